"""Speech within speech: the words are given to whose clause they stand in, not to who tells of it."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations

INNER = [
    ("Ada Brandt criticised Milo Farrant for calling the plan “a disaster”.", "Milo Farrant"),
    ("Ada Brandt said Milo Farrant had called her “a fool”.", "Milo Farrant"),
    ("Ada Brandt, whom Milo Farrant described as “brave”, stayed at home.", "Milo Farrant"),
    ("Ada Brandt was quoted by the Ledger as saying “the road is closed”.", "Ada Brandt"),
    ("Ada Brandt quoted Milo Farrant as saying: “The road is closed.”", "Milo Farrant"),
    ("Ada Brandt accused Milo Farrant of saying that the poor were “lazy”.", "Milo Farrant"),
    ("According to Ada Brandt, Milo Farrant told her: “The road is closed.”", "Milo Farrant"),
    ("Ada Brandt rejected Milo Farrant’s claim that the road was “perfectly safe”.", "Milo Farrant"),
    ("Ada Brandt heard Milo Farrant shout: “The road is closed!”", "Milo Farrant"),
    ("Ada Brandt shared a letter in which Milo Farrant wrote: “The road is closed.”", "Milo Farrant"),
    ("A witness claimed Ada Brandt yelled “the road is closed” at Milo Farrant.", "Ada Brandt"),
    ("Milo Farrant’s comments that women were “too emotional” were condemned by Ada Brandt.", "Milo Farrant"),
    ("Milo Farrant received a letter from Ada Brandt saying the road was “unsafe”.", "Ada Brandt"),
    ("Milo Farrant, who was called “a liar” by Ada Brandt, will stand again.", "Ada Brandt"),
    ("Milo Farrant told the court that Ada Brandt had threatened to “finish” him.", "Ada Brandt"),
    ("Ada Brandt dismissed suggestions by Milo Farrant that she was “weak”.", "Milo Farrant"),
    ("Ada Brandt’s complaint that Milo Farrant was “late again” was ignored.", "Ada Brandt"),
    ("Ada Brandt said the Kerr Water Office had called her “a fool”.", "Kerr Water Office"),
    ("Ada Brandt quoted the Kerr Water Office: “The road is closed.”", "Kerr Water Office"),
    ("Ada Brandt cited a letter in which the Kerr Water Office wrote: “The road is closed.”", "Kerr Water Office"),
    ("Milo Farrant sent Ada Brandt a message saying: “The road is closed.”", "Milo Farrant"),
    (
        "Milo Farrant is here. Mayor Ada Brandt is not. The letter, signed by the mayor, read: “It is closed.”",
        "Ada Brandt",
    ),
    ("A report from the police said: “The road is closed.”", "police"),
    ("Milo Farrant will report to Ada Brandt, who described him as “the most stubborn of men”.", "Ada Brandt"),
    # somebody without a name, a text, nobody in particular
    ("Milo Farrant told police that a man with a knife had shouted “give me the money”.", None),
    ("Ada Brandt recalled her mother telling her: “The road is closed.”", None),
    ("Ada Brandt welcomed the report, which calls the road “a disgrace”.", None),
    ("Ada Brandt hit back at claims that she was “lazy and rude”.", None),
    ("Critics of Ada Brandt say the road is “a disgrace”.", None),
]
OUTER = [
    ("Ada Brandt apologised for calling Milo Farrant “a fool”.", "Ada Brandt"),
    ("Ada Brandt denied telling Milo Farrant to “shut up”.", "Ada Brandt"),
    ("Ada Brandt called Milo Farrant’s remarks about the road “a disgrace”.", "Ada Brandt"),
    ("Ada Brandt said everything Milo Farrant had said was “nonsense”.", "Ada Brandt"),
    ("Ada Brandt said the letter Milo Farrant wrote was “disgraceful”.", "Ada Brandt"),
    ("Ada Brandt said the moment the doctor told her was “the worst of my life”.", "Ada Brandt"),
    ("Ada Brandt has been quoted as saying “the road is closed”. Milo Farrant was there.", "Ada Brandt"),
    ("Milo Farrant spoke on Monday. Ada Brandt hit back at claims that she was “lazy and rude”.", None),
    ("Milo Farrant, 43, was described in court as “a loving father”. Ada Brandt wept.", None),
    ("The company was accused of “corporate greed” on Monday.", None),
    ("John Brandt said it began at noon. His wife was inside. “I was scared,” she said.", None),
    ("A statement from Kerr Council to Ada Brandt said: “We are sad.”", "Kerr Council"),
    ("The judge told Ada Brandt she had shown “no remorse whatever”.", None),
    ("“The road is closed,” Ada Brandt’s brother, Milo Farrant, said.", "Milo Farrant"),
]


@pytest.mark.parametrize(("text", "speaker"), INNER + OUTER)
def test_whose_words_they_are(text: str, speaker: str | None) -> None:
    (found,) = [q for q in find_quotations(Article(id="a", text=text)).quotations if q.kind != "indirect"]
    assert found.speaker == speaker


def test_a_union_is_not_the_company_and_a_mother_not_her_son() -> None:
    text = "Kerr Foods apologised. “We are sorry,” it said. The union said it was “not enough”."
    company, union = find_quotations(Article(id="a", text=text)).quotations[:2]
    assert company.speaker == "Kerr Foods"
    assert union.speaker == "union"
    text = "Ada Brandt’s son Milo, 12, said: “Mum is brave.” She laughed: “He is biased.”"
    assert [q.speaker for q in find_quotations(Article(id="a", text=text)).quotations] == ["Milo Brandt", None]


def test_a_denied_claim_is_theirs_who_made_it_and_what_is_said_of_somebody_is_no_report_of_theirs() -> None:
    (claim,) = find_quotations(
        Article(id="a", text="Ada Brandt denied claims by Milo Farrant that the road was closed.")
    ).quotations
    assert (claim.speaker, claim.text, claim.cue and claim.cue.text) == (
        "Milo Farrant",
        "the road was closed",
        "claims",
    )
    assert not find_quotations(
        Article(id="a", text="Ada Brandt is said to believe that the road is closed.")
    ).quotations
