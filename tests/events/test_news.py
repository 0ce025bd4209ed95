"""What is new in an event: invented reports on one flood."""

from __future__ import annotations

import pytest

from briefing.events.news import news
from briefing.model import Article, Quotation

FIRST = Article(
    id="a",
    title="Orvane dam fails",
    text="At least 12 people were killed when the Orvane dam gave way on Monday. 300 homes were flooded in Tessel.",
    published="2031-04-07T06:00:00Z",
)
LATER = Article(
    id="b",
    title="Toll rises",
    text="The death toll from the Orvane dam rose to 14 on Tuesday. Officials said 450 homes were flooded in Tessel.",
    published="2031-04-08T06:00:00Z",
)


def quotation(article: str, text: str) -> Quotation:
    return Quotation(article=article, text=text, start=0, end=len(text), kind="direct")


def test_the_toll_was_12_and_is_14_each_with_its_place() -> None:
    found = news([FIRST], [LATER])
    assert found.articles == ("b",)
    toll = next(change for change in found.changes if change.counts == "dead")
    assert (toll.was, toll.now) == (12, 14)
    assert toll.before.is_exact(FIRST.text) and toll.before.text == "12"
    assert toll.after.is_exact(LATER.text) and toll.after.text == "14"
    assert toll.told is None, "the word says what it is"


def test_a_number_that_no_word_explains_is_followed_by_what_stands_around_it() -> None:
    homes = [change for change in news([FIRST], [LATER]).changes if change.counts == "homes"]
    assert [(change.was, change.now) for change in homes] == [(300, 450)]
    (told,) = [change.told for change in homes]
    assert told is not None and told.is_exact(LATER.text)
    assert told.text == "Officials said 450 homes were flooded in Tessel."


def test_what_a_number_was_before_is_believed_where_it_is_said_outright() -> None:
    told = "He said that emergency surgery would go ahead and that 60 planned operations would be postponed."
    old = Article(id="a", title="", text=f"{told} Some 60 nurses sang.", published="2031-04-07")
    moved = "Mertens, the hospital's director, said that 74 planned operations would now be postponed, up from 60."
    (change,) = news([old], [Article(id="b", title="", text=moved, published="2031-04-08")]).changes
    assert (change.counts, change.was, change.now) == ("planned operations", 60, 74)
    assert change.before.is_exact(old.text) and change.before.start == old.text.index("60 planned")
    assert change.told is not None and change.told.text == moved
    other = "The lift was mended for 74 crowns, up from 60, said the director of the hospital."
    assert news([old], [Article(id="c", title="", text=other, published="2031-04-08")]).changes == ()


def test_the_same_number_again_is_no_news() -> None:
    again = Article(id="d", title="", text="The dam killed 12 people, the governor said.", published="2031-04-08")
    assert news([FIRST], [again]).changes == ()


def test_a_quotation_that_was_there_before_is_not_new() -> None:
    quotations = {
        "a": [quotation("a", "We heard the wall crack and ran up the hill.")],
        "b": [quotation("b", "We heard the wall crack and ran up the hill"), quotation("b", "Nobody warned us.")],
    }
    assert [q.text for q in news([FIRST], [LATER], quotations).quotations] == ["Nobody warned us."]


def test_nothing_new_is_false() -> None:
    assert not news([FIRST], [])


def test_a_part_of_the_count_or_a_count_of_something_else_changes_no_toll() -> None:
    first = Article(
        id="f", text="Fourteen people died in Tessel, 41 people were hurt.", published="2031-04-07T06:00:00Z"
    )
    later = Article(
        id="g",
        text="Three of the injured are in intensive care. The wave that killed them tore four hundred houses apart.",
        published="2031-04-08T06:00:00Z",
    )
    assert news([first], [later]).changes == ()


def test_amounts_of_another_order_are_of_another_thing() -> None:
    def amounts(later: str) -> list[tuple[float, float]]:
        before = Article(
            id="a",
            title="Cranes",
            text="Harbour workers at Tessel struck over automatic cranes that the Tessel Ports Authority has ordered "
            "for 380 million crowns.",
            published="2031-04-07T06:00:00Z",
        )
        after = Article(
            id="b",
            title="Cranes",
            text=f"The Tessel Ports Authority has ordered automatic cranes for {later} million crowns, workers said.",
            published="2031-04-08T06:00:00Z",
        )
        return [(change.was, change.now) for change in news([before], [after]).changes]

    assert amounts("410") == [(380e6, 410e6)]
    assert amounts("11") == []


def changed(before: str, after: str) -> list[tuple[str, float, float]]:
    first = Article(id="a", text=before, published="2031-04-07T06:00:00Z")
    later = Article(id="b", text=after, published="2031-04-08T06:00:00Z")
    return [(change.counts, change.was, change.now) for change in news([first], [later]).changes]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Turnout in Quarrin was 34% at noon, the board said.", "Wages in Quarrin will rise 5%, the board said."),
        ("Turnout in Quarrin was 34% at noon, the board said.", "Wages in Quarrin will be 5% higher, the board said."),
        ("Unemployment in Quarrin is 7%, the office said.", "Inflation in Quarrin is 4%, the office said."),
        (
            "Shares in Orvane Power fell 4% on the Calder market.",
            "Shares in Orvane Power fell 6% on the Calder market.",
        ),
        (
            "A Tessel poll has 52% for the harbour bill, 41% against.",
            "A Tessel poll has 52% for the bill, 7% undecided.",
        ),
        ("Calder Glass sold 30% of its vases abroad.", "Calder Glass sold 12% of its vases in Strand."),
        (
            "Calder Glass sales were 340 million crowns in the first quarter.",
            "Calder Glass sales were 350 million crowns in the second quarter.",
        ),
        ("Orvane will pay 30 million crowns for a bridge.", "Orvane will pay 45 million crowns for a school."),
    ],
)
def test_shares_and_amounts_of_other_things_are_no_change(before: str, after: str) -> None:
    assert changed(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Turnout in Quarrin was 34% at noon.", "Turnout in Quarrin had reached 61% by eight.", (34, 61)),
        (
            "Unemployment rose to 7%, the Quarrin office said.",
            "Quarrin unemployment was 6.5%, the office said.",
            (7, 6.5),
        ),
        ("The Tessel fire is 10% contained.", "The fire in Tessel has now been 35% contained.", (10, 35)),
    ],
)
def test_a_share_that_is_another_one_now_is_a_change(before: str, after: str, expected: tuple[float, float]) -> None:
    assert changed(before, after) == [("percent", *expected)]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (
            "The death toll from a collapse at the old slate quarry in the far north of Orrin rose to 14 on Monday.",
            [14],
        ),
        ("Deaths in the collapse of the old slate quarry in the far north of the island reached at least 14.", [14]),
        ("The toll of the collapse at the quarry was not known, but the fine for it rose to 40 crowns.", []),
        ("The toll is high after the collapse at the old quarry, where the lift had stood still for 14 days.", []),
    ],
)
def test_a_count_may_stand_far_ahead_of_the_number_that_it_reached(later: str, expected: list[float]) -> None:
    first = Article(id="a", text="At least 12 people were killed in the quarry.", published="2031-04-06")
    then = Article(id="b", text=later, published="2031-04-08")
    assert [change.now for change in news([first], [then]).changes if change.counts == "dead"] == expected


def test_those_who_were_found_are_no_new_number_of_the_missing() -> None:
    first = "A blast at the Holm glass works killed six workers on Tuesday. Nine people are missing."
    second = "The toll at Holm rises to eight as rescuers find two missing workers. Seven are still missing."
    third = "Rescuers found the bodies of the last seven missing workers of Holm, bringing the toll to 15."
    assert changed(first, second) == [("dead", 6, 8), ("missing", 9, 7)]
    assert changed(second, third) == [("dead", 8, 15)]


TOLLS = ("Nine people died at the mill.", "Thirteen people died at the mill.", "The toll of the mill is 10, not 13.")


def told(*texts: str) -> list[Article]:
    return [Article(id=str(n), text=text, published=f"2031-04-0{n + 1}T06:00:00Z") for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "known", "was", "now"),
    [
        (TOLLS, 1, 9, 10),
        (TOLLS, 2, 13, 10),
        ((*TOLLS, "Twelve people died at the mill."), 3, 10, 12),
        (("Ten people died at the mill.", *TOLLS[1:]), 2, 13, 10),
    ],
)
def test_a_toll_that_is_withdrawn_is_not_the_new_one(texts: tuple[str, ...], known: int, was: int, now: int) -> None:
    articles = told(*texts)
    (change,) = news(articles[:known], articles[known:]).changes
    assert (change.counts, change.was, change.now) == ("dead", was, now)


def test_a_toll_that_is_back_where_it_was_has_not_changed() -> None:
    articles = told("Ten people died at the mill.", *TOLLS[1:])
    assert news(articles[:1], articles[1:]).changes == ()


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ("The gate lets 120 cubic metres through.", "The gate lets 135 cubic metres through.", "cubic metres"),
        (
            "The gate at Tessel lets 120 cubic metres a second through.",
            "The gate at Tessel lets 135 cubic metres a second through.",
            "cubic metres a second",
        ),
        ("The fire at Tessel burnt 30 new homes down.", "The fire at Tessel burnt 40 new homes down.", "new homes"),
        ("Tessel fired 120 staff at the mill.", "Tessel fired 150 staff at the mill.", "staff"),
    ],
)
def test_a_number_counts_its_whole_unit(before: str, after: str, counts: str) -> None:
    assert [change.counts for change in news(told(before), told(after)).changes] == [counts]


def test_a_figure_that_is_called_wrong_has_changed_and_the_correction_is_new() -> None:
    old = Article(
        id="a", title="", text="The loss of 1,400 jobs at Holm Foods was told on Monday.", published="2031-04-07"
    )
    text = "Correction\n\nAn article yesterday said that 1,400 jobs would go. The correct figure is 1,040."
    found = news([old], [Article(id="b", title="Correction", text=text, published="2031-04-08")])
    (change,) = found.changes
    assert (change.counts, change.was, change.now) == ("jobs", 1400, 1040)
    assert change.before.is_exact(old.text) and change.after.text == "1,040" and change.after.is_exact(text)
    assert change.told is not None and change.told.is_exact(text)
    (note,) = found.corrections
    assert note.is_exact(text) and note.text.endswith("1,040.")
    kin = "(Corrects Monday's story to show that the clerk is a cousin, not a brother, of Ola Berg)"
    other = news([old], [Article(id="c", title="", text=kin, published="2031-04-08")])
    assert [one.text for one in other.corrections] == [kin] and not other.changes


DARK = (
    ("2031-04-07", "Some 41,000 homes were without power last night as the storm closed in on Holm."),
    ("2031-04-08", "The storm cut electricity to 118,000 homes around Holm, Kerr Grid said."),
    ("2031-04-08", "A live page said that 96,000 homes had no electricity, according to Kerr Grid."),
    ("2031-04-09", "Some 23,000 homes still had no electricity this morning, down from 118,000 on Tuesday."),
    ("2031-04-09", "About 23,000 homes remained without electricity, Kerr Grid said, against 118,000 on Tuesday."),
)


def test_homes_without_power_are_one_count_in_whatever_words_and_changed_once() -> None:
    articles = [
        Article(id=str(n), title="", text=text, published=f"{day}T0{n}:00:00Z") for n, (day, text) in enumerate(DARK)
    ]
    first = news(articles[:1], articles[1:2]).changes
    assert [(change.counts, change.was, change.now) for change in first] == [("homes", 41_000, 118_000)]
    later = news(articles[:3], articles[3:]).changes
    assert [(change.was, change.now) for change in later] == [(118_000, 23_000)]
    flooded = Article(id="x", title="", text="The river flooded 118,000 homes around Holm.", published="2031-04-08")
    assert news(articles[:1], [flooded]).changes == ()
