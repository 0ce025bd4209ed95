"""What the lists show of events and speakers, counted again where something changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from briefing.archive import statements, watchlist
from briefing.archive.decisions import Flags, Replay


def refresh(db: sqlite3.Connection, done: Replay, *, events: Iterable[str] = (), speakers: Iterable[str] = ()) -> None:
    """Count again what the lists show of these events, of these speakers, and of the speakers in these events.

    An event that has articles but no row gets one; one without articles keeps its row, because the user may undo what
    emptied it, but is in no list. A speaker who is nowhere any more goes.
    """
    wanted = json.dumps(sorted(set(events)))
    db.execute(_NEW_EVENTS, (wanted,))
    unheard = statements.refresh(db, json.loads(wanted), done)
    db.execute(_EVENTS, (wanted,))
    voices = {*speakers, *unheard, *(id for (id,) in db.execute(_SPEAKERS_OF_EVENTS, (wanted,)))}
    people = json.dumps(sorted(voices))
    db.execute(_GONE_SPEAKERS, (people,))
    db.execute(_SPEAKERS, (people,))
    _name(db, done, people)
    watchlist.flag(db, json.loads(wanted), voices)
    called = {done.root(id) for id in done.called}
    for table, ids in (("event", json.loads(wanted)), ("speaker", json.loads(people))):
        for id in ids:
            if (table, id) in done.flags or id in done.named or id in called:
                set_flags(db, table, id, done.flags.get((table, id), Flags()))
                set_name(db, id, done.named.get(id))
                set_role(db, id, done.role(id))


def set_flags(db: sqlite3.Connection, object: str, id: str, flags: Flags) -> None:
    """Set what the user decided on one event, article, speaker or quotation."""
    db.execute(
        f"UPDATE {_TABLE[object]} SET pinned = ?, marked = ?, excluded = ? WHERE id = ?",
        (flags.pinned, flags.marked, flags.excluded, id),
    )


def set_name(db: sqlite3.Connection, id: str, name: str | None) -> None:
    """Give an event or a speaker the user's title or name; None takes it back."""
    for table in ("events", "speakers"):
        db.execute(f"UPDATE {table} SET named = ? WHERE id = ? AND named IS NOT ?", (name, id, name))


def set_role(db: sqlite3.Connection, id: str, role: str | None) -> None:
    """Give a speaker the user's role, empty for none; None takes it back."""
    db.execute("UPDATE speakers SET called = ? WHERE id = ? AND called IS NOT ?", (role, id, role))


def _name(db: sqlite3.Connection, done: Replay, people: str) -> None:
    """Give each the name that is usual, or that a list or a decision wants. One write, since every name is indexed."""
    times = _names(db, done, people)
    wanted = _names_by_aliases(db, done, times)
    for id, name in db.execute("SELECT id, name FROM speakers WHERE id IN (SELECT value FROM json_each(?))", (people,)):
        new = wanted.get(id) or _usual(times.get(id, {}))
        if new and new != name:
            db.execute("UPDATE speakers SET name = ? WHERE id = ?", (new, id))


def _names(db: sqlite3.Connection, done: Replay, people: str) -> dict[str, dict[str, int]]:
    """How often each of these speakers is met under which name; of one that the user merged others into, the own names.

    So the one that stays keeps its name, however long those are that became part of it.
    """
    times: dict[str, dict[str, int]] = {}
    merged = sorted({*done.joined.values()} & {*json.loads(people)})
    for id, name, number in db.execute(_MET, (people, json.dumps(merged))):
        times.setdefault(id, {})[name] = number
    for id, name, linked, number in db.execute(_MET_AS, (json.dumps(merged),)):
        if done.apart.get((linked, name), linked) == id:
            own = times.setdefault(id, {})
            own[name] = own.get(name, 0) + number
    return times


def _usual(times: Mapping[str, int]) -> str | None:
    """The name with the most words, initials not counted, of those met often: a rare one may be a slip."""
    often = [name for name, number in times.items() if _RARE * number >= sum(times.values())]
    return min(
        often, key=lambda name: (name.count(".") - name.count(" "), -times[name], -len(name), name), default=None
    )


def _names_by_aliases(db: sqlite3.Connection, done: Replay, times: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    listed = dict(db.execute("SELECT one, other FROM aliases WHERE NOT apart"))
    if not listed and not done.aliases:
        return {}
    from briefing.quotes.aliases import key

    split_off = set(done.apart.values())
    return {
        id: full
        for id, names in times.items()
        for name in names
        if id not in split_off and (full := done.aliases.get(name) or listed.get(key(name)))
    }


_RARE = 10
"""A name is rare that is met less often than once in so many times."""

_TABLE = {"event": "events", "article": "articles", "speaker": "speakers", "quotation": "quotations"}

# Grouping never called them anything: what they are called is then found by their articles (titles.py).
_NEW_EVENTS = """
INSERT INTO events (id, title, found)
SELECT w.value, (SELECT title FROM articles a WHERE a.event = w.value ORDER BY title = '', moment, n LIMIT 1), '{}'
FROM json_each(?) w
WHERE EXISTS (SELECT 1 FROM articles a WHERE a.event = w.value)
  AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = w.value)
"""

# A copy counts as one only where what it is a copy of is in the same event.
_EVENTS = """
WITH counted AS (
  SELECT w.value AS id, count(a.n) AS all_of_them, count(o.n) AS copies, count(DISTINCT a.outlet) AS outlets,
    min(a.moment) AS first_moment, max(a.moment) AS last_moment,
    sum((SELECT count(*) FROM quotations q WHERE q.article = a.n AND q.shown)) AS quotations
  FROM json_each(?) w LEFT JOIN articles a ON a.event = w.value
  LEFT JOIN articles o ON o.id = a.copy_of AND o.event = a.event
  GROUP BY w.value
)
UPDATE events SET
  articles = counted.all_of_them - counted.copies, copies = counted.copies, outlets = counted.outlets,
  quotations = coalesce(counted.quotations, 0), first_moment = coalesce(counted.first_moment, 0),
  last_moment = coalesce(counted.last_moment, 0), day = coalesce(counted.last_moment, 0) / 86400,
  first = (SELECT published FROM articles a WHERE a.event = events.id AND published IS NOT NULL
           ORDER BY moment, n LIMIT 1),
  last = (SELECT published FROM articles a WHERE a.event = events.id AND published IS NOT NULL
          ORDER BY moment DESC, n LIMIT 1)
FROM counted WHERE counted.id = events.id
"""

_SPEAKERS_OF_EVENTS = """
SELECT DISTINCT q.speaker FROM articles a JOIN quotations q ON q.article = a.n
WHERE a.event IN (SELECT value FROM json_each(?)) AND q.speaker IS NOT NULL
"""

_GONE_SPEAKERS = """
DELETE FROM speakers WHERE id IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM appearances p WHERE p.speaker = speakers.id)
  AND NOT EXISTS (SELECT 1 FROM quotations q WHERE q.speaker = speakers.id)
"""

_READ = """
SELECT language FROM (SELECT language FROM analyses ORDER BY article DESC LIMIT 500)
GROUP BY language ORDER BY count(*) DESC LIMIT 1
"""
"""The language that most of the articles read in last are in: a speaker's role is in it if any paper prints one."""
# Who was merged into somebody keeps no role where the other has one: what the own names are called goes first.
_SPEAKERS = f"""
UPDATE speakers SET
  quotations = (SELECT count(*) FROM quotations q WHERE q.speaker = speakers.id AND q.shown),
  articles = (SELECT count(*) FROM (
    SELECT article FROM appearances p WHERE p.speaker = speakers.id
    UNION SELECT article FROM quotations q WHERE q.speaker = speakers.id)),
  last_moment = max(
    coalesce((SELECT max(moment) FROM appearances p WHERE p.speaker = speakers.id), 0),
    coalesce((SELECT max(moment) FROM quotations q WHERE q.speaker = speakers.id), 0)),
  last = (SELECT a.published FROM (
    SELECT article FROM appearances p WHERE p.speaker = speakers.id
    UNION SELECT article FROM quotations q WHERE q.speaker = speakers.id AND q.decided
    ) h JOIN articles a ON a.n = h.article WHERE a.published IS NOT NULL ORDER BY a.moment DESC, a.n LIMIT 1),
  role = (SELECT p.role FROM appearances p JOIN analyses y ON y.article = p.article
          WHERE p.speaker = speakers.id AND p.role IS NOT NULL
          ORDER BY p.role LIKE 'who %', y.language IS NOT ({_READ}), p.linked IS NOT p.speaker, p.moment DESC, p.article
          LIMIT 1)
WHERE id IN (SELECT value FROM json_each(?))
"""

_MET = """
SELECT speaker, name, count(*) FROM appearances WHERE speaker IN (SELECT value FROM json_each(?))
  AND speaker NOT IN (SELECT value FROM json_each(?)) GROUP BY speaker, name
"""

_MET_AS = """
SELECT speaker, name, linked, count(*) FROM appearances WHERE speaker IN (SELECT value FROM json_each(?))
GROUP BY speaker, name, linked
"""
