"""Live blogs: entries under their times, the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.language.layout import clock

_ENTRIES = 3
"""Lines with a time from which a text is taken for a live blog."""
_DIGITS = re.compile(r"\d+")


def entry_time(text: str, start: int, end: int) -> int | None:
    """The minute of the day at which an entry was written that opens with its time (“09:05 ”); None where none does."""
    begin = clock(text, start, end)
    if begin == start:
        return None
    hour, minute = _DIGITS.findall(text, start, begin)[:2]
    return 60 * int(hour) + int(minute)


def is_newest_first(times: Sequence[int]) -> bool:
    """Whether these are the times of a live blog's entries, which stand with the newest first."""
    return len(times) >= _ENTRIES and all(later > earlier for later, earlier in pairwise(times))


def is_live(text: str) -> bool:
    """Whether a text is a live blog whose newest entry stands first."""
    lines = (line for line in text.split("\n") if line[:1].isdigit())
    times = (entry_time(line, 0, len(line)) for line in lines)
    return is_newest_first([time for time in times if time is not None])
