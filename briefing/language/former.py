"""Numbers that take the place of others of which the same text tells: "up from 60", "10, not 11"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from briefing.language.numbers import Number
from briefing.language.tallied import bearers_in, counted_in, folded, listed
from briefing.language.words import fold, words
from briefing.model import Span

BEFORE = 8
"""Words before a number in which the word for what it counts may stand: "the toll from … rose to 14"."""
MARK = re.compile(r"[,;:.!?](?!\w)")
"""What ends the phrase that a number stands in."""
_CORRECTING = 6
"""Words behind "correcting" in which stands what is corrected: "an earlier figure"."""
Former = Literal["", "moved", "wrong"]
"""Whether one number takes the place of another of which the text says so: since it moved, or since that was wrong."""


def former(text: str, number: Number, following: Number, start: int, language: str) -> Former:
    """Whether what stands between a number and the `following` one says that this is what it was before: "up from",
    "rose to 310 from"; or that this was wrong: "10, not 11", "10, correcting an earlier figure of 11"."""
    whole = folded(text, number.end, following.start)
    if _is_called_wrong(text, number, following, language):
        return "wrong"
    between = _without_peaks([word for word in whole if word not in listed("hedges") | {number.unit}])
    before = folded(text, start, number.start)
    lowered = not listed("lowered").isdisjoint(before)
    moved = between[-1:] == ["from"] and before[-1:] == ["to"]
    if moved and (lowered or not listed("moved").isdisjoint(before)) and following.unit in ("", number.unit):
        return "wrong" if lowered else "moved"
    if between[-1:] and between[-1] in listed("tallies") and not listed("lowered").isdisjoint(between):
        return "wrong"
    return "moved" if " ".join(between[-2:]) in listed("from") else ""


def _is_called_wrong(text: str, number: Number, following: Number, language: str) -> bool:
    """Whether what stands before the `following` number says that so many there are not: "10 people died, not".

    Behind other words than those that say what is counted, a mark stands before a mere "not".
    """
    spans = words(text, number.end, following.start)
    told = [fold(span.of(text)) for span in spans]
    size = next((size for size in (3, 2, 1) if " ".join(told[-size:]) in listed("wrong", language)), 0)
    if not size or len(told) - size > BEFORE:
        return False
    behind_mark = len(told) > size and MARK.search(text, spans[-size - 1].end, spans[-size].start)
    own = following.unit in ("", number.unit) and (size > 1 or behind_mark)
    return bool(own) or not _without_things(told[:-size], number, language)


def gives_way(text: str, number: Number, following: Number, start: int, language: str) -> Former:
    """Whether a number is what the `following` one was before: "lowered the toll from 11 to 10", "not 11 but 10"."""
    before = folded(text, start, number.start)
    between = _without_things(folded(text, number.end, following.start), number, language)
    lowered = not listed("lowered").isdisjoint(before)
    if between == ["to"] and before[-1:] == ["from"] and (lowered or not listed("moved").isdisjoint(before)):
        return "wrong" if lowered else "moved"
    return "wrong" if before[-1:] == ["not"] and between == ["but"] else ""


def _without_things(between: Sequence[str], number: Number, language: str) -> list[str]:
    """The words behind a number without those that say what it counts ("people were killed"), and without hedges."""
    things = counted_in(language).keys() | bearers_in(language) | {number.unit}
    idle = listed("hedges") | listed("auxiliaries")
    return [word for word in between if word not in things and word not in idle]


def _without_peaks(between: list[str]) -> list[str]:
    """Words without the last ones that say which former number follows: "a peak of", "an earlier"."""
    while between and between[-1] in listed("peaks"):
        between.pop()
    return between


def is_lowered(text: str, number: Number, phrase: Span, near: Span) -> bool:
    """Whether the words around a toll say that an earlier one was too high: "lowered the toll to", "a corrected toll
    of", "…, correcting an earlier figure"; not "revised the toll up to"."""
    told = [word for word in folded(text, phrase.start, number.start) if word not in listed("hedges")][-BEFORE:]
    if not (listed("lowered").isdisjoint(told) or listed("tallies").isdisjoint(told)):
        return listed("upward").isdisjoint(told)
    behind = folded(text, number.end, near.end)
    return any(
        word in listed("correcting") and not listed("tallies").isdisjoint(behind[place + 1 : place + _CORRECTING])
        for place, word in enumerate(behind)
    )
