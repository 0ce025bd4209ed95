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

from briefing.dashboard.clipboard import Outcome, copy
from briefing.dashboard.items import ArticleItem, HitItem, QuotationItem

if TYPE_CHECKING:
    from textual.app import App

    from briefing.dashboard.desk import Desk


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
    named = environ.get("VISUAL") or environ.get("EDITOR")
    if named:
        return shlex.split(named)
    return ["notepad"] if os.name == "nt" else ["vi"]


def open_in_editor(desk: Desk) -> None:
    """Open a copy of the article's text in the editor; nothing done there changes the archive."""
    from textual.app import SuspendNotSupported

    article = desk.archive.article(desk.reader.article) if desk.reader.article else None
    if article is None:
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article.text, encoding="utf-8")
        command: list[str] = []
        try:
            command = [*editor(dict(os.environ)), str(path)]
            with desk.app.suspend():
                code = subprocess.call(command)
        except SuspendNotSupported:
            desk.say("The editor cannot be opened from here.", error=True)
        except (OSError, ValueError) as error:
            desk.say(f"The editor cannot be started ({error}): set VISUAL or EDITOR.", error=True)
        else:
            desk.say("Back from the editor." if code == 0 else f"The editor {command[0]} ended with code {code}.")
