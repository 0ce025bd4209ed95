"""What numbers count: invented sentences."""

from __future__ import annotations

import pytest

from briefing.language.counts import are_same_thing, corrects, falls, mentions


@pytest.mark.parametrize(
    ("language", "older", "newer", "values"),
    [
        ("en", "Nine people are dead after the dam burst.", "The toll of the flood rose to 17 on Monday.", (9, 17)),
        ("en", "Eleven people died.", "Nineteen people are now known to have died.", (11, 19)),
        ("en", "Eight people died.", "The number of people killed rose to 11 late on Tuesday.", (8, 11)),
        ("fr", "Trois personnes sont mortes à Valmer.", "Le bilan s'alourdit à cinq morts.", (3, 5)),
        ("es", "El incendio deja cuatro muertos.", "Al menos doce personas murieron en el incendio.", (4, 12)),
        ("pt", "A chuva deixou três mortos.", "Ao menos dez pessoas morreram na chuva.", (3, 10)),
        ("de", "Zwei Menschen starben bei Holm.", "Die Flut in Holm forderte fünf Todesopfer.", (2, 5)),
        ("it", "La frana ha fatto due morti.", "Il bilancio sale a sei vittime.", (2, 6)),
        ("es", "El fuego deja 1.200 muertos.", "Suben a 1.340 los muertos.", (1200, 1340)),
        ("ru", "В Холме погибли три человека.", "Число погибших выросло до 12 человек.", (3, 12)),
        ("ar", "أسفر الحادث عن 12 قتيلا.", "ارتفعت الحصيلة إلى 31 قتيلا.", (12, 31)),
    ],
)
def test_a_toll_is_the_same_thing_in_other_words(
    language: str, older: str, newer: str, values: tuple[float, float]
) -> None:
    (before,), (after,) = (mentions(text, 0, len(text), language) for text in (older, newer))
    assert (before.counts, after.counts) == ("dead", "dead")
    assert (before.value, after.value) == values
    assert are_same_thing(before, after)
    assert falls(after, before)
    assert not falls(before, after)


def test_pupils_among_the_dead_are_not_the_toll() -> None:
    text = "Among the dead are six pupils of the school."
    assert [one.plain for one in mentions(text, 0, len(text), "en")] == [False]


def test_an_english_word_for_the_dead_counts_nothing_in_german() -> None:
    text = "Die 31 Boote sind im Hafen."
    assert not any(one.plain for one in mentions(text, 0, len(text), "de"))


def test_an_english_word_in_another_language_counts_nothing() -> None:
    text = "Die Stimmung war toll, der Hit 14 Wochen lang auf Platz eins."
    assert [(mention.counts, mention.plain) for mention in mentions(text, 0, len(text), "de")] == [("wochen", False)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A landslide killed 3 people and injured 20 on Monday.", [("dead", 3), ("injured", 20)]),
        ("A fire killed 12 people on Monday, the rescue service said.", [("dead", 12)]),
        ("Of the 14 injured 3 died.", [("injured", 14), ("dead", 3)]),
    ],
)
def test_the_verb_before_a_number_says_what_it_counts(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.counts, one.value) for one in mentions(text, 0, len(text), "en")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Holm tunnel toll rises to 13 as divers find missing couple", [("dead", 13)]),
        ("The toll now stands at 13, two missing.", [("dead", 13), ("missing", 2)]),
        ("The quake killed 3, 20 missing.", [("dead", 3), ("missing", 20)]),
        ("The death toll rose to 13, with 20 injured.", [("dead", 13), ("injured", 20)]),
        ("Divers recovered 13 bodies; two people are missing.", [("dead", 13), ("missing", 2)]),
        ("The number of people killed by the wave at the old salt mine of Holm rose to eight.", [("dead", 8)]),
        ("Police listed nine people as missing.", [("missing", 9)]),
        ("Nine people died, and some 140 were killed on the roads of Holm this year.", [("dead", 9)]),
        ("Nine people died in the worst crash on the roads of Holm this year.", [("dead", 9)]),
        ("Nine people died in the biggest crash on the roads of Holm this year.", [("dead", 9)]),
        ("Nine people died in the fourth crash on the roads of Holm this year.", [("dead", 9)]),
    ],
)
def test_a_number_does_not_count_what_another_clause_or_number_does(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.counts, one.value) for one in mentions(text, 0, len(text), "en")] == told


@pytest.mark.parametrize(
    ("language", "text", "missing"),
    [
        ("en", "Rescuers find two missing workers.", []),
        ("en", "Rescuers found the bodies of the last seven missing workers.", []),
        ("en", "Nine missing hikers were found alive.", []),
        ("en", "Rescuers went down the shaft and found two missing miners.", []),
        ("en", "Divers have not found the nine missing sailors.", [9]),
        ("en", "Rescuers are trying to find nine missing sailors.", [9]),
        ("en", "Divers searched for the bodies of the nine missing sailors.", [9]),
        ("en", "Nine workers are missing, the boat was found.", [9]),
        ("en", "Boat found and two missing.", [2]),
        ("en", "Divers recovered a boat but two people are missing.", [2]),
        ("en", "A man saved his dog while two people are missing.", [2]),
        ("en", "Rescued workers said two people were missing.", [2]),
        ("en", "Rescuers are searching for two missing in remains of the school.", [2]),
        ("pt", "Os dois desaparecidos no rio foram encontrados mortos.", []),
        ("es", "Hallaron sin vida a los dos desaparecidos.", []),
        ("fr", "Les deux disparus ont été retrouvés morts.", []),
        ("fr", "Les deux disparus n'ont pas été retrouvés.", [2]),
        ("de", "Zwei Vermisste wurden tot gefunden.", []),
    ],
)
def test_who_was_found_is_missing_no_longer(language: str, text: str, missing: list[int]) -> None:
    found = mentions(text, 0, len(text), language)
    assert [one.value for one in found if one.counts == "missing"] == missing


def amounts(text: str) -> list[tuple[str, float, float | None]]:
    return [(one.counts, one.value, one.was) for one in mentions(text, 0, len(text), "en")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The cost rose to 310 million crowns from 240 million, it said.", [("crowns", 310e6, 240e6)]),
        ("It left 6,000 homes dark, down from a peak of 27,000 on Thursday.", [("homes", 6000, 27000)]),
        ("Work on the first 20 barriers begins on Monday.", []),
        ("A second person has died in the storm.", [("dead", 2, None)]),
        ("A second man was charged with murder.", []),
        ("A third student said nobody was killed.", []),
        ("The second child of a woman killed in the crash is well.", []),
        ("The army gave tents to 300 families from 12 villages.", [("families", 300, None), ("villages", 12, None)]),
    ],
)
def test_what_a_number_was_and_what_is_only_a_part(text: str, told: list[tuple[str, float, float | None]]) -> None:
    assert amounts(text) == told


def test_what_is_wanted_or_offered_is_not_what_was_agreed() -> None:
    wanted, agreed = (
        mentions(text, 0, len(text), "en")[0]
        for text in (
            "Tessel wants a quota of 48,000 tonnes of cod a year in the strait.",
            "They set the quota of Tessel at 39,500 tonnes of cod a year in the strait.",
        )
    )
    assert (wanted.meant, agreed.meant) == ("wanted", "")
    assert not are_same_thing(wanted, agreed)
    again = "Tessel now wants a quota of 45,000 tonnes of cod a year in the strait."
    assert are_same_thing(wanted, mentions(again, 0, len(again), "en")[0])


def test_a_toll_many_times_as_high_is_another_count() -> None:
    low, high = (mentions(text, 0, len(text), "en")[0] for text in ("Five people died.", "Some 144 people died."))
    assert not are_same_thing(low, high)
    assert are_same_thing(mentions("Two people died.", 0, 16, "en")[0], high)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The toll of the fall of a crane at a mill in the harbour of Holm stands at 10, not 11, the board said.",
        ),
        ("en", "Ten people died at the mill of Holm, not 11 as first reported."),
        ("en", "Ten people died, not eleven, the board said."),
        ("en", "10 people were killed at the mill rather than 11."),
        ("en", "10 rather than 11 people died."),
        ("en", "Not 11 but 10 people died at the mill."),
        ("en", "The board revised the toll down to 10 from 11."),
        ("en", "The board corrected the toll from 11 to 10."),
        ("en", "The toll is 10, the board said, correcting an earlier figure of 11."),
        ("fr", "Dix personnes sont mortes à Valmer, et non onze."),
        ("es", "Son diez muertos y no once."),
        ("de", "Die Flut forderte zehn Todesopfer, nicht elf."),
        ("it", "I morti sono dieci e non undici."),
    ],
)
def test_a_toll_of_which_the_text_says_that_it_was_too_high_falls(language: str, text: str) -> None:
    before = {
        "en": "Eleven died.",
        "fr": "Onze morts.",
        "es": "Once muertos.",
        "de": "Elf Tote.",
        "it": "Undici morti.",
    }
    (older,) = mentions(before[language], 0, len(before[language]), language)
    (newer,) = mentions(text, 0, len(text), language)
    assert (newer.counts, newer.value, newer.was) == ("dead", 10, 11)
    assert newer.revised and corrects(newer, older)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Officials lowered the toll to 10.", 10),
        ("Mill toll cut to 10", 10),
        ("The corrected toll of the mill is 10.", 10),
        ("The toll stands at 10, the board said, correcting its earlier figure.", 10),
    ],
)
def test_a_toll_is_lowered_without_the_wrong_figure_too(text: str, value: int) -> None:
    (older,) = mentions("Eleven people died.", 0, 19, "en")
    (newer,) = mentions(text, 0, len(text), "en")
    assert (newer.counts, newer.value, newer.revised) == ("dead", value, True)
    assert corrects(newer, older)


@pytest.mark.parametrize(
    "text",
    [
        "Ten people died at the mill.",
        "The board revised the toll up to 10 from 9.",
        "Ten people died, not visitors but workers.",
        "Ten people died when the gate of the mill was not 11 metres wide.",
        "Ten people died, but not 11 others.",
        "Ten people died and the mayor cut his holiday to 3 days.",
        "Ten people died, down from 15 a year before.",
    ],
)
def test_no_toll_falls_where_the_text_does_not_say_so(text: str) -> None:
    (older,) = mentions("Eleven people died.", 0, 19, "en")
    newer = next(one for one in mentions(text, 0, len(text), "en") if one.plain)
    assert newer.value == 10
    assert not corrects(newer, older)


@pytest.mark.parametrize(
    "text",
    [
        "Girl of nine dies after Kerr bus crash",
        "Boy, 12, dies after Kerr bus crash",
        "A father aged 40 was killed in the crash.",
        "Ada Brandt (71) died on Monday.",
        "The ministry denied reports that 12 people had died.",
        "Up to 20 people may have died in the crash, police said.",
        "In 1998, 41 people died in a crash on the same bridge.",
    ],
)
def test_ages_what_is_feared_or_denied_and_other_years_are_no_tolls(text: str) -> None:
    assert not any(one.plain for one in mentions(text, 0, len(text), "en"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nine people died on 3 May 2031 when the dam burst.", 9),
        ("Nine people died in the worst crash since 2019.", 9),
        ("A man, a boy and 12 passengers were killed.", 12),
        ("Of the crew, 12 died.", 12),
        ("A gunman killed 12 people at a school built in 1998, police said.", 12),
        ("Two years after the 2019 flood, a dam burst killed 41 people on Monday.", 41),
        ("At least 12 people died and could not be identified.", 12),
        ("Police said they could confirm that 12 people had died.", 12),
        ("Minister denies cover-up after 12 die in fire", 12),
        ("The number of dead, 12, is expected to rise.", 12),
    ],
)
def test_a_toll_beside_a_date_or_a_comma_is_one(text: str, value: int) -> None:
    assert [(one.counts, one.value) for one in mentions(text, 0, len(text), "en") if one.plain] == [("dead", value)]


def test_a_toll_of_the_injured_is_theirs() -> None:
    for text in ("The injured toll climbs to 7.", "The toll of injured in the crash climbed to seven."):
        assert [(one.counts, one.value) for one in mentions(text, 0, len(text), "en")] == [("injured", 7)]


def test_shares_of_two_candidates_are_not_the_same_thing() -> None:
    old = "With 71 percent of votes counted in the election, Ada Brandt had 48 percent, the commission said."
    new = "With 96 percent of votes counted in the election, Milo Farrant had 44 percent, the commission said."
    (counted, hers), (later, his) = (mentions(text, 0, len(text), "en") for text in (old, new))
    assert are_same_thing(counted, later)
    assert not are_same_thing(hers, his)
    assert not are_same_thing(counted, his)
    text = "Brandt led Farrant by 48.2 percent to 45.9 percent."
    assert mentions(text, 0, len(text), "en") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Turnout at 61 percent in the Kerr election at noon.", "Turnout was 63 percent in the Kerr election at noon."),
        (
            "Brandt had 48 percent of the vote in the Kerr election.",
            "Brandt now has 49 percent of the vote in the Kerr election.",
        ),
        ("5 percent of votes counted in Kerr", "96 percent of the votes counted in Kerr"),
        ("71 percent of polling stations reporting", "96 percent of ballots now counted"),
    ],
)
def test_shares_that_moved(old: str, new: str) -> None:
    (before,), (after,) = (mentions(text, 0, len(text), "en") for text in (old, new))
    assert are_same_thing(before, after)


def test_firms_that_report_are_no_count_of_votes() -> None:
    old, new = "60 percent of firms reporting losses in Kerr", "71 percent of households reporting no income in Kerr"
    (before,), (after,) = (mentions(text, 0, len(text), "en") for text in (old, new))
    assert not are_same_thing(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "It is feared that the toll could rise to five.",
        "A second body would bring the death toll to five.",
        "Police denied a report in the Comet that the death toll had risen to five.",
        "The death toll is now feared to be five.",
        "The death toll would have been 40 if the school had been open.",
        "The number of injured was 14 in a fire at the mill in 2019.",
    ],
)
def test_what_a_toll_only_could_come_to_is_none(text: str) -> None:
    assert not any(one.plain for one in mentions(text, 0, len(text), "en"))
