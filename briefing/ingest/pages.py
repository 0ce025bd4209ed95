"""HTML pages: the article's text without menus and notices, and what the page says of itself. Nothing in it runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from briefing.ingest.cleaning import one_line, tidy
from briefing.ingest.dates import in_name, published
from briefing.ingest.decoding import decode
from briefing.ingest.headline import head
from briefing.ingest.making import make, web_address
from briefing.ingest.markup import QUESTIONS, SAID, parse, text_of
from briefing.ingest.origin import Failure, Origin, Remark, Unreadable
from briefing.ingest.undated import with_remark
from briefing.language.blogs import is_live
from briefing.model import Article, instant

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = {
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "OpinionNewsArticle",
}


_WRITTEN_ON = timedelta(days=3)
"""How long somebody may write on a live blog."""


class Page(Struct, kw_only=True):
    """What a page says of itself."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    changed: str | None = None
    unread_date: str | None = None
    """The date that it says, where it says none that can be read."""
    url: str | None = None
    language: str | None = None
    sections: tuple[str, ...] = ()


def read_page(raw: bytes, origin: Origin) -> Iterator[Article | Failure | Remark]:
    """The one article of a page: a paragraph a line, blank lines between, its headline first where the page has it."""
    source = decode(raw, declared=True)
    tree = parse(source)
    if tree is None:
        raise Unreadable("it has no text", "look whether it was saved whole")
    page = describe(tree, origin.zone)
    text = main_text(source) or text_of(tree)
    if not text:
        raise Unreadable(
            "no article was found in it", "open the page, copy the text, and read that in with `briefing add -`"
        )
    above = head(text)
    text = with_questions(text, tree)
    title = page.title or above.title
    article = make(
        origin,
        text,
        title=title,
        outlet=page.outlet or origin.outlet or above.outlet,
        byline=page.byline or above.byline,
        published=_moment(page, text) or in_name(origin.name, origin.zone),
        url=page.url,
        language=page.language,
        sections=page.sections,
    )
    yield from with_remark(article, page.unread_date, origin.path, origin.name)
    if breaks_off(source):
        reason = "it breaks off; what stands before that was read, and its last sentence may be cut"
        yield Failure(origin.path, reason, "save it again, whole")


def breaks_off(source: str) -> bool:
    """Whether a page ends in the middle of a paragraph, as one does that was not saved whole."""
    low = source.lower()
    if "<html" not in low or any(end in low for end in ("</html", "</body")):
        return False
    closed = low.rfind("</p")  # a page that closes none of its paragraphs tells nothing by the last one
    return closed >= 0 and _PARAGRAPH.search(low, closed) is not None


_PARAGRAPH = re.compile(r"<p[\s>]")


def main_text(source: str) -> str:
    """The text of the article that a page is about, found by trafilatura; empty where it finds none."""
    import trafilatura

    try:
        found = trafilatura.extract(
            source, output_format="txt", include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception:  # a page that trips the library still has its plain text
        return ""
    return tidy("\n\n".join(line.strip() for line in found.split("\n") if line.strip())) if found else ""


def _moment(page: Page, text: str) -> str | None:
    """When a page was published; a live blog when it was last written on within days, for it tells that first."""
    first, last = instant(page.published), instant(page.changed)
    if first is None or last is None or not timedelta() < last - first < _WRITTEN_ON or not is_live(text):
        return page.published
    return page.changed


def with_questions(text: str, tree: HtmlElement) -> str:
    """`text` with a mark of stress around the paragraphs that the page has in bold or italics as a whole, where they
    are so many that they must be the questions of an interview."""
    stressed = {one_line(paragraph.text_content()) for paragraph in tree.iter("p") if _is_stressed(paragraph)}
    stressed = {line for line in stressed if line and line[-1] in SAID}
    lines = text.split("\n")
    if sum(line in stressed for line in lines) < QUESTIONS:
        return text
    return "\n".join(f"*{line}*" if line in stressed else line for line in lines)


def _is_stressed(paragraph: HtmlElement) -> bool:
    inner = list(paragraph)
    tail = (paragraph.text or "") + "".join(part.tail or "" for part in inner)
    return len(inner) == 1 and inner[0].tag in ("strong", "b", "em", "i") and not tail.strip()


def describe(tree: HtmlElement, zone: str | None = None) -> Page:
    """Headline, outlet, author, date, address, language from a page's metadata: schema.org, Open Graph, then HTML.

    A time without a zone is read in `zone`.
    """
    meta = {
        (element.get("property") or element.get("name") or element.get("itemprop") or "").lower(): element.get(
            "content"
        )
        or ""
        for element in reversed(tree.findall(".//meta"))
    }
    linked = _linked_data(tree)
    canonical = tree.find(".//link[@rel='canonical']")
    canonical_url = canonical.get("href") if canonical is not None else None
    time = tree.find(".//time[@datetime]")
    titles = (
        one_line(element.text_content())
        for element in (tree.find(".//h1"), tree.find(".//title"))
        if element is not None
    )
    dates = (
        linked.get("datePublished"),
        meta.get("article:published_time"),
        meta.get("datepublished"),
        meta.get("date"),
        meta.get("dc.date"),
        meta.get("pubdate"),
        time.get("datetime") if time is not None else None,
    )
    changes = linked.get("dateModified"), meta.get("article:modified_time"), meta.get("datemodified")
    known = next(filter(None, map(partial(published, zone=zone), dates)), None)
    return Page(
        title=_some(linked.get("headline"), meta.get("og:title"), *titles),
        outlet=_some(_named(linked.get("publisher")), meta.get("og:site_name"), meta.get("application-name")),
        byline=_some(
            _named(linked.get("author")),
            meta.get("author"),
            meta.get("dc.creator"),
            _person(meta.get("article:author")),
        ),
        published=known,
        changed=next(filter(None, map(partial(published, zone=zone), changes)), None),
        unread_date=None if known else _some(*dates),
        url=next(filter(None, map(web_address, (canonical_url, meta.get("og:url"), linked.get("url")))), None),
        language=_some(tree.get("lang"), linked.get("inLanguage"), (meta.get("og:locale") or "").replace("_", "-")),
        sections=tuple(_sections(linked, meta)),
    )


def _sections(linked: dict[str, Any], meta: dict[str, str]) -> Iterator[str]:
    """The sections that a page stands in, also by the kind of article that it says it is."""
    if "OpinionNewsArticle" in _types(linked):
        yield "Opinion"
    said = linked.get("articleSection")
    for section in (*(said if isinstance(said, list) else [said]), meta.get("article:section")):
        if isinstance(section, str):
            yield section


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The first article that the page describes in JSON-LD (schema.org)."""
    for script in tree.findall(".//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        things = found if isinstance(found, list) else [found]
        for thing in things:
            graph = thing.get("@graph", [thing]) if isinstance(thing, dict) else []
            for part in graph if isinstance(graph, list) else []:
                if isinstance(part, dict) and _types(part) & _ARTICLE_TYPES:
                    return part
    return {}


def _types(part: dict[str, Any]) -> set[str]:
    kind = part.get("@type")
    return {name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)}


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        return one_line(", ".join(name for part in value[:5] if (name := _named(part)))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _person(value: str | None) -> str | None:
    return None if value is None or "://" in value else value


def _some(*values: Any) -> str | None:
    return next((line for value in values if isinstance(value, str) and (line := one_line(value))), None)
