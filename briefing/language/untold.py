"""Numbers beside words for the dead that count nobody of them: ages ("a girl of nine dies"), what is feared or denied
("20 feared dead", "denied that 12 had died"), and what befell others years ago ("in 1998, 41 died")."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.dates import month_names
from briefing.language.numbers import Number
from briefing.language.tallied import bearers_in, listed
from briefing.language.words import fold, words
from briefing.model import Span

_OLDEST = 120
"""Years that somebody may be old."""
_NEAR = 40
"""Characters before a number in which it may say that it is an age."""
_FEARED = 5
"""Words behind a number in which it may stand that so many are only feared to be dead."""
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]?\d)")
_RANK = re.compile(r"\b(?:since|worst|most|\w+iest)\b", re.IGNORECASE)
"""What only compares with another year: "the worst crash since 2019"."""


def is_untold(text: str, number: Number, phrase: Span, near: Span, language: str) -> bool:
    """Whether a number that stands beside a word for what befell people counts nobody whom it befell now; `phrase` is
    what stands around it without a mark between, `near` its sentence."""
    return (
        _is_age(text, number, near, language)
        or _is_doubted(text, number, phrase, language)
        or _is_of_another_year(text, number, near, language)
    )


def _is_age(text: str, number: Number, near: Span, language: str) -> bool:
    """Whether a number is how old somebody is: "a boy, 12, dies", "Ada Brandt (40)", "a girl of nine", "aged 40"."""
    if number.value > _OLDEST or number.unit in bearers_in(language):
        return False
    before, after = text[max(near.start, number.start - _NEAR) : number.start], text[number.end : near.end]
    if before.endswith("(") and after.startswith(")"):
        return True
    if before.endswith(", ") and before[-3:-2].isalpha() and after[:1] in (",", ".", ":"):
        return True
    return _aged(language).search(before) is not None


@cache
def _aged(language: str) -> re.Pattern[str]:
    """What stands right before an age: "aged ", "a girl of "."""
    bearers = "|".join(map(re.escape, sorted(listed("bearer", language))))
    aged = "|".join(map(re.escape, sorted(listed("aged", language))))
    of = "|".join(map(re.escape, sorted(listed("of", language))))
    return re.compile(rf"\b(?:(?:{aged})|(?:{bearers}) (?:{of}))\s$", re.IGNORECASE)


def _is_doubted(text: str, number: Number, phrase: Span, language: str) -> bool:
    """Whether it is denied that there are so many, or only feared."""
    before, after = _small(text, phrase.start, number.start), _small(text, number.end, phrase.end)[:_FEARED]
    doubted = listed("doubted", language)
    return not doubted.isdisjoint(after) or not (doubted | listed("disputed", language)).isdisjoint(before)


def _small(text: str, start: int, end: int) -> list[str]:
    """The words of text[start:end] as they are compared, empty where they have a capital: "3 May"."""
    return [fold(word) if (word := span.of(text))[0].islower() else "" for span in words(text, start, end)]


def _is_of_another_year(text: str, number: Number, near: Span, language: str) -> bool:
    """Whether its sentence tells of a year, and neither dates it by the day nor ranks what happened in it."""
    year = _YEAR.search(text, near.start, near.end)
    if year is None or _RANK.search(text, near.start, near.end):
        return False
    before = text[max(near.start, year.start() - _NEAR) : year.start()].split()
    return not any(fold(word.strip(",.")) in month_names(language) for word in before[-2:])
