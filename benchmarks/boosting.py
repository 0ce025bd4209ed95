"""A logistic regression and small decision trees on top of it, by numpy alone."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

PENALTY = 50.0
"""Of the regression's squared weights, on standardised columns."""
DEPTH = 3
RATE = 0.1
LEVEL = 20.0
"""Weight of a leaf's pairs at which half of what they say counts."""
LIMITS = 23
"""Limits that are tried for one column: what splits its values into parts of the same size."""
SHARE = 0.5
"""Part of the columns that one tree may ask for."""


class Tree(NamedTuple):
    """Every way through the `tests` (column, limit: is the value as large?) adds one figure, first test first."""

    tests: list[tuple[int, float]]
    adds: Any


class Model(NamedTuple):
    """A weighted sum of columns, and trees."""

    intercept: float
    factors: Any
    trees: list[Tree]

    def score(self, columns: Any) -> Any:
        """The log-odds of every row of `columns`."""
        total = self.intercept + columns @ self.factors
        for tree in self.trees:
            way = np.zeros(len(columns), int)
            for column, limit in tree.tests:
                way = 2 * way + (columns[:, column] >= np.float32(limit))
            total += tree.adds[way]
        return total


def learn(columns: Any, labels: Any, weights: Any, count: int) -> Model:
    """The regression, and `count` trees for what it leaves."""
    intercept, factors = logistic(columns.astype(float), labels, weights)
    trees = boost(columns, labels, weights, intercept + columns @ factors, count)
    return Model(intercept, factors, trees)


def logistic(columns: Any, labels: Any, weights: Any) -> tuple[float, Any]:
    """Weighted logistic regression with an L2 penalty on the standardised columns, by Newton's method."""
    mean, spread = columns.mean(0), columns.std(0) + 1e-9
    varied = np.ptp(columns, axis=0) > 0
    scaled = np.column_stack([np.ones(len(columns)), (columns - mean) * varied / spread])
    beta = np.zeros(scaled.shape[1])
    penalty = np.full(len(beta), PENALTY)
    penalty[0] = 1e-6
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ beta, -30, 30)))
        slope = scaled.T @ (weights * (labels - chance)) - penalty * beta
        curve = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-6:
            break
    factors = beta[1:] * varied / spread
    return float(beta[0] - mean @ factors), factors


def boost(columns: Any, labels: Any, weights: Any, score: Any, count: int) -> list[Tree]:
    """So many trees that, added to `score` one after the other, make the labels likelier (Newton boosting).

    All branches of a tree ask the same at the same depth, which holds it back from learning single pairs by heart.
    """
    chance = np.random.default_rng(0)
    limits = [_limits(values) for values in columns.T]
    ranks = [
        np.searchsorted(found, values, "right").astype(np.int32)
        for found, values in zip(limits, columns.T, strict=True)
    ]
    usable = [column for column, values in enumerate(columns.T) if np.ptp(values)]
    total = score.copy()
    trees = []
    for _ in range(count):
        likely = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        slope, curve = weights * (labels - likely), weights * likely * (1 - likely)
        asked = chance.choice(usable, int(SHARE * len(usable)), replace=False)
        way = np.zeros(len(total), np.int32)
        tests = []
        for depth in range(DEPTH):
            _, column, rank = max(
                _best(way * (len(limits[c]) + 1) + ranks[c], slope, curve, 1 << depth, c, len(limits[c]))
                for c in asked.tolist()
            )
            tests.append((column, float(limits[column][rank])))
            way = 2 * way + (ranks[column] > rank)
        gathered = np.bincount(way, slope, 1 << DEPTH) / (np.bincount(way, curve, 1 << DEPTH) + LEVEL)
        trees.append(Tree(tests, np.round(RATE * gathered, 4)))
        total += trees[-1].adds[way]
    return trees


def _limits(values: Any) -> Any:
    """What splits `values` into parts of about the same size, as short decimals."""
    parts = np.quantile(values, np.linspace(0, 1, LIMITS + 2)[1:-1])
    return np.unique(np.array([f"{part:.3g}" for part in parts]).astype(np.float32))


def _best(cells: Any, slope: Any, curve: Any, ways: int, column: int, limits: int) -> tuple[float, int, int]:
    """How much the best limit of a column gains in all branches together; column; which limit."""
    slopes = np.bincount(cells, slope, ways * (limits + 1)).reshape(ways, -1)
    curves = np.bincount(cells, curve, ways * (limits + 1)).reshape(ways, -1)
    below, weight = np.cumsum(slopes, axis=1)[:, :-1], np.cumsum(curves, axis=1)[:, :-1]
    above, rest = slopes.sum(1, keepdims=True) - below, curves.sum(1, keepdims=True) - weight
    gains = (below**2 / (weight + LEVEL) + above**2 / (rest + LEVEL)).sum(axis=0)
    rank = int(gains.argmax())
    return float(gains[rank]), column, rank
