from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.archive import Archive, Scope
from briefing.archive.search import excerpt
from briefing.archive.spellings import spellings
from briefing.archive.terms import folded, match
from briefing.model import Speaker
from tests.archive.making import analysis, article, as_of_version, event, quote

ONE = article(
    "a1",
    "The harbour of Tarrow reopens. Boats wait. “Harbour dues will fall,” said Álvaro Peñarrubia. "
    "The harbour master left.",
    title="Harbour reopens",
)
TWO = article("a2", "Warm rain fell on the wharf. The harbourside was wet.", title="Rain", outlet="Lowland Times")
THREE = article("a3", "An article about something else: war and peace.", title="Else")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add([ONE, TWO, THREE])
    archive.store_analyses(
        [
            analysis(ONE, quote(ONE, "Harbour dues will fall,", "Álvaro Peñarrubia"), speakers=(
                Speaker(name="Álvaro Peñarrubia", variants=("Álvaro Peñarrubia", "Peñarrubia Soto"), quoted=1),
            )),
            analysis(TWO),
            analysis(THREE),
        ]
    )  # fmt: skip
    archive.link_speakers()
    archive.store_events([event("e1", ONE), event("e2", TWO), event("e3", THREE)])
    return archive


def found(archive: Archive, query: str, scope: Scope | None = None) -> list[str]:
    return [hit.article.id for hit in archive.search(query, scope or Scope())]


def test_words_in_any_order_and_all_of_them(filled: Archive) -> None:
    assert found(filled, "rain wet") == ["a2"]
    assert found(filled, "wet rain") == ["a2"]
    assert found(filled, "wet boats") == []
    assert found(filled, "RAIN") == ["a2"]


def test_the_last_word_may_still_be_being_typed(filled: Archive) -> None:
    assert set(found(filled, "ra")) == {"a2"}
    assert set(found(filled, "war")) == {"a2", "a3"}
    assert found(filled, "war ") == ["a3"]


def test_beginnings_of_words_where_nothing_else_is_found(filled: Archive) -> None:
    assert found(filled, "reop harb") == ["a1"]
    assert found(filled, "artic peac") == ["a3"]


def test_phrases_and_words_that_must_not_be_there(filled: Archive) -> None:
    assert found(filled, '"harbour master"') == ["a1"]
    assert found(filled, '"master harbour"') == []
    assert found(filled, '"harbour mas') == ["a1"]
    assert set(found(filled, "the -boats")) == {"a2"}


def test_accents_and_case_do_not_matter(filled: Archive) -> None:
    assert found(filled, "penarrubia") == ["a1"]
    assert found(filled, "ALVARO") == ["a1"]


def test_the_outlet_is_searched_too(filled: Archive) -> None:
    assert found(filled, "lowland") == ["a2"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        '"',
        "''",
        "AND",
        "NOT",
        "a OR",
        "NEAR(",
        "title:",
        "*",
        "^",
        "-",
        "()",
        "{x}",
        "a AND",
        "-rain",
        "\0",
        "col:a",
        "%",
        "'; --",
    ],
)
def test_nothing_typed_is_ever_syntax(filled: Archive, query: str) -> None:
    filled.search(query)
    for rows in (filled.events, filled.speakers, filled.outlets, filled.article_rows, filled.quotations):
        rows(Scope(query=query))


@given(query=st.text(max_size=40))
def test_any_text_is_a_question(query: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    for beginnings in (False, True):
        question = match(query, beginnings=beginnings)
        if question is not None:
            db.execute("SELECT * FROM words WHERE words MATCH ?", (question,)).fetchall()
    db.close()


def test_a_hit_is_the_place_in_the_text(filled: Archive) -> None:
    hit = filled.search('"harbour master"')[0]
    assert hit.field == "text"
    assert ONE.text[hit.start : hit.end] == "harbour master"
    assert "harbour master left" in hit.excerpt
    assert "\x02" not in hit.excerpt


def test_a_hit_in_the_title(filled: Archive) -> None:
    hit = filled.search("else")[0]
    assert (hit.field, hit.start, hit.end) == ("title", 0, 4)


def test_a_hit_in_a_quotation_says_so(filled: Archive) -> None:
    hit = filled.search("dues")[0]
    assert hit.field == "quotation"
    assert ONE.text[hit.start : hit.end] == "dues"


def test_a_hit_is_in_the_body_rather_than_in_the_headline_line(archive: Archive) -> None:
    text = "Lamp oil\n\nOne line before.\n\nThere is lamp oil.\n\nAnother paragraph."
    archive.add([article("a1", text, title="Oil, for once", body=10)])
    hit = archive.search("lamp oil")[0]
    assert (hit.field, text[hit.start : hit.end], hit.excerpt) == ("text", "lamp oil", "There is lamp oil.")


def test_excerpts_are_cut_between_words() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    cut = excerpt(text, 500, 506)
    assert cut.startswith("… word")
    assert cut.endswith("word …")
    assert "needle" in cut
    assert len(cut) < 180


def test_search_within_a_scope(filled: Archive) -> None:
    assert found(filled, "harbour", Scope(event="e2")) == ["a2"]
    assert found(filled, "harbour", Scope(outlet="Lowland Times")) == ["a2"]


def test_lists_take_a_query(filled: Archive) -> None:
    assert [row.id for row in filled.events(Scope(query="rain"))] == ["e2"]
    assert [row.id for row in filled.quotations(Scope(query="dues"))] == ["a1:44-67"]
    assert [row.id for row in filled.quotations(Scope(query="peñarr"))] == ["a1:44-67"]
    assert [row.name for row in filled.outlets(Scope(query="rain"))] == ["Lowland Times"]


@pytest.mark.parametrize("part", ["arrubi", "PENARR", "soto", "alv", "ál", "rrubia alvaro"])
def test_speakers_are_found_by_any_part_of_any_form_of_the_name(filled: Archive, part: str) -> None:
    assert [row.name for row in filled.speakers(Scope(query=part))] == ["Álvaro Peñarrubia"]


def test_speakers_that_do_not_match(filled: Archive) -> None:
    assert filled.speakers(Scope(query="zzz")) == []
    assert filled.speakers(Scope(query="%")) == []
    assert filled.speakers(Scope(query="_")) == []


def test_folded() -> None:
    assert folded("Al-Ṣabāḥ, J.") == "al sabah j"
    assert folded("ØYVIND Łaska-Groß") == "oyvind laska gross"


FOREIGN = article("b1", "“No ferry,” said Ole Mølsted of Łódka in the Straße, author of an Œuvre on Æthel and Đorđe.")
PLAIN = article("b2", "“No bus,” said Ole Molsted of Lodka in the Strasse, author of an oeuvre on Aethel and Dorde.")


@pytest.fixture
def lettered(archive: Archive) -> Archive:
    archive.add([FOREIGN, PLAIN])
    archive.store_analyses(
        [analysis(FOREIGN, quote(FOREIGN, "No ferry,", "Ole Mølsted")), analysis(PLAIN, quote(PLAIN, "No bus,"))]
    )
    archive.link_speakers()
    archive.store_events([event("e1", FOREIGN), event("e2", PLAIN)])
    return archive


@pytest.mark.parametrize(
    "query",
    ["molsted", "Mølsted", "lodka", "łódka ", "STRASSE", "straße", "oeuvre", "œuvre ", "aethel", "æth", "dorde",
     "Đorđe", '"ole molsted of lodka"', '"Ole Mølsted of Łód', "aut molst strass"],
)  # fmt: skip
def test_letters_that_a_keyboard_lacks_do_not_matter(lettered: Archive, query: str) -> None:
    assert set(found(lettered, query)) == {"b1", "b2"}


def test_letters_are_not_taken_for_others(lettered: Archive) -> None:
    assert found(lettered, "mulsted") == []
    assert set(found(lettered, "ole -molsted")) == set()
    assert found(lettered, "ferry molsted") == ["b1"]
    hit = lettered.search("ferry molsted")[0]
    assert FOREIGN.text[hit.start : hit.end] in ("ferry", "Mølsted")


def test_names_and_the_watchlist_do_without_such_letters(lettered: Archive) -> None:
    assert [row.name for row in lettered.speakers(Scope(query="molsted"))] == ["Ole Mølsted"]
    assert [row.id for row in lettered.quotations(Scope(query="molsted"))] == ["b1:1-10"]
    lettered.watch(["Ole Molsted"], ["straße"])
    assert {row.id for row in lettered.events() if row.watched} == {"e1", "e2"}
    assert [row.watched for row in lettered.speakers()] == [True]


def test_names_of_an_older_archive_are_found_in_plain_letters(lettered: Archive, path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    as_of_version(7, path, older)
    db = sqlite3.connect(older)
    db.execute("DELETE FROM names")
    db.execute("INSERT INTO names (speaker, name, folded) SELECT id, name, 'ole mølsted' FROM speakers")
    db.commit()
    db.close()
    with Archive.open(older) as archive:
        assert [row.name for row in archive.speakers(Scope(query="molst"))] == ["Ole Mølsted"]
        with archive._connections.writing() as db:
            db.execute("INSERT INTO name_parts (name_parts) VALUES ('integrity-check')")


def test_spellings_are_those_that_are_known_and_not_without_end() -> None:
    assert spellings("Molsted", {"mølsted", "molsteđ"}.__contains__) == ["Molsted", "mølsted", "molsteđ"]
    assert spellings("ssolid-" * 40, lambda _: True)[0] == "ssolid-" * 40
    assert len(spellings("ssolid-" * 40, lambda _: True)) <= 64
