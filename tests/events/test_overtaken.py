"""Headlines that later ones correct or undo, from invented events."""

from __future__ import annotations

import pytest

from briefing.events import signature
from briefing.events.overtaken import standings
from briefing.events.titles import title
from briefing.events.turns import states, undone
from briefing.model import Article, Signature

DAM = ("Orvane dam fails, killing nine", "Engineers look at Orvane dam", "Orvane dam: toll at 13 as search ends")
STRIKE = ("Nurses of Tessel on strike, 600 operations off", "Nurses of Tessel keep up strike", "Strike of nurses ends")


def made(*headlines: str, dated: bool = True) -> list[Signature]:
    return [
        signature(
            Article(
                id=str(n), title=line, text=f"{headlines[0]}.", published=f"2031-04-0{n + 1}T08:00Z" if dated else None
            )
        )
        for n, line in enumerate(headlines)
    ]


@pytest.mark.parametrize("headlines", [DAM, STRIKE])
def test_a_headline_that_a_later_one_corrects_or_undoes_names_no_event(headlines: tuple[str, ...]) -> None:
    assert standings(made(*headlines), "en")[0] == "overtaken"
    assert standings(made(*headlines), "en")[-1] == "overtakes"
    assert title(made(*headlines)) == headlines[-1]


@pytest.mark.parametrize("headlines", [DAM, STRIKE])
def test_without_dates_nothing_is_overtaken(headlines: tuple[str, ...]) -> None:
    assert set(standings(made(*headlines, dated=False), "en")) == {"plain"}


def test_a_part_of_the_toll_overtakes_nothing() -> None:
    assert set(standings(made("Orvane dam fails, killing nine", "Two killed at dam were brothers"), "en")) == {"plain"}


@pytest.mark.parametrize(("label", "standing"), [("Opinion: ", "plain"), ("", "overtaken")])
def test_a_comment_overtakes_no_report(label: str, standing: str) -> None:
    headlines = ("Orvane dam fails, killing nine", f"{label}The 13 killed at dam of Orvane were let down")
    assert standings(made(*headlines), "en")[0] == standing


@pytest.mark.parametrize(
    ("earlier", "later", "turns"),
    [
        ("Coastguard detains tanker off Tessel", "Spill: laboratory clears tanker", True),
        ("Skipper arrested over spill off Tessel", "Skipper of tanker walks free", True),
        ("Orvane closes its bridges", "Bridges of Orvane reopened", True),
        ("Grève des infirmières à Tessel", "La grève est terminée", True),
        ("Nurses of Tessel on strike", "Talks to call off strike fail", False),
        ("Coastguard detains tanker off Tessel", "Crew of tanker not cleared", False),
        ("Coastguard looks at slick off Tessel", "Laboratory clears tanker", False),
        ("Ferry sinks, 60 missing", "Twelve rescued from Tessel ferry", False),
        ("Miners of Tessel trapped", "All rescued from mine of Tessel", True),
        ("Bank of Tessel holds rate", "Minutes of Bank of Tessel released", False),
    ],
)
def test_what_a_later_headline_undoes(earlier: str, later: str, turns: bool) -> None:
    assert (not states(earlier).isdisjoint(undone(later))) is turns


@pytest.mark.parametrize("last", ["CORRECTED-Toll of Orvane dam is 10, not 13", "Toll of Orvane dam lowered to 10"])
def test_a_toll_that_a_later_headline_says_was_wrong_names_no_event(last: str) -> None:
    headlines = ("Orvane dam fails, killing 13", "Engineers look at Orvane dam", last, "Ten dead at dam are named")
    assert standings(made(*headlines), "en")[0] == "overtaken"
    assert title(made(*headlines)) != headlines[0]


def test_a_headline_with_a_figure_that_a_correction_withdraws_names_no_event() -> None:
    note = "An article yesterday said that 1,400 jobs would go at Holm Foods. The correct figure is 1,040."
    reports = [
        ("Holm Foods to shut 38 shops and cut 1,400 jobs as profits fall", "Holm Foods is to cut 1,400 jobs by May."),
        ("Holm Foods to shut 38 shops", "Holm Foods of Port Oskar is to shut 38 shops by May."),
        ("Correction: Holm Foods", note),
    ]
    members = [
        signature(Article(id=str(n), title=headline, text=text, published=f"2031-03-1{n}T08:00:00Z", language="en"))
        for n, (headline, text) in enumerate(reports)
    ]
    assert standings(members, "en") == ["overtaken", "plain", "plain"]
    assert title(members) == "Holm Foods to shut 38 shops"
    assert standings(members[:2], "en") == ["plain", "plain"]
