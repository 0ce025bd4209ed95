"""Words in marks of which the text says that nobody said them, or that somebody denies it: "Brandt never said “…”", "if
she had said “…”", "might have said: “…”", "a fake video in which she says: “…”", "denied having said “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import cues
from briefing.quotes.reading import Token

_KINDS = ("say", "tell", "write", "judge")
_NEAR = 14
"""Tokens before a verb in which its clause begins."""
_MAYBE = frozenset(("might", "could", "would", "should", "may"))
_IF = frozenset(("suppose", "imagine"))
_WHETHER = frozenset(("whether", "if"))
_SAID_ALL_THE_SAME = frozenset(("only", "just", "be", "been", "merely"))
"""Words beside "not" with which something is said, or said by others: "not only said", "could not be disclosed"."""
_DENY = frozenset(("deny", "denies", "denied", "denying"))


def is_unsaid(tokens: Sequence[Token], at: int) -> bool:
    """Whether nobody says the words of the run at `at`: its verb is denied, only thought of, or in what was forged."""
    verb = _verb_before(tokens, at)
    if verb is None:
        return False
    helpers = _helpers(tokens, verb)
    denied = any(is_negated(word) for word in helpers) and _SAID_ALL_THE_SAME.isdisjoint(helpers)
    return denied or is_supposed(tokens, verb)


def is_supposed(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb of speech at `verb` only tells what somebody might have said, was asked to say, or says in what
    was forged."""
    helpers = _helpers(tokens, verb)
    if helpers[:1] == ["have"] and not _MAYBE.isdisjoint(helpers):
        return True
    first = verb
    while first > max(0, verb - _NEAR) and tokens[first - 1].sentence == tokens[verb].sentence:
        first -= 1
    clause = [token.lower for token in tokens[first:verb]]
    opens = clause[0] if clause and (not first or tokens[first - 1].sentence != tokens[verb].sentence) else ""
    if "as" in clause:
        return False
    if opens in _IF or (opens in ("if", "had") and "had" in (opens, *helpers)):
        return True
    if not _MAYBE.isdisjoint(helpers) and not _WHETHER.isdisjoint(clause) and opens.startswith("ask"):
        return True
    return not cues().forged.isdisjoint(clause)


def denying(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Where the words begin and end by which somebody denies having said the run at `at`: "denied having said"."""
    verb = _verb_before(tokens, at)
    if verb is None or not verb:
        return None
    first = verb - (tokens[verb - 1].lower == "having") - 1
    gerund = tokens[verb].lower.endswith("ing") or tokens[verb - 1].lower == "having"
    return (first, verb) if gerund and first >= 0 and tokens[first].lower in _DENY else None


def is_negated(word: str) -> bool:
    """Whether a word before a verb denies it: "never", "not", "didn't"."""
    return word in ("never", "not") or word.endswith(("n't", "n’t"))


def _verb_before(tokens: Sequence[Token], at: int) -> int | None:
    """The verb of speech right before the run at `at`, whomever it tells and whatever it judges: "called her “…”"."""
    last = at - 1
    while last > 0 and (tokens[last].lower in (":", ",", "that") or tokens[last].kind in ("pronoun", "name")):
        last -= 1
        if at - last > 4:
            return None
    cue = tokens[last].cue if last > 0 else None
    return last if cue is not None and cue.kind in _KINDS else None


def _helpers(tokens: Sequence[Token], verb: int) -> list[str]:
    """The helpers and adverbs right before a verb, nearest first."""
    found: list[str] = []
    at = verb - 1
    while at >= 0 and (tokens[at].lower in cues().between or tokens[at].lower in _HELPERS | _SAID_ALL_THE_SAME):
        found.append(tokens[at].lower)
        at -= 1
    return found


_HELPERS = frozenset(("have", "has", "had", "do", "does", "did", *_MAYBE))
