"""Who may have said words as the paragraphs beside them tell: the turn goes on or alternates, a line signs them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Span
from briefing.quotes.candidates import Candidate, Source, Turns, same_source
from briefing.quotes.cues import cues
from briefing.quotes.frames import DASHES, Mention
from briefing.quotes.people import Cast
from briefing.quotes.reading import Reading, Token
from briefing.quotes.records import heading
from briefing.quotes.surroundings import About

_SHORT = 12
"""Words that a turn of a dialogue has at most."""


def is_answered(about: About, state: Turns) -> bool:
    """Whether the run is all of its paragraph, and a question all of the one above: “How long?” / “Weeks.”"""
    above = about.paragraph.index - 1
    asked = state.asked and state.paragraph == above and len(about.reading.paragraphs[above].tokens) == 1
    return asked and about.alone and about.quoted.closed


def in_dialogue(about: About, state: Turns) -> bool:
    """Whether two have been speaking in turn, a short paragraph each, and the run is a paragraph of its own; or the
    run is one that answers a question above it."""
    index = about.paragraph.index
    consecutive = state.paragraph == index - 1 and state.before_paragraph == index - 2
    talks = state.before is not None and state.before.mention.kind != "body" and about.quoted.closed
    above = about.reading.paragraphs[index - 1].tokens if index else []
    consecutive = consecutive and bool(above) and above[0].kind == "quote"  # nothing is told before the words
    turns = about.alone and talks and (consecutive or is_answered(about, state))
    return turns and about.words <= _SHORT and state.words <= _SHORT


def carried(about: About, cast: Cast, state: Turns, inner: frozenset[int], others: bool) -> list[Candidate]:
    """Sources from the paragraphs before: the turn goes on, alternates, or was announced there."""
    found: list[Candidate] = []
    index = about.paragraph.index
    shared = [
        "opening" if about.opening else "inside",
        f"ends {about.ending}",
        f"words {about.size()}",
        f"led by {about.leading}",
        "others" if others else "alone",
    ]
    if about.quoted.continues:
        shared.append("continues")

    def add(way: str, source: Source | None, extra: list[str]) -> None:
        if source is None:
            return
        features = [way, *[f"{way}, {part}" for part in shared], *[f"{way}, {part}" for part in extra]]
        if source.person is not None and source.person.index in inner:
            features.append("named in it")
        if source.person is None and source.mention.kind not in ("role", "body", "plural"):
            features.append(f"{way}, unknown")
        found.append(Candidate(features, source, None, way))

    dialogue = ["after question"] if state.asked and index > state.paragraph else []
    if in_dialogue(about, state):
        dialogue.append("in dialogue")
    if state.last is not None:
        ago = index - state.paragraph
        extra = [f"ago {min(ago, 4)}", "here" if ago == 0 else "earlier"]
        if ago == 1:
            extra.append("after quotation" if state.ended_in_quote else "after text")
            if state.frame is not None:
                extra.append("frame agrees" if same_source(state.frame, state.last) else "frame differs")
            if state.colon:
                extra.append("after colon")
        extra += dialogue
        add("turn", state.last, extra)
    if state.before is not None and state.last is not None and index - state.paragraph <= 2:
        add("alternate", state.before, [f"ago {index - state.paragraph}", *dialogue])
    if state.frame is not None and about.first:
        add("before", state.frame, ["colon" if state.colon else "no colon", state.frame.mention.kind])
    for number, lead in enumerate(state.leads if about.first else ()):
        mention = lead.mention
        place = "governed" if mention.governed else "leads" if mention.leads else "inner"
        colon = "colon" if state.colon else "no colon"
        extra = [colon, mention.kind, f"{colon}, {place}", f"{colon}, {number} of {len(state.leads)}"]
        extra.append("framed" if mention.framed else "unframed")
        add("lead before", lead, extra)
    add("signed", _signature(about, cast) or _heading(about, cast) or _told_below(about, cast), [])
    return found


def _signature(about: About, cast: Cast) -> Source | None:
    """Who signs a quotation that fills its paragraph in a line of its own after it: "— Ada Brandt, shipwright"."""
    reading, index = about.reading, about.paragraph.index + 1
    if len(about.tokens) > 2 or index >= len(reading.paragraphs):
        return None
    tokens = reading.paragraphs[index].tokens
    if not 2 <= len(tokens) <= 16:
        return None
    at = 1 if tokens[0].lower in DASHES else 0
    if tokens[at].kind != "name" or (not at and not _signs(reading, tokens)):
        return None
    return _named_at(reading, cast, index, at)


def _told_below(about: About, cast: Cast) -> Source | None:
    """Whose words fill their paragraph as the one below tells: "That is how Ada Brandt explains", "Brandt put the
    question"."""
    reading, index = about.reading, about.paragraph.index + 1
    if not about.alone or index >= len(reading.paragraphs):
        return None
    tokens = reading.paragraphs[index].tokens[:_BELOW]
    names = [at for at, token in enumerate(tokens) if token.kind == "name"]
    if not names:
        return None
    if [token.lower for token in tokens[:3]] in _THAT_IS_HOW:  # "… how the Kerr clerk, Ada Brandt, explains it"
        explains = next((at for at, token in enumerate(tokens) if token.cue and at > names[0]), names[0] + 1)
        return _named_at(reading, cast, index, max(at for at in names if at < explains))
    put = [token.lower for token in tokens[names[0] + 1 : names[0] + 5]]
    return _named_at(reading, cast, index, names[0]) if put[:3] in _PUTS and put[3:] != ["of"] else None


_BELOW = 16
_THAT_IS_HOW = (["that", "is", "how"], ["that", "was", "how"], ["this", "is", "how"], ["this", "was", "how"])
_PUTS = (["put", "the", "question"], ["puts", "the", "question"], ["put", "that", "question"])


def _named_at(reading: Reading, cast: Cast, index: int, at: int) -> Source:
    tokens = reading.paragraphs[index].tokens
    name = reading.names[tokens[at].ref]
    mention = Mention("name", index, at, at, name.whole, name.end, tokens[at].lower, name)
    return Source(mention, cast.of_name.get(name.start))


def _signs(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether a line is somebody's name, a comma and who that is, without a stop: "Ada Brandt, mother of four"."""
    named = reading.names[tokens[0].ref].kind == "person" and " " in tokens[0].lower
    return named and tokens[1].lower == "," and tokens[-1].kind in ("word", "name") and not any(t.cue for t in tokens)


def _heading(about: About, cast: Cast) -> Source | None:
    """Whose name is the line above a speech of a record: "Ada Brandt (Holm West) (Ind)", "Mr Speaker"."""
    reading, index = about.reading, about.paragraph.index - 1
    if not about.quoted.unmarked or about.quoted.continues or index < 0:
        return None
    above = reading.paragraphs[index]
    if not above.tokens or heading(reading.text, Span(above.start, above.end)) is None:
        return None
    tokens = above.tokens
    named = [at for at, token in enumerate(tokens) if token.kind == "name"]
    named = [at for at in named if reading.names[tokens[at].ref].kind in ("person", "unknown")]
    if not named:
        mention = Mention("role", index, 0, len(tokens) - 1, tokens[0].start, tokens[-1].end, tokens[-1].lower)
        return Source(mention, None)
    office = tokens[0].lower == "the" or tokens[0].lower in cues().roles
    at = named[-1] if office and tokens[-1].lower == ")" else named[0]
    return _named_at(reading, cast, index, at)
