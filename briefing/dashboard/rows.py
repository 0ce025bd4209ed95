"""The virtual list that all panes are made of: draws only the lines on screen, fed by a window of the archive.

A line-API widget: 500,000 rows cost what one screen of them costs. Items bring pieces; roles become styles here.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.dashboard.commands.base import bindings
from briefing.dashboard.commands.moving import MOVES, MOVING
from briefing.dashboard.inks import Inks
from briefing.dashboard.items import Item
from briefing.dashboard.keys import AtOnce
from briefing.dashboard.lines import Line
from briefing.dashboard.messages import Moved, Opened
from briefing.dashboard.window import Layout, Window

GUTTER = 2
"""Cells at the left of every line: the cursor's bar and a space."""
AIRY = 34
"""Lines from which there is room for an empty line between items."""
_CURSOR, _CURSOR_AWAY = "▌", "▏"


class Rows(ScrollView, AtOnce, can_focus=True):
    """A list of items with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MOVING)]
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, repaint=False)
    """Number of the current item."""

    def __init__(
        self, *, height: int = 3, reading: bool = False, widest: int = 0, airy: bool = False, id: str | None = None
    ) -> None:
        """`height`: lines an item where heights are uniform; `reading`: tall items scroll; `widest`: text column;
        `airy`: an empty line between items where there is room."""
        super().__init__(id=id)
        self.height = height
        self.reading = reading
        self.widest = widest
        self.airy = airy
        self.ahead = False
        """Whether it stands on an item that the pane beside it does not show yet."""
        self._room = Size(0, 0)
        self._shown = Window.of(())
        self._list = Layout(self._shown, 1, height)
        self._ink = Inks(self)

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def window(self) -> Window:
        """The items that it shows."""
        return self._shown

    @property
    def item(self) -> Item | None:
        """The current item."""
        return self.window.item(self.cursor)

    def show(self, window: Window, *, keep: bool = False, at: str | None = None) -> None:
        """Show other items. With `keep` the cursor stays with its item; with `at` it goes to that key."""
        current = self.item
        key = at or (current.key if keep and current else None)
        scroll = self.scroll_offset.y
        line = self._top() - scroll if keep and current else 0
        self._shown = window
        self._lay(window)
        found = window.find(key, self.cursor) if key else None
        place = found if found is not None else (min(self.cursor, max(0, len(window) - 1)) if keep else 0)
        self.set_reactive(Rows.cursor, place)
        if keep:
            self.scroll_to(y=self._top() - line, animate=False, force=True, immediate=True)
        else:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._into_view()
        self.refresh()
        after = self.item
        if not keep or (after and after.key) != (current and current.key):
            self._tell()

    def _lay(self, window: Window) -> None:
        """Lay items out in the room there is. No other widget's place depends on it, so none is asked to move."""
        width = max(1, self._room.width - GUTTER - 1)
        gap = int(self.airy and self._room.height >= AIRY)
        shown = window if self._room.width else Window.of(())
        self._list = Layout(shown, min(width, self.widest) if self.widest else width, self.height, gap)
        size = Size(self._room.width, self._list.total)
        self.set_reactive(Rows.virtual_size, size)
        self._scroll_update(size)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Wrap for the width there is now, before anything is drawn in it, with the cursor's item where it was."""
        room = size - self.styles.gutter.totals - (self.styles.scrollbar_size_vertical, 0)
        if changed := room != self._room:
            line = self._top() - self.scroll_offset.y
            self._room = room
            self._lay(self._shown)
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._scroll(self._top() - line)
            self._into_view()
        return resized

    def _top(self) -> int:
        return self._list.top(self.cursor) if len(self._list.window) else 0

    # -- moving ----------------------------------------------------------------------------------------------------

    def watch_cursor(self, before: int, now: int) -> None:
        """Bring the cursor's item into view and say that it moved."""
        self._into_view()
        self.refresh()
        if before != now:
            self._tell()

    def _tell(self) -> None:
        self.ahead = True
        self.post_message(Moved(self))

    def validate_cursor(self, cursor: int) -> int:
        """Within the list."""
        return max(0, min(cursor, len(self._shown) - 1))

    def move(self, steps: int) -> None:
        """So many items down; in the reader an item taller than the screen is first read to its end."""
        if not len(self._list.window):
            return
        if self.reading and abs(steps) == 1 and self._read_on(steps):
            return
        self.cursor += steps

    def _read_on(self, steps: int) -> bool:
        """Scroll within an item that reaches beyond the screen; False where it does not."""
        top, bottom = self._list.top(self.cursor), self._list.bottom(self.cursor)
        first, height = self.scroll_offset.y, self._room.height
        if bottom - top <= height:
            return False
        if steps > 0 and bottom > first + height:
            self._scroll(min(bottom - height, first + height // 2))
        elif steps < 0 and top < first:
            self._scroll(max(top, first - height // 2))
        else:
            return False
        return True

    def page(self, pages: float) -> None:
        """So many screens down, the cursor with them."""
        if not len(self._list.window):
            return
        height = self._room.height
        lines = int(height * pages)
        last = max(0, self._list.total - 1)
        target, _ = self._list.at(max(0, min(last, self._top() + lines)))
        if target == self.cursor:
            self._scroll(self.scroll_offset.y + lines)
            target += 1 if pages > 0 and self._list.bottom(self.cursor) <= self.scroll_offset.y + height else 0
        self.cursor = target

    def go(self, index: int) -> None:
        """To the item of that number."""
        self.cursor = index

    def stay(self, index: int, line: int) -> None:
        """At the place where the cursor was, whatever stands there now: `line` was the first one in view."""
        self._scroll(line)
        self.cursor = index

    def end(self) -> None:
        """To the last item, its last line in view."""
        self.cursor = len(self._shown) - 1
        self._scroll(self._list.total)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def _into_view(self) -> None:
        """Scroll as little as shows the cursor's item; the head above the first item is shown with it."""
        height = self._room.height
        if not height or not len(self._list.window):
            return
        index = self.validate_cursor(self.cursor)
        top, bottom, first = self._list.top(index), self._list.bottom(index), self.scroll_offset.y
        if top < first or bottom - top > height:
            self._scroll(top)
        elif bottom > first + height:
            self._scroll(bottom - height)

    def redraw(self, index: int) -> None:
        """Draw an item again that looks different now but is as tall as before."""
        self._list.forget(index)
        self.refresh()

    def reveal(self, index: int, line: int = 0) -> None:
        """To an item, with a line of it in the upper third of the screen."""
        self.cursor = index
        if len(self._list.window):
            self._scroll(self._list.top(self.validate_cursor(index)) + line - self._room.height // 3)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self._room.width
        place = y + self.scroll_offset.y
        if place >= self._list.total:
            return Strip.blank(width, self._ink.style(""))
        index, number = self._list.at(place)
        item = self.window.item(index)
        lines = self._list.lines(index)
        here = index == self.cursor and item is not None and any(lines[number:])
        if self.window.measured and item is not None:
            here = here and number >= item.above
        return self._strip(lines[number], here, width)

    def _strip(self, line: Line, here: bool, width: int) -> Strip:
        lit = here and self.has_focus
        base = self._ink.style("", lit=lit)
        bar = (_CURSOR if lit else _CURSOR_AWAY) if here else " "
        segments = [Segment(bar, self._ink.style("bar", lit=lit)), Segment(" ", base)]
        segments += [Segment(text, self._ink.style(role, lit=lit)) for text, role in line]
        return Strip(segments).adjust_cell_length(width, base)

    def notify_style_update(self) -> None:
        """Another theme: other styles."""
        super().notify_style_update()
        self._ink.clear()

    def watch_has_focus(self, focus: bool) -> None:
        """The cursor looks different where the keys go."""
        super().watch_has_focus(focus)
        self.refresh()

    def action_run(self, name: str) -> None:
        """Run a command that moves within the list."""
        MOVES[name].run(self)

    # -- mouse -----------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        inside = event.get_content_offset(self)
        if inside is None or (place := inside.y + self.scroll_offset.y) >= self._list.total:
            return
        self.cursor, _ = self._list.at(place)
        if event.chain > 1 and self.item:
            self.post_message(Opened())
