"""Speakers as an edition prints them: full name and role at first mention, the short form after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.language.names import lexicon
from briefing.model import SpeakerKind

UNKNOWN = "Speaker not known"


def short_form(name: str, kind: SpeakerKind | None = "person") -> str:
    """The family name of a person, with its particles ("van der Meer"); the whole name of anybody else.

    Where the family name comes first, that one. A single word is its own short form.
    """
    words = name.split()
    lex = lexicon()
    while len(words) > 1 and words[-1].strip(",") in lex.suffixes:
        words = words[:-1]
    if kind != "person" or len(words) < 2:
        return name
    if words[0] in lex.family_first:
        return words[0]
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in lex.particles:
        first -= 1
    return " ".join(words[first:]).strip(",")


class Names:
    """Hands out names in the order in which an edition is read; `everybody` is all who will be named in it."""

    def __init__(self, everybody: Iterable[tuple[str, SpeakerKind | None]]) -> None:
        distinct = set(everybody)
        shared = Counter(short_form(name, kind) for name, kind in distinct)
        self._short = {name: form for name, kind in distinct if shared[form := short_form(name, kind)] == 1}
        self._met: set[str] = set()

    def next(self, name: str, role: str | None) -> tuple[str, str | None]:
        """Name and role as printed here: both whole the first time, then the short form where only one has it."""
        if name in self._met:
            return self._short.get(name, name), None
        self._met.add(name)
        return name, role
