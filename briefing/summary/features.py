"""What sentences are about: the words that carry meaning, and how far two sentences share them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from briefing.language import stopwords, to_stems
from briefing.language.words import WORD

T = TypeVar("T")


def content(words: Sequence[str], language: str) -> frozenset[str]:
    """The stems of the words that carry meaning; `words` are in lower case."""
    stop = stopwords(language)
    return frozenset(to_stems([word for word in words if word not in stop], language))


def title_words(title: str, language: str) -> frozenset[str]:
    """The stems of the words of a headline that carry meaning."""
    return content(WORD.findall(title.lower()), language)


def overlap(one: frozenset[T], other: frozenset[T]) -> float:
    """The share of the smaller set that the larger one holds as well, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
