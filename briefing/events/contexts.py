"""Bare headlines: a dozen words without a date are compared through the company that they keep.

Two headlines of one event often share no word ("Carrick resigns", "Harbour minister steps down") but have a third one
in common. Each is therefore read together with those that resemble it, four times over, as Singhal and Pereira
("Document Expansion for Speech Retrieval", 1999) did for texts with gaps. How alike two are then, and how many more
are, is weighed with all else that two articles share. Those that name others altogether are hardly company: of a
hundred headlines of one formula ("Fire in Tessel kills 3") most are on as many happenings.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from briefing.events.vectors import PARTS, Vectors

if TYPE_CHECKING:
    from briefing.events.vectors import Floats, Ints

COMPANY = ("contexts", "fellows, fewer", "fellows, more", "same figure", "other figure")
"""Features of two bare headlines: the cosine of their contexts; how many headlines have a context like theirs, as
logarithms, of the one that has fewer such fellows and of the one that has more; and whether both give numbers, some of
them alike or none."""
_NEIGHBOURS = 50
"""Headlines whose words are added to those of one that they resemble."""
_TERMS = 60
"""Terms kept of a headline and its company, heaviest first."""
_ALIKE = 0.2
"""Cosine from which another headline is company."""
_STRANGER = 0.5
"""What the likeness of two headlines counts for company where each has names and they share none."""
_COMPANY = 12
"""Headlines in company from which on their words count fully. Of fewer they count by the square of the number: where
nearly every headline is on another happening, what resembles one is mostly something else."""
_PASSES = 4
_FELLOW = 0.3
"""Cosine of contexts from which another headline is a fellow."""
_MOST = 400
"""Headlines that one is compared with through its context, the most alike."""
_LEAST = 0.03
"""Headlines whose contexts are less alike than this are not compared through them."""


class Contexts:
    """The bare headlines of `vectors`, each as a vector of length one over its own and its company's words."""

    def __init__(self, vectors: Vectors) -> None:
        import numpy as np

        self.articles = vectors.bare
        self._place = np.full(vectors.size, -1, np.int64)
        self._place[self.articles] = np.arange(len(self.articles))
        self._common = max(1500.0, vectors.size / 10)
        entries, begins = vectors.entries(self.articles)
        lengths = np.diff(np.append(begins, len(entries)))
        owner = np.repeat(np.arange(len(self.articles)), lengths)
        term, named = vectors.term[entries], vectors.weight[entries, PARTS.index("names")] > 0
        self._naming: dict[int, list[int]] = defaultdict(list)
        self._names: list[list[int]] = [[] for _ in self.articles]
        for headline, name in zip(owner[named].tolist(), term[named].tolist(), strict=True):
            self._naming[name].append(headline)
            self._names[headline].append(name)
        self._has_names = np.array([bool(found) for found in self._names], bool)
        self._figures = {
            article: {number.partition(" ")[0] for number in vectors.signatures[article].numbers}
            for article in self.articles.tolist()
        }
        self._store(owner, term, vectors.weight[entries, 0], len(vectors.terms))
        for _ in range(_PASSES if len(self.articles) else 0):
            self._expand()
        self._fellows = np.zeros(vectors.size)
        for i, article in enumerate(self.articles.tolist()):
            self._fellows[article] = math.log1p(int((self._alike(i)[1] >= _FELLOW).sum()))

    def near(self, article: int) -> tuple[Ints, Floats]:
        """The headlines whose contexts are most like that of `article`, ascending, and the cosines."""
        import numpy as np

        place = int(self._place[article])
        if place < 0:
            return np.zeros(0, np.int64), np.zeros(0)
        others, cosines = self._alike(place)
        kept = np.sort(_highest(cosines, cosines > _LEAST, _MOST))
        return self.articles[others[kept]], cosines[kept]

    def company(self, article: int, others: Ints) -> Floats:
        """The columns of COMPANY for `article` and each of `others`, 0 unless both are bare; the first is left 0."""
        import numpy as np

        own, theirs = self._fellows[article], self._fellows[others]
        table = np.zeros((len(others), len(COMPANY)))
        table[:, 1], table[:, 2] = np.minimum(own, theirs), np.maximum(own, theirs)
        if figures := self._figures.get(article):
            for place, other in enumerate(others.tolist()):
                if met := self._figures.get(other):
                    table[place, 4 if figures.isdisjoint(met) else 3] = 1.0
        return np.where(self.both(article, others)[:, None], table, 0.0)

    def both(self, article: int, others: Ints) -> Any:
        """Which of `others` are bare headlines; none of them if `article` is not."""
        return (self._place[others] >= 0) & bool(self._place[article] >= 0)

    def _alike(self, i: int) -> tuple[Ints, Floats]:
        """The headlines that share a word of their contexts with headline `i`, and the cosines; itself left out."""
        import numpy as np

        own = slice(self._start[i], self._start[i + 1])
        useful = self._useful[self._term[own]]
        terms, weights = self._term[own][useful], self._weight[own][useful]
        begins, ends = self._begin[terms], self._begin[terms + 1]
        places = [slice(begin, end) for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)]
        owners, theirs = (
            np.concatenate([column[:0], *[column[place] for place in places]]) for column in self._by_term
        )
        mine = np.repeat(weights, ends - begins)
        cosines = np.bincount(owners, weights=mine * theirs, minlength=len(self.articles))
        cosines[i] = 0.0
        others = np.flatnonzero(cosines > 0)
        alike: Floats = cosines[others].astype(np.float64)
        return others, alike

    def _strangers(self, i: int) -> Any:
        """Which headlines have names, none of which stands in headline `i`, though it has names too."""
        strange = self._has_names & self._has_names[i]
        for name in self._names[i]:
            strange[self._naming[name]] = False
        return strange

    def _store(self, owner: Ints, term: Ints, weight: Floats, terms: int) -> None:
        import numpy as np

        lengths = np.sqrt(np.bincount(owner, weights=weight**2, minlength=len(self.articles)))
        self._owner, self._term = owner, term
        self._weight = weight / np.maximum(lengths, 1e-9)[owner]
        self._start = np.searchsorted(owner, np.arange(len(self.articles) + 1))
        order = np.argsort(term, kind="stable")
        self._by_term = owner[order], self._weight[order]
        counts = np.bincount(term, minlength=terms)
        self._begin = np.concatenate([[0], np.cumsum(counts)])
        self._useful = counts <= self._common

    def _expand(self) -> None:
        """Add to every headline the mean of those that it resembles, weighted by the square of the cosine."""
        import numpy as np

        terms = len(self._useful)
        owners, kinds, weights = [], [], []
        for i in range(len(self.articles)):
            others, cosines = self._alike(i)
            cosines = np.where(self._strangers(i)[others], _STRANGER * cosines, cosines)
            near = _highest(cosines, cosines >= _ALIKE, _NEIGHBOURS)
            mean = np.zeros(terms)
            for other, cosine in zip(others[near].tolist(), cosines[near].tolist(), strict=True):
                part = slice(self._start[other], self._start[other + 1])
                mean[self._term[part]] += cosine * cosine * self._weight[part]
            mean *= min(1.0, len(near) / _COMPANY) ** 2 / max(float(np.sqrt((mean**2).sum())), 1e-9)
            own = slice(self._start[i], self._start[i + 1])
            mean[self._term[own]] += self._weight[own]
            kept = np.flatnonzero(mean)
            kept = np.sort(kept[np.argsort(-mean[kept], kind="stable")[:_TERMS]])
            owners.append(np.full(len(kept), i))
            kinds.append(kept)
            weights.append(mean[kept])
        self._store(np.concatenate(owners), np.concatenate(kinds), np.concatenate(weights), terms)


def _highest(values: Floats, wanted: Any, most: int) -> Ints:
    """The places of the highest of the `wanted` values, the highest first, of equal ones the first."""
    import numpy as np

    places = np.flatnonzero(wanted)
    return places[np.argsort(-values[places], kind="stable")[:most]]
