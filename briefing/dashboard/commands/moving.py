"""Moving the cursor: the same keys in every list of every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.dashboard.commands.base import Command

if TYPE_CHECKING:
    from briefing.dashboard.rows import Rows


class Moving(Command):
    """A command that moves within the list that has the focus."""

    group = "Moving"


class Down(Moving):
    """One line down; in the reader, on through what is longer than the screen."""

    keys = "j,down"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.move(1)


class Up(Moving):
    """One line up."""

    keys = "k,up"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.move(-1)


class HalfScreenDown(Moving):
    """Half a screen down."""

    keys = "ctrl+d"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.page(0.5)


class HalfScreenUp(Moving):
    """Half a screen up."""

    keys = "ctrl+u"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.page(-0.5)


class ScreenDown(Moving):
    """A screen down."""

    keys = "pagedown,ctrl+f"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.page(1)


class ScreenUp(Moving):
    """A screen up."""

    keys = "pageup,ctrl+b"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.page(-1)


class First(Moving):
    """To the first entry."""

    keys = "g,home"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.go(0)


class Last(Moving):
    """To the last entry."""

    keys = "G,end"

    @classmethod
    def run(cls, at: Rows) -> None:
        at.end()


MOVING: tuple[type[Moving], ...] = (Down, Up, HalfScreenDown, HalfScreenUp, ScreenDown, ScreenUp, First, Last)
MOVES = {command.name(): command for command in MOVING}
"""The moving commands by name."""
