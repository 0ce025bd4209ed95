"""Which source belongs to which quoted words: candidates, what speaks for each, and the choice among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct, structs

from briefing.model import Span
from briefing.quotes.antecedents import Choice, History, resolve_pronoun
from briefing.quotes.bodies import named_body, new_body, of_place, resolve_body, resolve_text
from briefing.quotes.candidates import (
    Candidate,
    Source,
    Turns,
    around,
    carried,
    in_dialogue,
    is_told_of,
    near,
    same_source,
)
from briefing.quotes.cues import cues
from briefing.quotes.echoes import heed_echoes
from briefing.quotes.epithets import resolve_role
from briefing.quotes.frames import DASHES, Mention
from briefing.quotes.interviews import asked_person, asks
from briefing.quotes.marks import Quoted
from briefing.quotes.model import Model, chances
from briefing.quotes.openings import name_later
from briefing.quotes.people import Cast, Person
from briefing.quotes.reading import Paragraph, Reading, Token, is_byline
from briefing.quotes.sources import mentions
from briefing.quotes.strangers import delegate, document, stranger, written_by
from briefing.quotes.surroundings import About


class Decision(Struct, gc=False):
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
    state = Turns()
    above: tuple[Paragraph, list[Source]] | None = None
    for paragraph in reading.paragraphs:
        if above is not None and paragraph.quotes:
            state.close(*above)
        found = [] if is_byline(paragraph) else mentions(reading, paragraph)
        runs = [inner.get(paragraph.tokens[at].ref, frozenset()) for at in paragraph.quotes]
        quoted_people = frozenset().union(*runs)
        sources = [_resolve(mention, scene, history, model, quoted_people) for mention in found]
        scene.sources.append(sources)
        firsts = [source.mention.first for source in sources]
        for at, people in zip(paragraph.quotes, runs, strict=True):
            decision = _decide(scene, paragraph, at, around(sources, firsts, at), state, model, people)
            scene.decisions.append(decision)
            _take(decision, history, state, paragraph, reading.text)
            history.addressed = people
        above = (paragraph, sources) if paragraph.tokens else above
    name_later(scene)
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


def _resolve(mention: Mention, scene: Scene, history: History, model: Model, quoted: frozenset[int]) -> Source:
    """Who is meant by `mention`; history is brought up to it."""
    source = Source(mention)
    tokens = scene.reading.paragraphs[mention.paragraph].tokens
    if mention.name is not None:
        source.person = _by_initials(mention, scene.cast, history) or scene.cast.of_name.get(mention.name.start)
        if mention.name.start in scene.cast.ambiguous:
            source.chance = _AMBIGUOUS
        if source.person is not None:
            history.meet(source.person, mention)
    elif mention.kind == "pronoun" and cues().pronouns[mention.head] in ("masculine", "feminine"):
        choice = resolve_pronoun(history, mention, model, quoted, _apart(tokens, mention, scene))
        source.chance = _UNKNOWN
        if choice.people:
            best = max(range(len(choice.people)), key=lambda i: (choice.chances[i], -i))
            source.person, source.chance = choice.people[best], choice.chances[best]
            unnamed, sure = source.person.kind == "unnamed", source.chance > _SURE
            if sure and ((unnamed and mention.leads) or (not unnamed and source.person.gender is not None)):
                source.person.gender = "feminine" if cues().pronouns[mention.head] == "feminine" else "masculine"
            if mention.leads or mention.frames:
                history.meet(source.person, mention)
                history.pronouns[mention.head] = source.person.index
    elif mention.kind == "role" and mention.head in cues().answers and mention.frames:
        source.person = asked_person(scene.cast, scene.reading.paragraphs[min(1, mention.paragraph)].end)
    elif mention.kind == "role":
        words = _words(tokens, mention)
        source.person = _apposed(tokens, mention, scene) or _heads_name(tokens, mention, scene)
        source.person = source.person or delegate(mention, scene.reading, scene.cast)
        if source.person is None and _is_anew(tokens, mention):
            source.person = stranger(mention, words | {"a"}, scene.reading, scene.cast)
        if source.person is None:
            source.person, source.chance = resolve_role(
                history, mention, words, scene.cast, model, _whose(tokens, mention)
            )
            source.person = source.person or stranger(mention, words, scene.reading, scene.cast)
        if source.person is not None:
            history.meet(source.person, mention)
    elif mention.kind == "plural" and "one" in (words := _words(tokens, mention)):
        history.unnamed[mention.head.removesuffix("s")] = mention.paragraph  # "one of the largest shareholders"
        if mention.leads:
            source.person = stranger(mention, words, scene.reading, scene.cast)
            if source.person is not None:
                history.meet(source.person, mention)
    elif mention.kind == "body" and mention.head in cues().missives:
        source.person = document(mention, _words(tokens, mention), scene.reading, scene.cast)
        if source.person is None:
            source.person, source.chance = resolve_text(history, mention), _OWN_WORDS
        else:
            history.meet(source.person, mention)
    elif mention.head == "it" and mention.frames and (cue := mention.frames[0].cue) and cue.lemma == "read":
        source.person, source.chance = resolve_text(history, mention), _OWN_WORDS  # "She sent an email. It read: “…”"
    elif mention.kind == "body" or mention.head == "it":
        words = _words(tokens, mention)
        source.person = named_body(mention, scene.reading, scene.cast) or written_by(mention, scene.reading, scene.cast)
        if source.person is None:
            source.person = resolve_body(history, mention, words, scene.cast)
        if source.person is None and words & _ITS:
            source.person = resolve_body(history, structs.replace(mention, head="it"), words, scene.cast)
        source.person = (
            source.person
            or of_place(mention, scene.reading, scene.cast)
            or new_body(mention, scene.reading, scene.cast)
        )
        if source.person is not None:
            history.meet(source.person, mention)
    return source


def _apart(tokens: Sequence[Token], mention: Mention, scene: Scene) -> frozenset[int]:
    """Who is named in a participle's clause before its subject, and is not the subject: "Turning to Okoro, he said"."""
    first = comma = mention.first - 1
    if first < 1 or tokens[comma].lower != "," or tokens[comma].sentence != mention.sentence:
        return frozenset()
    while first and tokens[first - 1].sentence == mention.sentence:
        first -= 1
        if comma - first > _CLAUSE:
            return frozenset()
    asked = tokens[first].lower in cues().asked and tokens[first + 1].lower == "by"
    opens = _is_participle(tokens[first]) or (
        tokens[first].lower in cues().prepositions | cues().breaks and _is_participle(tokens[first + 1])
    )
    if not asked and not opens:
        return frozenset()
    named = tokens[first : min(comma, first + 4) if asked else comma]
    found = (scene.cast.of_name.get(scene.reading.names[token.ref].start) for token in named if token.kind == "name")
    return frozenset(person.index for person in found if person is not None)


def _is_participle(token: Token) -> bool:
    """Whether a word may be a verb in -ing: "turning", not "nothing", "evening"."""
    ending = token.kind == "word" and len(token.lower) > 5 and token.lower.endswith("ing")
    return ending and token.lower not in cues().no_verbs


def _whose(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    """The words in capitals after a role that tell of what it is: "the Foreign Minister of [Kerria]"."""
    found: list[str] = []
    for token in tokens[mention.last + 1 : mention.last + 8]:
        if token.kind not in ("word", "name") or token.cue is not None or token.sentence != mention.sentence:
            break
        if token.upper:
            found += token.lower.split()
        elif token.lower not in ("of", "for", "the", "and"):
            break
    return frozenset(found)


def _words(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    return frozenset(token.lower for token in tokens[mention.first : mention.last + 1])


def _by_initials(mention: Mention, cast: Cast, history: History) -> Person | None:
    """Who is named by initials: "the CM" after "Chief Minister Ada Brandt", a label "AB:" after "Ada Brandt"."""
    if mention.name is None or not mention.name.text.isupper():
        return None
    if mention.frames and mention.frames[0].relation == "label" and 1 < len(mention.name.text) < 4:
        wanted = mention.name.text.casefold()
        full = (person for person in cast.people[:_REMEMBERED] if person.kind == "person" and person.certain)
        labelled = next((p for p in full if "".join(token[0] for token in p.tokens) == wanted), None)
        if labelled is not None:
            return labelled
    if mention.kind != "body":
        return None
    known = [
        person
        for person in cast.by_role.get(mention.head, ())[:5]
        if person.index in history.met and mention.head not in (person.role or "").lower().split()
    ]
    return max(known, key=lambda person: history.met[person.index].start, default=None)


_APPOSING = DASHES | {",", "("}
_MAY_BE_FIRMS = frozenset(
    ("investor", "operator", "owner", "developer", "landlord", "builder", "buyer", "seller", "rival", "partner")
)
"""Nouns of people and of firms: "The investor, PetroKerr, insisted"."""


def _apposed(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person named in apposition: "the campaign's manager, Ada Brandt, said", "Ada Brandt, its manager, said"."""
    at = mention.first - 2
    said = mention.last + 1 < len(tokens) and tokens[mention.last + 1].cue is not None
    if (
        at >= 0
        and not said
        and tokens[at + 1].lower in _APPOSING
        and tokens[at].kind == "name"
        and not _placed(tokens, at)
    ):
        before = _somebody(scene, tokens[at])
        if before is not None:
            return before
    at = mention.last + 1
    while at < len(tokens) and at < mention.last + 8 and tokens[at].sentence == mention.sentence:
        if tokens[at].lower in _APPOSING and at + 1 < len(tokens) and tokens[at + 1].kind == "name":
            closed = at + 2 >= len(tokens) or tokens[at + 2].kind == "stop"
            if not closed:
                return None
            name = scene.reading.names[tokens[at + 1].ref]
            firm = name.kind == "body" and mention.head in _MAY_BE_FIRMS
            return scene.cast.of_name.get(name.start) if firm else _somebody(scene, tokens[at + 1])
        if tokens[at].kind == "stop" or tokens[at].cue is not None:
            return None
        at += 1
    return None


def _is_anew(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether somebody is told apart by whose they are, whom the article does not name: "The wife of a teacher"."""
    at = mention.last + 1
    if at + 1 >= len(tokens) or tokens[at].lower != "of" or tokens[at + 1].lower not in ("a", "an", "one"):
        return False
    return any(frame.cue is not None and frame.cue.kind in ("say", "tell") for frame in mention.frames)


def _heads_name(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person whose office runs right up to the name: "Presidential chief of staff Ada Brandt said"."""
    at = mention.last + 1
    if at >= len(tokens) or tokens[at].lower not in ("of", "for"):
        return None
    while at < min(mention.last + 8, len(tokens)) and tokens[at].kind == "word" and tokens[at].cue is None:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].kind != "name" or tokens[at - 1].lower in cues().closed:
        return None
    return _somebody(scene, tokens[at]) if tokens[at + 1].cue is not None else None


def _placed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at `at` is where or to whom something is: "In a statement to The Champion, a spokesman said"."""
    for back in range(at - 1, max(-1, at - 4), -1):
        if tokens[back].lower in _WHERE:
            return True
        if tokens[back].kind != "word" or tokens[back].cue is not None:
            break
    return False


_WHERE = frozenset(("in", "at", "to", "on", "near", "outside"))


def _somebody(scene: Scene, token: Token) -> Person | None:
    name = scene.reading.names[token.ref]
    return scene.cast.of_name.get(name.start) if name.kind in ("person", "unknown") else None


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
    replies = about.is_reply() and (other := _other(scene, paragraph, state)) is not None
    if replies:
        candidates = [Candidate(["alternate"], other, None, "alternate")]
    if quoted.unmarked and not quoted.continues and about.alone and (answer := _answer(scene, paragraph)) is not None:
        candidates.append(answer)
    goes_on = quoted.continues and state.unclosed and state.paragraph == paragraph.index - 1
    if quoted.unmarked and quoted.continues:  # whoever has the label or the answer goes on
        candidates = [candidate for candidate in candidates if candidate.way == "turn"] or candidates
    answers = _answers(about, scene, state)
    known = any(candidate.way == "alternate" for candidate in candidates)
    if answers and not known and (other := _beside(scene, paragraph, state)) is not None:
        candidates.append(Candidate(["alternate", "alternate, in dialogue"], other, None, "alternate"))
    if about.is_inscribed() or about.is_name():
        candidates = []
    if not ((quoted.unmarked or goes_on or replies or answers) and candidates):
        nobody = about.as_none() + (["none, in dialogue"] if in_dialogue(about, state) else [])
        candidates.append(Candidate(nobody, way="none"))
    for candidate, chance in zip(candidates, chances(model.source, [c.features for c in candidates]), strict=True):
        candidate.chance = chance
    return Decision(quoted, token.ref, at, _ranked(candidates))


def _answers(about: About, scene: Scene, state: Turns) -> bool:
    """Whether the run is all of its paragraph, and a question all of the one above: “How long?” / “Weeks.”"""
    above = about.paragraph.index - 1
    asked = state.asked and state.paragraph == above and len(scene.reading.paragraphs[above].tokens) == 1
    return asked and about.alone and about.quoted.closed


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


def _answer(scene: Scene, paragraph: Paragraph) -> Candidate | None:
    """Who was asked in the paragraph before, in an interview without labels."""
    above = scene.reading.paragraphs[paragraph.index - 1] if paragraph.index else None
    if above is None or not asks(scene.reading.text, Span(above.start, above.end), quoting=True):
        return None
    person = asked_person(scene.cast, scene.reading.paragraphs[min(1, paragraph.index)].end)
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
_CLAUSE = 40
"""Tokens of an opening clause that are looked at."""
_TALKERS = 20
"""Sources at the end of a paragraph that are looked through for the other of two."""
_TALK = 3
"""Paragraphs in which two have talked."""
_REMEMBERED = 200
"""People that the initials of a label are compared with."""
_OWN_WORDS = 0.8
"""Chance that a letter or statement is by whoever spoke last."""
_AMBIGUOUS = 0.85
"""Chance that a surname which several people of the article bear means the one chosen."""
_ITS = frozenset(("its", "their"))
_SURE = 0.7
"""Chance that "she" is somebody without a name, from which it tells the gender."""
_UNKNOWN = 0.3
"""Chance given to a pronoun that nobody met so far can be meant by."""
NOBODY = 0.45
"""Above this chance a run is no quotation: between what is best on the labelled articles (0.4) and on fiction (0.5)."""
