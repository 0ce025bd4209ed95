"""Which event, speaker or outlet a word on the command line names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.cli.shared import WrongUse
from briefing.edition.escaping import one_line

if TYPE_CHECKING:
    from briefing.archive import Archive


def outlet_named(archive: Archive, wanted: str) -> str | None:
    """The one outlet that `wanted` names."""
    return named(wanted, lambda: {row.name: (row.name,) for row in archive.outlets() if row.name}, "outlet")


def speaker_named(archive: Archive, wanted: str | None) -> str | None:
    """The id of the one speaker that `wanted` names, by the name that lists show or by any other that was met."""

    def names() -> dict[str, tuple[str, ...]]:
        others = archive.names()
        return {row.id: (row.name, *others.get(row.id, ())) for row in archive.speakers()}

    return named(wanted, names, "speaker")


def event_named(archive: Archive, wanted: str | None, since: str | None, until: str | None) -> str | None:
    """The id of the one event that `wanted` names, by the title that the list of the period shows or by that of all."""
    from briefing.archive.views import Scope

    def titles() -> dict[str, tuple[str, ...]]:
        inside = archive.events(Scope(since=since, until=until)) if since or until else ()
        then = {row.id: row.title for row in inside}
        return {row.id: (then.get(row.id, row.title), row.title) for row in archive.events()}

    return named(wanted, titles, "event")


def named(wanted: str | None, names_of: Callable[[], dict[str, tuple[str, ...]]], what: str) -> str | None:
    """The id of the one thing that `wanted` names: by id, by name, or by a part of it that only one has.

    `names_of` gives the names by id, that which lists show first; the others count where no shown one fits.
    Case, accents and punctuation do not count, unless two names differ in nothing else.

    Raises WrongUse where there is none, or several.
    """
    if wanted is None:
        return None
    names = names_of()
    if wanted in names:
        return wanted
    from briefing.archive.terms import folded

    printed, plain = wanted.casefold(), folded(wanted)

    def fitting(known: dict[str, tuple[str, ...]]) -> list[str]:
        each = [(id, name.casefold(), folded(name)) for id, some in known.items() for name in some]
        exact = [id for id, name, _ in each if name == printed]
        alike = [id for id, _, name in each if plain and name == plain]
        partly = [id for id, name, bare in each if printed in name or (plain and plain in bare)]
        return list(dict.fromkeys(exact or alike or partly))

    shown = {id: some[0] for id, some in names.items()}
    found = fitting({id: (name,) for id, name in shown.items()}) or fitting(names)
    if len(found) == 1:
        return found[0]
    if found:
        several = "; ".join(id if shown[id] == id else f"{shown[id]} ({id})" for id in found[:5])
        give = "the whole name" if found[0] == shown[found[0]] else "the id"
        raise WrongUse(one_line(f"{wanted!r} fits more than one {what}: {several}. Give {give}."))
    from briefing.settings.errors import nearest

    raise WrongUse(one_line(f"there is no {what} {wanted!r}.{nearest(wanted, sorted(set(shown.values())))}"))
