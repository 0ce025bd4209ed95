"""The one-line bars: header, status and footer. Each draws itself from pieces; none mounts anything."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.events import Click
from textual.strip import Strip
from textual.widget import Widget

from briefing.dashboard import dates
from briefing.dashboard.inks import Inks
from briefing.dashboard.lines import Line, Piece, cells, fitted, harmless, shortened, spread

if TYPE_CHECKING:
    from textual.timer import Timer

_BAR = 20
"""Cells of a progress bar."""
_APART = "   "
"""Between two keys of the footer."""
LASTS = 10
"""Seconds that a message stays where nothing else is done."""
UNREAD = 3
"""Seconds in which nobody may have read an error yet: it may have come while something else was done."""


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

    def _line(self) -> Line:
        """What there is room for; the left side gives way where there is none for both."""
        inner = max(0, self.size.width - 2)
        return spread(self._left, self._right, inner) if self._right else fitted(self._left, inner)

    def render_line(self, y: int) -> Strip:
        """The line, a blank before it."""
        base = self._ink.style("")
        segments = [Segment(" ", base), *(Segment(text, self._ink.style(role)) for text, role in self._line())]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def key_of(self, before: Line) -> str | None:
        """The key that somebody means who clicks on the last of these pieces, as it is shown; None: no key."""
        return None

    def on_click(self, event: Click) -> None:
        """A click on a key, or on what it does, is that key pressed."""
        from briefing.dashboard.commands.base import pressed

        end = 1
        for number, piece in enumerate(line := self._line(), 1):
            end += cells((piece,))
            if event.x < end:
                if event.x and (key := self.key_of(line[:number])):
                    self.app.simulate_key(pressed(key))
                return


class Header(Bar):
    """What is looked at: the lists of the navigator with the one shown, the date, and how much there is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told: tuple[Sequence[str], int, str, Sequence[str]] = ((), 0, "", ())

    def tell(self, views: Sequence[str], here: int, day: str | None, figures: Sequence[str]) -> None:
        """Show the names of the lists, the day (ISO 8601; None: all of them) and the figures of its scope."""
        self._told = (views, here, dates.full(day) if day else "All days", figures)
        self.on_resize()

    def key_of(self, before: Line) -> str | None:
        """The number of the list that the piece names."""
        return before[-1][0].split()[0] if before[-1][1] in ("here", "dim") and before[-1][0][0].isdigit() else None

    def on_resize(self) -> None:
        """What there is room for, the least needed left out first: figures, the program's name, names of lists."""
        views, here, day, figures = self._told
        name: Line = (("briefing", "strong"), ("   ", ""))
        tabs, short = _tabs(views, here), _tabs(views, here, short=True)
        when: Line = ((day, "accent"),)
        notes = [_noted(when, figures[:number]) for number in range(len(figures), -1, -1)]
        choices = [((*name, *tabs), note) for note in notes] + [(tabs, when), (short, when)]
        room = self.size.width - 2
        self.show(*next((pair for pair in choices if cells(pair[0]) + cells(pair[1]) + 2 <= room), choices[-1]))


def _tabs(views: Sequence[str], here: int, *, short: bool = False) -> Line:
    """ "1 Events  2 Speakers  3 Outlets", the one shown in bold; `short`: of the others the number alone."""
    parts: list[Piece] = []
    for number, name in enumerate(views):
        parts.append(("  " if number else "", ""))
        text = str(number + 1) if short and number != here else f"{number + 1} {name.capitalize()}"
        parts.append((text, "here" if number == here else "dim"))
    return tuple(parts)


def _noted(when: Line, figures: Sequence[str]) -> Line:
    return (*when, *((f" · {figure}", "dim") for figure in figures))


class Status(Bar):
    """The last message, and at the right how far work beside the keys has come. Nothing here waits for anything."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._message = self._standing = ("", "")
        self._said = 0.0
        self._expiry: Timer | None = None
        self._progress: Line = ()

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message until the next one, or until it is no news; an error does not go by itself.

        Where it is too long, the “name” in it gives way and not what follows.
        """
        self._message, self._said = (harmless(message), "error" if error else ""), monotonic()
        self._expire_later(0 if error or not message else LASTS)
        self.on_resize()

    def stand(self, message: str, *, error: bool = False) -> None:
        """Show this wherever there is no other message, for as long as it holds; "": it holds no more."""
        self._standing = (harmless(message), "error" if error else "")
        self.on_resize()

    def fade(self) -> None:
        """Something else was done, so the message is no news; an error stays until there was time to read it."""
        if self._message[1] != "error" or monotonic() - self._said > UNREAD:
            self.say("")

    def _expire_later(self, seconds: float) -> None:
        if self._expiry is not None:
            self._expiry.stop()
        self._expiry = self.set_timer(seconds, self._expire) if seconds and self.is_running else None

    def _expire(self) -> None:
        """No news any more, except where a question has stood in its place."""
        if self.display:
            self.say("")
        else:
            self._expire_later(LASTS)

    @property
    def _shown(self) -> tuple[str, str]:
        return self._message if self._message[0] else self._standing

    @property
    def text(self) -> str:
        """The whole message, and how far work has come."""
        return self._shown[0] + "".join(text for text, _ in self._progress)

    def on_resize(self) -> None:
        """As much of the message as there is room for."""
        text, role = self._shown
        room = self.size.width - 2 - (cells(self._progress) + 1 if self._progress else 0)
        self.show(((shortened(text, room) if room > 0 else text, role),), self._progress)

    def progress(self, what: str, done: int, total: int | None, failed: int) -> None:
        """Show how far work has come; `total` None where nobody can know yet."""
        full = min(_BAR, _BAR * done // total) if total else 0
        figures = f" {done:,} of {total:,}" if total else f" {done:,}" if done else ""
        bar: Line = (("━" * full, "full"), ("─" * (_BAR - full), "empty")) if total else ()
        troubles: Line = ((f"  {failed:,} could not be read: ! shows them", "error"),) if failed else ()
        self._progress = ((f"{what}  " if total else f"{what}…", ""), *bar, (figures, "dim"), *troubles)
        self.on_resize()

    def done(self) -> None:
        """Work has ended."""
        self._progress = ()
        self.on_resize()


class Footer(Bar):
    """The keys that work where the cursor is; while something is asked, what that is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = ""
        self._asked: tuple[list[tuple[str, str]], tuple[str, str]] = ([], ("", ""))

    def key_of(self, before: Line) -> str | None:
        """The key that the piece is, or that it tells of."""
        for text, role in reversed(before):
            if role == "key":
                return text
            if text == _APART:
                return None
        return None

    def on_resize(self) -> None:
        """Only now is the room known, or another."""
        self.keys(*self._asked)

    def ask(self, question: str) -> None:
        """Show what is asked for, and the keys of an answer, until an empty question."""
        self._question = question
        self.on_resize()

    def keys(self, pairs: list[tuple[str, str]], right: tuple[str, str] = ("", "")) -> None:
        """Show keys with what they do; as many as there is room for."""
        self._asked = (pairs, right)
        if self._question:
            takes: Line = (("Enter", "key"), (" take it", "dim"), (_APART, ""), ("Esc", "key"), (" leave it", "dim"))
            room = self.size.width - 2
            asked: Line = ((shortened(self._question, room), ""),)
            self.show(asked, takes if cells(asked) + 2 + cells(takes) <= room else ())
            return
        help_: Line = ((right[0], "key"), (" ", ""), (right[1], "dim")) if right[0] else ()
        room = self.size.width - 2 - cells(help_) - 1
        line: Line = ()
        for key, label in pairs:
            apart: Line = ((_APART, ""),) if line else ()
            more: Line = (*line, *apart, (key, "key"), (" ", ""), (label, "dim"))
            if cells(more) > room:
                break
            line = more
        self.show(line, help_)
