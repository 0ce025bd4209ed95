"""Articles that cover several events hold none of these together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.events import group, signature
from briefing.events.digests import is_digest, lists, may_be_digest
from briefing.model import Article

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("digests.yaml").read_text(encoding="utf-8"))
REPORTS = {
    "slide": (
        "Wall of rock kills nine in Orvane",
        "ORVANE - At least nine quarry workers have died in Orvane after a wall of rock fell on their huts on Monday. "
        "The prefect, Mara Lindqvist, said that rescuers were digging with their hands. Rain had loosened the slope.",
    ),
    "rates": (
        "Tessel central bank keeps rate at 4.5 pct",
        "TESSEL - Tessel's central bank kept its rate at 4.5 percent on Tuesday and told the treasury that it would "
        "not be pushed. Governor Karl Weber said that prices were still rising too fast. Two members voted for a cut.",
    ),
    "library": (
        "Council votes to shut Holm library",
        "Councillors in Marrow Vale voted 19-16 on Tuesday to shut the Holm library, the oldest in the valley. Nobody "
        "had asked the children, said councillor Ada Brandt. The building will be sold to a maker of boats.",
    ),
}


def _covers_several(headline: str, body: str, language: str = "en") -> bool:
    """Whether an article says that it covers several events, or lists them and may do so."""
    return is_digest(headline, body, 0, language) or may_be_digest(headline, body, 0, language)


@pytest.mark.parametrize("case", CASES, ids=[case["headline"][:40] for case in CASES])
def test_what_covers_several_events_is_told_by_its_parts(case: dict[str, Any]) -> None:
    assert _covers_several(case["headline"], case["body"], case.get("language", "en")) == case["digest"]


def test_also_where_the_text_was_pasted_into_one_line() -> None:
    found = {
        case["headline"]: _covers_several(case["headline"], case["body"].replace("\n", " "))
        for case in CASES
        if "language" not in case
    }
    assert found == {case["headline"]: case["digest"] for case in CASES if "language" not in case}


def test_a_bare_headline_does_not_tell() -> None:
    assert not is_digest("Tuesday briefing: quarry slide, Tessel rates and a library shuts", "", 0, "en")


@pytest.mark.parametrize("headline", ["Strike talks, a comet and a parrot", "Live: budget vote, a tweet, a walkout"])
def test_a_headline_may_list(headline: str) -> None:
    assert lists(headline)


@pytest.mark.parametrize("headline", ["Orvane dam fails, 12 dead", "Ministers and miners meet", "Minister: no, no"])
def test_and_most_do_not(headline: str) -> None:
    assert not lists(headline)


def test_a_round_up_stands_by_itself() -> None:
    briefed = CASES[0]
    reports = [
        signature(Article(id=id, title=title, text=text, published="2031-03-04T08:00:00Z"))
        for id, (title, text) in REPORTS.items()
    ]
    copies = [
        signature(Article(id=f"{id}-2", title=title, text=text, published="2031-03-04T09:00:00Z"))
        for id, (title, text) in REPORTS.items()
    ]
    news = Article(id="round-up", title=briefed["headline"], text=briefed["body"], published="2031-03-04T18:00:00Z")
    together = [set(event.articles) for event in group([*reports, *copies, signature(news)])]
    assert sorted(map(sorted, together)) == [
        ["library", "library-2"],
        ["rates", "rates-2"],
        ["round-up"],
        ["slide", "slide-2"],
    ]
    known = group([*reports, *copies])
    later = group([*reports, *copies, signature(news)], known)
    assert {"round-up"} in [set(event.articles) for event in later]


QUARRY = (
    "ORVANE - Nine quarry workers lie under the wall of rock that fell on their huts in Orvane on Monday.\n"
    "Prefect Mara Lindqvist let nobody through. Rescuers dug with their hands where the slope had been loosened.\n"
    "Stefan Koval had bought a caravan the week before and told the whole canteen about its small green stove.\n"
    "Jana Adler taught evening classes in Latin, kept two goats and never once missed the choir on a Thursday.\n"
    "Piotr Salk owed everybody money; his landlady says he paid the rent in mushrooms and songs from the coast."
)


def test_a_feature_whose_headline_lists_joins_the_one_event_that_it_is_on() -> None:
    headline = "A caravan, two goats and a debt in mushrooms"
    assert may_be_digest(headline, QUARRY, 0, "en")
    reports = [
        signature(Article(id=f"{id}-{n}", title=title, text=text, published=f"2031-03-04T0{n}:00:00Z"))
        for id, (title, text) in REPORTS.items()
        for n in (7, 8)
    ]
    feature = signature(Article(id="feature", title=headline, text=QUARRY, published="2031-03-04T12:00:00Z"))
    together = next(event.articles for event in group([*reports, feature]) if "feature" in event.articles)
    assert {"slide-7", "slide-8"} < set(together)
    later = group([*reports, feature], group(reports))
    assert {frozenset(event.articles) for event in later} == {
        frozenset(event.articles) for event in group([*reports, feature])
    }


def test_a_report_may_speak_of_this_week() -> None:
    _, text = REPORTS["slide"]
    assert not _covers_several("Nine quarry workers buried in Orvane this week", text)
