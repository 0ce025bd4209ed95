"""What people are: the role as printed before or after a name, and which role a bare phrase names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from briefing.language.names import lexicon
from briefing.quotes.cues import cues
from briefing.quotes.reading import Reading, Token

_LONGEST = 22
"""Tokens of an apposition that are looked at."""


@cache
def role_nouns() -> frozenset[str]:
    """Every noun that makes a phrase a role, in small letters: those of cues.yaml and the titles of names.yaml."""
    titles = (word.lower().rstrip(".") for word in lexicon().sure_titles)
    return cues().roles | frozenset(titles) | frozenset(word.lower() for word in lexicon().callings)


def is_role(word: str, nouns: frozenset[str]) -> bool:
    """Whether `word` (small letters) is one of `nouns`, ends in one after a hyphen, or has the ending of a role."""
    return word in nouns or word.rpartition("-")[2] in nouns or (len(word) > 6 and word.endswith(cues().role_endings))


def role_words(role: str) -> frozenset[str]:
    """The words of a role in small letters, hyphenated parts taken apart, and its initials ("cm", "pm")."""
    words = role.lower().replace("’", "'").replace("'s", "").replace(",", "").split()
    parts = {part for word in words for part in (word, *word.split("-"))}
    office = next((n for n, word in enumerate(words) if word in ("of", "for", "at", "in")), len(words))
    for run in (words, words[:office]):
        initials = "".join(word[0] for word in run if word not in cues().closed)
        parts |= {initials[-width:] for width in (2, 3, 4) if width <= len(initials) <= 5}
    return frozenset(parts)


def role_at(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """The role that stands beside the name at tokens[index]: after it, in apposition before it, or as its modifier."""
    after = _after(reading.text, tokens, index)
    return after or _apposed_before(reading.text, tokens, index) or _modifier(reading.text, tokens, index)


def _after(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "Ada Brandt, 52, the union's spokeswoman in Kerr, said": the apposition that holds a role."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].lower == "(":
        at += 1
        while at < len(tokens) and at < index + 8 and tokens[at].lower != ")":
            at += 1
        at += 1
    for _ in range(2):
        if (
            at + 1 >= len(tokens)
            or tokens[at].lower not in (",", "—", "–")
            or tokens[at].sentence != tokens[index].sentence
        ):
            return None
        first = at + 1
        past = first
        while past < len(tokens) and past < first + _LONGEST and not _ends_apposition(tokens, first, past):
            past += 1
        if past > first and past < len(tokens) and _holds_role(tokens[first:past]):
            return _trimmed(text, tokens, first, past)
        if not (past == first + 1 and tokens[first].lower.isdigit()):
            return None
        at = past
    return None


def _ends_apposition(tokens: Sequence[Token], first: int, at: int) -> bool:
    token = tokens[at]
    if (
        token.sentence != tokens[first].sentence
        or token.kind in ("quote", "pronoun")
        or token.lower in cues().breaks
        or token.lower in ("who", "which", "whose", "that")
    ):
        return token.lower != "and" or not (at + 1 < len(tokens) and tokens[at + 1].lower in role_nouns())
    if token.kind == "stop":
        return token.lower not in ("-", "’", "'", "&", "/")
    return at > first and token.cue is not None and token.cue.form in ("past", "gerund") and not token.upper


def _holds_role(tokens: Sequence[Token]) -> bool:
    """Whether the phrase has a role for its head: in its first words, before any name of a person."""
    nouns = role_nouns()
    for token in tokens:
        parts = token.lower.replace("’s", "").replace("'s", "").split()
        if any(is_role(part, nouns) for part in parts):
            return True
    return False


def _apposed_before(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "The education secretary, Ada Brandt, said": the phrase before the comma."""
    if index < 2 or tokens[index - 1].lower != "," or tokens[index - 2].kind not in ("word", "name"):
        return None
    if index + 1 < len(tokens) and tokens[index + 1].kind not in ("stop", "quote"):
        return None
    past = index - 1
    first = past
    while first and past - first < 12 and tokens[first - 1].kind in ("word", "name"):
        before = tokens[first - 1]
        if before.sentence != tokens[index].sentence or (before.cue is not None and before.cue.form != "base"):
            break
        if before.lower in ("to", "by", "with", "from", "and", "when", "as", "that"):
            break
        first -= 1
        if before.lower in ("the", "a", "an", "his", "her", "its", "their") and (
            first == 0 or not _of(tokens[first - 1])
        ):
            break
    if first == past or not _holds_role(tokens[first:past]):
        return None
    return _trimmed(text, tokens, first, past)


def _of(token: Token) -> bool:
    return token.lower in ("of", "for", "at", "in", "and")


def _modifier(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "union spokeswoman Ada Brandt": the words right before the name, back to a determiner."""
    table = cues()
    nouns = role_nouns()
    if not index or tokens[index - 1].kind != "word" or tokens[index - 1].sentence != tokens[index].sentence:
        return None
    last = tokens[index - 1].lower
    if not is_role(last, nouns):
        return None
    first = index - 1
    while first and index - first < 8:
        before = tokens[first - 1]
        if before.kind not in ("word", "name") or before.sentence != tokens[index].sentence or before.lower.isdigit():
            break
        if (
            before.kind == "word"
            and (
                before.lower in table.determiners
                or before.lower in table.prepositions
                or before.lower in table.breaks
                or before.lower in table.between
                or (before.cue is not None and before.cue.form != "base")
            )
            and before.lower not in ("'s", "’s")
        ):
            break
        first -= 1
    return _trimmed(text, tokens, first, index)


def _trimmed(text: str, tokens: Sequence[Token], first: int, past: int) -> str | None:
    """The role without the article or possessive before it."""
    while first < past and (tokens[first].lower in cues().determiners or tokens[first].lower in ("then", "now")):
        first += 1
    if first >= past:
        return None
    return " ".join(text[tokens[first].start : tokens[past - 1].end].split())
