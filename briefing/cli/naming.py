"""Which event, speaker or outlet a word on the command line names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.cli.shared import WrongUse
from briefing.edition.escaping import one_line

if TYPE_CHECKING:
    from briefing.archive import Archive
    from briefing.archive.naming import Names


def outlet_named(archive: Archive, wanted: str) -> str | None:
    """The one outlet that `wanted` names."""
    return named(wanted, lambda: {row.name: (row.name,) for row in archive.outlets() if row.name}, "outlet")


def speaker_named(archive: Archive, wanted: str | None) -> str | None:
    """The id of the one speaker that `wanted` names, by the name that lists show or by any other that was met."""
    from briefing.archive.naming import speaker_names

    return named(wanted, lambda: speaker_names(archive, archive.speakers()), "speaker")


def event_named(archive: Archive, wanted: str | None, since: str | None, until: str | None) -> str | None:
    """The id of the one event that `wanted` names, by the title that the list of the period shows or by that of all."""
    from briefing.archive.views import Scope

    def titles() -> Names:
        inside = archive.events(Scope(since=since, until=until)) if since or until else ()
        then = {row.id: row.title for row in inside}
        return {row.id: (then.get(row.id, row.title), row.title) for row in archive.events()}

    return named(wanted, titles, "event")


def named(wanted: str | None, names_of: Callable[[], Names], what: str) -> str | None:
    """The id of the one thing that `wanted` names, of those that `names_of` gives: see `briefing.archive.naming`.

    Raises WrongUse where there is none, or several.
    """
    if wanted is None:
        return None
    from briefing.archive.naming import meant

    names = names_of()
    found = meant(wanted, names)
    if len(found) == 1:
        return found[0]
    shown = {id: some[0] for id, some in names.items()}
    if found:
        several = "; ".join(id if shown[id] == id else f"{shown[id]} ({id})" for id in found[:5])
        give = "the whole name" if found[0] == shown[found[0]] else "the id"
        raise WrongUse(one_line(f"{wanted!r} fits more than one {what}: {several}. Give {give}."))
    from briefing.settings.errors import nearest

    raise WrongUse(one_line(f"there is no {what} {wanted!r}.{nearest(wanted, sorted(set(shown.values())))}"))
