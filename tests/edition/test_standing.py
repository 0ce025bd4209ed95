"""Round-ups, comments and corrections in an edition, and words of nobody knows whom."""

from __future__ import annotations

import pytest
from stories import BRIDGE, CHOIR, CORRECTION, DIGEST, OPINION, QUARRY, Build, article

from briefing.archive import Archive, Decision
from briefing.edition import FORMATS, Edition, check, compose, render
from briefing.settings import EditionSettings, Settings, Watchlist

DAY = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")


def of(archive: Archive, settings: Settings | None = None) -> Edition:
    edition = compose(archive, settings or Settings(), *DAY)
    check(edition, archive)
    return edition


def event_of(archive: Archive, id: str) -> str:
    return next(row.event or "" for row in archive.article_rows() if row.id == id)


@pytest.fixture
def evening(build: Build) -> Archive:
    """Two reports and a digest that says more of one of them than is known."""
    archive = build(
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
        article("a2", CHOIR, outlet="Orrin Courier", published="2026-03-10T10:00:00+00:00"),
        article("d1", DIGEST, outlet="Evening Vessel", published="2026-03-10T18:00:00+00:00"),
    )
    assert len(archive.known_events()) == 3
    return archive


@pytest.mark.parametrize("form", FORMATS)
def test_a_round_up_is_a_line_at_the_end_and_tells_nothing(evening: Archive, form: str) -> None:
    edition = of(evening)
    assert len(edition.sections) == len(edition.top) == 2
    [brief] = edition.briefs
    assert brief.roundup
    assert "d1" not in {extract.article for extract in edition.extracts()}
    assert "d1" not in {said.quotation.article for said in edition.quotations()}
    assert (edition.figures.events, edition.figures.roundups) == (2, 1)
    assert edition.all_new
    text = " ".join(render(edition, form).split())
    assert "a bridge, a choir and a hole" in text
    assert "round-up, Evening Vessel" in text
    assert "on 2 events and in 1 round-up" in text


def test_a_day_that_has_only_a_round_up_claims_no_event(build: Build) -> None:
    edition = of(build(article("d1", DIGEST, outlet="Evening Vessel", published="2026-03-10T18:00:00+00:00")))
    assert (edition.top, edition.sections, edition.new) == ((), (), ())
    assert "1 article from 1 outlet in 1 round-up.\n" in render(edition, "md")


def test_a_round_up_is_the_last_line_even_where_it_is_on_the_watchlist(evening: Archive) -> None:
    evening.watch(topics=("Orrin Rovers",))
    settings = Settings(edition=EditionSettings(events=1), watchlist=Watchlist(topics=("Orrin Rovers",)))
    edition = of(evening, settings)
    assert [brief.roundup for brief in edition.briefs] == [False, True]


@pytest.mark.parametrize("kind", ["pin", "mark"])
def test_a_round_up_that_the_user_chose_is_told(evening: Archive, kind: str) -> None:
    evening.decide(Decision(kind=kind, object="event", targets=(event_of(evening, "d1"),)))  # type: ignore[arg-type]
    edition = of(evening)
    assert edition.sections[0].id == event_of(evening, "d1")
    assert edition.briefs == ()


def test_what_says_that_it_is_a_round_up_is_one_however_short(build: Build) -> None:
    archive = build(
        article("d1", "News in brief: Tuesday\nThe lock is shut.", published="2026-03-10", event="1"),
        article("d2", "Minister signs digest of old laws\nThe laws of Vessel.", published="2026-03-10", event="2"),
    )
    edition = of(archive)
    assert [brief.headline for brief in edition.briefs] == ["News in brief: Tuesday"]
    assert [section.headline for section in edition.sections] == ["Minister signs digest of old laws"]


@pytest.fixture
def morning(build: Build) -> Archive:
    archive = build(
        article("o1", OPINION, outlet="Orrin Courier", published="2026-03-10T07:00:00+00:00", event="crack"),
        article("k1", CORRECTION, outlet="Evening Vessel", published="2026-03-10T08:00:00+00:00", event="choir"),
        article("q1", QUARRY, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", event="quarry"),
    )
    assert len(archive.known_events()) == 3
    return archive


def test_comments_and_corrections_say_so_and_lead_nothing(morning: Archive) -> None:
    edition = of(morning)
    assert {line.line.extract.article for line in edition.top} == {"q1"}
    assert edition.sections[0].headline == "Orrin quarry to be filled with water"
    assert {section.headline for section in edition.sections[1:]} == {
        "Opinion: We all drove over that crack",
        "Correction: Choir of lighthouse keepers wins prize",
    }
    assert "comments and corrections after reports" in render(edition, "md")


def test_a_comment_that_the_user_pinned_leads(morning: Archive) -> None:
    morning.decide(Decision(kind="pin", object="event", targets=(event_of(morning, "o1"),)))
    edition = of(morning)
    assert edition.top[0].line.extract.article == "o1"
    assert edition.sections[0].headline.startswith("Opinion: ")


def test_the_report_tells_the_top_line_and_not_the_comment_on_it(build: Build) -> None:
    archive = build(
        article("o1", OPINION, outlet="Orrin Courier", published="2026-03-10T07:00:00+00:00", event="bridge"),
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", event="bridge"),
    )
    edition = of(archive)
    [section] = edition.sections
    assert section.headline == "Orrin bridge closed after crack is found"
    assert {line.line.extract.article for line in edition.top} == {"a1"}


@pytest.mark.parametrize("after", [",” said somebody in the crowd.", ".”"])
def test_words_of_nobody_knows_whom_are_no_top_line(build: Build, after: str) -> None:
    text = (
        "Crack found in bridge\n"
        f"“The crack in the bridge was there in January and everybody knew of it{after}\n"
        "Two men in a van drove away from it.\n"
    )
    archive = build(article("n1", text, outlet="Vessel", published="2026-03-10"))
    assert [line.line.extract.text for line in of(archive).top] == ["Two men in a van drove away from it."]


def test_they_are_once_the_user_said_whose_they_are(build: Build) -> None:
    text = "Crack found in bridge\n“Everybody in the valley knew of the crack in the bridge,” one woman said.\n"
    archive = build(article("n1", text, outlet="Vessel", published="2026-03-10"))
    assert of(archive).top == ()
    [row] = archive.quotations()
    archive.decide(Decision(kind="re-attribute", object="quotation", targets=(row.id,), value="Tove Halvorsen-Quist"))
    assert [line.line.source for line in of(archive).top] == [1]
