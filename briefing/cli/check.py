"""`briefing check`: are the settings and the feeds as they should be?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli.shared import FAILED_INPUTS, load_settings, places

if TYPE_CHECKING:
    from briefing.settings import Feed, Settings


@click.command(short_help="Validate the settings and the feeds.")
@places
@click.pass_context
def check(ctx: click.Context, archive: str | None, settings: str | None) -> None:
    """Validate the settings file and look whether its feeds, templates and archive are there.

    Prints every problem with file, line, what is wrong and the nearest valid name. Exit code 2 when the settings are
    wrong, 1 when they are right but something that they name is missing, 0 when all is well.
    """
    from briefing.edition.escaping import one_line
    from briefing.settings import archive_path

    loaded = load_settings(settings)
    click.echo(f"settings  {loaded.path}: valid" if loaded.path else "settings  none: the defaults are used")
    missing = _missing(loaded)
    for feed in loaded.feeds:
        place = feed.path or feed.url or ""
        state = "missing" if feed.name in missing else _contents(feed)
        click.echo(f"feed      {one_line(f'{feed.name}: {place}: {state}')}")
    where = archive_path(archive, loaded)
    click.echo(f"archive   {where}: {'there' if where.exists() else 'not there yet; reading articles in makes it'}")
    for name, reason in missing.items():
        click.echo(one_line(f"briefing: {name}: {reason}"), err=True)
    ctx.exit(FAILED_INPUTS if missing else 0)


def _missing(settings: Settings) -> dict[str, str]:
    """What the settings name and is not there: name → what to do about it."""
    from briefing.edition.render import template_names
    from briefing.settings import template_folder

    missing = {
        feed.name: f"{feed.path} is not there; correct its path in {settings.path}"
        for feed in settings.feeds
        if feed.path is not None and not Path(feed.path).exists()
    }
    if settings.edition.templates and not Path(settings.edition.templates).is_dir():
        missing["templates"] = f"{settings.edition.templates} is no folder; correct edition: templates: in the settings"
    if settings.aliases and (problem := _names_problem(Path(settings.aliases))):
        missing["aliases"] = problem
    for form in settings.edition.formats:
        there = template_names(form, template_folder(settings))
        if settings.edition.template not in there:
            missing[f"{settings.edition.template}.{form}"] = f"there is no such template. Valid: {', '.join(there)}"
    return missing


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


def _contents(feed: Feed) -> str:
    if feed.path is None:
        return "on the web, not looked at"
    path = Path(feed.path)
    if path.is_file():
        return "1 file"
    count = sum(1 for entry in path.rglob("*") if entry.is_file() and not entry.name.startswith("."))
    return f"{count} file{'' if count == 1 else 's'}"
