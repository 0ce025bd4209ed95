"""The small log-linear model that attribution stands on: named features with learned weights, kept as YAML.

A choice among candidates is a conditional logit (McFadden 1974): the chance of a candidate is the exponential of the
sum of its features' weights over the same sum of all candidates. attribution.yaml is written by
benchmarks/learn_attribution.py; a feature that is not in it weighs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from math import exp

from msgspec import Struct

from briefing.language.data import load

Weights = dict[str, float]
"""What each feature weighs, by name; one that is not in it weighs nothing."""


class Model(Struct):
    """The weights of the three choices that are made."""

    source: Weights
    """Which mention is the source of a quoted run, or that it is no quotation."""
    antecedent: Weights
    """Whom a pronoun means."""
    role: Weights
    """Whom a bare role means ("the minister"), or that it is nobody in particular."""
    calibration: list[tuple[float, float]] = []
    """Raw chance → share of right speakers at that chance, ascending; linear between."""

    def confidence(self, raw: float) -> float:
        """What a raw chance has been worth on labelled articles, 0 to 1."""
        points = self.calibration
        if not points:
            return raw
        low = (0.0, 0.0)
        for high in points:
            if raw <= high[0]:
                share = (raw - low[0]) / (high[0] - low[0]) if high[0] > low[0] else 1.0
                return round(low[1] + share * (high[1] - low[1]), 4)
            low = high
        return points[-1][1]


@cache
def model() -> Model:
    """attribution.yaml, read once."""
    data = load("briefing.quotes", "attribution.yaml")
    points = [(float(raw), float(share)) for raw, share in data.get("calibration") or []]
    return Model(Weights(data["source"]), Weights(data["antecedent"]), Weights(data["role"]), points)


def chances(weights: Weights, candidates: Sequence[Sequence[str]]) -> list[float]:
    """The chance of each candidate, given as its features; they sum to 1 unless there is none."""
    if not candidates:
        return []
    sums = [sum(map(weights.get, features, repeat(0.0))) for features in candidates]
    top = max(sums)
    powers = [exp(value - top) for value in sums]
    total = sum(powers)
    return [power / total for power in powers]
