"""What is new in an event since a moment: articles, quotations, and numbers that have changed, each with its place."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from briefing.language.corrected import Correction, corrections
from briefing.language.counts import MENTIONS, Mention, are_same_thing, falls, mentions
from briefing.language.data import load
from briefing.language.detection import language_of
from briefing.language.sentences import sentences
from briefing.language.stems import stem, stopwords
from briefing.language.tallied import units
from briefing.language.words import fold, words
from briefing.model import Article, Extract, Quotation, Span, instant

_REPEATED = 0.8
"""Part of a quotation's words that must have been quoted before, for it to be nothing new."""

_MANY, _ORDER = 1000, 10
"""From how many on, and up to how many times as many, what goes without power or water is of one outage."""
_NOUN = 40
"""Characters behind a number in which the words for what it counts stand."""


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
    corrections: tuple[Extract, ...] = ()
    """Where new articles say that something printed was wrong, be it a number or not."""

    def __bool__(self) -> bool:
        return bool(self.articles or self.quotations or self.changes or self.corrections)


def news(
    old: Iterable[Article],
    new: Iterable[Article],
    quotations: Mapping[str, Sequence[Quotation]] = {},
    added: Mapping[str, datetime] = {},
    beside: Iterable[Article] = (),
) -> News:
    """What the `new` articles of an event have beside the `old` ones, whenever they came.

    A quotation is new unless old articles already have it, whole or nearly. A number has changed where a new article
    gives another one for the same thing; each side is an exact slice of its article. It has not where a later article,
    here or `beside` it on another event of the storyline, says that this toll was wrong.
    """
    ordered_old, ordered_new = (sorted(some, key=lambda a: (_when(a, added), a.id)) for some in (old, new))
    return News(
        tuple(a.id for a in ordered_new),
        _unheard(
            [q for a in ordered_old for q in quotations.get(a.id, ())],
            [q for a in ordered_new for q in quotations.get(a.id, ())],
        ),
        _standing(_changes(ordered_old, ordered_new), ordered_new, beside, added),
        tuple(_extract(article, one.span) for article in ordered_new for one in _corrections(article)),
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


def _changes(old: Sequence[Article], new: Sequence[Article]) -> tuple[Change, ...]:
    """For every thing counted the last number that earlier articles gave, where later ones give another."""
    earlier: dict[str, list[_Given]] = defaultdict(list)
    for article in old:
        for mention, _ in _mentions(article):
            if mention.revised:
                _withdraw(earlier[mention.counts], mention)
            earlier[mention.counts].append((article, mention))
    found: dict[str, Change] = {}
    moved: dict[str, Mention] = {}
    outright: set[str] = set()
    """What the new text itself says it was before: "down from 118,000"."""
    for article in new:
        for mention, sentence in _mentions(article):
            same = [(where, other) for where, other in earlier[mention.counts] if _are_same(other, mention)]
            if not same:
                continue
            where, last = next((one for one in reversed(same) if one[1].value == mention.was), same[-1])
            key = mention.counts if mention.plain else _key(mention, last, where, moved)
            if key in outright and found[key].now == mention.value and mention.was is None:
                continue
            moved[key] = mention
            outright -= {key}
            if mention.revised and mention.value == last.value:
                found.pop(key, None)  # what was given in between is withdrawn
            if _is_known(mention, [other for _, other in same]):
                continue
            before, after = (_extract(one, Span(m.start, m.end)) for one, m in ((where, last), (article, mention)))
            told = None if mention.plain else _extract(article, sentence)
            outright |= {key} if mention.was == last.value else set()
            found[key] = Change(_counted(article, mention), before, after, last.value, mention.value, told)
    sure = {(found[key].counts, found[key].now) for key in outright & found.keys()}
    kept = [one for key, one in found.items() if key in outright or (one.counts, one.now) not in sure]
    told_of = {(change.was, change.now) for change in kept}
    return (*kept, *(one for one in _withdrawn(old, new) if (one.was, one.now) not in told_of))


def _withdrawn(old: Sequence[Article], new: Sequence[Article]) -> Iterator[Change]:
    """The numbers of earlier articles that new ones say were wrong: "The correct figure is 1,040." """
    for article in new:
        for one in _corrections(article):
            wrong, right = one.wrong, one.right
            given = (
                []
                if wrong is None
                else [
                    (where, mention)
                    for where in old
                    for mention, _ in _mentions(where)
                    if mention.value == wrong.value and (mention.counts == wrong.unit or not wrong.unit)
                ]
            )
            if given and right is not None:
                where, last = given[-1]
                before = _extract(where, Span(last.start, last.end))
                after = _extract(article, Span(right.start, right.end))
                told = _extract(article, one.span)
                yield Change(_counted(where, last), before, after, last.value, right.value, told)


def _corrections(article: Article) -> list[Correction]:
    found = corrections(article.text, language_of(article.language, article.text, article.title))
    return [one for one in found if not one.excuse]


def _key(mention: Mention, last: Mention, where: Article, moved: Mapping[str, Mention]) -> str:
    """Under which key a number that moved is kept: that of the same thing where it has moved already."""
    again = (key for key, one in moved.items() if not one.plain and are_same_thing(one, mention))
    return next(again, f"{where.id}:{last.start}")


def _standing(
    changes: tuple[Change, ...], new: Sequence[Article], beside: Iterable[Article], added: Mapping[str, datetime]
) -> tuple[Change, ...]:
    """The changes without those to a toll of which a later article `beside` these says that it was wrong."""
    if not changes:
        return changes
    told = {article.id: _when(article, added) for article in new}
    revised = [
        (_when(article, added), mention)
        for article in beside
        for mention, _ in _mentions(article)
        if mention.plain and mention.revised
    ]
    return tuple(
        change
        for change in changes
        if not any(
            when > told[change.after.article]
            and mention.counts == change.counts
            and mention.was in (None, change.now)
            and mention.value < change.now
            for when, mention in revised
        )
    )


_Given = tuple[Article, Mention]


def _are_same(one: Mention, other: Mention) -> bool:
    """Whether both numbers are of the same thing, or of many that are said to go without the same: "41,000 homes had no
    power", "cut electricity to 118,000 homes"."""
    if are_same_thing(one, other):
        return True
    few, many = sorted((one.value, other.value))
    if one.plain or one.counts != other.counts or few < _MANY or many > _ORDER * few or one.meant != other.meant:
        return False
    return not _supplies(one).isdisjoint(_supplies(other))


def _supplies(mention: Mention) -> frozenset[str]:
    """What those that a number counts go without, of which the words stand beside it."""
    named = load("briefing.events", "supplies.yaml")
    return frozenset(what for what, words in named.items() if not mention.about.isdisjoint(map(stem, words)))


def _withdraw(given: list[_Given], revised: Mention) -> None:
    """Take out of what was `given` the higher tolls that are said to be wrong."""
    given[:] = [(w, one) for w, one in given if not (one.value > revised.value and are_same_thing(one, revised))]


def _is_known(mention: Mention, same: Sequence[Mention]) -> bool:
    """Whether a number is no change of the earlier ones of the `same` thing: given before, or a lower toll.

    Where the text says that the last one was wrong, it does not matter what was given before that.
    """
    compared = same[-1:] if mention.revised else same
    return any(other.value == mention.value or falls(other, mention) for other in compared)


def _counted(article: Article, mention: Mention) -> str:
    """What a number counts: of what no word says outright its whole unit, "cubic metres a second", and of one that is
    said to have moved two of the words behind it, "planned operations"."""
    if mention.plain or not mention.counts.isalpha() or mention.counts == "percent":
        return mention.counts
    language = language_of(article.language, article.text, article.title)
    behind = _behind(article.text, mention.end)
    idle = stopwords(language)
    first, second, *_ = *map(fold, behind), "", ""
    begun = first in units("heads") or (language == "en" and not first.endswith("s") and second.endswith("s"))
    size = 1
    if second and second not in idle and (begun or second in units("tails") or mention.was is not None):
        size = 2
    rest = [fold(word) for word in behind[size : size + 2]]
    if len(rest) == 2 and rest[0] in units("per") and rest[1] in units("times"):
        size += 2
    return " ".join(behind[:size]) or mention.counts


def _behind(text: str, end: int) -> list[str]:
    """The words behind a number, without a mark between, as far as no name follows."""
    found: list[str] = []
    for span in words(text, end, end + _NOUN):
        word = span.of(text)
        if text[end : span.start].strip() or (found and word[0].isupper()):
            break
        found.append(word)
        end = span.end
    return found


def _mentions(article: Article) -> list[tuple[Mention, Span]]:
    """The numbers of an article with their sentences; of those that count the same thing outright only the first, which
    news leads with."""
    language = language_of(article.language, article.text, article.title)
    found: list[tuple[Mention, Span]] = []
    met: set[str] = set()
    for sentence in sentences(article.text, language):
        for mention in mentions(article.text, sentence.start, sentence.end, language):
            if mention.plain and mention.counts in met:
                continue
            met.update([mention.counts] if mention.plain else [])
            found.append((mention, sentence))
            if len(found) == MENTIONS:
                return found
    return found


def _extract(article: Article, span: Span) -> Extract:
    return Extract(article.id, span.of(article.text), span.start, span.end)
