"""File names and ids that are not UTF-8, places that cannot be written: told in words, never by a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Run

BRIEFING = (sys.executable, "-m", "briefing")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="file names and limits are those of POSIX")


@pytest.mark.slow
def test_a_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 (a name in bytes)
        file.write("Orrin bridge closed\n\nIt was closed on Tuesday.\n")
    archive = os.fsencode(tmp_path / "a.db")
    for command in (["analyse"], ["add", "--archive", archive]):
        done = subprocess.run([*BRIEFING, *command, "--jobs", "1", name], capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_an_id_that_no_json_can_hold_is_mended(run: Run) -> None:
    result = run(
        "analyse", "-", "--jobs", 1, stdin='{"id": "a\\ud800", "event": "\\udfff", "text": "Bridge closed."}\n'
    )
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a?", "?"]


def test_a_full_disk_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(
        "Orrin bridge closed\n\n" + "It was closed on Tuesday. " * 4000, encoding="utf-8"
    )

    resource = pytest.importorskip("resource")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [*BRIEFING, "analyse", str(tmp_path), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=little_room)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("File too large")
    assert "Traceback" not in done.stderr
