"""Corrections: what a paper says it got wrong, and what it says is so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from briefing.language.data import load
from briefing.language.numbers import Number, numbers
from briefing.language.sentences import sentences_in
from briefing.model import Span

_BEHIND = 2
"""Sentences behind one that tells an error in which it may stand what is so."""
_CORRECT = re.compile(r"correct|should have", re.IGNORECASE)
"""What a sentence holds behind one that tells of an article which may be somebody else's."""
_HEAD = " \t\u00a0(["
_INSTEAD = re.compile(r"\b(?:not|instead of|rather than|from)\b[^.;]{0,40}$", re.IGNORECASE)
"""What stands before the number that was wrong where the right one goes before it: "12, not 14"."""


class Correction(Struct, frozen=True):
    """A passage by which a text says that it, or another, was wrong."""

    span: Span
    """From the sentence that tells the error to the one that tells what is so."""
    wrong: Number | None = None
    """The number that is withdrawn; None where the error is of another kind."""
    right: Number | None = None
    excuse: bool = False
    """Whether it only makes excuses: "We apologise for the error." """


def corrections(text: str, language: str = "en") -> list[Correction]:
    """The corrections in `text`, in order."""
    if not may_correct(text, language):
        return []
    spans = [one for span in _paragraphs(text, language) for one in sentences_in(text, span, language)]
    found: list[Correction] = []
    for place, span in enumerate(spans):
        if found and span.start < found[-1].span.end:
            continue
        if _matches("excuses", language, span.of(text), head=True):
            found.append(Correction(span, excuse=True))
            continue
        sure = _matches("errors", language, span.of(text), head=True)
        if not (sure or _matches("perhaps", language, span.of(text), head=True)):
            continue
        behind = [one for one in spans[place + 1 : place + 1 + _BEHIND] if _is_right(text, span, one, language)][:1]
        if sure or (behind and _CORRECT.search(behind[0].of(text))):
            end = behind[-1].end if behind else span.end
            found.append(Correction(Span(span.start, end), *_numbers(text, span, behind, language)))
    return found


def _paragraphs(text: str, language: str) -> Iterator[Span]:
    """The paragraphs that have such a word."""
    start = 0
    for line in text.splitlines(keepends=True):
        if may_correct(line, language):
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def may_correct(text: str, language: str) -> bool:
    """Whether `text` has a word without which nothing is corrected."""
    return any(map(text.__contains__, _words(language)))


def _is_right(text: str, error: Span, following: Span, language: str) -> bool:
    """Whether a sentence behind one that tells an error says what is so: "The correct figure is 1,040." """
    return "\n\n" not in text[error.end : following.start] and _matches("right", language, following.of(text))


def _numbers(text: str, error: Span, behind: Sequence[Span], language: str) -> tuple[Number | None, Number | None]:
    """The number that was wrong, and the one that is right."""
    given = numbers(text, error.start, error.end, language)
    if behind:
        told = numbers(text, behind[0].start, behind[0].end, language)
        right = told[0] if told else None
        wrong = next((one for one in reversed(given) if right and _are_alike(one, right)), None)
        return (wrong, right) if wrong else (None, None)
    for one, other in pairwise(given):
        if one.value != other.value and _are_alike(one, other):
            if _INSTEAD.search(text, one.end, other.start):
                return other, one
            if text[one.end : other.start].strip() == "to":
                return one, other
    return None, None


def _are_alike(one: Number, other: Number) -> bool:
    return one.value != other.value and (one.unit == other.unit or "" in (one.unit, other.unit))


def _matches(kind: str, language: str, sentence: str, *, head: bool = False) -> bool:
    patterns = _patterns(kind, language)
    low = sentence.lower().lstrip(_HEAD)
    return patterns is not None and (patterns.match(low) if head else patterns.search(low)) is not None


@cache
def _words(language: str) -> tuple[str, ...]:
    listed = load("briefing.language", "corrected.yaml").get(language)
    return tuple(listed["words"]) if listed else ()


@cache
def _patterns(kind: str, language: str) -> re.Pattern[str] | None:
    listed = load("briefing.language", "corrected.yaml").get(language)
    parts = listed.get(kind) if listed else None
    return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else None
