"""Article → Signature: everything that grouping, copies and titles need, so that the text need not be read again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from briefing.language.numbers import numbers
from briefing.language.words import fold, words
from briefing.model import Article, Signature, Span, Speaker

LEAD = 60
"""Words of the body that count as its opening, where news says what happened."""
_RUN = 5
"""Words in a shingle."""
_WINDOW = 6
"""Of every so many shingles in a row the smallest hash is kept."""
_MOST = 250
"""Terms kept of one article, heaviest first."""


def signature(article: Article, speakers: Sequence[Speaker] = ()) -> Signature:
    """What grouping needs to know of `article`. Costs about a millisecond; never raises on any text."""
    body = words(article.text, article.body)
    title = words(article.title)
    if not title and body:
        title, headline_text = body[:15], article.text
    else:
        headline_text = article.title
    headline = _stems(headline_text, title)
    lead = _stems(article.text, body[:LEAD])
    counts = Counter(_stems(article.text, body))
    return Signature(
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        headline=tuple(headline),
        lead=tuple(lead),
        terms=_heaviest({term: round(1 + math.log(count), 3) for term, count in counts.items()}),
        names=_names(article, speakers),
        numbers=tuple(dict.fromkeys(n.key for n in numbers(article.title) + numbers(article.text, article.body))),
        shingles=tuple(sketch(article.text, body)),
        length=len(body),
        event=article.event,
    )


@lru_cache(100_000)
def stem(word: str) -> str:
    """The stem of a folded word."""
    return _stemmer().stem(word)  # type: ignore[no-any-return]


@lru_cache(1)
def _stemmer():  # type: ignore[no-untyped-def]
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


def _stems(text: str, spans: Sequence[Span]) -> list[str]:
    out = []
    for span in spans:
        word = fold(text[span.start : span.end])
        if word.endswith("'s"):
            word = word[:-2]
        if (word and not word.isdigit()) or 0 < len(word) < 5:
            out.append(stem(word))
    return out


def _heaviest(weights: dict[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda item: -item[1])[:_MOST])


def _names(article: Article, speakers: Sequence[Speaker]) -> dict[str, float]:
    """Stems of words that the body writes with a capital in mid-sentence and never small, and their number."""
    small: set[str] = set()
    capital: Counter[str] = Counter()
    text = article.text
    for span in words(text, article.body):
        word = text[span.start : span.end]
        folded = fold(word).removesuffix("'s")
        if not word[0].isupper():
            small.add(folded)
        elif text[max(article.body, span.start - 2) : span.start].rstrip(" \n").rstrip("(")[-1:].isalnum():
            capital[folded] += 1
        elif folded not in capital:
            capital[folded] = 0
    for speaker in speakers:
        for span in words(speaker.name):
            capital[fold(speaker.name[span.start : span.end])] += 1
    return {stem(name): float(count) for name, count in capital.items() if count and name not in small}


def sketch(text: str, spans: Sequence[Span]) -> list[int]:
    """A sample of the hashed word runs of `text`, by winnowing (Schleimer, Wilkerson, Aiken 2003), ascending."""
    folded = [fold(text[span.start : span.end]) for span in spans]
    hashes = [crc32(" ".join(folded[i : i + _RUN]).encode()) for i in range(max(0, len(folded) - _RUN + 1))]
    if len(hashes) < _WINDOW:
        return sorted(set(hashes))
    return sorted({min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1)})
