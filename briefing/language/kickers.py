"""Labels of comments, in a headline or in a line of its own over it: "Opinion"."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.data import load
from briefing.language.layout import stopped
from briefing.language.words import fold

_BAR = re.compile(r":\s|\s[|–—-]\s")
"""What parts a label from a headline."""
_KICKER, _KICKER_WORDS = 40, 5
"""Characters and words that a line over a headline may have."""


@cache
def comment_words() -> frozenset[str]:
    """What headlines and the lines over them say of articles that comment and do not report, folded: "opinion"."""
    return frozenset(map(fold, load("briefing.language", "layout.yaml")["comments"]))


def is_labelled_comment(headline: str) -> bool:
    """Whether a headline says before a colon or a bar, or at its end, that its article comments: "Opinion: …"."""
    parts = [fold(part.strip()) for part in _BAR.split(headline)]
    return len(parts) > 1 and not comment_words().isdisjoint((parts[0], parts[-1]))


def is_kicker(line: str) -> bool:
    """Whether a line may stand over a headline: a few words without a stop."""
    return 0 < len(line) <= _KICKER and line.count(" ") < _KICKER_WORDS and not stopped(line)
