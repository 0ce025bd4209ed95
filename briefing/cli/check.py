"""`briefing check`: are the settings and the feeds as they should be?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.progress import ProgressLine
from briefing.cli.shared import FAILED_INPUTS, load_settings, name_failure, places

if TYPE_CHECKING:
    from briefing.settings import Feed, Settings


@click.command(short_help="Validate the settings and the feeds.")
@places
@click.pass_context
def check(ctx: click.Context, archive: str | None, settings: str | None) -> None:
    """Validate the settings file, and whether the feeds, names and templates in it are there and can be read.

    Prints every problem with file, line, what is wrong and the nearest valid name. Adds nothing to the archive. Exit
    code 2 when the settings are wrong, 1 when they are right but something that they name is not, 0 when all is well.
    """
    from briefing.settings import archive_path, own_settings

    loaded = load_settings(settings)
    none = f"{own_settings()}: not there, the defaults are used"
    click.echo(f"settings  {loaded.path}: valid" if loaded.path else f"settings  {none}")
    failed = sum(_check_feed(feed, loaded) for feed in loaded.feeds)
    for name, problem in _problems(loaded):
        name_failure(name, problem)
        failed += 1
    where = archive_path(archive, loaded)
    click.echo(f"archive   {where}: {'there' if where.exists() else 'not there yet; reading articles in makes it'}")
    ctx.exit(FAILED_INPUTS if failed else 0)


def _check_feed(feed: Feed, settings: Settings) -> int:
    """Read the feed as `add` would and say what is in it; the number of its inputs that failed."""
    from briefing.edition.escaping import one_line
    from briefing.ingest import Failure, Remark, read

    if feed.path is None:
        click.echo(f"feed      {one_line(f'{feed.name}: {feed.url}: on the web, not looked at')}")
        return 0
    articles = 0
    told: list[Failure | Remark] = []
    with ProgressLine() as line:
        for item in read([feed.path], outlet=feed.outlet, zone=settings.timezone, may_be_empty=True):
            if isinstance(item, Failure | Remark):
                told.append(item)
            else:
                articles += 1
                line.show(f"Reading {feed.name}", articles)
    amount = f"{articles} article{'' if articles == 1 else 's'}"
    click.echo(f"feed      {one_line(f'{feed.name}: {feed.path}: {amount}')}")
    for one in told:
        name_failure(f"{feed.name}: {one.path}", one.reason, one.hint)
    return sum(isinstance(one, Failure) for one in told)


def _problems(settings: Settings) -> Iterator[tuple[str, str]]:
    """What else the settings name that is not there or cannot be read, and why."""
    from briefing.edition.render import template_names
    from briefing.settings import template_folder

    if settings.edition.templates and not Path(settings.edition.templates).is_dir():
        yield "templates", f"{settings.edition.templates} is no folder; correct edition: templates: in the settings"
    if settings.aliases and (problem := _names_problem(Path(settings.aliases))):
        yield "aliases", problem
    for form in settings.edition.formats:
        there = template_names(form, template_folder(settings))
        if settings.edition.template not in there:
            yield f"{settings.edition.template}.{form}", f"there is no such template; valid: {', '.join(there)}"


def _names_problem(file: Path) -> str | None:
    """What is wrong with the user's list of names."""
    from briefing.quotes.aliases import AliasError, read_aliases

    try:
        read_aliases(file.read_text(encoding="utf-8-sig"), str(file))
    except OSError as error:
        return f"{file} cannot be read: {error.strerror or error}"
    except (AliasError, UnicodeDecodeError) as error:
        return str(error)
    return None
