"""Speech within speech: the words are whose clause they stand in, not theirs who tell of it.

"Brandt said [Farrant] had called her “a fool”", "accused [Farrant] of saying it was “late”", "rejected [Farrant’s]
claim that it was “safe”". What can be told without a parser: the verb or noun of speech nearest before the marks, and
who stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.quotes.cues import Cues, CueWord
from briefing.quotes.frames import Frame, Mention, Relation
from briefing.quotes.reading import Token
from briefing.quotes.roles import role_nouns

_BACK = 14
"""Tokens before the marks in which the inner verb is looked for."""
_NEAR = 8
"""The same where it is a gerund, after which a finite verb may come."""
_SPEAKS = frozenset(("say", "tell", "write", "judge"))
_OUTER = frozenset((*_SPEAKS, "think", "according"))
_PROMISES = frozenset(("threaten", "vow", "promise", "pledge", "swear", "offer", "refuse"))
"""Verbs whose "to" the words go on after: "had threatened to “finish” him"."""
_HEARS = frozenset(("heard", "hears", "hear", "saw", "sees", "watched", "let", "made", "had"))
_OVER = frozenset(("for", "of", "about", "over", "after"))
_OWNER = frozenset(("'s", "’s", "'", "’"))
_WORDS = frozenset(
    (
        "claim",
        "remark",
        "remarks",
        "comment",
        "comments",
        "assertion",
        "accusation",
        "argument",
        "description",
        "warning",
        "complaint",
    )
)
"""Nouns for what somebody in particular says."""
_CLAIMS = frozenset(
    ("claims", "allegations", "accusations", "suggestions", "reports", "rumours", "rumors", "complaints", "criticism")
)
"""Nouns for what is said by nobody in particular: "hit back at claims that he was “lazy”"."""
STATED = _WORDS | _CLAIMS
"""All of them."""
_OPENS = frozenset(
    ("that", ",", "how", "why", "when", "if", "whether", "because", "and", "but", "after", "before", "as", "which")
)
"""What stands before the subject of a clause."""
_TIED = ("modifier", "relative", "who")


class Inner(NamedTuple):
    """Whose words they are, and the frame that says so; without `mention` they are of somebody whom nobody names."""

    mention: Mention | None
    frame: Frame
    outer: bool = False
    """Whether it is after the marks that another tells of it."""


def innermost(
    tokens: Sequence[Token], at: int, mentions: Sequence[Mention], people: frozenset[int], table: Cues
) -> Inner | None:
    """Who speaks within what another says or does, where the marks at token `at` stand in a clause of theirs.

    `people` are the first tokens of the names among `mentions` that are somebody's.
    """
    clause = _Clause(tokens, at, mentions, people, table)
    last = at - 1 - (at > 0 and tokens[at - 1].lower in (",", ":"))
    for cue_at in range(last, max(0, last - _BACK), -1):
        token = tokens[cue_at]
        if token.sentence != tokens[at].sentence or token.kind in ("quote", "stop"):
            return None
        if (found := clause.noun(cue_at)) is not None:
            return found
        if token.cue is not None and (
            token.cue.kind in _SPEAKS or (token.cue.lemma in _PROMISES and tokens[cue_at + 1].lower == "to")
        ):
            return clause.verb(cue_at, token.cue)
    return clause.heard()


class _Clause:
    """The words before one pair of marks."""

    def __init__(
        self, tokens: Sequence[Token], at: int, mentions: Sequence[Mention], people: frozenset[int], table: Cues
    ) -> None:
        self.tokens = tokens
        self.at = at
        self.mentions = mentions
        self.people = people
        self.ending = {mention.last: mention for mention in mentions}
        self.table = table

    def word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def noun(self, at: int) -> Inner | None:
        """Whose claim or remark the words are, where a noun of speech stands at `at`."""
        word, after = self.word(at), self.word(at + 1)
        if word in self.table.missives and after in ("by", "from") and self.word(self.at - 1) == ":":
            by = next((m for m in self.mentions if at + 2 <= m.first <= at + 3 and m.last == self.at - 2), None)
            return Inner(by, Frame("by", at, CueWord(word, "say", "past"))) if by is not None else None
        if word not in STATED:
            return None
        if after == "by":
            by = next((mention for mention in self.mentions if mention.first == at + 2), None)
            return self._inner(by, at, None, "by") if by is not None and self.word(by.last + 1) == "that" else None
        if after not in ("that", "of"):
            return None
        if self.word(at - 1) in _OWNER:
            if (text := self.ending.get(at)) is not None and text.leads:
                return Inner(text, Frame("plain", at + 1, CueWord("say", "say", "past")))
            return self._inner(self.ending.get(at - 2), at, None, "possessive")
        if word in _CLAIMS and self.word(at - 1) in self.table.prepositions:
            return Inner(None, Frame("passive", at, CueWord(word, "judge", "past")))
        return None

    def verb(self, at: int, cue: CueWord) -> Inner | None:
        """Who speaks by the verb at `at`."""
        before = self.word(at - 1)
        if (found := self._of_whom(at, cue)) is not None:
            return found
        if (teller := self._teller(at, cue)) is not None:
            return teller
        if before in ("which", "that") and (thing := self._thing(at)) is not None:
            return thing
        if cue.form == "gerund" and before == "as":
            return self._quoted(at)
        if cue.form == "gerund" and self.at - at > _NEAR:
            return None
        if before in self.table.passive or self.word(at - 2) in self.table.passive:
            by = next((mention for mention in self.mentions if mention.first == self.at + 2), None)
            return Inner(by, Frame("by", at, cue)) if by is not None and self.word(self.at + 1) == "by" else None
        return self._inner(self._subject(at, cue), at, cue, "plain")

    def _teller(self, at: int, cue: CueWord) -> Inner | None:
        """Who is told of, and says it in a clause of their own: "will report to [Brandt], who called him “a fool”"."""
        if self.word(at - 1) != "who" or self.word(at - 2) != ",":
            return None
        mention = self.ending.get(at - 3)
        if mention is None or mention.kind == "body" or not (mention.governed and self._is_somebody(mention)):
            return None
        return Inner(mention, Frame("who", at, cue))

    def heard(self) -> Inner | None:
        """Whom another heard say it: "“…,” Farrant heard [Brandt] say"."""
        for mention in self.mentions:
            told = mention.last + 1
            if not self.at < mention.first < self.at + _NEAR or told >= len(self.tokens):
                continue
            cue = self.tokens[told].cue
            if cue is not None and cue.kind in _SPEAKS and self._subject(told, cue) is mention and cue.form == "base":
                return Inner(mention, Frame("plain", told, cue), True)
        return None

    def _of_whom(self, at: int, cue: CueWord) -> Inner | None:
        """Whose words another brings before a colon: "quoted [Brandt]: “…”", "of what [Brandt] had said: “…”", "with
        [Brandt], who had said: “…”"."""
        if self.word(self.at - 1) != ":":
            return None
        if cue.lemma in ("quote", "cite"):
            quoted = self.ending.get(self.at - 2)
            return (
                Inner(quoted, Frame("plain", at, cue)) if quoted is not None and self._start(quoted) == at + 1 else None
            )
        last = at - 1
        while last > 0 and self.word(last) in self.table.between:
            last -= 1
        who = self.word(last) == "who"
        last -= who + (who and self.word(last - 1) == ",")
        mention = self.ending.get(last)
        if mention is None or not (who or self.word(self._start(mention) - 1) in ("what", "which")):
            return None
        return Inner(mention, Frame("who" if who else "plain", at, cue))

    def _inner(self, mention: Mention | None, at: int, cue: CueWord | None, relation: Relation) -> Inner | None:
        if mention is None or not self._is_somebody(mention) or (mention.owner and relation == "plain"):
            return None
        outer = cue is not None and self.word(at - 1) == "had" and mention.kind != "pronoun" and self._told_after()
        claims = relation == "possessive" and mention.leads  # "[Brandt’s] complaint that he was “late” was ignored"
        if not (outer or claims or self._is_told(mention, at, cue)):
            return None
        if cue is not None and cue.form in ("past", "present", "participle") and not self._opens(mention):
            return None
        return Inner(mention, Frame(relation, at, cue or CueWord("say", "say", "past")), outer)

    def _opens(self, mention: Mention) -> bool:
        """Whether the mention is the subject of a clause of its own: not "all [Brandt] said was “late”"."""
        before = self.tokens[start - 1] if (start := self._start(mention)) else None
        return before is None or before.cue is not None or before.lower in _OPENS

    def _start(self, mention: Mention) -> int:
        """Where a mention begins, with the "the" before a body's name."""
        return mention.first - (mention.kind == "body" and self.word(mention.first - 1) == "the")

    def _is_somebody(self, mention: Mention) -> bool:
        """Whether a mention is of a person or a named body, no thing that only says something: "it", "two reports"."""
        if mention.kind == "name":
            return mention.first in self.people
        if mention.kind == "body":
            return mention.name is not None and mention.name.kind == "body"
        if mention.kind == "pronoun":
            return self.table.pronouns[mention.head] in ("masculine", "feminine")
        return mention.kind == "role" and mention.head in role_nouns()

    def _subject(self, at: int, cue: CueWord) -> Mention | None:
        """Who stands right before the verb of speech at `at`, as its grammar has it."""
        if cue.form == "gerund":
            return self.ending.get(at - 2) if self.word(at - 1) in _OVER else self.ending.get(at - 1)
        if cue.form == "base":
            mention = self.ending.get(at - 1)
            return mention if mention is not None and self.word(self._start(mention) - 1) in _HEARS else None
        last = at - 1
        while last > 0 and self.word(last) in self.table.between:
            if self.word(last) in self.table.passive or self.word(last) in _OWNER:
                return None
            last -= 1
        tied = (m for m in self.mentions if any(f.at == at and f.relation in _TIED for f in m.frames))
        return self.ending.get(last) or next(tied, None)  # "a man with a knife had shouted"

    def _thing(self, at: int) -> Inner | None:
        """The text that says the words: "the report, [which] calls it “late”", "a tweet [that] called him “a fool”"."""
        back = at - 2 - (self.word(at - 2) == ",")
        thing = self.ending.get(back)
        if thing is not None and thing.kind == "body" and thing.name is None:
            return Inner(thing, Frame("plain", at, self.tokens[at].cue))
        untold = thing is None and self.word(back) in self.table.missives
        return Inner(None, Frame("passive", at, CueWord(self.word(at), "judge", "past"))) if untold else None

    def _told_after(self) -> bool:
        """Whether "she said" follows the marks: "a man had told her it was “x”, she said"."""
        after = [self.word(self.at + step) for step in (1, 2)]
        cue = self.tokens[self.at + 3].cue if self.at + 3 < len(self.tokens) else None
        return after[0] == "," and after[1] in ("he", "she") and cue is not None and cue.kind == "say"

    def _quoted(self, at: int) -> Inner | None:
        """Whom another quotes "as saying": "The paper quoted [Brandt] as", "[Brandt] was quoted by the paper as"."""
        for back in range(at - 2, max(0, at - _NEAR), -1):
            cue = self.tokens[back].cue
            if cue is not None and cue.lemma in ("quote", "cite"):
                subject = back - 1
                while subject > 0 and self.word(subject) in self.table.between:
                    subject -= 1
                passive = self.word(back - 1) in self.table.passive
                mention = self.ending.get(subject if passive else at - 2)
                return Inner(mention, Frame("plain", at, CueWord("say", "say", "past"))) if mention else None
        return None

    def _is_told(self, mention: Mention, at: int, cue: CueWord | None) -> bool:
        """Whether another word of speech, with nothing but words between, stands before the mention in its sentence."""
        start = self._start(mention)
        if self.word(start - 1) in ("from", "by") and self.word(start - 2) in self.table.missives:
            return True  # "received a letter from Brandt saying"
        gerund = cue is not None and cue.form == "gerund"
        for back in range(start - 1, max(-1, start - _BACK), -1):
            token = self.tokens[back]
            if token.sentence != self.tokens[at].sentence or token.kind == "quote":
                return False
            if token.lower == "according":
                return True
            if token.kind == "stop" and (gerund or token.lower != ","):
                return False
            if token.cue is not None and token.cue.kind in _OUTER:
                return not gerund or back >= start - 3
            if cue is not None and token.lower in _HEARS:
                return back >= start - 2
        return False
