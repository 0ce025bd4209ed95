"""People whom several articles introduce stand once in an account."""

from __future__ import annotations

import pytest

from briefing.summary import FORMS, summarise_event

from .articles import article

FIRE = """Nine people were hurt when the cold store of Port Oskar burnt down on Monday night, the fire brigade said.
“The roof went up like a sheet of paper,” said Abdulrahman bin Khalid Al-Suwaydi, 46, a crane driver on the quay.
The cold store of Port Oskar will be rebuilt by May, the harbour office said."""
PAPER = """{opening} on Monday how windows broke along the whole quay of Port Oskar and gulls fell out of the sky.
Dad-of-four Abdul Rahman al-Suwaidi, {age}, ran from the quay of Port Oskar in wet shoes and lost his hat on Monday."""


def told(opening: str, age: int) -> list[str]:
    articles = [
        article(FIRE, id="fire", language="en"),
        article(PAPER.format(opening=opening, age=age), id="paper", language="en"),
    ]
    return [one.text for length in ({"sentences": 6}, *FORMS.values()) for one in summarise_event(articles, **length)]


@pytest.mark.parametrize(("opening", "age", "again"), [("A CRANE driver told", 46, False), ("A cook told", 41, True)])
def test_whom_one_article_names_no_other_introduces_again(opening: str, age: int, again: bool) -> None:
    found = told(opening, age)
    assert any("Al-Suwaydi" in text for text in found)
    assert any(text.startswith(opening) for text in found) is again
    assert any(text.startswith("Dad-of-four") for text in found) is again


def test_news_of_somebody_whose_age_was_told_is_told() -> None:
    charged = "Ada Weil, 34, was charged on Friday with setting fire to the cold store of Port Oskar on Monday night."
    fled = "Ada Weil, 34, left the country on Saturday in a boat that she had hired at Holm under another name."
    articles = [article(text, id=text, language="en") for text in (charged, fled)]
    assert {one.text for one in summarise_event(articles)} == {charged, fled}


def test_another_spokesman_is_somebody_else() -> None:
    road = "A spokesman said that the road to the cold store of Kerr was closed until Friday."
    airline = "Ola Berg, a spokesman for the airline Air Holm, said that flights over the quay would go on."
    articles = [article(text, id=text, language="en") for text in (airline, road)]
    assert {one.text for one in summarise_event(articles)} == {airline, road}
