"""Names that look like somebody's and are a ship's: told by the words before them in the articles that have them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefing.language.data import load
from briefing.language.lexicon import lexicon

_ARTICLE = "the"
"""Other languages may put theirs before somebody's name: "la Rossi", "o João"."""


def is_thing(name: str, texts: Iterable[str]) -> bool:
    """Whether most places where the texts have the name say that it is a thing's: "the tanker Marisol Dawn".

    A word for such things stands before it, or the English article, which people do not have: "the Marisol Dawn".
    """
    pattern = re.compile(
        r"(?:(?<![^\W\d_])([^\W\d_]+)[\s“”\"'‘’«»]+)?(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
    )
    before = [match[1] or "" for text in texts for match in pattern.finditer(text)]
    return 2 * sum(not _things().isdisjoint((word, word.lower())) for word in before) > len(before)


@cache
def _things() -> frozenset[str]:
    return lexicon().vessels | {_ARTICLE, *load("briefing.edition", "naming.yaml")["things"].split()}
