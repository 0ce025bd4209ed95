"""A sentence read for its clauses: what stands between a verb of speech and what it reports, and where that ends."""

from __future__ import annotations

from collections.abc import Collection

from briefing.language.datelines import past_dateline, past_label
from briefing.language.dates import english_months
from briefing.quotes.patterns import DASHES, PAUSES, TURNS
from briefing.quotes.subjects import Subjects

_MORE = frozenset(("comment", "say", "elaborate", "confirm", "specify", "discuss", "disclose"))
_ROUGHLY = frozenset(("about", "around", "over", "under", "between"))
_NUMBERS = frozenset(
    "half one two three four five six seven eight nine ten a an dozens hundreds thousands millions".split()  # noqa: SIM905
)
_SPANS = frozenset("minutes hours hour day days week weeks month months year years".split())  # noqa: SIM905
_PARTS = frozenset(("morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "lunchtime", "overnight"))
"""Parts of a day, which follow the day that something was said on."""


_OUTLETS = frozenset(("news", "agency", "radio", "television", "tv", "newspaper", "magazine", "online"))
_AHEAD = frozenset(("as", "in", "between"))
"""Words with which reported words open before a comma and what is said, beside those that open a sentence so."""
_BRACKETED = 6
"""Tokens from an opening bracket after a hearer to the one that closes it, at most."""
_ASIDE = 14
"""Tokens that an aside after the verb has at most."""
_JOINING = frozenset(("and", "but", "or", "so", "which", "who"))
_TELLS_MORE = frozenset(("that", "which", "he", "she", "they"))
_AFTERTHOUGHTS = frozenset(("a", "an", "something", "what"))


class Sentence(Subjects):
    """One sentence; positions are indices into its tokens, the stops at its end left out."""

    # -- between the verb and what is said

    def after_hearer(self, at: int) -> int:
        """Past the verb at `at`, whoever is told, and phrases of time and place."""
        cue = self.cue(at)
        told = self.hearer(at + 1) if cue is not None and cue.lemma in self.patterns.hearer else None
        return self.after_circumstances(told or at + 1)

    def hearer(self, start: int) -> int | None:
        """Past who is told: "reporters", "the BBC", "a crowd", "his supporters"; None where nobody is."""
        at, known = start, self.patterns.hearers
        if self.lower(at) in known or self.kind(at) == "name":
            at += 1
            while self.kind(at - 1) in ("name", "word") and self.lower(at) in _OUTLETS:
                at += 1  # "told ANPI news agency that"
            while self.lower(at) == "of" and self.kind(at + 1) == "name":
                at += 2  # "told The Ledger of Kerr"
        elif self.lower(at) in self.table.determiners:
            at += 1
            while self.kind(at) in ("word", "name") and not self.is_verb(at) and not self.closes(at):
                at += 1
            while self.lower(at) == "of" and self.kind(at - 1) == self.kind(at + 1) == "name":
                at += 2
        else:
            while at < start + 4 and self.lower(at) not in known and self.kind(at) == "word" and not self.closes(at):
                at += 1
            if self.lower(at) not in known and not (at > start and self.kind(at) == "name"):
                at = start
                if not self.lower(at).endswith("s") or self.closes(at) or not self.opens_clause(at + 1):
                    return None
            at += 1
        while self.lower(at) in ("'s", "’s"):
            at += 2
        if self.lower(at) == "(":  # "told the Kerr News Agency (KNA) that"
            at = next((close + 1 for close in range(at + 1, at + _BRACKETED) if self.lower(close) == ")"), at)
        return min(at, self.size)

    def after_circumstances(self, start: int) -> int:
        """Past phrases of time and place: "on Tuesday", "in a statement", "to reporters", ", however,"."""
        at = start
        while at < self.size:
            past = self.after_circumstance(at)
            if past is None:
                break
            at = past
        return at

    def after_circumstance(self, at: int) -> int | None:
        """Past one such phrase; None where none begins at `at`."""
        word, following, known = self.lower(at), self.lower(at + 1), self.patterns
        if word == "at" and following in ("least", "most"):
            return None
        if word in PAUSES and (past := self.after_aside(at)) is not None:
            return past
        if word in known.days or word in _PARTS or (self.table.is_adverb(word) and following not in known.finite):
            return at + 1
        if word in ("late", "early") and (following in ("on", "in") or following in known.days or following in _PARTS):
            return at + 1
        if word in ("this", "last", "earlier", "later") and (following in known.periods or following in known.days):
            dated = self.lower(at + 2) == "(" and self.lower(at + 3).rstrip(".") in english_months()
            close = next((p for p in range(at + 4, min(at + 8, self.size)) if self.lower(p) == ")"), 0) if dated else 0
            return close + 1 if close else at + 2  # "this Tuesday (Jun. 3)"
        if word == "to" and (following in known.hearers or self.kind(at + 1) == "name"):
            return at + 2
        return self.phrase_end(at + 1) if word in known.circumstances and not self.counts(at) else None

    def counts(self, at: int) -> bool:
        """Whether a number begins with the word at `at`: "about half of the town", "around 40 men"."""
        following = self.lower(at + 1)
        return self.lower(at) in _ROUGHLY and (following[:1].isdigit() or following in _NUMBERS)

    def after_aside(self, at: int) -> int | None:
        """Past what stands between two commas or dashes right after the verb, before "that" or a clause."""
        close = next((p for p in range(at + 1, min(at + _ASIDE, self.size)) if self.lower(p) == self.lower(at)), 0)
        told = ((self.cue(p), self.kind(p)) for p in range(at + 1, close))
        if close and self.lower(at + 1) in ("when", "after", "once") and self.awaits_verb(at + 2, close):
            return None  # "said, when the new head, Okoro, asked"
        if not close or any(kind == "quote" or (cue and cue.form in ("past", "present")) for cue, kind in told):
            return None
        if self.lower(close + 1) != "that" and not (self.opens_clause(close + 1) and self.is_finite(close + 1)):
            return None
        return close + 1 if self.lower(close + 1) not in ("which", "who") else None

    def phrase_end(self, start: int) -> int | None:
        """Past the short noun phrase of a circumstance, as far as "that" or a stop shows its end."""
        for at, token in enumerate(self.tokens[start : min(self.size, start + 14)], start):
            word, kind, cue = token.lower, token.kind, token.cue
            if word == "that" or word in self.patterns.questions or kind in ("pronoun", "quote"):
                return at if at > start else None
            if word in self.patterns.days and self.lower(at + 1) not in self.patterns.days:
                return at + 1
            if kind == "stop":
                return at if word in (",", ".", ":") and at > start else None
            if cue is not None and at > start + 1 and cue.form in ("past", "present") and self.is_verb(at):
                return None
        return self.size if self.size <= start + 14 else None

    def that_after(self, at: int, lemma: str) -> int | None:
        """Where "that" (or, of who is asked, a question word) stands after a verb with nothing but phrases between."""
        asks = lemma in self.patterns.request
        for place, token in enumerate(self.tokens[at + 1 : min(self.size, at + 16)], at + 1):
            word, kind, cue = token.lower, token.kind, token.cue
            if asks and word in self.patterns.questions:
                return place
            if word == "that":
                near = place == at + 1 or (place == at + 2 and self.lower(at + 1) == "out")  # "pointed out that"
                return place if near or self.opens_clause(place + 1) else None
            told = cue is not None and cue.form == "past" and not self.qualifies(at, place)
            if kind == "stop" or word in self.patterns.finite or told:
                return None
            if place > at + 1 and word.endswith("ed") and self.lower(place + 1) in self.table.determiners:
                return None  # "said officers received a report that …"
            if kind == "pronoun" and place > at + 1:
                return None
        return None

    def qualifies(self, at: int, place: int) -> bool:
        """Whether a participle only tells of what the verb at `at` says it in: "said in a report [published] by"."""
        prepositions = self.table.prepositions
        return place > at + 2 and self.lower(at + 1) in prepositions and self.lower(place + 1) in prepositions

    # -- what is said

    def is_relative(self, that: int) -> bool:
        """Whether "that" tells of the noun before it: "a crash that injured her son", "the charity that owns it"."""
        word, known = self.lower(that + 1), self.patterns
        timed = self.lower(that - 1) in known.days | known.periods | known.hearers
        if timed or self.kind(that - 1) != "word":
            return False  # "said on Monday that floods this year"
        formed = word.endswith(("ed", "s")) and self.kind(that + 1) == "word" and word not in self.table.determiners
        return formed and (self.lower(that + 2) in self.table.determiners or self.is_pronoun(that + 2))

    def is_lone_pronoun(self, at: int) -> bool:
        """Whether nothing but "it" or "this" is said to be denied or confirmed."""
        word, following = self.lower(at), self.lower(at + 1)
        if word == "that" and self.size - at < 4 and self.after_circumstances(at + 1) >= self.size:
            return True  # "said that on Monday"
        if word == "that" and following in self.patterns.days:  # "noted that Sunday was a feast"
            return self.lower(at + 2) not in self.patterns.finite
        if word == "that" and following == ",":  # "said that, during the talks, …"
            return self.lower(at + 2) in _JOINING or not self.closes(at + 2)
        ends = (
            following in ("", ".", ",", ";", "too", "again", "so", "first")
            or following in self.patterns.days
            or following.endswith("self")
        )
        return word in self.patterns.lone and ends

    def is_clause(self, start: int) -> bool:
        """Whether what begins at `start` can be a clause: a subject, not a preposition or a stop."""
        if self.kind(start) == "stop":
            return self.lower(start) in ("$", "£", "€", "#", "@", "[")
        if self.kind(start) == "quote":
            return start + 1 < self.size
        if self.lower(start) == "no":  # "said no warning had come", not "said no to the plan"
            one = self.lower(start + 1) == "one"  # "said no one asked her"
            return one or (self.kind(start + 1) in ("word", "name") and self.is_finite(start + 1))
        return start < self.size and (self.lower(start) not in self.patterns.heads or self.counts(start))

    def is_finite(self, start: int, past: int = 0) -> bool:
        """Whether a verb that only clauses have follows soon, or before `past`: "the plan was", "they would"."""
        if self.is_pronoun(start) or (self.kind(start) == "name" and self.acts(start + 1)):
            return True
        return any(
            token.lower in self.patterns.finite or token.lower.endswith(("n't", "n’t"))
            for token in self.tokens[start + 1 : min(start + 14, past or self.size)]
        )

    def has_verb(self, start: int, past: int) -> bool:
        """Whether the clause that begins at `start` has its verb before `past`, as far as can be told by form."""
        return past - start > 9 or any(
            token.lower in self.patterns.finite
            or token.lower.endswith(("n't", "n’t", "ed", "’s", "'s"))
            or token.cue is not None
            for token in self.tokens[start:past]
        )

    def end(self, start: int, inside: bool = False) -> int:
        """Where the clause that begins at `start` ends: with the sentence, or where another report takes over.

        `inside`: the clause stands in another one, which goes on after a comma or a dash.
        """
        depth = 0
        for at, token in enumerate(self.tokens[start : self.size], start):
            word = token.lower
            if word == "(":
                depth += 1
            elif word == ")":
                if depth == 0:
                    return at
                depth -= 1
            elif word in TURNS:
                broken = word == ";" or (inside and word in PAUSES)
                if broken or (at > start + 1 and self.stops_before(start, at)):
                    return at
            elif word == "as" and self.headline and at > start + 1 and self.is_meanwhile(at):
                return at  # "Ministry denies it was theirs as toll climbs to 7"
            elif token.kind == "quote" and self.ends_in_comma(at) and self.takes_over(start, at + 1):
                return at + 1
        return self.size

    def is_meanwhile(self, at: int) -> bool:
        """Whether a headline goes on at its "as" with what happens meanwhile: "as toll [climbs] to 7"."""
        near = [self.lower(place) for place in range(max(0, at - 4), min(at + 5, self.size)) if place != at]
        if "as" in near:
            return False
        return any(
            self.kind(place) == "word" and self.lower(place).endswith("s") and len(self.lower(place)) > 3
            and not self.closes(place - 1) and self.lower(place) not in self.table.heads
            and (self.closes(place + 1) or self.lower(place + 1).isdigit() or self.kind(place + 1) in ("", "stop"))
            for place in (at + 2, at + 3)
        )  # fmt: skip

    def stops_before(self, start: int, at: int) -> bool:
        """Whether a comma or a joining word at `at` leads to another report."""
        word = self.lower(at)
        if word == ",":
            more = self.lower(at + 1) in ("who", "whose", "which")
            told = self.speaks(at + 1) and any(self.lower(place) == "," for place in range(start, at))
            if (more or told) and self.awaits_verb(start, at):
                return False  # "said the suspect, a trader, confessed", "that Okoro, who owns the mill, was angry"
            opening = self.lower(start) in _AHEAD or self.lower(start) in self.patterns.openings
            opening = opening and not any(self.lower(p) == "," for p in range(start, at))
            opening = opening and not any(self.lower(p) == ":" for p in range(at, self.size))
            return not opening and self.takes_over(start, at + 1)  # "said when she came, he told her to"
        if word in ("and", "but") and self.lower(at + 1) == "that":
            return False  # "said that two were held and that warrants would follow"
        if word in ("and", "but", "while"):
            return self.report_at(at + 1) or (word == "while" and self.is_remark(at + 1))
        return word == "according" and self.lower(at + 1) == "to"

    def awaits_verb(self, start: int, at: int) -> bool:
        """Whether what begins at `start` is, up to a comma at `at`, no more than somebody and what they are."""
        return not any(map(self.is_acting, range(start, at)))

    def is_later(self, at: int, words: Collection[str] = ("after", "before")) -> bool:
        """Whether it is told how long after something else this was said: "…, [four days after] the mine was shut"."""
        at += self.lower(at) in ("just", "only", "some", "less", "more")
        counted = self.lower(at).isdigit() or self.lower(at) in _NUMBERS
        return counted and self.lower(at + 1) in _SPANS and self.lower(at + 2) in words

    def takes_over(self, start: int, at: int) -> bool:
        """Whether another report begins after a comma: "adding", "but he said", "according to"."""
        word = self.lower(at)
        if word == "which":
            return False  # "the text, which ended with a sign, was late"
        if word in ("but", "and", "though", "although"):
            return self.report_at(at + 1) or self.says_no_more(at + 1)
        if word in self.patterns.asides or (word in _AFTERTHOUGHTS and self.is_judged(at)):
            return self.has_verb(start, at)
        if word == "according" or self.is_later(at, ("after",)):
            return True
        named = word in ("named", "called", "dubbed", "known") and self.kind(at + 1) in ("quote", "name")
        described = named or (word == "known" and self.lower(at + 1) == "as")  # "the line, named “Zolal,” is done"
        return (self.is_remark(at) and self.has_verb(start, at)) or (self.report_at(at) and not described)

    def says_no_more(self, at: int) -> bool:
        """Whether whoever speaks will not go on: "…, but declined to say", "…, but gave no date", "…, and appealed"."""
        if self.lower(at) in ("declined", "refused"):
            return True
        following = [self.lower(at + step) for step in range(3)]
        if following[:2] in (["gave", "no"], ["stopped", "short"], ["appealed", "to"], ["appealed", "for"]):
            return True
        return following[:2] in (["would", "not"], ["could", "not"]) and following[2] in _MORE

    def is_judged(self, at: int) -> bool:
        """Whether a noun phrase begins that takes up what was said to judge it: "…, a situation he described as", "…, a
        figure that could not be verified"."""
        noun = at + 1 + (self.lower(at + 2) in self.patterns.taken_up)
        if self.lower(noun) in self.patterns.taken_up and self.lower(noun + 1) in _TELLS_MORE:
            return True
        for place in range(at + 1, min(at + 6, self.size - 1)):
            if self.kind(place) in ("pronoun", "name"):
                cue = self.cue(place + 1)
                return cue is not None and cue.kind == "judge" and cue.form == "past"
            if self.kind(place) != "word":
                break
        return False

    def ends_in_comma(self, at: int) -> bool:
        """Whether the quoted words at `at` end in a comma, as print has it before what follows."""
        end = self.tokens[at].end
        return self.text[end - 3 : end].endswith((",”", ',"', ",’", ",''", ",'"))

    def is_remark(self, at: int) -> bool:
        """Whether the writer's own remark begins: "…, noting that", "…, wiping his face"."""
        cue = self.cue(at)
        return cue is not None and cue.form == "gerund"

    def clause_start(self, end: int) -> int:
        """Where the clause begins that a comment at `end` belongs to, a dateline left out."""
        start = next((at + 1 for at in range(end - 1, 0, -1) if self.tokens[at].lower == ";"), 0)
        return start or self.after_dateline()

    def after_dateline(self) -> int:
        """Past "SAN GERÓNIMO (CP) —" at the head of a story; 0 where there is none."""
        past = max(past(self.text, self.tokens[0].start) for past in (past_dateline, past_label))
        if past > self.tokens[0].start:
            return next((at for at, token in enumerate(self.tokens[:20]) if token.start >= past), 0)
        dash = next((at for at in range(1, min(16, self.size)) if self.tokens[at].lower in DASHES), 0)
        first = self.text[self.tokens[0].start : self.tokens[0].end]
        if dash and first.isupper() and len(first) > 2:
            return dash + 1
        closed = next((at for at in range(3, min(12, self.size)) if self.tokens[at].lower == ")"), 0)
        agency = self.text[self.tokens[closed - 1].start : self.tokens[closed - 1].end].isupper()
        dated = closed > 3 and self.lower(closed - 2) == "(" and self.lower(closed - 3).isdigit() and agency
        return closed + 1 if dated and self.lower(closed + 1) not in DASHES else 0  # "Kerr, Mar 9 (CP) Rain will …"
