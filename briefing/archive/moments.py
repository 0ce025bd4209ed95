"""When things came and when somebody looked: what is new is new against one of these moments."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from briefing.archive.views import Unread

Kept = Literal["looked", "made"]
"""When a dashboard was left last, and when an edition was written last."""


def load(db: sqlite3.Connection, began: int) -> None:
    """Write down that a reading-in which brought articles began then."""
    db.execute("INSERT INTO loads VALUES (?) ON CONFLICT DO NOTHING", (began,))


def last_load(db: sqlite3.Connection, event: str) -> datetime | None:
    """When the latest reading-in began that brought an article of this event."""
    (began,) = db.execute(
        "SELECT max(began) FROM loads WHERE began <= (SELECT max(added) FROM articles WHERE event = ?)", (event,)
    ).fetchone()
    return _moment(began)


def arrivals(db: sqlite3.Connection, articles: Sequence[str]) -> dict[str, datetime]:
    """When each of these articles was read in."""
    rows = db.execute(
        "SELECT id, added FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(articles)),)
    )
    return {id: datetime.fromtimestamp(added, UTC) for id, added in rows}


def replace_unread(db: sqlite3.Connection, failures: Sequence[Unread], now: int) -> None:
    """Put what could not be read this time in the place of what could not be the time before."""
    db.execute("DELETE FROM unread")
    db.executemany(
        "INSERT INTO unread (path, reason, hint) VALUES (?, ?, ?)",
        ((one.path, one.reason, one.hint) for one in failures),
    )
    keep(db, "unread", now)


def unread(db: sqlite3.Connection) -> tuple[Unread, ...]:
    """What could not be read in the last time."""
    return tuple(Unread(*row) for row in db.execute("SELECT path, reason, hint FROM unread ORDER BY n"))


def keep(db: sqlite3.Connection, what: Kept | Literal["unread"], now: int) -> None:
    """Remember that this was done now."""
    db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (what, now))


def kept(db: sqlite3.Connection, what: Kept | Literal["unread"]) -> datetime | None:
    """When this was done last; None: never."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (what,)).fetchone()
    return _moment(row[0]) if row else None


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
