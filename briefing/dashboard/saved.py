"""Editions that were saved: in the list of their day, and opened again as they were written."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive import EditionRow
from briefing.dashboard import dates
from briefing.dashboard.items import Item
from briefing.dashboard.lines import Line, harmless, is_rule, paragraph
from briefing.edition.render import WIDTH

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


_LEADS = ((re.compile(r" *- "), 2), (re.compile(r"\[\d+\] "), 5), (re.compile(r" *Q\d+  "), 4))
"""How a line can begin, and how much further to the right it goes on."""
_ENDED = re.compile(r"\[\d+(, \d+)*\]$")
"""The number of a source ends what is told."""


class SavedItem(Item, frozen=True):
    """A file with an edition."""

    row: EditionRow
    timezone: str | None = None

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The file's name, then when it was written, and where it is."""
        path = Path(self.row.path)
        about = f"saved {dates.full(self.row.written, self.timezone)} in {path.parent}"
        return [
            *paragraph(harmless(path.name), width, role="title"),
            *paragraph(harmless(about), width, role="dim"),
        ]


async def open_saved(desk: Desk, item: SavedItem) -> None:
    """Show what stands in the file now; a page for browsers goes to the browser."""
    from briefing.dashboard.outside import browse
    from briefing.dashboard.preview import lines_of
    from briefing.dashboard.sheet import Sheet

    path = Path(item.row.path)
    try:
        text = await asyncio.to_thread(path.read_text, encoding="utf-8", errors="replace")
    except OSError as error:
        desk.say(f"Not opened: {path}: {error.strerror or error}", error=True)
        return
    if path.suffix != ".html":
        lines = unwrapped(text) if path.suffix == ".txt" else text.splitlines()
        desk.app.push_screen(Sheet(item.row.title, lines_of(lines)))
    elif await asyncio.to_thread(browse, path.as_uri()):
        desk.say(f"Handed to the browser: {path}")
    else:
        desk.say(f"No browser here: {path}")


def unwrapped(text: str) -> Iterator[str]:
    """The lines of a saved plain text before it was wrapped, as far as that can be told from it.

    A line goes on where the next word would not have fitted, the next line stands where such a line goes on, and begins
    like no line of its own.
    """
    whole = last = ""
    for line in text.splitlines():
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        full = len(last) <= WIDTH < len(last) + 1 + len(word)
        if word and whole.strip() and full and _goes_on(whole, last, line):
            whole = f"{whole} {line.strip()}"
        else:
            yield whole
            whole = line
        last = line
    yield whole


def _goes_on(whole: str, last: str, line: str) -> bool:
    if _ENDED.search(last) or is_rule(line) or is_rule(last) or any(lead.match(line) for lead, _ in _LEADS):
        return False
    further = next((further for lead, further in _LEADS if lead.match(whole)), 0)
    return _indent(line) == _indent(whole) + further


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
