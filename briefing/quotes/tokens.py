"""What a paragraph is cut into for attribution."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefing.quotes.cues import CueWord

TokenKind = Literal["word", "name", "pronoun", "quote", "stop"]


class Token(Struct, gc=False):
    """One step of a paragraph; offsets into the article's text."""

    kind: TokenKind
    start: int
    end: int
    lower: str
    """Small letters; of a quoted run "", of a name its words."""
    cue: CueWord | None = None
    upper: bool = False
    """Whether it begins with a capital."""
    sentence: int = 0
    """Number of the sentence within the paragraph."""
    ref: int = -1
    """Index into the reading's names or quoted runs; -1 for other tokens."""
