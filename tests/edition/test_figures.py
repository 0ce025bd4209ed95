"""Numbers that changed, as an edition prints them: invented tolls."""

from __future__ import annotations

import pytest

from briefing.edition.figures import beside
from briefing.events.news import Change
from briefing.model import Extract


@pytest.mark.parametrize(
    ("before", "after", "printed"),
    [
        (("a", "12", 12), ("a", "14", 14), ("12", "14")),
        (("a", "Four", 4), ("a", "nine", 9), ("four", "nine")),
        (("a", "Four", 4), ("a", "11", 11), ("4", "11")),
        (("b", "Quatre", 4), ("a", "one", 1), ("4", "1")),
        (("b", "huit", 8), ("b", "neuf", 9), ("8", "9")),
        (("a", "$4 million", 4e6), ("a", "six million", 6e6), ("$4 million", "6,000,000")),
    ],
)
def test_words_stand_beside_words_of_the_edition_s_language(
    before: tuple[str, str, float], after: tuple[str, str, float], printed: tuple[str, str]
) -> None:
    (one, was, old), (other, now, new) = before, after
    change = Change("dead", Extract(one, was, 0, len(was)), Extract(other, now, 0, len(now)), old, new)
    assert beside(change, "en", {"a": "en", "b": "fr"}.get) == printed
