"""Sentences about somebody whom only the sentence before them names: “the trader said”, “told her not to”, “In a letter
to the paper he wrote”, “The commander wore a new suit”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from briefing.language.data import words_of
from briefing.language.lexicon import lexicon
from briefing.summary.units import Unit

_SAYS = r"(?:said|says|told|added|asked|replied|wrote|lamented|insisted|recalled|warned)"
_THE_SPEAKER = re.compile(
    rf"[”\"’»],? (?:{_SAYS} )?the (?P<who>[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){{0,2}}?)(?= {_SAYS}\b|[,.;]|$)"
)
"""“…,” the trader said; “…,” said the Chief Minister."""
_TOLD_HER = re.compile(r" (?:told|asked|accused|thanked|urged|warned|answered|called) (?:her|him) ")
_OBJECTS = frozenset(("her", "him"))
_FRONTED = re.compile(
    r"(?P<front>(?:In|On|At|From|During|For|With|By) (?:an?|the|one|two)(?: [^\W\d_][\w’'-]*){1,9}?)"
    r" (?:he|she|they) [a-z]"
)
"""“In a text message to the paper he wrote …”"""
_FRONTS = frozenset(("in", "on", "at", "from", "during", "for", "with", "by"))
_REACTING = re.compile(r"(?:Reacting|Responding|Replying|Asked), ")
"""“Reacting, Roe said …”"""
_REACTS = frozenset(("reacting", "responding", "replying", "asked"))
_RETORTED = frozenset(("retorted", "retorts", "concurred"))
_BEFORE_NAMES = frozenset("to of in at by for with from on the and".split())  # noqa: SIM905
_DEFINITE = re.compile(
    r"The (?P<who>[a-z]+) (?:(?:then|also|later|now|still|never) )?(?:\w+ed|[a-z]+[^s ]s|was|had|said|told|wore|left"
    r"|went|took|came|made|gave|stood|sat|got|won|lost|did|spoke|wrote|ran|could|would|will) "
)
"""“The commander wore …”"""


def of_before(candidates: Sequence[Unit]) -> list[int]:
    """The places of sentences that say by “the trader said” or “her” that the one right before, in their paragraph,
    tells of the same people, that open with a “he” behind a phrase that names nobody, or answer what stands there."""
    found = []
    for place in range(1, len(candidates)):
        unit = candidates[place]
        first = unit.words[0] if unit.words else ""
        if (
            (first in _FRONTS and _opens_with_he(unit.text))
            or (first in _REACTS and _REACTING.match(unit.text))
            or (unit.quoted and not _RETORTED.isdisjoint(unit.words))
            or (unit.paragraph == candidates[place - 1].paragraph and _is_of_the_same(unit))
        ):
            found.append(place)
    return found


def _is_of_the_same(unit: Unit) -> bool:
    if unit.quoted and (said := _THE_SPEAKER.search(unit.text)):
        return _is_somebody(said["who"])
    return not _OBJECTS.isdisjoint(unit.words) and _TOLD_HER.search(unit.text) is not None


def is_definite(unit: Unit) -> bool:
    """Whether it opens with somebody who is called “the commander” as if everybody knew who that is."""
    match = _DEFINITE.match(unit.text) if unit.text.startswith("The ") else None
    return match is not None and _is_calling(match["who"])


def _opens_with_he(text: str) -> bool:
    match = _FRONTED.match(text)
    if match is None:
        return False
    words = match["front"].split()
    return not any(
        word[0].isupper() and before not in _BEFORE_NAMES and before[0].islower()
        for before, word in pairwise(words[1:])
    )


def _is_somebody(who: str) -> bool:
    """Whether it is what a person is: “trader”, “Chief Minister”, “DCP”; no body."""
    last = who.split()[-1]
    if last.isupper():
        return last not in lexicon().known_bodies
    return _is_calling(last.lower())


@cache
def _is_calling(word: str) -> bool:
    lex = lexicon()
    if word in words_of("briefing.summary", "openings.yaml", "en", "known"):
        return False
    large = word.capitalize()
    return word in words_of("briefing.summary", "openings.yaml", "en", "called") or (
        (large in lex.callings or large in lex.sure_titles) and large not in lex.body_words
    )
