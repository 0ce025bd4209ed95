"""The virtual list: only what is on screen is fetched and drawn, however long the list is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from briefing.dashboard.items import Item, NoteItem
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import PAGE, Layout, Window

LONG = 500_000


class Counting:
    """A list of any length that remembers what was asked of it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.fetched: list[int] = []

    def __call__(self, offset: int, limit: int) -> Sequence[Item]:
        self.fetched.append(offset)
        return [NoteItem(str(n), f"entry {n}") for n in range(offset, min(offset + limit, self.total))]


class OneList(App[None]):
    CSS = "Rows { border: none; }"

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.shown = window

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"quiet": "#888888", "bright": "#ffffff", "cursor": "#222222", "line": "#333333"}

    def compose(self) -> ComposeResult:
        yield Rows(height=2)

    def on_mount(self) -> None:
        self.query_one(Rows).show(self.shown)


def screen(app: App[None]) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def test_half_a_million_rows_cost_a_screen_of_them() -> None:
    fetch = Counting(LONG)
    app = OneList(Window(LONG, fetch))
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.query_one(Rows)
        await pilot.pause()
        assert fetch.fetched == [0]
        assert "entry 9" in screen(app)
        await pilot.press("G")
        await pilot.pause()
        assert rows.cursor == LONG - 1
        assert f"entry {LONG - 1}" in screen(app)
        assert len(fetch.fetched) <= 3
        await pilot.press("k", "pageup", "ctrl+u", "g")
        await pilot.pause()
        assert rows.cursor == 0
        assert "entry 0" in screen(app)
        assert len(fetch.fetched) <= 6


async def test_every_row_is_reached_and_shown_on_the_way_down_and_up() -> None:
    app = OneList(Window(300, Counting(300)))
    async with app.run_test(size=(40, 11)) as pilot:
        rows = app.query_one(Rows)
        for step in (1, -1):
            for _ in range(299):
                rows.move(step)
                await pilot.pause(0)
                assert f"entry {rows.cursor} " in screen(app) + " "
        assert rows.cursor == 0


async def test_a_list_that_shrinks_under_the_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    app = OneList(Window(100, Counting(100)))
    async with app.run_test(size=(40, 11)) as pilot:
        rows = app.query_one(Rows)
        await pilot.press("G")
        rows.show(Window(3, Counting(3)), keep=True)
        await pilot.pause()
        assert rows.cursor == 2
        assert "entry 2" in screen(app)
        rows.show(Window.of(()), keep=True)
        await pilot.press("j", "k", "G", "g", "pagedown", "ctrl+u")
        assert rows.item is None


async def test_the_cursor_stays_with_its_item_when_rows_come_in_above() -> None:
    app = OneList(Window.of([NoteItem(str(n), f"entry {n}") for n in range(20)]))
    async with app.run_test(size=(40, 11)) as pilot:
        rows = app.query_one(Rows)
        await pilot.press("j", "j", "j")
        rows.show(
            Window.of([NoteItem(f"new {n}", "new") for n in range(5)] + [NoteItem(str(n), "old") for n in range(20)]),
            keep=True,
        )
        await pilot.pause()
        assert rows.item is not None
        assert rows.item.key == "3"
        assert rows.cursor == 8


async def test_a_click_moves_the_cursor() -> None:
    app = OneList(Window(50, Counting(50)))
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.click(Rows, offset=(5, 4))
        assert app.query_one(Rows).cursor == 2
        app.query_one(Rows).styles.border = ("round", "white")
        await pilot.pause()
        for line, wanted in ((1, 0), (2, 0), (3, 1), (4, 1)):
            await pilot.click(Rows, offset=(5, line))
            assert app.query_one(Rows).cursor == wanted, "the border is no line of the list"


def test_pages_are_forgotten_so_that_memory_does_not_grow() -> None:
    fetch = Counting(LONG)
    window = Window(LONG, fetch)
    for index in range(0, LONG, 1000):
        item = window.item(index)
        assert item is not None
        assert item.key == str(index)
    assert len(window._pages) <= 16
    assert window.item(LONG) is None
    assert window.item(-1) is None
    assert all(offset % PAGE == 0 for offset in fetch.fetched)


def test_a_layout_answers_the_same_measured_and_uniform() -> None:
    items = [NoteItem(str(n), "word " * (n % 7 + 1), above=n % 2) for n in range(60)]
    measured = Layout(Window.of(items), 12, 3)
    for index in range(60):
        assert measured.at(measured.top(index)) == (index, 0)
        assert measured.bottom(index) - measured.top(index) == len(measured.lines(index))
    uniform = Layout(Window(60, lambda offset, limit: items[offset : offset + limit]), 12, 3, gap=1)
    assert uniform.total == 240
    assert all(len(uniform.lines(index)) == 4 for index in range(60))
    assert uniform.at(uniform.top(7) + 2) == (7, 2)


def test_an_item_is_found_however_far_down_it_stands() -> None:
    window = Window(LONG, Counting(LONG))
    assert window.find("400000") is None, "nobody looks that far by the way"
    assert window.seek("400000") == 400_000
    assert window.seek("nothing") is None
