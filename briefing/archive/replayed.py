"""The decisions replayed over what was computed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from briefing.archive import events, speakers
from briefing.archive.decisions import Flags, Replay, differing

_TABLE = {"event": "events", "article": "articles", "speaker": "speakers", "quotation": "quotations"}


def difference(db: sqlite3.Connection, before: Replay, after: Replay) -> None:
    """Bring the archive from what the decisions came to before to what they come to now, touching nothing else."""
    for object, id in differing(before.flags, after.flags):
        _set_flags(db, object, id, after.flags.get((object, id), Flags()))
    joined = differing(before.joined, after.joined)
    ids = {*joined, *(before.root(id) for id in joined), *(after.root(id) for id in joined)}
    named = differing(before.named, after.named)
    placed = differing(before.placed, after.placed)
    if ids or placed:
        # An id is an event's or a speaker's; where it is neither, nothing is found.
        events.replace_decided(db, placed, ids, after)
    for id in named:
        db.execute("UPDATE events SET named = ? WHERE id = ?", (after.named.get(id), id))
        db.execute("UPDATE speakers SET named = ? WHERE id = ?", (after.named.get(id), id))
    _over_speakers(db, ids, before, after)
    attributed = differing(before.attributed, after.attributed)
    if attributed:
        speakers.attribute(db, attributed, after)


def over_quotations(db: sqlite3.Connection, articles: Sequence[str], done: Replay) -> None:
    """Set on the quotations of newly analysed articles what the user had set on them before."""
    if not done.flags and not done.attributed:
        return
    wanted = json.dumps(list(articles))
    ids = [
        id
        for (id,) in db.execute(
            "SELECT q.id FROM quotations q JOIN articles a ON a.n = q.article WHERE a.id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    ]
    for id in ids:
        if ("quotation", id) in done.flags:
            _set_flags(db, "quotation", id, done.flags["quotation", id])
    speakers.attribute(db, [id for id in ids if id in done.attributed], done)


def _over_speakers(db: sqlite3.Connection, ids: set[str], before: Replay, after: Replay) -> None:
    apart = differing(before.apart, after.apart)
    aliases = differing(before.aliases, after.aliases)
    if aliases:
        db.execute(
            "UPDATE appearances SET linked = NULL, speaker = NULL WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps(aliases),),
        )
        speakers.link(db, after)
    wanted = sorted(ids | {speaker for speaker, _ in apart})
    if wanted:
        speakers.settle(
            db,
            "SELECT article FROM appearances WHERE linked IN (SELECT value FROM json_each(?1))"
            " OR speaker IN (SELECT value FROM json_each(?1))",
            (json.dumps(wanted),),
            after,
        )


def _set_flags(db: sqlite3.Connection, object: str, id: str, flags: Flags) -> None:
    db.execute(
        f"UPDATE {_TABLE[object]} SET pinned = ?, marked = ?, excluded = ? WHERE id = ?",
        (flags.pinned, flags.marked, flags.excluded, id),
    )
