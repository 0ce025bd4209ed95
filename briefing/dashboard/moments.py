"""Since when something is new: since somebody looked, since an edition, since articles came, a day, a first report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive import EventRow, Scope
from briefing.archive.moments import came_since
from briefing.dashboard import dates
from briefing.model import instant

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


_JUST_AFTER = timedelta.resolution
"""After a moment that had itself been seen: what is new since a moment begins with it."""


class Moment(Struct, frozen=True):
    """A moment that an event is compared with."""

    words: str
    """What happened then: "you last looked"."""
    at: datetime
    arrived: bool = False
    """Whether articles count by when they were read in, and not by when they were published."""
    known: str | None = None
    """`at` as far as it is known, where that is the day alone."""
    alike: tuple[str, ...] = ()
    """What happened at the other moments since which the same is new."""

    def when(self, timezone: str | None) -> str:
        """The moment as people read it."""
        return dates.full(self.known or self.at.isoformat(), timezone)


def moments(desk: Desk, event: EventRow) -> list[Moment]:
    """The moments since which something is new in an event, and before which something was there, the best one first.

    That is the day looked at where it is one day; else the last look, the last edition, the last reading-in, the
    event's last day, and its first report. Where all of it is new at each of them, its last day.
    """
    day = _day(desk, event)
    found = [day] if day and desk.navigator.day else []
    load = desk.archive.moments.last_load(event.id)
    kept = (
        ("you last looked", desk.looked),
        ("the last edition was written", desk.archive.moments.kept("made")),
    )
    found += [Moment(words, at + _JUST_AFTER, arrived=True) for words, at in kept if at]
    found += [Moment("the last reading-in", load, arrived=True)] if load else []
    found += [day] if day and not desk.navigator.day else []
    first = instant(event.first)
    found += [Moment("its first report", first + _JUST_AFTER, known=event.first)] if first else []
    useful = _telling(desk, event, found)
    return useful or ([day] if day else found[-1:])


def _day(desk: Desk, event: EventRow) -> Moment | None:
    """When the day looked at began, or else the event's last day."""
    last = dates.local(event.last, desk.contents.timezone)
    day = desk.navigator.day or (last.isoformat()[:10] if last else None)
    begin = instant(desk.contents.day(day).since) if day else None
    return Moment("the day began", begin) if begin else None


def _telling(desk: Desk, event: EventRow, found: Sequence[Moment]) -> list[Moment]:
    """The moments that part the event's articles, or its storyline from what led to it; those that part alike once."""
    rows = desk.archive.article_rows(Scope(event=event.id))
    came = desk.archive.moments.arrivals([row.id for row in rows])
    told: dict[frozenset[str], list[Moment]] = {}
    for moment in found:
        new = came_since(rows, came, moment.at, arrived=moment.arrived)
        if new and (len(new) < len(rows) or _follows(desk, event)):
            told.setdefault(new, []).append(moment)
    return [replace(first, alike=tuple(one.words for one in others)) for first, *others in told.values()]


def _follows(desk: Desk, event: EventRow) -> bool:
    """Whether another event of its storyline came before it."""
    if event.storyline is None or event.first is None:
        return False
    earlier = desk.archive.events(Scope(storyline=event.storyline, until=event.first))
    return any(other.id != event.id for other in earlier)
