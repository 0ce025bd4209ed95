"""A scope as a condition in SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing.archive.errors import ArchiveError
from briefing.archive.terms import article_match, quotation_match
from briefing.archive.views import Scope


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
    except ValueError as error:
        raise ArchiveError(f"{when!r} is not a date; write it like 2026-03-10 or 2026-03-10T06:30+00:00") from error
    return int((parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp())


def period(scope: Scope) -> tuple[int | None, int | None]:
    """The scope's first moment and the moment after its last."""
    return (
        moment(scope.since) if scope.since else None,
        moment(scope.until) if scope.until else None,
    )


def of_articles(scope: Scope, *, words: bool = True) -> Where:
    """What holds of an article `a` in the scope. `words` False leaves the query out."""
    where = Where()
    since, until = period(scope)
    if since is not None:
        where.add("a.moment >= ?", since)
    if until is not None:
        where.add("a.moment < ?", until)
    if scope.event is not None:
        where.add("a.event = ?", scope.event)
    if scope.article is not None:
        where.add("a.id = ?", scope.article)
    if scope.outlet is not None:
        where.add("a.outlet IS ?", scope.outlet or None)
    if scope.speaker is not None:
        where.add("a.n IN (SELECT article FROM quotations WHERE speaker = ?)", scope.speaker)
    if not scope.excluded:
        where.add("NOT a.excluded")
    if words and scope.query is not None:
        match = article_match(scope.query)
        if match is None:
            where.add("FALSE")
        else:
            where.add("a.n IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", match)
    return where


def of_quotations(scope: Scope) -> Where:
    """What holds of a quotation `q` in an article `a` in the scope."""
    where = of_articles(
        Scope(since=scope.since, until=scope.until, event=scope.event, article=scope.article, outlet=scope.outlet)
    )
    if not scope.excluded:
        where.add("NOT a.excluded AND NOT q.excluded")
    if scope.speaker is not None:
        where.add("q.speaker = ?", scope.speaker)
    if scope.article is None and scope.outlet is None:
        where.add("q.shown")
    if scope.query is not None:
        match = quotation_match(scope.query)
        if match is None:
            where.add("FALSE")
        else:
            where.add("q.n IN (SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?)", match)
    return where


def narrows(scope: Scope) -> bool:
    """Whether it chooses anything but all of the archive."""
    return scope != Scope(excluded=scope.excluded)
