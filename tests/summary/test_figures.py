"""What counts as the newest figure of an event, and what only mentions one."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.summary import FORMS, summarise_event

BURST = Article(
    id="burst",
    title="Dam bursts above Port Oskar, killing 14",
    published="2031-03-09T12:00:00+00:00",
    language="en",
    text="A dam above Port Oskar burst on Monday night and at least 14 people died in the flood, rescuers said.\n"
    "The water reached the market hall within twenty minutes of the breach, witnesses said.",
)
FEATURE = Article(
    id="feature",
    title="‘The street was a river’: horror as dam bursts above Port Oskar",
    published="2031-03-09T15:00:00+00:00",
    language="en",
    text="A BAKER told how he ran for his life from the flood when the dam above Port Oskar burst on Monday night.\n"
    "The street was a river within twenty minutes of the breach.",
)
LATER = {
    "comment": ("Opinion: The dam was a letter nobody read", "The 17 men who died below the dam were let down."),
    "voice": ("A letter nobody read", "The 17 men who died below the dam were let down. I have seen the letter."),
    "quoted": (
        "Mayor weeps",
        "Ola Berg wept on Tuesday. “Then 17 people had died, and 17 is too many,” the mayor said.",
    ),
    "past": ("Dam law sought", "The council asked for a law on dams. A flood at Holm killed 30 people in 2014."),
}
NEWS = {
    "lede": ("Dam owner held", "The owner of the dam above Port Oskar, whose breach killed 17 people, was arrested."),
    "toll": (
        "Dam owner held",
        "Police arrested a man. The flood from the dam above Port Oskar has killed 17 people by Tuesday.",
    ),
    "year": ("Dam owner held", "The breach of the dam killed 17 people, most since 2014, and its owner was arrested."),
}


def accounts(title: str, text: str) -> list[str]:
    """What is told in every form where such an article came a day after the others."""
    later = Article(id="later", title=title, text=text, published="2031-03-10T09:00:00+00:00", language="en")
    return [
        " ".join(one.text for one in summarise_event([BURST, FEATURE, later], **length)) for length in FORMS.values()
    ]


@pytest.mark.parametrize("kind", LATER)
def test_a_figure_in_passing_makes_no_report_old(kind: str) -> None:
    assert all(told.startswith("A dam above Port Oskar") for told in accounts(*LATER[kind]))


@pytest.mark.parametrize("kind", NEWS)
def test_a_figure_that_is_reported_makes_the_older_old(kind: str) -> None:
    assert not any("14 people" in told for told in accounts(*NEWS[kind])[1:])


def test_a_comment_is_told_where_there_is_nothing_else() -> None:
    title, text = LATER["comment"]
    comments = [Article(id=str(number), title=title, text=text) for number in range(2)]
    assert [one.text for one in summarise_event(comments)] == [text]
    assert not any(text in told for told in accounts(title, text))


@pytest.mark.parametrize(("count", "again"), [("fourteen", True), ("nineteen", False)])
def test_a_toll_that_was_told_stands_back_behind_what_is_new(count: str, again: bool) -> None:
    texts = {
        "families": f"Families of the {count} villagers killed in the flood want the owner of the dam above "
        "Port Oskar to be held, a clerk said.",
        "letter": "The owner of the dam above Port Oskar lost a letter of May on its cracks in the hall, Nora Weil "
        "said.",
    }
    later = [Article(id=id, title="Whose dam?", text=text) for id, text in texts.items()]
    assert any(one.article == "letter" for one in summarise_event([BURST, *later], sentences=2)) is again


@pytest.mark.parametrize(("amount", "again"), [("9.3 million", True), ("4.1 million", False)])
def test_a_great_amount_is_not_told_again_before_what_is_new(amount: str, again: bool) -> None:
    lede = "The former mayor of Port Oskar was jailed on Monday for taking 9.3 million crowns from a builder of dams."
    texts = {
        "guilty": f"Ola Berg took {amount} crowns while he ran Port Oskar and its harbour, and hid the notes in a pot "
        "of flowers at home.",
        "council": "The council of Port Oskar, which ran out of money for its dam, wants the house of Ola Berg sold.",
    }
    later = [Article(id=id, title="Dam case", text=text) for id, text in texts.items()]
    first = Article(id="jailed", title="Ex-mayor of Port Oskar jailed over dam", text=lede)
    assert any(one.article == "council" for one in summarise_event([first, *later], sentences=2)) is again


def test_no_date_of_a_feed_is_too_early() -> None:
    texts = (f"A fire in Holm killed {dead} people on Monday.\nIn 2014 a fire killed 30 there." for dead in (12, 13))
    days = ("0001-02-10T00:00:00Z", "0001-02-11T00:00:00Z")
    articles = [Article(id=day, text=text, published=day) for text, day in zip(texts, days, strict=True)]
    assert "13 people" in summarise_event(articles)[0].text


@pytest.mark.parametrize(("month", "again"), [("01", False), ("06", True)])
def test_the_end_of_a_year_is_news_in_january(month: str, again: bool) -> None:
    first = "A dam above Port Oskar burst and killed 14 people, the fire brigade of the town said on its radio."
    later = "Police arrested the owner of the dam.\nThe flood of December 2030 at Port Oskar killed 17 people in all."
    days = (f"2031-{month}-03T09:00:00+00:00", f"2031-{month}-04T09:00:00+00:00")
    articles = [Article(id=day, text=text, published=day) for text, day in zip((first, later), days, strict=True)]
    assert any("14 people" in one.text for one in summarise_event(articles)) is again


def later_on(*texts: str, title: str = "Dam above Port Oskar", **length: int) -> list[str]:
    """The account of reports that came six hours apart, the last under this headline."""
    reports = [
        Article(
            id=str(n),
            title=title if n + 1 == len(texts) else "Dam above Port Oskar bursts",
            text=text,
            published=f"2031-03-09T{6 * n:02}:00:00+00:00",
            language="en",
        )
        for n, text in enumerate(texts)
    ]
    return [one.text for one in summarise_event(reports, **(length or {"words": 120}))]


def test_a_number_that_a_later_report_moves_far_down_is_old() -> None:
    early = (
        "A dam above Port Oskar burst on Sunday and the river took the market hall, the harbour office said.\n"
        "Fifty-eight people of Port Oskar were still missing in the evening, Mayor Ola Berg said on the radio."
    )
    late = (
        "The owner of the dam above Port Oskar gave himself up on Monday and was taken to the prison of Kerr.\n"
        "His lawyer said that he had slept well.\nA judge will hear him on Friday.\nThe hall is a heap of stones.\n"
        "Forty-four people are still missing, down from 58, after 14 were traced to villages along the river."
    )
    assert any("Fifty-eight" in text for text in later_on(early, late.replace(", down from 58,", "")))
    assert not any("Fifty-eight" in text for text in later_on(early, late))


def test_the_toll_of_a_later_headline_stands_beside_a_lede_that_is_older() -> None:
    early = (
        "A dam above Port Oskar burst early on Sunday, killing at least 11 people, officials of the harbour said.\n"
        "The water reached the market hall of Port Oskar within twenty minutes, and boats lay in the streets."
    )
    late = (
        "At the bend of the river below the dam, Nora Weil had not moved since three in the morning.\n"
        "Her son drives the bus to Kerr.\nThe bus was under the bridge.\nShe asked nobody for tea.\n"
        "Twelve people are dead, the mayor of Port Oskar said in the afternoon, and three were pulled out alive."
    )
    found = later_on(early, late, title="Waiting below the dam as toll reaches 12")
    assert any(text.startswith("Twelve people are dead") for text in found)
