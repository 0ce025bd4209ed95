"""Words quoted in a headline, a standfirst or twice: whose they are is told where the article quotes them in full."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from briefing.quotes.candidates import Candidate
from briefing.quotes.cues import cues
from briefing.quotes.marks import Quoted

if TYPE_CHECKING:
    from briefing.quotes.scene import Decision, Scene

_EDGES = " .,!?…;:—–-"
_HEADING = 10
"""Words that a paragraph of nothing but quoted words has at most if it is a heading."""
_OPENING = 12
"""How many quoted runs at the top are looked for further down."""
_MOST = 400
"""Quoted runs among which they are looked for."""
_CHARACTERS = 3000
"""Characters of a run that are compared."""
_FRAGMENT = 5
"""Words of a fragment in which such a word is looked for, at most."""
_SHORTEST = 5
"""Letters of a word that is looked for alone."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class _Said(Struct):
    """A run as others are compared with it."""

    words: str
    decision: Decision
    content: frozenset[str]
    """Its words that are no small ones."""


def heed_echoes(scene: Scene) -> None:
    """Gives quoted words at the top to whoever says them further down, and words quoted twice to whoever says them."""
    _from_headline(scene)
    _repeated(scene)


def _from_headline(scene: Scene) -> None:
    said: list[_Said] = []
    for index, decision in enumerate(scene.decisions[:_OPENING]):
        if not _may_be_echo(scene, decision):
            continue
        said = said or _said(scene)
        one = said[index]
        words = one.words.strip(_EDGES)
        framed = decision.quoted.paragraph and decision.best.way == "frame" and not _by_name(decision)
        heard = [
            other
            for other in (said[index:] if framed else said)
            if other is not one and other.decision.best.source is not None and _is_said(scene, one, words, other)
        ]
        same = [other.decision.best for other in (heard if " " in words else _of_one(heard))]
        beside = scene.sources[decision.quoted.paragraph]
        here = {source.person.index for source in beside if source.person is not None}
        same.sort(key=lambda found: _strength(found, here), reverse=True)
        if same and same[0].source is not None and (same[0].source.person is not None or not _is_known(decision)):
            _give(decision, same[0])


def _of_one(heard: list[_Said]) -> list[_Said]:
    """Of those who use a word, where they are several people, the ones who are quoted with little more."""
    sources = [other.decision.best.source for other in heard]
    people = {source.person.index for source in sources if source is not None and source.person is not None}
    return heard if len(people) < 2 else [other for other in heard if other.words.count(" ") < _FRAGMENT]


def _may_be_echo(scene: Scene, decision: Decision) -> bool:
    """Whether a run stands at the top or alone in its paragraph, and nothing there tells whose it is."""
    paragraph, best = decision.quoted.paragraph, decision.best
    alone = _is_heading(scene, decision)
    if paragraph > 2 and not alone:
        return False
    by_name = best.way == "frame" and _by_name(decision)
    return not (_is_known(decision) and paragraph and (by_name or (best.chance > 0.8 and not alone and paragraph > 1)))


def _is_heading(scene: Scene, decision: Decision) -> bool:
    """Whether a few quoted words are a paragraph by themselves, or under the time of an entry: "11:52 “Go!”"."""
    beside = scene.reading.paragraphs[decision.quoted.paragraph].tokens[:-1]
    alone = len(beside) < 4 and not any(token.kind in ("name", "quote") or token.lower.isalpha() for token in beside)
    return alone and _plain(scene.reading.text, decision.quoted).strip(_EDGES).count(" ") < _HEADING


def _by_name(decision: Decision) -> bool:
    """Whether more than a role tells who speaks: not "the official says"."""
    source = decision.best.source
    return source is not None and source.mention.kind != "role"


def _is_known(decision: Decision) -> bool:
    source = decision.best.source
    return source is not None and source.person is not None and source.person.certain


def _said(scene: Scene) -> list[_Said]:
    text = scene.reading.text
    found = []
    for decision in scene.decisions[:_MOST]:
        words = _plain(text, decision.quoted)
        found.append(_Said(words, decision, frozenset(_WORD.findall(words)) - cues().closed - cues().pronouns.keys()))
    return found


def _is_said(scene: Scene, one: _Said, words: str, other: _Said) -> bool:
    """Whether `other` holds the `words` of `one`: the very ones, or of a headline's several all that are no small ones.

    A headline's single word counts where the article has it nowhere but in quotation marks.
    """
    if " " in words and words in other.words:
        return not _is_nested(other.words, words)
    top = not one.decision.quoted.paragraph
    if one.decision.quoted.paragraph > 1 or not scene.reading.headline or not one.content <= other.content:
        return False
    if len(one.content) > 1 and (top or " " in words):
        return top or one.words.count(" ") == len(one.content) or one.decision.best.source is None
    if not top:
        return False
    return " " not in words and len(words) >= _SHORTEST and not _stands_apart(scene, words)


def _is_nested(said: str, words: str) -> bool:
    """Whether what somebody says has the words only where it quotes another's: 'He replied, "Have that on me".'"""
    at = said.find(words)
    while at >= 0:
        ends = said[at + len(words) :].lstrip(".,!?")[:1] in _INNER
        if at < 2 or said[at - 1] not in _INNER or said[at - 2] not in " ,:" or not ends:
            return False
        at = said.find(words, at + 1)
    return True


_INNER = frozenset("‘’'“”\"")


def _stands_apart(scene: Scene, word: str) -> bool:
    """Whether the article uses `word` outside quotation marks."""
    return any(token.lower == word for paragraph in scene.reading.paragraphs for token in paragraph.tokens)


def _repeated(scene: Scene) -> None:
    """Takes words for a quotation where the article quotes the very same ones of somebody elsewhere."""
    text = scene.reading.text
    nobody = [decision for decision in scene.decisions if decision.best.source is None]
    if not nobody:
        return
    said = {_plain(text, d.quoted).strip(_EDGES): d.best for d in scene.decisions if d.best.source is not None}
    for decision in nobody:
        words = _plain(text, decision.quoted).strip(_EDGES)
        if len(words.split()) > 2 and words in said:
            _give(decision, said[words])


def _give(decision: Decision, found: Candidate) -> None:
    echo = Candidate(["echo"], found.source, found.frame, "echo", found.chance)
    others = [Candidate(c.features, c.source, c.frame, c.way, 0.0) for c in decision.candidates]
    decision.candidates = [echo, *others]


def _strength(found: Candidate, here: set[int]) -> tuple[bool, bool, bool]:
    """How well a candidate further down speaks for an echo: of somebody known, named beside the echo, in a frame."""
    person = found.source.person if found.source is not None else None
    return person is not None and person.certain, person is not None and person.index in here, found.way == "frame"


def _plain(text: str, quoted: Quoted) -> str:
    """The first words of a run as they are compared: small letters, plain apostrophes."""
    return text[quoted.start : min(quoted.end, quoted.start + _CHARACTERS)].lower().replace("’", "'")
