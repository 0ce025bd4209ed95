"""The second pane: what belongs to the choice in the first one, or what a search found."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual.content import Content

from briefing.archive import Scope, Unread
from briefing.dashboard.contents import MEASURED, Contents, Summary
from briefing.dashboard.items import (
    EntryItem,
    EventItem,
    FoldItem,
    HeadingItem,
    Item,
    NoteItem,
    OutletItem,
    SpeakerItem,
    joined,
    place_of,
)
from briefing.dashboard.lines import harmless
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window


class Listing(Rows):
    """Summary, key quotations and articles of the choice."""

    def __init__(self, contents: Contents, *, id: str | None = None) -> None:
        super().__init__(height=4, id=id)
        self.contents = contents
        self.choice: Item | None = None
        self.scope = Scope()
        self.words = ""
        """The words looked for while what was found is shown; else empty."""
        self.aside = False
        """Whether something is shown that was asked for: failures, how wording differs, what is new."""
        self.within = False
        """Whether that is about an item of what belongs to the choice, and Esc leads back to it."""
        self._came_from: str | None = None
        self.unfolded: frozenset[str] = frozenset()
        self.summaries: dict[str, Summary] = {}
        """Summaries of events made by another method, by event."""

    @property
    def special(self) -> bool:
        """Whether it shows something else than what belongs to the choice."""
        return bool(self.words) or self.aside

    def choose(self, choice: Item | None, scope: Scope) -> None:
        """Show what belongs to an item of the navigator."""
        same = not self.special and choice is not None and self.choice is not None and choice.key == self.choice.key
        other_days = scope != self.scope
        self.choice, self.scope, self.words, self.aside, self.within = choice, scope, "", False, False
        self._came_from = None
        self.load(keep=same)
        if same and other_days:
            self._tell()  # the cursor stands where it stood, and another article may belong to that

    def load(self, *, keep: bool = True, at: str | None = None) -> None:
        """Ask the archive again; the cursor stays with its item with `keep`, and goes to the key `at`."""
        if self.special:
            return
        summary = self.summaries.get(self.choice.key) if self.choice else None
        window = self.contents.listing(self.choice, self.scope, self.unfolded, summary)
        self._title(_name(self.choice))
        self.show(window, keep=keep, at=at)

    def show_found(self, query: str, window: Window, *, keep: bool = False) -> None:
        """Show what a search found; with `keep` the cursor stays with its item."""
        self.words, self.aside, self.within = query, False, False
        self._title("Search")
        self.show(window, keep=keep)
        if not keep:
            self.to_match(1)

    def to_match(self, steps: int) -> None:
        """To the next of what was found, or the one before."""
        from briefing.dashboard.found import is_match

        places = range(self.cursor + steps, len(self.window) if steps > 0 else -1, steps)
        if (place := next((place for place in places if is_match(self.window.item(place))), None)) is not None:
            self.go(place)

    def show_failures(self, times: Sequence[tuple[str, Sequence[Unread]]]) -> None:
        """Show the inputs that could not be read, each with its reason and what to do, under when that was."""
        items: list[Item] = []
        for when, failures in times:
            head = joined(f"{len(failures):,}", when)
            items.append(HeadingItem(f"failures {when}", "Not read in", head, above=1 if items else 0))
            for number, failed in enumerate(failures):
                folder, name = _apart(failed.path)
                told = "\n".join(filter(None, (folder, failed.reason, failed.hint)))
                items.append(NoteItem(f"failed {when} {number}", name, "title", told))
        self.show_aside("Not read in", items)

    def show_aside(self, title: str, items: Sequence[Item], *, within: bool = False) -> None:
        """Show something that was asked for; `within`: Esc leads back to the item that it is about."""
        if within and not self.special and self.item is not None:
            self._came_from = self.item.key
        self.words, self.aside, self.within = "", True, within
        self._title(title)
        self.show(Window.of(items))

    def articles(self) -> set[str]:
        """The articles that its first items come from."""
        items = (self.window.item(index) for index in range(min(len(self.window), MEASURED)))
        return {place[0] for place in map(place_of, items) if place}

    def leave(self) -> None:
        """Back from a search or an aside to what belongs to the choice."""
        at = self._came_from if self.within else None
        self.words, self.aside = "", False
        self._came_from = None
        self.load(keep=False, at=at)

    def fold(self, item: FoldItem) -> None:
        """Unfold what is folded away, or fold it again."""
        self.unfolded ^= {item.key}
        self.load()

    def _title(self, title: str) -> None:
        self.border_title = Content(harmless(title))


def _name(choice: Item | None) -> str:
    """What kind of thing is shown; what it is called stands under it in full."""
    match choice:
        case EventItem():
            return "Event"
        case SpeakerItem():
            return "Speaker"
        case OutletItem():
            return "Outlet"
        case EntryItem(flag=flag):
            return "Watched" if flag else "Edition"
    return "Articles"


def _apart(path: str) -> tuple[str, str]:
    """The folder of a file and its name, which is not to be broken where the folder's is long; an address is whole."""
    if "://" in path:
        return "", path
    folder, name = os.path.split(path)
    return folder, name or path
