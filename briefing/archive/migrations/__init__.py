"""From nothing, or from an older version, to the archive that this program knows.

A new archive is made from ../schema.sql as version 1 and then walks through the numbered files here like any other,
so that old and new archives end the same. A file `0002-what-it-does.sql` leads from version 1 to 2.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

APPLICATION = 0x42524946
"""Stands in the head of the file, so that no other program's database is taken for an archive ("BRIF")."""

_HERE = Path(__file__).parent


def _steps() -> dict[int, Path]:
    later = {int(path.name[:4]): path for path in sorted(_HERE.glob("[0-9]*.sql"))}
    return {1: _HERE.parent / "schema.sql", **later}


VERSION = max(_steps())
"""The version of the archive that this program reads and writes."""


def upgrade(connection: sqlite3.Connection, to: int = VERSION) -> None:
    """Bring the archive to version `to`, all or nothing. Two programs may try at once: one does it, the other waits."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for number, path in _steps().items():
            if version < number <= to:
                for statement in statements(path.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one (`executescript` would end the transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
