"""What went wrong when somebody read a morning's articles for the first time, and in two batches written for it."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def found(text: str, title: str = "") -> list[Quotation]:
    return list(find_quotations(Article(id="a", text=text, title=title)).quotations)


def said(text: str, title: str = "") -> list[tuple[str | None, str]]:
    """(speaker, first words) of what stands in marks, in reading order."""
    return [(one.speaker, one.text[:24]) for one in found(text, title) if one.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Asif Malik chairs the board. Colin Aspin lives there.\nA spokesman said: 'In the usual way.'\n"
            "Mr Aspin wasn't reassured. 'It is the usual way we fear,' he said.",
            "Colin Aspin",
            id="a helper with n't makes a passive",
        ),
        pytest.param(
            "Kev Bagshaw is out of the tent.\nBurly Kev Bagshaw, 41, won hearts. He wept when they led him out.\n"
            "But the dad-of-two bears no grudge. He told us: 'She is a diamond.'",
            "Kev Bagshaw",
            id="a dad-of-two is whom the article has named",
        ),
        pytest.param(
            "Ivo Lee, head of the maker Halbit, apologised.\n“I have no excuse,” Lee said.\n"
            "Rep. Han Lee of the Saebom Party produced e-mails.\n“You were told,” Lee said.",
            "Han Lee",
            id="of two with one surname who is presented right above",
        ),
        pytest.param(
            "Jan Lee, a baker, won the prize.\n“I wept,” Lee said.\nHis brother, Ben Lee, was there.\n"
            "“It is ours,” Lee said.",
            "Jan Lee",
            id="but no relative",
        ),
        pytest.param(
            "Siobhan Healy runs the ward. “Not yet,” she said.\nFor Michael Devlin (79), a retired postman, it was "
            "hard. He sat for hours.\n“I sat beside a lad,” he said.",
            "Michael Devlin",
            id="an age in brackets before what somebody is",
        ),
        pytest.param(
            "The union is angry.\nAlso reacting, a professor of planning at the Federal University, Agbolo, Prof. Ada "
            "Olukoya, said both had a point.\n“Who approved them?” the don asked.",
            "Ada Olukoya",
            id="a place before the name",
        ),
        pytest.param(
            "The most senior civil servant there did not know until she read it in a paper, she told members.\n"
            "Dame Philippa Strand, the permanent secretary, said the line had frayed.\n“I read it,” she said.",
            "Philippa Strand",
            id="she of the lede is presented below it",
        ),
        pytest.param(
            "The mayor came. Rohan Abreu, who advises the court, spoke for an hour. His report, of 340 pages, said "
            "the bund was “being eaten from both ends”.",
            "Rohan Abreu",
            id="his report is his",
        ),
        pytest.param(
            "Vestrania will vote on March 21, the chair of the commission, Thessaly Okonjo, said on Friday.\n"
            "“The date is fixed,” she said.",
            "Thessaly Okonjo",
            id="no land is she",
        ),
        pytest.param(
            "Prime Minister Aurel Lind flew home. In a statement, his office said it “shares the grief of all”.",
            "Aurel Lind’s office",
            id="whose office it is",
        ),
        pytest.param(
            "Kessel Bulk has advertised itself as “the safest quay on the coast”. Pontus Eklund did not answer.",
            "Kessel Bulk",
            id="who advertises",
        ),
    ],
)
def test_who_said_it(text: str, speaker: str) -> None:
    name, _ = said(text)[-1]
    assert name is not None
    assert name.removeprefix("Dame ").removeprefix("Prof. ") == speaker


def test_what_somebody_would_no_doubt_say_is_the_writers() -> None:
    text = "The governor would no doubt answer: “You do not plant the flag before the summit.” Nobody asked her."
    assert said(text) == []
    assert said(text.replace("would no doubt answer", "answered"))


def test_what_a_comment_says_that_somebody_will_say_is_the_writers() -> None:
    text = "Aurel Lind came home on Monday. He will say, “I was decisive.” He was not."
    assert said(text, "Comment: The watch stops") == []
    assert said(text, "The watch stops") == [("Aurel Lind", "I was decisive.")]


def test_a_name_that_only_tells_more_of_a_noun_said_no_headline() -> None:
    text = "‘Less than we asked for’: Orla deal ends row\n\nThe two lands have a deal on the Orla river, it was said."
    assert "Orla" not in [speaker for speaker, _ in said(text)]


def test_state_television_states_nothing() -> None:
    text = "Bogdar Ismay spoke. Ismay told Talmerian state television that the demand was “a fantasy from another age”."
    assert {one.speaker for one in found(text)} == {"Bogdar Ismay"}


def test_what_a_shirt_reads_nobody_says() -> None:
    assert said("Denise Kowal drove for hours to sit there in a T-shirt that read “79 CARS.”") == []


def test_a_role_in_an_earlier_entry_of_a_live_blog_is_unsure() -> None:
    """The newest stands first: who took over at 11.30 is not the minister who resigned at 10.02."""
    text = (
        "12.10 Rask speaks\nSunniva Rask withdrew her motion.\n11.30 Thorne takes over\nJustice Minister Ebbe Thorne "
        "will run it. “I own one watch,” he said.\n10.02 He goes\nIt is official. “I have become the story,” the "
        "minister said."
    )
    by = {one.text[:5]: one for one in found(text)}
    assert by["I own"].confidence > 0.9
    assert by["I hav"].confidence < 0.5
