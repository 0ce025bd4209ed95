"""Every summariser by name, as a ranking of sentences: the lead, and sumy's with our sentences, words and stems.

sumy's own tokenizers ask for downloads, so its documents are built here. Its traps are kept off on the way: no
sentence in capitals becomes a heading, sentences that read the same are handed over once, and where a method has
nothing to go by (no word twice, no content words) the reading order is the ranking.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from briefing.language import stem, stopwords
from briefing.language.data import words_of
from briefing.summary import graphs
from briefing.summary.units import Unit

SUMY = ("lexrank", "textrank", "lsa", "luhn", "edmundson", "kl", "sumbasic", "reduction")
"""The names of sumy's summarisers."""

_MOST = {"lexrank": 1000, "textrank": 1000, "lsa": 600, "reduction": 600, "sumbasic": 1500, "kl": 120}
"""Sentences that a method ranks at most, since its time or memory grows with their square or worse; of a longer
article it gets those that hold most of the article's frequent words."""


def rank(method: str, candidates: Sequence[Unit], language: str, title: str = "") -> list[int]:
    """The places in `candidates` from best to worst by sumy's `method`; sentences that read like an earlier one,
    or were not among the most that it can take, stand at the end in reading order.

    Raises KeyError for a method that sumy does not have.
    """
    stop = stopwords(language)
    stems = [[stem(word, language) for word in unit.words if word not in stop] for unit in candidates]
    chosen = _distinct(candidates)
    chosen = _fewer(chosen, stems, _MOST.get(method, len(chosen)))
    if not any(stems[place] for place in chosen):
        return list(range(len(candidates)))
    if method == "lexrank":
        scores = graphs.lexrank([stems[place] for place in chosen])
    elif method == "textrank":
        scores = graphs.textrank([stems[place] for place in chosen])
    else:
        scores = _sumy(method, [candidates[place] for place in chosen], language, title)
    best = [place for _, place in sorted(zip(scores, chosen, strict=True), key=lambda pair: -pair[0])]
    return best + sorted(set(range(len(candidates))) - set(best))


def _distinct(candidates: Sequence[Unit]) -> list[int]:
    first: dict[tuple[str, ...] | str, int] = {}
    for place, unit in enumerate(candidates):
        first.setdefault(unit.words or unit.text, place)
    return list(first.values())


def _fewer(places: list[int], stems: list[list[str]], most: int) -> list[int]:
    """The `most` places whose sentences hold most of the frequent stems, in reading order."""
    if len(places) <= most:
        return places
    frequency: dict[str, int] = {}
    for place in places:
        for word in stems[place]:
            frequency[word] = frequency.get(word, 0) + 1
    weight = {place: sum(frequency[word] for word in set(stems[place])) for place in places}
    return sorted(sorted(places, key=lambda place: (-weight[place], place))[:most])


def _sumy(method: str, candidates: list[Unit], language: str, title: str) -> list[float]:
    """sumy's rating of every candidate as minus its rank."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    words = {unit.text.strip(): unit.words for unit in candidates}
    tokenizer = _Tokenizer(words)
    sentences = [Sentence(unit.text, tokenizer) for unit in candidates]
    paragraphs = [
        Paragraph([sentence for _, sentence in group])
        for _, group in groupby(zip(candidates, sentences, strict=True), key=lambda pair: pair[0].paragraph)
    ]
    if title and method == "edmundson":  # its title method compares with the headings
        words[title.strip()] = tuple(title.lower().split())
        paragraphs.insert(0, Paragraph([Sentence(title, tokenizer, is_heading=True)]))
    order: list[int] = []

    def take(infos: list[Any]) -> list[Any]:
        order.extend(info.order for info in infos)
        return infos

    with warnings.catch_warnings():  # LSA warns of articles with few words, which is nobody's fault
        warnings.simplefilter("ignore", UserWarning)
        _summariser(method, language)(ObjectDocumentModel(paragraphs), take)
    scores = [-float(len(candidates))] * len(candidates)
    for better, place in enumerate(order):
        scores[place] = -float(better)
    return scores


class _Tokenizer:
    """What sumy asks a tokenizer for: the words of a sentence, which are known already."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._words = words

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return self._words[sentence]


def _summariser(method: str, language: str) -> Callable[[Any, Any], Any]:
    from importlib import import_module

    modules = {"lsa": "Lsa", "luhn": "Luhn", "kl": "KL", "reduction": "Reduction", "edmundson": "Edmundson"}
    name, module = ("SumBasic", "sum_basic") if method == "sumbasic" else (modules[method], method)
    made: Any = (
        getattr(import_module(f"sumy.summarizers.{module}"), f"{name}Summarizer")(lambda word: stem(word, language))
        if method != "kl"
        else import_module("sumy.summarizers.kl").KLSummarizer()
    )
    if (
        method == "lsa"
    ):  # its rows follow the order of a set, which is another in every process, and so do its roundings
        listed = made._create_dictionary
        made._create_dictionary = lambda document: {word: row for row, word in enumerate(sorted(listed(document)))}
    stop = stopwords(language)
    if method == "edmundson":  # it refuses to work with an empty list
        made.null_words = stop or {""}
        made.bonus_words = words_of("briefing.summary", "cues.yaml", language, "bonus") or {""}
        made.stigma_words = words_of("briefing.summary", "cues.yaml", language, "stigma") or {""}
    else:
        made.stop_words = stop
    summariser: Callable[[Any, Any], Any] = made
    return summariser
