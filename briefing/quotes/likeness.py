"""Whether two names can be one person's: spelling, order, short forms. Names only; who it is, is decided elsewhere.

The comparison of spellings is of the kind of Soundex and its successors: letters that stand for one sound are made
the same, then consonants must agree and vowels may differ where transliterations do ("Mohammed", "Muhammad"), but
not further ("Hassan", "Hussein").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.language.names import lexicon, name_tokens

Likeness = Literal["same", "likely", "possible", "different"]
"""same: one name, whatever its spelling. likely: one is the fuller or the other form of the other. possible: an initial
or a single name that fits, so that something else must speak for it. different: not one person's."""

Shape = tuple[str, tuple[str, ...]]
"""Consonants, and the vowels before, between and after them."""

_ABD = re.compile(r"^abd(?:[aeiu]?[lrsn])?(?=[^aeiou])|^abd[aeiu](?=latif)|^abd[aeiu]l(?=[aeiou])")
_PREFIX = re.compile(r"^(?:al|el|ul|ur|ud|as|ash|at|ad|an)-(?=\w)")
_VOWELS = frozenset("aeiouE")


class Rules(Struct, frozen=True):
    """likeness.yaml; see there."""

    letters: dict[int, str]
    particles: frozenset[str]
    spellings: dict[str, str]
    pattern: re.Pattern[str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    fronts: frozenset[str]
    vowels: frozenset[frozenset[str]]
    nicknames: dict[str, frozenset[int]]
    titles: frozenset[str]
    small: frozenset[str]


@cache
def rules() -> Rules:
    """likeness.yaml, read once, and the titles that names.yaml knows."""
    data = load("briefing.quotes", "likeness.yaml")
    spellings = dict(pair.split("=") for pair in data["spellings"].split())
    nicknames: dict[str, set[int]] = {}
    for number, group in enumerate(data["nicknames"]):
        for name in group.split():
            nicknames.setdefault(name, set()).add(number)
    names = lexicon()
    titles = {*names.courtesy, *names.called_by, *names.sure_titles}
    return Rules(
        letters=str.maketrans(data["letters"]),
        particles=frozenset(data["particles"].split()),
        spellings=spellings,
        pattern=re.compile("|".join(sorted(spellings, key=len, reverse=True))),
        rewrites=tuple((re.compile(ending), plain) for ending, plain in data["rewrites"].items()),
        fronts=frozenset(data["fronts"].split()),
        vowels=frozenset(frozenset(pair) for pair in data["vowels"]),
        nicknames={name: frozenset(groups) for name, groups in nicknames.items()},
        small=frozenset(data["small"].split()),
        titles=frozenset(plain for title in titles if len(plain := title.casefold().strip(".")) > 1),
    )


@lru_cache(maxsize=50_000)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that comparison goes by: folded, without titles, particles and suffixes.

    "Sheikh Jarrah Al-Sabah" → jarrah sabah; "Abd al-Rahman", "Abdulrahman" and "Abdel Rahman" all → abdrahman.
    """
    known = rules()
    words = [word.translate(known.letters) for word in name_tokens(name)]
    while len(words) > 1 and (words[0] in known.titles or (len(words) > 2 and words[0] in known.fronts)):
        words.pop(0)
    words[1:] = [part for word in words[1:] for part in _halves(word)]
    kept: list[str] = []
    servant = False
    for word in words:
        word = _PREFIX.sub("", word)
        if word in known.particles and len(words) > 1:
            continue
        word = word.replace("-", "").replace("'", "")
        if servant:
            kept[-1] = "abd" + word
            servant = False
        elif re.fullmatch(r"abd(?:[aeiu][lrsn]?)?", word):
            kept.append(word)
            servant = True
        elif word:
            kept.append(_ABD.sub("abd", word))
    return tuple(kept) or tuple(words)


def _halves(word: str) -> list[str]:
    """A surname in two halves, of which one may be left out; "al-Sabah" and given names ("Jean-Luc") stay whole."""
    return [part for part in word.split("-") if part] if "-" in word and not _PREFIX.match(word) else [word]


_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}


def generations_clash(one: str, other: str) -> bool:
    """Whether two names are a father's and a son's: "Jr." and "Sr.", "II" and "III"."""
    mine, theirs = (_SUFFIXES.get(name.rpartition(" ")[2].casefold().strip(".,"), "") for name in (one, other))
    return bool(mine and theirs and mine != theirs)


def sounds(word: str) -> str:
    """A folded word with letters that stand for one sound made the same; capitals are sounds of our own."""
    known = rules()
    for ending, plain in known.rewrites:
        word = ending.sub(plain, word)
    return known.pattern.sub(lambda match: known.spellings[match.group()], word)


@lru_cache(maxsize=50_000)
def shape(word: str) -> Shape:
    """How a folded word sounds, for comparing spellings: ("mhmd", ("", "o", "a", "e", "")) for "mohammed"."""
    consonants: list[str] = []
    vowels = [""]
    for sound in sounds(word):
        if sound in _VOWELS:
            if not vowels[-1].endswith(sound):
                vowels[-1] += sound
        elif not consonants or vowels[-1] or consonants[-1] != sound:
            consonants.append(sound)
            vowels.append("")
    if len(consonants) > 1 and consonants[-1] == "h" and not vowels[-1] and vowels[-2]:
        consonants.pop()
        vowels.pop()
    return "".join(consonants), tuple(vowels)


@lru_cache(maxsize=100_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one name in two spellings."""
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or not one.isascii() or not other.isascii():
        return False
    mine, theirs = shape(one), shape(other)
    if mine[0] != theirs[0] or not mine[0]:
        return False
    if len(mine[0]) < 2 and one[0] != other[0]:
        return False
    if "S" in mine[0] and len(mine[0]) < 3 and ("ch" in one) != ("ch" in other):
        return False
    return mine[1][-1] == theirs[1][-1] and all(map(_same_vowels, mine[1], theirs[1]))


def _same_vowels(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) != len(other):
        return False
    allowed = rules().vowels
    return all(a == b or frozenset((a, b)) in allowed for a, b in zip(one, other, strict=True))


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's, short forms included ("Bill", "William")."""
    groups = rules().nicknames
    return same_word(one, other) or bool(groups.get(one, frozenset()) & groups.get(other, frozenset()))


def is_given_initial(one: str, other: str) -> bool:
    """Whether one of two given names is the other's initial, or that of a longer form: "M." of "Peggy"."""
    short, long = sorted((one, other), key=len)
    if len(short) != 1:
        return False
    groups = rules().nicknames.get(long, frozenset())
    return long[:1] == short or any(
        name[:1] == short for name, member in rules().nicknames.items() if groups and member & groups
    )


def is_initial_of(one: str, other: str) -> bool:
    """Whether one of two words is the other's initial."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long[:1] == short


@lru_cache(maxsize=100_000)
def compare(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """What two names, as `parts` gives them, are to each other. Symmetric."""
    found = _compare(one, other)
    if found != "different" or len(one) < 2 or len(other) < 2:
        return found
    # The article grown on, as some desks write it: "Saqr Alnoubi" for "Saqr Al-Noubi".
    for grown, plain in ((one, other), (other, one)):
        bare = without_article(grown[-1])
        if bare != grown[-1] and same_word(bare, plain[-1]) and _compare((*grown[:-1], bare), plain) != "different":
            return "possible"
    return "different"


def without_article(word: str) -> str:
    """A family name without the Arabic article grown on: "alnoubi" → "noubi"."""
    return word[2:] if word[:2] in ("al", "el") and len(word) > 5 else word


def _compare(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if not short:
        return "different"
    if len(short) == len(long) and all(same_word(a, b) for a, b in zip(short, long, strict=True)):
        return "same"
    if len(long) > 1 and "".join(short) == "".join(long):
        return "same"
    if len(short) == 1:
        fits = same_word(short[0], long[-1]) or short[0] in (long[0], "".join(long[1:]))
        return "possible" if len(long) > 1 and fits else "different"
    if _reversed(short, long):
        return "likely"
    if same_given(short[0], long[0]) and same_word("".join(short[1:]), "".join(long[1:])):
        return "same" if same_word(short[0], long[0]) else "likely"
    if len(short) == len(long) == 2 and same_word(short[-1], long[-1]):
        return "possible" if is_given_initial(short[0], long[0]) else "different"
    return _nested(short, long)


def _reversed(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the family name stands first in one and last in the other: "Kurokawa Tetsuo", "Tetsuo Kurokawa"."""
    if one[0] == other[0]:
        return False
    family, given = lexicon().family_first, lexicon().given
    if all(word.capitalize() in given for word in one) and not {one[0].capitalize(), other[0].capitalize()} & family:
        return False
    return any(
        same_word(back[-1], front[0]) and same_word("".join(back[:-1]), "".join(front[1:]))
        for front, back in ((one, other), (other, one))
    )


def _nested(short: Sequence[str], long: Sequence[str]) -> Likeness:
    """One name inside a longer one: second given names, fathers' and mothers' names, initials left out."""
    first = same_given(short[0], long[0])
    by_initial = not first and is_given_initial(short[0], long[0])
    if not first and not by_initial:
        return "different"
    middle, fuller = short[1:-1], long[1:-1]
    ends = same_word(short[-1], long[-1])
    if ends and middle and fuller and not (same_word(middle[0], fuller[0]) or is_initial_of(middle[0], fuller[0])):
        initials = min(len(middle[0]), len(fuller[0])) == 1
        return "possible" if not initials and _inside(middle, fuller) else "different"
    if ends and _inside(middle, fuller):
        return "likely" if first else "possible"
    if len(short) < len(long) and _inside(short[1:], long[1:]):
        given = lexicon().given
        sure = first and same_word(short[1], long[1]) and short[-1].capitalize() not in given
        return "likely" if sure else "possible"
    return "different"


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `long` in the same order, initials for words allowed."""
    rest = iter(long)
    return all(any(same_word(word, other) or is_initial_of(word, other) for other in rest) for word in short)
