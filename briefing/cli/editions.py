"""`briefing editions`: the editions that were written, and where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from briefing.cli.output import formats, json_line, print_csv, print_table, write
from briefing.cli.shared import archive_to_read, load_settings, or_sample, places
from briefing.edition.dates import days_text, long_day, short_day, zone_of
from briefing.model import first_and_last

if TYPE_CHECKING:
    from briefing.archive.views import EditionRow


@click.command(short_help="List the editions that were written.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many lines.")
@formats
@places
@or_sample
def editions(archive: str | None, settings: str | None, form: str | None, limit: int | None) -> None:
    """List the editions that were written here, the last one first: when, what they cover, title, and the file.

    \b
    less "$(briefing editions --limit 1 --json | jq -r .path)"
    """
    from briefing.archive.views import EditionRow

    loaded = load_settings(settings)
    zone = zone_of(loaded.timezone)
    with archive_to_read(archive, loaded) as opened:
        rows = opened.moments.editions(limit=limit)
    if form == "json":
        for row in rows:
            write(json_line(row))
    elif form == "csv":
        print_csv(EditionRow.__struct_fields__, [msgspec.structs.astuple(row) for row in rows])
    else:
        print_table(
            ("written", "covers", "title", "file"),
            [(short_day(row.written, zone), _covered(row), row.title, _file(row.path)) for row in rows],
            "No editions yet. 'briefing make' writes one.",
        )


def _covered(row: EditionRow) -> str:
    first, last = first_and_last(row.since, row.until)
    return long_day(first) if first == last else days_text(first, last)


def _file(path: str) -> str:
    return path if Path(path).exists() else f"{path} (not there any more)"
