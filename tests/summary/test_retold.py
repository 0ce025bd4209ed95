"""The same news in the words of two outlets stands once in an account."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.model import Article
from briefing.summary import summarise_event

SACKED = """Kerr Wanderers dismissed their coach Ola Berg on Tuesday, a day after a Nord League defeat at home to Holm.
Chair Ada Weil thanked him for “the patience of a heron” and gave the keys of the hall to Lise Roe."""
FIRED = """\
Wanderers have sacked Berg as coach, with the club near the bottom of the league and Reese to come on Saturday.
Defender Tom Ashby said that half of the team had heard of it on the radio of the bus."""
FIRE = """Fourteen people died when a lorry laden with petrol overturned at the toll gate of Holm on Monday night.
The governor ordered that no lorry use the road by day, and went to the wards with blankets."""
BURNT = """No fewer than 14 persons were burnt to death and 22 were injured near Holm late on Monday, the police said.
Trader Nora Weil lost all that she had laboured for in twenty years, and a neighbour his goats."""
HOSPITAL = """Police arrested the owner of the lorry on Tuesday at the border, his papers in a sack of maize.
At least 14 people died when the lorry overturned and caught fire at the toll gate on Monday, doctors said."""


def told(*texts: str, hours: Sequence[int] = (8, 10, 12), words: int = 100) -> list[str]:
    articles = [
        Article(id=str(n), title="", text=text, language="en", published=f"2031-03-10T{hours[n]:02}:00:00+00:00")
        for n, text in enumerate(texts)
    ]
    return [one.text for one in summarise_event(articles, words=words)]


def test_the_same_news_in_other_words_gives_way_to_what_else_an_outlet_has() -> None:
    opening, thanks = SACKED.split("\n")
    assert told(SACKED, FIRED) == [opening, thanks, FIRED.split("\n")[1]]


@pytest.mark.parametrize("texts", [(FIRE, BURNT), (BURNT, FIRE)])
def test_a_toll_that_opens_two_reports_is_told_once_and_as_fully_as_either_has_it(texts: tuple[str, str]) -> None:
    found = told(*texts)
    assert [text for text in found if "14" in text or "Fourteen" in text] == [BURNT.split("\n")[0]]
    assert any("blankets" in text for text in found)


def test_a_lede_with_other_news_is_told_beside_one_on_the_same_people() -> None:
    found = told(FIRE, HOSPITAL)
    assert any(text.startswith("Police arrested") for text in found)
    assert sum("14 people" in text or "Fourteen" in text for text in found) == 1
