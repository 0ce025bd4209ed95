"""An article's quotations and speakers, put together from marks, sources and attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.language.kickers import is_labelled_comment
from briefing.language.paragraphs import flowing
from briefing.model import Article, Quotation, Slice, Span, Speaker, SpeakerKind
from briefing.quotes.attribution import attribute
from briefing.quotes.bodies import generic_body
from briefing.quotes.candidates import Source, is_told_of
from briefing.quotes.cues import cues
from briefing.quotes.grouping import Group, grouped
from briefing.quotes.model import Model, model
from briefing.quotes.offices import take_up_roles
from briefing.quotes.people import Person, cast
from briefing.quotes.ranking import weigh
from briefing.quotes.reading import read
from briefing.quotes.reasons import reason
from briefing.quotes.reporting import indirect_quotations
from briefing.quotes.roles import unnamed_role
from briefing.quotes.scene import Decision, Scene
from briefing.quotes.unread import is_unread, unread_quotations
from briefing.quotes.unsaid import denying
from briefing.quotes.voices import give_voices


class Found(Struct, frozen=True):
    """What an article's text tells of who said what."""

    quotations: tuple[Quotation, ...]
    """In reading order; direct and partial ones never overlap."""
    speakers: tuple[Speaker, ...]
    """Everybody named, those only mentioned included, in order of first appearance."""


def find_quotations(article: Article) -> Found:
    """The quotations of `article` with their speakers, and the people and bodies that it names.

    Never fails: a text without marks or names gives none. Work grows with the length of the text.
    """
    scene = scene_of(article)
    quotations = quotations_of(article, scene)
    return Found(tuple(weigh(article, quotations)), _speakers(scene, quotations))


def scene_of(article: Article, weights: Model | None = None) -> Scene:
    """The article's text read and attributed, with every candidate; `weights` instead of the ones kept."""
    reading = read(flowing(article.text), article.language)
    scene = attribute(reading, cast(reading), weights or model())
    take_up_roles(scene)
    give_voices(scene)
    return scene


def quotations_of(article: Article, scene: Scene, weights: Model | None = None) -> list[Quotation]:
    """The quotations of an attributed article in reading order, not yet weighed; `weights` for the confidence."""
    weights = weights or model()
    found = [_quotation(article, scene, group, weights) for group in grouped(scene.reading.text, scene)]
    found += unread_quotations(article, scene) if is_unread(article.text) else []
    reports = indirect_quotations(article, scene, _named)
    found = [_as_reported(quotation, reports) for quotation in found] + reports
    if is_labelled_comment(article.title):
        found = [quotation for quotation in found if not _is_foretold(article.text, quotation)]
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


_SURE = 0.8
"""Confidence from which a report has a speaker, and below which a fragment in it may have another."""


def _as_reported(quotation: Quotation, reports: Sequence[Quotation]) -> Quotation:
    """A fragment whose speaker is unsure with that of the report it stands in: "who had argued that it was “late”"."""
    if quotation.kind != "partial" or quotation.confidence >= _SURE or quotation.speaker is None:
        return quotation
    inside = (one for one in reports if one.start <= quotation.start and quotation.end <= one.end)
    report = next((one for one in inside if one.speaker_kind == "person" and one.confidence >= _SURE), None)
    if report is None or report.speaker == quotation.speaker:
        return quotation
    return replace(
        quotation, speaker=report.speaker, role=report.role, speaker_kind=report.speaker_kind, source=report.source,
        cue=report.cue, confidence=_SURE, reason=report.reason,
    )  # fmt: skip


_FORETOLD = re.compile(r"\bwill (?:[a-z]+ )?$|\bwould $")


def _is_foretold(text: str, quotation: Quotation) -> bool:
    """Whether it is what somebody "will say": in a comment the writer puts it into their mouth."""
    cue = quotation.cue
    return cue is not None and _FORETOLD.search(text, max(0, cue.start - 30), cue.start) is not None


def _quotation(article: Article, scene: Scene, group: Group, weights: Model) -> Quotation:
    text = article.text
    spans = tuple(Span(decision.quoted.start, decision.quoted.end) for decision in group.decisions)
    main = max(group.decisions, key=lambda decision: (decision.best.frame is not None, decision.best.chance))
    best = main.best
    source = best.source
    assert source is not None
    nobody = source.person is None and best.way == "frame" and is_told_of(best.frame)
    name, role, kind = (None, None, "unnamed") if nobody else _named(scene.reading.text, source)
    tokens = scene.reading.paragraphs[source.mention.paragraph].tokens
    cue = None
    if best.frame is not None and best.frame.cue is not None:
        token = tokens[best.frame.at]
        cue = Slice.cut(text, token.start, token.end)
    if source.mention.paragraph == main.quoted.paragraph and (denial := denying(tokens, main.token)) is not None:
        first, last = denial
        cue = Slice.cut(text, tokens[first].start, tokens[last].end)
    confidence = min(_confidence(decision, source) for decision in group.decisions)
    return Quotation(
        article=article.id,
        text=" ".join(span.of(text) for span in spans),
        start=spans[0].start,
        end=spans[-1].end,
        kind=group.kind,
        parts=spans if len(spans) > 1 else (),
        speaker=name,
        role=role,
        speaker_kind=kind,
        source=None if nobody else Slice.cut(text, source.mention.start, source.mention.end),
        cue=cue,
        confidence=weights.confidence(confidence),
        reason=reason(scene, main, name),
    )


_INDEFINITE = ("a ", "an ", "A ", "An ", "one ", "One ", "another ", "Another ", "the same ", "The same ")


def _confidence(decision: Decision, source: Source) -> float:
    """The chance that `source`'s person said it: all candidates that mean this person taken together."""
    total = 0.0
    for candidate in decision.candidates:
        other = candidate.source
        if other is None:
            continue
        if other.person is source.person if source.person is not None else other.mention.head == source.mention.head:
            total += candidate.chance * other.chance
    said = sum(candidate.chance for candidate in decision.candidates if candidate.source is not None)
    return total / said if said else 0.0


def _named(text: str, source: Source) -> tuple[str | None, str | None, SpeakerKind]:
    """Full name, role and kind of the speaker."""
    person = source.person
    if person is not None and person.voice is not None:
        return person.voice.name, person.role, "body"
    if person is not None:
        return person.name or None, person.role, person.kind
    table, head = cues(), source.mention.head  # a statement is nobody, and "a coalition of farmers" has no name
    written = table.missives | table.papers | table.inscribed | (table.carriers - table.bodies)
    if source.mention.kind == "body" and head not in written:
        known = not text.startswith(_INDEFINITE, source.mention.start)
        return (generic_body(text, source.mention), None, "body") if known else (None, None, "unnamed")
    told = source.mention.kind in ("role", "plural")
    return None, unnamed_role(text, source.mention.start, source.mention.end) if told else None, "unnamed"


def _speakers(scene: Scene, quotations: Sequence[Quotation]) -> tuple[Speaker, ...]:
    """The people of the cast, and the unnamed bodies that were quoted."""
    quoted: dict[str, int] = {}
    for quotation in quotations:
        if quotation.speaker is not None:
            quoted[quotation.speaker] = quoted.get(quotation.speaker, 0) + 1
    found: dict[str, Speaker] = {}
    for person in sorted(scene.cast.people, key=lambda person: person.first):
        if (
            person.name
            and person.name not in found
            and (person.certain or _is_named_body(person) or person.name in quoted)
        ):
            found[person.name] = _speaker(person, quoted.get(person.name, 0))
    for name, times in quoted.items():
        if name not in found:
            found[name] = Speaker(name=name, kind="body", variants=(name,), quoted=times)
    return tuple(found.values())


def _is_named_body(person: Person) -> bool:
    """Whether a body that says nothing has a name of its own, not a mere noun with a capital ("the Centre")."""
    return person.kind == "body" and (len(person.tokens) > 1 or (person.name.isupper() and len(person.name) > 2))


def _speaker(person: Person, quoted: int) -> Speaker:
    name = person.name if quoted or not _is_lent(person) else person.variants[0]
    return Speaker(name=name, kind=person.kind, role=person.role, variants=tuple(person.variants), quoted=quoted)


def _is_lent(person: Person) -> bool:
    """Whether somebody has the surname of a relative, which is printed with theirs nowhere: "whose wife, Anniken"."""
    return " " in person.name and all(" " not in one and person.name.startswith(one) for one in person.variants)
