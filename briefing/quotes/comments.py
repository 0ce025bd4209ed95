"""Reports told by what stands around a clause: a comment in or after it ("…, he added, …"), and "according to"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from briefing.model import Span
from briefing.quotes.clauses import Sentence
from briefing.quotes.cues import CueWord
from briefing.quotes.patterns import DASHES
from briefing.quotes.subjects import Place

Pattern = Literal[
    "that", "clause", "hearer", "intent", "request", "question", "object", "comment", "inverted", "as", "according"
]

SUBORDINATE = frozenset(("while", "when", "after", "although", "though", "if", "before", "since", "because", "whereas"))
"""Words that open a clause which a comma closes: "But when the board said that …, she left"."""
ASKED = frozenset(("ask", "press", "question"))
"""Verbs that open a sentence with what another wanted to know: "Asked whether he would go, the minister said …"."""


class Reported(Struct, frozen=True):
    """One piece of indirect speech; offsets into the article's text."""

    paragraph: int
    parts: tuple[Span, ...]
    cue: Span
    pattern: Pattern
    source: Span | None


class Comments(Sentence):
    """A sentence whose reports may be comments; positions as there."""

    def make(self, at: int, pattern: Pattern, parts: Sequence[Span | None], source: Place | None) -> Reported | None:
        """The report with its cue at `at`; None where nothing is left of it but quotations."""
        kept = tuple(part for part in parts if part is not None)
        if not kept or self.is_quoted(kept):
            return None
        cue = self.tokens[at]
        return Reported(self.paragraph, kept, Span(cue.start, cue.end), pattern, self.span(*source) if source else None)

    def is_quoted(self, parts: Sequence[Span]) -> bool:
        """Whether all that is reported stands in quotation marks, and so is a quotation already."""
        for part in parts:
            at = bisect_left(self.tokens, part.start, hi=self.size, key=lambda token: token.start)
            while at < self.size and self.tokens[at].start < part.end:
                if self.tokens[at].kind not in ("stop", "quote"):
                    return False
                at += 1
        return True

    def announces(self, at: int) -> bool:
        """Whether a colon closes the sentence after the verb, so that what is said comes only then."""
        past = self.after_hearer(at)
        return self.text.startswith(":", self.tokens[past - 1].end) if past > self.size - 1 else self.lower(past) == ":"

    def is_inverted(self, at: int, cue: CueWord) -> bool:
        """Whether the subject follows the verb: "…, said Ana Ruiz, the mayor"."""
        if cue.lemma not in self.patterns.clause and cue.lemma not in self.patterns.comment:
            return False
        if self.lower(at - 1) != "," or self.kind(at + 1) in ("", "stop", "quote", "pronoun"):
            return False
        if self.is_apposed(at - 1):
            return False
        if self.lower(at + 1) not in self.table.determiners and (self.cue(at + 1) or self.closes(at + 1)):
            return False
        if not self.names_somebody(at + 1):
            return False
        finite = self.patterns.finite
        subject = range(at + 1, self.next_break(at + 1, ("(", ":")))
        if any(self.lower(place) in finite or self.kind(place) == "quote" for place in subject):
            return False
        return any(map(self.is_told, range(at)))

    def is_told(self, at: int) -> bool:
        """Whether a verb stands at `at` that makes a clause of the words around it, not "speaking"."""
        cue = self.cue(at)
        return self.lower(at) in self.patterns.finite or (cue is not None and cue.form != "gerund")

    def names_somebody(self, at: int) -> bool:
        """Whether a noun phrase with a name or a noun of people or bodies begins at `at`, and no verb follows it."""
        while at < self.size and self.kind(at) == "word" and self.lower(at) not in self.table.heads:
            word = self.lower(at)
            if (self.closes(at) and word not in self.table.determiners) or word in self.table.irregular:
                return False
            at += 1
        while self.kind(at + 1) == "word" and self.lower(at + 1) in self.table.heads:
            at += 1  # "party leaders"
        following = self.lower(at + 1)
        return self.kind(at) in ("word", "name") and not (following in self.table.irregular or following.endswith("ed"))

    def is_comment(self, at: int, cue: CueWord, subject: Place | None) -> bool:
        """Whether subject and verb only comment on the words before them: "…, she said on Monday"."""
        begin = subject[0] if subject else at
        if begin == 0 or not self.is_break(begin - 1) or self.announces(at):
            return False
        if subject is None and self.is_apposed(at - 1):
            return False
        if subject is None:
            free = self.lower(at + 1) not in ("that", "to") and self.kind(at + 1) != "quote"
            return free and cue.form in ("past", "present")
        if all(token.kind == "quote" for token in self.tokens[:begin]):
            return self.lower(at + 1) != "that"
        if self.lower(at + 1) == "that" and self.lower(at + 2) not in self.patterns.periods | self.patterns.days:
            return False  # "On Monday, the programme warned that stocks in the area will run out"
        past = self.after_hearer(at)
        return past >= self.size or self.lower(past) in (",", ";", *DASHES)

    def comment(self, at: int, subject: Place | None) -> Reported | None:
        """What the comment "…, she said[, …]" is about: the sentence around it."""
        begin = subject[0] if subject else at
        past = self.after_hearer(at) if subject else self.next_break(at + 1, ("(", ":"))
        start = self.clause_start(begin - 1)
        before = begin if self.kind(begin - 1) == "quote" else begin - 1
        left = self.span(start, before)
        if left is None or (self.kind(begin - 1) == "quote" and self.lower(begin - 2) == ":"):
            return None  # "Council votes: “I will stay,” says mayor"
        if self.lower(start).endswith("ing") and not any(map(self.is_told, range(start, before))):
            return None  # "Addressing the crowd, the governor said, “…”"
        whole = self.is_whole(start, before)
        if subject is None:
            if self.lower(start) in SUBORDINATE and self.lower(past) == "," and self.resumes(past + 1):
                return self.make(at, "inverted", [left, self.span(past + 1, self.end(past + 1))], (at + 1, past))
            named = any(map(self.stands_free, range(at + 1, past)))  # not "agreed on Friday in Holm"
            said = named and (whole or self.has_verb(start, before))
            return self.make(at, "inverted", [left], (at + 1, past)) if said else None
        right = None
        if self.lower(past) and self.lower(past) == self.lower(begin - 1) and self.resumes(past + 1):
            end = self.end(past + 1)
            right = self.span(past + 1, end)
        cue = self.cue(start)
        resumed = right is not None and not (cue is not None and cue.lemma in ASKED)
        return self.make(at, "comment", [left, right], subject) if whole or resumed else None

    def stands_free(self, at: int) -> bool:
        """Whether a name or a noun for people or a body stands at `at` that no preposition governs."""
        if self.kind(at) != "name" and self.lower(at) not in self.table.heads:
            return False
        before = at - 1
        while self.kind(at) == "word" == self.kind(before) and not self.closes(before) and self.cue(before) is None:
            before -= 1
        before -= self.lower(before) in self.table.determiners
        return self.lower(before) not in self.table.prepositions

    def is_whole(self, start: int, past: int) -> bool:
        """Whether tokens[start:past] can be a clause of their own, not a phrase of time or place or a side clause."""
        opening = self.lower(start)
        if opening in self.patterns.openings:  # "Though she was born here, the river drove her out, she said"
            main = (at + 1 for at in range(start + 2, past - 2) if self.lower(at) == ",")
            return any(self.may_open(at) and self.is_finite(at, past) for at in main)
        return self.has_verb(start, past) or (past - start > 3 and opening not in self.table.prepositions)

    def may_open(self, at: int) -> bool:
        """Whether a clause may begin at `at`, be it with a noun in the plural."""
        return self.opens_clause(at) or (self.lower(at).endswith("s") and not self.closes(at))

    def resumes(self, at: int) -> bool:
        """Whether the clause goes on after the comment, and no remark on the speaking follows: "…, a day after …"."""
        return self.lower(at) not in self.patterns.occasions and not (self.is_remark(at) or self.is_later(at))

    def is_person(self, at: int) -> bool:
        """Whether the name of somebody stands at `at`."""
        return self.kind(at) == "name" and self.names[self.tokens[at].ref].kind in ("person", "unknown")

    def according(self, at: int, source: int) -> Reported | None:
        """What stands before or after "according to X", where X begins at `source`."""
        stop = self.source_end(at, source)
        after = self.span(stop + 1, self.end(stop + 1)) if stop < self.size else None
        if at <= 1:
            return self.make(at, "according", [after], (source, stop))
        if self.lower(at - 1) == "," and self.lower(stop + 1) == "that":
            return None  # "He told them, according to two aides, that he would go"
        start = self.clause_start(at)
        if self.kind(start) == "quote" and any(map(self.cue, range(start + 1, at))):
            return None  # "“…,” he said, according to the agency"
        whole = self.has_verb(start, at) and self.lower(stop + 1) not in self.patterns.finite
        return self.make(at, "according", [self.span(start, at), None if whole else after], (source, stop))

    def source_end(self, at: int, source: int) -> int:
        """Where X of "according to X" ends, with who that is: its manager, [Ada Brandt], Ada Brandt, [a farmer]."""
        stop = self.next_break(source)
        titled = any(token.noun == "role" for token in self.tokens[source:stop])
        if titled and self.is_person(stop + 1) and self.lower(stop + 2) == ",":
            stop += 2
        past = self.next_break(stop + 1)
        if at > 1 or not self.is_person(stop - 1) or not self.describes(stop + 1, past):
            return stop
        roles = [place for place in range(stop + 1, past) if self.tokens[place].noun == "role"]
        opens = self.tokens[stop + 1].upper or self.lower(stop + 1) in ("a", "an", "the", "who")
        if not roles or not (opens or roles[0] < stop + 4):
            return stop
        again = self.next_break(past + 1)  # "…, head of Holm Growers, a union of farmers, …"
        return again if self.lower(past + 1) in ("a", "an") and self.describes(past + 1, again) else past

    def describes(self, start: int, past: int) -> bool:
        """Whether tokens[start:past] are words without a verb that a comma closes, not at the end."""
        closed = self.lower(past) == "," and past < self.size - 1
        return closed and not any(map(self.is_acting, range(start, past)))
