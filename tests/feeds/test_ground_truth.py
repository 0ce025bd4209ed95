"""The sample feed and its ground truth stay in step: whoever edits an article must edit what tests stand on."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

HERE = Path(__file__).parent
FEEDS = HERE.parent.parent / "feeds"
TRUTH: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "expected.yaml").read_text(encoding="utf-8"))["articles"]
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def article(key: str) -> str:
    """Headline and body as people read them: decoded, without tags, front matter and what stands around the article."""
    path, _, guid = key.partition("#")
    raw = (FEEDS / path).read_bytes().decode(TRUTH[key].get("encoding", "utf-8"))
    if guid:
        item = next(item for item in ElementTree.fromstring(raw).iter("item") if item.findtext("guid") == guid)
        return f"{item.findtext('title')}\n{untagged(item.findtext(ENCODED) or '')}"
    if path.endswith(".html"):
        return untagged(raw[raw.index("<h1") : raw.index("</article>")])
    if path.endswith(".md"):
        front, body = raw.removeprefix("---\n").split("\n---\n", 1)
        return f"{yaml.safe_load(front)['title']}\n{body}"
    return raw


def untagged(page: str) -> str:
    return unescape(re.sub(r"<aside.*?</aside>|<[^>]+>", "", page, flags=re.DOTALL))


def parts(quotation: dict[str, Any]) -> list[str]:
    return quotation.get("parts") or [quotation["text"]]


def openings(text: str) -> int:
    """The number of opening quote marks; apostrophes, which nothing tells from closing marks, are not needed for it."""
    straight = sum(line.count('"') for line in text.splitlines()) // 2 + len(
        re.findall(r"^'", text, flags=re.MULTILINE)
    )
    return straight + sum(text.count(mark) for mark in "“‘«")


@pytest.mark.parametrize("key", TRUTH)
def test_what_is_listed_stands_in_the_article(key: str) -> None:
    text = article(key)
    truth = TRUTH[key]
    for quotation in truth["quotations"]:
        assert all(part in text for part in parts(quotation))
        assert (quotation["speaker"] or quotation["source"]) in text
        assert quotation.get("role", "") in text
    assert all(span["text"] in text for span in truth["not_quotations"])
    assert all(f"{turn['label']}: {turn['text']}" in text for turn in truth.get("turns", []))


@pytest.mark.parametrize("key", TRUTH)
def test_everything_in_quote_marks_is_listed(key: str) -> None:
    truth = TRUTH[key]
    listed = sum(len(parts(each)) - ("attribution" in each) for each in truth["quotations"]) + len(
        truth["not_quotations"]
    )
    assert openings(article(key)) == listed


def test_every_file_is_listed_and_read_by_the_settings() -> None:
    settings = yaml.safe_load((FEEDS / "settings.yaml").read_text(encoding="utf-8"))
    read = {file for feed in settings["feeds"] for file in files(FEEDS / feed["path"])}
    assert read == {FEEDS / key.partition("#")[0] for key in TRUTH}
    assert read == {file for file in files(FEEDS) if file.parent != FEEDS}


def files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]


def test_labels_point_at_articles_of_the_same_event() -> None:
    for truth in TRUTH.values():
        if truth["copy_of"]:
            assert TRUTH[truth["copy_of"]]["event"] == truth["event"]
    storylines = [{truth["storyline"] for truth in TRUTH.values() if truth["event"] == event} for event in events()]
    assert all(len(each) == 1 for each in storylines)


def events() -> set[str]:
    return {truth["event"] for truth in TRUTH.values()}


def test_it_is_large_enough_to_learn_on() -> None:
    assert len(TRUTH) == 30
    assert len(events()) == 16
    assert len({truth["outlet"] for truth in TRUTH.values()}) == 10
    assert len({truth["published"][:10] for truth in TRUTH.values()}) == 3
