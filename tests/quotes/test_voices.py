"""Spokespeople without a name speak for their body. Everything in it is invented."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations

FOR_A_BODY = [
    ("A spokesman for Holm Borough Council said: “Work will start.”", "Holm Borough Council"),
    ("A Holm Borough Council spokeswoman said: “Work will start.”", "Holm Borough Council"),
    ("Holm Borough Council met. “Work will start,” said a spokesperson for the council.", "Holm Borough Council"),
    ("Holm Borough Council has felled the trees. A spokesman said: “Work will start.”", "Holm Borough Council"),
    ("Holm Air Trust gave the boy a medal.\nA spokeswoman called him “the calmest we had”.", "Holm Air Trust"),
]


@pytest.mark.parametrize(("text", "body"), FOR_A_BODY)
def test_a_spokesman_of_a_body_is_its_voice(text, body):
    (quotation,) = find_quotations(Article(id="voice", text=f"Works\n\n{text}")).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (body, "body")
    assert quotation.role is not None and "spokes" in quotation.role


def test_what_the_spokesman_adds_is_the_bodys_too():
    text = "Works\n\nA spokeswoman for Holm Council said: “It starts.” She added: “It ends in May.”"
    assert [q.speaker for q in find_quotations(Article(id="voice", text=text)).quotations] == ["Holm Council"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the star said: “No comment.”",
        "A spokesman for Ada Brandt said: “No comment.”",
        "A Holm Council official said on Monday: “No comment until the report is out.”",
        "A spokesman said: “No comment.”",
        "Holm Air Trust gave the boy a medal. A government spokesman said: “No comment.”",
    ],
)
def test_others_without_a_name_stay_without_one(text):
    (quotation,) = find_quotations(Article(id="voice", text=f"Works\n\n{text}")).quotations
    assert (quotation.speaker, quotation.speaker_kind) == (None, "unnamed")
