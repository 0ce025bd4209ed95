"""Questions of interviews and of records of the press: what is asked tells nothing without its answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefing.language.data import words_of
from briefing.summary.units import Unit

_MARKED = re.compile(r"Q[.:]? (?=[^\W\d_a-z“\"])|\*(?=\w)")
"""The head of a question that is marked by a letter or by stress."""
_LABEL = re.compile(r"([^\W\d_][\w.’' -]{0,40}?)(?: ?\([^()\n]{1,40}\))? ?: (?=\S)")
_LEAST = 2
"""Paragraphs of one label, half of them questions, from which whoever has it asks."""
UNLABELLED, _PART, _QUESTION = 3, 0.3, 50
"""Paragraphs that ask, which part of all they are, and words that they may have, in an interview without labels."""
_QUOTED = re.compile(r"[“”\"«»„]")
_SPOKEN = re.compile(r"^[“\"«„]|[,.!?][”\"»]")
"""Marks around what somebody says, not around a word that the one who asks takes up: “Critics call it “dull”.”"""
_ASKS = frozenset("?؟")


def questions(candidates: Sequence[Unit]) -> list[tuple[int, int]]:
    """Where the questions begin, and where their answers do; the sentences in between belong to the question.

    A question is marked as one (“Q: You left.”, “Question:”), or its label stands before hardly anything else, or it is
    one of several paragraphs that do nothing but ask.
    """
    follows = _paragraphs(candidates)
    heads = list(follows)
    bare = set(_bare(candidates, follows))
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
            or place in bare
        )
    ]


def answered(candidates: Sequence[Unit]) -> list[int]:
    """The places of sentences that go on with an answer in an interview without labels, where nothing says who
    speaks."""
    follows = _paragraphs(candidates)
    answers = {follows[place] for place in _bare(candidates, follows)}
    return [place for answer in answers if answer in follows for place in range(answer + 1, follows[answer])]


def _paragraphs(candidates: Sequence[Unit]) -> dict[int, int]:
    """Where each paragraph begins, and where the next one does."""
    heads = [
        place
        for place, unit in enumerate(candidates)
        if place == 0 or candidates[place - 1].paragraph != unit.paragraph
    ]
    return dict(zip(heads, [*heads[1:], len(candidates)], strict=False))


def _bare(candidates: Sequence[Unit], follows: dict[int, int]) -> list[int]:
    """Where the paragraphs begin that do nothing but ask, unless they are few."""
    found = [
        place
        for place, answer in follows.items()
        if candidates[answer - 1].text[-1] in _ASKS
        and sum(len(unit.words) for unit in candidates[place:answer]) <= _QUESTION
        and not _QUOTED.search(candidates[answer - 1].text)
        and not any(_SPOKEN.search(unit.text) for unit in candidates[place:answer])
    ]
    return found if len(found) >= max(UNLABELLED, _PART * len(follows)) else []


def asked(candidates: Sequence[Unit]) -> frozenset[int]:
    """The places of all sentences of questions."""
    return frozenset(within for place, answer in questions(candidates) for within in range(place, answer))


def is_interview(candidates: Sequence[Unit]) -> bool:
    """Whether an article is an interview: several questions and their answers."""
    return may_ask(candidates) and len(questions(candidates)) >= UNLABELLED


def may_ask(candidates: Sequence[Unit]) -> bool:
    """Whether so many sentences ask that the article may be one."""
    return sum([unit.text[-1] in _ASKS for unit in candidates]) >= UNLABELLED


def _is_marked(unit: Unit) -> bool:
    return unit.text[0] in "Q*" and _MARKED.match(unit.text) is not None


def _who_asks(candidates: Sequence[Unit], labels: dict[int, str], follows: dict[int, int]) -> frozenset[str]:
    """The labels under which half of the paragraphs or more end as a question does, and whoever leads where two take
    turns: not all that is asked in an interview ends as a question ("Lantern: Your deputy voted against you.")."""
    ends: dict[str, list[bool]] = defaultdict(list)
    for place, label in labels.items():
        ends[label].append(candidates[follows[place] - 1].text[-1] in _ASKS)
    asking = {label for label, found in ends.items() if sum(found) >= max(_LEAST, len(found) / 2)}
    return frozenset(asking or _who_leads(candidates, labels, follows, {label: sum(ends[label]) for label in ends}))


def _who_leads(
    candidates: Sequence[Unit], labels: dict[int, str], follows: dict[int, int], asks: dict[str, int]
) -> set[str]:
    """Who asks more often of two who take turns, or says less where neither does; nobody where others speak, too."""
    turns = [labels[place] for place in sorted(labels)]
    speak = sorted(set(turns), key=lambda label: (-asks[label], _words_of(label, candidates, labels, follows)))
    if len(speak) != 2 or len(turns) < 2 * _LEAST or any(one == other for one, other in pairwise(turns)):
        return set()
    return {speak[0]}


def _words_of(label: str, candidates: Sequence[Unit], labels: dict[int, str], follows: dict[int, int]) -> int:
    """How many words stand in the paragraphs of this label."""
    places = (place for place in labels if labels[place] == label)
    return sum(len(unit.words) for place in places for unit in candidates[place : follows[place]])
