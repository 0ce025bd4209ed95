"""What lies outside the terminal's screen: the browser, the editor, the terminal itself, the state folder."""

from __future__ import annotations

import asyncio
import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from briefing.dashboard import dates
from briefing.dashboard.clipboard import Outcome, copy
from briefing.dashboard.items import ArticleItem, HitItem, QuotationItem

if TYPE_CHECKING:
    from textual.app import App

    from briefing.dashboard.desk import Desk
    from briefing.model import Article


def terminal(app: App[Any]) -> Callable[[str], None]:
    """A way to send control strings to the terminal that the app runs in."""

    def write(sequence: str) -> None:
        driver = app._driver  # there is no public way to write a wrapped sequence
        if driver is None:
            raise OSError("no terminal")
        driver.write(sequence)
        driver.flush()

    return write


def state_folder() -> Path:
    """Where what the program leaves behind is kept."""
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False)


async def copy_text(app: App[Any], text: str) -> Outcome:
    """Copy a text by the way that fits here, beside the keys."""
    return await asyncio.to_thread(copy, text, environ=dict(os.environ), write=terminal(app), folder=state_folder())


async def copy_and_say(desk: Desk, text: str, what: str) -> None:
    """Copy a text and say by which way."""
    outcome = await copy_text(desk.app, text)
    desk.say(f"{outcome.message} ({what})", error=outcome.route == "none")


def address(desk: Desk) -> str | None:
    """The address of the article that the cursor is on, or of the one that is read."""
    match desk.item:
        case ArticleItem(row=row) | QuotationItem(row=row):
            return row.url
        case HitItem(hit=hit):
            return hit.article.url
    article = desk.archive.article(desk.reader.article) if desk.reader.article else None
    return article.url if article else None


def is_web(url: str) -> bool:
    """Whether it is an address that a browser may be given: text from outside never starts anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and " " not in url


async def open_in_browser(desk: Desk) -> None:
    """Open the article's address in the browser; over ssh, or without one, show the address instead."""
    url = address(desk)
    if not url:
        desk.say("This article has no address.")
    elif not is_web(url):
        desk.say(f"Not opened: {url} is not an address on the web.", error=True)
    elif await asyncio.to_thread(browse, url):
        desk.say(f"Handed to the browser: {url}")
    else:
        desk.say(f"No browser here: {url}")


_IN_TERMINALS = frozenset(("www-browser", "links", "elinks", "lynx", "w3m"))
"""Browsers that would draw over the dashboard."""


def browse(url: str) -> bool:
    """Hand an address to the browser; False where there is none but one that would run in this terminal."""
    import webbrowser

    try:
        found = webbrowser.get()
        return Path(str(getattr(found, "name", ""))).name not in _IN_TERMINALS and found.open(url)
    except (webbrowser.Error, OSError):
        return False


def editor(environ: dict[str, str]) -> list[str]:
    """The command of the user's editor."""
    named = environ.get("VISUAL") or environ.get("EDITOR") or ("notepad" if os.name == "nt" else "vi")
    try:
        return shlex.split(named)
    except ValueError:  # a quote that is not closed
        return [named]


def open_in_editor(desk: Desk) -> None:
    """Open a copy of the article in the editor; nothing done there changes the archive."""
    from textual.app import SuspendNotSupported

    article = desk.archive.article(desk.reader.article) if desk.reader.article else None
    if article is None:
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        path = Path(folder) / "article.txt"
        path.write_text(with_head(article, desk.contents.timezone), encoding="utf-8")
        try:
            with desk.app.suspend():
                told, failed = _edit(path)
        except SuspendNotSupported:
            told, failed = "The editor cannot be opened from here.", True
    desk.say(told, error=failed)


def with_head(article: Article, timezone: str | None) -> str:
    """The text of an article under its headline, outlet, date, byline and address, as far as they are known."""
    head = article.title, article.outlet, dates.full(article.published, timezone), article.byline, article.url
    return "\n".join([*filter(None, head), "", article.text[article.body :]])


def _edit(path: Path) -> tuple[str, bool]:
    """Run the editor on a file: what is to be said of it, and whether it could not be started.

    It raises nothing for that: an app whose suspension ends with an error never comes back to the terminal.
    """
    command = [*editor(dict(os.environ)), str(path)]
    try:
        code = subprocess.call(command)
    except OSError as error:
        return f"The editor “{command[0]}” cannot be started: set VISUAL or EDITOR ({error.strerror}).", True
    return f"The editor {command[0]} ended with code {code}." if code else "Back from the editor.", False
