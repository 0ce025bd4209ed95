"""What a known event has that the edition before could not have: articles, numbers that changed, new quotations."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from briefing.archive import Archive, quotation_id
from briefing.archive.earlier import told_before
from briefing.archive.moments import came_since
from briefing.archive.views import ArticleRow, Scope
from briefing.edition.selection import Chosen, Quotations
from briefing.events.news import Change, news
from briefing.model import Article, Extract, instant


class Tidings(Struct, frozen=True, kw_only=True):
    """What is new in an event."""

    articles: tuple[ArticleRow, ...]
    """New ones of the period, copies not counted."""
    earlier: tuple[ArticleRow, ...] = ()
    """What was there before, of it and of what it follows from: the only articles from before the period that an
    edition may point to."""
    changes: tuple[Change, ...] = ()
    corrections: tuple[Extract, ...] = ()
    unheard: frozenset[str] | None = None
    """Ids of the quotations that are new; None where nothing was told before, and all of them are."""


def _beside(archive: Archive, event: Chosen, since: datetime, until: str) -> list[Article]:
    """What the storyline's other events told in the meantime."""
    end = instant(until)
    assert end is not None
    rows = told_before(archive, event.row.id, event.row.storyline, end, excluded=False)
    return archive.articles([row.id for row in rows if (when := instant(row.published)) and when >= since])


def since(archive: Archive, event: Chosen, previous: datetime, until: str, quotations: Quotations) -> Tidings:
    """What is new in an event since the edition before was cut off and `until` the end of this one, beside what it and
    its storyline told before.

    Where they had told nothing, only its articles are.
    """
    came = archive.moments.arrivals([row.id for row in event.articles])
    fresh = came_since(event.articles, came, previous)
    new = tuple(row for row in event.articles if row.id in fresh)
    rows = archive.article_rows(Scope(event=event.row.id, until=previous.isoformat(), excluded=False))
    line = told_before(archive, event.row.id, event.row.storyline, previous, excluded=False)
    earlier = (*line, *(row for row in rows if row.id not in fresh))
    if not new or not earlier:
        return Tidings(articles=new, unheard=None if new else frozenset())
    said = {row.id: analysis.quotations for row in earlier if (analysis := archive.analysis(row.id))}
    words = [row for row in quotations.all_of(event) if row.quotation.article in fresh]
    for row in words:
        said[row.quotation.article] = (*said.get(row.quotation.article, ()), row.quotation)
    before, after = (archive.articles([row.id for row in some]) for some in (earlier, new))
    found = news(before, after, said, came, _beside(archive, event, previous, until))
    unheard = frozenset(quotation_id(one) for one in found.quotations)
    return Tidings(articles=new, earlier=earlier, changes=found.changes, corrections=found.corrections, unheard=unheard)
