"""Words that are listed once. Invented words."""

# ruff: noqa: E501 (an article's paragraph is one line)

from __future__ import annotations

import pytest
from stories import Build, article

from briefing.archive import Decision, QuotationRow
from briefing.edition import Edition, compose
from briefing.edition.repeats import fuller
from briefing.model import Quotation
from briefing.settings import EditionSettings, Settings

DAY = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")


def row(id: str, text: str, speaker: str = "Ada Brandreth", kept: bool = False) -> QuotationRow:
    quotation = Quotation(article="a", text=text, start=0, end=len(text), kind="partial")
    return QuotationRow(
        id=id,
        quotation=quotation,
        speaker=speaker,
        speaker_id=speaker,
        role=None,
        outlet=None,
        published=None,
        url=None,
        title="",
        event="e",
        pinned=kept,
    )


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        (("full confidence", "“Full confidence” in the pilot"), ["2"]),
        (("had ‘full confidence’ in the pilot", "full confidence"), ["1"]),
        (("full confidence", "no comment", "had full confidence"), ["3", "2"]),
        (("full confidence", "in full", "confidence in fulls"), ["1", "2", "3"]),
        (("full confidence", "Full confidence,"), ["1"]),
    ],
)
def test_the_fuller_words_stand_in_the_place_of_those_in_them(texts: tuple[str, ...], left: list[str]) -> None:
    rows = [row(str(number), text) for number, text in enumerate(texts, 1)]
    assert [one.id for one in fuller(rows, lambda one: one.pinned)] == left


def test_what_is_kept_stays_and_other_speakers_are_others() -> None:
    rows = [row("1", "full confidence", kept=True), row("2", "had full confidence"), row("3", "full", "Nils Overgaard")]
    found = fuller(rows, lambda one: one.pinned, lambda one: one.speaker)
    assert [one.id for one in found] == ["1", "2", "3"]


FOG = """Ferry of Pellmouth runs aground in fog
The ferry of Pellmouth ran aground in fog on Tuesday.
“Nobody was told to go below,” said Nils Overgaard, a deckhand.
“I can say that nobody was told to go below, and that the lookout stood where he always stands,” said Ada Brandreth, the captain.
"""
BOARD = """Harbour board of Pellmouth asks for a new light
The harbour board asked for a new light on the mole on Tuesday, and heard those who had been aboard the ferry.
“I can say that nobody was told to go below,” Ada Brandreth told the town.
"""


def told(edition: Edition) -> list[str]:
    return [said.quotation.text for said in edition.quotations() if "told to go below" in said.quotation.text]


def test_under_an_event_stands_the_fuller(build: Build) -> None:
    archive = build(article("a1", FOG, outlet="Pellmouth Post", published="2026-03-10T09:00:00+00:00"))
    settings = Settings(edition=EditionSettings(key_quotations=0))
    (words,) = told(compose(archive, settings, *DAY))
    assert words.startswith("I can say")
    short = next(one for one in archive.quotations() if one.quotation.text.startswith("Nobody"))
    archive.decide(Decision(kind="pin", object="quotation", targets=(short.id,)))
    assert "Nobody was told to go below," in told(compose(archive, settings, *DAY)), "unless the user wants it"


def test_a_key_quotation_is_not_printed_again_for_another_event(build: Build) -> None:
    archive = build(
        article("a1", FOG, outlet="Pellmouth Post", published="2026-03-10T09:00:00+00:00", event="ferry"),
        article("a2", BOARD, published="2026-03-10", event="light"),
    )
    edition = compose(archive, Settings(), *DAY)
    key = [said.quotation.text for voice in edition.voices if "Brandreth" in voice.name for said in voice.said]
    assert [words for words in key if words.endswith("go below,")] == []
