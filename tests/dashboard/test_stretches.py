"""What a copy changed, as people see it."""

from __future__ import annotations

import pytest

from briefing.dashboard.stretches import stretches
from briefing.events.copies import differences


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            "The bridge was checked in May. A report that year found rust in the cables. The mayor called for the "
            "engineer to go, twice.",
            "The bridge was checked in May. The Post has learned that the family of the driver will hold a vigil.",
            [
                (
                    "A report that year found rust in the cables. The mayor called for the engineer to go, twice",
                    "The Post has learned that the family of the driver will hold a vigil",
                )
            ],
        ),
        (
            "In the morning four hundred houses stood under water.",
            "In the morning some four hundred homes stood under water.",
            [("", "some"), ("houses", "homes")],
        ),
        (
            "ORVANE, Nov 24 (Wire) - The dam gave way on Monday night above three villages, police said.",
            "ORVANE (Wire) - The dam gave way on Monday night above three hamlets, police said.",
            [("Nov 24", ""), ("villages", "hamlets")],
        ),
        (
            "Boats with lamps came for the old and the sick and took them to the mill in Strand.",
            "Boats came and took them to the mill.",
            [("with lamps", ""), ("for the old and the sick", ""), ("in Strand", "")],
        ),
        (
            "It rained. The old mayor went home with a cold before noon. Ann saw four red boats by long piers.",
            "We hear that no court in Holm will ever hear her case. Ann saw five red boats by new piers.",
            [
                (
                    "It rained. The old mayor went home with a cold before noon. Ann saw four",
                    "We hear that no court in Holm will ever hear her case. Ann saw five",
                ),
                ("long", "new"),
            ],
        ),
        ("", "All of it is new.", [("", "All of it is new")]),
        ("Word for word.", "Word for word.", []),
    ],
)
def test_a_stretch_that_was_replaced_is_one_difference(first: str, second: str, told: list[tuple[str, str]]) -> None:
    found = stretches(differences(first, second), first, second)
    assert [(one.first.of(first), one.second.of(second)) for one in found] == told
