"""The languages other than English that are read for names and speech: one file each, by ISO 639-1 code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from briefing.language.data import load

ENGLISH = "en"
_ALIKE = {"no": "da", "nb": "da", "nn": "da", "gl": "pt"}
"""Languages that are read with the file of a near relative."""
_WORD = re.compile(r"[^\W\d_]+['’]?")
_SAMPLE = 1500
"""Characters looked at."""
_FEWEST = 7
_ENGLISH = frozenset(
    (
        *("the", "a", "an", "of", "and", "to", "in", "that", "is", "was", "for", "he", "she", "said", "it", "with"),
        *("on", "we", "have", "has", "are", "were", "they", "his", "their", "this", "from", "not", "but", "says"),
        *("according", "been", "will", "would", "who", "which"),
    )
)
_ARABIC = re.compile(r"[\u0620-\u064a]")
_NOT_ARABIC = re.compile(r"[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06cc\u06d2]")
"""Letters of Persian, Urdu and others that are written in its script."""
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = 0.02
"""Share of letters from which they are those of another language."""
_CLEAR = 0.17
"""Share of small words from which a language is told."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file."""
    folder = files("briefing.language.tongues")
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def tongue_data(language: str) -> dict[str, Any] | None:
    """The content of the file for `language`; None for English and for languages without one."""
    language = _ALIKE.get(language, language)
    return load("briefing.language.tongues", f"{language}.yaml") if language in languages() else None


def verb_forms(data: Mapping[str, Any]) -> Iterator[tuple[Any, str, Any, str]]:
    """Every form of the verbs of speech of a file, with kind, word as listed, and which form it is.

    Verbs are listed by class and get the endings of their class; what stands under "forms" is a form by itself.
    """
    for kind, groups in data["verbs"].items():
        for group, listed in groups.items():
            paradigm = data.get("paradigms", {}).get(group)
            for word in listed.split():
                if paradigm is None:
                    yield kind, word, "past", word
                    continue
                stem = word.removesuffix(paradigm["infinitive"])
                for ending in paradigm["forms"].split():
                    yield kind, word, "past", stem + ending
                yield kind, word, "gerund", stem + paradigm["gerund"]
                yield kind, word, "base", word


def spoken_in(text: str) -> str:
    """The language that `text` is read in: the one whose small words it is fullest of, English where that is unclear.

    Costs an English text next to nothing, and loads no model.
    """
    sample = text[:_SAMPLE].lower()
    if sample.count(" the ") > 3:
        return ENGLISH
    if is_arabic(sample):
        return "ar"
    found = Counter(word.replace("’", "'") for word in _WORD.findall(sample))
    total = found.total()
    if total < _FEWEST:
        return ENGLISH
    hits = {code: sum(found[word] for word in found.keys() & _small(code)) for code in languages()}
    for code in languages():
        hits[code] += sum(sample.count(letter) for letter in (tongue_data(code) or {}).get("letters", ""))
    best = max(hits, key=lambda code: hits[code])
    english = sum(found[word] for word in found.keys() & _ENGLISH)
    return best if hits[best] > max(english, _CLEAR * total) else ENGLISH


def is_arabic(text: str) -> bool:
    """Whether most letters at the head of a text are Arabic ones, and hardly any is of Persian, Urdu or the like; a few
    are, in foreign names."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return False
    letters = len(_LETTER.findall(sample))
    return len(_ARABIC.findall(sample)) > letters / 2 and len(_NOT_ARABIC.findall(sample)) < _FOREIGN * letters


@cache
def _small(language: str) -> frozenset[str]:
    data = tongue_data(language) or {}
    said = data["verbs"]["say"].get("forms", "").split()
    return frozenset(
        (*said, *(word for listed in data["glosses"].values() for word in listed.split() if len(word) < 6))
    )
