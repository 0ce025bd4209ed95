"""Questions of interviews and of records of the press: what is asked tells nothing without its answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.language.data import words_of
from briefing.summary.units import Unit

_MARKED = re.compile(r"Q[.:]? (?=[^\W\d_a-z“\"])|\*(?=\w)")
"""The head of a question that is marked by a letter or by stress."""
_LABEL = re.compile(r"([^\W\d_][\w.’' -]{0,40}?)(?: ?\([^()\n]{1,40}\))? ?: (?=\S)")
_LEAST = 2
"""Paragraphs of one label, nearly all of them questions, from which whoever has it asks."""


def questions(candidates: Sequence[Unit]) -> list[tuple[int, int]]:
    """Where the questions begin, and where their answers do; the sentences in between belong to the question.

    A question is marked as one (“Q: You left.”, “Question:”), or its label stands before hardly anything else.
    """
    heads = [
        place
        for place, unit in enumerate(candidates)
        if place == 0 or candidates[place - 1].paragraph != unit.paragraph
    ]
    follows = dict(zip(heads, [*heads[1:], len(candidates)], strict=False))
    labels = {place: label[1].lower() for place in heads if (label := _LABEL.match(candidates[place].text))}
    asking = words_of("briefing.summary", "openings.yaml", "any", "asks") | _who_asks(candidates, labels, follows)
    return [
        (place, answer)
        for place, answer in follows.items()
        if answer < len(candidates)
        and (
            labels.get(place, "").split(" ")[0] in asking
            or labels.get(place) in asking
            or _is_marked(candidates[place])
        )
    ]


def asked(candidates: Sequence[Unit]) -> frozenset[int]:
    """The places of all sentences of questions."""
    return frozenset(within for place, answer in questions(candidates) for within in range(place, answer))


def _is_marked(unit: Unit) -> bool:
    return unit.text[0] in "Q*" and _MARKED.match(unit.text) is not None


def _who_asks(candidates: Sequence[Unit], labels: dict[int, str], follows: dict[int, int]) -> frozenset[str]:
    """The labels under which nearly every paragraph ends as a question does."""
    ends: dict[str, list[bool]] = defaultdict(list)
    for place, label in labels.items():
        ends[label].append(candidates[follows[place] - 1].text[-1] in "?؟")
    return frozenset(label for label, found in ends.items() if sum(found) >= max(_LEAST, 0.8 * len(found)))
