"""What the storyline of an event told before: the earlier articles of the events that it follows from."""

from __future__ import annotations

from datetime import datetime

from briefing.archive.archive import Archive
from briefing.archive.views import ArticleRow, Scope
from briefing.model import instant


def told_before(
    archive: Archive, event: str, storyline: str | None, until: datetime, *, excluded: bool = True
) -> list[ArticleRow]:
    """The articles of the storyline's other events that were published before a moment; none without a storyline.

    One without a date is nowhere in a storyline. With `excluded` False what the user excluded is left out.
    """
    if storyline is None:
        return []
    edge = until.isoformat()
    line = archive.events(Scope(storyline=storyline, until=edge, excluded=excluded))
    rows = (
        row
        for other in line
        if other.id != event
        for row in archive.article_rows(Scope(event=other.id, until=edge, excluded=excluded))
    )
    return [row for row in rows if (when := instant(row.published)) and when < until]
