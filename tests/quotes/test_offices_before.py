"""What stands right before a name without a comma: “said leader of the council Luke Marr”, “mum of three Ada”."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations


def said(sentence: str) -> tuple[str | None, str | None]:
    """Who says what stands in the sentence, and their role."""
    found = find_quotations(
        Article(id="a", text=f"Row in the harbour\n{sentence}\n", title="Row in the harbour", body=19)
    )
    (quotation,) = [one for one in found.quotations if one.kind != "indirect"]
    return quotation.speaker, next((one.role for one in found.speakers if one.name == quotation.speaker), None)


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("“It is late,” said leader of the council Luke Marr.", "Luke Marr", "leader of the council"),
        ("“It is late,” said head of policy Ada Brandt.", "Ada Brandt", "head of policy"),
        ("“It is late,” said vice-president for sales Gus Poole.", "Gus Poole", "vice-president for sales"),
        ("“It is late,” said retired nurse and former mayor Tom Ashby.", "Tom Ashby", "former mayor"),
        ("“It is late,” added neighbour and grandmother-of-six Jan Odell.", "Jan Odell", "grandmother-of-six"),
        ("“It is late,” said father of two Milo Farrant.", "Milo Farrant", "father of two"),
        ("“It is late,” the father of 3 Luke Marr said.", "Luke Marr", "father of 3"),
        ("Mum of three Ada Brandt said: “It is late.”", "Ada Brandt", "Mum of three"),
        (
            "For dad of four Milo Farrant, whose son swims, it hurts. “It is late,” he said.",
            "Milo Farrant",
            "dad of four",
        ),
    ],
)
def test_an_office_right_before_the_name_is_its_bearers(sentence: str, name: str, role: str) -> None:
    assert said(sentence) == (name, role)


@pytest.mark.parametrize(
    "sentence",
    [
        "“It is late,” said the lawyer of singer Ada Brandt.",
        "“It is late,” said a spokesman for actress Ada Brandt.",
        "“It is late,” said a friend of the late Ada Brandt.",
        "“It is late,” said an aide of minister Tom Ashby.",
        "“It is late,” said the mother of jailed Tom Ashby.",
        "“It is late,” said the father of baby Tom Ashby.",
        "“It is late,” said the director of the film Tom Ashby starred in.",
    ],
)
def test_who_speaks_for_somebody_is_not_them(sentence: str) -> None:
    assert said(sentence)[0] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (  # "The Old X-ian" is whoever was presented
            "Owner Milo Farrant has branded the row a flap.\nThe Old Harrovian, 58, told the Clarion: “It is late.”",
            "Milo Farrant",
        ),
        (  # what is counted is no age: Kerrannoch is a club
            "Kerrannoch, 71 places below them, came from behind to win the tie, the winner arriving from the boot of "
            "Milo Camara-Lindqvist.\n“It is late,” said the striker.",
            "Milo Camara-Lindqvist",
        ),
        (
            "Ada Brandt is the Vice-Chancellor.\nThe don appealed to parents to be calm, describing it as “late”.",
            "Ada Brandt",
        ),
    ],
)
def test_an_epithet_means_whoever_was_named(text: str, name: str) -> None:
    assert said(text)[0] == name


def test_excellencies_with_a_name_and_an_office_say_what_is_reported() -> None:
    found = find_quotations(
        Article(
            id="a",
            text="AL MADHIQ, 9th February (QNA) -- Her Excellency Dr. Maryam bint Rashid Al Sorouhi, Chair of the "
            "National Food Reserve Authority, revealed that the stock was sufficient.",
        )
    )
    assert [one.speaker for one in found.quotations] == ["Maryam bint Rashid Al Sorouhi"]
    assert "AL MADHIQ" not in [one.name for one in found.speakers]


@pytest.mark.parametrize(
    "text",
    [
        "Villagers have printed “Free Percy” T-shirts, and Ada Brandt wept.",
        "Students carried placards with inscriptions such as “Education is not for sale” to the gate.",
        "Outside, some residents sang and held placards, one of which read “Where is our water?”",
        "Ada Brandt held a placard which read “Where is our water?”",
    ],
)
def test_what_is_printed_on_shirts_and_placards_nobody_says(text: str) -> None:
    assert find_quotations(Article(id="a", text=text)).quotations == ()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("“It is late for us,” said one of the residents, Tom Ashby, 71.", "Tom Ashby"),
        ("“It is late for us,” one of them, Tom Ashby, said.", "Tom Ashby"),
        ("“It is late for us,” chimed in Ada Brandt, his aunt.", "Ada Brandt"),
        ("“It is late for us,” chipped in the mayor, Luke Marr.", "Luke Marr"),
    ],
)
def test_one_of_several_may_be_named(sentence: str, name: str) -> None:
    assert said(sentence)[0] == name


def test_a_reply_from_somebody_named_is_theirs() -> None:
    text = (
        "Row in the harbour\n“Is there more?” asked Milo Farrant.\n“There is no more,” came the reply from Ada Brandt."
    )
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [one.speaker for one in found] == ["Milo Farrant", "Ada Brandt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # what is called so by anybody is a name; what a clause says that somebody calls it is theirs
        ("Ada Brandt lived through the quake, often called the “disaster of the century” in the press.", []),
        ("Ada Brandt sought safety on the embankment, which aid workers refer to as “the island”.", []),
        ("Ada Brandt opened the bridge, which Milo Farrant called “a folly”.", [("a folly", "Milo Farrant")]),
        ("Ada Brandt fled to the dyke, which aid workers have called “the last island”.", [("the last island", None)]),
    ],
)
def test_who_calls_something_so(text: str, said: list[tuple[str, str | None]]) -> None:
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [(one.text, one.speaker) for one in found if one.kind != "indirect"] == said


@pytest.mark.parametrize("rough", ["About", "Nearly", "At least", "More than", "Up to"])
def test_a_rough_number_of_people_speaks(rough: str) -> None:
    text = f"{rough} 200 protesters chanted “Keep her afloat!” as police looked on."
    first = find_quotations(Article(id="a", text=text)).quotations[0]
    assert (first.text, first.speaker, first.role) == ("Keep her afloat!", None, f"{rough} 200 protesters")


def test_a_club_is_not_called_former_after_who_played_for_it() -> None:
    text = "Former Rovers defender Graham Tull said “no”. Rovers said “we are sorry”."
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [(one.speaker, one.role) for one in found] == [("Graham Tull", "Former Rovers defender"), ("Rovers", None)]


@pytest.mark.parametrize(("who", "called"), [("Her family", "family"), ("Thale’s family", "Thale’s family")])
def test_a_family_says_what_it_says(who: str, called: str) -> None:
    found = find_quotations(Article(id="a", text=f"Ida Thale has died. {who} said she died at home.")).quotations
    assert [(one.source and one.source.text, one.role) for one in found] == [(who, called)]


def test_a_headline_in_nearly_the_words_of_the_text_is_whose_they_are_there() -> None:
    title = "'He parked the bus and set fire to it': Rovers fume after draw"
    text = f"{title}\n\nAda Brandt laughed. “Milo parked the bus and set fire to it,” Brandt said.\n\nRovers left."
    found = find_quotations(Article(id="a", title=title, text=text, body=len(title) + 2)).quotations
    assert [one.speaker for one in found] == ["Ada Brandt", "Ada Brandt"]


def test_what_a_headline_calls_its_story_says_nothing() -> None:
    title = "Q&A: ‘I still dream in tide tables’"
    text = f"{title}\n\nAda Brandt was a pilot for 41 years. She has a boat and a dog."
    found = find_quotations(Article(id="a", title=title, text=text, body=len(title) + 2))
    assert [one.speaker for one in found.quotations] == []
    assert "Q&A" not in [one.name for one in found.speakers]


def test_a_company_is_known_by_the_name_beside_it() -> None:
    text = (
        "Nine died, the state mine company said.\n\nThe company, Litios del Sur, denied it. It said all alarms “work”."
        "\n\nThe director of the company, Emek Okwud, was there. “I weep,” Okwud said."
    )
    found = find_quotations(Article(id="a", text=text)).quotations
    said = [(one.text, one.speaker, one.speaker_kind) for one in found if one.kind != "indirect"]
    assert said == [("work", "Litios del Sur", "body"), ("I weep,", "Emek Okwud", "person")]


def test_a_fellow_of_an_institute_is_one() -> None:
    text = "“No,” said Ada Brandt, a fellow at the Civic Data Lab. “Yes,” said Ida Roe, a fellow pilot."
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [one.role for one in found] == ["fellow at the Civic Data Lab", "pilot"]


def test_who_cannot_be_named_is_nobody_whom_the_article_names() -> None:
    text = (
        "Ada Brandt, 19, denies arson. Brandt wrote to a friend: “I did a bad thing.”\n\n"
        "The friend, who cannot be named for legal reasons, replied: “What have you done?”"
    )
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [(one.speaker, one.role) for one in found] == [("Ada Brandt", None), (None, "friend")]


def test_who_will_be_named_something_is_still_whom_the_article_names() -> None:
    text = "Mayor Ada Brandt was there. “I go,” said the mayor, who will be named minister on Monday."
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [one.speaker for one in found] == ["Ada Brandt"]
