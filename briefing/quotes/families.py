"""Which of a family "Mrs Brandt" is, where the article names her by her given name alone or her child as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.language.lexicon import UPPER, is_given, is_initial, lexicon, name_tokens
from briefing.language.names import Name
from briefing.language.words import fold
from briefing.quotes.cues import cues

if TYPE_CHECKING:
    from briefing.quotes.people import Person

_OF_THEIRS = r"(?:\b(?:his|her|their|whose)|['’]s?) (?:[\w-]+ ){0,2}?"
_ELDERS = r"(?:wife|husband|partner|widow|widower|mother|father|mum|mom|dad|sister|brother|grandmother|grandfather)"
_KIN = re.compile(rf"{_OF_THEIRS}{_ELDERS},? $", re.IGNORECASE)
_KIN_AFTER = re.compile(rf", {_OF_THEIRS}{_ELDERS}\b", re.IGNORECASE)
"""“Denise Brandt, her mother”."""
_OFFSPRING = re.compile(
    rf"{_OF_THEIRS}(?:step|grand)?(?:daughter|son|niece|nephew|cousin|aunt|uncle),? $", re.IGNORECASE
)
_REACH = 40
_BEARER = 1500
"""Characters before a relative in which the bearer of the surname stands."""
_LOOKED_AT = 50
_NEAR = 500
"""Characters before a relative in which nobody else is named whose relative they may be."""
_YOUNG = ("Miss ", "Master ")
_CHILD = re.compile(r",? (?:aged )?(?:\d|1[0-5])\b,")


def relative(text: str, people: Sequence[Person], bearers: Sequence[Person], name: Name) -> Person | None:
    """Who is called by a surname and a courtesy that no bearer fits: of "Malcolm Brandt and his wife Denise", Denise.

    They are known by their full name from then on.
    """
    surname = bearers[0].name.rpartition(" ")[2]
    for person in islice(reversed(people), _LOOKED_AT):
        if person.kind != "person" or len(person.tokens) != 1 or person.first >= name.start:
            continue
        if person.gender not in (None, name.gender):
            continue
        if not (_is_relative(text, person) or _before(_OFFSPRING, text, person)):
            continue
        if re.search(rf"\b{re.escape(surname)}\b", text[max(0, person.first - _BEARER) : person.first]):
            person.name, person.tokens = f"{person.name} {surname}", (*person.tokens, bearers[0].tokens[-1])
            person.gender = name.gender
            return person
    return None


def _before(kin: re.Pattern[str], text: str, person: Person) -> re.Match[str] | None:
    return kin.search(text, max(0, person.first - _REACH), person.first)


def _is_relative(text: str, person: Person) -> bool:
    return _before(_KIN, text, person) is not None or _KIN_AFTER.match(text, person.past) is not None


def kin_gender(text: str, person: Person) -> str | None:
    """The gender of whose relative somebody is presented as: of "his wife, Deb"."""
    before = _before(_KIN, text, person)
    return cues().gender_of(before.group().rstrip(" ,").rpartition(" ")[2].lower()) if before is not None else None


_SAYS_SO = rf"""
    (?: (?P<same>[^.!?\n“”"‘«]{{0,120}}?)\b(?P<own>she|her|herself|he|his|himself)\b          # Pat Brandt and his wife
      | (?:[^.!?\n“”"‘«]|[“"‘][^“”"‘’.!?\n]{{1,60}}["”’]){{0,200}}[.!?]["”’]?\s+
        (?: (?P<of>Her|His)\ (?:[\w-]+\ ){{0,2}}?{_ELDERS}\b                                # … rang. Her husband
          | ["“‘](?P<words>[^“”"\n]{{2,400}}?)[,!?]["”’]\ (?P<said>she|he)\ [a-z] ) )         # … rang. “…,” she said
"""
_PRONOUNS = re.compile(_SAYS_SO, re.VERBOSE)
_ANOTHER = re.compile(rf"\b(?:told|asked|urged|met|with|by|for|to|of|against|as)\b|[{UPPER}][\w’'-]+ [{UPPER}]")
"""What may bring in somebody else, whom the pronoun means."""


def told_gender(text: str, person: Person) -> str | None:
    """The gender that the words right after somebody's name tell: "Bev Brandt, 69, said she", "Una Brandt rang. Her
    husband"; None where they tell of nobody, or may tell of somebody else."""
    match = _PRONOUNS.match(text, person.past)
    if match is None or _ANOTHER.search(match["same"] or ""):
        return None
    pronoun = (match["own"] or match["of"] or match["said"]).lower()
    return "feminine" if pronoun in ("she", "her", "herself") else "masculine"


def grown(text: str, people: Sequence[Person], name: Name) -> list[Person]:
    """Those of a family who may be called so: "Mr" or "Mrs" its parents, else whoever is no child; "Miss" none of
    its parents."""
    parents = [person for person in people if _is_relative(text, person)]
    if text.startswith(_YOUNG, name.whole):
        return [person for person in people if person not in parents] or list(people)
    return parents or [p for p in people if not _CHILD.match(text, p.past)] or list(people)


_NEAREST = r"(?:mother|father|mum|mom|dad|sister|brother|twin|wife|husband|widow|widower|(?:grand)?(?:son|daughter)),? "
_BESIDE = re.compile(
    rf"(?:\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|whose)|(?P<owner>[{UPPER}][\w-]*)['’]s?)"
    rf" (?:(?!ex-|former|step)[a-z0-9-]+ ){{0,2}}?{_NEAREST}$"
)
"""“Whitlock’s mother, Karen”, “his older brother Tom”."""


def give_surnames(text: str, people: Sequence[Person]) -> None:
    """Gives relatives that are called by a given name alone the surname of whom they are presented as a relative of.

    The press prints a relative's surname where it is another: "Whitlock’s mother, Karen, said", "his brother Tom".
    """
    for at, person in enumerate(people):
        if person.kind != "person" or len(person.tokens) != 1 or not is_given(person.name):
            continue
        others = [one for one in people[max(0, at - _LOOKED_AT) : at] if one.kind == "person" and len(one.tokens) > 1]
        if others and (surname := _surname_of(text, person, others)):
            person.name = f"{person.name} {surname}"
            person.tokens = name_tokens(person.name)


def partner_of(text: str, person: Person, people: Sequence[Person]) -> Person | None:
    """The other of a couple, where only their name is printed whole: "Hannah and [Gareth Prowse]"."""
    if len(person.tokens) != 1 or not is_given(person.name) or not text.startswith(" and ", person.past):
        return None
    at = person.past + len(" and ")
    couple = (one for one in people[:_LOOKED_AT] if text.startswith(one.name, at) and _has_surname(one))
    other = next(couple, None)
    return other if other and {person.gender, other.gender} == {"masculine", "feminine"} else None


def _surname_of(text: str, person: Person, others: Sequence[Person]) -> str:
    """The surname that a relative shares with one of the `others`; empty where nothing tells it."""
    beside = _BESIDE.search(text, max(0, person.first - _REACH), person.first)
    if beside is None:
        return ""
    known = [one for one in others if _has_surname(one)]
    if beside["owner"]:
        bearers = [one for one in known if fold(beside["owner"]) in (one.tokens[-1], one.tokens[0])]
        return bearers[0].name.rpartition(" ")[2] if len({one.tokens[-1] for one in bearers}) == 1 else ""
    gender = {"his": "masculine", "her": "feminine"}.get(beside["whose"].lower())
    last = [
        (_last_named(text, one, person.first), one) for one in others if gender is None or one.gender in (None, gender)
    ]
    near = [(at, one) for at, one in last if 0 <= at > person.first - _NEAR]
    told = _sentence_before(text, beside.start())
    above = [one for at, one in near if at >= told] if told is not None else []
    if len(above) == 1 and _has_surname(above[0], given=False):
        return above[0].name.rpartition(" ")[2]
    near = [(at, one) for at, one in near if one.certain]
    surnames = {one.name.rpartition(" ")[2] for _, one in near}
    return surnames.pop() if len(surnames) == 1 and any(one in known for _, one in near) else ""


_STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[^\W\d_a-z“\"‘])")
"""The end of a sentence."""


def _sentence_before(text: str, start: int) -> int | None:
    """Where the sentence before the one that begins at `start` begins; None where none begins there."""
    near = max(0, start - _NEAR)
    stops = [stop.end() for stop in _STOP.finditer(text, near, start + 1)]
    return None if not stops or stops[-1] != start else stops[-2] if len(stops) > 1 else near


_INFLECTED = re.compile(r"(?:[oe]va?|sk(?:i|y|ij|yi|a|aya|aia)|ová|sson|d[oó]ttir)$")
"""Surnames that brother and sister do not share: Ivanova's father is Ivanov, and Sigurdsson's sister no Sigurdsson."""


def _has_surname(person: Person, *, given: bool = True) -> bool:
    """Whether the last word of a name is one that a family shares: not of "Khamis bin Nasser", "Villaseñor Ruelas".

    The words before it are listed given names, or where that is not asked of them, one word at most.
    """
    words = [word for word in person.name.split() if word[0].isalpha()]  # without a nickname
    lex = lexicon()
    return (
        person.kind == "person"
        and person.certain
        and len(words) > 1
        and (any(map(is_given, words[:-1])) if given else len(words) == 2)
        and (not given or all(is_given(word) or is_initial(word) for word in words[:-1]))
        and "-" not in words[-1]
        and not _INFLECTED.search(words[-1])
        and words[0] not in lex.family_first
    )


_AFTER = r", (?:[\w’'-]+ ){1,3}?"
_IS_CHILD = re.compile(rf"{_AFTER}(?:son|daughter|nephew|niece|grandson|granddaughter)\b")
_IS_ELDER = re.compile(rf"{_AFTER}(?:father|mother|uncle|aunt|grandfather|grandmother)\b")


_SIBLING = r" (?:half-)?(?:brother|sister|sibling|cousin|twin)\b[^.!?\n]{0,60}$"
_BORN_FIRST = re.compile(rf"\b(?:elder|older|eldest|oldest|big){_SIBLING}")
_BORN_LATER = re.compile(rf"\b(?:younger|youngest|little|kid){_SIBLING}")
_PRESENTED = 90
"""Characters before a name in which a sibling is presented."""


def born(text: str, people: Sequence[Person], *, first: bool) -> list[Person]:
    """Those of a family whom "the elder Brandt" may mean, or not `first`, "the younger": who is presented as an elder
    brother, as a parent, or where another is the younger one; and the other way round."""
    mine, others = (_BORN_FIRST, _BORN_LATER) if first else (_BORN_LATER, _BORN_FIRST)
    told = [person for person in people if _presented(mine, text, person)]
    rest = [person for person in people if not _presented(others, text, person)]
    if told or len(rest) < len(people):
        return told or rest or list(people)
    own, other = (_IS_ELDER, _IS_CHILD) if first else (_IS_CHILD, _IS_ELDER)
    told = [person for person in people if own.match(text, person.past)]
    return told or [person for person in people if not other.match(text, person.past)] or list(people)


def _presented(pattern: re.Pattern[str], text: str, person: Person) -> bool:
    return pattern.search(text, max(0, person.first - _PRESENTED), person.first) is not None


_SPOUSES = frozenset(("wife", "husband", "partner", "fiancé", "fiancée", "girlfriend", "boyfriend"))


def tie_couples(text: str, people: Sequence[Person]) -> None:
    """Ties "his wife Denise" to the man named last before her, so that "her husband" means him."""
    for at, person in enumerate(people):
        if (person.role or "").rpartition(" ")[2].lower() not in _SPOUSES or person.kind != "person":
            continue
        if not _is_relative(text, person):
            continue
        near = [one for one in people[max(0, at - _LOOKED_AT) : at] if one.kind == "person" and one.tied is None]
        places = {one.index: _last_named(text, one, person.first) for one in near}
        spouse = max(near, key=lambda one: places[one.index], default=None)
        if spouse is not None and places[spouse.index] >= 0:
            person.tied, spouse.tied = spouse, person


def _last_named(text: str, person: Person, before: int) -> int:
    """Where the surname of `person` stands last, not far before an offset; -1 where it does not."""
    return text.rfind(person.name.rpartition(" ")[2], max(0, before - _BEARER), before)
