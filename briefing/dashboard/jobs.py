"""What must be computed for the dashboard, in a process of its own: summaries by another method, editions.

The functions run there and are handed plain values; the language libraries are imported there and nowhere else.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from briefing.model import Span

if TYPE_CHECKING:
    from datetime import datetime
    from multiprocessing.pool import Pool

    from briefing.edition.anatomy import Edition
    from briefing.events.copies import Difference
    from briefing.events.news import News
    from briefing.model import Extract
    from briefing.settings import Settings

T = TypeVar("T")


class Bench:
    """One process that works while the app draws; started when it is first needed."""

    def __init__(self) -> None:
        self._pool: Pool | None = None

    async def do(self, work: Callable[..., T], *values: Any) -> T:
        """What `work(*values)` returns; raises what it raises."""
        if self._pool is None:
            self._pool = _started()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def give(result: T | None, error: BaseException | None) -> None:
            if not future.done():
                future.set_exception(error) if error else future.set_result(result)  # type: ignore[arg-type]

        self._pool.apply_async(
            work,
            values,
            callback=lambda result: loop.call_soon_threadsafe(give, result, None),
            error_callback=lambda error: loop.call_soon_threadsafe(give, None, error),
        )
        return await future

    def close(self) -> None:
        """End the process, in the middle of its work if need be."""
        if self._pool is not None:
            self._pool.terminate()
            self._pool = None


def _started() -> Pool:
    """A pool of one process; starting it takes a few milliseconds, what it imports is its own affair."""
    from multiprocessing import get_context, resource_tracker

    # The tracker inherits stderr, which Textual has put something without a file in the place of.
    with redirect_stderr(sys.__stderr__):
        resource_tracker.ensure_running()
    return get_context("spawn").Pool(1)


def summarise_article(path: str, id: str, method: str, settings: Settings, form: str = "") -> tuple[Extract, ...]:
    """The summary of an article by a method, in the length of the settings or in a form."""
    from briefing.archive import Archive
    from briefing.summary import length_in, summarise

    with Archive.open(path, read_only=True) as archive:
        article, analysis = archive.article(id), archive.analysis(id)
        if article is None:
            return ()
        return summarise(
            article,
            method=method,
            quotations=analysis.quotations if analysis else (),
            language=analysis.language if analysis else None,
            **length_in(form, settings.summary.sentences, settings.summary.words),
        )


def summarise_event(path: str, id: str, method: str, settings: Settings, form: str = "") -> tuple[Extract, ...]:
    """The summary of an event by a method, in the length of the settings or in a form."""
    from briefing.archive import Archive
    from briefing.summary import length_in
    from briefing.summary import summarise_event as summarise

    with Archive.open(path, read_only=True) as archive:
        view = archive.event(id)
        if view is None:
            return ()
        articles = archive.articles(view.event.articles)
        found = {article.id: analysis.quotations for article in articles if (analysis := archive.analysis(article.id))}
        return summarise(
            articles,
            copies=view.event.copies,
            method=method,
            quotations=found,
            **length_in(form, settings.edition.sentences, settings.summary.words),
        )


def renew_summaries(path: str, settings: Settings) -> None:
    """Keep new summaries of the events that a decision gave other articles."""
    from briefing.archive import Archive
    from briefing.intake import renew_summaries as renew

    with Archive.open(path) as archive:
        for _ in renew(archive, settings):
            pass


def differing(pairs: Sequence[tuple[str, str]]) -> list[list[Difference]]:
    """Where the second text of each pair differs from the first, by stretches of words."""
    from briefing.dashboard.stretches import stretches
    from briefing.events.copies import differences

    return [stretches(differences(first, second), first, second) for first, second in pairs]


def event_news(path: str, id: str, since: datetime, arrived: bool) -> News:
    """What is new in an event since a moment, beside what it and its storyline said before.

    With `arrived` articles count by when they were read in, else by when they were published.
    """
    from briefing.archive import Archive
    from briefing.archive.earlier import told_before
    from briefing.archive.moments import came_since
    from briefing.events.news import news
    from briefing.model import instant

    with Archive.open(path, read_only=True) as archive:
        event = archive.known_event(id)
        own = archive.articles(event.articles) if event else []
        came = archive.moments.arrivals([one.id for one in own])
        fresh = came_since(own, came, since, arrived=arrived)
        new = [one for one in own if one.id in fresh]
        edge = min((when for one in new if (when := instant(one.published))), default=since) if arrived else since
        rows = told_before(archive, id, event.storyline, edge) if event else []
        before = archive.articles([row.id for row in rows])
        old = [*before, *(one for one in own if one.id not in fresh)]
        said = {one.id: found.quotations for one in (*old, *new) if (found := archive.analysis(one.id))}
        return news(old, new, said, came)


class Told(Struct, frozen=True):
    """A quotation or sentence of an edition, or one of its sources: how its line can be known, and where it stands."""

    words: str
    article: str
    spans: tuple[Span, ...] = ()


class Written(Struct, frozen=True):
    """An edition in every format asked for, the name of a file for each, and where what it tells stands."""

    title: str
    since: str
    until: str
    quiet: bool
    texts: dict[str, str]
    names: dict[str, str]
    lines: tuple[str, ...] = ()
    """Its plain text with every line whole, for a screen that wraps it in its own width."""
    told: tuple[Told, ...] = ()


def make_edition(path: str, settings: Settings, since: str, until: str) -> Written:
    """The edition of a period in all formats. Raises EditionError where a quotation or sentence is not exact."""
    from briefing.archive import Archive
    from briefing.edition import FORMATS, check, compose, file_name, render
    from briefing.settings import template_folder

    with Archive.open(path, read_only=True) as archive:
        edition = compose(archive, settings, since, until)
        check(edition, archive)
        folder = template_folder(settings)
        texts = {form: render(edition, form, template=settings.edition.template, folder=folder) for form in FORMATS}
        # once wrapped, a line that goes on cannot be told from one that begins
        whole = render(edition, "txt", template=settings.edition.template, folder=folder, width=sys.maxsize)
    return Written(
        title=edition.title,
        since=edition.since,
        until=edition.until,
        quiet=edition.quiet,
        texts=texts,
        names={form: file_name(edition, form) for form in texts},
        lines=tuple(whole.splitlines()),
        told=tuple(_told(edition)),
    )


def _span(extract: Extract) -> Span:
    return Span(extract.start, extract.end)


def _told(edition: Edition) -> Iterator[Told]:
    from briefing.edition.wording import moved

    said = edition.quotations()
    for number in (number for change in edition.continuing for number in change.numbers):
        yield Told(moved(number), number.after.extract.article, (_span(number.after.extract),))
    lines = [*(one.line for one in edition.top), *(line for part in edition.sections for line in part.summary)]
    for extract in (line.extract for line in (*lines, *(hit.line for hit in edition.watched))):
        yield Told(extract.text, extract.article, (_span(extract),))
    for quotation in (one.quotation for one in said):  # after the sentences, which may hold one
        first = quotation.text[: quotation.spans[0].end - quotation.spans[0].start]
        yield Told(first, quotation.article, quotation.spans)
    for source in edition.sources:
        yield Told(f"[{source.number}] ", source.article)
