"""Articles and their analyses waiting on disk for the events that are known only when the last one has been read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from types import TracebackType

import msgspec

from briefing.model import Analysis, Article


class Record(msgspec.Struct, frozen=True):
    """An article and what was computed from it."""

    article: Article
    analysis: Analysis


class Spool:
    """A temporary file of records, read back in order or by article id. It is gone when it is left."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by __exit__)
        self._places: dict[str, tuple[int, int]] = {}
        self._decoder = msgspec.msgpack.Decoder(Record)

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, record: Record) -> None:
        """Keep `record` until the spool is left. Its article's id must be new."""
        data = msgspec.msgpack.encode(record)
        self._places[record.article.id] = (self._file.seek(0, 2), len(data))
        self._file.write(data)

    def get(self, article: str) -> Record:
        """The record of the article with this id. Raises KeyError."""
        start, length = self._places[article]
        self._file.seek(start)
        return self._decoder.decode(self._file.read(length))

    def __iter__(self) -> Iterator[Record]:
        for article in self._places:
            yield self.get(article)
