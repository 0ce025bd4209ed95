"""How common words are in news at large, by language: that two articles share a common word says little.

One file a language, by ISO 639-1 code. English is learned (benchmarks/learn_background.py): stems. The others are set
down by hand, as printed words, since there is nothing to learn them from.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from briefing.language.data import load
from briefing.language.detection import ENGLISH
from briefing.language.stems import plain_stem, stopwords

WEIGHT = 300
"""Articles that the language at large counts for in document frequencies: much in a small archive, else little."""
UNLISTED = 0.001
"""Share of articles in which a term stands that no list has."""
_EVERYDAY = 0.15
_STOPWORD = 0.5
"""Share of articles in which a stop word stands."""


def pool(language: str) -> str:
    """The language whose articles an article is counted with: English, unless there is a list for its own."""
    return language if language in _listed() else ENGLISH


@cache
def _listed() -> frozenset[str]:
    return frozenset(entry.name.removesuffix(".yaml") for entry in files(__package__).iterdir())


@cache
def shares(language: str) -> Mapping[str, float]:
    """Stem → share of the news articles in this language (one that `pool` gives) in which it stands."""
    listed: dict[Any, str] = load(__package__, f"{language}.yaml")
    if language == ENGLISH:
        return {term: share / 1000 for share, terms in listed.items() for term in terms.split()}
    found: dict[str, float] = {}
    for word in stopwords(language):
        found.setdefault(plain_stem(word, language), _STOPWORD)
    for share, words in sorted(listed.items(), reverse=True):
        for word in words.split():
            found.setdefault(plain_stem(word, language), share / 1000)
    return found


@cache
def everyday(language: str) -> frozenset[str]:
    """The stems that stand in a seventh of the news articles in a language and more; empty for English, of which most
    was learned from politics, and for a language without a list."""
    listed = shares(language) if language != ENGLISH and pool(language) == language else {}
    return frozenset(term for term, share in listed.items() if share >= _EVERYDAY)


def known(languages: Iterable[str]) -> Collection[str]:
    """The stems that are listed for any of these languages."""
    lists = [shares(language) for language in sorted(set(map(pool, languages)) or {ENGLISH})]
    return lists[0] if len(lists) == 1 else frozenset().union(*lists)


def rarity(term: str, count: int, total: int, language: str = ENGLISH) -> float:
    """How much a term says that `count` of `total` texts have, the language at large taken into account."""
    expected = count + WEIGHT * shares(pool(language)).get(term, UNLISTED)
    return max(0.05, math.log((total + WEIGHT + 1) / (expected + 0.5)))
