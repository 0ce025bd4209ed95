# ruff: noqa: E501 (an article's paragraph is one line)

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt
from stories import BRIDGE, CHOIR, Build, article

from briefing.archive import Archive
from briefing.edition import FORMATS, Edition, EditionError, check, compose, render
from briefing.edition.wording import quoted
from briefing.model import Quotation, Slice
from briefing.settings import EditionSettings, Settings

DAY = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")
SETTINGS = Settings(prepared_by="Night desk", marking="tlp:amber", edition=EditionSettings(title="Evening note"))


@pytest.fixture
def edition(build: Build) -> Edition:
    archive = build(
        article(
            "a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", url="https://quay.example/1"
        ),
        article("a2", CHOIR, outlet="Orrin Courier"),
    )
    return compose(archive, SETTINGS, *DAY)


@pytest.mark.parametrize("form", FORMATS)
def test_the_parts_stand_in_their_order(edition: Edition, form: str) -> None:
    text = render(edition, form)
    parts = [
        "TLP:AMBER",
        "Evening note",
        "10 March 2026",
        "Night desk",
        "Top lines",
        "Key quotations",
        "Halvorsen-Quist",
    ]
    parts += [
        "Events",
        "New since the last edition",
        "Sources",
        "https://quay.example/1",
        "How this was made",
        "TLP:AMBER",
    ]
    at = 0
    for part in parts:
        found = re.compile(re.escape(part), re.IGNORECASE).search(text, at)
        assert found, f"{part!r} is not there after character {at} of\n{text}"
        at = found.end()


@pytest.mark.parametrize("form", FORMATS)
def test_the_exact_words_are_printed(edition: Edition, form: str) -> None:
    printed = " ".join(render(edition, form).split())
    words = [piece.removesuffix(",") for said in edition.quotations() for piece in said.quotation.pieces]
    words += [extract.text for extract in edition.extracts()]
    assert words
    for text in words:
        assert text in printed


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_edition_gives_the_same_characters(edition: Edition, form: str) -> None:
    text = render(edition, form)
    assert render(edition, form) == text
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]+\n", text)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_known_is_said_to_be_unknown(edition: Edition, form: str) -> None:
    assert "date not known" in render(edition, form)
    assert "1 article has no date" in " ".join(render(edition, form).split())


@pytest.mark.parametrize("form", FORMATS)
def test_a_quiet_day_says_so(build: Build, form: str) -> None:
    text = render(compose(build(), SETTINGS, *DAY), form)
    assert "A quiet day: nothing was published in this period." in text
    assert "0 articles" not in text
    assert "Top lines" not in text
    assert text.upper().count("TLP:AMBER") == 2


def test_on_paper_the_marking_stands_on_every_page_and_cannot_leave_its_string(edition: Edition) -> None:
    text = render(msgspec.structs.replace(edition, marking='a"; } </style>\\'), "html")
    (page,) = re.findall(r"^@page \{ @top-center \{ content: \"(.*?)\"; \} @bottom-center", text, re.M)
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), page) == 'A"; } </STYLE>\\'
    assert text.count("</style>") == 1
    assert "@top-center" not in render(msgspec.structs.replace(edition, marking=None), "html")


@pytest.mark.parametrize("form", FORMATS)
def test_events_without_a_line_are_counted(edition: Edition, form: str) -> None:
    assert "more" not in render(msgspec.structs.replace(edition, omitted=0), form).partition("Sources")[0]
    assert "3 events more" in render(msgspec.structs.replace(edition, omitted=3), form)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_new_is_listed_only_where_something_is_not(build: Build, form: str) -> None:
    archive = build(
        article("a1", CHOIR, outlet="Orrin Courier", published="2026-03-10T09:00:00+00:00"),
        article("a2", BRIDGE, outlet="Quayside Agency", published="2026-03-10T11:00:00+00:00"),
    )
    assert "All 2 events are new." in render(compose(archive, SETTINGS, *DAY), form)
    text = render(compose(archive, SETTINGS, *DAY, previous="2026-03-10T10:00:00+00:00"), form)
    assert "All 2 events" not in text
    assert "(1 article)" in text.partition("ew since")[2] or "(1 article)" in text.partition("NEW SINCE")[2]
    few = Settings(edition=EditionSettings(events=1, briefs=0))
    assert len(compose(archive, few, *DAY).new) == 1, "what is not in the edition is not listed as new either"


def test_plain_text_keeps_to_its_width(edition: Edition) -> None:
    assert max(map(len, render(edition, "txt").splitlines())) <= 78


# What an article may try. Every field of it comes from outside.
HOSTILE = """<script>alert('x')</script> [click](https://evil.example) **bold** \x1b[31mred\x1b[0m {{ 7 * 7 }} | a | b |
# Not a heading, said <img src=x onerror=alert(1)> the harbour master.
“Click [here](javascript:alert(1)) or www.evil.example and <b>pay</b> `now`, it is {{ config }} &amp; *free*,” said Hanne Bryce, harbour master of Pellmouth.
Pellmouth harbour was closed on Tuesday.\u202e Nobody could say for how long the harbour would stay closed.
"""


@pytest.fixture
def hostile(build: Build) -> tuple[Edition, Archive]:
    archive = build(
        article(
            "a1",
            HOSTILE,
            outlet="<i>Evil</i> ](https://evil.example) *Post*",
            byline="A\n\n# B <u>",
            published="2026-03-10",
            url="javascript:alert(1)",
        ),
        article(
            "a2",
            CHOIR,
            outlet="Orrin Courier",
            published="2026-03-10",
            url='https://o.example/"><script>alert(1)</script>',
        ),
    )
    settings = Settings(
        marking="<b>X</b>", prepared_by="[me](https://evil.example)", edition=EditionSettings(title="# <h1>T")
    )
    edition = compose(archive, settings, *DAY)
    check(edition, archive)
    return edition, archive


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_nothing_hostile_acts_in_html(hostile: tuple[Edition, Archive]) -> None:
    text = render(hostile[0], "html")
    reader = _Reader()
    reader.feed(text)
    assert not {"script", "img", "i", "u", "iframe", "object", "link"} & set(reader.tags)
    assert not {name for name in reader.names if name.startswith("on") or name == "style"}
    outside = [link for link in reader.links if not link.startswith("#")]
    assert outside == ["https://o.example/%22%3E%3Cscript%3Ealert%281%29%3C/script%3E"]
    assert "{{ 7 * 7 }}" in text, "what stands in an article is no template"
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_nothing_hostile_forms_structure_in_markdown(hostile: tuple[Edition, Archive]) -> None:
    text = render(hostile[0], "md")
    tokens = MarkdownIt("gfm-like").parse(text)
    kinds = {token.type for token in tokens}
    assert not {"html_block", "table_open", "fence", "code_block", "blockquote_open"} & kinds
    children = [child for token in tokens for child in token.children or []]
    assert "html_inline" not in {child.type for child in children}
    assert "image" not in {child.type for child in children}
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    assert links == ["https://o.example/%22%3E%3Cscript%3Ealert%281%29%3C/script%3E"]
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_nothing_hostile_steers_a_terminal_in_plain_text(hostile: tuple[Edition, Archive]) -> None:
    text = render(hostile[0], "txt")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "{{ 7 * 7 }}" in text


def test_a_template_of_one_s_own_goes_first_and_is_escaped_too(
    hostile: tuple[Edition, Archive], tmp_path: Path
) -> None:
    (tmp_path / "daily.md").write_text("# Mine\n\n{{ edition.title }}\n", encoding="utf-8")
    (tmp_path / "sheet.html").write_text(
        "{% macro row(said) %}<li>{{ said.speaker }}: {{ said|words }}</li>{% endmacro %}"
        "<ul>{% for said in edition.quotations() %}{{ row(said) }}{% endfor %}</ul>",
        encoding="utf-8",
    )
    assert render(hostile[0], "md", folder=tmp_path) == "# Mine\n\n\\# \\<h1\\>T\n"
    for form, written in (("html", "&lt;h1&gt;T"), ("md", "\\<h1\\>T")):
        (tmp_path / f"wrapped.{form}").write_text("{{ edition.title|wrap(2) }}", encoding="utf-8")
        assert written in render(hostile[0], form, template="wrapped", folder=tmp_path)
    sheet = render(hostile[0], "html", template="sheet", folder=tmp_path)
    assert "<li>Hanne Bryce: “Click [here]" in sheet
    assert "<b>pay" not in sheet
    assert "&amp;amp;" in sheet, "an entity in an article is shown as it stands there"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ edition.nothing }}", "does not work"),
        ("{% for %}", r"bad\.md:1: "),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "does not work"),
        ("{{ edition.sections.append(1) }}", "does not work"),
        ("{% include 'absent.md' %}", "no template absent.md"),
        ("{{ 1 // 0 }}", "does not work"),
        ("{% include '../stories.py' %}", "no template"),
    ],
)
def test_a_broken_or_prying_template_is_an_error_with_its_name(
    edition: Edition, tmp_path: Path, source: str, expected: str
) -> None:
    (tmp_path / "bad.md").write_text(source, encoding="utf-8")
    with pytest.raises(EditionError, match=expected):
        render(edition, "md", template="bad", folder=tmp_path)


def test_unknown_templates_and_formats_name_the_valid_ones(edition: Edition) -> None:
    with pytest.raises(EditionError, match=r"no template weekly\.md\. Valid for md: daily"):
        render(edition, "md", template="weekly")
    with pytest.raises(EditionError, match="Valid: md, html, txt"):
        render(edition, "docx")


def test_html_asks_for_nothing_from_outside(edition: Edition) -> None:
    text = render(edition, "html")
    assert "default-src 'none'" in text
    reader = _Reader()
    reader.feed(text)
    assert not {"link", "script", "img", "iframe"} & set(reader.tags)
    assert "@import" not in text
    assert "url(" not in text
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(ids)


def test_what_was_denied_is_told_as_denied() -> None:
    denied = Quotation(
        article="a",
        text="she had left",
        start=18,
        end=30,
        kind="indirect",
        speaker="Ada Brandt",
        cue=Slice("denied", 11, 17),
    )
    assert quoted(denied) == "[denied] she had left"
    assert quoted(msgspec.structs.replace(denied, cue=Slice("said", 11, 15))) == "she had left"


def test_what_is_written_from_right_to_left_is_set_so_in_html(build: Build) -> None:
    arabic = (
        "انهيار جسر في أورين\nانهار جسر في مدينة أورين صباح الثلاثاء وأعلنت البلدية إغلاق الطريق حتى إشعار آخر.\n"
        "وقال العمدة: “سنبني الجسر من جديد قبل نهاية العام الحالي”.\n"
    )
    text = render(compose(build(article("r1", arabic, published="2026-03-10T09:00:00+00:00")), SETTINGS, *DAY), "html")
    places = [match.start() for match in re.finditer("انهار جسر في مدينة أورين|انهيار جسر في أورين", text)]
    assert len(places) > 2
    for place in places:
        around = re.findall(r"<(\w+)([^<>]*)>", text[:place])[-1]
        assert around[0] in ("bdi", "title") or 'dir="auto"' in around[1], around
