"""Which quotations of an article or of an event are one statement, and which of them is shown for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from briefing.model import Quotation


def quotation_id(quoted: Quotation) -> str:
    """Article and place: the same after an analysis that is made again."""
    return f"{quoted.article}:{quoted.start}-{quoted.end}"


def of(quotations: Sequence[Quotation]) -> list[tuple[str, bool]]:
    """For each quotation: the id of the one that is shown for its statement, and whether it is that one itself."""
    from briefing.quotes.statements import statements

    found = [("", False)] * len(quotations)
    for statement in statements(quotations):
        shown = quotation_id(quotations[statement.shown])
        for index in statement.indices:
            found[index] = shown, index == statement.shown
    return found


def refresh(db: sqlite3.Connection, events: Iterable[str]) -> None:
    """Find out again, in each of these events, which quotations are one statement."""
    for event in events:
        rows = db.execute(_QUOTATIONS, (event,)).fetchall()
        quotations = [
            Quotation(article=article, text=text, start=start, end=end, kind=kind, speaker=speaker, weight=weight)
            for _, _, _, article, text, start, end, kind, speaker, weight in rows
        ]
        db.executemany(
            "UPDATE quotations SET statement = ?, shown = ? WHERE n = ?",
            (
                (statement, shown, n)
                for (n, before, was_shown, *_), (statement, shown) in zip(rows, of(quotations), strict=True)
                if (before, bool(was_shown)) != (statement, shown)
            ),
        )


# Copies come last, so that an original is shown where the words are the same.
_QUOTATIONS = """
SELECT q.n, q.statement, q.shown, a.id, q.text, q.start, q."end", q.kind,
  CASE WHEN q.decided AND q.speaker IS NULL THEN NULL ELSE coalesce(s.named, s.name, q.name) END, q.weight
FROM articles a JOIN quotations q ON q.article = a.n LEFT JOIN speakers s ON s.id = q.speaker
WHERE a.event = ? ORDER BY a.copy_of IS NOT NULL, a.moment, a.n, q.start
"""
