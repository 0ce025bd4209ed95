"""The archive: everything that was read in, what was computed from it, and what the user decided.

What lists and counts do not need is imported by the method that needs it: the dashboard paints before that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from briefing.archive import decisions, lists
from briefing.archive.connection import Connections
from briefing.archive.decisions import Decision
from briefing.archive.scope import period
from briefing.archive.views import (
    Added,
    ArticleRow,
    Day,
    EventRow,
    EventView,
    Hit,
    Meeting,
    OutletRow,
    PrintedRole,
    QuotationRow,
    Scope,
    SpeakerRow,
)
from briefing.model import Analysis, Article, Covering, Event, Extract, Signature, Speaker

if TYPE_CHECKING:
    from briefing.archive.moments import Moments
    from briefing.quotes.aliases import Aliases

T = TypeVar("T")

EVERYTHING = Scope()
_BATCH = 200
"""Articles or analyses written in one transaction: enough to be fast, few enough that others never wait long."""


class Archive:
    """One archive file, or one in memory. Every method raises ArchiveError when the file cannot be used.

    Threads may share it: each works on a connection of its own. Processes may open the same file at once: readers
    never wait, writers wait for each other. What a method has written when it returns survives a crash.
    """

    def __init__(self, connections: Connections, clock: Callable[[], datetime]) -> None:
        self._connections = connections
        self._clock = clock

    @classmethod
    def open(
        cls, path: str | Path, *, read_only: bool = False, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> Self:
        """The archive at `path`, made if it is not there (":memory:": one that ends with the program).

        `clock` says when something is added or decided. Raises ArchiveError for a file that is no archive, that a newer
        program made, or that cannot be opened.
        """
        return cls(Connections(path, read_only=read_only), clock)

    def close(self) -> None:
        """Close it, in every thread."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def path(self) -> str:
        """Where it is kept."""
        return self._connections.path

    # Articles

    def add(self, articles: Iterable[Article], began: datetime | None = None) -> Added:
        """Write articles down. One that is there already changes nothing. `began`: when reading them in did."""
        from briefing.archive import moments, store, watchlist

        new: list[str] = []
        known = 0
        for batch in _batches(articles):
            now = store.seconds(self._clock())
            with self._connections.writing() as db:
                (last,) = db.execute("SELECT coalesce(max(n), 0) FROM articles").fetchone()
                added = [article.id for article in batch if store.add_article(db, article, now)]
                if added:
                    moments.load(db, now if began is None else store.seconds(began))
                watchlist.flag_articles(db, last + 1)
            new += added
            known += len(batch) - len(added)
        return Added(new=tuple(new), known=known)

    def article(self, id: str) -> Article | None:
        """One article, whole."""
        return next(iter(self.articles([id])), None)

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """These articles, whole, in this order; ids that are not there are left out."""
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.articles(db, ids)

    # Analyses

    def waiting(self) -> int:
        """How many articles nobody has tried to analyse yet, as where a reading-in was interrupted."""
        with self._connections.reading() as db:
            number: int = db.execute("SELECT count(*) FROM articles WHERE tried IS NULL").fetchone()[0]
            return number

    def pending(self, version: str, elsewhere: Mapping[str, str] = {}) -> list[str]:
        """Ids of the articles that this version has not analysed, in the order in which they were added.

        `elsewhere`: files and folders whose articles have another version; of several the last one.
        """
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.pending(db, version, elsewhere)

    def store_analyses(self, analyses: Iterable[Analysis]) -> None:
        """Keep analyses in the place of older ones. Decisions hold on.

        Raises ArchiveError for a quotation or summary sentence whose text is not what stands in its article; nothing of
        that batch is then kept.
        """
        from briefing.archive import replayed

        for batch in _batches(analyses):
            with self._connections.writing() as db:
                replayed.over_analyses(db, batch, decisions.current(db))

    def store_failure(self, article: str, version: str, reason: str) -> None:
        """Remember that this version cannot analyse the article, so that it is not tried again and again.

        It is when it is added once more, and with `try_again`.
        """
        from briefing.archive import store

        with self._connections.writing() as db:
            store.store_failure(db, article, version, reason)

    def try_again(self) -> None:
        """Let the articles that could not be analysed be among the pending ones again."""
        from briefing.archive import store

        with self._connections.writing() as db:
            store.try_again(db)

    def unanalysed(self) -> int:
        """How many articles could not be analysed: they are found by their words, and stand in no event."""
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.unanalysed(db)

    def analysis(self, id: str) -> Analysis | None:
        """The article's analysis as it was computed, without the user's decisions; None before there is one."""
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.analysis(db, id)

    def signatures(self, since: str | None = None, until: str | None = None) -> list[Signature]:
        """What grouping needs of the articles of a period (as in Scope), earliest first."""
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.signatures(db, Scope(since=since, until=until))

    def coverings(self, since: str | None = None, until: str | None = None) -> list[Covering]:
        """Whether the articles of a period (as in Scope) cover several events, earliest first."""
        from briefing.archive import store

        with self._connections.reading() as db:
            return store.coverings(db, Scope(since=since, until=until))

    # Events and speakers

    def ungrouped(self, margin: timedelta) -> list[tuple[str, str]]:
        """Periods (ISO 8601, the second one exclusive) that hold every article analysed after it was last grouped.

        Each reaches `margin` before the first of them and after the last, so that what they may belong to is in it.
        """
        from briefing.archive import store

        with self._connections.reading() as db:
            periods = store.ungrouped(db, int(margin.total_seconds()))
        return [(_iso(since), _iso(until + 1)) for since, until in periods]

    def known_events(self, since: str | None = None, until: str | None = None) -> list[Event]:
        """The events, after the user's decisions, that have an article in the period; whole, earliest first."""
        from briefing.archive import events

        with self._connections.reading() as db:
            return events.known(db, *period(Scope(since=since, until=until)))

    def store_events(self, found: Sequence[Event], summaries: Mapping[str, tuple[Extract, ...]] | None = None) -> None:
        """Keep what grouping found. Articles that it does not name stay where they are; decisions hold on."""
        from briefing.archive import events

        with self._connections.writing() as db:
            events.store(db, found, summaries or {}, decisions.current(db))

    def stale_events(self) -> list[str]:
        """Ids of events whose summary is to be made again."""
        with self._connections.reading() as db:
            return [id for (id,) in db.execute("SELECT id FROM events WHERE stale AND articles > 0 ORDER BY id")]

    def store_summaries(self, summaries: Mapping[str, tuple[Extract, ...]]) -> None:
        """Keep summaries of events. Raises ArchiveError for a sentence that is not what stands in its article."""
        from briefing.archive import events

        with self._connections.writing() as db:
            events.store_summaries(db, summaries)

    def link_speakers(self) -> None:
        """Give everyone who appears in an article, and is not linked yet, a speaker over the archive."""
        from briefing.archive import linking

        more = True
        while more:
            with self._connections.writing() as db:
                more = linking.link_some(db, decisions.current(db))

    def tie_surnames(self) -> None:
        """Give whom an article calls by a surname alone to its only bearer in the events that changed."""
        from briefing.archive import bearers

        with self._connections.writing() as db:
            bearers.tie(db, decisions.current(db))

    def use_aliases(self, wanted: Aliases) -> None:
        """Link names by this list of the user's from now on, and those that it is about once more."""
        from briefing.archive import aliases

        with self._connections.reading() as db:
            if aliases.in_force(db) == wanted:
                return
        with self._connections.writing() as db:
            aliases.replace(db, wanted, decisions.current(db))

    def speaker(self, id: str) -> Speaker | None:
        """One speaker over the archive, with every form of the name that was met."""
        from briefing.archive import speakers

        with self._connections.reading() as db:
            return speakers.speaker(db, id) or speakers.speaker(db, decisions.current(db).root(id))

    def names(self) -> dict[str, tuple[str, ...]]:
        """Every form of the name that was met, of every speaker over the archive."""
        from briefing.archive import speakers

        with self._connections.reading() as db:
            return speakers.names(db)

    def printed_names(self, speaker: str) -> dict[str, tuple[str, ...]]:
        """The names that articles print with the words of a speaker, the one with the most quotations first.

        Of each the ids of those whose name it was before decisions made them one: a name is split off these. What is
        the speaker's by decision, and what is shown under another name, counts for none.
        """
        from briefing.archive import speakers

        with self._connections.reading() as db:
            return speakers.printed_names(db, speaker)

    # Lists

    def count(self, kind: lists.Kind, scope: Scope = EVERYTHING) -> int:
        """How many rows the list of this kind has in the scope."""
        with self._connections.reading() as db:
            return lists.count(db, kind, scope)

    def events(self, scope: Scope = EVERYTHING, offset: int = 0, limit: int | None = None) -> list[EventRow]:
        """A window of the events: pinned first, then the latest day, in it those with the most articles."""
        with self._connections.reading() as db:
            return lists.events(db, scope, offset, limit)

    def speakers(self, scope: Scope = EVERYTHING, offset: int = 0, limit: int | None = None) -> list[SpeakerRow]:
        """A window of the speakers who are quoted: watched and pinned first, then those with the most quotations."""
        with self._connections.reading() as db:
            return lists.speakers(db, scope, offset, limit)

    def mentioned(self, scope: Scope = EVERYTHING, offset: int = 0, limit: int | None = None) -> list[SpeakerRow]:
        """A window of those who are mentioned but not quoted, in the scope: in the most articles first."""
        with self._connections.reading() as db:
            return lists.speakers(db, scope, offset, limit, quoted=False)

    def printed_roles(self, scope: Scope = EVERYTHING) -> list[PrintedRole]:
        """What articles of the scope call people, the latest first."""
        from briefing.archive import roles

        with self._connections.reading() as db:
            return roles.printed(db, scope)

    def called(self) -> dict[str, str]:
        """Speakers (ids) and the roles that the user gave them, in any period and language; empty for none."""
        from briefing.archive import roles

        with self._connections.reading() as db:
            return roles.called(db)

    def languages(self, scope: Scope = EVERYTHING) -> dict[str, str]:
        """The ids of the scope's articles that were analysed, and the language of each."""
        from briefing.archive import roles

        with self._connections.reading() as db:
            return roles.languages(db, scope)

    def outlets(self, scope: Scope = EVERYTHING, offset: int = 0, limit: int | None = None) -> list[OutletRow]:
        """A window of the outlets, those with the most articles first."""
        with self._connections.reading() as db:
            return lists.outlets(db, scope, offset, limit)

    def article_rows(self, scope: Scope = EVERYTHING, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """A window of the articles, latest first."""
        with self._connections.reading() as db:
            return lists.articles(db, scope, offset, limit)

    def quotations(
        self,
        scope: Scope = EVERYTHING,
        offset: int = 0,
        limit: int | None = None,
        preferred: Sequence[str] = (),
    ) -> list[QuotationRow]:
        """A window of the quotations, key quotations first: pinned, then watched, then by weight.

        The same statement in several places of an event is one row that names everyone who carried it; in the scope of
        one article or outlet every quotation is a row. Where several outlets carry the same words, the row is that of
        the first of the `preferred` ones that does.
        """
        with self._connections.reading() as db:
            return lists.quotations(db, scope, offset, limit, preferred)

    def versions(self, quotation: str) -> list[QuotationRow]:
        """Every place where the statement of this quotation (by id) stands, the one that lists show first.

        `briefing.events.copies.differences` tells how their wording differs.
        """
        with self._connections.reading() as db:
            return lists.versions(db, quotation)

    def event(self, id: str, preferred: Sequence[str] = ()) -> EventView | None:
        """One event, whole; also under the id of an event that was merged into it. `preferred` as in `quotations`."""
        from briefing.archive import events

        with self._connections.reading() as db:
            found = events.whole(db, [id]) or events.whole(db, [decisions.current(db).root(id)])
            if not found:
                return None
            scope = Scope(event=found[0].id)
            return EventView(
                event=found[0],
                summary=events.summary(db, found[0].id),
                articles=tuple(lists.articles(db, scope, 0, None)),
                quotations=tuple(lists.quotations(db, scope, 0, None, preferred)),
            )

    def known_event(self, id: str) -> Event | None:
        """One event after the user's decisions, without rows; also under the id of one that was merged into it."""
        from briefing.archive import events

        with self._connections.reading() as db:
            found = events.whole(db, [id]) or events.whole(db, [decisions.current(db).root(id)])
            return found[0] if found else None

    def event_summary(self, id: str) -> tuple[Extract, ...]:
        """The event's summary; before it has one, that of its earliest article."""
        from briefing.archive import events

        with self._connections.reading() as db:
            return events.summary(db, id)

    def search(self, query: str, scope: Scope = EVERYTHING, limit: int = 50, offset: int = 0) -> list[Hit]:
        """The best place in each article that holds all of the words, best article first."""
        from briefing.archive import search

        with self._connections.reading() as db:
            return search.search(db, query, scope, offset, limit)

    def newest_day(self, zone: tzinfo) -> str | None:
        """The latest day, ISO 8601, of which something is dated; misdated by years ahead counts only where all is."""
        with self._connections.reading() as db:
            return lists.newest_day(db, zone, int(self._clock().timestamp()))

    def days(self, zone: tzinfo = UTC, limit: int | None = None) -> list[Day]:
        """The days, in this time zone, that have articles, latest first."""
        with self._connections.reading() as db:
            return list(lists.days(db, zone, limit))

    def changes(self) -> int:
        """A number that grows with every commit of any writer, in any process."""
        with self._connections.reading() as db:
            number: int = db.execute("SELECT value FROM meta WHERE key = 'changes'").fetchone()[0]
            return number

    # When things came

    def now(self) -> datetime:
        """What its clock says."""
        return self._clock()

    @property
    def moments(self) -> Moments:
        """When things came, and when somebody looked."""
        from briefing.archive.moments import Moments

        return Moments(self._connections, self._clock)

    # The watchlist and decisions

    def watch(self, people: Sequence[str] = (), topics: Sequence[str] = ()) -> None:
        """Flag these people (by full name) and topics (words or phrases) in every list, instead of those before."""
        from briefing.archive import watchlist

        wanted = watchlist.usable(people), watchlist.usable(topics)
        with self._connections.reading() as db:
            if watchlist.watched(db) == wanted:
                return
        with self._connections.writing() as db:
            watchlist.watch(db, *wanted)

    def meetings(self, person: str, scope: Scope = EVERYTHING) -> list[Meeting]:
        """The articles of a period in which somebody of this name speaks or is told of, under whatever form of it."""
        from briefing.archive import watchlist

        with self._connections.reading() as db:
            return watchlist.meetings(db, person, scope)

    def standing(self, words: str, scope: Scope = EVERYTHING) -> dict[str, int]:
        """The articles of a period that hold words of the watchlist, as lists flag them, and where they stand there."""
        from briefing.archive import watchlist

        with self._connections.reading() as db:
            return watchlist.standing(db, words, scope)

    def decide(self, decision: Decision) -> Decision:
        """Write a decision down and replay it. Returns it as it was written (the id of a new event is its `value`)."""
        from briefing.archive import replayed

        with self._connections.writing() as db:
            before = decisions.current(db)
            written = decisions.append(db, decision, self._clock())
            replayed.difference(db, before, decisions.current(db))
            return written

    def undo(self) -> Decision | None:
        """Take back the latest decision that is in force; None where there is none."""
        from briefing.archive import replayed

        with self._connections.writing() as db:
            before = decisions.current(db)
            undone = decisions.take_back(db)
            replayed.difference(db, before, decisions.current(db))
            return undone

    def decisions(self) -> list[Decision]:
        """The decisions in force, oldest first."""
        with self._connections.reading() as db:
            return decisions.load(db)


def _iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(things)
    while batch := list(islice(rest, _BATCH)):
        yield batch
