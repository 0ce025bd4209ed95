"""Learns what makes a headline the title of its event: the weights `says` in briefing/events/titles.yaml.

    python benchmarks/learn_titles.py            cross-validated figures only
    python benchmarks/learn_titles.py --write    and the weights, learned from all events

Ridge regression on how near (ROUGE-1) the headlines of an event come to the name that editors gave it, all counted from
the event's mean, since only headlines of one event are chosen from. In the cross-validation, in five folds, the title
of an event is chosen by what the names of other events teach.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from labelled import names, read
from rouge_score.rouge_scorer import RougeScorer

from briefing.events.titles import Shared, calm, clean, faults, traits
from briefing.model import Signature

SETS = ("allsides", "basil")
FOLDS = 5
PENALTY = 1.0
TITLES = Path(__file__).resolve().parent.parent / "briefing" / "events" / "titles.yaml"
TRAITS = ("in other headlines", "in other openings", "other headlines in it", "in its own opening", "ten words")


class Choice(NamedTuple):
    """The headlines of one event: what speaks for each, its faults, and how near it is to the editors' name."""

    data: str
    columns: Any
    faults: Any
    near: Any
    """As a title, cleaned and in sentence case."""


def choices() -> list[Choice]:
    """Every event that editors named."""
    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    found = []
    for data in map(read, SETS):
        members: dict[str, list[Signature]] = defaultdict(list)
        for signature in data.signatures:
            members[data.gold[signature.article]].append(signature)
        for event, name in sorted(names(data.name).items()):
            shared = Shared(members[event])
            texts = [clean(member.title, member.outlet) for member in members[event]]
            pairs = list(zip(texts, members[event], strict=True))
            rows = [traits(text, member, shared) for text, member in pairs]
            found.append(
                Choice(
                    data.name,
                    np.array([[row[trait] for trait in TRAITS] for row in rows]),
                    np.array([faults(text, member) for text, member in pairs]),
                    np.array([scorer.score(name, calm(text))["rouge1"].fmeasure for text in texts]),
                )
            )
    return found


def learn(listed: list[Choice]) -> Any:
    """The weight of every trait."""
    columns = np.concatenate([one.columns - one.columns.mean(0) for one in listed])
    near = np.concatenate([one.near + one.faults - (one.near + one.faults).mean() for one in listed])
    return np.linalg.solve(columns.T @ columns + PENALTY * np.eye(len(TRAITS)), columns.T @ near)


def chosen(one: Choice, weights: Any) -> float:
    """How near the title that `weights` choose is to the editors' name; the first of equals."""
    return float(one.near[int(np.argmax(one.columns @ weights - one.faults))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    listed = choices()
    fold = np.random.default_rng(0).permutation(len(listed)) % FOLDS
    crossed = np.zeros(len(listed))
    for held in range(FOLDS):
        weights = learn([one for one, part in zip(listed, fold, strict=True) if part != held])
        for place in np.flatnonzero(fold == held):
            crossed[place] = chosen(listed[place], weights)
    weights = np.round(learn(listed), 2)
    fitted = np.array([chosen(one, weights) for one in listed])
    best = np.array([one.near.max() for one in listed])
    print("| titles | events | cross-validated | learned from these | best headline there is |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in SETS:
        own = np.array([one.data == name for one in listed])
        shown = " | ".join(f"{100 * column[own].mean():.1f}" for column in (crossed, fitted, best))
        print(f"| {name} | {own.sum()} | {shown} |")
    says = ", ".join(f"{trait}: {float(weight):.2f}" for trait, weight in zip(TRAITS, weights, strict=True))
    print(f"\nsays: {{{says}}}")
    if options.write:
        content = TITLES.read_text(encoding="utf-8")
        TITLES.write_text(re.sub(r"(?m)^says: .*$", f"says: {{{says}}}", content), encoding="utf-8")
        print(f"written: {TITLES.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
