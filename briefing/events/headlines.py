"""Bare headlines: articles that have neither a text nor a date, and which of their words are names.

An article's names are told by the capitals in its sentences. A bare headline has none, and may write every word large;
so all of them are asked together, and the language at large beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from briefing.model import Signature, instant

SHORT = 20
"""Words of body below which an article is all headline."""
_LARGE = 0.6
"""Part of its places that write a name with a capital, at least."""
_FIRST = 0.01
"""What the place at the beginning of a headline counts, where every word has a capital."""


def bare(signatures: Sequence[Signature]) -> list[int]:
    """The articles that have neither a body worth the name nor a date, ascending."""
    return [i for i, s in enumerate(signatures) if s.length < SHORT and instant(s.published) is None]


def names(headlines: Sequence[Signature], common: Container[str]) -> frozenset[str]:
    """The stems in the `headlines` that are names: mostly written with a capital, and not in `common`."""
    met: dict[str, float] = defaultdict(float)
    large: dict[str, float] = defaultdict(float)
    for s in headlines:
        for stem, form in s.forms.items():
            if stem[:1].isalpha() and stem not in common:
                weight = _FIRST if s.headline[:1] == (stem,) else 1.0
                met[stem] += weight
                large[stem] += weight * form[:1].isupper()
    return frozenset(stem for stem in met if large[stem] >= _LARGE * met[stem])
