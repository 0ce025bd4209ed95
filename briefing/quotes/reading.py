"""An article as attribution reads it: paragraphs of tokens, in which a name is one token and so is a quoted run.

What stands between quotation marks is not looked into, so that "said" inside a quotation attributes nothing, and
the grammar around it is short: QUOTE , said NAME , a WORD WORD .
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from briefing.language import paragraphs
from briefing.language.credits import credits
from briefing.language.dates import english_weekdays
from briefing.language.layout import is_link
from briefing.language.names import Lexicon, Name, lexicon, names
from briefing.language.tongues import spoken_in
from briefing.model import Span
from briefing.quotes.bearers import bearers_apart
from briefing.quotes.cues import Cues, CueWord, cues
from briefing.quotes.foreign import scan, settle
from briefing.quotes.incises import dialogue, without_incises
from briefing.quotes.interviews import asks
from briefing.quotes.labels import turns
from briefing.quotes.marks import Quoted, quoted
from briefing.quotes.patterns import patterns
from briefing.quotes.portfolios import with_offices
from briefing.quotes.records import Turn
from briefing.quotes.tokens import Noun, Token, TokenKind, noun_of
from briefing.quotes.tongues import Tongue, tongue

__all__ = ["Paragraph", "Reading", "Token", "read"]


class Paragraph(Struct):
    """One paragraph of an article."""

    index: int
    start: int
    end: int
    tokens: list[Token] = []
    names: list[int] = []
    """Which of the tokens are names; so for the lists below."""
    quotes: list[int] = []
    stops: list[int] = []
    cues: list[int] = []
    """Verbs of speech, verbs that stand as one, and "according"."""
    openings: list[int] = []
    """The first of every sentence but the first one."""


class Reading(Struct):
    """An article's text cut up once, for everything that looks for sources."""

    text: str
    paragraphs: list[Paragraph]
    quoted: list[Quoted]
    names: list[Name]
    headline: bool
    """Whether the first paragraph reads as a headline."""
    tongue: Tongue | None = None
    """The language that it is read as, where that is not English."""

    @property
    def foreign(self) -> bool:
        """Whether it is read as another language than English."""
        return self.tongue is not None


_TOKEN = re.compile(
    r"(?! )(?:[A-Za-z0-9]++(?![^ ])|[^\W_]++(?:[.'’\-‑&/,](?:(?<!,)|(?<=\d,)(?=\d{3}))[^\W_]++)*"
    r"|['’](?:s|d|ve|re|ll|m)\b|--+|\.\.+|[^\w\s])"
)
"""Plain words between blanks, which most are, are told first, because that takes least."""
_LINE = re.compile(r"[^\r\n]+")
_ENDS = frozenset(".!?…")
_ACCORDING = "according"
"""No verb, but what reports speech all the same."""


def read(text: str, language: str | None = None) -> Reading:
    """`text` as paragraphs of tokens with names and quoted runs found; work grows with its length.

    `language` is its ISO 639-1 code; where it is not known the text itself tells.
    """
    spans = paragraphs(text)
    language = language or spoken_in(text)
    spoken = tongue(language)
    found = names(text, language)
    written_by = [spans[number] for number in sorted(credits(text, spans))]
    if written_by:
        found = [name for name in found if not any(span.start <= name.start < span.end for span in written_by)]
    if spoken is None:
        found = bearers_apart(text, found)
    elif spoken.adjectives:
        found = with_offices(text, found, spoken)
    between = [run for run in quoted(text, spans) if not (run.paragraph and _is_link(text, spans[run.paragraph]))]
    if spoken is not None:
        between = dialogue(text, spans, without_incises(text, between, spoken), spoken)
    runs = _without_nicknames(text, _with_turns(text, spans, between, turns(text, spans)), found)
    reading = Reading(text, [], runs, found, False, spoken)
    name_at = run_at = 0
    for index, span in enumerate(spans):
        paragraph = Paragraph(index, span.start, span.end)
        position = span.start
        while run_at < len(runs) and runs[run_at].open < span.end:
            run = runs[run_at]
            name_at = _tokens(text, position, run.open, found, name_at, paragraph, spoken)
            paragraph.quotes.append(len(paragraph.tokens))
            paragraph.tokens.append(Token("quote", run.open, run.close, "", ref=run_at))
            position = run.close
            run_at += 1
            while name_at < len(found) and found[name_at].start < position:
                name_at += 1
        name_at = _tokens(text, position, span.end, found, name_at, paragraph, spoken)
        if spoken is not None:
            paragraph.stops = [at for at, token in enumerate(paragraph.tokens) if token.kind == "stop"]
        _number_sentences(text, paragraph, runs)
        if spoken is None:
            _unlisted_cues(text, paragraph, runs)
        else:
            settle(text, paragraph.tokens, spoken)
            for token in paragraph.tokens:
                token.noun = noun_of(token.lower)
            paragraph.cues = [at for at, token in enumerate(paragraph.tokens) if token.cue or token.lower == _ACCORDING]
        reading.paragraphs.append(paragraph)
    reading.headline = _is_headline(text, spans)
    return reading


def _with_turns(text: str, spans: Sequence[Span], runs: list[Quoted], unmarked: Sequence[Turn]) -> list[Quoted]:
    """The runs between marks, and the turns without; what is quoted inside a turn belongs to its words, and what is
    quoted in the question above an answer without a label is nobody's statement."""
    if not unmarked:
        return runs
    answered = {t.paragraph - 1 for t in unmarked if not t.continues and t.start == spans[t.paragraph].start > 0}
    asked = {at for at in answered if at >= 0 and asks(text, spans[at], quoting=True)}
    runs = [run for run in runs if run.paragraph not in asked]
    merged = [Quoted(t.start, t.start, t.end, t.end, t.paragraph, t.continues, unmarked=True) for t in unmarked]
    at = 0
    for run in runs:
        while at < len(unmarked) and unmarked[at].end <= run.open:
            at += 1
        if at == len(unmarked) or run.close <= unmarked[at].start:
            merged.append(run)
    return sorted(merged, key=lambda run: run.open)


_PRESENTED = re.compile(r"[”\"’']+,? (?:\d\d?,|an? |the |who |one of )")


_LINK = 40
"""Characters in which a paragraph says that it leads to another article."""


def _is_link(text: str, paragraph: Span) -> bool:
    """Whether a paragraph leads to another article, which is who quotes what it quotes: "READ MORE: ‘…’"."""
    lead = text[paragraph.start : min(paragraph.end, paragraph.start + _LINK)].lstrip(_BULLETS)
    return _LEADS_ON.match(lead) is not None and is_link(lead.lower())


_LEADS_ON = re.compile(r"(?:[^\W\d_]+ ){0,3}[^\W\d_]+ ?[:|>»]")
"""A few words set off: "READ MORE: ", not "Read more in our special. Brandt said: "."""
_BULLETS = "•♦►▶▸*-–— "


def _without_nicknames(text: str, runs: list[Quoted], found: Sequence[Name]) -> list[Quoted]:
    """The runs that are no name and no part of one, as a nickname in marks and “Josué,” a teacher, are."""
    kept = []
    at = 0
    for run in runs:
        while at < len(found) and found[at].end <= run.open:
            at += 1
        if at == len(found) or not (
            (found[at].start < run.open and run.close < found[at].end)
            or (text[run.start : run.end].rstrip(",") == found[at].text and _PRESENTED.match(text, run.end))
        ):
            kept.append(run)
    return kept


def _tokens(
    text: str,
    start: int,
    end: int,
    found: Sequence[Name],
    name_at: int,
    paragraph: Paragraph,
    spoken: Tongue | None,
) -> int:
    """Appends the tokens of text[start:end] to `paragraph`; returns the index of the first name not passed."""
    tokens = paragraph.tokens
    position = start
    while position < end:
        while name_at < len(found) and found[name_at].end <= position:
            name_at += 1
        name = found[name_at] if name_at < len(found) and found[name_at].end <= end else None
        begin = end if name is None else name.start if name.kind == "place" else name.whole
        limit = min(max(begin, position), end)
        if spoken is None:
            if limit > position:
                _words(text, position, limit, paragraph)
        else:
            scan(text, position, limit, spoken, tokens)
        if name is None or limit >= end:
            break
        paragraph.names.append(len(tokens))
        tokens.append(Token("name", name.start, name.end, name.text.lower(), upper=True, ref=name_at))
        position = name.end
        name_at += 1
    return name_at


def _words(text: str, start: int, end: int, paragraph: Paragraph) -> None:
    """Appends the tokens of text[start:end], in which no name stands."""
    tokens = paragraph.tokens
    past = start
    words = _TOKEN.findall(text, start, end)
    for word, (kind, lower, cue, upper, noun, noted) in zip(words, map(_like, words), strict=True):
        if noted:
            (paragraph.stops if kind == "stop" else paragraph.cues).append(len(tokens))
        start = text.index(word, past)
        past = start + len(word)
        tokens.append(Token(kind, start, past, lower, cue, upper, noun))


@lru_cache(maxsize=16_384)
def _like(word: str) -> tuple[TokenKind, str, CueWord | None, bool, Noun, bool]:
    """What every token of these letters is: kind, small letters, cue, whether it begins with a capital, noun.

    Last whether a paragraph notes its place, as of stops and cues.
    """
    table = cues()
    lower = word.lower()
    if not word[0].isalnum():
        stop = word[0] not in "'’" or len(word) == 1
        return "stop" if stop else "word", lower, None, False, noun_of(lower), stop
    if lower in table.pronouns:
        return "pronoun", lower, None, word[0].isupper(), "other", False
    cue = table.verbs.get(lower)
    return "word", lower, cue, word[0].isupper(), noun_of(lower), cue is not None or lower == _ACCORDING


def _unlisted_cues(text: str, paragraph: Paragraph, runs: Sequence[Quoted]) -> None:
    """Takes a verb that is none of speech for one where it stands as one: “…,” grinned the boss; "close to" is none."""
    table = cues()
    tokens = paragraph.tokens
    none = {at for at in paragraph.cues if _is_no_cue(tokens, at, table)}
    if none:
        paragraph.cues = [at for at in paragraph.cues if at not in none]
        for index in none:
            tokens[index].cue = None
    for index in paragraph.cues:
        cue = tokens[index].cue
        if cue is not None and cue.lemma == "rule" and _is_lower(tokens, index + 1, "out"):
            tokens[index].cue = CueWord("rule", "judge", cue.form)
    for index in paragraph.quotes:
        run = runs[tokens[index].ref]
        if index + 2 >= len(tokens) or text[run.end - 1 : run.end] not in (",", "?", "!"):
            continue
        first, second = tokens[index + 1], tokens[index + 2]
        if first.lower in ("as", "is", "was") and (put := _put_it(tokens, index + 2)):
            tokens[put].cue = CueWord("put", "say", "past")
            insort(paragraph.cues, put)
            continue
        named = second.kind in ("name", "pronoun") or second.lower in ("the", "a", "an", "his", "her", "their")
        office = index + 3 < len(tokens) and tokens[index + 3].noun == "role"  # "Kerr [fisheries] minister Ada Brandt"
        if first.kind in ("name", "pronoun") and _may_be_verb(second, table) and not office:
            second.cue = CueWord(second.lower, "say", "past")
            insort(paragraph.cues, index + 2)
        elif named and _may_be_verb(first, table) and second.lower != "it":
            first.cue = CueWord(first.lower, "say", "past")
            insort(paragraph.cues, index + 1)


_WITHHELD = frozenset(("neither", "not", "declined", "refused", "wouldn't", "wouldn’t", "unable", "unavailable"))


def _is_no_cue(tokens: Sequence[Token], at: int, table: Cues) -> bool:
    """Whether a verb of speech stands as none: "close to", "was read out by", "state television"."""
    lower = tokens[at].lower
    if lower == "close":
        return _is_lower(tokens, at + 1, "to")
    if lower == "read":
        return _is_passive(tokens, at)
    if lower == "comment":
        return not _WITHHELD.isdisjoint(
            token.lower for token in tokens[max(0, at - 6) : at]
        )  # "Neither would comment on"
    if lower != "state" or at + 1 == len(tokens) or tokens[at + 1].kind != "word":
        return False
    following = tokens[at + 1].lower
    return following not in table.closed and following not in patterns().finite


def _put_it(tokens: Sequence[Token], first: int) -> int:
    """Where "put" stands in "“…,” as one owner put it", "“…,” is how Okoro put it"; 0 where it does not."""
    for at in range(first, min(first + 12, len(tokens) - 1)):
        if tokens[at].lower in ("put", "puts") and tokens[at + 1].lower == "it":
            return at
        if tokens[at].kind == "quote" or tokens[at].sentence != tokens[first].sentence:
            break
    return 0


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody does what the participle at `at` tells: "a statement, [read] out by his son"."""
    return _is_lower(tokens, at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in ("out", "aloud")), "by")


def _is_lower(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].lower == word


def _may_be_verb(token: Token, table: Cues) -> bool:
    lower = token.lower
    shows = token.cue is not None and token.cue.kind == "show" and token.cue.form in ("past", "present")
    return (
        token.kind == "word"
        and (token.cue is None or shows)
        and not token.upper
        and len(lower) > 3
        and lower.endswith(("ed", "s"))
        and lower not in table.closed
        and lower not in table.heads
    )


def _number_sentences(text: str, paragraph: Paragraph, runs: Sequence[Quoted]) -> None:
    """Gives every token the number of its sentence; abbreviations and initials end none."""
    tokens, openings = paragraph.tokens, paragraph.openings
    lex = lexicon()
    final = len(tokens) - 1
    for at in sorted((*paragraph.stops, *paragraph.quotes)):
        token = tokens[at]
        if token.lower == "•":
            if at:
                openings.append(at)
        elif at < final and tokens[at + 1].lower != "•" and _ends_sentence(text, tokens, at, runs, lex):
            openings.append(at + 1)
    for number, (first, past) in enumerate(pairwise((*openings, len(tokens))), 1):
        for token in tokens[first:past]:
            token.sentence = number


def _is_caseless(letter: str) -> bool:
    """Whether a letter is one of a script without capitals."""
    return letter.isalpha() and letter.lower() == letter.upper()


def _ends_sentence(text: str, tokens: list[Token], at: int, runs: Sequence[Quoted], lex: Lexicon) -> bool:
    """Whether a sentence ends with the stop or the quoted run at `at`, and the next begins after it."""
    token, following = tokens[at], tokens[at + 1]
    if token.kind == "quote":
        run = runs[token.ref]
        ends = run.end > run.start and text[run.end - 1] in _ENDS and following.start > token.end
    else:
        ends = token.lower[0] in _ENDS
    may_open = following.upper or following.kind == "quote" or following.lower in "([—–-•"
    if not ends or not (may_open or _is_caseless(text[following.start])):
        return False
    if token.lower != "." or not at or following.start <= token.end:
        return True
    previous = tokens[at - 1]
    if previous.lower in ("p.m", "a.m") and following.lower in _after_hours():
        return False  # "at 7 p.m. Monday"
    dotted = previous.end == token.start and previous.kind != "quote"
    return not (dotted and _abbreviated(text[previous.start : token.end], lex))


@cache
def _after_hours() -> frozenset[str]:
    return frozenset((*english_weekdays(), "eastern", "pacific"))


def _abbreviated(word: str, lex: Lexicon) -> bool:
    return word in lex.titles or word in lex.courtesy or (len(word) == 2 and word[0].isupper())


def _is_headline(text: str, spans: Sequence[Span]) -> bool:
    """Whether the first paragraph is a headline: one short line that does not run on as a story's text would."""
    if len(spans) < 2:
        return False
    first = text[spans[0].start : spans[0].end]
    return len(first) < 160 and (first[-1] not in _ENDS or len(first) < 110)
