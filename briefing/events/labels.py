"""What headlines say of their articles before a colon, a bar or a dash, or in brackets: comments, corrections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.language.data import load
from briefing.language.kickers import comment_words
from briefing.language.words import fold

TAG = re.compile(r"^\W*(?P<tag>[^\W\d_][\w\-’' ]{0,24}?)(?:\s*\d{1,2})?\s*(?:[:|–—]|-(?=\s|[A-Z]))\s*(?=\S)")
"""What stands before a headline: "LIVE:", "UPDATE 2-"."""
BRACKETED = re.compile(r"\s*[\[({](?P<tag>[^\])}]{1,20})[\])}]\s*")
"""What stands around it: "(URGENT)"."""
_LAST = re.compile(r"\s(?:[|¦•»–—-])\s+(?P<tag>[^|¦•»–—]{1,25})$")
_TAGS = 2
"""Tags that are looked at: "UPDATE 2-Opinion: …"."""


def label(headline: str) -> str:
    """The word by which a headline says that it reports nothing new but comments or corrects: "Opinion"; else ""."""
    labels = _listed("comments") | _listed("corrections")
    found = next((tag for tag in tags(headline) if fold(tag) in labels), "")
    return found[:1].upper() + (found[1:].lower() if found.isupper() else found[1:])


def comments(headline: str) -> bool:
    """Whether a headline says that its article comments on what happened, and does not report it."""
    return fold(label(headline)) in _listed("comments")


def tags(headline: str) -> Iterator[str]:
    """What a headline says of its article, as printed, and the headline itself, which may say nothing else."""
    return (" ".join(tag.split()) for tag in _tags(headline))


def _tags(headline: str) -> Iterator[str]:
    rest = headline
    for _ in range(_TAGS):
        if match := TAG.match(rest):
            yield match["tag"]
            rest = rest[match.end() :]
    yield from (match["tag"] for match in BRACKETED.finditer(headline))
    if match := _LAST.search(headline):
        yield match["tag"]
    yield headline


@cache
def _listed(name: str) -> frozenset[str]:
    if name == "comments":
        return comment_words()
    return frozenset(fold(word) for word in load("briefing.events", "titles.yaml")[name])
