"""Names of people and bodies in running text: where they stand, what belongs to them, who is meant.

The method is the usual one of rule-based name finding (runs of capitalised words, a gazetteer of titles, particles
and given names), with one addition: the article itself decides. A short form is the fullest name met that it fits,
and a capital at the beginning of a sentence counts only when the article has the word nowhere in small letters.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.language.words import fold

Gender = Literal["feminine", "masculine"]
NameKind = Literal["person", "body", "place", "unknown"]


class Name(Struct, frozen=True, gc=False):
    """One name as it stands in a text; offsets into the text that was given."""

    start: int
    """Where the name begins, honorifics by which people are called ("Sheikh", "Queen") included, other titles not."""
    end: int
    """Where it ends; a possessive 's is outside."""
    text: str
    kind: NameKind
    role: str | None = None
    """Rank or office printed before the name ("Deputy Foreign Minister"), courtesy titles ("Mr.") left out."""
    whole: int = 0
    """Where role and courtesy titles before the name begin; equal to `start` where there are none."""
    gender: Gender | None = None
    """What courtesy title, honorific or given name tell."""
    courtesy: bool = False
    """Whether a courtesy title or an honorific stands before it ("Ms. Okoro", "Sheikh Tamim")."""
    opens: bool = False
    """Whether it opens a sentence, so that its first capital proves nothing."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name, folded for comparison, without suffixes such as "Jr."."""
        return name_tokens(self.text)


class Lexicon(Struct, frozen=True):
    """The word lists of names.yaml as sets; see there for what each holds."""

    courtesy: dict[str, Gender | None]
    called_by: dict[str, Gender | None]
    titles: frozenset[str]
    sure_titles: frozenset[str]
    title_links: frozenset[str]
    title_ends: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    ranks: frozenset[str]
    callings: frozenset[str]
    body_words: frozenset[str]
    not_names: frozenset[str]
    places: frozenset[str]
    given: dict[str, Gender | None]
    family_first: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """names.yaml, read once."""
    data = load("briefing.language", "names.yaml")

    def listed(key: str) -> frozenset[str]:
        return frozenset(data[key].split())

    def gendered(key: str) -> dict[str, Gender | None]:
        groups = data[key]
        return {
            word: (group if group != "plain" else None) for group in sorted(groups) for word in groups[group].split()
        }

    female, male = listed("female"), listed("male")
    given: dict[str, Gender | None] = dict.fromkeys(female, "feminine")
    given.update({word: None if word in female else "masculine" for word in male})
    lists = {key: listed(key) for key in Lexicon.__struct_fields__ if key not in ("courtesy", "called_by", "given")}
    return Lexicon(courtesy=gendered("courtesy"), called_by=gendered("called_by"), given=given, **lists)


def _capitals() -> str:
    """A regular expression class of every capital letter of the scripts that have them."""
    codes = [code for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper()]
    return "".join(chr(code) for code in codes)


_UPPER = _capitals()
_PREFIX = r"(?:(?:[ae]l|ul|a[dnst]h?|ben|bin|abu)[-‑]|[dlo]['’])?"
_WORD = re.compile(rf"(?<![\w'’@#/])(?<!\w[-‑]){_PREFIX}[{_UPPER}]\w*(?:[-‑'’.]\w+)*(?:\.(?=[ ,]))?", re.UNICODE)
_GAP = re.compile(r"[ \u00a0]{1,2}(?:([a-zß-ÿ.'’&]+)[ \u00a0](?:([a-zß-ÿ.'’]+)[ \u00a0](?:([a-zß-ÿ'’]+)[ \u00a0])?)?)?")
_NICKNAME = re.compile(rf"[ \u00a0](?:[“\"‘'(][^“”\"‘’()\n,.]{{2,24}}[”\"’')])[ \u00a0](?=[{_UPPER}])")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_CONTRACTION = re.compile(r"n?['’](?:s|ve|re|d|ll|m|t)$")
_INITIAL = re.compile(rf"(?:[{_UPPER}]\.?)(?:-?[{_UPPER}]\.)*")
_EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
_NO_NAME = ("ed", "ing", "ly", "s", "style", "ness", "tion")
_PARTY = re.compile(r"[A-Z]-[A-Z][\w.]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n\r•][\"”’'»)\]]*\s*)[\"“‘'«(\[—–-]*\s*$")
_OPENING = "\"“„«‘'`"
_FUNCTION = frozenset("a an the and or but nor of in on at to for by as is vs via per up with from into over de la".split())
_LETTERS = re.compile(r"[^\W\d_]+")
_SPLIT = re.compile(r"[\s\u00a0]+")


@lru_cache(maxsize=8192)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of `name` folded (no accents, no case, no dots), suffixes such as "Jr." left out."""
    lex = lexicon()
    words = [word.strip(",\"“”‘’'()") for word in _SPLIT.split(name)]
    return tuple(
        token for word in words if word not in lex.suffixes and (token := fold(word).replace(".", "").strip("'"))
    )


def opens_sentence(text: str, at: int) -> bool:
    """Whether the word at offset `at` is the first of a sentence, of a line or of a quotation."""
    return _SENTENCE_START.search(text[max(0, at - 6) : at]) is not None if at > 0 else True


def is_initial(word: str) -> bool:
    """Whether `word` is one or more initials: "J.", "J.B.", "A"."""
    return len(word) <= 6 and _INITIAL.fullmatch(word) is not None


def is_given(word: str) -> bool:
    """Whether `word` is a listed given name, in capitals or not; of a hyphenated one either half will do."""
    given = lexicon().given
    if word in given or (word.isupper() and word.capitalize() in given):
        return True
    first, hyphen, _ = word.partition("-")
    return bool(hyphen) and first in given


def gender_of(words: Sequence[str]) -> Gender | None:
    """What the given names among `words` (all but the last are tried, in order) tell of gender."""
    lex = lexicon()
    tried = words[:-1] if len(words) > 1 else words
    if len(words) > 1 and words[0] in lex.family_first:
        tried = words[1:]
    for word in tried:
        for form in (word, word.capitalize() if word.isupper() else word, word.partition("-")[0]):
            if form in lex.given:
                return lex.given[form]
    return None


def names(text: str) -> list[Name]:
    """Every name in `text`, in order, none overlapping another."""
    lex = lexicon()
    small = {match.group() for match in re.finditer(r"(?<![\w'’])[a-zß-ÿ]\w+", text)}
    found: list[Name] = []
    titled = _titled_lines(text, lex)
    runs = [(run, _within(titled, run[0][1])) for run in _runs(text, lex)]
    surnames = {
        _POSSESSIVE.sub("", run[-1][0])
        for run, headline in runs
        if not headline and 1 < len(run) < 6 and any(is_given(word) for word, _, _ in run[:-1])
    }
    inner = {
        _POSSESSIVE.sub("", word)
        for run, headline in runs
        if not headline
        for number, (word, start, _) in enumerate(run)
        if number or not opens_sentence(text, start)
    }
    only_headlines = all(headline for _, headline in runs)
    for run, headline in runs:
        parts = _given_pairs(run, lex, None if only_headlines else surnames) if headline else [run]
        for part in parts:
            found.extend(_read_run(text, part, lex, small, surnames, inner))
    return found


def _within(lines: list[tuple[int, int]], at: int) -> bool:
    """Whether offset `at` lies in one of `lines`."""
    index = bisect_right(lines, (at, sys.maxsize)) - 1
    return index >= 0 and at < lines[index][1]


_LINE = re.compile(r"[^\r\n]+")


def _titled_lines(text: str, lex: Lexicon) -> list[tuple[int, int]]:
    """Lines in which nearly every longer word has a capital, as in many headlines: there a capital proves nothing."""
    found = []
    for line in _LINE.finditer(text):
        if line.end() - line.start() > 200 or text[line.end() - 1] == ":" or text[line.start()] in _OPENING:
            continue
        words = [word for word in _LETTERS.findall(line.group()) if word not in _FUNCTION and len(word) > 1]
        if len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.88 * len(words):
            found.append(line.span())
    return found


def _given_pairs(
    run: list[tuple[str, int, int]], lex: Lexicon, surnames: set[str] | None
) -> Iterable[list[tuple[str, int, int]]]:
    """Of a run in a headline only given names with surnames, and surnames, that the text has elsewhere.

    Where `surnames` is None (there is nothing but headlines) a given name and the word after it are taken.
    """
    at = 0
    while at < len(run):
        word = run[at][0]
        width = 3 if at + 2 < len(run) and is_initial(run[at + 1][0]) else 2
        last = _POSSESSIVE.sub("", run[at + width - 1][0]) if at + width <= len(run) else ""
        paired = is_given(word) and word not in lex.not_names and last and last not in lex.not_names
        if paired and (surnames is None or last in surnames):
            yield run[at : at + width]
            at += width
        else:
            if surnames and _POSSESSIVE.sub("", word) in surnames:
                yield run[at : at + 1]
            at += 1


def _runs(text: str, lex: Lexicon) -> Iterable[list[tuple[str, int, int]]]:
    """Runs of capitalised words; (word, start, end), small links included as words of their own."""
    run: list[tuple[str, int, int]] = []
    past_nickname = -1
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        if start < past_nickname:
            continue
        if word.endswith(".") and not _keeps_dot(word, lex):
            word, end = word[:-1], end - 1
        if run and start != past_nickname and not _joins(text, run, word, start, lex):
            yield run
            run = []
        run.append((sys.intern(word), start, end))
        if len(run) <= 4 and is_given(word) and (nickname := _NICKNAME.match(text, end)) is not None:
            past_nickname = nickname.end()
        if len(run) >= 24:
            yield run
            run = []
    if run:
        yield run


def _keeps_dot(word: str, lex: Lexicon) -> bool:
    return (
        is_initial(word)
        or word in lex.titles
        or word in lex.courtesy
        or word in lex.suffixes
        or word in lex.body_words
        or word in ("St.", "Ste.")
    )


def _joins(text: str, run: list[tuple[str, int, int]], word: str, start: int, lex: Lexicon) -> bool:
    """Whether the capitalised word at `start` goes on with `run`; links between are put into it."""
    last, _, end = run[-1]
    gap = start - end
    if gap < 1 or gap > 30 or _POSSESSIVE.search(last) or (last in lex.suffixes and last not in lex.titles):
        return gap == 2 and text[end:start] == ", " and word in lex.suffixes
    if gap <= 2:
        between = text[end:start]
        if between == ", ":
            return word in ("Jr.", "Sr.", "III", "Jr", "Sr")
        return not between.strip(" \u00a0") and not (last.endswith(".") and len(last) > 2 and not _keeps_dot(last, lex))
    link = _GAP.fullmatch(text, end, start)
    if link is not None:
        smalls = [part for part in link.groups() if part]
        if all(part in lex.particles for part in smalls) and (smalls != ["y"] or is_given(run[0][0])):
            at = end
            for part in smalls:
                at = text.index(part, at)
                run.append((part, at, at + len(part)))
                at += len(part)
            return not (smalls[0] in ("as", "at", "an", "the") and len(smalls) == 1)
        if smalls[0] in ("of", "for", "and", "&", "on") and smalls[1:] in ([], ["the"]):
            words = [part for part, _, _ in run]
            if smalls[0] == "and":
                body = any(part in ("of", "for") for part in words) and word in lex.title_ends
            else:
                bodily = any(part in lex.body_words for part in words) and not any(is_given(part) for part in words)
                body = words[-1] in lex.sure_titles or (smalls[0] != "&" and bodily)
            if body or smalls[0] == "&":
                at = text.index(smalls[0], end)
                run.append((smalls[0], at, at + len(smalls[0])))
                return True
    return False


def _read_run(
    text: str, run: list[tuple[str, int, int]], lex: Lexicon, small: set[str], surnames: set[str], inner: set[str]
) -> Iterable[Name]:
    """The name in a run of capitalised words, if there is one, with its titles taken apart."""
    opens = opens_sentence(text, run[0][1])
    while run and not (len(run) == 1 and _POSSESSIVE.sub("", run[0][0]) in surnames):
        if not (
            _drops(run, opens, lex) or (opens and _only_opens(run, small, lex)) or _place_first(run, surnames, lex)
        ):
            break
        run = run[1:]
        opens = False
    while run and (run[-1][0] in lex.title_links or (run[-1][0] in lex.particles and run[-1][0].islower())):
        run = run[:-1]
    if not run:
        return
    words = [_POSSESSIVE.sub("", word) for word, _, _ in run]
    known = words[-1] in surnames
    if len(words) > 1 and words[-1] in lex.sure_titles and not is_given(words[0]) and not known:
        return
    if _is_dateline(text, run[0][1], run[-1][2]):
        return
    cut, role_end = (0, 0) if known and len(run) == 1 else _after_titles(words, lex)
    if cut >= len(words):
        return
    name, titles = run[cut:], words[:cut]
    if role_end and len(name) == 1 and words[-1] in lex.titles and not known:
        return
    while (
        len(name) > 1
        and name[-1][0] in lex.not_names
        and name[-1][0] not in lex.body_words
        and not is_given(name[0][0])
    ):
        name = name[:-1]
    first, start, _ = name[0]
    last, _, end = name[-1]
    possessive = _POSSESSIVE.search(last)
    if possessive:
        end -= len(possessive.group())
    core = [_POSSESSIVE.sub("", word) for word, _, _ in name]
    courtesy = next((word for word in reversed(titles) if word in lex.courtesy), None)
    honorific = first if first in lex.called_by and len(name) > 1 else None
    if (end - start < 2 and not is_given(first)) or (len(name) == 1 and _PARTY.fullmatch(first)):
        return
    kind = _kind(core, titles, bool(courtesy or honorific), lex)
    if known and kind in ("place", "body") and len(name) == 1:
        kind = "unknown"
    lone = len(name) == 1 and not titles and not known
    if lone and (first in lex.not_names or (opens and fold(first) in small)):
        return
    if lone and opens and core[0] not in inner and not is_given(first) and core[0].endswith(_NO_NAME):
        return
    gender = lex.courtesy.get(courtesy) if courtesy else None
    gender = gender or (lex.called_by.get(honorific) if honorific else None)
    if gender is None and kind in ("person", "unknown"):
        gender = gender_of(core[1:] if honorific else core)
    role = text[run[0][1] : run[role_end - 1][2]] if role_end else None
    yield Name(
        start, end, text[start:end], kind, role or None, run[0][1] if cut else start, gender,
        bool(courtesy or honorific), opens and not titles,
    )  # fmt: skip


_DATELINE = re.compile(r"(?:, [^\n—–:]{2,40}?)?(?: \([^)\n]{1,30}\))? ?(?:—|–|--|-|:)\s")


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a run opens its line in capitals and is set off by a dash or colon: "GENEVILLE (CP) - "."""
    if start and text[start - 1] not in "\n\r":
        return False
    if not text[start:end].isupper() or (" " in text[start:end].strip() and is_given(text[start:end].split()[0])):
        return False
    follows = _DATELINE.match(text, end)
    return (follows is not None and ":" not in follows.group()) or (
        text[end : end + 2] == ": "
        and end - start > 3
        and (text[end + 2 : end + 3].isupper() and text.count("\n" + text[start:end] + ":") == 1)
    )


def _place_first(run: list[tuple[str, int, int]], surnames: set[str], lex: Lexicon) -> bool:
    """Whether a place stands before somebody's name without belonging to it: "In Kenya Okoro said"."""
    if len(run) < 2 or run[0][0] not in lex.places or is_given(run[0][0]):
        return False
    return (len(run) == 2 and _POSSESSIVE.sub("", run[1][0]) in surnames) or (len(run) > 2 and is_given(run[1][0]))


def _only_opens(run: list[tuple[str, int, int]], small: set[str], lex: Lexicon) -> bool:
    """Whether the first word has its capital only because it opens the sentence: "Classic Okoro", "Stated Brandt"."""
    if len(run) < 2 or is_given(run[0][0]) or run[0][0] in lex.titles or run[0][0] in lex.courtesy:
        return False
    word, following = fold(run[0][0]), run[1][0]
    if following in lex.body_words or following in lex.title_links or run[0][0] in lex.called_by:
        return False
    return (word in small or word.endswith(("ed", "ing"))) and (len(run) == 2 or is_given(following))


def _drops(run: list[tuple[str, int, int]], opens: bool, lex: Lexicon) -> bool:
    """Whether the first word of the run is no part of a name ("But", "The", "In")."""
    word = _CONTRACTION.sub("", run[0][0])
    if word.islower() and len(run) > 1 and run[0][0] in lex.title_links:
        return True
    if word not in lex.not_names or word in lex.sure_titles:
        return word.isdigit()
    if len(run) == 1:
        return True
    following = run[1][0]
    if word in ("North", "South", "East", "West", "New", "Great", "Middle", "Democratic", "Republican", "Central"):
        return following in lex.not_names
    if any(part in lex.sure_titles for part, _, _ in run[1:-1]) and not opens:
        return False
    if is_given(word):
        return opens and (following in lex.body_words or following in lex.not_names or following in lex.places)
    return True


def _after_titles(words: list[str], lex: Lexicon) -> tuple[int, int]:
    """How many of `words` are titles before the name, and how many of these are the role as printed."""
    cut = 0
    limit = len(words) - 1
    for index, word in enumerate(words):
        if (word in lex.courtesy and index < limit and (word != "M." or index == 0)) or (
            (word in lex.sure_titles or word.partition("-")[0] in lex.sure_titles) and index < limit and "-" in word
        ):
            cut = index + 1
        elif word in lex.sure_titles and index < limit:
            lone_given = is_given(word) and index == 0 and len(words) == 2
            if not lone_given and not (index > cut and is_given(words[cut]) and index == cut + 1 and cut == 0):
                cut = index + 1
        elif (
            word in lex.sure_titles and index == limit and index == cut and not (cut and words[cut - 1] in lex.courtesy)
        ):
            cut = index + 1
    if cut and cut < len(words) and words[cut] in lex.title_links:
        cut = _after_links(words, cut, lex)
    while cut and cut < len(words) and _continues_title(words, cut, lex):
        cut += 1
    if (
        not cut
        and len(words) > 1
        and words[0] in lex.callings
        and not is_given(words[0])
        and (is_given(words[1]) or len(words) > 2)
    ):
        cut = 1
    royal = next(
        (i for i in range(max(cut, 1), limit) if words[i] in lex.called_by and words[i] not in lex.given), None
    )
    if royal is not None and not (cut == 0 and is_given(words[0])):
        cut = royal
    if not cut:
        titles = [word in lex.titles for word in words]
        if all(titles):
            return len(words), len(words)
    role_end = cut
    while role_end and words[role_end - 1] in lex.courtesy:
        role_end -= 1
    if not any(word in lex.titles or word.partition("-")[0] in lex.titles for word in words[:role_end]):
        role_end = 0
    return cut, role_end


def _after_links(words: list[str], cut: int, lex: Lexicon) -> int:
    """Where the name begins after "Secretary of", "President of Kenya", "Minister for Health"."""
    for index in range(cut, len(words)):
        word = words[index]
        if is_given(word) or word in lex.called_by or word in lex.courtesy or (is_initial(word) and "." in word):
            return index
    past = cut
    named = False
    for index in range(cut, len(words)):
        word = words[index]
        if word in lex.title_ends or word in lex.places:
            named = True
        elif word not in lex.title_links and word not in lex.body_words:
            break
        past = index + 1
    return past if named else len(words)


def _continues_title(words: list[str], cut: int, lex: Lexicon) -> bool:
    """Whether words[cut], after a title, is one more: "Senate Majority Leader [Emeritus]", "Deputy [Minister]"."""
    word = words[cut]
    return word in lex.titles and word not in lex.called_by and not is_given(word) and cut + 1 < len(words)


def _kind(core: list[str], titles: list[str], honoured: bool, lex: Lexicon) -> NameKind:
    first = core[0]
    if honoured or any(title in lex.sure_titles for title in titles):
        return "person"
    if all(word in lex.places or word in lex.not_names or word in lex.title_links for word in core):
        return "place"
    given = is_given(first) or (is_initial(first) and len(core) > 1 and first.endswith("."))
    if (
        len(core) > 1
        and any(len(word) > 1 and word.isupper() and word.isalpha() and word not in lex.suffixes for word in core)
        and not all(word.isupper() for word in core)
    ):
        return "body" if not given or core[-1].isupper() else "person"
    bodily = sum(word in lex.body_words for word in core[1 if given else 0 :])
    if bodily and not (given and (len(core) == 2 or (len(core) == 3 and is_initial(core[1]))) and core[-1] in lex.body_words and core[-1] not in (
        "University", "College", "School", "Hospital", "Foundation", "Party", "Campaign", "Institute", "Inc.", "Inc",
        "Street", "Avenue", "Act", "Airport", "Stadium", "Center", "Centre", "County", "Times", "News", "Company",
    )):  # fmt: skip
        return "body" if not (first in lex.family_first and first in lex.body_words and len(core) == 2) else "person"
    if len(core) == 1:
        acronym = first.isupper() and 2 <= len(first.replace(".", "")) <= 6 and not is_given(first)
        return "body" if acronym or "&" in first else "unknown"
    if len(core) == 2 and _EASTERN.fullmatch(core[1]):
        return "person"
    if given or (first in lex.family_first and len(core) <= 3) or any(word in lex.particles for word in core[1:]):
        return "person"
    return "unknown"
