"""What another morning's reading found, and two blind batches: invented sentences."""

from __future__ import annotations

import pytest

from briefing.language.names import names
from briefing.model import Article, Quotation
from briefing.quotes import find_quotations

_AROUND = (
    "\n\nIt was a day on which the whole of the town had gone to the dam and the road to the north, and in the end was "
    "not of the kind that they would have had if there had been more of the money that was in the bank for it."
)
"""Enough of the commonest words to be read as English."""


def quotations(text: str, language: str | None = None) -> list[Quotation]:
    return list(find_quotations(Article(id="a", text=text, language=language)).quotations)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Teacher Ines Kadri is free.\n\nShe was released on Monday.\n\n"
            "Her mother, Nora Kadri, 71, heard it on the radio. “I dropped it,” Kadri said.",
            "Nora Kadri",
        ),
        ("Cod talks end.\n\n“There were no fish in it,” Nairne fisheries minister Rory Balfour said.", "Rory Balfour"),
        (
            "Prime Minister Ada Brandt named Tove Lind minister a day after Ulrik Rosmer resigned.\n\n"
            "Rosmer wished her well. “She will need a strong desk,” the former minister said.",
            "Ulrik Rosmer",
        ),
        (
            "The camps in the province of Bahr Kour are flooded.\n\nAt the treatment centre, head nurse Achta Mahamat "
            "Borou has not been home for nine days. “We ran out of beds,” she told the radio.",
            "Achta Mahamat Borou",
        ),
        (
            "Kerr firm signs deal\n– Five years\n– “A turning point,” says Voltern CEO\n\nVoltern will run the depots "
            "of the north from June onwards.\n\nThe deal is worth nine million crowns.\n\n"
            "Ida Marrow, Chief Executive Officer of Voltern, signed it.",
            "Ida Marrow",
        ),
    ],
)
def test_whose_words_they_are(text: str, speaker: str) -> None:
    first = next(one for one in quotations(text) if one.kind != "indirect")
    assert first.speaker == speaker


def test_who_is_told_of_before_is_nobody_presented_further_down() -> None:
    text = (
        "Nine met in Kerr.\n\n“Nobody believed it,” a senior diplomat said.\n\n“We waited,” said the diplomat, who "
        "asked not to be named.\n\n“My boy is gone,” said a woman who gave her name as Mina."
    )
    assert [one.speaker for one in quotations(text)] == [None, None, "Mina"]


def test_he_is_who_spoke_last_though_without_a_name() -> None:
    text = "KERR, May 3 — Talks stalled.\n\n“They told us nothing,” said another resident.\n\n“It is over,” he said."
    assert [(one.speaker, one.role) for one in quotations(text) if one.kind == "direct"] == [(None, "resident")] * 2


def test_what_a_link_to_another_article_quotes_is_no_quotation() -> None:
    text = "Ada Brandt is here.\n\n“We are late,” Ada Brandt said.\n\nREAD MORE: “He ate the turkey” - a family’s day"
    assert [one.text for one in quotations(text)] == ["We are late,"]


def test_a_headline_reports_up_to_what_happened_meanwhile() -> None:
    text = "Kerria denies drone was its own as toll climbs to 7\n\nIt fell on Monday."
    assert [one.text for one in quotations(text)] == ["drone was its own"]


def test_what_he_said_according_to_an_agency_is_quoted_once() -> None:
    text = "Milo Farrant is here. “They will be home by May,” he said, according to the state news agency."
    assert [(one.kind, one.speaker) for one in quotations(text)] == [("direct", "Milo Farrant")]


def test_sanctions_agreed_in_a_town_are_no_report_by_it() -> None:
    assert quotations("The Council’s sanctions on Kerria, agreed at 4 a.m. in Lissau, freeze the assets of 42.") == []


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Llueve en Belmara.\n\n—No nos queda nada —dijo el alcalde de San Telmo del Río, Osvaldo Quiroga—. Nada.",
            "Osvaldo Quiroga",
            "alcalde de San Telmo del Río",
        ),
        (
            "El Consejo sanciona a Ruvenia\nEl Faro de Castellane\n\n«Vamos a pagar», afirmó el primer ministro de "
            "Castellane, Viktor Almaraz.",
            "Viktor Almaraz",
            "primer ministro de Castellane",
        ),
    ],
)
def test_offices_of_spanish_towns(text: str, speaker: str, role: str) -> None:
    (one,) = (one for one in quotations(text, "es") if one.kind != "indirect")
    assert (one.speaker, one.role) == (speaker, role)


def test_the_region_of_a_dateline_is_a_place() -> None:
    text = "Solon slams dam\nSAN ROQUE, Quirong—A lawmaker asked the House.\nQuirong is far.\n"
    assert "Quirong" not in [name.text for name in names(text) if name.kind != "place"]


def test_the_time_of_an_entry_is_no_part_of_what_it_reports() -> None:
    text = "Count goes on\n\n08:05 The north has voted for Marrow, the commission says.\n\n07:30 Nothing is known yet."
    assert [one.text for one in quotations(text)] == ["The north has voted for Marrow"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt says this is when bears go into what’s called “hyperphagia,” eating all day.",
        "Owner Milo Farrant had taped a sign to the door: “CLOSED. ASK THE MAYOR.”",
    ],
)
def test_terms_and_signs_are_no_quotations(text: str) -> None:
    assert [one for one in quotations(text) if one.kind != "indirect"] == []


@pytest.mark.parametrize(
    "text",
    [
        "We’ve been asking how you’re coping.",
        "LIVE | Council votes on the motion: ‘I’m not packing,’ says mayor\n\nFollow mayor Milo Farrant here.",
        "“I heard it,” Milo Farrant told NewsWatch 46. “I thought it was my mum.”",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert [one.text for one in quotations(text + _AROUND) if one.kind == "indirect"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Mayor says dam not as safe as thought",
        "Farrant says children as young as nine work in mines",
        "Mayor says Brandt quit as head of police over raid",
        "Brandt says Kerr treated her as enemy",
    ],
)
def test_a_headline_is_not_cut_at_every_as(text: str) -> None:
    (one,) = quotations(f"{text}{_AROUND}")
    assert one.text == text.partition(" says ")[2]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The audio was fabricated, Farrant said.", "The audio was fabricated"),
        ("Asked about the fake passports, Farrant said: “They were sold in Holm.”", "They were sold in Holm."),
        ("Asked if he would step down, Farrant would only say: “We will see.”", "We will see."),
        ("Had the bridge been shut in time, Farrant said: “They would be alive.”", "They would be alive."),
        ("Suppose the bridge falls, Farrant said: “Who pays?”", "Who pays?"),
        ("Western diplomats asked whether the deal would hold.", "whether the deal would hold"),
        ("See now what we have, Farrant said: “We are broke.”", "We are broke."),
        ("For Farrant it was a sign of weakness: “They are afraid.”", "They are afraid."),
        ("The bridge is safe, said on Friday the mayor of Kerr.", "The bridge is safe"),
    ],
)
def test_what_looks_like_nobodys_and_is_somebodys(text: str, kept: str) -> None:
    found = quotations(f"Milo Farrant, the mayor of Kerr, was in Holm.{_AROUND}\n\n{text}")
    assert kept in [one.text for one in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her late husband, Sam Kadri, died in the raid. “I still lay his plate,” Kadri said.", "Ines Kadri"),
        ("Her son, Sam Kadri, is two. “I sing to him,” Kadri said.", "Ines Kadri"),
        ("Her mother, Nora Kadri, 71, heard it on the radio. “I dropped it,” Kadri said.", "Nora Kadri"),
    ],
)
def test_the_dead_and_the_small_say_nothing(text: str, speaker: str) -> None:
    (one,) = quotations(f"The singer Ines Kadri, 30, was freed on Monday.\n\n{text}")
    assert one.speaker == speaker


def test_the_mayor_of_one_town_is_not_that_of_another_far_below() -> None:
    lines = ["Kerr is quiet.", "“We waited,” a resident said.", "“No bread,” a teacher said.", "Holm is loud."]
    lines += ["“We paid,” the mayor of Holm said.", "“So did we,” a baker said."]
    lines += ["Milo Farrant, the mayor of Kerr, wept at the square on Monday and went home."]
    said = {one.text: one.speaker for one in quotations("\n\n".join(lines))}
    assert said["We paid,"] is None


def test_a_couple_of_whom_one_is_named_in_full() -> None:
    text = "Among them were Hannah and Gareth Prowse, whose son died.\n\n“They told us nothing,” Mrs Prowse, 37, said."
    assert [one.speaker for one in quotations(text)] == ["Hannah Prowse"]


def test_a_chief_secretary_is_no_chief_of_a_village() -> None:
    text = (
        "The women hold the keys.\n\n“Let them try,” the chief is said to have told the elders.\n\n“We shall see,” "
        "says Hassan Abduba, the county water chief officer."
    )
    assert [one.speaker for one in quotations(text)] == [None, "Hassan Abduba"]


def test_a_fragment_in_a_report_is_whose_report_it_is() -> None:
    text = (
        "The regional court found in favour of Milo van Aerde, the owner of a hotel across the piazza, who had argued "
        "that his clients were being woken “on the hour, and then on the half hour, in case they had missed it”."
    )
    (one,) = (one for one in quotations(text) if one.kind == "partial")
    assert one.speaker == "Milo van Aerde"


def test_of_two_brothers_presented_together_nobody_is_sure() -> None:
    text = "Kevin Lorne, 34, and his brother Barry Lorne, 29, were in court.\n\n“I never did it,” Lorne said."
    (one,) = quotations(text)
    assert one.confidence < 0.6


def test_who_leads_the_paragraph_is_who_replies_in_it() -> None:
    text = (
        "Maureen Pellow changed her plea.\n\nPellow, 61, will be sentenced in May.\n\nCraig Pellow, 31, gave evidence. "
        "He was asked whether he had a grudge. “I’ve no grudge against Dad,” Pellow replied."
    )
    assert [one.speaker for one in quotations(text)] == ["Craig Pellow"]


def test_who_would_not_comment_on_words_has_not_said_them() -> None:
    text = (
        "Campaigner Milo Farrant and nurse Ada Brandt were there.\n\nNeither Brandt nor Farrant would comment on a "
        "report in the Comet that police had “opened a file”."
    )
    assert all(one.confidence < 0.7 for one in quotations(text))


def test_of_two_ministers_presented_together_nobody_is_sure() -> None:
    text = (
        "Minister resigns over flat\n\nThe Housing Minister, Clive Dorn, resigned on Friday. He will be replaced by "
        "Iris Vane, the Schools Minister.\n\n“I have served with honour,” the minister said."
    )
    (one,) = (one for one in quotations(text) if one.kind == "direct")
    assert one.confidence < 0.6


def test_the_authorities_there_are_no_governor() -> None:
    text = (
        "At least 40 people were killed when the storm hit the islands, the authorities there said.\n\n“We have lost a "
        "village,” said the governor, Amadou Selwyn."
    )
    assert [one.speaker for one in quotations(text)] == [None, "Amadou Selwyn"]
