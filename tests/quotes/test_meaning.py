"""Whom nouns, pronouns and short forms mean. All people, places and bodies are invented."""

from __future__ import annotations

import pytest

from briefing.language.names import names
from briefing.model import Article
from briefing.quotes import find_quotations


def said(text: str) -> list[tuple[str, str | None]]:
    """Every quotation, indirect ones too, with its speaker."""
    found = find_quotations(Article(id="case", text=text)).quotations
    return [(quotation.text, quotation.speaker) for quotation in found]


def speaker_of(text: str, words: str) -> str | None:
    return next(speaker for content, speaker in said(text) if words in content)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (  # a wife by her given name, then by her husband's surname
            "Retired postman Malcolm Tottle, 79, and his wife Denise, 76, say the hedge killed Mrs Tottle’s peas.\n"
            "“It’s a coffin,” she told the Echo. Her husband was blunter. “Cut it,” he said.",
            "coffin",
            "Denise Tottle",
        ),
        (
            "Retired postman Malcolm Tottle, 79, and his wife Denise, 76, say the hedge killed Mrs Tottle’s peas.\n"
            "“It’s a coffin,” she told the Echo. Her husband was blunter. “Cut it,” he said.",
            "Cut it",
            "Malcolm Tottle",
        ),
        (  # of two with one surname, the mother is "Mrs"
            "Ellie Prosser, 7, was left at the stop on Monday.\nHer mother, Siân Prosser, said she had rung the "
            "police.\n“She is fine,” Mrs Prosser said.",
            "She is fine",
            "Siân Prosser",
        ),
        (  # a given name that most men have
            "Cllr Bernie Hanlon said the ramps were high. She added: “They are a show.”",
            "a show",
            "Bernie Hanlon",
        ),
        (  # a company by its first word, "it" after that
            "Burrow & Sons turned down Tessel Capital.\nTessel, which is based in Kerr, declined to comment on price. "
            "“We admire it,” it said.",
            "We admire it",
            "Tessel Capital",
        ),
        (  # who is tried is not who tries
            "Derek Lathby was jailed on Monday.\nShazia Mirpur KC, prosecuting, said he was greedy.\n"
            "Ms Mirpur said that when one driver asked him, the defendant replied: “It’s in the post.”",
            "in the post",
            "Derek Lathby",
        ),
        (  # one of several is nobody known
            "Farah Kamdin, an analyst, said the board would struggle. “It is lovely,” she said.\n"
            "One of the ten largest shareholders called it “a bit precious”. The shareholder said nobody was asked.",
            "nobody was asked",
            None,
        ),
        (  # a report by whoever is named after "by"
            "Renters pay too much, according to a report by the campaign group Rentwise.\n"
            "The report calls it “a phantom”.",
            "phantom",
            "Rentwise",
        ),
        (  # a memo of nobody known
            "Ann Bardolf was retired on Monday.\nA memo seen by this newspaper states that she is “not modern”.",
            "not modern",
            None,
        ),
        (  # a body of a place, printed small
            "Buses run for Dyfnal council. The council said: “We are looking into it.”",
            "looking into",
            "Dyfnal council",
        ),
        (  # an office named later is not whoever led the sentence before
            "Cheon Ji-woo nominated Seo Kang-min as prime minister, replacing Im Do-hyun, who resigned.\n"
            "Im, in his farewell, bowed. “I have no words,” the outgoing premier said.\n"
            "Hosha’s Prime Minister Kurosawa Emi sent a message.",
            "no words",
            "Im Do-hyun",
        ),
        (  # an age
            "Minister Ravi Pendse denied it. “No,” he said.\nActivist ‘Paati’ Rukma Ammal, 81, fasted. "
            "“I can go,” the octogenarian said.",
            "I can go",
            "Rukma Ammal",
        ),
        (  # her granddaughter is somebody else
            "“I was wed here,” said Eirlys Thoms, 79. Her granddaughter, standing beside her, said: “So will I be.”",
            "So will I",
            None,
        ),
        (  # a place that looks like a name
            "Haji Sher Baz, an elder from Tor Dara, spoke to a girl in Tor Dara.\nAdviser Iftikhar Durrin denied it. "
            "“It is being resolved,” the adviser said.",
            "resolved",
            "Iftikhar Durrin",
        ),
        (  # half of a double surname
            "Sen. Corazon Ilag-Tuazol, chair of the panel, asked him about it.\n“So you lied?” Tuazol asked.",
            "you lied",
            "Corazon Ilag-Tuazol",
        ),
        (  # whose name a headline cuts short
            "Miners’ leader Mamani Quispel rejects offer\nFélix Mamani Quispel, executive secretary of the Federation "
            "of Miners, spoke on Monday.\n“We walked,” Mamani said.",
            "We walked",
            "Félix Mamani Quispel",
        ),
        (  # those who are told
            "The mayor, Orla Brandt, met the families.\n“Stay at home,” she told them.",
            "Stay at home",
            "Orla Brandt",
        ),
        (  # a name in marks
            "“Josué,” a teacher who was released, said they wrote it 100 times.\n“They laughed,” he said.",
            "They laughed",
            "Josué",
        ),
        (  # an office runs up to the name
            "Presidential chief of staff Han Mirae said he was chosen for his “stubbornness”.",
            "stubbornness",
            "Han Mirae",
        ),
    ],
)
def test_whom_it_means(text: str, words: str, expected: str | None) -> None:
    assert speaker_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road will stay closed, Mayor Ada Brandt said on Tuesday morning.", ["The road will stay closed"]),
        ("The port will reopen, Mayor Ada Brandt told reporters on Monday night.", ["The port will reopen"]),
        (
            "If the talks fail again, says Ada Brandt, there may not be a fifth.",
            ["If the talks fail again there may not be a fifth"],
        ),
        ("Mayor Ada Brandt denied it. The board did not say which.", []),
        ("Mayor Ada Brandt was told by a colleague that the road would be closed.", ["the road would be closed"]),
        ("Según la ministra Ana Ruiz, el fuego ha quemado 400 hectáreas en la sierra.", ["el fuego ha quemado"]),
        (
            "Fisherman Donald Macaskin, whose family has worked the sound for years, said the site sat on the ground.",
            ["the site sat on the ground"],
        ),
        ("Tessel Capital, which is based in Kerr and manages much, confirmed its interest but left.", []),
    ],
)
def test_what_is_reported(text: str, expected: list[str]) -> None:
    found = [content for content, _ in said(text)]
    assert len(found) == len(expected)
    assert all(content.startswith(start) for content, start in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She works at St Brannoc’s Hospital. King’s College London closed.",
            ["St Brannoc’s Hospital", "King’s College London"],
        ),
        ("An eyewitness, who identified himself as Mr. Sunday, ran.", ["Sunday"]),
        ("The Crown Prince said so.", []),
        ("Collector T. Ramanath IAS said so.", ["T. Ramanath IAS"]),
    ],
)
def test_what_a_name_is(text: str, expected: list[str]) -> None:
    assert [name.text for name in names(text) if name.kind != "place"] == expected
