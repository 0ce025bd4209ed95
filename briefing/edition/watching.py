"""Where the names and topics of the watchlist occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefing.archive import Archive
from briefing.archive.views import Meeting, Scope
from briefing.edition.naming import short_form
from briefing.language import dateline, sentences
from briefing.language.detection import language_of
from briefing.model import Article, Extract
from briefing.settings import Watchlist
from briefing.summary.units import units


class Found(Struct, frozen=True, kw_only=True):
    """One entry of the watchlist and where it occurs."""

    name: str
    articles: tuple[str, ...]
    line: Extract
    """The first sentence that it stands in."""


def watch(
    archive: Archive, scope: Scope, watchlist: Watchlist, stories: Sequence[Sequence[Article]]
) -> Iterator[Found]:
    """The entries that occur, people first, in the order of the watchlist. `stories`: articles, event by event.

    Where the words of an entry stand the archive says, as it does for the dashboard: in any case, with accents or
    without, whatever stands between them. A person is also found by whatever the articles call them in which they are
    met, and by the short form, as it is written, in articles on the same event as one that has the full name.
    """
    for person in watchlist.people:
        stands, met = archive.standing(person, scope), archive.meetings(person, scope)
        yield from _found(person, _of_person(person, stories, stands, met))
    for topic in watchlist.topics:
        stands = archive.standing(topic, scope)
        yield from _found(topic, [place for story in stories for place in _held(stands, story)])


def _found(name: str, hits: Sequence[tuple[Article, int]]) -> Iterator[Found]:
    if hits:
        article, at = hits[0]
        yield Found(name=name, articles=tuple(article.id for article, _ in hits), line=_sentence(article, at))


def _of_person(
    person: str, stories: Sequence[Sequence[Article]], stands: Mapping[str, int], met: Sequence[Meeting]
) -> list[tuple[Article, int]]:
    """Where somebody stands, articles with the full name first."""
    short = short_form(person)
    full = [_held(stands, story) for story in stories]
    found = {article.id: (article, at) for places in full for article, at in places}
    there = {article.id: article for story in stories for article in story}
    for one in met:
        if one.article in there and one.article not in found:
            article = there[one.article]
            found[article.id] = article, _place_of(one, article)
    for story, places in zip(stories, full, strict=True):
        if places and short != person:
            others = [article for article in story if article.id not in found]
            found.update((article.id, (article, at)) for article, at in _places(_pattern(short), others))
    return list(found.values())


def _place_of(met: Meeting, article: Article) -> int:
    """Where an article names somebody who is met in it, else where they speak."""
    for form in sorted(met.forms, key=len, reverse=True):
        if places := _places(_pattern(form), [article]):
            return places[0][1]
    return article.body if met.said is None else met.said


def _held(stands: Mapping[str, int], story: Iterable[Article]) -> list[tuple[Article, int]]:
    return [(article, stands[article.id]) for article in story if article.id in stands]


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")


def _places(pattern: re.Pattern[str], story: Iterable[Article]) -> list[tuple[Article, int]]:
    found = []
    for article in story:
        match = pattern.search(article.text, article.body) or pattern.search(article.text)
        if match:
            found.append((article, match.start()))
    return found


def _sentence(article: Article, at: int) -> Extract:
    """The sentence of the article in which offset `at` lies, without a dateline before it, and the rest of a quotation
    that it opens."""
    for unit in units(article, (), language_of(article.language, article.text, article.title)):
        if unit.start <= at < unit.end:
            return Extract(article.id, article.text[unit.start : unit.end], unit.start, unit.end)
    for span in sentences(article.text):
        if span.start <= at < span.end:
            begin = dateline(article.text, span.start, span.end)
            begin = begin if begin <= at else span.start
            return Extract(article.id, article.text[begin : span.end], begin, span.end)
    end = article.text.find("\n", at)
    end = len(article.text) if end < 0 else end
    return Extract(article.id, article.text[at:end], at, end)
