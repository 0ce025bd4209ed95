"""Numbers beside words for the dead that count nobody of them: ages ("a girl of nine dies"), what is feared or denied
("20 feared dead", "denied that 12 had died"), and what befell others years ago ("in 1998, 41 died")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

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
_RISING = 9
"""Words before a number in which it may stand that the count only could come to it: "the toll could rise to 5"."""
_THEN = 3
"""Words behind a word of doubt in which stands what befell them: "may also have died"."""
_OPENS = 24
"""Characters at the head of a sentence in which it names the year that it tells of."""
_YEAR = re.compile(r"\W*(?:\w+ )?(?:in|en|em|im|nel|в|في) (?:19|20)\d\d\b", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"(?<!ed)(?<!built) (?:in|en|em|im|nel|в|في) (?:19|20)\d\d\.?$", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?P<before>[^\W\d_][\w’'-]*)(?:, | \()$")


def is_untold(text: str, number: Number, phrase: Span, near: Span, counted: Mapping[str, str], language: str) -> bool:
    """Whether a number that stands beside a word for what befell people counts nobody whom it befell now; `phrase` is
    what stands around it without a mark between, `near` its sentence, `counted` are such words."""
    return (
        _is_age(text, number, near, language)
        or _is_doubted(text, number, phrase, counted, language)
        or _YEAR.match(text, near.start, min(near.end, near.start + _OPENS)) is not None
        or _YEAR_AT_END.search(text, max(near.start, near.end - _OPENS), near.end) is not None
    )


def _is_age(text: str, number: Number, near: Span, language: str) -> bool:
    """Whether a number is how old somebody is: "a boy, 12, dies", "Ada Brandt (40)", "a girl of nine", "aged 40"."""
    if number.value > _OLDEST or number.unit in bearers_in(language):
        return False
    before, after = text[max(near.start, number.start - _NEAR) : number.start], text[number.end : near.end]
    somebody = _SOMEBODY.search(before)
    if somebody and (somebody["before"][0].isupper() or fold(somebody["before"]) in listed("bearer", language)):
        return after[:1] in ((")",) if before.endswith("(") else (",", ".", ":"))
    return _aged(language).search(before) is not None


@cache
def _aged(language: str) -> re.Pattern[str]:
    """What stands right before an age: "aged ", "a girl of "."""
    bearers = "|".join(map(re.escape, sorted(listed("bearer", language))))
    aged = "|".join(map(re.escape, sorted(listed("aged", language))))
    of = "|".join(map(re.escape, sorted(listed("of", language))))
    return re.compile(rf"\b(?:(?:{aged})|(?:{bearers}) (?:{of}))\s$", re.IGNORECASE)


def _is_doubted(text: str, number: Number, phrase: Span, counted: Mapping[str, str], language: str) -> bool:
    """Whether it is denied that there are so many ("denied reports that 12"), or only feared that something befell
    them ("20 may have died", "fear 12 dead"), whatever else may be."""
    before = _small(text, phrase.start, number.start)
    after = _small(text, number.end, phrase.end)[:_FEARED]
    doubted, disputed, reports = (listed(name, language) for name in ("doubted", "disputed", "reports"))
    for told in (after, before[-_RISING:]):
        for at, word in enumerate(told):
            if word in doubted and any(then in counted for then in told[at + 1 : at + 1 + _THEN]):
                return True
    near = before[-_RISING:]
    toll = next((at for at, word in enumerate(near) if word in counted), len(near))
    if not doubted.isdisjoint(near[toll:]):
        return True  # "the toll could rise to 5"
    hearsay = listed("hearsay", language)
    if any(word in disputed and not hearsay.isdisjoint(before[at + 1 : at + 3]) for at, word in enumerate(before)):
        return True  # "denied a report in the Comet that the toll had risen to 5"
    while before and before[-1] in reports:
        before.pop()
    return bool(before) and (before[-1] in disputed or before[-1] in doubted)


def _small(text: str, start: int, end: int) -> list[str]:
    """The words of text[start:end] as they are compared, empty where they have a capital: "3 May"."""
    return [fold(word) if (word := span.of(text))[0].islower() else "" for span in words(text, start, end)]
