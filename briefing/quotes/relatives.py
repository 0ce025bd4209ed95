"""What a clause after a name tells of its bearer, and where what stands after a name ends."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import cues
from briefing.quotes.forerunners import in_brackets
from briefing.quotes.reading import Reading, Token
from briefing.quotes.roles import (
    Role,
    has_role_head,
    is_role,
    joins_fields,
    links,
    printed,
    role_nouns,
    tier_of,
    trimmed,
    words,
)
from briefing.quotes.tokens import says

LONGEST = 22
"""Tokens of an apposition that are looked at."""


def told_in_clause(reading: Reading, tokens: Sequence[Token], index: int) -> Role | None:
    """What a clause, a whose or a seat in brackets tells of the name at tokens[index]."""
    return _clause(reading, tokens, index) or _whose(reading, tokens, index) or _seat(reading, tokens, index)


def ends_apposition(reading: Reading, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the phrase after a name that begins at `first` ends before the token at `at`."""
    token = tokens[at]
    if (
        token.sentence != tokens[first].sentence
        or token.kind in ("quote", "pronoun")
        or token.lower in cues().breaks
        or token.lower in ("who", "which", "whose", "that")
    ):
        inside = _goes_on(tokens, at + 1) or _is_inside(reading, tokens, first, at) or joins_fields(tokens, at)
        return token.lower != "and" or not inside
    if token.kind == "stop":
        return token.lower not in ("-", "’", "'", "&", "/") and not in_brackets(tokens, at)
    if at == first or token.upper:
        return False
    if token.kind == "word" and token.lower in _HELPING:  # "the deputy mayor has said", "the head of what would be"
        says_next = at + 1 < len(tokens) and tokens[at + 1].cue is not None
        return says_next or tokens[at - 1].lower in ("to", "what")
    return token.cue is not None and (
        token.cue.form == "past"
        or (token.cue.form == "present" and token.cue.kind == "say" and token.lower.endswith("s"))
        or (
            token.cue.form == "gerund"
            and tokens[at - 1].lower not in cues().determiners
            and not (at + 1 < len(tokens) and cues().heads.get(tokens[at + 1].lower) == "body")
        )
    )


_HELPING = frozenset(("has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "be"))


def _is_inside(reading: Reading, tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "and" stands inside a name in capitals: "chair of Ways and Means", "MP for Kerr and the Sounds"."""
    following = at + 2 if at + 1 < len(tokens) and tokens[at + 1].lower == "the" else at + 1
    if following >= len(tokens) or not (tokens[at - 1].upper and tokens[following].upper):
        return False
    word = tokens[following]
    return (
        any(links(token.lower) for token in tokens[first + 1 : at])
        and not (word.kind == "name" and reading.names[word.ref].kind == "person")
        and not is_role(word.lower, role_nouns())
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether one more role of the same person follows "and": "chairman and chief executive", "and a poet"."""
    nouns = role_nouns()
    if at < len(tokens) and tokens[at].lower in ("a", "an"):
        at += 1
    near = tokens[at : at + 3]
    for token in near:
        if token.kind != "word" or token.lower in cues().closed:
            return False
        if is_role(token.lower, nouns):
            return True
    return False


def _clause(reading: Reading, tokens: Sequence[Token], index: int) -> Role | None:
    """ "Brandt, who is a nurse at Kerr", "who is chair of it", "who heads the union", "Brandt is its leader"."""
    text = reading.text
    at = index + 1
    while at < len(tokens) and (tokens[at].lower == "," or tokens[at].lower.isdigit()):
        at += 1
    relative = at < len(tokens) and tokens[at].lower == "who"
    verb = at + 1 if relative else at
    if verb + 2 >= len(tokens) or tokens[verb].sentence != tokens[index].sentence:
        return None
    if not relative and at > index + 1 and not (at == index + 4 and tokens[index + 2].lower.isdigit()):
        return None
    if relative and tokens[verb].lower in words().heads:
        past = _phrase_end(reading, tokens, verb + 1)
        found = trimmed(text, tokens, at, past) if past > verb + 1 else None
        return Role(found, "clause") if found else None
    presented = relative and index > 0 and says(tokens[index - 1])
    if relative and (past := _told_end(reading, tokens, verb, presented)) > verb + 1:
        called = any(token.lower in ("name", "named", "identified", "anonymity") for token in tokens[verb:past])
        return None if called else Role(printed(text, tokens, at, past), "clause")  # not "who goes by one name"
    if tokens[verb].lower in ("has", "had") and tokens[verb + 1].lower == "been" and verb + 3 < len(tokens):
        verb += 1
    elif tokens[verb].lower not in words().copulas:
        return None
    first = verb + 2 if tokens[verb + 1].lower == "as" else verb + 1
    first += tokens[first].lower == "also" and first + 1 < len(tokens)
    became = relative and tokens[verb].lower == "became"
    bare = relative and tokens[verb].lower == "is" and is_role(tokens[first].lower, role_nouns())
    determined = tokens[first].lower in cues().determiners or (relative and tokens[verb + 1].lower == "as")
    apart = first + 1 < len(tokens) and tokens[first + 1].lower in ("'s", "’s")
    owned = apart and tokens[first].kind == "name"  # "has been Kerr’s fire chief"
    if not (determined or became or bare or owned):
        return None
    past = _phrase_end(reading, tokens, first)
    past = next((at for at in range(first, past) if tokens[at].lower in ("here", "there")), past)
    if not has_role_head(tokens, first, past) or not (found := trimmed(text, tokens, first, past)):
        return None
    if relative and tokens[verb].lower in words().once:
        return Role(printed(text, tokens, at, past), "clause")
    tier = tier_of(found)
    return Role(found, tier if relative else "clause") if relative or tier != "kin" else None


def _whose(reading: Reading, tokens: Sequence[Token], index: int) -> Role | None:
    """ "Ada Brandt, whose son was on the bus, said", "said Ada Brandt, whose …": what is told of who speaks."""
    first = index + 2
    if first >= len(tokens) or tokens[index + 1].lower != "," or tokens[first].lower != "whose":
        return None
    near = range(first, min(first + LONGEST, len(tokens)))
    past = next((at for at in near if tokens[at].kind in ("stop", "quote")), 0)
    said = index > 0 and says(tokens[index - 1]) and past - first > 3 and tokens[past].lower == "."
    if not past or not (said or (past + 1 < len(tokens) and tokens[past].lower == "," and says(tokens[past + 1]))):
        return None
    return Role(printed(reading.text, tokens, first, past), "clause")


def _seat(reading: Reading, tokens: Sequence[Token], index: int) -> Role | None:
    """ "Ada Brandt (Con, Upper Holm)", "Ada Brandt (Upper Holm) (Con)": the seat of a member beside a party."""
    after = tokens[index + 1 : index + 12]
    close = next((at for at, token in enumerate(after) if token.lower == ")"), 0)
    if not close or after[0].lower != "(" or any(token.lower.isdigit() for token in after[1:close]):
        return None
    second = after[close + 1 : close + 3]
    inside = after[1].lower in words().benches and close > 3 and after[2].lower == "," and after[3].upper
    apart = len(second) == 2 and second[0].lower == "(" and second[1].lower in words().benches and after[1].upper
    return Role(printed(reading.text, tokens, index + 2, index + 1 + close), "clause") if inside or apart else None


def _told_end(reading: Reading, tokens: Sequence[Token], verb: int, presented: bool) -> int:
    """Where "has been selling yams in the market", "lives next door" ends; `verb` where it tells nothing lasting.

    Of somebody presented as they speak ("said Ada Brandt, who lost her house") whatever is told says who they are.
    """
    at = verb
    if tokens[at].lower in ("has", "have", "had") and tokens[at + 1].lower == "been" and at + 3 < len(tokens):
        doing = tokens[at + 2]
        return _phrase_end(reading, tokens, at + 3) if doing.lower.endswith("ing") and doing.cue is None else verb
    if tokens[at].lower == "has":
        at += 1
    if tokens[at].lower in words().lives:
        return _phrase_end(reading, tokens, at + 1)
    if presented and tokens[at].lower == "had":
        at += 1
    tells = presented and tokens[at].kind == "word" and tokens[at].cue is None
    return _phrase_end(reading, tokens, at + 1) if tells and tokens[at].lower not in words().idle else verb


def _phrase_end(reading: Reading, tokens: Sequence[Token], first: int) -> int:
    past = first
    while past < len(tokens) and past < first + LONGEST and not ends_apposition(reading, tokens, first, past):
        past += 1
    cut = past < len(tokens) and tokens[past].kind == "quote"  # "through the “Kerr” scheme"
    while cut and past > first and (tokens[past - 1].lower in cues().determiners or links(tokens[past - 1].lower)):
        past -= 1
    return past
