"""Whom a part of a name means."""

from __future__ import annotations

import pytest

from briefing.archive.naming import meant

NAMES = {"s1": ("Jordan Okoro",), "s2": ("Ada Brandt-Moor", "Bo Brandt")}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [("okoro", ["s1"]), ("Jord", ["s1"]), ("Dan Okoro", []), ("Moor", ["s2"]), ("Bo", ["s2"]), ("s1", ["s1"])],
)
def test_a_part_of_a_name_opens_a_word(wanted: str, ids: list[str]) -> None:
    assert meant(wanted, NAMES) == ids
