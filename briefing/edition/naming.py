"""Speakers as an edition prints them: full name and role at first mention, the short form after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.lexicon import is_given, is_initial
from briefing.language.names import lexicon
from briefing.model import Slice, SpeakerKind

UNKNOWN = "Speaker not known"


class Named(Struct, frozen=True):
    """Somebody who will be named: full name, kind, and every form of the name that the articles print."""

    name: str
    kind: SpeakerKind = "person"
    forms: tuple[str, ...] = ()


def short_form(name: str, kind: SpeakerKind | None = "person") -> str:
    """The family name of a person, with its particles ("van der Meer"); the whole name of anybody else.

    Where the family name comes first, that one. A single word is its own short form.
    """
    words = _without_suffix(name)
    if kind != "person" or len(words) < 2:
        return name
    if words[0] in lexicon().family_first:
        return words[0]
    return " ".join(words[_family(words) :]).strip(",")


def called(one: Named) -> str:
    """What somebody is called after the first mention: as the articles do, else by the family name where it is clear.

    Printed forms tell what no rule knows: “Quintanilla” of Pilar Quintanilla Arroyuelo, “Dame Honor” of Dame Honor
    Wexcombe. Where nothing is printed and the name may be read in two ways, it stays whole.
    """
    words = _without_suffix(one.name)
    if one.kind != "person" or len(words) < 2:
        return one.name
    places = [place for form in one.forms if (place := _place(form.split(), words)) is not None]
    honoured = words[0] in lexicon().called_by
    if honoured and (0, 2) in places and len(words) > 2:
        return " ".join(words[:2])
    tails = [start for start, end in places if end == len(words) and start > honoured]
    if tails:
        return " ".join(words[min(tails) :]).strip(",")
    for start, end in places:
        if start >= honoured and not is_given(words[start]):
            return " ".join(words[start:end]).strip(",")
    return short_form(one.name) if _is_clear(words[honoured:]) else one.name


def is_somebody(name: str, role: str | None = None) -> bool:
    """Whether it is surely the name of a person: two words or more with a given name, a form of address or a role.

    Of words that only look like a name, and of what ends or begins as places do, a list of people does better without.
    """
    words, lex = _without_suffix(name), lexicon()
    if len(words) < 2 or any(word in lex.body_words for word in words[1:-1]):
        return False
    if words[-1] in lex.never_surnames or words[-1] in _no_persons() or all(word in lex.places for word in words):
        return False
    if words[0] in lex.place_heads and not is_given(words[0]) and not role:
        return False
    if role and role.split()[-1].casefold() not in lex.particles:
        return True
    initial = is_initial(words[0]) and words[0].casefold() not in lex.particles  # "Ó Dálaigh" is a surname
    return words[0] in lex.called_by or is_given(words[0]) or initial or is_given(words[-1])


@cache
def _no_persons() -> frozenset[str]:
    return frozenset(load("briefing.edition", "naming.yaml")["no_persons"].split())


def is_told_in_first_person(source: str) -> bool:
    """Whether a source without a name is called as only its article can call it: "My grandfather", of a columnist."""
    first, _, rest = source.casefold().partition(" ")
    return bool(rest) and first in _whose()


@cache
def _whose() -> frozenset[str]:
    return frozenset(load("briefing.edition", "naming.yaml")["whose"].split())


def as_printed(name: str, source: Slice | None) -> str:
    """A name; for a body that has only a common noun (“council”) what the article prints, with a capital."""
    if not name[:1].islower() or source is None or not source.text.endswith(f" {name}"):
        return name
    return source.text[0].upper() + source.text[1:]


def _without_suffix(name: str) -> list[str]:
    words = name.split()
    while len(words) > 1 and words[-1].strip(",") in lexicon().suffixes:
        words = words[:-1]
    return words


def _family(words: Sequence[str]) -> int:
    """Where the family name begins that stands last."""
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in lexicon().particles:
        first -= 1
    return first


def _place(form: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """Where the words of a shorter form stand in the name; None where they do not, or are all of it."""
    wanted, whole = [[word.casefold() for word in some] for some in (form, words)]
    if not wanted or len(wanted) >= len(whole):
        return None
    starts = range(len(whole) - len(wanted) + 1)
    found = next((start for start in starts if whole[start : start + len(wanted)] == wanted), None)
    return None if found is None else (found, found + len(wanted))


def _is_clear(words: Sequence[str]) -> bool:
    """Whether a rule can tell which words are the family name."""
    if len(words) < 2 or words[0] in lexicon().family_first:
        return True
    if len(words) == 2:
        return is_given(words[0]) or not is_given(words[1])
    return all(is_given(word) or is_initial(word) for word in words[1 : _family(words)])


class Names:
    """Hands out names in the order in which an edition is read; `everybody` is all who will be named in it."""

    def __init__(self, everybody: Iterable[Named]) -> None:
        self._short: dict[str, str] = {}
        self._met: set[str] = set()
        distinct = list({one.name: one for one in everybody}.values())
        parts = {one.name: {word.casefold() for word in one.name.split()} for one in distinct}
        for one in distinct:
            form = called(one)
            own = {word.casefold() for word in form.split()}
            if not any(own <= parts[other.name] for other in distinct if other is not one):
                self._short[one.name] = form

    def next(self, name: str, role: str | None) -> tuple[str, str | None]:
        """Name and role as printed here: both whole the first time, then the short form where only one has it."""
        if name in self._met:
            return self._short.get(name, name), None
        self._met.add(name)
        return name, role
