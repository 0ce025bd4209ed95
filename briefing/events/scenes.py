"""Where it happened, as far as one article tells: by its dateline, or by "in X" and the like near its beginning.

What is only a part of somebody's name, a house's or a body's is no place, nor is where somebody works or comes from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from briefing.language.data import load
from briefing.language.detection import language_of
from briefing.language.lexicon import lexicon, ordinary
from briefing.language.places import Place, dateline, places
from briefing.language.stems import plain_stem
from briefing.language.words import fold
from briefing.model import Article, Signature, Span, Speaker

_LEDE, _OPENING = 500, 1200
"""Characters of the body in which it mostly stands where it happened, and in which places are looked for at all."""
_TOLD, _NAMED, _LATER = 1.0, 0.5, 0.5
"""What it says that something is told to be in a place, that the place is named, and by how much less further down."""
_SHARE = 0.5
"""How much must speak for the place of an event, for each of its articles."""
_LEAST = 1.0
"""How much must speak for a place."""
_MOST = 4
_NEXT = re.compile(r"(?:['’]s)?[ \u00a0]([^\W\d_]+|\d+)")
_OWNED = re.compile(r"['’]s?[ \u00a0][^\W\d_a-z]\w*+(?![ \u00a0][^\W\d_a-z])")
_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0][^\W\d_]+[ \u00a0]$")
_AFTER_NAME = re.compile(
    r"(?:, \d{1,3})?(?: (?:of|from|at|with)\b|, (?:(?:an?|the|his|her|its|one)\b"
    r"|(?!(?:who|which|and|but|in|is|are|was|were|has|had|will|would|said|told)\b)(?:[a-z-]+ ){1,4}(?:of|at|for)\b))"
    r"[^.,;:!?“”\"\n]*"
)
"""What is told of somebody behind the name: "[of the Institute in Tessel]", ", 46[, a driver from Tessel]"."""


def scenes(article: Article, speakers: Sequence[Speaker] = ()) -> tuple[str, ...]:
    """The places where what `article` tells may have happened, the likeliest first; the dateline's before others."""
    body = article.text[article.body :]
    people = [set(map(fold, form.split())) for one in speakers if one.kind == "person" for form in _forms(one)]
    weight: dict[str, float] = defaultdict(float)
    if line := _line(article):
        weight[line] = 2 * _TOLD
    for place, says in (*_in_headline(article, speakers), *_in_body(article, speakers)):
        known = place.country is not None or place.name in body or not body
        if known and not any(set(map(fold, place.name.split())) <= words for words in people):
            weight[place.name] += says
    likely = [name for name in weight if weight[name] >= _LEAST]
    return tuple(sorted(likely, key=lambda name: -weight[name])[:_MOST])


def _in_headline(article: Article, speakers: Sequence[Speaker]) -> Iterator[tuple[Place, float]]:
    """The places of the headline, each once, and how much it says of them."""
    found = _told(article.title, 0, len(article.title), _language(article), speakers)
    yield from _once((place, _TOLD if place.inside else _NAMED) for place in found)


def _in_body(article: Article, speakers: Sequence[Speaker]) -> Iterator[tuple[Place, float]]:
    """The places of the body's beginning, each once in the lede and once behind it, and how much these say of them."""
    found = list(_told(article.text, article.body, article.body + _OPENING, _language(article), speakers))
    lede = article.body + _LEDE
    says = [(place, _TOLD if place.inside else _NAMED) for place in found]
    yield from _once((place, told) for place, told in says if place.start < lede)
    yield from _once((place, told * _LATER) for place, told in says if place.start >= lede)


def _once(found: Iterable[tuple[Place, float]]) -> Iterable[tuple[Place, float]]:
    """Of the same places the one that most is said of."""
    best: dict[str, tuple[Place, float]] = {}
    for place, says in found:
        if place.name not in best or best[place.name][1] < says:
            best[place.name] = (place, says)
    return best.values()


def _language(article: Article) -> str:
    return language_of(article.language, article.text, article.title)


def scene(members: Sequence[Signature]) -> str | None:
    """The place that most articles tell, the likeliest of each counting more, or at least name; None where too few do.

    Those that cover several events do not count.
    """
    told = [member for member in members if not member.digest]
    weight: dict[str, float] = defaultdict(float)
    for member in told:
        for position, place in enumerate(member.places):
            weight[place] += 1 / (1 + position)
    for place in weight:
        words = {plain_stem(word) for word in place.split()}
        weight[place] += _NAMED * sum(words <= member.names.keys() for member in told if place not in member.places)
    best = max(weight, key=lambda place: (weight[place], place), default=None)
    return best if best and weight[best] >= _SHARE * len(told) else None


def _line(article: Article) -> str | None:
    """The place of the dateline, where it is one."""
    found = dateline(article.dateline + " -") if article.dateline else dateline(article.text, article.body)
    name = found.name if found else (article.dateline or "").split(",")[0].strip().title()
    return name if name and (found is None or found.country is None) <= _is_place(name) else None


def _told(text: str, begin: int, end: int, language: str, speakers: Sequence[Speaker]) -> Iterator[Place]:
    """The places of text[begin:end] that are no part of another name and not where somebody works or comes from."""
    taken = list(_taken(text[:end], speakers))
    for place in places(text, begin, min(end, len(text)), language):
        listed = place.country is not None
        within = any(s.start <= place.start and place.end + listed <= s.end for s in taken)
        if not within and not _is_home(text, place) and (listed or _may_be(text, place)):
            yield place


def _taken(text: str, speakers: Iterable[Speaker]) -> Iterator[Span]:
    """Where names of bodies stand, what somebody is by trade, and what is told of somebody right behind the name."""
    for one in speakers:
        for form in _forms(one):
            for at in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
                if one.kind != "person" and (one.quoted or not _is_place(form)):
                    yield Span(at.start(), at.end())
                elif one.kind == "person" and (behind := _AFTER_NAME.match(text, at.end())):
                    yield Span(behind.start(), behind.end())
        if one.role:
            yield from (Span(at.start(), at.end()) for at in re.finditer(re.escape(one.role), text))


def _forms(one: Speaker) -> tuple[str, ...]:
    return tuple(dict.fromkeys((one.name, *(form for form in one.variants if form[:1].isupper()))))


def _may_be(text: str, place: Place) -> bool:
    """Whether what no list knows may be a place."""
    return _is_place(place.name) and not _is_house(text, place) and not _is_people(text, place.name)


def _is_house(text: str, place: Place) -> bool:
    """Whether it is whom or what a house or street is called after ("at [St Brannoc]'s", "in [Tanner]'s Row", "the
    [Lidden] court"), or what has a number ("in [Shed] 9")."""
    after = _NEXT.match(text, place.end)
    whose = text.startswith(("'s", "’s"), place.end) and text.startswith("at ", place.start - 3)
    if whose or _OWNED.match(text, place.end):
        return True
    return after is not None and (after[1].isdigit() or after[1].lower() in _houses())


def _is_home(text: str, place: Place) -> bool:
    """Whether somebody is only said to live or work there, or to come from there: "born in [Tessel]"."""
    before = _BEFORE.search(text, max(0, place.start - 40), place.start)
    from_there = text[max(0, place.start - 5) : place.start].lower() == "from "
    return from_there or (place.inside and before is not None and before[1].lower() in _listed("homes"))


def _is_place(name: str) -> bool:
    """Whether a name that no list knows may be a town's: no word of a body in it but those of places, no acronym."""
    words, lex = name.split(), lexicon()
    if not words or words[-1] in _grounds() or words[-1] in lex.directions:
        return False
    if any(word in lex.body_words and word not in lex.place_heads and word not in _listed("parts") for word in words):
        return False
    return len(words) > 1 or not (fold(name) in ordinary() or (name.isupper() and len(name) < _ACRONYM))


def _is_people(text: str, name: str) -> bool:
    """Whether it is the word for those of a land that the text names as well: "in [Ansuran] hands", of Ansura."""
    return name.endswith("an") and re.search(rf"(?<!\w){re.escape(name[:-2])}a?(?!\w)", text) is not None


_ACRONYM = 6
"""Letters below which a word in capitals is one: "in NATO"."""


@cache
def _grounds() -> frozenset[str]:
    lex = lexicon()
    return _listed("grounds") | ((lex.houses | lex.sites | lex.ways) - _listed("parts"))


@cache
def _houses() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon().houses) | _listed("houses")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("briefing.events", "scenes.yaml")[name].split())
