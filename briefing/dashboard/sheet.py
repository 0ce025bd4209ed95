"""A sheet over the desk: lines to read and leave, with the same keys as every pane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from briefing.dashboard.bars import Footer, Status
from briefing.dashboard.items import Item
from briefing.dashboard.keys import AtOnce
from briefing.dashboard.lines import harmless
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window

if TYPE_CHECKING:
    from textual.app import ComposeResult

WIDEST = 100


class Sheet(Screen[None], AtOnce):
    """Items on a screen of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", show=False, id="leave_sheet"),
        Binding("ctrl+q,ctrl+c", "quit", "Leave the program", show=False, id="quit_from_sheet"),
        Binding("question_mark,f1", "help", "Show every key that works now", show=False, id="help_on_sheet"),
    ]
    KEYS: ClassVar[list[tuple[str, str]]] = [("Esc", "back")]

    def __init__(self, title: str, items: Sequence[Item], at: int = 0) -> None:
        """`at`: the number of the item that the cursor begins on."""
        super().__init__()
        self._items = items
        self._at = at
        self.rows = Rows(reading=True, widest=WIDEST)
        self.rows.border_title = Content(harmless(title))
        self.status, self.footer = Status(), Footer()

    def compose(self) -> ComposeResult:
        """The items, then status and keys."""
        yield self.rows
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        """Show the items."""
        self.rows.show(Window.of(self._items))
        self.rows.go(self._at)
        self.rows.focus()
        self.footer.keys([*self.KEYS, ("j", "down"), ("k", "up")], ("?", "help"))

    def action_help(self) -> None:
        """The keys that work here."""
        from briefing.dashboard.help import HelpSheet

        if not isinstance(self, HelpSheet):
            self.app.push_screen(HelpSheet(self.active_bindings))

    def action_quit(self) -> None:
        """Out of the program."""
        self.app.exit(0)

    def action_leave(self) -> None:
        """Back to the desk."""
        self.dismiss()
