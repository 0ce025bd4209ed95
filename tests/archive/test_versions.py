"""What is decided on one version of a statement holds for all of them."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from briefing.archive import Archive, Decision, QuotationRow, Scope
from briefing.model import Article
from tests.archive.making import analysis, article, as_of_version, event, quote

WORDS = "We shall pump until the last lamp is found."
HERALD = article("h", f'"{WORDS}" said Mara Quill.', outlet="Harbour Herald", published="2026-03-10T08:00:00+00:00")
WIRE = article("w", f'Mara Quill said: "{WORDS}"', outlet="Northern Wire", published="2026-03-10T09:00:00+00:00")
ECHO = article("e", f'At noon came this: "{WORDS}"', outlet="Valley Echo", published="2026-03-10T12:00:00+00:00")
OTHER = article("o", f'"{WORDS}" Ivo Brandt told us.', outlet="Island Post", published="2026-03-10T13:00:00+00:00")
LATE = article("l", f'"{WORDS}" Quill had said earlier.', outlet="Sound Review", published="2026-03-10T19:00:00+00:00")
SPEAKERS = {"h": "Mara Quill", "w": "Mara Quill", "e": None, "o": "Ivo Brandt", "l": "Mara Quill"}


def load(archive: Archive, *articles: Article, version: str = "1") -> None:
    archive.add(articles)
    archive.store_analyses(
        analysis(one, quote(one, WORDS, SPEAKERS[one.id], confidence=0.7, reason="by rule"), version=version)
        for one in articles
    )
    archive.link_speakers()
    known = {id for found in archive.known_events() for id in found.articles}
    archive.store_events([event("e1", *archive.articles(sorted({*known, *(one.id for one in articles)})))])


def id_of(archive: Archive, article: Article) -> str:
    return archive.quotations(Scope(article=article.id))[0].id


def say(archive: Archive, article: Article, name: str | None) -> None:
    archive.decide(Decision(kind="re-attribute", object="quotation", targets=(id_of(archive, article),), value=name))


def speakers(archive: Archive) -> dict[str | None, str | None]:
    return {row.outlet: row.speaker for one in SPEAKERS for row in archive.quotations(Scope(article=one))}


def shown(archive: Archive) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(row.speaker, tuple(sorted(row.outlets))) for row in archive.quotations()]


@pytest.mark.parametrize("corrected", [HERALD, WIRE])
def test_who_said_it_holds_for_every_outlet_that_has_it_from_the_same_speaker_or_nobody(
    archive: Archive, corrected: Article
) -> None:
    load(archive, HERALD, WIRE, ECHO, OTHER)
    before = speakers(archive)
    assert len(shown(archive)) == 1, "until somebody says who spoke, the same words are one statement"
    say(archive, corrected, "Ivan Demko")
    assert speakers(archive) == {
        "Harbour Herald": "Ivan Demko",
        "Northern Wire": "Ivan Demko",
        "Valley Echo": "Ivan Demko",
        "Island Post": "Ivo Brandt",
    }
    assert sorted(shown(archive), key=str) == [
        ("Ivan Demko", ("Harbour Herald", "Northern Wire", "Valley Echo")),
        ("Ivo Brandt", ("Island Post",)),
    ], "what another outlet has from somebody else is told apart"
    archive.undo()
    assert speakers(archive) == before
    assert len(shown(archive)) == 1


def test_what_arrives_later_follows(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    say(archive, WIRE, "Ivan Demko")
    load(archive, LATE, OTHER)
    assert ("Ivan Demko", ("Harbour Herald", "Northern Wire", "Sound Review")) in shown(archive)
    (demko,) = (row for row in archive.speakers() if row.name == "Ivan Demko")
    assert [row.outlets for row in archive.quotations(Scope(speaker=demko.id))] == [
        ("Harbour Herald", "Northern Wire", "Sound Review")
    ]
    assert "Mara Quill" not in {row.name for row in archive.speakers()}, "nothing that she said is left"
    archive.undo()
    assert speakers(archive)["Sound Review"] == "Mara Quill"
    assert "Ivan Demko" not in {row.name for row in archive.speakers()}


def test_it_holds_after_the_analysis_is_made_again(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    say(archive, HERALD, "Ivan Demko")
    load(archive, LATE)
    decided = archive.quotations()
    load(archive, WIRE, LATE, HERALD, version="2")
    assert archive.quotations() == decided


def test_it_holds_where_a_copy_leaves_the_event(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    say(archive, HERALD, "Ivan Demko")
    archive.decide(Decision(kind="split", object="event", targets=("w",)))
    assert speakers(archive)["Northern Wire"] == "Ivan Demko"


def test_the_same_words_of_the_same_speaker_in_another_event_follow_too(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    archive.add([LATE, OTHER])
    archive.store_analyses(analysis(one, quote(one, WORDS, SPEAKERS[one.id])) for one in (LATE, OTHER))
    archive.link_speakers()
    archive.store_events([event("e2", LATE, OTHER)])
    say(archive, HERALD, "Ivan Demko")
    assert speakers(archive)["Sound Review"] == "Ivan Demko"
    assert speakers(archive)["Island Post"] == "Ivo Brandt"
    archive.undo()
    assert speakers(archive)["Sound Review"] == "Mara Quill"


def test_the_latest_decision_holds_for_all(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    say(archive, HERALD, "Ivan Demko")
    say(archive, WIRE, "Ola Brekke")
    load(archive, LATE)
    assert set(speakers(archive).values()) == {"Ola Brekke"}
    archive.undo()
    assert set(speakers(archive).values()) == {"Ivan Demko"}
    say(archive, HERALD, None)
    assert set(speakers(archive).values()) == {None}


def test_a_decided_row_says_so(archive: Archive) -> None:
    load(archive, HERALD, WIRE)
    say(archive, HERALD, "Ivan Demko")
    in_event, of_outlet = (archive.quotations(scope) for scope in (Scope(event="e1"), Scope(outlet="Northern Wire")))
    assert in_event and of_outlet
    for row in in_event + of_outlet:
        said = row.quotation
        assert (row.decided, said.speaker, said.confidence, said.reason) == (
            True,
            "Ivan Demko",
            1.0,
            "decided by the user",
        )
    found = archive.analysis("h")
    assert found is not None
    assert found.quotations[0].confidence == 0.7, "the analysis stays as it was computed"


def test_a_decided_speaker_who_is_merged_takes_the_words_along(archive: Archive) -> None:
    load(archive, HERALD, WIRE, OTHER)
    say(archive, HERALD, "Ivan Demko")
    ids = {row.name: row.id for row in archive.speakers()}
    archive.decide(Decision(kind="merge", object="speaker", targets=(ids["Ivo Brandt"], ids["Ivan Demko"])))
    assert shown(archive) == [("Ivo Brandt", ("Harbour Herald", "Island Post", "Northern Wire"))]
    archive.undo()
    assert speakers(archive)["Northern Wire"] == "Ivan Demko"


@pytest.mark.parametrize("kind", ["pin", "mark", "exclude"])
def test_what_is_set_on_one_version_is_set_on_all(archive: Archive, kind: str) -> None:
    def flags(row: QuotationRow) -> tuple[bool, bool, bool]:
        return row.pinned, row.marked, row.excluded

    load(archive, WIRE)
    before = [flags(row) for row in archive.quotations()]
    written = archive.decide(Decision(kind=kind, object="quotation", targets=(id_of(archive, WIRE),)))  # type: ignore[arg-type]
    assert written.members == ()
    load(archive, HERALD)
    rows = [*archive.quotations(), *archive.quotations(Scope(article="h")), *archive.quotations(Scope(article="w"))]
    assert {flags(row) for row in rows} == {(kind == "pin", kind == "mark", kind == "exclude")}
    off = Decision(kind=kind, object="quotation", targets=(id_of(archive, HERALD),), on=False)  # type: ignore[arg-type]
    archive.decide(off)
    assert {flags(row) for one in "hw" for row in archive.quotations(Scope(article=one))} == set(before)
    archive.undo()
    archive.undo()
    assert {flags(row) for one in "hw" for row in archive.quotations(Scope(article=one))} == set(before)


def test_the_row_is_that_of_the_preferred_outlet_with_what_is_decided_on_any(archive: Archive) -> None:
    load(archive, HERALD, WIRE, LATE)
    wanted = ("Nobody's Gazette", "Sound Review", "Northern Wire")
    assert [row.outlet for row in archive.quotations(preferred=wanted)] == ["Sound Review"]
    archive.decide(Decision(kind="pin", object="quotation", targets=(id_of(archive, LATE),)))
    (row,) = archive.quotations(preferred=wanted)
    assert (row.pinned, row.id) == (True, id_of(archive, LATE))
    assert row.outlets == ("Sound Review", "Harbour Herald", "Northern Wire")
    evening = Scope(until="2026-03-10T18:00:00+00:00")
    assert [row.outlet for row in archive.quotations(evening, preferred=wanted)] == ["Northern Wire"]
    assert [row.outlet for row in archive.quotations(Scope(outlet="Harbour Herald"), preferred=wanted)] == [
        "Harbour Herald"
    ]
    view = archive.event("e1", preferred=wanted)
    assert view is not None
    assert [row.outlet for row in view.quotations] == ["Sound Review"]


def test_a_pin_leaves_with_the_statement_that_it_was_set_on(archive: Archive) -> None:
    archive.add([HERALD, WIRE, LATE])
    archive.store_analyses(analysis(one, quote(one, WORDS, "Mara Quill")) for one in (HERALD, WIRE, LATE))
    archive.link_speakers()
    archive.store_events([event("e1", HERALD), event("e2", WIRE, LATE)])
    archive.decide(Decision(kind="pin", object="quotation", targets=(id_of(archive, LATE),)))
    archive.decide(Decision(kind="move", object="article", targets=(WIRE.id,), value="e1"))
    archive.undo()
    archive.undo()
    pinned = [row.pinned for one in (HERALD, WIRE, LATE) for row in archive.quotations(Scope(article=one.id))]
    assert pinned == [False, False, False]


def test_what_was_decided_before_version_2_spreads_with_the_next_reading_in(
    archive: Archive, path: Path, tmp_path: Path
) -> None:
    load(archive, HERALD, WIRE, ECHO)
    archive.add([LATE, OTHER])
    archive.store_analyses(analysis(one, quote(one, WORDS, SPEAKERS[one.id])) for one in (LATE, OTHER))
    archive.link_speakers()
    archive.store_events([event("e2", LATE, OTHER)])
    older = tmp_path / "older.db"
    as_of_version(1, path, older)
    decide_as_before(older, id_of(archive, HERALD))
    with Archive.open(older) as found:
        assert speakers(found) == {**speakers(archive), "Harbour Herald": "Ivan Demko"}, "it is not lost"
        assert found.ungrouped(timedelta(0)), "its event is looked at again"
        found.store_events(found.known_events())
        assert speakers(found) == {
            "Harbour Herald": "Ivan Demko",
            "Northern Wire": "Ivan Demko",
            "Valley Echo": "Ivan Demko",
            "Sound Review": "Ivan Demko",
            "Island Post": "Ivo Brandt",
        }
        assert found.ungrouped(timedelta(0)) == []
        found.undo()
        assert speakers(found) == speakers(archive)


def decide_as_before(path: Path, quotation: str) -> None:
    """Write down that Ivan Demko said it, as an archive of version 1 had that: for one quotation, and no other."""
    db = sqlite3.connect(path)
    db.execute("INSERT INTO speakers (id, name, kind) VALUES ('demko', 'Ivan Demko', 'person')")
    db.execute("INSERT INTO names (speaker, name, folded) VALUES ('demko', 'Ivan Demko', 'ivan demko')")
    db.execute("UPDATE quotations SET speaker = 'demko', decided = 1 WHERE id = ?", (quotation,))
    db.execute(
        'INSERT INTO decisions (kind, object, targets, value, "on", at)'
        " VALUES ('re-attribute', 'quotation', json_array(?), 'Ivan Demko', 1, '2026-03-10T20:00:00+00:00')",
        (quotation,),
    )
    db.commit()
    db.close()
