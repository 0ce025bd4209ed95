"""What an edition says at its end of what the user did to it."""

from __future__ import annotations

import msgspec
import pytest
from stories import BRIDGE, CHOIR, QUARRY, Build, article

from briefing.archive import Archive, Decision
from briefing.archive.decisions import DecisionKind, DecisionObject
from briefing.edition import compose, render
from briefing.settings import Settings, Watchlist

DAY = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")


@pytest.fixture
def town(build: Build) -> Archive:
    return build(
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", event="bridge"),
        article("a2", CHOIR, outlet="Orrin Courier", published="2026-03-10T10:00:00+00:00", event="choir"),
        article("a3", QUARRY, outlet="Orrin Courier", published="2026-03-10T11:00:00+00:00", event="quarry"),
    )


def note(archive: Archive) -> str:
    text = " ".join(render(compose(archive, Settings(), *DAY), "txt").split())
    return text[text.index("HOW THIS WAS MADE") :].removeprefix("HOW THIS WAS MADE ")


def decide(archive: Archive, kind: DecisionKind, object: DecisionObject, id: str) -> None:
    archive.decide(Decision(kind=kind, object=object, targets=(id,)))


def event_of(archive: Archive, id: str) -> str:
    return next(row.event or "" for row in archive.article_rows() if row.id == id)


def test_where_nothing_was_done_nothing_is_said(town: Archive) -> None:
    told = note(town)
    assert told.startswith(
        "3 articles from 2 outlets on 3 events, ordered by how many outlets and articles reported them. Summaries are"
    )
    assert "hand" not in told


def test_what_was_pinned_is_told(town: Archive) -> None:
    decide(town, "pin", "event", event_of(town, "a2"))
    row = next(row for row in town.quotations() if row.quotation.text.startswith("We will carry everybody"))
    decide(town, "pin", "quotation", row.id)
    told = note(town)
    assert "reported them, those pinned first. Pinned by hand: 1 event, 1 quotation. Summaries" in told


def test_what_was_left_out_is_told_once(town: Archive) -> None:
    decide(town, "exclude", "article", "a2")
    decide(town, "exclude", "event", event_of(town, "a3"))
    [hole] = [row for row in town.quotations() if row.quotation.text == "a hole"]
    decide(town, "exclude", "quotation", hole.id)
    engineer = next(row.id for row in town.speakers() if "Halvorsen" in row.name)
    decide(town, "exclude", "speaker", engineer)
    assert "Left out by hand: 1 event, 1 article, 1 speaker. Summaries" in note(town)


def test_that_the_watchlist_leads_is_told_where_it_does(town: Archive) -> None:
    town.watch(topics=("Lantern Prize",))
    assert "reported them, of as many outlets those on the watchlist first. Summaries" in note(town)
    decide(town, "pin", "quotation", next(row.id for row in town.quotations()))
    decide(town, "pin", "event", event_of(town, "a1"))
    assert "those pinned first, of as many outlets those on the watchlist first." in note(town)
    town.watch(topics=("Tuesday",))
    assert "watchlist" not in note(town), "where everything is on it, nothing leads"


def test_chosen_key_quotations_and_events_are_told(town: Archive) -> None:
    row = next(row for row in town.quotations() if row.quotation.text.startswith("We will carry everybody"))
    decide(town, "mark", "quotation", row.id)
    assert "The key quotations were chosen by hand." in note(town)
    decide(town, "mark", "event", event_of(town, "a1"))
    assert note(town).startswith("1 article from 1 outlet on 1 event, chosen by hand.")


def test_what_is_pinned_goes_in_beside_what_is_marked(town: Archive) -> None:
    bridge, choir, quarry = (event_of(town, id) for id in ("a1", "a2", "a3"))
    decide(town, "mark", "event", choir)
    decide(town, "pin", "event", quarry)
    edition = compose(town, Settings(), *DAY)
    assert [section.id for section in edition.sections] == [quarry, choir]
    assert note(town).startswith("2 articles from 1 outlet on 2 events, chosen by hand, those pinned first.")
    decide(town, "exclude", "event", bridge)
    assert "2 articles from 1 outlet on 2 events, chosen by hand, those pinned first. Pinned by hand: 1 event." in note(
        town
    )


def test_a_pinned_article_and_a_pinned_quotation_go_in_beside_what_is_marked(town: Archive) -> None:
    choir, quarry = (event_of(town, id) for id in ("a2", "a3"))
    decide(town, "mark", "event", choir)
    decide(town, "pin", "article", "a3")
    assert {section.id for section in compose(town, Settings(), *DAY).sections} == {choir, quarry}
    rows = {row.quotation.text[:12]: row for row in town.quotations() if row.event in (choir, quarry)}
    hole = next(row for text, row in rows.items() if text.startswith("We have look"))
    song = next(row for text, row in rows.items() if text.startswith("We have sung"))
    decide(town, "pin", "quotation", hole.id)
    decide(town, "mark", "quotation", song.id)
    few = msgspec.structs.replace(Settings().edition, events=1)
    told = compose(town, msgspec.structs.replace(Settings(), edition=few), *DAY)
    assert {one.quotation.text[:12] for voice in told.voices for one in voice.said} == {"We have look", "We have sung"}


def test_a_pin_alone_chooses_nothing(town: Archive) -> None:
    decide(town, "pin", "event", event_of(town, "a3"))
    edition = compose(town, Settings(), *DAY)
    assert len(edition.sections) == 3
    assert not edition.figures.chosen


def test_a_pinned_quotation_stands_among_those_marked(town: Archive) -> None:
    pinned, marked = (
        next(row.id for row in town.quotations() if row.quotation.text.startswith(words))
        for words in ("We have looked at this hole", "We have sung to ships")
    )
    decide(town, "pin", "quotation", pinned)
    decide(town, "mark", "quotation", marked)
    said = [said.quotation.text for voice in compose(town, Settings(), *DAY).voices for said in voice.said]
    assert [words[:20] for words in said] == ["We have looked at th", "We have sung to ship"]


def test_nothing_is_said_of_events_that_were_not_chosen(town: Archive) -> None:
    watched = Settings(watchlist=Watchlist(topics=("crack", "hole")))
    whole = compose(town, watched, *DAY)
    assert [hit.name for hit in whole.watched] == ["crack", "hole"]
    assert [one.name for one in whole.mentioned] == ["Ludwig Ansbacher"]
    decide(town, "mark", "event", event_of(town, "a1"))
    chosen = compose(town, watched, *DAY)
    assert [hit.name for hit in chosen.watched] == ["crack"]
    assert chosen.mentioned == ()
    assert {source.article for source in chosen.sources} == {"a1"}
