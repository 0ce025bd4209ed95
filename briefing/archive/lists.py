"""Windows of rows for panes, command line and editions.

Each is one query, whose order an index holds: what a window costs depends on the window, not on the archive. The inner
query finds the window in the index alone, the outer one reads the rows that are in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Literal

import msgspec

from briefing.archive import parts
from briefing.archive.scope import NEWEST, ROLE, Where, narrows, of_articles, of_place, of_quotations, period, shown
from briefing.archive.terms import folded, matching
from briefing.archive.views import ArticleRow, Day, EventRow, OutletRow, QuotationRow, Scope, SpeakerRow

Kind = Literal["events", "speakers", "outlets", "articles", "quotations"]

_FLAGS = ("pinned", "marked", "watched", "excluded", "decided")


def count(db: sqlite3.Connection, kind: Kind, scope: Scope) -> int:
    """How many rows the list of this kind has in the scope."""
    if kind == "articles" and not narrows(scope):
        sql, values = "SELECT coalesce(sum(articles), 0) FROM outlets", []
    else:
        source, where = _COUNTED[kind](db, scope)
        sql, values = f"SELECT count(*) FROM {source} WHERE {where.sql}", where.values
    counted: int = db.execute(sql, values).fetchone()[0]
    return counted


def events(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[EventRow]:
    """Pinned first, then the latest day, in it those with the most articles.

    Figures, last days and titles are those of the scope's period and outlet; the order and the first days are those of
    the whole events.
    """
    where = _of_events(db, scope)
    order = "e.pinned DESC, e.day DESC, e.articles DESC, e.last_moment DESC, e.id"
    rows = db.execute(
        "SELECT e.id, coalesce(e.named, e.title) AS title, e.articles, e.copies, e.outlets, e.quotations,"
        " e.first, e.last, e.storyline, e.pinned, e.marked, e.watched, e.excluded, e.place, e.terms FROM events e"
        f" WHERE e.rowid IN (SELECT e.rowid FROM events e WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?)"
        f" ORDER BY {order}",
        (*where.values, _most(limit), offset),
    )
    found = [EventRow(**{**values, "terms": tuple(msgspec.json.decode(values["terms"]))}) for values in named(rows)]
    return parts.inside(db, found, scope)


def speakers(
    db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None, *, quoted: bool = True
) -> list[SpeakerRow]:
    """Watched and pinned first, then those with the most quotations.

    With `quoted` False those who are mentioned in the scope, and not quoted there; in the most articles first.
    """
    source, where = _speakers_from(scope, quoted=quoted)
    quotations, articles, last = (f"{'f' if '(' in source else 's'}.{what}" for what in _FIGURES)
    rows = db.execute(
        f"SELECT s.id, coalesce(s.named, s.name) AS name, {ROLE}, s.kind, {quotations}, {articles}, {last} AS last,"
        f" s.watched, s.pinned, s.marked, s.excluded FROM {source} WHERE {where.sql}"
        f" ORDER BY s.watched DESC, s.pinned DESC, {quotations if quoted else articles} DESC, s.last_moment DESC,"
        " s.name, s.id"
        " LIMIT ? OFFSET ?",
        (*where.values, _most(limit), offset),
    )
    return [SpeakerRow(**values) for values in named(rows)]


_FIGURES = ("quotations", "articles", "last")


def outlets(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[OutletRow]:
    """Those with the most articles first."""
    where = Where()
    source = (
        "SELECT nullif(o.name, '') AS name, o.articles, (SELECT published FROM articles a"
        " WHERE a.outlet IS nullif(o.name, '') AND published IS NOT NULL ORDER BY moment DESC LIMIT 1) AS last"
        " FROM outlets o"
    )
    if narrows(scope):
        where = of_articles(db, scope)
        source = (
            f"SELECT outlet AS name, count(*) AS articles, published AS last, {NEWEST.format('a')}"
            f" FROM articles a WHERE {where.sql} GROUP BY outlet"
        )
    rows = db.execute(
        f"SELECT name, articles, last FROM ({source}) ORDER BY articles DESC, name LIMIT ? OFFSET ?",
        (*where.values, _most(limit), offset),
    )
    return [OutletRow(**values) for values in named(rows)]


def articles(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[ArticleRow]:
    """Latest first."""
    where = of_articles(db, scope)
    rows = db.execute(
        f"SELECT {ARTICLE_ROW} FROM articles a WHERE a.n IN (SELECT a.n FROM articles a WHERE {where.sql}"
        " ORDER BY a.moment DESC, a.n DESC LIMIT ? OFFSET ?) ORDER BY a.moment DESC, a.n DESC",
        (*where.values, _most(limit), offset),
    )
    return [article_row(values) for values in named(rows)]


def quotations(
    db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None, preferred: Sequence[str] = ()
) -> list[QuotationRow]:
    """Pinned and watched first, then by weight; a statement that stands in several places of an event is one row."""
    where = of_quotations(db, scope)
    order = "q.pinned DESC, q.watched DESC, q.weight DESC, q.moment DESC, q.n"
    rows = db.execute(
        f"SELECT {_QUOTATION_ROW} FROM quotations q JOIN articles a ON a.n = q.article"
        " LEFT JOIN speakers s ON s.id = q.speaker"
        f" WHERE q.n IN (SELECT q.n FROM {_quotations_from(where)} WHERE {where.sql} ORDER BY {order} LIMIT ? OFFSET ?)"
        f" ORDER BY {order}",
        (*where.values, _most(limit), offset),
    )
    found = _quotation_rows(db, rows)
    if not preferred or scope.outlet is not None or scope.article is not None:
        return found
    return [_as_preferred(db, row, scope, preferred) for row in found]


def _as_preferred(db: sqlite3.Connection, row: QuotationRow, scope: Scope, preferred: Sequence[str]) -> QuotationRow:
    """The same words of the same speaker as printed in the scope by the first of these outlets that carried them."""
    for outlet in preferred:
        if outlet == row.outlet:
            break
        if outlet in row.outlets:
            where = of_place(msgspec.structs.replace(scope, outlet=outlet))
            there = db.execute(
                f"SELECT {_QUOTATION_ROW} FROM quotations q JOIN articles a ON a.n = q.article"
                " LEFT JOIN speakers s ON s.id = q.speaker"
                f" WHERE q.statement = (SELECT statement FROM quotations WHERE id = ?) AND {where.sql}"
                " ORDER BY a.moment, q.n",
                (row.id, *where.values),
            )
            for other in _quotation_rows(db, there):
                if _the_same(other) == _the_same(row):
                    return other
    return row


def _the_same(row: QuotationRow) -> tuple[str | None, str, str]:
    return row.speaker_id, row.quotation.kind, folded(row.quotation.text)


def versions(db: sqlite3.Connection, id: str) -> list[QuotationRow]:
    """Every quotation that is the same statement as this one, the one that is shown first, then the earliest."""
    rows = db.execute(
        f"SELECT {_QUOTATION_ROW} FROM quotations q JOIN articles a ON a.n = q.article"
        " LEFT JOIN speakers s ON s.id = q.speaker"
        " WHERE q.statement = (SELECT statement FROM quotations WHERE id = ?) ORDER BY q.shown DESC, a.moment, q.n",
        (id,),
    )
    return _quotation_rows(db, rows)


def days(db: sqlite3.Connection, zone: tzinfo, limit: int | None) -> Iterator[Day]:
    """The days that have articles, latest first."""
    (last,) = db.execute("SELECT max(moment) FROM articles").fetchone()
    while last is not None and limit != 0:
        day = datetime.fromtimestamp(last, zone).date()
        begin, end = (
            int(datetime(at.year, at.month, at.day, tzinfo=zone).astimezone(UTC).timestamp())
            for at in (day, day + timedelta(days=1))
        )
        (number,) = db.execute(
            "SELECT count(*) FROM articles WHERE moment >= ? AND moment < ?", (begin, end)
        ).fetchone()
        yield Day(date=day.isoformat(), articles=number)
        (last,) = db.execute("SELECT max(moment) FROM articles WHERE moment < ?", (begin,)).fetchone()
        limit = None if limit is None else limit - 1


def newest_day(db: sqlite3.Connection, zone: tzinfo, now: int) -> str | None:
    """The day of the latest article whose date is known and has come; else the latest day that has any."""
    last = db.execute(
        "SELECT coalesce((SELECT max(moment) FROM articles WHERE published IS NOT NULL AND moment <= ?),"
        " (SELECT max(moment) FROM articles))",
        (now + _AHEAD,),
    ).fetchone()[0]
    return None if last is None else datetime.fromtimestamp(last, zone).date().isoformat()


_AHEAD = 86_400
"""Seconds by which a day is ahead somewhere else, or a clock is wrong."""
ARTICLE_ROW = """
a.id, a.title, a.outlet, a.published, a.byline, a.url, a.path, a.quotations, a.copy_of, a.event,
a.marked, a.pinned, a.excluded,
(SELECT count(*) FROM articles c WHERE c.event = a.event AND c.copy_of = a.id) AS copies
"""


def article_row(values: dict[str, Any]) -> ArticleRow:
    """The row that the columns ARTICLE_ROW make."""
    return ArticleRow(**values)


_QUOTATION_ROW = f"""
q.id, q.detail, q.text, q.speaker AS speaker_id, coalesce(s.named, s.name, q.name) AS speaker, {ROLE},
s.called, s.kind,
q.decided, q.pinned, q.marked, q.watched, q.excluded, q.statement,
a.outlet, a.published, a.url, a.title, a.event
"""


_DECIDED = "decided by the user"


def _quotation_rows(db: sqlite3.Connection, rows: sqlite3.Cursor) -> list[QuotationRow]:
    """The rows that the columns _QUOTATION_ROW make; of each statement the outlets are asked for once."""
    carriers: dict[str, list[str]] = {}
    found = []
    for values in list(named(rows)):
        statement = values.pop("statement")
        if statement not in carriers:
            carriers[statement] = [outlet for outlet, *_ in db.execute(_CARRIERS, (statement,))]
        found.append(_quotation_row(values, carriers[statement]))
    return found


_CARRIERS = """
SELECT a.outlet, min(a.moment), min(a.n) FROM quotations q JOIN articles a ON a.n = q.article
WHERE q.statement = ? AND a.outlet IS NOT NULL GROUP BY a.outlet ORDER BY 2, 3
"""


def _quotation_row(values: dict[str, Any], carried: Sequence[str]) -> QuotationRow:
    from briefing.archive import store

    quoted = store.restore(values.pop("detail"), values.pop("text"))
    kind = values.pop("kind")
    if values.pop("called") is not None:
        quoted = msgspec.structs.replace(quoted, role=values["role"])
    if values["decided"]:
        values["speaker"] = values["speaker"] if values["speaker_id"] else None
        quoted = msgspec.structs.replace(
            quoted, speaker=values["speaker"], role=values["role"], speaker_kind=kind, confidence=1.0, reason=_DECIDED
        )
    else:
        values["role"] = quoted.role or values["role"]
    outlet = values["outlet"]
    everyone = dict.fromkeys(([outlet] if outlet else []) + list(carried))
    return QuotationRow(quotation=quoted, outlets=tuple(everyone), **values)


def _of_events(db: sqlite3.Connection, scope: Scope) -> Where:
    where = Where(["e.articles > 0"])
    if not scope.excluded:
        where.add("NOT e.excluded")
        scope = msgspec.structs.replace(scope, excluded=True)
    if scope.storyline is not None:
        where.add("e.storyline = ?", scope.storyline)
        scope = msgspec.structs.replace(scope, storyline=None)
    since, until = period(scope)
    if scope == Scope(since=scope.since, until=scope.until) and None in (since, until):
        # An event that ends after `since` has an article after it, one that begins before `until` has one before it.
        if since is not None:
            where.add("e.last_moment >= ?", since)
        if until is not None:
            where.add("e.first_moment < ?", until)
        return where
    inside = of_place(scope)
    if scope.speaker is not None:
        inside.add("a.n IN (SELECT article FROM quotations WHERE speaker = ?)", scope.speaker)
    if scope.query is not None:
        match = matching(db, "article_words", scope.query)
        found = "a.n IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"
        inside.add("FALSE") if match is None else inside.add(found, match)
    if inside.conditions:
        where.add(f"e.id IN (SELECT a.event FROM articles a WHERE {inside.sql})", *inside.values)
    return where


def _speakers_from(scope: Scope, *, quoted: bool = True) -> tuple[str, Where]:
    """The speakers `s` in the scope, with their figures `f` in it where it is not the whole archive."""
    where = Where()
    if scope.speaker is not None:
        where.add("s.id = ?", scope.speaker)
    if scope.query is not None:
        _add_name_parts(where, scope.query)
    if not scope.excluded:
        where.add("NOT s.excluded")
    inside = of_place(scope)
    if not of_place(msgspec.structs.replace(scope, excluded=True)).conditions:
        where.add("s.quotations > 0" if quoted else "s.quotations = 0 AND s.articles > 0")
        return "speakers s", where
    once = shown(scope) if quoted else Where()
    counted = f"sum({once.sql})" if quoted else "0"
    figures = (
        f"SELECT q.speaker, {counted} AS quotations, count(DISTINCT a.n) AS articles,"
        f" a.published AS last, {NEWEST.format('a')} FROM articles a"
        f" JOIN {'quotations' if quoted else 'appearances'} q ON q.article = a.n WHERE {inside.sql} GROUP BY q.speaker"
    )
    if not quoted:
        here = f"SELECT q.speaker FROM articles a JOIN quotations q ON q.article = a.n WHERE {inside.sql}"
        where.add(f"s.id NOT IN ({here} AND q.speaker IS NOT NULL)", *inside.values)
    where.values[:0] = [*once.values, *inside.values]
    return f"({figures}) f JOIN speakers s ON s.id = f.speaker", where


def _add_name_parts(where: Where, query: str) -> None:
    parts = folded(query).split()
    if not parts:
        where.add("FALSE")
    for part in parts:
        if len(part) >= 3:
            found = "SELECT x.speaker FROM name_parts p JOIN names x ON x.n = p.rowid WHERE name_parts MATCH ?"
            where.add(f"s.id IN ({found})", f'"{part}"')
        else:
            where.add("s.id IN (SELECT speaker FROM names WHERE ' ' || folded LIKE ?)", f"% {part}%")


def _counted_outlets(db: sqlite3.Connection, scope: Scope) -> tuple[str, Where]:
    if not narrows(scope):
        return "outlets", Where()
    inside = of_articles(db, scope)
    return f"(SELECT DISTINCT outlet FROM articles a WHERE {inside.sql})", Where(values=inside.values)


def _counted_quotations(db: sqlite3.Connection, scope: Scope) -> tuple[str, Where]:
    where = of_quotations(db, scope)
    return _quotations_from(where), where


_COUNTED: dict[Kind, Callable[[sqlite3.Connection, Scope], tuple[str, Where]]] = {
    "events": lambda db, scope: ("events e", _of_events(db, scope)),
    "speakers": lambda db, scope: _speakers_from(scope),
    "outlets": _counted_outlets,
    "articles": lambda db, scope: ("articles a", of_articles(db, scope)),
    "quotations": _counted_quotations,
}


def _quotations_from(where: Where) -> str:
    return "quotations q JOIN articles a ON a.n = q.article" if "a." in where.sql else "quotations q"


def named(rows: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    """Rows by the names of their columns, flags as truth values."""
    names = [column[0] for column in rows.description]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        for flag in _FLAGS:
            if flag in values:
                values[flag] = bool(values[flag])
        yield values


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit
