"""For which body somebody without a name speaks: "a spokesman for the council said" is the council's word."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.names import is_given
from briefing.quotes.bodies import generic_body
from briefing.quotes.candidates import Source
from briefing.quotes.cues import cues
from briefing.quotes.people import Person
from briefing.quotes.reading import Token
from briefing.quotes.roles import unnamed_role
from briefing.quotes.scene import Scene

_OF_FIRMS = frozenset(("company", "firm", "club", "bank", "airline"))
_TIES = frozenset(("for", "of", "from", "at"))
_NEAR = 20
"""Mentions before a spokesman among which his body is looked for."""


def give_voices(scene: Scene) -> None:
    """Gives spokespeople without a name the body that they speak for, where the article tells which."""
    above: Sequence[Source] = ()
    for sources, paragraph in zip(scene.sources, scene.reading.paragraphs, strict=True):
        for number, source in enumerate(sources):
            if source.person is None and _is_its(source, paragraph.tokens):
                source.person = _new(scene, source)
            person = source.person
            if (
                person is not None
                and person.kind == "unnamed"
                and person.voice is None
                and (source.mention.head in cues().voices or _is_its(source, paragraph.tokens))
            ):
                tokens = paragraph.tokens
                at = source.mention.last + 1
                person.voice = (
                    _inside(scene, source, tokens)
                    or _after(scene, sources, number, tokens)
                    or _named(scene, tokens, at)
                    or _told_of(source, tokens, [*above[-_NEAR:], *sources[max(0, number - _NEAR) : number]])
                    or _only_one(scene, source, tokens)
                )
        above = sources or above


def _is_its(source: Source, tokens: Sequence[Token]) -> bool:
    """Whether somebody speaks for the body told of: "its spokesman said", "its representative said"."""
    speaks = source.mention.head in cues().voices or source.mention.head in cues().delegates
    return speaks and tokens[source.mention.first].lower == "its"


def _new(scene: Scene, source: Source) -> Person:
    mention, text = source.mention, scene.reading.text
    role = unnamed_role(text, mention.start, mention.end)
    return scene.cast.add_unnamed(text[mention.start : mention.end], mention.head, role, mention.start)


def _inside(scene: Scene, source: Source, tokens: Sequence[Token]) -> Person | None:
    """ "A Holm Council spokesman": the body named before the noun."""
    for token in tokens[source.mention.first : source.mention.last]:
        if token.kind == "name":
            name = scene.reading.names[token.ref]
            body = scene.cast.of_name.get(name.start)
            if body is None or body.kind == "body":
                return body
            known = scene.cast.by_token.get(name.tokens[-1], ()) if name.tokens else ()
            alike = (one for one in known[:_NEAR] if one.kind == "body" and one.first < name.start)
            return next((one for one in alike if one.tokens[: len(name.tokens)] == name.tokens), None)  # "Kerr Foods"
    return None


def _after(scene: Scene, sources: Sequence[Source], number: int, tokens: Sequence[Token]) -> Person | None:
    """ "A spokesman for the council", "for Holm police": the body after the noun."""
    at = sources[number].mention.last + 1
    if at >= len(tokens) or tokens[at].lower not in _TIES:
        return None
    for other in sources[number + 1 : number + 3]:
        mention, person = other.mention, other.person
        if mention.first in (at + 1, at + 2) and mention.kind == "body":
            owned = any(token.lower in ("'s", "’s") for token in tokens[mention.first : mention.last])
            begins = mention.first + (tokens[mention.first].lower == "the" and mention.first < mention.last)
            if person is None and mention.name is None and tokens[begins].upper and not owned:
                return scene.cast.add_body(generic_body(scene.reading.text, mention), mention.start)
            return person if person is not None and person.name else None
    return None


def _named(scene: Scene, tokens: Sequence[Token], at: int) -> Person | None:
    """ "A spokesman for Tessel", "for the Kremlin": what nobody is known to be, or where somebody rules."""
    at += 1 + (at + 1 < len(tokens) and tokens[at + 1].lower == "the")
    if at >= len(tokens) or tokens[at].kind != "name":
        return None
    if at + 1 < len(tokens) and tokens[at + 1].kind == "word" and tokens[at + 1].cue is None:
        return None  # "for Holm county council"
    name = scene.reading.names[tokens[at].ref]
    ties = tokens[at - 1].lower in _TIES or tokens[at - 2].lower in _TIES
    if not ties or (name.kind == "place" and "for" not in (tokens[at - 1].lower, tokens[at - 2].lower)):
        return None
    person = scene.cast.of_name.get(name.start)
    if person is None:
        return scene.cast.add_body(name.text, name.start) if name.kind == "place" else None
    if person.kind == "person" and not person.certain and not is_given(person.name.partition(" ")[0]):
        person.kind = "body"
    return person if person.kind == "body" else None


def _only_one(scene: Scene, source: Source, tokens: Sequence[Token]) -> Person | None:
    """The only body named before that is one of the kind which is told: of "a council spokesman" Holm Council."""
    mention = source.mention
    if mention.last != mention.first + 2:
        return None
    alike = scene.cast.by_token.get(tokens[mention.first + 1].lower, ())[:_NEAR]
    bodies = [one for one in alike if one.kind == "body" and len(one.tokens) > 1 and one.first < mention.start]
    return bodies[0] if len(bodies) == 1 else None


def _told_of(source: Source, tokens: Sequence[Token], before: Sequence[Source]) -> Person | None:
    """ "Holm Council has felled the trees. A spokesman said": the body of which the sentences before tell."""
    at = source.mention.last + 1
    words = {token.lower for token in tokens[source.mention.first + 1 : source.mention.last]}
    described = bool(words) and not words <= _OF_FIRMS  # "a government spokesman", not "a company spokesman"
    if described or (at < len(tokens) and tokens[at].lower in _TIES):
        return None
    bodies = [one for one in before if one.person is not None and one.person.kind == "body" and one.person.name]
    leading = [one.person for one in bodies if one.mention.topic]
    if leading:
        return leading[-1]
    named = {one.person.index: one.person for one in bodies if one.person is not None}
    return next(iter(named.values())) if len(named) == 1 else None
