"""Average-link clustering over a sparse graph of scored pairs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

_FEW, _MANY = 2, 8
"""Articles in a group up to which its mean is as unsure as that of one, and from which on it grows no surer."""


def link(
    sizes: Mapping[int, int],
    edges: Iterable[tuple[int, int, float]],
    absent: float,
    threshold: float,
    growth: float = 0.0,
) -> list[list[int]]:
    """The nodes merged while some pair of clusters has a mean pair score above what it needs; best pair first.

    That is `threshold` where one of the two has an article or two, and up to `growth` more for e times as many in
    the smaller one: the mean of many pairs strays less, so that of one happening it is well above nothing.

    `sizes` gives each node and how many articles it stands for. `edges` gives for two nodes the sum of the scores
    of their article pairs; pairs without an edge score `absent` each. Ties go to the nodes that come first in
    `sizes`, so that the same input gives the same clusters. Returns the clusters in the order of their first node.
    """
    order = {node: place for place, node in enumerate(sizes)}
    size = {order[node]: count for node, count in sizes.items()}
    members = {order[node]: [node] for node in sizes}
    sums: dict[int, dict[int, float]] = {place: {} for place in size}
    for left, right, total in edges:
        a, b = order[left], order[right]
        excess = total - absent * size[a] * size[b]
        sums[a][b] = sums[b][a] = sums[a].get(b, 0.0) + excess

    def mean(a: int, b: int) -> float:
        return absent + sums[a][b] / (size[a] * size[b])

    needed = [threshold + growth * math.log(max(1.0, count / _FEW)) for count in range(_MANY + 1)]

    def enough(a: int, b: int) -> float:
        return needed[min(size[a], size[b], _MANY)]

    heap = [(-mean(a, b), a, b) for a in sums for b in sums[a] if a < b and mean(a, b) > enough(a, b)]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if a not in sums or b not in sums[a] or mean(a, b) != -score or -score <= enough(a, b):
            continue
        for other, excess in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + excess
        size[a] += size.pop(b)
        members[a] += members.pop(b)
        for other in sums[a]:
            if (new := mean(a, other)) > enough(a, other):
                heappush(heap, (-new, min(a, other), max(a, other)))
    return sorted((sorted(nodes, key=order.__getitem__) for nodes in members.values()), key=lambda n: order[n[0]])
