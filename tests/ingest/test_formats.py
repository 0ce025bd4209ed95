from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing.ingest import Failure, Remark, read
from briefing.ingest.dates import published
from briefing.ingest.markdown import text_of
from briefing.ingest.markup import plain
from briefing.model import Article


def items(tmp_path: Path, name: str, raw: bytes | str, **known: str) -> list[Any]:
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(read([path], **known))  # type: ignore[arg-type]


def one(tmp_path: Path, name: str, raw: bytes | str, **known: str) -> Article:
    (found,) = items(tmp_path, name, raw, **known)
    assert isinstance(found, Article), found
    return found


# JSON lines


def test_json_lines(tmp_path: Path) -> None:
    full = {
        "id": 7, "title": "Oil", "text": "Oil\r\n\r\nNone “left”.", "published": "2026-03-10T09:00",
        "outlet": "Skerry Press", "event": "ev-1", "url": "https://skerry.example/7", "byline": "Odo Fenn",
        "language": "en-GB",
        "unknown": {"deep": [1]},
    }  # fmt: skip
    raw = "\n".join([json.dumps(full), "", '{"text": "Only text."}', '{"title": "Only a headline"}'])
    first, second, third = items(tmp_path, "wire.jsonl", raw)
    assert (first.ref, first.event, first.text) == ("7", "ev-1", full["text"])
    assert first.published == "2026-03-10T09:00:00+00:00"
    assert (first.outlet, first.byline, first.language, first.url) == ("Skerry Press", "Odo Fenn", "en", full["url"])
    assert first.text[first.body :] == "None “left”."
    assert (second.text, second.title, second.ref) == ("Only text.", "", None)
    assert (third.text, third.title) == ("", "Only a headline")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"text": 5}', '"text" is not a string'),
        ('{"outlet": "x"}', 'neither "text" nor "title"'),
        ('{"text": "  "}', 'neither "text" nor "title"'),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, reason: str) -> None:
    wrong, right = items(tmp_path, "wire.jsonl", f'{line}\n{{"text": "Fine."}}')
    assert isinstance(wrong, Failure)
    assert wrong.path.endswith("wire.jsonl:1")
    assert reason in wrong.reason
    assert right.text == "Fine."


def test_half_a_character_in_json_is_replaced(tmp_path: Path) -> None:
    assert one(tmp_path, "a.jsonl", '{"text": "a\\ud800b\\u0000c\\u001b[31m"}').text == "a\ufffdb c [31m"


# Markdown


def test_markdown(tmp_path: Path) -> None:
    raw = """---
title: "Oil: none"
outlet: Skerry Press
author: Odo Fenn
date: 2026-03-10
url: https://skerry.example/oil
language: en-GB
tags: [oil, light]
---

## Shops shut

The *oil* ran **out** on [Monday](https://x.example),
said a \\*clerk\\*.

> “None left,” said Ysolt.

- one jar
- two jars

![a lamp](lamp.png) AT&amp;T
"""
    found = one(tmp_path, "a.md", raw)
    assert (found.title, found.outlet, found.byline) == ("Oil: none", "Skerry Press", "Odo Fenn")
    assert (found.published, found.url, found.language) == ("2026-03-10", "https://skerry.example/oil", "en")
    assert found.text == (
        "Shops shut\n\nThe oil ran out on Monday, said a *clerk*.\n\n“None left,” said Ysolt.\n\n"
        "one jar\n\ntwo jars\n\nAT&T"
    )


def test_markdown_without_front_matter_takes_its_heading(tmp_path: Path) -> None:
    found = one(tmp_path, "2026-03-10-a.md", "# No oil\n\nNone at all.\n\n---\n\nNothing.")
    assert (found.title, found.text, found.published) == ("No oil", "None at all.\n\nNothing.", "2026-03-10")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("---\ntitle: a: b: c\n---\nText.", "not YAML in line"),
        ("---\ntitle: !!python/object/apply:os.getcwd []\n---\nText.", "a YAML tag in line 2"),
        ("---\ntitle: [\n---\nText.", "not YAML"),
        ("---\nx: 1\n---\n\n", "it has no text"),
    ],
)
def test_front_matter_that_is_wrong(tmp_path: Path, raw: str, reason: str) -> None:
    (found,) = items(tmp_path, "a.md", raw)
    assert isinstance(found, Failure)
    assert reason in found.reason


def test_front_matter_that_grows_stays_small(tmp_path: Path) -> None:
    grows = "\n".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(20))
    found = one(tmp_path, "a.md", f"---\na0: &a0 [x]\n{grows}\ntitle: Small\n---\nText.")
    assert found.title == "Small"


def test_a_rule_is_not_front_matter(tmp_path: Path) -> None:
    found = one(tmp_path, "a.md", "---\n\nFirst paragraph.\n\n---\n\nSecond.")
    assert found.text == "First paragraph.\n\nSecond."


def test_html_in_markdown_is_left_out() -> None:
    assert text_of("A <b>bold</b> claim.\n\n<script>alert(1)</script>\n")[1] == "A bold claim."


# Pages

PAGE = """<!DOCTYPE html><html lang="pt-BR"><head><meta charset="utf-8"><title>Oil gone | Skerry</title>
<meta property="og:site_name" content="Skerry Press"><meta property="og:title" content="Oil &amp; light gone">
<meta name="author" content="Odo Fenn"><meta property="article:published_time" content="2026-03-10T08:00:00Z">
<link rel="canonical" href="https://skerry.example/oil"><script>document.write("evil")</script></head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Oil &amp; light gone</h1>
<p>The oil ran out on Monday in the lower town, and no shop had a single jar of it left by noon.</p>
<p>“There is none,” said Ysolt Fenwright, who keeps the last shop on the quay. “Not a jar, not a drop.”</p>
<p>The council said that a boat with two hundred jars would arrive from the north before the week was out.</p>
</article><footer>Copyright and cookies</footer></body></html>"""


def test_a_page(tmp_path: Path) -> None:
    found = one(tmp_path, "a.html", PAGE)
    assert (found.title, found.outlet, found.byline) == ("Oil & light gone", "Skerry Press", "Odo Fenn")
    assert (found.published, found.url) == ("2026-03-10T08:00:00+00:00", "https://skerry.example/oil")
    assert found.language == "pt"
    assert found.text[found.body :].startswith("The oil ran out")
    assert "\n\n“There is none,” said Ysolt" in found.text
    for unwanted in ("evil", "Home", "cookies", "<p>"):
        assert unwanted not in found.text


def test_schema_org_goes_before_the_rest(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "headline": "no"},
            {
                "@type": ["NewsArticle"],
                "headline": "Oil, again",
                "datePublished": "2026-03-11T07:00:00+02:00",
                "author": [{"name": "Ysolt Bray"}, {"name": "Odo Fenn"}],
                "publisher": {"name": "The Lamp"},
            },
        ],
    }
    page = PAGE.replace("<script>", f'<script type="application/ld+json">{json.dumps(data)}</script><script>')
    found = one(tmp_path, "a.html", page)
    assert (found.title, found.outlet, found.byline) == ("Oil, again", "The Lamp", "Ysolt Bray, Odo Fenn")
    assert found.published == "2026-03-11T07:00:00+02:00"


@pytest.mark.parametrize(
    "data", ["{", "[]", "null", '{"@graph": 5}', '[{"@type": 7}]', '{"@type": "NewsArticle", "headline": 5}']
)
def test_odd_schema_org_does_no_harm(tmp_path: Path, data: str) -> None:
    page = PAGE.replace("<script>", f'<script type="application/ld+json">{data}</script><script>')
    assert one(tmp_path, "a.html", page).title == "Oil & light gone"


def test_a_page_without_an_article_gives_what_text_it_has(tmp_path: Path) -> None:
    found = one(tmp_path, "a.html", "<title>Short</title><p>Oil gone.<p>Lamps out.<script>x()</script>")
    assert found.text == "Oil gone.\n\nLamps out."
    assert found.title == "Short"


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("Odo Fenn", "Zoë Ñuñez").encode("cp1252")
    found = one(tmp_path, "a.html", page)
    assert found.byline == "Zoë Ñuñez"
    assert "“There is none,”" in found.text


def test_an_empty_page(tmp_path: Path) -> None:
    (found,) = items(tmp_path, "a.html", "<html><script>x()</script></html>")
    assert isinstance(found, Failure)


def test_a_page_may_nest_as_deep_as_it_likes() -> None:
    assert "word" in plain("<b>" * 1500 + "word" + "</b>" * 1500)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "skerry.example", "https:///x"])
def test_only_addresses_on_the_web_are_kept(tmp_path: Path, url: str) -> None:
    assert one(tmp_path, "a.jsonl", json.dumps({"text": "x", "url": url})).url is None


# Feeds

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Skerry Press</title><link>https://skerry.example</link><language>en-gb</language>
<item><title>Oil &amp;amp; light: “none”</title>
<link>https://skerry.example/1</link><dc:creator>Odo Fenn</dc:creator>
<pubDate>Tue, 10 Mar 2026 08:00:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The oil &amp; the light ran out.</p><script>evil()</script>
<p>“None,” said Zoë.</p>]]></content:encoded></item>
<item><title>Only a headline</title></item>
<item></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lamp Log</title>
<entry><title type="html">A &lt;em&gt;bright&lt;/em&gt; day</title><link href="https://lamp.example/1"/>
<updated>2026-03-10T08:00:00Z</updated><author><name>Ysolt Bray</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Light is back.</p>
<p>All of it.</p></div></content></entry>
<entry><title>Plain</title><published>2026-03-11</published><summary>1 &lt; 2 and so on</summary></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_rss(tmp_path: Path, encoding: str) -> None:
    first, second, third = items(tmp_path, "f.xml", RSS.format(encoding=encoding).encode(encoding))
    assert (first.title, first.outlet, first.byline) == ("Oil & light: “none”", "Skerry Press", "Odo Fenn")
    assert (first.published, first.url) == ("2026-03-10T08:00:00+02:00", "https://skerry.example/1")
    assert first.text == "The oil & the light ran out.\n\n“None,” said Zoë."
    assert (second.title, second.text) == ("Only a headline", "")
    assert isinstance(third, Failure)
    assert third.path.endswith("f.xml, entry 3")


def test_atom(tmp_path: Path) -> None:
    first, second = items(tmp_path, "f.atom", ATOM)
    assert (first.title, first.text, first.byline) == ("A bright day", "Light is back.\n\nAll of it.", "Ysolt Bray")
    assert (second.published, second.text) == ("2026-03-11", "1 < 2 and so on")


def test_a_feed_is_not_fetched_and_its_entities_are_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]><rss><channel><item><title>&a9;</title></item></channel></rss>'
    (found,) = items(tmp_path, "f.xml", bomb)
    assert isinstance(found, Failure)
    assert "entities" in found.reason
    item = "<rss><channel><item><title>&e;</title></item></channel></rss>"
    outside = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/hostname">]>{item}'
    assert isinstance(items(tmp_path, "g.xml", outside)[0], Failure)


def test_an_address_as_content_of_a_feed_file_is_not_fetched(tmp_path: Path) -> None:
    (found,) = items(tmp_path, "f.rss", "https://skerry.example/feed.xml")
    assert isinstance(found, Failure)
    assert "neither RSS nor Atom" in found.reason


def test_a_broken_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    found = items(tmp_path, "f.xml", "<rss><channel><title>F</title><item><title>One & two</title></item><item><titl")
    assert [item.title for item in found if isinstance(item, Article)] == ["One & two"]
    assert any(isinstance(item, Failure) and "breaks off" in item.reason for item in found), "and it is said to be cut"


def test_references_to_no_character_are_replaced(tmp_path: Path) -> None:
    item = "<item><title>A &#xD800; b</title><description>x &#55296; y &#99999999999; &#8212; z</description></item>"
    (found,) = items(tmp_path, "f.xml", f"<rss><channel>{item}</channel></rss>")
    assert isinstance(found, Article)
    assert (found.title, found.text) == ("A � b", "x � y � — z")


def test_a_page_that_breaks_off_is_read_and_said_to_be_cut(tmp_path: Path) -> None:
    story = "<p>The bridge of Elset was shut after cracks were found in one of its pillars on Friday.</p>"
    page = f"<!DOCTYPE html><html><body><article><h1>Bridge shut in Elset</h1>{story}"
    found = items(tmp_path, "f.html", f"{page}<p>“It is a precaution,” said Ada Brandt. “Nobody wants to swi")
    assert [item.title for item in found if isinstance(item, Article)] == ["Bridge shut in Elset"]
    assert any(isinstance(item, Failure) and "breaks off" in item.reason for item in found)
    unclosed = "<!doctype html><html lang=en><title>Oil</title><h1>Oil runs out in Elset</h1><p>One day.<p>Two days."
    for whole in (f"{page}</article></body></html>", page, unclosed, f'{page}<svg><path d="M0"/></svg>'):
        assert not [item for item in items(tmp_path, "f.html", whole) if isinstance(item, Failure)]


def test_a_whole_feed_is_not_said_to_be_cut(tmp_path: Path) -> None:
    for name, feed in {"f.xml": "<RSS><channel><item><title>A</title></item></channel></RSS>", "f.atom": ATOM}.items():
        assert not [item for item in items(tmp_path, name, feed) if isinstance(item, Failure)]


# Dates


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-03-10", "2026-03-10"),
        ("20260310", "2026-03-10"),
        ("2026/3/10", "2026-03-10"),
        ("2026-03-10T08:00:00Z", "2026-03-10T08:00:00+00:00"),
        ("2026-03-10 08:00", "2026-03-10T08:00:00+03:00"),
        ("2026-03-10T08:00:00.123-05:00", "2026-03-10T08:00:00-05:00"),
        ("Tue, 10 Mar 2026 08:00:00 GMT", "2026-03-10T08:00:00+00:00"),
        ("10 March 2026", "2026-03-10"),
        ("March 10, 2026", "2026-03-10"),
        ("Tuesday, 10 March 2026", "2026-03-10"),
        ("03/04/2026", None),
        ("yesterday", None),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("", None),
        (None, None),
        (20260310, None),
    ],
)
def test_dates(written: object, means: str | None) -> None:
    assert published(written, "Asia/Riyadh") == means


# Dates that cannot be read

FEED = "<rss version='2.0'><channel><title>Skerry</title><item><title>Oil</title>%s</item></channel></rss>"


@pytest.mark.parametrize(
    ("name", "raw", "line", "value"),
    [
        ("a.jsonl", '{"text": "One."}\n{"text": "Two.", "published": "not a date"}', ":2", "not a date"),
        ("a.jsonl", '{"text": "Two.", "published": "2026-99-99"}', ":1", "2026-99-99"),
        ("a.jsonl", '{"text": "Two.", "published": 20260510}', ":1", "20260510"),
        ("a.md", "---\ntitle: Oil\npublished: 32 May 2026\n---\nNone.", ":3", "32 May 2026"),
        ("a.md", "\n---\ntitle: Oil\n'Date': 2026-99-99\n---\nNone.", ":4", "2026-99-99"),
        ("a.xml", FEED % "<pubDate>some day</pubDate>", ", entry 1", "some day"),
        ("a.html", "<meta name='date' content='some day'><h1>Oil</h1><p>There is none left.</p>", "", "some day"),
        ("2026-02-30-a.txt", "Oil\n\nNone.", "", "2026-02-30"),
        ("2026-02-30-1430-a.text", "Oil\n\nNone.", "", "2026-02-30"),
        ("2026-13-01-a.md", "---\ntitle: Oil\ndate: ''\n---\nNone.", "", "2026-13-01"),
        ("2026-02-30-a.html", "<h1>Oil</h1><p>There is none left.</p>", "", "2026-02-30"),
    ],
)
def test_a_date_that_cannot_be_read_is_told_and_the_article_is_undated(
    tmp_path: Path, name: str, raw: str, line: str, value: str
) -> None:
    *_, article, remark = items(tmp_path, name, raw)
    assert isinstance(article, Article)
    assert article.published is None
    assert isinstance(remark, Remark)
    assert remark.path == f"{tmp_path / name}{line}"
    assert f"“{value}” is no date" in remark.reason
    assert "undated" in remark.reason
    assert remark.hint


def test_the_day_in_a_files_name_stands_in_for_a_date_that_cannot_be_read(tmp_path: Path) -> None:
    article, remark = items(tmp_path, "2026-05-30-a.md", "---\ndate: 32 May 2026\n---\nNone.")
    assert article.published == "2026-05-30"
    assert "dated 2026-05-30, after its file's name" in remark.reason


def test_a_day_in_a_files_name_that_cannot_be_read_gives_way_to_the_date_in_the_file(tmp_path: Path) -> None:
    (article,) = items(tmp_path, "2026-02-30-a.md", "---\ndate: 2026-03-01\n---\nNone.")
    assert article.published == "2026-03-01"


@pytest.mark.parametrize("said", ["", '"published": null, ', '"published": " ", ', '"published": "2026-05-10", '])
def test_of_no_date_and_of_a_good_one_nothing_is_said(tmp_path: Path, said: str) -> None:
    one(tmp_path, "a.jsonl", f'{{{said}"text": "None."}}')


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("---\nurl: x\ntitle: [unclosed\n---\nText.", "in line 3: while parsing a flow sequence"),
        ("\n---\ntitle: a: b\n---\nText.", "in line 3: mapping values are not allowed here"),
        ('---\ntitle: "open\n---\nText.', "in line 2: while scanning a quoted scalar"),
    ],
)
def test_what_yaml_says_of_front_matter_is_said(tmp_path: Path, raw: str, said: str) -> None:
    (failure,) = items(tmp_path, "a.md", raw)
    assert said in failure.reason
    assert ("colon" in failure.hint) == ("mapping" in said)


def test_a_byline_that_a_page_only_prints(tmp_path: Path) -> None:
    body = "<p>Par Ysolt Bray, à Elset</p>" + "<p>Le pont est rouvert depuis mardi matin, a annoncé la mairie.</p>" * 6
    page = f"<html lang=fr><title>Le pont rouvre</title><body><article><h1>Le pont rouvre</h1>{body}</article>"
    assert one(tmp_path, "pont.html", page).byline == "Ysolt Bray"


def test_a_byline_does_not_name_the_outlet_again(tmp_path: Path) -> None:
    found = one(
        tmp_path, "a.txt", "Bridge opens\nBy Odo Fenn, Skerry Press\n\nThe bridge is open.", outlet="Skerry Press"
    )
    assert found.byline == "Odo Fenn"


@pytest.mark.parametrize(
    ("line", "outlet", "byline"),
    [
        ("By Odo Fenn, Skerry Courier", "Skerry Courier", "Odo Fenn"),
        ("By Odo Fenn, Ysolt Bray", None, "Odo Fenn, Ysolt Bray"),
        ("By Odo Fenn", None, "Odo Fenn"),
    ],
)
def test_a_byline_tells_the_outlet_that_nothing_else_does(
    tmp_path: Path, line: str, outlet: str | None, byline: str
) -> None:
    text = f"Bridge opens\n{line}\n\nThe bridge is open."
    found = one(tmp_path, "a.txt", text)
    assert (found.outlet, found.byline) == (outlet, byline)
    assert one(tmp_path, "a.txt", text, outlet="The Lamp").outlet == "The Lamp"


OPINED = (
    "<html><head>{head}<title>The quay that nobody asked for</title></head><body><main><article>{kicker}"
    "<h1>The quay that nobody asked for</h1><p>I have watched three harbour boards promise a quay, and each has "
    "sold us a drawing of one.</p><p>The fourth asks for our patience, as if we had any left to give to drawings.</p>"
    "</article></main></body></html>"
)


@pytest.mark.parametrize(
    ("head", "kicker", "title"),
    [
        ("", '<p class="kicker">Comment</p>', "Comment: The quay that nobody asked for"),
        ("", '<p class="kicker">Harbour</p>', "The quay that nobody asked for"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Opinion"}</script>',
            "",
            "Opinion: The quay that nobody asked for",
        ),
        (
            '<script type="application/ld+json">{"@type": "OpinionNewsArticle"}</script>',
            "",
            "Opinion: The quay that nobody asked for",
        ),
    ],
)
def test_a_page_that_comments_says_so_in_its_headline(tmp_path: Path, head: str, kicker: str, title: str) -> None:
    """So that no account and no title is taken from it where anything reports; the line over it is no body."""
    page = OPINED.replace("{head}", head).replace("{kicker}", kicker)
    article = one(tmp_path, "quay.html", page)
    assert article.title == title
    assert article.text[article.body :].startswith("I have watched")


def test_an_entry_of_a_feed_under_opinion_says_so_in_its_headline(tmp_path: Path) -> None:
    feed = (
        "<rss version='2.0'><channel><title>Skerry Press</title><item><title>A quay too far</title>"
        "<category>Opinion</category><description>Nobody asked for it, and I did not either.</description></item>"
        "</channel></rss>"
    )
    assert one(tmp_path, "skerry.rss", feed).title == "Opinion: A quay too far"


ASKED = ("Why no cut?", "Two members disagreed.", "You said rates would be back at 3 percent.", "Will you serve again?")
GIVEN = ("Because I look at the clock.", "They did, and I was polite.", "I said a good deal.", "I have not answered.")


def test_questions_in_bold_keep_a_mark_of_it(tmp_path: Path) -> None:
    """Else nothing tells the questions of an interview from the answers."""
    marked = "\n\n".join(f"*{asked}*\n\n{given}" for asked, given in zip(ASKED, GIVEN, strict=True))
    lede = "The governor of the bank, Ilse Marrick, received us in her office a day after the board had met."
    written = "\n\n".join(f"**{asked}**\n\n{given}" for asked, given in zip(ASKED, GIVEN, strict=True))
    assert one(tmp_path, "bank.md", f"# The bank\n\n{lede}\n\n{written}").text.endswith(f"{lede}\n\n{marked}")
    body = "".join(f"<p><strong>{asked}</strong></p><p>{given}</p>" for asked, given in zip(ASKED, GIVEN, strict=True))
    page = f"<html><head><title>The bank</title></head><body><article><h1>The bank</h1><p>{lede}</p>{body}</article>"
    assert one(tmp_path, "bank.html", page).text.endswith(f"{lede}\n\n{marked}")


def test_a_few_lines_in_bold_are_no_questions(tmp_path: Path) -> None:
    article = one(
        tmp_path, "quay.md", "# The quay\n\n**What is new**\n\nThe quay is open.\n\n**What is not**\n\nThe road.\n"
    )
    assert "*" not in article.text


def test_a_live_blog_is_as_new_as_its_last_entry(tmp_path: Path) -> None:
    """Its first lines are the newest, and other reports must not count as newer than they are."""
    data = '{"@type": "NewsArticle", "datePublished": "2031-04-06T07:00", "dateModified": "2031-04-06T21:40"}'
    entries = (
        "<p>21.40 Two more people have died in the storm, bringing the toll to three, the police say.</p>"
        "<p>18.20 Power has been restored to eight thousand homes in the town, the operator says.</p>"
        "<p>07.00 Welcome to our coverage of the storm, of which the weather service has warned.</p>"
    )
    page = f"<html><head><script type='application/ld+json'>{data}</script></head><body><article>{entries}</article>"
    assert one(tmp_path, "storm.html", page).published == "2031-04-06T21:40:00+00:00"
    report = page.replace("21.40 ", "").replace("18.20 ", "").replace("07.00 ", "")
    assert one(tmp_path, "report.html", report).published == "2031-04-06T07:00:00+00:00"
