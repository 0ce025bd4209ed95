"""What a paragraph is cut into for attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from msgspec import Struct

from briefing.quotes.cues import CueWord, cues

TokenKind = Literal["word", "name", "pronoun", "quote", "stop"]
Noun = Literal["role", "plural", "body", "dignity", "small", "other"]
"""The lists of nouns that name a source; "small" is a word of a closed class that is nobody."""


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
    noun: Noun = "other"
    """What the lists tell of a word as a source."""
    sentence: int = 0
    """Number of the sentence within the paragraph."""
    ref: int = -1
    """Index into the reading's names or quoted runs; -1 for other tokens."""


def says(token: Token) -> bool:
    """Whether a word is a verb of saying, telling or writing in a finite form."""
    return (
        token.cue is not None and token.cue.kind in ("say", "tell", "write") and token.cue.form in ("past", "present")
    )


def age_after(tokens: Sequence[Token], index: int) -> str:
    """The age after a name at `index`: "Brandt, 52, a pilot", "Brandt (52)"; not "Kerr, 71 places below"; else ""."""
    if index + 2 >= len(tokens) or tokens[index + 1].lower not in (",", "("):
        return ""
    age, following = tokens[index + 2].lower, tokens[index + 3] if index + 3 < len(tokens) else None
    if following is not None and following.kind == "word" and following.cue is None and following.lower[-1] == "s":
        return age if age.isdigit() and following.lower in cues().closed else ""
    return age if age.isdigit() else ""


def singular(word: str) -> str:
    """A noun in small letters without a possessive: "envoy’s"."""
    return word.removesuffix("'s").removesuffix("’s")


def noun_of(word: str) -> Noun:
    """What the lists tell of a word in small letters: "envoy", "ex-envoy’s" are roles."""
    table = cues()
    if word in table.small:
        return "small"
    kind = table.heads.get(word)
    if kind is None and ("'" in word or "’" in word or "-" in word):
        owner = singular(word)
        kind = table.heads.get(owner) or ("role" if owner.rpartition("-")[2] in table.roles else None)
    if kind is None and word.endswith("s") and table.heads.get(word[:-1]) == "role":
        kind = "plural"
    return cast(Noun, kind or ("dignity" if word in table.dignities else "other"))
