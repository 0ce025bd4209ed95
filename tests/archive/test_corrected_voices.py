"""Quotations are searched by who speaks as the user's decisions have it, and by nobody else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.archive import Archive, Decision, Scope
from briefing.archive.migrations import VERSION
from briefing.quotes.aliases import read_aliases
from tests.archive.making import analysis, article, as_of_version, event, quote

PIERS = article("a1", 'Mara Quill said: "The piers are safe again."', published="2026-03-10")
WAIT = article("a2", '"We shall see," said Mara Bo Quill.', published="2026-03-11")
SILENT = article("a3", '"No comment," said Ivo Brandt.', published="2026-03-12")
QUOTED = "a1:18-43"


def load(archive: Archive, version: str = "1") -> None:
    archive.add([PIERS, WAIT, SILENT])
    archive.store_analyses(
        [
            analysis(PIERS, quote(PIERS, "The piers are safe again.", "Mara Quill"), version=version),
            analysis(WAIT, quote(WAIT, "We shall see,", "Mara Bo Quill"), version=version),
            analysis(SILENT, quote(SILENT, "No comment,", "Ivo Brandt"), version=version),
        ]
    )
    archive.link_speakers()
    archive.store_events([event("e1", PIERS, WAIT), event("e2", SILENT)])


@pytest.fixture
def filled(archive: Archive) -> Archive:
    load(archive)
    return archive


def found(archive: Archive, query: str) -> set[str]:
    return {row.quotation.article for row in archive.quotations(Scope(query=query))}


def id_of(archive: Archive, name: str) -> str:
    return next(row.id for row in archive.speakers() if row.name == name)


def whole(path: Path) -> bool:
    """Whether the index holds what the quotations say, and those what their speakers and decisions say."""
    db = sqlite3.connect(path)
    db.execute("INSERT INTO quotation_words (quotation_words, rank) VALUES ('integrity-check', 1)")
    (astray,) = db.execute("SELECT count(*) FROM quotations q JOIN voices v ON v.n = q.n AND v.voice IS NOT q.voice")
    db.close()
    return astray == (0,)


def re_attributed(archive: Archive) -> Decision:
    return Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Ola Brekke")


def to_nobody(archive: Archive) -> Decision:
    return Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value=None)


def merged(archive: Archive) -> Decision:
    targets = id_of(archive, "Mara Bo Quill"), id_of(archive, "Ivo Brandt")
    return Decision(kind="merge", object="speaker", targets=targets)


def renamed(archive: Archive) -> Decision:
    return Decision(kind="rename", object="speaker", targets=(id_of(archive, "Mara Bo Quill"),), value="Ola Brekke")


def split_off(archive: Archive) -> Decision:
    return Decision(kind="split", object="speaker", targets=(id_of(archive, "Mara Bo Quill"), "Mara Bo Quill"))


CORRECTIONS = [
    (re_attributed, {"Mara": {"a2"}, "Quill": {"a2"}, "Brekke": {"a1"}, "Brekke piers": {"a1"}}),
    (to_nobody, {"Mara": {"a2"}, "Brekke": set(), "piers": {"a1"}}),
    (merged, {"Brandt": set(), "Quill": {"a1", "a2", "a3"}, "Quill comment": {"a3"}}),
    (renamed, {"Quill": set(), "Brekke": {"a1", "a2"}}),
    (split_off, {"Bo": {"a2"}, "Quill": {"a1", "a2"}}),
]


def test_found_under_the_name_that_is_shown_and_the_one_in_the_article(filled: Archive, path: Path) -> None:
    assert found(filled, "Bo Quill") == {"a1", "a2"}
    assert found(filled, "Bo piers") == {"a1"}
    assert found(filled, '"Mara Quill"') == {"a1"}
    assert found(filled, "Brandt") == {"a3"}
    assert whole(path)


@pytest.mark.parametrize(("correction", "expected"), CORRECTIONS)
def test_a_correction_is_followed_and_its_undoing_too(
    filled: Archive, path: Path, correction: Callable[[Archive], Decision], expected: dict[str, set[str]]
) -> None:
    queries = {*expected, "Mara", "Bo", "Quill", "Brandt", "piers"}
    before = {query: found(filled, query) for query in queries}
    filled.decide(correction(filled))
    assert {query: found(filled, query) for query in expected} == expected
    assert whole(path)
    decided = {query: found(filled, query) for query in queries}
    load(filled, "2")
    assert {query: found(filled, query) for query in queries} == decided, "an analysis made again changes nothing"
    assert whole(path)
    filled.undo()
    assert {query: found(filled, query) for query in queries} == before
    assert whole(path)


def test_the_list_of_names_is_followed(filled: Archive, path: Path) -> None:
    filled.use_aliases(read_aliases("aliases:\n  Ivolin Brandtson: [Ivo Brandt]\n", "names.yaml"))
    assert found(filled, "Ivolin") == {"a3"}
    assert found(filled, "Ivo Brandt") == {"a3"}, "what the article calls him is no mistake"
    assert whole(path)


@pytest.mark.parametrize("version", [1, 3])
@pytest.mark.parametrize(("correction", "expected"), CORRECTIONS)
def test_corrections_in_an_older_archive_are_followed_once_it_is_up_to_date(
    filled: Archive,
    path: Path,
    tmp_path: Path,
    version: int,
    correction: Callable[[Archive], Decision],
    expected: dict[str, set[str]],
) -> None:
    filled.decide(correction(filled))
    older = tmp_path / "older.db"
    as_of_version(version, path, older)
    with Archive.open(older) as archive:
        assert archive.quotations() == filled.quotations()
        assert {query: found(archive, query) for query in expected} == expected
        archive.undo()
        assert found(archive, "Mara") == {"a1", "a2"}
    assert whole(older)
    db = sqlite3.connect(older)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    db.close()
