"""What a user types into a search box, as a question to SQLite's full text index. Nothing in it is ever its syntax."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable
from typing import Literal

from briefing.archive.spellings import plainly, spellings

Index = Literal["article_words", "quotation_words"]

_TERM = re.compile(r'(-?)(?:"([^"]*)("?)|(\S+))')
_WORD = re.compile(r"\w")
_SHORTEST_BEGINNING = 3
"""Letters that a word must have to stand for longer ones when nothing holds it as it is."""


def matching(db: sqlite3.Connection, index: Index, query: str) -> str | None:
    """The question that finds `query` in an index; None where it holds no word to look for.

    Words must all be there, in any order; "words in quote marks" must stand together; -word must not be there. The
    last word may be the beginning of a longer one, because it may still be being typed; where nothing holds the words
    as they are, each of them may. Any word may be spelt with plain letters or without: molsted finds Mølsted.
    """

    def spelt(words: str) -> list[str]:
        return known_spellings(db, index, words)

    exact = match(query, spelt=spelt)
    if exact is None or db.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (exact,)).fetchone():
        return exact
    return match(query, beginnings=True, spelt=spelt)


def known_spellings(db: sqlite3.Connection, index: Index, words: str) -> list[str]:
    """`words`, and how else they may be spelt as far as the index holds words that begin so."""

    def is_known(word: str) -> bool:
        found = db.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (f'"{word}" *',))
        return found.fetchone() is not None

    return spellings(words, is_known)


def match(
    query: str, *, beginnings: bool = False, spelt: Callable[[str], list[str]] = lambda words: [words]
) -> str | None:
    """`query` in the index's own language, every word of it quoted; with `beginnings` each may be the start of one.

    `spelt` gives the spellings of words, any of which will do.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    found = list(_TERM.finditer(query.replace("\0", " ")))
    for term in found:
        minus, phrase, closed, word = term.groups()
        text = word if phrase is None else phrase
        if not _WORD.search(text):
            continue
        being_typed = term is found[-1] and not closed and not query[-1:].isspace()
        may_go_on = beginnings and word is not None and len(text) >= _SHORTEST_BEGINNING
        if minus:
            unwanted.append(any_of(spelt(text)))
        else:
            wanted.append(any_of(spelt(text), " *" if being_typed or may_go_on else ""))
    if not wanted:
        return None
    together = " AND ".join(wanted)
    return f"({together}) NOT ({' OR '.join(unwanted)})" if unwanted else together


def any_of(phrases: list[str], ending: str = "") -> str:
    """The phrases in the index's own language, any of which will do."""
    quoted = ['"' + phrase.replace('"', '""').replace("\0", " ") + '"' + ending for phrase in phrases]
    return quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"


def folded(name: str) -> str:
    """A name without case, accents and punctuation, in plain letters, for finding parts of it."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plainly(bare.casefold())))
