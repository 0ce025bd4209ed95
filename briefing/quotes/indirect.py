"""Indirect speech: what somebody is reported to have said, without quotation marks.

Three constructions that the press uses, told by words and their order alone: a verb of speech with its clause
("she told reporters that …"), a comment on the clause it stands in or after ("…, he added, …"), and "according to".
Which verb takes which pattern is data (indirect.yaml). One pass over the tokens of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.model import Span
from briefing.quotes.cues import cues
from briefing.quotes.reading import Paragraph, Reading, Token

_DASHES = ("—", "–", "―", "--", "-")

Pattern = Literal[
    "that", "clause", "hearer", "intent", "request", "question", "object", "comment", "inverted", "as", "according"
]

_LONGEST = 400
"""Tokens of a sentence that are looked at: what runs on longer is no sentence, and work stays linear."""


class Reported(Struct, frozen=True):
    """One piece of indirect speech; offsets into the article's text."""

    paragraph: int
    parts: tuple[Span, ...]
    cue: Span
    pattern: Pattern
    source: Span | None
    subject: int = -1
    """Offset of the word that carries the source ("minister", a name, a pronoun); -1 without source."""


class Patterns(Struct, frozen=True):
    """indirect.yaml as sets; see there."""

    confidence: dict[str, float]

    clause: frozenset[str]
    bare: frozenset[str]
    finite: frozenset[str]
    nouns: frozenset[str]
    that: frozenset[str]
    comment: frozenset[str]
    hearer: frozenset[str]
    intent: frozenset[str]
    request: frozenset[str]
    question: frozenset[str]
    object: frozenset[str]
    circumstances: frozenset[str]
    days: frozenset[str]
    periods: frozenset[str]
    questions: frozenset[str]
    hearers: frozenset[str]
    articles: frozenset[str]
    openings: frozenset[str]
    occasions: frozenset[str]
    asides: frozenset[str]


@cache
def patterns() -> Patterns:
    """indirect.yaml, read once."""
    data = load("briefing.quotes", "indirect.yaml")
    lists = {key: frozenset(words.split()) for key, words in data.items() if key != "confidence"}
    return Patterns(confidence=data["confidence"], **lists)


def reported(reading: Reading) -> list[Reported]:
    """The indirect speech of an article, in reading order of its cues."""
    found: list[Reported] = []
    for paragraph in reading.paragraphs:
        for tokens in _sentences(paragraph):
            found.extend(_outermost(list(_Sentence(reading, paragraph.index, tokens).reported())))
    return found


def _outermost(found: list[Reported]) -> list[Reported]:
    """Those that are not themselves reported: of "Ruiz said Okoro had told her that …" the words of Ruiz."""
    return [
        one
        for one in found
        if not any(part.start <= one.cue.start < part.end for other in found if other is not one for part in other.parts)
    ]


def _sentences(paragraph: Paragraph) -> Iterator[list[Token]]:
    """The sentences of a paragraph that have a word which may report speech."""
    start = 0
    tokens = paragraph.tokens
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].sentence != tokens[start].sentence or index - start >= _LONGEST:
            sentence = tokens[start:index]
            if any(token.cue is not None or token.lower == "according" for token in sentence):
                yield sentence
            start = index


class _Sentence:
    """One sentence while its reports are looked for; positions are indices into its tokens."""

    def __init__(self, reading: Reading, paragraph: int, tokens: Sequence[Token]) -> None:
        self.names = reading.names
        self.text = reading.text
        self.paragraph = paragraph
        self.tokens = tokens
        self.size = len(tokens)
        while self.size and tokens[self.size - 1].kind == "stop":
            self.size -= 1
        self.table = cues()
        self.patterns = patterns()

    def reported(self) -> Iterator[Reported]:
        """Every report of the sentence, outermost first."""
        for at in range(self.size):
            token = self.tokens[at]
            if token.lower == "according" and self.lower(at + 1) == "to":
                found = self.according(at)
            elif token.cue is not None and token.kind == "word" and self.is_verb(at):
                found = self.verb(at)
            else:
                continue
            if found is not None:
                yield found

    # -- reading the sentence

    def lower(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < self.size else ""

    def is_adverb(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind != "word" or token.cue is not None:
            return False
        if token.lower == "since":
            return self.lower(at - 1) in ("has", "have", "had")
        return token.lower in self.table.between or token.lower.endswith("ly") or token.lower in self.patterns.days

    def is_verb(self, at: int) -> bool:
        """Whether the word of speech at `at` is a verb here: not "the report", "his claim", "to report on"."""
        token = self.tokens[at]
        cue = token.cue
        assert cue is not None
        before = self.lower(at - 1)
        if before in self.patterns.articles:
            return False
        if before in ("'s", "’s") and cue.form != "participle" and cue.form != "gerund":
            return False
        if cue.form in ("base", "present"):
            return self.is_present(at)
        if token.upper and at and self.tokens[at - 1].kind == "word" and not self.tokens[at - 1].upper:
            return False
        if before[:1].isdigit():
            return self.opens_clause(at + 1)
        return not (cue.form == "past" and before in self.table.prepositions)

    def is_present(self, at: int) -> bool:
        """Whether a form that can be a noun as well ("report", "claims") has a subject before it or a clause after."""
        last = at - 1
        while last >= 0 and self.is_adverb(last):
            last -= 1
        if last < 0:
            return False
        before = self.tokens[last]
        if before.kind == "pronoun" or before.kind == "name" or before.lower == "to" or last < at - 1:
            return before.lower not in self.table.prepositions or before.lower == "to"
        cue = self.tokens[at].cue
        if cue is not None and cue.lemma in self.patterns.nouns:
            return False
        if before.kind == "stop":
            return before.lower in (",", ")") and self.opens_clause(at + 1)
        return before.lower not in self.table.prepositions and before.lower not in self.table.determiners

    def opens_clause(self, at: int) -> bool:
        """Whether "that", a pronoun, a determiner or a name stands at `at`, as at the head of a clause."""
        if at >= self.size:
            return False
        token = self.tokens[at]
        return token.kind in ("pronoun", "name", "quote") or token.lower in self.table.determiners

    def span(self, first: int, past: int) -> Span | None:
        """tokens[first:past] without outer stops; None where nothing of it is a word."""
        while first < past and self.tokens[first].kind == "stop" and self.tokens[first].lower not in "$£€([“#@":
            first += 1
        while past > first and self.tokens[past - 1].kind == "stop" and self.tokens[past - 1].lower not in ")]%":
            past -= 1
        return Span(self.start(first), self.tokens[past - 1].end) if first < past else None

    def start(self, at: int) -> int:
        """Where the token begins, with the titles that stand before a name."""
        token = self.tokens[at]
        return self.names[token.ref].whole if token.kind == "name" else token.start

    def make(
        self, at: int, pattern: Pattern, parts: Sequence[Span | None], source: tuple[int, int] | None
    ) -> Reported | None:
        kept = tuple(part for part in parts if part is not None)
        if not kept or self.is_quoted(kept):
            return None
        cue = self.tokens[at]
        place = self.span(*source) if source else None
        head = self.tokens[source[1] - 1].start if source and place else -1
        return Reported(self.paragraph, kept, Span(cue.start, cue.end), pattern, place, head)

    def is_quoted(self, parts: Sequence[Span]) -> bool:
        """Whether all that is reported stands in quotation marks, and so is a quotation already."""
        return not any(
            token.kind not in ("stop", "quote") and any(part.start <= token.start < part.end for part in parts)
            for token in self.tokens[: self.size]
        )

    # -- who speaks

    def subject(self, verb: int) -> tuple[int, int] | None:
        """First token and end of the subject that stands before the verb."""
        last = verb - 1
        while last >= 0 and self.is_adverb(last):
            last -= 1
        if last < 0:
            return None
        token = self.tokens[last]
        if token.kind == "pronoun":
            return (last, last + 1) if token.lower != "that" else None
        if token.kind == "stop":
            if token.lower in (",", ")", *_DASHES):
                return self.with_apposition(last)
            return None
        if token.kind == "quote":
            return None
        if token.lower in self.table.breaks or token.lower in self.table.prepositions or token.cue is not None:
            return None
        return self.phrase_start(last), last + 1

    def phrase_start(self, last: int) -> int:
        """Where the noun phrase that ends at `last` begins."""
        first = last
        while first > 0:
            before = self.tokens[first - 1]
            if before.kind in ("stop", "quote") and before.lower not in ("-", "&", "."):
                break
            if before.kind == "pronoun" or (before.lower in self.table.breaks and before.lower not in ("than",)):
                break
            if before.cue is not None and before.lower not in ("'s", "’s") and self.is_verb(first - 1):
                break
            first -= 1
        while first < last and self.lower(first) in ("and", "but"):
            first += 1
        return first

    def with_apposition(self, stop: int) -> tuple[int, int] | None:
        """The subject before an apposition that closes at `stop`: "Ana Ruiz, the mayor," or "Ana Ruiz (Green)"."""
        opening = {")": "(", ",": ","}.get(self.lower(stop), self.lower(stop))
        left = stop - 1
        while left > 0 and self.lower(left) != opening:
            left -= 1
        if left <= 0:
            return None
        return self.phrase_start(left - 1), stop

    def inverted(self, verb: int, end: int) -> tuple[int, int] | None:
        """The subject after the verb: "…, said the minister, Ana Ruiz"."""
        return (verb + 1, end) if verb + 1 < end else None

    # -- what is said

    def verb(self, at: int) -> Reported | None:
        """What the verb at `at` reports."""
        cue = self.tokens[at].cue
        assert cue is not None
        lemma = cue.lemma
        known = self.patterns
        if cue.kind == "according" or (
            lemma
            not in known.clause
            | known.that
            | known.hearer
            | known.intent
            | known.request
            | known.question
            | known.object
        ):
            return None
        subject = None if self.is_inverted(at) else self.subject(at)
        if subject is not None and self.lower(0) == "as" and self.lower(self.after_hearer(at)) == ",":
            start = self.after_hearer(at) + 1
            return self.make(at, "as", [self.span(start, self.end(start))], subject)
        if (
            lemma in known.clause | known.comment | known.hearer
            and cue.form != "gerund"
            and self.is_comment(at, subject)
        ):
            return self.comment(at, subject)
        if subject is None and not self.shares_subject(at):
            return None
        right = self.right(at, lemma, subject)
        if right is None:
            return None
        return self.make(at, right[0], [self.span(right[1], right[2])], subject or self.main_subject(at))

    def is_inverted(self, at: int) -> bool:
        """Whether the subject follows the verb: "…, said Ana Ruiz, the mayor"."""
        cue = self.tokens[at].cue
        if cue is None or cue.lemma not in self.patterns.clause | self.patterns.comment:
            return False
        if at == 0 or self.lower(at - 1) != "," or at + 1 >= self.size:
            return False
        following = self.tokens[at + 1]
        if following.kind in ("stop", "quote", "pronoun") or following.cue is not None or self.closes(at + 1):
            if following.lower not in self.table.determiners or following.kind == "pronoun":
                return False
        return not any(
            self.lower(place) in self.patterns.finite for place in range(at + 1, self.next_stop(at + 1))
        ) and any(self.lower(place) in self.patterns.finite or self.tokens[place].cue for place in range(at))

    def next_stop(self, at: int) -> int:
        """The next comma, semicolon or dash, or the end."""
        while at < self.size and self.lower(at) not in (",", ";", "(", ":", *_DASHES):
            at += 1
        return at

    def after_hearer(self, at: int) -> int:
        """Past the verb at `at`, whoever is told, and phrases of time and place."""
        past = at + 1
        if self.tokens[at].cue.lemma in self.patterns.hearer:
            past = self.hearer(past) or past
        return self.after_circumstances(past)

    def that_after(self, at: int, lemma: str) -> int | None:
        """Where "that" (with verbs of asking, a question word) stands after a verb, with nothing but phrases between."""
        asks = lemma in self.patterns.request
        for place in range(at + 1, min(self.size, at + 16)):
            token = self.tokens[place]
            if asks and token.lower in self.patterns.questions:
                return place
            if token.lower == "that":
                return place if (place > at + 1 and self.opens_clause(place + 1)) or place == at + 1 else None
            if (
                token.kind == "stop"
                or token.lower in self.patterns.finite
                or (token.cue is not None and token.cue.form == "past")
            ):
                return None
            if token.kind == "pronoun" and place > at + 1:
                return None
        return None

    def shares_subject(self, at: int) -> bool:
        """Whether the verb can have a subject further left: "…, adding that", "… and said that", "Asked whether"."""
        cue = self.tokens[at].cue
        last = at - 1
        while last >= 0 and self.is_adverb(last):
            last -= 1
        if last < 0 or (cue is not None and cue.form == "gerund"):
            return True
        return self.lower(last) in self.patterns.openings or self.lower(last) in ("and", "but", ",", "then", "or", "to")

    def main_subject(self, at: int) -> tuple[int, int] | None:
        """The name or pronoun nearest the head of the sentence."""
        for place in range(min(at, 40)):
            if self.tokens[place].kind in ("name", "pronoun"):
                return place, place + 1
        return None

    def is_comment(self, at: int, subject: tuple[int, int] | None) -> bool:
        """Whether subject and verb only comment on the words before them: "…, she said on Monday"."""
        begin = subject[0] if subject else at
        if begin == 0 or not self.is_break(begin - 1):
            return False
        if subject is None:
            return self.lower(at + 1) not in ("that", "to") and self.tokens[at].cue.form in ("past", "present")
        if self.tokens[begin - 1].kind == "quote" and all(token.kind == "quote" for token in self.tokens[:begin]):
            return self.lower(at + 1) != "that"
        past = self.after_hearer(at)
        return past >= self.size or self.lower(past) in (",", ";", *_DASHES)

    def right(self, at: int, lemma: str, subject: tuple[int, int] | None) -> tuple[Pattern, int, int] | None:
        """The pattern of what follows the verb, and from where to where it goes."""
        known = self.patterns
        start = self.after_circumstances(at + 1)
        hearer = None
        if lemma in known.hearer or lemma in known.request:
            hearer = self.hearer(at + 1)
            if hearer is not None:
                start = self.after_circumstances(hearer)
        that = self.that_after(at, lemma) if lemma in known.clause | known.that | known.hearer else None
        if that is not None:
            start = that
        if start >= self.size:
            return None
        pattern = self.pattern(at, lemma, start, hearer is not None)
        if pattern is None:
            return None
        if pattern == "that":
            start += 1
        end = self.end(start, self.is_aside(at, subject))
        return pattern, at + 1 if pattern == "request" else start, end

    def pattern(self, at: int, lemma: str, start: int, told: bool) -> Pattern | None:
        """How the verb at `at` takes the words that begin at `start`; `told` says that a hearer stands between."""
        known = self.patterns
        word = self.lower(start)
        if word == "that" and lemma in known.clause | known.that | known.hearer:
            return "that"
        if word == "to" and told and lemma in known.request:
            return "request"
        if word == "to" and lemma in known.intent:
            return "intent"
        if self.lower(at - 1) == "to" and lemma not in known.bare:
            return None
        if word in known.questions and (lemma in known.question or lemma in known.hearer):
            return "question"
        if told:
            return "hearer" if lemma in known.hearer and self.is_clause(start) else None
        if lemma in known.clause and self.is_clause(start) and (lemma in known.bare or self.is_finite(start)):
            return "clause"
        if lemma in known.object and start == at + 1 and self.is_clause(start) and word not in self.table.prepositions:
            return "object"
        return None

    def is_aside(self, at: int, subject: tuple[int, int] | None) -> bool:
        """Whether the report stands in a clause that a comma will close: "…, who said …,", "While she said …,"."""
        if subject is not None and self.lower(subject[0]) == "who" and self.is_break(subject[0] - 1):
            return True
        opening = self.lower(0)
        first = opening in self.patterns.openings or self.tokens[0].cue is not None
        return first and not any(
            self.tokens[place].cue is not None or self.lower(place) in self.patterns.finite for place in range(1, at)
        )

    def after_circumstances(self, start: int) -> int:
        """Past phrases of time and place: "on Tuesday", "in a statement", "repeatedly"."""
        at = start
        while at < self.size:
            word = self.lower(at)
            if word == "," and self.lower(at + 1) == "however" and self.lower(at + 2) == ",":
                at += 3
            elif word in self.patterns.days or (word.endswith("ly") and self.lower(at + 1) not in self.patterns.finite):
                at += 1
            elif (
                word in self.patterns.circumstances
                and at > start - 1
                and word not in ("this", "when", "while", "as", "to")
            ):
                past = self.phrase_end(at + 1)
                if past is None:
                    return at
                at = past
            elif (
                word in ("this", "last", "earlier", "later")
                and self.lower(at + 1) in self.patterns.periods | self.patterns.days
            ) or (
                word == "to"
                and (
                    self.lower(at + 1) in self.patterns.hearers
                    or self.tokens[min(at + 1, self.size - 1)].kind == "name"
                )
            ):
                at += 2
            else:
                break
        return at

    def phrase_end(self, start: int) -> int | None:
        """Past the short noun phrase of a circumstance, as far as "that" or a stop shows its end."""
        for at in range(start, min(self.size, start + 14)):
            word = self.lower(at)
            token = self.tokens[at]
            if word == "that" or word in self.patterns.questions or token.kind in ("pronoun", "quote"):
                return at if at > start else None
            if word in self.patterns.days and self.lower(at + 1) not in self.patterns.days:
                return at + 1
            if token.kind == "stop":
                return at if word in (",", ".") and at > start else None
            if token.cue is not None and at > start + 1 and token.cue.form in ("past", "present") and self.is_verb(at):
                return None
        return self.size if self.size <= start + 14 else None

    def hearer(self, start: int) -> int | None:
        """Past who is told: "reporters", "the BBC", "a crowd in Ohio", "his supporters"."""
        at = start
        if at >= self.size:
            return None
        token = self.tokens[at]
        if token.lower in self.patterns.hearers or token.kind == "name":
            at += 1
        elif token.lower in self.table.determiners:
            at += 1
            while (
                at < self.size
                and self.tokens[at].kind in ("word", "name")
                and self.tokens[at].cue is None
                and not self.closes(at)
            ):
                at += 1
        elif token.kind == "pronoun" and token.lower in ("it",):
            at += 1
        else:
            while (
                at < self.size
                and at < start + 4
                and self.lower(at) not in self.patterns.hearers
                and self.tokens[at].kind == "word"
                and not self.closes(at)
            ):
                at += 1
            if self.lower(at) not in self.patterns.hearers:
                return None
            at += 1
        while at < self.size and self.lower(at) in ("'s", "’s"):
            at += 2
        return at

    def closes(self, at: int) -> bool:
        word = self.lower(at)
        return (
            word in self.table.prepositions
            or word in self.table.breaks
            or word in self.table.determiners
            or word in self.table.between
        )

    def is_clause(self, start: int) -> bool:
        """Whether what begins at `start` can be a clause: a subject, not a preposition or a stop."""
        if start >= self.size:
            return False
        token = self.tokens[start]
        if token.kind == "stop" and token.lower not in ("$", "£", "€", "#", "@", "["):
            return False
        if token.kind == "quote":
            return start + 1 < self.size
        return self.lower(start) not in (
            "and",
            "or",
            "of",
            "by",
            "about",
            "as",
            "than",
            "to",
            "for",
            "but",
            "so",
            "against",
            "into",
            "yes",
            "no",
        )

    def is_finite(self, start: int) -> bool:
        """Whether a verb that only clauses have follows soon: "the plan was", "they would", "it had"."""
        return self.tokens[start].kind == "pronoun" or any(
            self.lower(at) in self.patterns.finite or self.lower(at).endswith(("n't", "n’t"))
            for at in range(start + 1, min(start + 14, self.size))
        )

    def end(self, start: int, inside: bool = False) -> int:
        """Where the clause that begins at `start` ends: with the sentence, or where another report takes over."""
        depth = 0
        for at in range(start, self.size):
            word = self.lower(at)
            if word == "(":
                depth += 1
            elif word == ")":
                if depth == 0:
                    return at
                depth -= 1
            elif (
                word == ";"
                or (inside and word in (",", *_DASHES))
                or (word == "," and at > start + 1 and self.takes_over(start, at + 1))
                or (
                    word in ("and", "but", "while")
                    and at > start + 1
                    and (self.report_at(at + 1) or (self.is_remark(at + 1) and word == "while"))
                )
                or (word == "according" and self.lower(at + 1) == "to")
            ):
                return at
            elif self.tokens[at].kind == "quote" and self.ends_in_comma(at) and self.takes_over(start, at + 1):
                return at + 1
        return self.size

    def takes_over(self, start: int, at: int) -> bool:
        """Whether another report begins after a comma: "adding", "but he said", "according to"."""
        word = self.lower(at)
        if word in ("but", "and", "though", "although"):
            return self.report_at(at + 1)
        if word in self.patterns.asides:
            return self.has_verb(start, at)
        if word == "according":
            return True
        return (self.is_remark(at) and self.has_verb(start, at)) or self.report_at(at)

    def ends_in_comma(self, at: int) -> bool:
        """Whether the quoted words at `at` end in a comma, as print has it before what follows."""
        end = self.tokens[at].end
        return self.text[end - 3 : end].endswith((",”", ',"', ",’", ",''", ",'"))

    def has_verb(self, start: int, past: int) -> bool:
        """Whether the clause that begins at `start` has its verb before `past`, as far as can be told by form."""
        return past - start > 9 or any(
            self.lower(at) in self.patterns.finite
            or self.lower(at).endswith(("n't", "n’t", "ed", "’s", "'s"))
            or self.tokens[at].cue is not None
            for at in range(start, past)
        )

    def is_remark(self, at: int) -> bool:
        """Whether the writer's own remark begins: "…, noting that", "…, wiping his face"."""
        cue = self.tokens[at].cue if at < self.size else None
        return cue is not None and cue.form == "gerund"

    def report_at(self, at: int) -> bool:
        """Whether subject and verb of a report follow at once: "he said", "the minister added"."""
        for place in range(at, min(self.size, at + 7)):
            token = self.tokens[place]
            if token.kind in ("stop", "quote"):
                return False
            if place == at and (self.speaks(at) or (token.lower == "did" and self.lower(at + 1) == "not")):
                return True
            cue = token.cue
            if (
                cue is not None
                and cue.lemma in self.patterns.clause
                and cue.form in ("past", "present")
                and self.is_verb(place)
            ):
                return place == at or self.subject(place) is not None
            if token.kind == "pronoun" and place > at:
                return False
        return False

    def speaks(self, at: int) -> bool:
        """Whether a finite verb of speech of any kind stands at `at`: "and accused …", "but called …"."""
        cue = self.tokens[at].cue
        spoken = cue is not None and cue.form in ("past", "present") and cue.kind in ("say", "tell", "write", "judge")
        return spoken and self.is_verb(at)

    def comment(self, at: int, subject: tuple[int, int] | None) -> Reported | None:
        """What the comment "…, she said[, …]" is about: the sentence around it."""
        begin = subject[0] if subject else at
        inverted = subject is None
        past = self.after_hearer(at) if subject else self.next_stop(at + 1)
        if subject is None:
            subject = (at + 1, past)
        start = self.clause_start(begin - 1)
        before = begin if self.tokens[begin - 1].kind == "quote" else begin - 1
        left = self.span(start, before)
        if left is None:
            return None
        whole = (
            self.has_verb(start, before) or (before - start > 3 and self.lower(start) not in self.table.prepositions)
        ) and self.lower(start) not in self.patterns.openings
        right = None
        if past < self.size and self.lower(past) == self.lower(begin - 1) and self.resumes(past + 1) and not inverted:
            right = self.span(past + 1, self.end(past + 1))
        if not whole and right is None and not (inverted and self.has_verb(start, before)):
            return None
        return self.make(at, "inverted" if inverted else "comment", [left, right], subject)

    def resumes(self, at: int) -> bool:
        """Whether the clause goes on after the comment, and no remark on the speaking follows."""
        return self.lower(at) not in self.patterns.occasions and not self.is_remark(at)

    def is_break(self, at: int) -> bool:
        return at >= 0 and (self.lower(at) in (",", *_DASHES) or self.tokens[at].kind == "quote")

    def clause_start(self, end: int) -> int:
        """Where the clause begins that a comment at `end` belongs to."""
        for at in range(end - 1, 0, -1):
            if self.lower(at) == ";":
                return at + 1
        return 0

    def according(self, at: int) -> Reported | None:
        """ "According to X, …" and "…, according to X"."""
        stop = at + 2
        while stop < self.size and self.lower(stop) not in (",", ";", *_DASHES):
            stop += 1
        source = (at + 2, stop)
        if at <= 1:
            return self.make(at, "according", [self.span(stop + 1, self.end(stop + 1))], source)
        start = self.clause_start(at)
        whole = self.has_verb(start, at) and self.lower(stop + 1) not in self.patterns.finite
        right = None if whole or stop >= self.size else self.span(stop + 1, self.end(stop + 1))
        return self.make(at, "according", [self.span(start, at), right], source)
