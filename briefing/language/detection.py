"""Which language a text is in.

Stop words decide where they speak clearly, which is nearly always; py3langid (Lui and Baldwin 2012, its model inside
the package) is asked only where they do not, because loading its model takes half a second.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain
from typing import Any

from briefing.language.stems import NAMES, stopwords

_WORD = re.compile(r"[a-z]++(?![^ ])|[^\W\d_]+(?:'[^\W\d_]+)*")
"""Plain ones before a blank, which most are, are told first, because that takes least."""
ENGLISH = "en"
_LISTED = (ENGLISH, "fr", "es", "pt", "de", "it", "ar", "ru")
_SAMPLE = 1000
"""Characters looked at: enough for any language, and the same cost for any article."""
_ENGLISH = 4
"""So often "the" stands in the sample of no text but an English one."""
_ENOUGH_WORDS = 12
_SURE = 0.7
"""Chance among the languages of NAMES from which a headline is in one of them that is not English."""
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 1.25


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" where it holds no words."""
    sample = text[:_SAMPLE]
    if sample.count(" the ") >= _ENGLISH:
        return ENGLISH
    found = _WORD.findall(sample.lower().replace("’", "'"))
    if not found:
        return ENGLISH
    if len(found) >= _ENOUGH_WORDS:
        known = _languages()
        hits = Counter(chain.from_iterable(filter(None, map(known.get, found))))
        (language, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
        if most >= _CLEAR_SHARE * len(found) and most >= _CLEAR_LEAD * second:
            return language
        return _likeliest(sample)
    if sample.isascii() and len(found) < 4:
        return ENGLISH  # a word or two prove nothing
    return _likely(sample)


def language_of(given: str | None, text: str, title: str) -> str:
    """The language that is given, else that of `text`, or of `title` where there is no text."""
    return given or detect(text or title)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Every stop word with the languages in which it is one."""
    known: dict[str, tuple[str, ...]] = {}
    for language in _LISTED:
        for word in sorted(stopwords(language)):
            known[word] = (*known.get(word, ()), language)
    return known


def _likeliest(sample: str) -> str:
    return str(_identifier().classify(sample)[0])


def _likely(headline: str) -> str:
    """The language of a few words; English where they tell none clearly.

    Of nearly two hundred languages some always looks like a headline: a tenth of English ones are taken for Pidgin or
    Luxembourgish.
    """
    chances = {str(code): float(chance) for code, chance in _identifier().rank(headline) if code in NAMES}
    best = max(chances, key=lambda code: (chances[code], code), default=ENGLISH)
    return best if chances and chances[best] >= _SURE * sum(chances.values()) else ENGLISH


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
