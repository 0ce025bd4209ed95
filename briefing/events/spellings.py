"""Names that other outlets spell otherwise ("Kurshan", "Qurshan", "Korshan"): one word for all of them.

Only names are read so, and none that the language at large knows: of those the spelling is settled, and two that differ
by a letter are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from functools import cache, lru_cache

from briefing.language.data import load

_LETTERS = 5
"""Letters below which a name is too short to be told by its sounds."""
_TWICE = re.compile(r"(.)\1+")


def spellings(names: Iterable[str], known: Container[str]) -> dict[str, str]:
    """Stem → the spelling that most articles have, for those of the `names` (each once an article) that are spelled
    otherwise; those in the vocabulary `known` are left alone."""
    counts = Counter(names)
    alike: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        if len(name) >= _LETTERS and name not in known and name.isascii() and name.isalpha():
            alike[sounds(name)].append(name)
    found: dict[str, str] = {}
    for variants in alike.values():
        if len(variants) > 1:
            usual = min(variants, key=lambda name: (-counts[name], name))
            found |= dict.fromkeys(variants, usual)
    return found


@lru_cache(maxsize=1 << 16)
def sounds(name: str) -> str:
    """A name as it sounds, roughly."""
    heard = load("briefing.events", "spellings.yaml")["sounds"]
    return _TWICE.sub(r"\1", _written().sub(lambda match: heard[match[0]], name))


@cache
def _written() -> re.Pattern[str]:
    heard = load("briefing.events", "spellings.yaml")["sounds"]
    return re.compile("|".join(sorted(heard, key=len, reverse=True)))
