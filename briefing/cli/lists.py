"""`briefing events`, `speakers` and `quotes`: the lists of the panes, for people and for scripts."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from briefing.cli.contract import quotation_fields
from briefing.cli.naming import event_named, outlet_named, speaker_named
from briefing.cli.output import Cell, formats, json_line, print_csv, print_paragraph, print_table, write
from briefing.cli.periods import moments, period
from briefing.cli.shared import WrongUse, archive_to_read, load_settings, or_sample, places
from briefing.edition.dates import short_day, zone_of
from briefing.edition.escaping import one_line
from briefing.edition.wording import quoted

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.archive import Archive
    from briefing.archive.views import QuotationRow, Scope
    from briefing.settings import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ListCommand(click.Command):
    """A command that lists what is in the archive, and says where files and words go that are given to it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse `args`; a word beside the options is a usage error that says what to do instead."""
        ctx.allow_extra_args = True
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            word, words = shlex.quote(left[0]), shlex.quote(" ".join(left))
            ways = f"to read it in: briefing add {word}; of the file alone: briefing analyse {word}"
            search = f"to find words there: briefing {self.name} --query {words}"
            known = os.path.exists(left[0])  # noqa: PTH110 (of a name that is too long, pathlib's raises)
            ctx.fail(f"{self.name} lists what is in the archive; {ways if known else search}")
        return left


def chooses(*names: str) -> Callable[[_Command], _Command]:
    """Add the options that narrow a list; `names` are those beside the period, the query and the page."""

    def add(command: _Command) -> _Command:
        command = click.option(
            "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out so many lines first."
        )(command)
        command = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many lines.")(
            command
        )
        command = click.option("--query", metavar="WORDS", help="Only what contains these words.")(command)
        for name in reversed(names):
            command = click.option(f"--{name}", metavar=_CHOICES[name][0], help=_CHOICES[name][1])(command)
        return command

    return add


_CHOICES = {
    "event": ("ID|TITLE", "Only what belongs to this event."),
    "speaker": ("ID|NAME", "Only what this speaker said."),
    "outlet": ("NAME", "Only what this outlet published."),
    "article": ("ID", "Only what stands in this article."),
}


_TERMS = 4
"""Key terms in a line for people; JSON and CSV have all of them."""


@click.command(cls=ListCommand, short_help="List events.")
@chooses("speaker", "outlet")
@period
@formats
@places
@or_sample
def events(archive: str | None, settings: str | None, form: str | None, **choice: Any) -> None:
    """List events: title, number of articles (copies folded), copies, outlets and quotations, last day, key terms."""
    from briefing.archive.views import EventRow

    loaded = load_settings(settings)
    with archive_to_read(archive, loaded) as opened:
        scope, zone = _scope(opened, loaded, choice)
        rows = opened.events(scope, choice["offset"], choice["limit"])
        nothing = _nothing(opened, "events")
    _print(
        form,
        EventRow.__struct_fields__,
        [msgspec.to_builtins(row) for row in rows],
        ("event", "articles", "copies", "outlets", "quotes", "last", "terms"),
        [
            (
                *(row.title or "Untitled", row.articles, row.copies, row.outlets, row.quotations),
                *(short_day(row.last, zone), ", ".join(row.terms[:_TERMS])),
            )
            for row in rows
        ],
        nothing,
    )


@click.command(cls=ListCommand, short_help="List speakers.")
@chooses("event", "outlet")
@period
@formats
@places
@or_sample
def speakers(archive: str | None, settings: str | None, form: str | None, **choice: Any) -> None:
    """List speakers: name, role, number of quotations and articles, last day."""
    from briefing.archive.views import SpeakerRow

    loaded = load_settings(settings)
    with archive_to_read(archive, loaded) as opened:
        scope, zone = _scope(opened, loaded, choice)
        rows = opened.speakers(scope, choice["offset"], choice["limit"])
        nothing = _nothing(opened, "speakers")
    _print(
        form,
        SpeakerRow.__struct_fields__,
        [msgspec.to_builtins(row) for row in rows],
        ("speaker", "role", "quotes", "articles", "last"),
        [(row.name, row.role, row.quotations, row.articles, short_day(row.last, zone)) for row in rows],
        nothing,
    )


@click.command(cls=ListCommand, short_help="List quotations, key quotations first.")
@chooses("event", "speaker", "outlet", "article")
@period
@formats
@places
@or_sample
def quotes(archive: str | None, settings: str | None, form: str | None, **choice: Any) -> None:
    """List quotations, key quotations first: the exact words, who said them in which role, outlet and day.

    An attribution that is uncertain says so, with the reason. A statement that several outlets carry is listed once, in
    the words of the outlet named first.

    \b
    briefing quotes --speaker Farrimond --limit 5
    briefing quotes --since yesterday --csv > quotes.csv
    """
    loaded = load_settings(settings)
    with archive_to_read(archive, loaded) as opened:
        scope, zone = _scope(opened, loaded, choice)
        rows = opened.quotations(scope, choice["offset"], choice["limit"], loaded.preferred_outlets)
        nothing = _nothing(opened, "quotations")
    if form is None:
        _print_quotations(rows, zone, loaded.edition.uncertain_below, nothing)
    else:
        _print(form, _FIELDS, [_quotation_row(row, form) for row in rows])


def _scope(archive: Archive, settings: Settings, choice: dict[str, Any]) -> tuple[Scope, tzinfo]:
    """What the options choose, and the time zone in which days are meant."""
    from briefing.archive.views import Scope

    zone = zone_of(settings.timezone)
    since, until = moments(choice["since"], choice["until"], zone)
    scope = Scope(
        since=since,
        until=until,
        event=event_named(archive, choice.get("event"), since, until),
        speaker=speaker_named(archive, choice.get("speaker")),
        outlet=choice.get("outlet") and outlet_named(archive, choice["outlet"]),
        article=_known_article(archive, choice.get("article")),
        query=choice["query"],
    )
    return scope, zone


def _known_article(archive: Archive, id: str | None) -> str | None:
    if id is not None and archive.article(id) is None:
        raise WrongUse(one_line(f"there is no article {id!r}; 'briefing search' with --json shows their ids."))
    return id


def _print(
    form: str | None,
    fields: Sequence[str],
    objects: Sequence[dict[str, Any]],
    header: Sequence[str] = (),
    rows: Sequence[Sequence[Cell]] = (),
    empty: str = "",
) -> None:
    if form == "json":
        for each in objects:
            write(json_line(each))
    elif form == "csv":
        print_csv(fields, [[_joined(each[name]) for name in fields] for each in objects])
    else:
        print_table(header, rows, empty)


def _nothing(archive: Archive, what: str) -> str:
    """What to tell people when a list is empty."""
    if archive.count("articles"):
        return f"No {what} fit."
    return f"No {what} here. 'briefing add PATH…' reads articles in."


def _joined(value: object) -> object:
    if not isinstance(value, (list, tuple)):
        return value
    return "; ".join(f"{one['start']}-{one['end']}" if isinstance(one, dict) else str(one) for one in value)


_FIELDS = (
    *("id", "text", "speaker", "role", "outlet", "published", "url", "title", "kind", "confidence", "reason"),
    *("outlets", "event", "article", "start", "end", "parts", "speaker_id", "pinned", "marked"),
)


def _quotation_row(row: QuotationRow, form: str) -> dict[str, Any]:
    """A quotation with what its citation needs, flat, the same fields for every row; as CSV, which people read, with
    "…" between pieces of its text."""
    values = (
        {"parts": []}
        | quotation_fields(row.quotation)
        | msgspec.structs.asdict(row)
        | {"article": row.quotation.article}
    )
    if form == "csv":
        values["text"] = " … ".join(row.quotation.pieces)
    return {name: values[name] for name in _FIELDS}


def _print_quotations(rows: Sequence[QuotationRow], zone: tzinfo, uncertain_below: float, nothing: str) -> None:
    if not rows:
        click.echo(nothing, err=True)
    for row in rows:
        print_paragraph(quoted(row.quotation))
        who = ", ".join(part for part in (row.speaker, row.role) if part) or "speaker not known"
        others = f" and {len(row.outlets) - 1} more" if len(row.outlets) > 1 else ""
        told = "reported speech; " if row.quotation.kind == "indirect" else ""
        where = (
            f"{told}{row.outlet or 'outlet not known'}{others}, {short_day(row.published, zone) or 'date not known'}"
        )
        print_paragraph(f"– {who} ({where})")
        if row.speaker and row.quotation.confidence < uncertain_below:
            print_paragraph(f"uncertain attribution: {row.quotation.reason}")
        click.echo()
