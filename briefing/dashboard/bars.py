"""The one-line bars: header, status and footer. Each draws itself from pieces; none mounts anything."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefing.dashboard import dates
from briefing.dashboard.inks import Inks
from briefing.dashboard.lines import Line, cells, fitted, harmless, spread


class Bar(Widget):
    """One line with something at the left and something at the right."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: Line = ()
        self._right: Line = ()
        self._ink = Inks(self)

    def show(self, left: Line, right: Line = ()) -> None:
        """Show other pieces; text from outside must be harmless already."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    @property
    def text(self) -> str:
        """What stands in it, without styles."""
        return "".join(text for text, _ in (*self._left, *self._right))

    def notify_style_update(self) -> None:
        """Another theme: other styles."""
        super().notify_style_update()
        self._ink.clear()

    def render_line(self, y: int) -> Strip:
        """The line; the right side gives way where there is no room for both."""
        width = self.size.width
        inner = max(0, width - 2)
        line = spread(self._left, self._right, inner) if self._right else fitted(self._left, inner)
        base = self._ink.style("")
        segments = [Segment(" ", base), *(Segment(text, self._ink.style(role)) for text, role in line)]
        return Strip(segments).adjust_cell_length(width, base)


class Header(Bar):
    """What is looked at: the date, and how much there is."""

    def tell(self, day: str | None, figures: str) -> None:
        """Show the day (ISO 8601; None: all of them) and the figures of its scope."""
        when = dates.full(day) if day else "All days"
        self.show((("briefing", "strong"), ("   ", ""), (when, "accent")), ((figures, "dim"),))


class Status(Bar):
    """The last message, or how far reading in has come. Showing one never waits for anything."""

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message until the next one."""
        self.show(((harmless(message), "error" if error else ""),))

    def progress(self, what: str, done: int, total: int | None, failed: int) -> None:
        """Show how far work has come; `total` None where nobody can know yet."""
        width = 24
        full = min(width, width * done // total) if total else 0
        figures = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
        bar: Line = (("━" * full, "full"), ("─" * (width - full), "empty")) if total else ()
        troubles: Line = ((f"  {failed:,} could not be read: ! shows them", "error"),) if failed else ()
        self.show(((f"{what}  " if total else f"{what}…", ""), *bar, (figures, "dim"), *troubles))


class Footer(Bar):
    """The keys that work where the cursor is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: tuple[list[tuple[str, str]], tuple[str, str]] = ([], ("", ""))

    def on_resize(self) -> None:
        """Only now is the room known, or another."""
        self.keys(*self._asked)

    def keys(self, pairs: list[tuple[str, str]], right: tuple[str, str] = ("", "")) -> None:
        """Show keys with what they do; as many as there is room for."""
        self._asked = (pairs, right)
        help_: Line = ((right[0], "key"), (" ", ""), (right[1], "dim")) if right[0] else ()
        room = self.size.width - 2 - cells(help_)
        line: Line = ()
        for key, label in pairs:
            more: Line = (*line, (key, "key"), (" ", ""), (label, "dim"), ("   ", ""))
            if cells(more) - 2 > room:
                break
            line = more
        self.show(line, help_)
