"""For which body somebody without a name speaks: "a spokesman for the council said" is the council's word."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.candidates import Source
from briefing.quotes.cues import cues
from briefing.quotes.people import Person
from briefing.quotes.reading import Token
from briefing.quotes.scene import Scene

_TIES = frozenset(("for", "of", "from", "at"))


def give_voices(scene: Scene) -> None:
    """Gives spokespeople without a name the body that they speak for, where the article tells which."""
    for sources, paragraph in zip(scene.sources, scene.reading.paragraphs, strict=True):
        for number, source in enumerate(sources):
            person = source.person
            if (
                person is not None
                and person.kind == "unnamed"
                and person.voice is None
                and source.mention.head in cues().voices
            ):
                person.voice = _inside(scene, source, paragraph.tokens) or _after(sources, number, paragraph.tokens)


def _inside(scene: Scene, source: Source, tokens: Sequence[Token]) -> Person | None:
    """ "A Holm Council spokesman": the body named before the noun."""
    for token in tokens[source.mention.first : source.mention.last]:
        if token.kind == "name":
            body = scene.cast.of_name.get(scene.reading.names[token.ref].start)
            return body if body is not None and body.kind == "body" else None
    return None


def _after(sources: Sequence[Source], number: int, tokens: Sequence[Token]) -> Person | None:
    """ "A spokesman for the council": the body after the noun."""
    at = sources[number].mention.last + 1
    if at >= len(tokens) or tokens[at].lower not in _TIES:
        return None
    for other in sources[number + 1 : number + 3]:
        if other.mention.first in (at + 1, at + 2) and other.mention.kind == "body":
            return other.person if other.person is not None and other.person.name else None
    return None
