"""The first pane: events, speakers or outlets of the scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from briefing.archive import Scope
from briefing.dashboard.contents import VIEWS, Contents, View
from briefing.dashboard.items import NoteItem
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window

if TYPE_CHECKING:
    from briefing.dashboard.items import Item

_EMPTY = {
    "reading": ("Reading in…", "Events come up when the articles have been analysed."),
    "archive": ("Nothing read in yet.", "Press a to add files or a folder,\nor leave and run: briefing add PATH"),
    "day": ("A quiet day: nothing in this list.", "[ and ] go to the days before and after."),
    "events": ("No events yet.", "Articles are grouped when they have been analysed."),
    "speakers": ("Nobody is quoted.", "Speakers come with the analysis of the articles."),
    "outlets": ("No outlets.", ""),
}


class Navigator(Rows):
    """Events, speakers or outlets: what there is to choose from."""

    def __init__(self, contents: Contents, *, id: str | None = None) -> None:
        super().__init__(height=3, airy=True, id=id)
        self.contents = contents
        self.view: View = "events"
        self.day: str | None = None
        """The day looked at, ISO 8601; None: all of them."""
        self.reading_in = False
        """Whether articles are being read in."""
        self._at: dict[View, str] = {}

    @property
    def scope(self) -> Scope:
        """The part of the archive that it shows."""
        return self.contents.day(self.day) if self.day else Scope()

    @property
    def choice(self) -> Item | None:
        """The event, speaker or outlet that the cursor stands on."""
        return None if isinstance(self.item, NoteItem) else self.item

    def load(self, *, keep: bool = True) -> None:
        """Ask the archive again; with `keep` the cursor stays with its item."""
        window = self.contents.navigator(self.view, self.scope)
        self.height = 3 if self.view == "events" else 2
        total = len(window)
        self.border_title = _tabs(self.view)
        self.border_subtitle = Content(f"{total:,}") if total else ""
        self.show(
            window if total else Window.of([self._nothing()]), keep=keep, at=None if keep else self._at.get(self.view)
        )

    def switch(self, view: View) -> None:
        """Show another of the lists, with the cursor where it was there."""
        if self.choice:
            self._at[self.view] = self.choice.key
        self.view = view
        self.load(keep=False)

    def _nothing(self) -> NoteItem:
        busy = self.view == "events" and self.reading_in
        empty = (
            "reading"
            if busy
            else "archive"
            if not self.contents.archive.count("articles")
            else "day"
            if self.day
            else self.view
        )
        text, more = _EMPTY[empty]
        return NoteItem("nothing", text, "", more)


def _tabs(view: View) -> Content:
    """ "1 Events  2 Speakers  3 Outlets", the one shown in bold."""
    parts = []
    for number, name in enumerate(VIEWS, 1):
        style = "bold underline" if name == view else "dim"
        parts += [("  " if number > 1 else "", ""), (f"{number} {name.capitalize()}", style)]
    return Content.assemble(*parts)
