"""Events that follow from one another, and those that only share a topic."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.events import group, signature
from briefing.events.storylines import storylines
from briefing.model import Article, Event, Signature

DAYS = {
    "1": (
        "2031-04-07",
        "Orvane dam fails, 12 dead",
        "The Orvane dam gave way above Tessel on Monday, killing 12 people in the valley below. "
        "Water reached the roofs of "
        "the lower town within minutes. Governor Mara Lindqvist asked the army for boats and tents. Power was out from "
        "Strand to the coast, and trains stopped for the night.",
    ),
    "2": (
        "2031-04-10",
        "Inquiry into Orvane dam opens",
        "A public inquiry into the failed Orvane dam opened on Thursday with a minute of silence. "
        "Governor Mara Lindqvist "
        "named Judge Piet Harmsen to lead it. Hearings start in May, and witnesses will be "
        "questioned under oath. Lawyers "
        "for the families asked to see the maintenance contracts.",
    ),
    "3": (
        "2031-04-15",
        "Judge Harmsen: nobody inspected Orvane dam",
        "No engineer had inspected the Orvane dam for eleven years, Judge Piet Harmsen wrote in a "
        "first report. Money set "
        "aside for checks was spent on a car park. The report blames three former directors of the "
        "water board by name. "
        "Governor Mara Lindqvist said that she would read it.",
    ),
    "4": (
        "2031-04-11",
        "Landslide buries mine entrance at Vessin, 9 dead",
        "A landslide buried the entrance of the copper mine at Vessin, killing 9 workers on the early shift. Mayor Dov "
        "Perlin said that rain had loosened the slope. Rescuers dug by hand until noon. The owner of "
        "the mine closed two "
        "other shafts and promised to pay the widows.",
    ),
    "5": (
        "2031-04-10",
        "Calder museum shows old glass",
        "The museum in Calder opened a show of glass from two centuries. The oldest bowl was found "
        "in a well. Visitors may "
        "try the furnace on Sundays, the curator Ines Caldeira said. The show runs until the autumn.",
    ),
    "6": (
        "2031-06-20",
        "Orvane dam rebuilt above Tessel",
        "The Orvane dam above Tessel was opened again on Friday, rebuilt in concrete. Governor Mara "
        "Lindqvist cut a ribbon. "
        "Farmers in the valley get their water back after a dry spring.",
    ),
}


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


SLIDE = (
    (
        "Quarry wall falls at Skarn, 12 killed",
        "SKARN, April 7 (Nordpress) - At least 12 quarry workers were killed and nine were missing after a "
        "wall of rock fell on their huts at the Holm quarry near Skarn in Orvane early on Monday, the "
        "regional prefect said. The wall fell at 3:40 a.m. when 74 men were asleep, Prefect Milena Aas told "
        "reporters at the gate. “As long as we hear tapping we dig,” Aas said.",
    ),
    (
        "Twelve dead, nine missing after Holm quarry rock fall in Orvane",
        "At least 12 men have died and nine are missing after rock fell on the camp of the Holm quarry in "
        "eastern Orvane before dawn on Monday. Milena Aas, the prefect of the Skarn region, said rescuers "
        "could hear tapping. “As long as we hear tapping, we dig,” she said. Prime minister Orla Varden has "
        "cut short a visit to Tessel.",
    ),
    (
        "TERROR AT THE QUARRY: 14 missing or dead as hopes fade",
        "FOURTEEN quarry workers are dead and seven still buried a mile from home after an Orvane hillside caved "
        "in yesterday. Rescuers heard desperate tapping from the rubble - but last night it stopped. Prefect "
        "Milena Aas sobbed: “As long as we hear tapping, we dig.” Wife Jana Koval, 51, clutching a snap of "
        "hubby Stefan, said: “He had bought the caravan.” The 95-year-old Holm quarry had been flagged as "
        "dangerous.",
    ),
)
"""Two reports, and a tabloid that tells it in other words."""


def test_a_report_in_other_words_that_stands_alone_is_tied_to_the_event() -> None:
    moments = ("2031-04-07T08:00:00Z", "2031-04-07T09:00:00Z", "2031-04-07T18:00:00Z")
    told = [
        signature(Article(id=str(n), title=title, text=text, published=moments[n]))
        for n, (title, text) in enumerate(SLIDE)
    ]
    members = {"reports": told[:2], "tabloid": told[2:]}
    events = [
        Event(id=id, title="", articles=tuple(s.article for s in own), first=own[0].published, last=own[-1].published)
        for id, own in members.items()
    ]
    found = storylines(events, members)
    assert found[0].storyline == found[1].storyline is not None


def test_headlines_without_a_word_in_common_do_not_hide_what_the_openings_share() -> None:
    lead = tuple(f"name{n}" for n in range(20))
    members = {
        id: [
            Signature(
                article=id,
                published=f"2031-04-0{day}",
                headline=tuple(f"{id}{n}" for n in range(12)),
                lead=lead,
                terms={**dict.fromkeys(lead, 1.0), **{f"{id}, word {n}": 1.0 for n in range(20)}},
                names=dict.fromkeys(lead, 1.0),
            )
        ]
        for day, id in enumerate(("first", "later"), 7)
    }
    events = [
        Event(id=id, title="", articles=(id,), first=own[0].published, last=own[0].published)
        for id, own in members.items()
    ]
    found = storylines(events, members)
    assert found[0].storyline == found[1].storyline is not None


FIRE = (
    (
        "2031-04-07",
        "Night of tears as Sumaru burns",
        "Six people perished when fire razed the Sumaru clothes market late on Sunday. Flames took some 1,800 stalls "
        "by dawn. “I took a loan on Friday,” said Mama Ruth Atole, who chairs the traders. Mayor Amira Wekule was "
        "heckled when she came, and promised the traders an inquiry into the gates. The fire brigade came late.",
    ),
    (
        "2031-04-08",
        "We are going nowhere, City Hall told",
        "A collision over where to sell lies ahead after all stallholders were told to move to the Railway Yard for "
        "six months. The plan has the site fenced off. Within the hour two thousand met there and said no. “There are "
        "no customers and no toilets there,” said Mama Ruth Atole. Mayor Amira Wekule said that stalls lost in the "
        "fire would be paid for, and that a market with wider gates would rise where the old one burned. The "
        "traders want the inquiry first.",
    ),
)
"""A fire, and what came of it, told by the same people in an opening that does not name it."""


def test_what_the_whole_texts_share_ties_where_the_openings_do_not() -> None:
    told = [
        signature(Article(id=str(n), title=title, text=text, published=day))
        for n, (day, title, text) in enumerate(FIRE)
    ]
    told += [signature(Article(id=f"d{id}", title=day[1], text=day[2], published=day[0])) for id, day in DAYS.items()]
    found = lines(group([replace(s, event=f"event {s.article}") for s in told]))
    assert found["0"] == found["1"] is not None
    assert found["0"] not in (found["d1"], found["d4"], found["d5"])


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
