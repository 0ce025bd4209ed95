"""Days and moments as people read them: in one time zone, in English, whatever the locale of the machine."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from functools import cache

from briefing.model import MONTHS, WEEKDAYS, instant

_DAYS = [name[:3] for name in WEEKDAYS]
_MONTHS = [name[:3] for name in MONTHS]


@cache
def zone(name: str | None) -> tzinfo:
    """The time zone of that name; UTC where there is none or this machine does not know it."""
    if name in (None, "", "UTC"):
        return UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(str(name))
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def local(published: str | None, timezone: str | None = None) -> date | datetime | None:
    """What `published` names: a day where only the day is known, else the moment in `timezone`; None if not known."""
    moment = instant(published)
    if moment is None or published is None:
        return None
    if len(published) == 10:
        return moment.date()
    return moment.astimezone(zone(timezone))


def short(published: str | None, timezone: str | None = None) -> str:
    """ "10 Mar", with "08:30" where the time of day is known; empty where the date is not known."""
    when = local(published, timezone)
    if when is None:
        return ""
    day = f"{when.day} {_MONTHS[when.month - 1]}"
    return f"{day} {when:%H:%M}" if isinstance(when, datetime) else day


def day(published: str | None, timezone: str | None = None) -> str:
    """ "10 Mar"; empty where the date is not known."""
    when = local(published, timezone)
    return f"{when.day} {_MONTHS[when.month - 1]}" if when else ""


def long(published: str | None, timezone: str | None = None) -> str:
    """ "10 March 2026", as a citation has it; empty where the date is not known."""
    when = local(published, timezone)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}" if when else ""


def full(published: str | None, timezone: str | None = None) -> str:
    """ "Tue 10 Mar 2026", with the time where it is known; empty where the date is not known."""
    when = local(published, timezone)
    if when is None:
        return ""
    text = f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"
    return f"{text}, {when:%H:%M}" if isinstance(when, datetime) else text
