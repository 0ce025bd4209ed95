"""Places that a text names: known ones from a list, others by a dateline or by the preposition before them."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct, structs

from briefing.language.data import load
from briefing.language.dates import english_months
from briefing.language.lexicon import lexicon
from briefing.language.words import fold

_CAPITALISED = r"[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+|[’'](?!s\b)[^\W\d_]+)*"
_RUN = re.compile(rf"{_CAPITALISED}(?:[ \u00a0](?:(?:of|de|do|da|es|al|el|and)[ \u00a0])?{_CAPITALISED}){{0,3}}")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-z][^\W\d_a-z]+(?:[ \u00a0.'’\-]+[^\W\d_a-z]{2,}){0,3})"
    r"(?P<more>(?:,[^\n(–—]{1,40})?)\s*(?:\([^)\n]{1,40}\))?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s))"
)

_LETTERS = frozenset(("UN", "US", "UK", "UAE", "USA", "EU", "DC"))
_REACH = 48
"""Characters before a place in which its preposition may stand."""
_KIND = 6
"""Words before a place in which it may stand before "the port of"."""


class Place(Struct, frozen=True, gc=False):
    """A place that a text names."""

    name: str
    """As it is written in the list, or as it stands in the text."""
    country: str | None
    """None where the place is in no list."""
    start: int
    end: int
    inside: bool = False
    """Whether something is said to be there: "in Tessel", "near the port of Tessel"."""


def places(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Place]:
    """The places named in text[start:end], in order; offsets into `text`.

    A word for the people of a country (Kenyan) names the country. A capitalised run that no list knows counts as a
    place behind a preposition of place ("in Tessel"), as far as it does not go on as something else ("in Tessel Mr
    Brandt"), and where every noun has a capital not at all.
    """
    found = []
    limit = len(text) if end is None else end
    tongue = lexicon(language).tongue
    before = tongue.locatives | _listed("before") if tongue else _listed("before")
    for match in _RUN.finditer(text, start, limit):
        inside = _is_behind(text, match.start(), start, before)
        known = _known(match)
        name = _cut(match.group()) if inside and not (tongue and tongue.nouns) else ""
        town = bool(known) and known[0].start == match.start() and fold(known[0].name) in _listed("grow")
        if name and (not known or (town and known[0].end < match.start() + len(name))):  # "in Porto Salero"
            found.append(Place(name, None, match.start(), match.start() + len(name), inside=True))
        else:
            found += [structs.replace(one, inside=inside and one.start == match.start()) for one in known]
    return found


def _cut(run: str) -> str:
    """A capitalised run up to the word that is no part of a place's name: "Tessel" of "Tessel Monday"."""
    kept = run if fold(run) in _gazetteer() else re.split(r"[ \u00a0]and[ \u00a0]", run)[0]
    for word in re.finditer(r"\S+", kept):
        if fold(word.group()) in _never() or word.group() in lexicon().before_names:
            return kept[: word.start()].rstrip()
    return kept


def dateline(text: str, start: int = 0) -> Place | None:
    """The place in capitals that a report opens with ("TESSEL, April 7 (Wire) —"), or None."""
    match = _DATELINE.match(text, start, min(len(text), start + 160))
    if not match:
        return None
    written = match["place"].strip(" .")
    name = " ".join(
        fold(part) if n and fold(part) in _listed("small") else _large(part) for n, part in enumerate(written.split())
    )
    known = _gazetteer().get(fold(name))
    begin = match.start("place") + match["place"].index(written)
    return Place(known[0] if known else name, known[1] if known else None, begin, begin + len(written))


def _large(word: str) -> str:
    """As a name is written: "Tessel" of "TESSEL"; "UN" as it is."""
    return word if word in _LETTERS else "-".join(part.capitalize() for part in word.split("-"))


def _known(match: re.Match[str]) -> list[Place]:
    """Places of the list in a capitalised run, longest first, left to right."""
    pieces = [
        (m.group(), match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\S+", match.group())
    ]
    found, i = [], 0
    while i < len(pieces):
        for j in range(len(pieces), i, -1):
            entry = _gazetteer().get(fold(" ".join(piece[0] for piece in pieces[i:j])))
            if entry:
                found.append(Place(entry[0], entry[1], pieces[i][1], pieces[j - 1][2]))
                i = j
                break
        else:
            i += 1
    return found


def _is_behind(text: str, place: int, start: int, before: frozenset[str]) -> bool:
    """Whether a preposition of place stands before `place`, or "in the port of" and the like."""
    words = [fold(word) for word in text[max(start, place - _REACH) : place].split()]
    if not words or not text[place - 1 : place].isspace():
        return False
    while words and words[-1] in _listed("parts"):
        words.pop()
    if words[-1:] == ["of"] and words[-2:-1] and words[-2] in _listed("kinds"):
        return not before.isdisjoint(words[-_KIND:-2])
    return words[-1:] != [] and words[-1] in before


def is_part(word: str) -> bool:
    """Whether a word in small letters tells which part of a place is meant: "in [northern] Tessel"."""
    return word in _listed("parts")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(fold, load("briefing.language", "places.yaml")[name]))


@cache
def _never() -> frozenset[str]:
    return _listed("never") | frozenset([*load("briefing.language", "dates.yaml")["days"], *english_months()])


@cache
def _gazetteer() -> dict[str, tuple[str, str]]:
    """Folded form → name as shown, and country."""
    found = {}
    for country, line in load("briefing.language", "places.yaml")["countries"].items():
        people, _, cities = ", ".join(line).partition("/")
        for name in (part.strip() for part in people.split(",")):
            if name:
                found[fold(name)] = found[fold(name + "s")] = (country, country)
        for name in (part.strip() for part in cities.split(",")):
            if name:
                found[fold(name)] = (name, country)
        found[fold(country)] = (country, country)
    return found
