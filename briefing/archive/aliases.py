"""The user's own list of names that mean one speaker, as the archive has it in force."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from briefing.archive import replayed
from briefing.archive.decisions import Replay

if TYPE_CHECKING:
    from briefing.quotes.aliases import Aliases


def in_force(db: sqlite3.Connection) -> Aliases:
    """The list that names are linked by; decisions come on top of it."""
    from briefing.quotes.aliases import Aliases

    rows = db.execute("SELECT one, other, apart FROM aliases").fetchall()
    return Aliases(
        full={one: other for one, other, apart in rows if not apart},
        apart=frozenset(frozenset((one, other)) for one, other, apart in rows if apart),
    )


def replace(db: sqlite3.Connection, wanted: Aliases, done: Replay) -> None:
    """Put another list in force, and link again the names of which the two lists say different things."""
    from briefing.quotes.aliases import key

    before = in_force(db)
    db.execute("DELETE FROM aliases")
    db.executemany("INSERT INTO aliases VALUES (?, ?, 0)", sorted(wanted.full.items()))
    db.executemany("INSERT INTO aliases VALUES (?, ?, 1)", sorted(tuple(sorted(pair)) for pair in wanted.apart))
    changed = {name for name, _ in before.full.items() ^ wanted.full.items()}
    changed |= {key(full) for _, full in before.full.items() ^ wanted.full.items()}
    changed |= {name for pair in before.apart ^ wanted.apart for name in pair}
    met = {name for (name,) in db.execute("SELECT DISTINCT name FROM appearances")}
    names = sorted(name for name in met if key(name) in changed)
    db.execute("DELETE FROM forms WHERE name IN (SELECT value FROM json_each(?))", (json.dumps(names),))
    replayed.link_again(db, names, done)
