"""Which language a text is in.

Stop words decide where they speak clearly, which is nearly always; py3langid (Lui and Baldwin 2012, its model inside
the package) is asked only where they do not, because loading its model takes half a second.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

from briefing.language.stems import stopwords

_WORD = re.compile(r"[a-z]++(?![^ ])|[^\W\d_]+(?:'[^\W\d_]+)*")
"""Plain ones before a blank, which most are, are told first, because that takes least."""
_LISTED = ("en", "fr", "es", "pt", "de", "it", "ar", "ru")
_SAMPLE = 1000
"""Characters looked at: enough for any language, and the same cost for any article."""
_ENGLISH = 4
"""So often "the" stands in the sample of no text but an English one."""
_ENOUGH_WORDS = 12
_CLEAR_SHARE = 0.25
_CLEAR_LEAD = 1.25


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" where it holds no words."""
    sample = text[:_SAMPLE]
    if sample.count(" the ") >= _ENGLISH:
        return "en"
    found = _WORD.findall(sample.lower().replace("’", "'"))
    if not found:
        return "en"
    if len(found) >= _ENOUGH_WORDS:
        known = _languages()
        hits = Counter(chain.from_iterable(filter(None, map(known.get, found))))
        (language, most), (_, second) = [*hits.most_common(2), ("", 0), ("", 0)][:2]
        if most >= _CLEAR_SHARE * len(found) and most >= _CLEAR_LEAD * second:
            return language
    elif sample.isascii() and len(found) < 4:
        return "en"  # a word or two prove nothing
    return _classify(sample)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Every stop word with the languages in which it is one."""
    known: dict[str, tuple[str, ...]] = {}
    for language in _LISTED:
        for word in sorted(stopwords(language)):
            known[word] = (*known.get(word, ()), language)
    return known


def _classify(sample: str) -> str:
    import py3langid

    code, _ = py3langid.classify(sample)
    return str(code)
