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
from itertools import pairwise
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from briefing.language import stem, stopwords
from briefing.language.data import load
from briefing.model import Article, Quotation
from briefing.summary.choice import Budget, length
from briefing.summary.features import content, overlap
from briefing.summary.needs import needs
from briefing.summary.units import Unit

Concept = str | tuple[str, ...]
"""A word, a pair of words, or ("says", speaker, "")."""

_SAME = 0.6
"""Overlap from which two sentences say the same in other words."""
_WORDS_A_SENTENCE = 30
"""Words that a sentence may have on average under a budget of sentences."""
_WORDS_FOR_WHAT_HAPPENED = 60
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
    stems: frozenset[str]
    concepts: tuple[Concept, ...]
    stands: bool
    """Whether it is understood alone."""


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


def candidates(sources: Sequence[Source]) -> list[Candidate]:
    """Every sentence of every source."""
    return [one for number, source in enumerate(sources) for one in _of(number, source)]


def cover(found: Sequence[Candidate], sources: Sequence[Source], budget: Budget) -> list[Candidate]:
    """The chosen candidates, the most telling first; empty where none fits the budget."""
    weights = Weights(**load("briefing.summary", "weights.yaml")["events"])
    most = budget.words if budget.words is not None else _WORDS_A_SENTENCE * budget.sentences
    standing = [one for one in found if one.stands and len(one.unit.words) >= min(weights.shortest, most // 2)]
    if most <= _WORDS_FOR_WHAT_HAPPENED:
        weights = replace(weights, speaker=0.0)
    worth = _worth(found, sources, weights)
    fullest = max([source.words for source in sources], default=0) or 1
    complete = [1 + weights.complete * source.words / fullest for source in sources]
    covered: set[Concept] = set()
    used: Counter[int] = Counter()

    def gain(one: Candidate) -> float:
        new = fsum([worth[concept] for concept in one.concepts if concept not in covered])
        told = sum([concept in covered for concept in one.concepts]) / (len(one.concepts) or 1)
        new *= max(0.0, 1 - weights.told * told)
        liking = (1 + weights.early / (1 + one.place)) * complete[one.source] / (1 + weights.again * used[one.source])
        return float(new * liking / length(one.unit) ** weights.length)

    chosen: list[Candidate] = []

    def fits(one: Candidate) -> bool:
        units = [*(other.unit for other in chosen), one.unit]
        return budget.holds(units) and sum(map(length, units)) <= most and not any(same(one, other) for other in chosen)

    pool = standing or list(found)
    heap = [(-gain(one), number) for number, one in enumerate(pool)]
    heapq.heapify(heap)
    while heap:  # lazily: what a sentence adds can only fall, so only the top of the heap need be looked at again
        old, number = heapq.heappop(heap)
        one = pool[number]
        if not fits(one):
            continue
        now = -gain(one)
        if now > old and heap and now > heap[0][0]:
            heapq.heappush(heap, (now, number))
            continue
        chosen.append(one)
        covered.update(one.concepts)
        used[one.source] += 1
    return chosen


def same(one: Candidate, other: Candidate) -> bool:
    """Whether the two say the same, be it in other words."""
    return one.unit.words == other.unit.words or overlap(one.stems, other.stems) >= _SAME


def _of(number: int, source: Source) -> list[Candidate]:
    stop = stopwords(source.language)
    alone = [len(group) == 1 for group in needs(source.units, source.language)]
    heard = [
        (quotation.start, quotation.end, quotation.speaker) for quotation in source.quotations if quotation.speaker
    ]
    found: list[Candidate] = []
    for place, unit in enumerate(source.units):
        stems = [stem(word, source.language) for word in unit.words]
        telling = [word not in stop for word in unit.words]
        words = [word for word, tells in zip(stems, telling, strict=True) if tells]
        pairs = [pair for pair, (a, b) in zip(pairwise(stems), pairwise(telling), strict=True) if a or b]
        says = [("says", name, "") for start, end, name in heard if name and unit.start <= start and end <= unit.end]
        concepts: list[Concept] = [*words, *pairs, *says]
        found.append(Candidate(number, place, unit, frozenset(words), tuple(dict.fromkeys(concepts)), alone[place]))
    return found


def _worth(found: Sequence[Candidate], sources: Sequence[Source], weights: Weights) -> Mapping[Concept, float]:
    """What each concept counts for."""
    first: dict[Concept, dict[int, int]] = {}
    for one in found:
        for concept in one.concepts:
            first.setdefault(concept, {}).setdefault(one.source, one.place)
    titles = [content(_WORD.findall(source.article.title.lower()), source.language) for source in sources]
    headlines = Counter(word for title in titles for word in title)
    worth: dict[Concept, float] = {}
    for concept, places in first.items():
        spread = len(places) ** weights.spread + sum(place == 0 for place in places.values())
        if isinstance(concept, str):
            worth[concept] = weights.word * spread + weights.headline * headlines[concept]
        else:
            worth[concept] = (weights.pair if len(concept) == 2 else weights.speaker) * spread
    return worth
