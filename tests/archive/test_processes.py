"""Several processes at one archive, and processes that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.archive import Archive

WRITER = """
import sys
from briefing.archive import Archive
from briefing.model import Article

path, name, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Archive.open(path) as archive:
    for n in range(number):
        archive.add([Article(id=f"{name}-{n}", text=f"Text {n} of {name}. " * 20, title=f"{name} {n}", outlet=name)])
        print(n, flush=True)
"""


def writer(path: Path, name: str, number: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_make_and_fill_one_archive_at_once(path: Path) -> None:
    running = [writer(path, name, 60) for name in ("north", "south")]
    with Archive.open(path) as archive:
        while any(process.poll() is None for process in running):
            archive.events()
            archive.count("articles")
            time.sleep(0.01)
        for process in running:
            _, errors = process.communicate()
            assert (process.returncode, errors) == (0, "")
        assert archive.count("articles") == 120
        assert [(row.name, row.articles) for row in archive.outlets()] == [("north", 60), ("south", 60)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
@pytest.mark.parametrize("after", [0, 7, 31])
def test_killed_while_writing_what_was_said_to_be_there_is_there(path: Path, after: int) -> None:
    process = writer(path, "north", 10_000)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= after:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert process.stderr is not None
    process.stderr.close()
    with Archive.open(path) as archive:
        kept = archive.count("articles")
        assert kept > after
        assert len(archive.article_rows()) == kept
        assert len(archive.search("text", limit=10_000)) == kept
        with archive._connections.reading() as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            db.execute("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")
