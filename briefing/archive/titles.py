"""What events are called: title, key terms and place come from their own articles, whatever was decided about these."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from briefing.archive import store
from briefing.model import Event


class Called(Struct, frozen=True):
    """What grouping called an event, and the articles that it was shown for that; none where it was never asked."""

    title: str = ""
    terms: tuple[str, ...] = ()
    place: str | None = None
    articles: tuple[str, ...] = ()


_called = msgspec.json.Decoder(Called)


def found(db: sqlite3.Connection, event: Event) -> None:
    """Note which articles grouping called the event by, where it does not hold all of them."""
    if not {*event.articles} <= _members(db, event.id):
        (title,) = db.execute("SELECT title FROM events WHERE id = ?", (event.id,)).fetchone()  # it knows the user's
        _note(db, event.id, Called(title, event.terms, event.place, event.articles))


def keep(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Note what these events are called, and by which articles, before a decision takes some of these elsewhere."""
    for id, title, terms, place in _of(db, ids, "id, title, terms, place", "found IS NULL"):
        _note(db, id, Called(title, tuple(json.loads(terms)), place, tuple(sorted(_members(db, id)))))


def settle(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Call these events what grouping called them, and those that lack an article of it by what they have."""
    for id, noted in _of(db, ids, "id, found", "found IS NOT NULL"):
        called = _called.decode(noted)
        if not called.articles or not {*called.articles} <= _members(db, id):
            called = _by_its_own(db, id) or called
        db.execute(
            "UPDATE events SET title = ?, terms = ?, place = ? WHERE id = ?",
            (called.title, json.dumps(called.terms, ensure_ascii=False), called.place, id),
        )


def _of(db: sqlite3.Connection, ids: Iterable[str], what: str, where: str) -> list[tuple[str, ...]]:
    """What stands of those of these events that have articles."""
    wanted = f"SELECT {what} FROM events WHERE {where} AND articles > 0 AND id IN (SELECT value FROM json_each(?))"
    return db.execute(wanted, (json.dumps(sorted(ids)),)).fetchall()


def _members(db: sqlite3.Connection, id: str) -> set[str]:
    return {article for (article,) in db.execute("SELECT id FROM articles WHERE event = ?", (id,))}


def _note(db: sqlite3.Connection, id: str, called: Called) -> None:
    db.execute("UPDATE events SET found = ? WHERE id = ?", (msgspec.json.encode(called).decode(), id))


def _by_its_own(db: sqlite3.Connection, id: str) -> Called | None:
    """What grouping would call an event of the articles that it has; None where there is nothing to call it by."""
    from briefing.events.grouping import age
    from briefing.events.scenes import scene
    from briefing.events.titles import key_terms, title

    rows = db.execute(
        "SELECT a.title, s.signature, EXISTS (SELECT 1 FROM articles o WHERE o.id = a.copy_of AND o.event = a.event)"
        " FROM articles a LEFT JOIN signatures s ON s.article = a.n WHERE a.event = ? ORDER BY a.moment, a.n",
        (id,),
    ).fetchall()
    signed = [(store.signature.decode(packed), copied) for _, packed, copied in rows if packed]
    if not signed:
        headline = next((headline for headline, _, _ in rows if headline), "")
        return Called(headline) if headline else None
    members = sorted((member for member, _ in signed), key=age)
    originals = sorted((member for member, copied in signed if not copied), key=age)
    headline = title(originals if originals and len({member.language for member in members}) > 1 else members)
    return Called(headline, key_terms(members), scene(members))
