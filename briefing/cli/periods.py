"""Days and moments on the command line → the moments in UTC that the archive is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, TypeVar

import click

from briefing.cli.shared import WrongUse

_Command = TypeVar("_Command", bound=Callable[..., Any])
_RELATIVE = {"today": 0, "yesterday": 1}
_FIRST, _LAST = 1000, 9000
"""Years; so far from the ends of the calendar every time zone can be reckoned in."""


class When(click.ParamType):  # type: ignore[type-arg]
    """A day (2026-03-10, today, yesterday) or a moment (2026-03-10T06:30, with or without a zone), checked, as text."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value` without white space around it, if it names a day or a moment."""
        word = str(value).strip().lower()
        if word in _RELATIVE:
            return word
        try:
            sound = _FIRST <= datetime.fromisoformat(word.upper()).year <= _LAST
        except ValueError:
            sound = False
        if not sound:
            self.fail(
                f"{value!r} is no day; write it like 2026-03-10, 2026-03-10T06:30, today or yesterday.", param, ctx
            )
        return word.upper()


def period(command: _Command) -> _Command:
    """Add --since and --until to a command."""
    since = click.option("--since", type=When(), metavar="DAY", help="First day (or moment) to take.")
    until = click.option(
        "--until", type=When(), metavar="DAY", help="Last day to take; a moment is the first not taken."
    )
    return since(until(command))


def day_of(word: str, zone: tzinfo) -> date | None:
    """The day that `word` names in `zone`; None where it names a moment."""
    if word in _RELATIVE:
        return datetime.now(zone).date() - timedelta(days=_RELATIVE[word])
    return date.fromisoformat(word) if len(word) <= 10 else None


def first_moment(word: str | None, zone: tzinfo) -> str | None:
    """Where a period that begins with `word` begins: the first moment of a day. ISO 8601 in UTC."""
    if word is None:
        return None
    day = day_of(word, zone)
    return _utc(datetime.combine(day, time(), zone) if day else _moment(word, zone))


def end_moment(word: str | None, zone: tzinfo) -> str | None:
    """Where a period that ends with `word` is over: after the last moment of a day. ISO 8601 in UTC."""
    if word is None:
        return None
    day = day_of(word, zone)
    return _utc(datetime.combine(day + timedelta(days=1), time(), zone) if day else _moment(word, zone))


def moments(since: str | None, until: str | None, zone: tzinfo) -> tuple[str | None, str | None]:
    """Where a period begins and where it is over, as above. Raises WrongUse where that is the wrong way round."""
    begin, end = first_moment(since, zone), end_moment(until, zone)
    if begin and end and begin >= end:
        raise WrongUse(f"the period ends before it begins: {since} to {until}.")
    return begin, end


def _moment(word: str, zone: tzinfo) -> datetime:
    moment = datetime.fromisoformat(word)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
