"""Records of speeches: lines that hold a speaker's name and nothing else, and what is said under them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from briefing.language.lexicon import is_given, lexicon
from briefing.model import Span
from briefing.quotes.cues import cues

MARKS = "\"“„«「『'‘`"
CLOSED = ".?!…—–-)]”’\"'»"
"""What speech ends in, and a list of who is present or a link of the page does not."""
LINKS = frozenset(("for", "of", "and", "the", "on", "in", "at", "to"))
"""Small words of offices."""
_NUMBER = re.compile(r"\d{1,3}\. ")
_HEADING = re.compile(r"(?:\d{1,3}\. )?([^\W\d_][\w .’'-]{2,80}?)((?: \([^()\n]{2,40}\)){0,2})")
_LEAST = 4
"""Headings that make a record of speeches."""


class Turn(Struct, frozen=True):
    """Words that are somebody's though no marks stand around them; offsets into the text."""

    paragraph: int
    start: int
    end: int
    continues: bool = False
    """Whether it goes on with the turn in the paragraph before."""


def speeches(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """What stands under lines that hold a speaker's name and nothing else, as parliaments print their records.

    Such lines count where there are at least four, one comes back, and most of them name people.
    """
    lines = {index: label for index, span in enumerate(paragraphs) if index and (label := heading(text, span))}
    counts = Counter(lines.values())
    if len(lines) < _LEAST or max(counts.values()) < 2:
        return []
    people = {label for index, label in lines.items() if text[paragraphs[index].end - 1] == ")" or is_person(label)}
    if 2 * sum(counts[label] for label in people) < len(lines) or not any(counts[label] > 1 for label in people):
        return []
    found: list[Turn] = []
    speaks = goes_on = False
    for index, span in enumerate(paragraphs):
        if index in lines:
            speaks, goes_on = True, False
        elif speaks and text[span.end - 1] not in CLOSED:
            speaks = False
        elif speaks and text[span.start] not in f"[({MARKS}":
            number = _NUMBER.match(text, span.start, span.end)
            found.append(Turn(index, number.end() if number else span.start, span.end, goes_on))
            goes_on = True
    return found


def heading(text: str, span: Span) -> str | None:
    """Whose name a line is, and nothing else: "Ada Brandt (Holm West) (Ind)", "The Minister for Roads (Ada Brandt)"."""
    if span.end - span.start > 120:
        return None
    line = _HEADING.fullmatch(text, span.start, span.end)
    if line is None or text[span.end - 1] == ".":
        return None
    words = [word for word in line[1].split() if word not in LINKS]
    return label_of(line) if 2 <= len(words) <= 7 and all(word[0].isupper() for word in words) else None


def label_of(match: re.Match[str]) -> str:
    """Who a label names, for comparison: "Ada Brandt (Holm West) (Ind)" and "Ada Brandt" are one."""
    inside = match.group(2).strip(" ()")
    office = match.group(1).startswith(("The ", "Minister "))
    return (inside if office and inside and "(" not in inside else match.group(1)).casefold()


def is_person(label: str, named: frozenset[str] = frozenset()) -> bool:
    """Whether a label is somebody's title and name, an office, or one of the surnames `named`."""
    lex = lexicon()
    words = [word.capitalize() for word in label.split()]
    titled = any(word in lex.sure_titles or word in lex.courtesy or is_given(word) for word in words)
    return titled or words[-1].casefold() in named or label in cues().roles
