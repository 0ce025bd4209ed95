"""What in an edition is the user's doing, so that it can own up to it: what was pinned, chosen and left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from briefing.archive import Archive
from briefing.archive.views import QuotationRow, Scope
from briefing.edition.anatomy import ByHand
from briefing.edition.selection import Chosen


def pinned(events: Sequence[Chosen], quotations: Sequence[QuotationRow], printed: Collection[str]) -> ByHand:
    """What of an edition was pinned; of the quotations those that are printed (by their ids)."""
    return ByHand(
        events=sum(event.row.pinned for event in events),
        quotations=sum(row.pinned for row in quotations if row.id in printed),
    )


def left_out(archive: Archive, scope: Scope) -> ByHand:
    """What of a period was excluded, each by itself and not by what it belongs to."""
    if not any(one.kind == "exclude" for one in archive.decisions()):
        return ByHand()
    everything = replace(scope, excluded=True)
    events = {row.id for row in archive.events(everything) if row.excluded}
    articles = [row for row in archive.article_rows(everything) if row.event not in events]
    speakers = {row.id for row in archive.speakers(everything) if row.excluded}
    there = {row.id for row in articles if not row.excluded}
    quotations = [
        row
        for row in archive.quotations(everything)
        if row.excluded and row.quotation.article in there and row.speaker_id not in speakers
    ]
    return ByHand(
        events=len(events),
        articles=len(articles) - len(there),
        speakers=len(speakers),
        quotations=len(quotations),
    )


def leads(events: Sequence[Chosen]) -> bool:
    """Whether what is on the watchlist stands before something else that as many outlets reported."""
    free = [event for event in events if not event.row.pinned]
    watched, others = ({(e.standing, e.outlets) for e in free if e.row.watched == flag} for flag in (True, False))
    return not watched.isdisjoint(others)
