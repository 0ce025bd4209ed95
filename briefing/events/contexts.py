"""Bare headlines: a dozen words without a date are compared through the company that they keep.

Two headlines of one event often share no word ("Carrick resigns", "Harbour minister steps down") but have a third one
in common. Each is therefore read together with those that resemble it, four times over, as Singhal and Pereira
("Document Expansion for Speech Retrieval", 1999) did for texts with gaps.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from briefing.events.vectors import Vectors

if TYPE_CHECKING:
    from briefing.events.vectors import Floats, Ints

SHORT = 20
"""Words of body below which an article is all headline."""
_NEIGHBOURS = 50
"""Headlines whose words are added to those of one that they resemble."""
_TERMS = 60
"""Terms kept of a headline and its company, heaviest first."""
_ALIKE = 0.2
"""Cosine from which another headline is company."""
_COMPANY = 12
"""Headlines in company from which on their words count fully. Of fewer they count by the square of the number: where
nearly every headline is on another happening, what resembles one is mostly something else."""
_PASSES = 4


def bare(vectors: Vectors) -> list[int]:
    """The articles that have neither a body worth the name nor a date, ascending."""
    return [i for i, s in enumerate(vectors.signatures) if s.length < SHORT and math.isnan(vectors.moments[i])]


class Contexts:
    """The bare headlines of `vectors`, each as a vector of length one over its own and its company's words.

    They are numbered from 0 in the order of `articles`.
    """

    def __init__(self, vectors: Vectors) -> None:
        import numpy as np

        self.articles = np.array(bare(vectors), np.int64)
        self._common = max(1500.0, vectors.size / 10)
        entries, begins = vectors.entries(self.articles)
        lengths = np.diff(np.append(begins, len(entries)))
        owner = np.repeat(np.arange(len(self.articles)), lengths)
        self._store(owner, vectors.term[entries], vectors.weight[entries, 0], len(vectors.terms))
        for _ in range(_PASSES if len(self.articles) else 0):
            self._expand()

    def alike(self, i: int) -> tuple[Ints, Floats]:
        """The headlines that share a word of their contexts with headline `i`, and the cosines; itself left out."""
        import numpy as np

        own = slice(self._start[i], self._start[i + 1])
        places = [self._order[self._begin[t] : self._begin[t + 1]] for t in self._term[own] if self._useful[t]]
        found = np.concatenate(places) if places else np.zeros(0, np.int64)
        scratch = np.zeros(len(self._useful))
        scratch[self._term[own]] = self._weight[own]
        cosines = np.bincount(
            self._owner[found], weights=scratch[self._term[found]] * self._weight[found], minlength=len(self.articles)
        )
        cosines[i] = 0.0
        others = np.flatnonzero(cosines > 0)
        alike: Floats = cosines[others].astype(np.float64)
        return others, alike

    def _store(self, owner: Ints, term: Ints, weight: Floats, terms: int) -> None:
        import numpy as np

        lengths = np.sqrt(np.bincount(owner, weights=weight**2, minlength=len(self.articles)))
        self._owner, self._term = owner, term
        self._weight = weight / np.maximum(lengths, 1e-9)[owner]
        self._start = np.searchsorted(owner, np.arange(len(self.articles) + 1))
        self._order = np.argsort(term, kind="stable")
        counts = np.bincount(term, minlength=terms)
        self._begin = np.concatenate([[0], np.cumsum(counts)])
        self._useful = counts <= self._common

    def _expand(self) -> None:
        """Add to every headline the mean of those that it resembles, weighted by the square of the cosine."""
        import numpy as np

        terms = len(self._useful)
        owners, kinds, weights = [], [], []
        for i in range(len(self.articles)):
            others, cosines = self.alike(i)
            near = np.argsort(-cosines, kind="stable")[:_NEIGHBOURS]
            near = near[cosines[near] >= _ALIKE]
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
