"""Bodies told by a noun beside them, and words whose speaker does not stand there."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def quoted(text: str) -> list[Quotation]:
    """The quotations with marks of a text."""
    return [one for one in find_quotations(Article(id="a", text=text)).quotations if one.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Last night Passenger Focus, the independent watchdog, called it “frustrating for all”.", "Passenger Focus"),
        ("The Holm Council, the local authority, said: “It is late.”", "Holm Council"),
        ("Veldra, the charity, said: “It is late.”", "Veldra"),
        ("Undersea cable operator Seadra said: “It is late.”", "Seadra"),
        ("The rail regulator Ofrad said: “It is late.”", "Ofrad"),
        ("“It is late,” Google said in a statement.", "Google"),
    ],
)
def test_a_noun_beside_a_name_tells_that_it_is_a_body(text: str, name: str) -> None:
    (quotation,) = quoted(text)
    assert (quotation.speaker, quotation.speaker_kind) == (name, "body")
    assert quotation.confidence > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "Many were angry. One lives near Austin, Tex., and posted this update: “It has been really disconcerting.”",
        "The crowd had banners. It was posted in the afternoon: “It has been really disconcerting.”",
    ],
)
def test_a_sentence_after_a_verb_of_speech_is_quoted_though_nobody_is_its_subject(text: str) -> None:
    (quotation,) = quoted(text)
    assert quotation.text == "It has been really disconcerting."
    assert quotation.speaker is None
    assert quotation.is_exact(text)


def test_where_something_was_written_is_not_who_wrote_it() -> None:
    found = find_quotations(Article(id="a", text="Neighbours on Twitter reported that police had come."))
    assert [one.speaker for one in found.quotations] == [None]


def test_a_word_for_a_people_before_a_noun_is_nobody_whom_he_means() -> None:
    told = quoted(
        "The Indian statement said that 23 pirates were held. “It may head for Holm,” said a senior officer.\n"
        "“They surrendered easily,” he added."
    )
    assert [one.speaker for one in told] == [None, None]


def test_captions_are_not_what_their_first_word_says() -> None:
    lines = [
        "The royal birth has been a boon for retailers in every town.",
        "Terrible: A knitted prince which is on sale for £20 .",
        "Tacky: A baby outfit which has gone on sale for £14 .",
        "Terrible: A dressing gown which has gone on sale too .",
    ]
    assert quoted("\n\n".join(lines)) == []


def test_a_question_of_its_own_label_is_still_answered() -> None:
    told = quoted(
        "Ada Brandt, the mayor of Holm, spoke to the paper.\n\nQuestion: What do you want?\n\n"
        "Answer: We want better roads for the town.\n\nQuestion: And then?\n\nAnswer: Then we want bridges."
    )
    assert [one.speaker for one in told] == ["Ada Brandt", "Ada Brandt"]


def test_speech_over_paragraphs_is_theirs_who_are_named_where_it_ends() -> None:
    text = (
        "The fishermen of Vellan met in the hall on Sunday night.\n\n“We have waited nine years for this bridge.\n\n"
        "“Nobody asked us where it should stand.\n\n“Now the boats can not pass,” Milo Farrant, a skipper, told us."
    )
    (quotation,) = quoted(text)
    assert quotation.speaker == "Milo Farrant"
    assert len(quotation.spans) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "“It was closed for nine years,” Milo Farrant, an engineer, said.",
        "“It was closed for nine years,” Milo Farrant added.",
        "“Was it nine years?” Milo Farrant asked.",
        "Milo Farrant hit back: “It was nine years.”",
    ],
)
def test_who_stands_beside_the_words_has_said_them_whoever_spoke_before(sentence: str) -> None:
    told = quoted(f"Mayor Ada Brandt opened the bridge. “The river is ours again,” she said. {sentence}")
    assert [one.speaker for one in told] == ["Ada Brandt", "Milo Farrant"]


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("Charity Lagoon Watch", "Lagoon Watch"),
        ("Airline Air Holm", "Air Holm"),
        ("Insurer Holm Mutual", "Holm Mutual"),
        ("State-owned utility Holm Power", "Holm Power"),
        ("Regulator Ofholm", "Ofholm"),
        ("NGO Lagoon Watch", "Lagoon Watch"),
        ("Carmaker Tessel", "Tessel"),
        ("Airline Pilots Association", "Airline Pilots Association"),
        ("Union Bank", "Union Bank"),
    ],
)
def test_what_a_body_is_stands_before_its_name_without_an_article(opening: str, body: str) -> None:
    article = Article(id="a", text=f"It rained all night.\n{opening} said: “It is late.”\n")
    quotation = find_quotations(article).quotations[0]
    assert (quotation.speaker, quotation.speaker_kind) == (body, "body")


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("It rained.\nDeveloper Ada Brandt said: “It is late.”", "Ada Brandt", "Developer"),
        ("It rained.\nFood stall operator Norazlina Desa, 41, said: “Late.”", "Norazlina Desa", "Food stall operator"),
        ("It rained.\nSHO Milo Farrant said: “It is late.”", "Milo Farrant", "SHO"),
        ("It rained.\nDC Lee Brandt said: “It is late.”", "Lee Brandt", "DC"),
    ],
)
def test_who_is_somebody_after_a_word_for_firms(text: str, speaker: str, role: str) -> None:
    quotation = find_quotations(Article(id="a", text=text)).quotations[0]
    assert (quotation.speaker, quotation.role) == (speaker, role)


@pytest.mark.parametrize(
    "told",
    [
        "Milo Farrant has complained to the council.",
        "Milo Farrant wrote to the council in May.",
        "Milo Farrant asked the council for an answer.",
    ],
)
def test_a_body_that_is_turned_to_answers(told: str) -> None:
    assert [one.speaker for one in quoted(f"{told} “We are looking into it for you,” it replied.")] == ["council"]


def test_who_tells_of_a_report_to_a_body_leaves_it_silent() -> None:
    (one,) = quoted(
        "A report to the committee put the cost at £9. Keeping it open, it warned, was “not a good thing at all”."
    )
    assert one.speaker is None


def test_member_states_state_nothing() -> None:
    (one,) = quoted("Ada Brandt affirmed that the eleven member states were acting “with one voice”.")
    assert one.speaker == "Ada Brandt"


def test_an_office_may_be_held_for_two_places() -> None:
    one = quoted("It rained all day. The MP for Wexmoor and Stour added: “My farmers have no land.”")[-1]
    assert (one.speaker, one.role) == (None, "MP for Wexmoor")


def test_one_of_several_in_a_row_is_not_whoever_speaks_next() -> None:
    (one,) = quoted("Tanis Brandtova drove out with two boys, a neighbour and a parrot.\n“It was hot,” she said.")
    assert one.speaker == "Tanis Brandtova"


@pytest.mark.parametrize(
    "told",
    [
        "Grace Wanjala said it was late. Ada Brandt wept outside.",
        "“He is here,” Grace Wanjala said. Ada Brandt wept outside.",
        "Supt Grace Wanjala was there. “He is here,” she said of her son. His mother, Ada Brandt, wept outside.",
    ],
)
def test_she_who_led_the_sentence_before_speaks_and_not_she_who_spoke_above_it(told: str) -> None:
    assert quoted(f"{told} “My son is not a thief,” she said.")[-1].speaker == "Ada Brandt"


@pytest.mark.parametrize(
    "told",
    [
        "According to her, “it was a waste of money.”",
        "It was “a waste of money”, according to her.",
        "It was called “a waste of money” by her.",
        "It was called by her “a waste of money”.",
    ],
)
def test_according_to_her_is_whom_she_means(told: str) -> None:
    one = quoted(f"Milo Farrant clarified that it was late. Ada Brandt was there. {told}")[-1]
    assert one.speaker == "Ada Brandt"


def test_according_to_him_is_a_quotation_where_nobody_knows_him() -> None:
    (one,) = quoted("The aide clarified that it was late. According to him, “Madam only wants them alive.”")
    assert one.speaker is None
