"""What a human summary of an article would say: how likely it holds each word and each pair of neighbouring words.

Words of summaries are those that stand early and that the article keeps coming back to; how much that counts differs
between names, figures, function words and others (Hong and Nenkova 2014; for pairs Li, Qian and Liu 2013). From the
chances follow the expected ROUGE-1 and ROUGE-2 of any set of sentences, which is what the ranker looks for. The
numbers behind the chances are data (`weights.yaml`), learned by `benchmarks/learn_ranker.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, compress, pairwise, product
from operator import ne
from typing import Any

from msgspec import Struct

from briefing.language import stopwords, to_stems
from briefing.language.data import load
from briefing.language.words import WORD
from briefing.summary.units import Unit

KINDS = ("function", "figure", "name", "other")
PAIR_KINDS = ("function", "with name", "with function", "names", "other")
"""Two function words; one and a name; one and another word; two names; neither."""
_FUNCTION, _FIGURE, _NAME, _OTHER = range(len(KINDS))

_FIRST = (0, 1, 2, 3, 4, 6, 12)
"""Up to which sentence, counted from 0, the steps of a first occurrence go; the last step has no end."""
_LEADING_UP = 6
"""The place in the story that sentences count as having which only lead up to it."""
_IN = (1, 2, 3, 6)
"""Up to how many sentences that hold a word the steps go."""
_LENGTH = (12, 20, 30)
"""Up to how many sentences of the article the steps go."""
_PAIR_IN = (1, 2, 3)
_RARER_IN = (1, 2, 4)
"""How many sentences hold the rarer word of a pair."""

WORD_SIZES = (len(KINDS), len(_FIRST) + 1, len(_IN) + 1, len(_LENGTH) + 1)
PAIR_SIZES = (len(PAIR_KINDS), len(_FIRST) + 1, len(_PAIR_IN) + 1, len(_RARER_IN) + 1, len(_LENGTH) + 1)
"""How many values each part of a key has; a key is their number, the last part running fastest."""


Pair = tuple[str, str]


class Look(Struct, frozen=True):
    """What the chances depend on, for the words and pairs of the sentences that may be chosen."""

    stems: list[list[str]]
    """Of every sentence of the article, in order."""
    words: dict[str, int]
    """The key of each stem."""
    pairs: dict[Pair, int]
    kinds: dict[str, int]
    """Which of KINDS each stem is."""


class Expected(Struct, frozen=True):
    """How much of a human summary each sentence that may be chosen is expected to say."""

    words: dict[str, float]
    pairs: dict[Pair, float]
    again: dict[str, float]
    """How much of the chance of a word is lost when it stands a second time."""
    said_words: dict[int, float]
    """By place: matching words that the sentence alone is expected to have."""
    said_pairs: dict[int, float]
    stems: dict[int, frozenset[str]]
    neighbours: dict[int, frozenset[Pair]]
    contents: dict[int, frozenset[str]]
    """The stems that carry meaning."""

    def shared(self, one: int, other: int) -> tuple[float, float]:
        """Matching words and pairs that are counted twice when the two sentences stand together."""
        words = [self.again[word] for word in self.stems[one] & self.stems[other]]
        pairs = [self.pairs[pair] for pair in self.neighbours[one] & self.neighbours[other]]
        return math.fsum(words), math.fsum(pairs)


def look(
    candidates: Sequence[Unit], stems: list[list[str]], places: Sequence[int], language: str, begin: int = 0
) -> Look:
    """What is known of the words and pairs in the candidates at `places`, seen over the whole article; `stems` are
    those of every candidate. What stands before `begin` only leads up to the story, and counts as its details do."""
    stop = stopwords(language)
    functions: set[str] = set()
    names: set[str] = set()
    first: dict[str, int] = {}
    first_pair: dict[Pair, int] = {}
    order = [(place - begin if place >= begin else _LEADING_UP + place, place) for place in places]
    for rank, place in sorted(order, reverse=True):  # so that the first occurrence is written last
        own, unit = stems[place], candidates[place]
        first.update(dict.fromkeys(own, rank))
        first_pair.update(dict.fromkeys(pairwise(own), rank))
        functions.update(compress(own, map(stop.__contains__, unit.words)))
        printed = WORD.findall(unit.text)
        if len(printed) == len(own):
            names.update(compress(own[1:], map(ne, printed[1:], unit.words[1:])))  # with a capital
    holding = Counter(chain.from_iterable([first.keys() & own for own in stems]))
    together = Counter(chain.from_iterable([first_pair.keys() & pairwise(own) for own in stems]))
    kinds = dict.fromkeys(first, _OTHER)
    kinds.update(dict.fromkeys(names, _NAME))
    kinds.update([(word, _FIGURE) for word in first if word[:1].isdigit()])
    kinds.update(dict.fromkeys(functions, _FUNCTION))
    size = len(candidates) + _LEADING_UP
    firsts, ins, pair_ins, rarer_ins = (_steps(ends, size) for ends in (_FIRST, _IN, _PAIR_IN, _RARER_IN))
    length = bisect_left(_LENGTH, len(candidates))
    _, a, b, c = WORD_SIZES
    words = {
        word: ((kinds[word] * a + firsts[place]) * b + ins[holding[word]]) * c + length for word, place in first.items()
    }
    _, a, b, c, d = PAIR_SIZES
    beside = {word: (_PAIR_KINDS[kinds[word]], kinds[word], rarer_ins[holding[word]]) for word in first}
    pairs = {}
    for pair, place in first_pair.items():
        one, other = pair
        row, _, rarer = beside[one]
        _, kind, rare = beside[other]
        if rare < rarer:
            rarer = rare
        pairs[pair] = (((row[kind] * a + firsts[place]) * b + pair_ins[together[pair]]) * c + rarer) * d + length
    return Look(stems, words, pairs, kinds)


def stems_of(candidates: Sequence[Unit], language: str) -> list[list[str]]:
    """The stems of the words of every sentence."""
    return [to_stems(unit.words, language) for unit in candidates]


def expect(
    candidates: Sequence[Unit],
    stemmed: list[list[str]],
    places: Sequence[int],
    language: str,
    title: str = "",
    begin: int = 0,
) -> Expected:
    """The chances for an article under its headline, whose words are likelier than they would be without it, and whose
    story begins at the place `begin`."""
    seen = look(candidates, stemmed, places, language, begin)
    tables = _tables()
    headline = to_stems(WORD.findall(title.lower()), language)
    words = {word: tables.words[key] for word, key in seen.words.items()}
    pairs = {pair: tables.pairs[key] for pair, key in seen.pairs.items()}
    for word in words.keys() & headline:
        words[word] = 1 - (1 - words[word]) * (1 - tables.headline)
    for pair in pairs.keys() & set(pairwise(headline)):
        pairs[pair] = 1 - (1 - pairs[pair]) * (1 - tables.headline)
    again = {word: chance * (1 - tables.again[seen.kinds[word]]) for word, chance in words.items()}
    stems = {place: frozenset(seen.stems[place]) for place in places}
    neighbours = {place: frozenset(pairwise(seen.stems[place])) for place in places}
    said_words = {}
    for place in places:
        said = [words[word] for word in stems[place]]
        if len(seen.stems[place]) > len(said):
            said += [words[word] - again[word] for word in _further(seen.stems[place])]
        said_words[place] = math.fsum(said)
    said_pairs = {place: math.fsum([pairs[pair] for pair in own]) for place, own in neighbours.items()}
    contents = {place: frozenset([word for word in own if seen.kinds[word]]) for place, own in stems.items()}
    return Expected(words, pairs, again, said_words, said_pairs, stems, neighbours, contents)


def _further(words: Sequence[str]) -> list[str]:
    """Those that stand earlier in the same sentence already."""
    rest = list(words)
    for word in set(words):
        rest.remove(word)
    return rest


@lru_cache(512)
def _steps(ends: tuple[int, ...], size: int) -> tuple[int, ...]:
    """The step of every number from 0 up to `size`."""
    near = [bisect_left(ends, number) for number in range(min(size, ends[-1] + 1) + 1)]
    return (*near, *[len(ends)] * (size - len(near) + 1))


def _pair_kind(one: int, other: int) -> int:
    if one == other == _FUNCTION:
        return 0
    if _FUNCTION in (one, other):
        return 1 if _NAME in (one, other) else 2
    return 3 if one == other == _NAME else 4


_PAIR_KINDS = tuple(tuple(_pair_kind(one, other) for other in range(len(KINDS))) for one in range(len(KINDS)))


class _Tables(Struct, frozen=True):
    words: list[float]
    """The chance of every key."""
    pairs: list[float]
    again: list[float]
    headline: float


@cache
def _tables() -> _Tables:
    data = load("briefing.summary", "weights.yaml")
    return _Tables(
        chances(data["words"], WORD_SIZES, WORD_PARTS),
        chances(data["pairs"], PAIR_SIZES, PAIR_PARTS),
        [float(data["again"][kind]) for kind in KINDS],
        float(data["headline"]),
    )


WORD_PARTS: Mapping[str, tuple[int, int]] = {
    "kind and first": (0, 1),
    "kind and in": (0, 2),
    "first and in": (1, 2),
    "in and length": (2, 3),
    "first and length": (1, 3),
}
PAIR_PARTS: Mapping[str, tuple[int, int]] = {
    "kind and first": (0, 1),
    "kind and in": (0, 2),
    "kind and rarer": (0, 3),
    "first and in": (1, 2),
    "first and rarer": (1, 3),
    "first and length": (1, 4),
    "in and length": (2, 4),
}
"""The tables whose entries are added up, by their names in the YAML file, and the parts of a key that choose the
row and the column."""


def chances(data: Mapping[str, Any], sizes: tuple[int, ...], parts: Mapping[str, tuple[int, int]]) -> list[float]:
    """The chance of every key: the logistic function of the sum of its entries in the tables."""
    found = []
    for key in product(*map(range, sizes)):
        odds = float(data["all"]) + sum(
            float(data[name][key[row]][key[column]]) for name, (row, column) in parts.items()
        )
        found.append(1 / (1 + math.exp(-odds)))
    return found
