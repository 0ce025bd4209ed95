from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from shell import Run

from briefing.archive import Archive

NOTE = """Orrin bridge closed after crack is found

Engineers closed the Orrin bridge on Tuesday.

“Nobody will drive over it before I have walked over it,” said Tove Halvorsen-Quist, chief engineer.
"""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "new" / "folder" / "archive.db"


@pytest.fixture
def wires(tmp_path: Path) -> Path:
    folder = tmp_path / "wires"
    folder.mkdir()
    (folder / "2026-03-10-bridge.txt").write_text(NOTE, encoding="utf-8")
    (folder / "2026-03-10-choir.txt").write_text("Choir wins prize\n\nA choir won.\n", encoding="utf-8")
    return folder


def test_it_reads_in_and_says_what_it_did(run: Run, db: Path, wires: Path) -> None:
    result = run("add", "--archive", db, "--jobs", 1, wires)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("2 articles added in ")
    with Archive.open(db) as archive:
        assert archive.count("articles") == 2
        assert archive.count("events") == 2
        assert [row.speaker for row in archive.quotations()] == ["Tove Halvorsen-Quist"]
    again = run("add", "--archive", db, "--jobs", 1, wires)
    assert (again.exit_code, again.stderr.partition(" in ")[0]) == (0, "0 articles added, 2 known already")


def test_a_broken_input_is_named_and_the_others_are_read(run: Run, db: Path, wires: Path) -> None:
    (wires / "a-broken.jsonl").write_text("{not json\n", encoding="utf-8")
    result = run("add", "--archive", db, "--jobs", 1, wires, wires / "none.txt")
    assert result.exit_code == 1
    assert "a-broken.jsonl" in result.stderr
    assert "none.txt: there is no such file or folder" in result.stderr
    assert "2 articles added, 2 failed" in result.stderr
    with Archive.open(db) as archive:
        assert archive.count("articles") == 2


def test_a_date_that_cannot_be_read_is_told_and_is_no_failure(run: Run, db: Path, tmp_path: Path) -> None:
    wire = tmp_path / "wire.jsonl"
    wire.write_text('{"title": "Choir wins prize", "published": "2026-99-99"}\n', encoding="utf-8")
    result = run("add", "--archive", db, "--jobs", 1, wire)
    assert result.exit_code == 0
    assert "wire.jsonl:1: “2026-99-99” is no date that can be read, so the article is undated" in result.stderr
    assert "1 article added in" in result.stderr
    steps = run("add", "--archive", db, "--jobs", 1, "--progress", "json", wire).stdout.splitlines()
    told = [step["remark"] for step in map(json.loads, steps) if step["type"] == "remark"]
    assert [sorted(one) for one in told] == [["hint", "path", "reason"]]
    analysed = run("analyse", "--jobs", 1, wire)
    assert (analysed.exit_code, "is no date" in analysed.stderr) == (0, True)
    with Archive.open(db) as archive:
        assert [row.published for row in archive.article_rows()] == [None]
        assert archive.moments.unread() == []


@pytest.mark.parametrize("progress", ["auto", "json"])
def test_where_nothing_can_be_read_nothing_is_left_behind(run: Run, db: Path, tmp_path: Path, progress: str) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("add", "--archive", db, "--jobs", 1, "--progress", progress, tmp_path / "none.txt", empty)
    assert result.exit_code == 1
    assert "none.txt: there is no such file or folder" in result.stderr
    assert "empty.txt: it is empty" in result.stderr
    if progress == "json":
        steps = [json.loads(line) for line in result.stdout.splitlines()]
        assert [step["type"] for step in steps] == ["failed", "failed", "done"]
        assert (steps[-1]["added"], steps[-1]["known"], steps[-1]["failed"]) == (0, 0, 2)
    else:
        assert "0 articles added, 2 failed" in result.stderr
    assert not db.parent.parent.exists()


def test_what_failed_before_the_first_article_is_remembered_with_it(run: Run, db: Path, wires: Path) -> None:
    none = wires / "none.txt"
    assert run("add", "--archive", db, "--jobs", 1, none, wires).exit_code == 1
    with Archive.open(db) as archive:
        assert archive.count("articles") == 2
        ((_, failures),) = archive.moments.unread()
        assert [one.path for one in failures] == [str(none)]


def test_standard_input_and_the_outlet(run: Run, db: Path) -> None:
    assert run("add", "-", "--archive", db, "--jobs", 1, "--outlet", "Quayside Agency", stdin=NOTE).exit_code == 0
    with Archive.open(db) as archive:
        [row] = archive.article_rows()
        assert (row.outlet, row.title) == ("Quayside Agency", "Orrin bridge closed after crack is found")


def test_without_a_path_the_feeds_are_read(run: Run, db: Path, wires: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"feeds:\n  - {{name: Wires, path: {wires}, outlet: Orrin Courier}}\n", encoding="utf-8")
    assert run("add", "--settings", settings, "--archive", db, "--jobs", 1).exit_code == 0
    with Archive.open(db) as archive:
        assert [row.name for row in archive.outlets()] == ["Orrin Courier"]


def test_what_could_not_be_analysed_is_told_until_it_is(
    run: Run, db: Path, wires: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import analysis

    def failing(article: object, options: object) -> None:
        raise ValueError("no analysis today")

    with monkeypatch.context() as patched:
        patched.setattr(analysis, "analyse", failing)
        first = run("add", "--archive", db, "--jobs", 1, wires / "2026-03-10-bridge.txt")
    assert (first.exit_code, "no analysis today" in first.stderr) == (1, True)
    other = run("add", "--archive", db, "--jobs", 1, wires / "2026-03-10-choir.txt")
    assert other.exit_code == 0
    assert "1 article in the archive is without analysis and in no event: 'briefing add' without a path" in other.stderr
    again = run("add", "--archive", db, "--jobs", 1)
    assert again.exit_code == 0
    assert "without analysis" not in again.stderr
    assert run("add", "--archive", db).exit_code == 2, "now there is nothing to add"


def test_nothing_to_add_is_wrong_use(run: Run, db: Path) -> None:
    result = run("add", "--archive", db)
    assert result.exit_code == 2
    assert "nothing to add" in result.stderr
    assert not db.exists()


def test_progress_for_programs_is_json_lines(run: Run, db: Path, wires: Path) -> None:
    result = run("add", "--archive", db, "--jobs", 1, "--progress", "json", wires, wires / "none.txt")
    steps = [json.loads(line) for line in result.stdout.splitlines()]
    kinds = [step["type"] for step in steps]
    assert set(kinds) == {"reading", "failed", "analysing", "grouping", "done"}
    assert kinds[-1] == "done"
    assert (steps[-1]["added"], steps[-1]["failed"]) == (2, 1)
    assert [step["done"] for step in steps if step["type"] == "analysing"][-1] == 2
    failure = next(step["failure"] for step in steps if step["type"] == "failed")
    assert failure["path"].endswith("none.txt")


def test_no_progress_says_nothing_but_failures(run: Run, db: Path, wires: Path) -> None:
    result = run("add", "--archive", db, "--jobs", 1, "--progress", "none", wires)
    assert (result.stdout, result.stderr) == ("", "")


def test_options_may_stand_before_the_command_and_in_the_environment(
    run: Run, wires: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("--archive", tmp_path / "a.db", "add", "--jobs", 1, wires).exit_code == 0
    assert (tmp_path / "a.db").exists()
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(tmp_path / "b.db"))
    assert run("add", "--jobs", 1, wires).exit_code == 0
    assert (tmp_path / "b.db").exists()


def test_broken_settings_are_told_whole_and_nothing_is_read(run: Run, db: Path, wires: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.yaml"
    settings.write_text("watchlst: []\ntimezone: Nowhere\n", encoding="utf-8")
    result = run("add", "--settings", settings, "--archive", db, wires)
    assert result.exit_code == 2
    assert f"{settings}:1:1: there is no setting 'watchlst' here. Did you mean 'watchlist'?" in result.stderr
    assert f"{settings}:2:11: there is no time zone 'Nowhere'" in result.stderr
    assert not db.exists()


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_ctrl_c_says_that_nothing_is_lost(db: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "articles.txt"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "briefing", "add", "--archive", str(db), str(fifo)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with fifo.open("w"):  # returns when the program has opened the other end: it is waiting for the article now
        errors = ""
        for _ in range(6):  # one that comes right before the wait begins is seen only after it
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                _, errors = process.communicate(timeout=5)
                break
        else:
            process.kill()
    assert errors.startswith("stopped; what was read is kept")
    assert process.returncode == 130
