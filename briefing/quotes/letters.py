"""Whose letters, statements and messages are: "[Brandt’s] statement", "a text that [he] had sent"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import structs

from briefing.quotes.antecedents import History, resolve_pronoun
from briefing.quotes.bodies import generic_body, resolve_body
from briefing.quotes.cues import cues
from briefing.quotes.epithets import resolve_role
from briefing.quotes.frames import Mention
from briefing.quotes.model import Model
from briefing.quotes.people import Person
from briefing.quotes.reading import Token
from briefing.quotes.scene import Scene
from briefing.quotes.strangers import author_at
from briefing.quotes.tokens import singular

_SENT = 6
"""Tokens before a text among which a verb of sending stands."""
_MET = 6
"""Of those met last, how many may send something."""


def owner(mention: Mention, scene: Scene, history: History, model: Model) -> Person | None:
    """Whose text it is, where the phrase says so: "[Brandt’s] statement", "[the mayor’s] verdict"."""
    tokens = scene.tokens(mention)
    for at in range(mention.first, mention.last):
        token = tokens[at]
        if at == mention.first and token.lower in _HIS:
            return possessor(tokens, mention, history, model)
        if token.kind == "name" and tokens[at + 1].lower in ("'s", "’s", "'", "’"):
            return scene.cast.of_name.get(scene.reading.names[token.ref].start)
        if token.noun == "role" and token.lower.endswith(("'s", "’s")):
            role = structs.replace(mention, kind="role", last=at, end=token.end, head=singular(token.lower), frames=[])
            return resolve_role(history, role, role.words(tokens), scene.cast, model)[0]
        if token.noun == "body" and token.lower.endswith(("'s", "’s")):
            body = structs.replace(mention, last=at, end=token.end - 2, head=singular(token.lower), frames=[])
            known = resolve_body(history, body, body.words(tokens), scene.cast)
            return known or scene.cast.add_body(generic_body(scene.reading.text, body), mention.start)
    return None


def sender(mention: Mention, scene: Scene, history: History, model: Model) -> Person | None:
    """Who sends, writes or posts a text: "[Okoro] sent the paper a message that read", "a text [he] had sent"."""
    tokens = scene.tokens(mention)
    if (sender := _sent_by(tokens, mention, scene, history, model)) is not None:
        history.sent = mention, sender
        return sender
    if not any(token.lower in cues().sending for token in tokens[max(0, mention.first - _SENT) : mention.first]):
        return None
    for met in (history.met[index] for index in islice(reversed(history.met), _MET)):
        if met.leads and (met.paragraph, met.sentence) == (mention.paragraph, mention.sentence):
            return met.person
    return None


def _sent_by(tokens: Sequence[Token], text: Mention, scene: Scene, history: History, model: Model) -> Person | None:
    """Who sent a text as the clause about it says: "a text (that) [he] had sent to his brother"."""
    at = text.last + 1
    at += at < len(tokens) and tokens[at].lower in ("that", "which")
    past = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in ("had", "has"))
    if past >= len(tokens) or tokens[past].lower not in cues().sending:
        return None
    token = tokens[at]
    if token.kind == "name":
        return scene.cast.of_name.get(scene.reading.names[token.ref].start)
    if cues().pronouns.get(token.lower) not in ("masculine", "feminine"):
        return None
    return _whom(tokens, at, token.lower, text, history, model)


def _whom(
    tokens: Sequence[Token], at: int, pronoun: str, text: Mention, history: History, model: Model
) -> Person | None:
    """Whom the pronoun at `at` means, beside a text that is theirs."""
    start, end, sentence = tokens[at].start, tokens[at].end, tokens[at].sentence
    he = Mention("pronoun", text.paragraph, at, at, start, end, pronoun, None, sentence)
    choice = resolve_pronoun(history, he, model, frozenset(), frozenset())
    likely = zip(choice.chances, choice.people, strict=True)
    return max(likely, key=lambda one: one[0], default=(0.0, None))[1]


def possessor(tokens: Sequence[Token], mention: Mention, history: History, model: Model) -> Person | None:
    """Whom "his" or "her" means at the head of what a mention names: "[her] statement", "[his] office"."""
    pronoun = _HIS.get(tokens[mention.first].lower)
    return _whom(tokens, mention.first, pronoun, mention, history, model) if pronoun else None


_HIS = {"his": "he", "her": "she"}


def writer(mention: Mention, scene: Scene, history: History, model: Model) -> Person | None:
    """Who made a text by their office alone: "the letter, signed by [the mayor]"."""
    tokens = scene.tokens(mention)
    if (by := author_at(tokens, mention)) is None:
        return None
    for at in range(by + 1, min(by + 5, len(tokens))):
        if tokens[at].kind != "word" or tokens[at].cue is not None:
            return None
        if tokens[at].noun == "role" and (at + 1 == len(tokens) or tokens[at + 1].kind != "word"):
            head, start = singular(tokens[at].lower), tokens[by + 1].start
            role = Mention("role", mention.paragraph, by + 1, at, start, tokens[at].end, head, None, mention.sentence)
            return resolve_role(history, role, role.words(tokens), scene.cast, model)[0]
    return None
