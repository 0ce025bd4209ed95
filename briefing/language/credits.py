"""Lines above and below a story that only say who wrote it, and when: nobody whom they name is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from briefing.language.data import load
from briefing.language.dates import month_pattern
from briefing.language.lexicon import is_given, is_initial, lexicon, ordinary
from briefing.language.words import fold
from briefing.model import Span

_TOP, _FOOT = 8, 5
"""Paragraphs after the headline, and at the end, in which such lines may stand."""
_LONGEST = 160
"""Characters of such a line at most; a longer paragraph is the story."""
_TOKEN = re.compile(r"[^\W_][\w.'’-]*|@\w+")
_TELLING = re.compile(
    r"\b(?:reporters?|correspondents?|writer|editor|columnist|staff|journalist|bureau|published|posted|updated?)\b|@\w"
    r"|^by\b",
    re.IGNORECASE,
)
_MONTH = month_pattern()
_DATED = re.compile(
    rf"\b{_MONTH}\.?,? \d|\d(?:st|nd|rd|th)? {_MONTH}|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"[*(—–-]*\s*"
    r"(?:(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|translated|research) by\b"
    r"|with (?:a |additional )?report(?:s|ing)? (?:from|by)\b|(?:additional )?reporting (?:from|in)\b"
    r"|[^.:]{4,90} contributed (?:reporting|research|to this)\b|(?:ATTN|UPDATES?|RECASTS?): [^()]+\)$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[A-Z][A-Z ]{2,24}/(?:[A-Z][\w’'-]+ ?){2,3}\.?")
"""How agencies sign: "SEABOARD WIRE/Ada Brandt"."""
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,4} )?[^\W\d_a-z][\w.'’-]*){1,3}"
_WRITER = rf"{_NAME}(?:,? (?:in|at|near|for|of|à|en|em|aus) [\w'’-]+(?: (?!and |with )[\w'’-]+){{0,4}})?"
_SIGNED_BY = re.compile(
    r"(?:(?:[Ii]nterview|[Ww]ords|[Ss]tory|[Tt]ext|[Rr]eport|(?:[Ll]ive )?[Rr]eporting|[Uu]pdates|[Cc]overage) by"
    rf"|[Bb]y|From|P[ao]r|Von):? {_WRITER}"
    rf"(?:(?:,| and| &| with|, and| et| y| und) {_WRITER})*(?:, [^\W\d_a-z][\w’'-]+)?"
)
"""How writers are told with the places where they are: "By Ada Brandt in Holm and Ines Caraway in the capital", "Par
Ada Brandt, à Holm", "From Ada Brandt, Holm"."""
_JOINTS = re.compile(r"\s*(?:,| and | & | with )\s*")


def credits(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The numbers of the paragraphs `spans` of `text` that only say who wrote it, and when. The first is one only where
    it says "By", as where the headline is kept apart."""
    found: set[int] = set()
    if len(spans) > 1 and (first := spans[0].of(text)).startswith("By ") and _is_signed(first, _TOKEN.findall(first)):
        found.add(0)
    for number in range(1, min(_TOP + 1, len(spans))):
        line = spans[number].of(text)
        if len(line) > _LONGEST and not line.startswith("By "):
            break
        if _is_credit(line, f"{text[: spans[number].start]}\n{text[spans[number].end :]}"):
            found.add(number)
    for number in range(1, min(max(found, default=-2) + 3, len(spans))):
        beside = not found.isdisjoint(range(number - 2, number + 3))
        if beside and number not in found and _is_plate(spans[number].of(text), text, spans[number].end):
            found.add(number)
    for number in range(max(1, len(spans) - _FOOT), len(spans)):
        line = spans[number].of(text)
        if _BELOW.match(line) or (len(line) < _LONGEST and (_SIGNED.fullmatch(line) or _SIGNED_BY.fullmatch(line))):
            found.add(number)
    return frozenset(found)


@cache
def _small() -> frozenset[str]:
    """What such lines have in small letters."""
    return frozenset(load("briefing.language", "layout.yaml")["credits"].split())


def _may_stand(word: str) -> bool:
    """Whether such a line may have a word: a capital, one of its small ones, a part of a name as in al-Nuwayri."""
    first = word.partition("-")[0]
    return not word[0].islower() or word in _small() or first in lexicon().particles


def _is_credit(line: str, story: str) -> bool:
    """Whether a line has nothing but writers, of whom `story` tells nothing, times and outlets."""
    if len(line) > _LONGEST or line[-1] in '?!:;”"’':
        return False
    words = _TOKEN.findall(line)
    if not words or len(words) > 18:
        return False
    if _is_signed(line, words):
        return True
    if not all(map(_may_stand, words)):
        return False
    told = _TELLING.search(line) is not None or _DATED.search(line) is not None
    if line[:3].lower() == "by " or (told and not any(map(is_given, words))):
        return told and (line[-1] != "." or len(words) < 8)
    if told and line[-1] != ".":
        return not _tells_of(words, story)
    return len(words) < 13 and all(map(_is_writer, _JOINTS.split(line))) and not _tells_of(words, story)


def _is_signed(line: str, words: Sequence[str]) -> bool:
    """Whether a line is "By Ada Brandt", and not "By Monday"."""
    signed = len(words) > 1 and _SIGNED_BY.fullmatch(line) is not None
    return signed and fold(words[1]) not in ordinary() and words[1] not in lexicon().days


def _is_plate(line: str, text: str, end: int) -> bool:
    """Whether a line beside one of writers or times has only capitalised words, and the story not the first of them."""
    words = _TOKEN.findall(line)
    if not 1 < len(words) < 9 or line[-1] in '.?!:;”"’':
        return False
    if not all(map(_may_stand, words)):
        return False
    return not any(re.search(rf"\b{re.escape(word)}\b", text[end:]) for word in words[:2])


def _is_writer(name: str) -> bool:
    """Whether words are somebody's name: a given name first, then one or two words more."""
    words = name.partition(" in ")[0].partition(" (")[0].split(" ")
    named = 1 < len(words) < 4 and is_given(words[0])
    shouted = name.isupper()
    return named and all(is_initial(w) or (w[:1].isupper() and (shouted or w[1:2].islower())) for w in words)


def _tells_of(words: Sequence[str], story: str) -> bool:
    """Whether the story speaks of somebody whose name stands among `words`."""
    lex = lexicon()
    named = [
        after for word, after in pairwise(words) if is_given(word) and after[:1].isupper() and not _TELLING.match(after)
    ]
    names = [name for name in named if name not in lex.days and name not in lex.months]
    flags = re.IGNORECASE if all(map(str.isupper, names)) else re.NOFLAG
    return any(re.search(rf"\b{re.escape(name)}\b", story, flags) for name in names)
