"""A fictional morning of many presses, labelled by hand: 75 articles, 30 events, copies, storylines, round-ups.

    python benchmarks/morning.py              the table
    python benchmarks/morning.py --events     and every event found, with its title, terms and articles
    python benchmarks/morning.py --news       and what the second day says that the first did not

The articles are in morning.yaml, and were written by somebody who had not seen how grouping works. They go the way
that those go which somebody adds to an archive. "Tied" are pairs of labelled events of one storyline, and of others.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from events import baseline
from labelled import Labelled, figures, placed
from msgspec import structs

from briefing.analysis import analyse
from briefing.events import group
from briefing.events.news import news
from briefing.ingest.jsonl import read_jsonl
from briefing.ingest.origin import Origin
from briefing.model import Analysis, Article, Event, Signature

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "morning.yaml").read_text(encoding="utf-8"))[
    "articles"
]
GOLD = {row["id"]: row["event"] for row in ROWS}
SECOND_DAY = "2026-03-11T00:00:00Z"
SHUFFLES = 10


class Read(NamedTuple):
    """The morning as it was read: its articles and what was found in each."""

    articles: list[Article]
    analyses: list[Analysis]

    @property
    def signatures(self) -> list[Signature]:
        return [analysis.signature for analysis in self.analyses]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", action="store_true", help="print the events found")
    parser.add_argument("--news", action="store_true", help="print what is new on the second day")
    parser.add_argument("--baseline", action="store_true", help="print what the baseline of events.py comes to")
    parser.add_argument("--of", default="with text", choices=KINDS, help="which of the rows to print events of")
    options = parser.parse_args()
    print("| morning | pairwise F1 | B-cubed F1 | exact | events (gold) | copies folded (wrongly) ", end="")
    print("| events of one storyline tied | others tied | round-ups alone |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for kind, (fields, dates) in KINDS.items():
        found = read(fields, dates)
        events = group(found.signatures)
        print(f"| {kind} | {row(events, text='text' in fields)} |", flush=True)
        if kind == options.of:
            shown = found, events
        if options.baseline:
            f = figures(GOLD, baseline(Labelled("morning", found.signatures, GOLD)))
            print(
                f"| baseline, {kind} | {100 * f['pair_f1']:.1f} | {100 * f['b3_f1']:.1f} | {100 * f['exact']:.0f} % |"
            )
    batches(read(*KINDS["with text"]).signatures)
    if options.events:
        listed(*shown)
    if options.news:
        second_day(*shown)


KINDS = {
    "with text": (("title", "text"), True),
    "headlines only": (("title",), True),
    "undated": (("title", "text"), False),
    "undated headlines": (("title",), False),
}


def read(fields: Sequence[str], dates: bool = True) -> Read:
    """The morning, of each article the `fields` alone and, if `dates`, when it was published."""
    kept = ("id", "outlet", *fields, *(("published",) if dates else ()))
    lines = "\n".join(json.dumps({"text": "", **{key: row[key] for key in kept}}) for row in ROWS)
    found = read_jsonl(lines.encode(), Origin(path="morning.jsonl"))
    articles = [structs.replace(one, id=one.ref) for one in found if isinstance(one, Article) and one.ref]
    return Read(articles, [analyse(article) for article in articles])


def row(events: Sequence[Event], *, text: bool) -> str:
    """The figures of a grouping as cells of the table."""
    f = figures(GOLD, placed(events))
    folded = {copy.article for event in events for copy in event.copies}
    copies = {one["id"] for one in ROWS if "copy_of" in one}
    originals = {one["copy_of"] for one in ROWS if "copy_of" in one}
    tied, others = ties(events)
    sizes = {article: len(event.articles) for event in events for article in event.articles}
    alone = [sizes[one["id"]] == 1 for one in ROWS if one.get("roundup")]
    right = f"{len(folded & copies)} of {len(copies)} ({len(folded - copies - originals)})" if text else "-"
    return " | ".join(
        (
            f"{100 * f['pair_f1']:.1f}",
            f"{100 * f['b3_f1']:.1f}",
            f"{100 * f['exact']:.0f} %",
            f"{f['clusters']} ({f['gold']})",
            right,
            f"{sum(tied)} of {len(tied)}",
            f"{sum(others)} of {len(others)}",
            f"{sum(alone)} of {len(alone)}",
        )
    )


def ties(events: Sequence[Event]) -> tuple[list[bool], list[bool]]:
    """For pairs of labelled events of one storyline, then for all others, whether most of their articles are tied."""
    line = {article: event.storyline or event.id for event in events for article in event.articles}
    story = {one["event"]: one.get("storyline", one["event"]) for one in ROWS}
    usual = {
        event: Counter(line[id] for id, own in GOLD.items() if own == event).most_common(1)[0][0] for event in story
    }
    found: tuple[list[bool], list[bool]] = ([], [])
    for one, other in combinations(story, 2):
        found[story[one] != story[other]].append(usual[one] == usual[other])
    return found


def batches(signatures: Sequence[Signature]) -> None:
    """The morning arriving in ten batches, in ten shuffled orders: the mean, and from the least to the most."""
    found = []
    for seed in range(SHUFFLES):
        shuffled = random.Random(seed).sample(signatures, len(signatures))
        events: list[Event] = []
        for start in range(0, len(shuffled), 8):
            events = group(shuffled[: start + 8], events)
        f = figures(GOLD, placed(events))
        found.append([100 * f[name] for name in ("pair_f1", "b3_f1", "exact")])
    cells = [f"{np.mean(c):.1f} ({min(c):.1f} to {max(c):.1f})" for c in zip(*found, strict=True)]
    print(f"| in ten batches, shuffled | {' | '.join(cells)} | - | - | - | - | - |")


def listed(found: Read, events: Sequence[Event]) -> None:
    """Every event with what a reader sees of it, and with the labels of its articles."""
    title = {article.id: article.title for article in found.articles}
    for event in events:
        print(f"\n{event.title}\n  {', '.join(event.terms)} | {event.place} | {event.storyline}")
        for article in event.articles:
            folded = next((f" (copy of {copy.of})" for copy in event.copies if copy.article == article), "")
            print(f"    {article} {GOLD[article]:28} {title[article]}{folded}")


def second_day(found: Read, events: Sequence[Event]) -> None:
    """What is new in the events of both days."""
    quotations = {
        article.id: analysis.quotations for article, analysis in zip(found.articles, found.analyses, strict=True)
    }
    for event in events:
        own = [article for article in found.articles if article.id in event.articles]
        old = [article for article in own if (article.published or "") < SECOND_DAY]
        new = [article for article in own if (article.published or "") >= SECOND_DAY]
        if old and new:
            fresh = news(old, new, quotations)
            print(f"\n{event.title}\n  new articles: {', '.join(fresh.articles)}")
            for change in fresh.changes:
                print(f"  {change.counts}: {change.before.text} -> {change.after.text}")
            for quotation in fresh.quotations:
                print(f"  {quotation.kind} {quotation.speaker}: {quotation.text}")


if __name__ == "__main__":
    main()
