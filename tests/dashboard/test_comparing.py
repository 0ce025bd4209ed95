"""Versions of a statement, copies beside their original, and what is new in an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.archive import Archive, Decision
from briefing.dashboard.app import Dashboard
from briefing.dashboard.comparing import ChangeItem, DifferenceItem, VersionItem
from briefing.dashboard.items import ArticleItem, FoldItem, HeadingItem, Item, QuotationItem
from briefing.dashboard.listing import Listing
from briefing.model import Event
from briefing.settings import Feed, Settings

from .conftest import clock
from .test_correcting import place
from .test_desk import opened, press

FIRST = """Dam at Orvane gives way above three villages

The dam at Orvane gave way on Monday night and water reached three villages below it before dawn. At least 12 people
were killed, the governor of the valley said. In the morning four hundred houses stood under water.

“We will rebuild every house in the valley, and we will begin on the first dry day,” Governor Mara Lindqvist said at
the town hall of Tessel. “Nobody will pay for it but the province.”

Boats brought the last families from the roofs of the mill in Strand shortly after ten, the fire brigade said, and the
road to the coast was opened for lorries with bread, blankets and clean water before noon.
"""
COPY = FIRST.replace("four hundred houses stood", "some four hundred homes stood").replace(
    "for lorries with bread, blankets and clean water ", ""
)
LATER = """Toll at Orvane rises to 14 as search goes on

The dam at Orvane gave way on Monday night and water reached three villages below it. At least 14 people were killed,
the governor of the valley said on Wednesday, as the search of the valley went on.

“We will rebuild every house in the valley, and begin on the first dry day,” Governor Mara Lindqvist said again.

“My boat has been to every roof in Strand twice,” said Piet Harmsen, a fisherman.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    from briefing.intake import take_in

    for folder, day, text in (("one", "06", FIRST), ("two", "06", COPY), ("three", "08", LATER)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"2031-04-{day}-dam.txt").write_text(unwrapped(text), encoding="utf-8")
    names = {"one": "Valley Post", "two": "Coast Courier", "three": "Tessel Times"}
    settings = Settings(
        feeds=tuple(Feed(name=name, path=str(tmp_path / folder), outlet=name) for folder, name in names.items())
    )
    with Archive.open(tmp_path / "dam.db", clock=clock) as opened_archive:
        for _ in take_in(opened_archive, [], settings, jobs=1):
            pass
        yield opened_archive


def unwrapped(text: str) -> str:
    """One line a paragraph, as in articles."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")) + "\n"


def items(listing: Listing) -> list[Item]:
    found = (listing.window.item(number) for number in range(len(listing.window)))
    return [item for item in found if item is not None]


async def test_the_versions_of_a_statement_with_the_words_that_differ(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        await press(pilot, "l")
        place(desk.listing, lambda item: isinstance(item, QuotationItem) and len(item.row.outlets) > 2)
        came_from = desk.listing.item
        await press(pilot, "v")
        versions = [item for item in items(desk.listing) if isinstance(item, VersionItem)]
        assert {item.row.outlet for item in versions} == {"Valley Post", "Coast Courier", "Tessel Times"}
        other = next(item for item in versions if item.row.outlet == "Tessel Times")
        assert any("we will" in words or "Nobody" in words for words in other.left_out)
        place(desk.listing, lambda item: item.key == other.key)
        await press(pilot, "enter")
        assert desk.focused is desk.reader
        assert desk.reader.article == other.row.quotation.article
        await press(pilot, "escape", "escape")
        assert desk.focused is desk.listing
        assert desk.listing.item == came_from


async def test_a_copy_is_unfolded_and_shown_beside_its_original(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        await press(pilot, "l")
        place(desk.listing, lambda item: isinstance(item, FoldItem))
        await press(pilot, "enter", "j")
        copy = desk.listing.item
        assert isinstance(copy, ArticleItem)
        assert copy.row.copy_of
        await press(pilot, "v")
        found = [item for item in items(desk.listing) if isinstance(item, DifferenceItem)]
        text = {row.id: archive.articles([row.id])[0].text for row in archive.article_rows()}
        assert all(text[item.article][item.span.start : item.span.end] == item.here for item in found)
        assert [(item.before, item.here) for item in found] == [
            ("", "some"),
            ("houses", "homes"),
            ("for lorries with bread, blankets and clean water", ""),
        ]
        await press(pilot, "j", "enter")
        assert desk.reader.article == found[0].article


async def test_what_is_new_in_an_event_with_the_numbers_that_changed(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        await press(pilot, "w")
        heads = [item.title for item in items(desk.listing) if isinstance(item, HeadingItem)]
        assert heads == ["Changed numbers", "New articles", "New quotations"]
        (change,) = [item for item in items(desk.listing) if isinstance(item, ChangeItem)]
        assert (change.change.was, change.change.now) == (12, 14)
        assert any("12 → 14" in "".join(text for text, _ in line) for line in change.draw(60))
        place(desk.listing, lambda item: item is change)
        await press(pilot, "enter")
        assert desk.reader.article == change.change.after.article
        await press(pilot, "escape", "escape")
        assert not desk.listing.special


async def test_what_is_new_in_a_follow_up_is_told_beside_the_events_before_it(archive: Archive) -> None:
    (later,) = [row for row in archive.article_rows() if row.outlet == "Tessel Times"]
    (event,) = archive.events()
    archive.decide(Decision(kind="split", object="event", targets=(later.id,)))
    follow_up = next(row for row in archive.events() if row.id != event.id)
    stories = [
        Event(id=row.id, title=row.title, articles=view.event.articles, storyline="s", first=row.first, last=row.last)
        for row in (event, follow_up)
        if (view := archive.event(row.id))
    ]
    archive.store_events(stories)
    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        place(desk.navigator, lambda item: item.key == follow_up.id)
        await press(pilot, "w")
        (change,) = [item for item in items(desk.listing) if isinstance(item, ChangeItem)]
        assert (change.change.was, change.change.now) == (12, 14)
        assert "Tessel Times" in change.about
        assert change.about.endswith(("Valley Post · 6 Apr", "Coast Courier · 6 Apr"))


async def test_what_nobody_else_carried_has_no_versions(archive: Archive) -> None:
    async with opened(Dashboard(archive, Settings())) as (desk, pilot):
        await press(pilot, "l")
        place(desk.listing, lambda item: isinstance(item, QuotationItem) and len(item.row.outlets) == 1)
        await press(pilot, "v")
        assert not desk.listing.special


async def test_what_a_copy_put_in_the_place_of_the_end_is_told_in_the_words_of_either_paper(tmp_path: Path) -> None:
    from briefing.intake import take_in

    begin, end = FIRST.split("the fire brigade said, ")
    copy = f"{begin}the fire brigade said. Divers from the coast looked for the bell of the mill until noon.\n"
    for folder, text in (("one", FIRST), ("two", copy)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "2031-04-06-dam.txt").write_text(unwrapped(text), encoding="utf-8")
    feeds = tuple(Feed(name=name, path=str(tmp_path / name), outlet=name) for name in ("one", "two"))
    with Archive.open(tmp_path / "end.db", clock=clock) as archive:
        for _ in take_in(archive, [], Settings(feeds=feeds), jobs=1):
            pass
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "l")
            place(desk.listing, lambda item: isinstance(item, FoldItem))
            await press(pilot, "enter", "j", "v")
            (one,) = [item for item in items(desk.listing) if isinstance(item, DifferenceItem)]
            left, right = ("".join(text for text, _ in line) for line in one.draw(400))
    assert left == "− …mill in Strand shortly after ten, the fire brigade said, " + " ".join(end.split())
    assert right == (
        "+ …mill in Strand shortly after ten, the fire brigade said. "
        "Divers from the coast looked for the bell of the mill until noon."
    )
