"""An article as attribution leaves it: who is meant where, and whose the quoted words are."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from briefing.quotes.antecedents import Choice
from briefing.quotes.candidates import Candidate, Source
from briefing.quotes.frames import Mention
from briefing.quotes.marks import Quoted
from briefing.quotes.people import Cast
from briefing.quotes.reading import Reading, Token


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
    """Of pronouns."""
    roles: list[Choice] = []

    def tokens(self, mention: Mention) -> Sequence[Token]:
        """Those of the paragraph in which it stands."""
        return self.reading.paragraphs[mention.paragraph].tokens
