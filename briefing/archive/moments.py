"""When things came and when somebody looked: what is new is new against one of these moments."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby, islice
from operator import itemgetter
from typing import Literal

import msgspec

from briefing.archive.connection import Connections
from briefing.archive.views import ArticleRow, EditionRow, Unread
from briefing.model import Article, first_and_last, instant

Kept = Literal["looked", "made"]
"""When a dashboard was left last, and when an edition was written last."""


def load(db: sqlite3.Connection, began: int) -> None:
    """Write down that a reading-in which brought articles began then."""
    db.execute("INSERT INTO loads VALUES (?) ON CONFLICT DO NOTHING", (began,))


def came_since(
    articles: Iterable[Article | ArticleRow], came: Mapping[str, datetime], since: datetime, *, arrived: bool = False
) -> frozenset[str]:
    """Ids of the articles that are new since a moment, which itself is the first that is new, as a period begins.

    An article counts by when it was published, or where that is not known by when it `came`; with `arrived` by that.
    """
    return frozenset(
        one.id for one in articles if (came[one.id] if arrived else instant(one.published) or came[one.id]) >= since
    )


_DAY = 24 * 60 * 60
"""Seconds for which it is kept what could not be read."""
_PART = re.compile(r"(?::|, entry )\d+$")


class Moments:
    """When things came to an archive, and when somebody looked. Every method raises ArchiveError where it cannot."""

    def __init__(self, connections: Connections, clock: Callable[[], datetime]) -> None:
        self._connections = connections
        self._clock = clock

    def last_load(self, event: str) -> datetime | None:
        """When the latest reading-in began that brought an article of this event."""
        newest = "SELECT max(added) FROM articles WHERE event = ?"
        with self._connections.reading() as db:
            (began,) = db.execute(f"SELECT max(began) FROM loads WHERE began <= ({newest})", (event,)).fetchone()
            return _moment(began)

    def arrivals(self, articles: Sequence[str]) -> dict[str, datetime]:
        """When each of these articles was read in."""
        wanted = "SELECT id, added FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        with self._connections.reading() as db:
            rows = db.execute(wanted, (msgspec.json.encode(list(articles)).decode(),))
            return {id: datetime.fromtimestamp(added, UTC) for id, added in rows}

    def store_unread(self, failures: Sequence[Unread]) -> None:
        """Keep what could not be read in this time, beside what could not be within the day before.

        What failed again stands at its newer time, and what has brought an article since is no longer among that; what
        was mended and brought nothing new stays until the day is over.
        """
        now = int(self._clock().timestamp())
        with self._connections.reading() as db:
            over = _over(db, now)
        if not failures and not over:
            return
        with self._connections.writing() as db:
            db.executemany("DELETE FROM unread WHERE n = ?", ((n,) for n in over))
            db.executemany("DELETE FROM unread WHERE path = ?", ((one.path,) for one in failures))
            rows = ((one.path, one.reason, one.hint, now) for one in failures)
            db.executemany("INSERT INTO unread (path, reason, hint, at) VALUES (?, ?, ?, ?)", rows)

    def unread(self) -> list[tuple[datetime, tuple[Unread, ...]]]:
        """What could not be read in, by when that was, the latest first; empty where all could be."""
        with self._connections.reading() as db:
            rows = db.execute("SELECT at, path, reason, hint FROM unread ORDER BY at DESC, n").fetchall()
        times = groupby(rows, key=itemgetter(0))
        return [(datetime.fromtimestamp(at, UTC), tuple(Unread(*told) for _, *told in kept)) for at, kept in times]

    def store_edition(self, path: str, title: str, since: str, until: str) -> None:
        """Remember that an edition was written, now, and where; one that was there before is no more."""
        with self._connections.writing() as db:
            self._keep(db, "made")
            row = (path, title, since, until, int(self._clock().timestamp()))
            db.execute("INSERT OR REPLACE INTO editions VALUES (?, ?, ?, ?, ?)", row)

    def editions(self, day: date | None = None, limit: int | None = None) -> list[EditionRow]:
        """The editions that were written, the last one first; with `day` those that cover it.

        An edition covers the days that it says on its first page, in the time zone that it was written in, whatever the
        zone of the settings is now.
        """
        wanted = "SELECT path, title, since, until, written FROM editions ORDER BY written DESC, path"
        with self._connections.reading() as db:
            rows = (
                EditionRow(path=path, title=title, since=begin, until=end, written=_text(written))
                for path, title, begin, end, written in db.execute(wanted)
            )
            return list(islice((row for row in rows if day is None or _covers(row, day)), limit))

    def keep(self, what: Kept) -> None:
        """Remember that somebody looked, or that an edition was written, now."""
        with self._connections.writing() as db:
            self._keep(db, what)

    def kept(self, what: Kept) -> datetime | None:
        """When somebody looked, or when an edition was written, the last time; None: never."""
        with self._connections.reading() as db:
            return _kept(db, what)

    def _keep(self, db: sqlite3.Connection, what: str) -> None:
        now = int(self._clock().timestamp())
        db.execute("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (what, now))


def _over(db: sqlite3.Connection, now: int) -> list[int]:
    """Numbers of what failed too long ago, and of the files (also by a part, "wire.jsonl:12") read in since."""
    kept = [(n, _file(path), at) for n, path, at in db.execute("SELECT n, path, at FROM unread")]
    files = msgspec.json.encode(sorted({file for _, file, _ in kept})).decode()
    newest = "SELECT path, max(added) FROM articles WHERE path IN (SELECT value FROM json_each(?)) GROUP BY path"
    came: dict[str, int] = dict(db.execute(newest, (files,))) if kept else {}
    return [n for n, file, at in kept if at <= now - _DAY or came.get(file, at) > at]


def _file(path: str) -> str:
    """The file of what could not be read, which may be a line or an entry of it."""
    return _PART.sub("", path)


def _covers(edition: EditionRow, day: date) -> bool:
    first, last = first_and_last(edition.since, edition.until)
    return first <= day <= last


def _kept(db: sqlite3.Connection, what: str) -> datetime | None:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (what,)).fetchone()
    return _moment(row[0]) if row else None


def _text(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
