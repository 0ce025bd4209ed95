"""Which cluster is which known event, so that ids stay the same from run to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.model import Event, Signature


def identify(
    groups: Sequence[Sequence[Signature]], known: Sequence[Event]
) -> Iterator[tuple[str, Sequence[Signature]]]:
    """Each group with its id: of the known event that it shares most articles with, else of its first article.

    A known event's id goes to one group only, the one that has most of it (then the one with its earlier articles).
    """
    owner = {article: event.id for event in known for article in event.articles}
    taken = {event.id for event in known}
    claims = [
        (-count, place, id)
        for place, members in enumerate(groups)
        for id, count in Counter(owner[s.article] for s in members if s.article in owner).items()
    ]
    ids: dict[int, str] = {}
    given: set[str] = set()
    for _, place, id in sorted(claims):
        if place not in ids and id not in given:
            ids[place] = id
            given.add(id)
    for place, members in enumerate(groups):
        yield ids.get(place) or _fresh(members[0].article, taken), members


def _fresh(article: str, taken: set[str]) -> str:
    """An id made from an article's that no event has: the same in every run that meets the same articles."""
    id, number = f"e-{article}", 1
    while id in taken:
        number += 1
        id = f"e-{article}-{number}"
    taken.add(id)
    return id
