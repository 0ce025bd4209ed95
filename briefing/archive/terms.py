"""What a user types into a search box, as a question to SQLite's full text index. Nothing in it is ever its syntax."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from typing import Literal

Index = Literal["article_words", "quotation_words"]

_TERM = re.compile(r'(-?)(?:"([^"]*)("?)|(\S+))')
_WORD = re.compile(r"\w")
_SHORTEST_BEGINNING = 3
"""Letters that a word must have to stand for longer ones when nothing holds it as it is."""


def matching(db: sqlite3.Connection, index: Index, query: str) -> str | None:
    """The question that finds `query` in an index; None where it holds no word to look for.

    Words must all be there, in any order; "words in quote marks" must stand together; -word must not be there. The
    last word may be the beginning of a longer one, because it may still be being typed; where nothing holds the words
    as they are, each of them may.
    """
    exact = match(query)
    if exact is None or db.execute(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (exact,)).fetchone():
        return exact
    return match(query, beginnings=True)


def match(query: str, *, beginnings: bool = False) -> str | None:
    """`query` in the index's own language, every word of it quoted; with `beginnings` each may be the start of one."""
    wanted: list[str] = []
    unwanted: list[str] = []
    found = list(_TERM.finditer(query.replace("\0", " ")))
    for term in found:
        minus, phrase, closed, word = term.groups()
        text = word if phrase is None else phrase
        if not _WORD.search(text):
            continue
        quoted = '"' + text.replace('"', '""') + '"'
        being_typed = term is found[-1] and not closed and not query[-1:].isspace()
        may_go_on = beginnings and word is not None and len(text) >= _SHORTEST_BEGINNING
        if minus:
            unwanted.append(quoted)
        else:
            wanted.append(quoted + " *" if being_typed or may_go_on else quoted)
    if not wanted:
        return None
    together = " AND ".join(wanted)
    return f"({together}) NOT ({' OR '.join(unwanted)})" if unwanted else together


def folded(name: str) -> str:
    """A name without case, accents and punctuation, for finding parts of it."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))
