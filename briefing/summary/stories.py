"""Where the story of an article begins: a feature leads up to it with a scene."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language.data import words_of
from briefing.summary.features import content, title_words
from briefing.summary.units import Unit

TAKEN_UP = 0.4
"""Share of the headline's words from which a sentence takes it up."""
_LEADING_UP = 8
"""Sentences at the top of which some may only lead up to the story, after a scene a few more."""
_AFTER_SCENE = 12
_TELLING = 2
"""Words of a headline from which it can be told by it where the story begins."""
_SCENE = 16
"""Words of the first sentence in which a scene says what time of day it is."""
_FIGURE = re.compile(r"\d")
_ASIDE = re.compile(r", wh(?:o|ich|ere|en) ")


def begins(
    candidates: Sequence[Unit], stems: Sequence[Sequence[str]], places: Sequence[int], language: str, title: str
) -> int:
    """The place of the sentence with which the story begins; 0 where nothing leads up to it.

    Sentences that have no figure and no word of the headline lead up to the first that takes it up. After a scene (“At
    dawn on a market day …”) it begins with the first paragraph that says on which day something happened.
    """
    if not places:
        return 0
    if _is_scene(candidates[places[0]], language):
        for place in places[1:_AFTER_SCENE]:
            if _is_dated(candidates[place], language):
                return next(head for head in places if candidates[head].paragraph == candidates[place].paragraph)
    headline = title_words(title, language)
    if len(headline) < _TELLING:
        return 0
    for place in places[:_LEADING_UP]:
        if takes_up(candidates[place], stems[place], headline, language):
            return place
        if not headline.isdisjoint(stems[place]) or _FIGURE.search(candidates[place].text):
            break
    return 0


def takes_up(unit: Unit, stems: Sequence[str], headline: frozenset[str], language: str) -> bool:
    """Whether a sentence has so many of the headline's words that it tells what that tells."""
    least = TAKEN_UP * len(headline)
    if len(headline.intersection(stems)) < least:
        return False
    return len(headline & content(unit.words, language)) >= least


def _is_scene(unit: Unit, language: str) -> bool:
    """Whether it opens with a time of day, tells of no day, and nobody has said it."""
    given = unit.words
    if not given or given[0] not in words_of("briefing.summary", "openings.yaml", language, "scenes"):
        return False
    hours = words_of("briefing.summary", "openings.yaml", language, "hours")
    if hours.isdisjoint(given[:_SCENE]) or _FIGURE.search(unit.text):
        return False
    return all(
        words_of("briefing.summary", "openings.yaml", language, kind).isdisjoint(given) for kind in ("days", "says")
    )


def _is_dated(unit: Unit, language: str) -> bool:
    """Whether it says on which day something happened, not in passing."""
    days = words_of("briefing.summary", "openings.yaml", language, "days")
    if days.isdisjoint(unit.words):
        return False
    aside = _ASIDE.search(unit.text)
    before = unit.text[: aside.start()].lower() if aside else ""
    return aside is None or not days.isdisjoint(re.findall(r"\w+", before))
