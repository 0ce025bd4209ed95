"""An article as the reader shows it: what is known of it, summary, key quotations, then the text with both marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.archive import QuotationRow, Scope
from briefing.dashboard import dates
from briefing.dashboard.contents import Summary, apart
from briefing.dashboard.items import (
    FoldItem,
    HeadingItem,
    Item,
    NoteItem,
    ParagraphItem,
    QuotationItem,
    TitleItem,
    amount,
    joined,
)
from briefing.dashboard.lines import Mark
from briefing.model import Article, Extract, Quotation, Span
from briefing.settings import method_of

if TYPE_CHECKING:
    from briefing.dashboard.contents import Contents

MOST = 200
"""Quotations listed before the article, those folded away included; all of them are marked in it."""
KEY = 6
"""Quotations shown before the article; the others can be unfolded."""


class Reading:
    """One article, laid out for reading."""

    def __init__(self, contents: Contents, id: str, unfolded: frozenset[str], summary: Summary | None = None) -> None:
        """The article of that id; a `summary` by another method if given. Raises KeyError where it is not there."""
        article = contents.archive.article(id)
        if article is None:
            raise KeyError(id)
        analysis = contents.archive.analysis(id)
        own = Summary(method_of(contents.settings, article.path), analysis.summary if analysis else ())
        self.told = summary or own
        self.article: Article = article
        self.quotations = contents.archive.quotations(Scope(article=id), 0, MOST)
        self.quoted = [] if analysis is None else [one for one in analysis.quotations if one.kind != "indirect"]
        self.summary: tuple[Extract, ...] = self.told.extracts
        self.items: list[Item] = [self._title(contents), *self._sections(contents, unfolded, analysis is not None)]
        self.first = len(self.items)
        self.items += self._paragraphs()

    def _title(self, contents: Contents) -> Item:
        article, zone = self.article, contents.timezone
        about = (
            joined(
                article.outlet or "Outlet not known", dates.full(article.published, zone) or "no date", article.byline
            ),
            article.url or "",
        )
        return TitleItem("title", article.title, tuple(filter(None, about)))

    def _sections(self, contents: Contents, unfolded: frozenset[str], analysed: bool) -> Iterable[Item]:
        if not analysed:
            yield NoteItem("pending", "Not analysed yet: summary and quotations come when it is.", above=1)
        if self.summary:
            extracts = [contents.extract(extract, whole=True) for extract in self.summary]
            yield HeadingItem("summary", "Summary", self.told.note, lambda: extracts, above=1)
            yield from extracts
        if self.quotations:
            yield from self._key_quotations([contents.quotation(row, whole=True) for row in self.quotations], unfolded)
        yield HeadingItem(
            "article", "Article", amount(len(self.article.text.split()), "word"), self._paragraphs, above=1
        )

    def _key_quotations(self, items: list[QuotationItem], unfolded: frozenset[str]) -> Iterable[Item]:
        note = f"the first {MOST}" if len(items) == MOST else amount(len(items), "quotation")
        yield HeadingItem("quotations", "Key quotations", note, lambda: items, above=1)
        rest = len(items) - KEY if len(items) > KEY + 1 else 0
        spaced = apart(items)
        yield from spaced[: len(items) - rest]
        if rest:
            key = f"more {self.article.id}"
            yield FoldItem(key, f"{rest} more", key in unfolded, above=1)
            yield from spaced[KEY:] if key in unfolded else ()

    def _paragraphs(self) -> list[Item]:
        from briefing.language import paragraphs  # after the first paint

        text = self.article.text
        marks = sorted(self._marks())
        items: list[Item] = []
        done = 0
        for span in paragraphs(text[self.article.body :]):
            start, end = span.start + self.article.body, span.end + self.article.body
            while done < len(marks) and marks[done][1] <= start:
                done += 1
            here = []
            for mark in marks[done:]:
                if mark[0] >= end:
                    break
                if mark[1] > start:
                    here.append((max(mark[0], start) - start, min(mark[1], end) - start, mark[2]))
            items.append(
                ParagraphItem(
                    f"paragraph {start}", self.article.id, start, text[start:end], tuple(here), above=1 if items else 0
                )
            )
        return items

    def _marks(self) -> Iterable[Mark]:
        for quotation in self.quoted:
            yield from ((span.start, span.end, "quotation") for span in quotation.spans)
        for extract in self.summary:
            yield extract.start, extract.end, "summary"

    def paragraph_at(self, place: int) -> int | None:
        """The number of the item whose paragraph holds that place of the text; the title's for one before the body."""
        if place < self.article.body:
            return 0
        for index in range(len(self.items) - 1, self.first - 1, -1):
            item = self.items[index]
            if isinstance(item, ParagraphItem) and item.start <= place:
                return index
        return None

    def quoted_in(self, paragraph: ParagraphItem) -> list[QuotationRow]:
        """The quotations that are marked in a paragraph."""
        start, end = paragraph.start, paragraph.start + len(paragraph.text)

        def touches(quotation: Quotation) -> bool:
            return any(span.start < end and span.end > start for span in quotation.spans)

        direct = (row for row in self.quotations if row.quotation.kind != "indirect")
        return [row for row in direct if touches(row.quotation)]

    def places(self, words: str) -> list[Span]:
        """Where these words stand in the article's body, whatever their case."""
        import re

        pattern = r"\s+".join(map(re.escape, words.split()))
        return (
            [Span(*match.span()) for match in re.finditer(pattern, self.article.text, re.IGNORECASE)] if pattern else []
        )
