"""What tests of the command line share."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
"""Runs `briefing` with arguments."""


def in_terminal(
    arguments: list[str],
    *steps: tuple[bytes, bytes],
    seconds: float = 60,
    stdout: Path | None = None,
    stderr: Path | None = None,
) -> tuple[int, bytes]:
    """Run `briefing`; of each step, wait until the first is painted and type the second. Exit code, all it painted.

    `stdout` and `stderr`: files that these go to instead of the terminal.
    """
    pty = pytest.importorskip("pty", reason="needs a terminal of POSIX")
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        for place, file in ((1, stdout), (2, stderr)):
            if file:
                os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), place)
        os.execv(sys.executable, [sys.executable, "-m", "briefing", *arguments])
    painted, seen, waiting, end = b"", 0, list(steps), time.monotonic() + seconds
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                chunk = b""
            if not chunk:
                break
            painted += chunk
        if waiting and waiting[0][0] in painted[seen:]:
            seen = len(painted)
            os.write(terminal, waiting.pop(0)[1])
    else:
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), painted
