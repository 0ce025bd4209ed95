"""Signatures as sparse vectors with an inverted index: who shares words with whom, and how many."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefing.model import Signature, instant

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.floating[Any]]
    Ints: TypeAlias = npt.NDArray[np.int64]

PARTS = ("all", "headline", "lead", "names")
"""Parts of an article that are compared, each as a TF-IDF vector of length one."""
_PROBES = 60
"""Heaviest terms of an article by which others are looked up."""
_COMMON = 1500
"""A term that stands in more articles than this (and in over a tenth of them) finds nobody."""


class Vectors:
    """The vectors of `signatures`, which are numbered from 0 in the order given.

    One row holds every term of an article once, with its weight in each of `PARTS`.
    """

    def __init__(self, signatures: Sequence[Signature]) -> None:
        import numpy as np

        self.signatures = signatures
        self.size = len(signatures)
        vocabulary: dict[str, int] = {}
        counts: Counter[int] = Counter()
        rows: list[list[int]] = []
        raw: list[list[tuple[float, ...]]] = []
        for signature in signatures:
            row, weights = _row(signature, vocabulary)
            rows.append(row)
            raw.append(weights)
            counts.update(row)
        self.terms = list(vocabulary)
        frequency = np.array([counts[i] for i in range(len(vocabulary))], np.float32)
        self.frequency = frequency
        self.idf = np.maximum(np.log((self.size + 1) / (frequency + 0.5)), 0.05).astype(np.float32)
        self.start = np.zeros(self.size + 1, np.int64)
        np.cumsum([len(row) for row in rows], out=self.start[1:])
        self.term = np.array([term for row in rows for term in row], np.int64)
        flat = np.array([weights for article in raw for weights in article], np.float32).reshape(-1, len(PARTS))
        flat *= self.idf[self.term][:, None]
        owner = np.repeat(np.arange(self.size), np.diff(self.start))
        norms = np.zeros((self.size, len(PARTS)))
        np.add.at(norms, owner, flat.astype(np.float64) ** 2)
        self.norms = np.sqrt(norms).astype(np.float32)
        self.weight = flat / np.maximum(self.norms, 1e-9)[owner]
        self.owner = owner
        self.scratch = np.zeros((len(vocabulary), len(PARTS)), np.float32)
        """Room for one article's weights by term; all zero between uses."""
        self._numbers = Counter(number for signature in signatures for number in set(signature.numbers))

    @cached_property
    def named(self) -> list[tuple[frozenset[str], frozenset[str], frozenset[str]]]:
        """The years, the days of a month and the weekdays that each article names."""
        return [
            (
                frozenset(day[:4] for day in s.days if day[0].isdigit()),
                frozenset(day[-5:] for day in s.days if day.count("-") >= 2),
                frozenset(day for day in s.days if day[0] == "w"),
            )
            for s in self.signatures
        ]

    def rarity(self, number: str) -> float:
        """How much it says that two articles give this number: the fewer do, the more."""
        return math.log((self.size + 1) / self._numbers[number])

    @cached_property
    def moments(self) -> Floats:
        """When each article was published, in hours; NaN where it is not known."""
        import numpy as np

        found = [instant(s.published) for s in self.signatures]
        return np.array([m.timestamp() / 3600 if m else math.nan for m in found])

    @cached_property
    def _postings(self) -> tuple[Ints, Ints]:
        """Row entries ordered by term, and where each term's entries begin."""
        import numpy as np

        order = np.argsort(self.term, kind="stable")
        begin = np.zeros(len(self.terms) + 1, np.int64)
        np.cumsum(np.bincount(self.term, minlength=len(self.terms)), out=begin[1:])
        return order, begin

    def alike(self, i: int, least: float) -> Ints:
        """Articles other than `i` whose rarer words overlap with its own by about a cosine of `least`, ascending."""
        import numpy as np

        order, begin = self._postings
        entries = np.arange(self.start[i], self.start[i + 1])
        weights = self.weight[entries, 0]
        usable = self.frequency[self.term[entries]] <= max(_COMMON, self.size / 10)
        entries, weights = entries[usable], weights[usable]
        if len(entries) > _PROBES:
            entries = entries[np.argsort(-weights, kind="stable")[:_PROBES]]
        places = [order[begin[t] : begin[t + 1]] for t in self.term[entries]]
        if not places:
            return np.zeros(0, np.int64)
        found = np.concatenate(places)
        own = np.repeat(self.weight[entries, 0], [len(p) for p in places])
        articles = self.owner[found]
        products = own * self.weight[found, 0]
        kinds, where = np.unique(articles, return_inverse=True)
        sums = np.bincount(where, weights=products)
        keep = (sums > least) & (kinds != i)
        chosen: Ints = kinds[keep]
        return chosen

    def entries(self, articles: Ints) -> tuple[Ints, Ints]:
        """The row entries of `articles`, one article after the other, and where each article's begin."""
        import numpy as np

        lengths = self.start[articles + 1] - self.start[articles]
        begins = np.cumsum(lengths) - lengths
        return np.repeat(self.start[articles] - begins, lengths) + np.arange(lengths.sum()), begins


def _row(signature: Signature, vocabulary: dict[str, int]) -> tuple[list[int], list[tuple[float, ...]]]:
    """Term numbers of an article, ascending by first appearance, and the unscaled weight of each in every part."""
    headline, lead = set(signature.headline), set(signature.lead)
    terms = dict.fromkeys(signature.headline)
    terms.update(dict.fromkeys(signature.terms))
    terms.update(dict.fromkeys(signature.lead))
    terms.update(dict.fromkeys(signature.names))
    row: list[int] = []
    weights: list[tuple[float, ...]] = []
    for term in terms:
        in_headline = 1.0 if term in headline else 0.0
        count = signature.names.get(term, 0.0)
        row.append(vocabulary.setdefault(term, len(vocabulary)))
        weights.append(
            (
                signature.terms.get(term, 0.0) + in_headline,
                in_headline,
                1.0 if in_headline or term in lead else 0.0,
                1.0 + math.log(count) if count else 0.0,
            )
        )
    return row, weights
