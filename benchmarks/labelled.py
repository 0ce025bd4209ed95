"""Labelled sets of articles by event, and how well a grouping meets them."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from briefing.events import signature
from briefing.events.grouping import age
from briefing.model import Article, Event, Signature

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SETS = ("allsides", "ecb", "basil", "uci")


class Labelled(NamedTuple):
    """One set: the signatures of its articles, and the event of each."""

    name: str
    signatures: list[Signature]
    gold: dict[str, str]


def read(name: str, *, body: bool = True, dates: bool = True) -> Labelled:
    """The development half of a set; without bodies or dates where they are to be left out."""
    articles, gold = labelled_articles(name)
    seen = (
        msgspec.structs.replace(a, text=a.text if body else "", published=a.published if dates else None)
        for a in articles
    )
    return Labelled(name, sorted(map(signature, seen), key=age), gold)


def labelled_articles(name: str) -> tuple[list[Article], dict[str, str]]:
    """The articles of the development half of a set, and the event of each."""
    path = SHARED / "data" / "events" / name / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [
        Article(
            id=row["id"],
            title=row["title"],
            text=row["text"],
            outlet=row.get("source"),
            published=row["published"],
        )
        for row in rows
    ]
    return articles, {row["id"]: row["event"] for row in rows}


def names(name: str) -> dict[str, str]:
    """The editors' names of the events of a set; empty where it has none."""
    path = SHARED / "data" / "events" / name / "names.dev.jsonl"
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["event"]: row["name"] for row in rows}


def figures(gold: Mapping[str, str], found: Mapping[str, str]) -> dict[str, Any]:
    """What the scorer says of the grouping `found` (article → event)."""
    path = SHARED / "bench" / "events" / "eval_events.py"
    spec = importlib.util.spec_from_file_location("eval_events", path)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    result: dict[str, Any] = scorer.scores(dict(gold), {id: found[id] for id in gold})
    return result


def placed(events: Sequence[Event]) -> dict[str, str]:
    """Article → event."""
    return {article: event.id for event in events for article in event.articles}
