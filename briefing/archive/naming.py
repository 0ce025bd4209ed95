"""Which of the things that have names somebody means who types a name, or a part of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.archive.terms import folded

if TYPE_CHECKING:
    from briefing.archive import Archive, SpeakerRow

Names = dict[str, tuple[str, ...]]
"""The names of things by id, that which lists show first."""


def speaker_names(archive: Archive, rows: Iterable[SpeakerRow]) -> Names:
    """The names of these speakers: the one that lists show, then every other that was met."""
    others = archive.names()
    return {row.id: (row.name, *others.get(row.id, ())) for row in rows}


def meant(wanted: str, names: Names) -> list[str]:
    """The ids of what `wanted` may mean: by id, by name, or by a part of it that opens a word.

    The names not shown count where no shown one fits. Case, accents and punctuation do not count, unless two names
    differ in nothing else.
    """
    if wanted in names:
        return [wanted]
    return _fitting(wanted, {id: some[:1] for id, some in names.items()}) or _fitting(wanted, names)


def _fitting(wanted: str, names: Names) -> list[str]:
    printed, plain = wanted.casefold(), folded(wanted)
    each = [(id, name.casefold(), folded(name)) for id, some in names.items() for name in some]
    exact = [id for id, name, _ in each if name == printed]
    alike = [id for id, _, name in each if plain and name == plain]
    partly = [id for id, name, bare in each if f" {printed}" in f" {name}" or (plain and f" {plain}" in f" {bare}")]
    return list(dict.fromkeys(exact or alike or partly))
