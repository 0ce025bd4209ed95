"""A scope as conditions in SQL."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from briefing.archive.errors import ArchiveError
from briefing.archive.terms import any_of, folded, known_spellings, matching
from briefing.archive.views import Scope

NEWEST = "max(CASE WHEN {0}.published IS NOT NULL THEN {0}.moment END)"
"""The moment of a group's newest dated article; beside max() SQLite gives the other columns from that row."""

ROLE = "CASE WHEN s.called IS NULL THEN s.role ELSE nullif(s.called, '') END AS role"
"""What a speaker `s` is called: by the user, else by the articles."""


@dataclass
class Where:
    """Conditions that hold together, with the values that they ask for."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One condition more."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The conditions, to stand after WHERE."""
        return " AND ".join(self.conditions) or "TRUE"


def moment(when: str) -> int:
    """Seconds since 1970 of a day's beginning or a moment, ISO 8601; UTC where it has no zone. Raises ArchiveError."""
    try:
        parsed = datetime.fromisoformat(when)
        return int((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError) as error:
        raise ArchiveError(f"{when!r} is not a date; write it like 2026-03-10 or 2026-03-10T06:30+00:00") from error


def period(scope: Scope) -> tuple[int | None, int | None]:
    """The scope's first moment and the moment after its last."""
    return (
        moment(scope.since) if scope.since else None,
        moment(scope.until) if scope.until else None,
    )


def of_place(scope: Scope, a: str = "a") -> Where:
    """What period, event, outlet and article of the scope say of the article `a`."""
    where = Where()
    since, until = period(scope)
    if since is not None:
        where.add(f"{a}.moment >= ?", since)
    if until is not None:
        where.add(f"{a}.moment < ?", until)
    if scope.event is not None:
        where.add(f"{a}.event = ?", scope.event)
    if scope.article is not None:
        where.add(f"{a}.id = ?", scope.article)
    if scope.outlet is not None:
        where.add(f"{a}.outlet IS ?", scope.outlet or None)
    if not scope.excluded:
        where.add(f"NOT {a}.excluded AND NOT EXISTS (SELECT 1 FROM events x WHERE x.id = {a}.event AND x.excluded)")
    return where


def of_articles(db: sqlite3.Connection, scope: Scope) -> Where:
    """What holds of an article `a` in the scope."""
    where = of_place(scope)
    if scope.speaker is not None:
        where.add("a.n IN (SELECT article FROM quotations WHERE speaker = ?)", scope.speaker)
    if scope.query is not None:
        match = matching(db, "article_words", scope.query)
        if match is None:
            where.add("FALSE")
        else:
            where.add("a.n IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", match)
    if scope.bearer is not None:
        _add_bearer(db, where, scope.bearer)
    return where


def _add_bearer(db: sqlite3.Connection, where: Where, name: str) -> None:
    """That `a` has this name, or is one in which somebody speaks or is told of who bears it."""
    if not folded(name):
        where.add("FALSE")
        return
    held = f"{{title text}} : {any_of(known_spellings(db, 'article_words', name))}"
    query, values = bearers(name)
    where.add(
        "(a.n IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"
        f" OR a.n IN (SELECT article FROM appearances WHERE speaker IN ({query})"
        f" UNION SELECT article FROM quotations WHERE speaker IN ({query})))",
        held,
        *values,
        *values,
    )


_INDEXED = 3
"""Letters from which the index of names finds a part of one."""


def bearers(name: str) -> tuple[str, tuple[str, ...]]:
    """The query for the speakers one of whose names holds `name`, whatever titles stand around it, and its values."""
    words = folded(name)
    query = "SELECT x.speaker FROM names x WHERE ' ' || x.folded || ' ' LIKE ?"
    if len(words) < _INDEXED:
        return query, (f"% {words} %",)
    return (
        f"{query} AND x.n IN (SELECT rowid FROM name_parts WHERE name_parts MATCH ?)",
        (f"% {words} %", f'"{words}"'),
    )


def of_quotations(db: sqlite3.Connection, scope: Scope) -> Where:
    """What holds of a quotation `q` in an article `a` in the scope; without words of `a` where the scope has none."""
    where = of_place(scope)
    if not scope.excluded:
        where.add(_WANTED.format(q="q"))
    if scope.speaker is not None:
        where.add("q.speaker = ?", scope.speaker)
    match = matching(db, "quotation_words", scope.query) if scope.query is not None else None
    if match is not None:
        where.add(_WITH_WORDS.format(q="q"), match)
    elif scope.query is not None:
        where.add("FALSE")
    once = shown(scope, match)
    where.add(once.sql, *once.values)
    return where


def shown(scope: Scope, match: str | None = None) -> Where:
    """That a quotation `q` in an article `a` stands for its statement: in one event a statement is shown once.

    In one article or outlet, all of them are shown. Where the scope, or what `match` looks for, leaves out the place
    from which the statement is shown otherwise, the weightiest of the places in the scope takes over.
    """
    if scope.article is not None or scope.outlet is not None:
        return Where(["TRUE"])
    if scope.since is None and scope.until is None and scope.excluded and match is None:
        return Where(["q.shown"])
    inside = of_place(msgspec.structs.replace(scope, event=None), "b")
    if not scope.excluded:
        inside.add(_WANTED.format(q="r"))
    if match is not None:
        inside.add("+" + _WITH_WORDS.format(q="r"), match)  # by its statement, not by all that has the words
    return Where([_SHOWN_INSTEAD.format(inside=inside.sql)], inside.values)


_WITH_WORDS = "{q}.n IN (SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?)"
_WANTED = "NOT {q}.excluded AND NOT EXISTS (SELECT 1 FROM speakers x WHERE x.id = {q}.speaker AND x.excluded)"

_SHOWN_INSTEAD = """
(q.shown OR NOT EXISTS (
  SELECT 1 FROM quotations r JOIN articles b ON b.n = r.article
  WHERE r.statement = q.statement AND {inside}
    AND (r.shown > q.shown OR (r.shown = q.shown AND (r.weight, -r.moment, -r.n) > (q.weight, -q.moment, -q.n)))
))
"""


def narrows(scope: Scope) -> bool:
    """Whether it chooses anything but all of the archive."""
    return scope != Scope()
