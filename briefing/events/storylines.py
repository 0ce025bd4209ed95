"""Events that follow from one another over days: tied, never merged."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from briefing.events.pairs import weights
from briefing.events.titles import is_roundup
from briefing.events.vectors import rarity
from briefing.model import Event, Signature, instant

_PROBES = 20
"""Heaviest words of an event by which earlier ones are looked up."""
_LATEST = 300
"""Events that are looked at for one such word, the latest to begin: where more have it, it says little."""


def storylines(events: Sequence[Event], members: Mapping[str, Sequence[Signature]]) -> list[Event]:
    """`events` with `storyline` set where one follows from another: both then have the same one.

    An event is tied to the earlier one that it is most like, if that was not too long ago and the two share the
    words of their headlines and openings as well as the names in them, or both in their whole texts. Sharing the topic
    alone (two votes, two quakes) is no tie. `members` gives the signatures of the events that may be tied; the others
    stay as they are. Undated events and digests of several events are never tied.
    """
    settings = weights()["storylines"]
    profiles = {event.id: _profile(members[event.id]) for event in events if _may_tie(event, members)}
    rare = _rarity(profiles.values())
    vectors = {id: _scaled(profile, rare) for id, profile in profiles.items()}
    named = {id: {stem for member in members[id] for stem in member.names} for id in vectors}
    names = {id: _scaled({t: w for t, w in profiles[id].items() if t in named[id]}, rare) for id in vectors}
    texts = {id: _told(members[id]) for id in vectors}
    rare = _rarity(texts.values())
    told = {id: _scaled(text, rare) for id, text in texts.items()}
    called = {id: _scaled({t: w for t, w in texts[id].items() if t in named[id]}, rare) for id in vectors}
    begun = {event.id: _hours(event.first) for event in events if event.id in vectors}
    since = {event.id: _hours(event.last) + 24 * settings["days"] for event in events if event.id in vectors}
    dated = sorted((event for event in events if event.id in vectors), key=lambda e: (begun[e.id], e.id))
    line = {event.id: event.storyline for event in events}
    postings: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_LATEST))
    for event in dated:
        probes = dict.fromkeys((*_heaviest(vectors[event.id]), *_heaviest(called[event.id])))
        if line[event.id] is None:
            best = (0.0, "")
            for other in dict.fromkeys(id for term in probes for id in postings[term]):
                if not begun[other] < begun[event.id] <= since[other]:
                    continue
                words = _dot(vectors[event.id], vectors[other])
                shared = _dot(names[event.id], names[other])
                opens = words >= settings["words"] and shared >= settings["names"]
                whole, people = _dot(told[event.id], told[other]), _dot(called[event.id], called[other])
                if opens or (whole >= settings["all words"] and people >= settings["all names"]):
                    best = max(best, (words + shared + whole + people, other))
            if best[1]:
                line[event.id] = line[best[1]] = line[best[1]] or f"s-{best[1]}"
        for term in probes:
            postings[term].append(event.id)
    return [
        event if event.storyline == line[event.id] else replace(event, storyline=line[event.id]) for event in events
    ]


def _may_tie(event: Event, members: Mapping[str, Sequence[Signature]]) -> bool:
    if event.id not in members or not instant(event.first):
        return False
    return sum(s.digest or is_roundup(s.title) for s in members[event.id]) * 2 <= len(members[event.id])


def _profile(members: Sequence[Signature]) -> dict[str, float]:
    """Part of the articles that have a stem in headline or opening; headlines count twice."""
    counts: Counter[str] = Counter()
    for member in members:
        counts.update(set(member.headline))
        counts.update(set(member.headline) | set(member.lead))
    return {stem: count / (2 * len(members)) for stem, count in counts.items()}


def _told(members: Sequence[Signature]) -> dict[str, float]:
    """What the whole texts of the articles say, names and other words."""
    said: dict[str, float] = defaultdict(float)
    for member in members:
        for stem, weight in member.terms.items():
            said[stem] += weight / len(members)
    return said


def _heaviest(vector: Mapping[str, float]) -> list[str]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:_PROBES]


def _rarity(profiles: Iterable[Mapping[str, float]]) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    total = 0
    for profile in profiles:
        frequency.update(profile.keys())
        total += 1
    return {stem: rarity(stem, count, total) for stem, count in frequency.items()}


def _scaled(profile: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    scaled = {stem: share * rarity[stem] for stem, share in profile.items()}
    length = math.sqrt(sum(weight * weight for weight in scaled.values())) or 1.0
    return {stem: weight / length for stem, weight in scaled.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)


def _hours(published: str | None) -> float:
    moment = instant(published)
    return moment.timestamp() / 3600 if moment else math.inf
