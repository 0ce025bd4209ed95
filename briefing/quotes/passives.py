"""Verbs of speech whose subject does not speak: "was told", "a claim dismissed by", "water boss accused of"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import Cues, cues
from briefing.quotes.reading import Token

_SENT = frozenset(("post", "publish", "issue", "release", "write", "send", "tweet", "circulate"))


def is_passive(tokens: Sequence[Token], first: int, at: int, table: Cues) -> bool:
    """Whether a helper makes a passive of the verb at `at`, adverbs passed over as far as `first`: "was later told"."""
    for back in range(at - 1, first - 1, -1):
        lower = tokens[back].lower
        if lower in table.passive:
            return True
        if lower not in table.between and not table.is_adverb(lower):
            break
    return False


def is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle describes a noun and somebody else is its subject: "a claim dismissed by Okoro"."""
    cue = tokens[at].cue
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if at and cue is not None and cue.form == "past" and tokens[at - 1].lower in cues().missives:
        return cue.lemma in _SENT and following in cues().prepositions  # "a statement posted on its channels"
    by = following == "by"
    return by and cue is not None and cue.form in ("past", "participle") and cue.kind == "judge"


_OWN_ACTS = frozenset(("apologise", "apologize", "argue", "protest", "plead", "complain", "campaign"))
"""Verbs of what nobody has done to them: "the minister apologised for"."""


def is_done_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a headline leaves out "is" before the verb at `at`: "Water boss accused of “lying”"."""
    cue = tokens[at].cue
    if cue is None or cue.form != "past" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].lower
    if cue.lemma in _OWN_ACTS or (at and tokens[at - 1].lower in ("has", "have", "had")):
        return False
    if cue.lemma == "tell":
        return following in ("of", "how", "that", "to")  # "inquiry told of silence"
    if cue.kind != "judge":
        return False
    return following == "of" if cue.lemma == "accuse" else following in ("for", "over", "by")
