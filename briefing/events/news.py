"""What is new in an event since a moment: articles, quotations, and numbers that have changed, each with its place."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.numbers import Number, numbers
from briefing.language.sentences import sentences
from briefing.language.stems import stem, stopwords
from briefing.language.words import fold, words
from briefing.model import Article, Extract, Quotation, Span, instant

_AFTER, _BEFORE = 4, 8
"""Words behind and before a number in which the word for what it counts may stand ("the toll from … rose to 14")."""
_AROUND = 8
"""Words on either side of a number that tell what it is about, where no word says it outright."""
_ALIKE = 0.5
"""Part of those words that two mentions must share to be about the same thing."""
_REACH = 300
"""Characters on either side of a number that are read for what it is about, however long the sentence."""
_MENTIONS = 500
"""Numbers of one article that are compared with those of others: its first."""
_MONEY = {"percent", "$", "€", "£", "¥", "₹"}
_AMOUNT = 1e6
"""Shares, money, and what is counted in millions: their units say less of what they are of than a word for things."""
_ORDER = 10
"""Times as much from which an amount is of another thing, whatever stands around it."""
_REPEATED = 0.8
"""Part of a quotation's words that must have been quoted before, for it to be nothing new."""


class Change(Struct, frozen=True, gc=False):
    """A number that was one thing and is now another."""

    counts: str
    """What it counts: "dead", "percent", "homes"."""
    before: Extract
    """The number as an earlier article gave it last, with its place."""
    after: Extract
    was: float
    now: float
    told: Extract | None = None
    """The sentence of the new number, where no word beside it says outright what it counts ("9,640 crowns")."""


class News(Struct, frozen=True):
    """What is new in an event."""

    articles: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.articles or self.quotations or self.changes)


def news(
    old: Iterable[Article],
    new: Iterable[Article],
    quotations: Mapping[str, Sequence[Quotation]] = {},
    added: Mapping[str, datetime] = {},
) -> News:
    """What the `new` articles of an event have beside the `old` ones, whenever they came.

    A quotation is new unless old articles already have it, whole or nearly. A number has changed where a new article
    gives another one for the same thing; each side is an exact slice of its article.
    """
    ordered_old, ordered_new = (sorted(some, key=lambda a: (_when(a, added), a.id)) for some in (old, new))
    return News(
        tuple(a.id for a in ordered_new),
        _unheard(
            [q for a in ordered_old for q in quotations.get(a.id, ())],
            [q for a in ordered_new for q in quotations.get(a.id, ())],
        ),
        _changes(ordered_old, ordered_new),
    )


def _when(article: Article, added: Mapping[str, datetime]) -> float:
    found = instant(article.published) or added.get(article.id)
    return found.timestamp() if found else -math.inf


def _unheard(old: Sequence[Quotation], new: Sequence[Quotation]) -> tuple[Quotation, ...]:
    heard = [_vocabulary(quotation.text) for quotation in old]
    found = []
    for quotation in new:
        mine = _vocabulary(quotation.text)
        if mine and not any(len(mine & theirs) >= _REPEATED * len(mine) for theirs in heard):
            found.append(quotation)
            heard.append(mine)
    return tuple(found)


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(fold(span.of(text)) for span in words(text))


class _Mention(Struct, frozen=True):
    """A number in an article and what it is about."""

    counts: str
    plain: bool
    """Whether a word says outright what is counted."""
    value: float
    place: Extract
    sentence: Span
    about: frozenset[str]
    measure: str = ""
    """What a share or an amount is one of, where a word beside it says so: "turnout", "cost"."""
    periods: frozenset[str] = frozenset()
    """What tells its period from others: "first" of the first quarter."""


def _changes(old: Sequence[Article], new: Sequence[Article]) -> tuple[Change, ...]:
    """For every thing counted the last number that earlier articles gave, where later ones give another."""
    earlier: dict[str, list[_Mention]] = defaultdict(list)
    for article in old:
        for mention in _mentions(article):
            earlier[mention.counts].append(mention)
    found: dict[str, Change] = {}
    for article in new:
        for mention in _mentions(article):
            same = [other for other in earlier[mention.counts] if _same_thing(other, mention)]
            if same and all(other.value != mention.value for other in same) and not _falls(same, mention):
                last = same[-1]
                key = mention.counts if mention.plain else f"{last.place.article}:{last.place.start}"
                told = None if mention.plain else _extract(article, mention.sentence)
                found[key] = Change(mention.counts, last.place, mention.place, last.value, mention.value, told)
    return tuple(found.values())


def _falls(same: Sequence[_Mention], mention: _Mention) -> bool:
    """Whether a toll would be lower than before, as the number of those in intensive care is."""
    return mention.counts in _listed("rising") and mention.value < max(other.value for other in same)


def _same_thing(one: _Mention, other: _Mention) -> bool:
    if one.counts != other.counts or one.plain != other.plain:
        return False
    if one.plain:
        return True
    if max(one.value, other.value) > _ORDER * min(one.value, other.value):
        return False
    if one.measure and other.measure and one.measure != other.measure:
        return False
    if one.periods and other.periods and one.periods.isdisjoint(other.periods):
        return False
    shared, least = len(one.about & other.about), min(len(one.about), len(other.about))
    vague = (one.counts in _MONEY or one.value >= _AMOUNT) and not (one.measure and other.measure)
    return least >= 2 and shared >= max(2.0, _ALIKE * least, min(3, least) if vague else 0)


def _mentions(article: Article) -> list[_Mention]:
    """The numbers of an article; of those that count the same thing outright only the first, which news leads with."""
    found: list[_Mention] = []
    met: set[str] = set()
    language = article.language or "en"
    for sentence in sentences(article.text, language):
        given = numbers(article.text, sentence.start, sentence.end)
        for place, number in enumerate(given):
            near = Span(max(sentence.start, number.start - _REACH), min(sentence.end, number.end + _REACH))
            start = max(near.start, given[place - 1].end) if place else near.start
            end = min(near.end, given[place + 1].start) if place + 1 < len(given) else near.end
            mention = _mention(article, number, sentence, near, Span(start, end), language)
            if mention and not (mention.plain and mention.counts in met):
                met.add(mention.counts)
                found.append(mention)
                if len(found) == _MENTIONS:
                    return found
    return found


def _mention(
    article: Article, number: Number, sentence: Span, near: Span, alone: Span, language: str
) -> _Mention | None:
    """What a `number` is about, by the words `near` it; `alone` ends at the numbers on either side of it."""
    text = article.text
    before = [fold(span.of(text)) for span in words(text, near.start, number.start)]
    after = [fold(span.of(text)) for span in words(text, number.end, near.end)]
    if number.unit in _listed("ignored") or (after and (after[0] in _listed("ignored") or after[0] == "of")):
        return None
    counted = _groups("counted")
    others = number.unit and number.unit not in counted and number.unit not in _listed("bearers")
    beside = [*after[:_AFTER], *reversed(before[-_BEFORE:])]
    group = next((counted[word] for word in beside if word in counted), "") or _reached(before)
    money = number.unit in _MONEY
    plain = bool(group) and not money and not others
    counts = group if plain else number.unit
    if not counts or (not plain and counts in _listed("bearers")) or (counts == "percent" and _is_step(before)):
        return None
    place = _extract(article, Span(number.start, number.end))
    if plain:
        return _Mention(counts, plain, number.value, place, sentence, frozenset())
    before = [fold(span.of(text)) for span in words(text, alone.start, number.start)][-_AROUND:]
    after = [fold(span.of(text)) for span in words(text, number.end, alone.end)][:_AROUND]
    ignored = stopwords(language)
    told = {stem(word, language) for word in (*before, *after) if word not in ignored and not word[0].isdigit()}
    measures = _groups("measures")
    measure = next((measures[word] for word in (*reversed(before), *after) if word in measures), "")
    measure = measure if money or number.value >= _AMOUNT else ""
    periods = frozenset(before + after) & _listed("periods")
    about = frozenset(told - {stem(number.unit, language)})
    return _Mention(counts, plain, number.value, place, sentence, about, measure, periods)


def _extract(article: Article, span: Span) -> Extract:
    return Extract(article.id, span.of(article.text), span.start, span.end)


def _reached(before: Sequence[str]) -> str:
    """What a count far ahead of its number counts: "the toll from a collapse at the mine in the north rose to 14"."""
    led = [word for word in before if word not in _listed("hedges")]
    moved = len(led) > 1 and led[-1] == "to" and led[-2] in _listed("moved")
    if not (moved or (led and led[-1] in _listed("reached"))):
        return ""
    counted = _groups("counted")
    return next((counted[word] for word in before if word in _listed("counts")), "")


def _is_step(before: Sequence[str]) -> bool:
    """Whether a share says by how much something moved ("rose 5 %", "fell by 5 %") and not what it is ("rose to")."""
    return next((word in _listed("moved") for word in reversed(before) if word not in _listed("hedges")), False)


@cache
def _groups(kind: str) -> dict[str, str]:
    return {word: name for name, listed in load("briefing.events", "news.yaml")[kind].items() for word in listed}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("briefing.events", "news.yaml")[name])
