"""What the panes say to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.dashboard.rows import Rows


class Moved(Message):
    """The cursor of a pane stands on another item, or on none."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.rows = rows


class Opened(Message):
    """An item was opened with the mouse."""
