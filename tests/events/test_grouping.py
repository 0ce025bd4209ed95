"""Events from invented articles: who is grouped with whom, ids, arrivals."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.events import group, grouping, signature
from briefing.model import Article, Event, Signature

DAM = (
    "The Orvane dam gave way above Tessel on Monday night, and four villages were under water by "
    "dawn. At least 12 people "
    "were killed, Governor Mara Lindqvist said. Rescue teams searched the lower valley with boats."
)
DAM_AGAIN = (
    "Four villages in the Tessel valley stood under water on Tuesday after the dam at Orvane burst. Governor Mara "
    "Lindqvist put the dead at 12. Boats took families from their roofs."
)
VOTE = (
    "Parliament in Quarrin passed the fisheries bill by 61 votes to 40 after a night of debate. Minister Owen Tarrant "
    "called it a fair deal for the smaller ports."
)
VOTE_AGAIN = (
    "Lawmakers in Quarrin have approved new fishing rules, with 61 in favour. Owen Tarrant, the "
    "minister, said that small "
    "harbours would gain most from the fisheries bill."
)


def article(id: str, title: str, text: str = "", published: str | None = "2031-04-08", **more: str) -> Article:
    return Article(id=id, title=title, text=text, published=published, **more)


MORNING = [
    article("a", "Orvane dam fails, villages flooded", DAM, outlet="Harbour Wire"),
    article("b", "Quarrin passes fisheries bill", VOTE, outlet="Northern Ledger"),
    article("c", "Four villages under water as Orvane dam bursts", DAM_AGAIN, outlet="Coastline News"),
    article("d", "Quarrin parliament approves fisheries bill", VOTE_AGAIN, outlet="Harbour Wire"),
    article(
        "e",
        "Calder museum shows glass from two centuries",
        "The museum in Calder opened a show of glass.",
        outlet="Harbour Wire",
    ),
]
SIGNATURES = [signature(one) for one in MORNING]


def members(events: list[Event]) -> list[set[str]]:
    return sorted((set(event.articles) for event in events), key=min)


def test_reports_of_one_happening_are_one_event_and_others_are_not() -> None:
    assert members(group(SIGNATURES)) == [{"a", "c"}, {"b", "d"}, {"e"}]


def test_headlines_alone_will_do() -> None:
    bare = [signature(replace(one, text="")) for one in MORNING]
    assert {"a", "c"} in members(group(bare))
    assert {"b", "d"} in members(group(bare))


def test_without_dates_too() -> None:
    assert members(group(signature(replace(one, published=None)) for one in MORNING)) == [{"a", "c"}, {"b", "d"}, {"e"}]


SESSION = (
    ("Quarrin parliament passes fisheries bill", "Fisheries bill passes in Quarrin", "Quarrin: fisheries bill is law"),
    ("Quarrin parliament rejects Orvane dam inquiry", "No inquiry into Orvane dam, Quarrin lawmakers decide"),
    ("Lindqvist names Tarrant harbour minister", "Tarrant is Lindqvist's new harbour minister"),
    ("Lindqvist opens Tessel railway bridge", "Railway bridge at Tessel opened by Lindqvist", "Tessel bridge opened"),
    ("Quarrin teachers end strike over pay", "Teachers in Quarrin go back to work as strike ends"),
    ("Lindqvist to visit Calder island after storm", "After the storm, Lindqvist plans Calder visit"),
    ("Quarrin raises duty on imported timber", "Timber imports to cost more as Quarrin raises duty"),
    ("Tarrant sued over harbour lease", "Harbour lease: Tarrant taken to court"),
)


def test_undated_headlines_on_many_small_happenings_are_not_one_topic() -> None:
    rows = [(f"{n}-{k}", title) for n, listed in enumerate(SESSION) for k, title in enumerate(listed)]
    events = group(signature(article(id, title, published=None)) for id, title in rows)
    spread = [len({id.partition("-")[0] for id in event.articles}) for event in events]
    assert spread.count(1) >= len(spread) - 1 and max(spread) <= 2
    assert sum(len(event.articles) > 1 for event in events) >= 4


@pytest.mark.parametrize("published", [None, "2031-04-08"])
def test_one_headline_seven_hundred_times_is_one_event(published: str | None) -> None:
    other = signature(article("z", "Calder museum shows glass", published=published))
    many = [signature(article(f"n{n:03}", "Orvane dam fails, villages flooded", "", published)) for n in range(700)]
    known = group([*many[:600], other])
    assert sorted(len(event.articles) for event in known) == [1, 600]
    assert sorted(len(event.articles) for event in group([*many, other], known)) == [1, 700]


def test_articles_without_any_words_stay_apart() -> None:
    assert len(group(signature(article(f"n{n}", "", "", None)) for n in range(30))) == 30


def test_the_grouping_that_the_input_gives_is_taken() -> None:
    given = {"a": "x", "b": "x", "c": "y"}
    events = group(signature(replace(one, event=given.get(one.id))) for one in MORNING)
    by_id = {event.id: set(event.articles) for event in events}
    assert by_id["x"] == {"a", "b"} and by_id["y"] == {"c"}


def test_an_event_is_named_after_its_earliest_article_and_keeps_its_id_when_others_join() -> None:
    first = group(SIGNATURES[:2])
    later = group(SIGNATURES, first)
    before = {article: event.id for event in first for article in event.articles}
    after = {article: event.id for event in later for article in event.articles}
    assert all(after[article] == id for article, id in before.items())
    assert members(later) == members(group(SIGNATURES))


def test_known_events_that_nobody_touches_come_back_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "_FEW", 0)
    known = group(SIGNATURES)
    again = group(
        [*SIGNATURES, signature(article("f", "Ferry strike in Strand", "Crews walked out in Strand."))], known
    )
    assert [event for event in again if "f" not in event.articles] == known


def test_articles_whose_signature_is_not_given_stay_where_they_are() -> None:
    known = group(SIGNATURES)
    only_new = [s for s in SIGNATURES if s.article in ("c",)] + [
        signature(article("g", "Orvane dam: army sent", DAM_AGAIN))
    ]
    events = group(only_new, known)
    assert {"a", "c", "g"} in members(events)
    assert {"b", "d"} in members(events)


def test_the_order_of_the_articles_does_not_matter() -> None:
    expected = group(SIGNATURES)
    for seed in range(5):
        assert group(random.Random(seed).sample(SIGNATURES, len(SIGNATURES))) == expected


def test_the_same_article_twice_counts_once() -> None:
    assert group([*SIGNATURES, *SIGNATURES]) == group(SIGNATURES)


def test_lines_that_say_who_wrote_it_are_no_part_of_what_it_says() -> None:
    told = "TESSEL - The Orvane dam gave way on Monday, and water reached the lower town."
    plain = signature(Article(id="1", title="Dam gives way", text=told))
    for lines in ("By Ada Brandt, Staff Writer\n", "Ada Brandt\nCorrespondent in Tessel\n", "\nBy ADA BRANDT\n\n"):
        found = signature(Article(id="1", title="Dam gives way", text=lines + told))
        assert (found.lead, found.terms) == (plain.lead, plain.terms)
        assert not found.names.keys() & {"ada", "brandt", "staff"}
    short = signature(Article(id="1", title="Dam gives way", text="The dam is gone.\nThe town is not."))
    assert short.lead[:2] == ("the", "dam"), "what ends as a sentence does tells something"


def test_nothing_gives_nothing() -> None:
    assert group([]) == []


def test_events_come_earliest_first_and_undated_last() -> None:
    days = ["2031-04-09", None, "2031-04-07T10:00:00+02:00", "2031-04-08"]
    texts = [DAM, VOTE, "The museum in Calder opened a show of glass.", "Crews of the Strand line walked out."]
    events = group(
        signature(article(str(n), "", text, day)) for n, (text, day) in enumerate(zip(texts, days, strict=True))
    )
    assert [event.articles[0] for event in events] == ["2", "3", "0", "1"]
    assert all((one.first or "9") <= (two.first or "9") for one, two in pairwise(events))


PUBLISHED = st.sampled_from([None, "2031-04-07", "2031-04-08T12:00:00Z", "not a date", "9999-12-31T23:59:59-14:00", ""])
WORD = st.sampled_from(["dam", "vote", "orvane", "tessel", "quarrin", "12", "£3m", "the", "of", "Ω"])
ANY = st.builds(
    signature,
    st.builds(
        Article,
        id=st.integers(0, 12).map(str),
        title=st.lists(WORD, max_size=6).map(" ".join) | st.text(max_size=20),
        text=st.lists(WORD, max_size=40).map(" ".join) | st.text(max_size=60),
        published=PUBLISHED,
        outlet=st.sampled_from([None, "Harbour Wire"]),
        event=st.sampled_from([None, None, None, "x"]),
    ),
)


@pytest.mark.slow
@given(st.lists(ANY, max_size=12), st.randoms(use_true_random=False))
def test_any_signatures_come_out_as_a_partition_in_any_order(found: list[Signature], chance: random.Random) -> None:
    unique = list({s.article: s for s in found}.values())
    events = group(unique)
    assert sorted(article for event in events for article in event.articles) == sorted(s.article for s in unique)
    assert len({event.id for event in events}) == len(events)
    assert group(chance.sample(unique, len(unique))) == events


@pytest.mark.parametrize("few", [0, pytest.param(1000, marks=pytest.mark.slow)], ids=["touched", "all"])
@given(found=st.lists(ANY, max_size=12), cut=st.integers(0, 12))
def test_arrivals_lose_no_article_and_repeat_none(few: int, found: list[Signature], cut: int) -> None:
    unique = list({s.article: s for s in found}.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "_FEW", few)
        events = group(unique, group(unique[:cut]))
    assert sorted(article for event in events for article in event.articles) == sorted(s.article for s in unique)
    assert len({event.id for event in events}) == len(events)
    if few:  # all are looked at again, so that the order does not tell
        assert members(events) == members(group(unique))


def test_numbers_alone_are_of_no_event() -> None:
    rooms = " ".join(f"The board met in room {n} and heard witness {2 * n} on pier {n}." for n in range(1, 90))
    events = group(
        signature(Article(id=id, title=title, text=text))
        for id, title, text in (("n", "12 45 67", "89 1,234 5.6\n7 8 9. 10 11 12."), ("r", "Big report", rooms))
    )
    assert [len(event.articles) for event in events] == [1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the injured died at St Brannoc's Hospital, and a ferry sank near Orvane.", ("Orvane",)),
        ("Two of the injured died at St Brannoc’s Hospital.", ()),
        ("A fire broke out in Tessel's Old Town.", ("Tessel",)),
        ("They met in London's School of Ferries.", ("London",)),
    ],
)
def test_whom_a_house_is_called_after_is_no_place(text: str, expected: tuple[str, ...]) -> None:
    assert signature(Article(id="a", text=text)).places == expected
