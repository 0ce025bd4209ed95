# ruff: noqa: E501 (an article's paragraph is one line)

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from shell import Run

from briefing.archive import Archive

BRIDGE = """Orrin bridge closed after crack is found

Engineers closed the Orrin bridge on Tuesday after a crack was found in its northern pier. 🌉

“The crack is as long as my arm,” said Tove Halvorsen-Quist, chief engineer of the Vessel Roads Agency, “and it was not there in January.”
"""


@pytest.fixture(scope="session")
def schema(root: Path) -> Draft202012Validator:
    loaded = json.loads((root / "docs" / "analyse.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(loaded)
    return Draft202012Validator(loaded)


def objects(result: Result, schema: Draft202012Validator) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The articles and the events of an output, checked against the schema, and every slice against its text."""
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    for line in lines:
        schema.validate(line)
    articles = [line for line in lines if line["type"] == "article"]
    events = [line for line in lines if line["type"] == "event"]
    assert lines == articles + events, "articles come first"
    texts = {article["id"]: article["text"] for article in articles}
    for article in articles:
        for slice in _slices(article):
            assert article["text"][slice["start"] : slice["end"]] == slice["text"]
    for event in events:
        for slice in event["summary"]:
            assert texts[slice["article"]][slice["start"] : slice["end"]] == slice["text"]
        assert all(texts.keys() >= {id} for id in event["articles"])
        assert all({copy["article"], copy["of"]} <= {*event["articles"]} for copy in event["copies"])
    return articles, events


def _slices(article: dict[str, Any]) -> list[dict[str, Any]]:
    slices = list(article["summary"])
    for quote in article["quotes"]:
        if "parts" in quote:
            pieces = [article["text"][part["start"] : part["end"]] for part in quote["parts"]]
            assert quote["text"] == " ".join(pieces)
        else:
            slices.append(quote)
        slices += [quote[name] for name in ("source", "cue") if quote[name]]
    return slices


def test_a_text_file_comes_out_unchanged_with_everything_found_in_it(
    run: Run, schema: Draft202012Validator, tmp_path: Path
) -> None:
    file = tmp_path / "bridge.txt"
    file.write_text(BRIDGE, encoding="utf-8")
    result = run("analyse", file, "--jobs", 1)
    assert result.exit_code == 0
    [article], [event] = objects(result, schema)
    assert article["text"] == BRIDGE
    assert article["path"] == str(file)
    assert article["title"] == "Orrin bridge closed after crack is found"
    assert article["event"] == event["id"]
    assert event["articles"] == [article["id"]]
    [quote] = [quote for quote in article["quotes"] if quote["kind"] == "direct"]
    assert quote["text"] == "The crack is as long as my arm, and it was not there in January."
    assert len(quote["parts"]) == 2
    assert quote["speaker"] == "Tove Halvorsen-Quist"
    assert quote["source"]["text"] == "Tove Halvorsen-Quist"


def test_the_sample_feed_keeps_the_contract(run: Run, schema: Draft202012Validator, root: Path) -> None:
    result = run("analyse", root / "feeds", "--jobs", 1)
    assert result.exit_code == 0, result.stderr
    articles, events = objects(result, schema)
    assert len(articles) >= 24
    assert len({article["id"] for article in articles}) == len(articles)
    assert {article["event"] for article in articles} == {event["id"] for event in events}
    listed = [id for event in events for id in event["articles"]]
    assert sorted(listed) == sorted(article["id"] for article in articles), "every article is in exactly one event"
    assert any(len(event["articles"]) > 1 for event in events)


def test_events_have_what_they_have_in_an_archive(
    run: Run, schema: Draft202012Validator, root: Path, tmp_path: Path
) -> None:
    _, printed = objects(run("analyse", root / "feeds", "--jobs", 1), schema)
    assert run("add", "--archive", tmp_path / "a.db", "--jobs", 1, root / "feeds").exit_code == 0
    with Archive.open(tmp_path / "a.db") as archive:
        kept = {event.id: event for event in archive.known_events()}
    assert {event["id"] for event in printed} == kept.keys()
    for event in printed:
        del event["type"], event["contract"], event["summary"]
        for copy in event["copies"]:
            copy["share"] = pytest.approx(copy["share"], abs=1e-4)
        assert event == json.loads(msgspec.json.encode(kept[event["id"]]))
    assert any(event["copies"] for event in printed)
    assert any(event["storyline"] for event in printed)


def test_ids_and_events_of_json_lines_come_back(run: Run, schema: Draft202012Validator, tmp_path: Path) -> None:
    rows = [
        {"id": "x-1", "title": "Orrin bridge closed", "text": BRIDGE, "event": "bridges", "outlet": "Quayside Agency"},
        {"id": "x-2", "title": "Choir wins prize", "text": "A choir won a prize in Pellmouth.", "event": "bridges"},
        {"id": "x-3", "title": "Only a headline", "text": "", "published": "2026-03-10", "event": "other"},
        {"id": "x-4", "title": "Orrin bridge closed", "text": BRIDGE, "event": "bridges", "outlet": "Quayside Agency"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("analyse", file, "--jobs", 1)
    assert result.exit_code == 0, result.stderr
    articles, events = objects(result, schema)
    assert [(article["id"], article["event"]) for article in articles] == [
        ("x-1", "bridges"),
        ("x-2", "bridges"),
        ("x-3", "other"),
        ("x-4", "bridges"),
    ], "an article that is given twice is there twice"
    assert {event["id"]: sorted(event["articles"]) for event in events} == {
        "bridges": ["x-1", "x-2", "x-4"],
        "other": ["x-3"],
    }
    assert articles[2]["published"] == "2026-03-10"


def test_standard_input_is_read(run: Run, schema: Draft202012Validator) -> None:
    result = run("analyse", "-", "--jobs", 1, "--outlet", "Quayside Agency", stdin=BRIDGE)
    assert result.exit_code == 0
    [article], _ = objects(result, schema)
    assert (article["text"], article["path"], article["outlet"]) == (BRIDGE, "-", "Quayside Agency")


def test_a_broken_input_is_named_and_the_others_are_done(
    run: Run, schema: Draft202012Validator, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{not json\n", encoding="utf-8")
    result = run("analyse", tmp_path / "broken.jsonl", tmp_path / "none.txt", tmp_path / "good.txt", "--jobs", 1)
    assert result.exit_code == 1
    assert "broken.jsonl" in result.stderr
    assert "none.txt: there is no such file or folder" in result.stderr
    assert len(objects(result, schema)[0]) == 1


def test_a_broken_line_of_standard_input_is_named(run: Run, schema: Draft202012Validator) -> None:
    result = run("analyse", "-", "--jobs", 1, stdin='{"text": "One bridge closed."}\n[1]\n')
    assert result.exit_code == 1
    assert result.stderr.startswith("briefing: standard input:2: ")
    assert len(objects(result, schema)[0]) == 1


def test_length_and_method_of_summaries_can_be_chosen(run: Run, schema: Draft202012Validator, root: Path) -> None:
    def summaries(*options: object) -> list[list[str]]:
        articles, _ = objects(run("analyse", root / "feeds" / "harbour-wire", "--jobs", 1, *options), schema)
        return [[sentence["text"] for sentence in article["summary"]] for article in articles]

    assert max(map(len, summaries("--sentences", 1))) == 1
    assert max(map(len, summaries("--sentences", 6))) > 3
    assert all(len(" ".join(summary).split()) <= 40 for summary in summaries("--words", 40))
    assert summaries("--method", "lead") != summaries("--method", "luhn")


def test_the_method_of_a_feed_is_that_of_its_articles_unless_one_is_named(run: Run, tmp_path: Path, root: Path) -> None:
    settings = tmp_path / "settings.yaml"
    feed = root / "feeds" / "harbour-wire"
    settings.write_text(f"feeds:\n  - name: Wire\n    path: {feed}\n    method: luhn\n", encoding="utf-8")

    def told(*options: object) -> str:
        return run("analyse", feed, "--jobs", 1, *options).stdout

    assert told("--settings", settings) == told("--method", "luhn") != told()
    assert told("--settings", settings, "--method", "briefing") == told()
    settings.write_text("feeds:\n  - name: Wire\n    path: x\n    method: lunh\n", encoding="utf-8")
    wrong = run("analyse", feed, "--settings", settings)
    assert wrong.exit_code == 2
    assert "method cannot be 'lunh'. Did you mean 'luhn'?" in wrong.stderr


def test_the_outlet_of_a_feed_is_that_of_its_articles_as_in_an_archive(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, note = tmp_path / "settings.yaml", tmp_path / "wires" / "note.txt"
    settings.write_text("feeds:\n  - {name: Wires, path: wires, outlet: Harbour Wire}\n", encoding="utf-8")
    note.parent.mkdir()
    note.write_text(BRIDGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    chosen = ("analyse", "--jobs", 1, "--settings", settings)

    def outlet(*args: object, stdin: str | None = None) -> object:
        return json.loads(run(*chosen, *args, stdin=stdin).stdout.splitlines()[0])["outlet"]

    assert outlet("wires") == outlet("--method", "lead", note) == "Harbour Wire"
    assert outlet("--outlet", "Kerr Press", "wires") == "Kerr Press"
    assert outlet("-", stdin=BRIDGE) is None


@pytest.mark.parametrize("method", [(), ("--method", "lead")])
def test_a_time_is_one_of_the_settings_zone_as_in_an_archive(run: Run, tmp_path: Path, method: tuple[str, ...]) -> None:
    settings, wire, db = tmp_path / "settings.yaml", tmp_path / "2026-11-25-0715-choir.txt", tmp_path / "a.db"
    settings.write_text("timezone: Europe/Paris\n", encoding="utf-8")
    wire.write_text("Choir wins prize\n\nThe choir of Quenby has won the prize.\n", encoding="utf-8")
    lines = run("analyse", "--jobs", 1, "--settings", settings, *method, wire).stdout.splitlines()
    assert json.loads(lines[0])["published"] == "2026-11-25T07:15:00+01:00"
    run("add", "--archive", db, "--settings", settings, "--jobs", 1, wire)
    with Archive.open(db) as archive:
        assert archive.article_rows()[0].published == json.loads(lines[0])["published"]


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_whatever_the_number_of_processes(run: Run, root: Path) -> None:
    one, two = (run("analyse", root / "feeds", "--jobs", jobs).stdout_bytes for jobs in (1, 2))
    assert one == two


def test_what_could_steer_a_terminal_is_written_as_an_escape(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Head\x1b[31mline\n\nText \x9b31m with \u202e controls.\n", encoding="utf-8")
    result = run("analyse", file, "--jobs", 1)
    assert not any(0x7F <= ord(char) < 0xA0 or char in "\x1b\u202e" for char in result.stdout)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((), "Missing argument"),
        (("x.txt", "--method", "lexrnk"), "lexrank"),
        (("x.txt", "--sentences", "0"), "0"),
        (("x.txt", "--jobs", "many"), "many"),
    ],
)
def test_wrong_use_ends_with_2(run: Run, args: tuple[str, ...], expected: str) -> None:
    result = run("analyse", *args)
    assert result.exit_code == 2
    assert expected in result.stderr


@pytest.mark.slow
def test_all_of_the_labelled_articles_keep_the_contract(run: Run, schema: Draft202012Validator, shared: Path) -> None:
    result = run("analyse", shared / "data" / "quotes" / "train" / "text")
    assert result.exit_code == 0, result.stderr
    articles, _ = objects(result, schema)
    assert len(articles) == 840
