"""What stands before the body of a plain text: the headline, and where they are certain, byline and dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from briefing.ingest.dates import day_told, published
from briefing.language.data import load
from briefing.language.dates import days
from briefing.language.layout import dated_place, hangs, is_label, is_memo_field, paper_words
from briefing.language.paragraphs import paragraphs
from briefing.model import Span

_LONGEST = 220
"""Characters that a headline may have."""
_LONGEST_SENTENCE = 22
"""Words that a headline may have which ends in a full stop like a sentence."""
_ATTRIBUTED = re.compile(r"""[,.!?]["”»]\s+[^\W\d_A-Z] | ^[‘'].*[,.!?][’']\s+[^\W\d_A-Z]""", re.X)
"""A quotation with its attribution: “We heard it,” said …"""
_SECOND_SENTENCE = re.compile(r"""[a-z0-9)"”’]{2}[.!?]["”’]?\s+["“‘]?[A-Z]""")
_BY = ("By", "BY", "Por", "Par", "Von", "Di")
_PREPOSITIONS = frozenset({"an", "as", "at"})
"""What in "by Odo Fenn at Elset" is no part of the name, though before a hyphen it is: at-Tayyib."""
_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]+(?:\s+[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'.-]*){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,2})?"
_DAY = r"(?:,\s+[^()\n—–]{1,30})?"
_AGENCY = r"(?:\s+\([^()\n]{1,40}\))?"
_DATELINE = re.compile(rf"({_PLACE}{_REGION}){_DAY}{_AGENCY}(?:\s+(?:--|—|–|-)\s|—(?=\S))")
"""PORT NAME, Region, March 10 (Agency) —"""
_SUBJECT = re.compile(r"(?:subject|re|objet|asunto|assunto|betreff|oggetto) ?: ?", re.I)
"""Before the headline of a memorandum."""
_LABELS = 8
"""Lines above a headline that only say what kind of text it is."""
_WRAPPED = 3
"""Lines that a headline may be wrapped over."""
_FULL = 30
"""Characters from which a line in capitals is taken for wrapped where another one follows."""
_LOOKED_AT = 6
"""Lines after the headline in which a byline or dateline may stand."""


@cache
def _byline_pattern() -> re.Pattern[str]:
    """By Farida al-Nuwayri and Odo van Fenn, …"""
    particles = load("briefing.language", "names.yaml")["particles"].split()
    joined = "|".join(sorted({re.escape(word.rstrip("'.")) for word in particles}, key=len, reverse=True))
    apart = "|".join(map(re.escape, sorted(set(particles) - _PREPOSITIONS)))
    name = rf"(?:(?:{joined})[-’'])?[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]*"
    names = rf"{name}(?:\s+(?:{name}|(?:{apart})(?!\S))){{0,4}}"
    joint = r"(?:,\s+|\s+(?:and|y|et|und|e)\s+)"
    return re.compile(rf"(?:{'|'.join(_BY)})\s+({names}(?:{joint}{names}){{0,3}})(.*)")


def byline(line: str) -> str | None:
    """Who wrote it, where `line` is a byline."""
    found = _byline_pattern().fullmatch(line) if line.startswith(_BY) else None
    return found[1] if found else None


class Head(Struct, frozen=True, kw_only=True):
    """What stands before the body; `body` is the offset at which that begins (0 where there is no headline)."""

    title: str = ""
    body: int = 0
    byline: str | None = None
    dateline: str | None = None
    dated: str | None = None
    """The date that stands in a line of its own near the headline, as printed."""
    outlet: str | None = None
    """The paper that a line of its own near the headline names; an agency in the dateline is a source, no outlet."""


def head(text: str) -> Head:
    """The head of a plain text. A first line that may as well be body is body, and the title its beginning.

    What stands above it and only says what kind of text it is ("For immediate release") is no headline.
    """
    spans = _unlabelled(text, paragraphs(text))
    start, end = (spans[0].start, spans[0].end) if spans else (0, 0)
    labelled = bool(text[:start].strip())
    if spans:
        end = _end(text, spans)
    line = " ".join(part.strip() for part in text[start:end].splitlines())
    line = line[subject.end() :] if labelled and (subject := _SUBJECT.match(line)) else line
    rest = text[end:]
    if rest.strip() and _is_headline(line, rest):
        title, body = line.rstrip(" ;"), end + len(rest) - len(rest.lstrip())
        by, place, day, outlet = _lines(text[body:])
    else:
        title, body = _beginning(line), start if labelled else 0
        by, place, day, outlet = _lines(text[start:])
    return Head(title=title, body=body, byline=by, dateline=place, dated=day, outlet=outlet)


def _unlabelled(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The paragraphs from the first that is no label on; all of them where nothing else is left."""
    for place, span in enumerate(spans[:_LABELS]):
        line = " ".join(span.of(text).split())
        if not is_label(line) and not (place and is_memo_field(line)):
            return spans[place:]
    return spans


def _end(text: str, spans: Sequence[Span]) -> int:
    """Where the headline ends that the first of `spans` begins: with it, or where it was wrapped, a few lines on."""
    first = spans[0]
    block = [first]
    while len(block) < len(spans) and len(block) <= _WRAPPED:
        gap = text[block[-1].end : spans[len(block)].start]
        if gap.count("\n") > 1:
            break
        block.append(spans[len(block)])
    whole = text[first.start : block[-1].end]
    if not 1 < len(block) <= min(_WRAPPED, len(spans) - 1) or len(whole) > _LONGEST or whole[-1] in ".!?":
        return first.end
    wrapped = all(_goes_on(line.of(text), following.of(text)) for line, following in pairwise(block))
    return block[-1].end if wrapped else first.end


def _goes_on(line: str, following: str) -> bool:
    """Whether a line of a headline was broken off, and goes on in the one that follows."""
    if byline(following) or _begins_with_place(following) or not line[-1].isalnum():
        return False
    return hangs(line) or following[0].islower() or (line.isupper() and following.isupper() and len(line) >= _FULL)


def _is_headline(line: str, rest: str) -> bool:
    if not line or len(line) > _LONGEST or _begins_with_place(line) or byline(line):
        return False
    if not re.search(r"[^\W\d_]", line):
        return False
    if line[-1] not in ".…":
        return line[-1] != "," and _ATTRIBUTED.search(line) is None
    stands_alone = re.match(r"\r?\n[ \t]*\r?\n", rest) is not None
    short = len(line.split()) <= _LONGEST_SENTENCE
    one_thought = not _SECOND_SENTENCE.search(line) or _in_title_case(line)
    return stands_alone and short and one_thought and not _ATTRIBUTED.search(line)


def _in_title_case(line: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_][\w’']+", line)
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 0.6 * len(words)


def _begins_with_place(line: str) -> bool:
    # One word in capitals and a dash may as well be a headline's tag: EXCLUSIVE – …
    if dated_place(line):
        return True
    found = _DATELINE.match(line)
    return found is not None and ("," in found[0] or "(" in found[0] or len(line) > 120)


_PUBLISHED = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated?|released|issued)(?: (?:on|at))?|date"
    r"|(?:publié|mis à jour)(?: le)?|(?:publicado|actualizado|atualizado)(?: el| em)?|(?:pubblicato|aggiornato)(?: il)?"
    r"|(?:veröffentlicht|aktualisiert)(?: am)?|stand)\b[:,]? *",
    re.IGNORECASE,
)
_APART = re.compile(r" +[|•·–—-] +")
_BEHIND = re.compile(r"([^\W\d_a-z][\w’'&.-]*(?: [\w’'&.-]+){0,4}), (?=\d|[^\W\d_]+\.? \d)")
_AGENCIES = frozenset(
    ("press", "agency", "agence", "agencia", "agência", "agenzia", "agentur", "news", "wire", "media")
)


def _dated(line: str) -> str | None:
    """The date that is all of a line or of a part of it: "Published: 5 May 2031, 10:15", "By Brandt | May 5, 2031",
    "Kerr Press, 5 May 2031"."""
    parts = (_PUBLISHED.sub("", part, count=1).strip(" .") for part in _APART.split(line))
    dates = [date for part in parts if part[:1].isalnum() and (date := _date_of(part))]
    return dates[0] if len(dates) == 1 else None


def _date_of(part: str) -> str | None:
    """A date as printed, alone or behind the name of an outlet: "Kerr Press, 5 May 2031"."""
    behind = _BEHIND.match(part)
    named = behind is not None and not (paper_words() | _AGENCIES).isdisjoint(behind[1].lower().split())
    printed = (part, part[behind.end() :]) if behind and named else (part,)
    return next((date for date in printed if published(date)), None)


_NAMED = re.compile(r"(The(?: [^\W\d_a-z][\w’'-]*){1,4}?)( (?:Report|Bureau|Staff|Newsroom|News Desk|Correspondent))?")
"""Without "The" it may be a section: "Business News"."""


def _outlet(line: str) -> str | None:
    """Which paper a line names and nothing else: "The Kerr Courier", "The Times Kerr Report"."""
    named = _NAMED.fullmatch(line)
    if named is None:
        return None
    words = named[1].lower().split()
    is_paper = words[-1] in paper_words() or (named[2] and not paper_words().isdisjoint(words))
    return named[1] if is_paper else None


def _lines(text: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Byline, dateline, date and outlet of the lines under the headline."""
    by = place = day = None
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()][:_LOOKED_AT]
    for line in lines:
        if by is None and len(line) < 120:
            by = byline(line)
        if day is None and len(line) < 120:
            day = _dated(line)
        if found := _DATELINE.match(line):
            place = found[1].rstrip(",")
            day = day or day_told(found[0])
            break
        if (dated := dated_place(line)) and not days(dated[0]):
            place = dated[0]
            day = day or day_told(line[: dated[1]])
            break
        if len(line) > _LONGEST:
            break
    return by, place, day, next(filter(None, map(_outlet, lines)), None)


def _beginning(line: str) -> str:
    """A title for a text without one: its first words, cut between two of them."""
    if len(line) <= 90:
        return line
    return line[: line.rfind(" ", 40, 90) if " " in line[40:90] else 90].rstrip(" ,;:") + " …"
