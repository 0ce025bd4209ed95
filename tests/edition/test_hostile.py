"""Whatever stands in an article or in the settings, an edition keeps its structure and shows the words as words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from stories import BRIDGE, BRIDGE_TOO, CHOIR, article

from briefing.archive import Archive
from briefing.edition import Edition, compose, render
from briefing.edition.escaping import one_line
from briefing.intake import take_in
from briefing.settings import Settings, Watchlist

_KEPT = {"since", "until", "previous", "cutoff", "timezone", "published", "kind", "url", "speaker_kind"}
_PIECES = (
    *(
        "\n\n# ",
        "\n- ",
        "\n> ",
        "\n```\n",
        "\n    ",
        "<script>",
        "</p>",
        "<!--",
        "-->",
        "]]>",
        "&lt;",
        "](",
        "![",
        "https://a.example",
    ),
    *(
        "|",
        "**",
        "_",
        "`",
        "\\",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "\x1b[2J",
        "\x07",
        "\x9b",
        "\u202e",
        "\u2028",
        "'",
        '"',
        "word ",
        " ",
    ),
)
hostile = st.lists(st.sampled_from(_PIECES), min_size=1).map("".join) | st.text(min_size=1)


@cache
def plain_edition() -> Edition:
    with Archive.open(":memory:", clock=lambda: datetime(2026, 3, 10, tzinfo=UTC)) as archive:
        archive.add(
            [
                article(
                    "a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", byline="A. Petrov"
                ),
                article("a2", BRIDGE_TOO, outlet="Orrin Courier", published="2026-03-10T10:00:00+00:00"),
                article("a3", CHOIR, outlet="Orrin Courier", published="2026-03-10", url="https://orrin.example/3"),
            ]
        )
        for _ in take_in(archive, [], Settings(), jobs=1):
            pass
        watchlist = Watchlist(people=("Bertil Amsden",), topics=("lantern prize",))
        chosen = Settings(watchlist=watchlist, marking="Internal", prepared_by="Night desk")
        return compose(archive, chosen, "2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")


def poisoned(value: Any, text: str, name: str = "") -> Any:
    """`value` with `text` in the place of every text in it but dates, addresses and kinds."""
    if isinstance(value, str):
        return value if name in _KEPT else text
    if isinstance(value, tuple):
        return tuple(poisoned(item, text, name) for item in value)
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.asdict(value)
        return type(value)(**{key: poisoned(item, text, key) for key, item in fields.items()})
    return value


def _blocks(edition: Edition) -> list[str]:
    """What the Markdown of an edition is made of, words left out."""
    tokens = MarkdownIt("gfm-like").parse(render(edition, "md"))
    inner = [child.type for token in tokens for child in token.children or []]
    kinds = [token.type + token.tag for token in tokens if token.type != "inline"]
    return [
        *kinds,
        *sorted(kind for kind in inner if kind.endswith("open") or kind in ("html_inline", "image", "code_inline")),
    ]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(f"{tag} {sorted(name for name, _ in attrs)}")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def _tags(edition: Edition) -> list[str]:
    reader = _Tags()
    reader.feed(render(edition, "html"))
    reader.close()
    return reader.found


@cache
def _structure_of_words() -> tuple[list[str], list[str]]:
    edition = poisoned(plain_edition(), "word")
    return _blocks(edition), _tags(edition)


@settings(max_examples=40)
@given(hostile.filter(lambda text: one_line(text) != ""))
def test_no_text_changes_the_structure_of_an_edition(text: str) -> None:
    edition = poisoned(plain_edition(), text)
    assert (_blocks(edition), _tags(edition)) == _structure_of_words()
    printed = render(edition, "txt").replace("\n", "")
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in printed)
