"""What tests of the command line share."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]
"""Runs `briefing` with arguments."""


def in_terminal(arguments: list[str], until: bytes, keys: bytes, seconds: float = 60) -> tuple[int, bytes]:
    """Run `briefing` until it has painted `until`, then type `keys`; its exit code and all that it painted."""
    pty = pytest.importorskip("pty", reason="needs a terminal of POSIX")
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "briefing", *arguments])
    painted, typed, end = b"", False, time.monotonic() + seconds
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
        if not typed and until in painted:
            os.write(terminal, keys)
            typed = True
    else:
        os.kill(child, 9)
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), painted
