"""Who says something in a sentence: where its verbs of speech stand, and the subject before each.

No parser: the order of words, a few closed classes of them (cues.yaml, indirect.yaml), commas and quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Span
from briefing.quotes.cues import CueWord, cues
from briefing.quotes.enclosed import is_enclosed
from briefing.quotes.patterns import DASHES, PAUSES, patterns
from briefing.quotes.phrases import is_possessive
from briefing.quotes.reading import Reading, Token

Place = tuple[int, int]
"""First token of a phrase and the one after its last."""
_OFFICE = 9
"""Words of an office before a name."""


class Subjects:
    """One sentence; positions are indices into its tokens, the stops at its end left out."""

    def __init__(self, reading: Reading, paragraph: int, tokens: Sequence[Token]) -> None:
        self.text = reading.text
        self.names = reading.names
        self.paragraph = paragraph
        self.headline = reading.headline and not paragraph
        self.tokens = tokens
        self.size = len(tokens)
        while self.size and tokens[self.size - 1].kind == "stop":
            self.size -= 1
        self.table = cues()
        self.patterns = patterns()

    def lower(self, at: int) -> str:
        """The word at `at` in small letters; empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < self.size else ""

    def cue(self, at: int) -> CueWord | None:
        """The verb of speech at `at`, if one stands there."""
        return self.tokens[at].cue if 0 <= at < self.size else None

    def kind(self, at: int) -> str:
        """The kind of token at `at`; empty outside the sentence."""
        return self.tokens[at].kind if 0 <= at < self.size else ""

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

    def opens_clause(self, at: int) -> bool:
        """Whether "that", a pronoun, a determiner, a name or a quotation stands at `at`, as at the head of a clause."""
        return self.is_pronoun(at) or self.kind(at) in ("name", "quote") or self.lower(at) in self.table.determiners

    def is_pronoun(self, at: int) -> bool:
        """Whether a pronoun stands at `at`, be it with its verb: "he's"."""
        return self.kind(at) == "pronoun" or self.lower(at).replace("’", "'").partition("'")[0] in self.table.pronouns

    def acts(self, at: int) -> bool:
        """Whether the word after a name is a verb by its form and by what it takes: "Farrant [runs] a network"."""
        word = self.lower(at)
        formed = word.endswith(("ed", "s")) and len(word) > 3 and self.kind(at) == "word" and not self.tokens[at].upper
        taken = self.lower(at + 1) in self.table.determiners or self.lower(at + 1) in self.table.prepositions
        return (formed and (taken or self.kind(at + 1) in ("name", "pronoun"))) or word in self.table.irregular

    def closes(self, at: int) -> bool:
        """Whether the word at `at` belongs to the small closed classes that end a noun phrase."""
        word, table = self.lower(at), self.table
        return any(word in words for words in (table.prepositions, table.breaks, table.determiners, table.between))

    def is_break(self, at: int) -> bool:
        """Whether a comma, a dash or a quotation stands at `at`."""
        return self.lower(at) in PAUSES or self.kind(at) == "quote"

    def next_break(self, at: int, besides: tuple[str, ...] = ()) -> int:
        """The next comma, semicolon or dash (or one of `besides`), or the end."""
        while at < self.size and self.lower(at) not in (",", ";", *DASHES, *besides):
            at += 1
        return at

    # -- the verb

    def is_adverb(self, at: int) -> bool:
        """Whether a word may stand between a subject and its verb: "also", "repeatedly", "on", not a verb itself."""
        token = self.tokens[at] if 0 <= at < self.size else None
        if token is None or token.kind != "word" or token.cue is not None:
            return False
        word = token.lower
        if word == "since":
            return self.lower(at - 1) in ("has", "have", "had")
        return (
            word in self.table.between
            or word in self.patterns.adverbs
            or word.endswith(("n't", "n’t"))
            or self.table.is_adverb(word)
        )

    def before(self, at: int) -> int:
        """The place before `at`, adverbs passed over; -1 at the head of the sentence."""
        last = at - 1
        while last >= 0 and (
            self.is_adverb(last) or (self.lower(last) == "on" and self.lower(last + 1) in self.patterns.days)
        ):
            last -= 1
        return last

    def is_verb(self, at: int) -> bool:
        """Whether the word of speech at `at` is a verb here: not "the report", "his claim", "to report on"."""
        token = self.tokens[at] if 0 <= at < self.size else None
        if token is None or token.cue is None or token.kind != "word":
            return False
        cue, before = token.cue, self.lower(at - 1)
        if before in self.patterns.articles:
            return False
        if before in ("'s", "’s") and cue.form != "participle" and cue.form != "gerund":
            return False
        if cue.form in ("base", "present") or (cue.lemma == token.lower and cue.lemma in self.patterns.nouns):
            return self.is_present(at)  # a past form as well: "its annual forecast"
        if token.upper and self.kind(at - 1) == "word" and not self.tokens[at - 1].upper:
            return False
        if before[:1].isdigit():
            return self.opens_clause(at + 1)
        return not (cue.form == "past" and before in self.table.prepositions)

    def is_owned(self, at: int) -> bool:
        """Whether an article or a possessive begins the phrase that `at` ends: "a new Kerr [report]"."""
        for place in range(at - 1, max(-1, at - 5), -1):
            if self.lower(place) in self.patterns.articles or self.lower(place) in ("'s", "’s"):
                return True
            if self.kind(place) not in ("word", "name") or self.cue(place) is not None:
                return False
        return False

    def is_present(self, at: int) -> bool:
        """Whether a form that can be a noun as well ("report", "claims") has a subject before it or a clause after."""
        last = self.before(at)
        if last < 0:
            return False
        before = self.tokens[last]
        cue = self.cue(at)
        noun = cue is not None and cue.lemma in self.patterns.nouns
        if self.lower(at + 1) == "that" and self.lower(at).endswith("s") and self.is_one(last):
            return True  # "the UN Mission reports that", "the report estimates that"
        several = before.noun == "plural" and before.lower.endswith("s")
        reports = self.lower(at).endswith("s") or self.lower(at + 1) == ","  # "the researchers report, …"
        if several and reports and cue is not None and cue.form in ("present", "base"):
            return self.lower(self.phrase_start(last)) not in self.table.prepositions  # "a team of researchers reports"
        if noun and before.kind != "pronoun" and self.is_owned(at):  # "the ministry claims Farrant runs a network"
            return before.noun == "body" and self.kind(at + 1) == "name" and self.acts(at + 2)
        if before.lower == ")" and self.is_one(last) and self.kind(at + 1) != "quote":
            return True  # "the World Food Programme (WFP) says"
        if before.kind == "pronoun" or before.kind == "name" or before.lower == "to" or last < at - 1:
            return before.lower not in self.table.prepositions or before.lower == "to"
        if noun:  # "critics charge that it failed", "warns of rain and notes that it is early"
            joined = before.lower in ("and", "but", ",", ")") and self.lower(at + 2) not in self.patterns.finite
            return self.lower(at + 1) == "that" and (joined or before.lower.endswith("s"))
        if before.kind == "stop":
            named = before.lower == "," and self.kind(last - 1) == "name" and self.kind(at + 1) == "word"
            return (before.lower in (",", ")", *DASHES) and self.opens_clause(at + 1)) or named
        if cue is not None and cue.form == "base" and before.kind == "word" and not before.lower.endswith("s"):
            return self.lower(self.phrase_start(last)) not in self.table.prepositions  # "— for strong support"
        return before.lower not in self.table.prepositions and before.lower not in self.table.determiners

    def is_one(self, last: int) -> bool:
        """Whether a body, its initials in brackets or somebody ends at `last`, and no plural or mass noun."""
        before = self.tokens[last]
        if before.lower == ")":
            return self.kind(last - 1) == "name" and self.lower(last - 2) == "("
        told = before.kind == "name" or before.noun == "role" or before.noun == "body"
        return told and not before.lower.endswith(("s", "police", "media"))

    def speaks(self, at: int) -> bool:
        """Whether a finite verb of speech of any kind stands at `at`: "and accused …", "but called …"."""
        cue = self.cue(at)
        spoken = cue is not None and cue.form in ("past", "present") and cue.kind in ("say", "tell", "write", "judge")
        return spoken and self.is_verb(at)

    def is_described_as(self, at: int) -> bool:
        """Whether a participle tells what somebody is called, and nobody speaks: "the girl, named only as Mina,"."""
        cue = self.cue(at)
        if cue is None or cue.kind != "judge":
            return False
        near = range(at + 1, min(self.next_break(at), at + 8))
        return self.lower(at + 1) in ("as", "in", "only", "simply") or any(self.lower(place) == "by" for place in near)

    def is_charged(self, at: int) -> bool:
        """Whether money is charged, and nothing said: "and charged families 40 dollars"."""
        cue = self.cue(at)
        return cue is not None and cue.lemma == "charge" and self.lower(at + 1) != "that"

    def report_at(self, at: int) -> bool:
        """Whether subject and verb of a report follow at once: "he said", "the minister added", "also denied"."""
        at += self.lower(at) in ("also", "later", "then")
        for place in range(at, min(self.size, at + 7)):
            kind, cue = self.kind(place), self.cue(place)
            if kind in ("stop", "quote"):
                return False
            if place == at and (self.is_described_as(at) or self.is_charged(at)):
                return False
            if place == at and (
                self.speaks(at) or (self.lower(at) == "did" and self.lower(at + 1) == "not" and self.cue(at + 2))
            ):
                return True
            if place == at + 1 and self.kind(at) == "pronoun" and self.speaks(place):
                return True  # "but she described it as"
            silent = self.lower(at + 1) == "did" and self.lower(at + 2) == "not" and self.cue(at + 3) is not None
            if place == at and self.kind(at) == "pronoun" and silent:
                return True  # "although he did not say how many"
            finite = cue is not None and cue.lemma in self.patterns.clause and cue.form in ("past", "present")
            if finite and self.is_verb(place):
                return place == at or self.subject(place) is not None
            if kind == "pronoun" and place > at:
                return False
        return False

    # -- the subject

    def subject(self, verb: int) -> Place | None:
        """First token and end of the subject that stands before the verb."""
        last = self.before(verb)
        kind, word = self.kind(last), self.lower(last)
        if kind == "pronoun":
            return (last, last + 1) if word != "that" else None
        if kind == "stop":
            return self.with_apposition(last) if word in (",", ")", *DASHES) else None
        if kind == "quote" and self.is_apposed(last):
            return 0, last + 1  # "Mr. Okoro, citing “cost,” said the bridge would stay shut"
        if kind in ("", "quote"):
            return None
        if word.endswith("ed") and last and self.lower(last - 1) in self.table.papers:
            return self.phrase_start(last - 1), last + 1  # "a report published on Monday said"
        if word in self.table.breaks or word in self.table.prepositions or self.is_verb(last):
            return self.with_relative(last)
        first = self.phrase_start(last)
        if self.lower(first) == "of" and self.lower(first - 1) == ")":  # "the Culture Directorate (CD) of Holm"
            opened = next((at for at in range(first - 2, max(0, first - 8), -1) if self.lower(at) == "("), 0)
            return (self.phrase_start(opened - 1), last + 1) if opened else None
        if self.lower(first) in self.table.prepositions:
            if self.is_told_of(first - 1):
                return self.phrase_start(first - 2), last + 1
            return self.with_relative(last) or (self.without_place(first, last), last + 1)
        within = self.lower(first - 1) == "who" or any(
            self.lower(at) == "whose" for at in range(first - 1, max(-1, first - 12), -1) if not self.is_break(at)
        )
        within = within or (first > 0 and self.cue(first - 1) is not None and self.is_verb(first - 1))
        return (self.with_relative(last) if within else None) or (first, last + 1)

    def is_told_of(self, at: int) -> bool:
        """Whether the word at `at` tells what was done to a role before it: "two people [briefed] on the talks"."""
        role = at > 0 and self.table.heads.get(self.lower(at - 1)) in ("role", "plural")
        return role and self.cue(at) is not None and self.lower(at).endswith("ed")

    def without_place(self, first: int, last: int) -> int:
        """Where the subject begins in "In its report the office", "In Lima Ana Ruiz"; `first` where unclear."""
        for at in range(last, first + 1, -1):
            begins = self.lower(at) in self.table.determiners or self.kind(at) == "name"
            if begins and self.lower(at - 1) not in self.table.prepositions:
                return at
        return first

    def with_relative(self, last: int) -> Place | None:
        """The subject with the clause that closes at `last`: "a diplomat who asked not to be named"."""
        clause = range(last - 1, max(0, last - 14), -1)
        who = next((at for at in clause if self.tokens[at].lower in ("who", "whose")), 0)
        head = who - 2 if self.lower(who - 1) == "," else who - 1
        return (self.phrase_start(head), last + 1) if who and self.kind(head) in ("word", "name") else None

    def phrase_start(self, last: int) -> int:
        """Where the noun phrase that ends at `last` begins."""
        first = last
        while first > 0:
            before = self.tokens[first - 1]
            if before.kind in ("stop", "quote") and before.lower not in ("-", "&", "."):
                if is_possessive(self.tokens, first - 1):
                    first -= 1
                    continue
                break
            if before.kind == "pronoun" or (before.lower in self.table.breaks and not self.joins(first - 1)):
                break
            if before.cue is not None and before.lower not in ("'s", "’s") and self.is_verb(first - 1):
                break
            first -= 1
        while first < last and self.lower(first) in ("and", "but"):
            first += 1
        return first

    def joins(self, at: int) -> bool:
        """Whether "and" stands inside one noun phrase: "Water and Environment", "growers and officials"."""
        if self.lower(at) != "and":
            return self.lower(at) == "than"
        if at > 0 and at + 1 < self.size and self.tokens[at - 1].upper and self.tokens[at + 1].upper:
            return True
        return self.kind(at - 1) == "word" and self.cue(at - 1) is None and (at == 1 or self.is_break(at - 2))

    def with_apposition(self, stop: int) -> Place | None:
        """The subject before what a stop closes: "Ana Ruiz, 27, the mayor of Tarn," or "Ana Ruiz (Green)"."""
        if self.lower(stop) == "," and self.lower(stop - 1) == ")":
            aside = next((at for at in range(stop - 2, 0, -1) if self.lower(at) == ","), 0)
            if aside and self.lower(aside + 1).endswith("ing"):
                return self.phrase_start(aside - 1), stop  # "the envoy, speaking for the Council (KC), said"
            stop -= 1
        mark = "(" if self.lower(stop) == ")" else self.lower(stop)
        if mark == "," and is_enclosed(self.tokens, stop, self.table):
            return 0, stop  # "The mayor, who had met Okoro, the envoy, said"
        left = next((at for at in range(stop - 1, 0, -1) if self.tokens[at].lower == mark), 0)
        if left == 0:
            return None
        if mark != "(" and (person := self.person_before(left, mark)) is not None:
            return person, stop
        return self.phrase_start(left - 1), stop

    def is_apposed(self, stop: int) -> bool:
        """Whether nothing stands before `stop` but somebody and what they are: "Ada Okoro of Kerr, a doctor who left,".

        Then the verb of speech after it is theirs, and no inverted one.
        """
        if self.kind(stop - 1) == "name" and self.lower(stop - 2) == "," and stop > 2:
            role = self.tokens[stop - 3]  # "his former manager, Cory Lewand, said"
            office = role.noun == "role" and role.kind == "word" and self.phrase_start(stop - 3) == 0
            if office and not any(self.is_acting(at) for at in range(stop - 2)):
                return True
        if self.is_described(stop):
            return True
        name = next((at for at in range(min(_OFFICE, stop)) if self.kind(at) == "name" and self.is_somebody(at)), -1)
        opens = self.next_break(0) + 1 if self.lower(0) == "in" else 0  # "In an emailed statement, Ada Brandt, …"
        if name < opens or any(self.is_acting(at) for at in range(opens, name)):
            return False
        at = name + 1
        while self.lower(at) in ("of", "from") and self.kind(at + 1) == "name":
            at += 2
        if self.lower(at) not in (",", "(") or at + 1 >= stop:
            return False
        told = False
        for place in range(at, stop):
            word = self.lower(place)
            told = word != "," and (told or word in ("who", "whose", "which", "that"))
            if not told and self.is_acting(place):
                return False
        return True

    def is_described(self, stop: int) -> bool:
        """Whether nothing stands before `stop` but people without a name and a clause about them: "Two aides, who asked
        not to be named,"."""
        nouns = (at for at in range(min(_OFFICE, stop)) if self.tokens[at].noun in ("role", "plural"))
        comma = self.next_break(next(nouns, stop))
        if comma >= stop or self.lower(comma) != "," or any(self.is_acting(at) for at in range(comma)):
            return False
        opening = self.lower(comma + 1)
        return opening in ("who", "whose") or opening.endswith("ing")

    def is_acting(self, at: int) -> bool:
        """Whether a verb stands at `at` that may be a main one, as far as can be told by form."""
        word, cue = self.lower(at), self.cue(at)
        if word in self.patterns.finite or word in self.table.irregular:
            return word not in ("'s", "’s")
        return word.endswith("ed") or (cue is not None and cue.form in ("past", "present") and self.is_verb(at))

    def person_before(self, stop: int, mark: str) -> int | None:
        """Where the nearest person stands that begins a piece of the sentence between two marks before `stop`."""
        for at in range(stop - 1, max(-1, stop - 40), -1):
            if at and self.lower(at - 1) != mark:
                continue
            first = at + (self.lower(at) in ("and", "but"))
            if self.kind(first) == "name" and self.is_somebody(first):
                return first
        return self.after_office(stop)

    def after_office(self, stop: int) -> int | None:
        """Where somebody stands at the head of the sentence: "Activist and award winner “Mama” [Ada Brandt], 81, …"."""
        for at in range(min(_OFFICE, stop)):
            if self.kind(at) == "name" and self.is_somebody(at):
                return self.phrase_start(at)
            if self.kind(at) not in ("word", "name", "quote") or self.cue(at) is not None:
                break
        return None

    def is_somebody(self, at: int) -> bool:
        """Whether the name at `at` is a person's, by itself or by the age after it."""
        name = self.names[self.tokens[at].ref]
        aged = self.lower(at + 1) == "," and self.lower(at + 2).isdigit() and len(self.lower(at + 2)) == 2
        return name.kind == "person" or (name.kind == "unknown" and aged)

    def shares_subject(self, at: int) -> bool:
        """Whether the verb can have a subject further left: "…, adding that", "… and said that", "Asked whether"."""
        cue, last = self.cue(at), self.before(at)
        if last < 0 or (cue is not None and cue.form == "gerund"):
            return True
        return self.lower(last) in self.patterns.openings or self.lower(last) in self.patterns.joins

    def main_subject(self, at: int) -> Place | None:
        """Who speaks where a side clause opens the sentence: "Noting that …, the premier said", "Varga …, adding"."""
        for place in range(at + 1, self.size) if at == 0 else ():
            if self.speaks(place) and (subject := self.subject(place)) is not None:
                return subject
        names = (place for place in range(min(at, 40)) if self.kind(place) in ("name", "pronoun"))
        first = next(names, None)
        if first is None:
            return None
        if self.kind(first) == "name" and self.lower(first - 1) in ("of", "for") and self.is_one(first - 2):
            return self.phrase_start(first - 2), first + 1  # "The central bank of Kerr left its rate and said"
        return first, first + 1
