"""Speakers over the archive: appearances in articles linked to one speaker, with the user's decisions over it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from briefing.archive import figures, versions
from briefing.archive.decisions import Replay
from briefing.archive.scope import ROLE
from briefing.archive.terms import folded
from briefing.model import Speaker


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
    quotations = list(quotations)
    for id in quotations:
        row = db.execute("SELECT n, article, speaker FROM quotations WHERE id = ?", (id,)).fetchone()
        if row is None:
            continue
        n, article, before = row
        articles.add(article)
        speaker = before
        if id in done.attributed:
            name = done.attributed[id]
            speaker = _named(db, name, done) if name else None
        db.execute(
            "UPDATE quotations SET speaker = ?, decided = ?, watched = topical WHERE n = ?",
            (speaker, id in done.attributed, n),
        )
        touched.update(other for other in (before, speaker) if other)
    settle(db, articles, done)
    found = db.execute(
        "SELECT DISTINCT event FROM articles WHERE n IN (SELECT value FROM json_each(?)) AND event IS NOT NULL",
        (json.dumps(sorted(articles)),),
    )
    events = {id for (id,) in found} | versions.with_the_same_words(db, quotations)
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
        f"SELECT coalesce(s.named, s.name), s.kind, {ROLE}, s.quotations FROM speakers s WHERE s.id = ?", (id,)
    ).fetchone()
    if row is None:
        return None
    name, kind, role, quoted = row
    variants = tuple(form for (form,) in db.execute("SELECT name FROM names WHERE speaker = ? ORDER BY n", (id,)))
    return Speaker(name=name, kind=kind, role=role, variants=variants, quoted=quoted, id=id)


def printed_names(db: sqlite3.Connection, id: str) -> dict[str, tuple[str, ...]]:
    """The names that a speaker's quotations are under → the speakers as linking found them, most quotations first."""
    return {name: tuple(sorted(json.loads(linked))) for name, linked in db.execute(_PRINTED, (id,))}


def names(db: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Every form of the name, of every speaker."""
    found: dict[str, list[str]] = {}
    for id, name in db.execute("SELECT speaker, name FROM names ORDER BY n"):
        found.setdefault(id, []).append(name)
    return {id: tuple(forms) for id, forms in found.items()}


def _named(db: sqlite3.Connection, name: str, done: Replay) -> str:
    row = db.execute(
        "SELECT s.id FROM names x JOIN speakers s ON s.id = x.speaker WHERE x.name = ?"
        " ORDER BY s.quotations DESC, s.id LIMIT 1",
        (name,),
    ).fetchone()
    if row:
        return done.root(str(row[0]))
    from briefing.quotes.speakers import speaker_id

    id = done.root(speaker_id(done.aliases.get(name, name)))
    know(db, id, [name], "person")
    return id


_ASTRAY = """
SELECT q.speaker, p.speaker FROM quotations q LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name
WHERE q.article IN (SELECT value FROM json_each(?)) AND NOT q.decided AND q.speaker IS NOT p.speaker
"""

_PRINTED = """
SELECT q.name, json_group_array(DISTINCT p.linked)
FROM quotations q JOIN appearances p ON p.article = q.article AND p.name = q.name
WHERE q.speaker = ? AND NOT q.decided GROUP BY q.name HAVING sum(q.shown) ORDER BY sum(q.shown) DESC, min(q.n)
"""

_QUOTED = """
UPDATE quotations
SET speaker = (SELECT p.speaker FROM appearances p WHERE p.article = quotations.article AND p.name = quotations.name)
WHERE article IN (SELECT value FROM json_each(?)) AND NOT decided
"""
