"""Speech that print sets without quotation marks: turns of interviews and transcripts, block quotes, statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from briefing.language.lexicon import is_given, lexicon
from briefing.model import Span
from briefing.quotes.cues import cues
from briefing.quotes.interviews import answers

_LABEL = re.compile(r"(?:\d{1,3}\. )?([^\W\d_][\w ,.’'&-]{0,60}?)((?: \([^()\n]{2,40}\)){0,2})\s?:[ \u00a0]+(?=\S)")
_SELF = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_ASIDE = "[(•*"
_BLOCK = re.compile(r">[> \u00a0]*(?=[^\s>])")
_MARKS = "\"“„«「『'‘`"
_QUESTION = re.compile(r"([QA])(?:\.|(?<=Q))[ \u00a0]+(?=[^\W\d_a-z])")
"""Labels without a colon: "Q Governor, …", "Q. Why?", "A. Because …"."""
_NUMBER = re.compile(r"\d{1,3}\. ")
_HEADING = re.compile(r"(?:\d{1,3}\. )?([^\W\d_][\w .’'-]{2,60}?)((?: \([^()\n]{2,40}\)){0,2})")
_CLOSED = ".?!…—–-)]”’\"'»"
"""What speech ends in, and a list of who is present does not."""
_LEAST = 4
"""Headings that make a record of speeches."""
_SHORTEST = 30
"""Characters of a statement without marks, at least."""


class Turn(Struct, frozen=True):
    """Words that are somebody's though no marks stand around them; offsets into the text."""

    paragraph: int
    start: int
    end: int
    continues: bool = False
    """Whether it goes on with the turn in the paragraph before."""


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The answers of an interview or transcript, block quotes and statements under "the minister said:", in order.

    A block quote counts where the paragraph before it ends in a colon; otherwise ">" is what mail programs put before
    the lines of the message that is answered. Labels count as such when one of them comes back, and at least three
    paragraphs have one; paragraphs between two of them go on with a turn where somebody speaks for themselves. Turns
    of a label that mostly asks ("Q:", the outlet's name) are left out: they are the interviewer's.
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
        if announced and _states(text, paragraphs, index):
            found.append(Turn(index, paragraph.start, paragraph.end))
            found += _continued(text, paragraphs, index + 1, len(paragraphs), '“"')
        announced = text[paragraph.end - 1] == ":"
        if (question := _QUESTION.match(text, paragraph.start, paragraph.end)) is not None:
            labelled.append((index, question[1].casefold(), question.end()))
            continue
        label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 120))
        if label is not None and text[label.end()] not in _MARKS and _names_somebody(label, text[label.end()]):
            labelled.append((index, _label(label), label.end()))
    counts = Counter(label for _, label, _ in labelled)
    if len(labelled) >= 3 and max(counts.values()) >= 2:
        asking = _askers(text, paragraphs, labelled, counts)
        for number, (index, name, start) in enumerate(labelled):
            closed = text[paragraphs[index].end - 1] in _CLOSED
            if name not in asking and (counts[name] >= 2 or (closed and len(counts) <= 8)):
                found.append(Turn(index, start, paragraphs[index].end))
                following = labelled[number + 1][0] if number + 1 < len(labelled) else index
                found += _continued(text, paragraphs, index + 1, following)
    elif not found:
        found = _speeches(text, paragraphs)
    if not found:
        spans = [(paragraphs[index], index, goes_on) for index, goes_on in answers(text, paragraphs)]
        found = [Turn(index, span.start, span.end, goes_on) for span, index, goes_on in spans]
    return sorted(found, key=lambda turn: turn.start)


def _states(text: str, paragraphs: Sequence[Span], index: int) -> bool:
    """Whether a paragraph without marks is what "the minister said:" above it announces."""
    span, above = paragraphs[index], paragraphs[index - 1]
    words = text[max(above.start, above.end - 60) : above.end - 1].split()[-4:]
    said = (cues().verbs.get(word.casefold()) for word in words)
    return (
        text[span.start].isupper()
        and span.end - span.start >= _SHORTEST
        and text[span.end - 1] in ".!?…"
        and any(cue is not None and cue.kind in ("say", "go_on") and cue.form in ("past", "present") for cue in said)
    )


def _speeches(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """What stands under lines that hold a speaker's name and nothing else, as parliaments print their records.

    Such lines count where there are at least four, one comes back, and most of them name people.
    """
    lines = {index: label for index, span in enumerate(paragraphs) if index and (label := heading(text, span))}
    counts = Counter(lines.values())
    if len(lines) < _LEAST or max(counts.values()) < 2:
        return []
    none: frozenset[str] = frozenset()
    people = {label for index, label in lines.items() if _seated(text, paragraphs[index]) or _is_person(label, none)}
    if 2 * sum(counts[label] for label in people) < len(lines) or not any(counts[label] > 1 for label in people):
        return []
    found: list[Turn] = []
    for index in range(min(lines) + 1, len(paragraphs)):
        span = paragraphs[index]
        if index in lines or text[span.start] in "[(" or text[span.start] in _MARKS:
            continue
        number = _NUMBER.match(text, span.start, span.end)
        found.append(Turn(index, number.end() if number else span.start, span.end, index - 1 not in lines))
    return found


def _seated(text: str, span: Span) -> bool:
    """Whether a heading tells a seat and a party in brackets: "Ada Brandt (Holm West) (Ind)"."""
    return text[span.end - 1] == ")"


def heading(text: str, span: Span) -> str | None:
    """Whose name a line is, and nothing else: "Ada Brandt (Holm West) (Ind)", "The Minister for Roads (Ada Brandt)"."""
    if span.end - span.start > 120:
        return None
    line = _HEADING.fullmatch(text, span.start, span.end)
    if line is None or text[span.end - 1] == ".":
        return None
    words = [word for word in line[1].split() if word not in _LINKS]
    return _label(line) if 2 <= len(words) <= 7 and all(word[0].isupper() for word in words) else None


def _continued(text: str, paragraphs: Sequence[Span], first: int, past: int, marks: str = "") -> list[Turn]:
    """The paragraphs after a turn, up to the next label, in which the same person goes on speaking."""
    found: list[Turn] = []
    for index in range(first, past):
        span = paragraphs[index]
        if text[span.start] in _ASIDE or not _SELF.search(text, span.start, span.end):
            break
        if marks and (text[span.end - 1] == ":" or any(mark in text[span.start : span.end] for mark in marks)):
            break
        found.append(Turn(index, span.start, span.end, True))
    return found


def _label(match: re.Match[str]) -> str:
    """Who a label names, for comparison: "Ada Brandt (Holm West) (Ind)" and "Ada Brandt" are one."""
    inside = match.group(2).strip(" ()")
    named = inside if match.group(1).startswith("The ") and inside and "(" not in inside else match.group(1)
    return named.casefold()


_LINKS = frozenset(("for", "of", "and", "the", "on", "in"))


def _names_somebody(label: re.Match[str], begins: str) -> bool:
    """Whether a label reads as a speaker's ("Q", "BRANDT", "Ada Brandt (Ind)") and what follows as a sentence."""
    words = label.group(1).split()
    if label.group(2) and begins.isupper() and words[0] == "The":
        return True
    telling = [word for word in words if word not in _LINKS]
    office = words[0] == "The" or "," in label.group(1)
    if office and len(words) <= 9 and len(telling) <= 6 and begins.isupper():
        return all(word[0].isupper() for word in telling)
    return len(words) <= 4 and (begins.isupper() or begins in "([") and all(word[0].isupper() for word in words)


def _askers(
    text: str, paragraphs: Sequence[Span], labelled: list[tuple[int, str, int]], counts: Counter[str]
) -> frozenset[str]:
    """Labels of those who ask: known ones, and ones whose turns mostly end in a question mark."""
    named = _after_names(text)
    asks = Counter(label for index, label, _ in labelled if text[paragraphs[index].end - 1] == "?")
    return frozenset(
        label
        for label in counts
        if label in cues().questions or (asks[label] > 0.5 * counts[label] and not _is_person(label, named))
    )


_PAIR = re.compile(r"(?<![\w’'-])(?=([^\W\d_][\w’'-]+) ([^\W\d_][\w’'-]*))")


def _after_names(text: str) -> frozenset[str]:
    """The words, in small letters, that stand right after a capitalised one at the beginning of a text."""
    return frozenset(match[2].casefold() for match in _PAIR.finditer(text[:20_000]) if match[1][0].isupper())


def _is_person(label: str, named: frozenset[str]) -> bool:
    """Whether a label is somebody's title and name, or a surname that the text has after another name."""
    lex = lexicon()
    words = [word.capitalize() for word in label.split()]
    titled = any(word in lex.sure_titles or word in lex.courtesy or is_given(word) for word in words)
    return titled or words[-1].casefold() in named
