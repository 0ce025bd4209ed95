"""What several commands share: the options for archive and settings, and errors that end with the right exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.archive import Archive
    from briefing.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])

FAILED_INPUTS = 1
"""Exit code when some inputs failed and the rest is done."""


class WrongUse(click.ClickException):
    """Something that the user has to change; ends with exit code 2."""

    exit_code = 2


def places(command: _Command) -> _Command:
    """Add --archive and --settings to a command."""
    archive = click.option(
        "--archive", metavar="FILE", help="Archive to use instead of your own (or set BRIEFING_ARCHIVE)."
    )
    settings = click.option(
        "--settings", metavar="FILE", help="Settings to use instead of your own (or set BRIEFING_SETTINGS)."
    )
    return archive(settings(command))


def remember_places(ctx: click.Context, archive: str | None, settings: str | None) -> None:
    """Let `briefing --archive FILE COMMAND` mean the same as `briefing COMMAND --archive FILE`."""
    given = {"archive": archive, "settings": settings}
    ctx.default_map = dict.fromkeys(("add", "make", "events", "speakers", "quotes", "search", "check"), given)


def load_settings(given: str | None) -> Settings:
    """The settings to work with; every problem of their file at once as WrongUse."""
    from briefing.settings import SettingsError, load, settings_path

    try:
        return load(settings_path(given))
    except SettingsError as error:
        raise WrongUse(f"the settings need mending\n{error}") from None


def archive_to_write(given: str | None, settings: Settings) -> Path:
    """Where the archive is; its folder is made when it is not there yet."""
    from briefing.settings import archive_path

    path = archive_path(given, settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"the archive's folder cannot be made: {path.parent}: {error.strerror}") from None
    return path


def archive_to_read(given: str | None, settings: Settings) -> Archive:
    """The archive, opened; WrongUse when there is none yet."""
    from briefing.archive import Archive
    from briefing.settings import archive_path

    path = archive_path(given, settings)
    if not path.exists():
        raise WrongUse(f"there is no archive at {path} yet: 'briefing add PATH…' makes it and reads articles in.")
    return Archive.open(path)
