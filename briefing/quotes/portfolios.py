"""Offices in small letters right before a name: "el ministro de Obras Públicas Evaristo Pineda"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import structs

from briefing.language.names import Name
from briefing.quotes.cues import cues
from briefing.quotes.tongues import Tongue, read_word

_REACH = 90
"""Characters before a name in which its office is looked for."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def with_offices(text: str, found: Sequence[Name], spoken: Tongue) -> list[Name]:
    """`found` with the office that stands before a name as its role; what the office names is no name of its own."""
    kept: list[Name] = []
    for name in found:
        if name.kind in ("person", "unknown") and len(name.tokens) > 1 and not name.role and name.whole == name.start:
            begin = _office(text, name.start, spoken)
            if begin is not None and not (kept and kept[-1].end == begin - 2 and text[begin - 2] == ","):
                while kept and kept[-1].end > begin:
                    kept.pop()
                name = structs.replace(name, kind="person", role=text[begin : name.start].strip(), whole=begin)
            elif begin is None and name.kind == "person" and (noun := _noun_before(text, name.start, spoken)):
                name = structs.replace(name, role=noun)
        kept.append(name)
    return kept


def _office(text: str, end: int, spoken: Tongue) -> int | None:
    """Where an office begins that runs up to `end`: a noun of people, and right after it what it is of."""
    words: list[re.Match[str]] = []
    for match in _WORD.finditer(text, max(0, end - _REACH), end):
        if words and text[words[-1].end() : match.start()] not in (" ", "\u00a0"):
            words.clear()
        words.append(match)
    if not words or text[words[-1].end() : end] not in (" ", "\u00a0"):
        return None
    if cues().heads.get(words[-1].group().lower()) == "body" or _ties(words, len(words) - 1, spoken):
        return None  # "porta-voz do movimento [Alva Livre]", "a prefeita de [Vila Morena]"
    for at in range(len(words) - 2, -1, -1):
        lower = words[at].group().lower()
        _, cue = read_word(spoken, lower, "")
        if cue is not None and lower not in cues().roles:
            return None
        if lower in cues().roles and _ties(words, at + 1, spoken):
            return words[at].start()
    return None


_SINGLE = re.compile(r"([^\W\d_][\w’'-]*[ '’])([^\W\d_A-Z][\w-]{3,}),? $")


def _noun_before(text: str, end: int, spoken: Tongue) -> str | None:
    """A noun that no list has, between an article and a person's name: "la sovrintendente Elisabetta Venier"."""
    found = _SINGLE.search(text, max(0, end - 40), end)
    if found is None or read_word(spoken, found[1].strip().lower(), "")[0] not in ("the", "a"):
        return None
    noun = found[2].lower()
    gloss, cue = read_word(spoken, noun, "")
    table = cues()
    listed = noun in table.heads or noun in table.naming or noun in table.closed
    return None if listed or cue is not None or gloss != noun else found[2]


def _ties(words: Sequence[re.Match[str]], at: int, spoken: Tongue) -> bool:
    """Whether "of" stands at `at`, or after one adjective there."""
    for word in words[at : at + 2]:
        lower = word.group().lower().replace("’", "'")
        elided, mark, _ = lower.partition("'")
        if spoken.glosses.get(elided + mark if mark else lower) == "of":
            return True
        if not lower.endswith(spoken.adjectives):
            return False
    return False
