"""The words of counts.yaml by which texts say what their numbers count, as they are compared."""

from __future__ import annotations

from functools import cache

from briefing.language.data import load
from briefing.language.words import fold, words


def folded(text: str, start: int, end: int) -> list[str]:
    """The words of text[start:end] as they are compared with the lists."""
    return [fold(span.of(text)) for span in words(text, start, end)]


@cache
def counted_in(language: str) -> dict[str, str]:
    """The group of every word that says what is counted."""
    groups = _in(language)["counted"]
    return {fold(word): name for name, listed in groups.items() for word in listed}


@cache
def bearers_in(language: str) -> frozenset[str]:
    """The words for those who are counted: "people"."""
    return frozenset(map(fold, _in(language)["bearers"]))


def _in(language: str) -> dict[str, dict[str, list[str]]]:
    data = load("briefing.language", "counts.yaml")
    found: dict[str, dict[str, list[str]]] = data.get(language) or data["en"]
    return found


@cache
def meanings() -> dict[str, str]:
    """What a word before an amount says that is to become of it: "wanted", "offered"."""
    kinds: dict[str, list[str]] = load("briefing.language", "counts.yaml")["meant"]
    return {word: kind for kind, listed in kinds.items() for word in listed}


@cache
def measured_by() -> dict[str, str]:
    """What a share or an amount is one of, by the word that says so."""
    measures = load("briefing.language", "counts.yaml")["measures"]
    return {word: name for name, listed in measures.items() for word in listed}


@cache
def listed(name: str, language: str = "") -> frozenset[str]:
    """The words of a list, those of one language where it has some of each."""
    words = load("briefing.language", "counts.yaml")[name]
    return frozenset(map(fold, (words.get(language) or words["en"]) if language else words))


def units(part: str) -> frozenset[str]:
    """The words that begin ("heads": cubic) or end ("tails": cubes) a unit, and those of a rate: "per", and "times"."""
    return frozenset(map(fold, load("briefing.language", "counts.yaml")["units"][part]))
