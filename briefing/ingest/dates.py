"""Dates as files write them → ISO 8601: a day where only the day is known, else a moment with its zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from briefing.language.dates import days

_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?:[-T_ ](\d{2})[-:.h]?(\d{2})(?!\d))?(?!\d)")


def published(value: object, zone: str | None = None) -> str | None:
    """What `value` (text, or a date out of YAML) says in ISO 8601; None where it says no date that is sure.

    Understands ISO 8601, the dates of mail and RSS (RFC 822), 2026/03/10, and English dates such as 10 March 2026.
    A time without a zone is read in `zone`, by default UTC.
    """
    if isinstance(value, datetime):
        return _moment(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not (text := value.strip()) or len(text) > 100:
        return None
    return _iso(text, zone) or _mail(text, zone) or _written(text)


def in_name(name: str, zone: str | None = None) -> str | None:
    """The day, or the day and time, that stands in a file's name: 2026-03-10-title.txt, 2026-03-10-1430-title.txt."""
    found = _IN_NAME.search(name)
    if not found:
        return None
    day, hour, minute = found.groups()
    if hour is not None and (moment := _iso(f"{day}T{hour}:{minute}", zone)):
        return moment
    return _iso(day, zone)


def meant_in_name(name: str) -> str | None:
    """What stands in a file's name where its day would, a day or not: the 2026-02-30 of 2026-02-30-title.txt."""
    found = _IN_NAME.search(name)
    return found[1] if found and found[1][:2] in ("19", "20") else None


def _iso(text: str, zone: str | None) -> str | None:
    plain = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    try:
        if plain:
            return date(*(int(part) for part in plain.groups())).isoformat()
        return _moment(datetime.fromisoformat(text), zone) if text[:4].isdigit() and len(text) > 10 else None
    except (ValueError, OverflowError):
        return None


_HALF_DAY = re.compile(r"\b[ap]\.? ?m\b", re.IGNORECASE)
"""What the dates of mail do not have, and their parser passes over: 2:30 PM is not 02:30."""


def _mail(text: str, zone: str | None) -> str | None:
    if _HALF_DAY.search(text):
        return None
    try:
        return _moment(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


_CLOCK = re.compile(r",? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.? ?m\.?)?(?:,? [A-Z]{2,5})?$", re.IGNORECASE)


_WEEKDAY = re.compile(r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?,? ?", re.IGNORECASE)


def _written(text: str) -> str | None:
    """An English date with its year, of which nothing else is said but the weekday and the time."""
    text = _WEEKDAY.sub("", _CLOCK.sub("", text))
    named = days(text)
    rest = list(text)
    for one in named:
        rest[one.start : one.end] = " " * (one.end - one.start)
    whole = [one for one in named if one.year and one.month and one.day]
    if len(whole) != 1 or any(char.isalnum() for char in rest):
        return None
    try:
        return date(whole[0].year or 0, whole[0].month or 0, whole[0].day or 0).isoformat()
    except ValueError:
        return None


def _moment(moment: datetime, zone: str | None) -> str | None:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_zone(zone))
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return None
    return moment.isoformat(timespec="seconds")


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
