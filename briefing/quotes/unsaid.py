"""Words in marks of which the text says that nobody said them, or that somebody denies it: "Brandt never said “…”", "if
she had said “…”", "might have said: “…”", "a fake video in which she says: “…”", "denied having said “…”"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import cues
from briefing.quotes.reading import Token

_KINDS = ("say", "tell", "write", "judge")
_NEAR = 14
"""Tokens before a verb in which its clause begins."""
_DENIED = 8
"""Tokens before quoted words in which it stands that somebody denies them."""
_MAYBE = frozenset(("might", "could", "would", "should", "may"))
_IF = frozenset(("if", "had", "suppose", "imagine"))
_WHETHER = frozenset(("whether", "if"))
_SAID_ALL_THE_SAME = frozenset(("only", "just", "be", "been", "merely"))
"""Words beside "not" with which something is said, or said by others: "not only said", "could not be disclosed"."""
_DENY = frozenset(("deny", "denies", "denied", "denying"))
_HELPERS = frozenset(("have", "has", "had", "do", "does", "did", *_MAYBE))


def is_unsaid(tokens: Sequence[Token], at: int) -> bool:
    """Whether nobody says the words of the run at `at`: its verb is denied, only thought of, or in what was forged."""
    verb = _verb_before(tokens, at)
    if verb is None:
        return False
    helpers = _helpers(tokens, verb)
    denied = any(map(_is_negated, helpers)) and not _is_said_all_the_same(tokens, verb, helpers)
    return denied or is_supposed(tokens, verb)


def is_supposed(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb of speech at `verb` only tells what somebody might have said, was asked to say, or says in what
    was forged."""
    helpers = _helpers(tokens, verb)
    if _is_said_all_the_same(tokens, verb, helpers):
        return False
    if helpers[:1] == ["have"] and not _MAYBE.isdisjoint(helpers):
        return True
    first = verb
    while first > max(0, verb - _NEAR) and tokens[first - 1].sentence == tokens[verb].sentence:
        first -= 1
    clause = _words(tokens, first, verb)
    if any(word in (",", "as") for word in clause):  # "If it falls, Brandt said": the condition is hers
        return _is_forged(clause)
    opens = clause[0] if clause and (not first or tokens[first - 1].sentence != tokens[verb].sentence) else ""
    if opens in _IF and (opens in ("suppose", "imagine") or "had" in (opens, *helpers)):
        return True
    asked = opens.startswith("ask") and not _WHETHER.isdisjoint(clause)
    return (asked and not _MAYBE.isdisjoint(helpers)) or _is_forged(clause)


def denying(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Where the words begin and end by which somebody denies having said the run at `at`: "denied having said", "denied
    that he had said"; also of the second of "denied saying “sorry” and “please”"."""
    while at > 1 and tokens[at - 1].lower in ("and", "or", ",") and tokens[at - 2].kind == "quote":
        at -= 2
    said = 0
    for back in range(at - 1, max(-1, at - 1 - _DENIED), -1):
        token = tokens[back]
        if token.sentence != tokens[at].sentence or (token.kind == "stop" and token.lower != ":"):
            return None
        if token.lower in _DENY:
            clause = _words(tokens, back, said)
            told = said and (tokens[said].lower.endswith("ing") or "having" in clause or "that" in clause)
            return (back, said) if told and not any(map(_is_negated, _helpers(tokens, back))) else None
        if token.cue is not None and token.cue.kind in _KINDS:
            if said:
                return None
            said = back
    return None


def _is_negated(word: str) -> bool:
    """Whether a word before a verb denies it: "never", "not", "didn't"."""
    return word in ("never", "not") or word.endswith(("n't", "n’t"))


def _words(tokens: Sequence[Token], first: int, past: int) -> list[str]:
    return [token.lower for token in tokens[first:past]]


def _is_said_all_the_same(tokens: Sequence[Token], verb: int, helpers: Sequence[str]) -> bool:
    """Whether "only" or the like stands beside a verb: "would only say", "would say only that"."""
    return not _SAID_ALL_THE_SAME.isdisjoint({*helpers, *_words(tokens, verb + 1, verb + 2)})


def _is_forged(clause: Sequence[str]) -> bool:
    """Whether a clause tells of something forged in which somebody says something: "a fake video in which Brandt"."""
    forged = next((place for place, word in enumerate(clause) if word in cues().forged), len(clause))
    inside = zip(clause[forged + 1 :], clause[forged + 2 :], strict=False)
    return any(pair == ("in", "which") or pair[0] in ("where", "showing") for pair in inside)


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
