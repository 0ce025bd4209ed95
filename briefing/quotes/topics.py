"""What a sentence is about: the subject of its main clause, whom a pronoun after it most likely means.

Subjects go before objects, and main clauses before side clauses, as in centering (Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.quotes.cues import Cues
from briefing.quotes.frames import Mention
from briefing.quotes.reading import Token


def mark_topic(tokens: Sequence[Token], sentence: Sequence[Mention], table: Cues) -> None:
    """Marks of a sentence's mentions the subject of its main clause, as far as that shows: whoever says it at its end,
    else the first subject past the clause or phrase that it opens with: "As [he] did before, [Brandt] cut the tax"."""
    teller = next((at for at in range(len(sentence) - 1, 0, -1) if _tells_last(tokens, sentence[at], table)), None)
    if teller is not None:
        sentence[teller].topic = True
        for mention in sentence[:teller]:
            mention.told = True
        return
    begin = _main_clause(tokens, sentence[0])
    for at, mention in enumerate(sentence):
        if mention.first >= begin and mention.leads and not mention.governed and not mention.owner:
            (_named_beside(tokens, mention, sentence[at + 1 :]) or mention).topic = True
            return


def _named_beside(tokens: Sequence[Token], mention: Mention, following: Sequence[Mention]) -> Mention | None:
    """Whose name stands between commas right after an office: "Counsel for Okoro, advocate [Ada Brandt], said"."""
    if mention.kind != "role":
        return None
    comma = next((at for at in range(mention.last + 1, len(tokens)) if tokens[at].kind == "stop"), len(tokens))
    past = comma + 1
    named = next((one for one in following if one.kind == "name" and one.first >= comma), None)
    if named is None or tokens[comma].lower != "," or named.first - past > _DESCRIBED:
        return None
    closed = named.last + 1 < len(tokens) and tokens[named.last + 1].lower == ","
    return named if closed and named.sentence == mention.sentence else None


_DESCRIBED = 3
"""Words between the comma after an office and the name of whoever has it."""


def _tells_last(tokens: Sequence[Token], mention: Mention, table: Cues) -> bool:
    """Whether who is mentioned says what stands before, past a comma: "…, [Brandt] said", "…, said [Brandt]", not
    "Brandt, the mayor, said [Okoro] was late"."""
    frame = mention.frames[0] if mention.frames else None
    if frame is None or frame.cue is None or frame.relation not in ("plain", "inverted") or frame.words:
        return False
    first, past = min(mention.first, frame.at), max(mention.last, frame.at) + 1
    ends = past == len(tokens) or tokens[past].sentence != mention.sentence or tokens[past].kind in ("stop", "quote")
    if frame.relation == "plain":
        ends = ends or tokens[past].lower in table.between
    ends = ends or tokens[past].lower in table.prepositions
    return ends and frame.cue.kind in ("say", "tell") and first > 0 and tokens[first - 1].lower == ","


def _main_clause(tokens: Sequence[Token], mention: Mention) -> int:
    """Where the main clause of the sentence of `mention`, the first in it, begins as far as that shows."""
    first = mention.first
    while first and tokens[first - 1].sentence == mention.sentence:
        first -= 1
    opening = tokens[first].lower
    if opening not in _SUBORDINATE and not opening.endswith("ing"):
        return first
    at = first
    while at < len(tokens) and tokens[at].sentence == mention.sentence and tokens[at].lower != ",":
        at += 1
    return at if at < len(tokens) and tokens[at].sentence == mention.sentence else first


_SUBORDINATE = frozenset(
    ("as", "when", "while", "after", "before", "if", "although", "though", "because", "since", "unless", "once",
     "until", "whenever", "whereas", "despite")
)  # fmt: skip
