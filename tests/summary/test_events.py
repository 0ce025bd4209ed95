from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.model import Article, Copy, Extract, Quotation
from briefing.summary import FORMS, METHODS, summarise, summarise_event
from briefing.summary.needs import stands_among_others
from briefing.summary.units import units

from .articles import FERRY, article, ferry

FLOOD = [
    Article(
        id="first",
        title="Dam bursts above Port Oskar",
        outlet="Nordpress",
        published="2026-03-09T06:00:00+00:00",
        text="A dam above Port Oskar burst on Monday night and at least 12 people died in the flood, rescuers said.\n"
        "The water reached the market hall within twenty minutes of the breach, witnesses said.\n"
        "“We heard it before we saw it, and then the street was a river,” baker Nora Weil said.\n"
        "Heavy rain had fallen on the hills for nine days, the weather office said.",
    ),
    Article(
        id="second",
        title="Port Oskar flood: toll rises as dam operator is blamed",
        outlet="The Oskar Courier",
        published="2026-03-09T18:00:00+00:00",
        text="At least 31 people died in the flood after a dam above Port Oskar burst on Monday night, rescuers said.\n"
        "The operator, Hill Water, had been warned of cracks in the dam twice, the mayor's office said.\n"
        "“They knew, and they did nothing,” Mayor Ola Berg told reporters at the market hall on Monday.\n"
        "“The dam was inspected in January and found to be safe,” Hill Water director J. R. Holm said in a statement.\n"
        "Four villages below the dam were still without power and clean water in the evening.",
    ),
    Article(
        id="third",
        title="Hill Water says dam above Port Oskar was safe",
        outlet="Evening Quay",
        published="2026-03-09T20:00:00+00:00",
        text="Hill Water denied on Monday evening that it had been warned of cracks in the dam above Port Oskar.\n"
        "“The dam was inspected in January and found to be safe,” director J. R. Holm said in a statement.\n"
        "The government promised 40 million crowns for the four villages below the dam.",
    ),
]


def said(index: int, words: str, speaker: str) -> Quotation:
    text = FLOOD[index].text
    start = text.index(words)
    return Quotation(
        article=FLOOD[index].id, text=words, start=start, end=start + len(words), kind="direct", speaker=speaker
    )


QUOTATIONS = {
    "first": [said(0, "We heard it before we saw it, and then the street was a river", "Nora Weil")],
    "second": [
        said(1, "They knew, and they did nothing", "Ola Berg"),
        said(1, "The dam was inspected in January and found to be safe", "J. R. Holm"),
    ],
    "third": [said(2, "The dam was inspected in January and found to be safe", "J. R. Holm")],
}


def exact(found: Sequence[Extract], articles: Sequence[Article]) -> bool:
    by_id = {one.id: one for one in articles}
    return all(extract.is_exact(by_id[extract.article].text) for extract in found)


@pytest.mark.parametrize("method", METHODS)
def test_an_account_is_exact_and_draws_on_several_articles(method: str) -> None:
    found = summarise_event(FLOOD, method=method, sentences=4)
    assert exact(found, FLOOD)
    assert 3 <= len(found) <= 4
    if method in {"briefing", "lead"}:
        assert len({extract.article for extract in found}) >= 2


@pytest.mark.parametrize("method", METHODS)
def test_no_sentence_stands_twice_in_other_words(method: str) -> None:
    found = [extract.text for extract in summarise_event(FLOOD, method=method, words=300)]
    assert sum("inspected in January" in text for text in found) <= 1


def test_the_newest_figure_stands() -> None:
    for length in ({"sentences": 1}, {"sentences": 4}, {"words": 60}, {"words": 200}):
        told = " ".join(extract.text for extract in summarise_event(FLOOD, **length))
        assert "31 people" in told
        assert "12 people" not in told


def test_figures_of_undated_articles_correct_nothing() -> None:
    undated = [Article(id=one.id, title=one.title, text=one.text) for one in FLOOD]
    told = " ".join(extract.text for extract in summarise_event(undated, words=200))
    assert ("31 people" in told) != ("12 people" in told)


def test_both_sides_are_heard() -> None:
    told = " ".join(extract.text for extract in summarise_event(FLOOD, words=130, quotations=QUOTATIONS))
    assert "They knew, and they did nothing" in told
    assert "found to be safe" in told or "denied" in told


def test_who_is_reported_without_a_word_of_their_own_is_no_side() -> None:
    reported = {
        "first": [said(0, "Heavy rain had fallen on the hills for nine days", "the weather office")],
        "second": [said(1, "had been warned of cracks in the dam twice", "the mayor's office")],
    }
    by_kind = {
        kind: {id: [replace(one, kind=kind) for one in found] for id, found in reported.items()}
        for kind in ("indirect", "direct")
    }
    accounts = {
        kind: [summarise_event(FLOOD, words=words, quotations=found) for words in range(80, 160, 10)]
        for kind, found in by_kind.items()
    }
    assert accounts["indirect"] == [summarise_event(FLOOD, words=words) for words in range(80, 160, 10)]
    assert accounts["indirect"] != accounts["direct"]


def test_quotations_are_not_cut() -> None:
    text = (
        "The mayor spoke in the market hall of Port Oskar.\n'We gave way. It was time to do so,' she said of the dam."
    )
    first = text.index("We gave")
    quotation = Quotation(
        article="q", text=text[first : text.index(",' she")], start=first, end=text.index(",' she"), kind="direct"
    )
    articles = [*FLOOD, article(text, id="q")]
    for length in range(20, 200, 20):
        for extract in summarise_event(articles, words=length, quotations={"q": [quotation]}):
            assert ("We gave way." in extract.text) == ("It was time" in extract.text)


def test_copies_are_left_out() -> None:
    copies = [
        Article(id=f"copy{n}", title=FLOOD[0].title, text=FLOOD[0].text, published=FLOOD[0].published) for n in range(5)
    ]
    folded = [Copy(article=copy.id, of="first", share=1.0) for copy in copies]
    assert summarise_event([*FLOOD, *copies], copies=folded, words=100) == summarise_event(FLOOD, words=100)


def test_only_copies_still_give_an_account() -> None:
    found = summarise_event([FLOOD[0]], copies=[Copy(article="first", of="elsewhere", share=1.0)])
    assert found
    assert {extract.article for extract in found} == {"first"}


def test_an_event_of_one_article_is_told_like_the_article() -> None:
    assert summarise_event([ferry()], sentences=3) == summarise(ferry(), sentences=3)


@pytest.mark.parametrize("form", FORMS)
def test_the_forms(form: str) -> None:
    found = summarise_event(FLOOD, **FORMS[form])
    assert len(found) <= {"headline": 1, "lines": 3, "paragraph": 20}[form]
    assert 0 < sum(len(extract.text.split()) for extract in found) <= 100


def test_the_most_telling_article_leads_and_the_others_follow_in_order() -> None:
    found = summarise_event(FLOOD, words=200)
    order = [extract.article for extract in found]
    runs = [one for place, one in enumerate(order) if place == 0 or order[place - 1] != one]
    assert len(runs) == len(set(runs))
    assert [one for one in ("first", "second", "third") if one in runs[1:]] == runs[1:]
    for one in set(order):
        starts = [extract.start for extract in found if extract.article == one]
        assert starts == sorted(starts)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_in_nothing_out(method: str) -> None:
    assert summarise_event([], method=method) == ()
    assert summarise_event([article("", id="a"), article(" \n", id="b")], method=method) == ()
    assert summarise_event(FLOOD, method=method, words=0) == ()


def test_an_unknown_method_is_named() -> None:
    with pytest.raises(ValueError, match="did you mean 'textrank'"):
        summarise_event(FLOOD, method="textrang")


@pytest.mark.slow
def test_the_order_of_words_in_sets_does_not_tell() -> None:
    """The same account in processes whose strings hash differently."""
    import os
    import subprocess
    import sys

    code = (
        "from briefing.model import Article; from briefing.summary import METHODS, summarise, summarise_event\n"
        "import sys; texts = sys.argv[1:]\n"
        "articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]\n"
        "print([summarise_event(articles, words=120, method=method) for method in METHODS])\n"
        "print([summarise(one, method=method) for one in articles for method in METHODS])"
    )
    texts = [FERRY, *(one.text for one in FLOOD), "\n".join(one.text for one in FLOOD) + FERRY]
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, *texts],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1


LINES = st.sampled_from(
    [*(line for one in FLOOD for line in one.text.split("\n")), *FERRY.split("\n"), "He said so.", "", "7"]
)


@settings(max_examples=40)
@given(st.lists(st.lists(LINES, max_size=6), max_size=5), st.sampled_from(METHODS), st.integers(1, 120))
def test_any_articles_have_an_exact_account(texts: list[list[str]], method: str, words: int) -> None:
    articles = [Article(id=str(n), text="\n".join(lines), language="en") for n, lines in enumerate(texts)]
    found = summarise_event(articles, method=method, words=words)
    assert exact(found, articles)
    assert len(found) == len(set(found))
    assert bool(found) == any(one.text.strip() for one in articles)


def test_a_speaker_whom_only_the_sentence_before_names_is_not_told_alone() -> None:
    report = article(
        "Mayor Ola Berg of Port Oskar spoke at the market hall after the flood of Monday night.\n"
        "The dam above Port Oskar, she said, was inspected in January and had cracks on both of its sides then.",
        id="spoken",
    )
    for words in range(20, 200, 20):
        told = [extract.text for extract in summarise_event([*FLOOD, report], words=words)]
        assert not any("she said" in text for text in told)


def test_a_lesser_matter_does_not_take_the_place_of_the_story() -> None:
    told = [
        Article(
            id=f"copper{n}", text=text, published=f"2026-03-0{n}T08:00:00+00:00", language="en", title="Strike at Holm"
        )
        for n, text in enumerate(
            [
                "Copper for May rose 3 per cent to 9,870 crowns a tonne on Monday after dockers closed the port of "
                "Holm, which ships a ninth of the refined metal of the world.",
                "Dockers of Holm go back to work on Friday. Copper for May fell 2 per cent to 9,640 crowns a tonne.",
            ],
            1,
        )
    ]
    for length in ({"sentences": 1}, {"sentences": 3}, {"words": 60}):
        assert not any(one.text.startswith("Copper for May fell") for one in summarise_event(told, **length)[:1])


def test_the_ledes_of_two_articles_that_name_the_same_are_not_told_one_after_the_other() -> None:
    first = (
        "Ada Weil cruised to victory on Friday in the vote of the Holm Party to replace Nora Roe, its former leader, "
        "after a month of quarrels in the ranks.\nThe quarrels began with a letter on taxes in the spring of the year."
    )
    second = (
        "The Holm Party chose Ada Weil on Friday morning as its chairwoman and sealed the fall of Nora Roe, who lost "
        "the trust of its members two days ago.\nMembers paid for the vote of Friday with a fee of nine crowns each."
    )
    told = summarise_event([article(first, id="first"), article(second, id="second")], sentences=3)
    assert len({extract.article for extract in told if "Ada Weil" in extract.text}) == 1


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The two villages below the dam were without power.", False),
        ("Three others were pulled from the river, rescuers said.", False),
        ("The dam had burst once before, the report said.", False),
        ("Two villages below the dam were without power, she said.", False),
        ("Two villages below the dam were without power, the mayor said.", True),
        ("The twelfth village was spared.", True),
    ],
)
def test_what_only_its_own_article_tells_of_is_left_to_it(text: str, stands: bool) -> None:
    (unit,) = units(article(text), (), "en")
    assert stands_among_others(unit, "en") is stands


def told(*rows: tuple[str, str], **length: int) -> list[str]:
    """The account of articles that came an hour after one another: their titles and texts."""
    articles = [
        Article(id=str(n), title=title, text=text, published=f"2026-03-09T{n:02}:00:00+00:00", language="en")
        for n, (title, text) in enumerate(rows)
    ]
    return [extract.text for extract in summarise_event(articles, **length)]


BRIDGE = (
    (
        "Bridge falls in Nordhavn",
        "Nine people are dead and more than 40 missing after the bridge of Nordhavn fell into the river on Monday.\n"
        "Drivers said that the bridge had swayed in the wind since the morning of the day before.",
    ),
    (
        "Bridge of Nordhavn had cracks",
        "Hill Roads denied that the bridge of Nordhavn had cracks and said that 22 engineers looked at it in May.\n"
        "A crane was brought to the river in the evening to lift a bus from the water.",
    ),
    (
        "Engineer held after fall of bridge",
        "Police arrested the engineer who looked at the bridge of Nordhavn, whose fall killed 23 people on Monday.\n"
        "“I wrote three letters about that bridge, and nobody answered,” engineer Nora Weil told reporters.",
    ),
)


@pytest.mark.parametrize("form", FORMS)
def test_the_newest_toll_stands_alone_and_the_account_opens_with_what_happened(form: str) -> None:
    found = told(*BRIDGE, **FORMS[form])
    assert found[0].startswith("Police arrested the engineer")
    assert not any("Nine people" in text for text in found)


TANKER = (
    (
        "Coastguard detains tanker Blue Pier off Nordhavn over suspected spill",
        "The coastguard of Nordhavn detained the tanker Blue Pier on Wednesday after a slick 14 kilometres long was "
        "seen off Nordhavn from the air.\nFishermen from Nordhavn said they had found oiled birds on the beach.",
    ),
    (
        "Tanker held as oil slick nears reserve",
        "A tanker was being held off Nordhavn on Wednesday as an oil slick drifted towards the largest bird reserve.\n"
        "“If the wind stays in the west, we will lose the gannets,” said Nora Weil of the reserve in Nordhavn.",
    ),
    (
        "Spill: laboratory {verb} tanker Blue Pier",
        "The oil off Nordhavn did not come from the Blue Pier, the coastguard said on Thursday after tests.\nThe ship "
        "left the harbour at noon on Thursday with all of its crew.",
    ),
)


@pytest.mark.parametrize("form", FORMS)
def test_an_account_opens_with_what_undoes_the_earlier_reports(form: str) -> None:
    *earlier, (title, text) = TANKER
    found = told(*earlier, (title.format(verb="clears"), text), **FORMS[form])
    assert found[0].startswith("The oil off Nordhavn did not come")
    undecided = told(*earlier, (title.format(verb="may clear"), text), **FORMS[form])
    assert undecided[0].startswith("The coastguard of Nordhavn detained")


FERRY_SINKS = (
    (
        "Ferry sank off Nordhavn in morning rush hour, killing nine",
        "A ferry sank off Nordhavn in the morning rush hour on Monday, killing at least nine people and injuring 23, "
        "officials in the port city said.\n“It was over in minutes,” captain Ola Berg said.",
    ),
    (
        "Ferry off Nordhavn: what we know",
        "The health office says two of the injured have died at St. Anna's, bringing the toll to 11.\nTwo people are "
        "still missing from the ferry.\nCaptain Ola Berg has been questioned by the police of the harbour.",
    ),
)


@pytest.mark.parametrize("form", FORMS)
def test_an_old_toll_does_not_open_though_the_newer_lede_tells_less(form: str) -> None:
    found = told(*FERRY_SINKS, **FORMS[form])
    assert found[0].startswith("The health office")
    assert not any("nine people" in text for text in found)


def test_what_happened_opens_where_no_lede_has_the_newer_toll() -> None:
    first, (title, later) = FERRY_SINKS
    hidden = later.replace("The health office", "Divers went on until dusk.\nThe crane was late.\nThe health office")
    assert told(first, (title, hidden), sentences=1)[0].startswith("A ferry sank")


def test_another_figure_on_another_matter_corrects_nothing() -> None:
    budget = (
        "Finance Minister Ada Weil on Tuesday presented a budget that raises the tax on petrol by 8 crowns a litre and "
        "spends 3.2 billion more on the hospitals of Nordhavn."
    )
    guide = (
        "Beer and wine of Nordhavn: no change.\nFinance Minister Ada Weil presented the budget on Tuesday, and the "
        "assembly of Nordhavn votes on it on 19 May."
    )
    for length in FORMS.values():
        assert told(("Petrol tax rises", budget), ("What the budget means", guide), **length)[0] == budget


def test_a_lede_with_a_figure_of_its_own_is_told_beside_another_that_names_the_same() -> None:
    deal = (
        "Brightwater Mills said on Monday that it had agreed to buy its rival Holm Foods for 9.3 billion crowns, or 41 "
        "crowns a share."
    )
    jobs = (
        "Some 2,000 jobs could go when Brightwater Mills takes over Holm Foods, unions and the council of the town "
        "of Reese warned on Monday."
    )
    rows = (("Brightwater Mills buys Holm Foods", deal), ("Jobs at risk in deal", jobs))
    assert sorted(told(*rows, sentences=3)) == [deal, jobs]


def test_what_leans_on_a_sentence_is_told_after_it_or_not_at_all() -> None:
    lede = "The council of Port Oskar lifted the ban on night ferries on Monday by 31 votes to 14 in the evening."
    more = "It also asked the harbour office of Port Oskar to count the cars on the night ferries until the end of May."
    other = "Residents said that they would take the vote to court as soon as the first boat had sailed from the quay."
    rows = (("Ban lifted", f"{lede}\n{more}"), ("Residents to go to court", other))
    assert told(*rows, words=120) == [lede, more, other]
    for words in range(20, 120, 5):
        found = told(*rows, words=words)
        assert more not in found or found[found.index(more) - 1] == lede


WALKOUT = (
    (
        "Strike at Nordhavn airport enters second day",
        "A strike by baggage handlers at Nordhavn airport went into a second day on Friday with 680 flights gone.\n"
        "Minister Ola Berg called on both sides to return to the table before the holiday begins on Sunday.",
    ),
    (
        "Travellers sleep at Nordhavn airport",
        "Thousands slept on the floor of Nordhavn airport as baggage handlers walked out before the holiday.\n"
        "“I have a ticket and no aeroplane,” said Lise Roe, a teacher from Port Oskar who was to see her daughter.",
    ),
    (
        "Deal ends strike at Nordhavn airport",
        "Baggage handlers at Nordhavn airport called off their strike on Friday when it agreed to raise pay by 5.2 "
        "percent.\nNobody was hurt.\nFlights will be on time by Sunday, it said.",
    ),
)


def walkout(hours: int) -> list[Article]:
    moments = [f"2026-04-03T{4 + number * hours:02}:00:00+00:00" for number in range(len(WALKOUT))]
    return [
        Article(id=moment + title, title=title, text=text, language="en", published=moment)
        for moment, (title, text) in zip(moments, WALKOUT, strict=True)
    ]


def test_an_account_opens_with_where_things_stand() -> None:
    assert summarise_event(walkout(hours=7), sentences=1)[0].text.startswith("Baggage handlers")
    assert summarise_event(walkout(hours=0), sentences=1)[0].text.startswith("A strike by baggage handlers")


def test_a_short_sentence_is_told_where_there_is_room_for_no_other() -> None:
    said = [extract.text for extract in summarise_event(walkout(hours=7), words=120)]
    assert "Flights will be on time by Sunday, it said." in said
    assert said[0].startswith("Baggage handlers")
    crowded = [extract.text for extract in summarise_event(walkout(hours=7), words=60)]
    assert "Flights will be on time by Sunday, it said." not in crowded


def test_the_background_that_a_follow_up_repeats_does_not_keep_it_out() -> None:
    rescued = (
        "All five miners who were trapped in the Holm zinc mine have been rescued, 30 hours after a tunnel caved in, "
        "and one was to have been married."
    )
    warned = (
        "The Holm mine, from which five men were rescued on Thursday, was warned twice about cracks in the tunnel that "
        "collapsed, the union of the miners says in a letter to the prosecutor."
    )
    found = told(("All five miners safe", rescued), ("Mine was warned", warned), sentences=3)
    assert sorted(found) == [rescued, warned]


def test_a_lede_in_other_words_is_not_told_again() -> None:
    first = (
        "Ada Brandt, the richest woman of Orlava, and two crewmates flew to the edge of space aboard her rocket Blue "
        "Pier on Tuesday and came back, a first flight that opens the sky to paying guests."
    )
    again = (
        "Shipping heiress Ada Brandt flew to space in her own rocket on its first flight with people on Tuesday, a "
        "week after Tom Ashby reached space with guests in the Sea Star."
    )
    assert told(("Brandt flies to space", first), ("Up and away", again), sentences=2) == [first]


def test_older_figures_of_the_same_things_are_not_told_in_any_words() -> None:
    first = (
        "Fire has burnt about 4,000 hectares of the hills above Port Oskar since Friday, the office of forests said."
    )
    second = (
        "The hills above Port Oskar lost 9,000 hectares of forest to the flames by Sunday, rangers said on the radio."
    )
    assert told(("Hills burn", first), ("Hills still burn", second), words=100) == [second]
    assert len(told(("Hills burn", first), ("Hills still burn", second.replace("9,000", "90")), words=100)) == 2


def test_an_account_is_told_in_the_language_of_most_articles() -> None:
    french = replace(
        FLOOD[0],
        id="french",
        title="Un barrage cède au-dessus de Port Oskar",
        language="fr",
        text="Un barrage a cédé lundi soir au-dessus de Port Oskar et au moins 12 personnes sont mortes, selon les"
        " secours.\nLe maire de la ville a demandé une enquête sur l'exploitant, Hill Water, dès mardi matin.",
    )
    assert {one.article for one in summarise_event([french, *FLOOD], sentences=6)} <= {one.id for one in FLOOD}
    assert "french" in {one.article for one in summarise_event([french], sentences=2)}
    comment = replace(FLOOD[0], id="comment", title="Opinion: the dam was a choice", language="en")
    assert {one.article for one in summarise_event([comment, replace(comment, id="b"), french], sentences=2)} == {
        "french"
    }


@pytest.mark.parametrize("form", FORMS)
def test_what_happened_is_told_before_what_somebody_makes_of_it(form: str) -> None:
    childish = (
        "Foreign Minister Ada Weil on Wednesday described as “childish” the decision of Orvane to expel two envoys of "
        "Tessel, and said that the government of Tessel would not answer it."
    )
    expelled = (
        "Orvane on Wednesday gave two envoys of Tessel 48 hours to leave, in answer to what befell two of its own."
    )
    rows = (("Tessel will not answer Orvane", childish), ("Orvane expels two envoys of Tessel", expelled))
    assert told(*rows, **FORMS[form])[0] == expelled
    assert (
        told(rows[0], ("Weather of Kerr", "Rain fell on the hills of Kerr for nine days."), **FORMS[form])[0]
        == childish
    )
