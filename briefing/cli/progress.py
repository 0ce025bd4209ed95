"""A line on stderr that says how far the work is. Only on a terminal; it leaves no trace."""

from __future__ import annotations

import shutil
import sys
import time
from types import TracebackType

from briefing.cli.output import fit

_BETWEEN = 0.1
"""Seconds between two paintings."""
_BAR = 24


class ProgressLine:
    """`with ProgressLine() as line: line.show("Analysing", 3, 10)`. Silent where stderr is no terminal."""

    def __init__(self, wanted: bool = True) -> None:
        self.on = wanted and sys.stderr.isatty()
        self._painted = 0.0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, what: str, done: int | None = None, total: int | None = None) -> None:
        """Paint `what` with a bar (`done` of `total`) or a count (`done`); at most ten times a second."""
        now = time.monotonic()
        complete = total is not None and done == total
        if not self.on or (now - self._painted < _BETWEEN and not complete):
            return
        self._painted = now
        if done is not None and total:
            filled = _BAR * done // total
            text = f"{what} {'━' * filled}{'╌' * (_BAR - filled)} {done} of {total}"
        else:
            text = f"{what}: {done}" if done else what
        cells = shutil.get_terminal_size().columns - 1
        sys.stderr.write(f"\r{fit(text, cells)}\r")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before something else is written to stderr."""
        if self.on and self._painted:
            sys.stderr.write(f"\r{' ' * (shutil.get_terminal_size().columns - 1)}\r")
            sys.stderr.flush()
            self._painted = 0.0
