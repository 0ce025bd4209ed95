"""What another morning's reading found, and two blind batches: invented sentences."""

from __future__ import annotations

import pytest

from briefing.language.names import names
from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


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
            "of the north from June onwards.\n\nIda Marrow, Chief Executive Officer of Voltern, signed it.",
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
        "LIVE | Council votes: ‘I’m not packing,’ says mayor\n\nFollow our updates from mayor Milo Farrant’s hall.",
        "“I heard it,” Milo Farrant told NewsWatch 46. “I thought it was my mum.”",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert [one.text for one in quotations(text) if one.kind == "indirect"] == []


def test_a_fragment_in_a_report_is_whose_report_it_is() -> None:
    text = (
        "The regional court found in favour of Milo van Aerde, the owner of a hotel across the piazza, who had argued "
        "that his clients were being woken “on the hour, and then on the half hour, in case they had missed it”."
    )
    (one,) = (one for one in quotations(text) if one.kind == "partial")
    assert one.speaker == "Milo van Aerde"
