"""The watchlist: who and what to flag, and the flags it sets on articles, events and speakers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence

from briefing.archive.scope import bearers, of_place
from briefing.archive.search import CLOSE, OPEN, places
from briefing.archive.terms import Index, any_of, folded, known_spellings
from briefing.archive.views import Meeting, Scope


def usable(entries: Iterable[str]) -> tuple[str, ...]:
    """The entries that have words, each once."""
    return tuple(dict.fromkeys(entry for entry in entries if folded(entry)))


def watch(db: sqlite3.Connection, people: Sequence[str], topics: Sequence[str]) -> None:
    """Flag these people and topics from now on, and what they stand in already."""
    db.execute("DELETE FROM watchlist")
    rows = [("person", name) for name in people] + [("topic", topic) for topic in topics]
    db.executemany(
        "INSERT INTO watchlist (kind, words, folded) VALUES (?, ?, ?)",
        ((kind, words, folded(words)) for kind, words in rows),
    )
    db.execute("UPDATE articles SET watched = 0 WHERE watched")
    flag_articles(db, 0)
    db.execute("UPDATE quotations SET topical = 0 WHERE topical")
    for phrase in _phrases(db, "quotation_words", "text"):
        found = "SELECT rowid FROM quotation_words WHERE quotation_words MATCH ?"
        db.execute(f"UPDATE quotations SET topical = 1 WHERE n IN ({found})", (phrase,))
    db.execute(f"UPDATE speakers SET watched = {_SPEAKER} WHERE watched IS NOT {_SPEAKER}")
    db.execute(f"UPDATE events SET watched = {_EVENT} WHERE watched IS NOT {_EVENT}")
    db.execute(f"UPDATE quotations SET watched = {_QUOTATION} WHERE watched IS NOT {_QUOTATION}")


def watched(db: sqlite3.Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the topics that are watched, each in the order in which they were given."""
    rows = db.execute("SELECT kind, words FROM watchlist ORDER BY rowid").fetchall()
    return (
        tuple(words for kind, words in rows if kind == "person"),
        tuple(words for kind, words in rows if kind == "topic"),
    )


def flag_articles(db: sqlite3.Connection, since: int) -> None:
    """Flag the articles, from number `since` on, that hold what is watched."""
    for phrase in _phrases(db, "article_words", "title text"):
        db.execute(
            "UPDATE articles SET watched = 1 WHERE n IN"
            " (SELECT rowid FROM article_words WHERE article_words MATCH ? AND rowid >= ?)",
            (phrase, since),
        )


def flag(db: sqlite3.Connection, events: Iterable[str], speakers: Iterable[str]) -> None:
    """Flag these speakers and events, where they are watched, and no longer where they are not."""
    ids = json.dumps(sorted(set(speakers)))
    db.execute(f"UPDATE speakers SET watched = {_SPEAKER} WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    db.execute(
        f"UPDATE quotations SET watched = {_QUOTATION} WHERE speaker IN (SELECT value FROM json_each(?))"
        f" AND watched IS NOT {_QUOTATION}",
        (ids,),
    )
    ids = json.dumps(sorted(set(events)))
    db.execute(f"UPDATE events SET watched = {_EVENT} WHERE id IN (SELECT value FROM json_each(?))", (ids,))


def meetings(db: sqlite3.Connection, person: str, scope: Scope) -> list[Meeting]:
    """The articles of a period in which a speaker who bears this name speaks or is told of, earliest first."""
    if not folded(person):
        return []
    query, values = bearers(person)
    where = of_place(scope)
    rows = db.execute(
        f"WITH bearers AS MATERIALIZED ({query}) SELECT a.id, a.moment, a.n, p.name, p.variants, NULL"
        " FROM appearances p JOIN articles a ON a.n = p.article"
        f" WHERE p.speaker IN (SELECT speaker FROM bearers) AND {where.sql}"
        " UNION ALL SELECT a.id, a.moment, a.n, NULL, '[]', q.start"
        " FROM quotations q JOIN articles a ON a.n = q.article"
        f" WHERE q.speaker IN (SELECT speaker FROM bearers) AND {where.sql} ORDER BY 2, 3, 6",
        (*values, *where.values, *where.values),
    )
    forms: dict[str, list[str]] = {}
    first: dict[str, int] = {}
    for article, _, _, name, variants, start in rows:
        forms.setdefault(article, []).extend([name, *json.loads(variants)] if name else ())
        if start is not None:
            first.setdefault(article, start)
    return [Meeting(article, tuple(dict.fromkeys(names)), first.get(article)) for article, names in forms.items()]


def standing(db: sqlite3.Connection, words: str, scope: Scope) -> dict[str, int]:
    """The articles of a period that hold these words, each with the place: in the text, else in its headline.

    Where the headline is no part of the text, the place is where the text begins.
    """
    if not folded(words):
        return {}
    where = of_place(scope)
    rows = db.execute(
        f"SELECT a.id, a.body, highlight(article_words, 1, '{OPEN}', '{CLOSE}')"
        " FROM article_words JOIN articles a ON a.n = article_words.rowid"
        f" WHERE article_words MATCH ? AND {where.sql}",
        (_phrase(db, "article_words", "title text", words), *where.values),
    )
    found = {}
    for id, body, marked in rows.fetchall():
        starts = [start for start, _ in places(marked)[1]]
        found[id] = next((start for start in starts if start >= body), starts[0] if starts else body)
    return found


def said(db: sqlite3.Connection) -> Callable[[str], bool]:
    """Whether words that somebody said hold words of the watchlist."""
    wanted = [f" {words} " for (words,) in db.execute("SELECT folded FROM watchlist")]

    def holds(text: str) -> bool:
        words = f" {folded(text)} " if wanted else ""
        return any(phrase in words for phrase in wanted)

    return holds


def _phrases(db: sqlite3.Connection, index: Index, columns: str) -> list[str]:
    """What is watched, as questions to the full text index."""
    rows = db.execute("SELECT words FROM watchlist ORDER BY rowid")
    return [_phrase(db, index, columns, words) for (words,) in rows.fetchall()]


def _phrase(db: sqlite3.Connection, index: Index, columns: str, words: str) -> str:
    return f"{{{columns}}} : {any_of(known_spellings(db, index, words))}"


# A speaker is watched when any form of the name holds the watched one, whatever titles stand around it.
_SPEAKER = """
EXISTS (SELECT 1 FROM names x JOIN watchlist w ON ' ' || x.folded || ' ' LIKE '% ' || w.folded || ' %'
        WHERE x.speaker = speakers.id AND w.kind = 'person')
"""

_QUOTATION = "(topical OR EXISTS (SELECT 1 FROM speakers s WHERE s.id = quotations.speaker AND s.watched))"

_EVENT = """
EXISTS (SELECT 1 FROM articles a WHERE a.event = events.id AND (a.watched OR EXISTS (
  SELECT 1 FROM appearances p JOIN speakers s ON s.id = p.speaker WHERE p.article = a.n AND s.watched)))
"""
