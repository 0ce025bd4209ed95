"""The same text in another outlet: which articles are copies, of which one, and where the two differ.

Texts are compared by samples of their hashed word runs, taken by winnowing (Schleimer, Wilkerson, Aiken, "Winnowing:
Local Algorithms for Document Fingerprinting", 2003), which finds every shared run of eight words or more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal
from zlib import crc32

from msgspec import Struct

from briefing.language.words import fold, words
from briefing.model import Copy, Signature, Span, instant

SHARED = 0.8
"""Part of an article's words that must stand in the other one, for it to be a copy."""
_RUN = 5
"""Words in a run."""
_WINDOW = 4
"""Of so many runs in a row the one with the smallest hash is kept."""
_RUNS_NEEDED = 0.25
"""Part of the runs that must be shared, however alike the words are: else it is another text on the same matter."""
_BY_CHANCE = 0.5
"""Part of the words (with their number) that two unrelated texts share, mostly function words."""
_SHORTEST = 25
"""Words below which a text is too short to call anything a copy of it."""


class Difference(Struct, frozen=True, gc=False):
    """A place where two texts differ. An empty span marks where the words of the other one are missing."""

    kind: Literal["added", "removed", "changed"]
    """What happened on the way from the first text to the second."""
    first: Span
    second: Span


def sketch(text: str, spans: Sequence[Span]) -> list[int]:
    """A sample of the hashed runs of the words at `spans`, ascending; two in five of them, all of a short text."""
    folded = [fold(text[span.start : span.end]) for span in spans]
    hashes = [crc32(" ".join(folded[i : i + _RUN]).encode()) for i in range(len(folded) - _RUN + 1)]
    if len(hashes) < 4 * _WINDOW:
        return sorted(set(hashes))
    return sorted({min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1)})


def share(one: Signature, other: Signature) -> float:
    """The part of the words of `one` that stand in `other` in the same order, 0 to 1, estimated from their sketches.

    Where whole sentences were changed, as many runs are shared as words. Single words edited all over break five runs
    each, so that there the share is the fifth root. Which of the two it was shows in the words themselves: how many
    are the same, whatever their order, beside what either would leave.
    """
    runs = set(one.shingles)
    if not runs or min(one.length, other.length) < _SHORTEST:
        return 0.0
    kept = len(runs.intersection(other.shingles)) / len(runs)
    if kept < _RUNS_NEEDED:
        return kept
    scattered = float(kept ** (1 / _RUN))
    least, most = (part + (1 - part) * chance for part, chance in ((kept, _BY_CHANCE), (scattered, _BY_CHANCE / 3)))
    if most <= least:
        return kept
    return kept + (scattered - kept) * min(1.0, max(0.0, (_same_words(one, other) - least) / (most - least)))


def copies(members: Iterable[Signature], preferred: Sequence[str] = ()) -> tuple[Copy, ...]:
    """The copies among the articles of one event, each folded under the article that it is a copy of.

    That is the one from the outlet that comes first in `preferred`, else the first published, else the longest. A
    text that holds another one whole and has much more of its own is no copy of it; the shorter one is.
    """
    rank = {outlet: place for place, outlet in enumerate(preferred)}

    def order(s: Signature) -> tuple[int, float, int, str]:
        moment = instant(s.published)
        return (rank.get(s.outlet or "", len(rank)), moment.timestamp() if moment else math.inf, -s.length, s.article)

    ranked = sorted(members, key=order)
    sharing = _sharing(ranked)
    under: dict[int, tuple[int, float]] = {}
    for i in range(len(ranked)):
        for j in sorted(sharing[i]):
            if j in under or i in under:
                continue
            backward, forward = share(ranked[j], ranked[i]), share(ranked[i], ranked[j])
            if i < j and backward >= SHARED:
                under[j] = (i, backward)
            elif i < j and forward >= SHARED:
                under[i] = (j, forward)
    return tuple(
        Copy(ranked[i].article, ranked[_root(i, under)].article, round(part, 3))
        for i, (_, part) in sorted(under.items())
    )


def carriers(article: str, folded: Iterable[Copy], outlets: Mapping[str, str | None]) -> tuple[str, ...]:
    """The outlets that carried the text of `article`: its own first, then those of its copies, each once."""
    ids = [article, *(copy.article for copy in folded if copy.of == article)]
    return tuple(dict.fromkeys(name for id in ids if (name := outlets.get(id))))


def differences(first: str, second: str) -> list[Difference]:
    """Where two texts differ, word by word (case, accents and punctuation aside), in order; offsets into each text."""
    from difflib import SequenceMatcher

    left, right = words(first), words(second)
    matcher = SequenceMatcher(
        None,
        [fold(span.of(first)) for span in left],
        [fold(span.of(second)) for span in right],
        autojunk=False,
    )
    names: dict[str, Literal["added", "removed", "changed"]] = {
        "insert": "added",
        "delete": "removed",
        "replace": "changed",
    }
    return [
        Difference(names[tag], _reach(left, a, b, len(first)), _reach(right, c, d, len(second)))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _reach(spans: Sequence[Span], start: int, end: int, length: int) -> Span:
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    place = spans[start].start if start < len(spans) else length
    return Span(place, place)


def _sharing(members: Sequence[Signature]) -> dict[int, set[int]]:
    """For every article those that share a run with it."""
    holders: dict[int, list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        for run in member.shingles:
            holders[run].append(i)
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for same in holders.values():
        for i in same:
            for j in same:
                if i != j:
                    found[i][j] += 1
    needed = _RUNS_NEEDED * 0.9
    return defaultdict(
        set,
        {
            i: {j for j, n in row.items() if n >= needed * min(len(members[i].shingles), len(members[j].shingles))}
            for i, row in found.items()
        },
    )


def _same_words(one: Signature, other: Signature) -> float:
    """Part of the words of `one`, with their number, that `other` has as well."""
    total = shared = 0.0
    for term, weight in one.terms.items():
        count = math.exp(weight - 1)
        total += count
        if term in other.terms:
            shared += min(count, math.exp(other.terms[term] - 1))
    return shared / total if total else 0.0


def _root(i: int, under: Mapping[int, tuple[int, float]]) -> int:
    while i in under:
        i = under[i][0]
    return i
