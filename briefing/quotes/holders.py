"""Who may be meant by a bare role: what its words tell, and how that fits what the article tells of somebody."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import islice, zip_longest

from msgspec import Struct

from briefing.language.lexicon import ordinary
from briefing.quotes.antecedents import REMEMBERED, History, Met
from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.people import Cast, Person
from briefing.quotes.roles import tier_of
from briefing.quotes.roles import words as role_words_of

OWNERS = frozenset(("his", "her", "their"))
_WINDOW = 8
"""How many of those met last are weighed though nothing tells that the role is theirs."""
_UNMET = 3
"""How many are weighed whom the article has not named yet, but tells the role of."""
_LEADERS = frozenset(("boss", "chief", "leader", "head"))


class ToldOf(Struct, gc=False):
    """What a noun phrase tells of whom it means."""

    words: frozenset[str]
    head: str
    modifiers: frozenset[str]
    """What stands before the noun and may tell who is meant: "the [Kerr council] leader"."""
    proper: frozenset[str]
    """Those of the modifiers that are names: "the [Kerr] boss"."""
    whose: frozenset[str]
    owned: bool
    """Whether it is somebody's: "the [mayor's] aide"."""
    nouns: frozenset[str]
    """The noun, and those that the press uses for it."""
    narrower: frozenset[str]
    """These, and the narrower ones that it can stand for."""
    gender: str | None
    age: str
    article: str
    kind: str
    """What kind of noun it is."""


def told_of(mention: Mention, words: frozenset[str], whose: frozenset[str]) -> ToldOf:
    """What the words of a noun phrase, and those of what it is of, tell of whom it means."""
    table, roles, known, head = cues(), role_words_of(), ordinary(), mention.head
    if head.startswith("ex-"):
        head = head.removeprefix("ex-")
        words = (words - {mention.head}) | {"former", head}
    if head in roles.kin and whose and whose <= CHILDREN:  # "the mother of five"
        head, words, whose = f"{head}-of-{min(whose)}", words - {mention.head}, frozenset()
    nouns = table.alike.get(head, frozenset()) | {head}
    if head in roles.kin:
        kind = "kin"
    elif head not in table.heads and head.endswith(table.demonyms):
        kind = "demonym"
    elif head in table.talkers:
        kind = "talker"
    elif head in roles.anybody:
        kind = "anybody"
    elif head in roles.vague:
        kind = "vague"
    else:
        kind = "office" if head in table.heads else "noun"
    modifiers = frozenset(
        word
        for word in words
        if word != head and not (word in table.determiners or word in table.fillers or word.endswith("-year-old"))
    )
    return ToldOf(
        words=words,
        head=head,
        modifiers=modifiers,
        proper=frozenset(word for word in modifiers if not (word in table.heads or word in known)),
        whose=whose,
        owned=any(word.endswith(("'s", "’s", "s'", "s’")) for word in words),
        nouns=nouns,
        narrower=nouns | table.broader.get(head, frozenset()),
        gender="feminine" if mention.woman else table.gender_of(head),
        age=next((word.partition("-")[0] for word in words if word.endswith("-year-old")), "") or _decade(head),
        article="definite" if words & table.definite else "owned" if words & OWNERS else "bare",
        kind=f"{kind} capital" if mention.capital else kind,
    )


CHILDREN = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
_DECADES = {"sexagenarian": "6", "septuagenarian": "7", "octogenarian": "8", "nonagenarian": "9", "centenarian": "10"}


def _decade(head: str) -> str:
    """The first figures of the age of "the octogenarian", with one open; empty for other nouns."""
    return f"{_DECADES[head]}_" if head in _DECADES else ""


def _is_aged(age: str, wanted: str) -> bool:
    return age[:-1] == wanted[:-1] if wanted.endswith("_") else age == wanted


class Holder(Struct, gc=False):
    """Somebody who may be meant."""

    person: Person
    met: Met | None
    """Where they were met last; None of whom the article names further down only."""
    match: str
    """How the role fits theirs."""

    @property
    def fits(self) -> bool:
        """Whether their role is known to be such a one."""
        return self.match in _FITTING

    @property
    def kind(self) -> str:
        """`match`, all that fit as one."""
        return "fits" if self.fits else self.match


_FITTING = frozenset(("called", "alike", "within", "narrower", "ends", "leads"))


def holders_of(history: History, mention: Mention, told: ToldOf, cast: Cast) -> list[Holder]:
    """Whoever may be meant, met last first: those whom the role fits, and the last few of whom that is not known."""
    found: list[Holder] = []
    seen: set[int] = set()
    for index in islice(reversed(history.met), REMEMBERED):
        met = history.met[index]
        person = met.person
        if not _may_be(person, told):
            continue
        match = _match(told, person)
        if match not in _FITTING:
            here = (met.paragraph, met.sentence) == (mention.paragraph, mention.sentence) and not met.called
            if len(found) >= _WINDOW or here or not _is_shown(met, mention):
                continue
        found.append(Holder(person, met, match))
        seen.add(person.index)
    for person in _known_as(told.head, cast):
        if person.index in seen or not _may_be(person, told) or not is_called(person, told.nouns):
            continue
        if told.modifiers <= person.role_words | told.nouns and (not told.whose or shared_words(told.whose, person)):
            found.append(Holder(person, None, _match(told, person)))
            seen.add(person.index)
    return found


def _speaks_for_nobody(person: Person, *, owned: bool) -> bool:
    """Whether somebody with a name is no spokesman: has another role, or none where somebody's spokesman is meant."""
    if person.kind == "unnamed" or not (person.role_words or owned):
        return False
    return person.role_words.isdisjoint(cues().voices) and person.role_words.isdisjoint(_SPEAK_FOR)


_SPEAK_FOR = frozenset(("secretary", "press", "communications", "information", "media"))
"""Words of the roles of those who are somebody's spokesman under another name."""


_TOGETHER = frozenset(("couple", "pair", "duo", "trio", "twins", "newlyweds"))
"""Nouns that nobody is alone."""


def _may_be(person: Person, told: ToldOf) -> bool:
    """Whether nothing that is known of somebody speaks against it: neither kind, gender, age nor the office itself
    where its shadow is meant, whom an opposition sets against it, and no other role than that of a spokesman's."""
    if told.head in cues().voices and _speaks_for_nobody(person, owned=told.owned):
        return False
    if "shadow" in told.words and "shadow" not in person.role_words and person.role_words & told.nouns:
        return False
    if person.kind == "body" or told.head in _TOGETHER or (told.gender and person.gender not in (None, told.gender)):
        return False
    return not (told.age and person.age and not _is_aged(person.age, told.age))


def _is_shown(met: Met, mention: Mention) -> bool:
    """Whether somebody whom the role is not known to fit may be meant at all."""
    person = met.person
    if person.kind == "unnamed":
        return met.leads or met.says
    several = len(person.tokens) > 1 and (met.leads or mention.paragraph - met.paragraph < 2)
    return person.certain or met.says or person.gender is not None or person.mentions > 1 or several


def _known_as(head: str, cast: Cast) -> list[Person]:
    """The first people of the article with the role `head` or a like one."""
    alike = sorted(cues().alike.get(head, ()))
    known = (person for word in alike for person in cast.by_role.get(word, ())[: _UNMET - 1])
    return [*cast.by_role.get(head, ())[:_UNMET], *known]


def _match(told: ToldOf, person: Person) -> str:
    """How a role fits what the article tells of somebody; the first six ways are those that do."""
    if not person.role_words or (person.kind == "unnamed" and not person.role and told.head not in person.role_words):
        return "no role"
    if is_called(person, frozenset((told.head,))) or _is_spelled(person, told.head):
        return "called"
    if is_called(person, told.nouns):
        return "alike"
    printed = person.role_words - _halves(person) - _served(person)
    if told.nouns & printed:
        return "within"
    if told.narrower & printed:
        return "narrower"
    if len(told.head) > 4 and any(_ends_in(word, told.head) for word in person.role_words - _served(person)):
        return "ends"  # "the teacher" is the schoolteacher
    led = told.modifiers
    if told.head in _LEADERS and led & cues().heads.keys() and led <= person.role_words:
        return "leads"  # "the union boss", whatever the office
    tier = tier_of(person.role or "")
    return tier if tier in ("kin", "clause") else "other"


_ASIDE = re.compile(r" ?\([^()]*\)")


def _is_spelled(person: Person, head: str) -> bool:
    """Whether a noun is made of the initials of somebody's office: "the DCP", Deputy Commissioner of Police (East)."""
    if not (1 < len(head) < 5 and person.role):
        return False
    initials = [word[0].lower() for word in _ASIDE.sub("", person.role).split() if word[0].isupper()]
    return head == "".join(initials)


def _served(person: Person) -> frozenset[str]:
    """The offices that somebody's is tied to, which others hold: "governor" of "spokesman for the governor"."""
    parts = _COMPLEMENT.split((person.role or "").lower())[1:]
    return frozenset(words[-1] for part in parts if (words := _FIRST_OF.split(part)[0].split()))


def _halves(person: Person) -> frozenset[str]:
    """The second halves of the compounds in somebody's role: "chef" of "sous-chef"."""
    role = (person.role or "").lower().split()
    return frozenset(word.rpartition("-")[2] for word in role if "-" in word).difference(role)


def _ends_in(word: str, noun: str) -> bool:
    return word.endswith(noun) and not word.endswith(f"-{noun}")


def is_called(person: Person, nouns: Set[str]) -> bool:
    """Whether a noun is a whole word of what the person is, as "chef" is not of "sous-chef", nor "governor" of "ally of
    the governor", nor "chief" of "chief secretary"."""
    role = _COMPLEMENT.split((person.role or "").lower(), maxsplit=1)[0].split()
    role = [word for word, after in zip_longest(role, role[1:]) if not (word == "chief" and after in cues().heads)]
    return not nouns.isdisjoint(role) or not nouns.isdisjoint(
        cues().abbreviated.get(word.rstrip("."), "") for word in role
    )


_COMPLEMENT = re.compile(r" (?:of|for|to|at|in|with|from|on|who) ")
_FIRST_OF = re.compile(r",| and ")
"""Behind which a second office of theirs stands: "director of the port and mayor of Holm"."""


def shared_words(wanted: Set[str], person: Person) -> int:
    """How many words the person's role has, a nation's adjective for its name ("Kerrian", "of Kerria")."""
    return sum(
        word in person.role_words
        or (len(word) > 5 and any(len(other) > 4 and word.startswith(other[:-1]) for other in person.role_words))
        for word in wanted
    )
