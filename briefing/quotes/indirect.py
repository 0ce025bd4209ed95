"""Indirect speech: what somebody is reported to have said, without quotation marks.

Three constructions that the press uses, told by words and their order alone: a verb of speech with its clause
("she told reporters that …"), a comment on the clause that it stands in or after ("…, he added, …"), and "according
to". Which verb takes which pattern is data (indirect.yaml).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.language.layout import clock
from briefing.quotes.comments import ASKED, SUBORDINATE, Comments, Pattern, Reported
from briefing.quotes.cues import CueWord
from briefing.quotes.nested import STATED
from briefing.quotes.patterns import patterns
from briefing.quotes.reading import Paragraph, Reading, Token
from briefing.quotes.subjects import Place
from briefing.quotes.unsaid import is_supposed

_LONGEST = 400
"""Tokens of a sentence that are looked at: what runs on longer is no sentence, and work stays linear."""
_READ = 40
"""Paragraphs that tell the language."""


def reported(reading: Reading) -> list[Reported]:
    """The indirect speech of an article, in the order of its cues; of speech within speech the outer one."""
    found: list[Reported] = []
    if not _is_english(reading):
        return found
    for paragraph in reading.paragraphs:
        for tokens, places in _sentences(paragraph, reading.text):
            sentence = _Reports(reading, paragraph.index, tokens)
            reports = [one for one in sentence.all(places) if _is_sure(reading, one, tokens)]
            found.extend(_outermost(reports) if len(reports) > 1 else reports)
    return found


def _is_sure(reading: Reading, one: Reported, tokens: Sequence[Token]) -> bool:
    """Whether a report is told by more than its verb: other languages than English need "that" or "according to"."""
    if not reading.foreign or one.pattern == "according":
        return True
    at = next(index for index, token in enumerate(tokens) if token.start == one.cue.start)
    return any(token.lower == "that" for token in tokens[at + 1 : at + 4])


def _is_english(reading: Reading) -> bool:
    """Whether the commonest English words are common here: elsewhere a verb of speech is none ("note", "a dit")."""
    known = patterns().english
    read = [paragraph.tokens[:_LONGEST] for paragraph in reading.paragraphs[:_READ]]
    wanted = sum(map(len, read)) / 20
    met = 0
    for tokens in read:
        if met >= wanted:
            break
        met += sum([token.lower in known for token in tokens])
    return met >= wanted


def _outermost(found: list[Reported]) -> list[Reported]:
    """Those that are not themselves reported: of "Ruiz said Okoro had told her that …" the words of Ruiz."""

    def holds(one: Reported, other: Reported) -> bool:
        return any(part.start <= other.cue.start < part.end for part in one.parts)

    def is_inner(one: Reported) -> bool:
        comments = one.pattern in ("comment", "inverted")  # of two that hold each other the comment is none
        return any(holds(other, one) and (comments or not holds(one, other)) for other in found if other is not one)

    return [one for one in found if not is_inner(one)]


def _sentences(paragraph: Paragraph, text: str) -> Iterator[tuple[list[Token], list[int]]]:
    """The sentences of a paragraph that have words which may report speech, and where in them these stand; the time at
    which an entry of a live blog was written is no part of its first one."""
    tokens, cues = paragraph.tokens, paragraph.cues
    told = clock(text, paragraph.start, paragraph.end)
    begin = next((at for at, token in enumerate(tokens) if token.start >= told), 0)
    at = 0
    for opening, past in pairwise((begin, *paragraph.openings, len(tokens))):
        for start in range(opening, past, _LONGEST):
            end = min(start + _LONGEST, past)
            first = at
            while at < len(cues) and cues[at] < end:
                at += 1
            if at > first:
                yield tokens[start:end], [place - start for place in cues[first:at]]


_ASKING = frozenset(("researchers", "scientists", "inspectors", "auditors", "investigators", "judges", "experts"))
"""Who finds by asking."""
_WITHHELD = frozenset(("declined", "declines", "refused", "refuses", "refusing", "declining"))
"""Verbs of those who will not say what follows."""
_IF_ASKED = frozenset(("when", "if", "after", "once", "whenever"))
"""Words after which "asked" is a participle: "did not answer when asked if"."""
_BE = frozenset(("is", "was", "isn't", "isn’t", "wasn't", "wasn’t", "would", "will", "had", "has"))
"""What "that" is followed by where it is somebody's subject, and opens no clause."""
_NOBODY = frozenset(("no", "nobody", "none", "neither"))
_WILL = frozenset(("will", "would", "could", "may", "might", "should", "can", "must"))


class _Reports(Comments):
    """A sentence while its reports are looked for."""

    def all(self, places: Iterable[int]) -> Iterator[Reported]:
        """Every report of the sentence, by cue, which stand at `places`."""
        self.spoken: Place | None = None
        self.told = 0
        """Where the last report ends: verbs within it have other subjects."""
        self.passed: list[int] = []
        self.told_so = "as" in (self.lower(0), self.lower(self.lower(0) in ("and", "but", "yet", "still")))
        for at in places:
            token, found = self.tokens[at], None
            if token.lower == "according" and self.lower(at + 1) == "to":
                found = self.according(at, at + 2)
            elif token.cue is not None and token.cue.kind == "according":
                alone = (at <= 1 or self.is_break(at - 1)) and self.cue(at + 1) is None  # "Según la ministra, …"
                found = self.according(at, at + 1) if alone else None
            elif self.told_so and self.lower(at - 1) == "as" and self.lower(at + 1) == "by":
                found = self.reported_by(at)
            elif token.cue is not None and not (self.told_so or self.may_report(token.cue)):
                self.passed.append(at)
            elif token.cue is not None and self.is_verb(at):
                found = self.verb(at, token.cue)
            if found is not None:
                self.told = found.parts[-1].end
                yield found

    def reported_by(self, at: int) -> Reported | None:
        """ "As reported by The Ledger, the bridge will reopen"."""
        stop = self.next_break(at + 2)
        clause = self.lower(stop) == "," and self.is_clause(stop + 1)
        return self.make(at, "as", [self.span(stop + 1, self.end(stop + 1))], (at + 2, stop)) if clause else None

    def may_report(self, cue: CueWord) -> bool:
        """Whether any pattern takes the verb, or it is one of telling, of which one may be told."""
        return cue.lemma in self.patterns.reporting or cue.kind == "tell"

    def last_subject(self) -> Place | None:
        """Who spoke last in the sentence, verbs that report nothing included, which were passed over till now."""
        outer = (at for at in reversed(self.passed) if self.tokens[at].start >= self.told)
        subjects = (self.subject(at) for at in outer if self.is_verb(at))
        return next(filter(None, subjects), self.spoken)

    def verb(self, at: int, cue: CueWord) -> Reported | None:
        """What the verb at `at` reports."""
        if cue.lemma in ASKED and cue.form == "past" and self.is_asked(at):
            return self.asked_of(at, cue) if self.lower(at - 1) in _IF_ASKED else None
        if self.is_withheld(at) or is_supposed(self.tokens, at):
            return None
        if cue.lemma == "deny" and (said := self.cue(at + 1)) is not None and said.form == "gerund":
            return None  # "denied [saying] that it was late": told with what was said
        if self.lower(at - 1) in self.table.passive and self.lower(at + 1) == "to" and cue.kind == "say":
            return None  # "is said to believe that …": others say it
        if self.lower(at - 1) == "to" and self.lower(at - 2) in ("is", "was"):
            return None  # "what he does not want is to say how"
        subject = None if self.is_inverted(at, cue) else self.subject(at)
        if cue.kind == "tell" and self.lower(at - 1) in self.table.passive:
            return self.told_by(at)
        if subject is not None and self.lower(subject[0]) in _NOBODY:
            return None  # "No group claimed responsibility"
        if subject is not None and cue.lemma == "conclude" and self.gathers(subject):
            return None  # "the forum concluded here today"
        if cue.lemma == "find" and not (subject is not None and self.inquires(subject)):
            return None  # "he found that the door was open"
        if subject is not None and self.tokens[at].start >= self.told:
            self.spoken, self.passed = subject, []
        noted = self.told_so and not any(map(self.is_break, range(at)))  # not "As reported, the board agreed"
        if subject is not None and noted and self.lower(self.after_hearer(at)) == ",":
            start = self.after_hearer(at) + 1
            return self.make(at, "as", [self.span(start, self.end(start))], subject)
        known = self.patterns
        comments = cue.lemma in known.clause or cue.lemma in known.comment or cue.lemma in known.hearer
        if comments and cue.form != "gerund" and self.is_comment(at, cue, subject):
            return self.comment(at, subject)
        if subject is None and not self.shares_subject(at):
            return None
        right = self.right(at, cue.lemma, subject)
        if right is None:
            return None
        pattern, start, end = right
        if pattern == "that" and (claimed := self.claimed(at, start)) is not None:
            return self.make(claimed[0], pattern, [self.span(start, end)], claimed[1:])
        return self.make(at, pattern, [self.span(start, end)], subject or self.last_subject() or self.main_subject(at))

    def inquires(self, subject: Place) -> bool:
        """Whether the subject is a body or a paper, which finds by asking: "the survey", "the inquiry", "it"."""
        last = self.tokens[subject[1] - 1]
        if last.kind == "name":
            return self.names[last.ref].kind == "body"
        return last.lower == "it" or last.noun == "body" or last.lower in self.table.papers or last.lower in _ASKING

    def gathers(self, subject: Place) -> bool:
        """Whether the subject is a meeting or the like, which says nothing when it concludes."""
        last = self.tokens[subject[1] - 1]
        return last.lower.rpartition(" ")[2] in self.patterns.gatherings

    def is_withheld(self, at: int) -> bool:
        """Whether the verb at `at` tells what somebody did not say: "would not [say] why", "declined to [say] if", or
        has still to say: "has until May to [say] why"."""
        if self.lower(at - 1) == "to" and (self.lower(at - 2) in _WITHHELD or self.is_due(at)):
            return True
        while at and self.lower(at - 1) in self.table.between:
            if self.lower(at - 1) in ("not", "never") or self.lower(at - 1).endswith(("n't", "n’t")):
                return True
            at -= 1
        return self.lower(at - 1) == "cannot"

    def is_due(self, at: int) -> bool:
        """Whether there is time left until what the verb at `at` tells: "has until [May] to", "has yet to"."""
        return any(
            self.lower(place) in ("until", "till", "yet") and self.lower(place - 1) in ("has", "have", "had")
            for place in range(max(1, at - 7), at - 1)
        )

    def is_asked(self, at: int) -> bool:
        """Whether the subject of the verb at `at` does not ask, but is asked: "[Asked] whether", "Okoro, [asked] why",
        "Okoro was later [asked] if"."""
        if not at or self.lower(at - 1) in _IF_ASKED:
            return True  # "when asked if", not "when reporters asked if"
        if self.lower(at - 1) == "," and self.kind(at - 2) == "name":
            return self.lower(at - 3) not in self.table.prepositions  # "Okoro, of Holm, asked why"
        while at and self.lower(at - 1) in self.table.between:
            if self.lower(at - 1) in self.table.passive:
                return True
            at -= 1
        return False

    def asked_of(self, at: int, cue: CueWord) -> Reported | None:
        """What somebody was asked by nobody knows whom: "he would not say when [asked] if he would go"."""
        right = self.right(at, cue.lemma, None)
        return self.make(at, right[0], [self.span(*right[1:])], None) if right is not None else None

    def claimed(self, at: int, start: int) -> tuple[int, int, int] | None:
        """The noun between the verb and its clause, and whose it is named as: "denied [claims] by [Okoro] that"."""
        noun = next((place for place in range(at + 1, start - 1) if self.lower(place) in STATED), 0)
        named = noun and self.lower(noun + 1) == "by" and self.kind(noun + 2) == "name" and noun + 3 == start - 1
        return (noun, noun + 2, start - 1) if named else None

    def told_by(self, at: int) -> Reported | None:
        """ "She was told by the manager that …": by whom; None where the sentence does not say it."""
        that = next((place for place in range(at + 2, min(at + 14, self.size)) if self.lower(place) == "that"), 0)
        if not that or self.lower(at + 1) != "by" or not self.opens_clause(that + 1):
            return None
        return self.make(at, "that", [self.span(that + 1, self.end(that + 1))], (at + 2, that))

    # -- a clause after the verb

    def right(self, at: int, lemma: str, subject: Place | None) -> tuple[Pattern, int, int] | None:
        """The pattern of what follows the verb, and from where to where it goes."""
        known = self.patterns
        start = self.after_circumstances(at + 1)
        turned = lemma in known.turning and self.lower(at + 1) in ("on", "upon", "to")
        told = turned or lemma in known.hearer or lemma in known.request
        hearer = self.hearer(at + 1 + turned) if told else None
        if hearer is not None:
            start = self.after_circumstances(hearer)
        if lemma in known.clause or lemma in known.that or lemma in known.hearer:
            that = self.that_after(at, lemma)
            start = start if that is None else that
        pattern = self.pattern(at, lemma, start, hearer is not None) if start < self.size else None
        if pattern is None:
            return None
        start += pattern == "that"
        end = self.end(start, self.is_aside(at, subject))
        if all(self.lower(place).isdigit() for place in range(start, end)):
            return None  # "told Newswatch 46"
        colon = next((place for place in range(start, end) if self.lower(place) == ":"), end)
        if self.kind(colon + 1) == "quote" and self.awaits_verb(start, colon):
            return None  # "told her [sister, Ada Brandt: “Go.”]"
        if pattern == "object" and end - start == 1:
            return None
        past = self.size if lemma == "describe" else end
        if pattern == "object" and any(
            self.lower(place) == "as" and self.kind(place + 1) == "quote" for place in range(start, past - 1)
        ):
            return None  # "described the site as “a lung”": the quotation says it all
        while pattern == "object" and self.lower(end - 1) in known.days:
            end -= 2 if self.lower(end - 2) == "on" else 1  # "urged calm on Monday"
        return pattern, at + 1 + turned if pattern == "request" else start, end

    def pattern(self, at: int, lemma: str, start: int, told: bool) -> Pattern | None:
        """How the verb at `at` takes the words that begin at `start`; `told` says that a hearer stands between."""
        known = self.patterns
        word = self.lower(start)
        if self.is_lone_pronoun(start):
            return None
        if word == "that" and start > at + 1 and self.is_relative(start):
            return None  # "asked the school for letters about a crash that injured her son"
        if word == "that" and (lemma in known.clause or lemma in known.that or lemma in known.hearer):
            points = start == at + 1 and lemma in known.clause and self.lower(start + 1) in _BE
            return "clause" if points else "that"  # "said that was late"
        if word == "to" and told and (lemma in known.request or lemma in known.turning):
            return "request"
        if word == "to" and lemma in known.intent:
            return "intent"
        if self.lower(at - 1) == "to" and lemma not in known.bare:
            return None
        if word in known.questions and (lemma in known.question or lemma in known.hearer):
            meant = self.lower(at - 1) in _WILL or self.lower(start + 1) in ("", ".", ",")
            return None if meant else "question"
        if told:
            return "hearer" if lemma in known.hearer and self.is_clause(start) else None
        if lemma in known.clause and self.is_clause(start) and (lemma in known.bare or self.is_finite(start)):
            return "clause"
        cue = self.cue(at)
        finite = cue is not None and cue.form in ("past", "present") and self.lower(at - 1) not in self.table.passive
        if lemma in known.object and finite and start == at + 1 and self.is_clause(start):
            return "object" if word not in self.table.prepositions else None
        return None

    def is_aside(self, at: int, subject: Place | None) -> bool:
        """Whether the report stands in a clause that a comma will close: "…, who said …,", "While she said …,"."""
        if subject is not None and self.lower(subject[0]) in ("who", "which") and self.is_break(subject[0] - 1):
            return True
        begins = subject[0] - 1 if subject is not None else -1
        if begins > 0 and self.lower(begins) in SUBORDINATE and begins < 7:
            return not any(self.cue(place) or self.lower(place) in self.patterns.finite for place in range(begins))
        if any(self.lower(place) == "," for place in range(1, begins + 1)):
            return False  # "Speaking last, Okoro, the envoy, said"
        if self.lower(0) not in self.patterns.openings and self.cue(0) is None:
            return False
        return not any(self.cue(place) or self.lower(place) in self.patterns.finite for place in range(1, at))
