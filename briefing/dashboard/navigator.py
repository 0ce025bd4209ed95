"""The first pane: events, speakers, outlets, the watchlist or editions."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.archive import Scope
from briefing.dashboard.contents import Contents, View
from briefing.dashboard.items import NoteItem
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window

if TYPE_CHECKING:
    from briefing.dashboard.items import Item

_EMPTY = {
    "reading": ("Reading in…", "Events come up when the articles have been analysed."),
    "archive": (
        "Nothing read in yet.",
        "Press a to add files or a folder,\nor leave and run: briefing add PATH\nAn example: briefing --sample",
    ),
    "day": ("A quiet day: nothing in this list.", "[ and ] go to the days before and after."),
    "events": ("No events yet.", "Articles are grouped when they have been analysed."),
    "speakers": ("Nobody is quoted.", "Speakers come with the analysis of the articles."),
    "outlets": ("No outlets.", ""),
    "watchlist": (
        "Nobody and nothing is watched.",
        "Name people and topics under “watchlist:” in the settings;\nwhat they stand in gets the sign ◆.",
    ),
    "editions": ("No editions yet.", "There is one for every day that has articles with a date."),
}


class Navigator(Rows):
    """What there is to choose from, in one of several lists."""

    def __init__(self, contents: Contents, *, id: str | None = None) -> None:
        super().__init__(height=3, airy=True, id=id)
        self.contents = contents
        self.view: View = "events"
        self.day: str | None = None
        """The day looked at, ISO 8601; None: all of them."""
        self.reading_in = False
        """Whether articles are being read in."""
        self._at: dict[View, str] = {}
        self.on_walk: Callable[[], None] | None = None
        """What is done when the user moves the cursor, and not when the list does."""

    def watch_cursor(self, before: int, now: int) -> None:
        """The user moved it: something else is looked at."""
        super().watch_cursor(before, now)
        if before != now and self.on_walk:
            self.on_walk()

    @property
    def scope(self) -> Scope:
        """The part of the archive that it shows."""
        return self.contents.day(self.day) if self.day else Scope()

    @property
    def choice(self) -> Item | None:
        """What the cursor stands on."""
        return None if isinstance(self.item, NoteItem) else self.item

    @property
    def edition(self) -> str | None:
        """The day of the edition that the cursor stands on."""
        return self.choice.key if self.view == "editions" and self.choice else None

    def load(self, *, keep: bool = True) -> None:
        """Ask the archive again; with `keep` the cursor stays with its item."""
        window = self.contents.navigator(self.view, self.scope)
        self.height = 3 if self.view == "events" else 2
        total = len(window)
        self.border_title = Content(self.view.capitalize())
        self.border_subtitle = Content(f"{total:,}") if total else ""
        self.show(
            window if total else Window.of([self._nothing()]), keep=keep, at=None if keep else self._at.get(self.view)
        )

    def switch(self, view: View, key: str | None = None) -> bool:
        """Show another of the lists, with the cursor where it was there, or at `key`; whether it stands there now."""
        if self.choice:
            self._at[self.view] = self.choice.key
        if key is not None:
            self._at[view] = key
        self.view = view
        self.load(keep=False)
        if key is None or (self.choice is not None and self.choice.key == key):
            return True
        place = self.window.seek(key)
        if place is not None:
            self.go(place)
        return place is not None

    def _nothing(self) -> NoteItem:
        busy = self.view == "events" and self.reading_in
        empty = (
            "reading"
            if busy
            else "archive"
            if not self.contents.archive.count("articles")
            else "day"
            if self.day and self.view not in ("watchlist", "editions")
            else self.view
        )
        text, more = _EMPTY[empty]
        if empty == "archive":
            more = f"The archive {_from_home(self.contents.archive.path)} is empty.\n{more}"
        return NoteItem("nothing", text, "", more)


def _from_home(path: str) -> str:
    """A path as people write it: "~/briefing/archive.db"."""
    place, home = Path(path).absolute(), os.path.expanduser("~")  # noqa: PTH111 (pathlib raises where there is none)
    return str(Path("~", place.relative_to(home)) if place.is_relative_to(home) else place)
