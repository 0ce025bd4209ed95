from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from shell import Run

from briefing.archive import Archive
from briefing.settings import sample_settings


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_without_options_it_writes_the_newest_day(on_sample: Run, in_folder: Path) -> None:
    result = on_sample("make")
    assert result.exit_code == 0, result.stderr
    assert (result.stdout, result.stderr) == ("", "wrote morning-briefing-2026-03-12.md\n")
    text = (in_folder / "morning-briefing-2026-03-12.md").read_text(encoding="utf-8")
    assert text.startswith("# Morning briefing\n\nThursday, 12 March 2026")


def test_an_edition_that_is_there_is_kept(on_sample: Run, in_folder: Path) -> None:
    on_sample("make")
    again = on_sample("make", "--title", "Morning briefing")
    assert "wrote morning-briefing-2026-03-12-2.md" in again.stderr
    assert "was there already and is kept" in again.stderr
    assert on_sample("make", "--force").stderr == "wrote morning-briefing-2026-03-12.md\n"
    assert len(list(in_folder.iterdir())) == 2


def test_formats_period_title_and_place_can_be_chosen(on_sample: Run, in_folder: Path) -> None:
    period = ("--since", "2026-03-10", "--until", "2026-03-11")
    result = on_sample("make", *period, "--format", "html, txt,html", "--title", "Two days!", "--out", "out/")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (in_folder / "out").iterdir()) == [
        "two-days-2026-03-10-2026-03-11.html",
        "two-days-2026-03-10-2026-03-11.txt",
    ]
    assert "10 to 11 March 2026" in (in_folder / "out" / "two-days-2026-03-10-2026-03-11.txt").read_text(
        encoding="utf-8"
    )
    on_sample("make", "--out", "note.md", "--date", "2026-03-10")
    on_sample("make", "--out", "note", "--format", "txt", "--date", "2026-03-10")
    assert (in_folder / "note.md").exists()
    assert (in_folder / "note.txt").exists()


def test_a_file_without_an_ending_gets_that_of_its_format(on_sample: Run, in_folder: Path) -> None:
    (in_folder / "desk.d").mkdir()
    for out in ("brief", "brief 12.3", "desk.d"):
        assert on_sample("make", "--out", out, "--date", "2026-03-10").exit_code == 0
    written = [path.relative_to(in_folder).as_posix() for path in in_folder.rglob("*.md")]
    assert sorted(written) == ["brief 12.3.md", "brief.md", "desk.d/morning-briefing-2026-03-10.md"]


def test_it_can_go_to_standard_output(on_sample: Run, in_folder: Path) -> None:
    result = on_sample("make", "--out", "-", "--date", "2026-03-11", "--format", "txt")
    assert result.stdout.startswith("MORNING BRIEFING\n")
    assert list(in_folder.iterdir()) == []
    assert on_sample("make", "--out", "-", "--format", "md,txt").exit_code == 2


def test_to_standard_output_goes_the_first_of_the_formats_of_the_settings(run: Run, sample_db: Path) -> None:
    settings = sample_db.parent / "two-formats.yaml"
    settings.write_text("edition:\n  formats: [txt, md]\n", encoding="utf-8")
    chosen = ("make", "--archive", sample_db, "--settings", settings, "--out", "-")
    result = run(*chosen)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run(*chosen, "--format", "txt").stdout
    several = run(*chosen, "--format", "txt,md")
    assert several.exit_code == 2
    assert "takes one format at a time" in several.stderr


def test_the_same_archive_gives_the_same_bytes(on_sample: Run) -> None:
    for form in ("md", "html", "txt"):
        args = ("make", "--since", "2026-03-10", "--format", form, "--out", "-")
        assert on_sample(*args).stdout_bytes == on_sample(*args).stdout_bytes


def test_a_quiet_day_is_written_and_said(on_sample: Run, in_folder: Path) -> None:
    result = on_sample("make", "--date", "2026-04-01")
    assert result.exit_code == 0
    assert "A quiet day" in result.stderr
    assert "A quiet day" in (in_folder / "morning-briefing-2026-04-01.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "period"),
    [
        (("--since", "2026-03-11"), "11 to 12 March 2026"),
        (("--until", "2026-03-11"), "Wednesday, 11 March 2026"),
        (("--since", "2026-04-01"), "Wednesday, 1 April 2026"),
        (("--until", "2026-04-01"), "12 March to 1 April 2026"),
        (("--until", "2026-03-11T00:00"), "Tuesday, 10 March 2026"),
        (("--until", "2026-03-10T00:30+05:00"), "9 March 2026, 00:00 to 9 March 2026, 19:30"),
        (
            ("--since", "2026-03-11T18:00", "--until", "2026-03-12T06:30"),
            "11 March 2026, 18:00 to 12 March 2026, 06:30",
        ),
    ],
)
def test_the_end_of_a_period_that_is_not_given_is_the_newest_day(
    on_sample: Run, args: tuple[str, ...], period: str
) -> None:
    assert period in on_sample("make", *args, "--out", "-").stdout


def test_what_came_after_the_last_edition_is_new(on_sample: Run) -> None:
    args = ("make", "--since", "2026-03-10", "--until", "2026-03-12", "--out", "-")
    assert "\n- Continued: " not in on_sample(*args).stdout
    later = on_sample(*args, "--last", "2026-03-11").stdout
    assert "\n- New: " in later
    assert "\n- Continued: " in later


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (("--format", "docs"), "there is no format 'docs'"),
        (("--format", ","), "names no format"),
        (("--template", "weekly"), "no template weekly.md. Valid for md: daily"),
        (("--date", "2026-03-10", "--since", "2026-03-09"), "give one or the other"),
        (("--date", "2026-03-10T10:00"), "takes a day"),
        (("--since", "2026-03-12", "--until", "2026-03-10"), "ends before it begins: 2026-03-12 to 2026-03-10"),
        (("--out", "/dev/null/x/"), "cannot be written"),
        (("--out", "brief.docx"), "--out brief.docx: there is no format 'docx'. Valid: md, html, txt."),
        (("--out", "out/brief.pdf", "--format", "md,html"), "there is no format 'pdf'"),
    ],
)
def test_wrong_use_is_explained(on_sample: Run, in_folder: Path, args: tuple[str, ...], expected: str) -> None:
    result = on_sample("make", *args)
    assert result.exit_code == 2
    assert expected in result.stderr
    assert list(in_folder.iterdir()) == []


@pytest.mark.parametrize(
    ("zone", "args", "code"),
    [
        ("Europe/Paris", ("--date", "2026-04-01"), 0),
        ("UTC", ("--date", "2026-04-01"), 2),
        ("UTC", ("--since", "2026-04-01", "--until", "2026-04-03"), 2),
        ("UTC", ("--since", "2026-03-31", "--until", "2026-04-03"), 0),
        ("America/Caracas", ("--since", "2026-03-31T18:31"), 2),
        ("America/Caracas", ("--since", "2026-03-31T18:30"), 0),
        ("UTC", ("--date", "2999-12-24"), 2),
    ],
)
def test_a_period_that_is_still_to_come_is_refused(
    run: Run,
    sample_db: Path,
    in_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    args: tuple[str, ...],
    code: int,
) -> None:
    monkeypatch.setattr(Archive, "now", lambda archive: datetime(2026, 3, 31, 22, 30, tzinfo=UTC))
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"timezone: {zone}\n", encoding="utf-8")
    result = run("make", "--archive", sample_db, "--settings", settings, *args)
    assert result.exit_code == code
    assert (f"the period has not begun yet: {args[1]} is still to come" in result.stderr) == (code == 2)
    assert bool(list(in_folder.iterdir())) == (code == 0)


def test_where_the_clock_is_slow_what_is_there_is_written(
    on_sample: Run, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Archive, "now", lambda archive: datetime(2026, 1, 1, tzinfo=UTC))
    assert on_sample("make").exit_code == 0
    assert on_sample("make", "--date", "2026-03-11").exit_code == 0
    assert len(list(in_folder.iterdir())) == 2


def test_an_archive_with_changed_text_is_refused_and_nothing_is_written(
    run: Run, sample_db: Path, in_folder: Path, tmp_path: Path
) -> None:
    """Somebody changed the words of an article behind the program's back: no edition claims that they were said."""
    copy = tmp_path / "copy.db"
    with sqlite3.connect(sample_db) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("UPDATE texts SET text = replace(text, 'e', 'o')")
    result = run("make", "--archive", copy, "--settings", sample_settings(), "--date", "2026-03-11")
    assert result.exit_code == 2
    assert "not what stands in its articles" in result.stderr
    assert "quotation '" in result.stderr
    assert list(in_folder.iterdir()) == []


def test_an_empty_archive_says_what_to_do(run: Run, tmp_path: Path) -> None:
    from briefing.archive import Archive

    Archive.open(tmp_path / "empty.db").close()
    result = run("make", "--archive", tmp_path / "empty.db")
    assert result.exit_code == 2
    assert "briefing add PATH" in result.stderr


@pytest.mark.slow
def test_the_order_of_hashes_leaves_no_trace(tmp_path: Path, root: Path) -> None:
    """Archive, analysis and edition are the same bytes in every process, however Python hashes text there."""
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "BRIEFING_ARCHIVE": str(tmp_path / f"{seed}.db")}
        environment["BRIEFING_SETTINGS"] = str(sample_settings())
        briefing = partial(subprocess.run, capture_output=True, check=True, env=environment)
        command = (sys.executable, "-m", "briefing")
        briefing([*command, "add", "--jobs", "1"])
        outputs.add(
            (
                briefing([*command, "make", "--since", "2026-03-10", "--out", "-", "--format", "html"]).stdout,
                briefing([*command, "analyse", "--jobs", "1", str(root / "feeds")]).stdout,
                briefing([*command, "quotes", "--json"]).stdout,
            )
        )
    assert len(outputs) == 1
    assert all(output for output in next(iter(outputs)))


def test_a_second_edition_of_a_day_says_how_to_tell_what_is_new_since_the_first(run: Run, tmp_path: Path) -> None:
    today = datetime.now(UTC).date().isoformat()
    note = tmp_path / f"{today}-bridge.txt"
    note.write_text("Bridge of Orrin shut\n\nEngineers shut the Orrin bridge on Friday.\n", encoding="utf-8")
    archive = ("--archive", tmp_path / "a.db")
    run("add", *archive, note)
    assert "was written at" not in run("make", *archive).stderr
    again = run("make", *archive)
    assert f"--last {today}T" in again.stderr
    moment = again.stderr.split("--last ")[1].split()[0]
    assert run("make", *archive, "--date", today, "--last", moment).exit_code == 0
