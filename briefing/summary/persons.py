"""People whom several articles introduce, be it in other letters or without a name: an account does so once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.events.spellings import sounds
from briefing.language.data import words_of
from briefing.language.words import fold
from briefing.summary.coverage import Candidate

_AGED = re.compile(r"([^\W\d_][\w’'-]*), (?:aged )?(\d{2})(?=[,.)])|([^\W\d_][\w’'-]*) \((?:aged )?(\d{2})\)")
"""“Ola al-Berg, 46,”, “Ola Berg (46)”."""
_WHAT = re.compile(r"[^\W\d_a-z][\w’'-]*,(?: \d{2},)? ((?:[^\W_]+ ){1,3}[^\W_]+)")
"""What somebody is who was just named: “Ola Berg, 46, a crane driver”."""
_LONGEST = 4
"""Words that “a crane driver of Holm” may have."""


_MANY = frozenset(("officer", "official", "source", "witness", "resident", "spokesman", "spokeswoman", "spokesperson"))
"""Of whom a story has several, who are not the one that another article names."""


def introduces_again(one: Candidate, other: Candidate) -> bool:
    """Whether a sentence gives name and age of somebody of whom one of another article gives them; not the first of its
    article, which may have news of them."""
    if one.source == other.source or not one.place:
        return False
    return not _aged(one.unit.text).isdisjoint(_aged(other.unit.text))


def without_unnamed(found: Sequence[Candidate], languages: Sequence[str]) -> list[Candidate]:
    """`found` without those that open with what somebody says whom they call “a crane driver”, where another article
    names a crane driver."""
    unnamed = {number: who for number, one in enumerate(found) if (who := _unnamed(one, languages[one.source]))}
    if not unnamed:
        return list(found)
    named = {(one.source, f"{match[1].lower()} ") for one in found for match in _WHAT.finditer(one.unit.text)}
    return [
        one
        for number, one in enumerate(found)
        if number not in unnamed
        or not any(source != one.source and what.startswith(unnamed[number]) for source, what in named)
    ]


@lru_cache(maxsize=4096)
def _aged(text: str) -> frozenset[str]:
    """Last name, as it sounds, and age of everybody who has one there."""
    found = [(match[1] or match[3], match[2] or match[4]) for match in _AGED.finditer(text)]
    return frozenset(f"{sounds(fold(name).rpartition('-')[2])} {age}" for name, age in found)


def _unnamed(one: Candidate, language: str) -> str:
    """“a crane driver ”, where a sentence opens with that and a word for telling; else ""."""
    words = one.unit.words[: _LONGEST + 1]
    if not words or words[0] not in words_of("briefing.summary", "openings.yaml", language, "somebody"):
        return ""
    says = words_of("briefing.summary", "openings.yaml", language, "says")
    end = next((place for place, word in enumerate(words) if word in says), 0)
    return " ".join([*words[:end], ""]) if end > 2 and words[end - 1] not in _MANY else ""
