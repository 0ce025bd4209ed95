"""`briefing make`: write an edition."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from briefing.cli.periods import When, day_of, end_moment, first_moment, moments
from briefing.cli.shared import WrongUse, archive_to_read, archive_to_write, load_settings, or_sample, places
from briefing.model import instant
from briefing.settings import FORMS

if TYPE_CHECKING:
    from datetime import tzinfo

    from briefing.archive import Archive
    from briefing.edition import Edition
    from briefing.settings import Settings
    from briefing.settings.schema import Form


@click.command(short_help="Write an edition: the daily briefing.")
@click.option(
    "--date", "day", type=When(), metavar="DAY", help="The day that it covers. Default: the newest day in the archive."
)
@click.option("--since", type=When(), metavar="DAY", help="First day (or moment) of a longer period.")
@click.option(
    "--until", type=When(), metavar="DAY", help="Last day of a longer period; a moment is the first not taken."
)
@click.option(
    "--last",
    type=When(),
    metavar="DAY",
    help="When the edition before was cut off: what came later is new. Default: the beginning of the period.",
)
@click.option(
    "--format",
    "formats",
    metavar="NAME,…",
    help="md, html or txt, or several with commas. Default: the settings', else md.",
)
@click.option("--template", metavar="NAME", help="Template to lay it out with. Default: the settings', else daily.")
@click.option("--form", type=click.Choice(tuple(FORMS)), help="How long each event is told. Default: the settings'.")
@click.option("--title", metavar="TEXT", help="Title of this edition. Default: the settings'.")
@click.option(
    "--out",
    metavar="FILE|FOLDER|-",
    help="Where to write it; - for stdout. Default: a file named after title and day, in the settings' folder or here.",
)
@click.option(
    "--force", is_flag=True, help="Write over a file that is there already, instead of numbering the new one."
)
@places
@or_sample
def make(
    archive: str | None,
    settings: str | None,
    day: str | None,
    since: str | None,
    until: str | None,
    last: str | None,
    formats: str | None,
    template: str | None,
    form: Form | None,
    title: str | None,
    out: str | None,
    force: bool,
) -> None:
    """Write an edition: top lines, key quotations by speaker, what happened, what is new, sources.

    It is made of the articles of a period, and of nothing else but what a changed number was before: the same archive,
    settings and period give the same bytes. Every quotation and sentence is compared with its article first; an
    edition with one that is not exact is refused. Says on stderr which files it wrote.

    \b
    briefing make --date yesterday --format md,html
    briefing make --since 2026-03-10 --until 2026-03-12 --out - --format txt
    """
    from briefing.edition import EditionError, check, compose, render
    from briefing.settings import template_folder

    loaded = load_settings(settings)
    if form:
        loaded = replace(loaded, edition=replace(loaded.edition, form=form))
    told = _told_by(out)
    wanted = _formats(formats or told, loaded)
    if out == "-" and len(wanted) > 1:
        if formats:
            raise WrongUse("--out - takes one format at a time: give one with --format.")
        wanted = wanted[:1]  # the settings mean files
    with archive_to_read(archive, loaded) as opened:
        begin, end = _period(opened, loaded, day, since or (None if day else last), until)
        _has_come(opened, begin, end, day or since or last)
        zone = _zone(loaded)
        edition = compose(opened, loaded, begin, end, previous=first_moment(last, zone), title=title)
        before = _written_before(opened, edition, zone) if last is None else None
        try:
            check(edition, opened)
            name = template or loaded.edition.template
            texts = {kind: render(edition, kind, template=name, folder=template_folder(loaded)) for kind in wanted}
        except EditionError as error:
            raise WrongUse(str(error)) from None
    if edition.quiet:
        click.echo("A quiet day: nothing was published in this period.", err=True)
    if before:
        click.echo(
            f"An edition of this period was written at {before}; for what is new since then: --last {before}", err=True
        )
    written = [_write(text, kind, edition, loaded, out, force) for kind, text in texts.items()]
    _remember(archive, loaded, edition, [path for path in written if path])


def _written_before(archive: Archive, edition: Edition, zone: tzinfo) -> str | None:
    """When the last edition that begins with the same moment was written within the period, as `--last` takes it."""
    again = (instant(row.written) for row in archive.moments.editions() if row.since == edition.since)
    moment = next(again, None)
    begin, end = instant(edition.since), instant(edition.until)
    if moment is None or begin is None or end is None or not begin < moment < end:
        return None
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def _remember(archive: str | None, settings: Settings, edition: Edition, paths: Sequence[Path]) -> None:
    """Let the archive know that an edition was written and where: what comes later is new since then."""
    from briefing.archive import ArchiveError

    if not paths:
        return
    with suppress(WrongUse, ArchiveError), archive_to_write(archive, settings) as opened:
        for path in paths:
            opened.moments.store_edition(str(path.absolute()), edition.title, edition.since, edition.until)


def _zone(settings: Settings) -> tzinfo:
    from briefing.edition.dates import zone_of

    return zone_of(settings.timezone)


def _told_by(out: str | None) -> str | None:
    """The format that the name of a file ends with; None where it has no ending. Raises WrongUse for any other ending.

    Figures are no ending (“brief 6.5”), and neither a folder nor a pipe that is there needs one.
    """
    from briefing.edition import FORMATS

    path = Path(out or "")
    ending = path.suffix.removeprefix(".")
    if out is None or out.endswith(("/", "\\")) or not ending or ending.isdigit():
        return None
    if ending.lower() in FORMATS:
        return ending.lower()
    if path.exists() and not path.is_file():
        return None
    raise WrongUse(f"--out {out}: there is no format {ending!r}. Valid: {', '.join(FORMATS)}.")


def _formats(given: str | None, settings: Settings) -> list[str]:
    from briefing.edition import FORMATS
    from briefing.settings.errors import nearest

    names = (
        [name.strip().lower() for name in given.split(",") if name.strip()] if given else list(settings.edition.formats)
    )
    for name in names:
        if name not in FORMATS:
            raise WrongUse(f"there is no format {name!r}.{nearest(name, FORMATS)}")
    if not names:
        raise WrongUse(f"--format names no format. Valid: {', '.join(FORMATS)}.")
    return list(dict.fromkeys(names))


def _period(
    archive: Archive, settings: Settings, day: str | None, since: str | None, until: str | None
) -> tuple[str, str]:
    """First moment of the edition and the one after its last, in UTC."""
    zone = _zone(settings)
    if day and (since or until):
        raise WrongUse("--date covers one day; --since and --until a longer period: give one or the other.")
    if day and day_of(day, zone) is None:
        raise WrongUse(f"--date takes a day, not the moment {day}: give --since and --until instead.")
    newest = _newest_day(archive, zone)
    first = day or since or min(newest, _last_day(until, zone) or newest)
    begin, end = moments(first, day or until or max(newest, _day(since, zone) or newest), zone)
    assert begin is not None and end is not None
    return begin, end


def _has_come(archive: Archive, begin: str, end: str, told: str | None) -> None:
    """Raise WrongUse for a period that is still to come, unless there are articles in it, as where a clock is slow."""
    from briefing.archive import Scope

    if datetime.fromisoformat(begin) > archive.now() and not archive.count("articles", Scope(since=begin, until=end)):
        raise WrongUse(f"the period has not begun yet: {told or begin} is still to come.")


def _day(word: str | None, zone: tzinfo) -> str | None:
    """The day that `word` names or lies on."""
    if word is None:
        return None
    day = day_of(word, zone)
    return (day or datetime.fromisoformat(first_moment(word, zone) or word).astimezone(zone).date()).isoformat()


def _last_day(word: str | None, zone: tzinfo) -> str | None:
    """The last day, in `zone`, of a period that ends with `word`."""
    end = end_moment(word, zone)
    return end and (datetime.fromisoformat(end) - timedelta(microseconds=1)).astimezone(zone).date().isoformat()


def _newest_day(archive: Archive, zone: tzinfo) -> str:
    newest = archive.newest_day(zone)
    if newest is None:
        raise WrongUse("the archive is empty: 'briefing add PATH…' reads articles in.")
    return newest


def _write(text: str, form: str, edition: Edition, settings: Settings, out: str | None, force: bool) -> Path | None:
    """Write an edition in one format, and say where it went; None: to stdout."""
    from briefing.edition import save

    if out == "-":
        sys.stdout.buffer.write(text.encode())
        return None
    place = _place(form, edition, settings, out)
    try:
        written = save(text, place, force=force)
    except OSError as error:
        raise WrongUse(f"{place} cannot be written: {error.strerror or error}") from None
    click.echo(f"wrote {written}", err=True)
    if written != place:
        click.echo(f"({place.name} was there already and is kept; --force writes over it)", err=True)
    return written


def _place(form: str, edition: Edition, settings: Settings, out: str | None) -> Path:
    """The file to be written: `out` where it names one, else one named after title and days in the folder at hand."""
    from briefing.edition import file_name

    if out and not out.endswith(("/", "\\")) and not Path(out).is_dir():
        path = Path(out)
        named = path.suffix.lower() == f".{form}" or (path.exists() and not path.is_file())  # as /dev/full is none
        return path if named else path.with_name(f"{path.name}.{form}")
    return Path(out or settings.edition.folder or ".") / file_name(edition, form)
