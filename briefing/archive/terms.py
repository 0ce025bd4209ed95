"""What a user types into a search box, as a question to SQLite's full text index. Nothing in it is ever its syntax."""

from __future__ import annotations

import re
import unicodedata

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w")


def article_match(query: str) -> str | None:
    """The question for title, text and outlet; None where the query holds no word to look for.

    Words must all be there, in any order; "words in quote marks" must stand together; -word must not be there.
    The last word may be the beginning of a longer one, because it may still be being typed.
    """
    return _match(query)


def quotation_match(query: str) -> str | None:
    """The question for the words of a quotation and its speaker; None as above."""
    return _match(query)


def folded(name: str) -> str:
    """A name without case, accents and punctuation, for finding parts of it."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", bare.casefold()))


def _match(query: str) -> str | None:
    wanted, unwanted = [], []
    found = list(_TERM.finditer(query.replace("\0", " ")))
    for term in found:
        minus, phrase, word = term.groups()
        text = phrase if phrase is not None else word
        if not _WORD.search(text):
            continue
        quoted = '"' + text.replace('"', '""') + '"'
        if minus:
            unwanted.append(quoted)
        elif term is found[-1] and word is not None and not query[-1:].isspace():
            wanted.append(quoted + " *")
        else:
            wanted.append(quoted)
    if not wanted:
        return None
    match = " AND ".join(wanted)
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match
