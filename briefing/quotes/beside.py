"""Whom an office or "one of the residents" means by the name that stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.quotes.cues import cues
from briefing.quotes.frames import DASHES, Mention
from briefing.quotes.people import Person
from briefing.quotes.phrases import is_tied
from briefing.quotes.reading import Token
from briefing.quotes.roles import words as role_words
from briefing.quotes.scene import Scene

_APPOSING = DASHES | {",", "("}
_MAY_BE_FIRMS = frozenset(
    ("investor", "operator", "owner", "developer", "landlord", "builder", "buyer", "seller", "rival", "partner")
)
"""Nouns of people and of firms: "The investor, PetroKerr, insisted"."""
_WHERE = frozenset(("in", "at", "to", "on", "near", "outside"))
"""Before a name that is a place, or whom something is sent to."""
_IN_OFFICE = frozenset(("acting", "sitting", "serving", "outgoing", "incoming", "ruling", "reigning"))
_NEAR = 10
"""Tokens after an office in which the name may follow."""
_BRACKETS = 12
"""Tokens that brackets after a name may hold, with themselves."""
_OFFICE = 6
"""Tokens of an office before the name in an apposition."""


def named_beside(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person named in apposition: "the campaign's manager, Ada Brandt, said", "Ada Brandt, its manager, said"."""
    at = mention.first - 2
    if (
        at > 2
        and tokens[at].kind == "name"
        and tokens[at - 1].lower in ("of", "from")
        and tokens[at - 2].kind == "name"
    ):
        at -= 2  # "Senator Ada Brandt of Kerr, the chairman, said"
    if at > 1 and tokens[at].lower.isdigit() and tokens[at - 1].lower == ",":
        at -= 2  # "Ada Brandt, 63, a retired cook, said"
    elif at > 2 and tokens[at].lower == ")":
        opening = next(
            (back for back in range(at - 1, max(0, at - _BRACKETS), -1) if tokens[back].lower == "("), at + 1
        )
        at = opening - 1  # "Ada Brandt (63), a retired cook, said"
    said = mention.last + 1 < len(tokens) and tokens[mention.last + 1].cue is not None
    if (
        at >= 0
        and not said
        and tokens[mention.first - 1].lower in _APPOSING
        and tokens[at].kind == "name"
        and not _placed(tokens, at)
    ):
        before = _somebody(scene, tokens[at])
        if before is None and mention.head in _MAY_BE_FIRMS:
            before = scene.cast.of_name.get(scene.reading.names[tokens[at].ref].start)
        if before is not None:
            return before
    at = mention.last + 1
    while at < len(tokens) and at < mention.last + _NEAR and tokens[at].sentence == mention.sentence:
        if at + 1 < len(tokens) and tokens[at].lower == "surnamed" and tokens[at + 1].kind == "name":
            return scene.cast.of_name.get(scene.reading.names[tokens[at + 1].ref].start)
        if at + 2 < len(tokens) and tokens[at].lower in _APPOSING and tokens[at + 1].lower.endswith("-year-old"):
            at += 1  # "one of the suspects, 31-year-old Milo Farrant,"
        if (tokens[at].lower in _APPOSING or tokens[at].lower.endswith("-year-old")) and (
            at + 1 < len(tokens) and tokens[at + 1].kind == "name"
        ):
            closed = at + 2 >= len(tokens) or tokens[at + 2].kind == "stop" or tokens[at + 2].lower in ("of", "from")
            if not closed:
                named = _titled(tokens, at + 1, scene)
                return _somebody(scene, tokens[named]) if named is not None else None
            name = scene.reading.names[tokens[at + 1].ref]
            if name.kind == "place" and tokens[at + 2 : at + 3] and tokens[at + 2].lower == ",":
                at += 2  # "a professor at the university, Kerr, Prof. Ada Brandt, said"
                continue
            firm = name.kind == "body" and mention.head in _MAY_BE_FIRMS
            return scene.cast.of_name.get(name.start) if firm else _somebody(scene, tokens[at + 1])
        if tokens[at].lower == "," and (named := _titled(tokens, at + 1, scene)) is not None:
            return _somebody(scene, tokens[named])
        cue = tokens[at].cue
        if tokens[at].kind == "stop" or (cue is not None and cue.form != "gerund"):
            return None
        at += 1
    return None


def _titled(tokens: Sequence[Token], at: int, scene: Scene) -> int | None:
    """Where the name stands whose office begins at `at`: "the mediator, [former president] Milo Farrant,"."""
    at += at < len(tokens) and tokens[at].lower in cues().determiners
    if at < len(tokens) and tokens[at].lower.endswith("ing") and tokens[at].lower not in _IN_OFFICE:
        return None  # "said the coach, replacing captain Milo Farrant"
    held = False
    for place in range(at, min(at + _OFFICE, len(tokens))):
        token = tokens[place]
        if token.kind == "name" and (place + 1 >= len(tokens) or tokens[place + 1].kind == "stop"):
            name = scene.reading.names[token.ref]
            return place if held or name.role or name.whole < name.start else None
        if token.kind == "name" and " " not in token.lower:
            continue  # "former [Kerrian] president Milo Farrant"
        if token.kind != "word" or token.cue is not None or token.lower in cues().closed:
            return None
        held = held or token.noun == "role"
    return None


def name_given(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person whom a clause names: "a trader, who gave her name simply as [Iya Basira], said"."""
    who = mention.last + 1
    who += who < len(tokens) and tokens[who].lower == ","
    if who >= len(tokens) or tokens[who].lower != "who":
        return None
    naming = False
    for token, following in pairwise(tokens[who + 1 : who + 12]):
        if token.kind in ("stop", "quote"):
            return None
        naming = naming or token.lower in role_words().naming
        if naming and token.lower == "as" and following.kind == "name":
            return _somebody(scene, following)
    return None


def headed_name(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """The person whose office runs right up to the name: "Presidential chief of staff Ada Brandt said"."""
    at = mention.last + 1
    if at >= len(tokens) or tokens[at].lower not in ("of", "for"):
        return None
    while at < min(mention.last + 8, len(tokens)) and tokens[at].kind == "word" and tokens[at].cue is None:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].kind != "name" or is_tied(tokens, at):
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


def _somebody(scene: Scene, token: Token) -> Person | None:
    name = scene.reading.names[token.ref]
    return scene.cast.of_name.get(name.start) if name.kind in ("person", "unknown") else None
