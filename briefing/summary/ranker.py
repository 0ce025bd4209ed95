"""Our own summariser: the set of sentences that is expected to say most of what a human summary would, as a whole.

A set is scored as MatchSum (Zhong and others 2020) does it with a neural network, but by the chances of its words
(`expectation.py`): the expected ROUGE F1 of the set, which rewards what is worth saying, once, in few words. A beam
search finds the set. The weights are data (`weights.yaml`), learned by `benchmarks/learn_ranker.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from briefing.language.data import load
from briefing.summary.choice import Budget, length
from briefing.summary.expectation import expect, stems_of
from briefing.summary.features import overlap, title_words
from briefing.summary.interviews import UNLABELLED, asked, may_ask, questions
from briefing.summary.needs import needs
from briefing.summary.stories import begins, takes_up
from briefing.summary.units import Unit

_OPENING = 8
"""Sentences at the top that are looked at for a summary of three; more for a longer one."""
_BEAM = 4
_ALIKE = 0.75
"""Overlap from which two sentences say the same."""
_LONGEST = 3
"""Sentences that may stand or fall together because one leans on another."""
_SAID = 8
"""Words from which an answer says something."""
_FILLED = 3
"""How many times the budget of words the summary that is expected has, so that the budget is filled."""


class Weights(Struct, frozen=True):
    """What counts for how much; `weights.yaml` says it in words."""

    pairs: float
    words_per_sentence: float
    quoted: float


def learned() -> Weights:
    """The weights in `weights.yaml`."""
    data = load("briefing.summary", "weights.yaml")["summary"]
    return Weights(float(data["pairs"]), float(data["words_per_sentence"]), float(data["quoted"]))


class Chosen(Struct, frozen=True):
    """A set of sentences: bit n of `places` for the sentence at place n, and what they come to together."""

    places: int = 0
    members: tuple[int, ...] = ()
    words: int = 0
    sentences: int = 0
    quoted: float = 0.0
    said_words: float = 0.0
    said_pairs: float = 0.0


class Ranker:
    """One article's candidates, ready to be chosen from."""

    def __init__(
        self, candidates: Sequence[Unit], budget: Budget, language: str, title: str = "", weights: Weights | None = None
    ) -> None:
        self.candidates = candidates
        self.budget = budget
        self.language = language
        self.weights = weights or learned()
        self.stems = stems_of(candidates, language)
        self.may_ask = may_ask(candidates)
        self.groups = self._groups(title)
        self.places = sorted({place for group in self.groups for place in group})
        begin = begins(candidates, self.stems, self.places, language, title)
        self.expected = expect(candidates, self.stems, self.places, language, title, begin)
        self.answers = _answers(candidates) if self.may_ask else frozenset()
        self.bits = [sum([1 << place for place in group]) for group in self.groups]
        self.lengths = {place: length(candidates[place]) for place in self.places}
        self.quoted = {place: self.lengths[place] * self._share_quoted(place) for place in self.places}
        self.repeats = self._repeats()
        self._shared: dict[tuple[int, int], tuple[float, float]] = {}
        per_sentence = self.weights.words_per_sentence
        self.reference = _FILLED * budget.words if budget.words else per_sentence * budget.sentences

    def best(self) -> list[int]:
        """The places of the best set within the budget, in reading order; empty where no sentence fits."""
        beam = [Chosen()]
        seen = {0}
        best: tuple[float, int, Chosen] | None = None
        answering: tuple[float, int, Chosen] | None = None
        while beam:
            new: list[Chosen] = []
            for chosen in beam:
                if self.budget.words is None and chosen.sentences >= self.budget.sentences:
                    continue
                for group, bits in zip(self.groups, self.bits, strict=True):
                    places = chosen.places | bits
                    if places not in seen:
                        seen.add(places)
                        if (larger := self.grow(chosen, group)) is not None:
                            new.append(larger)
            ranked = sorted([(-self.score(one), one.places, one) for one in new])
            if self.answers and (said := next((one for one in ranked if self._answers(one[2])), None)):
                answering = min(answering or said, said, key=lambda one: one[:2])
            scored = ranked[:_BEAM]
            if scored and (best is None or scored[0][:2] < best[:2]):
                best = scored[0]
            beam = [chosen for _, _, chosen in scored]
        best = answering or best
        return sorted(best[2].members) if best else []

    def _answers(self, chosen: Chosen) -> bool:
        """Whether the set has an answer of an interview, which its introduction is not, that says something."""
        return sum([len(self.candidates[place].words) for place in self.answers.intersection(chosen.members)]) >= _SAID

    def _groups(self, title: str) -> list[tuple[int, ...]]:
        """The sentences that are looked at, each with those that it needs: the opening and what takes up the
        headline. Where all of them lean on too many others, they stand as they are."""
        count = self.budget.sentences if self.budget.words is None else self.budget.words / 20
        most = min(len(self.candidates), max(_OPENING, round(_OPENING * count / 3)))
        headline = title_words(title, self.language)
        looked_at = [
            place
            for place in range(len(self.candidates))
            if place < most
            or (headline and takes_up(self.candidates[place], self.stems[place], headline, self.language))
        ]
        end = len(self.candidates) if self.may_ask else looked_at[-1] + 1 + _LONGEST
        needed = needs(self.candidates[:end], self.language, looked_at)
        groups = sorted({needed[place] for place in looked_at if len(needed[place]) <= _LONGEST})
        return groups or [(place,) for place in looked_at]

    def _share_quoted(self, place: int) -> float:
        return self.candidates[place].quoted / len(self.candidates[place].text)

    def _repeats(self) -> Mapping[int, int]:
        """For every place that is looked at the bits of those which say the same."""
        found = dict.fromkeys(self.places, 0)
        stems = self.expected.contents
        for one, other in combinations(self.places, 2):
            same_words = self.candidates[one].words == self.candidates[other].words
            if same_words or overlap(stems[one], stems[other]) >= _ALIKE:
                found[one] |= 1 << other
                found[other] |= 1 << one
        return found

    def grow(self, chosen: Chosen, group: tuple[int, ...]) -> Chosen | None:
        """`chosen` with the sentences of `group`; None where that is not allowed: the budget does not hold them, or
        one of them says again what is there."""
        places, words, sentences = chosen.places, chosen.words, chosen.sentences
        new = [place for place in group if not places >> place & 1]
        for place in new:
            if places & self.repeats[place]:
                return None
            places |= 1 << place
            words += self.lengths[place]
            sentences += self.candidates[place].sentences
        if (sentences > self.budget.sentences) if self.budget.words is None else (words > self.budget.words):
            return None
        members, said_words, said_pairs = chosen.members, chosen.said_words, chosen.said_pairs
        quoted = chosen.quoted
        for place in new:
            quoted += self.quoted[place]
            said_words += self.expected.said_words[place]
            said_pairs += self.expected.said_pairs[place]
            for other in members:
                twice = self._twice(place, other)
                said_words -= twice[0]
                said_pairs -= twice[1]
            members = (*members, place)
        return Chosen(places, members, words, sentences, quoted, said_words, said_pairs)

    def _twice(self, one: int, other: int) -> tuple[float, float]:
        key = (one, other) if one < other else (other, one)
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = self.expected.shared(*key)
        return found

    def score(self, chosen: Chosen) -> float:
        """The expected F1 of words and pairs, less for what is quoted, since summaries seldom quote at length;
        rounded so that the order in which the set was put together does not tell."""
        said = chosen.said_words + self.weights.pairs * chosen.said_pairs
        own = 1 - self.weights.quoted * chosen.quoted / (chosen.words or 1)
        return round(2 * said / (chosen.words + self.reference) * own, 9)


def _answers(candidates: Sequence[Unit]) -> frozenset[int]:
    """The places of what is answered in an interview; none elsewhere."""
    found = questions(candidates)
    return (
        frozenset(range(found[0][1], len(candidates))) - asked(candidates) if len(found) >= UNLABELLED else frozenset()
    )


def choose(candidates: Sequence[Unit], budget: Budget, language: str, title: str = "") -> list[int]:
    """The places of the sentences of the summary, in reading order; empty where none fits the budget."""
    if not candidates or budget.is_empty:
        return []
    return Ranker(candidates, budget, language, title).best()
