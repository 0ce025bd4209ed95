"""Our own summariser: the set of sentences that is best as a whole.

A set is scored, as MatchSum (Zhong and others 2020) does it with a neural network, but by a handful of readable
features: what each sentence is worth, and how they stand together: how long they are, whether they follow on one
another, whether they are the opening of the story, which is what a news story is summarised by if nothing else is
known. A beam search finds the set. The weights are data (`weights.yaml`), learned by `benchmarks/learn_ranker.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

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
_BEAM = 6
_ALIKE = 0.75
"""Overlap from which two sentences say the same."""
_LONGEST = 3
"""Sentences that may stand or fall together because one leans on another."""
_OPENING = 4
"""Sentences of the opening that are always looked at."""

_TAKEN_UP = 0.2
"""Share of the headline's words from which a sentence takes it up."""
_LATE_STORY = 0.0


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


class Chosen(Struct, frozen=True):
    """A set of sentences: bit n of `places` for the sentence at place n, and what they come to together."""

    places: int = 0
    words: int = 0
    sentences: int = 0
    worth: float = 0.0

    @property
    def in_order(self) -> list[int]:
        """The places in reading order."""
        return [place for place in range(self.places.bit_length()) if self.places >> place & 1]


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
        groups = self.groups()
        repeats = self.repeats(groups)
        beam = [Chosen()]
        seen: set[int] = set()
        best: tuple[float, int, Chosen] | None = None
        while beam:
            grown = [
                larger
                for chosen in beam
                for group in groups
                if (larger := self.grow(chosen, group, repeats)) is not None
            ]
            new = {chosen.places: chosen for chosen in grown if chosen.places not in seen}
            scored = sorted((-self.score(chosen), places, chosen) for places, chosen in new.items())[:_BEAM]
            seen.update(new)
            if scored and (best is None or scored[0][:2] < best[:2]):
                best = scored[0]
            beam = [chosen for _, _, chosen in scored]
        return best[2].in_order if best else []

    def groups(self) -> list[tuple[int, ...]]:
        """The shortlist: each sentence with those that it needs."""
        most = max(_SHORTLIST, int(self.target / 6))
        ranked = sorted(range(len(self.candidates)), key=lambda place: (-self.worth[place], place))
        needs = self.sight.needs
        listed = [needs[place] for place in ranked[: 4 * most] if len(needs[place]) <= _LONGEST][:most]
        opening = [group for group in needs[:_OPENING] if len(group) <= _LONGEST]
        return sorted({*listed, *opening}) or [(place,) for place in sorted(ranked[:most])]

    def repeats(self, groups: Sequence[tuple[int, ...]]) -> dict[int, int]:
        """For every place on the shortlist the bits of those which say the same."""
        places = sorted({place for group in groups for place in group})
        found = dict.fromkeys(places, 0)
        stems = self.sight.stems
        for one, other in combinations(places, 2):
            same_words = self.candidates[one].words == self.candidates[other].words
            if same_words or overlap(stems[one], stems[other]) >= _ALIKE:
                found[one] |= 1 << other
                found[other] |= 1 << one
        return found

    def grow(self, chosen: Chosen, group: tuple[int, ...], repeats: Mapping[int, int]) -> Chosen | None:
        """`chosen` with the sentences of `group`; None where that is not allowed: it is long enough without its last,
        the budget does not hold them, or one of them says again what is there."""
        places, words, sentences, worth = chosen.places, chosen.words, chosen.sentences, chosen.worth
        for place in group:
            if chosen.places >> place & 1:
                continue
            if chosen.places & repeats[place]:
                return None
            places |= 1 << place
            words += self.lengths[place]
            sentences += self.candidates[place].sentences
            worth += self.worth[place]
        if places == chosen.places or words - self.lengths[places.bit_length() - 1] >= self.target:
            return None
        if (sentences > self.budget.sentences) if self.budget.words is None else (words > self.budget.words):
            return None
        return Chosen(places, words, sentences, worth)

    def score(self, chosen: Chosen) -> float:
        """How good the set is, rounded so that the order in which it was put together does not tell."""
        return round(chosen.worth + sum(map(float.__mul__, self.weights.whole, self.traits(chosen))), 9)

    def traits(self, chosen: Chosen) -> tuple[float, ...]:
        """The features of the set, in the order of SET_NAMES."""
        places = chosen.places
        return (
            max(0.0, chosen.words - self.target) / 30,
            max(0.0, self.target - chosen.words) / 30,
            float(places.bit_count()),
            float((places & places >> 1).bit_count()),
            self.bears_headline(places) if places & places + 1 == 0 else 0.0,
        )

    def bears_headline(self, places: int) -> float:
        """How much an opening is worth: all where it takes up the headline or there is none, nothing where the story
        only comes to it later on."""
        column = self.sight.headline
        known = any(column)
        return (
            1.0 if not known or any(column[place] >= _TAKEN_UP for place in range(places.bit_count())) else _LATE_STORY
        )


def choose(candidates: Sequence[Unit], budget: Budget, language: str, title: str = "") -> list[int]:
    """The places of the sentences of the summary, in reading order; empty where none fits the budget."""
    if not candidates or budget.is_empty:
        return []
    return Ranker(candidates, budget, look(candidates, language, title), learned()).best()
