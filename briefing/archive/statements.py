"""Which quotations of an article or of an event are one statement, and which of them is shown for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from briefing.archive import versions
from briefing.archive.decisions import Replay
from briefing.archive.views import quotation_id
from briefing.model import Quotation


def of(quotations: Sequence[Quotation], sure: Collection[int] = ()) -> list[tuple[str, bool]]:
    """For each quotation: the id of the one that is shown for its statement, and whether it is that one itself.

    Of those at the indices `sure` it is certain who spoke.
    """
    from briefing.quotes.statements import statements

    found = [("", False)] * len(quotations)
    for statement in statements(quotations, sure):
        shown = quotation_id(quotations[statement.shown])
        for index in statement.indices:
            found[index] = shown, index == statement.shown
    return found


def refresh(db: sqlite3.Connection, events: Iterable[str], done: Replay) -> set[str]:
    """Find out again, in each of these events, which quotations are one statement, with what was decided on it.

    Returns the speakers who have other words than before.
    """
    touched: set[str] = set()
    decided = versions.attributed(db, done)
    flagged = any(object == "quotation" for object, _ in done.flags)
    renewed: list[list[str]] = []
    for event in events:
        rows = versions.of_event(db, event)
        touched |= versions.attribute(db, rows, decided)
        found = of([row.quotation for row in rows], {index for index, row in enumerate(rows) if row.decided})
        db.executemany(
            "UPDATE quotations SET statement = ?, shown = ? WHERE n = ?",
            (
                (statement, shown, row.n)
                for row, (statement, shown) in zip(rows, found, strict=True)
                if (row.statement, row.shown) != (statement, shown)
            ),
        )
        if flagged:
            renewed.append([quotation_id(row.quotation) for row in rows])
    for quotations in renewed:  # only now does every quotation stand in the statement that it is of
        versions.flag(db, quotations, done)
    return touched
