"""Signatures → events: a full build, or arrivals into known events."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from briefing.events.copies import copies
from briefing.events.identity import identify
from briefing.events.linkage import attach, link
from briefing.events.pairs import ABSENT, compare, score, weights
from briefing.events.scenes import scene
from briefing.events.storylines import storylines
from briefing.events.titles import key_terms, title
from briefing.events.vectors import Vectors
from briefing.model import Copy, Event, Signature, instant

_SAME = 20
"""Articles with the same words on the same day that are compared; more of them go where the first goes."""
_SURE = 1.0
"""How far above the threshold an article must score that may cover several events, to join one."""
_TOUCHES = 0.05
"""Likeness from which a new article makes a known event be looked at again."""
_FEW = 1000
"""Articles up to which all known events are looked at again: in seconds, and as if all had come at once."""


def group(signatures: Iterable[Signature], known: Sequence[Event] = (), preferred: Sequence[str] = ()) -> list[Event]:
    """The events of `signatures`, earliest first, undated ones last. Every article is in exactly one.

    A full build has no `known` events. For arrivals give the new signatures, those of the known articles that are
    near enough in time to matter, and the `known` events: the new articles join them, open events, or (rarely) show
    that two are one or one is two. Of up to a thousand signatures the events are the same in whatever order they came;
    among more, known events that no new article resembles come back as they are. Articles of known events whose
    signature is not given stay where they are. An event keeps its id as long as most of its articles stay together; a
    new event is named after its earliest article.

    An article that covers several events joins none of them, so that it does not hold them together; one that may do
    so, with others that are the same, joins an event if it is the only one that it resembles.

    Where the input gave an event (`Signature.event`), that grouping is taken. Copies are folded under the outlet
    that comes first in `preferred`, else under the first published. Imports numpy when called.
    """
    ordered = sorted({s.article: s for s in signatures}.values(), key=age)
    given: dict[str, list[Signature]] = defaultdict(list)
    for signature in ordered:
        if signature.event:
            given[signature.event].append(signature)
    free = [signature for signature in ordered if not signature.event]
    owner = {article: event.id for event in known for article in event.articles}
    groups = _clusters(free, owner)
    moving = {s.article for members in groups for s in members} | {s.article for s in ordered if s.event}
    staying = {event.id: [a for a in event.articles if a not in moving] for event in known}
    by_id = {event.id: event for event in known}
    events, members_of = [], {}
    for id, members in (*given.items(), *identify(groups, known)):
        event = _event(id, members, by_id.get(id), staying.pop(id, []), preferred)
        events.append(event)
        members_of[id] = members
    events += [_without_gone(by_id[id], articles) for id, articles in staying.items() if articles]
    return sorted(storylines(events, members_of), key=lambda event: (_moment(event.first), event.id))


def _clusters(free: Sequence[Signature], owner: Mapping[str, str]) -> list[list[Signature]]:
    """The clusters that have changed or may have: of all articles, or of the new ones and those that they touch."""
    if not free:
        return []
    shown, led = _repeated(free)
    vectors = Vectors(shown)
    rows = _touched(vectors, owner, led) if owner else range(len(shown))
    pairs = score(vectors, rows)
    scored = zip(pairs.left.tolist(), pairs.right.tolist(), pairs.score.tolist(), strict=True)
    edges = [edge for edge in scored if shown[edge[0]].digest == shown[edge[1]].digest]
    settings = weights()
    sized = settings["headlines"] if 2 * len(vectors.bare) > vectors.size else settings
    limits = ABSENT, settings["threshold"], sized["growth"]
    whole, loose = ([row for row in rows if shown[row].several == several] for several in (False, True))
    kept, suspects = (
        link(
            dict.fromkeys(own, 1), [e for e in edges if shown[e[0]].several == shown[e[1]].several == several], *limits
        )
        for several, own in ((False, whole), (True, loose))
    )
    found = attach(kept, suspects, edges, ABSENT, settings["threshold"] + _SURE)
    return [
        sorted((s for i in cluster for s in (shown[i], *led.get(shown[i].article, ()))), key=age) for cluster in found
    ]


def _repeated(free: Sequence[Signature]) -> tuple[list[Signature], dict[str, list[Signature]]]:
    """The signatures to compare, and by article those that go where it goes.

    An agency's headline that came in a thousand times would else cost a million comparisons; and of words that
    stand nearly everywhere none would find anything.
    """
    met: dict[tuple[Any, ...], list[Signature]] = defaultdict(list)
    shown: list[Signature] = []
    led: dict[str, list[Signature]] = {}
    for s in free:
        same = met[((s.published or "")[:10], s.headline, s.lead, s.length, s.shingles)]
        if len(same) < _SAME or not s.headline:
            same.append(s)
            shown.append(s)
        else:
            led.setdefault(same[0].article, []).append(s)
    return shown, led


def _touched(vectors: Vectors, owner: Mapping[str, str], led: Mapping[str, Sequence[Signature]]) -> list[int]:
    """The articles that are new or lead new ones, and all those of known events that a new one resembles; of a few
    articles, all."""
    if vectors.size <= _FEW:
        return list(range(vectors.size))
    events = [owner.get(s.article) for s in vectors.signatures]
    fresh = [i for i, event in enumerate(events) if event is None]
    met = {
        events[j]
        for i in fresh
        for near in [compare(vectors, i)]
        for j in near.articles[near.alike > _TOUCHES].tolist()
    }
    met |= {owner.get(first) for first, others in led.items() if any(s.article not in owner for s in others)}
    loose = [i for i, s in enumerate(vectors.signatures) if s.several and (events[i] is None or events[i] in met)]
    # Whether it resembles one alone can only be told beside all those that it may resemble.
    met |= {events[j] for i in loose for j in compare(vectors, i).articles.tolist()}
    return [i for i, event in enumerate(events) if event is None or event in met]


def _event(
    id: str, members: Sequence[Signature], known: Event | None, staying: Sequence[str], preferred: Sequence[str]
) -> Event:
    """The event of `members` and of the articles `staying` in it whose signature is not at hand."""
    articles = (*staying, *(s.article for s in members))
    if known and set(known.articles) == set(articles):
        return known if staying else replace(known, place=scene(members))
    dated = [s.published for s in members if instant(s.published)]
    earlier = [known.first] if known and known.first and staying else []
    folded = copies(members, preferred)
    inside = set(articles) - {s.article for s in members}
    kept = tuple(copy for copy in (known.copies if known else ()) if copy.article in inside and copy.of in inside)
    return Event(
        id=id,
        title=title(_originals(members, folded)) or (known.title if known else ""),
        articles=articles,
        copies=kept + folded,
        terms=key_terms(members),
        place=scene(members) or (known.place if known and staying else None),
        first=(earlier + dated or [None])[0],
        last=(earlier + dated or [None])[-1],
        storyline=known.storyline if known else None,
    )


def _originals(members: Sequence[Signature], folded: Sequence[Copy]) -> Sequence[Signature]:
    """The members that are no copies, where these would outvote them in another language."""
    spoken = {member.language for member in members}
    copied = {copy.article for copy in folded} if len(spoken) > 1 else ()
    return [member for member in members if member.article not in copied]


def _without_gone(event: Event, articles: Sequence[str]) -> Event:
    if len(articles) == len(event.articles):
        return event
    return replace(
        event,
        articles=tuple(articles),
        copies=tuple(copy for copy in event.copies if copy.article in articles and copy.of in articles),
    )


def age(signature: Signature) -> tuple[float, str]:
    """Sorts signatures as grouping wants them: earliest first, undated ones last, then by id."""
    return (_moment(signature.published), signature.article)


def _moment(published: str | None) -> float:
    moment = instant(published)
    return moment.timestamp() if moment else math.inf
