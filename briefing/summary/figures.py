"""Where things stand: what a later article gives another number for, and what it undoes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from briefing.events.labels import label
from briefing.events.turns import Report, turned, undone
from briefing.language.counts import Mention, are_same_thing, corrects, mentions, moves
from briefing.language.tallied import counted_in, listed
from briefing.language.words import WORD
from briefing.model import instant
from briefing.summary.coverage import Candidate, Source
from briefing.summary.needs import is_personal, own_words

_LEADS = 3
"""Sentences at the top of an article that say where things stand."""
_READ = 30
"""Sentences of it in which it may stand what a number was before."""
_MOVED = tuple(sorted(listed("from")))
"""Words without which no sentence says what a number was before: "down from"."""
_DAY = 18 * 3600
"""Seconds within which reports are of one day."""
_LEADING = 0.5
"""Part of a sentence in which the toll stands that it has for its news."""
_GREAT = 1e5
"""From how many on two articles that give the same number of things give the same figure."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LATELY = 2
"""For how many months a year is not over for the news: what happened at its end is still told of."""
_MANY, _ORDER = 20, 10
"""From how many on two numbers of things of one kind are of the same, unless one is so many times the other."""


Toll = tuple[str, float]
"""What is counted, and how many."""


class Newest:
    """What the articles of an event count, and which of them gave it last. Articles without a date correct nothing."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        self.moments = [instant(source.article.published) for source in sources]
        self._after: dict[datetime, list[int]] = {}
        self._leads: dict[int, list[Mention]] = {}
        self._counted: dict[tuple[int, int], list[Mention]] = {}
        self._turns = turned([self._report(number) for number, moment in enumerate(self.moments) if moment])

    def is_outdated(self, one: Candidate) -> bool:
        """Whether a later article gives another number for something that this sentence counts."""
        moment = self.moments[one.source]
        if moment is None:
            return False
        later = self._later(moment)
        if not later or not (given := self._given(one)):
            return False
        return any(_corrects(newer, older) for number in later for newer in self._leading(number) for older in given)

    def _later(self, moment: datetime) -> list[int]:
        """The articles that came after it."""
        if moment not in self._after:
            self._after[moment] = [n for n, other in enumerate(self.moments) if other is not None and other > moment]
        return self._after[moment]

    def tolls(self, one: Candidate) -> frozenset[Toll]:
        """How many dead, hurt, missing it counts, and its great amounts: "1.2 million crowns"."""
        great = [given for given in self._given(one) if given.plain or given.value >= _GREAT]
        return frozenset((given.counts, given.value) for given in great)

    def leading_toll(self, one: Candidate) -> Toll | None:
        """The first toll that a sentence gives, where it tells little before it."""
        toll = next((given for given in self._given(one) if given.plain), None)
        if toll is None or toll.start - one.unit.start > _LEADING * len(one.unit.text):
            return None
        return toll.counts, toll.value

    def corrects(self, one: Candidate, other: Candidate) -> bool:
        """Whether this sentence, of a later article, has a newer toll than the `other`, or a newer number of whatever
        else a word says outright that both count."""
        return self.later(one, other) > 0 and any(
            newer.plain and corrects(newer, older) for newer in self._given(one) for older in self._given(other)
        )

    def undoes(self, one: Candidate) -> bool:
        """Whether the headline of its article undoes what is reported: "Tanker cleared" that it was held."""
        return bool(self._turns) and not self._turns.keys().isdisjoint(undone(self._headline(one.source)))

    def later(self, one: Candidate, other: Candidate) -> float:
        """How many hours the article of `one` came after that of `other`; 0 where that is not known."""
        moment, before = self.moments[one.source], self.moments[other.source]
        return (moment - before).total_seconds() / 3600 if moment and before else 0.0

    def are_of_one_day(self, one: Candidate, other: Candidate) -> bool:
        """Whether their articles are known to have come within a day."""
        moment, before = self.moments[one.source], self.moments[other.source]
        return moment is not None and before is not None and abs((moment - before).total_seconds()) < _DAY

    def _report(self, number: int) -> Report:
        """What a dated article says at its top."""
        moment, units = self.moments[number], self.sources[number].units[:_LEADS]
        assert moment is not None
        return Report(moment.timestamp(), self._headline(number), " ".join(unit.text for unit in units))

    def _headline(self, number: int) -> str:
        """An article's headline, or its first sentence where it has none."""
        source = self.sources[number]
        return source.article.title or source.units[0].text

    def _given(self, one: Candidate) -> list[Mention]:
        """What a sentence counts."""
        key = one.source, one.place
        if key not in self._counted:
            source = self.sources[one.source]
            found = mentions(source.article.text, one.unit.start, one.unit.end, source.language)
            self._counted[key] = _first(found)
        return self._counted[key]

    def _leading(self, number: int) -> list[Mention]:
        """What an article reports at its top in words of its own: nothing where an I or a we tells it, as in a comment,
        nor behind its lede what it says of an earlier year."""
        if number not in self._leads:
            source = self.sources[number]
            told = [own_words(unit.text) for unit in source.units[:_LEADS]]
            if any(is_personal(text, source.language) for text in told):
                told = []
            told = [text for place, text in enumerate(told) if not (place and self._looks_back(text, number))]
            found = [one for text in told for one in mentions(text, 0, len(text), source.language)]
            self._leads[number] = [*_first([*found, *self._titled(number)]), *self._moved(number)]
        return self._leads[number]

    def _titled(self, number: int) -> list[Mention]:
        """What the headline of an article counts; nothing where that only comments or corrects."""
        source = self.sources[number]
        title = own_words(source.article.title)
        if counted_in(source.language).keys().isdisjoint(WORD.findall(title.lower())):
            return []
        found = mentions(title, 0, len(title), source.language)
        return [] if found and label(source.article.title) else found

    def _moved(self, number: int) -> Iterator[Mention]:
        """The numbers further down of which the article says what they were: "44 are missing, down from 58"."""
        source = self.sources[number]
        for unit in source.units[_LEADS:_READ]:
            if any(phrase in unit.text for phrase in _MOVED):
                text = own_words(unit.text)
                yield from (one for one in mentions(text, 0, len(text), source.language) if one.was is not None)

    def _looks_back(self, text: str, number: int) -> bool:
        """Whether a sentence of this article names a year that was over when it was published."""
        moment = self.moments[number]
        return moment is not None and any(
            int(year) < moment.year - (moment.month <= _LATELY) for year in _YEAR.findall(text)
        )


def _first(given: Sequence[Mention]) -> list[Mention]:
    """Of those that count the same thing outright the first, which news leads with."""
    met: set[str] = set()
    found = []
    for mention in given:
        if not (mention.plain and mention.counts in met):
            found.append(mention)
            met.add(mention.counts)
    return found


def _corrects(newer: Mention, older: Mention) -> bool:
    return moves(newer, older) and (are_same_thing(older, newer) or _counts_the_same(older, newer))


def _counts_the_same(older: Mention, newer: Mention) -> bool:
    """Whether both count many of one kind of thing (hectares, flights), whatever else they say of it."""
    few, many = sorted((older.value, newer.value))
    things = older.counts.isalpha() and older.counts != "percent"
    return things and older.counts == newer.counts and few >= _MANY and many <= _ORDER * few
