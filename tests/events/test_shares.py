"""How many pairs of an archive are one event, from their scores alone."""

from __future__ import annotations

import math

import numpy as np
import pytest

from briefing.events.shares import shift


def scores(one_event: int, others: int) -> np.ndarray:
    """Log-odds as learned at a share of one in four, of pairs one event and not, which the score tells fairly well."""
    chance = np.random.default_rng(4)
    values = np.concatenate([chance.normal(1.5, 1.0, one_event), chance.normal(-1.5, 1.0, others)])
    return 3.0 * values + math.log(0.25 / 0.75)


@pytest.mark.parametrize("share", [0.02, 0.05, 0.25, 0.6])
def test_the_share_of_an_archive_is_found_from_its_scores(share: float) -> None:
    count = int(20000 * share)
    moved = shift(scores(count, 20000 - count), usual=0.25)
    assert moved == pytest.approx(math.log(share / (1 - share)) - math.log(0.25 / 0.75), abs=0.35)


def test_a_few_pairs_prove_little_and_none_nothing() -> None:
    many, few = shift(scores(0, 4000), 0.25), shift(scores(0, 20), 0.25)
    assert many < few < 0
    assert shift(np.zeros(0), 0.25) == 0


def test_pairs_known_to_be_apart_count_as_such() -> None:
    found = scores(50, 50)
    assert shift(found, 0.25, others=2000) < shift(found, 0.25) - 1
