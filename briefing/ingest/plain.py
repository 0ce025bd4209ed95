"""Plain text: the file's text unchanged, headline line included; date out of the file's name or a line of its own."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.ingest.cleaning import harmless
from briefing.ingest.dates import in_name, published
from briefing.ingest.decoding import decode
from briefing.ingest.headline import head
from briefing.ingest.making import make
from briefing.ingest.origin import Origin, Remark, Unreadable
from briefing.ingest.undated import with_remark
from briefing.model import Article


def read_plain(raw: bytes, origin: Origin) -> Iterator[Article | Remark]:
    """The one article of a text file."""
    text = harmless(decode(raw))
    if not text.strip():
        raise Unreadable("it has no text", "look whether it was saved whole")
    found = head(text)
    article = make(
        origin,
        text,
        title=found.title,
        body=found.body,
        outlet=origin.outlet or found.outlet,
        byline=found.byline,
        dateline=found.dateline,
        published=_published(origin, found.dated),
    )
    yield from with_remark(article, None, origin.path, origin.name)


def _published(origin: Origin, dated: str | None) -> str | None:
    """The moment that the file's name tells, else what a line of its own says; this also where the name has its day
    alone."""
    named = in_name(origin.name, origin.zone)
    told = published(dated, origin.zone)
    return told if named is None or (told is not None and told.startswith(f"{named}T")) else named
