"""Surnames alone → the only bearer that the event has: "Lokwawi" of one paper is "Peter Lokwawi" of the other."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from briefing.archive import speakers
from briefing.archive.decisions import Replay
from briefing.language.lexicon import lexicon


def tie(db: sqlite3.Connection, done: Replay) -> None:
    """Give everybody whom an article calls by a surname alone to the only one with it in the reports on its event and
    those of its storyline.

    Looked at are the events that changed. Whoever is known by a fuller name elsewhere stays who they are, and so do two
    whom one article tells apart.
    """
    changed: set[int] = set()
    for event in _changed(db):
        for article, name, linked in _tied(db, event):
            db.execute("UPDATE appearances SET linked = ? WHERE article = ? AND name = ?", (linked, article, name))
            changed.add(article)
    if changed:
        speakers.settle(db, changed, done)


def _changed(db: sqlite3.Connection) -> list[str]:
    """The events that changed, one of each storyline."""
    rows = db.execute(
        "SELECT min(id) FROM events WHERE stale AND (articles > 1 OR storyline IS NOT NULL)"
        " GROUP BY storyline IS NULL, coalesce(storyline, id) ORDER BY 1"
    )
    return [id for (id,) in rows]


def _tied(db: sqlite3.Connection, event: str) -> Iterator[tuple[int, str, str]]:
    """(article, name, speaker) of those who are called by a surname alone, with the only one who bears it."""
    from briefing.quotes.likeness import parts

    met = db.execute(
        "SELECT p.article, p.name, p.linked FROM appearances p JOIN articles a ON a.n = p.article"
        " WHERE a.event IN (SELECT other.id FROM events own JOIN events other"
        "   ON other.id = own.id OR other.storyline = own.storyline WHERE own.id = ?)"
        " AND p.kind = 'person' AND p.linked <> '' ORDER BY p.article, p.name",
        (event,),
    ).fetchall()
    bearers: dict[str, set[str]] = defaultdict(set)
    named: set[tuple[int, str]] = set()
    for article, name, linked in met:
        words = parts(name)
        for surname in () if _is_surname(name) else ("".join(words[at:]) for at in range(1, len(words))):
            bearers[surname].add(linked)
            named.add((article, surname))
    for article, name, linked in met:
        surname = "".join(parts(name))
        whole = bearers.get(surname, set()) if _is_surname(name) else set()
        if len(whole) != 1 or linked in whole or (article, surname) in named:
            continue
        if not _is_known_in_full(db, linked):
            yield article, name, next(iter(whole))


def _is_surname(name: str) -> bool:
    """Whether a name is one word, be it with a particle before it: "Orrin-Lindt", "Ó Dálaigh", "van der Hoeven"."""
    *before, _ = name.split() or [""]
    return all(word.lower() in lexicon().particles for word in before)


def _is_known_in_full(db: sqlite3.Connection, speaker: str) -> bool:
    """Whether linking has met a speaker under more than a surname."""
    rows = db.execute("SELECT name FROM forms WHERE speaker = ?", (speaker,))
    return not all(_is_surname(name) for (name,) in rows)
