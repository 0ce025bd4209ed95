from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import blocks, dateline
from briefing.language.layout import Noise, imprint

PAGE = """Ferry ban lifted
Ann Roe
The council gave way after three weeks of protests on the quays
By Ann Roe
NORDHAVN (Nordpress) — The council lifted the ferry ban on Monday.
Photo: Ann Roe/Nordpress
What comes next
The first boat will leave on Tuesday at 6 a.m., the harbour office said.
- Boats will leave every hour.
Read more: How the ban began
Ola Berg contributed to this report."""


def test_every_paragraph_has_its_kind() -> None:
    kinds = [(block.kind, block.tells) for block in blocks(PAGE.replace("Ann Roe\nThe council", "The council"))]
    assert kinds == [
        ("headline", False),
        ("standfirst", True),
        ("byline", False),
        ("dateline", True),
        ("caption", False),
        ("subhead", False),
        ("body", True),
        ("list item", True),
        ("boilerplate", False),
        ("boilerplate", False),
    ]


def test_fields_above_a_story_are_no_part_of_it() -> None:
    fields = (
        "outlet: The Holm Times",
        "- author: J. R. Berg",
        "• tags: ferry, port",
        "url: https://holm.example/a.html",
    )
    story = (
        "- Next: a vote on the ferries",
        "- Boats: nine of them sail",
        "Author: the man of letters is dead.",
        fields[0],
    )
    found = blocks("\n".join(["What we know of the ferries", *fields, *story]), "What we know of the ferries")
    assert [block.tells for block in found] == [False] * 5 + [True] * 4


def test_a_known_headline_is_found_whatever_its_case() -> None:
    assert [block.kind for block in blocks("FERRY BAN LIFTED\nIt is over.", "Ferry ban lifted")] == ["headline", "body"]
    assert [block.kind for block in blocks("It is over.\nBoats leave.", "Ferry ban lifted")] == ["body", "body"]


def test_a_page_of_short_lines_is_its_own_story() -> None:
    assert all(block.tells for block in blocks("Roe\nBerg\nHolm", "People"))


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("ELMSWICK, 14 May 2031 – The council voted.", "The council voted."),
        ("NORDHAVN (Nordpress) — The ban ended.", "The ban ended."),
        ("PORT OSKAR, March 3 — The ban ended.", "The ban ended."),
        ("Port Oskar, Mar 3 (NP) The ban ended.", "The ban ended."),
        ("OSKAR -- The ban ended.", "The ban ended."),
        ("Tessel de la Sierra, 4 mar (NP).- El alcalde dimitió.", "El alcalde dimitió."),
        ("KERR AL BAHR, 14 Shaban, 1447, Feb 02, 2026, NPA -- His Highness spoke.", "His Highness spoke."),
        ("ЗАРЯНСК, 10 февраля. Более 14 тыс. жителей ждут.", "Более 14 тыс. жителей ждут."),
        ("TESSEL, 10 February. The mayor left.", "The mayor left."),
        ("KERR CITY, Holm, Feb. 10, 2031. The mayor left.", "The mayor left."),
        ("Quarrin-sur-Lys, le 4 mars 2031 (NP) - Le maire part.", "Le maire part."),
        ("São Brás da Serra, 12 jan. 2031 (NP) – O prefeito saiu.", "O prefeito saiu."),
        ("Orven an der Nahl (np) – Die Bürgermeisterin geht.", "Die Bürgermeisterin geht."),
        ("TESSEL, 4. März. Die Bürgermeisterin geht.", "Die Bürgermeisterin geht."),
        (
            "MPs and the House of Lords (all of them) - The ban ended.",
            "MPs and the House of Lords (all of them) - The ban ended.",
        ),
        ("NATO, 10 members. All of them agreed.", "NATO, 10 members. All of them agreed."),
        (
            "TESSEL, the town on the lake, fell in March 31. It burned.",
            "TESSEL, the town on the lake, fell in March 31. It burned.",
        ),
        ("Ola Berg of Tessel, the mayor, said on March 10, 2031, that - so far - nobody left.",) * 2,
        ("Low Point (HN), Nov. 14 - The ban ended.", "The ban ended."),
        ("New Oskar [Holm], September 4 (NP): The ban ended.", "The ban ended."),
        ("OSKAR and LOW POINT, Ohio – May 17 – The ban ended.", "The ban ended."),
        ("(Port Oskar, October 9, 2031) – The ban ended.", "The ban ended."),
        ("OSKAR FALLS, Sept. 17, 2031 /NordWire/ -- The ban ended.", "The ban ended."),
        ("NORDHAVN, Nov 17: The ban ended.", "The ban ended."),
        ("May 14 – The ban ended.", "The ban ended."),
        ("NORDHAVN, Holm - The ban ended.", "The ban ended."),
        ("Ann Roe, Holm - The ban ended.", "Ann Roe, Holm - The ban ended."),
        ("Port Oskar, le 5 mai 2031 – Le maire part.", "Le maire part."),
        ("Port Oskar, Holm, le 1er août (NP) – « Le maire part. »", "« Le maire part. »"),
        ("Orven an der Nahl, 3. Juni 2031 - Die Fähre fährt.", "Die Fähre fährt."),
        ("Orven (Nahl), den 3. März 2031 – „Wir gehen.“", "„Wir gehen.“"),
        ("Tessel, 5 may 2031 (NP).- El alcalde dimitió.", "El alcalde dimitió."),
        ("Tessel, 5 de mayo de 2031 – El alcalde dimitió.", "El alcalde dimitió."),
        ("Tessel, 5 de mayo.- El alcalde dimitió.", "El alcalde dimitió."),
        ("São Brás da Serra, 1º de março de 2031 — O prefeito saiu.", "O prefeito saiu."),
        ("Tessel, 5 maggio 2031 - Il sindaco lascia.", "Il sindaco lascia."),
        ("Tessel, 12 maisons – Le maire les voit.", "Tessel, 12 maisons – Le maire les voit."),
        ("Tessel, 5 mai 2031 – le jour même – part.", "Tessel, 5 mai 2031 – le jour même – part."),
        ("Le maire, le 5 mai 2031 – Il part.", "Le maire, le 5 mai 2031 – Il part."),
        ("Ann Roe, May 14 – the day – smiled.", "Ann Roe, May 14 – the day – smiled."),
        ("Ola Berg (left) said no.", "Ola Berg (left) said no."),
        ("The ban — the third — ended.", "The ban — the third — ended."),
    ],
)
def test_the_story_begins_after_the_dateline(text: str, story: str) -> None:
    assert text[dateline(text) :] == story


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ ALSO: The ban",
        "Follow us on Twitter",
        "© Nordpress",
        "All rights reserved.",
        "#ferry #ban",
        "(Reporting by Ann Roe; Editing by Ola Berg)",
        "Sign up for our newsletter to get it in your inbox",
    ],
)
def test_lines_that_are_not_the_story(line: str) -> None:
    assert Noise(line).is_boilerplate(line.lower())


@pytest.mark.parametrize(
    "line",
    [
        "For more than twenty years the ferry ran.",
        "Read the letter again, he said.",
        "Related costs rose by a third.",
        "Correction officers went on strike.",
        "Print is dead, said Ms Roe.",
        "The island has followed the ban.",
    ],
)
def test_lines_of_the_story_that_only_look_like_it(line: str) -> None:
    assert not Noise(line).is_boilerplate(line.lower())


def test_captions() -> None:
    captions = [
        "File photo of the quay at Nordhavn",
        "The quay at dawn. Ann Roe/AFP",
        "Harbour police image of boats off Nordhavn in October",
    ]
    story = ["The picture of the boats won a prize.", "The photo that Ms Roe took went round the world."]
    noise = Noise("\n".join(captions + story))
    assert [line for line in captions + story if noise.is_caption(line.lower())] == captions


@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_has_a_layout(text: str, title: str) -> None:
    found = blocks(text, title)
    assert "".join("".join(block.span.of(text).split()) for block in found) == "".join(text.split())
    assert all(0 <= dateline(block.span.of(text)) <= block.span.end - block.span.start for block in found)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["By .", "Ann Roe .", "and Ola Berg for Nordpress .", "The ban ended."], 3),
        (["By", "Ann Roe", "Last updated at 2:18 PM on 3rd March 2026 .", "The ban ended."], 3),
        (["PUBLISHED: .", "07:04 EST, 9 March 2026 .", "UPDATED: .", "08:11 EST, 9 March 2026 .", "The ban ended."], 4),
        (["8.11am BST 08:11", "The ban ended."], 1),
        (["Published plans show a road.", "The ban ended."], 0),
        (["Ann Roe", "Ola Berg", "Nora Weil"], 0),
        (["By", "Ann Roe"], 0),
        ([], 0),
    ],
)
def test_who_wrote_it_and_when_in_pieces(lines: list[str], count: int) -> None:
    assert imprint(lines) == count
