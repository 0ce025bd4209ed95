"""How long a message stays: as long as it is news."""

from __future__ import annotations

import pytest

from briefing.archive import Archive
from briefing.dashboard import bars
from briefing.dashboard.app import Dashboard
from briefing.dashboard.preview import Preview
from briefing.settings import Settings

from .test_desk import Make, opened, press, settle


@pytest.mark.parametrize("doing", [["j"], ["2"], ["slash", *"ferry", "enter"], ["enter"], ["left_square_bracket"]])
async def test_what_was_said_goes_with_what_is_done_next(dashboard: Make, doing: list[str]) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "v")
        assert desk.status.text == "Versions: there is nothing here that it works on."
        await press(pilot, *doing)
        assert "Versions" not in desk.status.text


async def test_it_stays_while_nothing_else_is_looked_at(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "space", "tab", "j", "shift+tab", "question_mark", "escape")
        assert desk.status.text == "Event marked for the briefing. u takes it back."
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, Preview)
        await press(pilot, "escape")
        assert desk.status.text == ""


async def test_it_goes_after_a_while_and_an_error_does_not(dashboard: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bars, "LASTS", 0.1)
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "v")
        await pilot.pause(0.3)
        assert desk.status.text == ""
        desk.say("Reading in stopped", error=True)
        await pilot.pause(0.3)
        assert desk.status.text == "Reading in stopped"
        await press(pilot, "slash", "x")
        desk.say("Read in meanwhile")
        monkeypatch.setattr(bars, "LASTS", 60)
        await pilot.pause(0.3)
        await press(pilot, "escape")
        assert desk.status.text == "Read in meanwhile", "nobody could see it where the question stood"


async def test_an_error_that_nobody_can_have_read_yet_stays(dashboard: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(dashboard()) as (desk, pilot):
        desk.say("Saving failed", error=True)
        await press(pilot, "j", "2")
        assert desk.status.text == "Saving failed"
        monkeypatch.setattr(bars, "UNREAD", 0)
        await press(pilot, "1")
        assert desk.status.text == ""


async def test_what_is_taken_up_is_told_until_it_is_put_down(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "M")
        told = desk.status.text
        assert "is taken up" in told
        await press(pilot, "j", "l", "v")
        assert "Versions" in desk.status.text
        await press(pilot, "1")
        assert desk.status.text == told
        await press(pilot, "escape")
        assert desk.status.text == "Left where it was."
        await press(pilot, "j")
        assert desk.status.text == ""


async def test_an_archive_that_can_only_be_read_says_so_as_long_as_it_is_open(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings(), read_only=True)) as (desk, pilot):
        await press(pilot, "v", "2", "M", "escape", "1", "j")
        await settle(pilot)
        assert "can only be read" in desk.status.text
