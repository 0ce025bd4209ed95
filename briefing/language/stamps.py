"""The time of publication, where a page that was copied into one line has it before its story: “Posted: Friday,
March 8, 2030 2:39 pm The harbour …”."""

from __future__ import annotations

import re

from briefing.language.dates import month_pattern

_MONTH = f"(?i:{month_pattern()})"
_DATE = rf"""(?:{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ (?:19|20)\d\d
    | \d{{1,2}}(?:st|nd|rd|th)?\ {_MONTH},?\ (?:19|20)\d\d
    | \d{{1,2}}\ ?/\ ?\d{{1,2}}\ ?/\ ?(?:19|20)\d\d | (?:19|20)\d\d-\d\d-\d\d)(?!\d)"""
_TIME = r"""\d{1,2}[:.]\ ?\d\d(?:[:.]\ ?\d\d)?(?![:.]\d)(?:\ ?[aApP]\.?\ ?[mM]\b\.?)?(?:\ (?:[A-Z]{1,4}T|UTC|UK)\b)?"""
_DAY = r"\b(?i:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?|\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b"
_VERB = r"(?i:(?:first|last|originally)\ )?(?i:published|updated|posted|modified|created)\b(?i:\ time)?"
_WORD = r"(?:at|on|AT|ON|On)\b"
_GAP = r"[ ,:|@–-]*"
_AFTER = rf"{_GAP}(?:(?:{_TIME}|{_VERB}|(?:at|on)\b|{_DAY}|{_DATE}|\(?GMT[+-]?[\d:\ ]*\)?){_GAP})*"
_STORY = r"(?=[^\W\d_a-z]|[\d“\"‘«])"

_MADE = re.compile(
    rf"(?<!\w){_VERB}{_GAP}(?:(?:{_WORD}|{_TIME}|{_DAY}){_GAP})*{_DATE}{_AFTER}\.?\ ?{_STORY}", re.VERBOSE
)
"""With a word that says what it is."""
_TIMED = re.compile(
    rf"(?<!\w)(?:(?:{_TIME}|{_DAY}){_GAP})*{_DATE}{_GAP}(?:(?:{_WORD}|{_DAY}|{_VERB}){_GAP})*"
    rf"{_TIME}{_AFTER}\.?\ ?{_STORY}",
    re.VERBOSE,
)
"""With the time of the day after the day, as stories seldom tell it with the year."""
_BARE = re.compile(rf"(?:(?:{_WORD}|{_TIME}|{_DAY}){_GAP})*{_DATE}(?:\ [|–-])?\ {_STORY}", re.VERBOSE)
"""The date alone, where a paragraph opens with it, or between headline and story."""
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")
_JOINED = re.compile(
    r"\b(?:on|of|in|the|since|until|till|by|from|to|for|after|before|between|and|or|dated|[A-Z][a-z]+day,?) $|[,;(] $"
)
_PASTED = 400
"""Characters at the head of a page pasted into one line in which its stamp is looked for."""
_REST = 40
"""Characters that a story has at least after its stamp."""


def pasted_stamp(text: str, start: int, end: int) -> int:
    """Where the story begins in a paragraph that holds the time of its publication near its head, as pages pasted into
    one line do; `start` where there is none."""
    near = min(end, start + _PASTED)
    if not _YEAR.search(text, start, near):
        return start
    begin = start
    opening = _BARE.match(text, start, near)
    if opening and not opening[0].startswith(("On ", "At ")):
        begin = opening.end()
    elif opening is None:
        for bare in _BARE.finditer(text, start, near):
            if not _is_told(text, start, bare):
                begin = bare.end()
                break
    for pattern in (_MADE, _TIMED):
        for match in pattern.finditer(text, start, near):
            if not _is_told(text, start, match):
                begin = max(begin, match.end())
    return begin if end - begin > _REST else start


def _is_told(text: str, start: int, stamp: re.Match[str]) -> bool:
    """Whether a sentence tells of the day: "the bill was first published on March 3, 2030. Ada …"."""
    if stamp.start() == start:
        return False
    inside = text[stamp.start() - 2 : stamp.start() - 1].islower() and stamp[0][0].islower()
    return inside or _JOINED.search(text, max(start, stamp.start() - 12), stamp.start()) is not None
