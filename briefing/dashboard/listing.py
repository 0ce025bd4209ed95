"""The second pane: what belongs to the choice in the first one, or what a search found."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content

from briefing.archive import Scope
from briefing.dashboard.contents import Contents, Summary
from briefing.dashboard.items import (
    EntryItem,
    EventItem,
    FoldItem,
    HeadingItem,
    Item,
    NoteItem,
    OutletItem,
    SpeakerItem,
)
from briefing.dashboard.lines import harmless
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window


class Failed(Struct, frozen=True):
    """An input that could not be read in."""

    path: str
    reason: str
    hint: str = ""


class Listing(Rows):
    """Summary, key quotations and articles of the choice."""

    def __init__(self, contents: Contents, *, id: str | None = None) -> None:
        super().__init__(height=4, id=id)
        self.contents = contents
        self.choice: Item | None = None
        self.scope = Scope()
        self.words = ""
        """The words looked for while what was found is shown; else empty."""
        self.failures = False
        """Whether the inputs that could not be read are shown."""
        self.unfolded: frozenset[str] = frozenset()
        self.summaries: dict[str, Summary] = {}
        """Summaries of events made by another method, by event."""

    @property
    def special(self) -> bool:
        """Whether it shows something else than what belongs to the choice."""
        return bool(self.words) or self.failures

    def choose(self, choice: Item | None, scope: Scope) -> None:
        """Show what belongs to an item of the navigator."""
        same = not self.special and choice is not None and self.choice is not None and choice.key == self.choice.key
        self.choice, self.scope, self.words, self.failures = choice, scope, "", False
        self.load(keep=same)

    def load(self, *, keep: bool = True) -> None:
        """Ask the archive again."""
        if self.special:
            return
        summary = self.summaries.get(self.choice.key) if self.choice else None
        window = self.contents.listing(self.choice, self.scope, self.unfolded, summary)
        self._title(_name(self.choice))
        self.show(window, keep=keep)

    def show_found(self, query: str, window: Window, *, keep: bool = False) -> None:
        """Show what a search found; with `keep` the cursor stays with its item."""
        self.words, self.failures = query, False
        self._title("Search")
        if len(window) == 1:
            note = NoteItem(
                "nothing", "Nothing found.", "", "All of the words have to stand in an article. Esc goes back."
            )
            window = Window.of([*filter(None, [window.item(0)]), note])
        self.show(window, keep=keep)
        if not keep:
            self.go(1)

    def show_failures(self, failures: list[Failed]) -> None:
        """Show the inputs that could not be read, each with its reason and what to do."""
        self.words, self.failures = "", True
        self._title("Not read in")
        head = HeadingItem("failures", "Not read in", f"{len(failures):,}")
        rows = [
            NoteItem(f"failed {number}", failed.path, "title", "\n".join(filter(None, (failed.reason, failed.hint))))
            for number, failed in enumerate(failures)
        ]
        self.show(Window.of([head, *rows]))

    def leave(self) -> None:
        """Back from a search or the failures to what belongs to the choice."""
        self.words, self.failures = "", False
        self.load(keep=False)

    def fold(self, item: FoldItem) -> None:
        """Unfold what is folded away, or fold it again."""
        self.unfolded ^= {item.key}
        self.load()

    def _title(self, title: str) -> None:
        self.border_title = Content(harmless(title))


def _name(choice: Item | None) -> str:
    if isinstance(choice, EventItem):
        return choice.row.title
    if isinstance(choice, SpeakerItem):
        return choice.row.name
    if isinstance(choice, OutletItem):
        return choice.row.name or "Outlet not known"
    if isinstance(choice, EntryItem):
        return choice.title
    return ""
