"""Where two texts differ as people see it: one stretch of words in the place of another, not the shreds between them.

Word by word, a sentence that was replaced falls into pieces wherever both happen to say "the". Such words tell nothing
of what was kept, so the pieces around them are one difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.model import Span

if TYPE_CHECKING:
    from briefing.events.copies import Difference

CHANCE = 3
"""Words in a row that two stretches may share by chance, where twice as many are changed around them."""


def stretches(found: Iterable[Difference], first: str, second: str) -> list[Difference]:
    """The differences of two texts, those joined between which only a few words are the same.

    "[A report] that [year] the [cables failed]" beside "[We hear] that [] the [family mourns]" is one difference;
    "[] four hundred [houses]" beside "[some] four hundred [homes]" stays two: more is kept there than changed.
    """
    done: list[Difference] = []
    last = None  # as it was found: what is joined already makes no more join
    for one in found:
        if last and _belong_together(last, one, first, second):
            before = done[-1]
            done[-1] = replace(
                one,
                kind="changed",
                first=Span(before.first.start, one.first.end),
                second=Span(before.second.start, one.second.end),
            )
        else:
            done.append(one)
        last = one
    return done


def _belong_together(left: Difference, right: Difference, first: str, second: str) -> bool:
    if left.kind == right.kind != "changed":
        return False  # words left out, or put in, on both sides of words that were kept
    same = len(first[left.first.end : right.first.start].split())
    changed = sum(max(len(one.first.of(first).split()), len(one.second.of(second).split())) for one in (left, right))
    return same <= CHANCE and 2 * same < changed
