"""How many of an archive's pairs are one event, told from their scores; a pair is the likelier, the more are.

The scores were learned from pairs of which a certain share are one event. Where dates keep apart what happened at
other times, that share is much the same everywhere. Without them it is one in a hundred among headlines on as many
happenings, and one in three among those on a few topics. It is found, and made up for, as Saerens, Latinne and
Decaestecker do in "Adjusting the Outputs of a Classifier to New a Priori Probabilities", 2002.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.events.vectors import Floats

_KNOWN = 200
"""Pairs that what is usual counts for, so that a few of them prove little."""
_ROUNDS = 50
_SAME = 1e-4


def shift(scores: Floats, usual: float, others: int = 0) -> float:
    """What to add to the log-odds `scores` of an archive's pairs, where `usual` is the share they were learned at.

    `others` counts pairs of the same archive that are known not to be one event.
    """
    import numpy as np

    share = usual
    for _ in range(_ROUNDS):
        moved = _odds(share) - _odds(usual)
        likely = 1 / (1 + np.exp(-np.clip(scores + moved, -30, 30)))
        found = (float(likely.sum()) + _KNOWN * usual) / (len(scores) + others + _KNOWN)
        if abs(found - share) < _SAME * share:
            break
        share = found
    return _odds(share) - _odds(usual)


def _odds(share: float) -> float:
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))
