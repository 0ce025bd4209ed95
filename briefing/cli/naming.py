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
    return named(wanted, lambda: {row.name: row.name for row in archive.outlets() if row.name}, "outlet")


def named(wanted: str | None, names_of: Callable[[], dict[str, str]], what: str) -> str | None:
    """The id of the one thing that `wanted` names: by id, by name, or by a part of it that only one has.

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
    exact = [id for id, name in names.items() if name.casefold() == printed]
    alike = [id for id, name in names.items() if plain and folded(name) == plain]
    partly = [id for id, name in names.items() if printed in name.casefold() or (plain and plain in folded(name))]
    found = exact or alike or partly
    if len(found) == 1:
        return str(found[0])
    if found:
        several = "; ".join(names[id] if names[id] == id else f"{names[id]} ({id})" for id in found[:5])
        give = "the whole name" if found[0] == names[found[0]] else "the id"
        raise WrongUse(one_line(f"{wanted!r} fits more than one {what}: {several}. Give {give}."))
    from briefing.settings.errors import nearest

    raise WrongUse(one_line(f"there is no {what} {wanted!r}.{nearest(wanted, sorted(set(names.values())))}"))
