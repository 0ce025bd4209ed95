"""What a number in a text is about ("12 people were killed", "a turnout of 61 percent"), for telling whether two
numbers are of the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from msgspec import Struct, structs

from briefing.language.data import load
from briefing.language.dates import day_names, month_names
from briefing.language.former import BEFORE, MARK, former, gives_way, is_lowered
from briefing.language.lexicon import ordinary
from briefing.language.numbers import Number, numbers
from briefing.language.stems import stem, stopwords
from briefing.language.tallied import bearers_in, counted_in, folded, listed, meanings, measured_by
from briefing.language.untold import is_untold
from briefing.language.words import fold, words
from briefing.model import Span

MENTIONS = 500
"""Numbers of one article that are compared with those of others: its first."""

_AFTER = 4
"""Words behind a number in which the word for what it counts may stand; as many as before it where the number is one of
people ("14 people are now known to have died")."""
_FOUND, _DENIED = 6, 3
"""Words on either side of a number of the missing in which it may stand that they were found ("[found] the last seven
missing"), and before that, in which it may be denied."""
_REPORTS = ("said", "says")
"""Words behind which another clause begins: "rescued workers said 14 were missing"."""
_OF = 4
"""Words behind "the number of" in which stands what was counted: "the number of those still [missing]"."""
_AROUND = 8
"""Words on either side of a number that tell what it is about, where no word says it outright."""
_ALIKE = 0.5
"""Part of those words that two mentions must share to be about the same thing."""
_REACH = 300
"""Characters on either side of a number that are read for what it is about, however long the sentence."""
_YEAR = re.compile(r"\b(?:this|last|past|previous|each|every|per) year\b", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?:worst|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|most|latest|biggest|largest|greatest|\w+iest)\b",
    re.IGNORECASE,
)
"""What ranks something among those of a year: "the [deadliest] crash this year"."""
_MISSING = "missing"
_PROGRESS = "progress"
_MONEY = {"percent", "$", "€", "£", "¥", "₹"}
_AMOUNT = 1e6
"""Shares, money, and what is counted in millions: their units say less of what they are of than a word for things."""
_NAMED = 40
"""Characters before a share in which it may stand whose it is."""
_ORDER, _SOME = 10, 4
"""Times as much from which an amount is of another thing, whatever stands around it, and so is a toll of so many."""


class Mention(Struct, frozen=True):
    """A number in a text and what it is about."""

    counts: str
    """What it counts: "dead", "percent", "homes"."""
    plain: bool
    """Whether a word says outright what is counted."""
    value: float
    start: int
    end: int
    about: frozenset[str]
    measure: str = ""
    """What a share or an amount is one of, where a word beside it says so: "turnout", "cost"."""
    periods: frozenset[str] = frozenset()
    """What tells its period from others: "first" of the first quarter."""
    was: float | None = None
    """What it was before, where the text says so outright: "74 operations, up from 60"."""
    meant: str = ""
    """Whether an amount is only "wanted", "offered" or "planned"."""
    whose: str = ""
    """The last word of the name right before a share: "Brandt has 48 percent"."""
    revised: bool = False
    """Whether the text says outright that a higher one was wrong: "10, not 11", "lowered the toll to 10"."""


def mentions(text: str, start: int, end: int, language: str) -> list[Mention]:
    """The numbers of the sentence text[start:end] of which it says what they are about, in order."""
    found: list[Mention] = []
    given = numbers(text, start, end, language)
    for place, number in enumerate(given):
        near = Span(max(start, number.start - _REACH), min(end, number.end + _REACH))
        first = max(near.start, given[place - 1].end) if place else near.start
        last = min(near.end, given[place + 1].start) if place + 1 < len(given) else near.end
        mention = _mention(text, number, near, Span(first, last), language)
        before = given[place - 1] if place else None
        own = found[-1] if before and found and found[-1].start == before.start else None
        if before and (how := former(text, before, number, start, language)):
            if mention and mention.plain and how == "wrong" and not (own and own.plain):
                found = [one for one in found if one is not own]  # "10 rather than 11 people died"
                own = structs.replace(mention, value=before.value, start=before.start, end=before.end)
                found.append(own)
            if own:
                found[-1] = _replaces(own, number.value, how == "wrong")
        elif before and mention and (how := gives_way(text, before, number, start, language)):
            found = [one for one in found if one is not own]
            found.append(_replaces(mention, before.value, how == "wrong"))
        elif mention:
            found.append(mention)
    if language == "en" and (tolls := _by_ordinal(text, start, end)):
        return sorted([*found, *tolls], key=lambda one: one.start)
    return found


def _replaces(mention: Mention, was: float, wrong: bool) -> Mention:
    """A mention with what it `was` before; lower than that, it is revised where the former one is called `wrong`."""
    return structs.replace(mention, was=was, revised=was > mention.value and (wrong or mention.revised))


def _by_ordinal(text: str, start: int, end: int) -> list[Mention]:
    """The tolls that an ordinal gives: "a [third] person has died"."""
    ordinals: dict[str, int] = load("briefing.language", "counts.yaml")["ordinals"]
    return [
        Mention("dead", True, ordinals[fold(match[1])], *match.span(1), frozenset())
        for match in _nth_died().finditer(text, start, end)
    ]


@cache
def _nth_died() -> re.Pattern[str]:
    nth, bearer = "|".join(listed("ordinals")), "|".join(listed("bearer", "en"))
    now = "(?: (?:now|since|also|later))?"
    return re.compile(
        rf"\b({nth}) (?:{bearer})(?: (?:has|had){now} (?:died|been (?:confirmed dead|killed))"
        rf"|{now} (?:died|was killed)(?= (?:in|on|at|of|from|after|overnight|when|as)\b|[,.;]))",
        re.IGNORECASE,
    )


def are_same_thing(one: Mention, other: Mention) -> bool:
    """Whether both numbers are of the same thing, so that the later one takes the place of the earlier."""
    if one.counts != other.counts or one.plain != other.plain:
        return False
    least, most = sorted((one.value, other.value))
    if one.plain:
        return least < _SOME or most <= _ORDER * least
    if other.was == one.value or one.was == other.value:
        return not one.about.isdisjoint(other.about)
    if _PROGRESS in (one.measure, other.measure):
        return one.measure == other.measure
    if most > _ORDER * least:
        return False
    if (one.measure and other.measure and one.measure != other.measure) or one.meant != other.meant:
        return False
    if one.whose and other.whose and one.whose != other.whose:
        return False
    if one.periods and other.periods and one.periods.isdisjoint(other.periods):
        return False
    shared, words = len(one.about & other.about), min(len(one.about), len(other.about))
    vague = (one.counts in _MONEY or one.value >= _AMOUNT) and not (one.measure and other.measure)
    return words >= 2 and shared >= max(2.0, _ALIKE * words, min(3, words) if vague else 0)


def falls(older: Mention, newer: Mention) -> bool:
    """Whether a toll would be lower than before, as the number of those in intensive care is.

    Where the newer text says outright that it is, it takes the place of the older one like any other.
    """
    lower = newer.counts in listed("rising") and newer.value < older.value
    return lower and not newer.revised and newer.was != older.value


def corrects(newer: Mention, older: Mention) -> bool:
    """Whether a later number takes the place of an older one of the same thing."""
    return moves(newer, older) and are_same_thing(older, newer)


def moves(newer: Mention, older: Mention) -> bool:
    """Whether a later number may take the place of an older one: another, and no lower toll unless that is said."""
    return newer.value != older.value and not falls(older, newer)


def _mention(text: str, number: Number, near: Span, alone: Span, language: str) -> Mention | None:
    """What a `number` is about, by the words `near` it; `alone` ends at the numbers on either side of it."""
    before, after = folded(text, near.start, number.start), folded(text, number.end, near.end)
    part = after[:1] == ["of"] and not _is_progress(after)
    if number.unit in listed("ignored") or part or (after and after[0] in listed("ignored")):
        return None
    counted, bearers = counted_in(language), bearers_in(language)
    others = number.unit and number.unit not in counted and number.unit not in bearers
    own = _own(text, number, near, alone, counted, listed("clauses", language))
    beside = [*own[: BEFORE if number.unit in bearers else _AFTER], *reversed(before[-BEFORE:])]
    group = _governing(folded(text, _phrase(text, number, near).start, number.start), own, counted)
    group = group or _reached(before, own, counted) or next((counted[word] for word in beside if word in counted), "")
    phrase = _phrase(text, number, alone)
    if group == _MISSING and _are_found(text, number, phrase, language):
        return None
    money = number.unit in _MONEY
    plain = (
        bool(group)
        and not money
        and (not others or number.unit in stopwords(language) or number.unit in listed("when"))
    )
    counts = group if plain else number.unit
    if not counts or (not plain and counts in bearers) or (counts == "percent" and _is_step(before)):
        return None
    if plain and (_is_yearly(text, number, phrase) or is_untold(text, number, phrase, near, counted, language)):
        return None
    if plain:
        revised = is_lowered(text, number, phrase, near)
        return Mention(counts, plain, number.value, number.start, number.end, frozenset(), revised=revised)
    if counts == "percent" and _is_of_two(text, number, near):
        return None
    before = folded(text, alone.start, number.start)[-_AROUND:]
    after = folded(text, number.end, alone.end)[:_AROUND]
    ignored = stopwords(language)
    told = {
        stem(word, language) for word in (*before, *after) if word and word not in ignored and not word[0].isdigit()
    }
    if before[-1:] and before[-1] in listed("partial"):
        return None
    measures = measured_by()
    measure = next((measures[word] for word in (*reversed(before), *after) if word in measures), "")
    if counts == "percent" and _is_progress(after):
        measure = _PROGRESS
    return Mention(
        counts,
        plain,
        number.value,
        number.start,
        number.end,
        frozenset(told - {stem(number.unit, language)}),
        measure if money or number.value >= _AMOUNT else "",
        frozenset(before + after) & listed("periods"),
        meant=_meant(folded(text, phrase.start, number.start)),
        whose=_whose(text, number, near, language) if counts == "percent" else "",
    )


_HAS = re.compile(
    r"([^\W\d_a-z][\w’'-]+)"
    r"(?: (?:now |still |already )?(?:has|had|won|wins|got|took|takes|received|polled|is on|was on))? $"
)


_SHARE = r"(?: ?(?:%|percent|per cent))"
_OF_TWO = re.compile(rf"{_SHARE}? ?(?:to|–) ?(?:\d+\.\d|\d+{_SHARE})")
_OF_TWO_BEFORE = re.compile(rf"\d{_SHARE}? ?(?:to|–) ?$")


def _is_of_two(text: str, number: Number, near: Span) -> bool:
    """Whether a share stands against another's: "led her by [48.2] percent to [45.9]"."""
    before = _OF_TWO_BEFORE.search(text, max(near.start, number.start - _NAMED), number.start)
    rose = before is not None and re.search(r"\bfrom [\d.]*$", text[near.start : before.start() + 1]) is not None
    return (before is not None and not rose) or _OF_TWO.match(text, number.end, near.end) is not None


def _is_progress(after: Sequence[str]) -> bool:
    """Whether the words behind a share say that it is how far a count has come: "of the votes counted"."""
    near = after[:_AROUND]
    return not (listed("progress").isdisjoint(near) or listed("ballots").isdisjoint(near))


def _whose(text: str, number: Number, near: Span, language: str) -> str:
    """Whose share it is, folded; empty where no name stands right before it."""
    named = _HAS.search(text, max(near.start, number.start - _NAMED), number.start)
    name = fold(named[1]) if named else ""
    dates = day_names(language), month_names(language)
    return "" if name in stopwords(language) | ordinary() or any(name in names for names in dates) else name


def _phrase(text: str, number: Number, near: Span) -> Span:
    """What stands `near` a number without a mark between."""
    start = max((mark.end() for mark in MARK.finditer(text, near.start, number.start)), default=near.start)
    mark = MARK.search(text, number.end, near.end)
    return Span(start, mark.start() if mark else near.end)


def _own(
    text: str, number: Number, near: Span, alone: Span, counted: dict[str, str], clauses: frozenset[str]
) -> list[str]:
    """The words behind a number that may say what it counts: those before the next clause ("rises to 13 as divers find
    the missing"), and before the next number where that counts something itself ("3 dead, two missing")."""
    spans = words(text, number.end, near.end)
    behind = [fold(span.of(text)) for span in spans]
    for place, span in enumerate(spans):
        says = place + 1 < len(behind) and behind[place + 1] in counted
        if (says and span.start == alone.end) or (not says and behind[place] in clauses):
            return behind[:place]
    return behind


def _governing(before: Sequence[str], own: Sequence[str], counted: dict[str, str]) -> str:
    """What the verb or the count right before a number counts, where no word right behind it does: "[killed] 3 people
    and injured 20", "the [toll] now stands at 14", not "of 14 injured 3 died"."""
    if any(word in counted for word in own[:2]):
        return ""
    led = [word for word in before if word not in listed("hedges")]
    while led and (led[-1] in listed("stands") or led[-1] in listed("moved")):
        led.pop()
    return _counted_at(led, len(led) - 1, counted) if led and led[-1] in counted else ""


def _counted_at(told: Sequence[str], place: int, counted: dict[str, str]) -> str:
    """What the word at `place` counts, a toll what it is said to be of: "injured [toll]", "the [toll] of injured"."""
    tallies = listed("counts")
    if told[place] in tallies:
        of = told[place + 2 : place + 3] if told[place + 1 : place + 2] == ["of"] else []
        for word in (*told[max(0, place - 1) : place], *of):
            if word in counted and word not in tallies:
                return counted[word]
    return counted[told[place]]


def _reached(before: Sequence[str], own: Sequence[str], counted: dict[str, str]) -> str:
    """What a count far ahead of its number counts: "the toll from a collapse at the mine in the north rose to 14", "the
    number of people killed in a collapse at the mine rose to 14"."""
    led = [word for word in before if word not in listed("hedges")]
    moved = len(led) > 1 and (
        (led[-1] == "to" and led[-2] in listed("moved") | listed("lowered")) or led[-1] in listed("remains")
    )
    if any(word in counted for word in own[:2]) or not (moved or (led and led[-1] in listed("reached"))):
        return ""
    return next(
        (
            _counted_at(before, place, counted)
            for place, word in enumerate(before)
            if word in counted
            and (word in listed("counts") or not listed("numbered").isdisjoint(before[max(0, place - _OF) : place]))
        ),
        "",
    )


def _are_found(text: str, number: Number, phrase: Span, language: str) -> bool:
    """Whether the missing are so no longer: "found the last two missing workers", "two missing workers were found
    dead", not "have not found the two missing workers" nor "found a boat and two missing"."""
    before, behind = folded(text, phrase.start, number.start), folded(text, number.end, phrase.end)
    denied, said, clauses = listed("denied", language), listed("found"), listed("clauses", language)
    sought = denied | listed("sought")
    own = list(takewhile(lambda word: word not in clauses and word not in _REPORTS, reversed(before)))[::-1]
    for place in range(len(own))[-_FOUND:]:
        if own[place] in said:
            return sought.isdisjoint(own[max(0, place - _DENIED) :]) and "and" not in own[place:]
    told = list(takewhile(lambda word: word not in clauses, behind[:_FOUND]))
    found = next((place for place, word in enumerate(told) if word in said), None)
    return found is not None and denied.isdisjoint(told[:found])


def _is_yearly(text: str, number: Number, phrase: Span) -> bool:
    """Whether it counts what befell people in a year and not in what happened: "140 have died on the roads this year",
    not "9 died in the worst crash this year"."""
    year = _YEAR.search(text, number.end, phrase.end)
    return year is not None and _RANK.search(text, number.end, year.start()) is None


def _is_step(before: Sequence[str]) -> bool:
    """Whether a share says by how much something moved ("rose 5 %", "fell by 5 %") and not what it is ("rose to")."""
    return next((word in listed("moved") for word in reversed(before) if word not in listed("hedges")), False)


def _meant(before: Sequence[str]) -> str:
    """What the words before an amount say that is to become of it; empty where it simply is so."""
    return next((meanings()[word] for word in reversed(before) if word in meanings()), "")
