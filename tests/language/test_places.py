"""Places that a text names."""

from __future__ import annotations

import pytest

from briefing.language.places import dateline, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire in Tessel's market", ["Tessel"]),
        ("A fire in Tessel’s market", ["Tessel"]),
        ("It was felt in Tuesday's heat", []),
        ("A flood in Kenya's north", ["Kenya"]),
        ("Talks in N'Djamena went on", ["N'Djamena"]),
        ("Talks in Porto Salero went on", ["Porto Salero"]),
        ("Talks in Brussels EU ministers left", ["Brussels"]),
    ],
)
def test_what_is_the_place_s_own_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    found = places(text)
    assert [place.name for place in found] == expected
    assert all(text[place.start : place.end] == place.name for place in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TESH-DURGA, Orvane, March 11 (Nordpress) - Planes", "Tesh-Durga"),
        ("PORT HOLM, Orvane (NP) — Passengers", "Port Holm"),
        ("UN, April 7 (NP) — Delegates", "UN"),
    ],
)
def test_a_dateline_gives_its_place_in_sentence_case(text: str, expected: str) -> None:
    found = dateline(text)
    assert found and found.name == expected
