"""Key quotations first, and the same statement in several outlets once."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Quotation
from briefing.quotes.ranking import weigh
from briefing.quotes.statements import statements

TEXT = """Ferry to Tarn returns after the dock repair
The ferry to Tarn will sail again on Monday, mayor Odile Varga said after the repair of the dock.
“The ferry is back, and the dock will carry it for thirty years,” Varga said.
She called the old dock “rotten”.
Guest Paul Imre was less pleased. “My soup was cold, my room was small and nobody laughed at my jokes,” he said.
Varga said the repair had cost less than planned.
“The ferry is back, and the dock will carry it for thirty years,” the mayor repeated.
A guard shouted: “The ferry is back, and it is late like it always was.”
“No.”
"""


def quotation(words: str, kind: str = "direct", speaker: str | None = "Odile Varga", nth: int = 0, **more) -> Quotation:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Quotation(
        article="a", text=words, start=start, end=start + len(words), kind=kind, speaker=speaker,
        speaker_kind="person" if speaker else "unnamed", confidence=0.95, **more,
    )  # fmt: skip


ARTICLE = Article(id="a", text=TEXT, title=TEXT.split("\n")[0])
MAIN = quotation("The ferry is back, and the dock will carry it for thirty years,")
ROTTEN = quotation("rotten", "partial")
SOUP = quotation("My soup was cold, my room was small and nobody laughed at my jokes,", speaker="Paul Imre")
COST = quotation("the repair had cost less than planned", "indirect")
AGAIN = quotation("The ferry is back, and the dock will carry it for thirty years,", nth=1)
GUARD = quotation("The ferry is back, and it is late like it always was.", speaker=None)
SHORT = quotation("No.", speaker=None)
ALL = [MAIN, ROTTEN, SOUP, COST, AGAIN, GUARD, SHORT]


def weights(*watch: str, quotations=ALL) -> dict[int, float]:
    return {q.start: q.weight for q in weigh(ARTICLE, quotations, watch)}


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        (MAIN, ROTTEN),  # whole over fragment
        (MAIN, COST),  # own words over reported ones
        (MAIN, SOUP),  # what the article is about over what it is not
        (MAIN, AGAIN),  # new over repeated
        (MAIN, GUARD),  # attributed over not
        (GUARD, SHORT),  # neither too short
    ],
)
def test_what_weighs_more(heavier, lighter):
    found = weights()
    assert found[heavier.start] > found[lighter.start]


def test_a_fragment_is_not_repeated_by_the_report_around_it():
    text = "Ferry stays\nVarga said the old dock was “rotten to the last bolt” and unsafe.\n"
    article = Article(id="c", text=text, title="Ferry stays")

    def cut(words: str, kind: str) -> Quotation:
        start = text.index(words)
        end = start + len(words)
        return Quotation(
            article="c", text=words, start=start, end=end, kind=kind, speaker="Odile Varga", speaker_kind="person",
            confidence=0.9,
        )  # fmt: skip

    fragment = cut("rotten to the last bolt", "partial")
    report = cut("the old dock was “rotten to the last bolt” and unsafe", "indirect")
    alone = weigh(article, [fragment])[0]
    assert weigh(article, [report, fragment])[1].weight == alone.weight


def test_the_watchlist_comes_first():
    assert max(weights(), key=weights().get) == MAIN.start
    for watch in ("paul imre", "SOUP", "my room was"):
        found = weights(watch)
        assert max(found, key=found.get) == SOUP.start
    assert weights("sou", "") == weights()


def test_order_and_everything_but_the_weight_is_kept():
    weighed = weigh(ARTICLE, ALL)
    assert [(q.text, q.start, q.kind, q.speaker) for q in weighed] == [
        (q.text, q.start, q.kind, q.speaker) for q in ALL
    ]
    assert weigh(ARTICLE, []) == []


def test_a_very_long_quotation_weighs_less_than_one_of_a_sentence():
    long = " ".join(["the ferry and the dock of Tarn will sail"] * 40)
    article = Article(id="b", text=f"Ferry to Tarn\n“{long}”\n“The ferry of Tarn will sail and the dock will hold.”")
    one = Quotation(article="b", text=long, start=15, end=15 + len(long), kind="direct")
    words = "The ferry of Tarn will sail and the dock will hold."
    start = article.text.index(words)
    other = Quotation(article="b", text=words, start=start, end=start + len(words), kind="direct")
    first, second = weigh(article, [one, other])
    assert second.weight > first.weight


# ------------------------------------------------------------------ statements


def said(text: str, speaker: str | None = "Odile Varga", kind: str = "direct", article: str = "a") -> Quotation:
    return Quotation(article=article, text=text, start=0, end=len(text), kind=kind, speaker=speaker)


WHOLE = said("The ferry is back, and the dock will carry it for thirty years, whatever the harbour master says.")


def groups(*quotations: Quotation) -> list[tuple[int, ...]]:
    return [statement.indices for statement in statements(quotations)]


@pytest.mark.parametrize(
    "other",
    [
        said("the ferry is back and the dock will carry it for thirty years whatever the harbour master says"),
        said("The ferry is back, and the dock will carry it for thirty years."),
        said("the dock will carry it for thirty years", kind="partial"),
        said("The ferry is back and the dock will carry it for forty years, whatever the harbourmaster says."),
        said("Well, the ferry is back, and the dock will carry it for 30 years, whatever the harbour master says!"),
        said("The ferry is back, and the dock will carry it for thirty years,", speaker=None),
        said("The ferry is back, and the dock will carry it for thirty years,", speaker="Mayor Varga"),
    ],
)
def test_exact_cut_and_slightly_different_versions_are_one_statement(other):
    assert [set(group) for group in groups(WHOLE, other)] == [{0, 1}]
    assert [set(group) for group in groups(other, WHOLE)] == [{0, 1}]


@pytest.mark.parametrize(
    "other",
    [
        said("The ferry is late, and the harbour master will answer for it before the council."),
        said("the ferry is back", kind="partial", speaker="Paul Imre"),
        said("thirty years", kind="partial"),
        said("El ferri ha vuelto, y el muelle lo aguantará treinta años."),
        said("the dock will carry it for thirty years", kind="indirect"),
    ],
)
def test_other_words_and_scraps_are_not(other):
    assert groups(WHOLE, other) == [(0,), (1,)]


def test_the_fullest_version_is_shown():
    cut = said("The ferry is back, and the dock will carry it for forty years.")
    (statement,) = statements([cut, WHOLE])
    assert statement.indices == (1, 0)


def test_short_words_of_two_people_stay_two_statements():
    assert groups(said("Yes, of course.", "Odile Varga"), said("Yes, of course.", "Paul Imre")) == [(0,), (1,)]
    assert groups(said("No.", "Odile Varga"), said("No.", "Paul Imre")) == [(0,), (1,)]
    assert groups(said("No.", "Odile Varga"), said("No", "Varga")) == [(0, 1)]


def test_statements_keep_the_order_of_first_appearance():
    a, b = said("Nothing will be decided before the council meets in May."), said("We shall see what the sea decides.")
    assert groups(a, b, a, b) == [(0, 2), (1, 3)]
    assert groups(b, a, a, b) == [(0, 3), (1, 2)]


@given(st.lists(st.text(alphabet="ab c.”", max_size=30), max_size=8))
def test_every_quotation_is_in_exactly_one_statement(texts):
    found = statements([said(text) for text in texts])
    assert sorted(index for statement in found for index in statement.indices) == list(range(len(texts)))


def test_work_grows_with_the_quotations(monkeypatch):
    """Counted, not timed: how often two wordings are compared."""
    from briefing.quotes import statements as module

    calls = 0
    share = module._share

    def counted(one, other):
        nonlocal calls
        calls += 1
        return share(one, other)

    monkeypatch.setattr(module, "_share", counted)

    def comparisons(number: int) -> int:
        nonlocal calls
        calls = 0
        rnd = random.Random(3)
        stock = [f"word{i}" for i in range(400)]
        quotations = [said("as soon as possible " + " ".join(rnd.choices(stock, k=14))) for _ in range(number)]
        assert len(statements(quotations)) == number
        return calls

    assert comparisons(2000) <= 10 * max(100, comparisons(400))


def test_a_report_that_repeats_the_words_of_its_speaker_is_no_second_statement():
    whole = quotation("The ferry is back, and the dock will carry it for thirty years,")
    text = "the dock “will carry it for thirty years” and more"
    report = Quotation(article="b", text=text, start=0, end=len(text), kind="indirect", speaker="Varga")
    assert [one.indices for one in statements([report, whole])] == [(1, 0)]
    other = Quotation(article="b", text=text, start=0, end=len(text), kind="indirect", speaker="Paul Imre")
    assert len(statements([other, whole])) == 2


def test_words_of_nobody_weigh_less_than_those_of_somebody_without_a_name():
    words = "My soup was cold, my room was small and nobody laughed at my jokes,"
    nobody, guest = quotation(words, speaker=None), quotation(words, speaker=None, role="guest")
    assert weights(quotations=[nobody])[nobody.start] < weights(quotations=[guest])[guest.start] - 0.5
