"""Which summariser a summary shown is by, and which forms it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.copying import copied
from briefing.dashboard.items import EventItem, ExtractItem, HeadingItem, TitleItem
from briefing.settings import METHODS, Feed, Settings

from .test_comparing import items
from .test_correcting import place
from .test_desk import Make, opened, press


def note(desk: object) -> str:
    heads = [item for item in items(desk.listing) if isinstance(item, HeadingItem) and item.title == "Summary"]  # type: ignore[attr-defined]
    return heads[0].note


@pytest.mark.slow
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
        assert desk.reader.reading_.told.method == "lead"
        await press(pilot, "m")
        assert desk.reader.reading_.told.method == "lexrank"


@pytest.mark.slow
async def test_f_goes_through_the_forms_and_m_keeps_them(archive: Archive) -> None:
    def told(desk: object) -> list[str]:
        return [item.extract.text for item in items(desk.listing) if isinstance(item, ExtractItem)]  # type: ignore[attr-defined]

    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        usual = told(desk)
        await press(pilot, "f")
        assert (note(desk), len(told(desk))) == ("headline", 1)
        await press(pilot, "f", "m")
        assert (note(desk), len(told(desk))) == ("by lead · three lines", 3)
        await press(pilot, "f")
        assert note(desk) == "by lead · paragraph"
        assert 40 <= len(" ".join(told(desk)).split()) <= 100
        for _ in METHODS[1:]:
            await press(pilot, "m")
        await press(pilot, "f")
        assert (note(desk), told(desk)) == ("", usual)
        desk.focus_pane(desk.reader)
        await press(pilot, "f")
        assert desk.reader.reading_ is not None
        assert (desk.reader.reading_.told.form, len(desk.reader.reading_.summary)) == ("headline", 1)


async def test_key_terms_stand_under_the_title_and_are_not_copied_with_it(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings())) as (desk, _):
        (title,) = [item for item in items(desk.listing) if isinstance(item, TitleItem)]
        (row,) = [row for row in archive.events() if row.title == title.title]
        lines = ["".join(text for text, _ in line) for line in title.draw(200)]
        assert f"Key terms: {', '.join(row.terms)}" in lines
        found = copied(archive, title, cited=True)
        assert found is not None
        assert "Key terms" not in found.text


@pytest.mark.parametrize("pane", ["listing", pytest.param("reader", marks=pytest.mark.slow)])
async def test_a_cursor_in_the_summary_stays_in_the_summary(dashboard: Make, pane: str) -> None:
    async with opened(dashboard()) as (desk, pilot):
        rows = getattr(desk, pane)
        desk.focus_pane(rows)
        last = [item for item in items(rows) if isinstance(item, ExtractItem)][-1]
        place(rows, lambda item: item is last)
        await press(pilot)
        assert isinstance(rows.item, ExtractItem)
        for key in "fffmmmmmmm":
            await press(pilot, key)
            told = [item for item in items(rows) if isinstance(item, ExtractItem)]
            assert isinstance(rows.item, ExtractItem) or not told, (key, rows.item)
            if not told:
                break  # a method that finds nothing to say
