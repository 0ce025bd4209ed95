"""What can be wrong with a settings file, told so that it can be mended at once."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from briefing.settings.schema import Settings


class Problem(Struct, frozen=True):
    """One thing that is wrong, and where."""

    message: str
    line: int | None = None
    """Counted from 1; None where the file as a whole is meant."""
    column: int | None = None
    """Counted from 1."""

    def at(self, file: str) -> str:
        """`file:line:column: message`, the form that editors jump to."""
        place = ":".join(str(part) for part in (file, self.line, self.column) if part is not None)
        return f"{place}: {self.message}"


class SettingsError(Exception):
    """A settings file that cannot be taken as it is; names everything that is wrong, not only the first thing."""

    def __init__(self, file: str, problems: Iterable[Problem], settings: Settings | None = None) -> None:
        self.file = file
        self.problems = tuple(problems)
        self.settings = settings
        """What the sound parts of the file say, defaults for the rest; None where nothing could be read."""
        super().__init__("\n".join(problem.at(file) for problem in self.problems))


def nearest(name: str, valid: Iterable[str]) -> str:
    """The hint that ends a message: the valid name most like `name`, else all of them if they are few, else nothing."""
    names = list(valid)
    by_folded = {candidate.casefold(): candidate for candidate in names}
    close = get_close_matches(name.casefold(), list(by_folded), n=1, cutoff=0.6)
    if close:
        return f" Did you mean {by_folded[close[0]]!r}?"
    return f" Valid: {', '.join(names)}." if 0 < len(names) <= 15 else ""
