"""JSON lines: one article an object; everything but the text may be missing, and a headline alone will do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing.ingest.decoding import decode
from briefing.ingest.making import make
from briefing.ingest.origin import Failure, Origin, Remark, Unreadable
from briefing.ingest.undated import with_remark
from briefing.model import Article

_FIELDS = ("title", "outlet", "byline", "dateline", "url", "language")


def read_jsonl(raw: bytes, origin: Origin) -> Iterator[Article | Failure | Remark]:
    """The articles of the lines, ids and events unchanged; a line that is wrong is named and the others are read.

    "text" is taken as it is, so that offsets count in it. Keys that mean nothing here are passed over.
    """
    text = decode(raw)
    if not text.strip():
        raise Unreadable("it is empty", "look whether it was saved whole")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            place = f"{origin.path}:{number}"
            try:
                said = _object(line)
                yield from with_remark(_article(said, origin), said.get("published"), place)
            except Unreadable as error:
                yield Failure(place, error.reason, error.hint)


def _object(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", "it is nested too deeply")
        raise Unreadable(
            f"this line is not JSON: {what}", "write one object a line, each on a line of its own"
        ) from error
    if not isinstance(said, dict):
        raise Unreadable("this line is not a JSON object", 'write {"title": …, "text": …}')
    return said


def _article(said: dict[str, Any], origin: Origin) -> Article:
    text, title = said.get("text"), said.get("title")
    for name, value in (("text", text), ("title", title)):
        if value is not None and not isinstance(value, str):
            raise Unreadable(f'"{name}" is not a string', "put it in quote marks, or leave it out")
    if not (text or "").strip() and not (title or "").strip():
        raise Unreadable('there is neither "text" nor "title"', "give one of them")
    return make(
        origin,
        text or "",
        published=said.get("published"),
        ref=_name(said.get("id")),
        event=_name(said.get("event")),
        **{name: said[name] for name in _FIELDS if isinstance(said.get(name), str)},
    )


def _name(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None
