"""Where paragraphs begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from briefing.model import Span

_LINE = re.compile(r"[^\r\n]+")
_ANY_LINE = re.compile(r"[^\n]*\n?")
_ENDS_SENTENCE = re.compile(r"[.!?:;…؟۔。！？][\"'”’“‘»«)\]」』]*$")
_AS_BLANKS = str.maketrans("\r\n", "  ")
_TAIL = 8
"""Characters at the end of a line in which its full stop and closing marks are looked for."""
_WIDEST = 100
"""Characters that a line wrapped at a fixed width has at most."""
_NARROW = 30
"""Characters that such a line has at least where it breaks off in mid-sentence."""
_FEWEST = 3
"""Lines followed by another one from which a width can be told."""
_WORD = 24
"""Characters up to which a word is one that did not fit on the line before."""


class _Line(Struct, frozen=True):
    start: int
    end: int
    indent: int = 0
    word: int = 0
    """Characters of its first word."""
    capital: bool = False
    """Whether it begins with one."""
    stopped: bool = False
    """Whether it ends as sentences do."""

    @property
    def blank(self) -> bool:
        return self.start == self.end

    @property
    def width(self) -> int:
        return self.indent + self.end - self.start


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`, trimmed of outer white space, in order; none is empty.

    A line is a paragraph, as news files have it. In text wrapped at a fixed width (as in e-mail and old wires) the
    lines between two blank ones are one; where every line is as full as it can be, a paragraph also ends with one
    that is not, and before one that is indented.
    """
    if _may_be_wrapped(text):
        blocks = _blocks([_line(match) for match in _ANY_LINE.finditer(text)])
    else:
        blocks = (match.span() for match in _LINE.finditer(text))
    return [span for start, end in blocks if (span := _trim(text, start, end)) is not None]


def _may_be_wrapped(text: str) -> bool:
    """Whether enough lines follow one another, and none of these is wider than wrapped ones are."""
    followed = 0
    for line, following in pairwise(text.splitlines()):
        if line and following:
            if len(line.rstrip()) > _WIDEST:
                return False
            followed += 1
    return followed >= _FEWEST


def flowing(text: str) -> str:
    """`text` with a blank for each line end inside a paragraph, so that every offset stays; itself where none is."""
    if not _may_be_wrapped(text):
        return text
    pieces: list[str] = []
    done = 0
    for span in paragraphs(text):
        printed = span.of(text)
        if "\n" in printed:
            pieces += text[done : span.start], printed.translate(_AS_BLANKS)
            done = span.end
    return "".join((*pieces, text[done:])) if pieces else text


def _line(match: re.Match[str]) -> _Line:
    line = match[0].rstrip()
    words = line.lstrip()
    indent = len(line) - len(words)
    first = words.partition(" ")[0]
    stopped = _ENDS_SENTENCE.search(line, max(0, len(line) - _TAIL)) is not None
    start, end = match.start() + indent, match.start() + len(line)
    return _Line(start, end, indent, min(len(first), _WORD), first[:1].isupper(), stopped)


def _blocks(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of `lines` that are one paragraph."""
    pairs = [(line, following) for line, following in pairwise(lines) if not line.blank and not following.blank]
    width = max((line.width for line, _ in pairs), default=0)
    margin = min((line.indent for pair in pairs for line in pair), default=0)
    filled = _is_filled(pairs, width)
    wrapped = _is_wrapped(pairs) and any(line.blank for line in lines[:-1])
    start = None
    for line, following in pairwise([*lines, _Line(0, 0)]):
        if line.blank:
            continue
        start = line.start if start is None else start
        joined = following.indent <= margin and _is_full(line, following, width) if filled else wrapped
        if following.blank or not joined:
            yield start, line.end
            start = None


def _is_filled(pairs: list[tuple[_Line, _Line]], width: int) -> bool:
    """Whether lines that break off in mid-sentence had no room for the next word within `width`."""
    broken = [_is_full(line, following, width) for line, following in pairs if not (line.stopped or following.capital)]
    return len(broken) >= max(_FEWEST, 0.25 * len(pairs)) and sum(broken) >= 0.9 * len(broken)


def _is_wrapped(pairs: list[tuple[_Line, _Line]]) -> bool:
    """Whether most lines that are followed by another one break off in mid-sentence."""
    broken = sum(line.width >= _NARROW and not line.stopped for line, _ in pairs)
    return len(pairs) > _FEWEST and broken >= 0.6 * len(pairs)


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return line.width >= _NARROW and line.width + 1 + following.word > width


def _trim(text: str, start: int, end: int) -> Span | None:
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    block = text[start:end]
    start += len(block) - len(block.lstrip())
    end -= len(block) - len(block.rstrip())
    return Span(start, end) if start < end else None
