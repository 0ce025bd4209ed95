"""Events that follow from one another over days: tied, never merged."""

from __future__ import annotations

import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from msgspec.structs import replace

from briefing.events.background import pool, rarity
from briefing.events.digests import cover_several
from briefing.events.pairs import weights
from briefing.events.titles import is_roundup
from briefing.model import Event, Signature, instant

_PROBES = 20
"""Heaviest words of an event by which earlier ones are looked up."""
_LONG = 3.0
"""Days after which it no longer matters how many more: what follows at once is often the same, or another one."""
_LATEST = 300
"""Events that are looked at for one such word, the latest to begin: where more have it, it says little."""


FEATURES = ("words", "names", "all words", "all names", "days")
"""What two events are weighed by: how much of the words of their headlines and openings they share, of the names in
them, and the same of their whole texts (cosines); how many days lie between their beginnings."""


def storylines(events: Sequence[Event], members: Mapping[str, Sequence[Signature]]) -> list[Event]:
    """`events` with `storyline` set where one follows from another: both then have the same one.

    An event is tied to the earlier one that it most likely follows from, if that was not too long ago and it is likely
    enough, by weights that benchmarks/learn_storylines.py learned. Sharing the topic alone (two votes, two quakes) is
    no tie. `members` gives the signatures of the events that may be tied; the others stay as they are. Undated events
    and digests of several events are never tied.
    """
    learned = weights()["storylines"]
    factors = [learned["weights"][name] for name in FEATURES]
    line = {event.id: event.storyline for event in events}
    for event, earlier in followed(events, members):
        if line[event] is not None:
            continue
        scores = {id: learned["intercept"] + sum(map(mul, factors, features)) for id, features in earlier.items()}
        best = max(scores, key=lambda id: (scores[id], id), default="")
        if best and scores[best] > learned["threshold"]:
            line[event] = line[best] = line[best] or f"s-{best}"
    return [
        event if event.storyline == line[event.id] else replace(event, storyline=line[event.id]) for event in events
    ]


def followed(
    events: Sequence[Event], members: Mapping[str, Sequence[Signature]]
) -> Iterator[tuple[str, dict[str, list[float]]]]:
    """Every event that may be tied, by when it began, with those before it that it shares its rarer words with, and
    FEATURES of the two."""
    days = weights()["storylines"]["within"]
    dated = [event for event in events if _may_tie(event, members)]
    named = {event.id: {stem for member in members[event.id] for stem in member.names} for event in dated}
    languages = {event.id: _language(members[event.id]) for event in dated}
    opening, names = _vectors({event.id: _profile(members[event.id]) for event in dated}, named, languages)
    told, called = _vectors({event.id: _told(members[event.id]) for event in dated}, named, languages)
    begun = {event.id: _hours(event.first) for event in dated}
    until = {event.id: _hours(event.last) + 24 * days for event in dated}
    postings: dict[str, deque[str]] = defaultdict(lambda: deque(maxlen=_LATEST))
    for event in sorted(begun, key=lambda id: (begun[id], id)):
        probes = dict.fromkeys((*_heaviest(opening[event]), *_heaviest(called[event])))
        found = {}
        for other in dict.fromkeys(id for term in probes for id in postings[term]):
            if begun[other] < begun[event] <= until[other]:
                alike = [_dot(part[event], part[other]) for part in (opening, names, told, called)]
                found[other] = [*alike, min((begun[event] - begun[other]) / 24, _LONG)]
        yield event, found
        for term in probes:
            postings[term].append(event)


def _vectors(
    profiles: Mapping[str, Mapping[str, float]], named: Mapping[str, set[str]], languages: Mapping[str, str]
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, float]]]:
    """The words of every event, and the names among them, rare ones counting more, as vectors of length one."""
    rare = {
        language: _rarity([profile for id, profile in profiles.items() if languages[id] == language], language)
        for language in {*languages.values()}
    }
    names = {id: {stem: w for stem, w in profile.items() if stem in named[id]} for id, profile in profiles.items()}
    return (
        {id: _scaled(profile, rare[languages[id]]) for id, profile in profiles.items()},
        {id: _scaled(profile, rare[languages[id]]) for id, profile in names.items()},
    )


def _may_tie(event: Event, members: Mapping[str, Sequence[Signature]]) -> bool:
    if event.id not in members or not instant(event.first):
        return False
    return not cover_several(members[event.id], is_roundup)


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


def _language(members: Sequence[Signature]) -> str:
    """The language that most of them are in, as words are counted."""
    counts = Counter(pool(member.language) for member in members)
    return max(counts, key=lambda language: (counts[language], language))


def _rarity(profiles: Sequence[Mapping[str, float]], language: str) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    for profile in profiles:
        frequency.update(profile.keys())
    return {stem: rarity(stem, count, len(profiles), language) for stem, count in frequency.items()}


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
