"""Letters that a keyboard may lack, and what is typed instead: ø and o, æ and ae.

The full text index folds accents (é and e) and knows these apart, so a question is asked in every spelling that the
index has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, islice, product

_PLAIN = {"ø": "o", "œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "þ": "th", "ı": "i"}
_TYPED = {plain: [letter for letter, other in _PLAIN.items() if other == plain] for plain in _PLAIN.values()}
_READINGS = {**{letter: [plain] for letter, plain in _PLAIN.items()}, **_TYPED, "oe": ["œ", "øe"]}
"""A letter, or two, and what may stand in its place."""
_UNIT = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))
_WORD = re.compile(r"\w+")
_TABLE = str.maketrans(_PLAIN)
_MOST_WORDS = 200
"""Spellings of one word that are looked for, those with the fewest letters changed first."""
_MOST_PHRASES = 64


def plainly(text: str) -> str:
    """`text`, in small letters, with what is typed in place of such letters."""
    return text if text.isascii() else text.translate(_TABLE)


def spellings(words: str, is_known: Callable[[str], bool]) -> list[str]:
    """`words` as they are, and in every other spelling of which each word `is_known`."""
    pieces: list[list[str]] = []
    end = 0
    for word in _WORD.finditer(words):
        others = (other for other in islice(_respelt(word[0].lower()), _MOST_WORDS) if is_known(other))
        pieces += [[words[end : word.start()]], [word[0], *others]]
        end = word.end()
    pieces.append([words[end:]])
    return ["".join(parts) for parts in islice(product(*pieces), _MOST_PHRASES)]


def _respelt(word: str) -> Iterator[str]:
    units = list(_UNIT.finditer(word))
    for number in range(1, len(units) + 1):
        for changed in combinations(units, number):
            for readings in product(*(_READINGS[unit[0]] for unit in changed)):
                result, end = "", 0
                for unit, reading in zip(changed, readings, strict=True):
                    result += word[end : unit.start()] + reading
                    end = unit.end()
                yield result + word[end:]
