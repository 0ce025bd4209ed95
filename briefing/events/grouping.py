"""Signatures → events: a full build, or arrivals into known events."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.events.linkage import link
from briefing.model import Event, Signature, instant

_ABSENT, _THRESHOLD, _DECAY = 0.0, 0.14, 4 * 86400.0


def group(signatures: Iterable[Signature], known: Sequence[Event] = ()) -> list[Event]:
    """The events of `signatures`, earliest first; `known` events keep their ids and their articles.

    Every article is in exactly one event. Where the input gave an event, that grouping is taken.
    """
    ordered = sorted(signatures, key=_age)
    vectors = _vectors(ordered)
    nodes, where = _nodes(ordered, known)
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for i, j, score in _pairs(ordered, vectors):
        a, b = where[i], where[j]
        if a != b:
            edges[min(a, b), max(a, b)] += score
    sizes = {node: len(members) for node, members in nodes.items()}
    fixed = {node for node, members in nodes.items() if any(ordered[i].event for i in members)}
    loose = ((a, b, s) for (a, b), s in edges.items() if a not in fixed and b not in fixed)
    by_article = {article: event for event in known for article in event.articles}
    events = []
    for cluster in link(sizes, loose, _ABSENT, _THRESHOLD):
        members = sorted((ordered[i] for node in cluster for i in nodes[node]), key=_age)
        earlier = [by_article[s.article] for s in members if s.article in by_article]
        events.append(_event(members, earlier[0] if earlier else None))
    return events


def _age(signature: Signature) -> tuple[float, str]:
    moment = instant(signature.published)
    return (moment.timestamp() if moment else math.inf, signature.article)


def _nodes(ordered: Sequence[Signature], known: Sequence[Event]) -> tuple[dict[int, list[int]], dict[int, int]]:
    owner = {article: event.id for event in known for article in event.articles}
    first: dict[str, int] = {}
    nodes: dict[int, list[int]] = {}
    where: dict[int, int] = {}
    for i, signature in enumerate(ordered):
        key = f"given:{signature.event}" if signature.event else owner.get(signature.article)
        node = first.setdefault(key, i) if key else i
        nodes.setdefault(node, []).append(i)
        where[i] = node
    return nodes, where


def _vectors(ordered: Sequence[Signature]) -> list[dict[str, float]]:
    frequency: dict[str, int] = defaultdict(int)
    counts = []
    for signature in ordered:
        weights = dict(signature.terms)
        for term in set(signature.headline):
            weights[term] = weights.get(term, 0.0) + 1.0
        counts.append(weights)
        for term in weights:
            frequency[term] += 1
    vectors = []
    for weights in counts:
        scaled = {t: w * max(0.05, math.log((len(ordered) + 1) / (frequency[t] + 0.5))) for t, w in weights.items()}
        norm = math.sqrt(sum(w * w for w in scaled.values())) or 1.0
        vectors.append({t: w / norm for t, w in scaled.items()})
    return vectors


def _pairs(ordered: Sequence[Signature], vectors: Sequence[dict[str, float]]) -> Iterable[tuple[int, int, float]]:
    moments = [instant(s.published) for s in ordered]
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        cosines: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            for j, other in postings[term]:
                cosines[j] += weight * other
            postings[term].append((i, weight))
        for j, cosine in cosines.items():
            a, b = moments[i], moments[j]
            gap = abs((a - b).total_seconds()) if a and b else 0.0
            if (score := cosine * math.exp(-gap / _DECAY)) > 0.02:
                yield j, i, score


def _event(members: Sequence[Signature], known: Event | None) -> Event:
    dated = [s.published for s in members if s.published]
    return Event(
        id=known.id if known else members[0].event or f"e-{members[0].article}",
        title=next((s.title for s in members if s.title), ""),
        articles=tuple(s.article for s in members),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
    )
