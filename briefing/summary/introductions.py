"""Who is called by a short name in a sentence, and where the article named them in full: a reader who meets “Roe said”
before “Mayor Ann Roe” does not know who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.language import stopwords
from briefing.language.lexicon import Lexicon, lexicon
from briefing.summary.units import Unit

_NAMED = 100
"""Sentences at the top of an article in which people are named in full."""
_PARTICLES = r"(?:(?:van|von|de|der|den|di|da|dos|al|bin) ){0,2}"
_FULL_NAME = re.compile(rf"([^\W\d_a-z][\w.’'-]+) {_PARTICLES}(?=([^\W\d_a-z][\w’-]+))")
_NAME = rf"(?:([^\W\d_a-z][^\W_]*)\.? )?{_PARTICLES}([^\W\d_a-z][\w’-]+?)"
_OPENS = re.compile(rf"{_NAME}(?:’s|'s)?,? (?=[a-z])")
_AFTER_WORDS = re.compile(rf"[”\"’»],? (?:[a-zà-ÿ]+ )?{_NAME}(?=[,.:]| [a-z])")
"""“…,” said Ms Roe; “…,” Roe said."""


def introductions(candidates: Sequence[Unit], language: str) -> list[int]:
    """For each sentence the place of the one before it that gives in full the name by whose short form it opens or
    says who spoke; its own place where there is none."""
    lex, stop = lexicon(), stopwords(language)
    found = list(range(len(candidates)))
    given: dict[str, int] = {}
    for place, unit in enumerate(candidates):
        for name in _short(unit, lex, stop):
            if name not in given:
                top = enumerate(candidates[:_NAMED])
                full = (n for n, one in top if name in one.text and _gives(one.text, name, lex, stop))
                given[name] = next(full, len(candidates))
            found[place] = min(found[place], given[name])
    return found


def _short(unit: Unit, lex: Lexicon, stop: frozenset[str]) -> list[str]:
    """The last names that stand alone or after Mr or Ms where a sentence opens or says who spoke."""
    text = unit.text
    opens = None if unit.words and unit.words[0] in stop else _OPENS.match(text)
    shown = [opens] if opens else []
    if "”" in text or '"' in text or "’ " in text or "»" in text:
        shown += _AFTER_WORDS.finditer(text)
    if not shown:
        return []
    return [
        one[2]
        for one in shown
        if one[2].lower() not in stop and (one[1] is None or one[1] in lex.courtesy or one[1].lower() in lex.particles)
    ]


def _gives(text: str, name: str, lex: Lexicon, stop: frozenset[str]) -> bool:
    """Whether this last name stands there after a first one."""
    return any(
        last == name
        and first not in lex.courtesy
        and first not in lex.directions
        and first not in lex.places
        and first.lower() not in stop
        and last not in lex.body_words
        for first, last in _FULL_NAME.findall(text)
    )
