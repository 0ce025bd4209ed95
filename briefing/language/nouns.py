"""Names where every noun has a capital, as in German: told by given names, roles and bodies, not by capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from briefing.language.capitals import Run, opens_sentence
from briefing.language.lexicon import Gender, Lexicon, NameKind, TongueNames, gender_of, is_given

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0]$")
_GENITIVE = re.compile(r"(?<=[^sxzß])s$")
_ADJECTIVE = re.compile(r"\w{2,}(?:e|er|es|en|em)")
_ROLE_AFTER = re.compile(r", (?:der |die |dessen |deren )?([A-ZÄÖÜ][\w-]+)")
_LONGEST = 4


class Found(Struct, frozen=True):
    """A name and the title before it, as places in a run of capitalised words."""

    words: Run
    kind: NameKind
    role: Run
    gender: Gender | None = None
    courtesy: bool = False


def name_in(text: str, run: Run, lex: Lexicon, surnames: set[str]) -> Iterable[Found]:
    """The names in a run of capitalised words; what is only a noun, and all articles, left out."""
    assert lex.tongue is not None
    for part in _parts(run, lex):
        found = _person(part, lex, lex.tongue) or _known(part, surnames) or _body(text, part, lex, lex.tongue)
        found = found or _unknown(text, part, lex, lex.tongue)
        if found is not None:
            yield found


def full_surnames(all_runs: Iterable[Run], lex: Lexicon) -> set[str]:
    """The last words of the names that given names or roles show to be names."""
    assert lex.tongue is not None
    found = set()
    for run in all_runs:
        for part in _parts(run, lex):
            person = _person(part, lex, lex.tongue)
            if person is not None:
                found.add(person.words[-1][0])
    return found


def _parts(run: Run, lex: Lexicon) -> Iterable[Run]:
    """A run cut at its articles and prepositions, those of a name left in: "Karl von Holm", "Rat | der | Stadt"."""
    part: Run = []
    at = 0
    while at < len(run):
        word = run[at][0]
        if word[:1].islower():
            past = at
            while past < len(run) and run[past][0][:1].islower():
                past += 1
            if part and word in lex.nobiliary and is_given(part[-1][0]) and past < len(run):
                part += run[at:past]
            else:
                if part:
                    yield part
                part = []
            at = past
            continue
        part.append(run[at])
        at += 1
    if part:
        yield part


def is_role(word: str, tongue: TongueNames) -> bool:
    """Whether a capitalised noun says what somebody is: "Bahnsprecher", "Ministerin"."""
    lower = word.lower()
    return (
        word in tongue.roles
        or word.removesuffix("in") in tongue.roles
        or (len(lower) > 6 and lower.endswith(tongue.role_endings))
    )


def _person(part: Run, lex: Lexicon, tongue: TongueNames) -> Found | None:
    words = [word for word, _, _ in part]
    first = next(
        (
            at
            for at in range(len(words) - 1)
            if is_given(words[at]) and words[at] not in lex.not_names and _may_follow(words[at + 1], lex, tongue)
        ),
        None,
    )
    if first is None:
        titled = [at for at in range(len(words) - 1) if is_role(words[at], tongue) or words[at] in lex.courtesy]
        if not titled or not _may_follow(words[titled[-1] + 1], lex, tongue):
            return None
        first = titled[-1] + 1
    past = first + 1
    while (
        past < len(words)
        and past < first + _LONGEST
        and (_may_follow(words[past], lex, tongue) or words[past][0].islower())
    ):
        past += 1
    before = first
    while before and (words[before - 1] in lex.courtesy or is_role(words[before - 1], tongue)):
        before -= 1
    if before == first and first and _may_be_role(words[first - 1], lex, tongue):
        before -= 1
    role = [item for item in part[before:first] if item[0] not in lex.courtesy]
    gender = next((lex.courtesy[word] for word in words[before:first] if lex.courtesy.get(word)), None)
    if gender is None and role and role[-1][0].endswith("in") and role[-1][0][0].isupper():
        gender = "feminine"
    courtesy = any(word in lex.courtesy for word in words[before:first])
    return Found(part[first:past], "person", role, gender or gender_of(words[first:past]), courtesy)


def _may_be_role(word: str, lex: Lexicon, tongue: TongueNames) -> bool:
    """Whether a noun that no list has reads as one of people, right before a given name: "Tierpfleger [Paul]"."""
    return (
        word.endswith(lex.agent_endings)
        and word not in lex.not_names
        and not word.lower().endswith(tongue.noun_endings)
    )


def _may_follow(word: str, lex: Lexicon, tongue: TongueNames) -> bool:
    """Whether a capitalised word after a given name or a role may be a surname."""
    return not (
        word in lex.not_names
        or word in lex.body_words
        or word in lex.months
        or is_role(word, tongue)
        or (word.lower().endswith(tongue.noun_endings) and not is_given(word) and len(word) > 7)
    )


def _known(part: Run, surnames: set[str]) -> Found | None:
    for word, start, end in part:
        if word in surnames:
            return Found([(word, start, end)], "unknown", [])
        base = _GENITIVE.sub("", word)
        if base in surnames:
            return Found([(base, start, end - 1)], "unknown", [])
    return None


def _body(text: str, part: Run, lex: Lexicon, tongue: TongueNames) -> Found | None:
    words = [word for word, _, _ in part]
    for at, word in enumerate(words):
        if word.isupper() and word.isalpha() and 1 < len(word) < 7:
            return Found(part[at : at + 1], "body", [])
        bodily = word in lex.body_words or (len(word) > 6 and word.lower().endswith(tongue.body_endings))
        if not bodily:
            continue
        past = at + 1
        while past < len(words) and words[past] not in lex.not_names:
            past += 1
        begin = at
        while begin and words[begin - 1] not in lex.not_names and _ADJECTIVE.fullmatch(words[begin - 1]):
            begin -= 1
        name = part[begin:past]
        more = re.compile(rf" (?:{'|'.join(sorted(tongue.joins))}) [A-ZÄÖÜ][\w-]+(?: und [A-ZÄÖÜ][\w-]+)?").match(
            text, name[-1][2]
        )
        if more is not None:
            name = [*name, (text[name[-1][2] + 1 : more.end()], name[-1][2] + 1, more.end())]
        return Found(name, "body", []) if len(name) > 1 else None
    return None


def _unknown(text: str, part: Run, lex: Lexicon, tongue: TongueNames) -> Found | None:
    """Two or three capitalised words that nothing tells to be nouns."""
    words = [word for word, _, _ in part]
    if not 2 <= len(words) <= 3 or any(word in lex.not_names or word in lex.months for word in words):
        return None
    if any(is_role(word, tongue) or word.lower().endswith(tongue.noun_endings) for word in words):
        return None
    start, end = part[0][1], part[-1][2]
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    if (
        before is not None
        and before[1].capitalize() in lex.not_names
        and not before[1][0].isupper()
        and before[1] not in ("und", "von", "mit")
    ):
        return None
    if opens_sentence(text, start) and (_ADJECTIVE.fullmatch(words[0]) or text[end : end + 1] not in (",", " ")):
        return None
    role = _ROLE_AFTER.match(text, end)
    return Found(part, "person" if role is not None and is_role(role[1], tongue) else "unknown", [])
