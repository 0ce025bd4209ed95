"""`briefing` without a command: the dashboard, on the user's archive or on the sample feed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from briefing.cli.shared import WrongUse, load_settings, place_for_archive
from briefing.settings import Settings, archive_path, load, sample_archive, sample_settings, settings_path


def open_dashboard(archive: str | None, settings: str | None, sample: bool) -> int:
    """Open the dashboard; returns its exit code.

    On a first run (no settings, no archive, none named) it opens on the sample feed, in an archive of its own, so that
    nothing of the sample ever stands among the user's articles.
    """
    if not sample and not _is_first_run(archive, settings):
        loaded = load_settings(settings)
        return _run(place_for_archive(archive, loaded), loaded)
    if not sample:
        click.echo(
            "Nothing is set up yet, so this is the sample feed, in an archive of its own.\n"
            "Your own articles: briefing add PATH…    The sample again: briefing --sample",
            err=True,
        )
    loaded = load(sample_settings())
    place = place_for_archive(archive or str(sample_archive()), Settings())

    def own() -> tuple[Path, Settings]:
        mine = load_settings(settings)
        return place_for_archive(None, mine), mine

    return _run(place, loaded, [feed.path for feed in loaded.feeds if feed.path], own)


def _is_first_run(archive: str | None, settings: str | None) -> bool:
    named = archive or settings or os.environ.get("BRIEFING_ARCHIVE") or os.environ.get("BRIEFING_SETTINGS")
    return not named and settings_path() is None and not archive_path().exists()


def _run(
    archive: Path,
    settings: Settings,
    inputs: Sequence[str] = (),
    own: Callable[[], tuple[Path, Settings]] | None = None,
) -> int:
    from briefing.archive import ArchiveError
    from briefing.dashboard import run

    # Served to a browser, Textual has a driver of its own.
    if "TEXTUAL_DRIVER" not in os.environ and not (sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())):
        raise WrongUse("the dashboard needs a terminal. For scripts there are commands: 'briefing --help' lists them.")
    try:
        with _drawn_on_the_terminal():
            return run(archive, settings, inputs, own)
    except ArchiveError as error:
        raise WrongUse(str(error)) from None


@contextmanager
def _drawn_on_the_terminal() -> Iterator[None]:
    """Textual draws on stderr: where that goes to a file, it is the terminal of stdout until the dashboard is left."""
    if sys.stderr.isatty() or not sys.stdout.isatty():
        yield
        return
    sys.stderr.flush()
    place = sys.stderr.fileno()
    kept = os.dup(place)
    os.dup2(sys.stdout.fileno(), place)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, place)
        os.close(kept)
