"""Events from invented articles."""

from __future__ import annotations

from briefing.events import group, signature
from briefing.model import Article

DAM = "The Orvane dam gave way above Tessel on Monday night, and four villages were under water by dawn."
VOTE = "Parliament in Quarrin passed the fisheries bill by 61 votes to 40 after a night of debate."


def article(id: str, title: str, text: str, published: str | None = "2031-04-07", **more: str) -> Article:
    return Article(id=id, title=title, text=text, published=published, **more)


def test_two_reports_of_one_happening_are_one_event() -> None:
    events = group(
        signature(a)
        for a in (
            article("a", "Orvane dam fails, villages flooded", DAM),
            article("b", "Quarrin passes fisheries bill", VOTE),
            article(
                "c",
                "Four villages under water as Orvane dam gives way",
                DAM.replace("by dawn", "at dawn, officials said"),
            ),
        )
    )
    assert [set(e.articles) for e in events] == [{"a", "c"}, {"b"}]


def test_the_grouping_that_the_input_gives_is_taken() -> None:
    events = group(
        signature(a)
        for a in (
            article("a", "Dam fails", DAM, event="x"),
            article("b", "Dam fails", DAM, event="y"),
            article("c", "Bill", VOTE, event="x"),
        )
    )
    assert {e.id: set(e.articles) for e in events} == {"x": {"a", "c"}, "y": {"b"}}
