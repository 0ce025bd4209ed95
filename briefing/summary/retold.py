"""What another outlet has told already: every report opens with the news, in words of its own, and an account needs
it once."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache
from itertools import groupby

from briefing.language.data import load
from briefing.language.stems import stem
from briefing.summary.coverage import Candidate, Source
from briefing.summary.figures import Newest

_LEDE = 2
"""Sentences of an article that tell its news."""
_CORE = 0.5
"""What the share of its core that was told counts beside that of all its words."""
_RETOLD, _RETOLD_LATER = 0.52, 0.66
"""From which sum a lede retells one of the same day, and one of another day, after which there may be other news."""
_OWN_FIGURE = 0.12
"""How much more must have been told of one with a figure of its own."""
_FEWEST = 3
"""Words of the core that two ledes share at least."""
_ONLY_NAMES, _COMMON = 0.2, 2
"""How much more must have been told for each word missing of so many in common that are no names, unless one of them is
a happening."""
_FULL = 2
"""How many times the words of its lede a report has at least from which the core of an event can be told."""


class Retold:
    """Which ledes of an event's articles tell again what one of another article has told.

    The core of an event are the words that several of its articles have; those for one happening ("sacked",
    "dismissed") are one. A lede tells nothing new whose toll another has given first, nor one most of whose core and
    much of whose other words another holds, names and figures not alone.
    """

    def __init__(self, found: Sequence[Candidate], sources: Sequence[Source], newest: Newest) -> None:
        self.newest = newest
        self.found = found
        self.languages = [source.language for source in sources]
        self._told: dict[int, frozenset[str]] = {}
        self._kinds_of: dict[tuple[int, int], frozenset[str]] = {}

    def retells(self, one: Candidate, other: Candidate) -> bool:
        """Whether a lede tells no news that `other`, of another article, does not."""
        if one.source == other.source or one.place >= _LEDE or other.place >= _LEDE:
            return False
        return self._opens_with_toll_of(one, other) or self._shares_news(one, other)

    def _opens_with_toll_of(self, one: Candidate, other: Candidate) -> bool:
        told = self.newest.tolls(other)
        return bool(told) and self.newest.leading_toll(one) in told

    def _shares_news(self, one: Candidate, other: Candidate) -> bool:
        own, theirs = self._kinds(one), self._kinds(other)
        shared = own & theirs
        if len(shared) < _FEWEST:
            return False
        common = shared - _of(one.names & other.names, self.languages[one.source])
        least = _RETOLD if self.newest.are_of_one_day(one, other) else _RETOLD_LATER
        if common.isdisjoint(_happenings(self.languages[one.source]).values()):
            least += _ONLY_NAMES * max(0, _COMMON - len(common))
        told = len(shared) / min(len(own), len(theirs))
        if len(self._words()[other.source]) >= _FULL * len(theirs):
            told += _CORE * len(shared) / len(shared | self._core(one))
        return told >= least + _OWN_FIGURE * any(kind[0].isdigit() for kind in own - theirs)

    def _core(self, one: Candidate) -> frozenset[str]:
        """Those of its words that another article has, too."""
        others = frozenset().union(*[words for number, words in self._words().items() if number != one.source])
        return _of(one.words & others, self.languages[one.source])

    def _words(self) -> dict[int, frozenset[str]]:
        """Of every article the words that are told."""
        if not self._told:
            for number, ones in groupby(self.found, key=lambda one: one.source):
                self._told[number] = frozenset().union(*[one.words for one in ones])
        return self._told

    def _kinds(self, one: Candidate) -> frozenset[str]:
        key = one.source, one.place
        if key not in self._kinds_of:
            self._kinds_of[key] = _of(one.words, self.languages[one.source])
        return self._kinds_of[key]


def _of(stems: Set[str], language: str) -> frozenset[str]:
    """The `stems`, one for each happening."""
    same = _happenings(language)
    told = same.keys() & stems
    return frozenset((stems - told) | {same[one] for one in told})


@cache
def _happenings(language: str) -> dict[str, str]:
    """The stem of every word for a happening → that of the first word for it."""
    rows = load("briefing.summary", "retold.yaml").get(language, ())
    return {stem(word, language): stem(row[0], language) for row in rows for word in row}
