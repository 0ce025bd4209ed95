"""Keys that arrive at once, as over a slow line or out of the clipboard: each does what it does one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus, Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot

from briefing.archive import Archive
from briefing.dashboard.help import HelpSheet
from briefing.dashboard.items import ArticleItem, EventItem, HitItem
from briefing.dashboard.preview import Preview
from briefing.dashboard.prompt import Prompt

from .test_clipboard import Terminal
from .test_desk import Make, opened, press, settle


async def burst(pilot: Pilot[int], *keys: str | Paste) -> None:
    """Keys and pasted text in one packet: all of it lies there before the first key has done anything."""
    for key in keys:
        if isinstance(key, Paste):
            pilot.app.post_message(key)
        else:
            letter = len(key) == 1
            pilot.app.post_message(Key(_character_to_key(key) if letter else key, key if letter else None))
    await settle(pilot)


async def test_words_that_come_with_the_slash_are_searched_for(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await burst(pilot, "/", *"harbour xx")
        assert pilot.app.query_one(Prompt).value == "harbour xx"
        await burst(pilot, "ctrl+u", *"ferry", "enter", "n", "/", *"harbour", "enter", "j")
        assert (desk.listing.words, desk.listing.cursor, desk.focused) == ("harbour", 2, desk.listing)
        assert desk.status.display


async def test_text_pasted_with_the_slash_and_enter_is_searched_for(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await burst(pilot, "/", Paste("ferry"), "enter")
        assert desk.listing.words == "ferry"
        assert isinstance(desk.listing.item, HitItem)


async def test_a_title_that_comes_with_its_key_is_the_one_given(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (_, pilot):
        await burst(pilot, "r", *"hjkl new", "enter")
        assert archive.events()[0].title == "hjkl new"
        assert len(archive.decisions()) == 1


@pytest.mark.parametrize("typed", ["Dockers stop work", Paste("Dockers stop work\n")])
async def test_what_is_typed_takes_the_place_of_what_stands_there(
    dashboard: Make, archive: Archive, typed: str | Paste
) -> None:
    keys = [typed] if isinstance(typed, Paste) else [*typed]
    async with opened(dashboard()) as (_, pilot):
        await burst(pilot, "r", *keys, "enter")
        assert archive.events()[0].title == "Dockers stop work", "ahead of the question, too"
        await press(pilot, "r")
        prompt = pilot.app.query_one(Prompt)
        assert prompt.selected_text == "Dockers stop work"
        await burst(pilot, "x", "ctrl+u", *keys)
        assert prompt.value == "Dockers stop work"
        await press(pilot, *["ctrl+z"] * 20)
        assert prompt.selected_text == prompt.value == "Dockers stop work", "taken back as it was"


@pytest.mark.parametrize(
    ("key", "value"), [("end", "{}!"), ("right", "{}!"), ("home", "!{}"), ("left", "!{}"), ("backspace", "!")]
)
async def test_arrows_home_and_end_keep_what_stands_there(
    dashboard: Make, archive: Archive, key: str, value: str
) -> None:
    title = archive.events()[0].title
    async with opened(dashboard()) as (_, pilot):
        await burst(pilot, "r", key, "!")
        assert pilot.app.query_one(Prompt).value == value.format(title)


async def test_what_comes_with_b_decides_and_copies_nothing(
    dashboard: Make, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/3")
    terminal = Terminal()
    monkeypatch.setattr("briefing.dashboard.outside.terminal", lambda app: terminal)
    app = dashboard()
    async with opened(app) as (_, pilot):
        await burst(pilot, *"bbbyys")
        assert isinstance(app.screen, Preview)
        assert archive.decisions() == []
        assert not terminal.written


async def test_a_name_that_comes_with_save_is_where_the_briefing_goes(dashboard: Make, tmp_path: Path) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "b")
        await burst(pilot, "s", "ctrl+a", "ctrl+k", *str(tmp_path / "q.md"), "enter", "escape")
        assert (tmp_path / "q.md").exists()
        assert app.screen is desk


async def test_each_key_is_about_what_the_one_before_it_left_the_cursor_on(dashboard: Make, archive: Archive) -> None:
    second, third = archive.events()[1:3]
    async with opened(dashboard()) as (desk, pilot):
        await burst(pilot, "j", " ", "j", "x", "k")
        rows = {row.id: row for row in archive.events()}
        assert (rows[second.id].marked, rows[third.id].excluded) == (True, True)
        assert sum(row.marked or row.excluded for row in rows.values()) == 2
        await burst(pilot, "j", "enter", "G", " ")
        assert isinstance(desk.listing.item, ArticleItem | EventItem)
        assert desk.listing.choice is not None
        assert desk.listing.choice.key == third.id
        assert archive.decisions()[-1].targets == (desk.listing.item.key,)


async def test_help_takes_the_keys_that_come_with_it(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await burst(pilot, "?", "G")
        assert isinstance(app.screen, HelpSheet)
        assert app.screen.rows.cursor > 20
        assert desk.navigator.cursor == 0
        await burst(pilot, "escape", "j")
        assert (app.screen, desk.navigator.cursor) == (desk, 1)


async def test_ctrl_z_in_a_question_takes_back_what_was_typed_and_no_decision(
    dashboard: Make, archive: Archive
) -> None:
    async with opened(dashboard()) as (_, pilot):
        await press(pilot, "x", "r")
        prompt = pilot.app.query_one(Prompt)
        title = prompt.value
        await press(pilot, "ctrl+u", "a", "b")
        for value in ("a", "", title, title):
            await press(pilot, "ctrl+z")
            assert prompt.value == value
        await press(pilot, "end", "z", "backspace", "ctrl+z")
        assert prompt.value == f"{title}z"
        await press(pilot, "escape")
        assert [decision.kind for decision in archive.decisions()] == ["exclude"]


@pytest.mark.parametrize(
    "key", ["ctrl+p", pytest.param("tab", marks=pytest.mark.slow), pytest.param("shift+tab", marks=pytest.mark.slow)]
)
async def test_what_was_typed_stays_whatever_key_would_lead_away(dashboard: Make, key: str) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "/", *"ferry", key, "enter")
        assert desk.listing.words == "ferry"
        await press(pilot, "b")
        await press(pilot, "s", "x", key)
        assert app.screen.query_one(Prompt).value.endswith("mdx")


async def test_a_question_waits_while_another_window_is_looked_at(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "/", *"fer")
        app.post_message(AppBlur())
        await settle(pilot)
        app.post_message(AppFocus())
        await settle(pilot)
        await press(pilot, "r", "y", "enter")
        assert desk.listing.words == "ferry"
        await press(pilot, "/", "x")
        await pilot.click("#navigator")
        await settle(pilot)
        assert not app.query(Prompt), "a pane chosen with the mouse"
