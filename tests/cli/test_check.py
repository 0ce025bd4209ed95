from __future__ import annotations

import re
from pathlib import Path

from shell import Run

from briefing.archive import Archive
from briefing.settings import sample_settings


def test_the_sample_settings_are_as_they_should_be(run: Run) -> None:
    result = run("check", "--settings", sample_settings())
    assert result.exit_code == 0, result.stderr
    assert "settings.yaml: valid" in result.stdout
    assert re.search(r"feed      Harbour Wire: .*: 7 articles\n", result.stdout)
    assert "not there yet" in result.stdout


def test_without_settings_the_defaults_are_used(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.search(r"settings  .*settings\.yaml: not there, the defaults are used\n", result.stdout), "and says where"


def test_a_feed_that_has_brought_nothing_yet_is_no_failure(run: Run, tmp_path: Path) -> None:
    """Neither for `check` nor for `add`; a folder that somebody names by mistake is one."""
    settings, db = tmp_path / "s.yaml", tmp_path / "a.db"
    settings.write_text("feeds:\n  - {name: Wires, path: wires}\n  - {name: Mails, path: mails}\n", encoding="utf-8")
    for name in ("wires", "mails"):
        (tmp_path / name).mkdir()
    (tmp_path / "mails" / "note.eml").write_text("To: the desk\n", encoding="utf-8")
    result = run("check", "--settings", settings)
    assert result.exit_code == 0
    assert "wires: 0 articles" in result.stdout
    assert "“note.eml” is a document" in result.stderr, "that something is passed over is said"
    result = run("add", "--settings", settings, "--archive", db)
    assert result.exit_code == 0
    assert "no article in this folder" not in result.stderr
    assert "“note.eml” is a document" in result.stderr
    assert "0 articles added in" in result.stderr
    assert not db.exists()
    (tmp_path / "wires" / "note.txt").write_text("Orrin bridge closed\n\nIt was closed.\n", encoding="utf-8")
    result = run("add", "--settings", settings, "--archive", db, "--jobs", 1)
    assert result.exit_code == 0
    with Archive.open(db) as archive:
        assert archive.moments.unread() == []
    result = run("add", "--archive", db, tmp_path / "mails")
    assert (result.exit_code, "no article in this folder" in result.stderr) == (1, True)


def test_mistakes_are_listed(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / "s.yaml"
    settings.write_text("edition:\n  formats: [md, pfd]\n  titel: X\n", encoding="utf-8")
    result = run("check", "--settings", settings)
    assert result.exit_code == 2
    assert f"{settings}:2:17: formats cannot be 'pfd'. Valid: html, md, txt." in result.stderr
    assert f"{settings}:3:3: there is no setting 'titel' here. Did you mean 'title'?" in result.stderr


def test_what_the_settings_name_and_is_not_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "note.txt").write_text("Orrin bridge closed\n\nIt was closed.\n", encoding="utf-8")
    (tmp_path / "wires" / "broken.jsonl").write_text("{not json\n", encoding="utf-8")
    settings = tmp_path / "s.yaml"
    settings.write_text(
        "feeds:\n  - {name: There, path: wires}\n  - {name: Gone, path: nowhere}\n  - {name: Web, url: 'https://a.example'}\n"
        "edition: {template: weekly, templates: mine}\n",
        encoding="utf-8",
    )
    result = run("check", "--settings", settings)
    assert result.exit_code == 1
    assert re.search(r"feed      There: .*wires: 1 article\n", result.stdout)
    assert re.search(r"briefing: There: .*broken\.jsonl:1: ", result.stderr)
    assert re.search(r"briefing: Gone: .*nowhere: there is no such file or folder", result.stderr)
    assert "templates: " in result.stderr
    assert "weekly.md: there is no such template; valid: daily" in result.stderr
    assert "Web" not in result.stderr


def test_settings_that_are_named_and_missing_are_an_error(run: Run, tmp_path: Path) -> None:
    result = run("check", "--settings", tmp_path / "none.yaml")
    assert result.exit_code == 2
    assert "none.yaml: cannot be read" in result.stderr


def test_a_list_of_names_that_cannot_be_used_is_told(run: Run, tmp_path: Path) -> None:
    settings = tmp_path / "s.yaml"
    settings.write_text("aliases: names.yaml\n", encoding="utf-8")
    result = run("check", "--settings", settings)
    assert result.exit_code == 1
    assert "names.yaml cannot be read: No such file" in result.stderr
    (tmp_path / "names.yaml").write_text("aliasses:\n  Ada Brandt: [A. Brandt]\n", encoding="utf-8")
    result = run("check", "--settings", settings)
    assert result.exit_code == 1
    assert "aliases" in result.stderr
    (tmp_path / "names.yaml").write_text("aliases:\n  Ada Brandt: [A. Brandt]\n", encoding="utf-8")
    assert run("check", "--settings", settings).exit_code == 0
