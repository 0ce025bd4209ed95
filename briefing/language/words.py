"""Words, and the forms under which they are compared."""

from __future__ import annotations

import re
import unicodedata

from briefing.model import Span

WORD = re.compile(r"[A-Za-z]++(?![^ ])|[^\W_]++(?:[.'’\-‑&][^\W_]++)*")
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
