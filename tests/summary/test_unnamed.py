"""Sentences about somebody whom only the sentence before them names bring it, or give way."""

from __future__ import annotations

import pytest

from briefing.summary import summarise_event
from briefing.summary.coverage import Source, candidates
from briefing.summary.expectation import stems_of
from briefing.summary.needs import needs
from briefing.summary.units import units

from .articles import article

LEANING = {
    "Trader Ada Weil lost two shops.": "“All that I laboured for in twenty years is ashes,” the trader said.",
    "Deputy Commissioner of Police Ada Weil has come.": "“We have detained two persons,” the DCP said.",
    "Rep. Ada Weil spoke of “death”.": "Rep. Ola Berg told her not to “sing on coffins”.",
    "Ada Weil was not in the chamber.": "In a text message to the Kerr Post he wrote that he would answer to nobody.",
    "Envoy Ada Weil rejected the charge.": "Speaking to the Kerr Post by telephone, she said that she had sung.",
    "Rep. Ada Weil spoke of a tender.": "Reacting to this, Mr Berg said that she should first read the file.",
    "Ada Weil said that the lorry had no papers.": "Reacting, Berg said that it had passed inspection in May.",
    "Ada Weil said that she did not light it.": "Ola Berg retorted: “Your brother signed the matches.”",
    "Fire chief Cho Min-seok was there.": "“Frankly, we cannot go in,” Cho said.",
    "Sultan Al Berg took a softer line.": "“We shall be neighbours all the same,” Mr Sultan said.",
    "Abdulrashid Mohamed Ali gave himself up.": "Police said Mr Mohamed Ali would appear in court today.",
}
STANDING = (
    "“The hall will be rebuilt by May,” the harbour office said.",
    "“We told nobody,” the company said in a statement.",
    "On the day Berg resigned he had breakfast with the mayor.",
    "After the vote the council told them to go home.",
    "“We have come to listen,” Ola Berg, a trader, told the paper.",
)


@pytest.mark.parametrize("before", LEANING)
def test_who_is_named_only_before_is_not_told_alone(before: str) -> None:
    text = f"The market of Kerr burnt down on Monday.\n{before} {LEANING[before]}"
    found = units(article(text, language="en"), (), "en")
    assert needs(found, "en")[2] == (1, 2)


@pytest.mark.parametrize("text", STANDING)
def test_what_names_whom_it_tells_of_stands_alone(text: str) -> None:
    found = units(article(f"The market of Kerr burnt down on Monday. {text}", language="en"), (), "en")
    assert needs(found, "en")[1] == (1,)


@pytest.mark.parametrize(
    ("opening", "leans_on"), [("The commander wore", {1}), ("The commander of the north wore", set())]
)
def test_whom_a_feature_opens_with_is_not_told_before_they_are_named(opening: str, leans_on: set[int]) -> None:
    text = f"{opening} a new suit, and by four he had taken off the jacket.\nOla Berg, who leads the north, walked out."
    feature = article(text, language="en")
    found = units(feature, (), "en")
    assert candidates([Source(feature, found, stems_of(found, "en"), "en")])[0].leans_on == leans_on
    news = article(
        "Talks between Kerr and the north broke off on Tuesday over a list of prisoners.", id="b", language="en"
    )
    told = [one.text for one in summarise_event([news, feature], words=100)]
    assert told[0].startswith("Talks between Kerr")
