"""The clipboard, by the route that fits where the program runs; says which route it was, and never claims more.

Locally the system's own tool; over ssh the terminal (OSC 52, wrapped for tmux and screen), which never answers; a file
where both fail or where the text is longer than terminals take.
"""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Route = Literal["native", "terminal", "file", "none"]

LONGEST = 70_000
"""Bytes of OSC 52 that terminals can be trusted to take (they cut at 1 to 75 KB)."""
_SCREEN_PIECE = 700
"""Bytes of a control string that GNU screen passes on at once (its limit is 768)."""
_TIMEOUT = 3


@dataclass(frozen=True)
class Outcome:
    """How a copy went, in words for the status line."""

    route: Route
    message: str


def copy(
    text: str,
    *,
    environ: Mapping[str, str],
    write: Callable[[str], None],
    folder: Path,
    native: Callable[[str], bool] | None = None,
) -> Outcome:
    """Copy `text`, trying one route after the other. Blocks while the system's tool runs: call it in a thread.

    `write` sends control strings to the terminal; `folder` is where the file goes; `native(text)` says whether the
    system's clipboard now holds the text (default: by pyperclip).
    """
    length = f"{len(text):,} character{'' if len(text) == 1 else 's'}"
    if not remote(environ) and (native or _native)(text):
        return Outcome("native", f"Copied, {length}")
    sequence = osc52(text)
    if len(sequence) <= LONGEST:
        try:
            write(wrapped(sequence, environ))
        except OSError:
            return _to_file(text, folder, f"The terminal takes nothing; {length}")
        if environ.get("TMUX") and _tmux_buffer(text):
            return Outcome("terminal", f"In tmux's buffer and sent to the terminal (OSC 52), {length}")
        return Outcome("terminal", f"Sent to the terminal (OSC 52), {length}")
    return _to_file(text, folder, f"Too long for a terminal, {length}")


def remote(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is on another machine, so that this one's clipboard is nobody's."""
    return any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"))


def osc52(text: str) -> str:
    """The control string that asks a terminal to put `text` on its clipboard."""
    return f"\x1b]52;c;{b64encode(text.encode('utf-8', 'replace')).decode('ascii')}\x07"


def wrapped(sequence: str, environ: Mapping[str, str]) -> str:
    """`sequence` as tmux or screen hand it on to the terminal around them."""
    if environ.get("TMUX"):
        return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("STY") or environ.get("TERM", "").startswith("screen"):
        pieces = (sequence[start : start + _SCREEN_PIECE] for start in range(0, len(sequence), _SCREEN_PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def _native(text: str) -> bool:
    """Whether the system's clipboard holds the text now: it is read back, line ends aside."""
    try:
        import pyperclip

        pyperclip.copy(text)
        return str(pyperclip.paste()).replace("\r\n", "\n") == text.replace("\r\n", "\n")
    except Exception:  # no display, no tool, a tool that fails: the next route
        return False


def _tmux_buffer(text: str) -> bool:
    """Whether tmux took the text; with -w (tmux 3.2) it also tells the terminal around it."""
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=_TIMEOUT,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _to_file(text: str, folder: Path, why: str) -> Outcome:
    path = folder / "clipboard.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as error:
        return Outcome("none", f"Not copied: {why.lower()}, and {path} cannot be written ({error.strerror})")
    return Outcome("file", f"{why}: written to {path}")
