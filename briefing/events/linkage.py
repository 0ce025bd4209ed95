"""Average-link clustering over a sparse graph of scored pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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

    needed = [threshold + growth * math.log(max(1.0, count / _FEW)) for count in range(_MANY + 1)]

    def likely(a: int, among: Iterable[int]) -> Iterator[tuple[float, int]]:
        """Those `among` its neighbours that score enough with `a`, with their mean scores."""
        count, own = size[a], sums[a]
        for b in among:
            mean = absent + own[b] / (count * size[b])
            if mean > needed[min(count, size[b], _MANY)]:
                yield mean, b

    heap = [(-mean, a, b) for a in sums for mean, b in likely(a, sums[a]) if a < b]
    heapify(heap)
    while heap:
        score, a, b = heappop(heap)
        if a not in sums or b not in sums[a] or (-score, b) not in likely(a, (b,)):
            continue
        for other, excess in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + excess
        size[a] += size.pop(b)
        members[a] += members.pop(b)
        for mean, other in likely(a, sums[a]):
            heappush(heap, (-mean, a, other) if a < other else (-mean, other, a))
    return sorted((sorted(nodes, key=order.__getitem__) for nodes in members.values()), key=lambda n: order[n[0]])


def attach(
    clusters: list[list[int]],
    loose: list[list[int]],
    edges: Iterable[tuple[int, int, float]],
    absent: float,
    threshold: float,
) -> list[list[int]]:
    """`clusters`, each with those of the `loose` whose mean score is above `threshold` with it and with no other.

    The rest of the loose stay by themselves. Every node counts as one article; `edges` and `absent` are as in `link`.
    Returns the clusters sorted, by their first nodes.
    """
    where = {node: number for number, nodes in enumerate(clusters) for node in nodes}
    single = {node: number for number, nodes in enumerate(loose) for node in nodes}
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for left, right, score in edges:
        for one, other in ((left, right), (right, left)):
            if one in single and other in where:
                sums[single[one], where[other]] += score - absent
    near: dict[int, list[int]] = defaultdict(list)
    for (number, cluster), excess in sums.items():
        if absent + excess / (len(loose[number]) * len(clusters[cluster])) > threshold:
            near[number].append(cluster)
    grown = [list(nodes) for nodes in clusters]
    for number, nodes in enumerate(loose):
        if len(near[number]) == 1:
            grown[near[number][0]] += nodes
        else:
            grown.append(list(nodes))
    return sorted(map(sorted, grown))
