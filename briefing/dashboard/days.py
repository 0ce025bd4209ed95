"""Which days are shown: one of them, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.dashboard import dates

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


def turn(desk: Desk, steps: int) -> None:
    """So many days back; from all days to the latest, and from the latest forward to all days again."""
    days = desk.contents.days()
    if not days:
        desk.say("No days: no article has a date.")
        return
    here = desk.navigator.day
    index = days.index(here) + steps if here in days else 0
    if here is None and steps < 0:
        desk.say("All days are shown; [ shows the latest one.")
    elif index >= len(days):
        desk.say("This is the first day that has articles.")
    else:
        show(desk, days[index] if index >= 0 else None)


def show(desk: Desk, day: str | None) -> None:
    """One day, or all of them."""
    desk.leave_aside()
    desk.navigator.day = day
    desk.navigator.load(keep=True)
    desk.choose()
    desk.show_scope()
    desk.say("All days." if day is None else f"{dates.full(day)}.")
