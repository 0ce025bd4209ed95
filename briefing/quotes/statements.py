"""The same statement in several outlets: shown once, with everyone who carried it.

Candidates are found by shared word runs (shingles, after Broder 1997), so that work grows with the quotations and not
with their pairs; whether they are the same is then told by their longest matching blocks of words (difflib).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from briefing.language import fold, words
from briefing.language.names import name_tokens
from briefing.model import Quotation
from briefing.quotes.ranking import shingles

_COMMON = 60
"""Quotations that may share a word run before it says nothing: "as soon as possible"."""
_FEWEST = 4
"""Words that a fragment must have to be told from any other use of them."""
_SAME = 0.7
"""Part of the shorter one's words that must stand in the longer one, in order."""
_COMPARED = 300
"""Words of a quotation that are compared."""
_MARK = re.compile('[“”"«»„]')
_BEST = {"direct": 0, "partial": 1, "indirect": 2}


class Statement(Struct, frozen=True):
    """One statement with all its versions."""

    shown: int
    """Index of the version to show: the fullest direct one."""
    others: tuple[int, ...]
    """Those of its other versions, in the order given."""

    @property
    def indices(self) -> tuple[int, ...]:
        """All of its quotations, the one shown first."""
        return (self.shown, *self.others)


class _Read(Struct):
    """A quotation's words."""

    folded: tuple[str, ...]
    speaker: tuple[str, ...]
    sure: bool = False


def statements(quotations: Sequence[Quotation], sure: Collection[int] = ()) -> list[Statement]:
    """The `quotations` as statements, each once, in the order in which they first appear.

    Two quotations are one statement when the shorter one's words stand in the longer one, but for small changes, and
    nothing says that two people spoke them. Fragments of fewer than four words stand alone unless word for word the
    same, and so does indirect speech unless it repeats words in marks; translations are never matched. Those at the
    indices `sure` have the speaker that they say, and are no version of anybody else's words however alike.
    """
    read = [_read(quotation, index in sure) for index, quotation in enumerate(quotations)]
    order = sorted(
        range(len(quotations)),
        key=lambda i: (_BEST[quotations[i].kind], -len(read[i].folded), -quotations[i].weight, i),
    )
    index = _Index()
    members: dict[int, list[int]] = {}
    for number in order:
        leader = next(
            (one for one in index.alike(read[number].folded) if _is_same(read[one], read[number], quotations[number])),
            None,
        )
        if leader is None:
            index.add(number, read[number].folded)
            members[number] = []
        else:
            members[leader].append(number)
    found = [Statement(shown, tuple(sorted(others))) for shown, others in members.items()]
    return sorted(found, key=lambda statement: min(statement.indices))


class _Index:
    """Word runs of the versions shown so far."""

    def __init__(self) -> None:
        self.by_run: dict[tuple[str, ...], list[int]] = {}

    def add(self, number: int, text: tuple[str, ...]) -> None:
        for run in dict.fromkeys(shingles(text)):
            holders = self.by_run.setdefault(run, [])
            if len(holders) <= _COMMON:
                holders.append(number)

    def alike(self, text: tuple[str, ...]) -> Iterable[int]:
        """Those that share runs with `text`, the most shared first, a few at most."""
        shared: Counter[int] = Counter()
        for run in dict.fromkeys(shingles(text)):
            holders = self.by_run.get(run, ())
            if len(holders) <= _COMMON:
                shared.update(holders)
        return [number for number, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:8]]


def _read(quotation: Quotation, sure: bool) -> _Read:
    speaker = name_tokens(quotation.speaker) if quotation.speaker else ()
    return _Read(tuple(fold(span.of(quotation.text)) for span in words(quotation.text)), speaker, sure)


def _is_same(leader: _Read, other: _Read, quotation: Quotation) -> bool:
    """Whether `other` is a version of `leader`, which is at least as long or of a better kind."""
    if _surely_apart(leader, other):
        return False
    if leader.folded == other.folded:
        return bool(other.folded) and (len(other.folded) >= 2 * _FEWEST or _speakers_agree(leader, other))
    fewest = min(len(leader.folded), len(other.folded))
    if fewest < _FEWEST:
        return False
    if quotation.kind == "indirect" and not (
        _MARK.search(quotation.text) and fewest >= 2 * _FEWEST and leader.speaker and _speakers_agree(leader, other)
    ):
        return False
    if not _speakers_agree(leader, other) and min(len(leader.folded), len(other.folded)) < 3 * _FEWEST:
        return False
    return _share(leader.folded, other.folded) >= (_SAME if _speakers_agree(leader, other) else 0.9)


def _surely_apart(one: _Read, other: _Read) -> bool:
    """Whether one speaker is sure and the other one another; nobody known may be the same, unless that is sure."""
    if not (one.sure or other.sure) or one.speaker == other.speaker:
        return False
    return (one.sure or bool(one.speaker)) and (other.sure or bool(other.speaker))


def _speakers_agree(one: _Read, other: _Read) -> bool:
    """Whether nothing says that two people spoke: one is not known, or they share a part of the name."""
    return not one.speaker or not other.speaker or bool(set(one.speaker) & set(other.speaker))


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Part of the shorter text's words that stand in the other in blocks, in order; single words do not count."""
    a, b = one[:_COMPARED], other[:_COMPARED]
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    least = 2 if min(len(a), len(b)) > 3 else 1
    return sum(block.size for block in blocks if block.size >= least) / max(1, min(len(a), len(b)))
