"""What articles of a scope call people, and the languages in which they do."""

from __future__ import annotations

import sqlite3

from briefing.archive.scope import of_place
from briefing.archive.views import PrintedRole, Scope


def printed(db: sqlite3.Connection, scope: Scope) -> list[PrintedRole]:
    """Every role that articles of the scope print, the latest first; after them those of whoever was merged into the
    speaker, and last those in clauses ("who keeps bees")."""
    where = of_place(scope)
    rows = db.execute(
        "SELECT p.speaker, p.role, y.language FROM appearances p JOIN articles a ON a.n = p.article"
        " JOIN analyses y ON y.article = a.n"
        f" WHERE p.role IS NOT NULL AND p.speaker IS NOT NULL AND {where.sql}"
        " ORDER BY p.role LIKE 'who %', p.linked IS NOT p.speaker, a.moment DESC, a.n",
        where.values,
    )
    return [PrintedRole(*row) for row in rows]


def called(db: sqlite3.Connection) -> dict[str, str]:
    """Speakers and the roles that the user gave them; empty for none."""
    return dict(db.execute("SELECT id, called FROM speakers WHERE called IS NOT NULL").fetchall())


def languages(db: sqlite3.Connection, scope: Scope) -> dict[str, str]:
    """The articles of the scope that were analysed, by their ids, and the language of each."""
    where = of_place(scope)
    rows = db.execute(
        f"SELECT a.id, y.language FROM articles a JOIN analyses y ON y.article = a.n WHERE {where.sql}", where.values
    )
    return dict(rows.fetchall())
