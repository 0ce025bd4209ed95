"""Names that look like somebody's and are a ship's or a place's: told by the words before them in articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.language.data import load
from briefing.language.lexicon import lexicon

_ARTICLE = "the"
"""Other languages may put theirs before somebody's name: "la Rossi", "o João"."""

_TO = ("to", "from", "between")
_WORD = re.compile(r"[^\W\d_]+")
_NEAR, _WORDS = 60, 4
"""Characters and words before a name that are read."""


def is_thing(name: str, texts: Iterable[str]) -> bool:
    """Whether most places where the texts have the name say that it is a thing's: "the tanker Marisol Dawn".

    A word for such things stands before it, or the English article, which people do not have: "the Marisol Dawn".
    """
    before = [words[-1] if words else "" for words in _before(name, texts)]
    return 2 * sum(not _things().isdisjoint((word, word.lower(), word.removesuffix("s"))) for word in before) > len(
        before
    )


def is_place(name: str, texts: Iterable[str]) -> bool:
    """Whether most places where the texts have the name say that it is one: "in Isla Corta", "ferry to Isla Corta"."""
    before = [[word.lower() for word in words] for words in _before(name, texts)]
    inside, ways = _listed("inside"), _listed("ways")
    told = sum(
        words[-1] in inside or (words[-1] in _TO and not ways.isdisjoint(words[:-1])) for words in before if words
    )
    return 2 * told > len(before)


def _before(name: str, texts: Iterable[str]) -> list[list[str]]:
    """The words before every occurrence of a name, however it is spelt, those of the same sentence, at most four."""
    words = r"[\W_]+".join(map(re.escape, re.findall(r"[^\W_]+", name)))  # "Noor Al-Bahr", "Noor al Bahr"
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return [
        _WORD.findall(re.split(r"[.,!?:;]", text[max(0, match.start() - _NEAR) : match.start()])[-1])[-_WORDS:]
        for text in texts
        for match in pattern.finditer(text)
    ]


@cache
def _things() -> frozenset[str]:
    return lexicon().vessels | {_ARTICLE} | _listed("things")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("briefing.edition", "naming.yaml")[name].split())
