"""Events as a part of the archive tells them: what of their rows is that of a period or an outlet alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from briefing.archive.scope import NEWEST, Where, of_place, period, shown
from briefing.archive.views import EventRow, Scope


def inside(db: sqlite3.Connection, rows: Sequence[EventRow], scope: Scope) -> list[EventRow]:
    """The rows with the figures, the last day and the title that they have inside the scope's period and outlet.

    What an outlet alone reported has the event's title; a day has none that comes from a later one.
    """
    where = of_place(msgspec.structs.replace(scope, event=None, article=None))
    if not rows or not where.conditions:
        return list(rows)
    told = _counted(db, rows, where, shown(scope))
    titles = _titles(db, rows, scope)
    return [msgspec.structs.replace(row, **told.get(row.id, {}), **titles.get(row.id, {})) for row in rows]


def _counted(
    db: sqlite3.Connection, rows: Sequence[EventRow], where: Where, once: Where
) -> dict[str, dict[str, object]]:
    """What lies inside, by event; a copy counts as one where its original lies there too."""
    figures = db.execute(
        "WITH here AS MATERIALIZED (SELECT a.n, a.id, a.event, a.outlet, a.copy_of, a.published, a.moment"
        f" FROM articles a WHERE a.event IN (SELECT value FROM json_each(?)) AND {where.sql})"
        " SELECT h.event, count(*) - count(o.n), count(o.n), count(DISTINCT h.outlet), sum((SELECT count(*)"
        f" FROM quotations q JOIN articles a ON a.n = q.article WHERE q.article = h.n AND {once.sql})),"
        f" h.published, {NEWEST.format('h')}"
        " FROM here h LEFT JOIN here o ON o.id = h.copy_of AND o.event = h.event GROUP BY h.event",
        (_ids([row.id for row in rows]), *where.values, *once.values),
    )
    return {id: dict(zip(_COUNTS, values, strict=True)) for id, *values, _ in figures}


_COUNTS = ("articles", "copies", "outlets", "quotations", "last")


def _titles(db: sqlite3.Connection, rows: Sequence[EventRow], scope: Scope) -> dict[str, dict[str, str]]:
    """The titles that the articles of the period give to those events that reach beyond it; not the user's own."""
    since, until = period(scope)
    beyond = Where()
    if since is not None:
        beyond.add("first_moment < ?", since)
    if until is not None:
        beyond.add("last_moment >= ?", until)
    if not beyond.conditions:
        return {}
    partly = db.execute(
        "SELECT id FROM events WHERE id IN (SELECT value FROM json_each(?)) AND named IS NULL"
        f" AND ({' OR '.join(beyond.conditions)})",
        (_ids([row.id for row in rows]), *beyond.values),
    )
    where = of_place(Scope(since=scope.since, until=scope.until, excluded=scope.excluded))
    packed = db.execute(
        "SELECT a.event, s.signature FROM articles a JOIN signatures s ON s.article = a.n"
        f" WHERE a.event IN (SELECT value FROM json_each(?)) AND {where.sql} ORDER BY a.event, a.moment, a.n",
        (_ids([id for (id,) in partly]), *where.values),
    )
    found = {event: _title(tuple(one for _, one in some)) for event, some in groupby(packed, key=lambda row: row[0])}
    return {event: {"title": title} for event, title in found.items() if title}


@lru_cache(maxsize=256)
def _title(signatures: tuple[bytes, ...]) -> str:
    """The best headline of these articles; kept, since a window is drawn again and again."""
    from briefing.archive import store
    from briefing.events.titles import title

    return title([store.signature.decode(one) for one in signatures])


def _ids(ids: Sequence[str]) -> str:
    return msgspec.json.encode(ids).decode()
