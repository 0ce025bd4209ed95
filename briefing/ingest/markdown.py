"""Markdown: front matter for what is known of the article, and its text without the marks of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.ingest.cleaning import harmless, one_line, tidy
from briefing.ingest.dates import in_name
from briefing.ingest.decoding import decode
from briefing.ingest.making import make
from briefing.ingest.markup import plain
from briefing.ingest.origin import Origin, Unreadable
from briefing.model import Article

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_LARGEST_FRONT = 100_000

Scalar = str | int | float | bool | date


def read_markdown(raw: bytes, origin: Origin) -> Iterator[Article]:
    """The one article of a Markdown file: a paragraph a line, blank lines between; a heading on top is its headline."""
    source = harmless(decode(raw)).replace("\r\n", "\n")
    said, source = front_matter(source)
    title, text = text_of(source)
    if not text and not title and not said.get("title"):
        raise Unreadable("it has no text", "look whether it was saved whole")
    yield make(
        origin,
        text,
        title=_first(said, "title", "headline") or title or _first_line(text),
        outlet=_first(said, "outlet", "publication", "publisher"),
        byline=_first(said, "byline", "author"),
        dateline=_first(said, "dateline"),
        published=_date(said) or in_name(origin.name, origin.zone),
        url=_first(said, "url", "link"),
        language=_first(said, "language", "lang"),
        ref=_first(said, "id"),
        event=_first(said, "event"),
    )


def front_matter(source: str) -> tuple[dict[str, Scalar], str]:
    """What the YAML between the first two `---` lines says, plain values only, and the rest of the file."""
    found = _FRONT.match(source)
    if not found:
        return {}, source
    if len(found[1]) > _LARGEST_FRONT:
        raise Unreadable("its front matter is larger than 100 kB", "look whether the second line of --- is missing")
    import yaml

    try:
        said = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        if isinstance(error, yaml.constructor.ConstructorError):
            raise Unreadable(f"its front matter has a YAML tag{where}", "write the plain value without !") from error
        raise Unreadable(
            f"its front matter is not YAML{where}", "put a value that holds a colon in quote marks"
        ) from error
    if not isinstance(said, dict):
        # A line of --- is also a rule between paragraphs.
        return {}, source
    values = {
        str(key).lower(): value for key, value in said.items() if isinstance(value, str | int | float | bool | date)
    }
    return values, source[found.end() :]


def text_of(source: str) -> tuple[str | None, str]:
    """The heading at the top, if there is one, and the text under it without markup."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").parse(source)
    title = None
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = one_line(_inline(tokens[1].children or ()))
        tokens = tokens[3:]
    return title, tidy("\n\n".join(filter(None, (block.strip() for block in _blocks(tokens)))))


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield _inline(token.children or ())
        elif token.type in ("code_block", "fence"):
            yield token.content
        elif token.type == "html_block":
            yield plain(token.content)


def _inline(tokens: Sequence[Token]) -> str:
    text = ""
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            text += token.content
        elif token.type == "softbreak":
            text += " "
        elif token.type == "hardbreak":
            text += "\n"
    return text


def _first(said: dict[str, Scalar], *keys: str) -> str | None:
    return next((str(said[key]) for key in keys if key in said and not isinstance(said[key], bool)), None)


def _date(said: dict[str, Scalar]) -> Scalar | None:
    return next((said[key] for key in ("published", "date") if key in said), None)


def _first_line(text: str) -> str:
    from briefing.ingest.headline import head

    return head(text).title
