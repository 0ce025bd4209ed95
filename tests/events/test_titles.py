"""Titles of events, from invented headlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.events import signature
from briefing.events.titles import Shared, calm, clean, is_interview, is_roundup, key_terms, title, traits
from briefing.model import Article


def made(*headlines: str, text: str = "") -> list[object]:
    return [signature(Article(id=str(n), title=line, text=text)) for n, line in enumerate(headlines)]


@pytest.mark.parametrize(
    ("headline", "outlet", "expected"),
    [
        ("UPDATE 2-Dam gives way above Tessel", None, "Dam gives way above Tessel"),
        ("LIVE: Dam gives way above Tessel", None, "Dam gives way above Tessel"),
        ("REFILE-CORRECTED-UPDATE 1-Dam gives way above Tessel", None, "Dam gives way above Tessel"),
        ("BREAKING - Dam gives way above Tessel (Video)", None, "Dam gives way above Tessel"),
        ("Dam gives way above Tessel | Harbour Wire", None, "Dam gives way above Tessel"),
        ("Dam gives way above Tessel - Lantern", "Lantern", "Dam gives way above Tessel"),
        ("Dam gives way above Tessel - The Daily Beacon", None, "Dam gives way above Tessel"),
        ("Minister: talks have failed", None, "Minister: talks have failed"),
        ("Talks fail – minister walks out", None, "Talks fail – minister walks out"),
        ("  Dam\n gives   way ", None, "Dam gives way"),
        ("Update", None, "Update"),
        ("(URGENT) Dam gives way above Tessel", None, "Dam gives way above Tessel"),
        ("(3rd LD) Dam gives way above Tessel", None, "Dam gives way above Tessel"),
        ("(Tessel) Dam gives way above town", None, "(Tessel) Dam gives way above town"),
        ("Soccer-Ten-man Calder frustrate Tessel", None, "Ten-man Calder frustrate Tessel"),
        ("Column: Do not mend the dam", None, "Do not mend the dam"),
        ("DAM SHAME! Mayor knew of the cracks", None, "Mayor knew of the cracks"),
        ("90? OVER THE HILL? How they voted in Tessel", None, "How they voted in Tessel"),
        ("GOAL! ‘NEVER IN DOUBT!’ Calder beat Tessel 3-2", None, "Calder beat Tessel 3-2"),
        ("DAM SHAME! MAYOR KNEW OF THE CRACKS", None, "DAM SHAME! MAYOR KNEW OF THE CRACKS"),
        ("Who knew? Mayor of Tessel is asked", None, "Who knew? Mayor of Tessel is asked"),
        ("2031! Tessel sees the new year in", None, "2031! Tessel sees the new year in"),
    ],
)
def test_what_outlets_put_around_a_headline_is_left_out(headline: str, outlet: str | None, expected: str) -> None:
    assert clean(headline, outlet) == expected


def test_shouting_is_made_calm_but_abbreviations_stay() -> None:
    assert calm("UN SENDS BOATS TO VALLEY") == "UN sends boats to valley"
    assert calm("UN sends boats") == "UN sends boats"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("TERROR ON THE ICE: 14 sailors lost", "Terror on the ice: 14 sailors lost"),
        ("Mayor quits over 'RIGGED VOTE IN TESSEL'", "Mayor quits over 'rigged vote in tessel'"),
        ("'I'VE LOST MY BOAT': skipper's plea", "'I've lost my boat': skipper's plea"),
        ("THE WALL BROKE ON SUNDAY", "The wall broke on Sunday"),
        ("HOUSE OF ASSEMBLY OF TESSEL", "House of Assembly of Tessel"),
        ("NATO, UN and EU meet", "NATO, UN and EU meet"),
        ("Shares of HSKB fall", "Shares of HSKB fall"),
        ("How YOUR mayor voted", "How your mayor voted"),
        ("Captain does it AGAIN for Tessel", "Captain does it again for Tessel"),
        ("Calls to WHO and US go unanswered", "Calls to WHO and US go unanswered"),
        ("DAM IT! WHO KNEW OF THE CRACKS?", "Dam it! WHO knew of the cracks?"),
        ("UN WHO IMF chiefs meet", "UN WHO IMF chiefs meet"),
    ],
)
def test_a_headline_that_shouts_in_part_is_made_calm_there(headline: str, expected: str) -> None:
    assert calm(headline) == expected


def test_a_lone_word_in_capitals_is_calm_where_the_body_writes_it_small() -> None:
    members = made("Villagers' FURY over HSKB tower", text="Villagers showed their fury at the HSKB tower in Tessel.")
    assert title(members) == "Villagers' fury over HSKB tower"
    members = made("Orvane DAM BROKE, killing 12", text="The Orvane dam broke on Tuesday and killed 12 people.")
    assert title(members) == "Orvane dam broke, killing 12", "a short word beside a long one, too"
    members = made("ICE chief quits over dam", text="The head of ICE quit on Tuesday over the dam at Orvane.")
    assert title(members) == "ICE chief quits over dam"


def test_capitals_prove_nothing_where_everything_has_them() -> None:
    text = "TESSEL -- MAYOR ADA BRANDT SAID ON SUNDAY THAT THE OLD DAM WOULD HOLD AS THE RIVER ROSE."
    members = made("MAYOR OF TESSEL SAYS DAM WILL HOLD ON SUNDAY", text=text)
    assert title(members) == "Mayor of Tessel says dam will hold on Sunday"
    assert not members[0].names


def test_names_keep_their_capitals_in_a_headline_that_shouted() -> None:
    members = made("DAM AT ORVANE GIVES WAY", text="Water from the Orvane dam reached the town.")
    assert title(members) == "Dam at Orvane gives way"


def test_the_title_is_what_most_headlines_say() -> None:
    members = made(
        "What we know so far about the flood",
        "Orvane dam fails, 12 dead",
        "12 dead as Orvane dam fails above Tessel",
        "Could the Orvane disaster have been prevented?",
        "12 dead after Orvane dam gives ...",
    )
    assert title(members) in ("Orvane dam fails, 12 dead", "12 dead as Orvane dam fails above Tessel")


def test_the_name_of_a_record_is_no_title_where_a_report_has_one() -> None:
    record = "Assembly of Tessel: Oral Questions, Water – Orvane dam"
    members = made(record, "Minister orders inquiry into Orvane dam", "Judge to lead Orvane dam inquiry")
    assert title(members) != record


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("'We ran in the dark': students of Tessel safe", "Students of Tessel safe"),
        ("“The dam's gone”: twelve dead above Tessel", "Twelve dead above Tessel"),
        ("'It wasn't us' – Tessel water board denies blame", "Tessel water board denies blame"),
        ("'The boat just lay down': fears grow", "'The boat just lay down': fears grow"),
        ("'Rounding error' deal signed by minister", "'Rounding error' deal signed by minister"),
    ],
)
def test_a_title_says_what_happened_and_not_first_what_somebody_said(headline: str, expected: str) -> None:
    assert title(made(headline)) == expected


def test_a_headline_that_cried_is_the_title_only_where_there_is_no_other() -> None:
    cried = "DAM SHAME! Orvane dam fails above Tessel, twelve dead"
    plain = "Twelve dead above Tessel: Orvane dam fails"
    assert title(made(cried, plain)) == plain
    assert title(made(cried)) == "Orvane dam fails above Tessel, twelve dead"


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Opinion: We all saw the cracks", "Opinion: We all saw the cracks"),
        ("OPINION | We all saw the cracks | Harbour Wire", "Opinion: We all saw the cracks"),
        ("We all saw the cracks - Comment", "We all saw the cracks - Comment"),
        ("We all saw the cracks (Opinion)", "Opinion: We all saw the cracks"),
        ("UPDATE 1-ANALYSIS-Orvane dam and its price", "Analysis: Orvane dam and its price"),
        ("CORRECTION - Toll of Orvane dam", "Correction: Toll of Orvane dam"),
        ("Clarification: Toll of Orvane dam", "Clarification: Toll of Orvane dam"),
        ("Kommentar: Der Damm von Orvane", "Kommentar: Der Damm von Orvane"),
        ("Corrections", "Corrections"),
        ("LIVE: Orvane dam gives way", "Orvane dam gives way"),
        ("Minister: no comment on the dam", "Minister: no comment on the dam"),
        ("Editorial staff of Lantern walk out", "Editorial staff of Lantern walk out"),
    ],
)
def test_a_comment_or_a_correction_that_stands_alone_says_that_it_is_one(headline: str, expected: str) -> None:
    assert title(made(headline)) == expected


@pytest.mark.parametrize("label", ["Opinion: ", "CORRECTION - ", "Clarification: ", "Editorial | "])
def test_a_comment_or_a_correction_names_no_event_that_has_a_report(label: str) -> None:
    best = "12 dead as Orvane dam fails above Tessel"
    worse = (
        "‘It just went’: what we know of the Orvane dam, of the 12 dead above Tessel and of those who had warned of it"
    )
    assert title(made(worse, best)) == best
    assert title(made(worse, label + best)).startswith("What we know"), "not even where its headline is the better one"
    assert title(made(label + best, label + "Orvane dam")).endswith(best)


def test_an_event_without_headlines_has_no_title() -> None:
    assert title(made("", text="Water rose.")) == ""


@pytest.mark.parametrize(
    "headline", ["Live: storm over Strand", "Storm over Strand: as it happened", "News in brief", "Round-up: Tuesday"]
)
def test_headlines_that_cover_several_events_are_known(headline: str) -> None:
    assert is_roundup(headline)


@pytest.mark.parametrize("headline", ["Ministers wrap up talks", "Families live in tents"])
def test_and_those_that_only_look_so_are_not(headline: str) -> None:
    assert not is_roundup(headline)


def test_key_terms_are_as_printed_and_name_what_is_shared() -> None:
    members = made("Orvane dam fails", "Dam at Orvane gives way", text="The Orvane dam near Tessel broke.")
    terms = key_terms(members)
    assert terms[:2] in (("Orvane", "dam"), ("dam", "Orvane"))
    assert "the" not in terms


def test_numbers_days_and_idle_words_are_no_terms_in_whatever_language() -> None:
    terms = key_terms(
        made("14 dead on Tuesday as Orvane dam fails", text="On Tuesday 14 of the 20 at the Orvane dam died.")
    )
    assert {"Orvane", "dam"} <= {*terms}
    assert not {"14", "20", "Tuesday", "of", "on", "as", "at"} & {*terms}
    spanish = (
        "El alcalde de Tessel dijo en la plaza que el agua del embalse de Orvane llegará por la tarde a las casas."
    )
    assert not {"de", "del", "el", "en", "la", "El"} & {
        *key_terms(made("El agua del embalse de Orvane en las casas", text=spanish))
    }


def test_a_term_is_shouted_only_where_a_name_has_no_other_form() -> None:
    members = made("HARBOUR BURNS AT TESSEL", "Harbour’s fire at Tessel", text="The harbour of Tessel burned.")
    assert not any(term.isupper() or (term.endswith("s") and "’" in term) for term in key_terms(members))


@given(st.text(max_size=80), st.none() | st.text(max_size=20))
def test_any_headline_comes_out_in_one_line(headline: str, outlet: str | None) -> None:
    cleaned = clean(headline, outlet)
    assert "\n" not in cleaned and cleaned == " ".join(cleaned.split())
    assert bool(cleaned) == bool(headline.split())
    calm(cleaned)
    is_roundup(headline)


def test_headlines_whose_words_are_as_common_are_as_good_whatever_order_sets_have() -> None:
    one, other = ([f"{letter}{number:02}m" for number in range(60)] for letter in "dm")
    pairs = zip(one, other, strict=True)
    rest = made(*(f"{mine} {theirs} " + " ".join("abcdefg"[: n % 7]) for n, (mine, theirs) in enumerate(pairs)))
    first, second = made(" ".join(one), " ".join(other))
    shared = Shared([first, second, *rest])
    assert traits("", first, shared) == traits("", second, shared)


@pytest.mark.parametrize(
    "interview",
    [
        "'We sell no calm': Orvane dam chief Ada Weil on water, fees and regret",
        "“We sell no calm”: Ada Weil on water at the Orvane dam above Tessel",
        "'We sell no calm': Ada Weil on the water of the dam above Tessel, the fees and her cousin",
        "Interview: Ada Weil and the Orvane dam above Tessel",
        "Ada Weil of the Orvane dam above Tessel - Interview",
    ],
)
def test_an_interview_names_no_event_that_has_a_report(interview: str) -> None:
    report = "Water board of Tessel keeps gates shut, surprises farmers"
    text = (
        "Ada Weil, chief of the Orvane dam, kept it shut on Tuesday. On water, fees and regret she spoke above Tessel."
    )
    assert title(made(interview, report, text=text)) == report
    assert title(made(interview, text=text)) != report


@pytest.mark.parametrize(
    "headline",
    [
        "'We are ready': Tessel on alert",
        "'I am calm': Ada Weil on the brink",
        "'I saw it': Ada Weil on trial in Orvane",
        "Ada Weil on fog and fees",
    ],
)
def test_what_happens_to_somebody_is_no_interview(headline: str) -> None:
    assert not is_interview(headline)


def test_an_event_is_named_in_the_language_of_most_of_its_articles() -> None:
    french = signature(
        Article(id="f", title="Le pont de Tessel s'effondre dans la rivière Orne", language="fr", text="")
    )
    english = [
        signature(Article(id=f"e{n}", title=headline, language="en", text=""))
        for n, headline in enumerate(("Tessel bridge falls into the Orne", "Bridge at Tessel falls into river Orne"))
    ]
    assert title([french, *english]) in {member.title for member in english}
    assert title([french]) == french.title


@pytest.mark.parametrize(
    ("ours", "plain"),
    [
        (
            "Tessel shows two of our envoys the door; ministry vows answer",
            "Tessel expels two Orvane envoys over leaflets",
        ),
        ("'We heard him': Orvane waits for its sons after dam burst", "Sons of Orvane lost after dam burst"),
    ],
)
def test_a_headline_in_the_first_person_or_behind_what_somebody_said_is_a_lesser_title(ours: str, plain: str) -> None:
    text = "The ministry vows an answer as Tessel shows two envoys the door. Orvane waits for its sons after dam burst."
    assert title(made(ours, plain, text=text)) == plain
    assert title(made(ours, text=text)) != plain
