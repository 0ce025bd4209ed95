"""Names of people and bodies in running text: where they stand, what belongs to them, who is meant.

The method is the usual one of rule-based name finding (runs of capitalised words, a gazetteer of titles, particles
and given names), with one addition: the article itself decides. A short form is the fullest name met that it fits,
and a capital at the beginning of a sentence counts only when the article has the word nowhere in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse

from msgspec import structs

from briefing.language.arabic import arabic_names
from briefing.language.beside import with_places
from briefing.language.capitals import Run, given_pairs, opens_sentence, runs, titled_lines, unowned, within
from briefing.language.datelines import datelines
from briefing.language.lexicon import (
    UPPER,
    Gender,
    Lexicon,
    NameKind,
    TongueNames,
    gender_of,
    is_given,
    is_initial,
    lexicon,
    name_tokens,
    ordinary,
)
from briefing.language.named import Name, read_run
from briefing.language.nouns import full_surnames, name_in
from briefing.language.owned import with_owned
from briefing.language.paring import About
from briefing.language.tongues import is_arabic
from briefing.language.words import fold

__all__ = ["Gender", "Lexicon", "Name", "gender_of", "is_given", "is_initial", "lexicon", "name_tokens", "names"]

_ARABIC = re.compile(r"[a-z] (?:Al|bin|bint) [A-Z]")
_SMALL = re.compile(r"[a-zß-ÿ](?<![\w'’].)\w+")


def names(text: str, language: str = "en") -> list[Name]:
    """Every name in `text`, in order, none overlapping another."""
    if language == "ar" and is_arabic(text):  # whatever its metadata says
        return arabic_names(text)
    lex = lexicon(language)
    found: list[Name] = []
    titled = titled_lines(text, lex)
    dated = sorted(datelines(text))
    here = {text[start:end].partition(",")[0].partition("(")[0].strip(" .:—–-") for start, end in dated}
    here |= {place.title() for place in here if place.isupper()}
    here |= {region[1] for start, end in dated if (region := _REGION.search(text, start, end))}
    past_titled = titled[-1][1] if titled else 0
    read = [(run, run[0][1] < past_titled and within(titled, run[0][1])) for run in runs(text, lex)]
    running = [run for run, headline in read if not headline]
    several = [run for run in running if 1 < len(run) < 6]
    surnames = {
        unowned(run[-1][0])
        for run in several
        if any(is_given(word) for word, _, _ in run[:-1]) and text[run[0][1] : run[-1][2]] not in here
    } - lex.never_surnames
    surnames |= (
        {unowned(run[-1][0]) for run in several if _SIGNED.fullmatch(run[-2][0])} - lex.no_people - lex.body_words
    )
    surnames |= {run[0][0] for run in several if run[0][0] in lex.family_first and len(run) < 4}
    inner = {unowned(word) for run in running for word, _, _ in run[1:]}
    past = {end + 1 for _, end in dated}
    opening = {start for run in running if (start := run[0][1]) in past or opens_sentence(text, start)}
    inner |= {unowned(run[0][0]) for run in running if run[0][1] not in opening}
    inner |= {word.title() for word in inner if len(word) > 2 and word.isupper()}
    if lex.tongue is not None and lex.tongue.nouns:
        return _among_nouns(text, [run for run, _ in read], lex)
    apart = " Al " in text or " bin " in text or " bint " in text
    small = _small_words(text, [run for run, headline in read if headline or run[0][1] in opening])
    if lex.tongue is None:
        small |= {word.lower() for word in {run[0][0] for run in running} - inner if word.lower() in ordinary()}
    alone = {unowned(run[0][0]) for run in running if len(run) == 1}
    about = About(text, small, surnames, inner, alone, here, apart and _ARABIC.search(text) is not None)
    for run, headline in read:
        if dated and within(dated, run[0][1]):
            continue
        parts = given_pairs(text, run, lex, None if not running else surnames | inner) if headline else [run]
        for part in parts:
            lone = len(part) == 1 and part[0][0] in lex.not_names and part[0][0] not in _NUMBERED
            if lone and unowned(part[0][0]) not in surnames:
                continue
            opens = opens_sentence(text, part[0][1]) if headline else part[0][1] in opening
            if (name := read_run(about, part, opens, lex)) is not None:
                found.append(name)
    found = _with_particles(text, found, lex)
    if lex.tongue is None:
        return with_owned(text, with_places(text, found), lex)
    return _in_tongue(text, found, surnames, lex.tongue)


def _with_particles(text: str, found: list[Name], lex: Lexicon) -> list[Name]:
    """`found` with the small words before a surname that a fuller name of the text has there: "[van Aerde] said" where
    Ludo van Aerde is named."""
    small: dict[str, str] = {}
    for name in found:
        if name.text.count(" ") < 2 or (lex.tongue is not None and name.kind != "person"):
            continue  # "El Faro de Castellane"
        words = name.text.split(" ")
        first = next((at for at in range(1, len(words) - 1) if words[at] in lex.particles), 0)
        if first and lex.particles.issuperset(words[first:-1]):
            small[words[-1]] = "".join(f"{word} " for word in words[first:-1])
    if not small:
        return found
    return [
        _spanning(text, name, name.start - len(before), name.end, name.kind)
        if (before := small.get(name.text)) and name.start == name.whole and text.endswith(" " + before, 0, name.start)
        else name
        for name in found
    ]


_REGION = re.compile(rf", ([{UPPER}][\w’'-]+(?: [{UPPER}][\w’'-]+)?)(?= ?(?:[—–(,-]|$))")
"""What a town's dateline says it lies in: "KERR, Holm —"."""
_NUMBERED = frozenset(("No", "No."))
"""What a number may follow: "No 10 said"."""
_SIGNED = re.compile(rf"(?!U\.|D\.C)(?:[{UPPER}]\.){{1,2}}")
"""Initials before a surname: "R. K. Okoro", not "U.S. Senate"."""


def _small_words(text: str, read: Sequence[Run]) -> set[str]:
    """The words of `read`, folded, an elided article taken off, that `text` has in small letters too."""
    words = {word for run in read for word, _, _ in run}
    words = {fold(form) for word in words for form in ((word, word[2:]) if "’" in word or "'" in word else (word,))}
    pieces = text.split()
    marked = " ".join(filterfalse(str.isalpha, pieces))
    small = {word for word in words.intersection(pieces) if _SMALL.fullmatch(word)}
    return small.union(words.intersection(_SMALL.findall(marked)))


def _among_nouns(text: str, read: Sequence[Run], lex: Lexicon) -> list[Name]:
    """The names of a text in which every noun has a capital."""
    surnames = full_surnames(read, lex)
    found = []
    for run in read:
        for one in name_in(text, run, lex, surnames):
            start, end = one.words[0][1], one.words[-1][2]
            role = text[one.role[0][1] : one.role[-1][2]] if one.role else None
            whole = one.role[0][1] if one.role else start
            found.append(Name(start, end, text[start:end], one.kind, role, whole, one.gender, one.courtesy))
    return found


def _in_tongue(text: str, found: Sequence[Name], surnames: set[str], tongue: TongueNames) -> list[Name]:
    """`found` with the small letters that bodies have in their names, and single words after "à" or "en" as places."""
    placed = {
        name.text
        for name in found
        if name.kind == "unknown"
        and " " not in name.text
        and name.text not in surnames
        and text[max(0, name.start - 12) : name.start].rpartition(" ")[0].rpartition(" ")[2].lower() in tongue.locatives
    }
    kept: list[Name] = []
    for name in found:
        if name.kind == "unknown" and name.text in placed:
            name = structs.replace(name, kind="place")
        elif name.kind == "body" and tongue.after is not None and (more := tongue.after.match(text, name.end)):
            name = _spanning(text, name, name.start, _before_verb(more, tongue), "body")
        if name.kind != "person" and tongue.before is not None and name.text not in surnames and not name.role:
            limit = kept[-1].end if kept else 0
            head = tongue.before.search(text, max(limit, name.start - 60), name.start)
            if head is not None:
                name = _spanning(text, name, head.start(), name.end, "body")
        if name.kind == "body":
            name = structs.replace(name, gender=_gender_of_body(name, tongue))
        kept.append(name)
    return kept


def _before_verb(more: re.Match[str], tongue: TongueNames) -> int:
    """Where the small letters of a body's name end: before a verb of speech, as in "santé [indique]"."""
    for word in re.finditer(r"\w+", more.group()):
        if word.group() in tongue.speech:
            return more.start() + len(more.group()[: word.start()].rstrip())
    return more.end()


def _gender_of_body(name: Name, tongue: TongueNames) -> Gender | None:
    """The gender of the noun that a body is called by, where languages have one: "elle" may be the ministry."""
    for word in re.split(r"[ '’-]", name.text.lower()):
        if word in tongue.feminine_bodies:
            return "feminine"
        if word in tongue.bodies:
            return "masculine"
    return None


def _spanning(text: str, name: Name, start: int, end: int, kind: NameKind) -> Name:
    return Name(start, end, text[start:end], kind, None, start, None, False, name.opens and start == name.start)
