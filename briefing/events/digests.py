"""Round-ups, newsletters and news in brief: articles that cover several events, and so are the report of none.

One that says so, or whose headline lists, is looked at part by part: what has nothing in common (after Hearst,
"TextTiling", 1997, parts are told by their words) is on different happenings. Features whose headlines list look the
same: which of the two it is tell the events around it (grouping.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from briefing.events.background import rarity
from briefing.language.data import load
from briefing.language.paragraphs import paragraphs
from briefing.language.sentences import sentences_in
from briefing.language.stems import plain_stem, stopwords
from briefing.language.words import fold, words
from briefing.model import Covering, Signature, Span

_LEAST = 3
"""Parts that have nothing to do with one another, from which an article covers several events."""
_PART = 12
"""Words that such a part has at least."""
_LARGEST = 0.5
"""Share of the words that the largest of them may have."""
_LARGEST_ANNOUNCED = 0.8
"""The same in one whose headline says that it covers several."""
_LARGEST_SENTENCES = 0.35
"""The same where only sentences tell the parts: one often has little in common with the next."""
_IN_COMMON = 5.0
"""How rare the words must be, together, that two parts have in common."""
_WITH_HEADLINE = 4.5
"""The same for a part and a headline."""
_HEADLINE = 16
"""Words of a headline beyond which it is a sentence, and tells of something."""
_LONG = 200
"""Characters beyond which it is one, too."""
_SHORT = 5
"""Words of a paragraph below which it is a heading or a greeting."""
_MOST = 60
"""Paragraphs that are looked at."""
_LISTS = re.compile(
    r"""[^,]{3,}(?:,\ [^,]{3,})+(?:,?\ (?:and|plus|et|y|e|und|и|&)\ [^,]{3,}|,\ [^,]{3,}) # Talks, a comet and a parrot
      | [^;]{8,}(?:;\ [^;]{8,}){2,} | (?:[^+]{6,}\ \+\ ){2,}.{6,}""",
    re.VERBOSE,
)
"""Headlines that name three things or more."""
_AROUND = 1000
"""How many articles there are taken to be around one, for telling how rare its words are."""


def is_digest(title: str, text: str, body: int, language: str) -> bool:
    """Whether an article says that it covers several events, and does; a bare headline does not tell."""
    parts = [span for span in paragraphs(text) if span.start >= body][:_MOST]
    announced = _is_short(title) and _matches(title, "headline")
    perhaps = (_is_short(title) and _matches(title, "perhaps")) or (bool(parts) and _greets(parts[0].of(text)))
    largest = _LARGEST_ANNOUNCED if announced else _LARGEST
    own = "" if lists(title) else title
    return bool(parts) and (announced or perhaps) and _fall_apart(own, text, parts, language, largest)


def may_be_digest(title: str, text: str, body: int, language: str) -> bool:
    """Whether an article whose headline lists several things is on each of them in turn, as some features are too."""
    if not (_is_short(title) and lists(title)):
        return False
    parts = [span for span in paragraphs(text) if span.start >= body][:_MOST]
    return bool(parts) and _fall_apart("", text, parts, language, _LARGEST)


def cover_several(members: Sequence[Covering] | Sequence[Signature], says: Callable[[str], bool] | None = None) -> bool:
    """Whether an event is none, as most of its articles cover several, or say that they do before a colon or at once.

    One whose headline lists stands for several where it stands alone. `says` tells of a headline whether it says so,
    where another list than that of `announced` is to be asked.
    """
    says = says or _announces
    covering = (one.digest or says(one.title) or (one.several and len(members) == 1) for one in members)
    return sum(covering) * 2 > len(members)


def _announces(title: str) -> bool:
    return any(pattern.match(fold(title)) for pattern in _patterns("announced"))


def _is_short(title: str) -> bool:
    return len(title) <= _LONG and len(title.split()) <= _HEADLINE


def _fall_apart(title: str, text: str, parts: Sequence[Span], language: str, largest: float) -> bool:
    if len(parts) < _LEAST:
        parts = [sentence for part in parts for sentence in sentences_in(text, part, language)][:_MOST]
        largest = _LARGEST_SENTENCES
    sizes = _apart(title, text, parts, language)
    return sum(size >= _PART for size in sizes) >= _LEAST and max(sizes) <= largest * sum(sizes)


def lists(headline: str) -> bool:
    """Whether a headline, or what stands behind its first colon, names three things or more."""
    return _LISTS.fullmatch(headline.partition(": ")[2] or headline) is not None


def _greets(paragraph: str) -> bool:
    return any(pattern.match(fold(paragraph[:80])) for pattern in _patterns("opening"))


def _matches(title: str, kind: str) -> bool:
    return any(pattern.search(fold(title)) for pattern in _patterns(kind))


def _apart(title: str, text: str, parts: Sequence[Span], language: str) -> list[int]:
    """The words of each group of parts that have something in common, be it with the headline."""
    groups: list[tuple[list[frozenset[str]], int]] = [([_stems(title, Span(0, len(title)), language)], 0)]
    for part in parts:
        count = len(words(text, part.start, part.end))
        if count < _SHORT:
            continue
        found = _stems(text, part, language)
        met = [any(_weight(found & other, language) >= _IN_COMMON for other in stems) for stems, _ in groups]
        met[0] = met[0] or _weight(found & groups[0][0][0], language) >= _WITH_HEADLINE
        joined = [group for group, near in zip(groups, met, strict=True) if near]
        new = ([*(s for stems, _ in joined for s in stems), found], count + sum(size for _, size in joined))
        others = [group for group, near in zip(groups, met, strict=True) if not near]
        groups = [new, *others] if met[0] else [*others, new]
    return [size for _, size in groups]


def _stems(text: str, part: Span, language: str) -> frozenset[str]:
    ignored = stopwords(language)
    found = (span.of(text).lower().replace("’", "'").removesuffix("'s") for span in words(text, part.start, part.end))
    return frozenset(plain_stem(word, language) for word in found if len(word) > 2 and word not in ignored)


def _weight(stems: frozenset[str], language: str) -> float:
    return sum(rarity(one, 0, _AROUND, language) for one in stems)


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("briefing.events", "digests.yaml")[kind])
