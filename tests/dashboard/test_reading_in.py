"""Reading in from the dashboard: a real child process, watched, survived, ended."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.desk import Desk
from briefing.dashboard.items import EventItem, NoteItem
from briefing.dashboard.reading_in import SAMPLE
from briefing.model import Article
from briefing.settings import Settings, load

from .conftest import SMALL, clock
from .test_desk import opened, paste, press, screen_text, settle

STORY = (
    "Harbour board agrees night sailings\n\n"
    "TARROWMOUTH, March 10 - The harbour board agreed on Tuesday to allow night sailings.\n\n"
    "“We have waited four years for this,” said Odile Fenwick, the harbour master. “The lights are ready.”\n"
)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2026-03-10-sailings.txt").write_text(STORY, encoding="utf-8")
    (folder / "2026-03-10-broken.jsonl").write_text('{"title": "cut off', encoding="utf-8")
    return folder


async def test_articles_read_in_come_up_and_failures_are_listed(tmp_path: Path, inputs: Path) -> None:
    with Archive.open(tmp_path / "archive.db", clock=clock) as archive:
        app = Dashboard(archive, Settings(), [str(inputs)])
        async with opened(app) as (desk, pilot):
            assert isinstance(desk.navigator.item, EventItem)
            assert archive.count("articles") == 1
            assert "1 article read in" in desk.status.text
            assert "1 could not be read" in desk.status.text
            await press(pilot, "exclamation_mark")
            text = screen_text(app)
            assert "broken.jsonl" in text
            assert isinstance(desk.listing.window.item(1), NoteItem)
            await press(pilot, "escape")
            assert not desk.listing.special


async def test_adding_from_the_dashboard_keeps_the_panes_usable(empty: Archive, inputs: Path) -> None:
    app = Dashboard(empty, Settings())
    async with opened(app) as (desk, pilot):
        await pilot.press("a")
        await paste(pilot, str(inputs))
        await pilot.press("enter")
        await pilot.pause()
        assert desk.reading_in is not None
        assert desk.reading_in.running
        await pilot.press("2", "3", "1", "l", "h", "j", "k")
        assert desk.focused is desk.navigator
        await settle(pilot)
        assert empty.count("articles") == 1
        assert isinstance(desk.navigator.item, EventItem)


async def test_what_is_not_there_is_said_and_nothing_breaks(empty: Archive, tmp_path: Path) -> None:
    app = Dashboard(empty, Settings(), [str(tmp_path / "nowhere")])
    async with opened(app) as (desk, _):
        assert "0 articles read in" in desk.status.text
        ((_, (failure,)),) = empty.moments.unread()
        assert "nowhere" in failure.path


async def test_settings_reach_the_child(tmp_path: Path, inputs: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(f"feeds:\n  - name: Harbour\n    path: {inputs}\n    outlet: Harbour Wire\n", encoding="utf-8")
    with Archive.open(tmp_path / "archive.db", clock=clock) as archive:
        async with opened(Dashboard(archive, load(path), [str(inputs)])) as (_, _):
            assert [row.outlet for row in archive.article_rows()] == ["Harbour Wire"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder that takes a while to read in."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(STORY.replace("four", str(number)) + STORY * 5, encoding="utf-8")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="looks for the process")
async def test_ending_the_app_ends_the_child_and_keeps_what_was_read(empty: Archive, many: Path) -> None:
    app = Dashboard(empty, Settings(), [str(many)])
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.pause()
        desk = app.screen
        while not empty.count("articles"):
            await asyncio.sleep(0.05)
        child = desk.reading_in._child  # type: ignore[attr-defined]
        assert child is not None
        await pilot.press("ctrl+q")
    assert child.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
    assert empty.count("articles") > 0


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_while_articles_are_read_in_leaving_takes_one_more_key(empty: Archive, many: Path, key: str) -> None:
    app = Dashboard(empty, Settings(), [str(many)])
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press(key)
        assert desk.status.text.startswith("q again to leave")
        assert app.return_value is None
        await pilot.press(key)
        assert app.return_value == 0


def test_the_introduction_of_the_sample_fits_into_a_small_terminal() -> None:
    assert cell_len(SAMPLE) <= SMALL[0] - 2


async def test_that_going_on_stopped_is_said_with_the_reason(tmp_path: Path) -> None:
    settings = tmp_path / "settings.yaml"
    settings.write_text("timezone: UTC\n", encoding="utf-8")
    read = load(settings)
    with Archive.open(tmp_path / "left.db", clock=clock) as archive:
        archive.add([Article(id="boats", text="Boats sail again\n\nThey sail.\n", title="Boats sail again", body=18)])
        settings.write_text("timezone: Nowhere\n", encoding="utf-8")
        async with opened(Dashboard(archive, read)) as (desk, _):
            assert desk.status.text == "Reading in stopped: ! shows why"
            assert "settings.yaml" in desk.failures[-1].reason
            assert archive.waiting() == 1


async def test_what_goes_on_reads_none_of_the_feeds_into_somebody_elses_archive(tmp_path: Path, inputs: Path) -> None:
    """An archive beside the user's own, left in the middle, under settings whose feeds have articles."""
    settings = tmp_path / "settings.yaml"
    settings.write_text(f"feeds:\n  - {{name: Mine, path: {inputs}, outlet: Mine}}\n", encoding="utf-8")
    with Archive.open(tmp_path / "other.db", clock=clock) as archive:
        text = "Night boats sail again\n\nThe night boats sail again from Tuesday.\n"
        archive.add([Article(id="boats", text=text, title="Night boats sail again", body=24)])
        async with opened(Dashboard(archive, load(settings))) as (desk, _):
            assert archive.waiting() == 0
            assert [row.title for row in archive.article_rows()] == ["Night boats sail again"]
            assert [row.title for row in archive.events()] == ["Night boats sail again"]
            assert desk.status.text == "Gone on where it was stopped: 1 article analysed."
