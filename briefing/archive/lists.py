"""Windows of rows for panes, command line and editions: each is one indexed query."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from briefing.archive import store
from briefing.archive.scope import Where, narrows, of_articles, of_quotations, period
from briefing.archive.terms import article_match, folded
from briefing.archive.views import ArticleRow, Day, EventRow, OutletRow, QuotationRow, Scope, SpeakerRow

Kind = Literal["events", "speakers", "outlets", "articles", "quotations"]


def count(db: sqlite3.Connection, kind: Kind, scope: Scope) -> int:
    """How many rows the list of this kind has in the scope."""
    where, source = _COUNTED[kind](scope)
    if not where.conditions and kind == "articles":
        sql = "SELECT coalesce(sum(articles), 0) FROM outlets"
    else:
        sql = f"SELECT count(*) FROM {source} WHERE {where.sql}"
    counted: int = db.execute(sql, where.values).fetchone()[0]
    return counted


def events(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[EventRow]:
    """Pinned first, then the latest day, in it those with the most articles."""
    where = _of_events(scope)
    rows = db.execute(
        "SELECT e.id, coalesce(e.named, e.title), e.articles, e.copies, e.outlets, e.quotations, e.first, e.last, e.storyline,"
        f" e.pinned, e.marked, e.watched, e.excluded, e.place FROM events e WHERE {where.sql}"
        " ORDER BY e.pinned DESC, e.day DESC, e.articles DESC, e.last_moment DESC, e.id LIMIT ? OFFSET ?",
        (*where.values, _most(limit), offset),
    )
    return [
        EventRow(
            id=id,
            title=title,
            articles=articles,
            copies=copies,
            outlets=outlets,
            quotations=quotations,
            first=first,
            last=last,
            storyline=storyline,
            pinned=bool(pinned),
            marked=bool(marked),
            watched=bool(watched),
            excluded=bool(excluded),
            place=place,
        )
        for id, title, articles, copies, outlets, quotations, first, last, storyline, pinned, marked, watched, excluded, place in rows
    ]


def speakers(
    db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None, *, quoted: bool = True
) -> list[SpeakerRow]:
    """Watched and pinned first, then those with the most quotations; with `quoted` False those who are only mentioned."""
    where = _of_speakers(scope, quoted=quoted)
    figures, values = _speaker_figures(scope)
    rows = db.execute(
        f"SELECT s.id, coalesce(s.named, s.name), s.role, s.kind, {figures}, s.last, s.watched, s.pinned, s.marked, s.excluded"
        f" FROM speakers s WHERE {where.sql}"
        " ORDER BY s.watched DESC, s.pinned DESC, quotations DESC, s.last_moment DESC, s.name, s.id LIMIT ? OFFSET ?",
        (*values, *where.values, _most(limit), offset),
    )
    return [
        SpeakerRow(
            id=id,
            name=name,
            role=role,
            kind=kind,
            quotations=quotations,
            articles=articles,
            last=last,
            watched=bool(watched),
            pinned=bool(pinned),
            marked=bool(marked),
            excluded=bool(excluded),
        )
        for id, name, role, kind, quotations, articles, last, watched, pinned, marked, excluded in rows
    ]


def outlets(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[OutletRow]:
    """Those with the most articles first."""
    if narrows(scope):
        where = of_articles(scope)
        source, values = (
            f"SELECT outlet AS name, count(*) AS articles FROM articles a WHERE {where.sql} GROUP BY outlet",
            where.values,
        )
    else:
        source, values = "SELECT nullif(name, '') AS name, articles FROM outlets", []
    rows = db.execute(
        f"SELECT o.name, o.articles, (SELECT published FROM articles a WHERE a.outlet IS o.name AND published IS NOT NULL"
        f" ORDER BY moment DESC LIMIT 1) FROM ({source}) o ORDER BY o.articles DESC, o.name LIMIT ? OFFSET ?",
        (*values, _most(limit), offset),
    )
    return [OutletRow(name=name, articles=articles, last=last) for name, articles, last in rows]


def articles(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[ArticleRow]:
    """Latest first."""
    where = of_articles(scope)
    rows = db.execute(
        f"SELECT {ARTICLE_ROW} FROM articles a WHERE {where.sql} ORDER BY a.moment DESC, a.n DESC LIMIT ? OFFSET ?",
        (*where.values, _most(limit), offset),
    )
    return [article_row(row) for row in rows]


def quotations(db: sqlite3.Connection, scope: Scope, offset: int, limit: int | None) -> list[QuotationRow]:
    """Key quotations first. A statement that stands in several places of an event is one row with everyone who carried it,
    unless the scope is one article or one outlet."""
    where = of_quotations(scope)
    rows = db.execute(
        f"SELECT {_QUOTATION_ROW} FROM quotations q JOIN articles a ON a.n = q.article LEFT JOIN speakers s ON s.id = q.speaker"
        f" WHERE {where.sql} ORDER BY q.pinned DESC, q.weight DESC, q.moment DESC, q.n LIMIT ? OFFSET ?",
        (*where.values, _most(limit), offset),
    ).fetchall()
    return [_quotation_row(db, row) for row in rows]


def days(db: sqlite3.Connection, zone: tzinfo, limit: int | None) -> Iterator[Day]:
    """The days that have articles, latest first."""
    before = None
    for _ in range(limit if limit is not None else 1_000_000):
        (last,) = db.execute("SELECT max(moment) FROM articles WHERE (?1 IS NULL OR moment < ?1)", (before,)).fetchone()
        if last is None:
            return
        day = datetime.fromtimestamp(last, zone).date()
        start = datetime(day.year, day.month, day.day, tzinfo=zone)
        before = int(start.astimezone(UTC).timestamp())
        after = day + timedelta(days=1)
        end = int(datetime(after.year, after.month, after.day, tzinfo=zone).astimezone(UTC).timestamp())
        (number,) = db.execute(
            "SELECT count(*) FROM articles WHERE moment >= ? AND moment < ?", (before, end)
        ).fetchone()
        yield Day(date=day.isoformat(), articles=number)


ARTICLE_ROW = """
a.id, a.title, a.outlet, a.published, a.byline, a.url, a.quotations, a.copy_of, a.event, a.marked, a.pinned, a.excluded, a.path,
(SELECT count(*) FROM articles c WHERE c.event = a.event AND c.copy_of = a.id)
"""


def article_row(row: tuple[object, ...]) -> ArticleRow:
    """The row that the columns ARTICLE_ROW make."""
    names = (
        "id",
        "title",
        "outlet",
        "published",
        "byline",
        "url",
        "quotations",
        "copy_of",
        "event",
        "marked",
        "pinned",
        "excluded",
    )
    values = dict(zip((*names, "path", "copies"), row, strict=True))
    for flag in ("marked", "pinned", "excluded"):
        values[flag] = bool(values[flag])
    return ArticleRow(**values)  # type: ignore[arg-type]


_QUOTATION_ROW = """
q.id, q.detail, q.text, q.speaker, coalesce(s.named, s.name, q.name), s.role, q.decided, q.pinned, q.marked, q.excluded, q.statement,
a.outlet, a.published, a.url, a.title, a.event
"""


def _quotation_row(db: sqlite3.Connection, row: tuple[object, ...]) -> QuotationRow:
    id, detail, text, speaker_id, speaker, role, decided, pinned, marked, excluded, statement, *rest = row
    outlet, published, url, title, event = rest
    quoted = store.restore(detail, text)  # type: ignore[arg-type]
    carried = db.execute(
        "SELECT DISTINCT a.outlet FROM quotations q JOIN articles a ON a.n = q.article"
        " WHERE q.statement = ? AND a.event IS ? AND q.speaker IS ? AND a.outlet IS NOT NULL ORDER BY a.moment, a.n",
        (statement, event, speaker_id),
    )
    others = tuple(name for (name,) in carried if name != outlet)
    return QuotationRow(
        id=id,  # type: ignore[arg-type]
        quotation=quoted,
        speaker_id=speaker_id,  # type: ignore[arg-type]
        speaker=None if decided and speaker_id is None else speaker,  # type: ignore[arg-type]
        role=role if decided else quoted.role or role,  # type: ignore[arg-type]
        outlet=outlet,  # type: ignore[arg-type]
        published=published,  # type: ignore[arg-type]
        url=url,  # type: ignore[arg-type]
        title=title,  # type: ignore[arg-type]
        event=event,  # type: ignore[arg-type]
        outlets=((outlet, *others) if outlet else others),  # type: ignore[arg-type]
        pinned=bool(pinned),
        marked=bool(marked),
        excluded=bool(excluded),
        decided=bool(decided),
    )


def _of_events(scope: Scope) -> Where:
    where = Where()
    since, until = period(scope)
    only = Scope(since=scope.since, until=scope.until, excluded=scope.excluded)
    if scope == only and not (since is not None and until is not None):
        # An event that ends after `since` has an article after it, one that begins before `until` has one before it.
        if since is not None:
            where.add("e.last_moment >= ?", since)
        if until is not None:
            where.add("e.first_moment < ?", until)
    elif narrows(scope):
        inside = of_articles(scope, words=False)
        if inside.conditions:
            where.add(f"e.id IN (SELECT a.event FROM articles a WHERE {inside.sql})", *inside.values)
        if scope.query is not None:
            match = article_match(scope.query)
            found = "SELECT a.event FROM article_words w JOIN articles a ON a.n = w.rowid WHERE article_words MATCH ?"
            where.add("FALSE") if match is None else where.add(f"e.id IN ({found})", match)
    if not scope.excluded:
        where.add("NOT e.excluded")
    return where


def _of_speakers(scope: Scope, *, quoted: bool = True) -> Where:
    where = Where()
    if scope.speaker is not None:
        where.add("s.id = ?", scope.speaker)
    inside = _speaker_articles(scope)
    if inside.conditions:
        source = "quotations" if quoted else "appearances"
        where.add(
            f"s.id IN (SELECT v.speaker FROM articles a JOIN {source} v ON v.article = a.n WHERE {inside.sql})",
            *inside.values,
        )
    where.add("s.quotations > 0" if quoted else "s.quotations = 0 AND s.articles > 0")
    if scope.query is not None:
        _add_name_parts(where, scope.query)
    if not scope.excluded:
        where.add("NOT s.excluded")
    return where


def _speaker_articles(scope: Scope) -> Where:
    return of_articles(
        Scope(since=scope.since, until=scope.until, event=scope.event, article=scope.article, outlet=scope.outlet)
    )


def _speaker_figures(scope: Scope) -> tuple[str, list[object]]:
    inside = _speaker_articles(scope)
    if not inside.conditions:
        return "s.quotations AS quotations, s.articles", []
    source = f"FROM quotations q JOIN articles a ON a.n = q.article WHERE q.speaker = s.id AND {inside.sql}"
    one_place = scope.article is not None or scope.outlet is not None
    shown = "" if one_place else " AND q.shown"
    return (
        f"(SELECT count(*) {source}{shown}) AS quotations, (SELECT count(DISTINCT a.n) {source})",
        [*inside.values, *inside.values],
    )


def _add_name_parts(where: Where, query: str) -> None:
    parts = folded(query).split()
    if not parts:
        where.add("FALSE")
    for part in parts:
        if len(part) >= 3:
            where.add(
                "s.id IN (SELECT x.speaker FROM name_parts p JOIN names x ON x.n = p.rowid WHERE name_parts MATCH ?)",
                f'"{part}"',
            )
        else:
            where.add("s.id IN (SELECT speaker FROM names WHERE ' ' || folded LIKE ?)", f"% {part}%")


def _of_outlets(scope: Scope) -> Where:
    return of_articles(scope) if narrows(scope) else Where()


def _counted_outlets(scope: Scope) -> tuple[Where, str]:
    if not narrows(scope):
        return Where(), "outlets"
    inside = of_articles(scope)
    where = Where(values=inside.values)
    return where, f"(SELECT DISTINCT outlet FROM articles a WHERE {inside.sql})"


_COUNTED = {
    "events": lambda scope: (_of_events(scope), "events e"),
    "speakers": lambda scope: (_of_speakers(scope), "speakers s"),
    "outlets": _counted_outlets,
    "articles": lambda scope: (of_articles(scope), "articles a"),
    "quotations": lambda scope: (of_quotations(scope), "quotations q JOIN articles a ON a.n = q.article"),
}


def _most(limit: int | None) -> int:
    return -1 if limit is None else limit
