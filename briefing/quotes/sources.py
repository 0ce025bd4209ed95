"""Who may be a source: the mentions of people and bodies in a paragraph.

A `Mention` is one place that names somebody: a name, a pronoun, a role ("the envoy"), a body ("the ministry").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from briefing.language.names import Name, lexicon
from briefing.quotes.cues import Cues, cues
from briefing.quotes.frames import ASKING, Mention, frames, is_answer
from briefing.quotes.phrases import (
    NEAR,
    PEOPLES,
    MentionKind,
    dignity,
    is_governed,
    is_idle,
    is_inverted,
    is_shouted,
    judges_next,
    name_phrase,
    nominal_start,
    noun_kind,
    phrase_start,
    says_next,
    tells_of_next,
    told_office,
)
from briefing.quotes.reading import Paragraph, Reading, Token
from briefing.quotes.tokens import singular
from briefing.quotes.tongues import tells_woman
from briefing.quotes.topics import mark_topic


def mentions(reading: Reading, paragraph: Paragraph) -> list[Mention]:
    """Every mention in `paragraph` outside quotation marks, in order, with its frames."""
    table = cues()
    tokens = paragraph.tokens
    found: list[Mention] = []
    near_to = -1
    told: dict[int, int] = {}
    steps: list[int] = []
    for index, token in enumerate(tokens):
        kind, noun = token.kind, token.noun
        if token.cue is not None:
            told[token.sentence] = index
            steps.append(index)
            determined = index + 1 < len(tokens) and tokens[index + 1].lower in table.determiners
            near_to = index + NEAR if determined and is_inverted(tokens, index, table) else min(near_to, index)
        if kind == "word":
            owned = token.lower in _TOLD_AS and _is_told_by(tokens, index)
            if index and noun == "small" and not owned:
                continue
            if (
                (index and noun == "other" and is_idle(tokens, index, table, index <= near_to))
                or (token.upper and is_shouted(reading.text, token) and not _is_label(tokens, index))
            ) and not (owned or (token.lower == "them" and _is_counted(tokens, index, table))):
                continue
        elif kind == "stop" or kind == "quote":
            if token.lower == ":":
                told[token.sentence] = index
                steps.append(index)
            continue
        elif token.lower == "who":
            steps.append(index)
        mention = _mention(reading, paragraph, index, table)
        if mention is not None:
            while found and found[-1].first >= mention.first:
                found.pop()
            found.append(mention)
    subjects = {mention.last: mention for mention in found}
    for mention in found:
        if not _belongs(tokens, mention, subjects):
            mention.frames = frames(tokens, mention, subjects, table, steps, told.get(mention.sentence, -1))
    for _, group in groupby(found, key=lambda mention: mention.sentence):
        mark_topic(tokens, list(group), table)
    return found


def _belongs(tokens: Sequence[Token], mention: Mention, subjects: dict[int, Mention]) -> bool:
    """Whether a mention only tells whose somebody is, so that no verb is its own: "a lawyer for [Ada Brandt] said"."""
    if mention.kind == "name" and mention.first > 3 and tokens[mention.first - 1].lower == "and":
        return _is_seat(tokens, mention.first)
    if mention.first < 2 or tokens[mention.first - 1].lower not in ("for", "of", "from"):
        return False
    other = subjects.get(mention.first - 2)
    if tokens[mention.first - 2].lower == ")" and tokens[mention.first - 1].lower == "of":
        return True  # "the Culture Directorate (CD) of [Holm]"
    if tokens[mention.first - 1].lower == "from":
        return other is not None and other.kind in ("name", "role")  # "Tam from [Kerr] told"
    bare = other is not None and other.capital and other.leads  # "Counsel for Okoro, Ada Brandt, said"
    if other is not None and other.kind == "plural" and tokens[mention.first - 1].lower == "of":
        return True  # "Critics of [Brandt] say"
    return other is not None and other.kind == "role" and (other.first < other.last or bare)


def _is_seat(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office is held for two places, the second standing at `at`: "the MP for Wexmoor and [Stour]"."""
    place, tie, office = tokens[at - 2], tokens[at - 3].lower, tokens[at - 4].lower
    return " " not in tokens[at].lower and place.upper and tie in ("for", "of") and office in cues().roles


Found = tuple[MentionKind, str, Name | None, int]
"""Of what kind a mention is, its head in small letters, its name, and where its phrase begins."""


_ANYBODY = frozenset(("a", "an", "another", "one"))


def _of_name(reading: Reading, tokens: Sequence[Token], index: int, table: Cues) -> Found | None:
    """What a name at `index` mentions: a person, a body, or as a noun in capitals somebody of a people."""
    head, name = tokens[index].lower, reading.names[tokens[index].ref]
    if name.kind == "place" and not (says_next(tokens, index, table) or judges_next(tokens, index, table)):
        return None
    people = name.kind == "unknown" and " " not in name.text and name.text.endswith(PEOPLES)
    if people and tells_of_next(tokens, index, table, people=True):
        return None
    last = head.rpartition(" ")[2]
    if name.kind != "person" and table.heads.get(last) == "role" and index and tokens[index - 1].lower in _ANYBODY:
        return "role", last, None, index - 1  # "a Committee Expert asked"
    if head in table.papers and index and tokens[index - 1].lower == "the":
        return "body", head, None, index - 1  # "the Declaration calls"
    if name.kind in ("body", "place"):
        return "body", head, name, index - _is_told_before(tokens, index)
    if (start := nominal_start(tokens, index, name)) is not None:
        if tells_of_next(tokens, index, table):
            return None
        return "plural" if name.text[:2].isupper() else "role", head, None, start
    first = name_phrase(tokens, index, table)
    if name.kind == "person" and " " in name.text:
        first = told_office(tokens, first, index, table)
    return "name", head, name, first


def _is_told_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether a sentence opens with what the body named at `index` is: "Airline Air Holm has"."""
    if not index or (index > 1 and tokens[index - 2].sentence == tokens[index].sentence):
        return False
    return tokens[index - 1].lower in lexicon().outfits or tokens[index - 1].lower in lexicon().firms_or_people


def _of_noun(reading: Reading, tokens: Sequence[Token], index: int, table: Cues) -> Found | None:
    """What a noun at `index` mentions, with where its phrase begins."""
    head = singular(tokens[index].lower)
    label = index == 0 and is_answer(tokens, 1)
    found = "role" if label and head in table.answers else noun_kind(tokens, index, table, reading.foreign)
    if found is None:
        return None
    first = phrase_start(tokens, index, table)
    inside = first > 0 and tokens[first - 1].lower in table.prepositions  # "an agent in the city, who …"
    described = [one.lower for one in tokens[index + 1 : index + 3]]
    person = found == "body" and "who" in described and not inside  # "a taxi operator, who …"
    kind: MentionKind = "role" if person else found
    if first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in table.counts:
        first -= 2
    return kind, head, None, first


def _found(reading: Reading, tokens: Sequence[Token], index: int, table: Cues) -> Found | None:
    token = tokens[index]
    if token.kind == "name":
        return _of_name(reading, tokens, index, table)
    if token.kind == "pronoun":
        form = table.pronouns[token.lower]
        speaks = form != "neuter" or says_next(tokens, index, table) or judges_next(tokens, index, table)
        return ("pronoun", token.lower, None, index) if speaks and form not in ("open", "relative") else None
    if _is_told_by(tokens, index):
        return "pronoun", _TOLD_AS[token.lower], None, index
    if token.lower in table.dignities and (dignified := dignity(tokens, index)) is not None:
        return "pronoun", dignified[1], None, dignified[0]
    if token.lower == "them":
        return ("plural", tokens[index - 2].lower, None, index - 2) if _is_counted(tokens, index, table) else None
    return _of_noun(reading, tokens, index, table) if token.kind == "word" else None


_TOLD_AS = {"him": "he", "her": "she"}


def _is_told_by(tokens: Sequence[Token], index: int) -> bool:
    """Whether the pronoun at `index` tells whose the words are: "according to [him],", "called “late” by [her].", "she
    quoted [him] as saying"."""
    if tokens[index].lower not in _TOLD_AS or index < 2:
        return False
    before, after = tokens[index - 1].lower, tokens[index + 1 : index + 2]
    if after and after[0].kind not in ("stop", "quote") and after[0].lower != "as":
        return False
    passes_on = tokens[index - 1].cue
    if after and after[0].lower == "as" and passes_on is not None and passes_on.lemma in ("quote", "cite"):
        return True
    if before == "to":
        return tokens[index - 2].lower == "according"
    return before == "by" and any(token.cue is not None for token in tokens[max(0, index - 6) : index - 1])


def _mention(reading: Reading, paragraph: Paragraph, index: int, table: Cues) -> Mention | None:
    """The mention whose first token (of a noun phrase: whose head) stands at `index`, if one does."""
    tokens = paragraph.tokens
    if (found := _found(reading, tokens, index, table)) is None:
        return None
    token, last = tokens[index], index
    kind, head, name, first = found
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    start = tokens[first].start
    if name is not None and name.kind != "place" and first == index:
        start = name.whole
    mention = Mention(kind, paragraph.index, first, last, start, token.end, head, name, token.sentence)
    apart = after is not None and after.lower in ("'s", "’s", "'", "’") and after.start == token.end
    mention.owner = apart or (token.kind == "word" and token.lower.endswith(("'s", "’s")))
    opens = kind == "body" and (first < 2 or tokens[first - 2].kind in ("stop", "quote"))
    if name is not None and before is not None and before.lower == "the" and (reading.foreign or opens):
        before = tokens[first - 2] if first > 1 else None
    mention.leads = (
        before is None
        or before.sentence != token.sentence
        or before.kind in ("stop", "quote")
        or before.lower in table.breaks
    )
    by = tokens[first - 2].cue if first > 1 and tokens[first - 1].lower == "by" else None
    agent = (by is not None and by.lemma not in ASKING) or _adds_absolutely(tokens, first, last)
    mention.leads = mention.leads or agent
    mention.governed = not agent and is_governed(tokens, first, last, table)
    mention.capital = token.upper
    if reading.tongue is not None and kind == "role":
        determiner = reading.text[tokens[first].start : tokens[first].end]
        mention.woman = tells_woman(reading.tongue, determiner.lower(), reading.text[token.start : token.end].lower())
    return mention


def _adds_absolutely(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "with" brings a subject with a verb of its own: "…, with [its chairman] observing that"."""
    cue = tokens[last + 1].cue if last + 1 < len(tokens) else None
    return first > 1 and tokens[first - 1].lower == "with" and cue is not None and cue.form == "gerund"


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` is a label, with or without its article: "A:", "The SPEAKER:"."""
    return is_answer(tokens, index + 1) and (index == 0 or (index == 1 and tokens[0].lower == "the"))


def _is_counted(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether "them" at `index` ends a subject: "one of them said"."""
    return index > 1 and tokens[index - 1].lower == "of" and tokens[index - 2].lower in table.counts
