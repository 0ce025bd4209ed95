"""Which summariser a summary shown is by, and which forms it has."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.items import EventItem, HeadingItem
from briefing.settings import METHODS, Feed, Settings

from .test_comparing import items
from .test_desk import opened, press


def note(desk: object) -> str:
    heads = [item for item in items(desk.listing) if isinstance(item, HeadingItem) and item.title == "Summary"]  # type: ignore[attr-defined]
    return heads[0].note


async def test_an_event_of_one_feed_is_told_by_the_feeds_method(archive: Archive, sample: Settings) -> None:
    by = replace(sample, feeds=tuple(replace(feed, method="luhn") for feed in sample.feeds))
    async with opened(Dashboard(archive, by)) as (desk, pilot):
        assert isinstance(desk.navigator.item, EventItem)
        assert note(desk) == "by luhn"
        await press(pilot, "m")
        following = METHODS[METHODS.index("luhn") + 1]
        assert note(desk) == f"by {following}"
        for _ in METHODS[1:]:
            await press(pilot, "m")
        assert note(desk) == "by luhn"
        assert not desk.listing.summaries, "back at its own"


async def test_an_article_is_told_by_the_method_of_its_feed(archive: Archive, tmp_path: Path) -> None:
    row = next(row for row in archive.article_rows() if row.path)
    settings = Settings(feeds=(Feed(name="One", path=row.path, method="lead"), Feed(name="No", path=str(tmp_path))))
    async with opened(Dashboard(archive, settings)) as (desk, pilot):
        desk.reader.open(row.id)
        desk.focus_pane(desk.reader)
        assert desk.reader.reading_ is not None
        assert desk.reader.reading_.method == "lead"
        await press(pilot, "m")
        assert desk.reader.reading_.method == "lexrank"
