"""Places that a text names: known ones from a list, others by a dateline or by the preposition before them."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.dates import english_months
from briefing.language.words import fold

_CAPITALISED = r"[^\W\d_a-z][^\W\d_]*(?:-[^\W\d_]+|[’'](?!s\b)[^\W\d_]+)*"
_RUN = re.compile(rf"{_CAPITALISED}(?:[ \u00a0](?:(?:of|de|do|da|es|al|el|and)[ \u00a0])?{_CAPITALISED}){{0,3}}")
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-z][^\W\d_a-z]+(?:[ \u00a0.'’\-]+[^\W\d_a-z]{2,}){0,3})"
    r"(?P<more>(?:,[^\n(–—]{1,40})?)\s*(?:\([^)\n]{1,40}\))?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s))"
)


class Place(Struct, frozen=True, gc=False):
    """A place that a text names."""

    name: str
    """As it is written in the list, or as it stands in the text."""
    country: str | None
    """None where the place is in no list."""
    start: int
    end: int


def places(text: str, start: int = 0, end: int | None = None) -> list[Place]:
    """The places named in text[start:end], in order; offsets into `text`.

    A word for the people of a country (Kenyan) names the country. A capitalised run that no list knows counts as a
    place behind a preposition of place ("in Tessel"), unless it goes on as a person's or a body's name.
    """
    found = []
    limit = len(text) if end is None else end
    for match in _RUN.finditer(text, start, limit):
        known = _known(match)
        if known:
            found += known
        elif _behind_preposition(text, match.start(), start) and fold(match.group().split()[0]) not in _lists()[1]:
            found.append(Place(match.group(), None, match.start(), match.end()))
    return found


def dateline(text: str, start: int = 0) -> Place | None:
    """The place in capitals that a report opens with ("TESSEL, April 7 (Wire) —"), or None."""
    match = _DATELINE.match(text, start, min(len(text), start + 160))
    if not match:
        return None
    written = match["place"].strip(" .")
    name = " ".join(part if len(part) < 3 else _large(part) for part in written.split())
    known = _gazetteer().get(fold(name))
    begin = match.start("place") + match["place"].index(written)
    return Place(known[0] if known else name, known[1] if known else None, begin, begin + len(written))


def _large(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


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


def _behind_preposition(text: str, place: int, start: int) -> bool:
    before = text[max(start, place - 12) : place].split()
    return bool(before) and fold(before[-1]) in _lists()[0] and text[place - 1 : place].isspace()


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    data = load("briefing.language", "places.yaml")
    days = load("briefing.language", "dates.yaml")["days"]
    return frozenset(data["before"]), frozenset([*data["never"], *days, *english_months()])


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
