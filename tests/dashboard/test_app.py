"""The exit code of the dashboard, for the shell and for scripts around it."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path
from typing import cast

import pytest
from textual.app import App

from briefing.archive import Archive, ArchiveError
from briefing.dashboard.app import Dashboard, run
from briefing.model import Article
from briefing.settings import Settings

from .conftest import clock
from .test_desk import opened, paste, press


def _run(archive: Path, monkeypatch: pytest.MonkeyPatch, ready: object) -> int:
    monkeypatch.setattr(Dashboard, "run", partialmethod(App.run, headless=True))
    monkeypatch.setattr(Dashboard, "on_ready", ready, raising=False)
    return run(archive, Settings())


def test_quitting_is_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(tmp_path / "archive.db", monkeypatch, lambda app: app.exit()) == 0


def test_breaking_down_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(app: Dashboard) -> None:
        raise ZeroDivisionError

    assert _run(tmp_path / "archive.db", monkeypatch, broken) == 1


async def test_what_is_added_in_the_sample_never_goes_into_the_samples_archive(tmp_path: Path, empty: Archive) -> None:
    news = tmp_path / "my news"
    news.mkdir()
    app = Dashboard(empty, Settings(), sample=True)
    async with opened(app) as (desk, pilot):
        await press(pilot, "a", *"news", "enter")
        assert desk.status.text == "There is no file or folder “news”."
        assert app.is_running, "nobody loses the sample by a slip of the finger"
        await press(pilot, "a")
        await paste(pilot, f"'{news}'")
        await press(pilot, "enter")
    assert app.to_add == (str(news),), "as terminals write what is dropped on them"
    assert app.return_code == 0
    assert not empty.count("articles")


@pytest.mark.parametrize("answer", ["~nobody/x", "a\0b", "x" * 5000, "'open", '""', "/dev/null /nowhere"])
async def test_what_names_nothing_is_said_and_nothing_is_read(empty: Archive, answer: str) -> None:
    async with opened(Dashboard(empty, Settings())) as (desk, pilot):
        await press(pilot, "a")
        await paste(pilot, answer)
        await press(pilot, "enter")
        assert desk.status.text.startswith("There is no file or folder")
        assert desk.reading_in is None


def test_the_dashboard_then_opens_on_the_users_own_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text("Night boats sail again\n\nThe night boats sail again from Tuesday.\n")
    seen: list[tuple[str, tuple[str, ...]]] = []

    def ready(app: Dashboard) -> None:
        seen.append((app.archive.path, app.inputs))
        app.add_elsewhere([str(tmp_path / "story.txt")]) if app.sample else app.exit()

    monkeypatch.setattr(Dashboard, "run", partialmethod(App.run, headless=True))
    monkeypatch.setattr(Dashboard, "on_ready", ready, raising=False)
    own = tmp_path / "own.db"
    assert run(tmp_path / "sample.db", Settings(), own=lambda: (own, Settings())) == 0
    assert seen == [(str(tmp_path / "sample.db"), ()), (str(own), (str(tmp_path / "story.txt"),))]


def test_the_theme_chosen_last_is_there_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, bool]] = []

    def ready(app: Dashboard) -> None:
        seen.append((app.theme, app.has_class("-light-mode")))
        app.action_switch_theme()
        app.exit()

    for _ in range(3):
        assert _run(tmp_path / "archive.db", monkeypatch, ready) == 0
    assert seen == [("briefing-dark", False), ("briefing-light", True), ("briefing-dark", False)]


def test_an_archive_that_cannot_be_written_is_opened_for_reading(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.close()
    opening = Archive.open.__func__  # type: ignore[attr-defined]

    def refused(cls: type[Archive], path: Path, *, read_only: bool = False, **others: object) -> Archive:
        if not read_only:
            raise ArchiveError("the folder may not be written in")
        return cast(Archive, opening(cls, path, read_only=True))

    seen: list[tuple[bool, int]] = []

    def ready(app: Dashboard) -> None:
        seen.append((app.read_only, app.archive.count("articles")))
        app.exit()

    monkeypatch.setattr(Archive, "open", classmethod(refused))
    assert _run(tmp_path / "archive.db", monkeypatch, ready) == 0
    assert seen == [(True, 30)]
    with pytest.raises(ArchiveError):
        run(tmp_path / "not there.db", Settings())


async def test_what_can_only_be_read_says_so(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings(), read_only=True)) as (desk, _):
        assert "can only be read" in desk.status.text


async def test_articles_can_be_read_before_they_are_grouped(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db", clock=clock) as archive:
        text = "Night boats sail again\n\nThe night boats sail again from Tuesday.\n"
        archive.add([Article(id="boats", text=text, title="Night boats sail again", body=24)])
        async with opened(Dashboard(archive, Settings(), read_only=True)) as (desk, pilot):
            assert desk.navigator.choice is None
            await press(pilot, "l", "j", "enter")
            assert desk.reader.article == "boats"


async def test_a_reading_in_that_was_interrupted_goes_on(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db", clock=clock) as archive:
        text = "Night boats sail again\n\nThe night boats sail again from Tuesday.\n"
        archive.add([Article(id="boats", text=text, title="Night boats sail again", body=24)])
        assert archive.waiting() == 1
        async with opened(Dashboard(archive, Settings())) as (desk, _):
            assert archive.waiting() == 0
            assert [row.title for row in archive.events()] == ["Night boats sail again"]
            assert not desk.failures


async def test_messages_and_progress_stand_side_by_side(empty: Archive) -> None:
    async with opened(Dashboard(empty, Settings())) as (desk, _):
        desk.status.progress("Analysing", 3, 12, 1)
        desk.say("Copied, 12 characters")
        assert "Copied, 12 characters" in desk.status.text
        assert "3 of 12" in desk.status.text
        assert "1 could not be read" in desk.status.text
        desk.status.done()
        assert desk.status.text == "Copied, 12 characters"
