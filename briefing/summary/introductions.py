"""Who is called by a short name in a sentence, and where the article named them in full: a reader who meets “Roe said”
before “Mayor Ann Roe” does not know who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from briefing.language import stopwords
from briefing.language.lexicon import Lexicon, is_given, lexicon
from briefing.summary.units import Unit

_NAMED = 100
"""Sentences at the top of an article in which people are named in full."""
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|dos|al|bin) ){0,2}"
_FULL_NAME = re.compile(rf"([^\W\d_a-z][\w.’'-]+) {_PARTICLES}(?=([^\W\d_a-z][\w’-]+))")
_NAME = rf"(?:(?P<before>[^\W\d_a-z][^\W_]*)\.? )?{_PARTICLES}(?P<last>[^\W\d_a-z][\w’-]+?)"
_ENDS = r"(?=(?:’s|'s)?(?:[,.:;]| [a-zà-ÿ\d(]|$))"
_OPENS = re.compile(rf"{_NAME}(?:’s|'s)?,? (?=[a-z])")
_AFTER_WORDS = re.compile(rf"[”\"’»],? (?:[a-zà-ÿ]+ )?{_NAME}(?=[,.:]| [a-z])")
"""“…,” said Ms Roe; “…,” Roe said."""
_FRONTED = re.compile(rf"(?P<front>[^\W\d_a-z][a-zà-ÿ]*(?: [a-zà-ÿ]+){{0,3}}) {_NAME}(?:’s|'s)?,")
"""“According to Roe”, “For Roe,”."""
_WITHIN = re.compile(rf"(?<![\w’'-])[a-zà-ÿ][\w’'-]*[,:;]? {_NAME}{_ENDS}")


def introductions(candidates: Sequence[Unit], language: str) -> list[int]:
    """For each sentence the place of the one before it that gives in full the names which it has in short, anywhere
    those that open with a given name; its own place where there is none."""
    lex, stop = lexicon(), stopwords(language)
    top = candidates[:_NAMED]
    found = list(range(len(candidates)))
    given: dict[tuple[str, bool], int] = {}
    for place, unit in enumerate(candidates):
        for name, sure in _short(unit, lex, stop):
            if (name, sure) not in given:
                full = (n for n, one in enumerate(top) if name in one.text and _gives(one.text, name, lex, stop, sure))
                given[name, sure] = next(full, len(candidates))
            found[place] = min(found[place], given[name, sure])
    return found


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
    for match, sure in chain(((one, False) for one in told), ((one, True) for one in _WITHIN.finditer(text))):
        if match and match["last"].lower() not in stop and _is_courtesy(match["before"], lex):
            yield match["last"], sure


def _is_courtesy(word: str | None, lex: Lexicon) -> bool:
    """Whether what stands before a last name leaves it short."""
    return word is None or word in lex.courtesy or word.lower() in lex.particles


def _gives(text: str, name: str, lex: Lexicon, stop: frozenset[str], sure: bool) -> bool:
    """Whether this last name stands there after a first one, a `sure` one if that is asked for."""
    if name in lex.body_words:
        return False
    firsts = [(match[1], match.start()) for match in _FULL_NAME.finditer(text) if match[2] == name]
    return any(
        first not in lex.courtesy
        and first not in lex.directions
        and first not in lex.places
        and first not in lex.place_heads
        and (first.lower() not in stop or (start > 0 and is_given(first)))  # Per Berg, not “Per week”
        and (not sure or is_given(first))
        for first, start in firsts
    )
