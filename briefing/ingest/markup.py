"""HTML, whole or in pieces, as text: a paragraph a line, blank lines between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.ingest.cleaning import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = {
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "form", "button", "select",
    "nav", "figure", "footer", "aside",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section",
    "article", "main", "header", "pre", "hr", "dl", "dt", "dd", "body", "html", "address", "details", "summary",
}  # fmt: skip
_BREAK = "\n"
QUESTIONS = 4
"""Paragraphs wholly in bold or italics from which these are the questions of an interview, and keep a mark of it."""
SAID = ".?!…؟"
"""What they end in, and subheads do not."""


def parse(source: str) -> HtmlElement | None:
    """The tree of a page or of a piece of HTML; None where there is nothing in it. Fetches and resolves nothing."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def text_of(tree: HtmlElement) -> str:
    """The text in a tree, without what is no text: scripts, forms, menus, captions."""
    lines = "".join(_pieces(tree)).split(_BREAK)
    return tidy("\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line))


def plain(fragment: str) -> str:
    """A piece of HTML as text."""
    if "<" not in fragment and "&" not in fragment:
        return tidy("\n\n".join(line.strip() for line in fragment.split("\n") if line.strip()))
    tree = parse(f"<div>{fragment}</div>")
    return text_of(tree) if tree is not None else ""


def _pieces(tree: HtmlElement) -> Iterator[str]:
    # An explicit stack: pages nest deeper than Python calls may.
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        element, ended = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else "script"
        if ended:
            yield _BREAK if tag in _BLOCKS else ""
            yield _flat(element.tail)
            continue
        if tag in _SILENT:
            yield _BREAK
            yield _flat(element.tail)
            continue
        yield _BREAK if tag in _BLOCKS else ""
        yield _flat(element.text)
        waiting.append((element, True))
        waiting.extend((child, False) for child in reversed(element))


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""
