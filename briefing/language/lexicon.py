"""The words of which names are made (names.yaml), and what a single word tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.language.words import fold

Gender = Literal["feminine", "masculine"]


class Lexicon(Struct, frozen=True):
    """The word lists of names.yaml as sets; see there for what each holds."""

    courtesy: dict[str, Gender | None]
    called_by: dict[str, Gender | None]
    descent: dict[str, Gender | None]
    titles: frozenset[str]
    sure_titles: frozenset[str]
    title_links: frozenset[str]
    title_ends: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    ranks: frozenset[str]
    callings: frozenset[str]
    body_words: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    not_names: frozenset[str]
    places: frozenset[str]
    given: dict[str, Gender | None]
    family_first: frozenset[str]
    small: frozenset[str]
    never_surnames: frozenset[str]
    ambiguous_given: frozenset[str]
    directions: frozenset[str]
    parties: frozenset[str]
    place_heads: frozenset[str]
    offices: frozenset[str]
    owned: frozenset[str]
    modifiers: tuple[str, ...]
    no_name_endings: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """names.yaml, read once."""
    data = load("briefing.language", "names.yaml")

    def listed(key: str) -> frozenset[str]:
        return frozenset(data[key].split())

    def gendered(key: str) -> dict[str, Gender | None]:
        groups = data[key]
        return {
            word: (group if group != "plain" else None) for group in sorted(groups) for word in groups[group].split()
        }

    female, male = listed("female"), listed("male")
    given: dict[str, Gender | None] = dict.fromkeys(female, "feminine")
    given.update({word: None if word in female else "masculine" for word in male})
    special = ("courtesy", "called_by", "descent", "given", "modifiers", "no_name_endings")
    return Lexicon(
        courtesy=gendered("courtesy"),
        called_by=gendered("called_by"),
        descent=gendered("descent"),
        given=given,
        modifiers=tuple(data["modifiers"].split()),
        no_name_endings=tuple(data["no_name_endings"].split()),
        **{key: listed(key) for key in Lexicon.__struct_fields__ if key not in special},
    )


def capitals() -> str:
    """A regular expression class of every capital letter of the scripts that have them."""
    codes = [code for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper()]
    return "".join(chr(code) for code in codes)


UPPER = capitals()
_DAUGHTERS = ("ovna", "evna", "dóttir", "dottir")
_INITIAL = re.compile(rf"(?:[{UPPER}]\.?)(?:-?[{UPPER}]\.)*")
_SPLIT = re.compile(r"[\s\u00a0]+")


@lru_cache(maxsize=8192)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of `name` folded (no accents, no case, no dots), suffixes such as "Jr." left out."""
    lex = lexicon()
    words = [word.strip(",\"“”‘’'()") for word in _SPLIT.split(name)]
    return tuple(
        token for word in words if word not in lex.suffixes and (token := fold(word).replace(".", "").strip("'"))
    )


def is_initial(word: str) -> bool:
    """Whether `word` is one or more initials: "J.", "J.B.", "A"."""
    return len(word) <= 6 and _INITIAL.fullmatch(word) is not None


def is_given(word: str) -> bool:
    """Whether `word` is a listed given name, in capitals or not; of a hyphenated one either half will do."""
    given = lexicon().given
    if word in given or (word.isupper() and word.capitalize() in given):
        return True
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and first in given and first.lower() not in lexicon().particles


def gender_of(words: Sequence[str]) -> Gender | None:
    """What the given names among `words` (all but the last are tried, in order) tell of gender."""
    lex = lexicon()
    tried = words[:-1] if len(words) > 1 else words
    if len(words) > 1 and words[0] in lex.family_first:
        tried = words[1:]
    for word in words[1:]:
        if word in lex.descent:
            return lex.descent[word]
    if words[-1].endswith(_DAUGHTERS):
        return "feminine"
    for word in tried:
        for form in (word, word.capitalize() if word.isupper() else word, word.partition("-")[0]):
            if form in lex.given and (form == word or form.lower() not in lex.particles):
                return lex.given[form]
    return None
