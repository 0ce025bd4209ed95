"""The words of speech tied to whoever a paragraph names.

A `Frame` ties a mention to a cue by grammar that can be told without a parser: the subject beside its verb, the
subject before an apposition, the inverted "said the minister", "according to", the label of a transcript.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from briefing.language.names import Name
from briefing.quotes.cues import Cues, CueWord
from briefing.quotes.enclosed import is_enclosed, is_told
from briefing.quotes.passives import is_done_to, is_passive, is_reduced
from briefing.quotes.patterns import patterns
from briefing.quotes.phrases import MentionKind
from briefing.quotes.reading import Token
from briefing.quotes.tokens import singular

Relation = Literal[
    "plain", "apposition", "modifier", "relative", "who", "verbs", "gerund", "infinitive", "passive", "inverted",
    "according", "by", "possessive", "label", "colon", "dash", "none",
]  # fmt: skip


class Frame(Struct, gc=False):
    """A mention as the subject of a word of speech."""

    relation: Relation
    at: int
    """Token of the cue in its paragraph."""
    cue: CueWord | None
    """None for labels, colons and nouns."""
    words: int = 0
    """Tokens between mention and cue."""


class Mention(Struct, gc=False):
    """One place in a paragraph that names somebody; `first` and `last` are tokens, `start` and `end` offsets."""

    kind: MentionKind
    paragraph: int
    first: int
    last: int
    start: int
    end: int
    head: str
    """The name, the pronoun or the noun that carries the meaning, in small letters."""
    name: Name | None = None
    sentence: int = 0
    governed: bool = False
    """Whether a preposition or a verb of telling stands before it, so that it is no subject."""
    owner: bool = False
    """Whether 's follows."""
    leads: bool = False
    """Whether it stands at the head of its sentence or clause."""
    topic: bool = False
    """Whether it is the subject of its sentence's main clause, as far as that shows."""
    told: bool = False
    """Whether somebody named after it in its sentence says it: "[Brandt] had won, Okoro said"."""
    frames: list[Frame] = []
    capital: bool = False
    """Whether the head has a capital."""
    woman: bool = False
    """Whether the form of a noun in another language says that it is a woman."""

    @property
    def framed(self) -> bool:
        """Whether any word of speech is tied to it."""
        return bool(self.frames)

    def words(self, tokens: Sequence[Token]) -> frozenset[str]:
        """The words of the phrase in small letters, the last one in the singular; `tokens` are its paragraph's."""
        whole = (token.lower for token in tokens[self.first : self.last])
        return frozenset((*whole, singular(tokens[self.last].lower)))


DASHES = frozenset(("—", "–", "―", "--", "-"))
_SIGNING = DASHES | {":"}
_REACH = 45
_INTO = frozenset(("chime", "weigh", "chip", "cut"))
"""Verbs with "in": "“Nobody asked us,” chimed in Okoro"."""
ASKING = frozenset(("ask", "question", "press", "challenge", "quiz"))
"""By whom somebody was asked is not who speaks: "Asked by Okoro whether …, the witness said"."""


def is_answer(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` makes a label of the word before it: "A: No.", "A. No."."""
    if at >= len(tokens):
        return False
    stopped = tokens[at].lower == "." and at + 1 < len(tokens) and tokens[at + 1].kind == "quote"
    return stopped or tokens[at].lower == ":"


def frames(
    tokens: Sequence[Token], mention: Mention, subjects: dict[int, Mention], table: Cues, steps: list[int], final: int
) -> list[Frame]:
    """The words of speech that `mention` may be the subject of, nearest first; `final` is the sentence's last one.

    `steps` are the places of all verbs of speech, colons and "who" in the paragraph: what tells more after a mention.
    """
    asks = tokens[mention.first - 2].cue if mention.first > 1 and tokens[mention.first - 1].lower == "by" else None
    if asks is not None and asks.lemma in ASKING:
        return []  # "Pressed by Okoro on who had told him, he said"
    if mention.governed and is_told(tokens, mention.first, mention.head, table):
        return []  # "Traders who spoke to this reporter said"
    if _is_aide(tokens, mention, table):
        return []
    spoken = final > mention.last
    if spoken and (quoted := _quoted_as(tokens, mention)) is not None:
        return [quoted]
    found = _frames_before(tokens, mention, table)
    if spoken and (_tells_of_noun(tokens, mention, table) or _holds(tokens, mention, table)):
        return found
    if mention.owner:
        found = [frame for frame in found if frame.relation != "inverted"]
        return found + _owned(tokens, mention, table)
    return found + _frames_after(tokens, mention, subjects, table, steps, final)


_THROUGH = frozenset(("by", "through", "via"))
_OWNERS = frozenset(("his", "her", "its", "their"))
_OFFICE = 9
"""Tokens that an aide's office before the name may have."""


def _is_aide(tokens: Sequence[Token], mention: Mention, table: Cues) -> bool:
    """Whether somebody only signs or reads out what another says: "The mayor, in a statement signed by [his] press
    secretary, Mr Okoro, called it “…”"."""
    past = mention.last + 1
    if mention.kind not in ("name", "role") or past >= len(tokens) or tokens[past].lower != ",":
        return False
    if past + 1 < len(tokens) and tokens[past + 1].lower == "who":
        return False  # "joined by his lawyer, Okoro, who said"
    for at in range(mention.first, max(0, mention.first - _OFFICE), -1):
        token = tokens[at]
        if token.lower in _OWNERS:
            return tokens[at - 1].lower in _THROUGH
        if at == mention.first:
            continue
        if (token.kind == "stop" and token.lower not in (",", ".")) or token.kind == "quote":
            return False
        if token.cue is not None and token.cue.form == "past":
            return False
        if token.lower in table.closed and token.lower not in ("of", "for", "on", "and"):
            return False
    return False


def _frames_before(tokens: Sequence[Token], mention: Mention, table: Cues) -> list[Frame]:
    """ "said Okoro", "according to the ministry", "a statement by the union", "“…” — Okoro"."""
    at = mention.first - 1
    if at < 0:
        return []
    while at > 0 and tokens[at].lower in table.before_titles and tokens[at - 1].cue is not None:
        at -= 1
    if mention.kind == "body":
        at = next((by for by in range(at, max(0, at - 3), -1) if _is_agent(tokens, by, table)), at)
    if mention.kind == "name":
        at = _past_office(tokens, _past_brackets(tokens, at), mention, table)
    if tokens[at].lower == "the" and at:
        at -= 1
    before = tokens[at]
    earlier = tokens[at - 1] if at else None
    if before.lower == "to" and earlier is not None and earlier.lower == "according":
        return [Frame("according", at - 1, CueWord("according", "according", "base"))]
    if before.lower == "of" and earlier is not None and earlier.lower in ("words", "word"):
        return [Frame("according", at - 1, CueWord("words", "according", "base"))]
    if before.cue is not None and before.cue.kind == "according":
        return [Frame("according", at, before.cue)]
    if before.lower == "for" and _opens_with_view(tokens, at, mention):
        return [Frame("according", at, CueWord("for", "according", "base"))]
    if before.lower in ("by", "from") and mention.head not in table.missives:
        for back in range(at - 1, max(-1, at - 6), -1):
            token = tokens[back]
            if token.cue is not None and token.cue.lemma in ASKING:
                return []
            if token.cue is not None and token.cue.kind == "think":
                return []  # "a memo seen by the paper"
            if token.cue is not None or token.lower in table.nouns:
                return [Frame("by", back, token.cue, at - back)]
        return []
    told = mention.last + 1 < len(tokens) and is_done_to(tokens, mention.last + 1)  # "“Alone”: inquiry told of …"
    if before.lower in _SIGNING and earlier is not None and earlier.kind == "quote" and not told:
        return [Frame("dash", at, None)]
    if before.lower == "in" and earlier is not None and earlier.cue is not None and earlier.cue.lemma in _INTO:
        at, before = at - 1, earlier
    if before.cue is not None and before.cue.kind in ("say", "write", "go_on") and before.cue.form != "gerund":
        left = at - 1
        while left >= 0 and tokens[left].lower in table.between:
            left -= 1
        if left > 1 and tokens[left].lower == "," == tokens[left - 2].lower and tokens[left - 1].kind == "name":
            return []
        after = tokens[mention.last + 1].lower if mention.last + 1 < len(tokens) else ""
        if after in patterns().finite and left >= 0 and tokens[left].lower == ",":
            return []  # "Okoro, in a statement, said the governor had …"
        if left < 0 or tokens[left].kind in ("quote", "stop") or tokens[left].lower in ("as", "so", "thus", "and"):
            return [Frame("inverted", at, before.cue)]
    return []


def modifies(tokens: Sequence[Token], mention: Mention, table: Cues) -> bool:
    """Whether a name of one word only tells more of the noun after it: "“Half of it”: [Orla] deal ends row"."""
    after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if mention.kind != "name" or " " in mention.head or after is None or after.kind != "word" or after.cue is not None:
        return False
    word = after.lower
    verb = word in table.irregular or word.endswith(("s", "ed"))
    return not (after.upper or verb or word in table.closed)


def _opens_with_view(tokens: Sequence[Token], at: int, mention: Mention) -> bool:
    """Whether a sentence opens with whose view it tells: "[For] Brandt, the mayor, it is “a waste”"."""
    opens = not at or tokens[at - 1].sentence != tokens[at].sentence
    after = tokens[mention.last + 1 : mention.last + 2]
    return opens and mention.kind in ("name", "role", "body") and bool(after) and after[0].lower == ","


def _past_brackets(tokens: Sequence[Token], at: int) -> int:
    """Before a rank with brackets that ends at `at`: "said [DCP (cyber crime)] Ada Brandt"; else `at`."""
    if tokens[at].lower != ")":
        return at
    opening = next((back for back in range(at - 1, max(0, at - 6), -1) if tokens[back].lower == "("), 0)
    return opening - 2 if opening > 1 and tokens[opening - 1].upper else at


def _past_office(tokens: Sequence[Token], at: int, mention: Mention, table: Cues) -> int:
    """Where "to" stands before what somebody is: "according [to] planning officer Ada Brandt,"; else `at`."""
    closed = mention.last + 1 >= len(tokens) or tokens[mention.last + 1].kind == "stop"
    if tokens[mention.last - 1].lower not in table.roles or not closed:
        return at
    for to in range(at, max(0, at - 4), -1):
        if tokens[to].lower == "to" and tokens[to - 1].lower == "according":
            return to
        verb = tokens[to].cue is not None and not tokens[to].lower.endswith("ing")
        if tokens[to].kind != "word" or verb or tokens[to].lower in table.closed:
            break
    return at


def _is_agent(tokens: Sequence[Token], at: int, table: Cues) -> bool:
    """Whether "by" stands at `at` after a verb of speech and before "the": "dismissed by [the ruling Union Party]"."""
    return tokens[at].lower == "by" and tokens[at - 1].cue is not None and tokens[at + 1].lower in table.definite


def _tells_of_noun(tokens: Sequence[Token], mention: Mention, table: Cues) -> bool:
    """Whether the verb right after is that of what somebody saw or wrote: "A memo(,) seen by [us](,) states"."""
    by, past = mention.first - 1, mention.last + 1
    if by < 2 or tokens[by].lower != "by" or tokens[by - 2].lower in table.passive:
        return False
    if tokens[by - 2].lower == "," and past < len(tokens) and tokens[past].lower == ",":
        past += 1
    if past >= len(tokens) or tokens[by - 2].kind not in ("word", "stop"):
        return False
    cue = tokens[past].cue
    return cue is not None and cue.form in ("past", "present") and tokens[by - 1].lower.endswith(("ed", "en"))


def _passes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is of somebody who passes on another's words: "[quoted] the minister as [saying]"."""
    cue = tokens[at].cue
    if tokens[at].lower in ("saying", "telling"):
        return tokens[at - 1].lower == "as"
    if cue is None or cue.lemma not in ("quote", "cite"):
        return False
    ahead = [token.lower for token in tokens[at + 1 : at + 10]]
    return ("saying" in ahead or "telling" in ahead) and "as" in ahead


def _quoted_as(tokens: Sequence[Token], mention: Mention) -> Frame | None:
    """ "The agency quoted the minister as saying": whose words another passes on."""
    at = mention.last + 1
    if at + 1 >= len(tokens) or tokens[at].lower != "as" or tokens[at + 1].lower not in ("saying", "telling"):
        return None
    before = [token.cue.lemma for token in tokens[max(0, mention.first - 3) : mention.first] if token.cue is not None]
    if not {"quote", "cite"} & set(before):
        return None
    return Frame("plain", at + 1, CueWord("say", "say", "past"))


def _owned(tokens: Sequence[Token], mention: Mention, table: Cues) -> list[Frame]:
    """ "Okoro's statement", "the minister's words": the noun that the mention owns."""
    first = mention.last + 2 - tokens[mention.last].lower.endswith(("'s", "’s"))
    for at in range(first, min(first + 4, len(tokens))):
        if tokens[at].lower in table.nouns:
            return [Frame("possessive", at, None, at - mention.last)]
        if tokens[at].kind != "word":
            break
    return []


def _frames_after(
    tokens: Sequence[Token], mention: Mention, subjects: dict[int, Mention], table: Cues, steps: list[int], final: int
) -> list[Frame]:
    """Cues to the right of the mention in its sentence, as far as nobody else is their subject."""
    found: list[Frame] = []
    relation: Relation = "plain"
    at = mention.last + 1
    after = tokens[at].lower if at < len(tokens) else ""
    if after == ":" and not (mention.paragraph == mention.first == 0 and mention.head in table.rubrics):
        found.append(Frame("label" if mention.first == 0 else "colon", at, None))
    elif mention.last == 0 and mention.head in table.answers and is_answer(tokens, at):
        found.append(Frame("label", at, None))
    elif (after == "(" or after == ")") and (colon := _label_ends(tokens, at)) is not None:
        found.append(Frame("label", colon, None))
    if final < at:
        return found
    end = min(len(tokens), at + _REACH, final + 1)
    while at < end and tokens[at].sentence == mention.sentence:
        token = tokens[at]
        lower = token.lower
        if token.cue is not None and token.cue.lemma == "hear" and at + 1 < end and tokens[at + 1].lower == "that":
            break  # "The court heard that Okoro shouted: “…”"
        if (
            token.cue is not None
            and _is_verb(tokens, at, table)
            and not is_reduced(tokens, at)
            and ((passive := is_passive(tokens, mention.last + 1, at, table)) or not _passes_on(tokens, at))
        ):
            frame = _frame(tokens, mention, at, relation, passive, subjects, table)
            if frame is not None and not (passive and "relative" in (relation, frame.relation)):
                found.append(frame)
                if len(found) > 3:
                    break
            if relation != "apposition" or token.cue.form != "gerund":
                relation = "verbs"
        elif token.kind == "stop":
            if lower == ":" and at + 1 < len(tokens) and tokens[at + 1].kind == "quote":
                found.append(Frame("colon", at, None, at - mention.last))
            elif relation == "plain" and lower in (",", "(", "—", "–", "--"):
                relation = "apposition"
        elif relation in ("plain", "apposition") and lower == "who":
            relation = "relative"
        elif relation == "plain":
            if lower in table.prepositions:
                relation = "modifier"
            elif lower not in table.between and not table.is_adverb(lower):
                relation = "verbs"
        at += 1
        if relation != "plain":
            step = bisect_left(steps, at)
            at = steps[step] if step < len(steps) else end
    return found


def _holds(tokens: Sequence[Token], mention: Mention, table: Cues) -> bool:
    """Whether something is said in a text, whose words are theirs who say it: "In a statement, it said"."""
    return mention.governed and mention.head in table.missives and tokens[mention.first - 1].lower == "in"


def _label_ends(tokens: Sequence[Token], at: int) -> int | None:
    """The colon of a label with brackets whose name ends before `at`: "1. Ada Brandt (Holm West) (Ind): …"."""
    depth = 0 if tokens[at].lower == "(" else 1
    for ahead in range(at, min(len(tokens) - 1, at + 14, 24)):
        lower = tokens[ahead].lower
        depth += (lower == "(") - (lower == ")")
        if lower == ":" and depth <= 0 and tokens[ahead + 1].kind == "quote":
            return ahead
    return None


def _is_verb(tokens: Sequence[Token], at: int, table: Cues) -> bool:
    """Whether the word at `at` is used as a verb: not "the report", "a warning", "their talks"."""
    token = tokens[at]
    if at == 0 or token.cue is None:
        return False
    before = tokens[at - 1].lower
    if token.lower == "accused" and before in _WHICH and at > 1 and tokens[at - 2].lower in table.determiners:
        return False  # "counsel for the second accused"
    if before in table.determiners or (tokens[at - 1].kind == "word" and before.endswith(("'s", "’s"))):
        takes_up = before == "that" and at > 1 and _is_noun(tokens[at - 2], table)
        spoken = token.cue.kind == "say" and before in ("this", "that", "one", "some")
        return token.cue.form == "past" and (takes_up or spoken)
    return not (token.cue.form in ("base", "present") and before in table.prepositions and before != "to")


def _frame(
    tokens: Sequence[Token],
    mention: Mention,
    at: int,
    relation: Relation,
    passive: bool,
    subjects: dict[int, Mention],
    table: Cues,
) -> Frame | None:
    """The frame of `mention` with the cue at `at`, unless somebody else stands there as its subject."""
    cue = tokens[at].cue
    left = at - 1
    while left > mention.last and (tokens[left].lower in table.between or table.is_adverb(tokens[left].lower)):
        left -= 1
    words = at - mention.last - 1
    if left == mention.last:
        done = (passive and cue is not None and cue.form != "gerund") or is_done_to(tokens, at)
        return Frame("passive" if done else "plain", at, cue, words)
    before = tokens[left]
    other = subjects.get(left)
    if before.kind == "pronoun" and before.lower not in ("that", "which", "who"):
        return None
    if before.lower in ("that", "which") and left - 1 > mention.last and _is_noun(tokens[left - 1], table):
        return None  # "pressed her on a memo that described …"
    if before.lower in ("that", "which") and left - 1 == mention.last and mention.head in table.missives:
        return Frame("who", at, cue, words)
    if before.lower == "who":
        return Frame("who", at, cue, words) if left <= mention.last + 2 else None
    if other is not None and _is_joined(tokens, mention, other):
        return Frame("plain", at, cue, words)
    if other is not None and not (other.governed or _in_phrase(tokens, mention, other) or _is_doer(tokens, other)):
        return None
    if before.lower == "to":
        outdone = any(
            other.leads and not other.governed
            for last in range(mention.last + 2, left)
            if (other := subjects.get(last)) is not None and other.first > mention.last
        )
        return None if outdone else Frame("infinitive", at, cue, words)
    if cue is not None and cue.form == "gerund":
        if before.lower in table.missives and not mention.leads:
            return None  # "Okoro sent the mayor a message saying"
        return Frame("gerund", at, cue, words)
    if before.lower in (",", "–", "—", ")") and is_enclosed(tokens, mention.first, table):
        return None
    if (before.kind == "stop" and before.lower in (",", ")", "—", "–", "--")) or before.kind == "quote":
        if passive and cue is not None and cue.kind == "judge" and cue.form != "gerund":
            return Frame("passive", at, cue, words)  # "Ada Brandt, the mayor, has been accused of"
        return Frame("apposition" if relation in ("apposition", "relative") else "verbs", at, cue, words)
    if before.lower in ("and", "then", "but"):
        return Frame("verbs", at, cue, words)
    return Frame(relation if relation != "plain" else "verbs", at, cue, words)


_WHICH = frozenset(("first", "second", "third", "fourth", "other", "main", "principal", "key", "alleged"))


def _is_noun(token: Token, table: Cues) -> bool:
    """Whether a word before "that" is a thing that it takes up, not a verb."""
    return token.kind == "word" and token.cue is None and token.lower not in table.closed and token.noun != "role"


def _is_joined(tokens: Sequence[Token], mention: Mention, other: Mention) -> bool:
    """Whether two say something together: "[Ada Brandt] and Milo Farrant said"; it is given to the first."""
    apart = other.first - mention.last - 1
    return 0 < apart < 3 and tokens[mention.last + 1].lower == "and" and "plural" not in (mention.kind, other.kind)


def _is_doer(tokens: Sequence[Token], other: Mention) -> bool:
    """Whether `other` only did what is told of a noun before it: "a memo seen by [this paper] states"."""
    return (
        other.first > 1
        and tokens[other.first - 1].lower == "by"
        and tokens[other.first - 2].lower.endswith(("ed", "en"))
    )


def _in_phrase(tokens: Sequence[Token], mention: Mention, other: Mention) -> bool:
    """Whether `other` only modifies `mention`: "a spokesman for the ministry", "Okoro, the envoy,"."""
    between = tokens[mention.last + 1 : other.first]
    return bool(between) and len(between) <= 3 and between[0].lower in ("of", "for", "from", "at", "with", "in")
