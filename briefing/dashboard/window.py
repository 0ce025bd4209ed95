"""A window on a list that may be as long as an archive: how many items there are, and any run of them when asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence

from briefing.dashboard.items import Item
from briefing.dashboard.lines import Line

PAGE = 128
"""Items fetched at once."""
_PAGES = 16
"""Pages kept; older ones are fetched again when they come back into view."""


class Window:
    """Items by number, fetched a page at a time and forgotten again, so that memory does not grow with the list."""

    def __init__(self, total: int, fetch: Callable[[int, int], Sequence[Item]], *, measured: bool = False) -> None:
        """`fetch(offset, limit)` answers with the items there; `measured` lists are drawn at their natural heights."""
        self.total = total
        self.measured = measured
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Item]] = OrderedDict()
        self._here: Sequence[Item] | None = None

    @classmethod
    def of(cls, items: Sequence[Item]) -> Window:
        """A window on items that are all here already."""
        window = cls(len(items), lambda offset, limit: (), measured=True)
        window._here = items
        return window

    def __len__(self) -> int:
        return self.total

    def item(self, index: int) -> Item | None:
        """The item of that number; None where there is none (any more: the archive may have changed)."""
        if not 0 <= index < self.total:
            return None
        if self._here is not None:
            return self._here[index]
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(number * PAGE, PAGE)
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def find(self, key: str, near: int = 0) -> int | None:
        """The number of the item with that key, looked for where it was before and then in the pages at hand."""
        if (item := self.item(near)) and item.key == key:
            return near
        if self.measured or self.total <= PAGE * _PAGES:
            return next((n for n in range(self.total) if (item := self.item(n)) and item.key == key), None)
        for number in list(self._pages):
            for place, item in enumerate(self._pages[number]):
                if item.key == key:
                    return number * PAGE + place
        return None

    def seek(self, key: str) -> int | None:
        """The number of the item with that key, however long the list: it is fetched whole where it must be."""
        items = self._here if self._here is not None else self._fetch(0, self.total)
        return next((number for number, item in enumerate(items) if item.key == key), None)


class Layout:
    """Which lines of the screen belong to which item, for one width.

    Measured windows are drawn whole once; all others get `height` lines an item, so that nothing is drawn to know where
    an item stands: the cost does not depend on the length of the list.
    """

    def __init__(self, window: Window, width: int, height: int, gap: int = 0) -> None:
        """`gap`: empty lines after every item."""
        self.window = window
        self.width = max(1, width)
        self.height = height + gap
        self.gap = gap
        self._drawn: OrderedDict[int, list[Line]] = OrderedDict()
        self._tops: list[int] | None = None
        if window.measured:
            tops = [0]
            for index in range(len(window)):
                tops.append(tops[-1] + len(self.lines(index)))
            self._tops = tops

    @property
    def total(self) -> int:
        """Height of the whole list in lines."""
        return self._tops[-1] if self._tops is not None else len(self.window) * self.height

    def top(self, index: int) -> int:
        """The first line of an item, the empty lines before it included."""
        return self._tops[index] if self._tops is not None else index * self.height

    def bottom(self, index: int) -> int:
        """The line after an item's last one."""
        return self._tops[index + 1] if self._tops is not None else (index + 1) * self.height

    def at(self, line: int) -> tuple[int, int]:
        """The item that a line belongs to, and which of its lines it is."""
        if self._tops is None:
            return divmod(line, self.height)
        index = bisect_right(self._tops, line) - 1
        return index, line - self._tops[index]

    def forget(self, index: int) -> None:
        """Draw an item again that looks different now but is as tall as before."""
        self._drawn.pop(index, None)

    def lines(self, index: int) -> list[Line]:
        """An item's lines; where heights are uniform exactly so many."""
        if (lines := self._drawn.get(index)) is not None:
            return lines
        item = self.window.item(index)
        if self.window.measured:
            lines = [()] * item.above + item.draw(self.width) + [()] * self.gap if item else []
        else:
            most = self.height - self.gap
            lines = item.draw(self.width, most)[:most] if item else []
            lines = lines + [()] * (self.height - len(lines))
        self._drawn[index] = lines
        if not self.window.measured and len(self._drawn) > PAGE * 4:
            self._drawn.popitem(last=False)
        return lines
