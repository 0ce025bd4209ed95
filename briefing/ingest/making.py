"""The one place where an Article is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from briefing.ingest.cleaning import harmless, one_line
from briefing.ingest.dates import published as date_of
from briefing.ingest.origin import Origin
from briefing.language.kickers import comment_words, is_kicker, is_labelled_comment
from briefing.language.layout import paper_words
from briefing.language.words import fold
from briefing.model import Article

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.I)


def article_id(outlet: str | None, title: str, text: str) -> str:
    """16 hexadecimal digits (BLAKE2b) made from outlet, title and text: read in twice, an article has the same id."""
    return blake2b("\0".join((outlet or "", title, text)).encode("utf-8", "replace"), digest_size=8).hexdigest()


def make(
    origin: Origin,
    text: str,
    *,
    title: str | None = None,
    body: int | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
    published: object = None,
    url: str | None = None,
    language: str | None = None,
    ref: str | None = None,
    event: str | None = None,
    sections: Sequence[str | None] = (),
) -> Article:
    """An article of `text`, made harmless without changing its length; its outlet is the origin's unless given.

    `body` is where the body begins; without it, after the first line if that is the title, or the second under a line
    like “Opinion”. That of a comment, or one of the `sections` that it stands in, is told in the title, so that nobody
    takes it for a report.
    """
    text = harmless(text)
    title = one_line(title) or ""
    begin, kicker = _after_title(text, title)
    byline = one_line(byline)
    outlet = one_line(outlet) or one_line(origin.outlet) or _signed(byline)
    return Article(
        id=article_id(outlet, title, text),
        text=text,
        title=_marked(title, (kicker, *sections)),
        body=begin if body is None else body,
        outlet=outlet,
        byline=_writers(byline, outlet),
        dateline=one_line(dateline),
        published=date_of(published, origin.zone),
        url=web_address(url),
        language=_language(language),
        path=_storable(origin.path),
        ref=_storable(ref),
        event=_storable(event),
    )


def _signed(byline: str | None) -> str | None:
    """The outlet that a byline ends in, if it names one: "Ada Brandt, Kerr Courier"."""
    writers, _, tail = (byline or "").rpartition(", ")
    named = writers and " " in tail and tail.rpartition(" ")[2].lower() in paper_words()
    return tail if named else None


def _writers(byline: str | None, outlet: str | None) -> str | None:
    """A byline without the outlet that it ends in: "Ada Brandt, Kerr Courier"."""
    return byline.removesuffix(f", {outlet}") if byline and outlet else byline


def _storable(name: str | None) -> str | None:
    """`name` without lone surrogates (of file names that are not UTF-8), which neither SQLite nor JSON can hold."""
    return None if name is None else name.encode("utf-8", "replace").decode("utf-8")


def web_address(url: str | None) -> str | None:
    """`url` if it is an address on the web, else None: a program may be asked to open it."""
    url = one_line(url)
    return url if url and re.match(r"https?://[^\s/]", url, re.I) else None


def _after_title(text: str, title: str) -> tuple[int, str]:
    """Where the body begins after the headline, be it under a line of its own (“Opinion”), and that line."""
    kicker, rest = "", text.lstrip()
    for _ in range(2 if title else 0):
        line, _, below = rest.partition("\n")
        below = below.lstrip()
        if one_line(line) == title:
            return len(text) - len(below), kicker
        if not is_kicker(line.strip()):
            break
        kicker, rest = line.strip(), below
    return 0, ""


def _marked(title: str, labels: Iterable[str | None]) -> str:
    """The headline of a comment with the label that says so, unless it has one: “Opinion: …”."""
    label = next((label for label in map(one_line, labels) if label and fold(label) in comment_words()), None)
    if not title or label is None or is_labelled_comment(title):
        return title
    return f"{label.capitalize() if label.isupper() else label[0].upper() + label[1:]}: {title}"


def _language(code: str | None) -> str | None:
    found = _LANGUAGE.fullmatch(code.strip()) if code else None
    return found[1].lower() if found and len(found[1]) == 2 else None
