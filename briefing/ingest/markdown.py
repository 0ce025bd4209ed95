"""Markdown: front matter for what is known of the article, and its text without the marks of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from briefing.ingest.cleaning import harmless, one_line, tidy
from briefing.ingest.dates import in_name, published
from briefing.ingest.decoding import decode
from briefing.ingest.making import make
from briefing.ingest.markup import QUESTIONS, SAID, plain
from briefing.ingest.origin import Origin, Remark, Unreadable
from briefing.ingest.undated import with_remark
from briefing.model import Article

if TYPE_CHECKING:
    from markdown_it.token import Token
    from yaml import SafeLoader, ScalarNode

_FRONT = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_DATE = re.compile(r"""^["']?(published|date)["']?[ \t]*:""", re.I | re.M)
_LARGEST_FRONT = 100_000

Scalar = str | int | float | bool | date


def read_markdown(raw: bytes, origin: Origin) -> Iterator[Article | Remark]:
    """The one article of a Markdown file: a paragraph a line, blank lines between; a heading on top is its headline."""
    source = harmless(decode(raw)).replace("\r\n", "\n")
    place = _place_of_date(source, origin)
    said, source = front_matter(source)
    title, text = text_of(source)
    if not text and not title and not said.get("title"):
        raise Unreadable("it has no text", "look whether it was saved whole")
    article = make(
        origin,
        text,
        title=_first(said, "title", "headline") or title or _first_line(text),
        outlet=_first(said, "outlet", "publication", "publisher"),
        byline=_first(said, "byline", "author"),
        dateline=_first(said, "dateline"),
        published=published(_date(said), origin.zone) or in_name(origin.name, origin.zone),
        url=_first(said, "url", "link"),
        language=_first(said, "language", "lang"),
        ref=_first(said, "id"),
        event=_first(said, "event"),
    )
    yield from with_remark(article, _date(said), place, origin.name)


def front_matter(source: str) -> tuple[dict[str, Scalar], str]:
    """What the YAML between the first two `---` lines says, plain values only, and the rest of the file."""
    found = _FRONT.match(source)
    if not found:
        return {}, source
    if len(found[1]) > _LARGEST_FRONT:
        raise Unreadable("its front matter is larger than 100 kB", "look whether the second line of --- is missing")
    said = _yaml(found[1], above=source.count("\n", 0, found.start(1)))
    if not isinstance(said, dict):
        # A line of --- is also a rule between paragraphs.
        return {}, source
    values = {
        str(key).lower(): value for key, value in said.items() if isinstance(value, str | int | float | bool | date)
    }
    return values, source[found.end() :]


def _yaml(text: str, above: int) -> object:
    """What the YAML says, of which `above` lines of the file stand before; Unreadable with what YAML says of it."""
    import yaml

    try:
        return yaml.load(text, _loader())
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        problem = getattr(error, "problem", None) or ""
        # What is not closed is found out at the end, and is to be mended where it was opened.
        opened = getattr(error, "context_mark", None) if "end" in problem else None
        mark = opened or getattr(error, "problem_mark", None)
        where = f" in line {above + mark.line + 1}" if mark else ""
        if isinstance(error, yaml.constructor.ConstructorError):
            raise Unreadable(f"its front matter has a YAML tag{where}", "write the plain value without !") from error
        what = ": ".join(["its front matter is not YAML" + where, *filter(None, (_context(error), problem))])
        colon = "mapping values" in problem
        hint = (
            "put a value that holds a colon in quote marks" if colon else "mend that line, or put its value in quotes"
        )
        raise Unreadable(what, hint) from error


def _context(error: Exception) -> str | None:
    context: str | None = getattr(error, "context", None)
    return context


@cache
def _loader() -> type[SafeLoader]:
    """YAML's safe loader, to which what only looks like a day, such as 2026-99-99, is text."""
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    def day(loader: Loader, node: ScalarNode) -> object:
        try:
            return loader.construct_yaml_timestamp(node)
        except (ValueError, OverflowError):
            return node.value

    Loader.add_constructor("tag:yaml.org,2002:timestamp", day)
    return Loader


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
    asked = {at for at in range(1, len(tokens)) if _is_asked(tokens[at - 1], tokens[at])}
    for at, token in enumerate(tokens):
        if token.type == "inline":
            text = _inline(token.children or ())
            yield f"*{text}*" if at in asked and len(asked) >= QUESTIONS else text
        elif token.type in ("code_block", "fence"):
            yield token.content
        elif token.type == "html_block":
            yield plain(token.content)


def _is_asked(opening: Token, token: Token) -> bool:
    """Whether a paragraph of the text, no heading and no item of a list, stands in bold and ends as speech does."""
    paragraph = opening.type == "paragraph_open" and opening.level == 0
    return paragraph and _is_stressed(token) and _inline(token.children or ()).rstrip()[-1:] in tuple(SAID)


def _is_stressed(token: Token) -> bool:
    """Whether a paragraph stands in bold or italics as a whole."""
    parts = [part for part in token.children or () if part.type != "text" or part.content]
    if len(parts) < 3 or parts[0].type not in ("strong_open", "em_open"):
        return False
    closing = parts[0].type.replace("open", "close")
    return [part.type for part in parts].index(closing) == len(parts) - 1


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


def _place_of_date(source: str, origin: Origin) -> str:
    """Where a date would stand: the file, with the line where that is known."""
    front = _FRONT.match(source)
    lines = list(_DATE.finditer(front[0])) if front else []
    line = next((found for found in lines if found[1].lower() == "published"), lines[0] if lines else None)
    return f"{origin.path}:{source.count(chr(10), 0, line.start(1)) + 1}" if line else origin.path


def _first_line(text: str) -> str:
    from briefing.ingest.headline import head

    return head(text).title
