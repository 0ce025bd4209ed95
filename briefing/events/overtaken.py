"""Which headlines of an event later ones have overtaken, by another toll or by a turn, and which did so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.events.labels import TAG, comments, label
from briefing.events.turns import Report, is_overtaken, turned, undone
from briefing.language.counts import Mention, corrects, mentions
from briefing.language.numbers import numbers
from briefing.model import Signature, instant

Standing = Literal["overtaken", "plain", "overtakes"]
_OPENING = 25
"""Words of an opening that tell a state which a later headline may undo."""


def standings(members: Sequence[Signature], language: str) -> list[Standing]:
    """How the headline of each of the `members` stands to the others.

    Overtaken is one that gives a number which a later one corrects ("kills nine", where 13 are dead), or tells of a
    state that a later one undoes ("strike goes on", where it ended). Articles without a date take no part in that.
    """
    moments = [instant(member.published) for member in members]
    reports = [
        Report(moment.timestamp(), member.title, " ".join(member.lead[:_OPENING])) if moment else None
        for moment, member in zip(moments, members, strict=True)
    ]
    dated = sorted(filter(None, reports), key=lambda report: report.moment)
    if len(dated) < 2:
        return ["plain"] * len(members)
    turns = turned(dated)
    tolls = {report: _tolls(report, language) for report in dated}
    withdrawn = [
        (report.moment, _withdrawn(member))
        for report, member in zip(reports, members, strict=True)
        if report and label(member.title)
    ]
    given = [(report.moment, one) for report in dated for one in tolls[report]]
    first, last = (
        {(one.counts, one.value, one.revised): (moment, one) for moment, one in several}
        for several in (reversed(given), given)
    )

    def standing(report: Report) -> Standing:
        own = tolls[report]
        if any(moment > report.moment and _gives(report, number, language) for moment, number in withdrawn if number):
            return "overtaken"
        if is_overtaken(report, turns) or any(
            moment > report.moment and corrects(newer, one) for one in own for moment, newer in last.values()
        ):
            return "overtaken"
        overtakes = any(
            moment < report.moment and corrects(one, older) for one in own for moment, older in first.values()
        )
        return "overtakes" if overtakes or not turns.keys().isdisjoint(undone(report.headline)) else "plain"

    return [standing(report) if report else "plain" for report in reports]


def _withdrawn(member: Signature) -> str:
    """The number that a correction ("Correction: …") withdraws, "1400 jobs", as signatures have it: the one before the
    last, which is of the same things and right; empty where there is none."""
    if comments(member.title) or len(member.numbers) < 2:
        return ""
    *before, right = member.numbers
    thing = right.partition(" ")[2]
    alike = (one for one in reversed(before) if not thing or one.partition(" ")[2] in ("", thing))
    return next(alike, "")


def _gives(report: Report, number: str, language: str) -> bool:
    return any(one.key == number for one in numbers(report.headline, language=language))


def _tolls(report: Report, language: str) -> list[Mention]:
    """What a headline counts outright; nothing where it is a comment's."""
    if comments(report.headline):
        return []
    tag = TAG.match(report.headline)
    begin = tag.end() if tag and tag["tag"].isupper() else 0  # "CORRECTED-Toll is 10"
    return [one for one in mentions(report.headline, begin, len(report.headline), language) if one.plain]
