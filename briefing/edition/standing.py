"""What may lead an edition: reports of what happened, in words of which it is known whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from briefing.archive import Archive
from briefing.archive.views import ArticleRow, QuotationRow, Scope
from briefing.model import Covering, Extract

Standing = Literal["report", "aside", "round-up"]
"""An aside is a comment or a correction."""
_MOSTLY = 0.5
"""Part of a sentence that must be somebody's words for it to be theirs."""
_MARKED = re.compile(r'“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)')
"""What stands in quotation marks, or opens with one that a later sentence closes."""


def standing(articles: Sequence[ArticleRow], coverings: Mapping[str, Covering]) -> Standing:
    """As what an event of these articles stands in an edition."""
    from briefing.events.digests import cover_several

    known = [coverings[row.id] for row in articles if row.id in coverings]
    if known and cover_several(known):
        return "round-up"
    return "report" if any(not is_aside(row.title) for row in articles) else "aside"


def reports(articles: Sequence[ArticleRow]) -> list[ArticleRow]:
    """Those of an event's articles that report; all of them where none does."""
    return [row for row in articles if not is_aside(row.title)] or list(articles)


def is_aside(headline: str) -> bool:
    """Whether an article says of itself that it comments or corrects: "Opinion: Resigning is the easy part"."""
    from briefing.events.labels import label

    return bool(label(headline))


class Nameless:
    """What somebody said of whom the name is not known."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._of: dict[str, list[QuotationRow]] = {}

    def holds(self, extract: Extract) -> bool:
        """Whether a sentence is for the most part words in quotation marks, and by nobody who is named."""
        if extract.article not in self._of:
            self._of[extract.article] = self._archive.quotations(Scope(article=extract.article))
        inside = [(row, _shared(row, extract)) for row in self._of[extract.article]]
        if any(row.speaker is not None and shared for row, shared in inside):
            return False
        nameless = sum(shared for row, shared in inside if row.quotation.kind != "indirect")
        marked = sum(len(match.group()) for match in _MARKED.finditer(extract.text))
        return max(nameless, marked) >= _MOSTLY * len(extract.text)


def _shared(row: QuotationRow, extract: Extract) -> int:
    """How many characters of a sentence are a quotation's."""
    return sum(max(0, min(span.end, extract.end) - max(span.start, extract.start)) for span in row.quotation.spans)
