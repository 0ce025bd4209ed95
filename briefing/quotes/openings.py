"""Who is told of in the opening by what they are, and is named only in the paragraphs below."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from briefing.quotes.candidates import Candidate, Source
from briefing.quotes.cues import cues
from briefing.quotes.frames import DASHES, Mention
from briefing.quotes.holders import is_called
from briefing.quotes.people import Person
from briefing.quotes.reading import Token
from briefing.quotes.roles import words

if TYPE_CHECKING:
    from briefing.quotes.scene import Decision, Scene

_LEADS = 4
"""Paragraphs at the top in which a role may speak before its holder is named, the items of a list not counted."""
_BULLETS = DASHES | {"•", "*", "·", "▪"}
_FIRST = 2
"""The last paragraph in which "she" may be somebody of whom no name was read yet."""
_LATER = 0.8
"""Chance that a role in the opening is whom the next paragraph presents."""


def name_later(scene: Scene) -> None:
    """Gives a role that speaks in the opening ("the head of the inquiry has said") to whoever is presented later.

    That is the only one of the article with such a role who is named after it, else whoever opens the paragraph below.
    """
    told = 0
    for at, sources in enumerate(scene.sources):
        tokens = scene.reading.paragraphs[at].tokens
        if told >= _LEADS:
            break
        told += not (tokens and tokens[0].lower in _BULLETS)
        for source in sources:
            mention = source.mention
            unknown = source.person is None or source.person.kind == "unnamed"
            if mention.kind == "pronoun" and source.person is None and mention.frames and at <= _FIRST:
                _tell_who(source, _presented_below(scene, at, mention.end))
            if mention.kind != "role" or not unknown or not mention.frames or mention.owner:
                continue
            cue = mention.frames[0].cue
            if mention.frames[0].relation == "label" or (cue is not None and cue.lemma in cues().replies):
                continue  # who replies was told of before
            said = {token.lower for token in tokens[mention.first : mention.last + 1]}
            new = bool(said & cues().indefinite)
            person = _holder(scene, mention)
            told_of = source.person is not None and source.person.first < mention.start
            if person is None and not told_of and at < _LEADS and (not new or at <= 1):
                person = _presented_below(scene, at, mention.end)
                if person is not None and _holds_another(mention.head, person):
                    person = None
                if new and person is not None and not person.age:
                    person = person if _in_perfect(tokens, mention) and _may_hide(mention.head, person) else None
            gender = cues().gender_of(mention.head)
            if person is not None and (gender is None or person.gender in (None, gender)):
                source.person, source.chance = person, _LATER


def speak_first(scene: Scene) -> None:
    """Gives a paragraph that is nothing but somebody's words, whom nothing tells above, to whoever the one below
    presents: “We slept in the car. …” / “Ada Brandt, a nurse, has lived here since May.”"""
    alone: list[Decision] = []
    for decision in scene.decisions:
        at = decision.quoted.paragraph
        if alone and at != alone[-1].quoted.paragraph + 1:
            alone = []
        if not _stands_alone(scene, decision):
            alone = []
            continue
        alone.append(decision)
        source = _opens(scene, at + 1, decision.quoted.end)
        if source is not None:
            for one in alone:
                one.candidates = [Candidate([], source, None, "below", _BELOW), *one.candidates]


def _stands_alone(scene: Scene, decision: Decision) -> bool:
    """Whether whole sentences are all of a paragraph below the headline, and nobody is known to have said them."""
    quoted = decision.quoted
    words = scene.reading.text[quoted.start : quoted.end]
    bare = quoted.paragraph > 0 and len(scene.reading.paragraphs[quoted.paragraph].tokens) == 1
    told = decision.best.source is not None or quoted.unmarked
    return bare and not told and words.count(" ") >= _WORDS and words[-1] in ".!?…"


def _opens(scene: Scene, at: int, end: int) -> Source | None:
    """Who opens a paragraph and is named there for the first time."""
    for source in scene.sources[at][:2] if at < len(scene.sources) else ():
        person = source.person
        if source.mention.name is not None and source.mention.leads and person is not None:
            new = person.certain and person.kind == "person" and person.first >= end
            return Source(source.mention, person, _BELOW) if new else None
    return None


_WORDS = 7
"""Blanks in words that a paragraph may be nothing but."""
_BELOW = 0.75
"""Chance that they are by whoever the paragraph below presents."""


def _tell_who(source: Source, person: Person | None) -> None:
    """Gives a "she" that nobody was named for to the woman whom the next paragraph presents: "…, she told MPs"."""
    if person is not None and person.gender is not None and person.gender == cues().pronouns[source.mention.head]:
        source.person, source.chance = person, _LATER


def _in_perfect(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the opening leaves a name for the next paragraph: "A whistleblower has accused", not "A man said"."""
    following = tokens[mention.last + 1 : mention.last + 3]
    cue = following[1].cue if len(following) == 2 and following[0].lower in ("has", "have") else None
    return mention.first == 0 and cue is not None and cue.kind in ("say", "tell", "judge")


_PUBLIC = frozenset("minister president governor mayor premier ambassador".split())  # noqa: SIM905


def _holds_another(head: str, person: Person) -> bool:
    """Whether a public office is meant, and somebody has another: a fund's director is no governor."""
    table = cues()
    held = table.alike.get(head, frozenset()) | table.broader.get(head, frozenset()) | {head}
    return head in _PUBLIC and bool(person.role) and held.isdisjoint(person.role_words)


def _may_hide(head: str, person: Person) -> bool:
    """Whether somebody with an office of another kind may be called so: a whistleblower may be, a councillor is not."""
    return not person.role or head in person.role_words or head in words().guises


def _holder(scene: Scene, mention: Mention) -> Person | None:
    """The only one named after `mention` whose role is the one that it tells."""
    roles = cues().alike.get(mention.head, frozenset()) | {mention.head}
    known = {person.index: person for role in sorted(roles) for person in scene.cast.by_role.get(role, ())[:5]}
    known = {index: person for index, person in known.items() if person.name and _may_hold(person, roles)}
    person = next(iter(known.values()), None)
    return person if person is not None and len(known) == 1 and person.first > mention.end else None


def _may_hold(person: Person, roles: Set[str]) -> bool:
    """Whether somebody may be called so, as a chief secretary is not "the chief"."""
    return person.kind == "person" and ("chief" not in roles or is_called(person, roles))


def _presented_below(scene: Scene, at: int, end: int) -> Person | None:
    """Who opens the paragraph below and was not named before."""
    above = scene.sources[at - 1] if at > 1 else []
    if any(s.mention.leads and s.mention.name is not None and s.person and s.person.certain for s in above):
        return None
    for following in scene.sources[at + 1 : at + 3]:
        person = next((s.person for s in following[:3] if s.mention.leads and s.mention.name is not None), None)
        if person is not None and person.certain and person.first >= end:
            return person
    return None
