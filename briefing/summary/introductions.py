"""Who is called by a short name in a sentence, and where the article named them in full: a reader who meets “Roe said”
before “Mayor Ann Roe” does not know who speaks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain

from briefing.language import stopwords
from briefing.language.lexicon import Lexicon, is_given, lexicon
from briefing.summary.units import Unit

_NAMED = 100
"""Sentences at the top of an article in which people are named in full."""
_ENDINGS = ("", "’s", "'s")
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|dos|al|bin) ){0,2}"
_FULL_NAME = re.compile(rf"([^a-z \W\d_][\w.’'-]+) {_PARTICLES}(?=([^\W\d_a-z][\w’-]+))")
_NAME = rf"(?:(?P<before>[^\W\d_a-z][^\W_]*)\.? )?{_PARTICLES}(?P<last>[^\W\d_a-z][\w’-]+?)"
_COURTESY = frozenset(("mr", "ms", "mrs", "miss", "dr", "prof", "sir", "sheikh", "shaikh"))
_COURTEOUS = re.compile(
    r"\b(?P<before>Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Sheikh|Shaikh)\.? "
    r"(?:[^\W\d_a-z][\w’-]+ (?:(?:al|bin|Al) )?)?(?P<last>[^\W\d_a-z][\w’-]+?)(?=(?:’s|'s)?(?:[,.:;)]| [a-zà-ÿ\d(]|$))"
)
"""Who is called by courtesy and a part of the name: “Mr Mohamed Berg”."""
_ENDS = r"(?=(?:’s|'s)?(?:[,.:;]| [a-zà-ÿ\d(]|$))"
_OPENS = re.compile(rf"{_NAME}(?:’s|'s)?,? (?=[a-z])")
_AFTER_WORDS = re.compile(rf"[”\"’»],? (?:[a-zà-ÿ]+ )?{_NAME}(?=[,.:]| [a-z])")
"""“…,” said Ms Roe; “…,” Roe said."""
_FRONTED = re.compile(rf"(?P<front>[^\W\d_a-z][a-zà-ÿ]*(?: [a-zà-ÿ]+){{0,3}}) {_NAME}(?:’s|'s)?,")
"""“According to Roe”, “For Roe,”."""
_WITHIN = re.compile(rf" (?=[^a-z \W\d_]){_NAME}{_ENDS}")
_LOWER = re.compile(r"[^\w’'-]*[a-zà-ÿ][\w’'-]*[,:;]?")
"""The word before such a name."""


def introductions(candidates: Sequence[Unit], language: str, asked: Container[int]) -> dict[int, int]:
    """For the sentences at the places `asked` the place of the one before it that gives in full the names which it has
    in short, anywhere those that open with a given name; nothing for those that have none."""
    lex, stop = lexicon(), stopwords(language)
    given: dict[tuple[str, bool], int] = {}
    forms: set[str] = set()
    found: dict[int, int] = {}
    for place, unit in enumerate(candidates):
        if place in asked and not (forms.isdisjoint(unit.words) and _COURTESY.isdisjoint(unit.words)):
            first = min([given.get(short, place) for short in _short(unit, lex, stop)], default=place)
            if first < place:
                found[place] = first
        if place < _NAMED:
            for front, name, listed in _full(unit.text, lex, stop):
                given.setdefault((name, False), place)
                if listed or front in lex.family_first:
                    given.setdefault((front, False), place)  # “Sultan Al Berg”, then “Mr Sultan”
                if front in lex.family_first:  # “Cho Min-seok”, then “Cho”
                    forms.update([front.lower() + ending for ending in _ENDINGS])
                if listed:
                    given.setdefault((name, True), place)
                forms.update([name.lower() + ending for ending in _ENDINGS])
    return found


def _full(text: str, lex: Lexicon, stop: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
    """First and last names that stand together, each with whether the first is a listed given name."""
    for match in _FULL_NAME.finditer(text):
        first, last = match.groups()
        if last in lex.body_words or _is_no_first(first, lex):
            continue
        listed = is_given(first)
        if first.lower() not in stop or (listed and match.start() > 0):  # Per Berg, not “Per week”
            yield first, last, listed


def _is_no_first(word: str, lex: Lexicon) -> bool:
    """Whether what stands before a last name is no part of the name."""
    return word in lex.courtesy or word in lex.directions or word in lex.places or word in lex.place_heads


def _short(unit: Unit, lex: Lexicon, stop: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The last names that stand alone or after Mr or Ms, each with whether only a given name shows that it is one:
    where a sentence neither opens with it nor says that they spoke."""
    text = unit.text
    told = [_OPENS.match(text)] if not unit.words or unit.words[0] not in stop else []
    fronted = _FRONTED.match(text)
    if fronted and (" " in (front := fronted["front"]) or (front.lower() in stop and not is_given(front))):
        told.append(fronted)
    if "”" in text or '"' in text or "’ " in text or "»" in text:
        told += _AFTER_WORDS.finditer(text)
    if not _COURTESY.isdisjoint(unit.words):
        told += _COURTEOUS.finditer(text)
    within = [one for one in _WITHIN.finditer(text) if _follows_lower(text, one.start())]
    for match, sure in chain(((one, False) for one in told), ((one, True) for one in within)):
        if match and match["last"].lower() not in stop and _is_courtesy(match["before"], lex):
            yield match["last"], sure


def _follows_lower(text: str, at: int) -> bool:
    """Whether the word that ends there is in lower case."""
    return _LOWER.fullmatch(text, text.rfind(" ", 0, at) + 1, at) is not None


def _is_courtesy(word: str | None, lex: Lexicon) -> bool:
    """Whether what stands before a last name leaves it short."""
    return word is None or word in lex.courtesy or word.lower() in lex.particles
