"""What combinations of features add to a pair's score: small decision trees, each a few tests with a figure for every
way that they can come out.

A weighted sum cannot say that the same likeness means less among many articles on one topic, or that a missing name
counts only where the headlines agree. The trees are in trees.yaml and were learned by benchmarks/learn_events.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.language.data import load

if TYPE_CHECKING:
    import numpy.typing as npt
    from numpy import uint8

    from briefing.events.vectors import Floats, Ints


class Trees:
    """The learned trees for one `kind` of pairs over `features`, the columns by name.

    Columns are kept as ranks: how many of the tests' limits a value reaches. A rank takes a byte and says all that the
    trees ask.
    """

    def __init__(self, features: Sequence[str], kind: str) -> None:
        import numpy as np

        place = {name: column for column, name in enumerate(features)}
        limits: list[set[float]] = [set() for _ in features]
        listed = []
        for tree in load("briefing.events", "trees.yaml")[kind]:
            tests = [test.rpartition(" >= ")[::2] for test in tree["if"]]
            listed.append(([(place[name], float(limit)) for name, limit in tests], tree["adds"]))
            for name, limit in tests:
                limits[place[name]].add(float(limit))
        self._limits = [np.array(sorted(found), np.float32) for found in limits]
        self._trees = [
            ([(column, sorted(limits[column]).index(limit) + 1) for column, limit in tests], np.array(adds))
            for tests, adds in listed
        ]

    def ranks(self, columns: Floats, first: int = 0) -> npt.NDArray[uint8]:
        """One row of ranks for each of the `columns`, which begin with feature number `first`."""
        import numpy as np

        table = np.empty(columns.shape[::-1], np.uint8)
        for row, (values, limits) in enumerate(zip(columns.T.astype(np.float32), self._limits[first:], strict=False)):
            table[row] = np.searchsorted(limits, values, "right")
        return table

    def score(self, ranks: npt.NDArray[uint8]) -> Floats:
        """What all trees together add for each pair; `ranks` has a row for every feature."""
        import numpy as np

        total = np.zeros(ranks.shape[1])
        for tests, adds in self._trees:
            way: Ints = np.zeros(ranks.shape[1], np.int64)
            for column, rank in tests:
                way = 2 * way + (ranks[column] >= rank)
            total += adds[way]
        return total
