"""Offices, bodies and delegates as the world's press prints them. All people, places and bodies are invented."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def quotations(text: str, *, indirect: bool = False) -> list[Quotation]:
    found = find_quotations(Article(id="case", text=f"Works begin on the pier\n{text}")).quotations
    return [quotation for quotation in found if indirect or quotation.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "The Commissioner for Physical Planning and Urban Renewal, Dr Ola Adesanwo, called it “a disaster”.",
            "Ola Adesanwo",
            "Commissioner for Physical Planning and Urban Renewal",
        ),
        ("Relief and Revenue Minister Asha Tirkane called it “a scam”.", "Asha Tirkane", "Relief and Revenue Minister"),
        (
            "Minister for Health, Sport and Culture Ada Brandt called it “a scam”.",
            "Ada Brandt",
            "Minister for Health, Sport and Culture",
        ),
        (
            "The Director of the State Fire Service, Mr Tamuno Harte, said: “Our men were there.”",
            "Tamuno Harte",
            "Director of the State Fire Service",
        ),
        ("“I was told to wait,” said M. Letchara, 43, a plucker.", "M. Letchara", "plucker"),
        ("Homemaker Shivani Ramdatt said: “We lost it all.”", "Shivani Ramdatt", "Homemaker"),
        (
            "The Minister for the Marine has ruled out aid.\nFionnuala Herity said it was spent. “No,” she said.",
            "Fionnuala Herity",
            "Minister for the Marine",
        ),
        (
            "Helena Strand, who became chief executive in 2022, left. “We have done it,” she said.",
            "Helena Strand",
            "chief executive",
        ),
    ],
)
def test_an_office_is_printed_whole_and_its_bearer_apart(text: str, speaker: str, role: str) -> None:
    assert {(one.speaker, one.role) for one in quotations(text)} == {(speaker, role)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a party by its initials
            "Solan Rao left.\nThe Jan Vikas Morcha (JVM) met. “It is a lie,” the JVM said.",
            ["Jan Vikas Morcha"],
        ),
        (  # the body that only an office names
            "Eng. Saif Al Dhahir, Director-General of the Ras Holm Water Authority, spoke.\n"
            "In a statement, the authority said bills would fall. “We call on all to read it,” the statement read.",
            ["Ras Holm Water Authority"],
        ),
        (  # a court by its bench
            "A Division Bench of two judges heard the Holm Corporation.\nThe Bench was angry. “Eight weeks went,” it "
            "said. “The drive shall stop,” the order read.",
            ["Division Bench", "Division Bench"],
        ),
        (  # a charity in apposition
            "But a charity, the Holm Housing Fund, condemned it, describing it as “the height of folly”.",
            ["Holm Housing Fund"],
        ),
        (  # whose board it is
            "Corran Hyde fell.\nThe maker of pumps said its board had rejected an offer, describing it as “a joke”.",
            ["Corran Hyde"],
        ),
        (  # a statement is of whoever stated it last
            "The union said it was tired, and Eli Strand, its spokesman, said so too.\n"
            "The State Teachers Federation said in a statement that it would wait.\n“We got a lesson,” the statement "
            "read.",
            ["State Teachers Federation"],
        ),
    ],
)
def test_bodies_go_on_under_other_nouns(text: str, expected: list[str]) -> None:
    assert [one.speaker for one in quotations(text)] == expected


def test_delegates_are_somebody_each() -> None:
    found = quotations(
        "The representative of Norgate said her delegation had a draft. “Silence would be heard,” she said.\n"
        "The representative of Suvaria said sanctions had failed. “Nobody was asked,” he said.\n"
        "“Clear the mines,” said Ormland’s delegate.",
        indirect=True,
    )
    assert [(one.speaker, one.role) for one in found] == [
        (None, "representative of Norgate"),
        (None, "representative of Norgate"),
        (None, "representative of Suvaria"),
        (None, "representative of Suvaria"),
        (None, "Ormland’s delegate"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # who is accused does not say so
            "Head of it: Water boss accused of ‘treating river as an open sewer’\nGiles Ferrand is sorry.\n"
            "“He is treating this river as an open sewer,” said Kath Bell.",
            ["Kath Bell", "Kath Bell"],
        ),
        (  # one word of a headline that a fragment has below
            "Town’s pier shut despite ‘heartbreaking’ plea\nThe pier is shut.\n"
            "Anita Cole, a parent, told the meeting it was “heartbreaking”.",
            ["Anita Cole", "Anita Cole"],
        ),
        (  # a kicker and a calling are no name
            "QUACK DOWN Mum fined for feeding ducks\nA MUM has blasted “jobsworth” wardens.\n"
            "Kelly-Ann Prowe, 34, wept.",
            ["Kelly-Ann Prowe"],
        ),
    ],
)
def test_headlines_are_told_by_what_stands_below(text: str, expected: list[str]) -> None:
    found = find_quotations(Article(id="case", text=text)).quotations
    assert [one.speaker for one in found if one.kind != "indirect"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fair was held on the theme: “Our river, our life”.",
        "Some held placards that read: “Give us water”.",
    ],
)
def test_themes_and_placards_are_nobodys(text: str) -> None:
    assert quotations(text) == []


def test_a_shadow_holder_is_not_the_holder() -> None:
    found = quotations(
        "Helena Strand met her party last night.\n‘I came to fix things,’ the chancellor said.\n"
        "Priya Lockhart, the shadow chancellor, left."
    )
    assert [(one.speaker, one.role) for one in found] == [("Helena Strand", "chancellor")]


def test_who_is_met_as_the_doer_leads() -> None:
    found = quotations(
        "“We watched it die,” said Miriam Lane.\nThat was disputed by Kath Bell, the chair of the club.\n"
        "“He is a liar,” she said."
    )
    assert [one.speaker for one in found] == ["Miriam Lane", "Kath Bell"]


def test_a_village_is_nobody() -> None:
    found = quotations("Residents of Upper Cawl, one of the villages on the hill, wept.\n“No,” he said.")
    assert [one.speaker for one in found] == [None]
