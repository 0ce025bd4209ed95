"""Speech that print sets without quotation marks: labelled turns of interviews and transcripts, and block quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from briefing.model import Span
from briefing.quotes.cues import cues

_LABEL = re.compile(r"([^\W\d_][\w .’'&-]{0,40}?)\s?:[ \u00a0]+(?=\S)")
_BLOCK = re.compile(r">[> \u00a0]*(?=[^\s>])")
_MARKS = "\"“„«「『'‘`"


class Turn(Struct, frozen=True):
    """Words that are somebody's though no marks stand around them; offsets into the text."""

    paragraph: int
    start: int
    end: int


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The answers of an interview or transcript, and block quotes, in order.

    A block quote counts where the paragraph before it ends in a colon; otherwise ">" is what mail programs put before
    the lines of the message that is answered. Labels count as such when one of them comes back, and at least three
    paragraphs have one. Turns of a label that mostly asks ("Q:", the outlet's name) are left out: they are the
    interviewer's.
    """
    labelled: list[tuple[int, str, int]] = []
    found: list[Turn] = []
    announced = False
    for index, paragraph in enumerate(paragraphs):
        if text[paragraph.start] == ">":
            block = _BLOCK.match(text, paragraph.start, paragraph.end)
            if announced and block is not None and text[block.end()] not in _MARKS:
                found.append(Turn(index, block.end(), paragraph.end))
            continue
        announced = text[paragraph.end - 1] == ":"
        label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 60))
        if label is not None and text[label.end()] not in _MARKS and _names_somebody(label.group(1), text[label.end()]):
            labelled.append((index, label.group(1).casefold(), label.end()))
    counts = Counter(label for _, label, _ in labelled)
    if len(labelled) >= 3 and max(counts.values()) >= 2:
        asking = _askers(text, paragraphs, labelled, counts)
        for index, name, start in labelled:
            if name not in asking and (counts[name] >= 2 or len(counts) <= 4):
                found.append(Turn(index, start, paragraphs[index].end))
    return sorted(found, key=lambda turn: turn.start)


def _names_somebody(label: str, begins: str) -> bool:
    """Whether a label reads as a speaker's ("Q", "BRANDT", "Ada Brandt") and what follows as a sentence."""
    words = label.split()
    return len(words) <= 4 and begins.isupper() and all(word[0].isupper() for word in words)


def _askers(
    text: str, paragraphs: Sequence[Span], labelled: list[tuple[int, str, int]], counts: Counter[str]
) -> frozenset[str]:
    """Labels of those who ask: known ones, and ones whose turns mostly end in a question mark."""
    asks = Counter(label for index, label, _ in labelled if text[paragraphs[index].end - 1] == "?")
    return frozenset(
        label
        for label in counts
        if label in cues().questions or (asks[label] > 0.5 * counts[label] and len(counts) > 1)
    )
