"""What several commands share: the options for archive and settings, and errors that end with the right exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.archive import Archive
    from briefing.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])

READERS = ("make", "editions", "events", "speakers", "quotes", "search")
"""The commands that read an archive and bring no articles into it, so that they can be tried on the sample feed."""

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


def or_sample(command: _Command) -> _Command:
    """Add --sample to a command: the sample feed's archive and settings instead of the user's."""
    return click.option(
        "--sample",
        is_flag=True,
        is_eager=True,  # before --archive and --settings, whose defaults it sets
        expose_value=False,
        callback=_take_sample,
        help="Use the sample feed instead of your own articles.",
    )(command)


def _take_sample(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    from briefing.settings import sample_archive, sample_settings

    if wanted:
        given = {name: value for name, value in (ctx.default_map or {}).items() if value}
        ctx.default_map = {"archive": str(sample_archive()), "settings": str(sample_settings()), **given}


def remember_places(ctx: click.Context, archive: str | None, settings: str | None, sample: bool) -> None:
    """Let `briefing --archive FILE COMMAND` mean the same as `briefing COMMAND --archive FILE`, --sample, too."""
    given = {"archive": archive, "settings": settings}
    ctx.default_map = dict.fromkeys(("add", "check"), given)
    ctx.default_map |= {command: {**given, "sample": sample} for command in READERS}
    ctx.default_map["analyse"] = {"settings": settings}


def load_settings(given: str | None) -> Settings:
    """The settings to work with; every problem of their file at once as WrongUse."""
    from briefing.settings import SettingsError, load, settings_path

    try:
        return load(settings_path(given))
    except SettingsError as error:
        raise WrongUse(f"the settings need mending\n{error}") from None


def name_failure(what: str, reason: str, hint: str = "") -> None:
    """Say on stderr which input failed, why, and what to do about it."""
    from briefing.edition.escaping import one_line

    name = f"standard input{what[1:]}" if what == "-" or what.startswith("-:") else what
    parts = [reason.rstrip(".")] + ([hint] if hint else [])
    click.echo(f"briefing: {one_line(name)}: {one_line('; '.join(parts))}", err=True)


def standard_input(paths: Iterable[str]) -> BinaryIO:
    """What "-" among `paths` stands for. Says so where a person would have to type it."""
    if "-" in paths and sys.stdin.isatty():
        click.echo("briefing: reading standard input; Ctrl-D ends it", err=True)
    return sys.stdin.buffer


@contextmanager
def archive_to_read(given: str | None, settings: Settings) -> Iterator[Archive]:
    """The archive, open for reading; WrongUse when there is none yet or it cannot be used.

    That of the sample feed is made where there is none.
    """
    from briefing.settings import archive_path, sample_archive

    path = archive_path(given, settings)
    if not path.exists() and path == sample_archive():
        _make_sample(path, settings)
    if not path.exists():
        name = click.get_current_context().info_name
        sample = "" if given else f" To try it on the sample feed: 'briefing {name} --sample'."
        raise WrongUse(
            f"there is no archive at {path} yet: 'briefing add PATH…' makes it and reads articles in.{sample}"
        )
    with _opened(path, read_only=True) as archive:
        yield archive


@contextmanager
def archive_to_write(given: str | None, settings: Settings) -> Iterator[Archive]:
    """The archive, made where there is none yet; WrongUse when it cannot be used."""
    with _opened(place_for_archive(given, settings), read_only=False) as archive:
        yield archive


def _make_sample(path: Path, settings: Settings) -> None:
    """Make the sample's archive at `path`, which is there when it is whole."""
    from briefing.intake import take_in
    from briefing.settings import load, sample_settings

    click.echo("briefing: reading the sample feed in, this once", err=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with archive_to_write(str(part), settings) as archive:
            for _ in take_in(archive, [], load(sample_settings())):
                pass
        part.replace(path)
    finally:
        for ending in ("", "-wal", "-shm"):
            part.with_name(f"{part.name}{ending}").unlink(missing_ok=True)


def place_for_archive(given: str | None, settings: Settings) -> Path:
    """Where the archive is or will be; its folder is made when it is not there yet."""
    from briefing.settings import archive_path

    path = archive_path(given, settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"the archive's folder cannot be made: {path.parent}: {error.strerror}") from None
    return path


@contextmanager
def _opened(path: Path, *, read_only: bool) -> Iterator[Archive]:
    from briefing.archive import Archive, ArchiveError, OutdatedError

    try:
        try:
            archive = Archive.open(path, read_only=read_only)
        except OutdatedError:
            Archive.open(path).close()  # brings it up to date
            archive = Archive.open(path, read_only=read_only)
        with archive:
            yield archive
    except ArchiveError as error:
        raise WrongUse(str(error)) from None
