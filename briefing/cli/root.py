"""`briefing` itself: the commands by name, and what happens to errors on their way out."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from difflib import get_close_matches
from importlib import import_module

import click

from briefing import __version__
from briefing.cli.shared import READERS, WrongUse, places, remember_places

COMMANDS = {
    "add": ("briefing.cli.add", "Read articles into the archive."),
    "make": ("briefing.cli.make", "Write an edition: the daily briefing."),
    "editions": ("briefing.cli.editions", "List the editions that were written."),
    "analyse": ("briefing.cli.analyse", "Print the whole analysis of articles as JSON lines, without an archive."),
    "events": ("briefing.cli.lists", "List events."),
    "speakers": ("briefing.cli.lists", "List speakers."),
    "quotes": ("briefing.cli.lists", "List quotations, key quotations first."),
    "search": ("briefing.cli.search", "Search the articles."),
    "check": ("briefing.cli.check", "Validate the settings and the feeds."),
}
"""Command → its module, which defines it under its own name, and the line that `briefing --help` shows."""

INTERRUPTED, CLOSED_PIPE = 130, 141
"""What shells report for a program that was ended by Ctrl-C, and by its reader going away."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, so that the help of the group costs nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which a morning uses them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; for anything else an error that names what was probably meant."""
        name = args[0]
        if name not in COMMANDS:
            ctx.fail(f"There is no command {name!r}. {self._advice(name)}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Ctrl-C and a reader that goes away end it quietly, with the codes that shells know."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            raise click.exceptions.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(CLOSED_PIPE) from None
        except OSError as error:  # a full disk, a folder that may not be written
            place = f"{error.filename}: " if error.filename else ""
            raise WrongUse(f"{place}{error.strerror or error}") from error
        return result

    def _advice(self, name: str) -> str:
        if close := get_close_matches(name, COMMANDS, n=1):
            return f"Did you mean '{close[0]}'?"
        if os.path.exists(name):  # noqa: PTH110 (pathlib costs an import here)
            return f"To read it in: briefing add {name}"
        return "'briefing --help' lists the commands."


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done; 1 some inputs failed, the rest is done; 2 wrong use or settings.",
)
@places
@click.option("--sample", is_flag=True, help="Open the dashboard on the sample feed, in an archive of its own.")
@click.version_option(__version__, "--version", prog_name="briefing", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, archive: str | None, settings: str | None, sample: bool) -> None:
    """News briefings in the terminal: events, speakers, exact quotations and extractive summaries, offline.

    Without a command it opens the dashboard; on a first run, with nothing set up, on the sample feed.
    """
    remember_places(ctx, archive, settings, sample)
    if ctx.invoked_subcommand is None:
        from briefing.cli.dashboard import open_dashboard

        ctx.exit(open_dashboard(archive, settings, sample))
    if sample and ctx.invoked_subcommand not in READERS:
        raise click.UsageError(f"--sample goes with {', '.join(READERS)}, or without a command.")


def main(args: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever called: briefing … >&-
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 (open to the end)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError):  # a terminal that cannot show a character shows a stand-in
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = cli.main(args, prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except OSError as error:
        if error.filename is not None:
            raise
        code = _unwritten(error)  # a pipe that nobody reads, a disk that is full
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _unwritten(error)
    sys.exit(code)


def _unwritten(error: OSError) -> int:
    """Say that the output could not be written, unless nobody reads it any more, and write no more of it."""
    if error.errno != errno.EPIPE:
        click.echo(f"briefing: the output cannot be written: {error.strerror or error}", err=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
