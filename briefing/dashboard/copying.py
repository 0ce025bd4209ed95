"""What copying an item gives: its words, with or without their citation, and what must be exact before they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.archive import Archive, ArticleRow, QuotationRow
from briefing.dashboard import dates
from briefing.dashboard.items import (
    ArticleItem,
    EventItem,
    ExtractItem,
    HeadingItem,
    HitItem,
    Item,
    OutletItem,
    ParagraphItem,
    QuotationItem,
    SpeakerHeadingItem,
    SpeakerItem,
    TitleItem,
)
from briefing.dashboard.saved import SavedItem
from briefing.model import Article, Extract, Quotation


class InexactError(Exception):
    """A quotation or sentence is not what stands in its article; the message says which."""


@dataclass(frozen=True)
class Copied:
    """What goes to the clipboard, and what it is in a word."""

    text: str
    what: str


def copied(archive: Archive, item: Item, *, cited: bool, timezone: str | None = None) -> Copied | None:
    """What copying `item` gives; None where there is nothing to copy.

    Raises InexactError where a quotation or a sentence of a summary is not exactly what stands in its article.
    """
    return _Copier(archive, cited, timezone).copied(item)


class _Copier:
    def __init__(self, archive: Archive, cited: bool, timezone: str | None) -> None:
        self.archive = archive
        self.cited = cited
        self.timezone = timezone
        self._articles: dict[str, Article | None] = {}

    def copied(self, item: Item) -> Copied | None:
        match item:
            case QuotationItem():
                return Copied(self._quotation(item.row), "quotation")
            case ExtractItem():
                return Copied(self._extracts([item.extract]), "sentence")
            case SpeakerHeadingItem() | HeadingItem():
                return self._section(item)
            case ArticleItem():
                return self._article(item.row)
            case HitItem():
                return self._article(item.hit.article)
            case ParagraphItem():
                citation = self._citation(item.article)
                return Copied(f"{item.text}\n{citation}" if citation else item.text, "paragraph")
            case EventItem():
                return self._event(item)
            case SpeakerItem():
                return Copied(_comma(item.row.name, item.row.role), "name")
            case OutletItem():
                return Copied(item.row.name, "name") if item.row.name else None
            case SavedItem():
                return Copied(item.row.path, "path")
            case TitleItem():
                return Copied("\n".join([item.title, *item.about] if self.cited else [item.title]), "headline")
        return None

    def _section(self, heading: HeadingItem) -> Copied | None:
        members = heading.members()
        extracts = [item.extract for item in members if isinstance(item, ExtractItem)]
        if extracts:
            return Copied(self._extracts(extracts), "summary")
        parts: list[str] = []
        for item in members:
            if isinstance(item, SpeakerHeadingItem):
                parts += [] if self.cited else [f"{_comma(item.title, item.role)}:"]  # else each tells whose it is
                continue
            if one := self.copied(item):
                parts.append(one.text)
        if not parts:
            return None
        if all(isinstance(item, QuotationItem) for item in members):
            quoted = [item.row for item in members if isinstance(item, QuotationItem)]
            if isinstance(heading, SpeakerHeadingItem) and not self.cited:
                return Copied(
                    "\n".join([f"{_comma(heading.title, heading.role)}:", *parts]), _count(len(quoted), "quotation")
                )
            return Copied("\n".join(parts), _count(len(quoted), "quotation"))
        if all(isinstance(item, ParagraphItem) for item in members):
            body = "\n\n".join(item.text for item in members if isinstance(item, ParagraphItem))
            citation = self._citation(members[0].article) if isinstance(members[0], ParagraphItem) else ""
            return Copied(f"{body}\n\n{citation}" if citation else body, "article")
        return Copied("\n".join(parts), "section")

    def _event(self, item: EventItem) -> Copied | None:
        view = self.archive.event(item.row.id)
        if view is None:
            return None
        text = self._extracts(view.summary)
        return Copied(f"{view.event.title}\n\n{text}" if text else view.event.title, "event's summary")

    def _article(self, row: ArticleRow) -> Copied:
        if not self.cited:
            return Copied(row.title, "headline")
        about = _comma(row.outlet, row.byline, dates.long(row.published, self.timezone), row.url)
        return Copied(f"{row.title} ({about})" if about else row.title, "headline with its citation")

    def _quotation(self, row: QuotationRow) -> str:
        quotation = row.quotation
        self._check(quotation.article, quotation)
        words = quotation.in_marks
        if not self.cited:
            return words
        who = _comma(row.speaker, row.role) or "speaker not known"
        told = "reported speech" if quotation.kind == "indirect" else None
        where = _comma(told, row.outlet, dates.long(row.published, self.timezone), row.url)
        return f"{words} — {who} ({where})" if where else f"{words} — {who}"

    def _extracts(self, extracts: Sequence[Extract]) -> str:
        for extract in extracts:
            self._check(extract.article, extract)
        text = " ".join(" ".join(extract.text.split()) for extract in extracts)
        if not self.cited:
            return text
        citations = dict.fromkeys(filter(None, (self._citation(extract.article) for extract in extracts)))
        return "\n".join([text, *citations])

    def _citation(self, id: str) -> str:
        """ "Outlet, byline, 10 March 2026, https://…" when citations are asked for."""
        article = self._load(id)
        if not self.cited or article is None:
            return ""
        return _comma(article.outlet, article.byline, dates.long(article.published, self.timezone), article.url)

    def _load(self, id: str) -> Article | None:
        if id not in self._articles:
            self._articles[id] = self.archive.article(id)
        return self._articles[id]

    def _check(self, id: str, piece: Quotation | Extract) -> None:
        article = self._load(id)
        if article is None or not piece.is_exact(article.text):
            title = article.title if article else id
            raise InexactError(f"“{piece.text[:60]}…” is not what stands in “{title}”: read the article in again")


def _comma(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _count(number: int, one: str) -> str:
    return one if number == 1 else f"{number} {one}s"
