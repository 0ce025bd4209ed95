"""`briefing search`: where words stand in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from briefing.cli.naming import outlet_named
from briefing.cli.output import formats, json_line, print_csv, print_paragraph, write
from briefing.cli.periods import moments, period
from briefing.cli.shared import archive_to_read, load_settings, or_sample, places
from briefing.edition.dates import short_day, zone_of
from briefing.edition.escaping import one_line

if TYPE_CHECKING:
    from briefing.archive.views import Hit


@click.command(short_help="Search the articles.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--outlet", metavar="NAME", help="Only what this outlet published.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=50, show_default=True, help="At most so many hits."
)
@period
@formats
@places
@or_sample
def search(
    archive: str | None,
    settings: str | None,
    words: tuple[str, ...],
    outlet: str | None,
    limit: int,
    since: str | None,
    until: str | None,
    form: str | None,
) -> None:
    """Search titles, texts and quotations for WORDS; all of them must occur, the last perhaps as a beginning.

    '"public inquiry"' finds the words together; behind --, -word finds what is without it.

    Prints the article and the words around the place. JSON and CSV have the place as offsets into the article's text
    (for a hit in the title: into the title).
    """
    from briefing.archive.views import Scope

    loaded = load_settings(settings)
    zone = zone_of(loaded.timezone)
    begin, end = moments(since, until, zone)
    with archive_to_read(archive, loaded) as opened:
        scope = Scope(since=begin, until=end, outlet=outlet and outlet_named(opened, outlet))
        hits = opened.search(" ".join(words), scope, limit)
    if form == "json":
        for hit in hits:
            write(json_line(_fields(hit)))
    elif form == "csv":
        print_csv(_COLUMNS, [list(_fields(hit).values()) for hit in hits])
    else:
        for hit in hits:
            outlet = hit.article.outlet or "outlet not known"
            day = short_day(hit.article.published, zone) or "date not known"
            print_paragraph(f"{hit.article.title or 'Untitled'} ({outlet}, {day})")
            print_paragraph(hit.excerpt, indent="    ")
        if not hits:
            click.echo(one_line(f"Nothing found for {' '.join(words)!r}."), err=True)


_COLUMNS = ("article", "title", "outlet", "published", "url", "event", "field", "start", "end", "excerpt")


def _fields(hit: Hit) -> dict[str, Any]:
    article = msgspec.structs.asdict(hit.article)
    place = {"field": hit.field, "start": hit.start, "end": hit.end, "excerpt": hit.excerpt}
    return {"article": hit.article.id} | {name: article[name] for name in _COLUMNS[1:6]} | place
