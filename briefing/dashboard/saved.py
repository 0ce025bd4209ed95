"""Editions that were saved: in the list of their day, and opened again as they were written."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.archive import EditionRow
from briefing.dashboard import dates
from briefing.dashboard.items import Item
from briefing.dashboard.lines import Line, harmless, paragraph

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


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
        desk.app.push_screen(Sheet(item.row.title, lines_of(text)))
    elif await asyncio.to_thread(browse, path.as_uri()):
        desk.say(f"Handed to the browser: {path}")
    else:
        desk.say(f"No browser here: {path}")
