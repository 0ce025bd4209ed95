"""`briefing editions`: what was written is found again."""

from __future__ import annotations

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

from shell import Run


def test_editions_that_were_made_are_listed_with_their_files(run: Run, sample_db: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    shutil.copy(sample_db, archive)
    none = run("editions", "--archive", archive)
    assert (none.exit_code, none.stdout) == (0, "")
    assert "briefing make" in none.stderr
    day, days = tmp_path / "day.md", tmp_path / "days.txt"
    run("make", "--archive", archive, "--date", "2026-03-12", "--out", day)
    run(
        "make", "--archive", archive, "--since", "2026-03-10", "--until", "2026-03-11", "--format", "txt", "--out", days
    )
    run("make", "--archive", archive, "--out", "-")
    listed = run("editions", "--archive", archive).stdout.splitlines()
    assert len(listed) == 3, "what went to stdout is nowhere"
    assert any("12 March 2026" in line and line.endswith(str(day)) for line in listed)
    assert any("10 to 11 March 2026" in line and line.endswith(str(days)) for line in listed)
    day.unlink()
    listed = run("editions", "--archive", archive).stdout.splitlines()
    assert sum(line.endswith("(not there any more)") for line in listed) == 1
    (last,) = run("editions", "--archive", archive, "--limit", "1", "--json").stdout.splitlines()
    assert set(json.loads(last)) == {"path", "title", "since", "until", "written"}
    rows = list(csv.DictReader(StringIO(run("editions", "--archive", archive, "--csv").stdout)))
    assert {row["path"] for row in rows} == {str(day), str(days)}
