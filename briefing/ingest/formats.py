"""The registry: which module reads which kind of file. A new format is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.ingest.decoding import decode
from briefing.ingest.feeds import looks_like_feed, read_feed
from briefing.ingest.jsonl import read_jsonl
from briefing.ingest.markdown import read_markdown
from briefing.ingest.origin import Failure, Origin, Remark
from briefing.ingest.pages import read_page
from briefing.ingest.plain import read_plain
from briefing.model import Article

Reader = Callable[[bytes, Origin], Iterator[Article | Failure | Remark]]

FORMATS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".xml": read_feed,
    ".rss": read_feed,
    ".atom": read_feed,
}
"""File ending, in lower case → what reads it."""


def reader_for(raw: bytes) -> Reader:
    """What reads bytes that have no name, by how they begin."""
    text = decode(raw[:8192] if raw[:8192].isascii() else raw, declared=True).lstrip()
    first = text[:2048].lower()
    if text.startswith("{"):
        return read_jsonl
    if looks_like_feed(text):
        return read_feed
    if (
        first.startswith(("<!doctype html", "<html", "<head", "<body", "<article", "<main", "<?xml"))
        or "<html" in first
    ):
        return read_page
    if first.startswith("---\n") and "\n---" in text:
        return read_markdown
    return read_plain
