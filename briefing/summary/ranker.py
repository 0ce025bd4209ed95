"""Our own summariser: the set of sentences that is best as a whole.

A set is scored, as MatchSum (Zhong and others 2020) does it with a neural network, but by a handful of readable
features: what each sentence is worth, and how they stand together: how long they are, whether they follow on one
another, whether they are the opening of the story, which is what a news story is summarised by if nothing else is
known. A beam search finds the set. The weights are data (`weights.yaml`), learned by `benchmarks/learn_ranker.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from briefing.language.data import load
from briefing.summary.choice import Budget, length
from briefing.summary.features import NAMES, Sight, look, overlap
from briefing.summary.units import Unit

SET_NAMES = ("over", "under", "count", "adjacent", "opening")
"""The features of a set: words above and below what was asked for (in thirties), number of sentences, pairs that
follow on one another, whether it is the opening of the article."""

_SHORTLIST = 11
"""Sentences that are looked at together for a summary of three; more for a longer one."""
_BEAM = 12
_ALIKE = 0.75
"""Overlap from which two sentences say the same."""
_LONGEST = 3
"""Sentences that may stand or fall together because one leans on another."""
_OPENING = 4
"""Sentences of the opening that are always looked at."""


class Weights(Struct, frozen=True):
    """What the features count for."""

    unit: tuple[float, ...]
    """In the order of NAMES."""
    whole: tuple[float, ...]
    """In the order of SET_NAMES."""
    words_per_sentence: float
    """Words that a summary is expected to have for every sentence asked for; it is not made longer once it has them."""


def learned() -> Weights:
    """The weights in `weights.yaml`."""
    data = load("briefing.summary", "weights.yaml")
    return Weights(
        tuple(float(data["features"][name]) for name in NAMES),
        tuple(float(data["summary"][name]) for name in SET_NAMES),
        float(data["words_per_sentence"]),
    )


class Ranker:
    """One article's candidates, ready to be chosen from."""

    def __init__(self, candidates: Sequence[Unit], budget: Budget, sight: Sight, weights: Weights) -> None:
        self.candidates = candidates
        self.budget = budget
        self.sight = sight
        self.weights = weights
        self.lengths = [length(unit) for unit in candidates]
        self.worth = [sum(map(float.__mul__, weights.unit, row)) for row in sight.features]
        self.target = budget.words or round(weights.words_per_sentence * budget.sentences)

    def best(self) -> list[int]:
        """The places of the best set within the budget, in reading order; empty where no sentence fits."""
        beam: list[tuple[int, ...]] = [()]
        groups = self.groups()
        seen: set[tuple[int, ...]] = set()
        best: tuple[float, tuple[int, ...]] | None = None
        while beam:
            grown = {larger for chosen in beam for group in groups if (larger := self.grow(chosen, group)) is not None}
            scored = sorted((-self.score(chosen), chosen) for chosen in grown - seen)[:_BEAM]
            seen |= grown
            if scored and (best is None or scored[0] < best):
                best = scored[0]
            beam = [chosen for _, chosen in scored]
        return list(best[1]) if best else []

    def groups(self) -> list[tuple[int, ...]]:
        """The shortlist: each sentence with those that it needs."""
        most = max(_SHORTLIST, int(self.target / 6))
        ranked = sorted(range(len(self.candidates)), key=lambda place: (-self.worth[place], place))
        whole = [self.sight.needs[place] for place in ranked[: 4 * most]]
        opening = self.sight.needs[:_OPENING]
        groups = {
            *[group for group in whole if len(group) <= _LONGEST][:most],
            *[g for g in opening if len(g) <= _LONGEST],
        }
        return sorted(groups) or [(place,) for place in sorted(ranked[:most])]

    def grow(self, chosen: tuple[int, ...], group: tuple[int, ...]) -> tuple[int, ...] | None:
        """`chosen` with the sentences of `group`; None where that is not allowed: it is long enough without its last,
        the budget does not hold them, or one of them says again what is there."""
        new = [place for place in group if place not in chosen]
        places = tuple(sorted((*chosen, *new)))
        if not new or sum([self.lengths[place] for place in places[:-1]]) >= self.target:
            return None
        units = [self.candidates[place] for place in places]
        if not self.budget.holds(units) or any(self.repeats(place, chosen) for place in new):
            return None
        return places

    def repeats(self, place: int, chosen: Sequence[int]) -> bool:
        """Whether the sentence says what one of those chosen says."""
        stems, words = self.sight.stems, self.candidates[place].words
        return any(
            overlap(stems[place], stems[other]) >= _ALIKE or words == self.candidates[other].words for other in chosen
        )

    def score(self, chosen: Sequence[int]) -> float:
        """How good the set is."""
        whole = sum(map(float.__mul__, self.weights.whole, self.traits(chosen)))
        return sum([self.worth[place] for place in chosen]) + whole

    def traits(self, chosen: Sequence[int]) -> tuple[float, ...]:
        """The features of the set, in the order of SET_NAMES; `chosen` in reading order."""
        words = sum([self.lengths[place] for place in chosen])
        return (
            max(0.0, words - self.target) / 30,
            max(0.0, self.target - words) / 30,
            float(len(chosen)),
            float(sum([after - before == 1 for before, after in pairwise(chosen)])),
            float(chosen[-1] == len(chosen) - 1),
        )


def choose(candidates: Sequence[Unit], budget: Budget, language: str, title: str = "") -> list[int]:
    """The places of the sentences of the summary, in reading order; empty where none fits the budget."""
    if not candidates or budget.is_empty:
        return []
    return Ranker(candidates, budget, look(candidates, language, title), learned()).best()
