"""Since when something is new, and what could not be read before the dashboard was opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from briefing.archive import Archive, Decision
from briefing.dashboard.app import Dashboard
from briefing.dashboard.comparing import ChangeItem, SinceItem
from briefing.dashboard.items import ExtractItem
from briefing.intake import take_in
from briefing.settings import Settings

from .test_comparing import items
from .test_correcting import place
from .test_desk import opened, press, screen_text

NOON = datetime(2031, 4, 7, 12, tzinfo=UTC)
TOLL = """Lock gate at Oster breaks, {n} dead

At least {n} people were killed when the lower gate of the Oster lock broke on Monday, the canal board said.

The Oster lock is the oldest on the canal. Its lower gate was made in 1888 and was to be replaced next spring.
"""


class Clock:
    now = NOON

    def __call__(self) -> datetime:
        return self.now


def lay(folder: Path, *tolls: tuple[str, int]) -> Path:
    folder.mkdir()
    for time, number in tolls:
        (folder / f"2031-04-07-{time}-lock.txt").write_text(TOLL.format(n=number), encoding="utf-8")
    return folder


def read_in(archive: Archive, *paths: Path) -> None:
    for _ in take_in(archive, paths, Settings(), jobs=1):
        pass


def changes(desk: object) -> list[tuple[float, float]]:
    return [(one.change.was, one.change.now) for one in items(desk.listing) if isinstance(one, ChangeItem)]  # type: ignore[attr-defined]


def since(desk: object) -> str:
    (note,) = [one for one in items(desk.listing) if isinstance(one, SinceItem)]  # type: ignore[attr-defined]
    return note.text


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_a_toll_that_rose_within_one_day_is_new_since_the_first_report(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "in", ("0810", 12), ("1745", 14)))
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "w")
            assert changes(desk) == [(12, 14)]
            assert "its first report" in since(desk)
            assert "08:10" in since(desk)


async def test_what_a_paper_corrects_is_shown_as_that(tmp_path: Path, clock: Clock) -> None:
    folder = lay(tmp_path / "in", ("0810", 12), ("1745", 14))
    note = "\n(Corrects an earlier report to show that the gate was built in 1931, not in 1913.)\n"
    (folder / "2031-04-07-1745-lock.txt").write_text(TOLL.format(n=14) + note, encoding="utf-8")
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, folder)
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "w")
            told = [one.extract.text for one in items(desk.listing) if isinstance(one, ExtractItem)]
            assert [text.startswith("(Corrects an earlier report") for text in told] == [True]


async def test_while_it_compares_it_says_so_and_escape_leaves_that_and_not_the_program(
    tmp_path: Path, clock: Clock
) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "in", ("0810", 12), ("1745", 14)))
        app = Dashboard(archive, Settings())
        async with opened(app) as (desk, pilot):
            await pilot.press("w")
            assert "Comparing…" in desk.status.text
            await press(pilot, "escape")
            assert (desk.listing.aside, app.is_running, "Left" in desk.status.text) == (False, True, True)
            await press(pilot, "w")
            assert changes(desk) == [(12, 14)]
            assert desk.status.text == ""


async def test_what_came_at_midnight_is_new_since_the_day_began(tmp_path: Path, clock: Clock) -> None:
    folder = lay(tmp_path / "in", ("0000", 14))
    (folder / "2031-04-06-2300-lock.txt").write_text(TOLL.format(n=12), encoding="utf-8")
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, folder)
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "w")
            assert "the day began" in since(desk)
            assert changes(desk) == [(12, 14)]


async def test_what_follows_it_is_nothing_that_was_there_before_it(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "in", ("0810", 12), ("1745", 14), ("1900", 16)))
        (event,) = archive.events()
        last = archive.article_rows()[0]
        archive.decide(Decision(kind="split", object="event", targets=(last.id,)))
        both = [found for row in archive.events() if (found := archive.known_event(row.id))]
        archive.store_events([msgspec.structs.replace(found, storyline="s") for found in both])
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            place(desk.navigator, lambda item: item.key == event.id)
            await press(pilot, "w")
            assert ("its first report" in since(desk), changes(desk)) == (True, [(12, 14)])
            place(desk.navigator, lambda item: item.key != event.id)
            desk.choose()
            await press(pilot, "w")
            assert changes(desk) == [(14, 16)], "beside the event that it follows"


async def test_w_goes_from_moment_to_moment(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "one", ("0810", 12)))
        clock.now += timedelta(hours=2)
        archive.moments.keep("looked")
        clock.now += timedelta(hours=2)
        read_in(archive, lay(tmp_path / "two", ("1130", 13)))
        archive.moments.keep("made")
        clock.now += timedelta(hours=2)
        read_in(archive, lay(tmp_path / "three", ("1100", 15)))
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            told = []
            for _ in range(3):
                await press(pilot, "w")
                told.append((since(desk).split(" (")[0], changes(desk)))
        assert told == [
            ("Since you last looked", [(12, 13)]),
            ("Since the last edition was written", [(13, 15)]),
            ("Since you last looked", [(12, 13)]),
        ], "what was read in late is new, whenever it was published; moments that part alike count once"


async def test_where_w_leads_to_no_other_moment_it_says_so(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "one", ("0810", 12)))
        clock.now += timedelta(hours=2)
        read_in(archive, lay(tmp_path / "two", ("1130", 13)))
        archive.moments.keep("looked")
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "w")
            told = since(desk)
            assert told.startswith("Since the last reading-in (")
            assert "). The same since its first report. [ and ] choose another day." in told
            assert "No other moment" not in desk.status.text
            await press(pilot, "w")
            assert since(desk) == told
            assert "No other moment" in desk.status.text


async def test_what_the_command_line_could_not_read_is_shown(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        folder = lay(tmp_path / "in", ("0810", 12))
        (folder / "cut.jsonl").write_text('{"title": "cut off', encoding="utf-8")
        read_in(archive, folder)
        app = Dashboard(archive, Settings())
        async with opened(app) as (desk, pilot):
            await press(pilot, "exclamation_mark")
            assert "cut.jsonl" in screen_text(app)
            assert "7 Apr 12:00" in screen_text(app)
            await press(pilot, "escape")
            clock.now += timedelta(hours=5)
            (tmp_path / "empty.txt").touch()
            read_in(archive, tmp_path / "empty.txt")
            await press(pilot, "exclamation_mark")
            shown = screen_text(app)
            assert 0 < shown.index("7 Apr 17:00") < shown.index("empty.txt") < shown.index("7 Apr 12:00")
            assert shown.index("7 Apr 12:00") < shown.index("cut.jsonl"), "what failed before that is still to be done"
            await press(pilot, "escape")
            clock.now += timedelta(hours=25)
            read_in(archive, lay(tmp_path / "sound", ("0900", 12)))
            await press(pilot, "exclamation_mark")
            assert "Nothing failed" in desk.status.text


async def test_what_is_new_is_that_of_the_event_under_the_cursor(tmp_path: Path, clock: Clock) -> None:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        read_in(archive, lay(tmp_path / "in", ("0810", 12), ("1745", 14), ("1900", 16)))
        archive.decide(Decision(kind="split", object="event", targets=(archive.article_rows()[0].id,)))
        both = [found for row in archive.events() if (found := archive.known_event(row.id))]
        archive.store_events([msgspec.structs.replace(found, storyline="s") for found in both])
        one, other = archive.events()
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "w")
            news = changes(desk)
            assert news
            await press(pilot, "h", "j")
            assert desk.listing.choice is not None
            assert (desk.listing.choice.key, desk.listing.special) == (other.id, False)
            await press(pilot, "w")
            assert changes(desk) != news
            assert "its first report" in since(desk) or "the day began" in since(desk)
            await press(pilot, "slash", *"lock", "enter", "h", "k")
            assert desk.listing.words == "lock", "what was found is about no event"
            await press(pilot, "w")
            assert changes(desk) == news
            await press(pilot, "escape")
            assert desk.listing.choice.key == one.id
