"""Whom articles of a period name and nobody quotes: people, each once, no reporters, places or things."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
    known = [row.name for row in (*people, *archive.speakers(scope)) if row.kind == "person"]
    somebody = (row for row in people if _is_named_once(row, known) and _is_somebody(row, archive, scope))
    return tuple(Mentioned(name=row.name, role=roles.of(row.id)) for row in islice(somebody, _MOST))


def _is_named_once(row: SpeakerRow, known: Collection[str]) -> bool:
    """Whether nobody else has a longer name that holds this one: "Sheikh Tariq" beside "Sheikh Tariq Al-Mansouri"."""
    return not any(len(name) > len(row.name) and f" {row.name} " in f" {name} " for name in known)


def _is_somebody(row: SpeakerRow, archive: Archive, scope: Scope) -> bool:
    if not is_somebody(row.name, row.role):
        return False
    met = [one.article for one in archive.meetings(row.name, scope)]
    texts = [article.text for article in archive.articles(met)]
    return not is_thing(row.name, texts) and (row.role is not None or not is_place(row.name, texts))
