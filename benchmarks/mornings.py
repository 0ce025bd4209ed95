"""Fictional mornings of many presses, labelled by hand: each 75 to 117 articles on 30 to 51 events, with storylines.

    python benchmarks/mornings.py                    a table of every morning
    python benchmarks/mornings.py world --events     and every event found there, with its title, terms and articles
    python benchmarks/mornings.py world --news       and what its later days say that the first did not
    python benchmarks/mornings.py --handfuls         in how many folders of a few unrelated reports two are one event

Each was written by somebody who had not seen how grouping works, with copies, round-ups and near misses. Grouping is
learned from all but HELD_OUT. The articles go the way that those go which somebody adds to an archive. "Tied" are
pairs of labelled events of one storyline, and of others.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
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
from briefing.events.grouping import age
from briefing.events.news import news
from briefing.ingest.jsonl import read_jsonl
from briefing.ingest.origin import Origin
from briefing.model import Analysis, Article, Event, Signature

FOLDER = Path(__file__).parent / "mornings"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SIZES, FOLDERS = (2, 5, 10), 100
"""Reports in a handful, and folders of each size."""
HELD_OUT = ("americas", "capitol", "crisis", "desks", "isles", "mixed", "tongues")
"""Nothing is learned from these, and nothing in them was read before they were measured."""
SHUFFLES = 10
COUNTED = ("pair_f1", "b3_f1", "exact")
KINDS = {
    "with text": (("title", "text"), True),
    "headlines only": (("title",), True),
    "undated": (("title", "text"), False),
    "undated headlines": (("title",), False),
}
"""Which fields of an article are kept, and whether its date is."""


class Morning(NamedTuple):
    """One morning as it was read: its rows, its articles and what was found in each."""

    rows: list[dict[str, Any]]
    articles: list[Article]
    analyses: list[Analysis]

    @property
    def signatures(self) -> list[Signature]:
        return [analysis.signature for analysis in self.analyses]

    @property
    def gold(self) -> dict[str, str]:
        """Article → labelled event."""
        return {row["id"]: row["event"] for row in self.rows}


def read(name: str, kind: str = "with text") -> Morning:
    """The morning called `name`, of each article what is kept in the `kind` of KINDS."""
    fields, dates = KINDS[kind]
    rows = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["articles"]
    kept = ("id", "outlet", *fields, *(("published",) if dates else ()))
    lines = "\n".join(json.dumps({"text": "", **{key: row[key] for key in kept}}) for row in rows)
    found = read_jsonl(lines.encode(), Origin(path=f"{name}.jsonl"))
    articles = [structs.replace(one, id=one.ref) for one in found if isinstance(one, Article) and one.ref]
    return Morning(rows, articles, [analyse(article) for article in articles])


def labelled(name: str, kind: str = "with text") -> Labelled:
    """The morning as a set that can be learned from."""
    morning = read(name, kind)
    return Labelled(name, sorted(morning.signatures, key=age), morning.gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help=f"of {', '.join(NAMES)} (default: all)")
    parser.add_argument("--events", action="store_true", help="print the events found")
    parser.add_argument("--news", action="store_true", help="print what is new on the later days")
    parser.add_argument("--baseline", action="store_true", help="and what the baseline of events.py comes to")
    parser.add_argument("--batches", action="store_true", help="and what arriving in ten batches, shuffled, comes to")
    parser.add_argument("--of", default="with text", choices=KINDS, help="which of the rows to print events of")
    parser.add_argument("--handfuls", action="store_true", help="only small folders of unrelated reports")
    options = parser.parse_args()
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"no morning is called {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    if options.handfuls:
        handfuls(options.names or NAMES)
        return
    print("| morning | pairwise F1 | B-cubed F1 | exact | events (gold) | copies folded (wrongly) ", end="")
    print("| events of one storyline tied | others tied | round-ups alone |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    scores: dict[str, list[Scores]] = {}
    for name in options.names or NAMES:
        for kind in KINDS:
            morning = read(name, kind)
            events = group(morning.signatures)
            score = Scores.of(morning, events)
            scores.setdefault(f"{kind}, {'held out' if name in HELD_OUT else 'learned from'}", []).append(score)
            print(f"| {name}, {kind} | {score.shown('text' in kind)} |", flush=True)
            if options.baseline:
                found = baseline(Labelled(name, morning.signatures, morning.gold))
                print(f"| {name}, {kind}, baseline | {Scores.of(morning, (), found).shown()} |")
            if options.batches and kind == "with text":
                print(f"| {name}, in ten batches, shuffled | {batches(morning)} |")
            if kind == options.of and options.events:
                listed(morning, events)
            if kind == options.of and options.news:
                later_days(morning, events)
    for kind, several in scores.items():
        print(f"| **{kind}, {len(several)} together** | {Scores.sum(several).shown('text' in kind)} |")


def handfuls(names: Sequence[str]) -> None:
    """Folders of 2, 5 and 10 reports on as many happenings: in what part of them two are taken for one event."""
    print(f"| morning | of {' | of '.join(map(str, SIZES))} |\n| --- |" + " ---: |" * len(SIZES))
    shares: dict[bool, list[list[float]]] = {False: [], True: []}
    for name in names:
        morning, row = read(name), list[float]()
        for size in SIZES:
            chance, wrong = random.Random(size), 0
            for _ in range(FOLDERS):
                told: dict[str, Signature] = {}
                for one in chance.sample(morning.signatures, len(morning.signatures)):
                    told.setdefault(morning.gold[one.article], one)
                chosen = sorted(list(told.values())[:size], key=age)
                wrong += len(group(chosen)) < len(chosen)
            row.append(100 * wrong / FOLDERS)
        shares[name in HELD_OUT].append(row)
        print(f"| {name} | {' | '.join(f'{share:.0f} %' for share in row)} |", flush=True)
    for held_out, rows in shares.items():
        if rows:
            mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
            kind = "held out" if held_out else "learned from"
            print(f"| **{kind}, {len(rows)} together** | {' | '.join(f'{share:.0f} %' for share in mean)} |")


class Scores(NamedTuple):
    """How well a grouping meets the labels: pairwise F1, B-cubed F1 and share of exact events, each up to 1; the rest
    counts, how many of how many."""

    f1: tuple[float, ...]
    events: tuple[int, int]
    copies: tuple[int, int, int] = (0, 0, 0)
    """Folded, labelled, folded wrongly."""
    tied: tuple[int, int] = (0, 0)
    others: tuple[int, int] = (0, 0)
    alone: tuple[int, int] = (0, 0)

    @classmethod
    def of(cls, morning: Morning, events: Sequence[Event], found: Mapping[str, str] | None = None) -> Scores:
        """Of `events`, or of a grouping (article → event)."""
        f = figures(morning.gold, found or placed(events))
        f1, counted = tuple(f[name] for name in COUNTED), (f["clusters"], f["gold"])
        if found is not None:
            return cls(f1, counted)
        folded = {copy.article for event in events for copy in event.copies}
        copies = {one["id"] for one in morning.rows if "copy_of" in one}
        originals = {one["copy_of"] for one in morning.rows if "copy_of" in one}
        tied, others = ties(morning, events)
        sizes = {article: len(event.articles) for event in events for article in event.articles}
        alone = [sizes[one["id"]] == 1 for one in morning.rows if one.get("roundup")]
        right = len(folded & copies), len(copies), len(folded - copies - originals)
        return cls(f1, counted, right, _counted(tied), _counted(others), _counted(alone))

    @classmethod
    def sum(cls, several: Sequence[Scores]) -> Scores:
        """The mean of the first three, and the sums of all counts."""
        means = tuple(float(np.mean([one.f1[i] for one in several])) for i in range(len(COUNTED)))
        rest = [tuple(map(sum, zip(*parts, strict=True))) for parts in list(zip(*several, strict=True))[1:]]
        return cls(means, *rest)

    def shown(self, text: bool = False) -> str:
        """As cells of the table."""
        pair, cubed, exact = (100 * value for value in self.f1)
        cells = [f"{pair:.1f}", f"{cubed:.1f}", f"{exact:.0f} %", f"{self.events[0]} ({self.events[1]})"]
        cells.append(f"{self.copies[0]} of {self.copies[1]} ({self.copies[2]})" if text else "-")
        cells += [f"{one} of {all_}" for one, all_ in (self.tied, self.others, self.alone)]
        return " | ".join(cells)


def _counted(said: Sequence[bool]) -> tuple[int, int]:
    return sum(said), len(said)


def ties(morning: Morning, events: Sequence[Event]) -> tuple[list[bool], list[bool]]:
    """For pairs of labelled events of one storyline, then for all others, whether most of their articles are tied."""
    line = {article: event.storyline or event.id for event in events for article in event.articles}
    story = {one["event"]: one["event"] for one in morning.rows}
    story.update({one["event"]: one["storyline"] for one in morning.rows if "storyline" in one})
    usual = {
        event: Counter(line[id] for id, own in morning.gold.items() if own == event).most_common(1)[0][0]
        for event in story
    }
    found: tuple[list[bool], list[bool]] = ([], [])
    for one, other in combinations(story, 2):
        found[story[one] != story[other]].append(usual[one] == usual[other])
    return found


def batches(morning: Morning) -> str:
    """The morning arriving in ten batches, in ten shuffled orders: the mean, and from the least to the most."""
    found = []
    for seed in range(SHUFFLES):
        shuffled = random.Random(seed).sample(morning.signatures, len(morning.signatures))
        events: list[Event] = []
        for start in range(0, len(shuffled), 8):
            events = group(shuffled[: start + 8], events)
        found.append([100 * value for value in Scores.of(morning, (), placed(events)).f1])
    cells = [f"{np.mean(c):.1f} ({min(c):.1f} to {max(c):.1f})" for c in zip(*found, strict=True)]
    return " | ".join((*cells, "-", "-", "-", "-", "-"))


def listed(morning: Morning, events: Sequence[Event]) -> None:
    """Every event with what a reader sees of it, and with the labels of its articles."""
    title = {article.id: article.title for article in morning.articles}
    for event in events:
        print(f"\n{event.title}\n  {', '.join(event.terms)} | {event.place} | {event.storyline}")
        for article in event.articles:
            folded = next((f" (copy of {copy.of})" for copy in event.copies if copy.article == article), "")
            print(f"    {article} {morning.gold[article]:28} {title[article]}{folded}")


def later_days(morning: Morning, events: Sequence[Event]) -> None:
    """What is new on later days in the events of several."""
    quotations = {a.id: found.quotations for a, found in zip(morning.articles, morning.analyses, strict=True)}
    first = min(article.published or "" for article in morning.articles)[:10]
    for event in events:
        own = [article for article in morning.articles if article.id in event.articles]
        old = [article for article in own if (article.published or "").startswith(first)]
        new = [article for article in own if article not in old]
        if old and new:
            fresh = news(old, new, quotations)
            print(f"\n{event.title}\n  new articles: {', '.join(fresh.articles)}")
            for change in fresh.changes:
                print(f"  {change.counts}: {change.before.text} -> {change.after.text}")
            for quotation in fresh.quotations:
                print(f"  {quotation.kind} {quotation.speaker}: {quotation.text}")


if __name__ == "__main__":
    main()
