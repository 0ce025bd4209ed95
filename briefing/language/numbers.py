"""Numbers as a text gives them (12, 1,200, $2.5 million, twelve, 40 percent) and what they count."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from briefing.language.data import load
from briefing.language.dates import day_of, month_names
from briefing.language.stems import stopwords
from briefing.language.words import fold

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"

_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
"""Thousands as most languages but English print them: 4.000."""


class Number(Struct, frozen=True, gc=False):
    """A number and its place."""

    value: float
    unit: str
    """What it counts: the folded word behind it ("dead", "percent"), a currency sign, or empty."""
    start: int
    end: int
    """Currency sign, digits or words, and magnitude; what it counts is not in it."""

    @property
    def key(self) -> str:
        """Value and unit in one string, for comparing: "12 dead"."""
        return f"{self.value:.12g} {self.unit}".strip()


def numbers(text: str, start: int = 0, end: int | None = None, language: str = "en") -> list[Number]:
    """The numbers in text[start:end] in order, offsets into `text`; those in words are read in `language`.

    Left out: years and days of the month, times of day, ordinals, and digits inside a word (G20, 4x4).
    """
    found = []
    for match in _pattern(language).finditer(text, start, len(text) if end is None else end):
        if _is_date(match, language):
            continue
        value = _value(match["digits"], match["word"], language)
        if match["magnitude"]:
            value *= _data()["magnitudes"][fold(match["magnitude"])]
        unit = match["currency"] or _unit(match["unit"], language)
        first = next(group for group in ("currency", "digits", "word") if match[group])
        finish = max(match.end("magnitude"), match.end("digits"), match.end("word"))
        found.append(Number(value, unit, match.start(first), finish))
    return found


def _value(digits: str | None, word: str | None, language: str) -> float:
    if digits:
        thousands = _POINTS.fullmatch(digits) if language != "en" else None
        return float(re.sub(r"[,\u00a0\u202f.]" if thousands else r"[,\u00a0\u202f]", "", digits))
    values = _values(language)
    return float(sum(values[part] for part in re.split(r"[\s\-]", fold(word or ""))))


def _unit(word: str | None, language: str) -> str:
    folded = fold(word or "")
    if folded in _data()["percent"]:
        return "percent"
    idle = folded in _data()["not_units"] or (language != "en" and folded in stopwords(language))
    return "" if idle else folded


def _is_date(match: re.Match[str], language: str) -> bool:
    """Whether the digits are a year, or a day beside the name of its month."""
    if not match["digits"] or match["currency"] or match["magnitude"]:
        return False
    value = _value(match["digits"], None, "en")
    if match["digits"].isdigit() and 1900 <= value <= 2100:
        return True
    months = month_names(language)
    before = fold(match.string[max(0, match.start() - 12) : match.start("digits")]).rstrip(". ").rsplit(" ", 1)[-1]
    after = day_of(match.string, match.end("digits"), language)
    return value <= 31 and (before in months or (after is not None and fold(after) in months))


@cache
def _values(language: str) -> dict[str, int]:
    values = _data()["values"]
    return {fold(word): value for word, value in (values.get(language) or values["en"]).items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    printed = _data()["values"].get(language) or _data()["values"]["en"]
    values = "|".join(sorted({*printed, *_values(language)}, key=lambda word: (-len(word), word)))
    magnitudes = "|".join(sorted(_data()["magnitudes"], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,:/\-])(?P<currency>[$€£¥₹])?\s?"
        rf"(?:(?P<digits>{_DIGITS})(?=(?:{magnitudes})\b|[^\w:/]|$)(?![.,]\d|-\d)|(?P<word>\b(?:{values})(?:[\s\-](?:{values}))?\b))"
        rf"(?:[\s\u00a0\-]?(?P<magnitude>{magnitudes})\b)?"
        r"(?:[\s\u00a0\-]?(?P<unit>%|(?<=[\s\u00a0\-])"
        r"(?:por ciento|por cento|per cento|pour cent|per cent|[^\W\d_]+)))?",
        re.IGNORECASE,
    )


@cache
def _data() -> dict[str, Any]:
    data = load("briefing.language", "numbers.yaml")
    return {**data, "not_units": frozenset(data["not_units"]), "percent": frozenset(map(fold, data["percent"]))}
