"""Who stands in a clause about somebody else, and is not the subject of the verb after it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import Cues
from briefing.quotes.patterns import patterns
from briefing.quotes.tokens import Token

OURSELVES = frozenset(
    [
        "newspaper",
        "paper",
        "magazine",
        "website",
        "publication",
        "outlet",
        "agency",
        "reporter",
        "correspondent",
        "writer",
    ]
)
"""How a newspaper calls itself: "told this newspaper", "spoke to our correspondent"."""

_CLAUSE = 40
"""Tokens of a clause that are looked through."""
_CLAUSES = frozenset(("who", "whom", "whose", "which"))
"""What such a clause opens with."""
_SUBJECT = 15
"""Tokens of the subject before it."""


def is_told(tokens: Sequence[Token], first: int, head: str, table: Cues) -> bool:
    """Whether somebody else speaks to the mention at `first`: "Traders who spoke to [this reporter]", "who told us"."""
    if head in OURSELVES and tokens[first].lower in ("this", "our"):
        return True
    at = first - 1
    while at > 2 and (tokens[at].lower in table.definite or tokens[at].lower in ("to", "with")):
        at -= 1
    return at > 1 and tokens[at].cue is not None and tokens[at - 1].lower == "who" and tokens[at - 2].lower != ","


def is_enclosed(tokens: Sequence[Token], first: int, table: Cues) -> bool:
    """Whether the mention at `first` stands in a clause about the subject that opens its sentence, which the comma
    before the verb closes: "The mayor, who had met [Ada Brandt, the envoy], said"."""
    who, furthest = first - 1, max(1, first - _CLAUSE)
    while who > furthest and tokens[who].lower not in _CLAUSES:
        if tokens[who].sentence != tokens[first].sentence or tokens[who].kind == "quote":
            return False
        if tokens[who - 1].lower == "," and (tokens[who].cue is not None or tokens[who].lower in patterns().finite):
            return False  # the clause was closed before: "The mayor, who resigned, told Ada Brandt, …"
        who -= 1
    if who < 2 or tokens[who].lower not in _CLAUSES or tokens[who - 1].lower not in (",", "–", "—", "("):
        return False
    head = who - 2
    while head >= max(0, who - _SUBJECT) and tokens[head].sentence == tokens[first].sentence:
        if tokens[head].kind in ("stop", "quote", "pronoun") or tokens[head].cue is not None:
            return False
        if tokens[head].lower in patterns().finite or tokens[head].lower in table.breaks:
            return False
        head -= 1
    opening = tokens[head + 1]
    if head >= 0 and tokens[head].sentence == tokens[first].sentence:
        return False
    return opening.upper and opening.lower not in table.prepositions


def only_saw(tokens: Sequence[Token], first: int) -> bool:
    """Whether the mention at `first` only saw what is told of: "In an email seen by [the Beacon], it said"."""
    return first > 1 and tokens[first - 1].lower == "by" and tokens[first - 2].lower in _SEEN


_SEEN = frozenset(("seen", "obtained", "reviewed", "viewed", "verified", "consulted", "quoted", "cited"))
