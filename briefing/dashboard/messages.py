"""What the panes and the child process say to the desk: small values that go up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.dashboard.items import Item

if TYPE_CHECKING:
    from briefing.dashboard.rows import Rows


class Moved(Message):
    """The cursor of a pane stands on another item, or on none."""

    def __init__(self, rows: Rows, item: Item | None) -> None:
        super().__init__()
        self.rows = rows
        self.item = item

    @property
    def control(self) -> Rows:
        """The pane's list."""
        return self.rows


class Opened(Message):
    """An item was opened with the mouse."""

    def __init__(self, rows: Rows, item: Item) -> None:
        super().__init__()
        self.rows = rows
        self.item = item
