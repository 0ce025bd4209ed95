"""`briefing add`: read articles into the archive, with progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from briefing.cli.output import json_line, write
from briefing.cli.progress import ProgressLine
from briefing.cli.shared import (
    FAILED_INPUTS,
    WrongUse,
    archive_to_read,
    archive_to_write,
    load_settings,
    name_failure,
    places,
    standard_input,
)

if TYPE_CHECKING:
    from briefing.archive import Archive
    from briefing.intake import Done
    from briefing.settings import Settings


@click.command(short_help="Read articles into the archive.")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("--outlet", metavar="NAME", help="Outlet of the articles that do not say theirs.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes that analyse. Default: one for each core."
)
@click.option(
    "--progress",
    type=click.Choice(["auto", "json", "none"]),
    default="auto",
    show_default=True,
    help="A bar on a terminal, JSON lines on stdout for programs, or nothing.",
)
@places
@click.pass_context
def add(
    ctx: click.Context,
    archive: str | None,
    settings: str | None,
    paths: tuple[str, ...],
    outlet: str | None,
    jobs: int | None,
    progress: str,
) -> None:
    """Read articles from files, folders or stdin (-) into the archive, analyse them and group them into events.

    Without PATH: the files and folders among the feeds of the settings. An article that is there already changes
    nothing. An input that cannot be read is named on stderr, and the others are read (exit code 1). What was read is
    kept at once: interrupted at any moment, the next run goes on from there.

    \b
    briefing add wires/ note.txt saved-page.html
    some-program | briefing add - --outlet "Harbour Wire"
    """
    from briefing.intake import Analysing, Done, Failed, Grouping, Reading, Remarked, take_in

    loaded = load_settings(settings)
    if not paths and not any(feed.path for feed in loaded.feeds) and not _is_waiting(archive, loaded):
        nothing = "the settings' feeds have no path, and their urls are not fetched yet" if loaded.feeds else "no feeds"
        raise WrongUse(
            f"there is nothing to add ({nothing}): name files or folders, - for stdin, or put feeds into the settings."
        )
    done: Done | None = None
    with ExitStack() as stack, _kept(progress), ProgressLine(progress == "auto") as line:
        into = _into(archive, loaded, stack)
        for step in take_in(into, paths, loaded, jobs, stdin=standard_input(paths), outlet=outlet):
            if progress == "json":
                write(json_line(step))
                sys.stdout.flush()
            match step:
                case Failed(failure):
                    line.clear()
                    name_failure(failure.path, failure.reason, failure.hint)
                case Remarked(remark):
                    line.clear()
                    name_failure(remark.path, remark.reason, remark.hint)
                case Reading(n, _):
                    line.show("Reading", n)
                case Analysing(finished, total):
                    line.show("Analysing", finished, total)
                case Grouping(finished, total):
                    line.show("Grouping into events", finished, total)
                case Done():
                    done = step
    if done is not None and progress == "auto":
        click.echo(_summary(done), err=True)
        if done.unanalysed:
            click.echo(_unanalysed(done.unanalysed), err=True)
    ctx.exit(FAILED_INPUTS if done is None or done.failed else 0)


def _is_waiting(archive: str | None, settings: Settings) -> bool:
    """Whether articles were read in that have not been analysed yet, or could not be."""
    from briefing.settings import archive_path

    if not archive_path(archive, settings).exists():
        return False
    with archive_to_read(archive, settings) as there:
        return there.waiting() > 0 or there.unanalysed() > 0


def _into(archive: str | None, settings: Settings, stack: ExitStack) -> Archive | Callable[[], Archive]:
    """The archive, which `stack` closes; one that is not there yet as what makes it."""
    from briefing.settings import archive_path

    def opened() -> Archive:
        return stack.enter_context(archive_to_write(archive, settings))

    return opened() if archive_path(archive, settings).exists() else opened


@contextmanager
def _kept(progress: str) -> Iterator[None]:
    """Say to somebody who stops it that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        if progress == "auto":
            click.echo("stopped; what was read is kept, and the next 'briefing add' goes on from there", err=True)
        raise


def _summary(done: Done) -> str:
    """What became of it, in a line for people."""
    known = f", {done.known} known already" if done.known else ""
    failed = f", {done.failed} failed" if done.failed else ""
    return f"{done.added} {'article' if done.added == 1 else 'articles'} added{known}{failed} in {done.seconds:.1f} s"


def _unanalysed(number: int) -> str:
    """What is still to be done about articles that could not be analysed."""
    one = number == 1
    return (
        f"{number} {'article in the archive is' if one else 'articles in the archive are'} without analysis and in no "
        f"event: 'briefing add' without a path tries {'it' if one else 'them'} again; please report it if that fails"
    )
