"""Lines that only say who wrote a story, and when."""

from __future__ import annotations

import pytest

from briefing.language import paragraphs
from briefing.language.credits import credits
from briefing.model import Article
from briefing.quotes import find_quotations

STORY = "The harbour at Kerr was closed on Monday, said Milo Farrant, who runs it, and it will stay closed for long."


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Brandt and Ines Caraway",
        "By Farida al-Nuwayri",
        "By Odo van Fenn and Salma bint Rashid",
        "Ada Brandt | 04 Nov 2031 | 18:26",
        "Ada Brandt, Political Editor | Ines Caraway",
        "Ada Brandt and Ines Caraway",
        "Ada Brandt in Holm and Ines Caraway in Lusance",
        "By Ada Brandt in Port Holm and Ines Caraway in the capital",
        "Interview by Ottavia Brennecke",
        "Words by Ottavia Brennecke, Ines Caraway near the old border and Odo van Fenn",
        "Ada Brandt Published January 16, 2031 Updated January 16, 2031 09:12am",
        "By: Ada Brandt - Reporter / @abrandt",
        "Updated 5:12 PM EDT, June 18, 2031",
        "Special Correspondent",
        "8th October 2031",
    ],
)
def test_above_the_story(line: str) -> None:
    text = f"Harbour closed\n{line}\n{STORY}"
    assert credits(text, paragraphs(text)) == {1}
    assert [who.name for who in find_quotations(Article(id="a", text=text)).speakers] == ["Milo Farrant"]


@pytest.mark.parametrize(
    "line",
    [
        "Milo Farrant, harbour master",
        "Harbour master sees no end",
        "Milo Farrant",  # of whom the story tells
        "Late again?",
        "By Kerr Harbour the ferries lay idle and nobody came in the morning.",
        "Interview by the harbour master",
        "Photos by Ada Brandt show the quay.",
        "Holm",
        "Ada Brandt saw it happen.",
    ],
)
def test_what_tells_of_the_story_is_no_credit(line: str) -> None:
    text = f"Harbour closed\n{line}\n{STORY}"
    assert credits(text, paragraphs(text)) == frozenset()


def test_beside_such_a_line_a_name_that_comes_nowhere_else_is_one() -> None:
    text = f"Harbour closed\nQuorra Vendt\nLedger News\nPublished 3 April 2031\n{STORY}"
    assert credits(text, paragraphs(text)) == {1, 2, 3}


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ada Brandt in Holm; Editing by Ines Caraway",
        "Interview by Ottavia Brennecke",
        "Skerry Press writer Ada Brandt in Holm contributed to this report.",
        "SKERRY PRESS/Ada Brandt",
        "With a report from The Holm Ledger",
    ],
)
def test_below_the_story(line: str) -> None:
    text = f"Harbour closed\n{STORY}\n{line}"
    assert credits(text, paragraphs(text)) == {2}


def test_a_report_that_says_something_is_no_credit() -> None:
    text = f"Harbour closed\n{STORY}\nA report by Kerr Steel said: “The quay is old.”"
    assert credits(text, paragraphs(text)) == frozenset()
