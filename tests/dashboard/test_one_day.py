"""An event on one of its days: list, heading and reader say nothing of the others."""

from __future__ import annotations

from pathlib import Path

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.items import EventItem, TitleItem
from briefing.settings import Settings

from .test_desk import opened, press
from .test_moments import TOLL, lay, read_in


async def test_title_and_dates_of_an_event_are_those_of_the_day_that_is_shown(tmp_path: Path) -> None:
    folder = lay(tmp_path / "in", ("0900", 14))
    (folder / "2031-04-06-2300-lock.txt").write_text(TOLL.format(n=12), encoding="utf-8")
    with Archive.open(tmp_path / "a.db") as archive:
        read_in(archive, folder)
        assert len(archive.events()) == 1
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            for dead, day in ((14, "7 Apr"), (12, "6 Apr")):
                await press(pilot, "left_square_bracket")
                shown = desk.reader.reading_
                assert shown is not None
                assert shown.article.title == f"Lock gate at Oster breaks, {dead} dead", "the reader follows, too"
                row, head = desk.navigator.window.item(0), desk.listing.window.item(0)
                assert isinstance(row, EventItem)
                assert isinstance(head, TitleItem)
                assert row.row.title == head.title == f"Lock gate at Oster breaks, {dead} dead"
                told = "".join(text for line in row.draw(40) for text, _ in line)
                assert day in told
                [about] = head.about
                assert day in about
                assert " to " not in about
