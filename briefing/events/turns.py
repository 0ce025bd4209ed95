"""The turn that an event takes: a later headline undoes ("tanker cleared") what was reported ("tanker held")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.stems import stem
from briefing.language.words import fold, words

_BEFORE = 2
"""Words before one by which something is undone, in which it may stand that it is not: "talks [to] call off strike"."""


class Report(Struct, frozen=True):
    """What an article says at its top, and when."""

    moment: float
    headline: str
    opening: str = ""


def turned(reports: Sequence[Report]) -> dict[str, float]:
    """The kinds of state that were undone, and when first, by a headline later than the report of such a state."""
    ordered = sorted(reports, key=lambda report: report.moment)
    over = [undone(report.headline) for report in ordered]
    last = max((number for number, kinds in enumerate(over) if kinds), default=0)
    told: dict[str, float] = {}
    found: dict[str, float] = {}
    for number, report in enumerate(ordered):
        for kind in over[number]:
            if told.get(kind, report.moment) < report.moment:
                found.setdefault(kind, report.moment)
        if number < last:
            for kind in states(f"{report.headline} {report.opening}"):
                told.setdefault(kind, report.moment)
    return found


def is_overtaken(report: Report, turns: dict[str, float]) -> bool:
    """Whether its headline tells of a state that a later one has undone."""
    past = {kind for kind, moment in turns.items() if report.moment < moment}
    return bool(past) and not past.isdisjoint(states(report.headline) - undone(report.headline))


def states(text: str) -> frozenset[str]:
    """The kinds of state that a text tells of, as turns.yaml calls them: "held" for a tanker that was seized."""
    listed = _states()
    told = (fold(span.of(text)).removesuffix("'s") for span in words(text))
    return frozenset(kind for word in told for kind in listed.get(word) or listed.get(stem(word), ()))


def undone(headline: str) -> frozenset[str]:
    """The kinds of state that a headline says are over: "stopped" where a strike ends."""
    told = [fold(span.of(headline)) for span in words(headline)]
    kept = load("briefing.events", "turns.yaml")["open"]
    return frozenset(
        kind
        for place in range(len(told))
        for size in (1, 2)
        for kind in _undone().get(" ".join(told[place : place + size]), ())
        if not any(word in kept for word in told[max(0, place - _BEFORE) : place])
    )


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """Word, or the stem of an English one → the kinds of state that it tells of."""
    return _by_word("state") | {stem(word): kinds for word, kinds in _by_word("state").items()}


@cache
def _undone() -> dict[str, tuple[str, ...]]:
    return _by_word("undone")


def _by_word(role: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, listed in load("briefing.events", "turns.yaml").items():
        for word in listed[role] if isinstance(listed, dict) else ():
            found[fold(word)] = (*found.get(fold(word), ()), kind)
    return found
