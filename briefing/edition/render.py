"""Edition → text in a format, through Jinja2 templates that run in a sandbox.

Escaping is not left to templates: in every format whatever a template prints is made harmless on its way out, and only
what it escaped itself with this module's filters is not escaped again.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from datetime import datetime, time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.edition import dates, escaping
from briefing.edition.anatomy import Edition
from briefing.edition.checking import EditionError
from briefing.edition.wording import moved, quoted
from briefing.model import first_and_last

if TYPE_CHECKING:
    from jinja2 import Environment

FORMATS = ("md", "html", "txt")
_TEMPLATES = Path(__file__).with_name("templates")
WIDTH = 78
"""Columns that plain text is wrapped at."""


def render(
    edition: Edition, form: str, *, template: str = "daily", folder: Path | None = None, width: int = WIDTH
) -> str:
    """The edition as a document in the format `form`, one of FORMATS; the same edition gives the same characters.

    `template` is a template's name without its ending; one in `folder` goes before one of the program's own. Lines of
    plain text have at most `width` characters. Raises EditionError for a template that is not there or does not work.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    if form not in FORMATS:
        raise EditionError(f"there is no format {form!r}. Valid: {', '.join(FORMATS)}.")
    name = f"{template}.{form}"
    try:
        text = _environment(form, folder, edition.timezone, width).get_template(name).render(edition=edition)
    except TemplateNotFound as error:
        there = ", ".join(template_names(form, folder))
        raise EditionError(f"there is no template {error.name or name}. Valid for {form}: {there}.") from None
    except TemplateSyntaxError as error:
        raise EditionError(f"{error.filename or name}:{error.lineno}: {error.message}") from None
    except (
        TemplateError,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise EditionError(f"the template {name} does not work: {error}") from None
    return text.strip("\n") + "\n"


def template_names(form: str, folder: Path | None = None) -> list[str]:
    """The names of the templates that there are for a format, in alphabetical order."""
    folders = [folder, _TEMPLATES] if folder else [_TEMPLATES]
    return sorted({path.stem for one in folders if one.is_dir() for path in one.glob(f"*.{form}")} - {"base"})


@cache
def _environment(form: str, folder: Path | None, timezone: str, width: int) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    escape = _ESCAPES[form]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([*([folder] if folder else []), _TEMPLATES]),
        autoescape=True,
        finalize=partial(_harmless, escape),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    zone = dates.zone_of(timezone)
    # Jinja's own `escape` and `e` write HTML; here they write the format at hand.
    environment.filters.update(
        escape=partial(_harmless, escape),
        e=partial(_harmless, escape),
        day=lambda when: dates.written(when, zone),
        moment=lambda when: dates.written(when, zone, clock=True),
        link=partial(_link, form),
        words=lambda said: quoted(said.quotation),
        amount=_amount,
        moved=lambda number: Markup(moved(number, escape)),
        numbers=_numbers,
        css=_css,
        wrap=partial(_wrap, escape, width),
    )
    environment.globals.update(period=_period)
    return environment


def _harmless(escape: Callable[[str], str], value: object) -> Any:
    """`value` escaped for the format, marked so that it is not escaped again; what was marked before stays."""
    from markupsafe import Markup

    return value if hasattr(value, "__html__") else Markup(escape("" if value is None else str(value)))


def _html(text: str) -> str:
    from markupsafe import escape

    return str(escape(escaping.plain(text)))


_ESCAPES: dict[str, Callable[[str], str]] = {"md": escaping.markdown, "html": _html, "txt": escaping.one_line}


def _link(form: str, url: str | None) -> Any:
    """A url as a link where it is one that may be followed, else as plain words."""
    from markupsafe import Markup, escape

    target = escaping.link(url)
    if target is None or form == "txt":
        return target or url
    return Markup(f'<a href="{escape(target)}">{escape(target)}</a>' if form == "html" else f"<{target}>")


def _amount(number: int, one: str, many: str | None = None) -> str:
    """The form "1 copy", "2 copies"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _numbers(numbers: Sequence[int], before: str = "") -> str:
    return ", ".join(f"{before}{number}" for number in numbers)


def _css(text: object) -> Any:
    """`text` as it can stand between the quote marks of a string in a style sheet."""
    from markupsafe import Markup

    return Markup("".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in str(text)))


def _wrap(escape: Callable[[str], str], width: int, text: Any, indent: int = 0, first: int | None = None) -> Any:
    """`text`, made harmless where it is not marked as such, in lines of at most `width` characters.

    `indent` spaces stand before each (`first` before the first one).
    """
    from markupsafe import Markup

    return Markup(
        textwrap.fill(
            " ".join(str(_harmless(escape, text)).split()),
            width,
            initial_indent=" " * (indent if first is None else first),
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _period(edition: Edition) -> str:
    """The form "Tuesday, 10 March 2026", "10 to 12 March 2026", or with times where it does not begin at midnight."""
    zone = dates.zone_of(edition.timezone)
    since, until = datetime.fromisoformat(edition.since), datetime.fromisoformat(edition.until)
    if since.time() != time() or until.time() != time():
        return f"{dates.moment_text(since, zone)} to {dates.moment_text(until, zone)}"
    first, last = first_and_last(edition.since, edition.until)
    return dates.long_day(first, weekday=True) if first == last else dates.days_text(first, last)
