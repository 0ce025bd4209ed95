"""What one more batch of articles taught: ordinary callings, who goes on, who is only told, who answers."""

from __future__ import annotations

import pytest

from briefing.language.data import load
from briefing.model import Article
from briefing.quotes import find_quotations
from briefing.quotes.cues import cues

SAID = [
    # a role that fits nobody is of whoever led the sentence before, or spoke above and adds something
    (
        "Ada Brandt, mother of five, queued since four.\n“They forgot us,” Brandt said.\n"
        "County Commissioner Milo Farrant dismissed the claim. “Those are stories,” said the administrator.",
        [("They forgot us,", "Ada Brandt"), ("Those are stories,", "Milo Farrant")],
    ),
    (
        "Minority leader Milo Farrant spoke on Monday.\nWorks secretary Ada Brandt promised an inquiry.\n"
        "“Heads will roll,” Brandt said.\n“Even my own,” the DPW chief added.",
        [("Heads will roll,", "Ada Brandt"), ("Even my own,", "Ada Brandt")],
    ),
    # to whom others speak is no source
    ("Traders who spoke to this reporter said it was “late”.", [("late", None)]),
    ("Residents who spoke to the Kerr Beacon said the road was “a death trap”.", [("a death trap", None)]),
    # whoever the sentence is about, not whom they met in a clause between commas
    (
        "Farrant, who spoke when he received the new chief, Mr Hassan Gidado, in his palace, said: “We are one.”",
        [("We are one.", "Farrant")],
    ),
    # an open paragraph goes on, whoever was quoted before
    (
        "The Grain Office said there was “a shortfall” in June.\n“We did not want this,” Ada Brandt, its head, said.\n"
        "“Without money we shall stop.\n“And then people will move.”",
        [
            ("a shortfall", "Grain Office"),
            ("We did not want this, Without money we shall stop. And then people will move.", "Ada Brandt"),
        ],
    ),
    # question and answer, each a paragraph of its own
    (
        "Taxi owner Ada Brandt came to court. “I signed,” she testified.\n"
        "Milo Farrant, for the state, put it to her that she was lying.\n"
        "“Who came to your house?”\n“Only my pastor.”\n“Was he alone?” asked Farrant.",
        [
            ("I signed,", "Ada Brandt"),
            ("Who came to your house?", "Milo Farrant"),
            ("Only my pastor.", "Ada Brandt"),
            ("Was he alone?", "Milo Farrant"),
        ],
    ),
    # in an interview with marks, whoever is asked
    (
        "Ada Brandt lights her kiln at five. Brandt never sleeps late.\nDid you always want to be a potter?\n"
        "“God forbid.”",
        [("God forbid.", "Ada Brandt")],
    ),
    # whoever says it, not who tells of it
    (
        "“Silence costs,” Ada Brandt said in a meeting, according to her spokesman Milo Farrant.",
        [("Silence costs,", "Ada Brandt")],
    ),
    # given names that are days of the week; somebody of whom only the family name is told
    (
        "One of the suspects, 31-year-old Sunday Okoro, blamed the devil.\n“I be driver before,” he said.",
        [("I be driver before,", "Sunday Okoro")],
    ),
    (
        "Ada Brandt spoke on Monday.\nA dishwasher surnamed Ho, 58, pays rent.\n“I shall stay,” he said.",
        [("I shall stay,", "Ho")],
    ),
    # bodies by another noun, by the beginning of their name, by what they own, and who only saw what they wrote
    ("Air Lusance flew on. The airline said it was “cooperating”.", [("cooperating", "Air Lusance")]),
    (
        "Kerrlana Cement keeps its dividend.\n“The plant will shut,” Kerrlana said in its application.",
        [("The plant will shut,", "Kerrlana Cement")],
    ),
    (
        "Ada Brandt, adviser at the Kerr Farmers’ Alliance, was cross.\n"
        "The alliance’s “Paws Off” campaign begins. “Every dog is welcome,” it said in a statement.",
        [("Every dog is welcome,", "Kerr Farmers’ Alliance")],
    ),
    (
        "Wendlar AG said jobs would go. In an email seen by WKK, it called the closure “a necessary step”.",
        [("a necessary step", "Wendlar AG")],
    ),
    (
        "A statement came from the Kerr Maritime Command.\nThe command said Parsani boats came “in an unsafe manner”.",
        [("in an unsafe manner", "Kerr Maritime Command")],
    ),
    # a given name of the one in one country and of the other in the next: the calling tells
    (
        "Milo Farrant waited.\nFire service spokeswoman Andri Kyprian rejected it. “There were three,” she said.",
        [("There were three,", "Andri Kyprian")],
    ),
    # the leader of another party; who said something without a name right before
    (
        "Premier Ada Brandt hailed the budget.\n“We cut taxes,” she said.\n"
        "“We build bridges,” added the leader of the Kerr Union.\nOpposition leader Milo Farrant said it was “late”.",
        [("We cut taxes,", "Ada Brandt"), ("We build bridges,", "Ada Brandt"), ("late", "Milo Farrant")],
    ),
    (
        "Minister Milo Farrant denied it. “No,” he said.\nThe markets fell.\n"
        "“Nobody sleeps,” said a government source. “The order is to reach May,” he added.",
        [("No,", "Milo Farrant"), ("Nobody sleeps,", None), ("The order is to reach May,", None)],
    ),
    # an operator who is somebody; whom another has told something
    (
        "Mayor Milo Farrant toured the site. “We rebuild,” the mayor said.\n"
        "But handcart operator Kemar, who gave only his first name, scoffed.\n“It buys nothing,” he said.",
        [("We rebuild,", "Milo Farrant"), ("It buys nothing,", "Kemar")],
    ),
    (
        "Brandt told the pilot: “Turn left.” “Left it is,” the pilot replied.",
        [("Turn left.", "Brandt"), ("Left it is,", None)],
    ),
    # in a clause with who
    (
        "The market's night watchman, who gave his name only as Baba Tunde, called. “Nobody picked,” he said.",
        [("Nobody picked,", "Baba Tunde")],
    ),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_who_said_it(text: str, said: list[tuple[str, str | None]]) -> None:
    found = find_quotations(Article(id="a", text="Kerr wakes up\n" + text)).quotations
    pieces = [(q.text, q.speaker) for q in found if q.kind != "indirect"]
    assert pieces == said


@pytest.mark.parametrize("calling", ["employee", "inmate", "beekeeper", "photographer", "hunter", "bartender"])
def test_somebody_without_a_name_keeps_their_pronoun(calling: str) -> None:
    text = (
        "Kerr plant closes\nMilo Farrant runs the plant. “I apologise,” Farrant told reporters.\n"
        f"A former {calling} who was at the plant said the practice was old.\n“Nobody could stop it,” he said."
    )
    last = find_quotations(Article(id="a", text=text)).quotations[-1]
    assert (last.speaker, last.role) == (None, f"former {calling}")


def test_the_subject_of_reported_speech_is_not_in_a_clause_between_commas() -> None:
    text = "Farrant, who had met the new envoy, Ada Brandt, in May, said the road was shut."
    found = find_quotations(Article(id="a", text="Kerr wakes up\n" + text)).quotations
    assert [(q.text, q.speaker) for q in found] == [("the road was shut", "Farrant")]


def test_callings_are_listed_once() -> None:
    listed = load("briefing.quotes", "cues.yaml")["roles"].split()
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("word", ["shrugged", "labelled", "labeled", "counselled", "quizzed", "groaned", "concurred"])
def test_forms_that_double_their_consonant(word: str) -> None:
    assert cues().verbs[word].form == "past"


def test_an_office_after_who_is_needs_no_article() -> None:
    text = "Kerr wakes up\nNia Gwilym, who is chair of governors and has two children, said it was “a sham”."
    (found,) = [q for q in find_quotations(Article(id="a", text=text)).quotations if q.kind == "partial"]
    assert (found.speaker, found.role) == ("Nia Gwilym", "chair of governors")


def test_a_noun_after_a_preposition_has_no_subject() -> None:
    text = (
        "Kerr wakes up\nBrandt thanked the city — and its mayor — for strong support, noting that the centre has grown."
    )
    (found,) = find_quotations(Article(id="a", text=text)).quotations
    assert (found.text, found.speaker) == ("the centre has grown", "Brandt")
    assert found.source is not None and found.source.text == "Brandt"
