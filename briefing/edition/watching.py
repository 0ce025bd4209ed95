"""Where the names and topics of the watchlist occur."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from briefing.edition.naming import short_form
from briefing.language import dateline, sentences
from briefing.model import Article, Extract
from briefing.settings import Watchlist


class Found(Struct, frozen=True, kw_only=True):
    """One entry of the watchlist and where it occurs."""

    name: str
    articles: tuple[str, ...]
    line: Extract
    """The first sentence that it stands in."""


def watch(watchlist: Watchlist, stories: Sequence[Sequence[Article]]) -> Iterator[Found]:
    """The entries that occur, people first, in the order of the watchlist. `stories`: articles, event by event.

    A person is found by the full name, and by the short form in articles on the same event as one that has the full
    name. Case is ignored for topics, and for people it is not.
    """
    for person in watchlist.people:
        yield from _found(person, (_of_person(person, story) for story in stories))
    for topic in watchlist.topics:
        pattern = _pattern(topic, re.IGNORECASE)
        yield from _found(topic, (_places(pattern, story) for story in stories))


def _found(name: str, places: Iterable[Sequence[tuple[Article, int]]]) -> Iterator[Found]:
    hits = [place for story in places for place in story]
    if hits:
        article, at = hits[0]
        yield Found(name=name, articles=tuple(article.id for article, _ in hits), line=_sentence(article, at))


def _of_person(person: str, story: Sequence[Article]) -> list[tuple[Article, int]]:
    whole = _pattern(person)
    full = _places(whole, story)
    short = short_form(person)
    if not full or short == person:
        return full
    named = {article.id for article, _ in full}
    others = [article for article in story if article.id not in named]
    return full + _places(_pattern(short), others)


def _pattern(words: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", flags)


def _places(pattern: re.Pattern[str], story: Iterable[Article]) -> list[tuple[Article, int]]:
    found = []
    for article in story:
        match = pattern.search(article.text, article.body) or pattern.search(article.text)
        if match:
            found.append((article, match.start()))
    return found


def _sentence(article: Article, at: int) -> Extract:
    """The sentence of the article in which offset `at` lies, without a dateline before it."""
    for span in sentences(article.text):
        if span.start <= at < span.end:
            begin = dateline(article.text, span.start, span.end)
            begin = begin if begin <= at else span.start
            return Extract(article.id, article.text[begin : span.end], begin, span.end)
    end = article.text.find("\n", at)
    end = len(article.text) if end < 0 else end
    return Extract(article.id, article.text[at:end], at, end)
