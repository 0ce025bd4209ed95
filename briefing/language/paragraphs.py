"""Where paragraphs begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.model import Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"(?:\r?\n)[ \t\u00a0]*(?:\r?\n)")
_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, trimmed of outer white space, in order; none is empty.

    A line is a paragraph, as news files have it; in text wrapped by hand at a fixed width (as in e-mail)
    the lines between two blank lines are one.
    """
    if _is_wrapped(text):
        blocks, start = [], 0
        for gap in _BLANK_LINE.finditer(text):
            blocks.append((start, gap.start()))
            start = gap.end()
        blocks.append((start, len(text)))
    else:
        blocks = [match.span() for match in _LINE.finditer(text)]
    return [span for start, end in blocks if (span := _trim(text, start, end)) is not None]


def _is_wrapped(text: str) -> bool:
    """Whether most lines that are followed by another one break off in mid-sentence below a common width."""
    lines = [line.rstrip() for line in text.splitlines()]
    inner = [line for line, following in pairwise(lines) if line and following]
    if len(inner) < 4 or max(map(len, inner)) > 100 or not any(not line for line in lines):
        return False
    broken = sum(len(line) >= 40 and not _ENDS_SENTENCE.search(line) for line in inner)
    return broken >= 0.6 * len(inner)


def _trim(text: str, start: int, end: int) -> Span | None:
    block = text[start:end]
    start += len(block) - len(block.lstrip())
    end -= len(block) - len(block.rstrip())
    return Span(start, end) if start < end else None
