"""The watchlist and the editions in the navigator, and the header that names every list."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.archive import Archive, Decision, Scope
from briefing.dashboard.app import Dashboard
from briefing.dashboard.bars import Bar
from briefing.dashboard.contents import Contents
from briefing.dashboard.items import ArticleItem, EntryItem, EventItem, HeadingItem, NoteItem, QuotationItem
from briefing.dashboard.overviews import editions
from briefing.dashboard.preview import Preview
from briefing.dashboard.prompt import Prompt
from briefing.dashboard.saved import SavedItem
from briefing.dashboard.sheet import Sheet
from briefing.settings import Settings, Watchlist

from .conftest import SMALL, WIDE
from .made import made
from .test_comparing import items
from .test_desk import Make, opened, paste, press, screen_text, settle

WATCHED = Settings(watchlist=Watchlist(people=("Prudence Oakhollow", "Ida Nobody"), topics=("tide clock",)))


@pytest.fixture
def dashboard_of_made(tmp_path: Path) -> Dashboard:
    return Dashboard(made(tmp_path / "made.db"), WATCHED)


async def test_a_person_of_the_watchlist_leads_to_what_was_said_and_written(dashboard_of_made: Dashboard) -> None:
    async with opened(dashboard_of_made) as (desk, pilot):
        await press(pilot, "4")
        entry = desk.navigator.item
        assert isinstance(entry, EntryItem)
        assert (entry.title, entry.count) == ("Prudence Oakhollow", "3")
        shown = [desk.listing.window.item(n) for n in range(len(desk.listing.window))]
        assert sum(isinstance(item, QuotationItem) for item in shown) == 3
        assert {item.row.id for item in shown if isinstance(item, ArticleItem)} == {"bridge", "copy", "village"}
        await press(pilot, "enter", "j", "enter")
        assert desk.focused is desk.reader


async def test_a_topic_leads_to_its_articles_and_who_never_occurs_to_a_word(dashboard_of_made: Dashboard) -> None:
    async with opened(dashboard_of_made) as (desk, pilot):
        await press(pilot, "4", "G")
        shown = [desk.listing.window.item(n) for n in range(len(desk.listing.window))]
        assert [item.row.id for item in shown if isinstance(item, ArticleItem)] == ["museum"]
        await press(pilot, "k")
        assert isinstance(desk.listing.item, NoteItem)


async def test_the_watchlist_of_the_settings_holds_as_soon_as_it_opens(dashboard_of_made: Dashboard) -> None:
    async with opened(dashboard_of_made) as (desk, pilot):
        desk._watch()
        await settle(pilot)
        rows = {row.id: row.watched for row in desk.archive.events()}
        assert rows == {"e1": True, "e2": True}
        assert isinstance(desk.navigator.item, EventItem)
        assert desk.navigator.item.row.watched


async def test_an_empty_watchlist_says_where_to_fill_it(archive: Archive) -> None:
    app = Dashboard(archive, Settings())
    async with opened(app) as (_, pilot):
        await press(pilot, "4")
        assert "watchlist:" in screen_text(app)


async def test_editions_show_what_the_user_decided_and_are_built_from_there(dashboard: Make, archive: Archive) -> None:
    days = archive.days()
    earlier = Scope(since=days[-1].date, until=days[-2].date)
    chosen, left_out = archive.events(earlier)[:2]
    archive.decide(Decision(kind="mark", object="event", targets=(chosen.id,)))
    archive.decide(Decision(kind="exclude", object="event", targets=(left_out.id,)))
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "5", "G")
        assert len(desk.navigator.window) == len(days)
        shown = [desk.listing.window.item(n) for n in range(len(desk.listing.window))]
        assert [item.title for item in shown if isinstance(item, HeadingItem)][1:] == ["Marked and pinned", "Excluded"]
        assert [item.row.id for item in shown if isinstance(item, EventItem)] == [chosen.id, left_out.id]
        await press(pilot, "b")
        assert isinstance(app.screen, Preview)
        assert "10 March 2026" in app.screen._written.texts["txt"].split("TOP LINES")[0]


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_an_edition_stands_under_the_day_that_it_says_whatever_the_zone_is_now(archive: Archive, zone: str) -> None:
    for offset in ("+09:00", "+00:00", "-04:00"):
        since, until = (f"2026-03-{day}T00:00:00{offset}" for day in (11, 12))
        archive.moments.store_edition(f"/out/{offset}.md", "Morning", since, until)
    saved = {}
    for day in editions(Contents(archive, Settings(timezone=zone))):
        assert isinstance(day, EntryItem)
        listed = day.belonging(Scope())
        saved[day.key] = sum(isinstance(listed.item(n), SavedItem) for n in range(len(listed)))
    assert {day: number for day, number in saved.items() if number} == {"2026-03-11": 3}


async def test_a_saved_edition_stands_under_its_day_and_opens(dashboard: Make, tmp_path: Path) -> None:
    app = dashboard()
    file = tmp_path / "mine.md"
    async with opened(app) as (desk, pilot):
        await press(pilot, "5", "b")
        await press(pilot, "s", "ctrl+a", "ctrl+k")
        await paste(pilot, str(file))
        await press(pilot, "enter", "escape")
        shown = [desk.listing.window.item(n) for n in range(len(desk.listing.window))]
        (item,) = [item for item in shown if isinstance(item, SavedItem)]
        assert item.row.path == str(file)
        file.write_text("# Mended by hand\n\n[bold]As it is now[/]\n", encoding="utf-8")
        desk.focus_pane(desk.listing)
        desk.listing.go(shown.index(item))
        await press(pilot, "enter")
        assert isinstance(app.screen, Sheet)
        assert "[bold]As it is now[/]" in screen_text(app)
        await press(pilot, "escape", "y")
        file.unlink()
        await press(pilot, "enter")
        assert desk.status.text.startswith("Not opened")
        await press(pilot, "k", "h", "j")
        assert not any(isinstance(desk.listing.window.item(n), SavedItem) for n in range(len(desk.listing.window)))


@pytest.mark.parametrize(("width", "expected"), [(140, "16 events"), (80, "5 Editions"), (60, "1 Events  2  3  4  5")])
async def test_the_header_shows_what_there_is_room_for(dashboard: Make, width: int, expected: str) -> None:
    async with opened(dashboard(), (width, SMALL[1])) as (desk, pilot):
        assert expected in desk.header.text
        assert "All days" in desk.header.text
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "quotations" in desk.header.text


async def test_the_palette_names_the_key_of_every_command_brackets_too(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        await press(pilot, "colon", *"day")
        await pilot.pause(0.3)
        text = screen_text(app)
        assert "Day before  [" in text
        assert "Day after  ]" in text


async def test_a_click_on_a_list_in_the_header_or_a_key_in_the_footer_is_that_key(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app, SMALL) as (desk, pilot):

        async def click(bar: Bar, words: str) -> None:
            await pilot.click(bar, offset=(bar.render_line(0).text.index(words), 0))
            await settle(pilot)

        await click(desk.header, "Speakers")
        assert desk.navigator.view == "speakers"
        await click(desk.header, "briefing")
        await click(desk.header, "All days")
        assert desk.navigator.view == "speakers"
        await click(desk.footer, "search")
        assert isinstance(desk.focused, Prompt)
        await click(desk.footer, "leave it")
        assert desk.focused is desk.navigator
        await click(desk.footer, "Enter")
        assert desk.focused is desk.listing
        await click(desk.footer, "elp")
        assert isinstance(app.screen, Sheet)
        await click(app.screen.footer, "back")
        assert app.screen is desk


async def test_no_article_is_left_in_the_reader_that_belongs_to_nothing_shown(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        for key in "12345":
            await press(pilot, key)
            shown = {place[0] for item in items(desk.listing) if (place := item.place)}
            assert desk.reader.article in shown or (desk.reader.article is None and not shown), key
