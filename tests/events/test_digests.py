"""Articles that cover several events hold none of these together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.events import group, signature
from briefing.events.digests import is_digest, lists
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


@pytest.mark.parametrize("case", CASES, ids=[case["headline"][:40] for case in CASES])
def test_what_covers_several_events_is_told_by_its_parts(case: dict[str, Any]) -> None:
    assert is_digest(case["headline"], case["body"], 0, case.get("language", "en")) == case["digest"]


def test_also_where_the_text_was_pasted_into_one_line() -> None:
    found = {
        case["headline"]: is_digest(case["headline"], case["body"].replace("\n", " "), 0, "en")
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
