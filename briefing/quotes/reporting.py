"""Indirect speech as quotations: the clauses that were found, each with the speaker whom its source names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from briefing.language.names import lexicon
from briefing.model import Article, Quotation, Slice, Span, SpeakerKind
from briefing.quotes.candidates import Source
from briefing.quotes.comments import Reported
from briefing.quotes.cues import cues
from briefing.quotes.enclosed import only_saw
from briefing.quotes.indirect import reported
from briefing.quotes.patterns import patterns
from briefing.quotes.phrases import is_tied
from briefing.quotes.scene import Scene

_NEAR = 12
"""Mentions before "who", "adding" or "noting" that are looked at."""

Named = Callable[[str, Source], tuple[str | None, str | None, SpeakerKind]]


def indirect_quotations(article: Article, scene: Scene, named: Named) -> list[Quotation]:
    """The indirect speech of an attributed article, in the order of its cues.

    Args:
        article: the article that `scene` was made from.
        scene: its sources, already resolved to people.
        named: gives full name, role and kind of a source, as for quotations in marks.
    """
    if scene.reading.tongue is not None and scene.reading.tongue.signs:
        return []  # where clauses end is not told in such a language
    found = [_quotation(article, scene, found, named) for found in reported(scene.reading)]
    return [one for one in found if not _asks_readers(one)]


def _asks_readers(one: Quotation) -> bool:
    """Whether the paper itself asks its readers: "We’ve been asking how you’re coping"."""
    asks = one.cue is not None and one.cue.text.lower().startswith("ask")
    return asks and one.speaker is None and one.source is not None and _WE.match(one.source.text) is not None


_WE = re.compile(r"[Ww]e\b")


def _quotation(article: Article, scene: Scene, found: Reported, named: Named) -> Quotation:
    text = article.text
    source = _source(scene, found)
    cue = found.cue.of(text)
    name, role, kind = named(scene.reading.text, source) if source is not None else (None, None, "unnamed")
    shown = " ".join(found.source.of(text).split()) if found.source else ""
    confidence = patterns().confidence[source.mention.kind if source is not None else "none"]
    if source is not None:
        confidence *= source.chance
    return Quotation(
        article=article.id,
        text=" ".join(part.of(text) for part in found.parts),
        start=found.parts[0].start,
        end=found.parts[-1].end,
        kind="indirect",
        parts=found.parts if len(found.parts) > 1 else (),
        speaker=name,
        role=role,
        speaker_kind=kind,
        source=Slice.cut(text, found.source.start, found.source.end) if found.source else None,
        cue=Slice.cut(text, _denial_before(text, found.cue), found.cue.end),
        confidence=confidence,
        reason=_reason(found, shown, cue, name),
    )


_DENIES = re.compile(
    r"(?<!never )(?<!not )(?<!n['’]t )\b[Dd]en(?:y|ies|ied|ying) "
    r"(?P<having>(?:ever |having |that (?:he|she|they) had )*)$"
)


def _denial_before(text: str, cue: Span) -> int:
    """Where the words begin by which somebody denies having said what the `cue` reports: "denied saying that"; where
    the cue does if nobody denies it."""
    denial = _DENIES.search(text, max(0, cue.start - 40), cue.start)
    told = denial and (denial["having"] or cue.of(text).endswith("ing"))
    return denial.start() if denial and told else cue.start


def _source(scene: Scene, found: Reported) -> Source | None:
    """The mention that carries the source: the first that owns nothing, or the name that a role introduces."""
    place = found.source
    here = scene.sources[found.paragraph]
    if (goes_on := _subject_of_sentence(scene, found)) is not None:
        return goes_on
    if place is None:
        return None
    at = bisect_right(here, place.start, key=lambda source: source.mention.end)
    past = bisect_left(here, place.end, lo=at, key=lambda source: source.mention.start)
    tokens = scene.reading.paragraphs[found.paragraph].tokens
    inside = [source for source in here[at:past] if not only_saw(tokens, source.mention.first)]
    if at < past and not inside:
        return None
    named = [source for source in inside if tokens[source.mention.first - 1].lower != "("]
    inside = named or inside  # "the head of the commission (Ceagua), Ada Brandt"
    if not inside:
        return _antecedent(here[max(0, at - _NEAR) : at], found, scene)
    free = [s for s in inside if not s.mention.owner] or inside
    first = next((s for s in free if not s.mention.governed), free[0])  # "for Kerr East, Mr Okoro has warned"
    first = free[0] if found.pattern == "according" else first
    for following in free[1:2]:
        if first.mention.kind == "role" and following.mention.first == first.mention.last + 1:
            return following
    last = inside[-1].mention
    before = tokens[last.first - 1].lower
    beside = last.first - 2 == first.mention.last and last is not first.mention
    if last.kind in ("name", "body") and before in lexicon().outfits and beside:
        return inside[-1]  # "the Buenos Aires daily La Baliza"
    presented = last.kind == "name" and last.first < last.last and not last.governed and last.end >= place.end - 1
    if presented and last is not first.mention:
        return inside[-1]  # "Kerr Council chairwoman Ada Brandt"
    tied = is_tied(tokens, last.first)
    ends = last.end >= place.end - 1 or scene.reading.text.startswith(" (", last.end)
    told = inside[-1].person is not None and inside[-1].person.certain
    named_last = last.kind == "name" and last.leads and before == "," and found.pattern != "according"
    if named_last and ends and first.mention.kind == "name" and not first.mention.leads:
        return inside[-1]  # "The member representing Kerr East, Hon. Ada Brandt,"
    describes = first.mention.kind == "role" or (first.mention.kind == "body" and told)
    if describes and last.kind == "name" and ends and last.frames and not tied:
        return inside[-1]
    return first


def _subject_of_sentence(scene: Scene, found: Reported) -> Source | None:
    """Who speaks already where "adding" or "noting" goes on: the sentence's subject that has said something."""
    tokens = scene.reading.paragraphs[found.paragraph].tokens
    at = bisect_left(tokens, found.cue.start, key=lambda token: token.start)
    cue = tokens[at].cue if at < len(tokens) else None
    if cue is None or cue.form != "gerund" or tokens[at - 1].lower != ",":
        return None
    here = scene.sources[found.paragraph]
    past = bisect_left(here, at, key=lambda source: source.mention.first)
    for source in here[max(0, past - _NEAR) : past]:
        mention = source.mention
        if mention.sentence == tokens[at].sentence and not mention.owner:
            told = ("plain", "inverted", "relative", "apposition") if mention.leads else ("plain", "inverted")
            said = any(f.at < at and f.cue is not None and f.relation in told for f in mention.frames)
            if said and (mention.leads or mention.frames[0].relation == "inverted"):
                return source
    return None


def _antecedent(before: Sequence[Source], found: Reported, scene: Scene) -> Source | None:
    """Whom "who" takes up: the mention before it; "which" the body right before it."""
    assert found.source is not None
    text = scene.reading.text
    if found.source.of(text) == "which":
        bodies = [one for one in before[-1:] if one.mention.kind == "body"]
        return next((one for one in bodies if text[one.mention.end : found.source.start] == ", "), None)
    if cues().pronouns.get(found.source.of(text).lower()) != "relative":
        return None
    if not before:
        return None
    last = before[-1]
    if last.mention.kind == "plural" and found.source.start - last.mention.end < 3:
        return last  # "handed a victory to villagers who say …"
    people = [source for source in before if source.mention.kind != "body"] or before
    free = [source for source in people if not source.mention.governed and not source.mention.owner]
    return (free or people)[-1]


def _reason(found: Reported, source: str, cue: str, name: str | None) -> str:
    """Why `name` (None: unnamed) is the speaker, in words for people."""
    if not source:
        return f"“{cue}”, nobody is named"
    why = f"“{source} {cue}”"
    if found.pattern == "according":
        why = f"“{cue} to {source}”" if cue.lower() == "according" else f"“{cue} {source}”"
    if found.pattern == "inverted":
        why = f"“{cue} {source}”"
    return f"{why} → {name}" if name and name != source else why
