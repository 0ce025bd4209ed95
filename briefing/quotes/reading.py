"""An article as attribution reads it: paragraphs of tokens, in which a name is one token and so is a quoted run.

What stands between quotation marks is not looked into, so that "said" inside a quotation attributes nothing, and
the grammar around it is short: QUOTE , said NAME , a WORD WORD .
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefing.language import paragraphs
from briefing.language.names import Lexicon, Name, lexicon, names
from briefing.language.tongues import spoken_in
from briefing.model import Span
from briefing.quotes.bearers import bearers_apart
from briefing.quotes.cues import Cues, CueWord, cues
from briefing.quotes.foreign import scan, settle
from briefing.quotes.incises import dialogue, without_incises
from briefing.quotes.labels import turns
from briefing.quotes.marks import Quoted, quoted
from briefing.quotes.portfolios import with_offices
from briefing.quotes.records import Turn
from briefing.quotes.tokens import Token, TokenKind
from briefing.quotes.tongues import Tongue, tongue

__all__ = ["Paragraph", "Reading", "Token", "read"]


class Paragraph(Struct):
    """One paragraph of an article."""

    index: int
    start: int
    end: int
    tokens: list[Token]


class Reading(Struct):
    """An article's text cut up once, for everything that looks for sources."""

    text: str
    paragraphs: list[Paragraph]
    quoted: list[Quoted]
    names: list[Name]
    headline: bool
    """Whether the first paragraph reads as a headline."""
    foreign: bool = False
    """Whether it is read as another language than English."""


_TOKEN = re.compile(r"['’](?:s|d|ve|re|ll|m)\b|[^\W_]+(?:(?:[.'’\-‑&/]|(?<=\d),(?=\d{3}))[^\W_]+)*|--+|\.\.+|[^\w\s]")
_LINE = re.compile(r"[^\r\n]+")
_ENDS = frozenset(".!?…")


def read(text: str, language: str | None = None) -> Reading:
    """`text` as paragraphs of tokens with names and quoted runs found; work grows with its length.

    `language` is its ISO 639-1 code; where it is not known the text itself tells.
    """
    spans = paragraphs(text)
    language = language or spoken_in(text)
    spoken = tongue(language)
    found = names(text, language)
    if spoken is None:
        found = bearers_apart(text, found)
    elif spoken.adjectives:
        found = with_offices(text, found, spoken)
    between = quoted(text, spans)
    if spoken is not None:
        between = dialogue(text, spans, without_incises(text, between, spoken), spoken)
    runs = _without_nicknames(_with_turns(between, turns(text, spans)), found)
    reading = Reading(text, [], runs, found, False, spoken is not None)
    name_at = run_at = 0
    seen: dict[str, Like] = {}
    for index, span in enumerate(spans):
        tokens: list[Token] = []
        position = span.start
        while run_at < len(runs) and runs[run_at].open < span.end:
            run = runs[run_at]
            name_at = _tokens(text, position, run.open, found, name_at, tokens, spoken, seen)
            tokens.append(Token("quote", run.open, run.close, "", ref=run_at))
            position = run.close
            run_at += 1
            while name_at < len(found) and found[name_at].start < position:
                name_at += 1
        name_at = _tokens(text, position, span.end, found, name_at, tokens, spoken, seen)
        _number_sentences(text, tokens, runs)
        if spoken is None:
            _unlisted_cues(text, tokens, runs)
        else:
            settle(text, tokens, spoken)
        reading.paragraphs.append(Paragraph(index, span.start, span.end, tokens))
    reading.headline = _is_headline(text, spans)
    return reading


def _with_turns(runs: list[Quoted], unmarked: Sequence[Turn]) -> list[Quoted]:
    """The runs between marks, and the turns without; what is quoted inside a turn belongs to its words."""
    if not unmarked:
        return runs
    merged = [Quoted(t.start, t.start, t.end, t.end, t.paragraph, t.continues, unmarked=True) for t in unmarked]
    at = 0
    for run in runs:
        while at < len(unmarked) and unmarked[at].end <= run.open:
            at += 1
        if at == len(unmarked) or run.close <= unmarked[at].start:
            merged.append(run)
    return sorted(merged, key=lambda run: run.open)


def _without_nicknames(runs: list[Quoted], found: Sequence[Name]) -> list[Quoted]:
    """The runs that are no part of a name, as a nickname in marks is."""
    kept = []
    at = 0
    for run in runs:
        while at < len(found) and found[at].end <= run.open:
            at += 1
        if at == len(found) or not (found[at].start < run.open and run.close < found[at].end):
            kept.append(run)
    return kept


def _tokens(
    text: str,
    start: int,
    end: int,
    found: Sequence[Name],
    name_at: int,
    tokens: list[Token],
    spoken: Tongue | None,
    seen: dict[str, Like],
) -> int:
    """Appends the tokens of text[start:end]; returns the index of the first name not passed."""
    table = cues()
    position = start
    finditer, append = _TOKEN.finditer, tokens.append
    while position < end:
        while name_at < len(found) and found[name_at].end <= position:
            name_at += 1
        name = found[name_at] if name_at < len(found) and found[name_at].end <= end else None
        limit = max(name.whole if name is not None and name.kind != "place" else end, position)
        if name is not None and name.kind == "place":
            limit = max(name.start, position)
        limit = min(limit, end)
        if spoken is not None:
            scan(text, position, limit, spoken, tokens)
        for match in finditer(text, position, limit) if spoken is None else ():
            word = match.group()
            if (like := seen.get(word)) is None:
                like = seen[word] = _like(word, table)
            kind, lower, cue, upper = like
            start, end_of = match.span()
            append(Token(kind, start, end_of, lower, 0, -1, cue, upper))
        if name is None or limit >= end:
            break
        tokens.append(Token("name", name.start, name.end, name.text.lower(), ref=name_at, upper=True))
        position = name.end
        name_at += 1
    return name_at


Like = tuple[TokenKind, str, CueWord | None, bool]
"""What all tokens of the same letters have in common."""


def _like(word: str, table: Cues) -> Like:
    """What every token of these letters is: kind, small letters, cue, and whether it begins with a capital."""
    lower = word.lower()
    if not word[0].isalnum():
        return "stop" if word[0] not in "'’" or len(word) == 1 else "word", lower, None, False
    if lower in table.pronouns:
        return "pronoun", lower, None, word[0].isupper()
    return "word", lower, table.verbs.get(lower), word[0].isupper()


def _unlisted_cues(text: str, tokens: list[Token], runs: Sequence[Quoted]) -> None:
    """Takes a verb that is no verb of speech for one where it stands as one: “…,” grinned the boss; "close to" is none."""
    table = cues()
    for index, token in enumerate(tokens[:-2]):
        if token.lower == "close" and tokens[index + 1].lower == "to":
            token.cue = None
        if token.kind != "quote" or text[runs[token.ref].end - 1 : runs[token.ref].end] not in (",", "?", "!"):
            continue
        first, second = tokens[index + 1], tokens[index + 2]
        named = second.kind in ("name", "pronoun") or second.lower in ("the", "a", "an", "his", "her", "their")
        if first.kind in ("name", "pronoun") and _may_be_verb(second, table):
            second.cue = CueWord(second.lower, "say", "past")
        elif named and _may_be_verb(first, table) and second.lower != "it":
            first.cue = CueWord(first.lower, "say", "past")


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


def _number_sentences(text: str, tokens: list[Token], runs: Sequence[Quoted]) -> None:
    """Gives every token the number of its sentence; abbreviations and initials end none."""
    lex = lexicon()
    number = 0
    final = len(tokens) - 1
    plain = False
    for index, token in enumerate(tokens):
        if plain and token.lower == "•":
            number += 1
        token.sentence = number
        plain = token.kind not in ("stop", "quote")
        if plain:
            continue
        if index == final:
            break
        following = tokens[index + 1]
        if following.lower == "•":
            number += 1
            continue
        opens = following.upper or following.kind == "quote" or following.lower in "([—–-•"
        if token.kind == "stop" and token.lower[0] in _ENDS:
            previous = tokens[index - 1] if index else None
            dotted = previous is not None and previous.end == token.start and previous.kind != "quote"
            if opens and not (
                dotted
                and token.lower == "."
                and previous is not None
                and following.start > token.end
                and _abbreviated(text[previous.start : token.end], lex)
            ):
                number += 1
        elif token.kind == "quote" and opens and following.start > token.end:
            run = runs[token.ref]
            if run.end > run.start and text[run.end - 1] in _ENDS:
                number += 1


def _abbreviated(word: str, lex: Lexicon) -> bool:
    return word in lex.titles or word in lex.courtesy or (len(word) == 2 and word[0].isupper())


def is_byline(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a short line near the top that only says who wrote the article, and where."""
    tokens = paragraph.tokens
    return (
        0 < paragraph.index <= 3
        and 0 < len(tokens) <= 7
        and any(token.kind == "name" for token in tokens)
        and all(token.kind in ("name", "word", "stop") and token.cue is None for token in tokens)
        and tokens[-1].lower not in (".", "?", "!", ":")
        and not any(token.kind == "word" and not token.upper and token.lower != "by" for token in tokens)
        and paragraph.end - paragraph.start < 80
    )


def _is_headline(text: str, spans: Sequence[Span]) -> bool:
    """Whether the first paragraph is a headline: one short line that does not run on as a story's text would."""
    if len(spans) < 2:
        return False
    first = text[spans[0].start : spans[0].end]
    return len(first) < 160 and (first[-1] not in _ENDS or len(first) < 110)
