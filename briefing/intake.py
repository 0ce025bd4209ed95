"""The way of an article through the house: read in, kept, analysed, grouped, summarised, with its progress told.

What was read in is committed before it is analysed, and analyses are committed as they come, so that the work may be
ended at any moment: the next run goes on from there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from briefing.analysis import Options, Unanalysed, analyse_all
from briefing.archive import Archive, Unread
from briefing.ingest import Failure, Remark, read
from briefing.model import Analysis, Article
from briefing.settings import Feed, Settings, feed_of, method_of, outlet_of, shared_method

_WRITTEN_AT_ONCE = 50
_TOLD = 0.05
"""Seconds between two words of progress."""
_REACH = timedelta(days=7)
"""How far before and after new articles the events lie that they may belong to."""


class Reading(Struct, frozen=True, tag="reading"):
    """So many articles have been read so far; `path` is where the last one came from."""

    n: int
    path: str


class Failed(Struct, frozen=True, tag="failed"):
    """One input could not be read, or one article not be analysed; the others go on."""

    failure: Failure


class Remarked(Struct, frozen=True, tag="remark"):
    """An article was read, though not all that its file says of it; that is no failure."""

    remark: Remark


class Analysing(Struct, frozen=True, tag="analysing"):
    """So many of the articles that were waiting have been analysed."""

    done: int
    total: int


class Grouping(Struct, frozen=True, tag="grouping"):
    """Articles are put into events, and then so many of the changed events have been summarised."""

    done: int = 0
    total: int = 0


class Done(Struct, frozen=True, tag="done"):
    """All of it is done."""

    added: int
    """Articles that are new."""
    known: int
    """Articles that were there before."""
    failed: int
    seconds: float
    unanalysed: int = 0
    """Articles in the archive that could not be analysed, now or earlier."""


Progress = Reading | Failed | Remarked | Analysing | Grouping | Done


def take_in(
    archive: Archive | Callable[[], Archive],
    paths: Sequence[str | Path],
    settings: Settings,
    jobs: int | None = None,
    *,
    stdin: BinaryIO | None = None,
    outlet: str | None = None,
) -> Iterator[Progress]:
    """Read `paths` in ("-": standard input), or the settings' feeds where there are none; bring the archive up to date.

    Also finishes what an earlier run left undone, and makes summaries again whose events the user has changed. What
    could not be analysed is tried again where it is read once more, and without `paths` in any case. `jobs`
    is the number of processes (default: one a core). `outlet` holds for articles that do not say theirs, before what
    the settings say of the feed. In place of an archive that is yet to be made comes what makes it: it is called with
    the first article that can be read, and never where there is none, so that nothing is left behind. Raises
    ArchiveError when the archive cannot be written; nothing is lost.
    """
    start = time.monotonic()
    items = _items(paths, settings, stdin, outlet)
    failed: list[Unread] = []
    if callable(archive):
        for item in items:
            if isinstance(item, Article):
                archive, items = archive(), chain([item], items)
                break
            if isinstance(item, Remark):
                yield Remarked(item)
                continue
            failed.append(_unread(item))
            yield Failed(item)
        else:
            yield Done(0, 0, len(failed), round(time.monotonic() - start, 3))
            return
    reading = _Reading(archive)
    if not paths:
        archive.try_again()
    for progress in chain(reading.all(items), bring_up_to_date(archive, settings, jobs)):
        if isinstance(progress, Failed):
            failed.append(_unread(progress.failure))
        yield progress
    archive.moments.store_unread(failed)
    seconds = round(time.monotonic() - start, 3)
    yield Done(reading.added, reading.known, len(failed), seconds, archive.unanalysed())


def _unread(failure: Failure) -> Unread:
    return Unread(failure.path, failure.reason, failure.hint)


def bring_up_to_date(
    archive: Archive, settings: Settings, jobs: int | None = None
) -> Iterator[Failed | Analysing | Grouping]:
    """Everything after reading: watchlist, names, analyses, speakers, events and summaries that are yet to be made.

    Does nothing, and costs next to nothing, where there is nothing to do. After the user merged, split or moved, this
    makes the summaries of the events concerned.
    """
    archive.watch(settings.watchlist.people, settings.watchlist.topics)
    yield from _use_aliases(archive, settings)
    yield from _analyse(archive, settings, jobs)
    archive.link_speakers()
    yield from _group(archive, settings)


def _use_aliases(archive: Archive, settings: Settings) -> Iterator[Failed]:
    from briefing.quotes.aliases import AliasError, Aliases, read_aliases

    if settings.aliases is None:
        archive.use_aliases(Aliases())
        return
    try:
        archive.use_aliases(read_aliases(Path(settings.aliases).read_text(encoding="utf-8-sig"), settings.aliases))
    except (OSError, UnicodeDecodeError) as error:
        yield Failed(Failure(settings.aliases, f"the list of names cannot be read: {error}"))
    except AliasError as error:
        yield Failed(Failure(settings.aliases, str(error), "the names are linked as before"))


class _Reading:
    """Writes the articles that are read down in batches."""

    def __init__(self, archive: Archive) -> None:
        self.added = 0
        self.known = 0
        self._archive = archive
        self._began = archive.now()
        self._batch: list[Article] = []

    def all(self, items: Iterable[Article | Failure | Remark]) -> Iterator[Reading | Failed | Remarked]:
        told = 0.0
        for item in items:
            if not isinstance(item, Article):
                yield Failed(item) if isinstance(item, Failure) else Remarked(item)
                continue
            self._batch.append(item)
            if len(self._batch) >= _WRITTEN_AT_ONCE:
                self._write()
            if time.monotonic() - told > _TOLD:
                told = time.monotonic()
                yield Reading(self._number(), item.path or "")
        self._write()
        if self._number():
            yield Reading(self._number(), "")

    def _write(self) -> None:
        added = self._archive.add(self._batch, self._began)
        self.added += len(added.new)
        self.known += added.known
        self._batch = []

    def _number(self) -> int:
        return self.added + self.known + len(self._batch)


def _items(
    paths: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None, outlet: str | None
) -> Iterator[Article | Failure | Remark]:
    """What stands in `paths`, or in the settings' feeds where there are none, as it is read."""
    feeds = settings.feeds
    inputs = [_home(path, feeds) or path for path in paths] or [feed.path for feed in feeds if feed.path]
    theirs = outlet or partial(outlet_of, settings)
    return read(inputs, stdin=stdin, outlet=theirs, zone=settings.timezone, may_be_empty=not paths)


def _home(path: str | Path, feeds: Sequence[Feed]) -> Path | None:
    """Where `path` really is, if that is in a feed or around one: so an article's path tells its feed."""
    if str(path) == "-":
        return None
    place = Path(path).resolve()
    around = any(feed.path and Path(feed.path).is_relative_to(place) for feed in feeds)
    return place if around or feed_of(place, feeds) else None


def _analyse(archive: Archive, settings: Settings, jobs: int | None) -> Iterator[Analysing | Failed]:
    def options(article: Article) -> Options:
        return _options(settings, method_of(settings, article.path))

    waiting = archive.pending(_options(settings, settings.summary.method).version, _versions(settings))
    if not waiting:
        return
    yield Analysing(0, len(waiting))
    told, done = 0.0, 0
    results = analyse_all(_stored(archive, waiting), options, jobs)
    while batch := _in_time(results):
        archive.store_analyses(result for result in batch if isinstance(result, Analysis))
        for result in batch:
            if isinstance(result, Unanalysed):
                yield _failed(archive, result, options)
        done += len(batch)
        if time.monotonic() - told > _TOLD or done == len(waiting):
            told = time.monotonic()
            yield Analysing(done, len(waiting))


def _versions(settings: Settings) -> dict[str, str]:
    """The version of the analyses in each feed, the nearest last; nothing where they are all the same."""
    if not any(feed.method for feed in settings.feeds):
        return {}
    places = sorted((feed.path for feed in settings.feeds if feed.path), key=len)
    return {place: _options(settings, method_of(settings, place)).version for place in places}


def _options(settings: Settings, method: str) -> Options:
    return Options(method=method, sentences=settings.summary.sentences, words=settings.summary.words)


def _failed(archive: Archive, result: Unanalysed, options: Callable[[Article], Options]) -> Failed:
    """Remember an article that cannot be analysed, and name it."""
    article = archive.articles([result.article])[0]
    archive.store_failure(article.id, options(article).version, result.reason)
    return Failed(Failure(article.path or article.id, f"it was read in but could not be analysed: {result.reason}"))


def _in_time(results: Iterator[Analysis | Unanalysed]) -> list[Analysis | Unanalysed]:
    """The next results, as many as come within a short while, so that little is lost and writing is not slow."""
    batch: list[Analysis | Unanalysed] = []
    end = time.monotonic() + 0.25
    for result in islice(results, _WRITTEN_AT_ONCE):
        batch.append(result)
        if time.monotonic() > end:
            break
    return batch


def _stored(archive: Archive, ids: Sequence[str]) -> Iterator[Article]:
    """These articles out of the archive, a few at a time."""
    for start in range(0, len(ids), _WRITTEN_AT_ONCE):
        yield from archive.articles(ids[start : start + _WRITTEN_AT_ONCE])


def _group(archive: Archive, settings: Settings) -> Iterator[Grouping]:
    from briefing.events import group

    periods = archive.ungrouped(_REACH)
    if periods:
        yield Grouping()
    for since, until in periods:
        known = archive.known_events(since, until)
        archive.store_events(group(archive.signatures(since, until), known, settings.preferred_outlets))
    if periods:
        archive.tie_surnames()
    yield from renew_summaries(archive, settings)


def renew_summaries(archive: Archive, settings: Settings) -> Iterator[Grouping]:
    """Make the summaries of the events that gained or lost articles since theirs were made."""
    waiting = archive.stale_events()
    told = 0.0
    for done, id in enumerate(waiting, 1):
        _summarise(archive, id, settings)
        if time.monotonic() - told > _TOLD or done == len(waiting):
            told = time.monotonic()
            yield Grouping(done, len(waiting))


def _summarise(archive: Archive, id: str, settings: Settings) -> None:
    from briefing.summary import summarise_event

    event = archive.known_event(id)
    if event is None:
        return
    articles = archive.articles(event.articles)
    quotations = {article.id: found.quotations for article in articles if (found := archive.analysis(article.id))}
    folded = {copy.article for copy in event.copies}
    summary = summarise_event(
        articles,
        copies=event.copies,
        method=shared_method(settings, [article.path for article in articles if article.id not in folded]),
        sentences=settings.edition.sentences,
        words=settings.summary.words,
        quotations=quotations,
    )
    archive.store_summaries({id: summary})
