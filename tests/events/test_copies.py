"""Copies: the same invented text in another outlet."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.events import signature
from briefing.events.copies import carriers, copies, differences, share
from briefing.language.words import words
from briefing.model import Article, Copy, Signature

SENTENCES = [
    "The harbour office in Tessel delayed the second phase of repairs after weeks of complaints from residents.",
    "Engineers had found cracks in the eastern wall during the first storms of the season.",
    "“Nobody wants a wall that moves,” said Ines Caldeira, who leads the survey team.",
    "Some 300 boats will have to winter in Strand, two hours to the south.",
    "The ferry company expects no change to its timetable before the end of May.",
    "Parliament in Quarrin will hear the auditors next Thursday behind closed doors.",
    "A fund for damaged homes was set up in January but has paid nobody so far.",
    "Traders along the northern quay fear for their summer business.",
]
TEXT = " ".join(SENTENCES)


def made(id: str, text: str, outlet: str = "Harbour Wire", published: str = "2031-04-07") -> object:
    return signature(Article(id=id, title=f"Headline of {id}", text=text, outlet=outlet, published=published))


@pytest.mark.parametrize(
    "copy",
    [
        TEXT,
        " ".join(SENTENCES[:6]),
        "Tessel — Our correspondent reports. " + TEXT,
        TEXT.replace("weeks", "months").replace("Some 300", "About 300"),
        " ".join([*SENTENCES[:3], *SENTENCES[4:]]),
    ],
    ids=["whole", "cut tail", "added lead", "edited words", "sentence left out"],
)
def test_an_edited_text_is_a_copy_of_the_first(copy: str) -> None:
    found = copies([made("b", copy, "Coastline News", "2031-04-08"), made("a", TEXT)])
    assert [(c.article, c.of) for c in found] == [("b", "a")]
    assert found[0].share >= 0.8


def test_another_report_of_the_same_facts_is_no_copy() -> None:
    other = (
        "Repairs to the cracked sea wall in Tessel will start later than planned, the harbour office "
        "said. Its survey team "
        "under Ines Caldeira wants a new design. About 300 boats must move to Strand for the winter, "
        "and shopkeepers on the "
        "northern quay worry about the season. Auditors appear before parliament next week."
    )
    assert copies([made("a", TEXT), made("b", other)]) == ()


NEWER = (
    "The eastern wall at Tessel has given way, the harbour office said on Tuesday night, and 40 boats were lost before "
    "their crews could cast off. Nobody was hurt. "
)


def test_news_that_repeats_two_old_sentences_is_no_copy() -> None:
    first, later = made("a", TEXT), made("b", NEWER + " ".join(SENTENCES[1:3]), published="2031-04-09")
    assert copies([first, later]) == ()
    assert 0.4 < share(later, first) < 0.6


def test_the_same_words_in_other_sentences_count_for_nothing() -> None:
    mixed = "After the first storms, engineers in Tessel had weeks of complaints. Residents of the harbour had found "
    mixed += "cracks in the office during the second season, and repairs of the wall delayed the eastern phase."
    assert share(made("b", mixed), made("a", TEXT)) < 0.4


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (" ".join([*SENTENCES[4:], *SENTENCES[:4]]), 1.0),
        (" ".join(SENTENCES[:4]) + " " + NEWER, 0.68),
        (TEXT.replace(" the ", " that very same "), 0.77),
    ],
    ids=["paragraphs moved", "a third is new", "words edited all over"],
)
def test_the_share_is_counted_word_by_word(copy: str, expected: float) -> None:
    assert share(made("b", copy), made("a", TEXT)) == pytest.approx(expected, abs=0.03)


def test_a_text_that_repeats_itself_is_a_copy_of_the_same_text() -> None:
    assert share(made("b", SENTENCES[0] * 5), made("a", SENTENCES[0] * 5)) == 1.0


@pytest.mark.parametrize(
    ("day", "first"),
    [("2031-04-07", "wire"), ("2031-04-06", "paper"), ("2031-04-08", "wire")],
    ids=["the same day", "the day before", "the day after"],
)
def test_a_report_with_an_hour_comes_before_one_of_the_same_day(day: str, first: str) -> None:
    wire, paper = made("wire", TEXT, published="2031-04-07T12:25:00+00:00"), made("paper", TEXT, "Echo", day)
    assert [copy.of for copy in copies([wire, paper])] == [first]


def test_the_preferred_outlet_is_the_one_that_others_are_folded_under() -> None:
    members = [made("a", TEXT, "Harbour Wire"), made("b", TEXT, "Coastline News", "2031-04-09")]
    assert copies(members)[0].of == "a"
    assert copies(members, ["Coastline News"])[0].of == "b"


def test_a_short_report_that_a_long_one_holds_whole_is_the_copy() -> None:
    flash = made("a", " ".join(SENTENCES[:3]), published="2031-04-07")
    long = made("b", TEXT, published="2031-04-08")
    assert [(c.article, c.of) for c in copies([flash, long])] == [("a", "b")]


def test_what_an_outlet_wrote_on_later_is_the_one_that_others_are_folded_under() -> None:
    """As a live blog that was saved twice, whose newest entries would else be told by nobody."""
    early = made("a", TEXT, published="2031-04-07T08:00:00+00:00")
    paper = made("b", TEXT, "Echo", "2031-04-07T10:00:00+00:00")
    late = made("c", "The wall moved again at noon. " + TEXT, published="2031-04-07T12:00:00+00:00")
    assert {(c.article, c.of) for c in copies([early, paper, late])} == {("a", "c"), ("b", "c")}
    again = made("d", TEXT, published="2031-04-07T12:00:00+00:00")
    assert [(c.article, c.of) for c in copies([early, again])] == [("d", "a")], "the same text again is no news"


def test_copies_of_copies_are_folded_under_one() -> None:
    found = copies([made(id, TEXT, id, f"2031-04-0{n}") for n, id in enumerate("abcd", 1)])
    assert {c.of for c in found} == {"a"} and len(found) == 3


def test_carriers_are_listed_once_its_own_outlet_first() -> None:
    folded = [Copy("b", "a", 1.0), Copy("c", "a", 0.9), Copy("x", "y", 1.0)]
    outlets = {"a": "Harbour Wire", "b": "Coastline News", "c": "Harbour Wire", "x": "Other"}
    assert carriers("a", folded, outlets) == ("Harbour Wire", "Coastline News")


def test_differences_point_at_the_words() -> None:
    first, second = "The wall moved on Monday, officials said.", "The old wall moved, officials said later."
    found = [(d.kind, d.first.of(first), d.second.of(second)) for d in differences(first, second)]
    assert found == [("added", "", "old"), ("removed", "on Monday", ""), ("added", "", "later")]


@given(st.text(max_size=80), st.text(max_size=80))
def test_between_differences_two_texts_are_the_same(first: str, second: str) -> None:
    found = differences(first, second)
    for text, side in ((first, "first"), (second, "second")):
        spans = [getattr(d, side) for d in found]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    assert (
        bool(found)
        == ([w.of(first).casefold() for w in words(first)] != [w.of(second).casefold() for w in words(second)])
        or not found
    )


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_share_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= share(made("a", one), made("b", other)) <= 1.0


def test_signatures_without_words_share_nothing() -> None:
    bare = Signature(article="a", title="", length=100, shingles=tuple(range(100)))
    assert share(bare, bare) == 0.0
