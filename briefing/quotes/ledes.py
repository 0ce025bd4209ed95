"""Roles told apart from the name, as tabloids do: "A BUILDER was robbed by a gull. / Kev Dobbs, 38, …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.quotes.cues import cues
from briefing.quotes.reading import Paragraph, Reading, Token
from briefing.quotes.roles import (
    Role,
    has_role_head,
    is_role,
    leading_role,
    noun_end,
    role_nouns,
    tier_of,
    trimmed,
    words,
)
from briefing.quotes.tokens import singular

if TYPE_CHECKING:
    from briefing.quotes.people import Cast, Person

_OPENING = 5
"""Paragraphs at the top of which one may tell of somebody before the name."""
_DEAD = 12
"""Tokens of a subject and its verb that may say that nobody will hear from them soon."""
_BACK = 2
"""Paragraphs in which the full form of an office is looked for."""
_LOOKED_THROUGH = 300
"""Tokens at the head of such a paragraph that are looked through."""
_LONGEST = 7
"""Tokens of a subject that are looked at."""


def told_before(reading: Reading, cast: Cast, known: dict[int, Role]) -> Iterator[tuple[Person, Role]]:
    """Who has no role beside the name, with that of a subject in the paragraph before or after the one of the name.

    Before: "A BUILDER was …", where the next begins with a name and an age. After: "The retired plumber, 78, …".
    """
    if (told := _of_headline(reading, cast, known)) is not None:
        yield told
    if (told := _of_opening(reading, cast, known)) is not None:
        yield told
    met: Person | None = None
    for number, (above, below) in enumerate(pairwise(reading.paragraphs)):
        if number or not reading.headline:
            met = _begun_by(cast, above) or met
        named = _begun_by(cast, below)
        if number < _OPENING and named is not None and _age(below.tokens, 1) and _is_new(reading, named, below):
            role, _ = _subject(reading.text, above.tokens, cues().indefinite)
            if (
                role is not None
                and role.text.lower().split()[-1] not in words().officials
                and _may_be(named, role, known)
            ):
                yield named, role
                continue
        if number < _OPENING and named is not None and _is_new(reading, named, below):
            role = _closing(reading.text, above.tokens)
            official = role is not None and role.text.lower().split()[-1] in words().officials
            if role is not None and _may_be(named, role, known) and not (official and _age(below.tokens, 1)):
                yield named, role
        elif met is not None and named is None:
            role, past = _subject(reading.text, below.tokens, cues().definite)
            age = (_age(below.tokens, past) or _age_before(below.tokens)) if role is not None else ""
            if role is not None and age and met.age in ("", age) and _may_be(met, role, known):
                yield met, role


def _of_headline(reading: Reading, cast: Cast, known: dict[int, Role]) -> tuple[Person, Role] | None:
    """The role that a headline or standfirst gives to whom the article is about: "The novelist on fog and fame"."""
    for paragraph in reading.paragraphs[: 2 if reading.headline else 0]:
        tokens = paragraph.tokens
        role, past = _subject(reading.text, tokens, cues().definite)
        if role is None or tokens[past].lower not in _ABOUT or tokens[-1].lower == ".":
            continue
        named = (person for person in cast.people if person.kind == "person" and len(person.tokens) > 1)
        person = next(named, None)
        if person is not None and person.mentions > 1 and _may_be(person, role, known):
            return person, role
    return None


_ABOUT = frozenset(("on", "who", "whose", "talks", "tells", "speaks", "opens", "reveals", "explains"))


def _begun_by(cast: Cast, paragraph: Paragraph) -> Person | None:
    """Who is named at the head of a paragraph."""
    for token in paragraph.tokens[:3]:
        if token.kind == "name":
            return cast.of_name.get(token.start)
        if token.kind != "word" or token.lower in cues().closed or token.cue is not None:
            break
    return None


def _is_new(reading: Reading, person: Person, paragraph: Paragraph) -> bool:
    """Whether nobody but the headline has named them before."""
    return person.first >= paragraph.start or person.first < reading.paragraphs[0].end


def _age(tokens: Sequence[Token], at: int) -> str:
    """The age that stands at `at`, after a comma or in brackets; empty where none does."""
    if at + 2 >= len(tokens) or tokens[at].lower not in (",", "(") or tokens[at + 2].lower not in (",", ")"):
        return ""
    return tokens[at + 1].lower if tokens[at + 1].lower.isdigit() and len(tokens[at + 1].lower) < 4 else ""


def _new_below(reading: Reading, cast: Cast, paragraph: Paragraph) -> Person | None:
    """Who is named for the first time at the head of a paragraph, or right after the words quoted at its head."""
    tokens = paragraph.tokens
    near = tokens[:1] if tokens and tokens[0].kind == "name" else tokens[1:3] if paragraph.quotes[:1] == [0] else []
    for token in near:
        person = cast.of_name.get(token.start) if token.kind == "name" else None
        if person is not None and person.certain and len(person.tokens) > 1 and _is_new(reading, person, paragraph):
            return person
    return None


def _of_opening(reading: Reading, cast: Cast, known: dict[int, Role]) -> tuple[Person, Role] | None:
    """Whom the opening tells of by what they are, the paragraph below by name: "A jetboat pilot who …".

    Nobody else is named in the opening, and who is named next has no role beside the name.
    """
    long = [at for at, p in enumerate(reading.paragraphs[:5]) if at >= reading.headline and len(p.tokens) > 12]
    for first in long[:2]:
        if first + 1 < len(reading.paragraphs):
            told = _told_first(reading, cast, known, reading.paragraphs[first], reading.paragraphs[first + 1])
            if told is not None:
                return told
    return None


def _told_first(
    reading: Reading, cast: Cast, known: dict[int, Role], above: Paragraph, below: Paragraph
) -> tuple[Person, Role] | None:
    """Whom the paragraph `above` tells of by what they are, and `below` by name."""
    named = (cast.of_name.get(above.tokens[at].start) for at in above.names)
    if any(person is not None and person.certain and person.kind == "person" for person in named):
        return None
    role = leading_role(reading.text, above.tokens, speaks=False)
    if role is None:
        role, _ = _subject(reading.text, above.tokens, cues().indefinite)
        if role is not None and role.text.lower().split()[-1] in words().officials:
            return None
    if role is None:
        once, _ = _subject(reading.text, above.tokens, cues().definite)
        role = once if once is not None and once.text.startswith("former ") else None  # "The former mayor was jailed."
    if _is_unheard(above.tokens):
        return None
    person = _new_below(reading, cast, below)
    if person is not None and _is_of_another(below, person):
        return None
    return (person, role) if role is not None and person is not None and _may_be(person, role, known) else None


def _is_unheard(tokens: Sequence[Token]) -> bool:
    """Whether the subject of a paragraph died or lies in hospital: "A retired nurse was killed …"."""
    for before, token in pairwise(tokens[:_DEAD]):
        if token.lower in words().dead and (token.lower in words().dying or before.lower in cues().passive):
            return True
        if token.kind == "stop" or token.lower in _WHO or (token.cue is None and token.lower in cues().prepositions):
            break
    return False


_WHO = frozenset(("who", "whose", "that"))


def _is_of_another(paragraph: Paragraph, person: Person) -> bool:
    """Whether a clause tells of somebody else whose kin they are: "said Ada Brandt, [whose wife was on the coach]"."""
    tokens = paragraph.tokens
    at = next((at for at, token in enumerate(tokens[:-2]) if token.start == person.first), None)
    clause = tokens[at + 1 : at + 5] if at is not None else []
    return [token.lower for token in clause[:2]] == [",", "whose"] and not words().family.isdisjoint(
        singular(token.lower) for token in clause[2:]
    )


def _age_before(tokens: Sequence[Token]) -> str:
    """The age in "The 61-year-old shopkeeper was locking up"; empty where none stands there."""
    age, _, rest = tokens[1].lower.partition("-")
    return age if rest == "year-old" else ""


def _subject(text: str, tokens: Sequence[Token], determiners: frozenset[str]) -> tuple[Role | None, int]:
    """The role without a name that begins a paragraph as its subject, and the token after it."""
    if len(tokens) < 3 or tokens[0].lower not in determiners:
        return None, 0
    for at in range(1, min(_LONGEST, len(tokens) - 1)):
        token = tokens[at]
        if token.kind not in ("word", "name") or token.lower in cues().closed or _is_verb(token):
            break
        if is_role(token.lower, role_nouns()) and token.lower not in words().anybody and _ends_so(tokens[at + 1]):
            found = trimmed(text, tokens, 0, at + 1)
            return (Role(found, tier_of(found)), at + 1) if found else (None, 0)
    return None, 0


def _closing(text: str, tokens: Sequence[Token]) -> Role | None:
    """The role of whoever is said at a paragraph's end to have said it: "…, the head of the inquiry has said."."""
    comma = next((at for at in range(len(tokens) - 4, 0, -1) if tokens[at].lower == ","), 0)
    if not comma or tokens[comma + 1].lower not in cues().definite | cues().indefinite or tokens[-1].lower != ".":
        return None
    past = len(tokens) - 2
    if not _is_verb(tokens[past]):
        return None
    while tokens[past - 1].lower in cues().between:
        past -= 1
    if past - comma > 12 or not has_role_head(tokens, comma + 1, past):
        return None
    found = trimmed(text, tokens, comma + 1, past)
    return Role(found, tier_of(found)) if found else None


def fuller(text: str, reading: Reading, first: int, role: str) -> str | None:
    """A role told in full before "The envoy, Ada Brandt" presents its bearer: "the Special Envoy for the Basin"."""
    number = bisect_right(reading.paragraphs, first, key=lambda paragraph: paragraph.start) - 1
    if " " in role or not text.endswith(f"he {role}, ", 0, first):
        return None
    for paragraph in reversed(reading.paragraphs[max(0, number - _BACK) : number + 1]):
        tokens = paragraph.tokens
        for at in range(1, min(len(tokens) - 3, _LOOKED_THROUGH)):
            if (
                tokens[at].lower == role.lower()
                and tokens[at].end < first - len(role)
                and tokens[at + 1].lower in ("of", "for")
            ):
                past = noun_end(tokens, at + 3)
                while (
                    past + 2 < len(tokens)
                    and tokens[past].lower in ("of", "for", "and")
                    and tokens[past + 1].kind != "stop"
                ):
                    past = noun_end(tokens, past + 2)
                begin = at
                while begin and tokens[begin - 1].kind == "word" and tokens[begin - 1].lower not in cues().closed:
                    begin -= 1
                if begin and tokens[begin - 1].lower in cues().definite:
                    while past > at + 1 and tokens[past - 1].kind == "word" and not tokens[past - 1].upper:
                        past -= 1
                    return trimmed(text, tokens, begin, past) if past > at + 2 else None
    return None


def _is_verb(token: Token) -> bool:
    return token.cue is not None and token.cue.form in ("past", "present") and not token.upper


def _ends_so(token: Token) -> bool:
    """Whether a subject ends before `token`: a verb, a preposition, a stop; not "and", after which comes another."""
    if token.kind == "word":
        verb = _is_verb(token) or (not token.upper and token.lower.endswith(("ed", "s")))
        return verb or (token.lower in cues().closed and token.lower != "and")
    return token.kind in ("stop", "pronoun")


def _may_be(person: Person, role: Role, known: dict[int, Role]) -> bool:
    """Whether nothing speaks against `role` being that of `person`, who has none that tells more."""
    told = known.get(person.index)
    heads = role.text.lower().split()
    gender = next(filter(None, map(cues().gender_of, heads)), None)
    return (
        person.kind == "person"
        and (told is None or told.tier == "clause")
        and (gender is None or person.gender in (None, gender))
    )
