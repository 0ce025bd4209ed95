"""The virtual list that all panes are made of: draws only the lines on screen, fed by a window of the archive.

A line-API widget: 500,000 rows cost what one screen of them costs. Items bring pieces; roles become styles here.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.dashboard.commands.base import bindings
from briefing.dashboard.commands.moving import MOVES, MOVING
from briefing.dashboard.items import Item
from briefing.dashboard.lines import Line
from briefing.dashboard.messages import Moved, Opened
from briefing.dashboard.window import Layout, Window

ROLES = (
    *("dim", "title", "heading", "headline", "speaker", "quote", "quotation", "summary"),
    *("unsure", "flag", "match", "gutter", "error", "accent"),
)
GUTTER = 2
"""Cells at the left of every line: the cursor's bar and a space."""
AIRY = 34
"""Lines from which there is room for an empty line between items."""
_CURSOR, _CURSOR_AWAY = "▌", "▏"


class Rows(ScrollView, can_focus=True):
    """A list of items with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--bar", *(f"rows--{role}" for role in ROLES)}
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
        self._list = Layout(Window.of(()), 1, height)
        self._styles: dict[tuple[str, bool], Style] = {}

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def window(self) -> Window:
        """The items that it shows."""
        return self._list.window

    @property
    def item(self) -> Item | None:
        """The current item."""
        return self.window.item(self.cursor)

    def show(self, window: Window, *, keep: bool = False, at: str | None = None) -> None:
        """Show other items. With `keep` the cursor stays with its item; with `at` it goes to that key."""
        current = self.item
        key = at or (current.key if keep and current else None)
        scroll = self.scroll_offset.y
        line = self._list.top(self.cursor) - scroll if keep and current else 0
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
            self.post_message(Moved(self, after))

    def _lay(self, window: Window) -> None:
        width = max(1, self.scrollable_content_region.width - GUTTER - 1)
        gap = int(self.airy and self.size.height >= AIRY)
        self._list = Layout(window, min(width, self.widest) if self.widest else width, self.height, gap)
        self.virtual_size = Size(self.scrollable_content_region.width, self._list.total)

    def _top(self) -> int:
        return self._list.top(self.cursor) if len(self.window) else 0

    def on_resize(self) -> None:
        """Wrap again for another width, with the cursor's item where it was."""
        line = self._top() - self.scroll_offset.y
        self._lay(self.window)
        self.scroll_to(y=self._top() - line, animate=False, force=True, immediate=True)
        self._into_view()

    # -- moving ----------------------------------------------------------------------------------------------------

    def watch_cursor(self, before: int, now: int) -> None:
        """Bring the cursor's item into view and say that it moved."""
        self._into_view()
        self.refresh()
        if before != now:
            self.post_message(Moved(self, self.item))

    def validate_cursor(self, cursor: int) -> int:
        """Within the list."""
        return max(0, min(cursor, len(self.window) - 1))

    def move(self, steps: int) -> None:
        """So many items down; in the reader an item taller than the screen is first read to its end."""
        if not len(self.window):
            return
        if self.reading and abs(steps) == 1 and self._read_on(steps):
            return
        self.cursor += steps

    def _read_on(self, steps: int) -> bool:
        """Scroll within an item that reaches beyond the screen; False where it does not."""
        top, bottom = self._list.top(self.cursor), self._list.bottom(self.cursor)
        first, height = self.scroll_offset.y, self.scrollable_content_region.height
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
        if not len(self.window):
            return
        height = self.scrollable_content_region.height
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

    def end(self) -> None:
        """To the last item, its last line in view."""
        self.cursor = len(self.window) - 1
        self._scroll(self._list.total)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True, immediate=True)

    def _into_view(self) -> None:
        """Scroll as little as shows the cursor's item; the head above the first item is shown with it."""
        height = self.scrollable_content_region.height
        if not height or not len(self.window):
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
        if len(self.window):
            self._scroll(self._list.top(self.validate_cursor(index)) + line - self.size.height // 3)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        place = y + self.scroll_offset.y
        if place >= self._list.total:
            return Strip.blank(width, self.rich_style)
        index, number = self._list.at(place)
        item = self.window.item(index)
        lines = self._list.lines(index)
        here = index == self.cursor and item is not None and number < len(lines) - self._list.gap
        if self.window.measured and item is not None:
            here = here and number >= item.above
        return self._strip(lines[number], here, width)

    def _strip(self, line: Line, here: bool, width: int) -> Strip:
        lit = here and self.has_focus
        base = self._style("", lit)
        bar = (_CURSOR if lit else _CURSOR_AWAY) if here else " "
        segments = [Segment(bar, self._style("bar", lit)), Segment(" ", base)]
        segments += [Segment(text, self._style(role, lit)) for text, role in line]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, role: str, lit: bool) -> Style:
        """The style of a role (or several, "quotation match"), on the cursor's line or not."""
        key = (role, lit)
        style = self._styles.get(key)
        if style is None:
            style = self.rich_style
            if lit:
                style += self.get_component_rich_style("rows--cursor", partial=True)
            for name in role.split():
                style += self.get_component_rich_style(f"rows--{name}", partial=True)
            self._styles[key] = style
        return style

    def notify_style_update(self) -> None:
        """Another theme: other styles."""
        super().notify_style_update()
        self._styles.clear()

    def watch_has_focus(self, focus: bool) -> None:
        """The cursor looks different where the keys go."""
        self._styles.clear()
        super().watch_has_focus(focus)
        self.refresh()

    def action_run(self, name: str) -> None:
        """Run a command that moves within the list."""
        MOVES[name].run(self)

    # -- mouse -----------------------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one opens."""
        place = event.y + self.scroll_offset.y
        if place >= self._list.total:
            return
        self.cursor, _ = self._list.at(place)
        if event.chain > 1 and self.item:
            self.post_message(Opened(self, self.item))
