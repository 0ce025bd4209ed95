"""Interviews that print neither labels nor marks: a question a paragraph, the answer under it; and who is asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model import Span

if TYPE_CHECKING:
    from briefing.quotes.people import Cast, Person

OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
"""By what somebody speaks of themselves."""
_YOU = re.compile(r"\b[Yy]ou(?:r|['’]\w+)?\b")
_MARKS = '"“”„«»「」『』‘'
_STRESS = "*_"
"""Marks of Markdown between which questions stand in bold or italics."""
_CLOSED = _STRESS + "?"
_LEAST, _FEWEST = 4, 3
"""Questions that make an interview, and where nothing else stands between them."""
_BEFORE = 20
_LONGEST = 260
"""Characters that a question has at most."""
_FARTHEST = 6
"""Paragraphs between two questions at most."""


def answers(text: str, paragraphs: Sequence[Span]) -> list[tuple[int, bool]]:
    """The paragraphs that answer, in order, and whether each goes on with the answer above it.

    Paragraphs that end in a question mark and hold no quotation marks, and those in bold or italics, count as questions
    where there are at least four, not far from one another, and most of what stands between them speaks of itself
    ("I", "my"); or three, each answered in one paragraph, of which one asks "you".
    """
    asked = [index for index, span in enumerate(paragraphs) if index and asks(text, span)]
    if len(asked) >= _FEWEST:  # between them others may quote: "One critic spoke of “fog”. Did that hurt you?"
        asked = [at for at in range(asked[0], len(paragraphs)) if asks(text, paragraphs[at], quoting=True)]
    few = len(asked) == _FEWEST
    if few and not _takes_turns(text, paragraphs, asked):
        return []
    if len(asked) < _FEWEST or any(b - a > _FARTHEST for a, b in itertools.pairwise(asked)):
        return []
    found: list[tuple[int, bool]] = []
    for index, following in zip(asked, [*asked[1:], min(asked[-1] + 2, len(paragraphs))], strict=True):
        given = [at for at in range(index + 1, following) if text[paragraphs[at].start] not in _MARKS]
        turn = next((n for n, at in enumerate(given) if 0 < n < len(given) - 1 and _addresses(text, paragraphs[at])), 0)
        if turn:
            found += [(at, number > 0) for number, at in enumerate(given[:turn])]
            given = given[turn + 1 :]
        found += [(at, number > 0) for number, at in enumerate(given)]
    firsts = [paragraphs[at] for at, goes_on in found if not goes_on]
    own = sum(OWN.search(text, span.start, span.end) is not None for span in firsts)
    return found if len(firsts) >= (_FEWEST if few else _LEAST) and own * (3 if few else 2) >= len(firsts) else []


def _takes_turns(text: str, paragraphs: Sequence[Span], asked: Sequence[int]) -> bool:
    """Whether each of these questions has one paragraph under it before the next, and one of them asks "you"."""
    return all(b - a == 2 for a, b in itertools.pairwise(asked)) and any(
        _YOU.search(text, paragraphs[at].start, paragraphs[at].end) for at in asked
    )


def asks(text: str, span: Span, *, quoting: bool = False) -> bool:
    """Whether a paragraph is a question of an interview without labels: it ends in a question mark, or is stressed.

    It holds no quotation marks, or where it may be `quoting`, does not begin with one.
    """
    if span.end - span.start > _LONGEST or text[span.end - 1] not in _CLOSED:
        return False
    words = text[span.start : span.end]
    if words[0] in _STRESS and words[-1] == words[0] and len(words) > 2:
        return True
    if words[-1] != "?":
        return False
    return words[0] not in _MARKS if quoting else not any(mark in words for mark in _MARKS)


def _addresses(text: str, span: Span) -> bool:
    """Whether a short paragraph speaks to whoever answers and not of itself: "Some of your guests feel let down."."""
    own = OWN.search(text, span.start, span.end)
    return span.end - span.start <= 120 and own is None and _YOU.search(text, span.start, span.end) is not None


_TALKS_TO = re.compile(
    r"\b(?:tells?|told|(?:talks?|talked|speaks?|spoke|opens up) (?:to|with)|meets?|met|interview(?:ed)? by) $"
)
"""What stands before whoever asks: "The director tells [Ada Brandt] about silence"."""


def asked_person(text: str, cast: Cast, opening: int) -> Person | None:
    """Who answers in an interview: somebody with a full name, met before the offset `opening`, named most often, and
    not whom the lines above say that they talk to."""
    known = [person for person in cast.people[:200] if person.kind == "person" and person.certain]
    known = [one for one in known if not _TALKS_TO.search(text, max(0, one.first - _BEFORE), one.first)]
    return max(
        known,
        key=lambda person: (len(person.tokens) > 1, person.first < opening, person.mentions, -person.first),
        default=None,
    )
