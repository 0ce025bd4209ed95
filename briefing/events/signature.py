"""Article → Signature: everything that grouping, copies and titles need, so that the text need not be read again."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import structs

from briefing.events.copies import sketch, trace
from briefing.events.digests import is_digest, may_be_digest
from briefing.events.scenes import scenes
from briefing.events.titles import SHORTEST, clean, shouted
from briefing.language.dates import days
from briefing.language.detection import language_of
from briefing.language.layout import dateline
from briefing.language.lexicon import lexicon
from briefing.language.numbers import numbers
from briefing.language.paragraphs import flowing
from briefing.language.stems import plain_stem, stopwords, unelided
from briefing.language.words import fold, words
from briefing.model import Article, Signature, Span, Speaker

LEAD = 60
"""Words of the body that count as its opening, where news says what happened."""
_HEAD, _LINE, _ENDS = 200, 9, frozenset(".!?…:”’\"'")
"""Characters at the head whose lines may say who wrote it, words that they stay below, and how none of them ends."""
_OPENING = 1200
"""Characters of the body in which days are looked for."""
_BRACKETED = re.compile(r"[(/]([^\W\d_][\w.-]{1,14})[)/]")
_HEADLINE = 15
"""Words of the body that stand in for a headline where there is none."""
_SHOUTING = 4
"""Longer words in capitals in a row from which they are no names."""
_MOST = 250
"""Terms kept of one article, heaviest first."""


def signature(article: Article, speakers: Sequence[Speaker] = ()) -> Signature:
    """What grouping needs to know of `article`; any text will do, an empty one too. Takes about two milliseconds."""
    article = structs.replace(article, text=flowing(article.text))
    language = language_of(article.language, article.text, article.title)
    body = words(article.text, article.body)
    folded = [fold(span.of(article.text)) for span in body]
    title = clean(article.title, article.outlet)
    headline = list(filter(None, _stems(title, words(title), language)))
    headline = headline or _stems(article.text, body[:_HEADLINE], language)
    agency = _agency(article, speakers, language)
    stems = ["" if found == agency else found for found in _stems(article.text, body, language)]
    led = _led(article.text, body, article.body)
    counts = Counter(filter(None, stems[led:]))
    people = [one for one in speakers if plain_stem(one.name, language) != agency]
    names, small = _names(article, body[led:], stems[led:], people, language)
    opening = min(len(article.text), article.body + _OPENING)
    return Signature(
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        language=language,
        headline=tuple(filter(None, headline)),
        lead=tuple(filter(None, stems[led : led + LEAD])),
        terms=_heaviest({term: round(1 + math.log(count), 3) for term, count in counts.items()}),
        names={name: count for name, (count, _) in names.items()},
        forms=_forms(title, {name: form for name, (_, form) in names.items()}, small, language),
        places=scenes(article, people),
        numbers=_unique(
            n.key
            for text, start in ((article.title, 0), (article.text, article.body))
            for n in numbers(text, start, language=language)
        ),
        days=_unique(
            d.key
            for text, start, end in ((article.title, 0, None), (article.text, article.body, opening))
            for d in days(text, start, end, language)
        ),
        shingles=tuple(sketch(folded)),
        trace=trace(folded),
        length=len(body),
        digest=(digest := is_digest(title, article.text, article.body, language)),
        several=not digest and may_be_digest(title, article.text, article.body, language),
        event=article.event,
    )


def _led(text: str, body: Sequence[Span], start: int) -> int:
    """With which word of the `body` it begins to tell, behind lines that say who wrote it and where."""
    told = start
    for line in text[start : start + _HEAD].split("\n")[:-1]:
        if len(words(line)) >= _LINE or line.rstrip()[-1:] in _ENDS:
            break
        told += len(line) + 1
    return next((place for place, span in enumerate(body) if span.start >= told), 0)


def _agency(article: Article, speakers: Sequence[Speaker], language: str) -> str:
    """The stem of the word by which a dateline names the agency: "KERR CITY, Aug 9 (CP) - "; "" where none does, or the
    article quotes it.

    Two of its reports are not on one event because both of them name it.
    """
    text, start, ends = article.text, article.body, article.body + _HEAD
    while start < min(ends, len(text)):
        named = _BRACKETED.findall(text, start, dateline(text, start))
        if named and named[-1] not in lexicon().places:
            agency = plain_stem(named[-1], language)
            return "" if any(plain_stem(one.name, language) == agency for one in speakers if one.quoted) else agency
        start = text.find("\n", start) + 1 or ends
    return ""


def _stems(text: str, spans: Sequence[Span], language: str) -> list[str]:
    """A stem for every word; empty for long numbers, which are no words, and where there is nothing but numbers."""
    found = []
    worded = False
    for span in spans:
        word = text[span.start : span.end].lower().replace("’", "'").removesuffix("'s")
        worded = worded or any(map(str.isalpha, word))
        found.append("" if word.isdigit() and len(word) > 4 else plain_stem(word, language))
    return found if worded else [""] * len(found)


def _heaviest(weights: dict[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda item: -item[1])[:_MOST])


def _names(
    article: Article, body: Sequence[Span], stems: Sequence[str], speakers: Sequence[Speaker], language: str
) -> tuple[dict[str, tuple[float, str]], set[str]]:
    """Words that the body writes with a capital in mid-sentence and never small: stem → how often, and how printed; and
    the stems that it writes small. Where it writes everything in capitals, these prove nothing."""
    text = article.text
    small: set[str] = set()
    capital: dict[str, tuple[float, str]] = {}
    loud = _loud(text, body)
    for span, stemmed in zip(body, stems, strict=True):
        shouts = loud.get(span.start, 0)
        if not text[span.start].isupper() or shouts >= _SHOUTING:
            small.add(stemmed)
        elif stemmed and text[max(article.body, span.start - 2) : span.start].rstrip(" \n(")[-1:].isalnum():
            printed = unelided(text[span.start : span.end].removesuffix("'s").removesuffix("’s"), language)
            count, form = capital.get(stemmed, (0.0, printed.capitalize() if shouts > 1 else printed))
            capital[stemmed] = (count + 1.0, form)
    found = {name: entry for name, entry in capital.items() if name not in small and len(name) > 1}
    for speaker in speakers:
        for span in words(speaker.name):
            printed = span.of(speaker.name)
            name = plain_stem(printed, language)
            if printed.isupper() and name in small and speaker.kind != "person":
                continue
            calmed = printed.capitalize() if speaker.kind == "person" and printed.isupper() else printed
            count, form = found.get(name, (0.0, calmed))
            found[name] = (count + 1.0, form)
    return found, small - found.keys()


def _loud(text: str, body: Sequence[Span]) -> dict[int, int]:
    """Where words in capitals begin → how many of them stand in a row, those of a letter or two not counted."""
    found: dict[int, int] = {}
    for small, run in groupby(
        body, key=lambda span: text[span.start : span.end].upper() != text[span.start : span.end]
    ):
        spans = list(run)
        if not small:
            longer = sum(s.end - s.start > 2 and not text[s.start].isdigit() for s in spans)
            found |= dict.fromkeys((s.start for s in spans), longer)
    return found


def _forms(title: str, names: dict[str, str], small: set[str], language: str) -> dict[str, str]:
    """Stems of the headline and of names → as printed. Where a headline gives every word a capital, names keep it."""
    spans = [
        (span.start, unelided(span.of(title).removesuffix("'s").removesuffix("’s"), language)) for span in words(title)
    ]
    long = [word for _, word in spans if len(word) > 3]
    titled = bool(names) and bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)
    loud = {span.start for span in shouted(title)}
    ignored = stopwords(language)
    forms = {}
    for place, (start, word) in enumerate(spans):
        stemmed = plain_stem(word, language)
        if word.lower() in ignored or len(word) < 2:
            continue
        if word.isupper():
            plain = stemmed in small and (start in loud or len(word) >= SHORTEST)
        else:
            plain = titled or (place == 0 and bool(names))
        forms[stemmed] = names.get(stemmed, word.lower() if plain else word)
    return names | forms


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
