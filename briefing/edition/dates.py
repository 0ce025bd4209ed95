"""Dates as people write them: "10 March 2026", the same on every machine, whatever its locale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo

from briefing.model import MONTHS, WEEKDAYS


def zone_of(name: str) -> tzinfo:
    """The time zone called `name` (IANA). Raises zoneinfo.ZoneInfoNotFoundError."""
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def local_day(published: str | None, zone: tzinfo) -> date | None:
    """The day in `zone` on which something was published; a day alone stays that day everywhere. None if not known."""
    if not published:
        return None
    try:
        if len(published) == 10:
            return date.fromisoformat(published)
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone).date()


def long_day(day: date, weekday: bool = False) -> str:
    """The form "10 March 2026", or "Tuesday, 10 March 2026"."""
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {written}" if weekday else written


def short_day(published: str | None, zone: tzinfo) -> str | None:
    """The form "2026-03-10", the day in `zone`; None if not known."""
    day = local_day(published, zone)
    return day.isoformat() if day else None


def days_text(first: date, last: date) -> str:
    """The form "10 to 12 March 2026", with month and year said twice only where they differ."""
    if first.year != last.year:
        return f"{long_day(first)} to {long_day(last)}"
    begins = str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begins} to {long_day(last)}"


def days_of(published: Iterable[str | None], zone: tzinfo) -> str | None:
    """The days in `zone` on which things were published, as `days_text`, or as one day; None if none is known."""
    days = sorted(day for when in published if (day := local_day(when, zone)))
    if not days:
        return None
    return long_day(days[0]) if days[0] == days[-1] else days_text(days[0], days[-1])


def moment_text(moment: datetime, zone: tzinfo) -> str:
    """The form "10 March 2026, 06:30", in `zone`."""
    local = moment.astimezone(zone)
    return f"{long_day(local.date())}, {local:%H:%M}"


def written(published: str | None, zone: tzinfo, clock: bool = False) -> str:
    """The day on which something was published, with `clock` and where it is known its time; else "date not known"."""
    day = local_day(published, zone)
    if day is None or published is None:
        return "date not known"
    if not clock or len(published) == 10:
        return long_day(day)
    moment = datetime.fromisoformat(published)
    return moment_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC), zone)
