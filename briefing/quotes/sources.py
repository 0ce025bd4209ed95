"""Who may be a source: the mentions of people and bodies in a paragraph, and the words of speech tied to them.

A `Mention` is one place that names somebody: a name, a pronoun, a role ("the envoy"), a body ("the ministry").
A `Frame` ties a mention to a cue by grammar that can be told without a parser: the subject beside its verb, the
subject before an apposition, the inverted "said the minister", "according to", the label of a transcript.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from briefing.language.names import Name
from briefing.quotes.cues import Cues, CueWord, cues
from briefing.quotes.patterns import patterns
from briefing.quotes.phrases import (
    NEAR,
    MentionKind,
    dignity,
    is_governed,
    is_idle,
    is_nominal,
    is_shouted,
    name_phrase,
    noun_kind,
    phrase_start,
    says_next,
)
from briefing.quotes.reading import Paragraph, Reading, Token

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


class Mention(Struct):
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
    frames: list[Frame] = []
    capital: bool = False
    """Whether the head has a capital."""

    @property
    def framed(self) -> bool:
        """Whether any word of speech is tied to it."""
        return bool(self.frames)


DASHES = frozenset(("—", "–", "―", "--", "-"))
_SIGNING = DASHES | {":"}
_REACH = 45
_ASKING = frozenset(("ask", "question", "press", "challenge", "quiz"))
"""By whom somebody was asked is not who speaks: "Asked by Okoro whether …, the witness said"."""


def mentions(reading: Reading, paragraph: Paragraph) -> list[Mention]:
    """Every mention in `paragraph` outside quotation marks, in order, with its frames."""
    table = cues()
    tokens = paragraph.tokens
    found: list[Mention] = []
    last_cue = -NEAR
    told: dict[int, int] = {}
    steps: list[int] = []
    for index, token in enumerate(tokens):
        kind = token.kind
        if kind == "stop" or kind == "quote":
            if token.lower == ":":
                told[token.sentence] = index
                steps.append(index)
            continue
        if token.cue is not None:
            last_cue = told[token.sentence] = index
            steps.append(index)
        if kind != "word":
            if token.lower == "who":
                steps.append(index)
        elif (
            (
                index
                and (
                    token.noun == "small"
                    or (token.noun == "other" and is_idle(tokens, index, table, index - last_cue <= NEAR))
                )
            )
            or (token.upper and is_shouted(reading.text, token) and not (index == 0 and _is_answer(tokens, 1)))
        ) and not (token.lower == "them" and _is_counted(tokens, index, table)):
            continue
        mention = _mention(reading, paragraph, index, table)
        if mention is not None:
            while found and found[-1].first >= mention.first:
                found.pop()
            found.append(mention)
    subjects = {mention.last: mention for mention in found}
    for mention in found:
        if not _belongs(tokens, mention, subjects):
            mention.frames = _frames(tokens, mention, subjects, table, steps, told.get(mention.sentence, -1))
    return found


def _belongs(tokens: Sequence[Token], mention: Mention, subjects: dict[int, Mention]) -> bool:
    """Whether a mention only tells whose somebody is, so that no verb is its own: "a lawyer for [Ada Brandt] said"."""
    if mention.first < 2 or tokens[mention.first - 1].lower not in ("for", "of"):
        return False
    other = subjects.get(mention.first - 2)
    return other is not None and other.kind == "role" and other.first < other.last


def _mention(reading: Reading, paragraph: Paragraph, index: int, table: Cues) -> Mention | None:
    """The mention whose first token (of a noun phrase: whose head) stands at `index`, if one does."""
    tokens = paragraph.tokens
    token = tokens[index]
    first = last = index
    name: Name | None = None
    if token.kind == "name":
        name = reading.names[token.ref]
        if name.kind == "place" and not says_next(tokens, index, table):
            return None
        kind: MentionKind = "body" if name.kind in ("body", "place") else "name"
        head = token.lower
        if kind == "name" and is_nominal(tokens, index, name):
            name, kind = None, "role"
            first = index - 1
        elif kind == "name":
            first = name_phrase(tokens, index, table)
    elif token.kind == "pronoun":
        form = table.pronouns[token.lower]
        if form in ("open", "relative") or (form == "neuter" and not says_next(tokens, index, table)):
            return None
        kind, head = "pronoun", token.lower
    elif token.lower in table.dignities and (dignified := dignity(tokens, index)) is not None:
        kind, (first, head) = "pronoun", dignified
    elif token.lower == "them" and index > 1:
        kind, head, first = "plural", tokens[index - 2].lower, index - 2
    elif token.kind == "word":
        head = token.lower
        label = index == 0 and _is_answer(tokens, 1)
        found = "role" if label and head in table.answers else noun_kind(tokens, index, table, reading.foreign)
        if found is None:
            return None
        kind = found
        first = phrase_start(tokens, index, table)
        if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in table.counts:
            first -= 2
    else:
        return None
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    start = tokens[first].start
    if name is not None and name.kind != "place" and first == index:
        start = name.whole
    mention = Mention(kind, paragraph.index, first, last, start, token.end, head, name, token.sentence)
    mention.owner = after is not None and after.lower in ("'s", "’s", "'", "’") and after.start == token.end
    opens = kind == "body" and (first < 2 or tokens[first - 2].kind in ("stop", "quote"))
    if name is not None and before is not None and before.lower == "the" and (reading.foreign or opens):
        before = tokens[first - 2] if first > 1 else None
    mention.leads = (
        before is None
        or before.sentence != token.sentence
        or before.kind in ("stop", "quote")
        or before.lower in table.breaks
    )
    agent = first > 1 and tokens[first - 1].lower == "by" and tokens[first - 2].cue is not None
    mention.leads = mention.leads or agent
    mention.governed = not agent and is_governed(tokens, first, table)
    mention.capital = token.upper
    return mention


def _is_counted(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether "them" at `index` ends a subject: "one of them said"."""
    return index > 1 and tokens[index - 1].lower == "of" and tokens[index - 2].lower in table.counts


def _is_answer(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` makes a label of the word before it: "A: No.", "A. No."."""
    if at >= len(tokens):
        return False
    stopped = tokens[at].lower == "." and at + 1 < len(tokens) and tokens[at + 1].kind == "quote"
    return stopped or tokens[at].lower == ":"


def _frames(
    tokens: Sequence[Token], mention: Mention, subjects: dict[int, Mention], table: Cues, steps: list[int], final: int
) -> list[Frame]:
    """The words of speech that `mention` may be the subject of, nearest first; `final` is the sentence's last one.

    `steps` are the places of all verbs of speech, colons and "who" in the paragraph: what tells more after a mention.
    """
    found = _frames_before(tokens, mention, table)
    if (quoted := _quoted_as(tokens, mention)) is not None:
        return [quoted]
    if mention.owner:
        return found + _owned(tokens, mention, table)
    return found + _frames_after(tokens, mention, subjects, table, steps, final)


def _frames_before(tokens: Sequence[Token], mention: Mention, table: Cues) -> list[Frame]:
    """ "said Okoro", "according to the ministry", "a statement by the union", "“…” — Okoro"."""
    at = mention.first - 1
    if at < 0:
        return []
    while at > 0 and tokens[at].lower in table.before_titles and tokens[at - 1].cue is not None:
        at -= 1
    if mention.kind == "body":
        at = next((by for by in range(at, max(0, at - 3), -1) if _is_agent(tokens, by, table)), at)
    before = tokens[at]
    earlier = tokens[at - 1] if at else None
    if before.lower == "to" and earlier is not None and earlier.lower == "according":
        return [Frame("according", at - 1, CueWord("according", "according", "base"))]
    if before.lower == "of" and earlier is not None and earlier.lower in ("words", "word"):
        return [Frame("according", at - 1, CueWord("words", "according", "base"))]
    if before.cue is not None and before.cue.kind == "according":
        return [Frame("according", at, before.cue)]
    if before.lower in ("by", "from"):
        for back in range(at - 1, max(-1, at - 6), -1):
            token = tokens[back]
            if token.cue is not None and token.cue.lemma in _ASKING:
                return []
            if token.cue is not None or token.lower in table.nouns:
                return [Frame("by", back, token.cue, at - back)]
        return []
    if before.lower in _SIGNING and earlier is not None and earlier.kind == "quote":
        return [Frame("dash", at, None)]
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


def _is_agent(tokens: Sequence[Token], at: int, table: Cues) -> bool:
    """Whether "by" stands at `at` after a verb of speech and before "the": "dismissed by [the ruling Union Party]"."""
    return tokens[at].lower == "by" and tokens[at - 1].cue is not None and tokens[at + 1].lower in table.definite


def _passes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb at `at` is of somebody who passes on another's words: "[quoted] the minister as [saying]"."""
    cue = tokens[at].cue
    if tokens[at].lower == "saying":
        return tokens[at - 1].lower == "as"
    if cue is None or cue.lemma not in ("quote", "cite"):
        return False
    ahead = [token.lower for token in tokens[at + 1 : at + 10]]
    return "saying" in ahead and "as" in ahead


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
    for at in range(mention.last + 2, min(mention.last + 6, len(tokens))):
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
    if at < len(tokens) and tokens[at].lower == ":":
        found.append(Frame("label" if mention.first == 0 else "colon", at, None))
    elif mention.last == 0 and mention.head in table.answers and _is_answer(tokens, at):
        found.append(Frame("label", at, None))
    elif at < len(tokens) and tokens[at].lower in ("(", ")") and (colon := _label_ends(tokens, at)) is not None:
        found.append(Frame("label", colon, None))
    end = min(len(tokens), at + _REACH, final + 1)
    while at < end and tokens[at].sentence == mention.sentence:
        token = tokens[at]
        lower = token.lower
        if (
            token.cue is not None
            and _is_verb(tokens, at, table)
            and not _is_reduced(tokens, at)
            and ((passive := _is_passive(tokens, mention.last + 1, at, table)) or not _passes_on(tokens, at))
        ):
            frame = _frame(tokens, mention, at, relation, passive, subjects, table)
            if frame is not None:
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
            elif lower not in table.between and not lower.endswith("ly"):
                relation = "verbs"
        at += 1
        if relation != "plain":
            step = bisect_left(steps, at)
            at = steps[step] if step < len(steps) else end
    return found


def _is_passive(tokens: Sequence[Token], first: int, at: int, table: Cues) -> bool:
    """Whether a helper makes a passive of the verb at `at`, adverbs passed over as far as `first`: "was later told"."""
    for back in range(at - 1, first - 1, -1):
        lower = tokens[back].lower
        if lower in table.passive:
            return True
        if lower not in table.between and not lower.endswith("ly"):
            break
    return False


def _is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle describes a noun and somebody else is its subject: "a claim dismissed by Okoro"."""
    cue = tokens[at].cue
    by = at + 1 < len(tokens) and tokens[at + 1].lower == "by"
    return by and cue is not None and cue.form in ("past", "participle") and cue.kind == "judge"


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
    if before in table.determiners or before in ("'s", "’s"):
        return token.cue.form in ("past",) and token.cue.kind == "say" and before in ("this", "that", "one", "some")
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
    while left > mention.last and (tokens[left].lower in table.between or tokens[left].lower.endswith("ly")):
        left -= 1
    words = at - mention.last - 1
    if left == mention.last:
        done = (passive and cue is not None and cue.form != "gerund") or _is_done_to(tokens, at)
        return Frame("passive" if done else "plain", at, cue, words)
    before = tokens[left]
    other = subjects.get(left)
    if before.kind == "pronoun" and before.lower not in ("that", "which", "who"):
        return None
    if before.lower == "who":
        return Frame("who", at, cue, words) if left <= mention.last + 2 else None
    if other is not None and not other.governed and not _in_phrase(tokens, mention, other):
        return None
    if before.lower == "to":
        return Frame("infinitive", at, cue, words)
    if cue is not None and cue.form == "gerund":
        return Frame("gerund", at, cue, words)
    if (before.kind == "stop" and before.lower in (",", ")", "—", "–", "--")) or before.kind == "quote":
        return Frame("apposition" if relation in ("apposition", "relative") else "verbs", at, cue, words)
    if before.lower in ("and", "then", "but"):
        return Frame("verbs", at, cue, words)
    return Frame(relation if relation != "plain" else "verbs", at, cue, words)


def _is_done_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether a headline leaves out "is" before the verb at `at`: "Water boss accused of “lying”"."""
    cue = tokens[at].cue
    if cue is None or cue.form != "past" or cue.kind != "judge" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].lower
    return following == "of" if cue.lemma == "accuse" else following in ("for", "over", "by")


def _in_phrase(tokens: Sequence[Token], mention: Mention, other: Mention) -> bool:
    """Whether `other` only modifies `mention`: "a spokesman for the ministry", "Okoro, the envoy,"."""
    between = tokens[mention.last + 1 : other.first]
    return bool(between) and len(between) <= 3 and between[0].lower in ("of", "for", "from", "at", "with", "in")
