"""Data to stdout: aligned text for people, JSON and CSV for programs. Nothing from outside acts on the way."""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

import click
import msgspec

from briefing.edition.escaping import one_line

Cell = str | int | float | bool | None
_Command = TypeVar("_Command", bound=Callable[..., Any])

_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NARROWEST = 10
_LINE = 100


def formats(command: _Command) -> _Command:
    """Add --json and --csv to a command; it receives `form`: "json", "csv", or None for people. Never both."""

    @wraps(command)
    def chosen(*, as_json: bool, as_csv: bool, **options: Any) -> Any:
        if as_json and as_csv:
            raise click.UsageError("--json and --csv exclude each other: choose one.")
        return command(form="json" if as_json else "csv" if as_csv else None, **options)

    json_ = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, every field.")
    csv_ = click.option("--csv", "as_csv", is_flag=True, help="CSV with a header, safe to open in a spreadsheet.")
    return cast(_Command, json_(csv_(chosen)))


def json_line(value: object) -> bytes:
    """`value` as one line of JSON in UTF-8, in which characters that steer a terminal are written as escapes."""
    text = msgspec.json.encode(value).decode()
    return (_UNSEEN.sub(_escaped, text) + "\n").encode()


def _escaped(match: re.Match[str]) -> str:
    """A character as JSON writes it in ASCII: in the units of UTF-16."""
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def write(data: bytes) -> None:
    """Put `data` on stdout as it is, whatever the terminal's encoding."""
    sys.stdout.buffer.write(data)


def csv_cell(value: object) -> str:
    """`value` for a spreadsheet: text that would be taken for a formula gets an apostrophe in front of it.

    After OWASP's advice on CSV injection.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows` as CSV (RFC 4180) under `header`."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(header)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    write(buffer.getvalue().encode())


def print_table(header: Sequence[str], rows: Sequence[Sequence[Cell]], empty: str) -> None:
    """Print `rows` in aligned columns; on a terminal the widest ones give way so that lines fit.

    `empty` is what people are told (on stderr) where there is nothing.
    """
    if not rows:
        click.echo(empty, err=True)
        return
    cells = [[one_line(str(value)) if value is not None else "–" for value in row] for row in [header, *rows]]
    widths = [max(width(row[column]) for row in cells) for column in range(len(header))]
    if sys.stdout.isatty():
        spare = shutil.get_terminal_size().columns - 2 * (len(widths) - 1)
        while sum(widths) > spare and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    numeric = [all(isinstance(row[column], int) for row in rows) for column in range(len(header))]
    for number, row in enumerate(cells):
        parts = [fit(text, widths[column], right=numeric[column]) for column, text in enumerate(row)]
        line = "  ".join(parts).rstrip()
        click.echo(click.style(line, bold=True) if number == 0 else line, color=colours())


def print_paragraph(text: str, indent: str = "") -> None:
    """Print `text` as one paragraph, in lines that fit the terminal (100 characters where there is none)."""
    terminal = shutil.get_terminal_size().columns if sys.stdout.isatty() else _LINE
    lines = textwrap.wrap(
        one_line(text),
        min(terminal, _LINE),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    click.echo("\n".join(lines))


def colours() -> bool | None:
    """False where NO_COLOR asks for none; None leaves it to click, which styles only what goes to a terminal."""
    import os

    return False if os.environ.get("NO_COLOR") else None


def width(text: str) -> int:
    """Terminal cells that `text` takes: two for wide East Asian characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def fit(text: str, cells: int, right: bool = False) -> str:
    """`text` in exactly `cells` terminal cells: cut with … or filled with spaces."""
    if width(text) > cells:
        kept = ""
        for char in text:
            if width(kept + char) > cells - 1:
                break
            kept += char
        text = f"{kept.rstrip()}…"
    fill = " " * (cells - width(text))
    return fill + text if right else text + fill
