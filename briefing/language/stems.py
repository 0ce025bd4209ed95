"""Stop words and stems, by language.

Stems are Snowball's (M. F. Porter, "Snowball: A language for stemming algorithms", 2001) as NLTK ships them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib.resources import files

from briefing.language.data import load
from briefing.language.words import fold

NAMES = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "he": "hebrew",
    "hu": "hungarian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sk": "slovak",
    "sv": "swedish",
    "uk": "ukrainian",
    "zh": "chinese",
}
"""ISO 639-1 codes and the English names under which NLTK and sumy know the languages."""

_SNOWBALL = frozenset("ar da de en es fi fr hu it nl no pt ro ru sv".split())  # noqa: SIM905
_ELISION = re.compile(
    r"\A(?:(?:qu|jusqu|lorsqu|puisqu|quoiqu|dell|nell|sull|dall|all|coll|un|quest|[cdjlmnst])['’])(?=\w)",
    re.IGNORECASE,
)
_VOCABULARY = 100_000
"""Stems kept: more than the words of a day's articles, a few megabytes."""


@cache
def stopwords(language: str) -> frozenset[str]:
    """The stop words of `language` (ISO 639-1) in lower case, sumy's and our own; empty where there is no list."""
    ours = load("briefing.language", "stopwords.yaml").get(language, ())
    theirs = files("sumy").joinpath("data", "stopwords", f"{NAMES.get(language, '-')}.txt")
    listed = theirs.read_text(encoding="utf-8").lower().split("\n") if theirs.is_file() else []
    return frozenset(word.strip() for word in (*listed, *map(str, ours)) if word.strip())


@lru_cache(_VOCABULARY)
def stem(word: str, language: str = "en") -> str:
    """The stem of `word` in lower case, without an elided article (l’accord); the word itself where Snowball has no
    stemmer for `language`."""
    return _stemmer(language)(unelided(word.lower().replace("’", "'"), language))


@lru_cache(_VOCABULARY)
def plain_stem(word: str, language: str = "en") -> str:
    """The stem of `word` written without accents: the form in which words of articles are compared."""
    return stem(fold(word), language)


def unelided(word: str, language: str) -> str:
    """A word without the elided article or pronoun before it: "accord" of "l’accord"."""
    return _ELISION.sub("", word, count=1) if language in {"fr", "it"} else word


def to_stems(words: Iterable[str], language: str = "en") -> list[str]:
    """The stem of each of `words`, as `stem` has it, for many at once."""
    return list(map(_table(language).__getitem__, words))


class _Table(dict[str, str]):
    """The stems of one language, filled as its words are met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> str:
        if len(self) >= _VOCABULARY:
            self.clear()
        self[word] = found = stem(word, self.language)
        return found


@cache
def _table(language: str) -> _Table:
    return _Table(language)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in _SNOWBALL:
        return str
    from nltk.stem import snowball

    stemmer: Callable[[str], str] = getattr(snowball, f"{NAMES[language].capitalize()}Stemmer")().stem
    return stemmer
