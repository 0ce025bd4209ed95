"""Speakers over the archive: appearances in articles linked to one speaker, with the user's decisions over it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from briefing.archive import figures
from briefing.archive.decisions import Replay
from briefing.archive.terms import folded
from briefing.model import Speaker

_AT_ONCE = 300
"""Articles whose speakers are linked in one transaction."""


def link_some(db: sqlite3.Connection, done: Replay) -> bool:
    """Give the appearances in some articles their speaker over the archive; False when there are none left."""
    articles = [
        n for (n,) in db.execute("SELECT DISTINCT article FROM appearances WHERE linked IS NULL LIMIT ?", (_AT_ONCE,))
    ]
    if articles:
        link(db, articles, done)
    return bool(articles)


def link(db: sqlite3.Connection, articles: Iterable[int], done: Replay) -> None:
    """Give every appearance in these articles that has none its speaker over the archive."""
    wanted = json.dumps(sorted(set(articles)))
    rows = db.execute(
        "SELECT DISTINCT name, kind FROM appearances"
        " WHERE article IN (SELECT value FROM json_each(?)) AND linked IS NULL ORDER BY name, kind",
        (wanted,),
    ).fetchall()
    for name, kind in rows:
        speaker = "" if kind == "unnamed" else speaker_id(done.aliases.get(name, name))
        db.execute(
            "UPDATE appearances SET linked = ? WHERE article IN (SELECT value FROM json_each(?)) AND linked IS NULL"
            " AND name = ? AND kind = ?",
            (speaker, wanted, name, kind),
        )
    settle(db, json.loads(wanted), done)


def speaker_id(name: str) -> str:
    """The id of the speaker with this full name."""
    return blake2b((folded(name) or name).encode("utf-8", "replace"), digest_size=8).hexdigest()


def settle(db: sqlite3.Connection, articles: Iterable[int], done: Replay) -> None:
    """Bring the appearances and quotations of these articles in line with links and decisions, and count again."""
    touched: set[str] = set()
    numbers = json.dumps(sorted(set(articles)))
    rows = db.execute(
        "SELECT article, name, kind, variants, linked, speaker FROM appearances"
        " WHERE article IN (SELECT value FROM json_each(?)) AND linked IS NOT NULL",
        (numbers,),
    ).fetchall()
    for article, name, kind, variants, linked, before in rows:
        now = done.speaker_of(name, linked)
        if now != before:
            db.execute("UPDATE appearances SET speaker = ? WHERE article = ? AND name = ?", (now, article, name))
            touched.update(id for id in (before, now) if id)
            if now:
                split_off = now == done.apart.get((linked, name))
                full = name if split_off else done.aliases.get(name, name)
                know(db, now, [full, name, *json.loads(variants)], kind)
    touched.update(id for row in db.execute(_ASTRAY, (numbers,)) for id in row if id)
    db.execute(_QUOTED, (numbers,))
    if touched:
        events = "SELECT DISTINCT event FROM articles WHERE n IN (SELECT value FROM json_each(?)) AND event IS NOT NULL"
        figures.refresh(db, done, events=[id for (id,) in db.execute(events, (numbers,))], speakers=touched)


def attribute(db: sqlite3.Connection, quotations: Iterable[str], done: Replay) -> None:
    """Give these quotations the speaker that the user decided, or back the one that the analysis found."""
    touched: set[str] = set()
    articles: set[int] = set()
    for id in quotations:
        row = db.execute("SELECT n, article, speaker FROM quotations WHERE id = ?", (id,)).fetchone()
        if row is None:
            continue
        n, article, before = row
        articles.add(article)
        speaker = before
        if id in done.attributed:
            name = done.attributed[id][0]
            speaker = _named(db, name, done) if name else None
        db.execute("UPDATE quotations SET speaker = ?, decided = ? WHERE n = ?", (speaker, id in done.attributed, n))
        touched.update(other for other in (before, speaker) if other)
    settle(db, articles, done)
    events = [
        id
        for (id,) in db.execute(
            "SELECT DISTINCT event FROM articles WHERE n IN (SELECT value FROM json_each(?)) AND event IS NOT NULL",
            (json.dumps(sorted(articles)),),
        )
    ]
    figures.refresh(db, done, events=events, speakers=touched)


def rename_all(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Find out again under which names these speakers appear, after a decision has moved some."""
    for id in sorted(set(ids)):
        db.execute("DELETE FROM names WHERE speaker = ?", (id,))
        rows = db.execute(
            "SELECT name, kind, variants FROM appearances WHERE speaker = ? ORDER BY moment, article", (id,)
        ).fetchall()
        for name, kind, variants in rows:
            know(db, id, [name, *json.loads(variants)], kind)


def know(db: sqlite3.Connection, id: str, names: Iterable[str], kind: str) -> None:
    """Make sure that there is a speaker with this id, who is found under these names."""
    forms = list(dict.fromkeys(names))
    db.execute(
        "INSERT INTO speakers (id, name, kind) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", (id, forms[0], kind)
    )
    db.executemany(
        "INSERT INTO names (speaker, name, folded) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        ((id, form, folded(form)) for form in forms),
    )


def speaker(db: sqlite3.Connection, id: str) -> Speaker | None:
    """One speaker over the archive, with every form of the name."""
    row = db.execute(
        "SELECT coalesce(named, name), kind, role, quotations FROM speakers WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        return None
    name, kind, role, quoted = row
    variants = tuple(form for (form,) in db.execute("SELECT name FROM names WHERE speaker = ? ORDER BY n", (id,)))
    return Speaker(name=name, kind=kind, role=role, variants=variants, quoted=quoted, id=id)


def _named(db: sqlite3.Connection, name: str, done: Replay) -> str:
    row = db.execute(
        "SELECT s.id FROM names x JOIN speakers s ON s.id = x.speaker WHERE x.name = ?"
        " ORDER BY s.quotations DESC, s.id LIMIT 1",
        (name,),
    ).fetchone()
    id: str = row[0] if row else done.root(speaker_id(done.aliases.get(name, name)))
    know(db, id, [name], "person")
    return id


_ASTRAY = """
SELECT q.speaker, p.speaker FROM quotations q LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name
WHERE q.article IN (SELECT value FROM json_each(?)) AND NOT q.decided AND q.speaker IS NOT p.speaker
"""

_QUOTED = """
UPDATE quotations
SET speaker = (SELECT p.speaker FROM appearances p WHERE p.article = quotations.article AND p.name = quotations.name)
WHERE article IN (SELECT value FROM json_each(?)) AND NOT decided
"""
