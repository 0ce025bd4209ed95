"""What goes into an edition: which events, and which quotations are the key ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from briefing.archive import Archive
from briefing.archive.views import ArticleRow, EventRow, QuotationRow, Scope
from briefing.model import instant
from briefing.settings import EditionSettings

_FEWEST_WORDS = 5
"""Shorter quotations are fragments: they say how something was called, not what somebody said of it."""


class Chosen(Struct, frozen=True, kw_only=True):
    """An event that goes in, with its articles of the period."""

    row: EventRow
    articles: tuple[ArticleRow, ...]
    """Copies not counted; earliest first."""
    copies: tuple[ArticleRow, ...]

    @property
    def outlets(self) -> int:
        """Number of outlets that reported it in the period."""
        return len({article.outlet for article in (*self.articles, *self.copies)})


def choose_events(archive: Archive, scope: Scope, articles: Sequence[ArticleRow]) -> tuple[list[Chosen], bool]:
    """The events of the period in the order of an edition, and whether the user chose them.

    The events that the user marked, or in which an article is marked, are what goes in; without a mark all may.
    Pinned events lead, then watched ones, then those that most outlets reported, with the most articles and quotations.
    """
    own: dict[str, list[ArticleRow]] = defaultdict(list)
    copied: dict[str, list[ArticleRow]] = defaultdict(list)
    here = {article.id for article in articles}
    for article in sorted(articles, key=_age):
        if article.event is not None:
            # The original may lie before the period or be excluded; then the copy stands for it.
            (copied if article.copy_of in here else own)[article.event].append(article)
    rows = [row for row in archive.events(scope) if own[row.id] or copied[row.id]]
    by_article = {article.event for article in articles if article.marked}
    marked = [row for row in rows if row.marked or row.id in by_article]
    events = [
        Chosen(
            row=row, articles=tuple(own[row.id] or copied[row.id]), copies=tuple(copied[row.id] if own[row.id] else ())
        )
        for row in marked or rows
    ]
    return sorted(events, key=_rank), bool(marked)


def key_quotations(
    archive: Archive, scope: Scope, events: Sequence[Chosen], settings: EditionSettings, preferred: Sequence[str]
) -> list[QuotationRow]:
    """The key quotations of the edition: those that the user marked, or else the best of each event in turn.

    Only words in quotation marks, not mere fragments, by somebody who is named and surely so; at most a few by each
    speaker, and only theirs where the user marked speakers. Weights compare within an event only, so the events take
    turns, the leading one first.
    """
    candidates = {event.row.id: _candidates(archive, scope, event.row.id, preferred) for event in events}
    marked = [row for event in events for row in candidates[event.row.id] if row.marked]
    if marked:
        return marked[: settings.key_quotations]
    heard = {speaker.id for speaker in archive.speakers(scope) if speaker.marked}
    picked: list[QuotationRow] = []
    by_speaker: Counter[str] = Counter()
    for row in _in_turn([candidates[event.row.id] for event in events]):
        speaker = row.speaker_id or row.speaker
        if speaker is None or (heard and row.speaker_id not in heard) or not _is_key(row, settings):
            continue
        if by_speaker[speaker] == settings.quotations_per_speaker:
            continue
        by_speaker[speaker] += 1
        picked.append(row)
        if len(picked) == settings.key_quotations:
            break
    return picked[: settings.key_quotations]


def _is_key(row: QuotationRow, settings: EditionSettings) -> bool:
    quotation = row.quotation
    sure = row.decided or quotation.confidence >= settings.uncertain_below
    return row.pinned or (sure and quotation.kind != "indirect" and len(quotation.text.split()) >= _FEWEST_WORDS)


def event_quotations(
    archive: Archive, scope: Scope, event: Chosen, preferred: Sequence[str], most: int
) -> list[QuotationRow]:
    """The best quotations of one event, no speaker with all of them as long as others spoke as well."""
    rows = [row for row in _candidates(archive, scope, event.row.id, preferred) if row.quotation.kind != "indirect"]
    by_speaker: dict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        by_speaker[row.speaker_id or row.speaker or ""].append(row)
    first = list(_in_turn(list(by_speaker.values())))[:most]
    return [row for row in rows if row in first]


def _candidates(archive: Archive, scope: Scope, event: str, preferred: Sequence[str]) -> list[QuotationRow]:
    within = msgspec.structs.replace(scope, event=event)
    rows = archive.quotations(within)
    return [_from_preferred(archive, within, row, preferred) for row in rows]


def _from_preferred(archive: Archive, scope: Scope, row: QuotationRow, preferred: Sequence[str]) -> QuotationRow:
    """The same words as printed by the first of the preferred outlets that carried them."""
    outlet = next((name for name in preferred if name in row.outlets), None)
    if outlet is None or outlet == row.outlet:
        return row
    there = archive.quotations(msgspec.structs.replace(scope, outlet=outlet, query=None))
    same = (
        other for other in there if other.quotation.text == row.quotation.text and other.speaker_id == row.speaker_id
    )
    found = next(same, None)
    if found is None:
        return row
    return msgspec.structs.replace(found, pinned=row.pinned, marked=row.marked)


def _in_turn(lists: Sequence[Sequence[QuotationRow]]) -> Iterator[QuotationRow]:
    for place in range(max(map(len, lists), default=0)):
        for rows in lists:
            if place < len(rows):
                yield rows[place]


def _rank(event: Chosen) -> tuple[object, ...]:
    row = event.row
    return (
        not row.pinned,
        not row.watched,
        -event.outlets,
        -len(event.articles),
        -row.quotations,
        row.id,
    )


def _age(article: ArticleRow) -> tuple[bool, float, str]:
    moment = instant(article.published)
    return (moment is None, moment.timestamp() if moment else 0.0, article.id)
