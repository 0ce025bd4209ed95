"""Ways in which the presses of other countries name a speaker. All people, places and bodies are invented."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def quotations(text: str) -> list[Quotation]:
    found = find_quotations(Article(id="case", text=text)).quotations
    return [quotation for quotation in found if quotation.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # His Excellency by his letters, before the name that follows
            "HE Nasser bin Talib Al Fahri, chairman of the port, met Sayyid Haidar bin Omar on Sunday.\n"
            "“The quay will open in May,” said HE Al Fahri.",
            ["Nasser bin Talib Al Fahri"],
        ),
        (  # the place of a dateline is nobody
            "Port talks resume\n"
            "Ras Mirbat: The chairman of the port, Talib Al Fahri, met dockers on Sunday at the quay.\n"
            "He promised them a new crane. “It is on its way,” he said.",
            ["Talib Al Fahri"],
        ),
        (  # the holder of the whole office, not whoever was met last
            "Chief Minister Asha Kolvekar and Water Minister Ravi Pendse visited the dam.\n"
            "Pendse praised the engineers.\n"
            "“I will not stand for a trial by rumour,” the Chief Minister said.",
            ["Asha Kolvekar"],
        ),
        (  # some of several sources are unnamed
            "Minister Ravi Pendse ruled it out.\n"
            "“They wanted far more,” said one of the sources, asking not to be named.",
            [None],
        ),
        (  # who is asked speaks, not who asks
            "Stephen Carrow, a neighbour, told the court of the van.\n"
            "Asked by Philip Trethew KC, defending, if he was sure, the witness replied: “Yes, it was my birthday.”",
            ["Stephen Carrow"],
        ),
        (  # whose words another passes on
            "Police spokesman Musa Dantani confirmed it.\nThe spokesman quoted Commissioner Haruna Bwala as saying, "
            "“We will not rest.”",
            ["Haruna Bwala"],
        ),
        (  # what a role spells out
            "Salem Al Fahri, chairman of the Authority for Public Works, laid the stone.\n"
            "The Authority said in a statement that “all drains will be watched”.",
            ["Authority for Public Works"],
        ),
        (  # initials in brackets
            "The Kerr Flood Agency (KFA) reported on Monday.\n“The dams are full,” the KFA said.",
            ["Kerr Flood Agency"],
        ),
        (  # words in capitals at the head of a story
            "HEARTBROKEN Danna Colvin has vowed to move on.\n‘I laughed, I actually laughed,’ Danna told the Comet.",
            ["Danna Colvin"],
        ),
        (  # the nation's minister
            "Mansour Al Dhafi, foreign minister, received Elzbieta Kowal, Minister for Foreign Affairs of Lavonia.\n"
            "Mansour hailed the ties.\n“Europe needs such partners,” the Lavonian minister said.",
            ["Elzbieta Kowal"],
        ),
        (  # dignities stand for their bearer
            "His Highness Sheikh Hamoud bin Saqr Al-Dirani opened the port of Khor Zayna on Sunday.\n"
            "“The sea has been good to us,” His Highness said.",
            ["Sheikh Hamoud bin Saqr Al-Dirani"],
        ),
        (  # the day after a name is no part of it
            "Energy Minister Walid Chartouni Saturday accused the opposition of delay.\n"
            "“They ask why the lights are out,” Chartouni told reporters.",
            ["Walid Chartouni"],
        ),
        (  # ranks without dots, and what their bearers are called
            "Supt Marged Pryce-Dow, of Colwen police, said the bell had been stolen.\n"
            "‘They brought a kettle,’ the superintendent said.",
            ["Marged Pryce-Dow"],
        ),
        (  # nicknames in marks
            'Doreen "Dolly" Garbutt, 83, won the lottery on Friday.\nShe was not bothered.\n'
            '"I said to the lad, keep the change," Dolly said.',
            ['Doreen "Dolly" Garbutt'],
        ),
        (  # an office by its initials
            "Babatunde Oyewale, Managing Director of the Ogbani Refinery, denied it.\n"
            "“What is left is the part that does not depend on me,” the MD said.",
            ["Babatunde Oyewale"],
        ),
        (  # surnames first
            "Koh Siew Ling, senior minister, opened the market.\n“We want the rents to stay low,” said Dr Koh.",
            ["Koh Siew Ling"],
        ),
        (  # a role in the opening is whom the next paragraph presents
            "The author of a review into the home has said ministers were ‘asleep at the wheel’.\n"
            "Baroness Orrell of Kells, a former judge, found that nobody had looked.",
            ["Baroness Orrell of Kells"],
        ),
        (  # a French subject after its verb
            "Yacine Belkacem, chef du service, ne décolère pas.\n« Nous étions neuf médecins », souffle-t-il.",
            ["Yacine Belkacem"],
        ),
        (  # the body that the article has just told of
            "Sulawan Bay Corp. said work would go on.\n“We have nothing to hide,” the company said in a statement.",
            ["Sulawan Bay Corp."],
        ),
        (  # what a letter says is whoever wrote it
            "Its chief executive, Koo Bon-hyuk, had written to all households.\n"
            "“A strike will not move the dock,” the letter read.",
            ["Koo Bon-hyuk"],
        ),
    ],
)
def test_the_speaker_is_found_as_the_press_names_them(text: str, expected: list[str]) -> None:
    assert [quotation.speaker for quotation in quotations(text)] == expected


def test_people_without_a_name_can_be_meant_again() -> None:
    found = quotations(
        "Minister Ada Brandt left without a word.\n"
        "A senior diplomat was blunter. “At ten we had an adverb and no verb,” he said.\n"
        "“By midnight we all went home,” the diplomat added."
    )
    assert [(q.speaker, q.speaker_kind, q.role) for q in found] == [(None, "unnamed", "senior diplomat")] * 2


def test_a_headline_echoes_who_says_the_same_words_further_down() -> None:
    found = quotations(
        "“We did not inherit the sea to sell it”: Fisheries chief defends net ban\n"
        "Hamad Al-Mudhaf, director of fisheries, spoke in Ras Sadan.\n"
        "“We did not inherit the sea to sell it. It was lent to us,” Al-Mudhaf told boat owners."
    )
    assert [quotation.speaker for quotation in found] == ["Hamad Al-Mudhaf", "Hamad Al-Mudhaf"]


def test_a_transcript_gives_every_turn_to_its_label() -> None:
    found = quotations(
        "Rural Bus Services\n"
        "1. Alasdair Benner (Wexford North) (Con): What assessment has she made of rural buses?\n"
        "The Secretary of State for Transport (Cressida Hollis): We are investing more than ever.\n"
        "I say to the House that we are putting it back together.\n"
        "Alasdair Benner: I would welcome it if any of it had reached my town.\n"
        "Cressida Hollis: I should be delighted to visit."
    )
    assert [quotation.speaker for quotation in found] == [
        "Alasdair Benner",
        "Cressida Hollis",
        "Alasdair Benner",
        "Cressida Hollis",
    ]
    assert len(found[1].spans) == 2


def test_single_marks_left_open_go_on_in_the_next_paragraph() -> None:
    (quotation,) = quotations(
        "Presenting her report, Lady Orrell said: 'I have tried not to use adjectives.\n"
        "'But I will say this. It was a decade of shrugging.'"
    )
    assert [quotation.text[:6], len(quotation.spans)] == ["I have", 2]


def test_a_paragraph_of_nothing_but_marks_goes_on_with_the_one_before() -> None:
    (quotation,) = quotations(
        "“We have a figure and we have a calendar,” Commissioner Ada Brandt said on her way out.\n"
        "“For the first time nobody in the room says never.”"
    )
    assert quotation.speaker == "Ada Brandt" and len(quotation.spans) == 2


def test_what_goes_on_after_a_comma_outside_the_marks_is_one_quotation() -> None:
    (quotation,) = quotations(
        "Die Ratsfrau Jutta Feldmann sprach am Mittwoch.\n„Wir bleiben“, sagte Feldmann, „solange es geht.“"
    )
    assert [span.end > span.start for span in quotation.spans] == [True, True]


def test_an_attribution_inside_french_marks_is_no_part_of_the_words() -> None:
    text = (
        "La négociatrice en chef, Solenn Kerbrat, a quitté la salle à minuit.\n"
        "« Le texte est court, il tient en deux pages, s’est félicitée Mme Kerbrat. Ce sont les annexes qui pèsent. »"
    )
    (quotation,) = quotations(text)
    assert quotation.speaker == "Solenn Kerbrat"
    assert [span.of(text) for span in quotation.spans] == [
        "Le texte est court, il tient en deux pages,",
        "Ce sont les annexes qui pèsent.",
    ]


def test_a_report_is_not_whoever_spoke_last() -> None:
    text = (
        "Minister Ada Brandt said she had not read it.\n"
        "“The equipment was in excellent condition, never having been used,” the report said."
    )
    assert [quotation.speaker for quotation in quotations(text)] != ["Ada Brandt"]
