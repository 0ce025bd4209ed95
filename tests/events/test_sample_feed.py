"""A morning of thirty articles, as most people have it: the groups must be ones that a person trusts at sight.

Among so few articles document frequencies say little: what is alike must be alike against the language at large.
"""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from briefing.analysis import Analysis, analyse_all
from briefing.events import group
from briefing.ingest import read
from briefing.model import Article, Event, Signature


@pytest.fixture(scope="module")
def articles(root: Path) -> list[Article]:
    return [item for item in read([root / "feeds"]) if isinstance(item, Article)]


@pytest.fixture(scope="module")
def signatures(articles: list[Article]) -> list[Signature]:
    return [found.signature for found in analyse_all(articles, jobs=1) if isinstance(found, Analysis)]


@pytest.fixture(scope="module")
def pairs(
    root: Path, articles: list[Article], signatures: list[Signature]
) -> tuple[set[frozenset[str]], set[frozenset[str]], dict[str, str]]:
    """Pairs of articles that are one event: as the program says, as a person says; and the person's label of each."""
    truth = yaml.safe_load((root / "tests/feeds/expected.yaml").read_text(encoding="utf-8"))["articles"]
    by_title = {entry["title"]: entry for entry in truth.values()}
    titles = {article.id: article.title for article in articles if article.title in by_title}
    signatures = [one for one in signatures if one.article in titles]
    labels = {title: entry["event"] for title, entry in by_title.items()}
    found = {
        frozenset((titles[a], titles[b])) for event in group(signatures) for a, b in combinations(event.articles, 2)
    }
    expected = {frozenset(pair) for pair in combinations(titles.values(), 2) if len({labels[t] for t in pair}) == 1}
    return found, expected, {title: entry.get("storyline") or entry["event"] for title, entry in by_title.items()}


def test_what_has_nothing_in_common_is_never_one_event(
    pairs: tuple[set[frozenset[str]], set[frozenset[str]], dict[str, str]],
) -> None:
    found, _, storyline = pairs
    assert [sorted(pair) for pair in found if len({storyline[title] for title in pair}) > 1] == []


def test_most_reports_of_one_event_are_together(
    pairs: tuple[set[frozenset[str]], set[frozenset[str]], dict[str, str]],
) -> None:
    found, expected, _ = pairs
    counts = Counter(pair in found for pair in expected)
    assert counts[True] >= 0.8 * len(expected), sorted(map(sorted, expected - found))
    assert len(found - expected) <= 0.25 * len(found), sorted(map(sorted, found - expected))


def test_in_whatever_order_they_arrive_the_events_are_the_same(signatures: list[Signature]) -> None:
    def members(events: list[Event]) -> list[list[str]]:
        return sorted(sorted(event.articles) for event in events)

    for seed in (3, 4):
        events: list[Event] = []
        shuffled = random.Random(seed).sample(signatures, len(signatures))
        for count in range(3, len(shuffled) + 3, 3):
            events = group(shuffled[:count], events)
        assert members(events) == members(group(signatures))
