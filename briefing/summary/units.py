"""An article's sentences as candidates for its summary: whole quotations, no bylines, captions or section heads."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile

from msgspec import Struct
from msgspec.structs import replace

from briefing.language import Block, blocks, dateline, sentences_in
from briefing.language.layout import (
    Noise,
    bare_place,
    bullet,
    clock,
    credit,
    credit_line,
    hangs,
    imprint,
    rubric,
    stopped,
)
from briefing.language.paragraphs import flowing
from briefing.language.stamps import pasted_stamp
from briefing.language.words import WORD
from briefing.model import Article, Quotation, Span

_QUOTED = re.compile(
    r"""“[^“”]{1,1200}” | «[^«»]{1,1200}» | „[^„“”]{1,1200}[“”]
      | "(?:(?<=[\s(\[—–-]")|(?<![\s\S]"))(?=\S)[^"]{1,1200}(?<!\s)" """,
    re.VERBOSE,
)
"""Every branch opens with its mark, so that all other characters are passed over at once."""


_CUT_OFF = re.compile(r"(?:\.\.\.|…|[\[(](?:\.\.\.|…)[\])])$")
"""The end of a feed's teaser, whose last sentence is not whole."""
_MARK = re.compile(r'[“«„"]')
_MARKS = frozenset("\"'”’“»›")
_CLOSED = re.compile(r"[,.!?…;:]*(?:[\"'”’“]|[\s\u00a0\u202f]?[»›])")
_OPENERS = frozenset("\"'‘“„«‹")
_SPEECH = 200
"""Characters from which words that stand in no marks are a speech, of which a summary may quote a part."""
_BEFORE_SENTENCES = frozenset(",:;،.!?…؟")
"""Characters after which quotations of whole sentences open."""

_UNDER = re.compile(r"(?: ?\([^()\n]{2,40}\)){0,2}\)?:?\s*\n\s*")
"""What stands between a speaker's name on a line of its own and the speech."""

_LONGEST = 2_000
"""Characters that a candidate may have, about 300 words."""

_EXCERPT = 300
"""Characters at the beginning of what is longer that stand for it where there is nothing else."""

_HEAD = 60
"""Characters that the headline of an entry may have."""

_LINE = 220
"""Characters that the line under a headline may have."""

_TOP = 10
"""Sentences at the top among which the writers' names may stand as ones of their own."""


class Unit(Struct, frozen=True, gc=False):
    """One candidate: a sentence, or several that one quotation holds together."""

    start: int
    end: int
    text: str
    """On one line."""
    words: tuple[str, ...]
    """In lower case, in order."""
    paragraph: int
    """Number of its paragraph among those that tell the story, from 0."""
    kind: str
    sentences: int
    """How many sentences it counts for in a budget."""
    quoted: int
    """Characters of it that stand in quotation marks."""
    greeting: int = 0
    """Characters at its head that say who speaks and whom they greet, where what they say comes after them."""


def units(article: Article, quotations: Sequence[Quotation] = (), language: str = "en") -> list[Unit]:
    """The candidates of `article` in reading order; one that is nothing but headlines or captions gives those.

    The last sentence of a feed's teaser is none where it is cut off, and neither is what goes on for thousands of
    characters without an end (a table, a list, a log): nobody reads it as a sentence. Of an article that is nothing
    else the beginning is one.
    """
    text = flowing(article.text)
    noise = Noise(text)
    layout = [block for block in blocks(text, article.title, noise) if block.span.end > article.body]
    telling = _telling(text, layout, headline=bool(article.title))
    entries = _are_entries(text, telling)
    speakers = _speakers(text, telling)
    begins = [_begin(text, article.title, telling, number, entries, speakers) for number in range(len(telling))]
    if entries:
        begins = [_after_head(article.text, b, block.span.end) for b, block in zip(begins, telling, strict=True)]
    marked = [quotation for quotation in quotations if quotation.kind != "indirect"]
    given = sorted((span.start, span.end) for quotation in marked for span in quotation.spans)
    heads = _heads(text, marked)
    found: list[Unit] = []
    story: list[Unit] = []
    for number, (block, begin) in enumerate(zip(telling, begins, strict=True)):
        cut = _of_block(text, block, begin, number, given, language)
        if cut and cut[0].start in heads:
            cut[0] = _headed(text, cut[0], heads[cut[0].start])
        found += cut
        alone = len(cut) == 1 and block.is_one_line  # then the layout has looked at it already
        if alone and not noise.has_ceremony:
            story += cut
            continue
        for unit in cut:
            low = unit.text.lower()
            if not ((story and noise.is_ceremony(low)) or (not alone and noise.holds(low))):
                story.append(unit)
    if story or found:
        candidates = story[imprint([unit.text for unit in story[:_TOP]]) :] or found
    else:
        candidates = [_unit(text, block.span.start, block.span.end, n, "body", 1, []) for n, block in enumerate(layout)]
    if len(candidates) > 1 and _CUT_OFF.search(candidates[-1].text):
        candidates = candidates[:-1]
    return [unit for unit in candidates if len(unit.text) <= _LONGEST] or [
        _unit(text, unit.start, _cut(text, unit.start), unit.paragraph, unit.kind, 1, []) for unit in candidates[:1]
    ]


def _heads(text: str, quotations: Sequence[Quotation]) -> dict[int, int]:
    """Where the lines begin that hold nothing but the name of whose speech begins under them, by where that begins."""
    heads = {}
    for said in quotations:
        source = said.source
        if source and source.end < said.start and _UNDER.fullmatch(text, source.end, said.start):
            heads[said.start] = text.rfind("\n", 0, source.start) + 1
    return heads


def _headed(text: str, unit: Unit, head: int) -> Unit:
    """The first sentence of a speech with the line that says who speaks, which ends like a label in what is read."""
    name = text[head : unit.start].strip()
    words = tuple(WORD.findall(name.lower()))
    return replace(unit, start=head, text=f"{name}: {unit.text}", words=words + unit.words)


def _cut(text: str, start: int) -> int:
    """Where the beginning of what has no end is cut off: between two words if it has any."""
    space = text.rfind(" ", start + 1, start + _EXCERPT)
    return space if space > start else start + _EXCERPT


def _telling(text: str, layout: Sequence[Block], *, headline: bool) -> list[Block]:
    """The blocks that tell the story, without the line under the headline where that is no sentence."""
    telling = [block for block in layout if block.tells]
    if len(telling) < 2 or not (headline or telling[0].kind == "standfirst"):
        return telling
    first, second = (block.span.of(text) for block in telling[:2])
    is_line = not stopped(first) and len(first) <= _LINE and telling[0].kind in {"standfirst", "body"}
    return telling[1:] if is_line and stopped(second) else telling


def _are_entries(text: str, telling: Sequence[Block]) -> bool:
    """Whether paragraphs open with the time at which they were written, as those of a live blog do."""
    return sum([clock(text, block.span.start, block.span.end) > block.span.start for block in telling]) > 1


def _begin(
    text: str, title: str, telling: Sequence[Block], number: int, entries: bool, speakers: frozenset[int]
) -> int:
    """Where the story begins in a paragraph: after headline, dateline, rubric, bullet or time."""
    block = telling[number]
    start, end = block.span.start, block.span.end
    begin = _after_title(text, title, block.span) if number == 0 else start
    if number == 0:
        begin = pasted_stamp(text, credit_line(text, begin, end), end)
    if (block.kind == "dateline" and start not in speakers) or begin > start:
        begin = dateline(text, begin, end)
    elif number == 0 and not any(
        rubric(text, other.span.start, other.span.end) > other.span.start for other in telling[1:]
    ):
        begin = rubric(text, bare_place(text, begin, end), end)
    if block.kind == "list item":
        begin = bullet(text, begin, end)
    return clock(text, begin, end) if entries else begin


def _after_head(text: str, begin: int, end: int) -> int:
    """Where an entry of a live blog begins after its headline, a short line of its own."""
    line = text.find("\n", begin, end)
    head = text[begin:line].strip() if line > 0 else ""
    if not 0 < len(head) <= _HEAD or stopped(head) or hangs(head) or text[line + 1 : line + 2].islower():
        return begin
    return line + 1


def _speakers(text: str, telling: Sequence[Block]) -> frozenset[int]:
    """Where “Ann Roe (Holm): ” is no dateline, of which an article has one, but says who speaks."""
    starts = [block.span.start for block in telling if block.kind == "dateline"]
    found = frozenset(start for start in starts if text[start : dateline(text, start)].rstrip().endswith(":"))
    return found if len(found) > 1 else frozenset()


def _after_title(text: str, title: str, first: Span) -> int:
    """Where the story begins in a first paragraph that opens with its headline, as pages pasted into one line do."""
    if not title or not text.startswith(title, first.start):
        return first.start
    rest = text[first.start + len(title) : first.end].lstrip()
    return first.end - len(rest) if rest and len(rest) > len(title) else first.start


def _of_block(
    text: str, block: Block, begin: int, number: int, given: list[tuple[int, int]], language: str
) -> list[Unit]:
    span = block.span
    cut = sentences_in(text, Span(begin, span.end), language)
    marked = _MARK.search(text, begin, span.end) is not None
    quoted = [match.span() for match in _QUOTED.finditer(text, begin, span.end)] if marked else []
    held: list[tuple[int, int]] = []
    if len(cut) > 1:
        near = quoted + given[bisect_right(given, (begin, begin)) : bisect_right(given, (span.end, span.end))]
        held = sorted(place for place in near if _holds_sentences(text, begin, *place)) if near else near
    greeted = _greeted(text, cut)
    if not held and not greeted:
        return [_unit(text, credit(text, one.start, one.end), one.end, number, block.kind, 1, quoted) for one in cut]
    if greeted == len(cut):
        return []
    reach = list(accumulate((end for _, end in held), max))
    found = []
    first = 0
    for last, sentence in enumerate(cut):
        before = bisect_left(held, (sentence.end, 0))
        holds = (before and reach[before - 1] > sentence.end) or last < greeted
        if last + 1 == len(cut) or not holds:
            start = credit(text, cut[first].start, sentence.end)
            count = last + 1 - max(first, greeted)
            found.append(_unit(text, start, sentence.end, number, block.kind, count, quoted))
            first = last + 1
    if greeted and ": " in text[cut[0].start : cut[0].end]:
        found[0] = replace(found[0], greeting=cut[greeted].start - found[0].start)
    return found


_THANKS = r"(?i:(?:many )?thanks|thank you|good (?:morning|afternoon|evening))\b"
_PLEASANT = rf"(?:[^\W\d_a-z][\w.’' -]{{0,40}}, )?{_THANKS}[^:.!?]{{0,60}}[.!]"
_GREETING = re.compile(rf"(?:[^:!?\n]{{2,80}}: |Q ){_PLEASANT}|[QA]\.")
"""The head of a speech in a record: who speaks, and thanks that tell nothing without the sentence after them."""
_PLEASANTRY = re.compile(
    rf"{_PLEASANT}|(?:I|We)(?:[’']ll| will|[’']d like to| want to) [^.!?]{{0,40}}\b(?:words|remarks|questions|brief)\b"
    r"[^.!?]{0,60}[.!]"
)
"""What speakers say before they say something."""


def _greeted(text: str, cut: Sequence[Span]) -> int:
    """How many sentences at the head of a speech only greet and thank."""
    if not cut:
        return 0
    start, end = cut[0].start, cut[0].end
    if (text[start] not in "QA" and text.find(": ", start, end) < 0) or not _GREETING.fullmatch(text, start, end):
        return 0
    further = takewhile(lambda sentence: _PLEASANTRY.fullmatch(text, sentence.start, sentence.end), cut[1:])
    return 1 + sum(1 for _ in further)


_NEAR = 80
"""Characters before a quotation in which the end of the sentence before it is looked for."""


def _holds_sentences(text: str, begin: int, start: int, end: int) -> bool:
    """Whether what stands between these marks can be whole sentences. A few quoted words that lack their closing
    mark (as pages that were copied badly do) seem to go on to the next mark, which opens another quotation."""
    if end - start > _LONGEST:
        return False
    closed = text[end - 1] in _MARKS or _CLOSED.match(text, end) is not None
    if not closed and start and text[start - 1] not in _OPENERS and end - start > _SPEECH:
        return False
    if not closed and text[end : end + 1].strip(" \t\u00a0") == "" and '"' in text[end : end + 3]:
        return False
    before = text[max(begin, start - _NEAR) : start].rstrip(" \t\u00a0\"'“”„‘’«»([")
    first = next((char for char in text[start:end] if char.isalnum()), "")
    return not before or before[-1] in _BEFORE_SENTENCES or (closed and not first.islower())


def _unit(
    text: str, start: int, end: int, paragraph: int, kind: str, sentences: int, quoted: list[tuple[int, int]]
) -> Unit:
    printed = text[start:end]
    inside = 0
    if quoted:
        near = quoted[max(0, bisect_left(quoted, (start, 0)) - 1) : bisect_left(quoted, (end, 0))]
        inside = sum([max(0, min(end, right) - max(start, left)) for left, right in near])
    words = tuple(WORD.findall(printed.lower()))
    return Unit(start, end, printed, words, paragraph, kind, sentences, inside)
