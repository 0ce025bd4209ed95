"""Which source belongs to which quoted words: candidates, what speaks for each, and the choice among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from briefing.language import fold
from briefing.language.names import is_given
from briefing.quotes.antecedents import Choice, History, resolve_body, resolve_pronoun, resolve_role
from briefing.quotes.cues import cues
from briefing.quotes.marks import Quoted
from briefing.quotes.model import Model, chances
from briefing.quotes.people import Cast, Person
from briefing.quotes.reading import Paragraph, Reading, Token
from briefing.quotes.sources import DASHES, Frame, Mention, mentions


class Source(Struct):
    """A mention and who is meant by it."""

    mention: Mention
    person: Person | None = None
    chance: float = 1.0
    """That the mention means this person."""
    why: str = ""


class Candidate(Struct):
    """One answer to "whose words are these?"; without source: "nobody's, they are no quotation"."""

    features: list[str]
    source: Source | None = None
    frame: Frame | None = None
    way: str = ""
    """How it came to be a candidate: "frame", "near", "turn", "alternate", "before", "none"."""
    chance: float = 0.0


class Decision(Struct):
    """A quoted run with its candidates, the likeliest first."""

    quoted: Quoted
    number: int
    """Index of the run in the reading."""
    token: int
    """Its token in its paragraph."""
    candidates: list[Candidate]

    @property
    def best(self) -> Candidate:
        """The likeliest candidate."""
        return self.candidates[0]


class Scene(Struct):
    """An article with sources and decisions: what attribution found, for whoever builds on it."""

    reading: Reading
    cast: Cast
    sources: list[list[Source]]
    """By paragraph, in order."""
    decisions: list[Decision]
    choices: list[Choice]


def attribute(reading: Reading, cast: Cast, model: Model) -> Scene:
    """Every quoted run of `reading` with its likeliest source; one pass from the first paragraph to the last."""
    history = History({}, [], {}, [])
    scene = Scene(reading, cast, [], [], history.choices)
    inner = _people_in_quotes(reading, cast)
    state = _Turns()
    for paragraph in reading.paragraphs:
        found = mentions(reading, paragraph)
        quoted_people = frozenset(
            index
            for token in paragraph.tokens
            if token.kind == "quote"
            for index in inner.get(token.ref, ())
        )  # fmt: skip
        sources = [_resolve(mention, scene, history, model, quoted_people) for mention in found]
        scene.sources.append(sources)
        firsts = [source.mention.first for source in sources]
        for at, token in enumerate(paragraph.tokens):
            if token.kind == "quote":
                decision = _decide(
                    scene, paragraph, at, _around(sources, firsts, at), state, model, inner.get(token.ref, frozenset())
                )
                scene.decisions.append(decision)
                _take(decision, history, state, paragraph)
        state.close(paragraph, sources)
    _echo(scene)
    return scene


def _echo(scene: Scene) -> None:
    """Gives words quoted in a headline or standfirst to whoever says the same words in full further down."""
    text = scene.reading.text
    opening = [d for d in scene.decisions if d.quoted.paragraph <= 2 and d.quoted.end - d.quoted.start < 400]
    rest = [
        (fold(text[d.quoted.start : min(d.quoted.end, d.quoted.start + 3000)]), d)
        for d in scene.decisions[:400]
        if d.best.source is not None
    ]
    for decision in opening:
        words = fold(text[decision.quoted.start : decision.quoted.end]).strip(" .,!?…;:—–-")
        best = decision.best
        sure = best.source is not None and (best.way == "frame" or best.chance * best.source.chance > 0.8)
        if sure or " " not in words:
            continue
        same = [
            other.best
            for said, other in rest
            if other is not decision and other.number > decision.number and words in said and other.best.source is not None
        ]
        here = {source.person.index for source in scene.sources[decision.quoted.paragraph] if source.person is not None}
        same.sort(key=lambda found: not (found.source and found.source.person and found.source.person.index in here))
        if same:
            echo = Candidate(["echo"], same[0].source, same[0].frame, "echo", same[0].chance)
            decision.candidates = [echo, *(Candidate(c.features, c.source, c.frame, c.way, 0.0) for c in decision.candidates)]


class _Turns(Struct):
    """Who spoke last, for quotations that name nobody."""

    last: Source | None = None
    before: Source | None = None
    """The speaker before the last one, if another."""
    paragraph: int = -1
    """Where the last turn stood."""
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
        if not tokens:
            return
        self.frame = next((s for s in reversed(sources) if _reports(s.mention)), None)
        final = tokens[-1].sentence
        self.leads = [s for s in sources if s.mention.sentence == final and not s.mention.owner][:4]
        self.colon = tokens[-1].lower == ":"
        self.ended_in_quote = tokens[-1].kind == "quote"


def _reports(mention: Mention) -> bool:
    return any(
        frame.relation not in ("passive", "possessive", "none") and frame.cue is not None and frame.cue.kind != "think"
        for frame in mention.frames
    )


def _people_in_quotes(reading: Reading, cast: Cast) -> dict[int, frozenset[int]]:
    """By quoted run: the people named inside."""
    found: dict[int, set[int]] = {}
    starts = [run.start for run in reading.quoted]
    for name in reading.names:
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0 and name.start < reading.quoted[at].end and (person := cast.of_name.get(name.start)) is not None:
            found.setdefault(at, set()).add(person.index)
    return {run: frozenset(people) for run, people in found.items()}


def _resolve(mention: Mention, scene: Scene, history: History, model: Model, quoted: frozenset[int]) -> Source:
    """Who is meant by `mention`; history is brought up to it."""
    source = Source(mention)
    if mention.name is not None:
        source.person = scene.cast.of_name.get(mention.name.start)
        if mention.name.start in scene.cast.ambiguous:
            source.chance = _AMBIGUOUS
        if source.person is not None:
            history.meet(source.person, mention)
    elif mention.kind == "pronoun" and cues().pronouns[mention.head] in ("masculine", "feminine"):
        choice = resolve_pronoun(history, mention, model, quoted)
        source.chance = _UNKNOWN
        if choice.people:
            best = max(range(len(choice.people)), key=lambda i: (choice.chances[i], -i))
            source.person, source.chance = choice.people[best], choice.chances[best]
            if mention.leads or mention.frames:
                history.meet(source.person, mention)
                history.pronouns[mention.head] = source.person.index
    elif mention.kind == "role" and mention.head in cues().answers and mention.frames:
        known = [person for person in scene.cast.people if person.kind == "person" and person.certain]
        source.person = max(
            known, key=lambda person: (len(person.tokens) > 1, person.mentions, -person.first), default=None
        )
    elif mention.kind == "role":
        tokens = scene.reading.paragraphs[mention.paragraph].tokens
        words = frozenset(token.lower for token in tokens[mention.first : mention.last + 1])
        source.person = _apposed(tokens, mention, scene)
        if source.person is None:
            source.person, source.chance = resolve_role(history, mention, words, scene.cast.people, model)
        if source.person is not None:
            history.meet(source.person, mention)
    elif mention.kind == "body" or mention.head == "it":
        source.person = resolve_body(history, mention, scene.cast.people)
        if source.person is not None:
            history.meet(source.person, mention)
    return source


def _apposed(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person named in apposition: "the campaign's manager, Ada Brandt, said", "Ada Brandt, its manager, said"."""
    at = mention.first - 2
    if at >= 0 and tokens[at + 1].lower == "," and tokens[at].kind == "name":
        name = scene.reading.names[tokens[at].ref]
        if name.kind in ("person", "unknown"):
            return scene.cast.of_name.get(name.start)
    at = mention.last + 1
    while at < len(tokens) and at < mention.last + 8 and tokens[at].sentence == mention.sentence:
        if tokens[at].lower == "," and at + 1 < len(tokens) and tokens[at + 1].kind == "name":
            name = scene.reading.names[tokens[at + 1].ref]
            closed = at + 2 >= len(tokens) or tokens[at + 2].kind == "stop"
            return scene.cast.of_name.get(name.start) if closed and name.kind in ("person", "unknown") else None
        if tokens[at].kind == "stop" or tokens[at].cue is not None:
            return None
        at += 1
    return None


def _take(decision: Decision, history: History, state: _Turns, paragraph: Paragraph) -> None:
    """Remembers who spoke."""
    best = decision.best
    if best.source is None:
        return
    if best.source.person is not None:
        history.speak(best.source.person, paragraph.index)
    if state.last is not None and not _same(state.last, best.source):
        state.before = state.last
    state.last = best.source
    state.paragraph = paragraph.index
    state.spoke_here = paragraph.index
    state.unclosed = not decision.quoted.closed


def _same(a: Source, b: Source) -> bool:
    if a.person is not None or b.person is not None:
        return a.person is b.person
    return a.mention.head == b.mention.head


# ------------------------------------------------------------------ candidates and their features


def _decide(
    scene: Scene,
    paragraph: Paragraph,
    at: int,
    sources: Sequence[Source],
    state: _Turns,
    model: Model,
    inner: frozenset[int],
) -> Decision:
    """The decision on the quoted run at token `at`."""
    token = paragraph.tokens[at]
    quoted = scene.reading.quoted[token.ref]
    about = _About(scene, paragraph, at, quoted)
    candidates = _near(about, sources, state, inner)
    candidates += _carried(about, state, inner, bool(candidates))
    if not (quoted.unmarked and candidates):
        candidates.append(Candidate(about.as_none(), way="none"))
    for candidate, chance in zip(candidates, chances(model.source, [c.features for c in candidates]), strict=True):
        candidate.chance = chance
    return Decision(quoted, token.ref, at, _ranked(candidates))


def _ranked(candidates: list[Candidate]) -> list[Candidate]:
    """The likeliest first: nobody where that outweighs everybody together, else the likeliest person's best mention."""
    nobody = candidates[-1].source is None and candidates[-1].chance > NOBODY
    by_person: dict[int, float] = {}
    for candidate in candidates:
        if candidate.source is not None and candidate.source.person is not None:
            index = candidate.source.person.index
            by_person[index] = by_person.get(index, 0.0) + candidate.chance

    def weight(candidate: Candidate) -> tuple[bool, float, float]:
        if candidate.source is None:
            return nobody, candidate.chance, 0.0
        person = candidate.source.person
        return not nobody, by_person[person.index] if person is not None else candidate.chance, candidate.chance

    return sorted(candidates, key=weight, reverse=True)


def _bucket(count: int) -> str:
    if count <= 3:
        return str(count)
    return "4-6" if count <= 6 else "7-12" if count <= 12 else "13+"


class _About:
    """A quoted run and its surroundings, as features."""

    def __init__(self, scene: Scene, paragraph: Paragraph, at: int, quoted: Quoted) -> None:
        self.scene = scene
        self.text = scene.reading.text
        self.paragraph = paragraph
        self.at = at
        self.quoted = quoted
        self.headline = paragraph.index == 0 and scene.reading.headline
        tokens = paragraph.tokens
        self.tokens = tokens
        self.sentence = tokens[at].sentence
        self.before = tokens[at - 1] if at else None
        self.after = tokens[at + 1] if at + 1 < len(tokens) else None
        self.content = self.text[quoted.start : min(quoted.end, quoted.start + 2000)]
        self.words = len(self.content.split())
        self.ending = self._ending()
        self.capital = self.content[:1].isupper()
        self.first = all(token.kind != "quote" for token in tokens[:at]) if at < 60 else False
        self.opening = at == 0
        self.leading = self._leading()

    def _ending(self) -> str:
        last = self.content[-1:] if self.quoted.end - self.quoted.start <= 2000 else self.text[self.quoted.end - 1]
        if last == ",":
            return "comma"
        if last in ("?", "!"):
            return "ask"
        if last in (".", "…"):
            return "stop"
        after = self.after.lower if self.after is not None and self.after.start <= self.quoted.close else ""
        if after and after[0] in ",.?!":
            return "comma outside" if after == "," else "stop outside"
        return "open"

    def _leading(self) -> str:
        """What stands right before the run."""
        before = self.before
        if before is None:
            return "start"
        if before.kind == "stop":
            return before.lower[0] if before.lower[0] in ",:—–([" else "end" if before.lower[0] in ".!?…" else "stop"
        if before.kind != "word":
            return before.kind if before.lower != "that" else "that"
        table = cues()
        if before.cue is not None:
            return "cue " + before.cue.kind
        lower = before.lower
        if lower in ("a", "an", "the", "this", "these", "those"):
            return "article"
        if lower in ("his", "her", "their", "its", "our", "my", "'s", "’s"):
            return "owner"
        if lower in (
            "as",
            "of",
            "for",
            "in",
            "with",
            "on",
            "to",
            "by",
            "from",
            "about",
            "is",
            "was",
            "are",
            "were",
            "be",
        ):
            return lower
        if lower in table.prepositions:
            return "preposition"
        if lower in table.breaks:
            return "break"
        return "adverb" if lower.endswith("ly") else "word"

    def trailing(self) -> str:
        """What stands right after the run."""
        after = self.after
        if after is None:
            return "end"
        if after.kind == "stop":
            return "stop" if after.lower[0] in ".!?…" else after.lower[0] if after.lower[0] in ",:;—–)" else "other"
        if after.kind != "word":
            return after.kind
        table = cues()
        if after.cue is not None:
            return "cue"
        if after.lower in table.prepositions or after.lower in table.breaks or after.lower in table.between:
            return "small"
        return "upper" if after.upper else "lower"

    def size(self) -> str:
        """How long it is."""
        words = self.words
        if words <= 4:
            return str(words)
        return "5-7" if words <= 7 else "8-14" if words <= 14 else "15+"

    def as_none(self) -> list[str]:
        """What speaks for its being no quotation at all: a title, a nickname, a slogan, a word held off."""
        words = self.content.split()
        small = sum(word[:1].islower() for word in words if len(word) > 3)
        titled = len(words) > 1 and small == 0 and sum(word[:1].isupper() for word in words) >= 2
        found = [
            "none",
            f"none, words {self.size()}",
            f"none, ends {self.ending}",
            f"none, led by {self.leading}",
            f"none, before {self.trailing()}",
            f"none, {'capital' if self.capital else 'small'}, {self.size()}",
            f"none, {'titled' if titled else 'plain'}, led by {self.leading}",
        ]
        if titled:
            found.append("none, titled")
        if self.headline:
            found.append("none, headline")
        if self.quoted.single:
            found.append("none, single")
        if len(self.tokens) == 1:
            found.append("none, alone")
        if not self.quoted.closed:
            found.append("none, unclosed")
        if self.before is not None and self.before.lower in _NAMING:
            found.append("none, named so")
        if self.words <= 4 and words and is_given(words[0].strip(".,")):
            found.append("none, given name")
        if self.words <= 4:
            found.append(f"none, {self.leading} to {self.trailing()}")
        found += self._cue_around()
        if _LINK.search(self.content) or not any(char.isalpha() for char in self.content):
            found.append("none, no words")
        after = self.after
        if after is not None and after.kind == "word" and after.lower in _NAMING:
            found.append("none, names what follows")
        low = " " + self.content.lower() + " "
        if any(word in low for word in _PERSONAL):
            found.append("none, personal")
        return found

    def _cue_around(self) -> list[str]:
        """Which verb of speech stands nearest before the run in its sentence, and whether one follows at once."""
        label = "none, no cue before"
        for back in range(self.at - 1, max(-1, self.at - 16), -1):
            token = self.tokens[back]
            if token.sentence != self.sentence:
                break
            if token.cue is not None:
                label = f"none, {token.cue.kind} {token.cue.form} {_bucket(self.at - back - 1)} before"
                break
        follows = "none, no cue after"
        for ahead in range(self.at + 1, min(len(self.tokens), self.at + 7)):
            cue = self.tokens[ahead].cue
            if cue is not None:
                follows = f"none, {cue.kind} {cue.form} {_bucket(ahead - self.at - 1)} after"
                break
        size = "short" if self.words <= 3 else "middling" if self.words <= 7 else "long"
        return [label, follows, f"{label}, {size}", f"{label}, led by {self.leading}", f"{follows}, ends {self.ending}"]


_AMBIGUOUS = 0.85
"""Chance that a surname which several people of the article bear means the one chosen."""
_UNKNOWN = 0.3
"""Chance given to a pronoun that nobody met so far can be meant by."""
NOBODY = 0.4
"""Above this chance a run is taken to be no quotation; where the F1 of quoted runs is highest on articles not learned from."""
_LINK = re.compile(r"https?:|www\.|@\w")
_NAMING = frozenset(
    [
        "called",
        "named",
        "titled",
        "dubbed",
        "entitled",
        "so-called",
        "known",
        "nicknamed",
        "song",
        "book",
        "film",
        "show",
        "series",
        "album",
        "movie",
        "word",
        "words",
        "term",
        "phrase",
        "podcast",
        "program",
        "programme",
        "column",
        "magazine",
        "newsletter",
        "shirt",
        "shirts",
        "hat",
        "hats",
        "sign",
        "signs",
        "t-shirt",
        "single",
        "track",
        "game",
        "app",
        "account",
        "hashtag",
        "label",
        "tag",
        "list",
        "category",
        "section",
        "event",
        "tour",
        "campaign",
        "movement",
        "fund",
        "act",
        "project",
    ]
)
_PERSONAL = (" i ", " i'", " i’", " we ", " you ", " my ", " our ", "n't ", "n’t ", " is ", " are ", " will ", " was ")


def _around(sources: Sequence[Source], firsts: Sequence[int], at: int) -> Sequence[Source]:
    """The sources nearest to token `at`, on both sides."""
    middle = bisect_left(firsts, at)
    return sources[max(0, middle - 10) : middle + 10]


def _near(about: _About, sources: Sequence[Source], state: _Turns, inner: frozenset[int]) -> list[Candidate]:
    """The sources around the run in its own paragraph as candidates, each with its likeliest frames."""
    at = about.at
    cued = sorted({frame.at for source in sources for frame in source.mention.frames if frame.cue is not None})
    found: list[Candidate] = []
    for source in sources:
        mention = source.mention
        if abs(mention.first - at) > 80:
            continue
        frames: list[Frame | None] = list(mention.frames[:4]) if mention.frames else [None]
        for frame in frames:
            features = _frame_features(about, mention, frame, cued)
            features += _source_features(about, source, state, inner)
            found.append(Candidate(features, source, frame, "frame" if frame is not None else "near"))
    return found


def _frame_features(about: _About, mention: Mention, frame: Frame | None, cued: list[int]) -> list[str]:
    """Where mention and cue stand to the quoted run."""
    at = about.at
    low, high = mention.first, mention.last
    if frame is not None:
        low, high = min(low, frame.at), max(high, frame.at)
    if high < at:
        side, gap = "before", at - high - 1
    elif low > at:
        side, gap = "after", low - at - 1
    else:
        side, gap = "around", min(abs(mention.last - at), abs(high - at))
    other = about.tokens[high if side == "before" else low].sentence
    apart = abs(about.sentence - other)
    where = f"{side}{'' if apart == 0 else ' next' if apart == 1 else ' far'}"
    bucket = _bucket(gap)
    if side == "before":
        crossed = bisect_left(cued, at) - bisect_left(cued, high + 1)
        between = about.tokens[high + 1 : at] if gap < 40 else []
    else:
        crossed = bisect_left(cued, low) - bisect_left(cued, at)
        between = about.tokens[at + 1 : low] if gap < 40 else []
    quotes = sum(token.kind == "quote" for token in between)
    relation = frame.relation if frame is not None else "none"
    cue = frame.cue if frame is not None else None
    kind = cue.kind if cue is not None else "no cue"
    found = [
        f"{where}, gap {bucket}",
        f"{where}, {relation}",
        f"{where}, {kind}",
        f"{relation}, {kind}",
        f"{where}, {relation}, gap {'0' if gap == 0 else '1' if gap == 1 else '2+'}",
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
            found.append(f"{kind}, led by {about.leading}, gap {'0' if gap == 0 else '1' if gap == 1 else '2+'}")
    else:
        found.append(f"{where}, ends {about.ending}, gap {'0' if gap == 0 else '1' if gap == 1 else '2+'}")
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
        found.append(f"later run, {where}, {relation}")
    if about.opening:
        found.append(f"opening run, {where}, {relation}")
    return found


def _source_features(about: _About, source: Source, state: _Turns, inner: frozenset[int]) -> list[str]:
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
    if state.last is not None and _same(state.last, source):
        here = state.spoke_here == about.paragraph.index
        found.append("spoke last, here" if here else "spoke last")
    return found


def _carried(about: _About, state: _Turns, inner: frozenset[int], others: bool) -> list[Candidate]:
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
        features = [f"{way}", *(f"{way}, {part}" for part in shared + extra)]
        if source.person is not None and source.person.index in inner:
            features.append("named in it")
        if source.person is None and source.mention.kind not in ("role", "body", "plural"):
            features.append(f"{way}, unknown")
        found.append(Candidate(features, source, None, way))

    if state.last is not None:
        ago = index - state.paragraph
        extra = [f"ago {min(ago, 4)}", "here" if ago == 0 else "earlier"]
        if ago == 1:
            extra.append("after quotation" if state.ended_in_quote else "after text")
            if state.frame is not None:
                extra.append("frame agrees" if _same(state.frame, state.last) else "frame differs")
            if state.colon:
                extra.append("after colon")
        add("turn", state.last, extra)
    if state.before is not None and state.last is not None and index - state.paragraph <= 2:
        add("alternate", state.before, [f"ago {index - state.paragraph}"])
    if state.frame is not None and about.first:
        add("before", state.frame, ["colon" if state.colon else "no colon", state.frame.mention.kind])
    for number, lead in enumerate(state.leads if about.first else ()):
        mention = lead.mention
        place = "governed" if mention.governed else "leads" if mention.leads else "inner"
        colon = "colon" if state.colon else "no colon"
        extra = [colon, mention.kind, f"{colon}, {place}", f"{colon}, {number} of {len(state.leads)}"]
        extra.append("framed" if mention.framed else "unframed")
        add("lead before", lead, extra)
    add("signed", _signature(about), [])
    return found


def _signature(about: _About) -> Source | None:
    """Who signs a quotation that fills its paragraph in a line of its own after it: "— Ada Brandt, shipwright"."""
    scene, index = about.scene, about.paragraph.index + 1
    if len(about.tokens) > 2 or index >= len(scene.reading.paragraphs):
        return None
    tokens = scene.reading.paragraphs[index].tokens
    if not 2 <= len(tokens) <= 16 or tokens[0].lower not in DASHES or tokens[1].kind != "name":
        return None
    name = scene.reading.names[tokens[1].ref]
    mention = Mention("name", index, 1, 1, name.whole, name.end, tokens[1].lower, name)
    return Source(mention, scene.cast.of_name.get(name.start))
