"""The dashboard as a person uses it: started on a real archive, keys pressed, the screen looked at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from briefing.archive import Archive, Scope
from briefing.dashboard.app import Dashboard
from briefing.dashboard.desk import Desk
from briefing.dashboard.items import (
    ArticleItem,
    EventItem,
    ExtractItem,
    FoldItem,
    HeadingItem,
    HitItem,
    NoteItem,
    OutletItem,
    ParagraphItem,
    QuotationItem,
    SpeakerHeadingItem,
    SpeakerItem,
    TitleItem,
)
from briefing.settings import Settings

from .conftest import SMALL, WIDE

Make = Callable[[], Dashboard]


@asynccontextmanager
async def opened(app: Dashboard, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Desk, Pilot[int]]]:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Desk)
        yield app.screen, pilot


async def settle(pilot: Pilot[int]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def paste(pilot: Pilot[int], text: str) -> None:
    """Text as a terminal hands it over: at once, where typing takes two frames a letter."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()


def screen_text(app: Dashboard) -> str:
    """What stands on the screen, without styles."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def test_it_opens_on_the_events_with_their_summary_and_article(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        first = archive.events()[0]
        assert isinstance(desk.navigator.item, EventItem)
        assert desk.navigator.item.row.id == first.id
        assert desk.focused is desk.navigator
        assert isinstance(desk.listing.item, TitleItem)
        assert desk.listing.item.title == first.title
        text = screen_text(dashboard_of(pilot))
        assert "30 articles" in text
        assert "All days" in text
        assert desk.reader.article in {row.id for row in archive.article_rows(Scope(event=first.id))}


def dashboard_of(pilot: Pilot[int]) -> Dashboard:
    assert isinstance(pilot.app, Dashboard)
    return pilot.app


async def test_the_list_follows_the_navigator_and_the_reader_the_list(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j", "j")
        third = archive.events()[2]
        assert desk.listing.choice is not None
        assert desk.listing.choice.key == third.id
        await press(pilot, "enter", "G")
        item = desk.listing.item
        assert isinstance(item, ArticleItem)
        assert desk.reader.article == item.row.id


@pytest.mark.parametrize(("key", "kind"), [("1", EventItem), ("2", SpeakerItem), ("3", OutletItem)])
async def test_number_keys_switch_the_navigator_from_every_pane(dashboard: Make, key: str, kind: type) -> None:
    async with opened(dashboard()) as (desk, pilot):
        for pane in desk.panes:
            desk.focus_pane(pane)
            await press(pilot, key)
            assert isinstance(desk.navigator.item, kind)
            assert desk.focused is desk.navigator


async def test_every_list_keeps_its_place(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j", "j", "j")
        event = desk.navigator.item
        await press(pilot, "2", "j", "1")
        assert desk.navigator.item == event
        await press(pilot, "2")
        assert desk.navigator.cursor == 1


@pytest.mark.slow
async def test_moving_keys_are_the_same_in_every_pane(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        for pane in desk.panes:
            desk.focus_pane(pane)
            await press(pilot, "g")
            assert pane.cursor == 0
            for down, up in (
                ("j", "k"),
                ("down", "up"),
                ("ctrl+d", "ctrl+u"),
                ("pagedown", "pageup"),
                ("G", "g"),
                ("end", "home"),
            ):
                await pilot.press(down)
                assert pane.cursor > 0, (pane, down)
                await pilot.press(up, "g")
                assert pane.cursor == 0, (pane, up)


async def test_panes_are_walked_left_right_and_around(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        seen = []
        for key in ("l", "right", "l", "h", "left", "tab", "tab", "tab", "shift+tab"):
            await press(pilot, key)
            seen.append(desk.focused.id if desk.focused else None)
        assert seen == [
            "listing",
            "reader",
            "reader",
            "listing",
            "navigator",
            "listing",
            "reader",
            "navigator",
            "reader",
        ]


async def test_enter_opens_and_escape_goes_back_and_leaves_at_the_top(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "enter")
        assert desk.focused is desk.listing
        await press(pilot, "enter")
        assert desk.focused is desk.reader
        await press(pilot, "escape")
        assert desk.focused is desk.listing
        await press(pilot, "q")
        assert desk.focused is desk.navigator
        await press(pilot, "q")
    assert app.return_value == 0


async def test_escape_leads_from_a_speaker_back_to_the_event_whose_list_led_there(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        event = desk.navigator.choice
        await press(pilot, "l")
        desk.listing.go(first_of(desk.listing, SpeakerHeadingItem))
        await settle(pilot)
        await press(pilot, "enter")
        assert (desk.navigator.view, desk.focused) == ("speakers", desk.navigator)
        await press(pilot, "escape")
        assert (desk.navigator.view, desk.focused) == ("events", desk.listing)
        assert desk.navigator.choice is not None and event is not None
        assert desk.navigator.choice.key == event.key


async def test_from_a_quotation_to_its_place_in_the_article_and_back(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l")
        place = first_of(desk.listing, QuotationItem)
        desk.listing.go(place)
        await settle(pilot)
        item = desk.listing.item
        assert isinstance(item, QuotationItem)
        await press(pilot, "enter")
        assert desk.focused is desk.reader
        paragraph = desk.reader.item
        assert isinstance(paragraph, ParagraphItem)
        lit = [paragraph.text[start:end] for start, end, role in paragraph.marks if role == "match"]
        assert lit[0] == desk.archive.article(item.row.quotation.article).text[slice(*span(item))]  # type: ignore[union-attr]
        await press(pilot, "escape")
        assert desk.focused is desk.listing
        assert desk.listing.item == item


def span(item: QuotationItem) -> tuple[int, int]:
    first = item.row.quotation.spans[0]
    return first.start, first.end


def first_of(rows: object, kind: type) -> int:
    window = rows.window  # type: ignore[attr-defined]
    return next(index for index in range(len(window)) if isinstance(window.item(index), kind))


async def test_in_the_reader_enter_goes_to_the_place_and_escape_back(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        desk.focus_pane(desk.reader)
        place = first_of(desk.reader, ExtractItem)
        desk.reader.go(place)
        await press(pilot, "enter")
        assert isinstance(desk.reader.item, ParagraphItem)
        await press(pilot, "escape")
        assert desk.reader.cursor == place
        assert desk.focused is desk.reader
        await press(pilot, "escape")
        assert desk.focused is desk.listing


async def test_search_shows_hits_and_n_steps_through_them(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "slash", *"ferry", "enter")
        assert desk.listing.words == "ferry"
        assert isinstance(desk.listing.item, HitItem)
        first = desk.listing.item
        assert desk.reader.article == first.hit.article.id
        await press(pilot, "n")
        assert desk.listing.item != first
        await press(pilot, "N")
        assert desk.listing.item == first
        await press(pilot, "escape")
        assert not desk.listing.words
        assert isinstance(desk.listing.item, TitleItem)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_search_finds_speakers_by_name_and_enter_opens_one_among_the_speakers(
    dashboard: Make, archive: Archive, size: tuple[int, int]
) -> None:
    app = dashboard()
    wanted = archive.speakers()[-1]
    async with opened(app, size) as (desk, pilot):
        await press(pilot, "2", "slash", *wanted.name.casefold(), "enter")
        assert isinstance(desk.listing.item, SpeakerItem)
        assert "1 speaker" in screen_text(app)
        await press(pilot, "enter")
        assert (desk.navigator.view, desk.focused) == ("speakers", desk.navigator)
        assert desk.navigator.choice is not None
        assert desk.navigator.choice.key == wanted.id
        await press(pilot, "slash", *wanted.name.casefold(), "enter", "enter")
        assert desk.focused is desk.navigator, "where the navigator stands on it already"
        assert not desk.listing.special
        await press(pilot, "r", *"Somebody Else", "enter")
        assert {row.id: row.name for row in archive.speakers()}[wanted.id] == "Somebody Else"


async def test_a_search_from_the_events_finds_speakers_too_a_few_of_them_before_the_articles(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "slash", "o", "enter")
        items = [desk.listing.window.item(index) for index in range(len(desk.listing.window))]
        assert [type(item) for item in items[:7]] == [HeadingItem, *[SpeakerItem] * 5, NoteItem]
        assert "more: search in 2 for all." in screen_text(app)
        await press(pilot, *"nnnnn")
        assert isinstance(desk.listing.item, HitItem), "n stops at what was found, and not at headings"
        await press(pilot, "N")
        assert isinstance(desk.listing.item, SpeakerItem)


async def test_where_no_speaker_has_the_words_it_is_said_among_the_speakers(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "2", "slash", *"sailed", "enter")
        assert "No speaker of this name." in screen_text(app)
        assert isinstance(desk.listing.item, HitItem)
        await press(pilot, "slash", *"zzzyx", "enter")
        assert "No article found." in screen_text(app)


async def test_a_search_without_hits_says_so(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "slash", *"zzzyx", "enter")
        assert "Nothing found." in screen_text(app)
        await press(pilot, "slash", "escape")
        assert desk.status.display


async def test_find_in_the_article(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        desk.focus_pane(desk.reader)
        await press(pilot, "slash", *"the", "enter")
        assert desk.focused is desk.reader
        assert "step through" in desk.status.text
        start = desk.reader.cursor
        assert isinstance(desk.reader.item, ParagraphItem)
        await press(pilot, "N")
        assert "of" in desk.status.text
        assert desk.reader.cursor >= start
        assert not desk.listing.words


async def test_days_before_and_after_and_all_again(dashboard: Make, archive: Archive) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        days = desk.contents.days()
        assert len(days) == 3
        await press(pilot, "left_square_bracket")
        assert desk.navigator.day == days[0]
        latest = len(desk.navigator.window)
        assert 0 < latest < len(archive.events())
        await press(pilot, "left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert desk.navigator.day == days[2]
        assert "first day" in desk.status.text
        assert "Tue 10 Mar 2026" in desk.header.text
        await press(pilot, *["right_square_bracket"] * 3)
        assert desk.navigator.day is None
        assert len(desk.navigator.window) == len(archive.events())


async def test_copies_are_folded_and_unfold(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        row = next(row for row in archive.events() if row.copies)
        desk.navigator.go(
            next(n for n in range(len(desk.navigator.window)) if desk.navigator.window.item(n).key == row.id)
        )  # type: ignore[union-attr]
        await settle(pilot)
        desk.focus_pane(desk.listing)
        before = len(desk.listing.window)
        desk.listing.go(first_of(desk.listing, FoldItem))
        await press(pilot, "enter")
        assert len(desk.listing.window) == before + row.copies
        assert isinstance(desk.listing.item, FoldItem)
        await press(pilot, "enter")
        assert len(desk.listing.window) == before


async def test_marking_pinning_excluding_and_undoing(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j")
        chosen = desk.navigator.item
        assert isinstance(chosen, EventItem)
        for key, flag in (("space", "marked"), ("x", "excluded")):
            await press(pilot, key)
            assert getattr(event_row(archive, chosen.key), flag), flag
            assert desk.navigator.item is not None
            assert desk.navigator.item.key == chosen.key
        assert not event_row(archive, chosen.key).marked
        assert "no longer marked" in desk.status.text
        await press(pilot, "u")
        row = event_row(archive, chosen.key)
        assert (row.marked, row.excluded) == (True, False), "both as they were"
        await press(pilot, "u")
        assert not archive.decisions()


async def test_who_pins_while_walking_down_goes_on_from_there(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard(), SMALL) as (desk, pilot):
        before = [row.id for row in archive.events()]
        await press(pilot, *"jjjjjjjj")
        line = desk.navigator.scroll_offset.y
        assert line, "it is a list longer than the screen"
        await press(pilot, "s")
        assert archive.events()[0].id == before[8]
        assert (desk.navigator.cursor, desk.navigator.scroll_offset.y) == (8, line)
        assert desk.listing.choice == desk.navigator.choice
        await press(pilot, "j")
        assert desk.navigator.choice is not None
        assert desk.navigator.choice.key == before[9], "the next one"
        await press(pilot, "k", "u")
        assert desk.navigator.choice is not None
        assert desk.navigator.choice.key == before[8]
        await press(pilot, "g", "s")
        assert desk.navigator.cursor == 0


def event_row(archive: Archive, id: str):  # type: ignore[no-untyped-def]
    return next(row for row in archive.events() if row.id == id)


async def test_a_quotation_is_marked_where_it_stands(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        desk.focus_pane(desk.listing)
        desk.listing.go(first_of(desk.listing, QuotationItem))
        await press(pilot, "space")
        item = desk.listing.item
        assert isinstance(item, QuotationItem)
        assert item.row.marked
        await press(pilot, "space")
        assert isinstance(desk.listing.item, QuotationItem)
        assert not desk.listing.item.row.marked


async def test_panes_refresh_when_another_process_writes(dashboard: Make, archive: Archive) -> None:
    from briefing.archive import Decision

    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j")
        chosen = desk.navigator.item
        assert chosen is not None
        with Archive.open(archive.path) as other:
            other.decide(Decision(kind="rename", object="event", targets=(chosen.key,), value="Another title"))
        desk._watch()
        await settle(pilot)
        assert isinstance(desk.navigator.item, EventItem)
        assert desk.navigator.item.row.title == "Another title"


async def test_an_empty_archive_says_what_to_do(
    empty: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = Dashboard(empty, Settings())
    async with opened(app, SMALL) as (_, pilot):
        assert "Nothing read in yet." in screen_text(app)
        assert "briefing add PATH" in screen_text(app)
        assert "briefing --sample" in screen_text(app)
        shown = "".join(line.split("││")[0].strip(" │▌") for line in screen_text(app).splitlines())
        assert f"archive~/{Path(empty.path).name}" in shown.replace(" ", ""), "which one it is"
        for key in (
            "j",
            "enter",
            "l",
            "l",
            "y",
            "Y",
            "m",
            "o",
            "e",
            "x",
            "u",
            "n",
            "left_square_bracket",
            "b",
            "2",
            "3",
        ):
            await pilot.press(key)
        await settle(pilot)
        assert app.is_running


@pytest.mark.parametrize(
    ("size", "focus", "shown"),
    [
        ((140, 45), "navigator", ["navigator", "listing", "reader"]),
        ((80, 24), "navigator", ["navigator", "listing"]),
        ((80, 24), "listing", ["navigator", "listing"]),
        ((80, 24), "reader", ["reader"]),
        ((50, 20), "listing", ["listing"]),
        ((50, 20), "reader", ["reader"]),
    ],
)
async def test_panes_collapse_where_the_terminal_is_narrow(
    dashboard: Make, size: tuple[int, int], focus: str, shown: list[str]
) -> None:
    async with opened(dashboard(), size) as (desk, pilot):
        desk.focus_pane(getattr(desk, focus))
        await settle(pilot)
        assert [pane.id for pane in desk.panes if pane.display] == shown
        assert desk.focused is getattr(desk, focus)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 3)])
async def test_a_terminal_without_room_loses_nothing_when_the_archive_changes(
    dashboard: Make, size: tuple[int, int]
) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j", "l", "j", "j")
        await pilot.resize_terminal(*size)
        await settle(pilot)
        desk.refresh_panes()
        await press(pilot, "f")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert (desk.navigator.cursor, desk.listing.cursor) == (1, 2)


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_needs_no_room(dashboard: Make, key: str) -> None:
    app = dashboard()
    async with opened(app, (10, 3)) as (desk, pilot):
        await press(pilot, key, "down", "pageup", "pagedown")
        await pilot.press("pageup", "escape")
        await settle(pilot)
        assert app.screen is desk


async def test_resizing_keeps_the_cursor_and_the_focus(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j", "j", "enter", "enter", "j", "j", "j")
        item = desk.reader.item
        for size in (SMALL, (60, 20), WIDE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert desk.focused is desk.reader
            assert desk.reader.item == item


async def test_the_footer_shows_keys_that_work_here(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        assert "mark" in desk.footer.text
        await press(pilot, "l")
        assert "mark" not in desk.footer.text, "a heading cannot be marked"
        assert "copy" in desk.footer.text


async def test_a_sheet_shows_its_keys_too(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        await press(pilot, "question_mark")
        assert "Esc back" in screen_text(app)


async def test_help_lists_every_live_binding_with_its_docstring(dashboard: Make) -> None:
    from briefing.dashboard.commands import COMMANDS, MOVING
    from briefing.dashboard.help import HelpSheet, KeyItem

    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "question_mark")
        sheet = app.screen
        assert isinstance(sheet, HelpSheet)
        listed = {item.key: item.text for item in sheet._items if isinstance(item, KeyItem)}
        for command in (*COMMANDS, *MOVING):
            assert listed[command.name()] == command.help()
        await press(pilot, "G", "g", "escape")
        assert app.screen is desk


async def pick(pilot: Pilot[None], command: str) -> None:
    """Run the command that the palette offers first for what is typed."""
    await press(pilot, "colon")
    await press(pilot, *command)
    await pilot.pause(0.2)
    await press(pilot, "enter")
    await pilot.pause(0.2)


async def test_the_palette_offers_commands_and_runs_them(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await pick(pilot, "speakers")
        assert app.screen is desk
        assert isinstance(desk.navigator.item, SpeakerItem)


async def test_the_palette_says_where_a_command_does_something(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await pick(pilot, "correct role")
        assert app.screen is desk
        assert "Correct role does nothing here" in desk.status.text


async def test_the_theme_switches(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        before = app.theme
        await press(pilot, "t")
        assert app.theme != before
        await press(pilot, "t")
        assert app.theme == before


async def test_the_method_changes_in_place(dashboard: Make) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l", "j", "m")
        heading = desk.listing.item
        assert isinstance(heading, HeadingItem)
        assert heading.note == "by lead"
        desk.focus_pane(desk.reader)
        await press(pilot, "m")
        assert desk.reader.reading_ is not None
        assert desk.reader.reading_.told.method == "lead"
        assert all(extract.is_exact(desk.reader.reading_.article.text) for extract in desk.reader.reading_.summary)


async def test_keys_have_names_and_do_not_clash(dashboard: Make) -> None:
    from briefing.dashboard.commands import COMMANDS, MOVING

    keys = [key for command in (*COMMANDS, *MOVING) for key in command.keys.split(",")]
    assert len(keys) == len(set(keys))
    assert all(command.help().endswith(".") and command.group for command in (*COMMANDS, *MOVING))


async def test_keys_in_quick_succession_go_where_they_belong(dashboard: Make) -> None:
    """A fast typist waits for no pane: each key finds the focus where the key before it has put it."""
    async with opened(dashboard()) as (desk, pilot):
        await pilot.press("j", "enter", "slash", *"ferry", "enter", "n", "h", "k")
        await settle(pilot)
        assert desk.listing.words == "ferry"
        assert desk.listing.cursor == 2
        assert desk.navigator.cursor == 0
        assert desk.focused is desk.navigator


async def test_decisions_of_an_earlier_run_can_be_undone(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (_, pilot):
        await press(pilot, "space")
    async with opened(dashboard()) as (desk, pilot):
        assert len(archive.decisions()) == 1
        await press(pilot, "u")
        assert not archive.decisions()
        assert "Taken back: mark event" in desk.status.text


async def test_an_archive_in_trouble_is_a_message_and_not_the_end(dashboard: Make, archive: Archive) -> None:
    """The file is closed under the app, as when its disk goes away."""
    app = dashboard()
    async with opened(app) as (desk, pilot):
        path = archive.path
        archive.close()
        with Path(path).open("r+b") as file:
            file.write(b"this is no archive any more" * 50)
        for suffix in ("-wal", "-shm"):
            Path(path + suffix).unlink(missing_ok=True)
        await press(pilot, "j", "2", "left_square_bracket")
        desk._watch()
        await settle(pilot)
        assert app.is_running
        assert path in desk.status.text
