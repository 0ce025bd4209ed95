"""What people are: nouns that make a phrase a role, how much a role tells, and which part of a phrase is the role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.language.names import lexicon
from briefing.language.words import fold
from briefing.quotes.cues import cues
from briefing.quotes.tokens import Token

Tier = Literal["clause", "kin", "rank", "office"]
"""How much a role tells: "who runs the port", "his brother", "Capt.", "harbour master"."""
TIERS: dict[Tier, int] = {"clause": 0, "kin": 1, "rank": 2, "office": 3}


class Role(Struct, frozen=True):
    """A role as it stands in the text, without the article or possessive before it."""

    text: str
    tier: Tier
    only: bool = False
    """Whether it is a post that one person holds: "the chair of the committee", not "a lawyer"."""


class RoleWords(Struct, frozen=True):
    """roles.yaml as sets, in small letters but for the styles and letters; see there for what each holds."""

    nouns: frozenset[str]
    kin: frozenset[str]
    family: frozenset[str]
    ranks: frozenset[str]
    styles: frozenset[str]
    letters: frozenset[str]
    address: frozenset[str]
    anybody: frozenset[str]
    dead: frozenset[str]
    dying: frozenset[str]
    deeds: frozenset[str]
    vague: frozenset[str]
    heads: frozenset[str]
    copulas: frozenset[str]
    once: frozenset[str]
    officials: frozenset[str]
    naming: frozenset[str]
    naming_words: frozenset[str]
    before: frozenset[str]
    ends: frozenset[str]
    verbs: frozenset[str]
    lives: frozenset[str]
    idle: frozenset[str]
    sides: frozenset[str]
    lawmakers: frozenset[str]
    chambers: frozenset[str]
    things: frozenset[str]
    posts: frozenset[str]
    seats: frozenset[str]
    qualifiers: frozenset[str]
    of: frozenset[str]
    until: frozenset[str]
    times: frozenset[str]
    rivals: frozenset[str]
    tried: frozenset[str]
    court: frozenset[str]
    benches: frozenset[str]
    moods: frozenset[str]
    courtesies: frozenset[str]
    bar: frozenset[str]
    degrees: frozenset[str]
    guises: frozenset[str]


@cache
def words() -> RoleWords:
    """roles.yaml, read once."""
    data = {
        name: frozenset(listed if isinstance(listed, list) else listed.split())
        for name, listed in load("briefing.quotes", "roles.yaml").items()
    }
    copulas = data.pop("is")
    return RoleWords(copulas=copulas, **data)


@cache
def role_nouns() -> frozenset[str]:
    """Every noun that makes a phrase a role, in small letters: those of the lists and the titles of names.yaml."""
    titles = (word.lower().rstrip(".") for word in lexicon().sure_titles)
    callings = (word.lower() for word in lexicon().callings)
    return (cues().roles | words().nouns | frozenset(titles) | frozenset(callings)) - {"one", "another", "other"}


def is_role(word: str, nouns: frozenset[str]) -> bool:
    """Whether `word` (small letters) is one of `nouns`, or one beside a hyphen, or has a role's ending."""
    first, _, rest = word.partition("-")
    return (
        word in nouns
        or word.rpartition("-")[2] in nouns
        or (first in nouns and rest.startswith(("of-", "in-")))
        or (len(word) > 5 and word.endswith(cues().role_endings))
    )


_MARKS = str.maketrans("", "", ",()")
_ARTICLE = "ال"
"""The Arabic one, which is written onto its noun."""


@lru_cache(maxsize=4096)
def role_words(role: str) -> frozenset[str]:
    """The words of a role in small letters, hyphenated parts taken apart, and its initials ("cm", "pm")."""
    plain = role.lower().replace("’", "'")
    words = plain.replace("'s", "").translate(_MARKS).split()
    owners = {word.removesuffix("'s") for word in plain.split() if word.endswith("'s")} & role_nouns()
    parts = {part for word in words if word not in owners for part in (word, *word.split("-"))}
    parts |= {fold(word).removeprefix(_ARTICLE) for word in words if word[0] >= _ARTICLE[0]}
    office = next((n for n, word in enumerate(words) if word in ("of", "for", "at", "in")), len(words))
    for run in (words, words[:office]):
        pieces = [piece for word in run for piece in word.split("-") if piece]
        initials = "".join(piece[0] for piece in pieces if piece not in cues().closed)
        parts |= {initials[-width:] for width in (2, 3, 4) if width <= len(initials) <= 5}
        if 2 < len(initials) <= 5 and "of" in words:
            parts.add(initials[:2])  # "Superintendent of Police (Cyber)"
    return frozenset(parts)


@lru_cache(maxsize=4096)
def tier_of(role: str) -> Tier:
    """How much a role tells, by its first noun that is one."""
    plain = [word.lower().strip(".,") for word in role.split()]
    past = next((at for at, word in enumerate(plain) if at and links(word)), len(plain))
    head = plain[past - 1] if plain else ""
    if words().kin & {head, head.partition("-")[0], head.removeprefix("ex-")}:
        return "kin"
    return "rank" if all(word in words().ranks for word in plain) else "office"


def is_post(role: str) -> bool:
    """Whether the noun of a role is one of those that one person at a time is: "chair of the committee"."""
    plain = [word.lower().strip(".,()") for word in role.split()]
    past = next((at for at, word in enumerate(plain) if at and links(word)), len(plain))
    chief = "chief" in plain[:past] and plain[past - 1 : past] == ["officer"]
    return bool(plain) and (plain[past - 1] in words().posts or chief)


def role_of_phrase(text: str, tokens: Sequence[Token], first: int, past: int) -> Role | None:
    """The role that a noun phrase is by itself: "the Tidmouth manager"; None for "the 34-year-old", "the man"."""
    head = tokens[past - 1].lower
    if not is_role(head, role_nouns()) or head in words().anybody or head in words().vague:
        return None
    found = trimmed(text, tokens, first, past)
    return Role(found, tier_of(found)) if found else None


def leading_role(text: str, tokens: Sequence[Token], *, speaks: bool = True) -> Role | None:
    """The role without a name that is the first sentence's subject and says something: "The envoy for Kerr urged".

    One that need not speak is a post that one person holds: "Kerr's transport minister has ruled out".
    """
    table = cues()
    owned = len(tokens) > 3 and tokens[0].kind == "name" and tokens[1].lower in ("'s", "’s")
    if not owned and tokens[0].lower not in table.definite | table.indefinite:
        return None
    past = noun_end(tokens, 2 if owned else 1)
    head = tokens[past - 1]
    if past == 1 or head.kind != "word" or not is_role(head.lower, role_nouns()) or head.lower in words().anybody:
        return None
    while past < len(tokens) and tokens[past].lower in ("of", "for"):
        past = noun_end(tokens, past + 2)
    if speaks and not _speaks(tokens, past):
        return None
    found = trimmed(text, tokens, 0, past)
    if found and not speaks and (tokens[0].lower in table.indefinite or not is_post(found)):
        return None
    return Role(found, tier_of(found)) if found else None


def _speaks(tokens: Sequence[Token], past: int) -> bool:
    """Whether the subject that ends before `past` says something: "urged", "who swam says", "left, saying"."""
    if any(t.cue is not None and t.cue.form in ("past", "present") for t in tokens[past : past + 4]):
        return True
    rest = [token for token in tokens[past:] if token.sentence == tokens[0].sentence]
    forms = ("past", "present") if rest and rest[0].lower == "who" else ()
    return any(
        token.cue is not None
        and token.cue.kind in ("say", "tell")
        and (token.cue.form in forms or (token.cue.form == "gerund" and before.lower == ","))
        for before, token in pairwise(rest)
    )


def noun_end(tokens: Sequence[Token], at: int) -> int:
    """Where the words of a noun phrase end: before a preposition, a verb of speech or a stop."""
    while at < len(tokens) and tokens[at].kind in ("word", "name"):
        token = tokens[at]
        if token.lower in cues().closed or (token.cue is not None and token.cue.form != "base"):
            break
        at += 1
    return at


_STEP = re.compile(r" ((?:& )?[^\W_][\w’'-]*)")
_BINDS = frozenset(("of", "for", "at", "in", "from", "with", "close", "familiar"))
_LONGEST = 9


def unnamed_role(text: str, start: int, end: int) -> str | None:
    """What those without a name are said to be: of "a senior envoy for Kerr said" the words without the article, of
    "two aides said" those without their number."""
    said = text[start:end].split()
    table = cues()
    while said and (said[0].lower() in table.determiners or said[0].lower() in table.counts):
        if said[1:2] == ["of"]:
            break  # "one of the officials"
        del said[0]
    head = said[-1].lower() if said else ""
    more = _belonging(text, end)
    called = head in ("family", "household") or any(
        is_role(form, role_nouns()) for form in (head, head.removesuffix("s"), head.removesuffix("es"))
    )
    if not head or head[0].isdigit() or not (called or (head in ("person", "people") and more)):
        return None
    return None if head in words().anybody and not more else " ".join((*said, *more))


def _belonging(text: str, end: int) -> list[str]:
    """The words after a noun that say whose or which: "of the mountain rescue", "familiar with the inquiry"."""
    found: list[str] = []
    step = _STEP.match(text, end)
    while step and len(found) < _LONGEST:
        word = step[1]
        cue = cues().verbs.get(word.lower())
        if not found and word not in _BINDS:
            return []
        noun = bool(found) and found[-1] in _ARTICLES  # "familiar with the talks"
        if (
            (cue is not None and cue.form in ("past", "present") and not noun)
            or word in cues().pronouns
            or word in cues().irregular
            or word in _ENDS
        ):
            break
        if (len(found) > 1 and word.islower() and word.endswith("ed")) or (
            len(word) < 4 and text[step.end() : step.end() + 1] == "."
        ):
            break
        found.append(word)
        step = _STEP.match(text, step.end())
    while found and (found[-1].lower() in cues().closed or found[-1][-1:] in "’'"):
        found.pop()
    return found if len(found) > 1 else []


_ARTICLES = frozenset(("the", "a", "an", "these", "those"))
_ENDS = frozenset(
    ("who", "which", "that", "on", "has", "had", "was", "is", "after", "before", "while", "when", "and", "as")
)


def printed(text: str, tokens: Sequence[Token], first: int, past: int) -> str:
    """What tokens [first, past) print, on one line."""
    return " ".join(text[tokens[first].start : tokens[past - 1].end].split())


def trimmed(text: str, tokens: Sequence[Token], first: int, past: int) -> str | None:
    """The role without the article or possessive before it, and without what tells only since when and where from."""
    asked = first < past and tokens[first].lower == "for" and is_role(tokens[past - 1].lower, role_nouns())
    first += asked  # "asked for the judge, Okoro, to be removed"
    while first < past and _tells_nothing(tokens[first].lower, last=first + 1 == past):
        if tokens[first].lower == "fellow" and first + 1 < past and links(tokens[first + 1].lower):
            break  # "a fellow at the Kerr Institute"
        first += 1
    seated = any(token.lower in _SEATED for token in tokens[first : first + 2])
    for at in range(first + 1, past):
        if _is_aside(tokens, at, past) and not (seated and tokens[at].lower == "from"):
            past = at
            break
    while past > first and (
        links(tokens[past - 1].lower)
        or tokens[past - 1].lower in cues().definite
        or tokens[past - 1].lower in ("now", "to", "what", "and")
    ):
        past -= 1
    if (
        past - first > 3
        and tokens[past - 1].lower == ")"
        and text[tokens[past - 2].start : tokens[past - 2].end].isupper()
    ):
        past -= 3
    if first >= past:
        return None
    return printed(text, tokens, first, past)


_SEATED = frozenset(
    ("mp", "mla", "member", "senator", "lawmaker", "legislator", "congressman", "congresswoman", "delegate")
)
"""Who are from the party or the place that they sit for, which is part of what they are."""

_HOUR = re.compile(r"\d{1,2}[.:]\d\d(?:[ap]m)?")
"""The time of an entry in a live blog, which may stand right before who speaks."""


def _tells_nothing(word: str, *, last: bool) -> bool:
    """Whether a word at the head of a role is no part of it: "the", "then", "furious", "71-year-old"."""
    if word == "one" or last:
        return word != "one" and (word in cues().determiners or word in words().before)
    return (
        word in cues().determiners
        or word in words().before
        or word in words().moods
        or (word[:1].isdigit() and (word.endswith("-year-old") or _HOUR.fullmatch(word) is not None))
    )


def _is_aside(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Whether "since 2011", "for 20 years", "in the ticket office" or "from Cove Bay" begins at `at`."""
    word = tokens[at].lower
    if word in words().until and tokens[at].kind == "word":
        return True
    if word not in ("for", "in", "on") or at + 1 >= past:
        return False
    following = tokens[at + 1]
    if word == "on":
        return following.lower.capitalize() in lexicon().days
    if following.lower.isdigit() or (following.lower in words().times and following.lower != "the"):
        return True
    if word == "in" and following.lower.capitalize() in lexicon().months:
        return True
    if following.lower not in cues().determiners or at + 2 >= past:
        return False
    if tokens[at + 2].lower in words().times:
        return True
    return word == "in" and not any(token.upper for token in tokens[at + 1 : past])


_AFFAIRS = frozenset(
    ("affairs", "services", "development", "relations", "education", "industry", "security", "works", "planning")
)


def joins_fields(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" at `at` stands inside what an office is of: "chair of the health and social care committee"."""
    if at < 3 or tokens[at - 1].kind != "word" or is_role(tokens[at - 1].lower, role_nouns()):
        return False
    if not any(token.lower in ("of", "for") for token in tokens[max(0, at - 6) : at]):
        return False
    for token in tokens[at + 1 : at + 5]:
        if token.kind != "word" or token.lower in cues().closed or (token.cue is not None and token.cue.form == "past"):
            return False
        if cues().heads.get(token.lower) == "body" or token.lower in _AFFAIRS:
            return True
    return False


def links(word: str) -> bool:
    """Whether `word` goes on with a noun before it, as "of", "for" and "de" do."""
    return word in cues().prepositions or (word in words().of and word != "and")


def has_role_head(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the noun before the first preposition or comma is a role."""
    at = first + 1
    while at < past and tokens[at].lower not in (",", "(", "representing") and not links(tokens[at].lower):
        at += 1
    return at <= past and is_role(tokens[at - 1].lower.rpartition(" ")[2], role_nouns())
