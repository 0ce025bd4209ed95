"""Which sentences of many articles together tell most of what the articles report.

Concept coverage (Gillick and Favre 2009): the concepts are word pairs and words, each counting by how many articles
hold it and how many open with it; headline words count more, and every speaker counts once, so that each side is
heard. The greedy choice takes the sentence that adds most for its length; ledes are preferred, and an article that
was drawn upon already stands back behind the others.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, groupby, pairwise
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from briefing.language import stem, stopwords
from briefing.language.data import load
from briefing.model import Article, Quotation
from briefing.summary.choice import Budget, length
from briefing.summary.features import overlap
from briefing.summary.needs import needs
from briefing.summary.units import Unit

_BITS = 24
"""Concepts are numbers, which are quick to count and compare: below 2^24 a word, from there on a pair of words
(the first one shifted), from 2^56 on a speaker."""
_SPEAKER = 1 << 56
_SAME = 0.55
"""Overlap from which two sentences say the same in other words."""
_WORDS_A_SENTENCE, _WORDS_MORE = 30, 15
"""Words that an account may have for every sentence of its budget, and once more."""
_LEDE = 2
"""Sentences of an article with one of which an account may open."""
_WORDS_FOR_WHAT_HAPPENED = 75
"""Words up to which an account has no room for what each side said."""
_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑&][^\W_]+)*")


class Source(Struct, frozen=True):
    """One article of the event with its candidates."""

    article: Article
    units: Sequence[Unit]
    language: str
    quotations: Sequence[Quotation] = ()

    @property
    def words(self) -> int:
        """How much it tells."""
        return sum(len(unit.words) for unit in self.units)


class Candidate(Struct, frozen=True, gc=False):
    """One sentence of one of the articles."""

    source: int
    place: int
    """Its number in its article, from 0."""
    unit: Unit
    words: frozenset[int]
    """Those that carry meaning."""
    concepts: tuple[int, ...]
    """Words, pairs and speakers, each once."""
    stands: bool
    """Whether it is understood alone."""


class Vocabulary:
    """Numbers for the words of an event: words with one stem have one number, odd if they carry meaning."""

    def __init__(self) -> None:
        self._stems: dict[str, int] = {}
        self._words: dict[str, _Words] = {}

    def numbers(self, words: Sequence[str], language: str) -> list[int]:
        """The numbers of `words`, which are in lower case."""
        known = self._words.get(language)
        if known is None:
            known = self._words[language] = _Words(self, language)
        return [known[word] for word in words]

    def number(self, name: str) -> int:
        """The number of any string, from 1."""
        return self._stems.setdefault(name, len(self._stems) + 1)


class _Words(dict[str, int]):
    """The numbers of the words of one language, found when they are first asked for."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._language = language
        self._stop = stopwords(language)

    def __missing__(self, word: str) -> int:
        number = self[word] = self._vocabulary.number(stem(word, self._language)) << 1 | (word not in self._stop)
        return number


class Weights(Struct, frozen=True):
    """What counts for how much; `weights.yaml` says it in words."""

    pair: float
    word: float
    headline: float
    speaker: float
    spread: float
    early: float
    again: float
    told: float
    complete: float
    length: float
    shortest: int


def candidates(sources: Sequence[Source], vocabulary: Vocabulary) -> list[Candidate]:
    """Every sentence of every source."""
    return [one for number, source in enumerate(sources) for one in _of(number, source, vocabulary)]


def cover(
    found: Sequence[Candidate], sources: Sequence[Source], budget: Budget, vocabulary: Vocabulary
) -> list[Candidate]:
    """The chosen candidates, the most telling first; empty where none fits the budget."""
    weights = Weights(**load("briefing.summary", "weights.yaml")["events"])
    most = budget.words if budget.words is not None else _WORDS_A_SENTENCE * budget.sentences + _WORDS_MORE
    standing = [one for one in found if one.stands and len(one.unit.words) >= min(weights.shortest, most // 2)]
    if most <= _WORDS_FOR_WHAT_HAPPENED:
        weights = replace(weights, speaker=0.0)
    worth = _worth(found, sources, weights, vocabulary)
    fullest = max([source.words for source in sources], default=0) or 1
    complete = [1 + weights.complete * source.words / fullest for source in sources]
    covered: set[int] = set()
    used: Counter[int] = Counter()

    def gain(one: Candidate) -> float:
        new = [worth[concept] for concept in one.concepts if concept not in covered]
        told = 1 - len(new) / (len(one.concepts) or 1)
        liking = (1 + weights.early / (1 + one.place)) * complete[one.source] / (1 + weights.again * used[one.source])
        return float(fsum(new) * (1 - weights.told * told) * liking / length(one.unit) ** weights.length)

    chosen: list[Candidate] = []

    def fits(one: Candidate) -> bool:
        units = [*(other.unit for other in chosen), one.unit]
        return budget.holds(units) and sum(map(length, units)) <= most and not any(same(one, other) for other in chosen)

    def take(one: Candidate) -> None:
        chosen.append(one)
        covered.update(one.concepts)
        used[one.source] += 1

    pool = standing or list(found)
    ledes = [one for one in pool if one.place < _LEDE and 2 * one.unit.quoted < len(one.unit.text) and fits(one)]
    if ledes:  # an account opens with what happened
        take(max(ledes, key=gain))
    heap = [(-gain(one), number) for number, one in enumerate(pool)]
    heapq.heapify(heap)
    while heap:  # lazily: what a sentence adds can only fall, so only the top of the heap need be looked at again
        old, number = heapq.heappop(heap)
        if fits(pool[number]):
            now = -gain(pool[number])
            if now > old and heap and now > heap[0][0]:
                heapq.heappush(heap, (now, number))
            else:
                take(pool[number])
    return chosen


def same(one: Candidate, other: Candidate) -> bool:
    """Whether the two say the same, be it in other words."""
    return one.unit.words == other.unit.words or overlap(one.words, other.words) >= _SAME


def _of(number: int, source: Source, vocabulary: Vocabulary) -> list[Candidate]:
    alone = [len(group) == 1 for group in needs(source.units, source.language)]
    heard = [(said.start, said.end, said.speaker) for said in source.quotations if said.speaker]
    found: list[Candidate] = []
    for place, unit in enumerate(source.units):
        numbers = vocabulary.numbers(unit.words, source.language)
        words = frozenset([word for word in numbers if word & 1])
        pairs = {one << _BITS | other for one, other in pairwise(numbers) if (one | other) & 1}
        says = [name for start, end, name in heard if unit.start <= start and end <= unit.end]
        concepts = {*words, *pairs, *[_SPEAKER + vocabulary.number(name) for name in says]}
        found.append(Candidate(number, place, unit, words, tuple(concepts), alone[place]))
    return found


def _worth(
    found: Sequence[Candidate], sources: Sequence[Source], weights: Weights, vocabulary: Vocabulary
) -> Mapping[int, float]:
    """What each concept counts for."""
    holding: Counter[int] = Counter()
    opening: Counter[int] = Counter()
    headlines: Counter[int] = Counter()
    for number, ones in groupby(found, key=lambda one: one.source):
        own = list(ones)
        holding.update(set(chain.from_iterable([one.concepts for one in own])))
        opening.update(own[0].concepts)
        title = _WORD.findall(sources[number].article.title.lower())
        headlines.update({word for word in vocabulary.numbers(title, sources[number].language) if word & 1})
    spread = [count**weights.spread for count in range(len(sources) + 1)]
    worth = {
        concept: (weights.pair if concept < _SPEAKER else weights.speaker) * (spread[count] + opening[concept])
        for concept, count in holding.items()
    }
    for concept in holding:
        if concept >> _BITS == 0:
            worth[concept] *= weights.word / weights.pair
            worth[concept] += weights.headline * headlines[concept]
    return worth
