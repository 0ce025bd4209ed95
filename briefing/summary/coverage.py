"""The sentences of many articles and what each tells of what they all report.

The concepts are word pairs, each counting by how many articles hold it and how many open with it; pairs and words of
headlines count more, and every speaker counts once, so that each side is heard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, groupby, pairwise
from typing import Any

from msgspec import Struct

from briefing.language import stopwords, to_stems
from briefing.language.words import WORD
from briefing.model import Article, Quotation
from briefing.summary.choice import length
from briefing.summary.features import overlap
from briefing.summary.needs import needs, stands_among_others
from briefing.summary.units import Unit

Concept = str | tuple[str, ...]
"""A word, a pair of words, or the name of a speaker alone."""
Pair = tuple[str, str]

_SAME = 0.5
"""Share of a sentence's words from which another that has them says the same in other words."""
_SAME_NAMES, _NAMES, _SAME_LEDE = 0.5, 3, 0.36
"""Overlap of names and figures from which two ledes report the same, how many they share, and overlap of all words."""
CORRECTION = "correction"
"""The kind of a sentence that puts right what was reported, with which no account opens."""
_LEDE = 2
"""Sentences of an article with one of which an account may open."""
_HEARD = ("direct", "partial")
"""Kinds of quotation that let a speaker be heard: in words of their own, which what is reported of a body is not."""
_NOTHING: frozenset[Any] = frozenset()
_NAME = re.compile(r"(?<![\w.])(?:[^\W\d_a-z][\w-]*\w|\d(?:[\d.,]*\d)?)")


class Source(Struct, frozen=True):
    """One article of the event with its candidates."""

    article: Article
    units: Sequence[Unit]
    stems: Sequence[Sequence[str]]
    """Of the words of each of `units`."""
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
    """Whose own words it quotes."""
    leans_on: frozenset[int]
    """Places of the sentences without which it is not understood."""
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


def candidates(sources: Sequence[Source], most: int | None = None) -> list[Candidate]:
    """Every sentence of every source, or so many at the top of each."""
    return [one for number, source in enumerate(sources) for one in _of(number, source, most)]


def same(one: Candidate, other: Candidate) -> bool:
    """Whether `other` says what `one` does, be it in other words; ledes of two articles do where they share most of the
    names and figures of one, and `one` has no figure of its own."""
    told = len(one.words & other.words) / (len(one.words) or 1)
    if one.unit.words == other.unit.words or told >= _SAME:
        return True
    if one.source == other.source or len(one.names & other.names) < _NAMES:
        return False
    if any(name[0].isdigit() for name in one.names - other.names):
        return False
    return told >= _SAME_LEDE and overlap(one.names, other.names) >= _SAME_NAMES


def opens(one: Candidate) -> bool:
    """Whether an account may open with it: a lede that is not mostly quotation, nor corrects what was reported."""
    if one.unit.kind == CORRECTION:
        return False
    return not one.leans_on and one.place < _LEDE and 2 * one.unit.quoted < len(one.unit.text)


def _of(number: int, source: Source, most: int | None) -> list[Candidate]:
    groups = needs(source.units[:most], source.language)
    heard = [(said.start, said.end, said.speaker) for said in source.quotations if said.speaker and said.kind in _HEARD]
    functions = _functions(source.language)
    found: list[Candidate] = []
    for place, (unit, stems) in enumerate(zip(source.units[:most], source.stems, strict=False)):
        words, pairs = frozenset(stems) - functions, frozenset(pairwise(stems))
        says = [name for start, end, name in heard if unit.start <= start and end <= unit.end] if heard else ()
        leans_on = frozenset(groups[place]) - {place} if len(groups[place]) > 1 else _NOTHING
        if not leans_on and not stands_among_others(unit, source.language):
            leans_on = frozenset([place - 1 if place else 1])
        names = _telling(unit.text, source.language) - functions if not leans_on and place < _LEDE else _NOTHING
        found.append(Candidate(number, place, unit, length(unit), words, pairs, tuple(says), leans_on, names))
    return found


def _telling(text: str, language: str) -> frozenset[str]:
    """The stems of names, figures and the first word."""
    return frozenset(to_stems(map(str.lower, _NAME.findall(text)), language))


@cache
def _functions(language: str) -> frozenset[str]:
    """The stems of the words that carry no meaning."""
    return frozenset(to_stems(stopwords(language), language))


def concepts_of(one: Candidate, worth: Mapping[Concept, float]) -> frozenset[Concept]:
    """The words, pairs and speakers of a sentence that count for something."""
    return frozenset([*(worth.keys() & one.words), *(worth.keys() & one.pairs), *[(name,) for name in one.speakers]])


def worth_of(found: Sequence[Candidate], sources: Sequence[Source], weights: Weights) -> Mapping[Concept, float]:
    """What each concept counts for, seen what stands in the whole of the sources. A pair that only one article has, and
    neither opens with nor has in its headline, counts for nothing."""
    speakers, open_pairs, titled = [Counter[Any]() for _ in range(3)]
    told: list[set[Pair]] = []
    met: set[Pair] = set()
    counting: set[Pair] = set()
    for number, ones in groupby(found, key=lambda one: one.source):
        own = list(ones)
        told.append(set().union(*[one.pairs for one in own], *map(pairwise, sources[number].stems[len(own) :])))
        counting |= met & told[-1]
        met |= told[-1]
        speakers.update({name for one in own for name in one.speakers})
        open_pairs.update(own[0].pairs)
        language = sources[number].language
        title = to_stems(WORD.findall(sources[number].article.title.lower()), language)
        titled.update({*title, *pairwise(title)})
    counting |= open_pairs.keys() | (met & titled.keys())
    pairs = Counter(chain.from_iterable([counting & own for own in told]))
    spread = [count**weights.spread for count in range(len(sources) + 1)]
    worth: dict[Concept, float] = {(name,): weights.speaker * spread[count] for name, count in speakers.items()}
    worth.update({word: weights.headline * count for word, count in titled.items() if isinstance(word, str)})
    functions = frozenset().union(*[_functions(source.language) for source in sources])
    for pair, count in pairs.items():
        if not functions.issuperset(pair):
            many = spread[count] + weights.lede * open_pairs[pair]
            worth[pair] = weights.pair * many + weights.headline * titled[pair]
    return worth
