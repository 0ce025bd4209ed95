"""Editions of several days: when events were, and where their storylines stand. Invented reports."""

from __future__ import annotations

import msgspec
import pytest
from stories import BRIDGE, BRIDGE_LATER, CHOIR, LOCK, LOCK_INQUIRY, Build, article

from briefing.archive import Archive, Decision, Scope
from briefing.edition import FORMATS, check, compose, render
from briefing.edition.selection import choose_events, newest_first
from briefing.settings import EditionSettings, Settings, Watchlist

FIRST = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")
BOTH = ("2026-03-10T00:00:00+00:00", "2026-03-12T00:00:00+00:00")


@pytest.fixture
def lock(build: Build) -> Archive:
    """A storyline: a lock breaks and is on the watchlist, and a day later there are more dead; and two other events."""
    archive = build(
        article("l1", LOCK, outlet="Canal Post", published="2026-03-10T08:10:00+00:00", event="gate"),
        article("l2", LOCK, outlet="Oster Leaf", published="2026-03-10T09:10:00+00:00", event="gate"),
        article("l3", LOCK_INQUIRY, outlet="Oster Leaf", published="2026-03-11T09:45:00+00:00", event="inquiry"),
        article("b1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T07:00:00+00:00", event="bridge"),
        article("b2", BRIDGE_LATER, outlet="Canal Post", published="2026-03-11T07:00:00+00:00", event="bridge"),
        article("c1", CHOIR, outlet="Oster Leaf", published="2026-03-10", event="choir"),
        settings=Settings(watchlist=Watchlist(topics=("spring",))),
    )
    gate = [event for event in archive.known_events() if {"l1", "l3"} & {*event.articles}]
    archive.store_events([msgspec.structs.replace(event, storyline="s-lock") for event in gate])
    return archive


def test_where_a_storyline_stands_comes_before_what_was_before_it(lock: Archive) -> None:
    edition = compose(lock, Settings(), *BOTH)
    check(edition, lock)
    headlines = [section.headline[:11] for section in edition.sections]
    assert headlines[:2] == ["Head of can", "Lock gate a"]
    assert edition.top[0].headline.startswith("Head of canal board"), "as the top line"
    events, _ = choose_events(lock, Scope(since=BOTH[0], until=BOTH[1]), lock.article_rows())
    pinned = [msgspec.structs.replace(one, row=msgspec.structs.replace(one.row, pinned=True)) for one in events]
    assert newest_first(pinned) == pinned, "what the user put on top stays on top"


def test_of_one_day_nothing_moves_and_no_day_is_told(lock: Archive) -> None:
    edition = compose(lock, Settings(), *FIRST)
    assert {section.days for section in edition.sections} == {None}


@pytest.mark.parametrize("form", FORMATS)
def test_every_event_of_several_days_tells_its_own(lock: Archive, form: str) -> None:
    settings = Settings(edition=EditionSettings(events=3))
    edition = compose(lock, settings, *BOTH)
    days = {section.headline[:6]: section.days for section in edition.sections}
    assert days["Head o"] == "11 March 2026"
    assert days["Lock g"] == "10 March 2026"
    assert days["Orrin "] == "10 to 11 March 2026"
    assert [brief.days for brief in edition.briefs] == ["10 March 2026"]
    text = render(edition, form)
    line = {
        "md": "*10 to 11 March 2026*",
        "html": '<p class="where">10 to 11 March 2026</p>',
        "txt": "10 to 11 March 2026",
    }
    assert f"\n{line[form]}\n" in text
    assert "(1 article, 10 March 2026)" in text


def test_a_title_given_by_hand_that_may_tell_of_later_is_owned_up_to(lock: Archive) -> None:
    bridge = next(row for row in lock.events() if "bridge" in row.title)
    choir = next(row for row in lock.events() if "Choir" in row.title)
    for event, title in ((bridge, "Bridge shut until June"), (choir, "A choir")):
        lock.decide(Decision(kind="rename", object="event", targets=(event.id,), value=title))
    told = render(compose(lock, Settings(), *FIRST), "md")
    assert "“Bridge shut until June” is a title given by hand, to an event that went on after this period." in told
    assert "“A choir” is a title" not in told
    assert "is a title given by hand" not in render(compose(lock, Settings(), *BOTH), "md")
