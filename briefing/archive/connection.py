"""Connections to the SQLite file: one for each thread, in WAL mode, with short transactions."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.archive.errors import ArchiveError, OutdatedError, explain
from briefing.archive.migrations import APPLICATION, VERSION, upgrade

WAIT = 30.0
"""Seconds that a writer waits for another one."""


class Connections:
    """The connections to one archive. Each thread gets its own; an archive in memory has one that all share in turn."""

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = str(path)
        self.read_only = read_only
        self._memory = self.path == ":memory:"
        self._lock = threading.RLock()
        self._opened: dict[threading.Thread, sqlite3.Connection] = {}
        self._closed = False
        try:
            self._prepare()
        except sqlite3.Error as error:
            self.close()
            raise explain(error, self.path) from error
        except ArchiveError:
            self.close()
            raise

    def close(self) -> None:
        """Close every connection, of whatever thread. Closing twice does no harm."""
        with self._lock:
            self._closed = True
            for connection in self._opened.values():
                connection.close()
            self._opened.clear()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One unchanging view of the archive for the queries inside. Raises ArchiveError."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All of what is done inside, or nothing of it. Raises ArchiveError."""
        if self.read_only:
            raise ArchiveError(f"{self.path}: the archive was opened for reading only")
        with self._transaction("BEGIN IMMEDIATE") as connection:
            before = connection.total_changes
            yield connection
            if connection.total_changes != before:
                connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'changes'")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._current()
            with self._lock if self._memory else _NO_LOCK:
                if connection.in_transaction:
                    yield connection
                    return
                connection.execute(begin)
                try:
                    yield connection
                    connection.execute("COMMIT")
                finally:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def _current(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise ArchiveError(f"{self.path}: the archive has been closed")
            thread = threading.main_thread() if self._memory else threading.current_thread()
            connection = self._opened.get(thread)
            if connection is None:
                for gone in [other for other in self._opened if not other.is_alive()]:
                    self._opened.pop(gone).close()
                connection = self._opened[thread] = self._connect()
            return connection

    def _connect(self) -> sqlite3.Connection:
        # Closing is done from one thread for all, so SQLite's own check is off; no two threads use one at a time.
        connection = sqlite3.connect(
            ":memory:" if self._memory else self._uri(),
            uri=not self._memory,
            timeout=WAIT,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16000")
        return connection

    def _uri(self) -> str:
        uri = Path(self.path).absolute().as_uri()
        if not self.read_only:
            return f"{uri}?mode=rw"
        # In a folder that cannot be written SQLite cannot keep its shared memory; without a log no one is writing.
        alone = not os.access(Path(self.path).absolute().parent, os.W_OK) and not Path(self.path + "-wal").exists()
        return f"{uri}?mode=ro&immutable=1" if alone else f"{uri}?mode=ro"

    def _prepare(self) -> None:
        if not self._memory:
            self._make_file()
        connection = self._current()
        version = _version(connection, self.path)
        if self.read_only:
            if version != VERSION:
                raise OutdatedError(
                    f"{self.path}: version {version} must first be brought to {VERSION}: open it for writing"
                )
            return
        if not self._memory:
            _use_wal(connection)
        if version < VERSION:
            upgrade(connection)

    def _make_file(self) -> None:
        path = Path(self.path)
        if path.is_dir():
            raise ArchiveError(f"{path}: this is a folder; give the path of an archive file")
        if path.exists():
            return
        if self.read_only:
            raise ArchiveError(f"{path}: there is no archive; read articles in first")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise ArchiveError(f"{path}: the archive cannot be made: {error.strerror}; choose another place") from error


class _NoLock:
    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...


_NO_LOCK = _NoLock()


def _version(connection: sqlite3.Connection, path: str) -> int:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION and (application or version or tables):
        raise ArchiveError(
            f"{path}: this is the database of another program, not an archive; nothing in it was changed"
        )
    if version > VERSION:
        raise ArchiveError(
            f"{path}: made by a newer briefing (version {version} of the archive, this one knows {VERSION}); "
            "install the newer briefing, nothing was changed"
        )
    return version


def _use_wal(connection: sqlite3.Connection) -> None:
    # SQLite does not wait here when another program opens the same new file, so we do.
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)
