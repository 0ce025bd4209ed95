"""Whose words they are where others pass them on, sign them, or are only told of."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations
from tests.quotes.test_told_apart import found


def every(text: str) -> list[Quotation]:
    title, _, _ = text.partition("\n")
    article = Article(id="case", text=text, title=title, body=len(title) + 1)
    return list(find_quotations(article).quotations)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # whoever signs or reads out what another says
            "Statement\nThe governor, Chief Milo Farrant, in a statement signed by his Press Secretary, Mr. Oskar "
            "Lind, described the fire as “one tragedy too many”.",
            ["Milo Farrant"],
        ),
        (
            "Speech\nIn a speech read out by her deputy, Tom Hale, the minister, Ada Brandt, called the plan “a bridge "
            "to nowhere”.",
            ["Ada Brandt"],
        ),
        (  # a spokesperson tells what another ordered
            "Fire\nPresident Yoo Sang-min ordered officials to “mobilize all available pumps and men”, his "
            "spokesperson, Kang Hye-rin, said.",
            ["Yoo Sang-min"],
        ),
        (  # but who is told of beside somebody may speak
            "Court\nMilo Farrant left, joined by his lawyer, Oskar Lind, who said it was “a good day”.",
            ["Oskar Lind"],
        ),
        (  # an office of which the article tells nothing is nobody's who has another
            "Storm\nThe firm’s chief executive, Ada Brandt, described him as “a lad who never asked”.\n"
            "The Taoiseach called the night “as bad as any”.",
            ["Ada Brandt", None],
        ),
        (
            "Inquiry\nThe minister, Ada Brandt, read it. The chief executive of Holm & Kerr Ferries called it “late”.",
            [None],
        ),
        (  # an office told by its initials
            "Metro\nDeputy Commissioner of Police (East) Farhana Lind said a case was filed against the contractor, "
            "Trishul Kerr. “We have detained two,” the DCP said.",
            ["Farhana Lind"],
        ),
        (  # who alone in the paragraph has such a role
            "Inquest\nPolice Constable Wendy Lunn told the inquest that the driver, Alan Orrin, wept. ‘He kept saying "
            "sorry,’ the officer said.",
            ["Wendy Lunn"],
        ),
        (
            "Trial\nTobias Lind KC, defending, told the court that Jane Orrin, the chief executive, had been warned. "
            "‘She looked away,’ said the barrister.",
            ["Tobias Lind"],
        ),
        (  # the writer's own mother, and no writer
            "Opinion: our shops\nBy Rosa Lindt\nMy mother worked in that shop. “Trust no brown shoe,” she told me, "
            "and I never have. Chief executive Anna Orrin wears boots.",
            [None],
        ),
        (
            "On the night bus\nBy Rosa Lindt\nI met a nurse on the bus. ‘I earn less than the driver,’ she said.",
            [None],
        ),
        (  # the elder and the younger of two
            "Firm\nGu Tae-young, head of Hanul, resigned. His elder brother, Chairman Gu Tae-ho, was absent. “He is "
            "praying,” the younger Gu said. A letter came later. “We have failed,” the elder Gu wrote.",
            ["Gu Tae-young", "Gu Tae-ho"],
        ),
        (  # whoever came without a name
            "Bridge\nMilo Farrant was the second man out. “I had a pen,” he said, and fell asleep.\n"
            "The chief minister came by boat at one. People shouted. He told them he had “the same tears as you”.",
            ["Milo Farrant", None],
        ),
        (  # verbs of the desks
            "Council\nNora Malik was not sure. ‘It’s resting,’ she said. ‘Like the parrot,’ chipped in the deputy, "
            "Alf Orrin.",
            ["Nora Malik", "Alf Orrin"],
        ),
        (  # what a headline says is nobody's
            "Gone\nMinister Milo Farrant told Kerr Radio that he had paid. “I paid for my own beer,” read the headline "
            "of his last interview.",
            [None],
        ),
        (  # a relative of somebody who is named
            "Sailors\nIn Holm, the mother of Captain Milo Farrant said: “He asked about the dog first.”",
            [None],
        ),
        (  # a paragraph of words above whom the next one presents
            "Tower\nThe lifts were working. So were the lights.\n“We slept in the car. My husband kept "
            "the engine on, and I sat at the back.”\nJoy Orrin-Lindt, a nurse, has lived in the tower since May.",
            ["Joy Orrin-Lindt"],
        ),
        (  # another of that surname
            "Crash\nMayor Hsu Po-wei said that it was late. Councilor Wu Mei-hsuan agreed.\nThere a woman "
            'surnamed Hsu, whose husband had died, waited. "He took the bus because I had the scooter," she said.',
            ["Hsu"],
        ),
        (  # offices by their letters, and an age, before a name
            'Erosion\nKalmar UNO Farzana Lindt said courts had fined four. "When we go, they leave," the UNO said.\n'
            'Nine-year-old Mim, a pupil, said she was not afraid. "I can swim," she said.',
            ["Farzana Lindt", "Mim"],
        ),
        (
            "Leak\nMinister of state for home Kunwar Lindt hit back, saying the others had “a PhD in leaks”.",
            ["Kunwar Lindt"],
        ),
    ],
)
def test_words_are_given_to_whoever_says_them(text: str, speakers: list[str | None]) -> None:
    assert [quotation.speaker for quotation in found(text)] == speakers


@pytest.mark.parametrize(
    "standfirst",
    ["The novelist talks to Priya Orrin about grief", "By Priya Orrin", "Tom Lindt on grief and gardening"],
)
def test_who_asks_is_not_who_answers(standfirst: str) -> None:
    text = (
        f"Interview\n{standfirst}\nTom Lindt lives in a lighthouse. His new book is out next week.\nWhy a lighthouse?\n"
        "It was cheap and nobody visits.\nYou came here in May. Do you miss the city?\nOnly the bakeries. I dream of "
        "buns.\nIs the book about your father?\nEverybody asks. It is about a dog."
    )
    assert [quotation.speaker for quotation in found(text)] == ["Tom Lindt"] * 3


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Crew freed\nThe minister of state, Milo Farrant, said the release “proves that a door is never locked”.",
         ["the release “proves that a door is never locked”"]),
        ("Shares\nA source said that Sir Milo Farrant, the founder’s great-grandson, who owns a tenth, was “cross”.",
         ["Sir Milo Farrant, the founder’s great-grandson, who owns a tenth, was “cross”"]),
        ("Arrest\nThe commissioner, Ada Brandt, told newsmen that the suspect, a 34-year-old trader, Milo Farrant, "
         "confessed.", ["the suspect, a 34-year-old trader, Milo Farrant, confessed"]),
        ("Storm\n(CPN) – The number of dead has risen to five, police said.", ["The number of dead has risen to five"]),
        ("Freed\nNEW KERRA: Eighteen of them were among the sailors who were freed, the ministry said.",
         ["Eighteen of them were among the sailors who were freed"]),
        ("Mine shut\nThe licence of the mine has been suspended, the Energy Ministry announced late Monday, four days "
         "after people woke up to an orange river.", ["The licence of the mine has been suspended"]),
        ("Attack\nA convoy was shot at on Tuesday. No group claimed responsibility.", []),
        ("Trial\nThe jury was read a text in which Orrin told her sister, Gail Lindt: ‘Nobody looks at roofs.’", []),
    ],
)  # fmt: skip
def test_what_is_reported_is_whole_and_no_more(text: str, reported: list[str]) -> None:
    assert [quotation.text for quotation in every(text) if quotation.kind == "indirect"] == reported


def test_the_other_of_two_is_not_the_one() -> None:
    text = "Talks\nTwo diplomats spoke. “It is good,” said one of them. “It is poor,” said the other."
    assert [quotation.source and quotation.source.text for quotation in found(text)] == ["one of them", "the other"]


def test_an_office_in_the_opening_is_not_another_that_is_presented_below() -> None:
    text = (
        "Attack\nA convoy was attacked on Tuesday, the governor of the region said.\n"
        "The relief fund's country director, Solveig Lindt, said the lorries had carried millet."
    )
    assert [quotation.speaker for quotation in every(text)] == [None, "Solveig Lindt"]
