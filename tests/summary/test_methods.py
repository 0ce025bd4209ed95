"""sumy's summarisers with our words, the traps they would fall into by themselves, and our faster forms of two."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefing.language import stem, stopwords
from briefing.model import Article
from briefing.summary import graphs, summarise
from briefing.summary.methods import SUMY, rank
from briefing.summary.units import Unit, units

from .articles import article, ferry


class Words:
    """A tokenizer for sumy that knows the words of each sentence."""

    def __init__(self, found: list[Unit]) -> None:
        self.known = {unit.text.strip(): unit.words for unit in found}

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self.known[sentence]


def ranked_by_sumy(method: str, found: list[Unit]) -> list[int]:
    """sumy's own ranking of these sentences with these words."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    made: Any = {"lexrank": LexRankSummarizer, "textrank": TextRankSummarizer}[method](lambda word: stem(word, "en"))
    made.stop_words = stopwords("en")
    words = Words(found)
    order: list[int] = []

    def take(infos: list[Any]) -> list[Any]:
        order.extend(info.order for info in infos)
        return infos

    made(ObjectDocumentModel([Paragraph([Sentence(unit.text, words) for unit in found])]), take)
    return order


def distinct(found: list[Unit]) -> list[Unit]:
    return list({unit.words: unit for unit in reversed(found) if unit.words}.values())[::-1]


@pytest.mark.parametrize("method", ["lexrank", "textrank"])
def test_the_faster_form_ranks_as_sumy_does(method: str) -> None:
    found = distinct(units(ferry()))
    assert rank(method, found, "en") == ranked_by_sumy(method, found)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["lexrank", "textrank"])
def test_the_faster_form_ranks_the_shared_articles_as_sumy_does(method: str, shared: Path) -> None:
    compared = differing = 0
    for data in ("cnndm_train100", "inshorts"):
        path = shared / "data" / "summaries" / data / "items.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines()[:60]:
            doc = json.loads(line)["docs"][0]
            found = distinct(units(Article(id="a", text="\n".join(doc["sentences"]))))
            compared += 1
            differing += rank(method, found, "en") != ranked_by_sumy(method, found)
    assert compared >= 100
    assert differing == 0


def test_sentences_in_capitals_are_no_headings() -> None:
    text = "THE COUNCIL LIFTED THE FERRY BAN.\nTHE FERRY BAN COST MILLIONS.\nTHE COUNCIL AND THE FERRY MEN AGREED."
    for method in SUMY:
        assert len(summarise(article(text), method=method, sentences=2)) == 2


def test_a_sentence_that_is_printed_twice_is_taken_once() -> None:
    text = (
        "The ferry ban cost millions of crowns.\n" * 5 + "The council lifted the ferry ban.\nThe mayor left the hall."
    )
    for method in SUMY:
        found = [extract.text for extract in summarise(article(text), method=method, sentences=3)]
        assert len(found) == len(set(found)) == 3


def test_lexrank_of_sentences_that_have_nothing_in_common_is_the_reading_order() -> None:
    lines = ["Cats sleep long.", "Boats sail away.", "Rain fell hard.", "Kings rule lands."]
    found = units(article("\n".join(lines)))
    assert graphs.lexrank([["cat", "sleep"], ["boat", "sail"], ["rain", "fall"]]) == pytest.approx([1 / 3**0.5] * 3)
    assert rank("lexrank", found, "en") == [0, 1, 2, 3]


def test_lexrank_without_any_likeness_is_even_and_no_nan() -> None:
    assert graphs.lexrank([["cat"], [], []]) == graphs.lexrank([["cat"], [], []])
    for scores in (graphs.lexrank([[], [], []]), graphs.lexrank([["a"], ["b"]])):
        assert all(score == score for score in scores)
        assert len(set(scores)) == 1


def test_lsa_without_content_words_falls_back_on_the_reading_order() -> None:
    found = summarise(article("He was here. It is there. They were all of it."), method="lsa", sentences=2)
    assert [extract.text for extract in found] == ["He was here.", "It is there."]


@pytest.mark.parametrize("language", ["en", "ru", "xx"])
def test_edmundson_has_its_words_in_every_language(language: str) -> None:
    text = "Alpha beta gamma. Beta gamma delta. Gamma delta epsilon."
    assert len(summarise(article(text, "Gamma delta"), method="edmundson", sentences=2, language=language)) == 2


def test_edmundson_looks_at_the_headline() -> None:
    text = "Ships left port. Cats sleep at noon. Trains ran late. Dogs bark at night. Cows eat grass. Sheep eat hay."
    with_title = summarise(article(text, "Trains late"), method="edmundson", sentences=2)
    assert "Trains ran late." in {extract.text for extract in with_title}


def test_no_method_asks_for_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    import nltk

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked for NLTK data")

    monkeypatch.setattr(nltk.data, "find", refuse)
    monkeypatch.setattr(nltk, "download", refuse)
    for method in SUMY:
        assert summarise(ferry(), method=method)


def test_a_very_long_article_is_thinned_before_a_slow_method() -> None:
    text = " ".join(f"Boat {n} left quay {n % 7} for isle {n % 53} with the mail of the harbour." for n in range(400))
    found = units(article(text))
    assert len(rank("kl", found, "en")) == len(found) == 400


def test_importing_the_room_loads_no_library() -> None:
    code = "import sys, briefing.summary; print({'nltk', 'numpy', 'sumy', 'py3langid'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
