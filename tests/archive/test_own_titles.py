"""An event is called by its own articles, whatever was decided about them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing.archive import Archive, Decision
from briefing.model import Article, Event
from tests.archive.making import analysis, article, event

SILO, TOLL, DOCKS = (
    article(id, f"{title}.", title=title, published=f"2026-11-2{day}")
    for day, (id, title) in enumerate(
        {"a1": "Kessel silo blew up", "a2": "Toll rises to 13", "a3": "Dockers stop work"}.items(), 5
    )
)


def store(archive: Archive, *articles: Article) -> None:
    archive.add(articles)
    for one in articles:
        made = analysis(one)
        words = {word: word for word in one.title.split()}
        sign = replace(made.signature, headline=tuple(words), forms=words, places=(f"Port {one.id}",))
        archive.store_analyses([replace(made, signature=sign)])


@pytest.fixture
def filled(archive: Archive) -> Archive:
    store(archive, SILO, TOLL, DOCKS)
    archive.store_events([called("e1", SILO, DOCKS), called("e2", TOLL)])
    return archive


def called(id: str, *articles: Article) -> Event:
    """An event as grouping gives it back: called by its first article."""
    first = articles[0]
    return replace(event(id, *articles), title=first.title, terms=(first.title.split()[0],), place=f"Port {first.id}")


def names(archive: Archive) -> dict[str, tuple[str, str, str | None]]:
    return {one.id: (one.title, one.terms[0], one.place) for one in archive.known_events()}


AS_SILO = ("Kessel silo blew up", "Kessel", "Port a1")
AS_TOLL = ("Toll rises to 13", "Toll", "Port a2")
AS_DOCKS = ("Dockers stop work", "Dockers", "Port a3")


def split(archive: Archive, one: Article) -> str:
    return archive.decide(Decision(kind="split", object="event", targets=(one.id,))).value or ""


def test_grouping_that_puts_more_into_it_does_not_call_it_by_that(filled: Archive) -> None:
    new = split(filled, DOCKS)
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    assert names(filled) == {new: AS_DOCKS, "e2": AS_TOLL}
    filled.store_events([called("e2", TOLL), called(new, SILO, DOCKS)])
    assert names(filled) == {new: AS_DOCKS, "e2": AS_TOLL}


def test_what_joins_an_event_that_was_split_off_may_name_it(filled: Archive) -> None:
    new = split(filled, DOCKS)
    four = article("a4", title="Docks idle for a day", published="2026-11-24")
    store(filled, four)
    filled.store_events([called(new, four, DOCKS)])
    assert names(filled)[new][0] == four.title
    filled.decide(Decision(kind="move", object="article", targets=("a4",), value="e2"))
    assert names(filled) == {"e1": AS_SILO, "e2": AS_TOLL, new: AS_DOCKS}
    filled.undo()
    assert names(filled)[new][0] == four.title


def test_an_event_is_no_longer_called_by_an_article_that_left_it(filled: Archive) -> None:
    new = split(filled, SILO)
    assert names(filled) == {new: AS_SILO, "e1": AS_DOCKS, "e2": AS_TOLL}
    filled.store_events([called("e1", SILO, DOCKS)])
    assert names(filled) == {new: AS_SILO, "e1": AS_DOCKS, "e2": AS_TOLL}, "grouping would have it back"
    filled.undo()
    assert names(filled) == {"e1": AS_SILO, "e2": AS_TOLL}


def test_what_became_part_of_another_names_it_when_nothing_else_is_left(filled: Archive) -> None:
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    assert names(filled) == {"e2": AS_TOLL}, "the one that stays keeps its title"
    filled.decide(Decision(kind="move", object="article", targets=("a2",), value="e9"))
    assert {id: title for id, (title, *_) in names(filled).items()} == {"e2": AS_SILO[0], "e9": AS_TOLL[0]}
    filled.undo()
    filled.undo()
    assert names(filled) == {"e1": AS_SILO, "e2": AS_TOLL}


def test_two_that_are_two_again_are_called_by_their_own(filled: Archive) -> None:
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    filled.store_events([called("e2", SILO, DOCKS, TOLL)])
    assert names(filled) == {"e2": AS_SILO}
    filled.undo()
    assert names(filled) == {"e1": AS_SILO, "e2": AS_TOLL}


def test_the_users_title_stands_over_it(filled: Archive) -> None:
    new = split(filled, DOCKS)
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    filled.decide(Decision(kind="rename", object="event", targets=(new,), value="Two hours"))
    filled.store_events([called(new, SILO, DOCKS)])
    assert names(filled)[new] == ("Two hours", *AS_DOCKS[1:])
    filled.undo()
    assert names(filled)[new] == AS_DOCKS
