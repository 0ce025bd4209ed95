"""Words, and the forms under which they are compared."""

from __future__ import annotations

import re
import unicodedata

from briefing.model import Span

_SIGNS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e"
)
"""What scripts write on, above and behind their letters: a stress, a doubled consonant, a vowel."""
_PART = rf"[^\W_]++(?:[{_SIGNS}]++[^\W_]*+)*"
WORD = re.compile(rf"[A-Za-z]++(?![^ ])|{_PART}(?:[.'’\-‑&]{_PART})*")
"""A word; hyphens, apostrophes and inner dots stay inside. Plain ones before a blank are most, and told quickest."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of text[start:end], offsets into `text`."""
    return [Span(*match.span()) for match in WORD.finditer(text, start, len(text) if end is None else end)]


class _Plain(dict[int, int | None]):
    """Every character as it is, combining ones as nothing; filled as they are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_PLAIN = _Plain()


def fold(word: str) -> str:
    """`word` without accents and case, typographic apostrophes made plain: the form in which names are compared."""
    if word.isascii():
        return word.lower()
    word = word.replace("’", "'").replace("ı", "i")
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return decomposed.translate(_PLAIN).casefold()
