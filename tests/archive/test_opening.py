from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from briefing.archive import Archive, ArchiveError
from briefing.archive.migrations import APPLICATION, VERSION, statements, upgrade
from tests.archive.making import article


def test_a_new_archive_is_made_with_its_folders_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "archive ü%?#.db"
    with Archive.open(path) as archive:
        archive.add([article("a1")])
        assert archive.path == str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Archive.open(path) as archive:
        assert archive.count("articles") == 1


def test_it_is_an_archive_in_wal_mode(path: Path) -> None:
    with Archive.open(path):
        pass
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_a_file_of_another_kind_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("Dear diary, today nothing happened.\n" * 50)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="this is not an archive") as error:
        Archive.open(path)
    assert str(path) in str(error.value)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE bookmarks (url)")
    raw.commit()
    raw.close()
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(path)
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.add([article("a1")])
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    with pytest.raises(ArchiveError, match="newer briefing"):
        Archive.open(path)
    with pytest.raises(ArchiveError, match="newer briefing"):
        Archive.open(path, read_only=True)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="this is a folder"):
        Archive.open(tmp_path)


def test_an_empty_file_becomes_an_archive(path: Path) -> None:
    path.touch()
    with Archive.open(path) as archive:
        assert archive.count("events") == 0


def test_read_only(path: Path) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Archive.open(path, read_only=True)
    assert not path.exists()
    with Archive.open(path) as archive:
        archive.add([article("a1")])
        with Archive.open(path, read_only=True) as reader:
            assert reader.count("articles") == 1
            archive.add([article("a2")])
            assert reader.count("articles") == 2
            with pytest.raises(ArchiveError, match="reading only"):
                reader.add([article("a3")])


def test_a_damaged_archive_is_named(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.add([article(f"a{n}", "word " * 2000) for n in range(200)])
    size = path.stat().st_size
    with path.open("r+b") as file:
        for at in range(8192, size, 4096):
            file.seek(at)
            file.write(os.urandom(2048))
    with pytest.raises(ArchiveError, match="damaged") as error, Archive.open(path) as archive:
        archive.articles([f"a{n}" for n in range(200)])
        archive.search("word")
        archive.add([article("new")])
    assert str(path) in str(error.value)


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with Archive.open(path) as archive:
        archive.add([article("a1")])
        with archive._connections.reading() as db:
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(ArchiveError, match="disk is full"):
            archive.add([article(f"b{n}", "long " * 10_000) for n in range(20)])
        assert archive.count("articles") == 1
    with Archive.open(path) as archive:
        assert archive.count("articles") == 1
        archive.add([article("a2")])
        assert archive.count("articles") == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    with Archive.open(folder / "archive.db") as archive:
        archive.add([article("a1")])
    folder.chmod(0o500)
    try:
        with pytest.raises(ArchiveError):
            Archive.open(folder / "other.db")
        with Archive.open(folder / "archive.db", read_only=True) as archive:
            assert archive.count("articles") == 1
    finally:
        folder.chmod(0o700)


def test_a_write_that_fails_in_the_middle_leaves_nothing_behind(path: Path) -> None:
    with Archive.open(path) as archive:
        with pytest.raises(RuntimeError), archive._connections.writing() as db:
            db.execute("INSERT INTO outlets VALUES ('half', 1)")
            raise RuntimeError
        assert archive.outlets() == []
        archive.add([article("a1")])


def test_statements_of_a_script_one_by_one() -> None:
    script = (
        "-- first\nCREATE TABLE a (x); -- why\n\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    )
    found = list(statements(script))
    assert len(found) == 2
    assert found[1].strip().endswith("END;")


def test_upgrade_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "0002-broken.sql"
    broken.write_text("CREATE TABLE half (x);\nCREATE TABLE half (x);\n")
    from briefing.archive import migrations

    steps = {**migrations._steps(), VERSION + 1: broken}
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.add([article("a1")])
    monkeypatch.setattr(migrations, "_steps", lambda: steps)
    raw = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        upgrade(raw, VERSION + 1)
    assert raw.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    raw.close()
    monkeypatch.undo()
    with Archive.open(path) as archive:
        assert archive.count("articles") == 1


def test_a_later_version_finds_everything_of_an_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.archive import connection, migrations

    step = tmp_path / "0002-remarks.sql"
    step.write_text(
        "ALTER TABLE articles ADD COLUMN remark TEXT;\nUPDATE articles SET remark = 'kept from version 1';\n"
    )
    path = tmp_path / "archive.db"
    with Archive.open(path) as archive:
        archive.add([article("a1", "Old words.")])
    steps = {**migrations._steps(), VERSION + 1: step}
    monkeypatch.setattr(migrations, "_steps", lambda: steps)
    monkeypatch.setattr(connection, "VERSION", VERSION + 1)
    monkeypatch.setattr(connection, "upgrade", lambda db: upgrade(db, VERSION + 1))
    with pytest.raises(ArchiveError, match="open it for writing"):
        Archive.open(path, read_only=True)
    with Archive.open(path) as archive:
        assert archive.search("old")[0].article.id == "a1"
        with archive._connections.reading() as db:
            assert db.execute("SELECT remark FROM articles").fetchone() == ("kept from version 1",)
            assert db.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)


def test_the_numbers_of_migrations_have_no_gap() -> None:
    from briefing.archive.migrations import _steps

    assert list(_steps()) == list(range(1, VERSION + 1))
