"""Events that follow from one another, and those that only share a topic."""

from __future__ import annotations

from briefing.events import group, signature
from briefing.model import Article, Event

DAYS = {
    "1": ("2031-04-07", "Orvane dam fails, 12 dead", "The Orvane dam gave way above Tessel on Monday, killing 12. Governor Mara Lindqvist asked the army for boats."),
    "2": ("2031-04-10", "Orvane dam inquiry opens in Tessel", "An inquiry into the failed Orvane dam opened in Tessel. Governor Mara Lindqvist named Judge Piet Harmsen to lead it."),
    "3": ("2031-04-15", "Judge Harmsen: Orvane dam was never inspected", "Nobody had inspected the Orvane dam above Tessel, Judge Piet Harmsen found. Governor Mara Lindqvist did not comment."),
    "4": ("2031-04-11", "Vessin dam fails, 9 dead", "The Vessin dam gave way above Pelham, killing 9. Mayor Dov Perlin asked neighbours for boats."),
    "5": ("2031-04-10", "Calder museum shows old glass", "The museum in Calder opened a show of glass from two centuries."),
    "6": ("2031-06-20", "Orvane dam rebuilt above Tessel", "The Orvane dam above Tessel was rebuilt, Governor Mara Lindqvist said."),
}  # fmt: skip


def made(*ids: str) -> list[Event]:
    return group(signature(Article(id=id, title=DAYS[id][1], text=DAYS[id][2], published=DAYS[id][0])) for id in ids)


def lines(events: list[Event]) -> dict[str, str | None]:
    return {article: event.storyline for event in events for article in event.articles}


def test_what_follows_is_a_new_event_tied_to_the_earlier_one() -> None:
    events = made("1", "2", "3", "5")
    assert len(events) == 4
    found = lines(events)
    assert found["1"] and found["1"] == found["2"] == found["3"]
    assert found["5"] is None


def test_the_same_kind_of_thing_elsewhere_is_not_tied() -> None:
    found = lines(made("1", "2", "4", "5"))
    assert found["4"] is None
    assert found["1"] == found["2"] is not None


def test_months_later_is_too_late() -> None:
    assert lines(made("1", "6", "5")) == {"1": None, "6": None, "5": None}


def test_a_storyline_keeps_its_id_when_it_goes_on() -> None:
    known = made("1", "2", "5")
    later = group(
        [
            signature(Article(id=id, title=DAYS[id][1], text=DAYS[id][2], published=DAYS[id][0]))
            for id in DAYS
            if id < "4"
        ],
        known,
    )
    assert lines(later)["3"] == lines(known)["1"] is not None


ROUNDUP = Article(
    id="r",
    title="Live: Orvane dam, Calder museum and the day's other news",
    text=" ".join(DAYS[id][2] for id in ("1", "4", "5")),
    published="2031-04-11",
)


def test_a_round_up_does_not_glue_the_events_that_it_covers() -> None:
    events = group(
        [
            *(
                signature(Article(id=id, title=DAYS[id][1], text=DAYS[id][2], published="2031-04-11"))
                for id in ("1", "4", "5")
            ),
            signature(ROUNDUP),
        ]
    )
    together = [set(event.articles) & {"1", "4", "5"} for event in events]
    assert all(len(one) <= 1 for one in together)
