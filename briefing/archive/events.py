"""Events in the archive: what grouping found, with the user's decisions over it, and the figures that lists show."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from briefing.archive import figures, titles
from briefing.archive.decisions import Replay
from briefing.archive.errors import ArchiveError
from briefing.archive.scope import Where
from briefing.archive.store import articles, extracts, pack
from briefing.model import Copy, Event, Extract


def store(
    db: sqlite3.Connection, found: Sequence[Event], summaries: Mapping[str, tuple[Extract, ...]], done: Replay
) -> None:
    """Write down what grouping found. Articles that are not named in it stay where they are."""
    touched: set[str] = set()
    called: list[Event] = []
    for event in _changed(db, found):
        id = done.root(event.id)
        values = (event.title, event.place, json.dumps(event.terms, ensure_ascii=False), event.storyline)
        if id == event.id and not _holds_others_alone(db, event):
            db.execute(_UPSERT, (id, *values))
            called.append(event)
        touched.add(id)
        touched.update(_put(db, event, done))
    for event in called:
        titles.found(db, event)
    figures.refresh(db, done, events=touched)
    titles.settle(db, touched)
    _forget_empty(db, touched, done)
    store_summaries(db, summaries)


def store_summaries(db: sqlite3.Connection, summaries: Mapping[str, tuple[Extract, ...]]) -> None:
    """Keep summaries of events. Raises ArchiveError for a sentence that is not what stands in its article."""
    for id, summary in summaries.items():
        texts = {article.id: article.text for article in articles(db, [extract.article for extract in summary])}
        for extract in summary:
            if not extract.is_exact(texts.get(extract.article, "")):
                raise ArchiveError(
                    f"event {id}: the summary's sentence at {extract.start}-{extract.end} is not what stands in "
                    f"article {extract.article}, so it is refused"
                )
        db.execute("UPDATE events SET summary = ?, stale = 0 WHERE id = ?", (pack(summary), id))


def _changed(db: sqlite3.Connection, found: Sequence[Event]) -> list[Event]:
    """Those of the events that are not in the archive exactly like this, or hold articles that were analysed anew."""
    ids = [event.id for event in found]
    there = {event.id: event for event in whole(db, ids)}
    fresh = {
        id
        for (id,) in db.execute(
            "SELECT DISTINCT event FROM articles WHERE fresh AND event IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
    }
    return [event for event in found if event != there.get(event.id) or event.id in fresh]


def _holds_others_alone(db: sqlite3.Connection, event: Event) -> bool:
    """Whether an event that is there got, of its id, only articles that the user put into it: it keeps its title."""
    wanted = (event.id, json.dumps(event.articles))
    own = "grouped = ? AND id IN (SELECT value FROM json_each(?))"
    row = db.execute(
        f"SELECT EXISTS (SELECT 1 FROM articles WHERE grouped = ?) AND NOT EXISTS (SELECT 1 FROM articles WHERE {own})",
        (event.id, *wanted),
    )
    return bool(row.fetchone()[0])


def _put(db: sqlite3.Connection, event: Event, done: Replay) -> set[str]:
    copies = {copy.article: copy for copy in event.copies}
    rows = db.execute(
        "SELECT n, id, grouped, event, copy_of, share, fresh FROM articles"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(event.articles),),
    ).fetchall()
    left: set[str] = set()
    for n, article, grouped, before, copy_of, share, fresh in rows:
        # Grouping is shown events as decided: of what it left in its event, or the user put there, what it found first
        # still holds.
        stays = grouped is not None and (before == event.id or article in done.placed)
        base = grouped if stays else event.id
        now = done.event_of(article, base)
        copy = copies.get(article, Copy(article, "", 0.0))
        if fresh or (base, now, copy.of or None, copy.share or None) != (grouped, before, copy_of, share):
            db.execute(
                "UPDATE articles SET grouped = ?, event = ?, copy_of = ?, share = ?, fresh = 0 WHERE n = ?",
                (base, now, copy.of or None, copy.share or None, n),
            )
        if fresh or now != before:
            left.update(id for id in (before, now) if id)
            stale(db, [id for id in (before, now) if id])
    return left


def replace_decided(db: sqlite3.Connection, articles: Iterable[str], ids: Iterable[str], done: Replay) -> None:
    """Put these articles, and all of the events `ids`, where the decisions now want them."""
    ids = sorted(set(ids))
    rows = db.execute(_CONCERNED, {"articles": json.dumps(sorted(set(articles))), "ids": json.dumps(ids)}).fetchall()
    moving = [
        (n, before, now) for n, article, grouped, before in rows if (now := done.event_of(article, grouped)) != before
    ]
    touched = {*ids, *(id for _, *ends in moving for id in ends if id)}
    titles.keep(db, touched)
    db.executemany("UPDATE articles SET event = ? WHERE n = ?", ((now, n) for n, _, now in moving))
    carried = _carried(db, touched)
    figures.refresh(db, done, events=touched)
    titles.settle(db, touched)
    stale(db, sorted(touched))
    _hand_on(db, touched, carried)


def stale(db: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Say that the summaries of these events are to be made again."""
    db.execute("UPDATE events SET stale = 1 WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),))


def _forget_empty(db: sqlite3.Connection, ids: Iterable[str], done: Replay) -> None:
    for id in sorted(ids):
        if id not in done.joined:
            db.execute("DELETE FROM events WHERE id = ? AND articles + copies = 0", (id,))


def known(db: sqlite3.Connection, since: int | None, until: int | None) -> list[Event]:
    """The events, as decided, that have an article in the period, with all of their articles; earliest first."""
    where = Where(["articles > 0"])
    if since is not None:
        where.add("last_moment >= ?", since)
    if until is not None:
        where.add("first_moment < ?", until)
    rows = db.execute(f"SELECT id FROM events WHERE {where.sql} ORDER BY first_moment, id", where.values)
    return whole(db, [id for (id,) in rows])


def whole(db: sqlite3.Connection, ids: Sequence[str]) -> list[Event]:
    """These events with their articles and copies, in this order; ids that are not there are left out."""
    wanted = json.dumps(list(ids))
    members: dict[str, list[str]] = {}
    copies: dict[str, list[Copy]] = {}
    for event, article, copy_of, share in db.execute(
        "SELECT event, id, copy_of, share FROM articles"
        " WHERE event IN (SELECT value FROM json_each(?)) ORDER BY event, moment, n",
        (wanted,),
    ):
        members.setdefault(event, []).append(article)
        if copy_of:
            copies.setdefault(event, []).append(Copy(article, copy_of, share or 0.0))
    rows = db.execute(
        "SELECT id, coalesce(named, title), terms, place, first, last, storyline FROM events"
        " WHERE articles > 0 AND id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    found = {
        id: Event(
            id=id,
            title=title,
            articles=tuple(members.get(id, ())),
            copies=tuple(copies.get(id, ())),
            terms=tuple(json.loads(terms)),
            place=place,
            first=first,
            last=last,
            storyline=storyline,
        )
        for id, title, terms, place, first, last, storyline in rows
    }
    return [found[id] for id in ids if id in found]


def summary(db: sqlite3.Connection, id: str) -> tuple[Extract, ...]:
    """The event's summary, as far as it is about articles that are still in the event."""
    row = db.execute("SELECT summary FROM events WHERE id = ?", (id,)).fetchone()
    if row is None:
        return ()
    here = {article for (article,) in db.execute("SELECT id FROM articles WHERE event = ?", (id,))}
    kept = tuple(extract for extract in extracts.decode(row[0]) if extract.article in here) if row[0] else ()
    return kept or _first_summary(db, id)


def _first_summary(db: sqlite3.Connection, id: str) -> tuple[Extract, ...]:
    row = db.execute(
        "SELECT y.summary FROM articles a JOIN analyses y ON y.article = a.n WHERE a.event = ?"
        " ORDER BY a.moment, a.n LIMIT 1",
        (id,),
    ).fetchone()
    return extracts.decode(row[0]) if row else ()


def _carried(db: sqlite3.Connection, ids: Iterable[str]) -> list[Extract]:
    rows = db.execute(
        "SELECT summary FROM events"
        " WHERE summary IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY first_moment, id",
        (json.dumps(sorted(ids)),),
    )
    return [extract for (packed,) in rows for extract in extracts.decode(packed)]


def _hand_on(db: sqlite3.Connection, ids: Iterable[str], carried: Sequence[Extract]) -> None:
    # Until a summary is made again, an event shows the sentences that earlier summaries took from its articles.
    for id in sorted(ids):
        here = {article for (article,) in db.execute("SELECT id FROM articles WHERE event = ?", (id,))}
        kept = tuple(extract for extract in dict.fromkeys(carried) if extract.article in here)
        if kept:
            db.execute("UPDATE events SET summary = ? WHERE id = ?", (pack(kept), id))


# Each part by an index of its own; articles whose two events are one are found by either.
_CONCERNED = """
SELECT n, id, grouped, event FROM articles WHERE id IN (SELECT value FROM json_each(:articles))
UNION SELECT n, id, grouped, event FROM articles WHERE event IN (SELECT value FROM json_each(:ids))
UNION SELECT n, id, grouped, event FROM articles
  WHERE grouped IS NOT event AND grouped IN (SELECT value FROM json_each(:ids))
"""

# Grouping is shown the user's title, and must not take it for its own.
_UPSERT = """
INSERT INTO events (id, title, place, terms, storyline) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
  title = CASE WHEN excluded.title IS named THEN title ELSE excluded.title END,
  place = excluded.place, terms = excluded.terms, storyline = excluded.storyline, found = NULL
"""
