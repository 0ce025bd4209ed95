from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from shell import Run

from briefing.archive import Archive, Scope
from briefing.cli.naming import event_named, named
from briefing.cli.output import csv_cell, fit, width
from briefing.cli.shared import WrongUse
from briefing.intake import take_in
from briefing.model import Article
from briefing.settings import Settings, load, sample_settings
from tests.archive.making import analysis, article, event


@pytest.mark.parametrize("command", ["events", "speakers", "quotes"])
def test_lists_speak_to_people_programs_and_spreadsheets(on_sample: Run, command: str) -> None:
    text = on_sample(command, "--limit", 5)
    assert text.exit_code == 0
    assert text.stdout.strip()
    rows = [json.loads(line) for line in on_sample(command, "--limit", 5, "--json").stdout.splitlines()]
    assert len(rows) == 5
    table = list(csv.DictReader(io.StringIO(on_sample(command, "--limit", 5, "--csv").stdout)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert list(table[0]) == list(rows[0])


@pytest.mark.parametrize("command", ["events", "speakers", "quotes"])
def test_lists_say_where_files_and_words_go(on_sample: Run, command: str, tmp_path: Path) -> None:
    report = tmp_path / "a report.txt"
    report.write_text("“No,” said Ada Brandt.", encoding="utf-8")
    named = on_sample(command, report)
    assert named.exit_code == 2
    assert f"briefing analyse '{report}'" in named.stderr
    asked = on_sample(command, "Ada", "Brandt")
    assert asked.exit_code == 2
    assert f"briefing {command} --query 'Ada Brandt'" in asked.stderr
    assert f"briefing {command} --query" in on_sample(command, "a" * 5000).stderr  # no file can be called so
    assert on_sample(command, "--query", "", "--limit", 1).exit_code == 0


def test_lists_are_those_of_the_archive(on_sample: Run, sample_db: Path) -> None:
    with Archive.open(sample_db) as archive:
        for command, rows in (
            ("events", archive.events()),
            ("speakers", archive.speakers()),
            ("quotes", archive.quotations(preferred=load(sample_settings()).preferred_outlets)),
        ):
            listed = [json.loads(line)["id"] for line in on_sample(command, "--json").stdout.splitlines()]
            assert listed == [row.id for row in rows]


@pytest.mark.parametrize("command", ["events", "speakers", "quotes"])
def test_an_empty_list_keeps_its_columns_and_says_why(on_sample: Run, command: str) -> None:
    full, empty = on_sample(command, "--csv"), on_sample(command, "--csv", "--query", "nowhereatall")
    assert empty.stdout.splitlines() == full.stdout.splitlines()[:1]
    told = on_sample(command, "--query", "nowhereatall")
    assert told.exit_code == 0
    assert "fit" in told.stderr
    assert "briefing add" not in told.stderr


def test_an_article_that_is_not_there(on_sample: Run) -> None:
    result = on_sample("quotes", "--article", "nowhere")
    assert result.exit_code == 2
    assert "there is no article 'nowhere'" in result.stderr


@pytest.mark.parametrize("command", [["events"], ["quotes"], ["search", "ferry"]])
def test_one_format_at_a_time(on_sample: Run, command: list[str]) -> None:
    result = on_sample(*command, "--json", "--csv")
    assert result.exit_code == 2
    assert "choose one" in result.stderr


def test_a_page_of_a_list(on_sample: Run) -> None:
    everything = on_sample("speakers", "--json").stdout.splitlines()
    assert on_sample("speakers", "--json", "--offset", 2, "--limit", 3).stdout.splitlines() == everything[2:5]


def test_quotations_of_one_speaker_by_a_part_of_the_name(on_sample: Run) -> None:
    rows = [json.loads(line) for line in on_sample("quotes", "--speaker", "farrimond", "--json").stdout.splitlines()]
    assert rows
    assert {row["speaker"] for row in rows} == {"Odette Farrimond"}
    text = on_sample("quotes", "--speaker", "Odette Farrimond").stdout
    assert text.count("– Odette Farrimond") == len(rows)


def test_a_spreadsheet_shows_where_a_quotation_is_broken_off(on_sample: Run) -> None:
    rows = [json.loads(line) for line in on_sample("quotes", "--json").stdout.splitlines()]
    cells = [row["text"] for row in csv.DictReader(io.StringIO(on_sample("quotes", "--csv").stdout))]
    broken = [(row, cell) for row, cell in zip(rows, cells, strict=True) if row["parts"]]
    assert broken
    for row, cell in broken:
        assert cell.count(" … ") == len(row["parts"]) - 1 + row["text"].count(" … ")
        assert cell.replace(" … ", " ").lstrip("'") == row["text"].replace(" … ", " ").lstrip("'")


def test_events_have_their_key_terms(on_sample: Run, sample_db: Path) -> None:
    rows = [json.loads(line) for line in on_sample("events", "--json").stdout.splitlines()]
    (toll,) = [row for row in rows if row["title"].startswith("Toll in Tarrowmouth")]
    assert {"Tarrowmouth", "divers", "toll"} <= {*toll["terms"]}
    idle = {"of", "for", "de", "del", "Tuesday", "Wednesday"}
    assert not idle & {term for row in rows for term in row["terms"]}
    assert not any(term.isdigit() for row in rows for term in row["terms"])
    assert ", ".join(toll["terms"][:4]) in on_sample("events").stdout
    (line,) = [
        row for row in csv.DictReader(io.StringIO(on_sample("events", "--csv").stdout)) if row["id"] == toll["id"]
    ]
    assert line["terms"].split("; ") == toll["terms"]


def test_a_preferred_outlet_is_listed_where_it_carries_the_same_words(
    run: Run, sample_db: Path, tmp_path: Path
) -> None:
    with Archive.open(sample_db) as archive:
        versions = [archive.versions(row.id) for row in archive.quotations() if len(row.outlets) > 1]
    same = next(rows for rows in versions if rows[0].quotation.text == rows[1].quotation.text)
    for row in same[:2]:
        settings = tmp_path / "settings.yaml"
        settings.write_text(f"preferred_outlets: [{row.outlet}]\n", encoding="utf-8")
        listed = run("quotes", "--archive", sample_db, "--settings", settings, "--json").stdout.splitlines()
        assert row.id in {json.loads(line)["id"] for line in listed}


def test_a_name_that_nobody_has_gets_the_nearest_one(on_sample: Run) -> None:
    result = on_sample("quotes", "--speaker", "Odette Farimond")
    assert result.exit_code == 2
    assert "Did you mean 'Odette Farrimond'?" in result.stderr


def test_a_name_is_known_without_its_accents_and_letters_that_a_keyboard_lacks() -> None:
    names = {"1": "Ole Mølsted", "2": "Farida al-Núwayri", "3": "Jan Kerr", "4": "Ján Kerr", "5": "***"}

    def known(wanted: str) -> str | None:
        return named(wanted, lambda: {id: (name,) for id, name in names.items()}, "speaker")

    assert [known(name) for name in ("Molsted", "ole MØLSTED", "farida al nuwayri", "***")] == ["1", "1", "2", "5"]
    assert [known(name) for name in ("jan kerr", "Ján Kerr")] == ["3", "4"]
    with pytest.raises(WrongUse, match="fits more than one speaker"):
        known("kerr")
    with pytest.raises(WrongUse, match="no speaker '!!'"):
        known("!!")


def test_an_event_is_named_by_the_title_that_the_list_of_the_period_shows(tmp_path: Path) -> None:
    shown = "Kerr ferry still stopped by gale"
    days = {"Gale stops ferry at Kerr": "2026-03-10", shown: "2026-03-11", f"Why is {shown} of suits": "2026-05-11"}
    told = [article(f"a{n}", title=title, published=day) for n, (title, day) in enumerate(days.items())]
    period = ("2026-03-11T00:00:00+00:00", "2026-03-12T00:00:00+00:00")
    with Archive.open(tmp_path / "ferry.db") as archive:
        archive.add(told)
        archive.store_analyses([analysis(one) for one in told])
        gale, suits = event("gale", *told[:2]), event("suits", told[2])
        archive.store_events([structs.replace(gale, title=told[0].title), structs.replace(suits, title=told[2].title)])
        assert [row.title for row in archive.events(Scope(since=period[0], until=period[1]))] == [shown]
        assert event_named(archive, shown, *period) == "gale"
        assert event_named(archive, "Gale stops ferry", *period) == "gale"
        assert event_named(archive, "of suits", *period) == "suits"


def test_a_name_that_lists_do_not_show_is_known_where_no_shown_one_fits() -> None:
    names = {"1": ("Ilse Varn", "Jusuf Karam", "Karam"), "2": ("Ole Karamsen", "Karamsen"), "3": ("Ada Jusufi",)}

    def known(wanted: str) -> str | None:
        return named(wanted, lambda: names, "speaker")

    assert [known(name) for name in ("jusuf karam", "Karamsen", "Ada")] == ["1", "2", "3"]
    assert known("karam") == "2", "a name that lists show, or a part of one, goes before"
    with pytest.raises(WrongUse, match=r"fits more than one speaker: Ilse Varn \(1\); Ole \(2\)"):
        named("Kara", lambda: {**names, "2": ("Ole", "Karamsen")}, "speaker")


def test_a_part_of_a_name_that_several_have_asks_for_the_id(on_sample: Run) -> None:
    result = on_sample("quotes", "--event", "ferry")
    assert result.exit_code == 2
    assert re.search(r"'ferry' fits more than one event: .*Give the id\.", result.stderr)


def test_days_are_those_of_the_settings_time_zone(on_sample: Run) -> None:
    def days(*options: str) -> set[str]:
        rows = [json.loads(line) for line in on_sample("quotes", "--json", *options).stdout.splitlines()]
        return {row["published"][:10] for row in rows}

    assert days("--since", "2026-03-11", "--until", "2026-03-11") == {"2026-03-11"}
    assert days("--since", "2026-03-12") == {"2026-03-12"}
    assert days("--until", "2026-03-12T00:00+00:00") == {"2026-03-10", "2026-03-11"}
    assert days("--since", "today") == set()


@pytest.mark.parametrize("value", ["soon", "2026-13-01", "12 March", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_says_how_to_write_it(on_sample: Run, value: str) -> None:
    result = on_sample("events", "--since", value)
    assert result.exit_code == 2
    assert "write it like 2026-03-10" in result.stderr


def test_search_finds_places(on_sample: Run, sample_db: Path) -> None:
    hits = [json.loads(line) for line in on_sample("search", "public", "inquiry", "--json").stdout.splitlines()]
    assert hits
    with Archive.open(sample_db) as archive:
        for hit in hits:
            article = archive.article(hit["article"])
            assert article is not None
            where = article.title if hit["field"] == "title" else article.text
            assert where[hit["start"] : hit["end"]].casefold().split()[0].strip("“\"'") in ("public", "inquiry")
    lines = on_sample("search", "public", "inquiry").stdout.splitlines()
    assert sum(not line.startswith("    ") for line in lines) == len(hits)
    assert len(on_sample("search", "public", "inquiry", "--csv").stdout.splitlines()) == len(hits) + 1


def test_nothing_found_is_said_and_is_no_failure(on_sample: Run) -> None:
    for args in (
        ("search", "zzyzx"),
        ("events", "--query", "zzyzx"),
        ("quotes", "--query", "zzyzx"),
        ("speakers", "--query", "zzyzx"),
    ):
        result = on_sample(*args)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.strip()


@pytest.mark.parametrize("command", ["events", "speakers", "quotes", "search x", "make"])
def test_without_an_archive_the_way_to_one_is_told(run: Run, command: str) -> None:
    result = run(*command.split())
    assert result.exit_code == 2
    assert "there is no archive at" in result.stderr
    assert "briefing add PATH" in result.stderr
    assert f"'briefing {command.split()[0]} --sample'" in result.stderr
    named = run(*command.split(), "--archive", "nowhere.db")
    assert "there is no archive at nowhere.db" in named.stderr
    assert "--sample" not in named.stderr, "whoever names an archive wants that one"


def test_the_sample_feed_can_be_asked_without_an_archive_of_ones_own(run: Run, on_sample: Run, own_home: Path) -> None:
    first = run("quotes", "--sample", "--limit", "3")
    assert first.exit_code == 0
    assert "reading the sample feed in" in first.stderr
    assert first.stdout == on_sample("quotes", "--limit", "3").stdout
    again = run("--sample", "quotes", "--limit", "3")
    assert (again.stdout, again.stderr) == (first.stdout, "")
    made = run("make", "--sample", "--out", "-", "--date", "2026-03-12")
    assert "Petrel Queen" in made.stdout
    assert run("events").exit_code == 2, "nothing of it stands in the user's archive"


def test_a_file_that_is_no_archive_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("These are notes and not an archive. " * 100)
    before = file.read_bytes()
    result = run("events", "--archive", file)
    assert result.exit_code == 2
    assert "not an archive" in result.stderr
    assert file.read_bytes() == before


HOSTILE = """=HYPERLINK("http://evil.example")
“+1 for the tax,” said Wilma Oake, =cmd of the guild.
The guild of \x1b[31mbakers\x9b met on Monday in Pellmouth.
"""


@pytest.fixture
def hostile_db(tmp_path: Path) -> Path:
    title = HOSTILE.partition("\n")[0]
    article = Article(
        id="a1", text=HOSTILE, title=title, body=len(title) + 1, outlet="@Post\x1b]0;x\x07", published="2026-03-10"
    )
    path = tmp_path / "hostile.db"
    with Archive.open(path, clock=lambda: datetime(2026, 3, 10, tzinfo=UTC)) as archive:
        archive.add([article])
        for _ in take_in(archive, [], Settings(), jobs=1):
            pass
    return path


@pytest.mark.parametrize("command", ["events", "speakers", "quotes", "search guild"])
def test_nothing_from_outside_steers_a_terminal_or_runs_in_a_spreadsheet(
    run: Run, hostile_db: Path, command: str
) -> None:
    for form in ((), ("--json",), ("--csv",)):
        result = run(*command.split(), "--archive", hostile_db, *form)
        assert result.exit_code == 0
        assert result.stdout
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", result.stdout.replace("\r\n", "\n"))
    for row in csv.reader(io.StringIO(run(*command.split(), "--archive", hostile_db, "--csv").stdout)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        *(("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("＝x", "'＝x"), ("\t=1", "'=1")),
        *(("a=1", "a=1"), (-3, "-3"), (None, ""), (True, "True")),
    ],
)
def test_cells_that_a_spreadsheet_would_run_are_text(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


@pytest.mark.parametrize("text", ["plain", "日本語の見出し", "é" * 9, "e\u0301" * 9, ""])
@pytest.mark.parametrize("cells", [1, 2, 5, 20])
def test_columns_are_as_wide_as_they_should_be(text: str, cells: int) -> None:
    assert width(fit(text, cells)) == cells
    assert fit(text, cells, right=True).strip() == fit(text, cells).strip()


def test_words_in_pieces_tell_where_each_stands(on_sample: Run) -> None:
    objects = [json.loads(line) for line in on_sample("quotes", "--json").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(on_sample("quotes", "--csv").stdout)))
    broken = [(one, row) for one, row in zip(objects, rows, strict=True) if one["parts"]]
    assert broken
    for one, row in broken:
        lengths = [part["end"] - part["start"] for part in one["parts"]]
        assert sum(lengths) + len(lengths) - 1 == len(one["text"])
        assert row["parts"] == "; ".join(f"{part['start']}-{part['end']}" for part in one["parts"])


@pytest.mark.parametrize("command", [("quotes",), ("search", "ferry")])
def test_an_outlet_is_known_by_its_name_in_any_case_or_a_part_of_it(on_sample: Run, command: tuple[str, ...]) -> None:
    whole = on_sample(*command, "--outlet", "Harbour Wire", "--json").stdout
    assert whole
    assert on_sample(*command, "--outlet", "harbour w", "--json").stdout == whole
    wrong = on_sample(*command, "--outlet", "Harbor Wire")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "there is no outlet 'Harbor Wire'. Did you mean 'Harbour Wire'?" in wrong.stderr


@pytest.mark.parametrize("command", [("events",), ("search", "ferry")])
def test_a_period_that_ends_before_it_begins_is_wrong_use(on_sample: Run, command: tuple[str, ...]) -> None:
    result = on_sample(*command, "--since", "2026-03-12", "--until", "2026-03-10")
    assert result.exit_code == 2
    assert "the period ends before it begins" in result.stderr


def test_words_together_words_without_and_beginnings_are_searched_for(on_sample: Run) -> None:
    def found(*words: str) -> set[str]:
        return {json.loads(line)["article"] for line in on_sample("search", "--json", "--", *words).stdout.splitlines()}

    assert found('"public inquiry"')
    assert found("inquiry", "public") and not found('"inquiry public"')
    assert found("ferry", "-inquiry") < found("ferry")
    assert found("ferr") >= found("ferry")


def test_reported_speech_is_said_to_be_such(on_sample: Run) -> None:
    rows = [json.loads(line) for line in on_sample("quotes", "--json").stdout.splitlines()]
    told = on_sample("quotes").stdout
    assert told.count("reported speech;") == sum(row["kind"] == "indirect" for row in rows) > 0
