"""Which characters are quotation marks, and which words stand between them.

Marks never pair across the end of a paragraph: a run that is not closed there ends with its paragraph, and is
known to go on when the next paragraph opens with a mark again, as print does with speech of several paragraphs.
One pass over the marks, so the work grows with the text and not with the number of marks left open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefing.model import Span


class Quoted(Struct, frozen=True, gc=False):
    """Words between quotation marks: text[start:end], the marks outside."""

    open: int
    """Where the opening mark begins."""
    start: int
    end: int
    close: int
    """Where the closing mark ends; equal to `end` where none was found in the paragraph."""
    paragraph: int
    """Index into the paragraphs given."""
    continues: bool = False
    """Whether it takes up the run of the paragraph before, which was left open."""
    single: bool = False
    """Whether its marks are single ones."""
    unmarked: bool = False
    """Whether no marks stand around it: a labelled turn or a block quote."""
    resumed: bool = False
    """Whether it goes on, within the same marks, after an attribution that stands between them."""

    @property
    def closed(self) -> bool:
        """Whether the closing mark was found in the same paragraph."""
        return self.close > self.end


_MARK = re.compile(r"[\"“”„‟«»″＂「」『』〝〞〟`'‘’](?:(?<![`'‘’])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’)")
"""Double marks, of two characters too; written so that a class of characters comes first, which is found fastest."""
_SINGLE = re.compile(r"[‘’‚‛'`‹›]")
_OPENS_SINGLE = re.compile(r"['‘‹]")
_PAIRS = {"「": "」", "『": "』", "«": "»", "“": "”", "‟": "”", "‘‘": "’’", "``": "''", "〝": "〞"}
_CLOSERS = {
    "「": "」",
    "『": "』",
    "«": '»”"',
    "“": "”\"″＂’’''",
    "‟": '”"',
    "„": "“”\"’’''‟",
    "``": "''\"”’’",
    "‘‘": "’’''\"”",
    "〝": "〞〟",
}
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f\u3000([{—–-―:/…\"'“‘«¿¡,.;=>|*_")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009\u202f\u3000)]}—–-―:/….,;!?'\"”’»<|*_")
_NOT_OPENING = re.compile(r"['’](?:\d0s|em|til|tis|twas|cause|n|bout|round|cos|course)\b", re.IGNORECASE)


def quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """The quoted runs of `text`, in order, none inside another: marks inside a run belong to its words."""
    found: list[Quoted] = []
    left_open = False
    singles = _OPENS_SINGLE.search(text) is not None
    for index, paragraph in enumerate(paragraphs):
        marks = [(match.group(), *match.span()) for match in _MARK.finditer(text, paragraph.start, paragraph.end)]
        runs = list(_double(text, paragraph, marks, index, left_open)) if marks else []
        if singles and _OPENS_SINGLE.search(text, paragraph.start, paragraph.end):
            following = paragraphs[index + 1].start if index + 1 < len(paragraphs) else None
            reopened = following is not None and text[following] in "‘'"
            runs = _with_singles(text, paragraph, index, runs, left_open, reopened)
        left_open = bool(runs) and not runs[-1].closed and runs[-1].end == paragraph.end
        found.extend(runs)
    return found


def _double(
    text: str, paragraph: Span, marks: Sequence[tuple[str, int, int]], index: int, left_open: bool
) -> Iterator[Quoted]:
    """The runs between double marks, guillemets or corner brackets in one paragraph."""
    start, end = paragraph.start, paragraph.end
    straight = sum(mark in ('"', "″", "＂", "''") for mark, _, _ in marks)
    opened: tuple[str, int, int] | None = None
    depth = 0
    closes = _closed_ahead(marks) if text.find("«", start, end) >= 0 else []
    for number, (mark, at, past) in enumerate(marks):
        before = text[at - 1] if at > start else " "
        after = text[past] if past < end else " "
        if opened is None:
            if _opens(mark, before, after, straight):
                opened, depth = (mark, at, past), 0
        elif opened[0] == "«" and mark not in "«»" and closes[number]:
            continue
        elif _reopens(mark, before, after, opened[0]):
            if opened[0] in "「『«„" and mark == opened[0]:
                depth += 1
            else:
                yield _run(text, opened, at, at, index, left_open and opened[1] == start)
                opened, depth = (mark, at, past), 0
        elif _closes(mark, opened[0], after):
            if depth:
                depth -= 1
            else:
                yield _run(text, opened, at, past, index, left_open and opened[1] == start)
                opened = None
        if mark in ('"', "″", "＂", "''"):
            straight -= 1
    if opened is not None:
        yield _run(text, opened, end, end, index, left_open and opened[1] == start)


def _closed_ahead(marks: Sequence[tuple[str, int, int]]) -> list[bool]:
    """For each mark whether the next guillemet after it is a closing one: till then other marks stand within «…»."""
    found: list[bool] = []
    closing = False
    for mark, _, _ in reversed(marks):
        found.append(closing)
        if mark in "«»":
            closing = mark == "»"
    found.reverse()
    return found


def _opens(mark: str, before: str, after: str, straight: int) -> bool:
    if mark in _PAIRS or mark == "„":
        return True
    if mark == "''" and before not in _BEFORE_OPENING:
        return False
    can_open = not after.isspace() and before in _BEFORE_OPENING
    if mark in ('"', "″", "＂", "''"):
        return can_open or before.isspace() or (straight > 1 and not after.isspace() and not before.isalnum())
    return can_open and before != "." and before != ","


def _reopens(mark: str, before: str, after: str, opened: str) -> bool:
    """Whether a mark inside a run must be an opening one, so that the run before was never closed."""
    outside = before.isspace() and not after.isspace()
    if mark in ("“", "«", "``", "「", "『", "‘‘"):
        return outside or (mark in "「『" and mark == opened) if opened != "„" else outside and mark != "“"
    if mark == "„":
        return True
    return outside and mark in ('"', "''") and opened in ('"', "''")


def _closes(mark: str, opened: str, after: str) -> bool:
    if opened in _CLOSERS:
        return mark in _CLOSERS[opened] or (mark == "“" and opened != "«" and after in _AFTER_CLOSING)
    if opened in ("”", "»"):
        return mark in (opened, "“", "«", "”", '"')
    return mark in ('"', "”", "″", "＂", "''", "’’") or (mark == "“" and after in _AFTER_CLOSING)


def _run(text: str, opened: tuple[str, int, int], end: int, close: int, index: int, continues: bool) -> Quoted:
    """The run from an opening mark to `end`; blanks beside marks (French guillemets) are outside."""
    start, stop = opened[2], end
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Quoted(opened[1], start, stop, max(close, stop), index, continues)


def _with_singles(
    text: str, paragraph: Span, index: int, runs: list[Quoted], left_open: bool, reopened: bool
) -> list[Quoted]:
    """`runs` and the runs between single marks that do not lie inside one of them.

    A single mark opens after a blank and before a word; it closes after a word or a stop. Of several that may
    close, one after a stop is taken first: what stands after a letter may be an apostrophe ("the boys' club").
    One that nothing closes goes on to the end where the next paragraph is `reopened`; where the one before was
    `left_open`, its speech goes on.
    """
    start, end = paragraph.start, paragraph.end
    begins = [run.open for run in runs]
    openers: list[int] = []
    closers: list[int] = []
    for match in _SINGLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if text[at : at + 2] in ("''", "``", "‘‘", "’’") or text[at - 1 : at + 1] in ("''", "``", "‘‘", "’’"):
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if mark in "‘'`‚‹" and (before in _BEFORE_OPENING) and not after.isspace() and after not in ".,;:)":
            if not (mark == "'" and _NOT_OPENING.match(text, at)) and not (mark == "'" and before in ".,;"):
                openers.append(at)
        elif mark in "’'›" and not before.isspace() and not after.isalnum():
            closers.append(at)
    found: list[Quoted] = []
    past = start
    for number, at in enumerate(openers):
        inside = bisect_right(begins, at) - 1
        if at < past or (inside >= 0 and at < runs[inside].close):
            continue
        limit = openers[number + 1] if number + 1 < len(openers) else end
        stop = _closing(text, at, closers, limit)
        if stop is None and reopened and number == len(openers) - 1 and (at == start or text[at - 2 : at - 1] in ":,."):
            found.append(_run(text, ("'", at, at + 1), end, end, index, left_open and at == start))
            break
        if stop is not None and not any(run.open < stop < run.close for run in runs[max(inside, 0) : inside + 40]):
            found.append(_run(text, ("'", at, at + 1), stop, stop + 1, index, left_open and at == start))
            past = stop
    if not found:
        return runs
    outer = [Quoted(r.open, r.start, r.end, r.close, r.paragraph, r.continues, True) for r in found]
    spans = iter(outer)
    merged: list[Quoted] = []
    current = next(spans, None)
    for run in runs:
        while current is not None and current.close <= run.open:
            merged.append(current)
            current = next(spans, None)
        if current is None or not (current.open < run.open and run.close <= current.close):
            merged.append(run)
    while current is not None:
        merged.append(current)
        current = next(spans, None)
    return merged


def _closing(text: str, opener: int, closers: list[int], limit: int) -> int | None:
    """The mark that closes the single one at `opener`: the first after a stop, else the last that may be one."""
    first = bisect_right(closers, opener + 1)
    plain: int | None = None
    for at in closers[first : first + 12]:
        if at > limit and plain is not None:
            break
        if text[at - 1] in ".,!?…;—–":
            return at
        if plain is None or (_is_possessive(text, plain) and at < limit):
            plain = at
        if not _is_possessive(text, at):
            break
    return plain


def _is_possessive(text: str, at: int) -> bool:
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
