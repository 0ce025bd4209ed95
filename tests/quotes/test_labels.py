"""Speech without quotation marks: block quotes, and lines that only look like them. Everything in it is invented."""

from __future__ import annotations

from briefing.model import Article
from briefing.quotes import find_quotations


def found(text: str) -> list[tuple[str, str | None]]:
    quotations = find_quotations(Article(id="case", text=text)).quotations
    return [(quotation.text, quotation.speaker) for quotation in quotations if quotation.kind != "indirect"]


def test_a_block_quote_that_is_announced() -> None:
    text = (
        "The pier stays shut\n\nHarbour master Ada Brandt wrote to the council on Monday:\n\n"
        "> The pier will stay shut until the last beam has been replaced.\n\nThe council had no comment.\n"
    )
    assert found(text) == [("The pier will stay shut until the last beam has been replaced.", "Ada Brandt")]


def test_the_lines_of_a_message_that_is_passed_on_are_nobodys() -> None:
    text = (
        "Subject: FW: Statement on the tram\nDate: Wed, 14 May 2031 08:12:00 +0000\n\n"
        "> The transport authority said on Tuesday\n> that trams would run in September.\n>\n> It gave no reason.\n"
    )
    assert found(text) == []


def test_an_interview_with_neither_labels_nor_marks() -> None:
    text = (
        "Five minutes with Tamsin Alderley\n"
        "The alpinist Tamsin Alderley, 33, spent six days on the north wall. She met us in a café.\n"
        "How are the feet?\nEight out of ten. I count them daily.\n"
        "When did you know you were in trouble?\nOn the second night. I woke up and there was no tent.\n"
        "What goes through your head?\nVery small things. I counted pegs.\n"
        "Will you go back?\nAsk me when I can get my boots on.\n"
    )
    assert found(text) == [
        (words, "Tamsin Alderley")
        for words in (
            "Eight out of ten. I count them daily.",
            "On the second night. I woke up and there was no tent.",
            "Very small things. I counted pegs.",
            "Ask me when I can get my boots on.",
        )
    ]


def test_questions_of_an_essay_are_no_interview() -> None:
    text = "The bridge\nWho built it?\nNobody knows.\nWho paid?\nThe town did, in three parts.\nWho will mend it?\n"
    assert found(text) == []


def test_offices_are_labels_of_a_record() -> None:
    text = (
        "Oral questions\n\nThe Speaker: Order. The Minister has asked leave to speak.\n\n"
        "The Minister for Ports, Odile Farrimer: I have today signed the order.\n\n"
        "Ivo Lowe (Skarne Sound): How many inspectors are there this morning?\n\n"
        "The Minister for Ports: Nineteen. I do not hide from the number.\n\n"
        "Ivo Lowe: Moved is a gentle word. I shall ask again.\n"
    )
    assert found(text) == [
        ("Order. The Minister has asked leave to speak.", None),
        ("I have today signed the order.", "Odile Farrimer"),
        ("How many inspectors are there this morning?", "Ivo Lowe"),
        ("Nineteen. I do not hide from the number.", "Odile Farrimer"),
        ("Moved is a gentle word. I shall ask again.", "Ivo Lowe"),
    ]
