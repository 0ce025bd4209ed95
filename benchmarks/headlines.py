"""Headlines to learn from beside the labelled ones: what an archive of them can be that no labelled set is.

Large topics: the sentences of a few articles on one event, cut short, are many short texts most of which share little.
Formulas: invented headlines that differ in nothing but names, numbers and verbs, and so do what happened.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path

import yaml
from labelled import SHARED, Labelled
from scale import name, rows

from briefing.events import signature
from briefing.events.grouping import age
from briefing.language.sentences import sentences as spans
from briefing.model import Article

FORMULAS = yaml.safe_load((Path(__file__).parent / "formulas.yaml").read_text(encoding="utf-8"))
WORDS = range(6, 14)
"""Words that a sentence is cut to."""
SIZES = (8, 15, 30, 60, 120)
"""Sentences that are taken of an event, at most."""
EVENTS = 50
"""Events that sentences are taken of."""


def sentences(set_name: str, seed: int = 0) -> Labelled:
    """The sentences of the articles of a labelled set, each as if it were a headline."""
    chance = random.Random(seed)
    path = SHARED / "data" / "events" / set_name / "dev.jsonl"
    texts: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cut = [" ".join(span.of(row["text"]).split()[: chance.choice(WORDS)]) for span in spans(row["text"])]
        texts[row["event"]] += [row["title"], *(text for text in cut if text.count(" ") > 3)]
    chosen = chance.sample(sorted(texts), min(EVENTS, len(texts)))
    taken = {event: chance.sample(texts[event], min(len(texts[event]), chance.choice(SIZES))) for event in chosen}
    return _labelled(set_name, [(event, text) for event, listed in taken.items() for text in listed])


def formulaic(count: int, kinds: int, most: int, seed: int, *, wordings: int = 9) -> Labelled:
    """Some `count` invented headlines of so many kinds, at most `most` on one event, each kind in so many wordings.

    Places recur, people and bodies hardly do.
    """
    chance = random.Random(seed)
    places = [name(chance) for _ in range(max(10, count // 20))]
    formulas = [formula[:wordings] for formula in chance.sample(FORMULAS, kinds)]
    made: list[tuple[str, str]] = []
    while len(made) < count:
        formula = chance.choice(formulas)
        a, b = chance.sample(places, 2)
        p, q = (f"{name(chance)} {name(chance)}" for _ in range(2))
        facts = {"o": name(chance), "n": chance.randrange(2, 60), "m": chance.randrange(100, 990)}
        titles = [chance.choice(formula) for _ in range(min(int(chance.paretovariate(0.9)), most))]
        event = f"{seed}-{len(made)}"
        made += [(event, title.format(a=a, b=b, p=p, q=q, **facts)) for title in titles]
    return _labelled("formulas", made)


def templates(count: int) -> Labelled:
    """The headlines of the archives that scale.py makes."""
    return _labelled("templates", [(row["event"], row["title"]) for row in rows(count)])


def _labelled(set_name: str, made: list[tuple[str, str]]) -> Labelled:
    """Bare headlines from pairs of event and text."""
    ids = [f"{set_name}-{number:05}" for number in range(len(made))]
    signatures = [signature(Article(id=id, title=text, text="")) for id, (_, text) in zip(ids, made, strict=True)]
    return Labelled(set_name, sorted(signatures, key=age), dict(zip(ids, (event for event, _ in made), strict=True)))
