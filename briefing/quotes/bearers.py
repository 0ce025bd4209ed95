"""Names that the body of an office runs into: "president of the Inter-Island Truckers Ada Brandt said"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from msgspec import structs

from briefing.language.names import Name, gender_of, is_given, lexicon
from briefing.quotes.roles import is_role, role_nouns

_OFFICE = re.compile(
    r"([^\W\d_][\w-]+)(?: \([A-Z]+\))? (?:of|for) (?:the )?(?:(?:[A-Z][\w’'-]*|of|and|for|the) ){0,6}$"
)
"""The noun of an office, and what it is of as far as the name after it."""
_REACH = 80
_WORD = re.compile(r"\S+")


def bearers_apart(text: str, found: Sequence[Name]) -> list[Name]:
    """`found` with the bearers of offices taken out of the bodies that stand right before them.

    A bearer is the words after the last one that bodies are called by, or from a given name on, or after a plural,
    where a noun of people and "of" or "for" come before, and the last word stands alone elsewhere or follows a given
    name. A body whose whole name comes back keeps it: "a lawyer for the Bank Julius Hollen".
    """
    times = Counter([name.text for name in found])
    kept: list[Name] = []
    for name in found:
        long = name.text.count(" ") > 1 and name.whole == name.start
        of_the = name.kind != "person" or text[max(0, name.start - 5) : name.start] == " the "
        split = _split(text, name, times) if long and of_the and times[name.text] == 1 else None
        if split is None:
            kept.append(name)
            continue
        body, bearer = split
        if body > name.start:
            kept.append(structs.replace(name, end=body, text=text[name.start : body], kind="body", gender=None))
        words = text[bearer : name.end].split()
        kept.append(Name(bearer, name.end, text[bearer : name.end], "person", None, bearer, gender_of(words)))
    return kept


def _split(text: str, name: Name, alone: Container[str]) -> tuple[int, int] | None:
    """Where the body ends and its bearer's name begins."""
    words = list(_WORD.finditer(text, name.start, name.end))
    if len(words) < 3 or any(word.group()[:1].islower() for word in words):
        return None
    listed = lexicon().body_words
    last = max((at for at, word in enumerate(words) if word.group().rstrip("’'") in listed), default=-1)
    first = last + 1
    if last < 0:
        first = next((at for at in range(1, len(words) - 1) if is_given(words[at].group())), 0)
        if not first and words[-3].group().endswith("s"):
            first = len(words) - 2
    if not first or len(words) - first not in (2, 3):
        return None
    if not (is_given(words[first].group()) or words[-1].group() in alone):
        return None
    office = _OFFICE.search(text, max(0, name.start - _REACH), name.start)
    if office is None or not is_role(office[1].lower(), role_nouns()):
        return None
    return words[first - 1].end(), words[first].start()
