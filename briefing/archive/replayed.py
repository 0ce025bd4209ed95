"""The decisions replayed over what was computed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from briefing.archive import events, figures, linking, speakers, store, versions, watchlist
from briefing.archive.decisions import Flags, Replay, differing
from briefing.model import Analysis


def difference(db: sqlite3.Connection, before: Replay, after: Replay) -> None:
    """Bring the archive from what the decisions came to before to what they come to now, touching nothing else."""
    for object, id in differing(before.flags, after.flags):
        figures.set_flags(db, object, id, after.flags.get((object, id), Flags()))
    versions.flag(db, [id for object, id in differing(before.flags, after.flags) if object == "quotation"], after)
    joined = differing(before.joined, after.joined)
    ids = {*joined, *(before.root(id) for id in joined), *(after.root(id) for id in joined)}
    placed = differing(before.placed, after.placed)
    if ids or placed:
        # An id is an event's or a speaker's; where it is not the one, nothing is found.
        events.replace_decided(db, placed, ids, after)
    for id in differing(before.named, after.named):
        figures.set_name(db, id, after.named.get(id))
    for id in {*map(after.root, (*before.called, *after.called)), *ids}:
        figures.set_role(db, id, after.role(id))
    _over_speakers(db, ids, before, after)
    attributed = differing(before.attributed, after.attributed)
    if attributed:
        speakers.attribute(db, attributed, after)


def over_analyses(db: sqlite3.Connection, analyses: Sequence[Analysis], done: Replay) -> None:
    """Store analyses, set on their quotations what the user had set on them before, and count again."""
    wanted = json.dumps([analysis.article for analysis in analyses])
    before = {id for (id,) in db.execute(_VOICES, (wanted,))}
    is_watched = watchlist.said(db)
    for analysis in analyses:
        store.store_analysis(db, analysis, is_watched)
    rows = db.execute(
        "SELECT q.id FROM quotations q JOIN articles a ON a.n = q.article"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    ids = [id for (id,) in rows]
    for id in ids:
        if ("quotation", id) in done.flags:
            figures.set_flags(db, "quotation", id, done.flags["quotation", id])
    speakers.attribute(db, [id for id in ids if id in done.attributed], done)
    numbers = [n for (n,) in db.execute(_NUMBERS, (wanted,))]
    speakers.settle(db, numbers, done)
    figures.refresh(db, done, events=[id for (id,) in db.execute(_EVENTS, (wanted,))], speakers=before)


_VOICES = """
SELECT DISTINCT p.speaker FROM articles a JOIN appearances p ON p.article = a.n
WHERE a.id IN (SELECT value FROM json_each(?)) AND p.speaker IS NOT NULL
"""
_NUMBERS = "SELECT n FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_EVENTS = "SELECT DISTINCT event FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND event IS NOT NULL"


def link_again(db: sqlite3.Connection, names: Sequence[str], done: Replay) -> None:
    """Link every appearance of these names anew, and bring everything that depends on it in line."""
    touched = _link(db, names, done)
    touched |= {done.root(id) for id in touched}
    speakers.rename_all(db, touched)
    figures.refresh(db, done, speakers=touched)
    _flag(db, touched)


def _over_speakers(db: sqlite3.Connection, ids: set[str], before: Replay, after: Replay) -> None:
    touched = set(ids)
    for speaker, name in differing(before.apart, after.apart):
        ends = (speaker, before.apart.get((speaker, name)), after.apart.get((speaker, name)))
        touched.update(end for end in ends if end)
    touched |= _link(db, differing(before.aliases, after.aliases), after)
    articles = {article for (article,) in db.execute(_WHERE_THEY_ARE, {"ids": json.dumps(sorted(touched))})}
    if articles:
        speakers.settle(db, articles, after)
        speakers.rename_all(db, touched | {after.root(id) for id in touched})
    if touched:
        # Those who speak by decision alone are in no article: their words go where the speaker goes.
        speakers.attribute(db, [id for (id,) in db.execute(_DECIDED, (json.dumps(list(after.attributed)),))], after)
        _flag(db, touched | {after.root(id) for id in touched})


def _flag(db: sqlite3.Connection, ids: set[str]) -> None:
    """Say anew whether these speakers, under the names that they have now, are watched, and so their events."""
    wanted = (json.dumps(sorted(ids)),)
    watchlist.flag(db, [id for (id,) in db.execute(_EVENTS_OF_SPEAKERS, wanted)], ids)


def _link(db: sqlite3.Connection, names: Sequence[str], done: Replay) -> set[str]:
    """Link these names anew; the speakers that had them and those that have them now."""
    wanted = (json.dumps(names),)
    had = db.execute("SELECT article, speaker FROM appearances WHERE name IN (SELECT value FROM json_each(?))", wanted)
    rows = had.fetchall()
    if rows:
        db.execute("UPDATE appearances SET linked = NULL WHERE name IN (SELECT value FROM json_each(?))", wanted)
        linking.link(db, [article for article, _ in rows], done)
    have = db.execute("SELECT speaker FROM appearances WHERE name IN (SELECT value FROM json_each(?))", wanted)
    return {id for _, id in rows if id} | {id for (id,) in have if id}


_EVENTS_OF_SPEAKERS = """
SELECT DISTINCT a.event FROM articles a JOIN quotations q ON q.article = a.n
WHERE q.speaker IN (SELECT value FROM json_each(?)) AND a.event IS NOT NULL
"""
_DECIDED = "SELECT id FROM quotations WHERE decided AND id IN (SELECT value FROM json_each(?)) ORDER BY n"

_WHERE_THEY_ARE = """
SELECT article FROM appearances WHERE linked IN (SELECT value FROM json_each(:ids))
UNION SELECT article FROM appearances WHERE speaker IN (SELECT value FROM json_each(:ids))
"""
