"""Paragraphs of text with a line each, and of text wrapped at a fixed width."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis import analyse
from briefing.ingest import read
from briefing.language.paragraphs import flowing, paragraphs
from briefing.model import Analysis, Article

STORY = (
    "Harbour board lends its oldest crane to the museum",
    "By Oda Lindqvale",
    "SKARRA — The harbour board will lend the museum its oldest crane, a steam one of 1911 that has stood idle on the "
    "north mole since the new quay was opened nine years ago.",
    "“It was always too good for scrap,” the harbour master, Tove Aldringham, said on Monday. “We only never knew "
    "who would want a thing that weighs as much as the church.”",
    "The museum opens in May.",
    "Visitors will be allowed to climb it in groups of four, and the board has asked for a fence around the boiler "
    "before the first of them comes.",
)


def words(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in paragraphs(text)]


def wrapped(width: int, *, between: str, indent: str = "") -> str:
    return between.join(
        textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False) for paragraph in STORY
    )


def test_a_line_is_a_paragraph() -> None:
    assert words("\n".join(STORY)) == list(STORY)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize(
    ("between", "indent"), [("\n\n", ""), ("\n", ""), ("\n", "   "), ("\n\n", "  "), ("\r\n", "   ")]
)
def test_wrapped_lines_are_one(width: int, between: str, indent: str) -> None:
    assert words(wrapped(width, between=between, indent=indent).replace("\r\n", "\n")) == list(STORY)
    assert words(wrapped(width, between=between, indent=indent)) == list(STORY)


def test_short_lines_of_their_own_are_not_joined() -> None:
    headlines = "\n".join(
        f"The board of the harbour number {number} lends its crane to a museum" for number in range(9)
    )
    assert len(paragraphs(headlines)) == 9
    numbered = "\n\n".join(f"{number}\nWhat the harbour master of Skarra said of the cranes" for number in range(9))
    assert len(paragraphs(numbered)) == 18


@given(st.text(alphabet="ab .,\n\r\t“”", max_size=400))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@pytest.mark.parametrize(("between", "indent"), [("\n\n", ""), ("\n", "   ")])
def test_wrapped_text_flows_with_every_offset_kept(between: str, indent: str) -> None:
    text = wrapped(60, between=between, indent=indent)
    assert len(flowing(text)) == len(text)
    assert [span.of(flowing(text)) for span in paragraphs(text)] == list(STORY)
    assert paragraphs(flowing(text)) == paragraphs(text)
    plain = "\n".join(STORY)
    assert flowing(plain) is plain


def test_a_wrapped_article_is_analysed_as_if_it_were_not(tmp_path: Path) -> None:
    def analysed(text: str) -> tuple[Article, Analysis]:
        (tmp_path / "crane.txt").write_text(text, encoding="utf-8")
        (article,) = (one for one in read([tmp_path / "crane.txt"]) if isinstance(one, Article))
        return article, analyse(article)

    plain, expected = analysed("\n".join(STORY))
    article, found = analysed(wrapped(60, between="\n", indent="   "))
    assert article.title == plain.title == STORY[0]
    assert [" ".join(one.text.split()) for one in found.summary] == [one.text for one in expected.summary]
    assert [(" ".join(one.text.split()), one.speaker, one.role) for one in found.quotations] == [
        (one.text, one.speaker, one.role) for one in expected.quotations
    ]
    assert found.quotations[0].speaker == "Tove Aldringham"
    assert all(one.is_exact(article.text) for one in (*found.summary, *found.quotations))
