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

    Understands ISO 8601, the dates of mail and RSS (RFC 822), 2026/03/10, 10.3.2026, 27/11/2026, and dates in words
    such as 10 March 2026 or 10 de marzo de 2026.
    A time without a zone is read in `zone`, by default UTC.
    """
    if isinstance(value, datetime):
        return _moment(value, zone)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or not (text := value.strip()) or len(text) > 100:
        return None
    return _iso(text, zone) or _mail(text, zone) or _written(text, zone)


def day_told(text: str) -> str | None:
    """The day with its year that a dateline tells behind its place, in words of any of the languages, as printed: not
    "the mayor since May 5, 2021 —"."""
    told = (one for language in _TONGUES for one in days(text, language=language) if one.year and one.month and one.day)
    return next((text[one.start : one.end] for one in told if _SET_OFF.search(text, 0, one.start)), None)


_SET_OFF = re.compile(r"[,(–—-] ?(?:\w+day,? |le |am |den |el |il )?$", re.IGNORECASE)


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


_ZONE = re.compile(r"\d ([A-Z]{2,5})$")
_KNOWN_ZONES = frozenset(("GMT", "UTC", "UT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"))
"""Zones that mail names, RFC 822, section 5.1; the parser takes any other for UTC."""


def _mail(text: str, zone: str | None) -> str | None:
    zone_named = _ZONE.search(text)
    if _HALF_DAY.search(text) or (zone_named and zone_named[1] not in _KNOWN_ZONES):
        return None
    try:
        return _moment(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


_CLOCK = re.compile(
    r"(?:,? (?:at |um |[aà] (?:las )?|[aà]s |alle (?:ore )?|ore )?|T)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})"
    r"(?: ?(?P<half>[ap])\.? ?m\.?| ?uhr| ?h(?:rs)?\b)?(?:,? \(?(?P<zone>[A-Z]{2,5})\)?)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?,? ?", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)")
_ARTICLES = re.compile(r"^(?:le|el|il|am|em|den|the|on)\b ?", re.IGNORECASE)
_TONGUES = ("en", "fr", "es", "pt", "it", "de", "nl", "ru", "ar")


def _written(text: str, zone: str | None) -> str | None:
    """A date with its year, in words of any of the languages or in figures that can be read in one way only, of which
    nothing else is said but the weekday and the time."""
    clock = _CLOCK.search(text)
    plain = text[: clock.start()] if clock else text
    plain = _WEEKDAY.sub("", _ARTICLES.sub("", plain.strip()))
    day = _in_figures(plain) or next(filter(None, (_in_words(plain, language) for language in _TONGUES)), None)
    if day is None or clock is None or (clock["zone"] or "UTC").upper() not in ("UTC", "GMT", "Z"):
        return day
    hour = int(clock["hour"]) % 12 + 12 * (clock["half"] in "pP") if clock["half"] else int(clock["hour"])
    return _iso(f"{day}T{hour:02}:{clock['minute']}", "UTC" if clock["zone"] else zone) or day


def _in_figures(text: str) -> str | None:
    """27.11.2026, 27/11/2026: where the order of day and month is sure."""
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] != "." and first <= 12 and second <= 12 and first != second:
        return None
    day, month = (second, first) if second > 12 else (first, second)
    return _iso(f"{year}-{month:02}-{day:02}", None)


def _in_words(text: str, language: str) -> str | None:
    """27 novembre 2026: where nothing but the day and its weekday stands there."""
    named = days(text, language=language)
    rest = list(text)
    for one in named:
        rest[one.start : one.end] = " " * (one.end - one.start)
    whole = [one for one in named if one.year and one.month and one.day]
    if len(whole) != 1 or any(char.isalnum() for char in rest):
        return None
    return _iso(f"{whole[0].year:04}-{whole[0].month:02}-{whole[0].day:02}", None)


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
