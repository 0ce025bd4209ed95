"""Who may have said the words between two marks, and what speaks for each: features by name, weighed by the model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from briefing.quotes.cues import cues
from briefing.quotes.frames import ASKING, Frame, Mention, modifies
from briefing.quotes.nested import Inner, innermost
from briefing.quotes.people import Person
from briefing.quotes.phrases import is_possessive
from briefing.quotes.reading import Paragraph, Token
from briefing.quotes.surroundings import About, bucket


class Source(Struct, gc=False):
    """A mention and who is meant by it."""

    mention: Mention
    person: Person | None = None
    chance: float = 1.0
    """That the mention means this person."""
    why: str = ""


class Candidate(Struct, gc=False):
    """One answer to "whose words are these?"; without source: "nobody's, they are no quotation"."""

    features: list[str]
    source: Source | None = None
    frame: Frame | None = None
    way: str = ""
    """How it came to be a candidate: "frame", "near", "turn", "alternate", "before", "none"."""
    chance: float = 0.0


class Turns(Struct):
    """Who spoke last, for quotations that name nobody."""

    last: Source | None = None
    before: Source | None = None
    """The speaker before the last one, if another."""
    paragraph: int = -1
    """Where the last turn stood."""
    before_paragraph: int = -1
    """Where the one before it stood."""
    asked: bool = False
    """Whether the last turn ended in a question mark."""
    words: int = 0
    """How many words it had."""
    unclosed: bool = False
    frame: Source | None = None
    """The last framed source of the paragraph before."""
    leads: list[Source] = []
    """The sources in the last sentence of the paragraph before."""
    colon: bool = False
    """Whether the paragraph before ends in a colon."""
    ended_in_quote: bool = False
    spoke_here: int = -1
    """Paragraph in which the last decision was taken, for runs of one paragraph."""

    def close(self, paragraph: Paragraph, sources: Sequence[Source]) -> None:
        """Ends a paragraph: remembers what the next one may lean on."""
        tokens = paragraph.tokens
        self.frame = next((s for s in reversed(sources) if _reports(s.mention)), None)
        final = tokens[-1].sentence
        self.leads = [s for s in sources if s.mention.sentence == final and not s.mention.owner][:4]
        self.colon = tokens[-1].lower == ":"
        self.ended_in_quote = tokens[-1].kind == "quote"


def _reports(mention: Mention) -> bool:
    for frame in mention.frames:
        if (
            frame.cue is not None
            and frame.cue.kind != "think"
            and frame.relation not in ("passive", "possessive", "none")
        ):
            return True
    return False


def same_source(a: Source, b: Source) -> bool:
    """Whether two sources mean the same, as far as is known."""
    if a.person is not None or b.person is not None:
        return a.person is b.person
    return a.mention.head == b.mention.head


def near(about: About, sources: Sequence[Source], state: Turns, inner: frozenset[int]) -> list[Candidate]:
    """The sources around the run in its own paragraph as candidates, each with its likeliest frames."""
    at = about.at
    cued = sorted({frame.at for source in sources for frame in source.mention.frames if frame.cue is not None})
    plain = [f.at for s in sources for f in s.mention.frames[:1] if f.cue is not None and f.relation == "plain"]
    nearest = _at_once(about, sources)
    own = _own_after(about, sources)
    introduced = _is_introduced(about, sources)
    ordered = about.is_order()
    known = [s.mention for s in sources if s.person is not None or s.mention.kind in ("role", "body")]
    somebody = frozenset(s.mention.first for s in sources if _is_somebody(s))
    within = innermost(about.tokens, at, known, somebody, cues()) or _in_clause(about, sources)
    signed = any(f.relation == "dash" and f.at == at + 1 for s in sources for f in s.mention.frames)
    headed = about.headline and (own is not None or (signed and about.words > 1))  # "‘A disgrace’, says mayor"
    about.told = headed or (within is not None and within.frame.relation == "by")
    joined = _joined(about, sources)
    found: list[Candidate] = []
    for source in sources:
        mention = source.mention
        if mention.first > 1 and mention.first in joined:
            continue
        if about.headline and not about.reading.foreign and modifies(about.tokens, mention, cues()):
            continue  # "“Half of it”: Orla deal ends row"
        if abs(mention.first - at) > 80 or (ordered and mention.first < at and mention.sentence == about.sentence):
            continue
        frames: list[Frame | None] = list(mention.frames[:4]) if mention.frames else [None]
        if within is not None and (mention.first < at or within.outer) and mention.sentence == about.sentence:
            if mention is not within.mention:
                continue
            frames = [within.frame]
        for frame in frames:
            if is_told_of(frame) and _said_between(about, frame, at):
                continue  # "Brandt was applauded, as was Okoro, who said it was “late”"
            colon = frame is not None and frame.relation == "colon"
            if colon and about.headline and mention.governed:
                continue  # "Nine dead in Kerr bridge horror: ‘It just went’"
            if frame is not None and colon and mention.last < at < frame.at:
                continue  # "she was her “rock” and declared: “…”": what stands before the colon
            if own is not None and frame is not None and frame.relation == "according" and at < own < frame.at:
                continue  # "“…,” Brandt said, according to her spokesman": who tells of it
            above = mention.first < at and mention.sentence != about.sentence
            if frame is not None and frame.relation == "according" and above:
                frame = None  # "According to Brandt, it fell. “…,” the lawyer said."
            features = frame_features(about, mention, frame, cued)
            features += _source_features(about, source, state, inner)
            if nearest is not None:
                features.append("at once" if frame is not None and frame.at == nearest else "outdone at once")
            if own is not None:
                features.append("own after" if frame is not None and frame.at == own else "outdone by own after")
                if mention.sentence != about.sentence and not (frame is not None and frame.at == own):
                    features.append("outdone by own after, above")
            if introduced and mention.sentence != about.sentence:
                features.append("outdone by own before")
            if frame is not None and frame.relation == "plain":
                if any(frame.at < other < at for other in plain):
                    features.append("outdone, plain")
                if _is_what(about.tokens, mention):
                    features.append("after what, plain")
                    judged = frame.cue is not None and frame.cue.kind == "judge"
                    if judged and mention.kind != "pronoun" and frame.at + 1 == at:
                        features.append("after what, plain, gap 0")  # "in what the ministry calls “a delay”"
            whose = Source(mention) if is_told_of(frame) and mention.last < at else source
            found.append(Candidate(features, whose, frame, "frame" if frame is not None else "near"))
    if within is not None and within.mention is None:
        found.append(_nobody(about, within.frame, cued))
    return found


def _is_what(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether "what" opens the clause whose subject the mention is: "in what [the ministry] calls “a delay”"."""
    for at in range(mention.last, max(-1, mention.first - _WHAT), -1):
        if tokens[at].lower == "what":
            return True
        if tokens[at].cue is not None or (tokens[at].kind == "stop" and not is_possessive(tokens, at)):
            return False
    return False


_WHAT = 5


def unsaid(about: About, sources: Sequence[Source]) -> list[Candidate]:
    """Nobody, as who says a sentence after a verb of speech whose subject is not known: "wrote below it: “…”"."""
    stated = about.words > _FEW and about.capital and about.ending in ("stop", "ask", "comma")
    if not stated or about.leading not in (":", ","):
        return []
    for at in range(about.at - 2, max(-1, about.at - _NEAR), -1):
        cue = about.tokens[at].cue
        if about.tokens[at].sentence != about.sentence:
            break
        if cue is not None and cue.kind in ("say", "write", "tell") and cue.lemma not in ASKING:
            known = any(frame.at == at for source in sources for frame in source.mention.frames)
            return [] if known else [_nobody(about, Frame("passive", at, cue), [at])]
    return []


def _nobody(about: About, frame: Frame, cued: list[int]) -> Candidate:
    token = about.tokens[frame.at]
    mention = Mention("plural", about.paragraph.index, frame.at, frame.at, token.start, token.end, token.lower)
    features = frame_features(about, mention, Frame("plain", frame.at, frame.cue), cued)
    return Candidate([*features, "mention plural", "at once"], Source(mention), frame, "frame")


_FEW, _NEAR = 3, 12


def _said_between(about: About, frame: Frame | None, at: int) -> bool:
    """Whether somebody says something between the verb of a passive and the run after it."""
    between = about.tokens[frame.at + 1 : at] if frame is not None else ()
    return any(
        t.cue is not None and t.cue.kind in ("say", "tell") and t.cue.form in ("past", "present") for t in between
    )


def _joined(about: About, sources: Sequence[Source]) -> set[int]:
    """Where those are named who say something together with somebody before them, who stands for both."""
    named = (s.mention for s in sources if s.mention.frames and (s.mention.kind != "role" or not s.mention.capital))
    first = {(mention.last, mention.frames[0].at) for mention in named}
    joined = set()
    for source in sources:
        mention = source.mention
        before = mention.first - 1
        before -= before > 0 and about.tokens[before].lower == "the"
        also = mention.frames and before > 0 and about.tokens[before].lower == "and"
        if also and (before - 1, mention.frames[0].at) in first:
            joined.add(mention.first)
    return joined


def _is_somebody(source: Source) -> bool:
    """Whether a name is of a person for certain, in full or because the article shows whose it is."""
    person, name = source.person, source.mention.name
    shown = person is not None and person.kind == "person" and person.certain
    return name is not None and (name.kind == "person" or (shown and name.kind == "unknown"))


def _in_clause(about: About, sources: Sequence[Source]) -> Inner | None:
    """Who calls something by the words: "what [its manager] called “a tired buyer”", "which [locals] call “it”"."""
    for source in sources:
        mention = source.mention
        if source.person is None and mention.kind == "pronoun":
            continue
        before = about.tokens[mention.first - 1].lower if mention.first else ""
        for frame in mention.frames[:1]:
            if before in ("what", "which") and frame.relation == "plain" and frame.at == about.at - 1:
                return Inner(mention, frame)
    return None


def is_told_of(frame: Frame | None) -> bool:
    """Whether somebody else says what stands there, who is not named: "Brandt has been accused of “sleeping”"."""
    if frame is None or frame.relation != "passive":
        return False
    return frame.cue is not None and frame.cue.kind in _OF_OTHERS


_OF_OTHERS = frozenset(("judge", "tell", "say", "write"))
"""Verbs whose passive tells what others say."""


def _at_once(about: About, sources: Sequence[Source]) -> int | None:
    """The verb right before the run whose subject stands beside it: Okoro replied, “…”; None where there is none."""
    at = about.at - 1
    if at > 0 and about.tokens[at].lower in (",", ":"):
        at -= 1
    cue = about.tokens[at].cue if at > 0 else None
    if cue is None or cue.form not in ("past", "present") or cue.kind not in ("say", "write", "go_on"):
        return None
    frames = (frame for source in sources for frame in source.mention.frames)
    return at if any(frame.at == at and frame.relation == "plain" for frame in frames) else None


def _own_after(about: About, sources: Sequence[Source]) -> int | None:
    """The verb whose subject stands right after a run that ends in a comma: “…,” Okoro, a pilot, said; or None."""
    if about.ending not in ("comma", "comma outside", "ask"):
        return None
    at = about.at + 1 + (about.ending == "comma outside")
    first = at + (at < len(about.tokens) and about.tokens[at].lower == "the")
    for source in sources:
        mention = source.mention
        for frame in mention.frames[:2]:
            if frame.cue is None or frame.cue.kind not in ("say", "tell", "write", "go_on") or frame.at < at:
                continue
            told = frame.relation in ("plain", "apposition", "modifier", "relative") and mention.first in (at, first)
            if (told or (frame.relation == "inverted" and frame.at == at)) and not _crosses(about, frame.at):
                return frame.at
    return None


def _is_introduced(about: About, sources: Sequence[Source]) -> bool:
    """Whether the sentence up to the colon before the run names who says something: "Okoro hit back: “…”"."""
    if about.leading != ":":
        return False
    before = (s.mention for s in sources if s.mention.sentence == about.sentence and s.mention.first < about.at)
    return any(mention.first < frame.at < about.at for mention in before for frame in mention.frames)


def _crosses(about: About, past: int) -> bool:
    """Whether another run or the end of a sentence stands between the run and the token at `past`."""
    between = about.tokens[about.at + 1 : past + 1]
    sentence = between[0].sentence if about.ending == "ask" else about.sentence  # “Why?” may end one
    return any(token.kind == "quote" or token.sentence != sentence for token in between)


def frame_features(about: About, mention: Mention, frame: Frame | None, cued: list[int]) -> list[str]:
    """Where mention and cue stand to the quoted run."""
    at = about.at
    low, high = mention.first, mention.last
    if frame is not None:
        low, high = min(low, frame.at), max(high, frame.at)
    if high < at:
        side, gap = "before", at - high - 1
    elif low > at:
        side, gap = "after", low - at - 1
        if frame is not None and frame.cue is not None and frame.cue.lemma == "put":
            gap = 0  # "“…,” is how one owner put it"
    else:
        side, gap = "around", min(abs(mention.last - at), abs(high - at))
    other = about.tokens[high if side == "before" else low].sentence
    apart = abs(about.sentence - other)
    where = f"{side}{'' if apart == 0 else ' next' if apart == 1 else ' far'}"
    width = bucket(gap)
    if side == "before":
        first, past = high + 1, at
        crossed = bisect_left(cued, at) - bisect_left(cued, first)
    else:
        first, past = at + 1, low
        crossed = bisect_left(cued, low) - bisect_left(cued, at)
    runs = about.paragraph.quotes
    quotes = bisect_left(runs, past) - bisect_left(runs, first) if gap < 40 and first < past else 0
    relation = frame.relation if frame is not None else "none"
    cue = frame.cue if frame is not None else None
    kind = cue.kind if cue is not None else "no cue"
    close = "0" if gap == 0 else "1" if gap == 1 else "2+"
    tied = f"{where}, {relation}"
    found = [
        f"{where}, gap {width}",
        tied,
        f"{where}, {kind}",
        f"{relation}, {kind}",
        f"{tied}, gap {close}",
        f"{where}, crossing {min(crossed, 3)}",
        f"mention {mention.kind}, {relation}",
    ]
    if cue is not None:
        found.append(f"{relation}, {cue.form}")
        found.append(f"{side}, {kind}, {cue.form}")
        if cue.lemma == "say":
            found.append(f"{side}, say")
    if quotes:
        found.append(f"{where}, quotes between {min(quotes, 2)}")
    if side == "before":
        found.append(f"{where}, led by {about.leading}")
        if cue is not None:
            found.append(f"{kind}, led by {about.leading}, gap {close}")
    else:
        found.append(f"{where}, ends {about.ending}, gap {close}")
        if frame is not None and relation == "plain" and kind == "judge":
            after = about.tokens[frame.at + 1 : frame.at + 2]
            if after and after[0].lower in _NAMED:
                found.append("after, names it")  # "“a disgrace”, [Brandt] called it"
    if mention.governed:
        found.append(f"governed, {relation}")
    if mention.owner:
        found.append(f"owner, {relation}")
    if mention.leads:
        found.append(f"{where}, leads")
    if about.words <= 4:
        found.append(f"short, {where}, {kind}")
        found.append(f"short, {relation}")
    if not about.first:
        found.append(f"later run, {tied}")
    if about.opening:
        found.append(f"opening run, {tied}")
    return found


_NAMED = frozenset(("it", "him", "her", "them", "this", "that", "me", "us"))


def _source_features(about: About, source: Source, state: Turns, inner: frozenset[int]) -> list[str]:
    """What the person behind the mention tells."""
    found = [f"mention {source.mention.kind}"]
    person = source.person
    if person is not None:
        if person.index in inner:
            found.append("named in it")
        if source.mention.kind == "name":
            found.append("person certain" if person.certain else f"kind {person.kind}")
    elif source.mention.kind == "pronoun":
        found.append(f"pronoun {source.mention.head}")
    if state.last is not None and same_source(state.last, source):
        here = state.spoke_here == about.paragraph.index
        found.append("spoke last, here" if here else "spoke last")
    return found


def around(sources: Sequence[Source], firsts: Sequence[int], at: int) -> Sequence[Source]:
    """The sources nearest to token `at`, on both sides; fewer in a paragraph that is nothing but names."""
    middle = bisect_left(firsts, at)
    reach = 10 if len(firsts) < 100 else 4
    return sources[max(0, middle - reach) : middle + reach]
