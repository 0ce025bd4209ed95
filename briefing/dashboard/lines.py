"""Text → lines of terminal cells: made harmless, wrapped, clipped. Knows widths, no widgets.

A line is a tuple of pieces; a piece is characters and the names of the roles they are drawn in ("strong dim"), which a
widget turns into styles. Text reaches the screen as pieces only, so it can never act as markup.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len

Piece = tuple[str, str]
Line = tuple[Piece, ...]
Mark = tuple[int, int, str]
"""[start, end) in a text, and the roles of what stands there."""

_WORD = re.compile(r"\S+")
_NAME = re.compile("(?<=“).+(?=”)")
_ELLIPSIS = "…"
_LEAST = 4
_MARKS = 64
"""Combining marks looked at beyond the letters that fit into a line."""

_JOINING = (0x200D, 0xFE0F)
"""The zero-width joiner and the emoji selector: how wide what they make is, no two terminals agree."""


def _neutral() -> dict[int, str]:
    """One harmless character for each that could control a terminal; lengths never change, so offsets stay true."""
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029), " ")
    table |= {0x7F: "\u2421"} | {code: "\ufffd" for code in range(0x80, 0xA0) if code != 0x85}
    table |= dict.fromkeys((*range(8234, 8239), *range(8294, 8298)), "�")
    table |= dict.fromkeys((1564, 8206, 8207, 65279, *_JOINING), "\u200b")
    table |= dict.fromkeys((*range(65529, 65532), 65534, 65535), "�")
    return table


_NEUTRAL = _neutral()
_SURROGATE = re.compile("[\ud800-\udfff\U000e0000-\U000e007f]")


def is_rule(line: str) -> bool:
    """Whether a line of plain text has nothing, or only what is drawn under a heading."""
    return set(line.strip()) <= set("=-─═")


def harmless(text: str) -> str:
    """`text` with everything that could control a terminal replaced, character for character: offsets stay true.

    Line breaks and tabs become spaces; C0 and C1 controls, bidirectional overrides, lone surrogates and tag characters
    become a visible sign; direction marks and what joins emoji become a zero-width space.
    """
    if text.isprintable() and "\ufe0f" not in text:
        return text
    return _SURROGATE.sub("\ufffd", text.translate(_NEUTRAL))


def cells(line: Iterable[Piece]) -> int:
    """Width of a line in terminal cells."""
    return sum(cell_len(text) for text, _ in line)


def cut(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells; a combining mark stays with its letter."""
    if text[: width + 1].isascii():
        return min(len(text), width)
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return index
    return len(text)


def clip(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    text = harmless(text)
    if cell_len(text) <= width:
        return text
    return text[: cut(text, max(0, width - 1))].rstrip() + _ELLIPSIS if width > 0 else ""


def shortened(text: str, width: int) -> str:
    """A harmless `text` in at most `width` cells, if need be with less of the “name” in it, as long as some is left."""
    name = _NAME.search(text)
    over = cell_len(text) - width
    if name is None or over <= 0 or cell_len(name.group()) - over < _LEAST:
        return clip(text, width)
    return f"{text[: name.start()]}{clip(name.group(), cell_len(name.group()) - over)}{text[name.end() :]}"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of `text` begin and end, each at most `width` cells; `text` is harmless already.

    Breaks at spaces, and inside a run without spaces where that is wider than a line (long links, Chinese, Thai).
    """
    width = max(width, _LEAST)
    narrow = text.isascii()
    lines: list[tuple[int, int]] = []
    begin = end = 0
    used = -1  # no line is open
    for match in _WORD.finditer(text):
        start, stop = match.span()
        size = stop - start if narrow else cell_len(match.group())
        reach = used + start - end
        if used >= 0 and reach + size <= width:
            used, end = reach + size, stop
            continue
        if used >= 0 and (size <= width or reach >= width - 1):
            lines.append((begin, end))
            used = -1
        if used < 0:
            begin, reach = start, 0
        while reach + size > width:
            room = width - reach
            taken = max(1, cut(text[start : min(stop, start + 2 * room + _MARKS)], room))
            size -= taken if narrow else cell_len(text[start : start + taken])
            lines.append((begin, start + taken))
            begin = start = start + taken
            reach = 0
        used, end = reach + size, stop
    if used >= 0 or not lines:
        lines.append((begin, end))
    return lines


def pieces(text: str, start: int, end: int, marks: Sequence[Mark], role: str = "") -> Line:
    """[start, end) of a harmless text as one line, cut where marks begin or end; overlapping marks add their roles."""
    here = [mark for mark in marks if mark[0] < end and mark[1] > start]
    if not here:
        return ((text[start:end], role),) if end > start else ()
    edges = sorted({start, end, *(min(max(place, start), end) for mark in here for place in mark[:2])})
    return tuple(_merged(text, edges, here, role))


def _merged(text: str, edges: list[int], marks: Sequence[Mark], role: str) -> Iterator[Piece]:
    for left, right in pairwise(edges):
        names = [role, *(name for begin, end, name in marks if begin <= left and right <= end)]
        yield text[left:right], " ".join(filter(None, names))


def paragraph(text: str, width: int, *, role: str = "", marks: Sequence[Mark] = (), most: int = 0) -> list[Line]:
    """`text` wrapped into lines; with `most`, no more than so many, the last one ending in an ellipsis."""
    text = harmless(text)
    places = wrap(text, width)
    waiting = sorted(marks)
    begins = [mark[0] for mark in waiting]
    done = 0
    lines: list[Line] = []
    for start, end in places[: most or None]:
        while done < len(waiting) and waiting[done][1] <= start:
            done += 1
        here = waiting[done : bisect_left(begins, end)]
        lines.append(pieces(text, start, end, here, role))
    if most and len(places) > most:
        start, end = places[most - 1]
        lines[-1] = pieces(text, start, start + cut(text[start:end], max(width, _LEAST) - 1), marks, role)
        lines[-1] = (*lines[-1], (_ELLIPSIS, role))
    return lines


def spread(left: Line, right: Line, width: int) -> Line:
    """One line of `width` cells: `left` clipped to what `right`, set against the right edge, leaves it."""
    taken = cells(right)
    if taken > width:
        return fitted(left, width)
    left = fitted(left, width - taken - (1 if taken else 0))
    return (*left, (" " * (width - taken - cells(left)), ""), *right)


def fitted(line: Line, width: int) -> Line:
    """`line` in at most `width` cells, with an ellipsis where it was cut."""
    if cells(line) <= width:
        return line
    kept: list[Piece] = []
    for text, role in line:
        room = width - cells(kept)
        if room <= 0:
            break
        if cell_len(text) >= room:
            kept.append((clip(text + " ", room), role))
            break
        kept.append((text, role))
    return tuple(kept)
