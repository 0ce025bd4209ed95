"""Who said it: one case for each way in which the press names a speaker. All people and places are invented."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def quotations(text: str) -> list[Quotation]:
    found = find_quotations(Article(id="case", text=text)).quotations
    return [quotation for quotation in found if quotation.kind != "indirect"]


def speakers(text: str) -> list[str | None]:
    return [quotation.speaker for quotation in quotations(text)]


OPENING = "Harbour master Ada Brandt spoke to reporters in Kerr on Monday.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will rebuild the pier this year,” Ada Brandt said.",
        "“We will rebuild the pier this year,” said Ada Brandt.",
        "“We will rebuild the pier this year,” said Ada Brandt, who has run the port since spring.",
        "“We will rebuild the pier this year,” Ada Brandt, the harbour master, told the council.",
        "“We will rebuild the pier this year,” harbour master Ada Brandt said.",
        "“We will rebuild the pier this year,” the harbour master, Ada Brandt, said.",
        "Ada Brandt said: “We will rebuild the pier this year.”",
        "Ada Brandt, 52, a former pilot from Kerr, said: “We will rebuild the pier this year.”",
        "Ada Brandt told Joss Whelan of the Kerr Courier, “We will rebuild the pier this year.”",
        "According to Ada Brandt, “we will rebuild the pier this year.”",
        "Standing on the quay, Ada Brandt laughed and said, “We will rebuild the pier this year.”",
        "“We will rebuild the pier this year,” Ms. Ada Brandt wrote in a letter.",
        "“We will rebuild the pier this year.” — Ada Brandt",
        "Ada Brandt: “We will rebuild the pier this year.”",
        "‘We will rebuild the pier this year,’ said Ada Brandt.",
    ],
)
def test_the_named_source_is_found_wherever_it_stands(sentence: str) -> None:
    (quotation,) = quotations(sentence)
    assert quotation.speaker == "Ada Brandt"
    assert quotation.confidence > 0.5
    assert quotation.reason


def test_a_short_form_is_the_fullest_name_of_the_article() -> None:
    text = OPENING + "“We will rebuild the pier,” Brandt said."
    assert speakers(text) == ["Ada Brandt"]


def test_a_pronoun_is_the_last_one_who_spoke_and_not_the_one_talked_about() -> None:
    text = (
        "Union leader Milo Farrant said the port was run badly.\n"
        "“Oskar Lind has never been to the quay,” Farrant said. “Ask anyone about Lind.”\n"
        "“He would not know a crane from a bollard,” he said."
    )
    assert speakers(text) == ["Milo Farrant", "Milo Farrant"] + ["Milo Farrant"] * (len(quotations(text)) - 2)
    assert "he" in quotations(text)[-1].reason


def test_gender_decides_between_two() -> None:
    text = (
        "Mayor Greta Holm met the shipowner Oskar Lind on Friday.\n"
        "“The pier is not for sale,” she said.\n"
        "“Everything is for sale,” he said."
    )
    assert speakers(text) == ["Greta Holm", "Oskar Lind"]


def test_who_is_told_is_not_the_speaker() -> None:
    text = OPENING + "“The pier will stand,” Brandt told Councillor Milo Farrant after the vote."
    assert speakers(text) == ["Ada Brandt"]


def test_a_modifier_is_not_the_speaker() -> None:
    text = "“She will win in Kerr,” said Holm spokesman Oskar Lind, who runs Greta Holm’s campaign."
    assert speakers(text) == ["Oskar Lind"]


def test_a_broken_quotation_is_one_in_pieces() -> None:
    text = OPENING + "“We will rebuild,” Brandt said, “and we will do it this year.”"
    (quotation,) = quotations(text)
    assert len(quotation.parts) == 2
    assert quotation.text == "We will rebuild, and we will do it this year."
    assert quotation.is_exact(text)


@pytest.mark.parametrize(
    ("said", "wholes"),
    [
        (
            "The pier “is falling apart,” Brandt said. “It needs stone.”",
            ["is falling apart, It needs stone."],
        ),
        (
            "“It stands,” said Brandt, who had called the plan “a joke.” “It will stand.”",
            ["It stands, It will stand.", "a joke."],
        ),
        ("“It stands,” Brandt said, adding: “It will stand.”", ["It stands,", "It will stand."]),
        ("Brandt called it “a joke,” and sighed. She left. “It will stand,” she said.", ["a joke,", "It will stand,"]),
    ],
)
def test_what_is_one_quotation(said: str, wholes: list[str]) -> None:
    assert [quotation.text for quotation in quotations(OPENING + said) if quotation.kind != "indirect"] == wholes


def test_paragraphs_under_one_attribution_are_one_quotation() -> None:
    text = OPENING + "“We will rebuild the pier,” Brandt said. “It takes time.\n“And it takes stone.”"
    (quotation,) = quotations(text)
    assert quotation.speaker == "Ada Brandt"
    assert [span.of(text) for span in quotation.spans] == [
        "We will rebuild the pier,",
        "It takes time.",
        "And it takes stone.",
    ]


def test_a_fragment_is_partial() -> None:
    text = OPENING + "Brandt called the old pier “a heap of rust” and left."
    (quotation,) = quotations(text)
    assert (quotation.kind, quotation.text, quotation.speaker) == ("partial", "a heap of rust", "Ada Brandt")


@pytest.mark.parametrize(
    "sentence",
    [
        "The so-called “pier tax” takes effect in March.",
        "She stars in “The Long Quay” at the Kerr Playhouse.",
        "Oskar “Red” Lind owns two ships.",
        "The ferry “Morning Star” sank off Kerr last winter.",
    ],
)
def test_titles_nicknames_and_scare_quotes_are_no_quotations(sentence: str) -> None:
    assert quotations(sentence) == []


def test_a_body_speaks() -> None:
    text = "The Ministry of Harbours closed the pier.\n“Safety comes first,” the ministry said in a statement."
    (quotation,) = quotations(text)
    assert (quotation.speaker, quotation.speaker_kind) == ("Ministry of Harbours", "body")


def test_an_unnamed_source_stays_unnamed() -> None:
    text = OPENING + "“Nobody believes that,” said a diplomat who asked not to be named."
    (quotation,) = quotations(text)
    assert quotation.speaker is None
    assert quotation.speaker_kind == "unnamed"
    assert quotation.source is not None and "diplomat" in quotation.source.text


def test_the_role_is_given_as_printed() -> None:
    text = "“Safety comes first,” said Ada Brandt, the harbour master of Kerr. “Always.”"
    assert quotations(text)[0].role == "harbour master of Kerr"
    text = "“Safety comes first,” Deputy Prime Minister Ada Brandt said."
    assert quotations(text)[0].role == "Deputy Prime Minister"


def test_a_bare_role_names_who_has_it() -> None:
    text = "Deputy Prime Minister Ada Brandt opened the pier.\n“It is safe,” the deputy prime minister said."
    assert speakers(text) == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sheikh Rashid bin Saleh Al-Marwan", "Sheikh Rashid"),
        ("Park Sun-woo", "Park"),
        ("Ngozi Adebayo-Clarke", "Adebayo-Clarke"),
        ("María Pérez Solís", "Pérez Solís"),
        ("J.B. van der Meulen", "Van der Meulen"),
        ("V. K. Ranganath", "Ranganath"),
        ("Jean-Luc O’Dwyer", "O’Dwyer"),
        ("Wilhelm “Billy” Strand", "Strand"),
    ],
)
def test_names_of_any_culture_are_found_and_their_short_forms_expanded(name: str, short: str) -> None:
    text = f"The engineer {name} inspected the bridge on Monday.\n“It will hold for years,” {short} said."
    assert speakers(text) == [name]


def test_interviews_without_marks() -> None:
    text = (
        "The novelist Ada Brandt talks about her work.\n"
        "Q: When do you write?\nA: Before the gulls are up.\n"
        "Q: And then?\nA: Then I sleep.\nQ: Every day?\nA: Every day."
    )
    found = quotations(text)
    assert [quotation.text for quotation in found] == ["Before the gulls are up.", "Then I sleep.", "Every day."]
    assert {quotation.speaker for quotation in found} == {"Ada Brandt"}


def test_words_quoted_in_a_headline_are_given_to_who_says_them_below() -> None:
    text = "Harbour master sees ‘years of neglect’ in Kerr\n" + OPENING + "“I see years of neglect,” Brandt said."
    assert speakers(text) == ["Ada Brandt", "Ada Brandt"]


def test_doubt_is_shown() -> None:
    sure = quotations(OPENING + "“The pier will stand,” Brandt said.")[0]
    text = "Oskar Lind and Milo Farrant met Joss Whelan.\n“The pier will stand,” he said."
    assert quotations(text)[0].confidence < sure.confidence


@pytest.mark.parametrize(
    ("text", "speaker", "pieces"),
    [
        (
            "La maire de Kerr, Amélie Rouvier, a parlé lundi.\n« Le port, a-t-elle dit, restera ouvert. »",
            "Amélie Rouvier",
            2,
        ),
        ("„Der Hafen bleibt offen“, sagte Bürgermeisterin Greta Holm.", "Greta Holm", 1),
        ("«El puerto sigue abierto», afirmó la alcaldesa, Remedios Alcázar.", "Remedios Alcázar", 1),
        ("“O porto fica aberto”, disse João Valadares.", "João Valadares", 1),
    ],
)
def test_other_languages(text: str, speaker: str, pieces: int) -> None:
    (quotation,) = quotations(text)
    assert quotation.speaker == speaker
    assert len(quotation.spans) == pieces
    assert quotation.is_exact(text)


def test_initials_of_an_office_mean_its_holder() -> None:
    text = "Chief Minister Basavaraj Hegde spoke in Kerr.\n“We will sit here until they pay,” the CM told reporters."
    assert speakers(text) == ["Basavaraj Hegde"]


def test_a_verb_that_no_list_has_is_told_by_its_place() -> None:
    text = "Ada Brandt climbed the tower.\n“It is high,” she wheezed. “Very high,” corrects Brandt."
    assert speakers(text) == ["Ada Brandt", "Ada Brandt"]


def test_a_relative_of_somebody_is_not_that_somebody() -> None:
    text = (
        "Police Chief Darla Quent arrested the man.\nThe man’s grandmother said he was “a sweet boy who never listens.”"
    )
    assert speakers(text) == [None]


def test_answers_without_attribution_alternate() -> None:
    text = (
        "Chair Lena Osgood questioned the owner, Theo Castellan.\n"
        "“Did you know the door was broken?” Osgood asked.\n“I knew it was stiff,” Castellan said.\n"
        "“Stiff, you say?”\n“It opened.”\n“And did it close?” she asked."
    )
    osgood, castellan = "Lena Osgood", "Theo Castellan"
    assert speakers(text) == [osgood, castellan, osgood, castellan, osgood]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Two men of the crew saw it. “I liked the boat,” said one. “It was good,” says another.", [None, None]),
        (
            "Ada Brandt, 71, and her husband Clive, 74, are tired. “It howls,” Mrs Brandt said.\n"
            "Her husband added: “We have been here for years.”",
            ["Ada Brandt", "Clive Brandt"],
        ),
        (
            "Rovers boss Steve Garrick was asked about Mateus Solani.\n“You lot have signed him,” grinned the boss.",
            ["Steve Garrick"],
        ),
        ("Brave Gemma Proctis, 32, ran out of the house. “I ran,” Gemma said.", ["Gemma Proctis"]),
        (
            "Minister of Amiri Diwan Affairs Sheikh Mohammad Abdullah Al-Rasheb came late. “Late,” he said.",
            ["Sheikh Mohammad Abdullah Al-Rasheb"],
        ),
        (
            "Mina Borpul was sad. She wrote: “We lost.”\nSenior advocate K T S Ramanaj, appearing for the unions, told "
            "the court that the codes were “bad in law and worse in spirit”.",
            ["Mina Borpul", "K T S Ramanaj"],
        ),
        (
            "Manager Steph Crill was glad. “He was late,” Crill said.\nHer opposite number, Graeme Tullis, was angry "
            "after two men were sent off. “I was robbed,” the Athletic boss told the radio.",
            ["Steph Crill", "Graeme Tullis"],
        ),
        (
            "Halvor Foods cut its outlook, blaming what its chief executive called “a tired buyer”.\n"
            "“We are not immune,” CEO Ingrid Solbakk said.",
            ["Ingrid Solbakk", "Ingrid Solbakk"],
        ),
        (
            "The commissioner, Hon. (Mrs) Adebisi Olorun, came. “No,” she said.\n"
            "Hon. (Dr.) Musa Bellor agreed. “No,” he said.\n"
            "The officer, SP Tunde Balarum, came. “Yes,” Balarum said.",
            ["Adebisi Olorun", "Musa Bellor", "Tunde Balarum"],
        ),
        ("“We wait,” the Children’s Aid Agency said on Monday.", ["Children’s Aid Agency"]),
        ("The firm Parkwell UK was hired last year. “It was a mistake,” Parkwell UK said.", ["Parkwell UK"]),
        ("“A ban would hurt,” a spokesman for Ada Brandt said. “It would,” Brandt said.", [None, "Ada Brandt"]),
    ],
)
def test_who_is_told_by_small_words(text, speakers):
    assert [quotation.speaker for quotation in quotations(f"Works begin again on the pier\n\n{text}")] == speakers


def test_a_number_with_a_comma_ends_no_clause():
    text = "The pier\n\nSpeaking afterwards, the teacher Ada Brandt said the group had raised £38,000 in pledges."
    (quotation,) = find_quotations(Article(id="number", text=text)).quotations
    assert quotation.text == "the group had raised £38,000 in pledges"
