"""Entries of a live blog, the newest first: who is called "the minister" in one was not named in the one above it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.language.layout import clock
from briefing.quotes.reading import Reading

if TYPE_CHECKING:
    from briefing.quotes.scene import Scene

_FEWEST = 3
"""Entries from which a text is taken for a live blog."""
_UNSURE = 0.45
"""Chance at most that somebody is meant who was named in another entry, which was written later."""
_DIGITS = re.compile(r"\d+")


def doubt_earlier_entries(scene: Scene) -> None:
    """Lowers the chance of a role or pronoun in a live blog that means somebody whom its own entry does not name."""
    entries = _newest_first(scene.reading)
    if not entries:
        return
    named = {
        (entry, source.person.index)
        for entry, sources in zip(entries, scene.sources, strict=True)
        for source in sources
        if source.person is not None and source.mention.name is not None
    }
    first = {index: entry for entry, index in sorted(named, reverse=True)}
    for entry, sources in zip(entries, scene.sources, strict=True):
        for source in sources:
            person = source.person
            if person is None or person.kind != "person" or source.mention.name is not None:
                continue
            if first.get(person.index, entry) < entry and (entry, person.index) not in named:
                source.chance = min(source.chance, _UNSURE)


def _newest_first(reading: Reading) -> list[int]:
    """The number of the entry to which each paragraph belongs, or nothing where the text is no blog of that order."""
    times: list[int] = []
    entries: list[int] = []
    for paragraph in reading.paragraphs:
        begin = clock(reading.text, paragraph.start, paragraph.end)
        if begin > paragraph.start:
            hour, minute = _DIGITS.findall(reading.text, paragraph.start, begin)[:2]
            times.append(60 * int(hour) + int(minute))
        entries.append(len(times))
    newest_first = all(later > earlier for later, earlier in pairwise(times))
    return entries if len(times) >= _FEWEST and newest_first else []
