"""What the text says that nobody said, and what somebody denies having said: invented sentences."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations

_ABOVE = "Milo Farrant, the mayor of Kerr, was in Holm on Friday.\n\n"


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(Article(id="a", text=text)).quotations


@pytest.mark.parametrize(
    "text",
    [
        "Farrant never said “we will go to war”.",
        "Farrant did not say: “We will go to war.”",
        "If Farrant had said “we are sorry”, the talks would have been saved.",
        "Farrant might have said: “We are sorry.” He went home.",
        "Suppose the mayor had said: “We have failed.” Nobody would have believed him.",
        "Asked whether he would say “we surrender”, Farrant laughed.",
        "A fake video went round on Friday in which Farrant says: “We give up.”",
        "If Farrant had said that the bridge was safe, the talks would have been saved.",
    ],
)
def test_what_nobody_said_is_no_quotation(text: str) -> None:
    assert quotations(_ABOVE + text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Farrant not only said “we will stay”, he stayed.", "we will stay"),
        ("If, as Farrant said, “the bridge is safe”, it will open.", "the bridge is safe"),
        ("Farrant said the price could not be disclosed “for reasons of state”.", "for reasons of state"),
        ("Asked whether he had been told to go, Farrant said: “Ask Holm.”", "Ask Holm."),
    ],
)
def test_what_was_said_all_the_same_is_one(text: str, words: str) -> None:
    assert words in [one.text for one in quotations(_ABOVE + text) if one.speaker == "Milo Farrant"]


@pytest.mark.parametrize(
    "words",
    [
        "denied having said",
        "denies saying",
        "denied ever having said",
        "denied that he had said",
        "denied telling aides",
        "has denied calling it",
    ],
)
def test_who_denies_having_said_it_is_shown_as_denying(words: str) -> None:
    one = next(one for one in quotations(f"{_ABOVE}Farrant {words} “the border is a joke”.") if one.kind == "partial")
    assert (one.speaker, one.text) == ("Milo Farrant", "the border is a joke")
    assert one.in_marks == f"[{'denies' if 'denies' in words else 'denied'}] “the border is a joke”"


def test_all_that_is_denied_is_shown_so_and_what_is_not_denied_is_not() -> None:
    found = quotations(f"{_ABOVE}Farrant denied saying “sorry for it” and “please do”.")
    assert {one.denial for one in found} == {"[denied] "}
    found = quotations(f"{_ABOVE}Farrant never denied saying “the border is a joke”.")
    assert {one.denial for one in found} == {""}
    found = quotations(f"{_ABOVE}Farrant denied saying that the border of Kerr was the work of the men of the north.")
    assert [one.in_marks for one in found] == ["[denied] the border of Kerr was the work of the men of the north"]


def test_who_denies_in_their_own_words_is_quoted() -> None:
    (one,) = quotations(f"{_ABOVE}“I have taken nothing,” Farrant denied.")
    assert one.denial == ""
