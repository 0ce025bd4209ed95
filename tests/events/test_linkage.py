"""Which groups of scored pairs become one, and what trees add to a score."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from briefing.events.linkage import attach, link
from briefing.events.pairs import FEATURES, NAMES
from briefing.events.trees import Trees
from briefing.language.data import load


def two_groups(size: int, between: float) -> list[tuple[int, int, float]]:
    """The pairs of two groups of `size` each, alike within and less alike between them."""
    edges = [(a, b, 5.0) for start in (0, size) for a in range(start, start + size) for b in range(a + 1, start + size)]
    return edges + [(a, b + size, between) for a, b in product(range(size), repeat=2)]


def found(size: int, between: float, growth: float) -> int:
    return len(link(dict.fromkeys(range(2 * size), 1), two_groups(size, between), -10.0, 0.5, growth))


def test_large_groups_need_more_than_small_ones() -> None:
    assert found(2, 1.0, 1.0) == 1
    assert found(6, 1.0, 1.0) == 2
    assert found(6, 1.0, 0.0) == 1
    assert found(6, 2.0, 1.0) == 1


def test_beyond_some_articles_no_more_is_needed() -> None:
    assert found(8, 1.9, 1.0) == found(40, 1.9, 1.0) == 1


def test_what_may_cover_several_joins_the_one_that_it_resembles_and_of_two_neither() -> None:
    clusters, loose = [[0, 1], [2, 3]], [[4], [5]]
    near_first = [(0, 4, 3.0), (1, 4, 3.0)]
    assert attach(clusters, loose, near_first, -5.0, 1.0) == [[0, 1, 4], [2, 3], [5]]
    near_both = [*near_first, (2, 4, 2.0), (3, 4, 2.0)]
    assert attach(clusters, loose, near_both, -5.0, 1.0) == [[0, 1], [2, 3], [4], [5]]
    half = [(0, 4, 3.0)]  # and the pair that was not scored counts as absent
    assert attach(clusters, loose, half, -5.0, 1.0) == [[0, 1], [2, 3], [4], [5]]


@pytest.mark.parametrize("kind", ["articles", "headlines"])
def test_trees_add_what_their_tests_say(kind: str) -> None:
    chance = np.random.default_rng(3)
    columns = chance.normal(0.5, 1.0, (60, len(FEATURES))).astype(np.float32)
    trees = Trees(FEATURES, kind)
    expected = []
    for row in columns:
        value = dict(zip(FEATURES, row, strict=True))
        total = 0.0
        for tree in load("briefing.events", "trees.yaml")[kind]:
            way = 0
            for test in tree["if"]:
                name, _, limit = test.rpartition(" >= ")
                way = 2 * way + int(value[name] >= np.float32(limit))
            total += tree["adds"][way]
        expected.append(total)
    split = len(NAMES)
    ranks = np.concatenate([trees.ranks(columns[:, :split]), trees.ranks(columns[:, split:], split)])
    assert np.allclose(trees.score(ranks), expected)
    assert len(set(expected)) > 40
