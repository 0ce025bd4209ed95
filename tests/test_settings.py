from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import summary
from briefing.settings import (
    FORMS,
    METHODS,
    Settings,
    SettingsError,
    archive_path,
    load,
    method_of,
    parse,
    sample_archive,
    sample_settings,
    settings_path,
    shared_method,
)

FILE = Path("settings.yaml")


def problems(text: str) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parse(text, FILE)
    return str(caught.value).splitlines()


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Settings()
    assert load(None).timezone == "UTC"


def test_an_empty_file_or_one_of_comments_is_the_defaults() -> None:
    for text in ("", "# nothing yet\n", "---\n"):
        assert parse(text, FILE).feeds == ()


def test_everything_can_be_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(
        """
feeds:
  - name: The wires
    path: wires/
    outlet: Quayside Agency
  - {name: Web, url: "https://paper.example/feed.xml"}
watchlist:
  people: [Ilse Marrow]
  topics: [no, 007]
summary: {method: lead, sentences: 5, words: 90}
edition: {title: Evening note, formats: [html, txt], uncertain_below: 0.5, top_lines: 0, folder: out, templates: ~/t}
timezone: Europe/Lisbon
preferred_outlets: [Quayside Agency]
prepared_by: Night desk
marking: TLP:AMBER
archive: data/mine.db
""",
        encoding="utf-8",
    )
    settings = load(file)
    wires, web = settings.feeds
    assert (wires.name, wires.path, wires.outlet) == ("The wires", str(tmp_path / "wires"), "Quayside Agency")
    assert (web.path, web.url) == (None, "https://paper.example/feed.xml")
    assert settings.watchlist.topics == ("no", "007"), "text stays as it is written, whatever YAML would make of it"
    assert (settings.summary.method, settings.summary.sentences, settings.summary.words) == ("lead", 5, 90)
    assert settings.edition.formats == ("html", "txt")
    assert settings.edition.uncertain_below == 0.5
    assert settings.edition.folder == str(tmp_path / "out")
    assert settings.edition.templates == str(Path.home() / "t")
    assert settings.archive == str(tmp_path / "data" / "mine.db")
    assert settings.path == str(file)
    assert settings.marking == "TLP:AMBER"


def test_a_byte_order_mark_is_no_character_of_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_bytes(b"\xef\xbb\xbfmarking: Internal\n")
    assert load(file).marking == "Internal"


def test_every_problem_is_told_at_once_with_its_place_and_the_nearest_name() -> None:
    text = """\
watchlst: {people: [A]}
summary:
  method: lexrnk
  sentences: 0
timezone: Europe/Lisbonn
feeds:
  - nam: Wires
    path: x
"""
    assert problems(text) == [
        "settings.yaml:1:1: there is no setting 'watchlst' here. Did you mean 'watchlist'?",
        "settings.yaml:3:11: method cannot be 'lexrnk'. Did you mean 'lexrank'?",
        "settings.yaml:4:14: sentences should be a whole number from 1 to 50, not '0'",
        "settings.yaml:5:11: there is no time zone 'Europe/Lisbonn'. Did you mean 'Europe/Lisbon'?",
        "settings.yaml:7:5: there is no setting 'nam' here. Did you mean 'name'?",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", "should be a block of names and values"),
        ("feeds: wires\n", "feeds should be a list"),
        ("feeds:\n  - path: x\n", "'name' is missing"),
        ("feeds:\n  - {name: a}\n", "either a path or a url"),
        ("feeds:\n  - {name: a, path: b, url: https://c.example}\n", "either a path or a url"),
        ("feeds:\n  - {name: a, url: gopher://c.example}\n", "url should begin with https://"),
        ("feeds:\n  - {name: a, path: b}\n  - {name: a, path: c}\n", "another feed is called 'a'"),
        ("marking: A\nmarking: B\n", "second time"),
        ("marking: [A]\n", "should be a single value"),
        ("marking: ''\n", "marking is empty"),
        ("edition: {uncertain_below: .nan}\n", "a number from 0.0 to 1.0"),
        ("edition: {formats: []}\n", "formats names none"),
        ("edition: {formats: [docx]}\n", "formats cannot be 'docx'. Valid: html, md, txt."),
        ("summary: {sentences: 1.5}\n", "a whole number"),
        ("a: [\n", "is not YAML"),
        ("marking: A\n---\nmarking: B\n", "is not YAML"),
        ("watchlist: &w {people: [A]}\nsummary: *w\n", "aliases"),
        ("marking: \x07\n", "a character that YAML does not allow"),
        ("[" * 100_000, "nested too deeply"),
        ("a: " + "{a: " * 3000, "nested too deeply"),
    ],
    ids=itertools.count(),
)
def test_what_is_wrong_is_said_in_words(text: str, expected: str) -> None:
    assert expected in "\n".join(problems(text))


def test_a_format_that_is_none_is_told_once() -> None:
    assert len(problems("edition: {formats: [pdf]}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "marking: !!python/object/apply:os.system ['exit 3']\n",
        "feeds: !!python/name:os.system\n",
        "!!python/object/new:os.system []\n",
        "marking: !secret x\n",
    ],
)
def test_tags_never_run(text: str) -> None:
    assert len(problems(text)) == 1


def test_the_sound_parts_of_a_broken_file_are_there() -> None:
    with pytest.raises(SettingsError) as caught:
        parse("timezone: Nowhere/At_all\nmarking: Internal\nfeeds:\n  - {name: a, path: b}\n  - {name: c}\n", FILE)
    settings = caught.value.settings
    assert settings is not None
    assert settings.marking == "Internal"
    assert settings.timezone == "UTC"
    assert [feed.name for feed in settings.feeds] == ["a"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path, expected in ((tmp_path / "none.yaml", "No such file"), (tmp_path, "cannot be read")):
        with pytest.raises(SettingsError, match=expected):
            load(path)
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("marking: A\nprepared_by: Jos\xe9\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"latin\.yaml:2: is not UTF-8"):
        load(latin)


@given(
    st.text(alphabet=st.sampled_from(list("ab:-[]{}&*!|>'\"#%@`,? \n\t0\x85é\u2028")), max_size=60)
    | st.text(max_size=60)
)
def test_any_text_is_settings_or_a_settings_error(text: str) -> None:
    try:
        assert isinstance(parse(text, FILE), Settings)
    except SettingsError as error:
        assert error.problems


def test_the_sample_settings_are_valid_and_their_feeds_are_there() -> None:
    settings = load(sample_settings())
    assert len(settings.feeds) >= 3
    assert all(Path(feed.path).exists() for feed in settings.feeds if feed.path)


def test_a_feed_has_a_method_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    text = (
        "feeds:\n  - {name: All, path: in, method: lead}\n  - {name: Far, path: in/far, method: lexrank}\n"
        "  - {name: X, path: x}\n"
    )
    settings = parse(text, file)
    folder = tmp_path / "in"
    assert [feed.method for feed in settings.feeds] == ["lead", "lexrank", None]
    assert method_of(settings, folder / "a.txt") == "lead"
    assert method_of(settings, folder / "far" / "a.txt") == "lexrank", "the nearest feed"
    assert method_of(settings, tmp_path / "x" / "a.txt") == "briefing"
    assert method_of(settings, None) == method_of(settings, "-") == "briefing"
    assert shared_method(settings, [folder / "a.txt", folder / "b.txt"]) == "lead"
    assert shared_method(settings, [folder / "a.txt", folder / "far" / "b.txt"]) == "briefing"
    assert shared_method(settings, []) == "briefing"
    with pytest.raises(SettingsError) as error:
        parse(text.replace("lexrank", "lexrnk"), file)
    assert "method cannot be 'lexrnk'. Did you mean 'lexrank'?" in str(error.value)


def test_forms_are_those_of_summaries() -> None:
    assert list(FORMS) == list(summary.FORMS)
    assert parse("edition: {form: lines}", FILE).edition.form == "lines"
    assert problems("edition: {form: line}") == ["settings.yaml:1:17: form cannot be 'line'. Did you mean 'lines'?"]


def test_methods_are_the_summarisers_that_there_are() -> None:
    assert set(METHODS) == set(summary.METHODS)


def test_places_follow_option_then_environment_then_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BRIEFING_ARCHIVE", "BRIEFING_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings_path() is None
    own = settings_path_of(tmp_path)
    assert settings_path() == own
    assert archive_path().name == "archive.db"
    assert tmp_path in archive_path().parents
    assert archive_path(settings=Settings(archive="/elsewhere/a.db")) == Path("/elsewhere/a.db")
    monkeypatch.setenv("BRIEFING_ARCHIVE", str(tmp_path / "b.db"))
    monkeypatch.setenv("BRIEFING_SETTINGS", str(tmp_path / "b.yaml"))
    assert archive_path(settings=Settings(archive="/elsewhere/a.db")) == tmp_path / "b.db"
    assert settings_path() == tmp_path / "b.yaml"
    assert archive_path("c.db") == Path("c.db")
    assert settings_path("c.yaml") == Path("c.yaml")
    assert sample_archive() != archive_path()


def settings_path_of(home: Path) -> Path:
    """The user's own settings file, made where this system keeps it."""
    from platformdirs import user_config_path

    file = user_config_path("briefing", appauthor=False) / "settings.yaml"
    assert home in file.parents
    file.parent.mkdir(parents=True)
    file.write_text("marking: Own\n", encoding="utf-8")
    return file
