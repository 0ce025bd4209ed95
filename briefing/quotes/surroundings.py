"""A quoted run and what stands around it, as features; among them what speaks for its being no quotation."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.language.lexicon import is_given, lexicon
from briefing.quotes.cues import cues
from briefing.quotes.marks import Quoted
from briefing.quotes.reading import Paragraph, Reading, Token

_CONTRACTED = re.compile(r"\w(?:n[’']t|[’'](?:ve|re|ll|d|m))\b")
_WON = frozenset(("won", "wins", "win", "winning", "awarded", "received", "shortlisted"))
_OF_WHICH = frozenset(("that", "which", "one", "some", "many", "several", "both", "of", "with", ","))
"""Between what carries words and "read": "placards, some of which read “…”"."""
_OFTEN = frozenset(
    ("often", "sometimes", "widely", "commonly", "popularly", "locally", "usually", "generally", "also", "once", "long")
)
_CALLING = frozenset(("call", "calls", "called", "named", "nickname", "nicknamed"))
"""Verbs right before a name that somebody has given: "her players call “Mailbox”"."""
_NAME = 6
"""Words that the name of something has at most; a title twice as many."""
_MODALS = frozenset(("would", "will", "might", "could", "may"))
_GUESS = 4
"""Words before a verb in which stands that somebody would do it."""
_HUNG = frozenset(("to", "on", "in", "at", "over", "above", "outside"))
_MADE = frozenset(("carved", "painted", "scrawled", "nailed", "taped", "pinned"))
_WRITTEN = frozenset(("written", "printed", "stamped", "engraved", "emblazoned", "stencilled", "daubed", "chalked"))
_NEAR_SIGN = 5
"""Tokens before a colon in which stands on what the words are written."""
_LINK = re.compile(r"https?:|www\.|@\w")


def _is_link(content: str) -> bool:
    """Whether an address of the web or of somebody on it stands in the words."""
    may_be = "@" in content or "www." in content or "http" in content
    return may_be and _LINK.search(content) is not None


def bucket(count: int) -> str:
    """A distance in tokens as part of a feature's name."""
    if count <= 3:
        return str(count)
    return "4-6" if count <= 6 else "7-12" if count <= 12 else "13+"


def _is_under(tokens: list[Token], at: int) -> bool:
    """Whether "under the" stands before the word at `at`: "under the title “Late Tides”"."""
    return at > 1 and tokens[at - 1].lower in cues().definite and tokens[at - 2].lower == "under"


_NUMBERED = re.compile(r"(?:[^\W\d_a-z][\w-]+ ){1,3}\d{2,4}[.,]?")
"""What plans and exercises are called: “New Horizon 2040”."""


class About:
    """A quoted run and its surroundings, as features."""

    def __init__(self, reading: Reading, paragraph: Paragraph, at: int, quoted: Quoted) -> None:
        self.reading = reading
        self.text = reading.text
        self.paragraph = paragraph
        self.at = at
        self.quoted = quoted
        self.headline = paragraph.index == 0 and reading.headline
        tokens = paragraph.tokens
        self.tokens = tokens
        self.sentence = tokens[at].sentence
        self.before = tokens[at - 1] if at else None
        self.after = tokens[at + 1] if at + 1 < len(tokens) else None
        self.content = self.text[quoted.start : min(quoted.end, quoted.start + 2000)]
        self.pieces = self.content.split()
        self.words = len(self.pieces)
        self.ending = self._ending()
        self.capital = self.content[:1].isupper()
        self.first = at < 60 and paragraph.quotes[0] == at
        self.opening = at == 0
        self.alone = len(tokens) == 1
        self.leading = self._leading()
        self.told = False
        """Whether it is said who said it: "was called “a liar” by Okoro"."""

    def is_inscribed(self) -> bool:
        """Whether the words are a theme or stand on a placard: "held on the theme: “…”", "signs that read: “…”"."""
        if self.words <= _NAME and self.after is not None and self.after.lower in cues().worn:
            return True  # "printed “Free Percy” T-shirts"
        after = [token.lower for token in self.tokens[self.at + 1 : self.at + 3]]
        if len(after) == 2 and after[0] in cues().passive and after[1] in _MADE | _WRITTEN:
            return True  # "“No credit today” is written beneath it"
        if self.at > 2 and [token.lower for token in self.tokens[self.at - 2 : self.at]] == ["such", "as"]:
            return self.tokens[self.at - 3].lower in ("inscriptions", "mottos", "taglines", "headlines", "placards")
        if self.at < 2:
            return False
        colon = self.leading == ":"
        before = self.tokens[max(0, self.at - 12) : self.at - colon]
        word = before[-1].lower
        if colon and word in cues().inscribed:
            return True
        near = [token.lower for token in before[-_NEAR_SIGN:]]
        hangs = any(one in cues().carriers and after in _HUNG for one, after in pairwise(near))
        if colon and (hangs or (word in _MADE and any(token.lower in cues().carriers for token in before))):
            return True  # "had taped a sign to the door: “…”", "a board that she carved: “…”"
        if word not in ("read", "reading", "reads"):
            return False
        if colon:
            return any(token.lower in cues().carriers for token in before)
        told = [token.lower for token in before[:-1] if token.lower not in _OF_WHICH]  # "a T-shirt that read “…”"
        return bool(told) and told[-1] in cues().carriers

    def is_imagined(self) -> bool:
        """Whether the writer only thinks that somebody would say it: "He would no doubt answer: “…”"."""
        return any(
            (cue := self.tokens[at].cue) is not None and cue.form == "base" and self._is_guessed(at)
            for at in (self.at - 1, self.at - 2, self.at + 1, self.at + 2, self.at + 3, self.at + 4)
            if 0 <= at < len(self.tokens) and self.tokens[at].sentence == self.sentence
        )

    def _is_guessed(self, at: int) -> bool:
        """Whether "would no doubt" or the like stands right before the verb at `at`."""
        words = " ".join(token.lower for token in self.tokens[max(0, at - _GUESS) : at])
        return any(f" {words}".endswith(f" {modal} {guess}") for modal in _MODALS for guess in cues().imagined)

    def is_order(self) -> bool:
        """Whether the subject was told to do what stands in marks, which another said: "told to “act her age”"."""
        if self.leading != "to" or self.at < 2:
            return False
        cue = self.tokens[self.at - 2].cue
        if cue is None or cue.form != "past" or cue.lemma not in cues().ordering:
            return False
        passive = self.at > 2 and self.tokens[self.at - 3].lower in cues().passive
        return passive or cue.lemma == "tell"  # nobody "told to" do something

    def asker(self) -> int:
        """Where whoever asks is named right before a question: "Asked by [a reporter], “Will you stay?”, …"; or 0."""
        if self.leading not in (",", ":") or self.ending != "ask":
            return 0
        for by in range(self.at - 2, max(0, self.at - 8), -1):
            cue = self.tokens[by - 1].cue
            if self.tokens[by].lower == "by" and cue is not None and cue.lemma == "ask":
                return by + 1
            if self.tokens[by].kind not in ("word", "name"):
                break
        return 0

    def leaves_out_who(self) -> bool:
        """Whether a verb of speech follows whose subject needs no word, as in Spanish: «…», añadió."""
        at = self.at + 1
        while at < len(self.tokens) and self.tokens[at].lower in (",", "has", "have", "had"):
            at += 1
        if not self.reading.foreign or at == self.at + 1 or at >= len(self.tokens):
            return False
        cue = self.tokens[at].cue
        if cue is None or cue.kind not in ("say", "tell", "write", "go_on") or cue.form not in ("past", "present"):
            return False
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return following is None or following.kind == "stop" or following.lower in cues().prepositions

    def is_reply(self) -> bool:
        """Whether the other of two who talk says the words: "“…,” came the reply"."""
        after = [token.lower for token in self.tokens[self.at + 1 : self.at + 5]]
        named = after[3:] == ["from"]  # "came the reply from Okoro"
        return len(after) > 2 and after[:2] == ["came", "the"] and after[2] in cues().comebacks and not named

    def is_name(self) -> bool:
        """Whether a few words are what something is called, whoever tells of it: the so-called “corridor care”.

        "a fruit dubbed “green gold”", "under the title “Late Tides”", "the council’s “smart estate” scheme"; not "he
        dubbed her “the boss”", where somebody calls her so.
        """
        if self.words > 2 * _NAME or not self.at or self._is_personal():
            return False
        if _NUMBERED.fullmatch(self.content):
            return True
        back = self.at - 1
        short = self.words <= _NAME
        owned = self.leading == "owner" or self.tokens[back].lower.endswith(("'s", "’s"))
        if short and (owned or (self.leading == "article" and self.capital)) and self._names_scheme():
            return True
        if self.tokens[back].lower in cues().definite | cues().indefinite:
            if self._is_titled() and not self._judged():
                return True  # "join a “Walk for the Drowned”"
            back -= 1
        if back < 1:
            return False
        word, before = self.tokens[back].lower, self.tokens[back - 1]
        if (word in cues().titled and before.kind in ("stop", "word")) or (
            word in cues().headed and _is_under(self.tokens, back)
        ):
            return True
        if not short:
            return False
        if word == "so-called" or (word == "called" and before.lower == "so"):
            return True
        if word == "as" and self._is_known(back):
            return True
        if word in cues().performed and all(part[:1].isupper() for part in self.content.split()):
            return True
        if self.after is not None and self.after.lower in cues().carriers and not self._judged():
            return True  # "the first “no swimming” sign"
        named = self.words <= 2 and self.content[-1:] not in "!?" and all(part[:1].isupper() for part in self.pieces)
        if word in ("called", "termed") and before.lower in ("what's", "what’s", "is") and self._is_what(back):
            return True  # "go into what's called “hyperphagia”"
        if word == "called" and self._is_often(back):
            return True  # "the quake, often called “the wave of the century”"
        if word in _CALLING and named:
            return True  # "a pickup she calls “Gladys.”"
        told = before.kind == "word" and (not before.cue or before.lower in cues().passive)
        return word in cues().dubbed and (told or before.lower == ",")

    def _is_what(self, at: int) -> bool:
        """Whether "what" stands before the helper of the participle at `at`, be it one word with it."""
        helper = self.tokens[at - 1].lower
        return helper.startswith("what") or (at > 1 and self.tokens[at - 2].lower == "what")

    def _is_often(self, at: int) -> bool:
        """Whether "called" at `at` is a passive that tells how something is called by anybody: ", often called"."""
        before = [token.lower for token in self.tokens[max(0, at - 2) : at]]
        return len(before) == 2 and before[0] in (",", "—", "–", "(") and before[1] in _OFTEN

    def _names_scheme(self) -> bool:
        """Whether what the words name follows, and nothing is judged before: not "attacked the “Reckless” policy"."""
        return not self._judged() and self.after is not None and self.after.lower in cues().schemes

    def _judged(self) -> bool:
        """Whether a verb of judgement stands a little before."""
        return any(t.cue is not None and t.cue.kind == "judge" for t in self.tokens[max(0, self.at - 4) : self.at])

    def _is_titled(self) -> bool:
        """Whether all words but the small ones have a capital, two at least."""
        large = [word for word in self.pieces if word.lower() not in lexicon().small]
        return len(large) > 1 and self.capital and all(word[0].isupper() for word in large)

    def _is_known(self, at: int) -> bool:
        """Whether "as" at `at` tells what something is known as, to whomever: "known to all as", "all refer to as"."""
        if at > 1 and [token.lower for token in self.tokens[at - 2 : at]] == ["refer", "to"]:
            return True
        for back in range(at - 1, max(-1, at - 5), -1):
            if self.tokens[back].lower in cues().known:
                return back == at - 1 or self.tokens[back + 1].lower in ("to", "in", "by", "among", "simply", "locally")
            if self.tokens[back].kind not in ("word", "name"):
                return False
        return False

    def _ending(self) -> str:
        last = self.content[-1:] if self.quoted.end - self.quoted.start <= 2000 else self.text[self.quoted.end - 1]
        if last == ",":
            return "comma"
        if last in ("?", "!"):
            return "ask"
        if last in (".", "…"):
            return "stop"
        after = self.after.lower if self.after is not None and self.after.start <= self.quoted.close else ""
        if after and after[0] in ",.?!":
            return "comma outside" if after == "," else "stop outside"
        return "open"

    def _leading(self) -> str:
        """What stands right before the run."""
        before = self.before
        if before is None:
            return "start"
        if before.kind == "stop":
            return before.lower[0] if before.lower[0] in ",:—–([" else "end" if before.lower[0] in ".!?…" else "stop"
        if before.kind != "word":
            return before.kind if before.lower != "that" else "that"
        table = cues()
        if before.cue is not None:
            return "cue " + before.cue.kind
        lower = before.lower
        if lower in ("a", "an", "the", "this", "these", "those"):
            return "article"
        if lower in ("his", "her", "their", "its", "our", "my", "'s", "’s"):
            return "owner"
        if lower in (
            "as",
            "of",
            "for",
            "in",
            "with",
            "on",
            "to",
            "by",
            "from",
            "about",
            "is",
            "was",
            "are",
            "were",
            "be",
        ):
            return lower
        if lower in table.prepositions:
            return "preposition"
        if lower in table.breaks:
            return "break"
        return "adverb" if table.is_adverb(lower) else "word"

    def trailing(self) -> str:
        """What stands right after the run."""
        after = self.after
        if after is None:
            return "end"
        if after.kind == "stop":
            return "stop" if after.lower[0] in ".!?…" else after.lower[0] if after.lower[0] in ",:;—–)" else "other"
        if after.kind != "word":
            return after.kind
        table = cues()
        if after.cue is not None:
            return "cue"
        if after.lower in table.prepositions or after.lower in table.breaks or after.lower in table.between:
            return "small"
        return "upper" if after.upper else "lower"

    def size(self) -> str:
        """How long it is."""
        words = self.words
        if words <= 4:
            return str(words)
        return "5-7" if words <= 7 else "8-14" if words <= 14 else "15+"

    def as_none(self) -> list[str]:
        """What speaks for its being no quotation at all: a title, a nickname, a slogan, a word held off."""
        words = self.pieces
        links = lexicon().small
        titled = sum([word[0].isupper() for word in words]) >= 2 and not any(
            word[0].islower() and len(word) > 3 and word not in links for word in words
        )
        found = [
            "none",
            f"none, words {self.size()}",
            f"none, ends {self.ending}",
            f"none, led by {self.leading}",
            f"none, before {self.trailing()}",
            f"none, {'capital' if self.capital else 'small'}, {self.size()}",
            f"none, {'titled' if titled else 'plain'}, led by {self.leading}",
        ]
        if titled:
            found += ["none, titled", f"none, titled, before {self.trailing()}"]
            if any(word.strip(",.!?") in cues().works for word in words):
                found.append("none, titled work")
        if self._work_beside():
            found += ["none, work beside", f"none, work beside, {self.size()}"]
        if self.headline:
            found.append("none, headline")
        if self.quoted.single:
            found.append("none, single")
        if self.alone:
            found += ["none, alone", f"none, alone, ends {self.ending}"]
        if not self.quoted.closed:
            found.append("none, unclosed")
        if self.before is not None and self.before.lower in cues().naming:
            found.append("none, named so")
        if self.words <= 4 and words and is_given(words[0].strip(".,")):
            found.append("none, given name")
        if self.words <= 4:
            found.append(f"none, {self.leading} to {self.trailing()}")
        if self._named_before():
            found += ["none, naming before", f"none, naming before, {self.size()}"]
        found += self._cue_around()
        if _is_link(self.content) or not (self.content[:1].isalpha() or any(char.isalpha() for char in self.content)):
            found.append("none, no words")
        after = self.after
        if after is not None and after.kind == "word" and after.lower in cues().naming:
            found.append("none, names what follows")
        if self._is_personal():
            found.append("none, personal")
        if self.leading in ("article", "owner") and self._apposed():
            found.append("none, then named")
        if any(token.lower in _WON for token in self.tokens[max(0, self.at - 3) : self.at]):
            found.append("none, won")
        if ("'" in self.content or "’" in self.content) and _CONTRACTED.search(self.content):
            found.append("none, contracted")
        return found

    def _is_personal(self) -> bool:
        """Whether somebody speaks for themselves in the words: "I", "we", "my"."""
        low = f" {self.content.lower()} "
        return any(word in low for word in cues().personal)

    def _apposed(self) -> bool:
        """Whether somebody is named right after the run, who is called so: the “tourism czar”, Ada Brandt."""
        following = self.tokens[self.at + 1 : self.at + 3]
        return len(following) == 2 and following[0].lower == "," and following[1].kind == "name"

    def _named_before(self) -> bool:
        """Whether a word of naming stands a little before in the sentence: "known in Kerr as “the Widow”"."""
        naming = cues().naming
        for back in range(self.at - 1, max(-1, self.at - 9), -1):
            token = self.tokens[back]
            if token.sentence != self.sentence or token.kind == "quote":
                return False
            if token.lower in naming:
                return True
        return False

    def _work_beside(self) -> bool:
        """Whether the sentence goes on with what the run is the name of: “Late Tide,” a novel; “Quay” star Brandt."""
        for ahead in range(self.at + 1, min(len(self.tokens), self.at + 5)):
            token = self.tokens[ahead]
            if token.sentence != self.sentence or token.kind == "quote" or token.cue is not None:
                return False
            if token.lower in cues().naming or token.lower in cues().works:
                return True
        return False

    def _cue_around(self) -> list[str]:
        """Which verb of speech stands nearest before the run in its sentence, and whether one follows at once."""
        label = "none, no cue before"
        for back in range(self.at - 1, max(-1, self.at - 16), -1):
            token = self.tokens[back]
            if token.sentence != self.sentence:
                break
            if token.cue is not None:
                label = f"none, {token.cue.kind} {token.cue.form} {bucket(self.at - back - 1)} before"
                break
        follows = "none, no cue after"
        for ahead in range(self.at + 1, min(len(self.tokens), self.at + 7)):
            cue = self.tokens[ahead].cue
            if cue is not None:
                follows = f"none, {cue.kind} {cue.form} {bucket(ahead - self.at - 1)} after"
                break
        size = "short" if self.words <= 3 else "middling" if self.words <= 7 else "long"
        return [label, follows, f"{label}, {size}", f"{label}, led by {self.leading}", f"{follows}, ends {self.ending}"]
