"""Where sentences begin and end.

A full stop is looked at with the word before it and the word after it (Grefenstette and Tapanainen 1994 called this
the way of abbreviation lists); the lists are data, one set a language, in `abbreviations.yaml`.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from briefing.language.data import words_of
from briefing.language.paragraphs import paragraphs
from briefing.model import Span

_STOP = re.compile(  # opens with a set of characters, which is what makes a search quick
    r"""(?P<mark>[.!?…؟۔。！？]+)
        (?: (?P<close>(?:["'”’»›“‘«)\]]|[\u00a0\u202f ]»)*)
            (?P<gap>\s+)
            (?P<next>(?:["'“„‘‚«‹»¿¡(\[]|[–—-](?=\s?\w))*\s?)(?=\S)
          | (?<=[。！？])(?P<wide>[」』”’）]*)\s*(?=\S)
          | (?<=[a-z]{3}[.!?])(?P<tight>["”]?)(?=[A-Z][A-Za-z]+[\s,]) )""",
    re.VERBOSE,
)
_BEFORE = re.compile(r"[^\s\"'“”„‘’«»(\[]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT_WORD = re.compile(r"[^\W_]+")
_LOOK_BACK = 30
_LOOK_AHEAD = 60
_BRACKETS = frozenset(")]")
_QUOTES = frozenset("\"'”’»“«")


class _Rules(Struct, frozen=True):
    titles: frozenset[str]
    before_name: frozenset[str]
    before_number: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]
    asks: frozenset[str]
    ordinals: bool
    """Whether a number with a full stop is an ordinal (der 3. Oktober)."""


@cache
def _rules(language: str) -> _Rules:
    lists = {
        kind: words_of("briefing.language", "abbreviations.yaml", language, kind)
        or words_of("briefing.language", "abbreviations.yaml", "en", kind)
        for kind in ("before_name", "before_number", "anywhere", "openers", "asks")
    }
    titles = words_of("briefing.language", "abbreviations.yaml", "any", "titles")
    return _Rules(titles, **lists, ordinals=language in {"de", "da", "no", "fi", "cs", "hr", "hu"})


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text` in order, offsets into `text`; none crosses a paragraph, is empty or begins or ends
    with white space, and together they hold every other character. Any text is taken; unknown languages are cut
    by the English rules."""
    rules = _rules(language)
    return [span for paragraph in paragraphs(text) for span in _cut(text, paragraph, rules)]


def sentences_in(text: str, paragraph: Span, language: str = "en") -> list[Span]:
    """The sentences of one paragraph of `text`, offsets into `text`."""
    return _cut(text, paragraph, _rules(language))


def _cut(text: str, paragraph: Span, rules: _Rules) -> list[Span]:
    spans = []
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        if match["gap"] is None:  # full-width stops and stops without a space, which need no second look
            end, following = match.end(match.lastgroup or 0), match.end()
        elif _ends(text, match, paragraph, rules):
            end, following = match.end("close"), match.end("gap")
        else:
            continue
        spans.append(Span(start, end))
        start = following
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return spans


def _ends(text: str, match: re.Match[str], paragraph: Span, rules: _Rules) -> bool:
    """Whether a sentence ends at this stop, which white space follows."""
    after = text[match.end()]
    if after.islower() or (not after.isalnum() and after in ",;:"):
        return False
    mark, close = match["mark"], match["close"]
    if mark != ".":
        asked = mark[-1] in "?!…" and not _QUOTES.isdisjoint(close)
        return not (asked and _speaker_follows(text, match.end(), paragraph.end, rules))
    if close.strip("\"'”’»“)]"):
        return True
    stop = match.start()
    near = max(paragraph.start, stop - _LOOK_BACK)
    before = _BEFORE.search(text, max(near, text.rfind(" ", near, stop) + 1), stop)
    if before is None:
        return True
    if close and close[0] not in "'’":
        return close not in _BRACKETS or before[0].lower() not in rules.titles  # Chief (Dr.) Roe
    return _ends_after(before, after, text, match, paragraph, rules)


def _ends_after(
    before: re.Match[str], after: str, text: str, match: re.Match[str], paragraph: Span, rules: _Rules
) -> bool:
    """Whether a sentence ends after the word `before` and its full stop, seen what stands `after`."""
    printed = before[0]
    word = printed.lower()
    tail = word.rpartition("-")[2]
    if printed.isdigit():
        heads_a_list = before.start() == paragraph.start and len(printed) < 3
        return not heads_a_list and not (rules.ordinals and len(printed) < 3 and not _opener(text, match.end(), rules))
    if word in rules.before_number and after.isdigit():
        return False
    if (len(tail) == 1 and printed.isupper() and printed[-1].isalpha()) or _DOTTED.fullmatch(tail):
        return word not in rules.before_name and _opener(text, match.end(), rules)
    if word in rules.anywhere or tail in rules.anywhere:
        return _opener(text, match.end(), rules)
    titled = printed[0].isupper() and word in rules.titles
    return not (titled or word in rules.before_name or tail in rules.before_name)


def _opener(text: str, at: int, rules: _Rules) -> bool:
    word = _NEXT_WORD.match(text, at)
    if word is None or (len(word[0]) == 1 and text[word.end() : word.end() + 1] == "."):  # or another initial
        return False
    return word[0].lower() in rules.openers


def _speaker_follows(text: str, at: int, end: int, rules: _Rules) -> bool:
    """Whether one to four words, the last of them a verb of asking, stand here: “Why?” Ms Ahl asked."""
    following = text[at : min(end, at + _LOOK_AHEAD)].split(maxsplit=5)[:5]
    return any(word.rstrip(".,:;").lower() in rules.asks for word in following[1:] or following)
