"""Reading in as a child process, watched through what it prints: the process that draws never computes.

The child is `briefing add --progress json`, or `going_on`, which adds nothing; each line that it prints is one word of
progress (see docs/decisions).
Ended at any moment, what it had read is kept, and the next one goes on from there.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

import msgspec

from briefing.archive import Unread
from briefing.dashboard.items import amount
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.dashboard.app import Dashboard
    from briefing.dashboard.desk import Desk

SAMPLE = "Sample feed: all of it is fiction. a adds your articles, b builds a briefing."
_LONGEST = 1 << 20
"""Bytes of one line of progress."""
_PATIENCE = 2
"""Seconds that the child is given to end by itself."""


def ask_what_to_add(desk: Desk) -> None:
    """Ask which file or folder to read in."""

    def add(answer: str) -> None:
        desk.in_background(_add(desk, answer), "adding")

    desk.ask("File or folder to read in" + (", into an archive of your own" if desk.sample else ""), add)


async def _add(desk: Desk, answer: str) -> None:
    """Read in what the answer names; a name that is mistyped leaves all as it is, and nobody without the sample."""
    inputs = await asyncio.to_thread(_named, answer)
    if not inputs:
        desk.say(f"There is no file or folder “{answer}”.", error=True)
    elif desk.sample:
        cast("Dashboard", desk.app).add_elsewhere(inputs)
    else:
        read_in(desk, inputs)


def _named(answer: str) -> list[str]:
    """The files and folders that an answer names: one as it is typed, or some as terminals write those dropped on them,
    in quotes or with a backslash before each blank."""
    readings = [[answer]]
    with suppress(ValueError):  # a quote that is not closed
        readings.append(shlex.split(answer))
    for reading in readings:
        paths = [os.path.expanduser(part) for part in reading]  # noqa: PTH111 (pathlib raises where nobody has the name)
        if paths and all(map(os.path.exists, paths)):
            return paths
    return []


def read_in(desk: Desk, inputs: Sequence[str]) -> None:
    """Read files and folders into the archive, in a process of its own; without any, go on where one was stopped."""
    if desk.reading_in and desk.reading_in.running:
        desk.say("Still reading in; add more when that is done.")
        return
    desk.reading_in = ReadingIn(desk.archive.path, desk.settings, inputs)
    desk.in_background(desk.reading_in.watch(desk), "reading_in")


class ReadingIn:
    """One run of `briefing add`, or of what goes on where one was interrupted."""

    def __init__(self, archive: str, settings: Settings, inputs: Sequence[str]) -> None:
        self._going_on = not inputs
        path = [settings.path] if settings.path else []
        if self._going_on:
            self._command = [sys.executable, "-m", "briefing.dashboard.going_on", archive, *path]
        else:
            self._command = [sys.executable, "-m", "briefing", "add", "--archive", archive, "--progress", "json"]
            self._command += ["--settings", *path] if path else []
            self._command += ["--", *inputs]
        self._analysed = 0
        self._child: asyncio.subprocess.Process | None = None
        self._failed = 0
        self._said = ""
        self.running = True

    async def watch(self, desk: Desk) -> None:
        """Start the child and tell the desk what it says, until it ends."""
        desk.failures = []
        desk.navigator.reading_in = True
        desk.navigator.load()
        desk.say("")
        desk.status.progress("Reading in", 0, None, 0)
        try:
            self._child = child = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=_LONGEST,
                start_new_session=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
            assert child.stdout is not None and child.stderr is not None
            errors = asyncio.create_task(child.stderr.read())
            async for line in child.stdout:
                self._tell(desk, line)
            code = await child.wait()
            said = (await errors).decode("utf-8", "replace").strip()
            if code not in (0, 1):
                desk.failures.append(Unread("Reading in stopped", said or f"it ended with code {code}"))
                desk.say("Reading in stopped: ! shows why", error=True)
        except OSError as error:
            desk.say(f"Reading in cannot be started: {error}", error=True)
        finally:
            self.running = desk.navigator.reading_in = False
            desk.status.done()

    def _tell(self, desk: Desk, line: bytes) -> None:
        try:
            word: Mapping[str, Any] = msgspec.json.decode(line)
        except msgspec.DecodeError:
            return
        match word.get("type"):
            case "reading":
                desk.status.progress("Reading in", int(word["n"]), None, self._failed)
            case "analysing":
                self._analysed = int(word["done"])
                desk.status.progress("Analysing", self._analysed, int(word["total"]), self._failed)
            case "grouping":
                total = int(word.get("total", 0))
                desk.status.progress("Grouping into events", int(word.get("done", 0)), total or None, self._failed)
            case "failed":
                self._failed += 1
                failure = word["failure"]
                desk.failures.append(Unread(failure["path"], failure["reason"], failure.get("hint") or ""))
            case "done":
                desk.navigator.reading_in, desk.failures = False, []  # the archive has them now
                desk.listing.summaries.clear()
                desk.status.done()
                desk.refresh_panes()
                told = "Gone on where it was stopped"
                told += f": {amount(self._analysed, 'article')} analysed" if self._analysed else ""
                told = _summary(word, told if self._going_on else "")
                failed = bool(word["failed"])
                desk.say(SAMPLE if desk.sample and not failed else told, error=failed)

    async def end(self) -> None:
        """End the child, and with it the processes that analyse for it; what it has read is kept."""
        child = self._child
        if child is None or child.returncode is not None:
            return
        with suppress(ProcessLookupError):
            # Interrupted, it ends its own processes first; terminated, it would leave them behind.
            child.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
        try:
            await asyncio.wait_for(child.wait(), _PATIENCE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL) if os.name == "posix" else child.kill()
            await child.wait()


def _summary(word: Mapping[str, Any], told: str) -> str:
    """ "24 articles read in, 6 known already, 1 could not be read: ! shows why."; `told`: in place of the first."""
    known = f"{word['known']:,} known already" if word["known"] else ""
    added = f"{amount(int(word['added']), 'article')} read in" if word["added"] or not known else "Nothing new"
    parts = [told or added]
    parts += [known] if known else []
    if word["failed"]:
        parts.append(f"{word['failed']:,} could not be read: ! shows why")
    return ", ".join(parts) + "."
