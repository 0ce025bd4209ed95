"""What a command is. One small class each: the docstring is its help, the class name its name everywhere else.

`CopyWithCitation` is the command, `copy_with_citation` the id of its binding (so that keys can be re-mapped) and
"Copy with citation" what palette and help call it. Bindings, footer, palette and help are all made from the classes.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk

_CAPITAL = re.compile(r"(?<=.)(?=[A-Z])")
_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift-Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "exclamation_mark": "!",
    "plus": "+",
}


class Command:
    """Something that a key, the palette or a click can do."""

    keys: ClassVar[str] = ""
    """The keys that run it, as Textual names them, with commas between; the first one stands in the footer."""
    label: ClassVar[str] = ""
    """One word for the footer; empty: it is not in the footer."""
    group: ClassVar[str] = ""
    """The heading that it stands under in the help."""
    in_passing: ClassVar[bool] = False
    """Whether it neither decides anything nor changes what is looked at: what was said before is still news."""

    @classmethod
    def name(cls) -> str:
        """ "copy_with_citation": the id of its binding."""
        return _CAPITAL.sub("_", cls.__name__).lower()

    @classmethod
    def title(cls) -> str:
        """ "Copy with citation": what people read."""
        return cls.name().replace("_", " ").capitalize()

    @classmethod
    def help(cls) -> str:
        """Its docstring, as one line."""
        return " ".join((cls.__doc__ or "").split())

    @classmethod
    def works(cls, desk: Desk) -> bool:
        """Whether it does anything where the cursor is now. Asked at every move, so it costs nothing."""
        return True

    @classmethod
    def idle(cls) -> str:
        """What is said where it does nothing."""
        return f"{cls.title()}: there is nothing here that it works on."

    @classmethod
    def run(cls, at: Any) -> Awaitable[None] | None:
        """Do it: to a list for commands that move, else to the desk. What it returns is waited for beside the keys."""
        raise NotImplementedError


def shown(key: str) -> str:
    """A key as people read it: "Ctrl-d", "Space", "G"."""
    if key in _SHOWN:
        return _SHOWN[key]
    return "Ctrl-" + shown(key[5:]) if key.startswith("ctrl+") else key


def pressed(key: str) -> str:
    """A key as Textual names it, of one as people read it."""
    return next((name for name, read in _SHOWN.items() if read == key), key)


def bindings(commands: Iterable[type[Command]]) -> list[Binding]:
    """The bindings of these commands, each under its command's name."""
    return [
        Binding(command.keys, f"run('{command.name()}')", command.title(), show=False, id=command.name())
        for command in commands
        if command.keys
    ]
