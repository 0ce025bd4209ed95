"""What may follow which verb of speech, and the small word classes that tell where reported words end."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from briefing.language.data import load

DASHES = ("—", "–", "―", "--", "-")
PAUSES = frozenset((",", *DASHES))
TURNS = PAUSES | {";", "and", "but", "while", "according"}
"""Words at which a clause may end."""


class Patterns(Struct, frozen=True):
    """indirect.yaml as sets; see there."""

    confidence: dict[str, float]
    clause: frozenset[str]
    bare: frozenset[str]
    that: frozenset[str]
    comment: frozenset[str]
    hearer: frozenset[str]
    intent: frozenset[str]
    request: frozenset[str]
    turning: frozenset[str]
    question: frozenset[str]
    object: frozenset[str]
    nouns: frozenset[str]
    finite: frozenset[str]
    circumstances: frozenset[str]
    adverbs: frozenset[str]
    days: frozenset[str]
    periods: frozenset[str]
    questions: frozenset[str]
    hearers: frozenset[str]
    articles: frozenset[str]
    openings: frozenset[str]
    gatherings: frozenset[str]
    occasions: frozenset[str]
    asides: frozenset[str]
    lone: frozenset[str]
    taken_up: frozenset[str]
    joins: frozenset[str]
    heads: frozenset[str]
    english: frozenset[str]
    reporting: frozenset[str]
    """The verbs of all patterns."""


_TAKING = ("clause", "that", "comment", "hearer", "intent", "request", "turning", "question", "object")


@cache
def patterns() -> Patterns:
    """indirect.yaml, read once."""
    data = dict(load("briefing.quotes", "indirect.yaml"))
    confidence = data.pop("confidence")
    lists = {key: frozenset(words.split()) for key, words in data.items()}
    return Patterns(confidence=confidence, reporting=frozenset().union(*(lists[key] for key in _TAKING)), **lists)
