"""The same text in another outlet: which articles are copies, of which one, and where the two differ.

Those that may be are found by samples of their hashed word runs, taken by winnowing (Schleimer, Wilkerson, Aiken,
"Winnowing: Local Algorithms for Document Fingerprinting", 2003), which finds every shared run of eight words or more.
How much they share is then counted word by word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
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
_REST = 13.9 * 3600
"""Seconds after ten o'clock, which `instant` takes a day alone for, that are still of that day everywhere in UTC."""
_PASSAGE = 4
"""Words in a row by which two texts are laid beside one another."""
_EDITS = sorted(((mine, theirs) for mine in range(6) for theirs in range(6) if mine or theirs), key=sum)
"""Words left out here and there that an edit is taken for, the smallest first."""
_SHORTEST = 25
"""Words below which a text is too short to call anything a copy of it."""


class Difference(Struct, frozen=True, gc=False):
    """A place where two texts differ. An empty span marks where the words of the other one are missing."""

    kind: Literal["added", "removed", "changed"]
    """What happened on the way from the first text to the second."""
    first: Span
    second: Span


def sketch(folded: Sequence[str]) -> list[int]:
    """A sample of the hashed runs of these words, ascending; two in five of them, all of a short text."""
    hashes = [crc32(" ".join(folded[i : i + _RUN]).encode()) for i in range(len(folded) - _RUN + 1)]
    if len(hashes) < 4 * _WINDOW:
        return sorted(set(hashes))
    return sorted({min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1)})


def trace(folded: Sequence[str]) -> bytes:
    """These words in order, a byte of hash for each: enough to lay two texts side by side."""
    return bytes([crc32(word.encode()) & 0xFF for word in folded])


def share(one: Signature, other: Signature) -> float:
    """The part of the words of `one` that stand in `other`, 0 to 1, whole passages moved to another place among them.

    Both are read side by side, from passage to passage that they have in common and over the small edits in between.
    That two texts use the same words in other sentences counts for nothing.
    """
    left, right = one.trace, other.trace
    if min(len(left), len(right)) < _SHORTEST:
        return 0.0
    passages = _passages(left, right)
    shared, here, there = 0, 0, 0
    while here < len(left):
        there = passages.get(here, there)
        if there < len(right) and left[here] == right[there]:
            shared, here, there = shared + 1, here + 1, there + 1
        else:
            mine, theirs = _edit(left, right, here, there)
            here, there = here + mine, there + theirs
    return shared / len(left)


def _passages(left: bytes, right: bytes) -> dict[int, int]:
    """Where in either text the passages begin that stand once in each."""
    once = _once(right)
    return {at: once[passage] for passage, at in _once(left).items() if passage in once}


def _once(words: bytes) -> dict[bytes, int]:
    """The passages that stand there once, and where."""
    runs = [words[at : at + _PASSAGE] for at in range(len(words) - _PASSAGE + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _edit(left: bytes, right: bytes, here: int, there: int) -> tuple[int, int]:
    """How far to go in either text over words that were changed, added or left out, until two agree again."""
    if there < len(right):
        for mine, theirs in _EDITS:
            words = left[here + mine : here + mine + 2]
            if len(words) == 2 and right.startswith(words, there + theirs):
                return mine, theirs
    return 1, len(right)


def copies(members: Iterable[Signature], preferred: Sequence[str] = ()) -> tuple[Copy, ...]:
    """The copies among the articles of one event, each folded under the article that it is a copy of.

    That is the one from the outlet that comes first in `preferred`, else the first published, one with an hour before
    one with that day alone, else the longest. A text that holds another one whole and has much more of its own is no
    copy of it; the shorter one is, and so is what the same outlet has written on later.
    """
    rank = {outlet: place for place, outlet in enumerate(preferred)}

    def order(s: Signature) -> tuple[int, float, int, str]:
        moment = instant(s.published)
        timed = moment.timestamp() + _REST * (len(s.published or "") == 10) if moment else math.inf
        return (rank.get(s.outlet or "", len(rank)), timed, -s.length, s.article)

    ranked = sorted(members, key=order)
    sharing = _sharing(ranked)
    under: dict[int, tuple[int, float]] = {}
    for i in range(len(ranked)):
        for j in sorted(other for other in sharing[i] if other > i):
            if j in under or i in under:
                continue
            updated = _updates(ranked[j], ranked[i])
            if not updated and (backward := share(ranked[j], ranked[i])) >= SHARED:
                under[j] = (i, backward)
            elif (forward := share(ranked[i], ranked[j])) >= SHARED:
                under[i] = (j, forward)
    return tuple(
        Copy(ranked[i].article, ranked[_root(i, under)].article, round(part, 3))
        for i, (_, part) in sorted(under.items())
    )


def _updates(one: Signature, other: Signature) -> bool:
    """Whether `one` is what the same outlet made of `other` later, and tells as much or more."""
    later, earlier = instant(one.published), instant(other.published)
    same = one.outlet is not None and one.outlet == other.outlet
    newer = later is not None and earlier is not None and later > earlier
    return same and newer and one.length >= other.length and one.trace != other.trace


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


def _root(i: int, under: Mapping[int, tuple[int, float]]) -> int:
    while i in under:
        i = under[i][0]
    return i
