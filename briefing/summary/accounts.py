"""Which sentences of many articles together tell most of what the articles report.

Concept coverage (Gillick and Favre 2009): the greedy choice takes the sentence that adds most for its length; ledes
are preferred, an article that was drawn upon already stands back behind the others, and so does a sentence for the
share of its pairs that was told. What is not understood alone may be taken once the sentences it leans on are there.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from math import fsum

from msgspec.structs import replace

from briefing.language.data import load, words_of
from briefing.summary.choice import Budget
from briefing.summary.coverage import (
    Candidate,
    Concept,
    Pair,
    Source,
    Weights,
    concepts_of,
    opens,
    same,
    worth_of,
)
from briefing.summary.figures import Newest, Toll
from briefing.summary.interviews import is_interview
from briefing.summary.persons import introduces_again, without_unnamed
from briefing.summary.retold import Retold

_WORDS_A_SENTENCE, _WORDS_MORE = 30, 15
"""Words that an account may have for every sentence of its budget, and once more."""
_SHORTEST = 6
"""Words that a sentence has at least where there is still room for it."""
_AS_TELLING = 0.5
"""Share of what the most telling lede adds from which another opens in its place because its figures are newer."""
_NEARLY, _MUCH_NEWER = 0.8, 6.0
"""Share of it from which a lede that is so many hours newer opens, since it says where things stand."""
_FULLER = 0.6
"""Share of it from which a lede opens that tells the same with more tolls."""
_HEAD = 10
"""Words of a lede among which stands its verb."""
_OF_ONE = 3
"""Words that a lede which tells what happened shares with one that tells what somebody makes of it."""
_TOLL_AGAIN = 0.5
"""What a sentence counts for whose tolls another article has told."""
_WORDS_FOR_WHAT_HAPPENED = 75
"""Words up to which an account has no room for what each side said."""


def cover(found: Sequence[Candidate], sources: Sequence[Source], budget: Budget) -> list[Candidate]:
    """The chosen candidates, the most telling first; empty where none fits the budget. What later articles give newer
    figures for is left out."""
    return _Account(found, sources, budget).told()


class _Account:
    """An account that sentences are added to until none fits; a sentence is known by its number in `pool`."""

    def __init__(self, found: Sequence[Candidate], sources: Sequence[Source], budget: Budget) -> None:
        weights = Weights(**load("briefing.summary", "weights.yaml")["events"])
        self.budget = budget
        self.sources = sources
        self.newest = Newest(sources)
        self.retold = Retold(found, sources, self.newest)
        most = budget.words if budget.words is not None else _WORDS_A_SENTENCE * budget.sentences + _WORDS_MORE
        self.room = most
        if most <= _WORDS_FOR_WHAT_HAPPENED:
            weights = replace(weights, speaker=0.0)
        self.weights = weights
        self.shortest = min(weights.shortest, most // 2)
        telling = without_unnamed(found, [source.language for source in sources])
        self.pool = [one for one in telling if len(one.unit.words) >= min(_SHORTEST, self.shortest)]
        if all(one.leans_on for one in self.pool):
            self.pool = [replace(one, leans_on=frozenset()) for one in found]
        self.worth = worth_of(found, sources, weights)
        self.concepts: dict[int, frozenset[Concept]] = {}
        fullest = max([source.words for source in sources], default=0) or 1
        self.complete = [1 + weights.complete * source.words / fullest for source in sources]
        self.leaning: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, one in enumerate(self.pool):
            for place in one.leans_on:
                self.leaning[one.source, place].append(number)
        self.chosen: list[Candidate] = []
        self.covered: set[Concept] = set()
        self.pairs: set[Pair] = set()
        self.tolls: dict[int, set[Toll]] = defaultdict(set)
        self.used: Counter[int] = Counter()
        self.heap: list[tuple[float, int]] = []

    def told(self) -> list[Candidate]:
        """The account, which opens with what happened, and not with an interview where anything reports."""
        ledes = [n for n, one in enumerate(self.pool) if opens(one) and self._is_long(one) and self.fits(one)]
        talks = {n for n, source in enumerate(self.sources) if is_interview(source.units)}
        ledes = [n for n in ledes if self.pool[n].source not in talks] or ledes
        if ledes:
            opening = self._opening(sorted(ledes, key=self._most, reverse=True))
            self.take(opening)
            self._correct(self.pool[opening])
        self._fill(self._is_long)
        self._fill(lambda one: not self._is_long(one))
        return self.chosen

    def _correct(self, opening: Candidate) -> None:
        """Where the account has to open with an old toll, the newer one stands beside it."""
        if self.newest.is_outdated(opening):
            newer = [
                number
                for number, one in enumerate(self.pool)
                if not one.leans_on and self.newest.corrects(one, opening) and self.fits(one)
            ]
            newer = [number for number in newer if not self.newest.is_outdated(self.pool[number])]
            if newer:
                self.take(max(newer, key=self._most))

    def _is_long(self, one: Candidate) -> bool:
        return len(one.unit.words) >= self.shortest

    def _fill(self, is_wanted: Callable[[Candidate], bool]) -> None:
        """Take the most telling of the sentences that stand alone and are wanted, and of what leans on them, for as
        long as one fits."""
        for number, one in enumerate(self.pool):
            if not one.leans_on and one.length <= self.room and is_wanted(one):
                heapq.heappush(self.heap, (-self._most(number), number))
        while self.heap:  # what a sentence adds can only fall, so only the top of the heap need be looked at again
            old, number = heapq.heappop(self.heap)
            if self.fits(self.pool[number]):
                now = -self.gain(number)
                if now > old and self.heap and now > self.heap[0][0]:
                    heapq.heappush(self.heap, (now, number))
                elif not self.newest.is_outdated(self.pool[number]):
                    self.take(number)

    def _opening(self, ranked: Sequence[int]) -> int:
        """Which of the ledes, the most telling first, opens: the first whose figures are the newest, unless one that
        tells nearly as much is much newer, or a later article undoes what was reported ("Tanker cleared"). Where all
        that tell much have old figures, an article that has the newer toll opens."""
        gains = {number: self._most(number) for number in ranked}
        least = _AS_TELLING * gains[ranked[0]]
        current = [one for one in ranked if gains[one] >= least and not self.newest.is_outdated(self.pool[one])]
        if not current:
            corrected = self.pool[ranked[0]]
            valid = [one for one in ranked if not self.newest.is_outdated(self.pool[one])]
            by = {self.pool[one].source for one in valid if self.newest.corrects(self.pool[one], corrected)}
            latest = max(
                (number for number in ranked if gains[number] >= least),
                key=lambda number: (self.newest.later(self.pool[number], corrected), -number),
            )
            return next((one for one in valid if self.pool[one].source in by), latest)
        first = current[0]
        hours = {number: self.newest.later(self.pool[number], self.pool[first]) for number in current}
        turns = [number for number in current if self.newest.undoes(self.pool[number])]
        turns = [] if first in turns else [number for number in turns if hours[number] > 0]
        least = _NEARLY * gains[first]
        newer = turns or [n for n in current if gains[n] >= least and hours[n] >= _MUCH_NEWER]
        best = max(newer, key=lambda number: (hours[number], -number), default=first)
        return self._fuller(self._deed(best, current), gains)

    def _deed(self, best: int, current: Sequence[int]) -> int:
        """The lede that tells what happened, where the `best` one tells what somebody makes of it ("vowed");
        `best` where there is none."""
        if not self._reacts(best):
            return best
        words = self.pool[best].words
        return next(
            (
                number
                for number in current
                if not self._reacts(number)
                and self.pool[number].source != self.pool[best].source
                and len(words & self.pool[number].words) >= _OF_ONE
                and self.newest.later(self.pool[number], self.pool[best]) < _MUCH_NEWER
            ),
            best,
        )

    def _reacts(self, number: int) -> bool:
        one = self.pool[number]
        language = self.sources[one.source].language
        return not words_of("briefing.summary", "openings.yaml", language, "reacts").isdisjoint(one.unit.words[:_HEAD])

    def _fuller(self, best: int, gains: Mapping[int, float]) -> int:
        """The lede that tells the same with more tolls ("14 died and 22 were hurt"), since of both only one is told;
        `best` where there is none."""
        own = self.newest.tolls(self.pool[best])
        fuller = [
            number
            for number, gain in gains.items()
            if gain >= _FULLER * gains[best]
            and own < self.newest.tolls(self.pool[number])
            and self.retold.retells(self.pool[best], self.pool[number])
            and not self.newest.is_outdated(self.pool[number])
        ]
        return fuller[0] if fuller else best

    def gain(self, number: int) -> float:
        """What the sentence adds, for its length."""
        one = self.pool[number]
        again = len(one.pairs & self.pairs) / (len(one.pairs) or 1)
        said = fsum(map(self.worth.__getitem__, self._concepts(number) - self.covered)) * (1 - again)
        stale = _TOLL_AGAIN if self._repeats_tolls(one) else 1.0
        return stale * said * self._liking(one) / (1 + self.weights.again * self.used[one.source])

    def _repeats_tolls(self, one: Candidate) -> bool:
        """Whether it gives tolls, and other articles' sentences in the account give all of them."""
        told = {toll for source, tolls in self.tolls.items() if source != one.source for toll in tolls}
        return bool(told) and bool(own := self.newest.tolls(one)) and own <= told

    def _concepts(self, number: int) -> frozenset[Concept]:
        if number not in self.concepts:
            self.concepts[number] = concepts_of(self.pool[number], self.worth)
        return self.concepts[number]

    def _most(self, number: int) -> float:
        """What it would add if nothing were told yet."""
        one, worth = self.pool[number], self.worth
        speakers = [(name,) for name in one.speakers]
        said = fsum(map(worth.__getitem__, chain(worth.keys() & one.words, worth.keys() & one.pairs, speakers)))
        return said * self._liking(one)

    def _liking(self, one: Candidate) -> float:
        early = 1 + self.weights.early / (1 + one.place)
        return float(early * self.complete[one.source] / one.length**self.weights.length)

    def fits(self, one: Candidate) -> bool:
        """Whether there is room for it, and nothing in the account says the same or introduces the same person."""
        if one.length > self.room:
            return False
        if not self.budget.holds([*(other.unit for other in self.chosen), one.unit]):
            return False
        return not any(
            same(one, other) or introduces_again(one, other) or self.retold.retells(one, other) for other in self.chosen
        )

    def take(self, number: int) -> None:
        """Add it; what leans on it may be looked at from now on."""
        one = self.pool[number]
        self.chosen.append(one)
        self.room -= one.length
        self.covered.update(self._concepts(number))
        self.pairs.update(one.pairs)
        self.tolls[one.source].update(self.newest.tolls(one))
        self.used[one.source] += 1
        there = {other.place for other in self.chosen if other.source == one.source}
        for other in self.leaning.get((one.source, one.place), ()):
            if self.pool[other].leans_on <= there:
                heapq.heappush(self.heap, (-self.gain(other), other))
