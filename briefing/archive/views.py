"""What the archive answers with: rows for panes, lists on the command line, and editions."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from briefing.model import Article, Event, Extract, Quotation, SpeakerKind


class Scope(Struct, frozen=True, kw_only=True):
    """Which part of the archive is looked at. Empty: all of it."""

    since: str | None = None
    """First day, ISO 8601, in UTC or as the settings' time zone has made it; inclusive."""
    until: str | None = None
    """First moment or day that is no longer in it; exclusive. Undated articles count by when they were added."""
    event: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    """"" chooses the articles whose outlet is not known."""
    article: str | None = None
    storyline: str | None = None
    """Chooses among events only: those that follow from one another."""
    query: str | None = None
    """Words to be found in title, text, outlet or speaker."""
    bearer: str | None = None
    """Chooses among articles only: those that have this name, and those where one who bears it goes by another."""
    excluded: bool = True
    """False leaves out what the user excluded, and what belongs to an excluded event or speaker, as an edition does."""


class EventRow(Struct, frozen=True, kw_only=True):
    """One line of the list of events."""

    id: str
    title: str
    articles: int
    """Copies not counted."""
    copies: int
    outlets: int
    quotations: int
    first: str | None
    """Of the whole event, wherever is looked, as terms, place and storyline are; the rest is the scope’s."""
    last: str | None
    storyline: str | None
    pinned: bool = False
    marked: bool = False
    watched: bool = False
    excluded: bool = False
    place: str | None = None
    terms: tuple[str, ...] = ()
    """Its key terms, best first."""


class SpeakerRow(Struct, frozen=True, kw_only=True):
    """One line of the list of speakers."""

    id: str
    name: str
    role: str | None
    kind: SpeakerKind
    quotations: int
    articles: int
    last: str | None
    watched: bool = False
    pinned: bool = False
    marked: bool = False
    excluded: bool = False


class OutletRow(Struct, frozen=True, kw_only=True):
    """One line of the list of outlets; `name` is None for articles whose outlet is not known."""

    name: str | None
    articles: int
    last: str | None


class ArticleRow(Struct, frozen=True, kw_only=True):
    """One line of a list of articles."""

    id: str
    title: str
    outlet: str | None
    published: str | None
    byline: str | None
    url: str | None
    quotations: int
    copy_of: str | None = None
    event: str | None = None
    marked: bool = False
    pinned: bool = False
    excluded: bool = False
    copies: int = 0
    """Other articles that are copies of this one."""
    path: str | None = None


class QuotationRow(Struct, frozen=True, kw_only=True):
    """A quotation with what a citation needs. `speaker_id` is the speaker over the archive."""

    id: str
    quotation: Quotation
    speaker_id: str | None
    speaker: str | None
    """Full name over the archive, after the user's decisions."""
    role: str | None
    outlet: str | None
    published: str | None
    url: str | None
    title: str
    event: str | None
    outlets: tuple[str, ...] = ()
    """Everyone who carried the same statement, this article's outlet first."""
    pinned: bool = False
    marked: bool = False
    watched: bool = False
    """Its speaker or words are on the watchlist."""
    excluded: bool = False
    decided: bool = False
    """The speaker is the user's decision, not the analysis's; `quotation` then says so, with confidence 1."""


class EventView(Struct, frozen=True, kw_only=True):
    """One event, whole."""

    event: Event
    summary: tuple[Extract, ...]
    articles: tuple[ArticleRow, ...]
    quotations: tuple[QuotationRow, ...]


class Hit(Struct, frozen=True, kw_only=True):
    """One place that a search found."""

    article: ArticleRow
    field: Literal["title", "text", "quotation"]
    start: int
    end: int
    """Where it stands in the article's text (for "title": in the title)."""
    excerpt: str


class Meeting(Struct, frozen=True):
    """An article in which somebody is met."""

    article: str
    forms: tuple[str, ...]
    """How the article names them, as its analysis says; none where only the user says that they speak in it."""
    said: int | None = None
    """Where the first of their quotations in it begins."""


class PrintedRole(Struct, frozen=True):
    """What an article calls somebody."""

    speaker: str
    role: str
    language: str
    """Of the article."""


class Day(Struct, frozen=True, kw_only=True):
    """One day that has articles."""

    date: str
    """ISO 8601, in the time zone that was asked for."""
    articles: int


class Added(Struct, frozen=True, kw_only=True):
    """What adding did."""

    new: tuple[str, ...]
    """Ids of articles that were not there before."""
    known: int
    """Number of articles that were there already."""


class EditionRow(Struct, frozen=True, kw_only=True):
    """One line of the list of editions that were written."""

    path: str
    title: str
    since: str
    until: str
    """First moment and the first one after, ISO 8601 with the offset of the edition's zone."""
    written: str
    """When it was written, ISO 8601 in UTC."""


class Unread(Struct, frozen=True):
    """An input that could not be read in."""

    path: str
    reason: str
    hint: str = ""


__all__ = [
    "Added",
    "Article",
    "ArticleRow",
    "Day",
    "EditionRow",
    "EventRow",
    "EventView",
    "Hit",
    "Meeting",
    "OutletRow",
    "PrintedRole",
    "QuotationRow",
    "Scope",
    "SpeakerRow",
    "Unread",
]


def quotation_id(quoted: Quotation) -> str:
    """Article and place: the same after an analysis that is made again."""
    return f"{quoted.article}:{quoted.start}-{quoted.end}"
