"""Which source belongs to which quoted words: candidates, what speaks for each, and the choice among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from briefing.model import Span
from briefing.quotes.antecedents import History
from briefing.quotes.candidates import (
    Candidate,
    Source,
    Turns,
    around,
    is_told_of,
    near,
    same_source,
    unsaid,
)
from briefing.quotes.carried import carried, in_dialogue, is_answered
from briefing.quotes.echoes import heed_echoes
from briefing.quotes.endings import heed_endings
from briefing.quotes.entries import doubt_earlier_entries
from briefing.quotes.frames import Mention
from briefing.quotes.interviews import asked_person, asks
from briefing.quotes.model import Model, chances
from briefing.quotes.openings import name_later, speak_first
from briefing.quotes.people import Cast
from briefing.quotes.reading import Paragraph, Reading
from briefing.quotes.resolution import resolve
from briefing.quotes.scene import Decision, Scene
from briefing.quotes.sources import mentions
from briefing.quotes.surroundings import About
from briefing.quotes.unsaid import is_unsaid


def attribute(reading: Reading, cast: Cast, model: Model) -> Scene:
    """Every quoted run of `reading` with its likeliest source; one pass from the first paragraph to the last."""
    history = History({}, [], {}, [])
    scene = Scene(reading, cast, [], [], history.choices, history.roles)
    inner = _people_in_quotes(reading, cast)
    state = Turns()
    above: tuple[Paragraph, list[Source]] | None = None
    for paragraph in reading.paragraphs:
        if above is not None and paragraph.quotes:
            state.close(*above)
        found = mentions(reading, paragraph)
        runs = [inner.get(paragraph.tokens[at].ref, frozenset()) for at in paragraph.quotes]
        named = _named_near(paragraph, runs)
        sources = [resolve(one, scene, history, model, named.get(one.sentence, frozenset())) for one in found]
        scene.sources.append(sources)
        firsts = [source.mention.first for source in sources]
        for at, people in zip(paragraph.quotes, runs, strict=True):
            decision = _decide(scene, paragraph, at, around(sources, firsts, at), state, model, people)
            scene.decisions.append(decision)
            _take(decision, history, state, paragraph, reading.text)
            history.addressed = people
        above = (paragraph, sources) if paragraph.tokens else above
    heed_endings(scene)
    name_later(scene)
    speak_first(scene)
    doubt_earlier_entries(scene)
    heed_echoes(scene)
    return scene


def _people_in_quotes(reading: Reading, cast: Cast) -> dict[int, frozenset[int]]:
    """By quoted run: the people named inside."""
    found: dict[int, set[int]] = {}
    starts = [run.start for run in reading.quoted]
    for name in reading.names:
        at = bisect_left(starts, name.start + 1) - 1
        if at >= 0 and name.start < reading.quoted[at].end and (person := cast.of_name.get(name.start)) is not None:
            found.setdefault(at, set()).add(person.index)
    return {run: frozenset(people) for run, people in found.items()}


def _named_near(paragraph: Paragraph, runs: Sequence[frozenset[int]]) -> dict[int, frozenset[int]]:
    """By sentence: the people named in quotation marks in it and in those beside it."""
    near: dict[int, set[int]] = {}
    for at, people in zip(paragraph.quotes, runs, strict=True):
        sentence = paragraph.tokens[at].sentence
        for beside in (sentence - 1, sentence, sentence + 1) if people else ():
            near.setdefault(beside, set()).update(people)
    return {sentence: frozenset(people) for sentence, people in near.items()}


def _take(decision: Decision, history: History, state: Turns, paragraph: Paragraph, text: str) -> None:
    """Remembers who spoke."""
    best = decision.best
    if best.source is None or (best.source.person is None and is_told_of(best.frame)):
        return
    if best.source.person is not None:
        history.speak(best.source.person, paragraph.index)
    if state.last is not None and not same_source(state.last, best.source):
        state.before, state.before_paragraph = state.last, state.paragraph
    state.last = best.source
    state.paragraph = paragraph.index
    state.spoke_here = paragraph.index
    state.unclosed = not decision.quoted.closed
    words = text[decision.quoted.start : min(decision.quoted.end, decision.quoted.start + 400)]
    state.asked, state.words = words.endswith("?"), len(words.split())


def _decide(
    scene: Scene,
    paragraph: Paragraph,
    at: int,
    sources: Sequence[Source],
    state: Turns,
    model: Model,
    inner: frozenset[int],
) -> Decision:
    """The decision on the quoted run at token `at`."""
    token = paragraph.tokens[at]
    quoted = scene.reading.quoted[token.ref]
    about = About(scene.reading, paragraph, at, quoted)
    candidates = near(about, sources, state, inner)
    candidates += carried(about, scene.cast, state, inner, bool(candidates))
    if asker := about.asker():
        heard = [(c, c.source.mention) for c in candidates if c.source is not None]
        asking = [c for c, m in heard if m.paragraph == paragraph.index and asker <= m.first < at]
        candidates = asking[-1:] or candidates
        about.told = about.told or bool(asking)
    replies = about.is_reply() and (other := _other(scene, paragraph, state)) is not None
    if replies:
        candidates = [Candidate(["alternate"], other, None, "alternate")]
    if about.alone and not quoted.continues and (answer := _answer(scene, paragraph, quoted.unmarked)) is not None:
        candidates = [answer, *(c for c in candidates if c.way != "lead before")]
    goes_on = quoted.continues and state.unclosed and state.paragraph == paragraph.index - 1
    if quoted.continues and (quoted.unmarked or (goes_on and about.alone)):  # whoever spoke, or has the label, goes on
        candidates = [candidate for candidate in candidates if candidate.way == "turn"] or candidates
    answers = is_answered(about, state)
    known = any(candidate.way == "alternate" for candidate in candidates)
    if answers and not known and (other := _beside(scene, paragraph, state)) is not None:
        candidates.append(Candidate(["alternate", "alternate, in dialogue"], other, None, "alternate"))
    candidates += unsaid(about, sources)
    if about.leaves_out_who() and not _follows(sources, paragraph, at):
        about.told = True
        before = [c for c in candidates if c.source is not None and c.source.mention.start < quoted.start]
        candidates = before or candidates
    if about.is_inscribed() or about.is_name() or about.is_imagined() or is_unsaid(paragraph.tokens, at):
        candidates = []
    if not ((quoted.unmarked or goes_on or replies or answers or about.told) and candidates):
        nobody = about.as_none() + (["none, in dialogue"] if in_dialogue(about, state) else [])
        candidates.append(Candidate(nobody, way="none"))
    for candidate, chance in zip(candidates, chances(model.source, [c.features for c in candidates]), strict=True):
        candidate.chance = chance
    return Decision(quoted, token.ref, at, _ranked(candidates))


def _follows(sources: Sequence[Source], paragraph: Paragraph, at: int) -> bool:
    """Whether the rest of the sentence names who may be its subject: «…», disse aos jornalistas [Ramalhosa]."""
    rest = paragraph.tokens[at + 1].sentence
    after = (s.mention for s in sources if s.mention.first > at and s.mention.sentence == rest)
    return any(not mention.governed and mention.kind in ("name", "role") for mention in after)


def _beside(scene: Scene, paragraph: Paragraph, state: Turns) -> Source | None:
    """With whom the last speaker talks, where the paragraph above their exchange names the two and nobody else."""
    index = paragraph.index - 1
    while index > paragraph.index - _EXCHANGE and index and len(scene.reading.paragraphs[index].tokens) == 1:
        index -= 1
    named = [s for s in scene.sources[index] if s.person is not None and s.person.kind == "person" and s.person.certain]
    people = {source.person.index for source in named if source.person is not None}
    if len(people) != 2 or state.last is None or state.last.person is None or state.last.person.index not in people:
        return None
    return next(source for source in named if source.person is not state.last.person)


def _answer(scene: Scene, paragraph: Paragraph, unmarked: bool) -> Candidate | None:
    """Who was asked in the paragraph before, in an interview without labels; with marks only where "you" are asked."""
    above = scene.reading.paragraphs[paragraph.index - 1] if paragraph.index else None
    if above is None or not asks(scene.reading.text, Span(above.start, above.end), quoting=unmarked):
        return None
    if not (unmarked or any(token.lower in ("you", "your") for token in above.tokens)):
        return None
    person = asked_person(scene.reading.text, scene.cast, scene.reading.paragraphs[min(1, paragraph.index)].end)
    if person is None:
        return None
    name = scene.reading.names[bisect_left(scene.reading.names, person.first, key=lambda one: one.start)]
    at = bisect_right(scene.reading.paragraphs, name.start, key=lambda one: one.start) - 1
    mention = Mention("name", at, 0, 0, name.start, name.end, name.text.lower(), name)
    return Candidate(["answer"], Source(mention, person), None, "answer")


def _other(scene: Scene, paragraph: Paragraph, state: Turns) -> Source | None:
    """With whom the last speaker talks: who else is said to have spoken in the paragraphs right above."""
    if state.last is None:
        return None
    for sources in reversed(scene.sources[max(0, paragraph.index - _TALK) : paragraph.index]):
        for source in islice(reversed(sources), _TALKERS):
            speaks = source.person is not None and source.mention.frames and not source.mention.governed
            if speaks and not same_source(source, state.last):
                return source
    return None


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


_EXCHANGE = 12
"""Paragraphs of questions and answers above which it is looked for who talks."""
_TALKERS = 20
"""Sources at the end of a paragraph that are looked through for the other of two."""
_TALK = 3
"""Paragraphs in which two have talked."""
NOBODY = 0.4
"""Above this chance a run is no quotation: what is best on the labelled articles, and no worse than 0.45 on fiction."""
