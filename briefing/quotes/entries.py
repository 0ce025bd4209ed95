"""Entries of a live blog, the newest first: who is called "the minister" in one was not named in the one above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.language.blogs import entry_time, is_newest_first
from briefing.quotes.reading import Reading

if TYPE_CHECKING:
    from briefing.quotes.scene import Scene

_UNSURE = 0.45
"""Chance at most that somebody is meant who was named in another entry, which was written later."""


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
        if (time := entry_time(reading.text, paragraph.start, paragraph.end)) is not None:
            times.append(time)
        entries.append(len(times))
    return entries if is_newest_first(times) else []
