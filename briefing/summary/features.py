"""What can be read off a sentence that tells whether it belongs in a summary: numbers, most of them from 0 to 1.

Position and title are Edmundson's (1969), centrality is the frequency of words over sentences (SumBasic, Nenkova and
Vanderwende 2005), the rest is what an editor looks at: names, figures, length, voice, pictures.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from briefing.language import stem, stopwords
from briefing.language.data import words_of
from briefing.language.layout import is_pictured
from briefing.summary.needs import needs
from briefing.summary.units import Unit

T = TypeVar("T")

NAMES = (
    "early",  # 1 for the first sentence, 1/2 for the second, 1/3 …
    "position",  # 0 at the top, 1 at the end
    "centrality",  # how much of what the article keeps saying is in it
    "headline",  # share of the headline's words
    "names",  # capitalised words inside it
    "numbers",  # figures
    "quoted",  # share that stands in quotation marks
    "short",  # below 14 words
    "long",  # above 30 words
    "pictured",  # points at a picture
    "personal",  # speaks in the first person
    "question",
    "unstopped",  # has no full stop: a heading or a label
)
"""The features in the order of their columns."""

_CAPITAL = re.compile(r" (?<=[\w,;’'] )[^\W\d_a-z]")
_NUMBER = re.compile(r"\d[\d.,]*")
_STOPPED = re.compile(r"[.!?…؟۔。！？:;][\"'”’»“«)\]]*\s*$")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-‑&][^\W_]+)*")
_TAIL = 8
_CENTRAL_WORDS = 12
_SHORT, _LONG = 14, 30


class Sight(Struct, frozen=True):
    """The candidates of one article as the ranker sees them, a row for each."""

    stems: list[frozenset[str]]
    """Their content stems."""
    features: list[tuple[float, ...]]
    """In the order of NAMES."""
    headline: list[float]
    """The share of the headline's words that each holds."""
    needs: list[tuple[int, ...]]
    """The places of the sentences that each is not understood without, itself included."""


def look(candidates: Sequence[Unit], language: str, title: str = "") -> Sight:
    """The features of every candidate of an article under its headline, in time that grows with its words."""
    stems = [content(unit.words, language) for unit in candidates]
    headline = content(_WORD.findall(title.lower()), language)
    spread = Counter(word for sentence in stems for word in sentence)
    weights = {word: math.log1p(count) for word, count in spread.items()}
    full = math.fsum(sorted(weights.values(), reverse=True)[:_CENTRAL_WORDS]) or 1.0
    personal = words_of("briefing.summary", "openings.yaml", language, "personal")
    shares = [len(own & headline) / len(headline) if headline else 0.0 for own in stems]
    rows: list[tuple[float, ...]] = []
    for place, (unit, own) in enumerate(zip(candidates, stems, strict=True)):
        count = len(unit.words)
        rows.append(
            (
                1 / (1 + place),
                place / len(candidates),
                math.fsum([weights[word] for word in own]) / full,
                shares[place],
                min(1.0, len(_CAPITAL.findall(unit.text)) / 8),
                min(1.0, len(_NUMBER.findall(unit.text)) / 3),
                unit.quoted / len(unit.text),
                max(0, _SHORT - count) / _SHORT,
                max(0, count - _LONG) / _LONG,
                float(is_pictured(unit.text)),
                float(unit.quoted < len(unit.text) / 2 and not personal.isdisjoint(unit.words)),
                float(unit.text[-1] in "?؟？"),
                float(_STOPPED.search(unit.text, max(0, len(unit.text) - _TAIL)) is None),
            )
        )
    return Sight(stems, rows, shares, needs(candidates, language))


def content(words: Sequence[str], language: str) -> frozenset[str]:
    """The stems of the words that carry meaning; `words` are in lower case."""
    stop = stopwords(language)
    return frozenset([stem(word, language) for word in words if word not in stop])


def overlap(one: frozenset[T], other: frozenset[T]) -> float:
    """The share of the smaller set that the larger one holds as well, 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
