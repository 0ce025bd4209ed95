"""Speakers over the archive: appearances in articles linked to one speaker, and the figures that lists show."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from briefing.archive.decisions import Replay
from briefing.archive.terms import folded


def link(db: sqlite3.Connection, done: Replay) -> None:
    """Give every appearance that has none its speaker over the archive."""
    rows = db.execute("SELECT DISTINCT name, kind FROM appearances WHERE linked IS NULL ORDER BY name, kind").fetchall()
    for name, kind in rows:
        speaker = "" if kind == "unnamed" else speaker_id(done.aliases.get(name, name))
        db.execute(
            "UPDATE appearances SET linked = ? WHERE linked IS NULL AND name = ? AND kind = ?", (speaker, name, kind)
        )
    settle(db, "SELECT article FROM appearances WHERE speaker IS NULL AND linked != ''", (), done)


def speaker_id(name: str) -> str:
    """The id of the speaker with this full name."""
    return blake2b((folded(name) or name).encode(), digest_size=8).hexdigest()


def settle(db: sqlite3.Connection, articles: str, values: tuple[object, ...], done: Replay) -> None:
    """Bring appearances and quotations of the articles that the query `articles` finds in line with links and decisions."""
    touched: set[str] = set()
    numbers = json.dumps(sorted({row[0] for row in db.execute(articles, values)}))
    rows = db.execute(
        "SELECT article, name, kind, linked, speaker FROM appearances"
        " WHERE article IN (SELECT value FROM json_each(?)) AND linked IS NOT NULL",
        (numbers,),
    ).fetchall()
    for article, name, kind, linked, before in rows:
        now = done.speaker_of(name, linked)
        if now != before:
            db.execute("UPDATE appearances SET speaker = ? WHERE article = ? AND name = ?", (now, article, name))
            touched.update(id for id in (before, now) if id)
        if now:
            _know(db, now, name, kind)
    touched.update(
        id
        for row in db.execute(
            "SELECT q.speaker, p.speaker FROM quotations q LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name"
            " WHERE q.article IN (SELECT value FROM json_each(?)) AND NOT q.decided AND q.speaker IS NOT p.speaker",
            (numbers,),
        )
        for id in row
        if id
    )
    db.execute(
        "UPDATE quotations SET speaker = (SELECT p.speaker FROM appearances p WHERE p.article = quotations.article"
        " AND p.name = quotations.name) WHERE article IN (SELECT value FROM json_each(?)) AND NOT decided",
        (numbers,),
    )
    refresh(db, touched, done)


def attribute(db: sqlite3.Connection, quotations: Iterable[str], done: Replay) -> None:
    """Give these quotations the speaker that the user decided, or back the one that the analysis found."""
    touched: set[str] = set()
    articles = set()
    for id in quotations:
        row = db.execute("SELECT n, article, speaker FROM quotations WHERE id = ?", (id,)).fetchone()
        if row is None:
            continue
        n, article, before = row
        articles.add(article)
        if id in done.attributed:
            name = done.attributed[id][0]
            speaker = _named(db, name, done) if name else None
            db.execute("UPDATE quotations SET speaker = ?, decided = 1 WHERE n = ?", (speaker, n))
            touched.update(other for other in (before, speaker) if other)
        else:
            db.execute("UPDATE quotations SET decided = 0 WHERE n = ?", (n,))
    settle(db, "SELECT value FROM json_each(?)", (json.dumps(sorted(articles)),), done)
    refresh(db, touched, done)


def refresh(db: sqlite3.Connection, ids: Iterable[str], done: Replay) -> None:
    """Count again what the lists show of these speakers; those who appear nowhere go."""
    wanted = json.dumps(sorted(set(ids)))
    db.execute(_DELETE, (wanted,))
    db.execute(_COUNT, (wanted,))
    for id in json.loads(wanted):
        flags = done.flags.get(("speaker", id))
        db.execute(
            "UPDATE speakers SET named = ?, pinned = ?, marked = ?, excluded = ? WHERE id = ?",
            (done.named.get(id), *((flags.pinned, flags.marked, flags.excluded) if flags else (0, 0, 0)), id),
        )


def _named(db: sqlite3.Connection, name: str, done: Replay) -> str:
    row = db.execute(
        "SELECT s.id FROM names x JOIN speakers s ON s.id = x.speaker WHERE x.name = ? ORDER BY s.quotations DESC, s.id LIMIT 1",
        (name,),
    ).fetchone()
    id: str = row[0] if row else done.root(speaker_id(done.aliases.get(name, name)))
    if row is None:
        _know(db, id, name, "person")
    return id


def _know(db: sqlite3.Connection, id: str, name: str, kind: str) -> None:
    db.execute("INSERT INTO speakers (id, name, kind) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", (id, name, kind))
    db.execute(
        "INSERT INTO names (speaker, name, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (id, name, folded(name))
    )


_DELETE = """
DELETE FROM speakers WHERE id IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM appearances p WHERE p.speaker = speakers.id)
  AND NOT EXISTS (SELECT 1 FROM quotations q WHERE q.speaker = speakers.id)
"""

_COUNT = """
UPDATE speakers SET
  quotations = (SELECT count(*) FROM quotations q WHERE q.speaker = speakers.id AND q.shown),
  articles = (SELECT count(*) FROM (
    SELECT article FROM appearances p WHERE p.speaker = speakers.id
    UNION SELECT article FROM quotations q WHERE q.speaker = speakers.id)),
  last_moment = coalesce((SELECT max(moment) FROM appearances p WHERE p.speaker = speakers.id), 0),
  last = (SELECT a.published FROM appearances p JOIN articles a ON a.n = p.article
          WHERE p.speaker = speakers.id AND a.published IS NOT NULL ORDER BY p.moment DESC, a.n LIMIT 1),
  role = (SELECT p.role FROM appearances p WHERE p.speaker = speakers.id AND p.role IS NOT NULL
          ORDER BY p.moment DESC, p.article LIMIT 1)
WHERE id IN (SELECT value FROM json_each(?))
"""
