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
