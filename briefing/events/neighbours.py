"""How two articles stand among those around them: whether each is the other's nearest, and whom both are near to.

Local scaling (how alike two articles are compared with how alike each is to its nearest others) follows Zelnik-Manor
and Perona, "Self-Tuning Spectral Clustering", 2004: in a week full of one topic the same likeness means less. That two
articles have the same nearest others says more than their own likeness, as Jarvis and Patrick found ("Clustering Using
a Similarity Measure Based on Shared Near Neighbors", 1973).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.events.vectors import Floats, Ints, Vectors

RELATIVE = ("beside nearest", "beside neighbours", "neighbours in common", "nearest to each other")
"""Features of a pair that depend on the articles around it, in the order of `Neighbours.features`."""
_NEAR, _LOCAL = 1, 5
"""Nearest others that an article's scale is taken from."""
_FLOORS = (0.12, 0.04)
"""Least local scales: an article that has nothing like it is not to be paired with whatever is least unlike."""
_KEPT = 10
"""Nearest others that are kept of an article."""
_CROWD = 60.0
"""Articles near in time beyond which there are many, so that a nearest one says something."""


class Neighbours:
    """The nearest others of the articles of `vectors`, as far as they have been added."""

    def __init__(self, vectors: Vectors) -> None:
        import numpy as np

        self._vectors = vectors
        self._scales = np.zeros((vectors.size, 2))
        self._nearest = np.full((vectors.size, _KEPT + 1), vectors.size, np.int64)
        self._weights = np.zeros((vectors.size, _KEPT + 1), np.float32)

    def add(self, i: int, articles: Ints, alike: Floats) -> None:
        """Note how `alike` to article `i` all the `articles` are that resemble it."""
        import numpy as np

        order = np.argsort(-alike, kind="stable")[:_KEPT]
        ranked = [*alike[order].tolist(), *[0.0] * _LOCAL]
        self._scales[i] = max(_FLOORS[0], ranked[_NEAR - 1]), max(_FLOORS[1], ranked[_LOCAL - 1])
        weights = np.concatenate([alike[order[:1]], alike[order]])
        self._nearest[i, : len(weights)] = np.concatenate([[i], articles[order]])[: len(weights)]
        self._weights[i, : len(weights)] = weights / max(float(np.sqrt((weights**2).sum())), 1e-9)

    def features(self, left: Ints, right: Ints, alike: Floats) -> list[Floats]:
        """A column for each of RELATIVE; `left` ascends.

        Likeness over the geometric mean of the local scales, at most 3, for the nearest and the fifth other; the cosine
        of the two lists of nearest others; and one over the worse rank that the two have in each other's list.
        """
        import numpy as np

        beside = [np.minimum(alike / np.sqrt(scale[left] * scale[right]), 3.0) for scale in self._scales.T]
        common, mutual = np.zeros((2, len(left)))
        scratch = np.zeros(self._vectors.size + 1)
        place = np.full(self._vectors.size + 1, np.inf)
        rows, begins = np.unique(left, return_index=True)
        ends = np.append(begins[1:], len(left))[: len(rows)]
        for i, begin, end in zip(rows.tolist(), begins.tolist(), ends.tolist(), strict=True):
            own, others = self._nearest[i], right[begin:end]
            scratch[own], place[own] = self._weights[i], np.arange(len(own))
            scratch[-1], place[-1] = 0.0, np.inf
            common[begin:end] = (scratch[self._nearest[others]] * self._weights[others]).sum(axis=1)
            met = self._nearest[others] == i
            theirs = np.where(met.any(axis=1), met.argmax(axis=1), np.inf)
            mutual[begin:end] = 1 / np.maximum(place[others], theirs)
            scratch[own], place[own] = 0.0, np.inf
        return [*beside, common, mutual]


def few(vectors: Vectors, left: Ints, right: Ints) -> Floats:
    """1 where there is nobody else near the two in time, towards 0 the more there are."""
    import numpy as np

    rare: Floats = np.exp(-(vectors.crowd[left] + vectors.crowd[right]) / (2 * _CROWD))
    return rare
