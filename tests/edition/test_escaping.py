from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.edition.escaping import link, markdown, one_line, plain
from briefing.edition.render import _html

_PIECES = (
    *("http://", "https://a.example", "www.", "a.com", "x@y.example", "mailto:", "ftp://", "//", "[a]", "(b)"),
    *("[a]: http://b", "![", "&amp;", "&#35;", "<b>", "<!--", "</p>", "1.", "2)", "- ", "* ", "+ ", "# ", "> ", "="),
    *("---", "```", "~~~", "~~", "**", "_", "|", ":-", "\\", "`", "$", "\n", "\r\n", "\n\n", "    ", "\t", " ", "word"),
    *("\x1b[31m", "\x9b", "\u202e", "{{", "{%"),
)
hostile = st.lists(st.sampled_from(_PIECES)).map("".join) | st.text()


@settings(max_examples=500)
@given(hostile)
@example("\x1f.FI")
def test_markdown_shows_the_words_and_forms_nothing_else(text: str) -> None:
    """An independent CommonMark parser, with tables, strike-through and autolinks on, reads one paragraph of them."""
    tokens = MarkdownIt("gfm-like").parse(markdown(text))
    expected = one_line(text)
    assert [token.type for token in tokens] == (["paragraph_open", "inline", "paragraph_close"] if expected else [])
    children = tokens[1].children or [] if tokens else []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == expected


@settings(max_examples=200)
@given(hostile)
def test_markdown_in_a_heading_or_a_list_item_stays_there(text: str) -> None:
    expected = one_line(text)
    if expected:
        heading = MarkdownIt("gfm-like").parse(f"## {markdown(text)}\n\nafter")
        assert [token.type for token in heading][:3] == ["heading_open", "inline", "heading_close"]
        assert "".join(child.content for child in heading[1].children or []) == expected
        item = MarkdownIt("gfm-like").parse(f"- **Q1** {markdown(text)}\n  – after")
        assert sum(token.type == "list_item_open" for token in item) == 1


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(hostile)
def test_html_shows_the_words_and_holds_no_tag(text: str) -> None:
    reader = _Reader()
    reader.feed(_html(text))
    reader.close()
    assert reader.tags == []
    assert reader.text == plain(text)


@given(hostile)
def test_one_line_is_one_line_of_visible_characters(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u2028\u2029\u202e" for char in line)
    assert one_line(line) == line


def test_harmless_text_stays_as_it_is() -> None:
    for text in (
        "“It holds,” she said.",
        "U.S. growth fell 0.3%",
        "Ærø – 1,200 people",
        "The 8.15 from Skarra (late)",
        "It is the law.",
    ):
        assert one_line(text) == text
        assert markdown(text) == text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/a?b=1&c=2#d", "https://paper.example/a?b=1&c=2#d"),
        ("http://paper.example/a b", "http://paper.example/a%20b"),
        ('https://paper.example/"><script>', "https://paper.example/%22%3E%3Cscript%3E"),
        ("https://paper.example/(x)", "https://paper.example/%28x%29"),
        ("HTTPS://paper.example/é", "HTTPS://paper.example/%C3%A9"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//paper.example", None),
        ("https://", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, expected: str | None) -> None:
    assert link(url) == expected
