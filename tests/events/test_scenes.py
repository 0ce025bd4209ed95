"""Where an event happened: invented reports, of some of which nobody can tell."""

from __future__ import annotations

import pytest
from msgspec import structs

from briefing.events import group, signature
from briefing.model import Article
from briefing.quotes import find_quotations


def place(*texts: str) -> str | None:
    """The place of the event that articles of these texts report."""
    articles = [
        Article(id=f"{n}", title=text.partition("\n")[0], text=text, body=text.find("\n") + 1, event="e")
        for n, text in enumerate(texts)
    ]
    (event,) = group(signature(one, find_quotations(one).speakers) for one in articles)
    return event.place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fire kills three\nThree people died in a fire in the port of Mersa Holm early on Tuesday.", "Mersa Holm"),
        ("Fire kills three\nORVANE, April 7 (Wire) - Three people died in a fire on Tuesday.", "Orvane"),
        ("Fire kills three\nSAN TELMO DE ORVA (Wire) - Three people died in a fire on Tuesday.", "San Telmo de Orva"),
        ("Nurses to strike\nNurses at the Santa Oda hospital in Port Kerr have voted to walk out.", "Port Kerr"),
        ("Quake shakes valley\nA quake was felt in northern Tessel Monday, the survey said.", "Tessel"),
        ("Hotel burns\nNine people died in a hotel fire in Porto Tessel on Monday.", "Porto Tessel"),
        ("Floods in Kenya kill nine\nNine people died when a river broke its banks near Kisumo.", "Kenya"),
    ],
)
def test_it_is_where_something_is_told_to_have_happened(text: str, expected: str) -> None:
    assert place(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ex-mayor jailed\nThe prosecutor, Milan Horvat, said he had trust in Milan Horvat's own witness. Horvat wept.",
        "Bank holds rate\nThe central bank left its rate alone. Analysts at Bank Verhoeven expect more of the same.",
        "Treasurer jailed\nRupert Hale, 58, had pleaded guilty at Lidden County Court to two counts of fraud.",
        "Talks go on\nThe strike called by nurses at Santa Oda hospital for Thursday is still on, a union said.",
        "One plant\n“We took 40 more,” said Professor Seo Yun-hae of the Institute for Memory in Tessel, who led.",
        "Boxer dies\nAda Brandt, 46, a boxer from Orvane who was born in Tessel, died on Monday.",
        "Shares fall\nHolders of a stake in Ribalta and shares in Kerr met behind closed doors on Monday.",
        "Talks fail\nThe dispute in NATO goes on, and the men in Shed 9 wait, a diplomat said.",
        "Rat vertagt sich\nDer Rat war am Montag in Sorge und hat sich in Kürze wieder zu treffen, sagte er.",
    ],
)
def test_parts_of_names_and_where_somebody_is_from_are_no_place(text: str) -> None:
    assert place(text) is None


def test_a_place_that_others_only_name_is_theirs_as_well() -> None:
    told = "Dockers walk out\nDockers walked out in Port Kerr on Monday over night shifts, a union said."
    named = "Port gate shut\nThe gate of Port Kerr stayed shut as the Port Kerr dockers sang songs on Monday."
    assert place(told, named, named.replace("songs", "hymns")) == "Port Kerr"


def test_an_event_that_is_analysed_again_is_placed_again() -> None:
    text = "Dockers walk out\nDockers walked out in Port Kerr on Monday over night shifts, a union said."
    one = Article(id="a", title="Dockers walk out", text=text, body=17)
    (known,) = group([signature(one)])
    (again,) = group([signature(one)], [structs.replace(known, place="Holm")])
    assert again.place == "Port Kerr"
