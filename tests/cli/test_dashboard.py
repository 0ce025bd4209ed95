"""`briefing` without a command, in a real terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shell import Run, in_terminal

from briefing.archive import Archive


@pytest.mark.slow
def test_a_first_run_opens_the_sample_in_an_archive_of_its_own(own_home: Path) -> None:
    code, painted = in_terminal([], (b"all of it is fiction", b"q"))
    assert code == 0
    assert b"Nothing is set up yet" in painted
    [sample] = own_home.rglob("*.db")
    assert sample.name.startswith("sample-")
    with Archive.open(sample) as archive:
        assert archive.count("articles") >= 24
    code, painted = in_terminal(["--sample"], (b"briefing", b"\x11"))
    assert code == 0
    assert b"Nothing is set up yet" not in painted
    assert [path.name for path in own_home.rglob("*.db")] == [sample.name], "the user's own archive is not touched"


@pytest.mark.slow
def test_an_archive_of_one_s_own_is_opened_without_the_sample(own_home: Path, run: Run, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Orrin bridge closed\n\nEngineers closed the Orrin bridge on Tuesday.\n", encoding="utf-8")
    assert run("add", "--jobs", 1, note).exit_code == 0
    code, painted = in_terminal([], (b"Orrin", b"q"))
    assert code == 0
    assert b"Nothing is set up yet" not in painted
    assert not list(own_home.rglob("sample-*"))


@pytest.mark.parametrize("editor", ["nonesuch", "'not closed"])
def test_an_editor_that_is_not_there_is_told_on_the_dashboard(
    sample_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    archive = shutil.copy(sample_db, tmp_path / "archive.db")
    code, painted = in_terminal(
        ["--archive", str(archive)], (b"Events", b"e"), (b"cannot be started", b"5"), (b"Edition", b"\x11"), seconds=20
    )
    assert code == 0, "it was ended"
    assert f"The editor “{editor}” cannot be started".encode() in painted


@pytest.mark.parametrize("to", ["stdout", "stderr"])
def test_one_of_the_two_outputs_may_go_to_a_file(sample_db: Path, tmp_path: Path, to: str) -> None:
    archive = shutil.copy(sample_db, tmp_path / "archive.db")
    file = tmp_path / "said.txt"
    code, painted = in_terminal(
        ["--archive", str(archive)], (b"Events", b"2"), (b"Farrimond", b"\x11"), seconds=20, **{to: file}
    )
    assert code == 0
    assert b"Speakers" in painted
    assert file.read_bytes() == b""


def test_broken_settings_are_told_before_anything_opens(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / "settings.yaml"
    settings.write_text("markin: Internal\nsummary: {method: lsi}\n", encoding="utf-8")
    result = run("--settings", settings)
    assert result.exit_code == 2
    assert "Did you mean 'marking'?" in result.stderr
    assert "Did you mean 'lsa'?" in result.stderr


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("These are notes and not an archive. " * 100)
    code, painted = in_terminal(["--archive", str(file)])
    assert code == 2
    assert b"this is not an archive" in painted


def test_without_a_terminal_it_does_not_open(run: Run, own_home: Path) -> None:
    result = run("--sample")
    assert result.exit_code == 2
    assert "the dashboard needs a terminal" in result.stderr
    assert not list(own_home.rglob("*.db"))
