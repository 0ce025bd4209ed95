"""Days that a text names: 7 April 2031, April 7, 2031-04-07, Monday."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from briefing.language.data import load
from briefing.language.words import fold


@cache
def english_months() -> dict[str, int]:
    """The names of months and their abbreviations, in small letters, with their numbers."""
    months: dict[str, int] = load("briefing.language", "dates.yaml")["months"]
    return months


def english_weekdays() -> dict[str, int]:
    """The names of the days of a week, in small letters, with their numbers from Monday's 1."""
    days: dict[str, int] = load("briefing.language", "dates.yaml")["days"]
    return days


@cache
def month_pattern() -> str:
    """A regular expression for how a month is printed in a date: "Mar", "March", "Sept."."""
    begin = dict.fromkeys(name[:3] for name in english_months())
    return rf"(?:{'|'.join(name.capitalize() for name in begin)})[a-z]{{0,6}}\.?"


@cache
def months_begin() -> tuple[str, ...]:
    """How the names of months begin in all the languages that are read, in small letters."""
    return tuple(load("briefing.language", "dates.yaml")["months_begin"])


class Day(Struct, frozen=True, gc=False):
    """A day as far as the text names it; what it leaves open is None."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    """1 is Monday, as ISO 8601 counts."""
    start: int
    end: int

    @property
    def key(self) -> str:
        """For comparing: "2031-04-07", "--04-07", "2031", "2031-04" or "w1"."""
        if self.weekday is not None and self.day is None:
            return f"w{self.weekday}"
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


def days(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Day]:
    """The days, months with a year, years and weekdays named in text[start:end], in order; offsets into `text`.

    Their names are those of `language` (ISO 639-1) and the English ones.

    A number counts as a year from 1900 to 2099. Dates in figures are read as year-month-day only, since the order
    of the others differs between countries.
    """
    found = []
    for match in _pattern(language).finditer(text, start, len(text) if end is None else end):
        given = {name: value for name, value in match.groupdict().items() if value}
        month = _number(given, "month_a", "month_b", "month_c", table=_names("months", language)) or _number(
            given, "month_i"
        )
        day = _number(given, "day_a", "day_b", "day_i")
        year = _number(given, "year_a", "year_b", "year_c", "year_i", "year")
        weekday = _number(given, "weekday", table=_names("days", language))
        if (day is not None and not 1 <= day <= 31) or (month is not None and not 1 <= month <= 12):
            continue
        found.append(Day(year, month, day, weekday, *match.span()))
    return found


def _number(given: dict[str, str], *names: str, table: Mapping[str, int] | None = None) -> int | None:
    for name in names:
        if name in given:
            return table[fold(given[name])] if table else int(given[name])
    return None


def month_names(language: str = "en") -> Mapping[str, int]:
    """The names of months in a language and in English with their numbers, folded."""
    return _names("months", language)


@cache
def _names(kind: str, language: str) -> Mapping[str, int]:
    ours = _data()["tongues"].get(language, {}).get(kind, {})
    return {fold(name): number for name, number in {**_data()[kind], **ours}.items()}


def _printed(kind: str, language: str) -> str:
    """An expression for any of the names, with accents or without."""
    ours = _data()["tongues"].get(language, {}).get(kind, {})
    return "|".join(sorted({*ours, *_names(kind, language)}, key=lambda name: (-len(name), name)))


_OF = {"es": "of|de|del", "pt": "of|de", "it": "of|di"}
"""What stands between a day and its month, by language."""
_DOTTED = frozenset(("de", "da", "nb", "nn", "no", "fi", "cs"))
"""Languages that print a stop after a day: "3. März"."""


def day_of(text: str, at: int, language: str) -> str | None:
    """The word that would be the month where a day of it ended `at`: "März" behind "3"; None where no word follows."""
    match = _after_day(language).match(text, at)
    return match[1] if match else None


@cache
def _after_day(language: str) -> re.Pattern[str]:
    dot = r"|\." if language in _DOTTED else ""
    return re.compile(rf"(?:er|º|°{dot})?[\s\u00a0\-]?(?:(?:{_OF.get(language, 'of')})\s)?([^\W\d_]+)")


def day_names(language: str) -> Mapping[str, int]:
    """The names of the days of a week in a language and in English with their numbers, folded."""
    return _names("days", language)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    months, weekdays = _printed("months", language), _printed("days", language)
    of, dot = f"(?: (?:{_OF.get(language, 'of')}))?", r"|\." if language in _DOTTED else ""
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\w\-/.])(?:(?P<year_i>{year})-(?P<month_i>\d\d)-(?P<day_i>\d\d)(?=\D|$)"
        rf"|(?P<day_a>\d{{1,2}})(?:st|nd|rd|th|er|º|°{dot})?{of} (?P<month_a>{months})\b\.?"
        rf"(?:,?{of} (?P<year_a>{year})\b)?"
        rf"|(?P<month_b>{months})\b\.? (?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year_b>{year})\b)?"
        rf"|(?P<month_c>{months})\b\.? (?P<year_c>{year})\b"
        rf"|(?P<weekday>{weekdays})\b"
        rf"|(?P<year>{year})(?![\w\-/]|\.\d))",
        re.IGNORECASE,
    )


@cache
def _data() -> dict[str, Any]:
    return load("briefing.language", "dates.yaml")
