"""Signatures as sparse vectors with an inverted index: who shares words with whom, and how many."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from briefing.events.background import UNLISTED, WEIGHT, known, pool, shares
from briefing.events.headlines import bare, names
from briefing.events.spellings import spellings
from briefing.model import Signature, instant

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy as np
    import numpy.typing as npt

    Floats: TypeAlias = npt.NDArray[np.floating[Any]]
    Ints: TypeAlias = npt.NDArray[np.int64]

PARTS = ("all", "headline", "lead", "names")
"""Parts of an article that are compared, each as a TF-IDF vector of length one."""
_PROBES = 40
"""Heaviest terms of an article by which others are looked up."""
_COMMON = 300
"""A term that stands in more articles than this (and in over a twentieth of them) finds nobody."""
DECAY = 96.0
"""Hours after which likeness counts 1/e."""
HORIZON = 7 * 24.0
"""Hours beyond which two articles are not compared at all."""


class Vectors:
    """The vectors of `signatures`, numbered from 0 in the order given: earliest first, undated ones last.

    One row holds every term of an article once, with its weight in each of `PARTS`.
    """

    def __init__(self, signatures: Sequence[Signature]) -> None:
        import numpy as np

        self.signatures = signatures
        self.size = len(signatures)
        self.lengths = np.array([s.length for s in signatures], np.int64)
        self.bare = np.array(bare(signatures), np.int64)
        """The articles that are a headline without text or date."""
        self.dated = sum(instant(s.published) is not None for s in signatures)
        vocabulary: dict[str, int] = {}
        counts: Counter[int] = Counter()
        rows: list[list[int]] = []
        raw: list[list[tuple[float, ...]]] = []
        headlines = {i: signatures[i] for i in self.bare.tolist()}
        common = known(s.language for s in signatures)
        called = names(list(headlines.values()), common)
        spelled = spellings((name for s in signatures for name in s.names), common)
        for i, signature in enumerate(signatures):
            row, weights = _row(signature, vocabulary, called if i in headlines else frozenset(), spelled)
            rows.append(row)
            raw.append(weights)
            counts.update(row)
        self.terms = list(vocabulary)
        self.frequency = np.array([counts[i] for i in range(len(vocabulary))], np.float32)
        self.start = np.zeros(self.size + 1, np.int64)
        np.cumsum([len(row) for row in rows], out=self.start[1:])
        self.term = np.array([term for row in rows for term in row], np.int64)
        flat = np.array([weights for article in raw for weights in article], np.float32).reshape(-1, len(PARTS))
        owner = np.repeat(np.arange(self.size), np.diff(self.start))
        self.rare = self._rarities(owner)
        """How rare the term of each entry is in articles of its language."""
        flat *= self.rare[:, None]
        norms = np.zeros((self.size, len(PARTS)))
        np.add.at(norms, owner, flat.astype(np.float64) ** 2)
        self.norms = np.sqrt(norms).astype(np.float32)
        self.weight = flat / np.maximum(self.norms, 1e-9)[owner]
        self.owner = owner
        self.scratch = np.zeros((len(vocabulary), len(PARTS)), np.float32)
        """Room for one article's weights by term; all zero between uses."""
        self.met = np.zeros(len(vocabulary), np.float32)
        """Room for which terms it has."""
        self._numbers = Counter(number for signature in signatures for number in set(signature.numbers))

    def _rarities(self, owner: Ints) -> Floats:
        import numpy as np

        found = np.zeros(len(self.term), np.float32)
        pools = np.array([pool(s.language) for s in self.signatures])
        for language in sorted({*pools.tolist()}):
            chosen = pools == language
            entries = chosen[owner]
            frequency = np.bincount(self.term[entries], minlength=len(self.terms)).astype(np.float32)
            usual = np.array([shares(language).get(term, UNLISTED) for term in self.terms])
            idf = np.log((int(chosen.sum()) + WEIGHT + 1) / (frequency + WEIGHT * usual + 0.5))
            found[entries] = np.maximum(idf, 0.05)[self.term[entries]]
        return found

    @cached_property
    def headed(self) -> Floats:
        """What each entry weighs as a name that stands in the headline, and as another word of it."""
        import numpy as np

        headline = self.weight[:, PARTS.index("headline")] > 0
        name = self.weight[:, PARTS.index("names")] > 0
        table: Floats = np.column_stack([headline & name, headline & ~name]) * self.rare[:, None]
        return table

    @cached_property
    def heading(self) -> Floats:
        """The same for each article's headline as a whole."""
        import numpy as np

        table = np.zeros((self.size, 2))
        np.add.at(table, self.owner, self.headed.astype(np.float64))
        return table

    @cached_property
    def named(self) -> tuple[Ints, Ints, Ints]:
        """The years, days of a month and weekdays that each article names, as bits, one row an article."""
        import numpy as np

        years, days, weekdays = (np.zeros((self.size, width), np.int64) for width in (1, 7, 1))
        for i, signature in enumerate(self.signatures):
            for day in signature.days:
                if day[0] == "w":
                    weekdays[i, 0] |= 1 << int(day[1])
                    continue
                if day[0] != "-":
                    years[i, 0] |= 1 << int(day[:4]) % 60
                if day.count("-") >= 2:
                    place = 31 * int(day[-5:-3]) + int(day[-2:]) - 32
                    days[i, place // 60] |= 1 << place % 60
        return years, days, weekdays

    @cached_property
    def counted(self) -> list[dict[str, frozenset[str]]]:
        """What each article counts, and the numbers it gives for it: "dead" → 12."""
        found = []
        for signature in self.signatures:
            units: dict[str, set[str]] = {}
            for number in signature.numbers:
                value, _, unit = number.partition(" ")
                if unit:
                    units.setdefault(unit, set()).add(value)
            found.append({unit: frozenset(values) for unit, values in units.items()})
        return found

    @cached_property
    def repeated(self) -> tuple[list[frozenset[str]], list[frozenset[int]]]:
        """The numbers and the runs of words of each article that stand in another one as well."""
        runs = Counter(run for signature in self.signatures for run in signature.shingles)
        return (
            [frozenset(n for n in s.numbers if self._numbers[n] > 1) for s in self.signatures],
            [frozenset(run for run in s.shingles if runs[run] > 1) for s in self.signatures],
        )

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
    def _postings(self) -> tuple[Ints, Ints, Ints]:
        """Row entries ordered by term, the article of each, and where each term's entries begin."""
        import numpy as np

        order = np.argsort(self.term, kind="stable")
        begin = np.zeros(len(self.terms) + 1, np.int64)
        np.cumsum(np.bincount(self.term, minlength=len(self.terms)), out=begin[1:])
        return order, self.owner[order], begin

    @cached_property
    def _reach(self) -> tuple[Ints, Ints]:
        """For every article the first one near it in time, and the first one after those; all, where it has no date."""
        import numpy as np

        dated = int((~np.isnan(self.moments)).sum())
        known = self.moments[:dated]
        first = np.zeros(self.size, np.int64)
        last = np.full(self.size, dated, np.int64)
        first[:dated] = np.searchsorted(known, known - HORIZON, "left")
        last[:dated] = np.searchsorted(known, known + HORIZON, "right")
        return first, last

    @cached_property
    def crowd(self) -> Floats:
        """How many articles each one is compared with: those near in time and those without a date."""
        import numpy as np

        first, last = self._reach
        near: Floats = (last - first + (self.size - self.dated)).astype(np.float64)
        return near

    def alike(self, i: int, least: float, most: int) -> Ints:
        """The articles other than `i` that share most of its rarer words, at most `most` of them, ascending.

        Those near in time or without a date are looked at. Their cosine with `i` is `least` or more, as far as its
        heaviest terms tell.
        """
        import numpy as np

        order, posted, begin = self._postings
        first, last, dated = self._reach[0][i], self._reach[1][i], self.dated
        own = np.arange(self.start[i], self.start[i + 1])
        own = own[self.frequency[self.term[own]] <= max(_COMMON, self.size / 20)]
        if len(own) > _PROBES:
            own = own[np.argsort(-self.weight[own, 0], kind="stable")[:_PROBES]]
        places, weights = [], []
        for term, weight in zip(self.term[own].tolist(), self.weight[own, 0].tolist(), strict=True):
            low, high = begin[term], begin[term + 1]
            articles = posted[low:high]
            a, b, c = np.searchsorted(articles, (first, last, dated))
            for part in (slice(low + a, low + b), slice(low + max(b, c), high)):
                places.append(part)
                weights.append(weight)
        if not places:
            return np.zeros(0, np.int64)
        found = np.concatenate([posted[part] for part in places])
        products = np.concatenate(
            [self.weight[order[part], 0] * weight for part, weight in zip(places, weights, strict=True)]
        )
        kinds, where = np.unique(found, return_inverse=True)
        sums = np.bincount(where, weights=products, minlength=len(kinds))
        sums *= np.exp(-np.nan_to_num(np.abs(self.moments[kinds] - self.moments[i])) / DECAY)
        keep = (sums > least) & (kinds != i)
        kinds, sums = kinds[keep], sums[keep]
        if len(kinds) > most:
            kinds = np.sort(kinds[np.argsort(-sums, kind="stable")[:most]])
        chosen: Ints = kinds
        return chosen

    def entries(self, articles: Ints) -> tuple[Ints, Ints]:
        """The row entries of `articles`, one article after the other, and where each article's begin."""
        import numpy as np

        lengths = self.start[articles + 1] - self.start[articles]
        begins = np.cumsum(lengths) - lengths
        return np.repeat(self.start[articles] - begins, lengths) + np.arange(lengths.sum()), begins


def _row(
    signature: Signature, vocabulary: dict[str, int], called: frozenset[str], spelled: Mapping[str, str]
) -> tuple[list[int], list[tuple[float, ...]]]:
    """Term numbers of an article, ascending by first appearance, and the unscaled weight of each in every part.

    Words of its headline that are `called` so are names, beside those that its text shows; names are taken for one
    that are `spelled` otherwise elsewhere.
    """
    if spelled:
        signature = _respelled(signature, spelled)
    headline, lead = set(signature.headline), set(signature.lead)
    terms = dict.fromkeys(signature.headline)
    terms.update(dict.fromkeys(signature.terms))
    terms.update(dict.fromkeys(signature.lead))
    terms.update(dict.fromkeys(signature.names))
    row: list[int] = []
    weights: list[tuple[float, ...]] = []
    for term in terms:
        in_headline = 1.0 if term in headline else 0.0
        count = signature.names.get(term, 1.0 if in_headline and term in called else 0.0)
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


def _respelled(signature: Signature, spelled: Mapping[str, str]) -> Signature:
    """`signature` with names as most articles spell them."""
    if spelled.keys().isdisjoint(signature.names) and spelled.keys().isdisjoint(signature.headline):
        return signature
    return replace(
        signature,
        headline=tuple(spelled.get(term, term) for term in signature.headline),
        lead=tuple(spelled.get(term, term) for term in signature.lead),
        terms={spelled.get(term, term): weight for term, weight in signature.terms.items()},
        names={spelled.get(term, term): count for term, count in signature.names.items()},
    )
