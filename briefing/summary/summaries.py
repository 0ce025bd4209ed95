"""The face of summarising: an article or the articles of an event in, extracts out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain, groupby
from types import MappingProxyType
from typing import Any

from briefing.events.labels import comments
from briefing.language.detection import language_of
from briefing.model import Article, Copy, Extract, Quotation
from briefing.summary import methods, ranker
from briefing.summary.accounts import cover
from briefing.summary.choice import Budget, fill
from briefing.summary.corrected import news_of, standing
from briefing.summary.coverage import Candidate, Source, candidates, same
from briefing.summary.expectation import stems_of
from briefing.summary.interviews import asked
from briefing.summary.lines import lines
from briefing.summary.units import Unit, units

METHODS = ("briefing", "lead", *methods.SUMY)
"""Every summariser by name; the first is ours and the default."""

FORMS: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {"headline": {"sentences": 1}, "lines": {"sentences": 3}, "paragraph": {"words": 100}}
)
"""How long an account may be, by the name of its form: summarise_event(articles, **FORMS["lines"])."""


def length_in(form: str | None, sentences: int, words: int | None) -> Mapping[str, Any]:
    """How long a summary in this form may be, or without one in so many sentences or words: keywords of `summarise`."""
    return FORMS[form] if form else {"sentences": sentences, "words": words}


_MOST_RANKED = 200
"""Sentences of a ranking that a summary is filled from."""


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
    spoken = language or language_of(article.language, article.text, article.title)
    found = news_of(units(article, quotations, spoken), article, spoken)
    places = choose(found, method, Budget(sentences, words), spoken, article.title)
    return tuple(lines([found[place] for place in places], article, spoken))


def choose(found: Sequence[Unit], method: str, budget: Budget, language: str, title: str) -> list[int]:
    """The places of the chosen found in reading order. Whatever the method, a question is not chosen without its
    answer, unless there is nothing else."""
    if method == "briefing" and (best := ranker.choose(found, budget, language, title)):
        return best
    sumy = method not in ("briefing", "lead")
    ranking = methods.rank(method, found, language, title) if sumy else range(len(found))
    questions = asked(found)
    return fill([place for place in ranking if place not in questions] or ranking, found, budget)


def summarise_event(
    articles: Sequence[Article],
    *,
    copies: Sequence[Copy] = (),
    method: str = "briefing",
    sentences: int = 4,
    words: int | None = None,
    quotations: Mapping[str, Sequence[Quotation]] | None = None,
) -> tuple[Extract, ...]:
    """One account of an event out of all its `articles`, which come earliest first; see `summarise` and FORMS.

    The article that tells most comes first, then the others in their order. Copies are left out, so that what they
    repeat counts once, and so are comments where anything else reports. `quotations` by article id: they are not cut,
    and each speaker is heard if there is room.
    Raises ValueError for a method that is not in METHODS.
    """
    _check(method)
    budget = Budget(sentences, words)
    sources = _sources(articles, copies, quotations or {})
    if len(sources) == 1:
        only = sources[0]
        places = choose(only.units, method, budget, only.language, only.article.title)
        return tuple(lines([only.units[place] for place in places], only.article, only.language))
    if not sources or budget.is_empty:
        return ()
    chosen = _briefed(sources, budget) if method == "briefing" else []
    if not chosen:
        chosen = _ranked(sources, budget, "lead" if method == "briefing" else method)
    return tuple(chain.from_iterable(_lines(chosen, sources)))


def _sources(
    articles: Sequence[Article], copies: Sequence[Copy], quotations: Mapping[str, Sequence[Quotation]]
) -> list[Source]:
    """The articles that an account draws upon: those in the language of most of them, which it is told in."""
    folded = {copy.article for copy in copies}
    sources = []
    for article in [article for article in articles if article.id not in folded] or list(articles[:1]):
        language = language_of(article.language, article.text, article.title)
        said = quotations.get(article.id, ())
        if found := units(article, said, language):
            sources.append(Source(article, found, stems_of(found, language), language, said))
    sources = standing([source for source in sources if not comments(source.article.title)] or sources)
    spoken = Counter(source.language for source in sources)
    told = max(spoken, key=lambda language: (spoken[language], language == _OURS), default="")
    return [source for source in sources if source.language == told]


_OURS = "en"
"""The language in which an event is told of which as many articles are in another: the one of all that is shown."""


def _lines(chosen: Sequence[Candidate], sources: Sequence[Source]) -> Iterator[Iterator[Extract]]:
    for number, ones in groupby(chosen, key=lambda one: one.source):
        source = sources[number]
        yield lines([one.unit for one in ones], source.article, source.language)


_READ = 30
"""Sentences at the top of an article that our account is told in; what stands further down hardly ever is, and only
tells what the articles share."""


def _briefed(sources: Sequence[Source], budget: Budget) -> list[Candidate]:
    chosen = cover(candidates(sources, _READ), sources, budget)
    main = chosen[0].source if chosen else 0
    return sorted(chosen, key=lambda one: (one.source != main, one.source, one.place))


def _ranked(sources: Sequence[Source], budget: Budget, method: str) -> list[Candidate]:
    """The first that fit by any other method, all articles taken as one text; none says again what another does."""
    found = candidates(sources)
    language = Counter(source.language for source in sources).most_common(1)[0][0]
    if method == "lead":
        ranking = sorted(range(len(found)), key=lambda place: (found[place].place, found[place].source))
    else:
        ranking = methods.rank(method, [one.unit for one in found], language, sources[0].article.title)
    asking = {(number, place) for number, source in enumerate(sources) for place in asked(source.units)}
    telling = [place for place in ranking if (found[place].source, found[place].place) not in asking]
    distinct: list[int] = []
    for place in telling or ranking:
        if not any(same(found[place], found[other]) for other in distinct):
            distinct.append(place)
        if len(distinct) >= _MOST_RANKED:
            break
    places = fill(distinct, [one.unit for one in found], budget)
    return [found[place] for place in places]


def _check(method: str) -> None:
    if method not in METHODS:
        near = get_close_matches(method.lower(), METHODS, n=1, cutoff=0.5)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise ValueError(f"no summariser is called {method!r}{hint} There are: {', '.join(METHODS)}.")
