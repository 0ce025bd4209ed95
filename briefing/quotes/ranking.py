"""Which quotations of an article are its key quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, filterfalse
from math import fsum
from typing import Any

from msgspec.structs import replace

from briefing.language import fold, stopwords
from briefing.language.data import load
from briefing.model import Article, Quotation

_WORD = re.compile(r"[^\W_]++(?:[.'\-&][^\W_]++)*")
_MARKS = "“”‘—–…\u00a0"
"""Without these, and with plain apostrophes, most texts are ASCII, which is folded at once."""
_OFTEN = 5
"""A word that an article has so many times is as central as any."""


def weigh(article: Article, quotations: Sequence[Quotation], watchlist: Iterable[str] = ()) -> list[Quotation]:
    """The `quotations` of `article` in the order given, each with its `weight`, higher for key quotations.

    Whole statements weigh more than fragments and reported speech, attributed ones more than others, central and new
    words more than repeated ones; what names somebody or something on the `watchlist` (names, words, phrases; case and
    accents aside) comes before everything else. The weights are ranking.yaml. Work grows with the length of the text.
    """
    if not quotations:
        return []
    rules = load("briefing.quotes", "ranking.yaml")
    watched = [phrase for entry in watchlist if (phrase := _folded(entry))]
    read = [_folded(quotation.text) for quotation in quotations]
    frequent = _frequent(article, frozenset().union(*read))
    weights = [
        _weight(quotation, text, article, frequent, rules) + rules["watched"] * _is_watched(quotation, text, watched)
        for quotation, text in zip(quotations, read, strict=True)
    ]
    _lessen(quotations, weights, read, rules["repeated"])
    return [replace(quotation, weight=round(weight, 4)) for quotation, weight in zip(quotations, weights, strict=True)]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    if not text.isascii():
        text = text.replace("’", "'")
        for mark in _MARKS:
            text = text.replace(mark, " ")
    if text.isascii():
        return text.lower()
    return " ".join([piece if piece.isascii() else fold(piece) for piece in text.split()]).lower()


def _frequent(article: Article, quoted: frozenset[str]) -> dict[str, float]:
    """How central each content word of those `quoted` is in the article, 0 to 1; those of the headline are in full."""
    ignored = stopwords(article.language or "en")
    wanted = {word for word in quoted - ignored if len(word) > 1}
    pieces = _plain(article.text).split()
    marked = filterfalse(str.isalnum, filterfalse(wanted.__contains__, pieces))
    words = _WORD.findall(" ".join(marked))
    counts = Counter(filter(wanted.__contains__, chain(pieces, words)))
    frequent = {word: count / _OFTEN if count < _OFTEN else 1.0 for word, count in counts.items()}
    frequent.update((word, 1.0) for word in _folded(article.title) if word in frequent)
    return frequent


def _weight(
    quotation: Quotation, text: tuple[str, ...], article: Article, frequent: dict[str, float], rules: dict[str, Any]
) -> float:
    """The weight of a quotation on its own."""
    said_by_nobody = quotation.speaker is None and quotation.role is None and quotation.cue is None
    speaker = rules["speaker"]["none" if said_by_nobody else quotation.speaker_kind or "none"]
    content = frequent.keys() & text
    central = fsum(map(frequent.__getitem__, content)) / max(6, len(content))  # the same in any order
    place = 1 - quotation.start / max(1, len(article.text))
    weight: float = (
        rules["kind"][quotation.kind]
        + speaker * quotation.confidence
        + rules["length"] * _length(len(text), rules["fewest"], rules["most"])
        + rules["central"] * central
        + rules["early"] * place
    )
    return weight


def _length(count: int, fewest: int, most: int) -> float:
    """1 for a number of words between `fewest` and `most`, falling to 0 at a quarter and at four times of them."""
    if count < fewest:
        return max(0.0, (count - fewest / 4) / (fewest * 3 / 4))
    return 1.0 if count <= most else max(0.0, 1 - (count - most) / (3 * most))


def _is_watched(quotation: Quotation, text: tuple[str, ...], watched: Sequence[tuple[str, ...]]) -> bool:
    if not watched:
        return False
    places = [text, *(_folded(part) for part in (quotation.speaker, quotation.role) if part)]
    return any(_has(place, phrase) for phrase in watched for place in places)


def _has(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    width = len(phrase)
    return any(text[at : at + width] == phrase for at in range(len(text) - width + 1))


def _lessen(quotations: Sequence[Quotation], weights: list[float], read: Sequence[tuple[str, ...]], by: float) -> None:
    """Lowers the weight of quotations whose words stood in weightier ones already; words in marks come before others,
    so that a fragment is not repeated by the report that it stands in."""
    met: set[tuple[str, ...]] = set()
    order = sorted(
        range(len(weights)), key=lambda i: (quotations[i].kind == "indirect", -weights[i], quotations[i].start)
    )
    for index in order:
        runs = shingles(read[index])
        if runs:
            weights[index] += by * sum(map(met.__contains__, runs)) / len(runs)
            met.update(runs)


def shingles(text: tuple[str, ...], width: int = 3) -> list[tuple[str, ...]]:
    """Every `width` words in a row; a shorter text is one run."""
    if len(text) <= width:
        return [text] if text else []
    return list(zip(*(text[at:] for at in range(width)), strict=False))
