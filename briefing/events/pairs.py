"""How likely two articles report the same happening: learned weights over what they share and what sets them apart.

The score is a log-odds: a weighted sum of the features below and of those that neighbours.py adds, and what trees.py
adds for combinations of them. All of it was learned by benchmarks/learn_events.py; the weights are in weights.yaml,
one set of them for two bare headlines and one for all other pairs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.events.contexts import COMPANY, Contexts
from briefing.events.headlines import SHORT
from briefing.events.neighbours import RELATIVE, Neighbours, few
from briefing.events.shares import shift
from briefing.events.trees import Trees
from briefing.events.vectors import DECAY, PARTS, Vectors
from briefing.language.data import load

if TYPE_CHECKING:
    from briefing.events.vectors import Floats, Ints

LEAST = 0.03
"""Pairs whose words are less alike than this (cosine, lessened by the time between them) are never one event."""
MOST = 120
"""Articles that one is compared with, the likeliest. An event of more is still found, by those between."""
LIMIT = 10.0
"""No pair's score weighs more than this, either way."""
ABSENT = -5.0
"""What a pair scores whose words are less alike than LEAST: a column on an event shares hardly any with the flash."""
_TOGETHER = 200
"""Articles whose pairs are ranked in one go."""

NAMES = (
    "words", "headline", "lead", "names",
    "headline covered, more", "headline covered, less", "lead covered, more", "lead covered, less",
    "names covered, more", "names covered, less",
    "numbers", "same text", "no names", "no date", "gap", "days", "length", "short",
    "same year", "other year", "same day", "other day", "same weekday", "other weekday",
    "few", "same count", "other count",
    "headline's names met, more", "headline's names met, less", "headline's names missing",
    "headline's other words met, more", "headline's other words met, less", "headline's other words missing",
)  # fmt: skip
"""Features that two articles alone decide, in the order of `features`."""
FEATURES = (*NAMES, *RELATIVE, *COMPANY)
"""All that is weighed."""


class Pairs(NamedTuple):
    """Scored pairs, each once, `left` < `right`."""

    left: Ints
    right: Ints
    score: Floats


def weights() -> Mapping[str, Any]:
    """The learned weights and thresholds, as weights.yaml has them."""
    return load("briefing.events", "weights.yaml")


def score(vectors: Vectors, rows: Iterable[int] | None = None) -> Pairs:
    """The pairs among `rows` (default: all articles) that may be one event, scored.

    Neighbours outside `rows` are looked at as well, since they set the scale.
    """
    import numpy as np

    chosen = np.arange(vectors.size) if rows is None else np.array(sorted(rows), np.int64)
    inside = np.zeros(vectors.size, bool)
    inside[chosen] = True
    neighbours = Neighbours(vectors)
    contexts = Contexts(vectors)
    articles, headlines = _Judged(vectors, "articles"), _Judged(vectors, "headlines")
    for i in chosen.tolist():
        found = compare(vectors, i, contexts)
        neighbours.add(i, found.articles, found.alike)
        bare = contexts.both(i, found.articles)
        known = inside[found.articles]
        wanted = known & (found.articles > i)
        for kind, judged in ((~bare, articles), (bare, headlines)):
            judged.add(i, found.only(kind & wanted))
            judged.apart += int((kind & ~known & np.isnan(found.gaps)).sum())
    both = articles.pairs(neighbours), headlines.pairs(neighbours)
    return Pairs(*(np.concatenate(columns) for columns in zip(*both, strict=True)))


class _Judged:
    """Pairs of one kind, articles or bare headlines, with what they score by themselves."""

    def __init__(self, vectors: Vectors, kind: str) -> None:
        import numpy as np

        learned = weights()[kind]
        self._vectors, self._kind, self._intercept = vectors, kind, learned["intercept"]
        self._factors = np.array([learned["weights"].get(name, 0.0) for name in FEATURES])
        self._trees = Trees(FEATURES, kind)
        self._found: list[tuple[Any, ...]] = []
        self._ranks: list[Any] = []
        self._waiting: list[Floats] = [np.zeros((0, len(NAMES)))]
        self.apart = 0
        """Undated pairs with articles that are not looked at again, and so stay in another event."""

    def add(self, i: int, found: Others) -> None:
        """Article `i` and those that may be one event with it."""
        import numpy as np

        if not len(found.articles):
            return
        columns = features(self._vectors, i, found)
        total = columns @ self._factors[: len(NAMES)] + self._intercept - lateness(found.gaps)
        undated = np.isnan(found.gaps)
        self._found.append((np.full(len(total), i), found.articles, found.alike, found.company, undated, total))
        self._waiting.append(columns)
        if len(self._waiting) > _TOGETHER:
            self._rank()

    def pairs(self, neighbours: Neighbours) -> Pairs:
        """All pairs, now that the nearest others of every article are known."""
        import numpy as np

        if not self._found:
            none = np.zeros(0, np.int64)
            return Pairs(none, none, np.zeros(0))
        self._rank()
        left, right, alike, company, undated, total = (
            np.concatenate(parts) for parts in zip(*self._found, strict=True)
        )
        around = np.column_stack([*neighbours.features(left, right, alike), company])
        total = total + around @ self._factors[len(NAMES) :]
        ranks = np.concatenate(self._ranks, axis=1)
        total += self._trees.score(np.concatenate([ranks, self._trees.ranks(around, len(NAMES))]))
        total[undated] += shift(total[undated], weights()[self._kind]["share"], self.apart // 2)
        return Pairs(left, right, settled(total, self._kind))

    def _rank(self) -> None:
        """Keep of the columns that are waiting what the trees ask, which takes far less room."""
        import numpy as np

        self._ranks.append(self._trees.ranks(np.concatenate(self._waiting)))
        self._waiting = [self._waiting[0][:0]]


def lateness(gaps: Floats) -> Floats:
    """What hours between two articles take from their score: what comes days later is a follow-up.

    Set by hand: in the labelled sets hardly any pair is days apart, and in a small archive nothing else would keep a
    story's next event from its first.
    """
    import numpy as np

    late = weights()["late"]
    taken: Floats = np.clip(late["each"] * (np.nan_to_num(gaps) / 24 - late["after"]), 0.0, late["most"])
    return taken


def settled(score: Floats, kind: str) -> Floats:
    """Pair scores within their limits. Those of bare headlines are stretched around the threshold first.

    So they count nearly like votes: an event of a hundred headlines is held together by how many of its pairs are
    likely rather than by how likely a few of them are.
    """
    import numpy as np

    learned = weights()
    if kind == "headlines":
        score = learned["threshold"] + learned[kind]["slope"] * (score - learned[kind]["threshold"])
    found: Floats = np.clip(score, -LIMIT, LIMIT)
    return found


class Others(NamedTuple):
    """The articles that may be one event with a certain one."""

    articles: Ints
    alike: Floats
    """Cosine lessened by the time between them."""
    cosines: Floats
    """One column for each of PARTS."""
    coverage: Floats
    """How much of headline and of lead stands in the other article, each the more and the less."""
    gaps: Floats
    """Hours between the two; NaN where one has no date."""
    company: Floats
    """One column for each of COMPANY."""

    def only(self, chosen: Any) -> Others:
        """Those that are `chosen`."""
        return Others(*(column[chosen] for column in self))


def compare(vectors: Vectors, i: int, contexts: Contexts | None = None) -> Others:
    """The articles that may be one event with article `i`, ascending; of bare headlines also those near in context."""
    import numpy as np

    others = vectors.alike(i, LEAST * 0.5, MOST)
    company: Floats = np.zeros((len(others), len(COMPANY)))
    if contexts:
        near, cosines = contexts.near(i)
        others = np.union1d(others, near)
        company = contexts.company(i, others)
        company[np.searchsorted(others, near), 0] = cosines
    gaps = np.abs(vectors.moments[others] - vectors.moments[i])
    parts, coverage = _overlaps(vectors, i, others)
    alike = parts[:, 0] * np.exp(-np.nan_to_num(gaps) / DECAY)
    return Others(others, alike, parts, coverage, gaps, company).only((alike > LEAST) | (company[:, 0] > 0))


def features(vectors: Vectors, i: int, near: Others) -> Floats:
    """One row for each of the articles `near` article `i`, one column for each of NAMES."""
    import numpy as np

    others, cosines, gaps = near.articles, near.cosines, near.gaps
    undated = np.isnan(gaps)
    hours = np.nan_to_num(gaps)
    lengths = np.minimum(vectors.lengths[i], vectors.lengths[others]).astype(float)
    names = vectors.norms[:, PARTS.index("names")]
    rare = few(vectors, np.full(len(others), i), others)
    numbers, same, *named = _shared_facts(vectors, i, others)
    counts = _counts(vectors, i, others)
    return np.column_stack(
        [
            cosines,
            near.coverage,
            numbers,
            same,
            (names[others] * names[i] == 0).astype(float),
            undated.astype(float),
            np.log1p(hours / 6),
            np.minimum(hours / 24, 10),
            np.log1p(lengths),
            (lengths < SHORT).astype(float),
            *named,
            rare,
            *counts,
            *_headline_met(vectors, i, others),
        ]
    )


def _overlaps(vectors: Vectors, i: int, others: Ints) -> tuple[Floats, Floats]:
    """Cosines in every part, and how much of headline and lead stands in the other article, the more and the less."""
    import numpy as np

    own = slice(vectors.start[i], vectors.start[i + 1])
    scratch, met = vectors.scratch, vectors.met
    scratch[vectors.term[own]], met[vectors.term[own]] = vectors.weight[own], 1
    entries, begins = vectors.entries(others)
    terms = vectors.term[entries]
    found, theirs = scratch[terms], vectors.weight[entries]
    columns = np.concatenate([found * theirs, found[:, 1:] ** 2, theirs[:, 1:] ** 2 * met[terms, None]], axis=1)
    scratch[vectors.term[own]], met[vectors.term[own]] = 0, 0
    if not len(others):
        return np.zeros((0, len(PARTS))), np.zeros((0, 2 * len(PARTS) - 2))
    sums = np.add.reduceat(columns, begins, axis=0)
    mine, yours = sums[:, 4:7], sums[:, 7:10]
    both = np.stack([np.maximum(mine, yours), np.minimum(mine, yours)], axis=2)
    return sums[:, :4], both.reshape(len(others), -1)


def _headline_met(vectors: Vectors, i: int, others: Ints) -> list[Floats]:
    """How much of the two headlines stands anywhere in the other article: first names, then the other words.

    Three columns each: the part that is met, of the headline that meets more and of the one that meets less, and how
    much is missing at most. A name or a deed of the headline that the other article never mentions tells two
    happenings apart whose articles share everything else.
    """
    import numpy as np

    if not len(others):
        return [np.zeros(0)] * 6
    scratch = vectors.scratch
    own = vectors.term[vectors.start[i] : vectors.start[i + 1]]
    entries, begins = vectors.entries(others)
    scratch[own, 0] = 1
    scratch[own, 1:3] = vectors.headed[vectors.start[i] : vectors.start[i + 1]]
    found = scratch[vectors.term[entries]]
    scratch[own] = 0
    sums = np.add.reduceat(np.concatenate([found[:, 1:3], vectors.headed[entries] * found[:, :1]], axis=1), begins)
    columns: list[Floats] = []
    for kind in (0, 1):
        mine, theirs = vectors.heading[i, kind], vectors.heading[others, kind]
        met = [
            np.where(total > 0, part / np.maximum(total, 1e-9), 0.5)
            for part, total in ((sums[:, kind], mine), (sums[:, 2 + kind], theirs))
        ]
        missing = np.maximum(mine - sums[:, kind], theirs - sums[:, 2 + kind])
        columns += [np.maximum(*met), np.minimum(*met), np.log1p(np.maximum(missing, 0))]
    return columns


def _counts(vectors: Vectors, i: int, others: Ints) -> Floats:
    """Whether two articles count the same thing alike (12 dead, 12 dead) or otherwise (12 dead, 9 dead): two rows."""
    import numpy as np

    table = np.zeros((2, len(others)))
    mine = vectors.counted[i]
    if not mine:
        return table
    for place, j in enumerate(others.tolist()):
        theirs = vectors.counted[j]
        for unit in mine.keys() & theirs.keys():
            table[int(mine[unit].isdisjoint(theirs[unit])), place] = 1.0
    return table


def _shared_facts(vectors: Vectors, i: int, others: Ints) -> list[Floats]:
    """For each of `others`: weight of the numbers it shares with article `i`, part of the text it shares, and whether
    the years, days and weekdays that the two name agree or clash (two columns each)."""
    import numpy as np

    table = np.zeros((len(others), 8))
    repeated, runs = vectors.repeated
    for place, j in enumerate(others.tolist()):
        if repeated[i] and (shared := repeated[i] & repeated[j]):
            table[place, 0] = math.log1p(sum(vectors.rarity(number) for number in sorted(shared)))
        if runs[i] and (same := runs[i] & runs[j]):
            smaller = min(len(vectors.signatures[i].shingles), len(vectors.signatures[j].shingles))
            table[place, 1] = len(same) / smaller
    for kind, bits in enumerate(vectors.named):
        both = bits[i].any() & bits[others].any(axis=1)
        agree = (bits[i] & bits[others]).any(axis=1)
        table[:, 2 + 2 * kind] = both & agree
        table[:, 3 + 2 * kind] = both & ~agree
    return list(table.T)
