"""Who is meant by the names, roles and pronouns of one article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from briefing.language.lexicon import UPPER, is_given, ordinary
from briefing.language.names import Gender, Name, lexicon, name_tokens
from briefing.model import SpeakerKind
from briefing.quotes.cues import cues
from briefing.quotes.evidence import firms, somebodies, things
from briefing.quotes.families import (
    born,
    give_surnames,
    grown,
    kin_gender,
    partner_of,
    relative,
    tie_couples,
    told_gender,
)
from briefing.quotes.likeness import generations_clash
from briefing.quotes.offices import give_roles
from briefing.quotes.reading import Reading
from briefing.quotes.roles import role_words, words

_REMEMBERED = 50
"""Bearers of one name that are looked through, so that thousands of them cost no more than their number."""


class Person(Struct):
    """One person or body of an article, with all that the article tells."""

    index: int
    name: str
    tokens: tuple[str, ...]
    kind: SpeakerKind
    gender: Gender | None = None
    role: str | None = None
    role_words: frozenset[str] = frozenset()
    variants: list[str] = []
    mentions: int = 0
    first: int = 0
    """Where the article has them first."""
    past: int = 0
    """Where the name ends there; what it is called in the end may be longer."""
    age: str = ""
    """As printed after the name; empty where it is not."""
    certain: bool = False
    """Whether it is known to be a person (title, given name), not only a run of capitalised words."""
    voice: Person | None = None
    """The body for which somebody without a name speaks."""
    tied: Person | None = None
    """Whose wife or husband somebody is."""
    styled: bool = False
    """Whether a courtesy title told the gender."""
    titles: set[str] = set()
    """The titles printed before their names: "Dr", "Governor"."""


class Cast(Struct):
    """The people and bodies of an article."""

    people: list[Person]
    of_name: dict[int, Person]
    """By the start offset of each name."""
    by_token: dict[str, list[Person]]
    ambiguous: set[int]
    """Starts of short forms that several of them could be meant by."""
    undecided: set[int]
    """Of these, those of which nothing tells: "Lorne" below "Kevin Lorne and his brother Barry Lorne"."""
    by_role: dict[str, list[Person]]
    """By every word of their roles."""
    firms: dict[int, bool] = {}
    """Starts of the names that stand right after a noun for what companies are."""
    local: dict[str, list[tuple[str, int]]] = {}
    """By "council" and the like: how the article prints them with their place, and where."""

    def add_unnamed(self, phrase: str, head: str, role: str | None, first: int) -> Person:
        """Somebody whom the article calls by a noun but no name ("a senior diplomat"); its name is empty."""
        gender = cues().gender_of(head)
        words = role_words(phrase) - cues().determiners
        known: Gender | None = "feminine" if gender == "feminine" else "masculine" if gender else None
        person = Person(len(self.people), "", (), "unnamed", known, role, words, [phrase], 1, first, first)
        self.people.append(person)
        return person

    def add_body(self, name: str, first: int) -> Person:
        """A body that the article names by a noun only ("the meteorological agency")."""
        tokens = name_tokens(name)
        body = Person(
            len(self.people), name, tokens, "body", variants=[name], mentions=1, first=first, past=first + len(name)
        )
        self.people.append(body)
        for token in dict.fromkeys(tokens):
            self.by_token.setdefault(token, []).append(body)
        return body


def cast(reading: Reading) -> Cast:
    """Everybody whom the article names; short forms are given to the fullest name that they fit."""
    people: list[Person] = []
    result = Cast(people, {}, {}, set(), set(), {}, firms(reading))
    shown = somebodies(reading)
    top = _past_headlines(reading)
    full = [name for name in reading.names if name.kind != "place" and _is_full(name)]
    called = {name.tokens[0] for name in full if name.kind != "body" and name.start >= top}
    full = [name for name in full if not (_is_headlined(name, top) and name.tokens[-1] in called)]
    for name in full:
        person = _matching(result, name)
        if person is None:
            person = _new(result, name)
        _note(result, person, name, name.start in shown, reading.text)
    spelled = _initials(reading, result)
    for name in reading.names:
        if name.kind == "place" or name.start in result.of_name:
            continue
        anew = reading.text.endswith(" surnamed ", 0, name.whole)  # "a woman surnamed Lee", whoever else is
        person = None if anew else spelled.get(name.text) or _short(result, name, reading.text)
        if person is None:
            person = _new(result, name)
            person.certain = anew
        _note(result, person, name, name.start in shown, reading.text)
        if person.mentions == 1 and (partner := partner_of(reading.text, person, people)) is not None:
            _marry(result, person, partner)
    for start, sure in result.firms.items():
        person = result.of_name[start]
        if not person.certain or (not is_given(person.name.partition(" ")[0]) and (sure or len(person.tokens) == 1)):
            person.kind = "body"
    for start in things(reading):
        person = result.of_name.get(start)
        if person is not None and not (person.titles or person.styled or person.role):
            person.kind = "body"
    for person in people:
        if person.kind == "body" and len(person.tokens) == 1 and person.name in lexicon().body_words:
            _spell_out(reading.text, person)
    give_roles(reading, result)
    tie_couples(reading.text, people)
    give_surnames(reading.text, people)
    return result


def _marry(cast: Cast, person: Person, partner: Person) -> None:
    """Gives somebody the surname of their `partner`."""
    person.name = f"{person.name} {partner.name.rpartition(' ')[2]}"
    person.tokens = name_tokens(person.name)
    cast.by_token.setdefault(person.tokens[-1], []).append(person)


_IN_BRACKETS = re.compile(rf" \((?:the )?([{UPPER}][{UPPER}&a-z]{{0,8}}[{UPPER}])\)")


def _initials(reading: Reading, cast: Cast) -> dict[str, Person]:
    """The initials by which an article goes on to call a body: "the Kerr Flood Agency (KFA)"."""
    found: dict[str, Person] = {}
    for name in reading.names:
        person = cast.of_name.get(name.start)
        if person is not None and person.kind == "body":
            initials = _IN_BRACKETS.match(reading.text, name.end)
            if initials is not None and initials[1][0].lower() == name.tokens[0][0]:
                found.setdefault(initials[1], person)
    return found


_CAPITALISED = rf"[{UPPER}][\w’'-]+"
_BEFORE = re.compile(rf"(?:(?!The )(?<![\w’'-]){_CAPITALISED} ){{1,2}}$")
_FIELD = re.compile(rf" (?:of|for)(?: the)? {_CAPITALISED}(?: (?:(?:and|of|for) )?{_CAPITALISED}){{0,5}}")


def _spell_out(text: str, body: Person) -> None:
    """Gives "the Authority" the name that only a role holds: "chairman of the [Authority for Public Works]"."""
    forms = set()
    at = text.find(body.name)
    while at >= 0:
        past = at + len(body.name)
        inside = at > 0 and (text[at - 1] in "-_" or text[at - 1].isalnum())
        field = None if inside else _FIELD.match(text, past)
        if field is not None:
            past = field.end()
            before = _BEFORE.search(text, max(0, at - 40), at)
            forms.add(text[before.start() if before else at : past])
        at = text.find(body.name, past if field is not None else at + 1)
    if len(forms) == 1:
        body.name = forms.pop()
        body.tokens = name_tokens(body.name)


def _is_headlined(name: Name, top: int) -> bool:
    """Whether a headline puts a word before a given name, as tabloids do ("Soap Dani’s fury"), or anybody "Uncle".

    `top` is where the headlines end.
    """
    called = name.tokens[0].capitalize() in lexicon().callings
    return len(name.tokens) == 2 and (called or (name.start < top and name.role is None and not name.courtesy))


def _past_headlines(reading: Reading) -> int:
    """Where the headline and the lines under it end that are no sentences."""
    top = 0
    for paragraph in reading.paragraphs[: 3 if reading.headline else 0]:
        if top and reading.text[paragraph.end - 1] in ".!?…:)”’\"'»":
            break
        top = paragraph.end
    return top


def _is_full(name: Name) -> bool:
    return len(name.tokens) > 1


def _plain(name: Name) -> str:
    """The name without letters after it that tell a rank or degree."""
    if name.kind == "body":
        return name.text.removeprefix("Former ")  # "Former Rovers defender Ada Brandt"
    text = name.text
    while (cut := text.rpartition(" "))[0] and cut[2].strip(".,") in lexicon().ranks:
        text = cut[0].rstrip(",")
    return text


def _new(result: Cast, name: Name) -> Person:
    kind: SpeakerKind = "body" if name.kind == "body" else "person"
    tokens = name.tokens
    plain = _plain(name)
    person = Person(len(result.people), plain, tokens, kind, first=name.start, past=name.start + len(plain))
    result.people.append(person)
    for token in dict.fromkeys((*tokens, *_halves(tokens))):
        result.by_token.setdefault(token, []).append(person)
    return person


def _halves(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a double surname, by each of which its bearer may be called: "Ilagan-Tuazon"."""
    parts = tuple(tokens[-1].split("-")) if len(tokens) > 1 and tokens[-1].count("-") == 1 else ()
    return parts if all(len(part) > 2 for part in parts) else ()


def _note(result: Cast, person: Person, name: Name, shown: bool, text: str) -> None:
    """Takes in one more mention of `person`."""
    result.of_name[name.start] = person
    if name.whole < name.start and (len(name.tokens) > 1 or _title(name, text) in _STYLES):
        person.titles.add(_title(name, text))
    person.mentions += 1
    if name.text not in person.variants:
        person.variants.append(name.text)
    if name.kind == "person" or (shown and person.kind == "person"):
        person.certain = True
    tokens = name.tokens
    if len(tokens) > len(person.tokens) and person.kind == "person" and _extends(name, person):
        for token in tokens:
            if token not in person.tokens:
                result.by_token.setdefault(token, []).append(person)
        person.name, person.tokens = _plain(name), tokens
    telling = name.courtesy or len(tokens) > 1 or len(person.tokens) == 1
    if name.gender is not None and telling and (person.gender is None or (name.courtesy and not person.styled)):
        person.gender = name.gender
        person.styled = name.courtesy
    if name.role and (person.role is None or len(name.role) > len(person.role)):
        person.role = name.role


def _title(name: Name, text: str) -> str:
    """What stands before a name, as printed, without a dot."""
    return text[name.whole : name.start].rstrip(" .")


def _extends(name: Name, person: Person) -> bool:
    """Whether a longer name is a fuller form of the same, not the person's name within something else's."""
    if name.kind != "person":
        return False
    whole = name.tokens[-len(person.tokens) :] == person.tokens and is_given(name.text.partition(" ")[0])
    return len(person.tokens) == 1 or whole or _same_first(_core(name.tokens)[0], _core(person.tokens)[0])


def _matching(result: Cast, name: Name) -> Person | None:
    """The person met before whose full name is compatible with this one."""
    tokens = name.tokens
    found = [
        person
        for person in islice(reversed(result.by_token.get(tokens[-1], [])), _REMEMBERED)
        if _may_be(person, name, tokens) and not generations_clash(person.name, name.text)
    ]
    if found:  # of two with one double surname whoever was presented first
        ends = [person for person in found if person.tokens[-len(tokens) :] == tokens != person.tokens]
        return min(found, key=lambda person: person.first) if len(ends) == len(found) else found[0]
    if name.courtesy or name.kind == "person":
        for person in result.by_token.get(tokens[0], [])[:_REMEMBERED]:
            if person.kind == "person" and len(tokens) < len(person.tokens) and person.tokens[: len(tokens)] == tokens:
                return person
    return None


def _may_be(person: Person, name: Name, tokens: tuple[str, ...]) -> bool:
    """Whether a full name, of these `tokens`, is the person's or a shorter or longer form of it."""
    if person.tokens == tokens:
        return True
    if person.kind == "body" or name.kind == "body":
        return False
    led = tokens[0] in _leading()  # "Leila Ben Achour" is "Dr. Ben Achour", though Ben is a man's name too
    if person.gender and name.gender and person.gender != name.gender and not (led and tokens == person.tokens[1:]):
        return False
    mine, theirs = _core(person.tokens), _core(tokens)
    if mine[-1] == theirs[-1] and (_same_first(mine[0], theirs[0]) or _inside(mine, theirs)):
        return True
    return _inside(theirs, mine)


def _core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without the honorific by which its bearer is called."""
    return tokens[1:] if len(tokens) > 1 and tokens[0] in _honorifics() else tokens


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon().called_by)


@cache
def _leading() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon().given_or_particle)


def _same_first(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return len(a) >= 3 and len(b) >= 3 and (a.startswith(b) or b.startswith(a))


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` stands in `long` as a run of words."""
    width = len(short)
    return 0 < width < len(long) and any(
        tuple(long[i : i + width]) == tuple(short) for i in range(len(long) - width + 1)
    )


def _short(result: Cast, name: Name, text: str) -> Person | None:
    """The person whom a short form means: by surname first, then by given name, then by any part of the name.

    Of several with that surname: whoever has the title that stands before it ("Dr Brandt"), or was named last in this
    way, or is presented right above, or the one whom the article presented first.
    """
    tokens = name.tokens
    token = tokens[-1] if tokens else ""
    known = [p for p in result.by_token.get(token, [])[:_REMEMBERED] if p.kind == "person" or name.kind == "body"]
    if len(known) > 1 and _COMMON.match(text, name.whole):
        known = [person for person in known if person.tokens[0] not in _honorifics()] or known  # no Sir is "Mr"
    if known and name.gender and name.courtesy:
        told = [p.gender or kin_gender(text, p) or told_gender(text, p) for p in known]
        fitting = [p for p, gender in zip(known, told, strict=True) if gender in (None, name.gender)]
        if not fitting and (person := relative(text, result.people, known, name)) is not None:
            result.by_token.setdefault(token, []).append(person)
            return person
        if (
            not fitting
            and _COMMON.match(text, name.whole)
            and (
                all(p.styled or told_gender(text, p) not in (None, name.gender) for p in known)
                or _OF_SPOUSE.match(text, name.end)
            )
        ):
            return None  # "Mr Brandt" is not Jean Brandt, of whom the article says "she"
        known = grown(text, fitting, name) if len(fitting) > 1 else fitting or known
    if not known:
        return _firm(result, name)
    known = [person for person in known if person.first <= name.start] or known
    if len(known) > 1 and name.whole < name.start:
        title = _title(name, text)
        styled = [person for person in known if title in person.titles]
        other = [person for person in known if title not in _STYLES or _STYLES.isdisjoint(person.titles)]
        known = styled or other or known  # "Ms Brandt" is not who is "Mrs Brandt" elsewhere
    by_surname = [p for p in known if p.tokens[-1] == token and (len(p.tokens) > 1 or p.tokens == tokens)]
    by_given = [
        p
        for p in known
        if _core(p.tokens)[0] == token
        and p.kind == "person"
        and (len(p.tokens) > 1 or p.first < name.start)
        and (p.certain or p.first in result.firms or p.tokens[-1] not in ordinary())  # not a headline's "Okoro Willing"
    ]
    if by_given and not any(p.certain for p in by_surname):  # "Kelsey", not "Team Kelsey"
        by_given = [p for p in by_given if p.certain] or by_given
        by_surname = [] if by_given[0].certain and len(by_given[0].tokens) > 1 else by_surname
    rank = (
        by_surname
        or by_given
        or [p for p in known if p.kind == "person" and p.certain]
        or (known if name.kind == "body" and len(token) > 3 else [])
    )
    if len(rank) > 1:
        rank = [p for p in rank if p.certain] or rank  # not "Team Brandt"
    if len(rank) > 1 and text.endswith(("younger ", "elder ", "older "), 0, name.start):
        rank = born(text, rank, first=not text.endswith("younger ", 0, name.start))
    if len(rank) > 1:
        result.ambiguous.add(name.start)
        if (age := _AGED.match(text, name.end)) is not None:
            ages = [_AGED.match(text, person.past) for person in rank]
            rank = [p for p, known in zip(rank, ages, strict=True) if known is None or known[1] == age[1]] or rank
    above = _presented_last(rank, name, text) if len(rank) > 1 else None
    if above is None and len(rank) > 1 and max(p.first for p in rank) - min(p.first for p in rank) < _TOGETHER:
        result.undecided.add(name.start)
    return above or min(rank, key=lambda person: person.first, default=None)


def _presented_last(rank: Sequence[Person], name: Name, text: str) -> Person | None:
    """Of several with one surname the one with whose full name this paragraph or the one above begins, as wires call
    each of three Lees by it in turn; a relative only where they speak there."""
    far = max(0, name.start - _PARAGRAPHS)
    line = text.rfind("\n", far, name.start) + 1 or far
    above = text.rfind("\n", far, max(far, line - 1)) + 1 or far
    for start, past in ((line, name.start), (above, line)):
        if start and start == far:
            break  # a text without paragraphs
        head = _MARKED.split(text[start : min(past, start + _HEAD)], maxsplit=1)[0]
        led = [person for person in rank if 0 <= head.find(person.name) < _OFFICE]
        if led:
            kin = words().family.intersection(re.findall(r"\w+", head.lower()))
            told = (
                head.startswith(_WHOSE) and start == line and not _SILENT.search(head)
            )  # "Her mother, Ada Brandt, 71,"
            return led[0] if not kin or told or _SPEAKS.match(head[head.find(led[0].name) :]) else None
    return None


_OF_SPOUSE = re.compile(r"[^.!?\n]{0,80}\b(?:her|his) (?:late )?(?:husband|wife)\b")
"""What is told of a husband or wife: "Mrs Brandt said her husband had been ill"."""
_TOGETHER = 60
"""Characters within which people of one surname are presented together, so that it tells of none of them more."""
_MARKED = re.compile(r"[“\"«„]")
_WHOSE = ("Her ", "His ")
_SILENT = re.compile(r"\b(?:late|died|dies|dead|killed|is (?:\d|one|two|three|four|five|six|seven|eight|nine))\b|, \d,")
"""What tells of a relative who says nothing."""
_SPEAKS = re.compile(r"[^.]{0,60}\b(?:said|says|told)\b")
_PARAGRAPHS = 4000
"""Characters before a name in which its paragraph and the one above begin."""
_HEAD, _OFFICE = 100, 40
"""Characters at the head of a paragraph that tell whom it is about, and of an office that may stand before a name."""


_STYLES = frozenset(("Mr", "Mrs", "Ms", "Miss"))
_AGED = re.compile(r", (\d\d),")
_COMMON = re.compile(rf"(?:{'|'.join(sorted(_STYLES))})\b")


def _firm(result: Cast, name: Name) -> Person | None:
    """The company whose name begins with a word that is nobody's: "Burslow" of "Burslow & Sons"."""
    if len(name.tokens) != 1 or name.kind != "unknown":
        return None
    firms = [p for p in result.by_token.get(name.tokens[0], [])[:_REMEMBERED] if p.tokens[0] == name.tokens[0]]
    ends = cues().trades | cues().shortened
    firms = [p for p in firms if p.kind == "body" and (p.tokens[-1] in ends or " & " in p.name)]
    return min(firms, key=lambda firm: firm.first, default=None)


def resolved(result: Cast, names: Iterable[Name]) -> list[Person]:
    """The people behind `names`, in order, without repetition."""
    return list({p.index: p for name in names if (p := result.of_name.get(name.start)) is not None}.values())


__all__ = ["Cast", "Person", "cast", "resolved"]
