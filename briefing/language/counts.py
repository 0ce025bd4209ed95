"""What a number in a text is about ("12 people were killed", "a turnout of 61 percent"), for telling whether two
numbers are of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.numbers import Number, numbers
from briefing.language.stems import stem, stopwords
from briefing.language.words import fold, words
from briefing.model import Span

MENTIONS = 500
"""Numbers of one article that are compared with those of others: its first."""

_AFTER, _BEFORE = 4, 8
"""Words behind and before a number in which the word for what it counts may stand ("the toll from … rose to 14"); as
many behind as before where the number is one of people ("14 people are now known to have died")."""
_AROUND = 8
"""Words on either side of a number that tell what it is about, where no word says it outright."""
_ALIKE = 0.5
"""Part of those words that two mentions must share to be about the same thing."""
_REACH = 300
"""Characters on either side of a number that are read for what it is about, however long the sentence."""
_MONEY = {"percent", "$", "€", "£", "¥", "₹"}
_AMOUNT = 1e6
"""Shares, money, and what is counted in millions: their units say less of what they are of than a word for things."""
_ORDER = 10
"""Times as much from which an amount is of another thing, whatever stands around it."""


class Mention(Struct, frozen=True):
    """A number in a text and what it is about."""

    counts: str
    """What it counts: "dead", "percent", "homes"."""
    plain: bool
    """Whether a word says outright what is counted."""
    value: float
    start: int
    end: int
    about: frozenset[str]
    measure: str = ""
    """What a share or an amount is one of, where a word beside it says so: "turnout", "cost"."""
    periods: frozenset[str] = frozenset()
    """What tells its period from others: "first" of the first quarter."""


def mentions(text: str, start: int, end: int, language: str) -> list[Mention]:
    """The numbers of the sentence text[start:end] of which it says what they are about, in order."""
    found: list[Mention] = []
    given = numbers(text, start, end, language)
    for place, number in enumerate(given):
        near = Span(max(start, number.start - _REACH), min(end, number.end + _REACH))
        first = max(near.start, given[place - 1].end) if place else near.start
        last = min(near.end, given[place + 1].start) if place + 1 < len(given) else near.end
        if mention := _mention(text, number, near, Span(first, last), language):
            found.append(mention)
    return found


def are_same_thing(one: Mention, other: Mention) -> bool:
    """Whether both numbers are of the same thing, so that the later one takes the place of the earlier."""
    if one.counts != other.counts or one.plain != other.plain:
        return False
    if one.plain:
        return True
    if max(one.value, other.value) > _ORDER * min(one.value, other.value):
        return False
    if one.measure and other.measure and one.measure != other.measure:
        return False
    if one.periods and other.periods and one.periods.isdisjoint(other.periods):
        return False
    shared, least = len(one.about & other.about), min(len(one.about), len(other.about))
    vague = (one.counts in _MONEY or one.value >= _AMOUNT) and not (one.measure and other.measure)
    return least >= 2 and shared >= max(2.0, _ALIKE * least, min(3, least) if vague else 0)


def falls(older: Mention, newer: Mention) -> bool:
    """Whether a toll would be lower than before, as the number of those in intensive care is."""
    return newer.counts in _listed("rising") and newer.value < older.value


def _mention(text: str, number: Number, near: Span, alone: Span, language: str) -> Mention | None:
    """What a `number` is about, by the words `near` it; `alone` ends at the numbers on either side of it."""
    before = [fold(span.of(text)) for span in words(text, near.start, number.start)]
    after = [fold(span.of(text)) for span in words(text, number.end, near.end)]
    if number.unit in _listed("ignored") or (after and (after[0] in _listed("ignored") or after[0] == "of")):
        return None
    counted, bearers = _counted(language), _bearers(language)
    others = number.unit and number.unit not in counted and number.unit not in bearers
    beside = [*after[: _BEFORE if number.unit in bearers else _AFTER], *reversed(before[-_BEFORE:])]
    group = _governing(before, after, counted) or next((counted[word] for word in beside if word in counted), "")
    group = group or _reached(before, counted)
    money = number.unit in _MONEY
    plain = bool(group) and not money and (not others or number.unit in stopwords(language))
    counts = group if plain else number.unit
    if not counts or (not plain and counts in bearers) or (counts == "percent" and _is_step(before)):
        return None
    if plain:
        return Mention(counts, plain, number.value, number.start, number.end, frozenset())
    before = [fold(span.of(text)) for span in words(text, alone.start, number.start)][-_AROUND:]
    after = [fold(span.of(text)) for span in words(text, number.end, alone.end)][:_AROUND]
    ignored = stopwords(language)
    told = {
        stem(word, language) for word in (*before, *after) if word and word not in ignored and not word[0].isdigit()
    }
    measures = _measures()
    measure = next((measures[word] for word in (*reversed(before), *after) if word in measures), "")
    return Mention(
        counts,
        plain,
        number.value,
        number.start,
        number.end,
        frozenset(told - {stem(number.unit, language)}),
        measure if money or number.value >= _AMOUNT else "",
        frozenset(before + after) & _listed("periods"),
    )


def _governing(before: Sequence[str], after: Sequence[str], counted: dict[str, str]) -> str:
    """What the verb right before a number counts, where no word right behind it does: "[killed] 3 people and injured
    20", not "of 14 injured 3 died"."""
    if any(word in counted for word in after[:2]):
        return ""
    verb = next((word for word in reversed(before) if word not in _listed("hedges")), "")
    return counted.get(verb, "")


def _reached(before: Sequence[str], counted: dict[str, str]) -> str:
    """What a count far ahead of its number counts: "the toll from a collapse at the mine in the north rose to 14"."""
    led = [word for word in before if word not in _listed("hedges")]
    moved = len(led) > 1 and led[-1] == "to" and led[-2] in _listed("moved")
    if not (moved or (led and led[-1] in _listed("reached"))):
        return ""
    return next((counted[word] for word in before if word in _listed("counts") and word in counted), "")


def _is_step(before: Sequence[str]) -> bool:
    """Whether a share says by how much something moved ("rose 5 %", "fell by 5 %") and not what it is ("rose to")."""
    return next((word in _listed("moved") for word in reversed(before) if word not in _listed("hedges")), False)


@cache
def _counted(language: str) -> dict[str, str]:
    """The group of every word that says what is counted."""
    groups = _in(language)["counted"]
    return {fold(word): name for name, listed in groups.items() for word in listed}


@cache
def _bearers(language: str) -> frozenset[str]:
    return frozenset(map(fold, _in(language)["bearers"]))


def _in(language: str) -> dict[str, dict[str, list[str]]]:
    data = load("briefing.language", "counts.yaml")
    found: dict[str, dict[str, list[str]]] = data.get(language) or data["en"]
    return found


@cache
def _measures() -> dict[str, str]:
    measures = load("briefing.language", "counts.yaml")["measures"]
    return {word: name for name, listed in measures.items() for word in listed}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("briefing.language", "counts.yaml")[name])
