"""The face of summarising: an article or the articles of an event in, extracts out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from briefing.language import detect
from briefing.model import Article, Copy, Extract, Quotation
from briefing.summary import methods, ranker
from briefing.summary.choice import Budget, fill
from briefing.summary.units import Unit, units

METHODS = ("briefing", "lead", *methods.SUMY)
"""Every summariser by name; the first is ours and the default."""


def summarise(
    article: Article,
    *,
    method: str = "briefing",
    sentences: int = 3,
    words: int | None = None,
    quotations: Sequence[Quotation] = (),
    language: str | None = None,
) -> tuple[Extract, ...]:
    """The summary of `article`: whole sentences of its text, in reading order.

    At most `sentences` of them, or as many as hold `words` words where that is given. `quotations` are those found in
    it: none of them is cut. `language` (ISO 639-1) is the article's own or detected where it is None.
    Raises ValueError for a method that is not in METHODS.
    """
    _check(method)
    spoken = language or article.language or detect(article.text[article.body :])
    candidates = units(article, quotations, spoken)
    places = choose(candidates, method, Budget(sentences, words), spoken, article.title)
    return tuple(candidates[place].extract(article.id) for place in places)


def choose(candidates: Sequence[Unit], method: str, budget: Budget, language: str, title: str) -> list[int]:
    """The places of the chosen candidates in reading order."""
    if method == "briefing":
        return ranker.choose(candidates, budget, language, title) or fill(range(len(candidates)), candidates, budget)
    if method == "lead":
        return fill(range(len(candidates)), candidates, budget)
    return fill(methods.rank(method, candidates, language, title), candidates, budget)


def summarise_event(
    articles: Sequence[Article],
    *,
    copies: Sequence[Copy] = (),
    method: str = "briefing",
    sentences: int = 4,
    words: int | None = None,
    quotations: Mapping[str, Sequence[Quotation]] | None = None,
) -> tuple[Extract, ...]:
    """The summary of what all `articles` of an event report; `quotations` by article id. See `summarise`."""
    _check(method)
    folded = {copy.article for copy in copies}
    originals = [article for article in articles if article.id not in folded] or list(articles[:1])
    found: list[tuple[Article, Unit]] = []
    for article in originals:
        spoken = article.language or detect(article.text[article.body :])
        found += [(article, unit) for unit in units(article, (quotations or {}).get(article.id, ()), spoken)]
    if not found:
        return ()
    language = originals[0].language or detect(originals[0].text)
    places = choose([unit for _, unit in found], method, Budget(sentences, words), language, originals[0].title)
    return tuple(found[place][1].extract(found[place][0].id) for place in places)


def _check(method: str) -> None:
    if method not in METHODS:
        near = get_close_matches(method.lower(), METHODS, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"no summariser is called {method!r}{hint} There are: {', '.join(METHODS)}.")
