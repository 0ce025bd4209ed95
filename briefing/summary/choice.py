"""Which of the ranked sentences stand in the summary: a budget of sentences or of words, kept in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from briefing.summary.units import Unit


class Budget(Struct, frozen=True):
    """How long a summary may be: so many words where `words` is set, else so many sentences."""

    sentences: int = 3
    words: int | None = None

    def holds(self, chosen: Sequence[Unit]) -> bool:
        """Whether there is room for all of them."""
        if self.words is not None:
            return sum([length(unit) for unit in chosen]) <= self.words
        return sum([unit.sentences for unit in chosen]) <= self.sentences

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked for."""
        return (self.sentences if self.words is None else self.words) <= 0


def length(unit: Unit) -> int:
    """Words as people count them: what stands between spaces."""
    return len(unit.text.split())


def fill(ranking: Iterable[int], candidates: Sequence[Unit], budget: Budget) -> list[int]:
    """The first of `ranking` that fit, in reading order. Where nothing fits (one long quotation), the first alone
    under a budget of sentences, the shortest alone under one of words, so that a summary is never empty."""
    if budget.is_empty or not candidates:
        return []
    places: list[int] = []
    ranked = list(ranking)
    read: set[tuple[str, ...]] = set()
    for place in ranked:
        unit = candidates[place]
        if unit.words not in read and budget.holds([*(candidates[one] for one in places), unit]):
            places.append(place)
            read.add(unit.words)
    if not places:
        places = [ranked[0] if budget.words is None else min(ranked, key=lambda place: length(candidates[place]))]
    return sorted(places)
