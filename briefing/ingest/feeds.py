"""RSS and Atom files: one article an entry, with the feed's title as outlet. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from briefing.ingest.decoding import decode
from briefing.ingest.making import make
from briefing.ingest.markup import plain
from briefing.ingest.origin import Failure, Origin, Remark, Unreadable
from briefing.ingest.undated import with_remark
from briefing.model import Article

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_ROOT = re.compile(r"<(rss|feed|rdf:RDF|channel)[\s>]", re.I)

_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")


def looks_like_feed(text: str) -> bool:
    """Whether a text begins as an RSS or Atom document."""
    return text.lstrip().startswith("<") and _ROOT.search(text[:4096]) is not None


def read_feed(raw: bytes, origin: Origin) -> Iterator[Article | Failure | Remark]:
    """The articles of a feed's entries, in the feed's order; an entry without title and text is named."""
    source = decode(raw, declared=True)
    if not looks_like_feed(source):
        raise Unreadable("it is neither RSS nor Atom", "other XML is not read: save it as a web page or as text")
    if "<!ENTITY" in source:
        raise Unreadable("it declares entities of its own, which can be made to fill the memory", "remove its DOCTYPE")
    import feedparser

    # As bytes in memory: a string would be taken for an address, and fetched.
    found = feedparser.parse(BytesIO(_REFERENCE.sub(_sound, _DECLARATION.sub("", source)).encode("utf-8", "replace")))
    if not found.entries:
        broken = found.get("bozo_exception")
        reason = f"it is not well-formed: {broken}" if broken else "it has no entries"
        raise Unreadable(reason, "look whether it was saved whole")
    yield from _cut_off(source, origin)
    outlet = plain(found.feed.get("title", ""))
    language = found.feed.get("language")
    for number, entry in enumerate(found.entries, 1):
        title, text = _plain(entry.get("title_detail")), _text(entry)
        place = f"{origin.path}, entry {number}"
        if not title and not text:
            yield Failure(place, "it has neither title nor text", "the feed's publisher left it out")
            continue
        said = entry.get("published") or entry.get("updated")
        article = make(
            origin,
            text,
            title=title,
            outlet=_outlet(entry) or outlet,
            byline=entry.get("author"),
            published=said,
            url=entry.get("link"),
            language=entry.get("language") or language,
            sections=[tag.get("term") for tag in entry.get("tags") or ()],
        )
        yield from with_remark(article, said, place)


def _sound(reference: re.Match[str]) -> str:
    """A numeric reference as it stands; a stand-in for one to no character, on which feedparser fails."""
    code = int(reference[1], 16) if reference[1] else int(reference[2][:20])
    return "\ufffd" if 0xD800 <= code < 0xE000 or code > 0x10FFFF else reference[0]


def _cut_off(source: str, origin: Origin) -> Iterator[Failure]:
    """Name a file whose end is missing: feedparser reads what there is, and says nothing."""
    root = _ROOT.search(source)
    if root and not re.search(rf"</{root[1]}\s*>", source, re.I):
        reason = "it breaks off; what stands before that was read, and the last entry may be cut"
        yield Failure(origin.path, reason, "fetch or save it again")


def _text(entry: Any) -> str:
    contents = [_plain(part) for part in entry.get("content", ())]
    return max([*contents, _plain(entry.get("summary_detail"))], key=len)


def _plain(part: Any) -> str:
    if not part:
        return ""
    value = part.get("value") or ""
    return (
        plain(value) if "html" in (part.get("type") or "html") or "<" in value else plain(value.replace("&", "&amp;"))
    )


def _outlet(entry: Any) -> str | None:
    source = entry.get("source") or {}
    return plain(source.get("title", "")) or None
