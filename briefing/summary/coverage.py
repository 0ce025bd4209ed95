"""Which sentences of many articles together tell most of what the articles report.

Concept coverage (Gillick and Favre 2009): the concepts are word pairs, each counting by how many articles hold it and
how many open with it; pairs and words of headlines count more, and every speaker counts once, so that each side is
heard. The greedy choice takes the sentence that adds most for its length; ledes are preferred, an article that was
drawn upon already stands back behind the others, and so does a sentence for the share of its pairs that was told.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise
from math import fsum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing.language import stem, stopwords
from briefing.language.data import load
from briefing.model import Article, Quotation
from briefing.summary.choice import Budget, length
from briefing.summary.expectation import stems_of
from briefing.summary.features import overlap
from briefing.summary.needs import needs, stands_among_others
from briefing.summary.units import Unit

Concept = str | tuple[str, ...]
"""A word, a pair of words, or the name of a speaker alone."""
Pair = tuple[str, str]

_SAME = 0.5
"""Overlap from which two sentences say the same in other words."""
_SAME_NAMES, _NAMES, _SAME_LEDE = 0.7, 3, 0.2
"""Overlap of names and figures from which two ledes report the same, how many they share, and overlap of all words."""
_WORDS_A_SENTENCE, _WORDS_MORE = 30, 15
"""Words that an account may have for every sentence of its budget, and once more."""
_LEDE = 2
"""Sentences of an article with one of which an account may open."""
_AS_TELLING = 0.5
"""Share of what the most telling lede adds from which another opens in its place because its figures are newer."""
_WORDS_FOR_WHAT_HAPPENED = 75
"""Words up to which an account has no room for what each side said."""
_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑&][^\W_]+)*")
_NAME = re.compile(r"(?<![\w.])(?:[^\W\d_a-z][\w-]*\w|\d(?:[\d.,]*\d)?)")


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
    length: int
    """As people count words."""
    words: frozenset[str]
    """Stems of those that carry meaning."""
    pairs: frozenset[Pair]
    """Of neighbouring stems."""
    speakers: tuple[str, ...]
    stands: bool
    """Whether it is understood alone."""
    names: frozenset[str]
    """Stems of the names and figures of a lede that stands alone."""


class Weights(Struct, frozen=True):
    """What counts for how much; `weights.yaml` says it in words."""

    pair: float
    headline: float
    lede: float
    speaker: float
    spread: float
    early: float
    again: float
    complete: float
    length: float
    shortest: int


def candidates(sources: Sequence[Source]) -> list[Candidate]:
    """Every sentence of every source."""
    return [one for number, source in enumerate(sources) for one in _of(number, source)]


def cover(
    found: Sequence[Candidate],
    sources: Sequence[Source],
    budget: Budget,
    is_outdated: Callable[[Candidate], bool] = lambda one: False,
) -> list[Candidate]:
    """The chosen candidates, the most telling first; empty where none fits the budget. What `is_outdated` is left
    out."""
    weights = Weights(**load("briefing.summary", "weights.yaml")["events"])
    most = budget.words if budget.words is not None else _WORDS_A_SENTENCE * budget.sentences + _WORDS_MORE
    standing = [one for one in found if one.stands and len(one.unit.words) >= min(weights.shortest, most // 2)]
    if most <= _WORDS_FOR_WHAT_HAPPENED:
        weights = replace(weights, speaker=0.0)
    worth = _worth(found, sources, weights)
    pool = standing or list(found)
    concepts = [_concepts(one, worth) for one in pool]
    fullest = max([source.words for source in sources], default=0) or 1
    complete = [1 + weights.complete * source.words / fullest for source in sources]
    covered: set[Concept] = set()
    told: set[Pair] = set()
    used: Counter[int] = Counter()

    def gain(number: int) -> float:
        one, own = pool[number], concepts[number]
        liking = (1 + weights.early / (1 + one.place)) * complete[one.source] / (1 + weights.again * used[one.source])
        again = len(one.pairs & told) / (len(one.pairs) or 1)
        said = fsum(map(worth.__getitem__, own - covered)) * (1 - again)
        return float(said * liking / one.length**weights.length)

    chosen: list[Candidate] = []

    def fits(one: Candidate) -> bool:
        if sum([other.length for other in chosen]) + one.length > most:
            return False
        return budget.holds([*(other.unit for other in chosen), one.unit]) and not any(same(one, o) for o in chosen)

    def take(number: int) -> None:
        chosen.append(pool[number])
        covered.update(concepts[number])
        told.update(pool[number].pairs)
        used[pool[number].source] += 1

    ledes = [number for number, one in enumerate(pool) if _opens(one) and fits(one)]
    if ledes:  # an account opens with what happened
        ranked = sorted(ledes, key=gain, reverse=True)
        least = _AS_TELLING * gain(ranked[0])
        take(next((one for one in ranked if gain(one) >= least and not is_outdated(pool[one])), ranked[0]))
    heap = [(-gain(number), number) for number in range(len(pool))]
    heapq.heapify(heap)
    while heap:  # lazily: what a sentence adds can only fall, so only the top of the heap need be looked at again
        old, number = heapq.heappop(heap)
        if fits(pool[number]):
            now = -gain(number)
            if now > old and heap and now > heap[0][0]:
                heapq.heappush(heap, (now, number))
            elif not is_outdated(pool[number]):
                take(number)
    return chosen


def same(one: Candidate, other: Candidate) -> bool:
    """Whether `one` says what `other` does, be it in other words; ledes of two articles do where they share most of the
    names and figures of one, and `one` has no figure of its own."""
    alike = overlap(one.words, other.words)
    if one.unit.words == other.unit.words or alike >= _SAME:
        return True
    if one.source == other.source or len(one.names & other.names) < _NAMES:
        return False
    if any(name[0].isdigit() for name in one.names - other.names):
        return False
    return alike >= _SAME_LEDE and overlap(one.names, other.names) >= _SAME_NAMES


def _opens(one: Candidate) -> bool:
    """Whether an account may open with it: a lede that is not mostly quotation."""
    return one.place < _LEDE and 2 * one.unit.quoted < len(one.unit.text)


def _of(number: int, source: Source) -> list[Candidate]:
    alone = [len(group) == 1 for group in needs(source.units, source.language)]
    heard = [(said.start, said.end, said.speaker) for said in source.quotations if said.speaker]
    functions = _functions(source.language)
    found: list[Candidate] = []
    for place, (unit, stems) in enumerate(zip(source.units, stems_of(source.units, source.language), strict=True)):
        words, pairs = frozenset(stems) - functions, frozenset(pairwise(stems))
        says = [name for start, end, name in heard if unit.start <= start and end <= unit.end] if heard else ()
        stands = alone[place] and stands_among_others(unit, source.language)
        names = _telling(unit.text, source.language) - functions if stands and place < _LEDE else frozenset()
        found.append(Candidate(number, place, unit, length(unit), words, pairs, tuple(says), stands, names))
    return found


def _telling(text: str, language: str) -> frozenset[str]:
    """The stems of names, figures and the first word."""
    return frozenset([stem(name.lower(), language) for name in _NAME.findall(text)])


@cache
def _functions(language: str) -> frozenset[str]:
    """The stems of the words that carry no meaning."""
    return frozenset([stem(word, language) for word in stopwords(language)])


def _concepts(one: Candidate, worth: Mapping[Concept, float]) -> frozenset[Concept]:
    """The words, pairs and speakers of a sentence that count for something."""
    return frozenset([*(worth.keys() & one.words), *(worth.keys() & one.pairs), *[(name,) for name in one.speakers]])


def _worth(found: Sequence[Candidate], sources: Sequence[Source], weights: Weights) -> Mapping[Concept, float]:
    """What each concept counts for. A pair that only one article has, and neither opens with nor has in its headline,
    counts for nothing."""
    pairs, speakers, open_pairs, titled = [Counter[Any]() for _ in range(4)]
    for number, ones in groupby(found, key=lambda one: one.source):
        own = list(ones)
        pairs.update(set().union(*[one.pairs for one in own]))
        speakers.update({name for one in own for name in one.speakers})
        open_pairs.update(own[0].pairs)
        language = sources[number].language
        title = [stem(word, language) for word in _WORD.findall(sources[number].article.title.lower())]
        titled.update({*title, *pairwise(title)})
    spread = [count**weights.spread for count in range(len(sources) + 1)]
    worth: dict[Concept, float] = {(name,): weights.speaker * spread[count] for name, count in speakers.items()}
    worth.update({word: weights.headline * count for word, count in titled.items() if isinstance(word, str)})
    functions = frozenset().union(*[_functions(source.language) for source in sources])
    shared = [pair for pair, count in pairs.items() if count > 1]
    for pair in {*shared, *open_pairs, *(pairs.keys() & titled.keys())}:
        if not functions.issuperset(pair):
            many = spread[pairs[pair]] + weights.lede * open_pairs[pair]
            worth[pair] = weights.pair * many + weights.headline * titled[pair]
    return worth
