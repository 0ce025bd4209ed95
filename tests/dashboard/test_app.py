"""The exit code of the dashboard, for the shell and for scripts around it."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path

import pytest
from textual.app import App

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard, run
from briefing.model import Article
from briefing.settings import Settings

from .conftest import clock
from .test_desk import opened, press


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
    app = Dashboard(empty, Settings(), sample=True)
    async with opened(app) as (_, pilot):
        await press(pilot, "a", *"news", "enter")
    assert app.to_add == ("news",)
    assert app.return_code == 0
    assert not empty.count("articles")


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


async def test_articles_can_be_read_before_they_are_grouped(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db", clock=clock) as archive:
        text = "Night boats sail again\n\nThe night boats sail again from Tuesday.\n"
        archive.add([Article(id="boats", text=text, title="Night boats sail again", body=24)])
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            assert desk.navigator.choice is None
            await press(pilot, "l", "j", "enter")
            assert desk.reader.article == "boats"


async def test_messages_and_progress_stand_side_by_side(empty: Archive) -> None:
    async with opened(Dashboard(empty, Settings())) as (desk, _):
        desk.status.progress("Analysing", 3, 12, 1)
        desk.say("Copied, 12 characters")
        assert "Copied, 12 characters" in desk.status.text
        assert "3 of 12" in desk.status.text
        assert "1 could not be read" in desk.status.text
        desk.status.done()
        assert desk.status.text == "Copied, 12 characters"
