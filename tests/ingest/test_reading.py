from __future__ import annotations

import codecs
import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.ingest import Failure, read
from briefing.ingest import reading as reading_module
from briefing.ingest.formats import FORMATS
from briefing.ingest.origin import Remark
from briefing.model import Article

NAMES = [f"any{ending}" for ending in FORMATS]


def one(path: Path | str, **known: str) -> Article:
    found = list(read([path], **known))  # type: ignore[arg-type]
    assert len(found) == 1
    assert isinstance(found[0], Article), found[0]
    return found[0]


def failure(path: Path | str) -> Failure:
    found = list(read([path]))
    assert len(found) == 1
    assert isinstance(found[0], Failure)
    return found[0]


def stdin(raw: bytes) -> list[Article | Failure]:
    return list(read(["-"], stdin=BytesIO(raw)))


def test_a_folder_is_walked_in_order_and_only_for_articles(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.md", ".hidden.txt", ".git/x.txt", "photo.jpg", "c/README.md", "Z.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Headline of {name}\n\nBody of {name} here.")
    found = [Path(item.path or "").relative_to(tmp_path).as_posix() for item in read([tmp_path])]
    assert found == ["Z.TXT", "a.md", "b/1.txt", "b/2.txt"]


def test_documents_in_a_folder_that_cannot_be_read_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\nThe article of the folder.")
    (tmp_path / "note.eml").write_text("From: x")
    article, remark = read([tmp_path])
    assert isinstance(article, Article) and isinstance(remark, Remark)
    assert (remark.path, remark.reason) == (str(tmp_path), "“note.eml” is a document of a kind that is not read")
    (tmp_path / "b.pdf").write_text("%PDF")
    assert [one.reason for one in read([tmp_path]) if isinstance(one, Remark)] == [
        "2 documents (.eml .pdf) are of kinds that are not read"
    ]
    for name in ("README.pdf", "~$note.docx"):
        (tmp_path / name).write_text("x")
    assert len([one for one in read([tmp_path]) if isinstance(one, Remark)]) == 1
    (tmp_path / "a.txt").unlink()
    (tmp_path / "b.pdf").unlink()
    assert "no article in this folder: “note.eml” is a document" in failure(tmp_path).reason


def test_a_folder_without_an_article(tmp_path: Path) -> None:
    assert "no article" in failure(tmp_path).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_folder_with_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "note.txt").write_text("A note\n\nIt was read.", encoding="utf-8")
    gone, article = read([tmp_path])
    assert isinstance(gone, Failure) and gone.path.endswith("gone.txt")
    assert isinstance(article, Article) and article.title == "A note"


def test_one_bad_input_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good\n\nBody.")
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (tmp_path / "notes.xyz").write_text("who knows")
    paths = [tmp_path / name for name in ("missing.txt", "empty.txt", "picture.txt", "notes.xyz", "good.txt")]
    *failures, good = read([*paths, "https://wire.example/feed"][:5])
    assert isinstance(good, Article)
    reasons = [item.reason for item in failures if isinstance(item, Failure)]
    assert reasons == [
        "there is no such file or folder",
        "it is empty",
        "it is an image, not text",
        ".xyz is not a kind of file that is known",
    ]


def test_every_failure_says_what_to_do(tmp_path: Path) -> None:
    broken: dict[str, bytes] = {
        "empty.txt": b"",
        "mark.txt": codecs.BOM_UTF8,
        "mark.md": codecs.BOM_UTF8,
        "junk.html": bytes(range(256)) * 8,
        "script.html": b"<html><head><script>x()</script></head><body></body></html>",
        "half.txt": codecs.BOM_UTF16_LE + b"x",
        "lines.jsonl": b'no\n[]\n{"title": 5}\n{"id": "a"}\n',
        "blank.jsonl": codecs.BOM_UTF8,
        "other.xml": b"<note/>",
        "none.xml": b"<rss><channel></channel></rss>",
        "bomb.xml": b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
        "cut.xml": b"<rss><channel><item></item>",
        "tag.md": b"---\ntitle: !x y\n---\nText.",
        "yaml.md": b"---\ntitle: a: b\n---\nText.",
        "long.md": b"---\n" + b"x: y\n" * 40_000 + b"---\nText.",
    }
    for name, raw in broken.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "empty").mkdir()
    paths = [tmp_path, tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "x.xyz", Path(os.devnull)]
    (tmp_path / "x.xyz").write_bytes(b"x")
    found = list(read(paths))
    assert all(isinstance(item, Failure) for item in found)
    named = {Path(item.path.split(",")[0]).name.split(":")[0] for item in found if isinstance(item, Failure)}
    assert {*broken, "gone.txt", "empty", "x.xyz"} <= named
    assert [item for item in found if isinstance(item, Failure) and not (item.reason and item.hint)] == []


def test_a_stray_nul_byte_is_not_the_end_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"A note\n\nIt goes on" + b" and on" * 30 + b"\0 to its end.")
    (article,) = read([path])
    assert isinstance(article, Article)
    assert article.text.endswith("on  to its end.")


def test_addresses_are_not_fetched() -> None:
    refused = failure("https://wire.example/feed.xml")
    assert "addresses on the web" in refused.reason
    assert refused.path == "https://wire.example/feed.xml"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "LARGEST", 100)
    path = tmp_path / "large.txt"
    path.write_text("word " * 100)
    found = failure(path)
    assert "larger than 64 MB" in found.reason
    assert "split it" in found.hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    assert "cannot be read" in failure(path).reason


def test_outlet_holds_for_those_that_do_not_say_theirs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nBody.")
    (tmp_path / "b.md").write_text("---\noutlet: Own Name\n---\nBody text.")
    assert [item.outlet for item in read([tmp_path], outlet="Given") if isinstance(item, Article)] == [
        "Given",
        "Own Name",
    ]


def test_the_same_article_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    for name in ("2026-01-01-one.txt", "2026-02-02-two.txt"):
        (tmp_path / name).write_text("Same headline\n\nSame body.")
    first, second = (item for item in read([tmp_path]) if isinstance(item, Article))
    assert first.id == second.id
    assert len(first.id) == 16
    other = one(tmp_path / "2026-01-01-one.txt", outlet="Somebody")
    assert other.id != first.id


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (b'{"title": "From JSON", "text": "x"}\n', "From JSON"),
        (b"<!doctype html><title>Page</title><h1>From a page</h1><p>Some words of text here.</p>", "From a page"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title><item><title>From a feed</title>"
         b"</item></channel></rss>", "From a feed"),
        (b"---\ntitle: From front matter\n---\nText.", "From front matter"),
        (b"From plain text\n\nBody of it.", "From plain text"),
        ("﻿Mit Marke\n\nText.".encode(), "Mit Marke"),
        ("Titel in UTF-16\n\nText.".encode("utf-16"), "Titel in UTF-16"),
    ],
)  # fmt: skip
def test_standard_input_is_known_by_how_it_begins(raw: bytes, title: str) -> None:
    found = stdin(raw)
    assert [item.title for item in found if isinstance(item, Article)] == [title]
    assert found[0].path == "-"


def test_nothing_on_standard_input() -> None:
    found = stdin(b"")
    assert isinstance(found[0], Failure)


@given(raw=st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_failure(raw: bytes) -> None:
    for item in stdin(raw):
        assert isinstance(item, Article | Failure)


@given(
    raw=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))),
    name=st.sampled_from(NAMES),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_articles_or_failures(tmp_path: Path, raw: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    for item in read([path]):
        assert isinstance(item, Article | Failure)
        assert not isinstance(item, Failure) or "please report" not in item.hint, item
        if isinstance(item, Article):
            (item.text + item.title + (item.outlet or "")).encode("utf-8")
            assert 0 <= item.body <= len(item.text)
            assert "\x1b" not in item.text + item.title


HOSTILE = st.sampled_from(
    [
        *(
            "<rss>",
            "<feed>",
            "<item>",
            "<entry>",
            "<title>",
            "</",
            "<![CDATA[",
            "]]>",
            "<content type='html'>",
            "<!DOCTYPE a [",
        ),
        *(
            "<html>",
            "<article>",
            "<p>",
            "<script>",
            "&lt;",
            "&#0;",
            "&#xD800;",
            "x",
            "\n",
            "2026-03-10",
            "\x1b[31m",
            "\u202e",
        ),
        *("{", "}", "[", "]", ":", '"title":', '"text"', "\\ud800", "# ", "> ", "[a](b)"),
        *("---\n", "title: ", "&anchor", "*anchor", "!!python/object:os.system"),
    ]
)


@given(pieces=st.lists(HOSTILE, max_size=25), name=st.sampled_from(NAMES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_pieces_are_articles_or_failures(tmp_path: Path, pieces: list[str], name: str) -> None:
    path = tmp_path / name
    path.write_text("".join(pieces), encoding="utf-8")
    for item in read([path]):
        assert not isinstance(item, Failure) or "please report" not in item.hint, item
        if isinstance(item, Article):
            (item.text + item.title).encode("utf-8")
            assert not {"\x1b", "‮"} & set(item.text + item.title)
