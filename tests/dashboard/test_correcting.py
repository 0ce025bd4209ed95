"""Corrections from the keyboard: each is a decision in the archive, shown at once and taken back with u."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.archive import Archive, Decision, QuotationRow, Scope
from briefing.dashboard.app import Dashboard
from briefing.dashboard.desk import Desk
from briefing.dashboard.items import (
    ArticleItem,
    EventItem,
    Item,
    ParagraphItem,
    QuotationItem,
    SpeakerHeadingItem,
    SpeakerItem,
)
from briefing.dashboard.prompt import Prompt
from briefing.dashboard.rows import Rows
from briefing.model import Speaker
from briefing.settings import Settings
from tests.archive.making import analysis, article, event, quote

from .conftest import SMALL, clock
from .test_desk import Make, opened, paste, press, screen_text, settle


def place(pane: Rows, wanted: Callable[[Item], bool]) -> None:
    """The cursor on the first item of a pane that is wanted."""
    items = ((number, pane.window.item(number)) for number in range(len(pane.window)))
    pane.go(next(number for number, item in items if item is not None and wanted(item)))


async def answer(pilot: Pilot[int], text: str) -> None:
    """Another answer in place of the one proposed."""
    await pilot.press("ctrl+a", "ctrl+k")
    await paste(pilot, text)
    await press(pilot, "enter")


def titles(archive: Archive) -> list[str]:
    return [row.title for row in archive.events()]


async def test_what_is_asked_is_told_beside_the_answer_proposed(dashboard: Make) -> None:
    async with opened(dashboard(), SMALL) as (desk, pilot):
        keys = desk.footer.text
        await press(pilot, "r")
        assert "Title of the event; empty: as it was found" in desk.footer.text
        assert "Esc leave it" in desk.footer.text
        await press(pilot, "escape")
        assert desk.footer.text == keys


async def test_an_event_gets_the_users_title_and_its_own_back(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        before = titles(archive)
        await press(pilot, "r")
        await answer(pilot, "Ferry inquiry")
        assert titles(archive)[0] == "Ferry inquiry"
        assert isinstance(desk.navigator.item, EventItem)
        assert desk.navigator.item.row.title == "Ferry inquiry"
        assert "u takes it back" in desk.status.text
        await press(pilot, "r")
        await answer(pilot, "")
        assert titles(archive) == before


async def on_a_quotation(desk: Desk, pilot: Pilot[int]) -> str:
    """The cursor on the first quotation of the first event; its id."""
    await press(pilot, "l")
    place(desk.listing, lambda item: isinstance(item, QuotationItem))
    item = desk.listing.item
    assert item is not None
    return item.key


def said_by(archive: Archive, quotation: str) -> str | None:
    return next(row.speaker for row in archive.versions(quotation) if row.id == quotation)


async def test_a_quotation_is_given_to_somebody_else_and_to_nobody(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l")
        place(desk.listing, lambda item: isinstance(item, QuotationItem))
        item = desk.listing.item
        assert isinstance(item, QuotationItem)
        await press(pilot, "r")
        await answer(pilot, "Dorrit Amblecote")

        def now() -> tuple[str | None, bool]:
            (row,) = [row for row in archive.versions(item.row.id) if row.id == item.row.id]
            return row.speaker, row.decided

        assert now() == ("Dorrit Amblecote", True)
        place(desk.listing, lambda other: other.key == item.key)
        await press(pilot, "r")
        await answer(pilot, "")
        assert now()[0] is None
        await press(pilot, "u", "u")
        assert now() == (item.row.speaker, False)


@pytest.mark.parametrize("typed", ["honor wex", "DAME HONOR WEXCOMBE", "Thembeka olw"])
async def test_a_part_of_a_name_that_one_speaker_has_is_that_speaker(
    dashboard: Make, archive: Archive, typed: str
) -> None:
    """Quoted somewhere, or only mentioned."""
    known = {row.id: row.name for row in (*archive.speakers(), *archive.mentioned())}
    (id,) = [id for id, name in known.items() if typed.casefold() in name.casefold()]
    async with opened(dashboard()) as (desk, pilot):
        quotation = await on_a_quotation(desk, pilot)
        await press(pilot, "r")
        await answer(pilot, typed)
        assert desk.status.text == f"Said by {known[id]}. u takes it back."
        assert {row.id for row in archive.speakers()} <= {*known}, "nobody is new"
        assert said_by(archive, quotation) == known[id]


async def test_a_part_of_a_name_that_several_speakers_have_is_nobodys(dashboard: Make, archive: Archive) -> None:
    names = [row.name for row in archive.speakers() if "thuwaiqi" in row.name.casefold()]
    async with opened(dashboard()) as (desk, pilot):
        await on_a_quotation(desk, pilot)
        await press(pilot, "r")
        await answer(pilot, "thuwaiqi")
        assert len(names) == 2
        assert desk.status.text == f"“thuwaiqi” may be {'; '.join(names)}. Nothing was changed."
        assert not archive.decisions()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Fenwick", "Corwin Fenwick-Hale"),
        pytest.param("Fenwick-Hale", "Corwin Fenwick-Hale", marks=pytest.mark.slow),
        pytest.param("ada fenwick", "Ada Fenwick", marks=pytest.mark.slow),
        pytest.param("fenwick capital", "Fenwick Capital", marks=pytest.mark.slow),
        ("capital", "Fenwick Capital"),
    ],
)
async def test_who_stands_in_no_list_makes_no_answer_ambiguous(tmp_path: Path, typed: str, name: str) -> None:
    one = article("a1", "“I will not resign,” said Corwin Fenwick-Hale. “He should,” said Sunniva Rask.")
    two = article("a2", "Fenwick-Hale met Ada Fenwick of Fenwick Capital.")
    met = (
        Speaker(name="Fenwick-Hale"),
        Speaker(name="Ada Fenwick"),
        Speaker(name="Fenwick Capital", kind="body"),
    )
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        archive.add([one, two])
        said = (quote(one, "I will not resign,", "Corwin Fenwick-Hale"), quote(one, "He should,", "Sunniva Rask"))
        archive.store_analyses([analysis(one, *said), analysis(two, speakers=met)])
        archive.link_speakers()
        archive.store_events([event("e1", one, two)])
        (rask,) = [row.id for row in archive.quotations() if row.speaker == "Sunniva Rask"]
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "l")
            place(desk.listing, lambda item: item.key == rask)
            await press(pilot, "r")
            await answer(pilot, typed)
            assert desk.status.text == f"Said by {name}. u takes it back."
            assert said_by(archive, rask) == name


async def test_a_name_that_nobody_has_is_said_to_be_new(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        quotation = await on_a_quotation(desk, pilot)
        await press(pilot, "r")
        await answer(pilot, "Dorrit Amblecote")
        assert desk.status.text == "Said by Dorrit Amblecote, who is new. u takes it back."
        assert said_by(archive, quotation) == "Dorrit Amblecote"


async def test_a_speaker_is_found_by_the_name_that_the_user_gave(dashboard: Make, archive: Archive) -> None:
    (wexcombe,) = [row.id for row in archive.speakers() if row.name == "Dame Honor Wexcombe"]
    archive.decide(Decision(kind="rename", object="speaker", targets=(wexcombe,), value="The judge"))
    before = {row.id for row in archive.speakers()}
    async with opened(dashboard()) as (desk, pilot):
        quotation = await on_a_quotation(desk, pilot)
        await press(pilot, "r")
        await answer(pilot, "The judge")
        assert desk.status.text == "Said by The judge. u takes it back."
        assert said_by(archive, quotation) == "The judge"
        assert {row.id for row in archive.speakers()} <= before


def at_paragraph_with(number: int, desk: Desk) -> list[QuotationRow]:
    """The cursor on the first paragraph of an article with so many quotations; those."""
    desk.focus_pane(desk.reader)
    for row in desk.archive.article_rows():
        desk.reader.open(row.id)
        reading = desk.reader.reading_
        assert reading is not None
        for index, item in enumerate(reading.items):
            if isinstance(item, ParagraphItem) and len(said := reading.quoted_in(item)) == number:
                desk.reader.go(index)
                return said
    raise AssertionError("there is none")


@pytest.mark.parametrize("number", [0, 1, 2])
async def test_in_a_paragraph_of_the_text_the_keys_are_about_its_only_quotation(
    dashboard: Make, archive: Archive, number: int
) -> None:
    async with opened(dashboard()) as (desk, pilot):
        said = at_paragraph_with(number, desk)
        if number != 1:
            await press(pilot, "r")
            assert "nothing here" in desk.status.text
            assert not desk.query(Prompt)
            return
        await press(pilot, "space")
        assert [row.id for row in archive.quotations() if row.marked] == [said[0].id]
        await press(pilot, "r")
        assert desk.query_one(Prompt).value == said[0].speaker
        await answer(pilot, "Dorrit Amblecote")
        assert said_by(archive, said[0].id) == "Dorrit Amblecote"


async def test_two_events_become_one_and_two_again(dashboard: Make, archive: Archive) -> None:
    one, other = archive.events()[:2]
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "j", "M")
        assert other.title in desk.status.text
        await press(pilot, "k", "M")
        assert other.id not in [row.id for row in archive.events()]
        (merged,) = [row for row in archive.events() if row.id == one.id]
        assert merged.articles == one.articles + other.articles
        await press(pilot, "u")
        assert [row.id for row in archive.events()][:2] == [one.id, other.id]


@pytest.mark.slow
async def test_summaries_follow_what_is_decided_and_come_back_as_they_were(dashboard: Make, archive: Archive) -> None:
    def told() -> tuple[str, ...]:
        view = archive.event(first.id)
        assert view is not None
        return tuple(extract.text for extract in view.summary)

    first = max(archive.events(), key=lambda row: row.articles)
    before = told()
    async with opened(dashboard()) as (desk, pilot):
        place(desk.navigator, lambda item: item.key == first.id)
        await press(pilot, "enter")
        for _ in range(first.articles - 1):
            place(desk.listing, lambda item: isinstance(item, ArticleItem))
            await press(pilot, "S", "escape")
        assert archive.stale_events() == []
        assert told() != before
        await press(pilot, *"u" * (first.articles - 1))
        assert archive.stale_events() == []
        assert told() == before


async def test_what_is_taken_up_can_be_left(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "M", "escape")
        assert desk.carried is None
        await press(pilot, "M", "M")
        assert "cannot go there" in desk.status.text
        assert not archive.decisions()


async def test_an_article_leaves_its_event_and_goes_into_another_one(dashboard: Make, archive: Archive) -> None:
    events = archive.events()
    first = next(row for row in events if row.articles > 1)
    async with opened(dashboard()) as (desk, pilot):
        place(desk.navigator, lambda item: item.key == first.id)
        await press(pilot, "enter")
        place(desk.listing, lambda item: isinstance(item, ArticleItem))
        item = desk.listing.item
        assert isinstance(item, ArticleItem)
        await press(pilot, "S")
        assert archive.count("articles", Scope(event=first.id)) == first.articles + first.copies - 1
        (alone,) = [row.event for row in archive.article_rows() if row.id == item.row.id]
        assert alone not in {row.id for row in events}
        shown = desk.navigator.choice
        assert shown is not None
        assert (desk.focused, shown.key) == (desk.navigator, alone), "the event that it is now"
        assert (desk.listing.choice, desk.reader.article) == (shown, item.row.id)
        assert "u takes it back" in desk.status.text
        await press(pilot, "u")
        assert desk.navigator.choice is not None
        assert desk.navigator.choice.key == first.id
        await press(pilot, "enter")
        place(desk.listing, lambda other: other.key == item.key)
        await press(pilot, "S", "escape")
        assert (desk.focused, desk.navigator.choice.key) == (desk.listing, first.id), "back to the one that it left"
        await press(pilot, "u")
        place(desk.listing, lambda other: other.key == item.key)
        await press(pilot, "M", "h", "G", "M")
        target = desk.navigator.item
        assert isinstance(target, EventItem)
        assert target.row.id in {row.event for row in archive.article_rows() if row.id == item.row.id}


async def test_two_speakers_become_one_and_names_are_split_off_again(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "2")
        one, other = archive.speakers()[3:5]
        place(desk.navigator, lambda item: item.key == other.id)
        await press(pilot, "M")
        place(desk.navigator, lambda item: item.key == one.id)
        await press(pilot, "M")
        merged = archive.speaker(one.id)
        assert merged is not None
        assert (merged.name, merged.quoted) == (one.name, one.quotations + other.quotations)
        head = desk.listing.window.item(0)
        assert isinstance(head, SpeakerHeadingItem)
        assert (head.title, head.role) == (merged.name, merged.role)
        await press(pilot, "u")
        speaker = next(
            row
            for row in archive.speakers()
            if (whole := archive.speaker(row.id)) and sum(" " in name for name in whole.variants) > 1
        )
        place(desk.navigator, lambda item: item.key == speaker.id)
        await press(pilot, "S")
        await answer(pilot, "nobody at all")
        assert "None of these" in desk.status.text
        await press(pilot, "S", "enter")
        (decision,) = archive.decisions()
        assert (decision.kind, decision.targets[0]) == ("split", speaker.id)
        left = archive.speaker(speaker.id)
        assert left is not None
        assert left.quoted < speaker.quotations


async def test_the_role_of_a_speaker_is_corrected_and_taken_away(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await on_a_quotation(desk, pilot)
        item = desk.listing.item
        assert isinstance(item, QuotationItem)
        name, printed = item.row.speaker, item.row.role
        assert printed

        def role() -> str | None:
            speaker = archive.speaker(item.row.speaker_id or "")
            return speaker.role if speaker else None

        await press(pilot, "R")
        assert desk.query_one(Prompt).value == printed
        await answer(pilot, "keeper of the light")
        assert (role(), desk.status.text) == (
            "keeper of the light",
            f"{name} is “keeper of the light” now. u takes it back.",
        )
        assert "keeper of the light" in screen_text(pilot.app)
        await press(pilot, "R")
        await answer(pilot, "-")
        assert (role(), desk.status.text) == (None, f"{name} has no role now. u takes it back.")
        await press(pilot, "R")
        assert desk.query_one(Prompt).value == "-"
        await press(pilot, "enter")
        assert (role(), len(archive.decisions())) == (None, 2), "nothing was changed"
        await press(pilot, "R")
        await answer(pilot, "")
        assert role() not in (None, "keeper of the light"), "as the articles print it"
        await press(pilot, "u", "u", "u")
        assert not archive.decisions()


async def test_the_only_article_of_an_event_is_one_already(dashboard: Make, archive: Archive) -> None:
    (alone, *_) = (row for row in archive.events() if row.articles == 1 and not row.copies)
    async with opened(dashboard()) as (desk, pilot):
        place(desk.navigator, lambda item: item.key == alone.id)
        await settle(pilot)
        await press(pilot, "l")
        place(desk.listing, lambda item: isinstance(item, ArticleItem))
        await press(pilot, "S")
        assert desk.status.text == "It is an event of its own already; nothing was changed."
        assert not archive.decisions()


@pytest.mark.parametrize("key", ["r", "R", "M", "S"])
async def test_on_nothing_that_can_be_corrected_the_keys_do_nothing(
    dashboard: Make, archive: Archive, key: str
) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l", key)
        assert not archive.decisions()
        assert desk.carried is None
        assert isinstance(pilot.app.screen, Desk)


async def test_from_a_speakers_name_to_all_of_what_was_said_and_from_an_event_to_its_follow_up(
    dashboard: Make, archive: Archive
) -> None:
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l")
        place(desk.listing, lambda item: bool(getattr(item, "speaker", "")) and not isinstance(item, QuotationItem))
        await press(pilot, "enter")
        assert desk.navigator.view == "speakers"
        assert isinstance(desk.navigator.item, SpeakerItem)
        assert desk.listing.choice == desk.navigator.item
        story = next(row for row in archive.events() if row.storyline)
        await press(pilot, "1")
        place(desk.navigator, lambda item: item.key == story.id)
        await press(pilot, "enter", "G")
        follow_up = desk.listing.item
        assert isinstance(follow_up, EventItem)
        assert follow_up.row.storyline == story.storyline
        await press(pilot, "enter")
        assert desk.navigator.item is not None
        assert desk.navigator.item.key == follow_up.row.id


@pytest.mark.parametrize("back", [False, True])
async def test_who_is_put_into_another_speaker_takes_that_ones_name(
    dashboard: Make, archive: Archive, back: bool
) -> None:
    """Whichever of the two names is the fuller one; both find the speaker, in every pane."""
    pair = sorted(archive.speakers()[:8], key=lambda row: len(row.name.split()))[:: -7 if back else 7]
    what, into = pair
    before = {row.id: row.name for row in archive.speakers()}
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "2")
        place(desk.navigator, lambda item: item.key == what.id)
        await press(pilot, "M")
        place(desk.navigator, lambda item: item.key == into.id)
        await press(pilot, "M")
        assert isinstance(desk.navigator.item, SpeakerItem)
        assert desk.navigator.item.row.name == into.name
        head = desk.listing.window.item(0)
        assert isinstance(head, SpeakerHeadingItem)
        assert (head.title, head.note) == (into.name, f"{what.quotations + into.quotations} quotations")
        for name in (what.name, into.name):
            assert into.id in {row.id for row in archive.speakers(Scope(query=name))}
        await press(pilot, "u")
        assert {row.id: row.name for row in archive.speakers()} == before
        assert not archive.decisions()


def told_of(folder: Path, *texts: str) -> Archive:
    """An archive of these articles."""
    from briefing.intake import take_in

    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"2031-04-0{number + 1}-mill.txt").write_text(text, encoding="utf-8")
    archive = Archive.open(folder.with_suffix(".db"), clock=clock)
    for _ in take_in(archive, [folder], Settings(), jobs=1):
        pass
    return archive


SAID = """Mill shuts

“The mill will shut for a week while its wheel is mended,” said Ilse Brandt, the mayor.

“Nobody will lose a day’s pay over it,” Brandt said. Brandt spoke in the hall.
"""
FERRY = "Ferry sold\n\n“I have sold the ferry to a circus and kept its bell,” said Jonas Kell, the ferryman.\n"
BAKERY = "Bakery burns\n\n“The oven door has never shut since the flood of last year,” said Prue Oakhollow, a baker.\n"


async def test_a_short_form_is_no_name_to_split_off(tmp_path: Path) -> None:
    with told_of(tmp_path / "in", SAID) as archive:
        (row,) = archive.speakers()
        speaker = archive.speaker(row.id)
        assert speaker is not None
        assert "Brandt" in speaker.variants
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "2", "S")
            assert "nothing to split off" in desk.status.text
            assert not archive.decisions()


async def test_a_name_put_in_by_mistake_is_split_off_again(tmp_path: Path) -> None:
    with told_of(tmp_path / "in", SAID, FERRY) as archive:
        before = {row.name: row.quotations for row in archive.speakers()}
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "2")
            place(desk.navigator, lambda item: isinstance(item, SpeakerItem) and item.row.name == "Jonas Kell")
            await press(pilot, "M")
            place(desk.navigator, lambda item: isinstance(item, SpeakerItem) and item.row.name == "Ilse Brandt")
            await press(pilot, "M", "S")
            assert pilot.app.query_one(Prompt).value == "Jonas Kell"
            await press(pilot, "enter")
            assert desk.status.text == "Somebody else: Jonas Kell. u takes it back."
            assert {row.name: row.quotations for row in archive.speakers()} == before
            await press(pilot, "u")
            assert len(archive.speakers()) == 1


def merge(archive: Archive, into: str, *others: str) -> str:
    """Put speakers into another one, one after the other; the id of that one."""
    ids = {row.name: row.id for row in archive.speakers()}
    for other in others:
        archive.decide(Decision(kind="merge", object="speaker", targets=(ids[into], ids[other])))
    return ids[into]


async def test_all_names_proposed_are_split_off_each_as_who_it_was(tmp_path: Path) -> None:
    with told_of(tmp_path / "in", SAID, FERRY, BAKERY) as archive:
        before = {row.name: row.quotations for row in archive.speakers()}
        merge(archive, "Ilse Brandt", "Jonas Kell", "Prue Oakhollow")
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "2", "S")
            assert pilot.app.query_one(Prompt).value == "Jonas Kell; Prue Oakhollow"
            await press(pilot, "enter")
            assert desk.status.text == "Somebody else: Jonas Kell; Prue Oakhollow. u takes it back, pressed 2 times."
            assert {row.name: row.quotations for row in archive.speakers()} == before
            await press(pilot, "u", "u")
            assert [row.name for row in archive.speakers()] == ["Ilse Brandt"]
            assert [decision.kind for decision in archive.decisions()] == ["merge", "merge"]


async def test_of_a_chain_of_merges_only_the_name_wanted_leaves(tmp_path: Path) -> None:
    with told_of(tmp_path / "in", SAID, FERRY, BAKERY) as archive:
        merge(archive, "Jonas Kell", "Prue Oakhollow")
        merge(archive, "Ilse Brandt", "Jonas Kell")
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "2", "S")
            await answer(pilot, "Prue Oakhollow; Prue Oakhollow; nobody at all")
            assert desk.status.text == "Somebody else: Prue Oakhollow. u takes it back."
            assert {row.name: row.quotations for row in archive.speakers()} == {"Ilse Brandt": 3, "Prue Oakhollow": 1}
            assert [decision.n for decision in archive.decisions()] == [1, 2, 3], "nothing was tried out before"


async def test_who_said_little_is_found_beside_who_said_very_much(tmp_path: Path) -> None:
    words = [f"Pier{number} lamp{number} buoy{number} quay{number} dock{number}." for number in range(250)]
    much = article("a1", " ".join(words))
    little = article("a2", "The quay is very blue today.")
    with Archive.open(tmp_path / "many.db", clock=clock) as archive:
        archive.add([much, little])
        archive.store_analyses(
            [
                analysis(much, *(quote(much, said, "Ilse Brandt", weight=0.9) for said in words)),
                analysis(little, quote(little, little.text, "Jonas Kell", weight=0.1)),
            ]
        )
        archive.link_speakers()
        merge(archive, "Ilse Brandt", "Jonas Kell")
        assert archive.count("quotations") == 251
        async with opened(Dashboard(archive, Settings())) as (_, pilot):
            await press(pilot, "2", "S")
            assert pilot.app.query_one(Prompt).value == "Jonas Kell"


async def test_a_split_that_finds_nobody_writes_nothing(tmp_path: Path) -> None:
    """As where another window took the merge back while the names were asked for."""
    with told_of(tmp_path / "in", SAID, FERRY) as archive, Archive.open(archive.path, clock=clock) as other:
        id = merge(archive, "Ilse Brandt", "Jonas Kell")
        async with opened(Dashboard(archive, Settings())) as (desk, pilot):
            await press(pilot, "2", "S")
            other.undo()
            pinned = other.decide(Decision(kind="pin", object="speaker", targets=(id,)))
            before = archive.changes()
            await press(pilot, "enter")
            assert "nothing was changed" in desk.status.text
            assert archive.decisions() == [pinned]
            assert archive.changes() == before
