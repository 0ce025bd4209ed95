"""Other languages than English: what their small words do, and their verbs of speech (tongues/*.yaml).

The grammar around quoted words is written once, over English. In an article of another language the small words
(articles, prepositions, pronouns, auxiliaries) are read as the English ones that do the same; nouns, verbs and names
stay as they are. What was learned of English text then holds for the others as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from briefing.language.arabic import nouns_for_people
from briefing.language.tongues import tongue_data, verb_forms
from briefing.language.words import fold
from briefing.quotes.cues import CueWord, cues


class Tongue(Struct, frozen=True):
    """One language, as its file in tongues/ tells it; see there for what each list holds."""

    glosses: dict[str, str]
    """Small word, or phrase that stands for one → the English word that does the same."""
    stressed: dict[str, str]
    """The same for pronouns after "according to"."""
    verbs: dict[str, CueWord]
    after_quotation: frozenset[str]
    genitive: frozenset[str]
    plural_verbs: str
    unlisted: tuple[str, ...]
    adverbs: str
    adjectives: tuple[str, ...]
    """Endings of adjectives that follow the noun they describe."""
    nouns: bool
    """Whether every noun has a capital."""
    feminine: frozenset[str]
    """Determiners of feminine nouns."""
    feminine_ending: str
    of_either: frozenset[str]
    """Nouns that are feminine whoever is meant."""
    signs: bool
    """Whether words are compared without the signs of their vowels, and small ones may be written onto others."""
    token: re.Pattern[str]


_SIGNS = r"\u064b-\u0652\u0670"
"""Of Arabic vowels, which are no letters to a regular expression."""
_WORDS = rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*(?:[.'’\-‑&/][^\W_]+)*|--+|\.\.+|[^\w\s]"


@cache
def tongue(language: str) -> Tongue | None:
    """What is known of `language`; None for English and for languages without a file."""
    data = tongue_data(language)
    if data is None:
        return None
    listed = [(english, word) for english, words in data["glosses"].items() for word in words.split()]
    glosses = {form: english for english, word in listed for form in _as_compared(data, word)}
    listed = [(english, phrase.lower()) for english, phrases in data["phrases"].items() for phrase in phrases]
    phrases = {form: english for english, phrase in listed for form in _as_compared(data, phrase)}
    return Tongue(
        glosses=glosses | phrases,
        stressed={word: english for english, listed in data["stressed"].items() for word in listed.split()},
        verbs=_verbs(data),
        after_quotation=frozenset(data.get("after_quotation", "").split()),
        genitive=frozenset(data.get("genitive", "").split()),
        plural_verbs=data.get("plural_verbs", ""),
        unlisted=tuple(data.get("unlisted", "").split()),
        adverbs=data.get("adverbs", ""),
        adjectives=tuple(data.get("names", {}).get("adjectives", "").split()),
        nouns=data.get("names", {}).get("nouns", False),
        feminine=frozenset(data.get("feminine", "").split()),
        feminine_ending=data.get("feminine_ending", ""),
        of_either=frozenset(data.get("of_either", "").split()),
        signs="attached" in data,
        token=_tokenizer(glosses, phrases, data.get("article", "")),
    )


def _as_compared(data: Mapping[str, Any], word: str) -> Iterator[str]:
    """The forms in which a word of a list is met: without vowel signs in a language that has letters which are written
    onto the word after them, and with each of these; else itself."""
    attached = data.get("attached", "").split()
    plain = fold(word) if attached else word
    yield plain
    for letter in attached:
        yield letter + plain


def tells_woman(spoken: Tongue, determiner: str, noun: str) -> bool:
    """Whether a noun for somebody, or the determiner of its phrase, says that it is a woman: "[la] ministre"."""
    if spoken.feminine_ending and noun.endswith(spoken.feminine_ending):
        return len(noun) > _SHORTEST
    return determiner in spoken.feminine and noun not in spoken.of_either


_SHORTEST = 5
"""Letters from which a noun may end so by its gender."""


def _tokenizer(glosses: Mapping[str, str], phrases: Mapping[str, str], article: str) -> re.Pattern[str]:
    """Words, with phrases of several words in one, and by themselves elided words ("l’", "qu’") and an `article` that
    is written onto a noun for somebody."""

    def alternatives(listed: Sequence[str]) -> str:
        return "|".join(re.escape(word).replace("'", "['’]") for word in sorted(listed, key=len, reverse=True))

    several = [phrase for phrase in phrases if not phrase.isalnum()]
    elided = [word for word in glosses if word.endswith("'")]
    parts = [rf"(?<!\w)(?:{alternatives(several)})(?!\w)"] if several else []
    parts += [rf"(?<!\w)(?:{alternatives(elided)})(?:(?=[^\W_])|$)"] if elided else []
    parts += [rf"(?<!\w){article}(?=(?:{alternatives(sorted(nouns_for_people()))})(?!\w))"] if article else []
    return re.compile("|".join([*parts, _WORDS]), re.IGNORECASE)


def _verbs(data: Mapping[str, Any]) -> dict[str, CueWord]:
    """Every form of the verbs of a file: those given by class with the endings of the class, and single forms."""
    found: dict[str, CueWord] = {}
    for kind, word, form, listed in verb_forms(data):
        for written in _as_compared(data, listed):
            found.setdefault(written, CueWord("say" if kind == "say" else word, kind, form))
    for word, english in data["phrases"].items():
        if word == "according":
            for phrase in english:
                for written in _as_compared(data, phrase.lower()):
                    found[written] = CueWord(phrase, "according", "base")
    return found


def read_word(spoken: Tongue, word: str, before: str) -> tuple[str, CueWord | None]:
    """How `word` (small letters) is read after the word `before`, and the verb of speech that it is."""
    plain = word.replace("’", "'")
    if before in ("according", "for") and (stressed := spoken.stressed.get(plain)) is not None:
        return stressed, None
    cue = spoken.verbs.get(plain)
    gloss = spoken.glosses.get(plain)
    if gloss is not None:
        return gloss, cue
    if plain in _taken():
        return "~" + plain, cue
    if spoken.adverbs and plain.endswith(spoken.adverbs):
        return plain + "ly", None
    return plain, cue


@cache
def _taken() -> frozenset[str]:
    """The small words of English, which mean something else where they stand in another language."""
    table = cues()
    return table.closed | table.irregular | table.passive | frozenset(table.pronouns)
