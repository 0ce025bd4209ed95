"""Learns which event follows from which: the storylines of briefing/events/weights.yaml, from the fictional mornings.

    python benchmarks/learn_storylines.py            cross-validated figures only: each morning by what the others teach
    python benchmarks/learn_storylines.py --write    and the weights, learned from all of them

A logistic regression over pairs of labelled events (label: one storyline or not). What is learned stands on events
that are grouped as the labels say; mornings.py says what comes of it where they are grouped by the program.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import Any

import numpy as np
import yaml
from boosting import logistic
from learn_events import EVENTS, put
from mornings import HELD_OUT, NAMES, Morning, read, ties
from msgspec.structs import replace

from briefing.events.grouping import group
from briefing.events.pairs import weights
from briefing.events.storylines import FEATURES, followed, storylines
from briefing.model import Event, Signature

PRECISION = 0.85
"""Part of the tied pairs that belong together, cross-validated, by which the threshold is chosen."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    mornings = [read(name) for name in NAMES if name not in HELD_OUT]
    rows, labels = zip(*[pairs(morning) for morning in mornings], strict=True)
    scores = [judge(learn(rows, labels, leave=n), own) for n, own in enumerate(rows)]
    score, label = np.concatenate(scores), np.concatenate(labels)
    print("pairs of events, each by what the other mornings teach")
    for precision in (0.95, 0.9, 0.85, 0.8, 0.7):
        limit = threshold(score, label, precision)
        share = label[score > limit].sum() / label.sum()
        print(f"  of those tied {precision:.0%} right: {share:.0%} of {label.sum():.0f} found")
    learned = learn(rows, labels)
    found = {
        "within": weights()["storylines"]["within"],
        "threshold": round(threshold(score, label, PRECISION), 4),
        "intercept": round(learned[0], 4),
        "weights": {name: round(float(factor), 4) for name, factor in zip(FEATURES, learned[1], strict=True)},
    }
    print(yaml.safe_dump(found, sort_keys=False))
    if options.write:
        kept = yaml.safe_load((EVENTS / "weights.yaml").read_text(encoding="utf-8"))
        put(EVENTS / "weights.yaml", yaml.safe_dump({**kept, "storylines": found}, sort_keys=False))
    tied = [ties(morning, storylines(*as_labelled(morning))) for morning in mornings]
    own, others = ([pair for one in tied for pair in one[side]] for side in (0, 1))
    print(f"as the weights were: of pairs of one storyline {sum(own)} of {len(own)} tied, ", end="")
    print(f"of others {sum(others)} of {len(others)}")


def as_labelled(morning: Morning) -> tuple[list[Event], dict[str, list[Signature]]]:
    """The events of the labels, as if grouping had found them, and the signatures of their articles."""
    given = [replace(s, event=morning.gold[s.article]) for s in morning.signatures]
    events = [replace(event, storyline=None) for event in group(given)]
    by_id = {s.article: s for s in given}
    return events, {event.id: [by_id[article] for article in event.articles] for event in events}


def pairs(morning: Morning) -> tuple[Any, Any]:
    """FEATURES of the events that may be tied, and whether the labels say that they are of one storyline."""
    events, members = as_labelled(morning)
    story: dict[str, str] = {morning.gold[row["id"]]: row["storyline"] for row in morning.rows if "storyline" in row}
    event_of = {event.id: morning.gold[event.articles[0]] for event in events}
    found: dict[bool, list[list[float]]] = defaultdict(list)
    for later, earlier in followed(events, members):
        for other, features in earlier.items():
            one, two = story.get(event_of[later]), story.get(event_of[other])
            found[one is not None and one == two].append(features)
    rows = np.array([*found[True], *found[False]])
    return rows, np.repeat([1.0, 0.0], [len(found[True]), len(found[False])])


def learn(rows: Any, labels: Any, leave: int | None = None) -> tuple[float, Any]:
    """Intercept and weights by all mornings, or all but one."""
    kept = [n for n in range(len(rows)) if n != leave]
    label = np.concatenate([labels[n] for n in kept])
    return logistic(np.concatenate([rows[n] for n in kept]), label, np.ones(len(label)))


def judge(learned: tuple[float, Any], rows: Any) -> Any:
    """The log-odds of every row."""
    return learned[0] + rows @ learned[1]


def threshold(score: Any, label: Any, precision: float) -> float:
    """The lowest score above which so many are right."""
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(label[order]) / np.arange(1, len(order) + 1)
    last = int(np.flatnonzero(right >= precision)[-1])
    return float((score[order[last]] + score[order[min(last + 1, len(order) - 1)]]) / 2)


if __name__ == "__main__":
    main()
