"""Whom articles of a period name and nobody quotes: people, each once, no reporters, places or things."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from itertools import islice

from msgspec.structs import replace

from briefing.archive import Archive
from briefing.archive.views import ArticleRow, Scope, SpeakerRow
from briefing.edition.anatomy import Mentioned
from briefing.edition.naming import is_somebody
from briefing.edition.roles import Roles
from briefing.edition.selection import Chosen
from briefing.edition.things import is_place, is_thing

_MOST = 12


def mentioned(
    archive: Archive,
    scope: Scope,
    articles: Sequence[ArticleRow],
    chosen: Sequence[Chosen],
    *,
    by_hand: bool,
    roles: Roles,
) -> tuple[Mentioned, ...]:
    """Those in the most of the period's `articles` first; only those of the `chosen` events, where these were chosen
    `by_hand`."""
    rows = archive.mentioned(scope)
    if by_hand:
        scopes = [replace(scope, event=event.row.id) for event in chosen]
        there = {row.id for one in scopes for row in archive.mentioned(one)}
        rows = [row for row in rows if row.id in there]
    authors = " ".join(row.byline or "" for row in articles)
    places = {event.row.place for event in chosen}
    people = [row for row in rows if row.kind == "person" and row.name not in authors and row.name not in places]
    known = [row for row in (*rows, *archive.speakers(scope)) if row.kind != "unnamed"]
    event_of = {article.id: article.event for article in articles}
    quoted = cache(partial(_quoted, archive, scope))
    met = cache(partial(_met, archive, scope))
    somebody = (
        row
        for row in people
        if is_somebody(row.name, row.role)
        and _is_named_once(row, known)
        and not _is_called_otherwise(row, met(row.name), event_of, quoted)
        and _is_somebody(row, met(row.name), archive)
    )
    return tuple(Mentioned(name=row.name, role=roles.of(row.id)) for row in islice(somebody, _MOST))


def _is_named_once(row: SpeakerRow, known: Collection[SpeakerRow]) -> bool:
    """Whether nobody else has a longer name that holds this one: "Sheikh Tariq" beside "Sheikh Tariq Al-Mansouri".

    A body's name may hold that of somebody who has a role: whom it is called after.
    """
    return not any(
        len(one.name) > len(row.name) and f" {row.name} " in f" {one.name} "
        for one in known
        if one.kind == "person" or row.role is None
    )


def _met(archive: Archive, scope: Scope, name: str) -> list[str]:
    """The articles of the period that have the name, or mean somebody by it."""
    met = (one.article for one in archive.meetings(name, scope))
    return list(dict.fromkeys([*met, *archive.standing(name, scope)]))


def _quoted(archive: Archive, scope: Scope, event: str) -> list[tuple[str, ...]]:
    """The names of the people who are quoted in an event, as names are compared."""
    from briefing.quotes.likeness import parts

    rows = archive.speakers(replace(scope, event=event))
    return [words for row in rows if row.kind == "person" and len(words := parts(row.name)) > 1]


def _is_called_otherwise(
    row: SpeakerRow,
    met: Collection[str],
    event_of: Mapping[str, str | None],
    quoted: Callable[[str], Sequence[tuple[str, ...]]],
) -> bool:
    """Whether somebody is quoted in the same event under another form of the name: “Emeka ‘Mex’ Olaitan-Byrne”."""
    from briefing.quotes.likeness import compare, parts

    events = {event for article in met if (event := event_of.get(article))}
    return any(compare(parts(row.name), name) != "different" for event in events for name in quoted(event))


def _is_somebody(row: SpeakerRow, met: Sequence[str], archive: Archive) -> bool:
    texts = [article.text for article in archive.articles(met)]
    return not is_thing(row.name, texts) and (row.role is not None or not is_place(row.name, texts))
