"""What can go wrong with an archive, in words that say what to do."""

from __future__ import annotations

import sqlite3


class ArchiveError(Exception):
    """The archive cannot do what was asked; its message names the file, what is wrong and what to do."""


class OutdatedError(ArchiveError):
    """An older archive, opened for reading only: opened for writing once, it is brought up to date."""


def explain(error: sqlite3.Error, path: str) -> ArchiveError:
    """`error` from SQLite as an ArchiveError about the archive at `path`."""
    says = str(error)
    for part, meaning in _MEANINGS:
        if part in says:
            return ArchiveError(f"{path}: {meaning}")
    return ArchiveError(f"{path}: the archive cannot be used: {says}")


_MEANINGS = (
    ("file is not a database", "this is not an archive; give another path, nothing in it was changed"),
    ("malformed", "the archive is damaged; restore it from a copy, or move it away and read the articles in again"),
    ("disk is full", "the disk is full; what was committed is safe: make room and start again"),
    ("disk I/O error", "the disk reports an error; what was committed is safe: check the disk and start again"),
    ("readonly database", "the archive cannot be written; check the rights of the file and of its folder"),
    ("unable to open", "the archive cannot be opened; check that the folder is there and that you may write in it"),
    ("is locked", "another program has kept the archive locked for too long; close it and try again"),
)
