from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import stem, stopwords
from briefing.language.data import load

LANGUAGES = ["en", "fr", "es", "pt", "de", "it", "ar", "ru"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_stop_words(language: str) -> None:
    assert len(stopwords(language)) > 100
    assert all(word == word.strip().lower() != "" for word in stopwords(language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "negotiations", "Negotiation"),
        ("en", "minister’s", "ministers"),
        ("fr", "l’accord", "accords"),
        ("it", "dell'accordo", "accordi"),
        ("es", "ministros", "ministro"),
        ("pt", "ministros", "ministro"),
        ("de", "Verhandlungen", "Verhandlung"),
        ("ru", "министры", "министров"),
        ("ar", "المدرسة", "مدرسة"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("Ministrar", "xx") == "ministrar"
    assert stopwords("xx") == frozenset()


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for language in LANGUAGES:
        stem.__wrapped__("words", language)
        stopwords.__wrapped__(language)


@given(st.text(max_size=30), st.sampled_from([*LANGUAGES, "xx"]))
def test_any_text_has_a_stem(word: str, language: str) -> None:
    assert isinstance(stem(word, language), str)


@pytest.mark.parametrize(
    ("package", "name"),
    [
        ("briefing.language", "abbreviations.yaml"),
        ("briefing.language", "stopwords.yaml"),
        ("briefing.summary", "cues.yaml"),
        ("briefing.summary", "openings.yaml"),
    ],
)
def test_no_word_of_a_list_was_read_as_something_else(package: str, name: str) -> None:
    def words(content: object) -> list[object]:
        if isinstance(content, dict):
            return [word for value in content.values() for word in words(value)]
        return content if isinstance(content, list) else [content]

    assert {type(word) for word in words(load(package, name))} == {str}
