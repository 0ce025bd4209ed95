"""LexRank and TextRank as sumy computes them, with matrices in the place of its loops over pairs: the same ranking.

LexRank: Erkan and Radev 2004, without teleport as sumy has it; TextRank: Mihalcea and Tarau 2004, damping 0.85.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import ndarray

    Vector = ndarray[Any, Any]

_THRESHOLD = 0.1
_LEXRANK_EPSILON = 0.1
_TEXTRANK_EPSILON = 1e-4
_DAMPING = 0.85
_NO_ZERO_DIVISION = 1e-7


def lexrank(stems: Sequence[Sequence[str]]) -> list[float]:
    """The LexRank of every sentence, each given as its content stems; all alike where no two sentences share a word
    (there sumy divides zero by zero)."""
    import numpy as np

    count = len(stems)
    terms, weights = _term_matrix(stems, relative=True)
    known = (weights > 0).sum(axis=0)
    idf = np.array([math.log(count / (1 + n)) for n in known.tolist()]) if terms else np.zeros(0)
    weighted = weights * idf
    norms = np.sqrt((weighted * weighted).sum(axis=1))
    alike = (weighted @ weighted.T) > _THRESHOLD * np.outer(norms, norms)
    alike[norms == 0, :] = False
    alike[:, norms == 0] = False
    matrix = alike.astype(float)
    degrees = matrix.sum(axis=1)
    degrees[degrees == 0] = 1
    matrix /= degrees[:, None]
    ranks = np.full(count, 1.0 / count)
    change = 1.0
    while change > _LEXRANK_EPSILON:
        following = matrix.T @ ranks
        length = np.linalg.norm(following)
        if not length:
            return [1.0 / count] * count
        following /= length
        change = float(np.linalg.norm(following - ranks))
        ranks = following
    return [float(rank) for rank in ranks]


def textrank(stems: Sequence[Sequence[str]]) -> list[float]:
    """The TextRank of every sentence, each given as its content stems."""
    import numpy as np

    count = len(stems)
    _, weights = _term_matrix(stems, relative=False)
    common = weights @ weights.T
    logs = np.array([math.log(len(sentence)) if sentence else 0.0 for sentence in stems])
    norms = logs[:, None] + logs[None, :]
    norms[np.isclose(norms, 0.0)] = 1.0
    edges = np.where(common > 0, common / norms, 0.0)
    edges /= edges.sum(axis=1)[:, None] + _NO_ZERO_DIVISION
    matrix = np.full((count, count), (1.0 - _DAMPING) / count) + _DAMPING * edges
    ranks = np.full(count, 1.0 / count)
    change = 1.0
    while change > _TEXTRANK_EPSILON:
        following = matrix.T @ ranks
        change = float(np.linalg.norm(following - ranks))
        ranks = following
    return [float(rank) for rank in ranks]


def _term_matrix(stems: Sequence[Sequence[str]], *, relative: bool) -> tuple[list[str], Vector]:
    """Sentences by terms: how often each occurs, or that relative to the sentence's most frequent term."""
    import numpy as np

    index: dict[str, int] = {}
    rows, columns, values = [], [], []
    for row, sentence in enumerate(stems):
        counts = Counter(sentence)
        most = max(counts.values(), default=1) if relative else 1
        for term, count in counts.items():
            rows.append(row)
            columns.append(index.setdefault(term, len(index)))
            values.append(count / most)
    matrix = np.zeros((len(stems), len(index)))
    matrix[rows, columns] = values
    return list(index), matrix
