"""Labelled articles as other desks would have told them: shorter, from another angle, in other words, under another
headline.

The labelled sets are of one country's press or of one wire: articles on one event share half their words there. Where a
tabloid, a business page and a paper far away report the same thing, they share a fifth.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from labelled import Labelled, labelled_articles
from msgspec.structs import replace

from briefing.events import signature
from briefing.events.grouping import age
from briefing.language.sentences import sentences
from briefing.model import Signature

SENTENCES = range(4, 11)
"""Sentences that are kept of an article."""
OPENINGS = (0, 0, 1, 2)
"""With which sentence it begins."""
LOST = (0.1, 0.4)
"""Least and most part of an article's words that its desk would not have used."""
NAMES = (0.0, 0.15, 0.3)
"""The same of names."""
HEADLINES = (0.0, 0.4, 0.8)
"""The same of a headline's words, beside."""
COPIED = 0.3
"""Part of the articles that keep the runs of words which they share with others."""


def retold(name: str, seed: int = 5) -> Labelled:
    """The articles of a labelled set, each cut to a few of its sentences and robbed of some of its words."""
    chance, words = random.Random(seed), random.Random(seed)
    articles, gold = labelled_articles(name)
    cut = [replace(article, text=_cut(article.text, chance)) for article in articles]
    signatures = sorted((signature(article) for article in cut), key=age)
    return Labelled(name, [_reworded(s, words) for s in signatures], gold)


def _cut(text: str, chance: random.Random) -> str:
    """A few sentences of a text, in order, from somewhere near its beginning."""
    told = [span.of(text) for span in sentences(text)]
    count, first = chance.choice(SENTENCES), chance.choice(OPENINGS)
    near: Sequence[int] = range(first, min(len(told), first + 3 * count))
    return " ".join(told[place] for place in sorted(chance.sample(near, min(count, len(near))))) or text


def _reworded(s: Signature, chance: random.Random) -> Signature:
    """`s` with some of its words made words that no other article has."""
    lost, names, headline = chance.uniform(*LOST), chance.choice(NAMES), chance.choice(HEADLINES)
    stems = dict.fromkeys((*s.headline, *s.lead, *s.terms, *s.names))
    own = {stem: f"{stem}~{s.article}" for stem in stems}
    said = {stem: own[stem] if chance.random() < (names if stem in s.names else lost) else stem for stem in stems}
    heads = {
        stem: own[stem] if chance.random() < headline and stem not in s.names else said[stem] for stem in s.headline
    }
    return replace(
        s,
        headline=tuple(heads[stem] for stem in s.headline),
        lead=tuple(said[stem] for stem in s.lead),
        terms={said[stem]: weight for stem, weight in s.terms.items()},
        names={said[stem]: count for stem, count in s.names.items()},
        shingles=s.shingles if chance.random() < COPIED else (),
    )
