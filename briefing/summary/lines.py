"""The chosen sentences of an article as they are shown, each line an exact slice of its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import Article, Extract
from briefing.summary.needs import is_personal, own_words
from briefing.summary.units import Unit


def lines(chosen: Sequence[Unit], article: Article, language: str) -> Iterator[Extract]:
    """The lines that show the `chosen` sentences, which stand in reading order.

    What a quotation goes on with behind its speaker stands in one line with them. Who speaks and whom they greet at the
    head of a speech is left out, unless an I speaks there or the speech goes on.
    """
    start: int | None = None
    for unit, following in pairwise([*chosen, None]):
        assert unit is not None
        if start is None:
            start = _start(unit, following, article.text, language)
        if following is None or not _goes_on(unit, following, article.text):
            yield Extract(article.id, article.text[start : unit.end], start, unit.end)
            start = None


def _start(unit: Unit, following: Unit | None, text: str, language: str) -> int:
    """Where the line begins that opens with this sentence."""
    said = unit.start + unit.greeting
    if following is not None and following.paragraph == unit.paragraph:
        return unit.start
    return unit.start if is_personal(text[said : unit.end], language) else said


def _goes_on(unit: Unit, following: Unit, text: str) -> bool:
    """Whether all that follows right behind it in its paragraph is a quotation, so that only it says who speaks."""
    if not unit.quoted or not following.quoted or any(map(str.isalnum, own_words(following.text))):
        return False
    return unit.paragraph == following.paragraph and text[unit.end : following.start].isspace()
