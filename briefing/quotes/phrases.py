"""Noun phrases that can name a source: where they begin, and what kind of source their head is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.language.names import Name
from briefing.language.places import is_part
from briefing.quotes.cues import Cues, cues
from briefing.quotes.reading import Token
from briefing.quotes.roles import is_post, words
from briefing.quotes.tokens import singular

MentionKind = Literal["name", "pronoun", "role", "plural", "body"]

NEAR = 5
"""Words after a verb of speech and a determiner within which a noun that is not listed may be its subject."""


def is_shouted(text: str, token: Token) -> bool:
    """Whether a common word is in capitals, as the places of datelines are: "KERR CITY — "."""
    return (
        token.kind == "word" and token.upper and token.end - token.start > 3 and text[token.start : token.end].isupper()
    )


def is_tied(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at `at` hangs on a preposition or an article: "the mayor of a town in northern [Kerr]"."""
    before = at - 1 - (at > 1 and is_part(tokens[at - 1].lower))
    return before >= 0 and tokens[before].lower in cues().closed


_CLAUSES = frozenset(("what", "which", "whom", "how", "where"))
"""What opens a clause with a subject of its own: "in what [a judge] called “…”"."""


def is_governed(tokens: Sequence[Token], first: int, last: int, table: Cues) -> bool:
    """Whether the phrase from `first` to `last` hangs on a preposition or on the verb of a clause about somebody, or is
    who is told: "of the former [Okoro]", "a man who owns [the shop] said"."""
    sentence = tokens[first].sentence
    for at in range(first - 1, max(-1, first - 6), -1):
        before = tokens[at]
        lower = before.lower
        if lower in ("who", "which"):  # "who [saved 40 lives] said", "which [represents 80,000 owners], said"
            verb = at == first - 1 and first < last and tokens[first].noun == "other" and not tokens[first].upper
            between = lower == "who" and at < first - 1 and tokens[at - 1].kind != "stop"
            return at > 0 and (verb or between)
        if before.sentence != sentence or (before.kind != "word" and before.kind != "name") or lower in _CLAUSES:
            return False
        if lower in table.prepositions:
            return lower != "as" or at != first - 1 or not _acts(tokens, last)
        if before.cue is not None:
            return before.cue.kind == "tell" and at == first - 1
        if lower in table.between or lower in table.breaks:
            return False
    return False


def _acts(tokens: Sequence[Token], last: int) -> bool:
    """Whether what ends at `last` has a verb of its own, so that "as" joins clauses: "… as [Okoro] slams “…”"."""
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    cue = following.cue if following is not None else None
    return cue is not None and (cue.form == "present" or (cue.form == "past" and tokens[last].kind == "name"))


def nominal_start(tokens: Sequence[Token], index: int, name: Name) -> int | None:
    """Where a phrase begins of which a single capitalised word is the noun, and no name: "[the] Brazilian said", "[the]
    proud Kerrian", not "told The Ledger"; None for a name."""
    if name.kind != "unknown" or " " in name.text or not index or tokens[index - 1].end + 1 != name.whole:
        return None
    first = index - 1
    described = tokens[first].kind == "word" and tokens[first].cue is None and tokens[first].lower not in _ONCE
    if first and described and name.text.endswith(PEOPLES) and tokens[first].lower not in _ARTICLES:
        first -= 1
    before = tokens[first]
    free = not (before.upper and first and tokens[first - 1].sentence == before.sentence)
    return first if before.lower in _ARTICLES and free else None


_ARTICLES = frozenset(("the", "a", "an", "one"))
PEOPLES = ("ian", "ese", "ish")
"""Endings of words for people."""
_ONCE = frozenset(("late", "former"))


def tells_of_next(tokens: Sequence[Token], index: int, table: Cues, *, people: bool = False) -> bool:
    """Whether a name only tells which one the noun after it is: "the Kerr section", not "the Kerrian left"; a word for
    `people` before any noun: "a Kerrian officer"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.kind == "word"
        and (people or following.noun == "other")
        and following.cue is None
        and following.sentence == tokens[index].sentence
        and not _closed(following, table)
        and not following.lower.endswith("ed")
        and following.lower not in table.irregular
        and following.lower not in table.between
    )


def _is_finite(token: Token) -> bool:
    """Whether the word can only be a verb of speech: "said", not "press" or "report", which may be nouns."""
    return token.cue is not None and token.cue.form != "base"


def _describes(tokens: Sequence[Token], at: int, table: Cues) -> bool:
    """Whether a form of a verb of speech only describes a noun: "a [ruling] party official"."""
    cue = tokens[at].cue
    if cue is None or cue.form not in ("gerund", "participle", "past") or at == 0:
        return False
    return tokens[at - 1].lower in table.indefinite | table.definite and tokens[at + 1].kind == "word"


_LONG_OFFICE = 7
"""Tokens of an office in small letters that opens a sentence before a name."""


def _office_opens(tokens: Sequence[Token], index: int, table: Cues) -> int | None:
    """Where the office begins that opens the sentence and whose holder stands at `index`, as in India's papers:
    "[Minister] of state for home Ada Brandt hit back"; None where none does."""
    first = index - 1
    while first >= max(0, index - _LONG_OFFICE) and tokens[first].kind == "word":
        word = tokens[first]
        if first == 0 or tokens[first - 1].sentence != word.sentence:
            tied = first + 1 < index and tokens[first + 1].lower in ("of", "for")
            return first if tied and word.noun == "role" and tokens[index - 1].lower not in table.closed else None
        if word.upper or _is_finite(word) or (word.lower in table.closed and word.lower not in ("of", "for", "and")):
            return None
        first -= 1
    return None


def name_phrase(tokens: Sequence[Token], index: int, table: Cues) -> int:
    """The first token of the phrase that ends in the name at `index`: "[a Brandt campaign spokesman] Ada Okoro"."""
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != tokens[index].sentence or before.kind != "word":
        return index
    if (parent := parent_of(tokens, index)) is not None:
        return parent - (parent > 0 and tokens[parent - 1].lower in ("the", "a"))
    owned = before.lower in ("'s", "’s")
    agent = (
        before.lower in table.roles
        or "-of-" in before.lower
        or before.lower.rpartition("-")[2] in table.roles
        or (
            before.lower.endswith(table.agent_endings)
            and before.cue is None
            and before.lower not in table.missives
            and before.lower not in table.irregular
        )
    )
    if not owned and (not agent or _closed(before, table)):
        opens = _office_opens(tokens, index, table)
        return index if opens is None else opens
    first = index - 1
    while first and index - first < 9:
        word = tokens[first - 1]
        if word.sentence != tokens[index].sentence or word.kind not in ("word", "name"):
            break
        if word.lower in table.determiners:
            return first - 1
        if word.kind == "word" and word.lower not in ("'s", "’s") and (_is_finite(word) or _closed(word, table)):
            break
        first -= 1
    if owned and tokens[first].kind != "name" and not tokens[first].upper:
        return index
    if first > 1 and tokens[first - 1].lower == "and" and is_post(tokens[first - 2].lower):
        return first - 2 - (first > 2 and tokens[first - 3].kind == "word" and not _closed(tokens[first - 3], table))
    return first


def told_office(tokens: Sequence[Token], first: int, index: int, table: Cues) -> int:
    """Where an office begins right after a verb of saying whose bearer is the name at `index`, of which `first` begins
    the phrase: "said [leader] of the council Luke Marr", "said [a] retired nurse and former mayor Luke Marr"; else
    `first`, as in "said the lawyer of singer Luke Marr"."""
    before = tokens[first - 1] if first else None
    joined = before is not None and before.lower == "and"
    if before is None or not (joined or (first == index and before.kind == "word" and before.lower not in table.small)):
        return first
    worn = before.noun == "role" or before.lower in table.fillers or before.lower.endswith(("ed", "'s", "’s"))
    if not joined and (worn or _closed(before, table)):
        return first
    start = first
    while start > 0 and index - start < _OFFICE and not _speaks(tokens[start - 1]):
        start -= 1
        if tokens[start].kind not in ("word", "name") or tokens[start].cue is not None:
            return first
    if not start or not _speaks(tokens[start - 1]) or tokens[start - 1].sentence != tokens[index].sentence:
        return first
    links = ("and",) if joined else ("of", "for")
    tied = next((at for at in range(start + 1, first) if tokens[at].lower in links), None)
    if tied is None or (index + 1 < len(tokens) and tokens[index + 1].kind not in ("stop", "quote")):
        return first
    head = tokens[tied - 1].lower
    return start if (head in table.roles if joined else is_post(head.rpartition("-")[2])) else first


_OFFICE = 10
"""Words between a verb and a name that an office may have."""


def parent_of(tokens: Sequence[Token], index: int) -> int | None:
    """Where "mum of three" or "father of 2" begins right before the name at `index`."""
    if index < 3 or tokens[index - 2].lower != "of" or tokens[index - 3].lower not in words().family:
        return None
    count = tokens[index - 1].lower
    if not count.isdigit() and count not in _COUNTS:
        return None
    return index - 3


_COUNTS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))


def says_next(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether a verb of saying follows at once, or stands just before ("said the White House")."""
    at = index + 1
    while at < len(tokens) and tokens[at].lower in table.between:
        at += 1
    if at < len(tokens) and _speaks(tokens[at]):
        return True
    before = index - 1 - (index > 1 and tokens[index - 1].lower == "the")
    return index > 0 and (_speaks(tokens[before]) or tokens[before].lower == "to")


def judges_next(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether a verb of judgement follows at once: "it accused the army", "it has called the claim"."""
    at = index + 1
    while at < len(tokens) and tokens[at].lower in table.between and tokens[at].lower not in table.passive:
        at += 1
    cue = tokens[at].cue if at < len(tokens) else None
    return cue is not None and cue.kind == "judge" and cue.form in ("past", "present", "participle")


def _speaks(token: Token) -> bool:
    return token.cue is not None and token.cue.kind in ("say", "write", "tell") and token.cue.form != "base"


def noun_kind(tokens: Sequence[Token], index: int, table: Cues, foreign: bool = False) -> MentionKind | None:
    """What kind of source the noun at `index` can be: a listed one, or any that is beside a verb of saying.

    In most languages but English (`foreign`) what stands after a noun is no noun that it only modifies.
    """
    token = tokens[index]
    word = singular(token.lower)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.lower == "states" and word in _OF_STATES:
        return None
    if token.noun == "role" or token.noun == "plural" or token.noun == "body":
        return token.noun if _stands_alone(tokens, index, table, word, foreign) else None
    if len(word) < 3 or not index or _closed(token, table):
        return None
    if (_gives_age(tokens, index) and tokens[index - 1].kind == "word") or _has_children(token):
        return "role"
    if following is not None and following.cue is not None and following.sentence == token.sentence:
        named = token.cue is None or tokens[index - 1].lower in table.determiners
        if not (named and _speaks(following)) or following.cue.form == "gerund":  # "hit back saying"
            return None
    elif not _follows_speech(tokens, index, table):
        return None
    first = phrase_start(tokens, index, table)
    if first and tokens[first - 1].lower in table.prepositions and tokens[first - 1].sentence == token.sentence:
        return None
    return "plural" if word.endswith("s") and not word.endswith("ss") else "role"


_OF_STATES = frozenset(("member", "island", "nation", "client", "rump"))
"""What states are called, and does not state: "the eleven [member] states"."""


def _stands_alone(tokens: Sequence[Token], index: int, table: Cues, word: str, foreign: bool) -> bool:
    """Whether the listed noun at `index` ends its phrase, and does not only tell more of a noun after it."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if word == "other" or word in table.indefinite:
        told = following is not None and following.cue is not None
        ends = following is None or following.kind in ("stop", "quote")
        verb = index - 1 - (tokens[index - 1].lower == "the")  # "“…,” said the other."
        after = verb > 0 and _speaks(tokens[verb]) and tokens[verb - 1].kind == "quote" and ends
        return told or after
    return (
        following is None
        or following.kind not in ("word", "name")
        or tokens[index].lower.endswith(("'s", "’s"))
        or following.cue is not None
        or _closed(following, table)
        or following.lower.endswith("ed")
        or following.lower in table.irregular
        or following.lower in _KNOWING
        or (
            following.kind == "word"
            and following.lower not in table.heads
            and (foreign or _is_new(tokens, index, table))
        )
    )


_KNOWING = frozenset(("close", "familiar", "involved", "present", "aware"))
"""What tells more of a noun of people after it: "two people [close] to the talks"."""


def is_idle(tokens: Sequence[Token], index: int, table: Cues, near: bool) -> bool:
    """Whether a word that no list has is no noun that may speak: no verb of speech after it, and none `near` before.

    Right after a verb of speech a noun may speak where its phrase ends. Quick, for it is asked of most words.
    """
    if index + 1 == len(tokens):
        return not near
    following = tokens[index + 1]
    if following.cue is not None:
        return not _speaks(following) and following.sentence == tokens[index].sentence
    if not near:
        return (following.lower != "," or not _gives_age(tokens, index)) and not _has_children(tokens[index])
    return following.kind in ("word", "name") and not _closed(following, table)


def _is_new(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether "a" or "one" opens the noun phrase: "a prosecutor familiar with the case"."""
    return any(
        tokens[back].lower in table.indefinite and all(t.kind in ("word", "name") for t in tokens[back:index])
        for back in range(index - 1, max(-1, index - 4), -1)
    )


def _has_children(token: Token) -> bool:
    """Whether somebody is told by how many they have: "the mum-of-three"."""
    return "-of-" in token.lower and token.lower.partition("-")[0] in cues().roles


def _gives_age(tokens: Sequence[Token], index: int) -> bool:
    """Whether an age follows between commas: "the trawlerman, 44, said"."""
    return (
        index + 3 < len(tokens)
        and tokens[index + 1].lower == ","
        and (tokens[index + 2].lower.isdigit() and len(tokens[index + 2].lower) == 2 and tokens[index + 3].lower == ",")
    )


def _follows_speech(tokens: Sequence[Token], index: int, table: Cues) -> bool:
    """Whether the word ends a noun phrase right after a verb of saying: "said the 46-year-old."."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.kind in ("word", "name") and not _closed(following, table):
        return False
    for back in range(index - 1, max(0, index - 5), -1):
        before = tokens[back]
        if before.lower in table.determiners:
            return is_inverted(tokens, back - 1, table)
        if before.kind != "word" or _closed(before, table) or before.cue is not None or before.lower in table.heads:
            return False
    return False


def is_inverted(tokens: Sequence[Token], verb: int, table: Cues) -> bool:
    """Whether the subject of the verb at `verb` may follow it: “…,” said [the envoy]; “selon [la ministre]”."""
    cue, left = tokens[verb].cue, verb - 1
    if cue is None or cue.kind == "according":
        return cue is not None
    while left > 0 and tokens[left].lower in table.between:
        left -= 1
    return left >= 0 and _ends_quotation(tokens, left) and _speaks(tokens[verb])


def _ends_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation ends at `at`, with or without a stop outside its marks."""
    return tokens[at].kind == "quote" or (tokens[at].kind == "stop" and at > 0 and tokens[at - 1].kind == "quote")


def _closed(token: Token, table: Cues) -> bool:
    """Whether the word belongs to the small closed classes that end a noun phrase."""
    return token.lower in table.closed or table.is_adverb(token.lower)


def dignity(tokens: Sequence[Token], index: int) -> tuple[int, str] | None:
    """Where "His Royal Highness" begins, and the pronoun that it stands for; None before who is so called."""
    if index + 1 < len(tokens) and tokens[index + 1].kind == "name":
        return None
    for back in (index - 1, index - 2):
        if back >= 0 and tokens[back].lower in ("his", "her"):
            return back, "he" if tokens[back].lower == "his" else "she"
    return None


def phrase_start(tokens: Sequence[Token], index: int, table: Cues) -> int:
    """The first token of the noun phrase whose head is at `index`: back to its determiner."""
    first = index
    while first and index - first < 9:
        before = tokens[first - 1]
        if is_possessive(tokens, first - 1):
            first -= 1
            continue
        if before.sentence != tokens[index].sentence or before.kind in ("stop", "quote"):
            break
        if before.lower in table.determiners:
            return first - 1
        if before.kind == "word" and (_is_finite(before) or _closed(before, table)):
            if before.lower == "and" and (start := _joined_start(tokens, first, table)) is not None:
                return start
            if before.lower not in ("'s", "’s") and not _describes(tokens, first - 1, table):
                break
        elif before.lower in table.irregular and first > 1 and tokens[first - 2].noun in ("body", "plural", "role"):
            break  # "The council sent [residents] a letter"
        elif before.kind == "pronoun":
            break
        first -= 1
    return _hedged(tokens, first)


_ROUGHLY = frozenset(("about", "around", "over", "under", "nearly", "almost"))
_ROUGHLY_IN_TWO = frozenset(("up to", "more than", "less than", "fewer than", "at least"))


def _hedged(tokens: Sequence[Token], first: int) -> int:
    """Where a number of people begins with what makes it a rough one: "[about] 200 voters", "[at least] 12 pilots"."""
    number = first + (tokens[first].lower == "least")
    if not number or number >= len(tokens) or not tokens[number].lower[:1].isdigit():
        return first
    one, two = (" ".join(token.lower for token in tokens[max(0, number - back) : number]) for back in (1, 2))
    return number - 1 if one in _ROUGHLY else number - 2 if two in _ROUGHLY_IN_TWO else first


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the stop at `at` is the apostrophe of several who own something: "the officials' room"."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and tokens[at].lower in ("'", "’")
        and before.lower[-1:] == "s"
        and (before.end == tokens[at].start)
    )


def _joined_start(tokens: Sequence[Token], first: int, table: Cues) -> int | None:
    """The determiner before an office with "and" in capitals: "the Works and [Drainage Minister]"."""
    if not tokens[first].upper:
        return None
    at = first - 2
    while at >= 0 and tokens[at].upper and tokens[at].kind in ("word", "name") and tokens[at].lower not in table.closed:
        at -= 1
    return at if 0 <= at < first - 2 and tokens[at].lower in table.definite else None
