"""What each paragraph of a news page is: headline, byline, body, caption …, judged by how it looks and where it stands.

Which words mark a caption or a "Read more" is data, in `layout.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from briefing.language.credits import credits
from briefing.language.data import load
from briefing.language.dates import month_pattern, months_begin
from briefing.language.lexicon import is_given
from briefing.language.paragraphs import paragraphs
from briefing.language.words import fold
from briefing.model import Span

Kind = Literal["headline", "standfirst", "byline", "dateline", "body", "subhead", "caption", "boilerplate", "list item"]

_IMPRINT = 8
"""Lines at the top in which writers and times may stand."""
_BY = frozenset({"by", "par", "por", "von", "di"})
_WRITER = re.compile(r"(?:and |with |for |in )?(?:[^\W\d_a-z][\w.'’-]*(?:,? (?:and|for|in|at|with|of|the))? ?){1,8}")
_STORY: frozenset[str] = frozenset({"standfirst", "dateline", "body", "list item"})
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？:;,][\"'”’“‘»«)\]」』]*$")
_BULLET = re.compile(r"(?:[•◦▪‣·*>–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_PLACE_NAME = r"""[^\W\d_a-z][\w.'’/-]*                                  # KUWAIT CITY, San Juan de los Llanos
    (?:\ (?:(?:d[aeiou]s?|del|della|l[aeo]s?|el|al|y|e|am|an|der|dem|im|of|the|sur|sous|en|lès)\ ){0,2}
       [^\W\d_a-z][\w.'’/-]*){0,4}"""
_DAYS = r"""(?:,\ (?:\d{1,4}|[^\W\d_a-z][\w.]{0,12})(?:\ (?:\d{1,4}|[^\W\d_a-z][\w.]{0,12})){0,3}){2,5}"""
"""A day in two calendars, and who tells of it: ", 14 Shaban, 1447, Feb 02, 2026, AB"."""
_MONTH = month_pattern()
_DATELINE = re.compile(
    _PLACE_NAME
    + r"(?:(?:,\ [^\W_]|\ ?\d{1,2}\ |\ ?-\ \d)[^\n—–()]{0,28}?|"  # , March 10 or 10 March 2026 or - 10 - 3
    + _DAYS
    + r""")?\ ?(?:\([^()\n]{2,40}\)\ ?(?:—|–|--|\.?-|:)|(?:—|–|--|:\ --|-(?=\ [^\d(])))\s*
      | [^\W\d_a-z][\w.'’ -]{1,28},\ [^\W\d_]{3,9}\.?\ \d{1,2}\ \([^()\n]{2,30}\)\ (?=[^\W\d_a-z“"])  # Or, Jul 3 (AB)
""",
    re.VERBOSE,
)
_AGENCY_LINE = re.compile(
    r"""(?P<place>[^\W\d_a-z][\w.'’-]*+(?:\ [^\W\d_a-z][\w.'’-]*+){0,3}?)
        (?: (?:,?\ (?:[^\W\d_]{1,2}\ )?\d{1,2}\ \w{3,9}\.?)\ /[^/\n]{2,30}/(?:\.|\ ?[—–-])?\s*     # ОР, 3 мая. /АБ/.
          | ,\ \d{1,2}\ \w{3,9}\.?\ ?[–—-]\ [^\W\d_a-z][\w-]*+(?:\ [^\W\d_a-z][\w-]*+){0,2}\.\s*  # ОР, 3 мая – АБ.
          | \ \d{1,2}\ \w{3,9}\.\ [^\W\d_a-z][\w.]*+\ [–—-]\  )                                    # Ор. 3 мая. АБ.РУ -
""",
    re.VERBOSE,
)
"""Datelines that name the agency between strokes or after the dash, as those of Russian and Arabic agencies do."""
_DATED = re.compile(
    r"""[^\W\d_a-z]{2}[^\n.,\d]{0,40}(?:,\ [^\n.,\d]{2,30})?,\ (?:le\ |den\ |il\ )?             # ОР, or HOLM, Or,
        (?: \d{1,2}(?:st|nd|rd|th|er|º)?\.?\ (?:de\ )?(?P<month>[^\W\d_]{3,10})                 # 3 мая
          | (?P<first>[^\W\d_]{3,10})\.?\ \d{1,2})
        (?:,?\ (?:de\ )?\d{4})?\.\ (?=[^\W\d_a-z“"«])
""",
    re.VERBOSE,
)
"""Datelines that a full stop ends."""
_PLACE = r"[^\W\d_a-z][\w.'’/-]*(?:\ [^\W\d_a-z][\w.'’/-]*){0,3}"
_DATE_LINE = re.compile(rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),?(?: \d{{4}})? ?(?:[–—:]|-{{1,2}}) ")
"""The date where a dash of its own ends it."""

_DATED_LINE = re.compile(
    rf"""\(?{_PLACE}(?:\ and\ {_PLACE})?                                           # LOW POINT and HOLM
        (?:,?\ (?:\([^()\n]{{2,30}}\)|\[[^\[\]\n]{{2,30}}\])|,\ {_PLACE})?          # (HN) or [Holm] or , Ohio
        (?:,\ |\ [–—-]\ )(?:\d{{1,2}}\ {_MONTH}|{_MONTH}\ \d{{1,2}})(?:,?\ \d{{4}})?\)?
        (?:,?\ (?:\([^()\n]{{2,40}}\)|/[^/\n]{{2,30}}/)\ ?(?:[–—:]|-{{1,2}})?|\ ?(?:[–—:]|-{{1,2}}))
        \ (?=[^\W_a-z]|["“‘])
      | {_MONTH}\ \d{{1,2}}\ (?:[–—]|-{{1,2}})\ (?=[^\W\d_a-z])""",
    re.VERBOSE,
)
"""Datelines that tell the day: “Low Point (HN), Nov. 14 - ”, “(Holm, 3 May) – ”."""
_BARRED_LINE = re.compile(
    rf"{_PLACE}, (?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})? ?\| ?(?=[^\W\d_a-z“\"‘])"
)
"""“Low Point, November 14 | The …”"""
_BARE_PLACE = re.compile(rf"(?P<place>{_PLACE_NAME})\ [—–]\ (?=[^\W\d_a-z][^\W_A-Z]|“)", re.VERBOSE)
"""“Low Point – The …”, where nothing but the dash tells that it is one."""
_BARE = 24
"""Characters that such a place may have."""
_DATED_PLACE = re.compile(
    rf"""(?P<place>{_PLACE_NAME})(?:\ \([^()\n]{{2,30}}\)|,\ {_PLACE})?,\               # Or (Holm), or Or, Holm,
        (?P<the>(?:le|den|il|el|em|a)\ )?\d{{1,2}}(?P<nth>er|[ºª°]|\.)?\ (?P<of>de\ |di\ )?     # le 1er, 3., 5 de
        (?P<month>[^\W\d_]{{3,10}})\.?(?P<year>,?\ (?:del?\ )?\d{{4}})?(?P<by>\ ?\([^()\n]{{2,40}}\))?
        (?:\.|\ )?(?:[—–]|-{{1,2}})\ """,
    re.VERBOSE,
)
"""Datelines that tell the day, in any language: “Or, le 5 mai 2031 – ”, “Or, 3. Juni - ”, “Or, 5 may (AB).- ”."""
_CREDIT_LINE = re.compile(
    r"\([^\W\d_a-z][\w.&’'-]*+(?: [^\W\d_a-z][\w.&’'-]*+){0,3}\)(?: ?(?:-{1,2}|[–—]))? (?=[^\W\d_a-z“\"«])"
)
"""The agency alone, before the story or before its place."""
_RUBRIC = re.compile(
    r"""[^\W\d_a-z](?:[^\W_a-z]|['’-]){2,}(?:[ ,/](?:[^\W_a-z]|['’.-])+){0,4}  # PORT OSKAR
            (?::|\ -|(?<=[^\W_a-z]{4})\.)\ (?![a-z])(?=[\w“"‘'«])
      | [^\W\d_a-z][\w'’-]{2,20}(?:\ [^\W\d_a-z][\w'’-]{2,20})?:\ (?=[^\W\d_a-z“"‘'])  # Port Oskar:
""",
    re.VERBOSE,
)
_CLOCK = re.compile(
    r"""(?:\d{1,2}:\d{2}|\d{2}[.h]\d{2})(?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{3,4}\b)?(?:\ ?[–—:|-])?[ ]
        (?=[^\W\d_a-z“"‘«])(?!Uhr\b|[A-Z]{2,4},)""",
    re.VERBOSE,
)
_DATELINE_MARK = re.compile(r"[—–)/|\-\d](?:(?<=[—–)/|])|(?<=-)-|(?<=[ .]-) |(?<=\d): )")
"""A dash, bracket, slash, "--", " - ", ".- " or a colon after a figure; a class of characters first, which is quick."""
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_RULES = " *#=_–—-[]()"
"""What may be drawn around a label."""
_SHORT = 160
"""Characters up to which a line that opens like boilerplate is taken for it."""
_ABBREVIATION = 4
"""Letters up to which a word in capitals may be one."""
_TAIL = 8
"""Characters at the end of a line in which its full stop and closing marks are looked for."""
_ONE_SENTENCE = 300
"""Characters up to which a paragraph is judged as a whole; of a longer one some sentences may still be story."""
_SUBHEAD_WORDS = 9
_HEADLINE_WORDS = 25
_LOOSE_WORDS = 14


class Block(Struct, frozen=True):
    """One paragraph and what it is."""

    kind: Kind
    span: Span

    @property
    def tells(self) -> bool:
        """Whether it is part of the story, so that a summary may quote from it."""
        return self.kind in _STORY

    @property
    def is_one_line(self) -> bool:
        """Whether it is short enough to have been judged as a whole."""
        return self.span.end - self.span.start <= _ONE_SENTENCE


def blocks(text: str, title: str = "", noise: Noise | None = None) -> list[Block]:
    """The paragraphs of `text` in order, each with its kind; `title` is the headline where it is known, `noise` what
    is known already of what does not belong to the story."""
    spans = paragraphs(text)
    printed = [span.of(text) for span in spans]
    headlines = _headlines(printed, title)
    noise = noise or Noise(text)
    kinds: list[Kind] = []
    written_by = credits(text, spans)
    for number, line in enumerate(printed):
        if number < headlines:
            kinds.append("headline")
        else:
            following = printed[number + 1] if number + 1 < len(printed) else ""
            kind = _kind(line, following, noise, first=number == headlines)
            kinds.append("byline" if number in written_by and kind not in ("boilerplate", "caption") else kind)
    _mark_standfirst(kinds, printed, headlines)
    _mark_loose_lines(kinds, printed)
    _mark_fields(kinds, printed, headlines)
    _mark_what_follows_the_end(kinds, printed)
    if not any(kind in _STORY for kind in kinds):  # a page of nothing but short lines: better those than nothing
        kinds = ["body" if kind == "subhead" else kind for kind in kinds]
    return [Block(kind, span) for kind, span in zip(kinds, spans, strict=True)]


def dateline(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the story begins after a dateline (“OSLO (Nordpress) — ”, “OSLO -- 9 June 2030 -- ”) at `start`; `start`
    where there is none."""
    end = min(len(text) if end is None else end, start + 90)
    begin = _place_line(text, start, end)
    dated = _DATE_LINE.match(text, begin, end) if begin > start else None
    return dated.end() if dated else begin


def _place_line(text: str, start: int, end: int) -> int:
    if text[start : start + 2].isupper() and (dated := _DATED.match(text, start, end)) and _is_dated(dated):
        return dated.end()
    if not _DATELINE_MARK.search(text, start, end):
        return start
    match = _AGENCY_LINE.match(text, start, end) or _DATED_LINE.match(text, start, end)
    if match is None and text.find("|", start, end) > 0:
        match = _BARRED_LINE.match(text, start, end)
    if match is not None:
        return match.end()
    if (found := dated_place(text, start, end)) is not None:
        return found[1]
    match = _DATELINE.match(text, start, end)
    if match is None or text[match.end() : match.end() + 1].islower():
        return start
    place = match[0].split("(")[0].split(",")[0]
    agency = "(" in match[0]
    loose = not agency and match[0].endswith(" - ") and not any(map(str.isdigit, match[0]))
    if loose and not ("," in match[0] and place.isupper() and len(place) > _ABBREVIATION):
        return start
    letters = _CAPITALS.findall(place)
    shouted = bool(letters) and all(word.isupper() or not word.islower() for word in letters)
    return match.end() if agency or (shouted and place.strip(" —–-:").isupper()) else start


def _is_dated(match: re.Match[str]) -> bool:
    """Whether a place in capitals and a month stand there."""
    month = (match["month"] or match["first"]).lower()
    return match[0].split(",")[0].isupper() and month.startswith(months_begin())


def dated_place(text: str, start: int = 0, end: int | None = None) -> tuple[str, int] | None:
    """The place of a dateline that tells its day in whatever language, and where the story begins after it."""
    match = _DATED_PLACE.match(text, start, min(len(text) if end is None else end, start + 90))
    if match is None or text[match.end() : match.end() + 1].islower():
        return None
    # A month alone may be another word: "Kerr, 12 maisons – ".
    sure = any(match[name] for name in ("the", "nth", "of", "year", "by"))
    month = match["month"].lower().startswith(months_begin())
    return (match["place"], match.end()) if sure and month else None


def bare_place(text: str, start: int, end: int) -> int:
    """Where the story begins after a place in small letters and a dash (“Low Point – The …”) at `start`, the head of a
    report; `start` where there is none, as after somebody's name."""
    match = _BARE_PLACE.match(text, start, end)
    if match is None or len(match["place"]) > _BARE:
        return start
    return match.end() if not is_given(match["place"].split()[0]) else start


def credit_line(text: str, start: int, end: int) -> int:
    """Where the story begins after “(Nordpress) ” at `start`, be it with a dateline of its own; `start` where there is
    none."""
    match = _CREDIT_LINE.match(text, start, end) if text.startswith("(", start) else None
    return dateline(text, match.end(), end) if match else start


def rubric(text: str, start: int, end: int) -> int:
    """Where the story begins after a place or rubric (“PORT OSKAR: ”) at `start`; `start` where there is none. In a
    conversation the speakers' names look the same."""
    match = _RUBRIC.match(text, start, end)
    return match.end() if match else start


def clock(text: str, start: int, end: int) -> int:
    """Where an entry begins after its time (“09:05 ”) at `start`; `start` where there is none."""
    match = _CLOCK.match(text, start, end) if text[start : start + 1].isdigit() else None
    return match.end() if match else start


def bullet(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the item begins after a bullet or number at `start`; `start` where there is none."""
    match = _BULLET.match(text, start, len(text) if end is None else end)
    return match.end() if match else start


def credit(text: str, start: int, end: int) -> int:
    """Where the sentence begins after a picture credit in brackets at `start`; `start` where there is none."""
    if not text.startswith("(", start):
        return start
    match = _pattern("credit", re.IGNORECASE).match(text, start, end)
    return match.end() if match and match.end() < end else start


def is_label(line: str) -> bool:
    """Whether a line above the headline only says what kind of text this is: “For immediate release”."""
    return len(line) <= _SHORT and _pattern("label", re.IGNORECASE).fullmatch(line.strip(_RULES)) is not None


def is_memo_field(line: str) -> bool:
    """Whether a line under such a label says from whom or when: “Date: 3 March”, “3 March 2031”."""
    return len(line) <= _SHORT and any(
        _pattern(name, re.IGNORECASE).fullmatch(line) is not None for name in ("memo", "stamp")
    )


@cache
def paper_words() -> frozenset[str]:
    """The last words of the names of papers, in small letters: "courier"."""
    return frozenset(load("briefing.language", "layout.yaml")["papers"].split())


def hangs(line: str) -> bool:
    """Whether a line ends with a word that cannot be the last of a headline: “Pilot suspended after”."""
    return line.split()[-1].lower() in load("briefing.language", "layout.yaml")["hanging"]


def imprint(lines: Sequence[str]) -> int:
    """How many of the first `lines` or sentences only say who wrote the story and when: “By”, “Ann Roe”, “and Ola
    Berg for Nordpress”, “Published: 7.04, 9 January 2014”, in whatever pieces the page printed it."""
    count = 0
    named = False
    for number, line in enumerate(lines[:_IMPRINT]):
        plain = line.rstrip(" .")
        if plain.lower() in _BY:
            named = True
        elif not (named and _WRITER.fullmatch(plain)) and not _pattern("stamp", re.IGNORECASE).fullmatch(line):
            break
        count = number + 1
    return count if count < len(lines) else 0


def is_link(low: str) -> bool:
    """Whether a line, given in lower case, leads to another article: “read more: …”."""
    return _pattern("link_start").match(low) is not None


class Noise:
    """What is not part of the story in one text; what cannot stand in it is not looked for in its lines, which are
    given in lower case."""

    def __init__(self, text: str) -> None:
        low = text.lower()
        self._starts = tuple(_pattern(name).match for name in ("boilerplate_start", "link_start"))
        self._pictures = _pattern("caption_start").match
        self._boilerplate = [search for search in _searches("boilerplate") if search[0] in low]
        self._captions = [search for search in _searches("caption") if search[0] in low]
        self._ceremony = [search for search in _searches("ceremony") if search[0] in low]

    def is_boilerplate(self, low: str) -> bool:
        """Whether a line or sentence of the text is “Read more”, who contributed, copyright, hashtags."""
        if len(low) <= _SHORT and any(starts(low) for starts in self._starts):
            return True
        return _holds(low, self._boilerplate)

    def is_caption(self, low: str) -> bool:
        """Whether a line or sentence of the text describes a picture or credits it."""
        return self._pictures(low) is not None or _holds(low, self._captions)

    @property
    def has_ceremony(self) -> bool:
        """Whether any sentence of the text may be one of ceremony."""
        return bool(self._ceremony)

    def is_ceremony(self, low: str) -> bool:
        """Whether a sentence of the text only tells of greetings, or who was there."""
        return _holds(low, self._ceremony)

    def holds(self, low: str) -> bool:
        """Whether a line or sentence of the text is boilerplate or a caption."""
        return self.is_boilerplate(low) or self.is_caption(low)


def _kind(line: str, following: str, noise: Noise, *, first: bool) -> Kind:
    ends = stopped(line)
    length = line.count(" ") + 1
    if len(line) <= _ONE_SENTENCE:
        low = line.lower()
        if noise.is_boilerplate(low):
            return "boilerplate"
        if noise.is_caption(low):
            return "caption"
    if not ends and length <= 14 and _pattern("byline", re.IGNORECASE).fullmatch(line):
        return "byline"
    if dateline(line):
        return "dateline"
    if _BULLET.match(line):
        return "list item"
    if not ends and length <= _SUBHEAD_WORDS and not first and len(following) > len(line):
        return "subhead"
    return "body"


def _headlines(printed: list[str], title: str) -> int:
    """How many paragraphs at the top are the headline: the known title's, or one that looks like it."""
    if not printed:
        return 0
    if title:
        return 1 if _plain(printed[0]) == _plain(title) else 0
    if len(printed) < 2 or stopped(printed[0]) or printed[0].count(" ") >= _HEADLINE_WORDS:
        return 0
    byline = _pattern("byline", re.IGNORECASE)
    looks = not byline.fullmatch(printed[0]) and (byline.fullmatch(printed[1]) or len(printed[1]) > len(printed[0]))
    return 1 if looks else 0


def stopped(line: str) -> bool:
    """Whether it ends as sentences do."""
    return _SENTENCE_END.search(line, max(0, len(line) - _TAIL)) is not None


def _plain(line: str) -> str:
    return " ".join(re.findall(r"\w+", fold(line)))


def _mark_fields(kinds: list[Kind], printed: list[str], headlines: int) -> None:
    """Lines above the story that only name one of its fields: “outlet: The Holm Times”, “- author: Ann Roe”."""
    for number in range(headlines, len(kinds)):
        line = printed[number]
        plain = line[bullet(line) :].strip(_RULES)
        if len(line) <= _SHORT and _pattern("field", re.IGNORECASE).fullmatch(plain):
            kinds[number] = "boilerplate"
        elif kinds[number] in _STORY:
            return


def _mark_standfirst(kinds: list[Kind], printed: list[str], headlines: int) -> None:
    """The paragraph between headline and byline, or a line without a full stop before the first paragraph."""
    here = headlines
    if headlines == 0 or here + 1 >= len(kinds) or kinds[here] != "body":
        return
    unstopped = not stopped(printed[here])
    if kinds[here + 1] == "byline" or (unstopped and kinds[here + 1] in {"dateline", "body"}):
        kinds[here] = "standfirst"


def _mark_loose_lines(kinds: list[Kind], printed: list[str]) -> None:
    """Short lines without a full stop, where most paragraphs have theirs, are no sentences: scores, names, links."""
    body = [number for number, kind in enumerate(kinds) if kind == "body"]
    loose = [number for number in body if printed[number].count(" ") < _LOOSE_WORDS and not stopped(printed[number])]
    if not loose or sum([stopped(printed[number]) for number in body]) <= max(1, len(loose)):
        return
    for number in loose:
        kinds[number] = "subhead"


def _mark_what_follows_the_end(kinds: list[Kind], printed: list[str]) -> None:
    told = False
    for number, line in enumerate(printed):
        if (
            told
            and len(line) < _SHORT
            and (_pattern("end", re.IGNORECASE).fullmatch(line) or _is_portrait(line, printed[number + 1 : number + 2]))
        ):
            kinds[number:] = ["boilerplate"] * (len(kinds) - number)
            return
        told = told or kinds[number] in _STORY


def _is_portrait(line: str, following: Sequence[str]) -> bool:
    """Whether a line is the heading under which a press release says who has sent it: “About Holm Foods”, above
    “Holm Foods makes …”."""
    return (
        line.startswith("About ")
        and not stopped(line)
        and any(
            text.removeprefix("The ").startswith(line.removeprefix("About ").removeprefix("the ").split(" ")[0])
            for text in following
        )
    )


@cache
def _pattern(name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in load("briefing.language", "layout.yaml")[name]), flags)


@cache
def _searches(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    entries: dict[str, str] = load("briefing.language", "layout.yaml")[f"{name}_inside"]
    return tuple((str(word), re.compile(pattern)) for word, pattern in entries.items())


def _holds(low: str, searches: Sequence[tuple[str, re.Pattern[str]]]) -> bool:
    likely = [pattern for word, pattern in searches if word in low]
    return bool(likely) and any(pattern.search(low) is not None for pattern in likely)
