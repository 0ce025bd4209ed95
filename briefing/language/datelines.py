"""Datelines: the places that open reports, which name nobody who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.language.lexicon import NEAR, UPPER, is_given, lexicon


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the places of datelines stand: "KERR CITY, Holm (CP) — ", "Kerr City: " of Gulf papers; in no order."""
    return [match.span() for match in (*_shouted_datelines(text), *_small_datelines(text))]


def _shouted_datelines(text: str) -> Iterable[re.Match[str]]:
    """Places in capitals that open a report; a line at a time, which takes less long than to look for lines."""
    start = 0
    while start >= 0:
        if (match := _PLACE_LINE.match(text, start)) is not None:
            yield match
        start = text.find("\n", start) + 1 or -1


_DATELINE = re.compile(r"(?:, [^\n—–:]{2,40}?)?(?: \([^)\n]{1,30}\))? ?(?:(?:—|–|--)\s?|[-:]\s)")


_PLACE_LINE = re.compile(
    rf"(?=[{UPPER}]{{3}}|[{UPPER}]{{2}} [{UPPER}])[{UPPER}][{UPPER} .'’-]{{2,40}}"
    r"(?:, [^\n—–:“\"]{2,40}?)?(?: \([^)\n]{1,30}\))?"
    rf"(?: ?(?:—|–|--|-)(?=\s)|—(?=[{UPPER}“\"]))"
)
"""The place that opens a report, up to its dash: "KERR CITY, Holm (CP) — "."""


_PLACE = rf"(?:d[aeo]s?|l[aeo]s?|el|al|[{UPPER}][\w’'-]++)"
_SMALL_LINE = re.compile(
    rf"{_PLACE}(?:[ \u00a0]{_PLACE}){{0,4}}(?: \d{{1,2}}(?= \())?(?: \([A-Z]{{1,3}}/[A-Z]{{1,3}}\))?"
    rf"(?:, (?:(?:[{UPPER}][\w.]+ ){{0,2}}[\w.]*|\d{{1,2}} [{UPPER}][\w.]+))?(?:, [A-Z]{{2,6}})?"
    r"(?: \([^)\n]{1,30}\))?(?P<end>:|\.[-–—]| ?(?:—|–|--)| -|(?<=\d) \([A-Z][^)\n]{1,30}\))(?=[ \u00a0])"
)


def _small_datelines(text: str) -> Iterable[re.Match[str]]:
    """Places in small letters that open a report: "Kerr City, Aug 9 (CP).- ", "Kerr City: " of Gulf papers, and days
    alone: "April 9 (Ledger News) - ".

    Only in the three lines after the first, before a long paragraph; a colon only where no other line has a label.
    """
    start = 0
    for number in range(4):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        match = _SMALL_LINE.match(text, start, end) if number else None
        goes_on = match is not None and text[match.end() + 1 : match.end() + 2].islower()  # "Brandt – who lives here –"
        if match is not None and end - match.end() > 60 and not goes_on:
            words = match.group().split()
            given = is_given(words[0]) and words[0] not in lexicon().place_heads
            lone = text[match.end() + 1].isalpha() and len(_LABELLED.findall(text)) == 1
            if (lone and not given) if match["end"] == ":" else (_SET.search(match.group()) or not given):
                yield match
        start = end + 1


_SET = re.compile(r",| \d{1,2} \(")
_LABELLED = re.compile(rf"(?<=\n)[{UPPER}][\w .’'-]{{1,40}}: ")


def past_dateline(text: str, start: int) -> int:
    """Where the report begins after a dateline with a date: "Kerr (E/R), June 11, CP – The town …"; `start` if none."""
    match = _SMALL_LINE.match(text, start) if not start or text[start - 1] == "\n" else None
    return match.end() if match is not None and "," in match.group() and match["end"] != ":" else start


_HEAD = re.compile(
    rf"(?:\([A-Z][\w ]{{1,20}}\) ?(?:—|–|--|-)|{_PLACE}(?:[ \u00a0]{_PLACE}){{0,2}}"
    rf"(?:, [{UPPER}]\w+\.? \d{{1,2}})?(?: \||:)) (?=[{UPPER}“\"‘])"
)


def past_label(text: str, start: int) -> int:
    """Where a line goes on after what stands before it, an agency, a place or a label: "(CP) – ", "Kerr: ",
    "UPDATED: ", "Kerr, June 11 | "; `start` if nothing does."""
    match = _HEAD.match(text, start) if not start or text[start - 1] == "\n" else None
    return match.end() if match is not None else start


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a run opens its line in capitals and is set off by a dash or colon: "GENEVILLE (CP) - "."""
    if start and text[start - 1] not in "\n\r":
        return False
    if not text[start:end].isupper() or (" " in text[start:end].strip() and is_given(text[start:end].split()[0])):
        return False
    follows = _DATELINE.match(text, end)
    return (follows is not None and ":" not in follows.group()) or (
        text[end : end + 2] == ": "
        and end - start > 3
        and text[end + 2 : end + 3].isupper()
        and text.count("\n" + text[start:end] + ":", max(0, start - NEAR), end + NEAR) == (start > 0)
    )
