"""Learns briefing/events/weights.yaml and trees.yaml from labelled articles.

    python benchmarks/learn_events.py            cross-validated figures only
    python benchmarks/learn_events.py --write    and the weights, learned from everything
    python benchmarks/learn_events.py --only articles     or headlines: nothing else is learned

A logistic regression over pairs of articles (label: same event or not), and trees for what it leaves. Every set weighs
the same, however many pairs it has, and so do its pairs of one event and of two. The sets are also used without bodies
or dates, and cut into small archives: mornings, most of whose articles are alone, and folders on a few topics, so that
one configuration serves every kind of input. In none of them do many desks tell of one event, each in its own words:
that is learned from the fictional mornings (mornings.py). None of them has events of more than some twenty articles:
these come from the fictional archives of scale.py, by another seed than those that it measures. In the
cross-validation a pair is scored by what was learned from events that neither of its articles belongs to.

Two headlines without text or date are weighed by themselves, learned from all sets without their bodies and dates, from
samples of them, and from what headlines.py makes: large topics out of the sentences of articles, and invented headlines
that share a formula. Not learned from, only measured: two sets put together, many small happenings and few large
topics, and the headlines of scale.py's archives, whose formulas are others than those that are learned from.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from boosting import Model, learn
from desks import retold
from headlines import formulaic, sentences, templates
from labelled import SETS, Labelled, figures, read
from mornings import HELD_OUT, NAMES
from mornings import labelled as press
from msgspec.structs import replace
from scale import rows

from briefing.events import signature
from briefing.events.contexts import Contexts
from briefing.events.grouping import age
from briefing.events.linkage import link
from briefing.events.neighbours import Neighbours
from briefing.events.pairs import ABSENT, FEATURES, compare, features, lateness, settled
from briefing.events.pairs import weights as settings
from briefing.events.shares import shift
from briefing.events.vectors import Vectors
from briefing.model import Article, instant

FOLDS = 5
MOST = 4000
"""Pairs of one kind taken from one set."""
TREES = {"articles": 80, "headlines": 200}
"""Trees for each kind of pairs: archives of headlines differ more from each other."""
TOLD_AGAIN = 0.25
"""How often the next of a handful of articles is on a happening that another of them reports."""
SIZES = (20, 50, 100, 200, 400, 800)
"""Headlines in the small archives made of headlines."""
RELATED = {"mixed": {"allsides", "uci"}, "allsides": {"mixed"}, "uci": {"mixed"}, "templates": {"formulas"}}
"""By set, the others that are no strangers to it."""
FORMULAIC = ((2000, 20, 40), (800, 3, 40), (300, 1, 40), (300, 20, 40), (300, 2, 1), (100, 10, 3))
"""Headlines in the archives of formulas, how many formulas, and most headlines on one event."""
EVENTS = Path(__file__).resolve().parent.parent / "briefing" / "events"
MONDAY = datetime(2031, 4, 7, tzinfo=UTC)


class Case(NamedTuple):
    """The candidate pairs of one set, with features and labels."""

    name: str
    data: Labelled
    left: Any
    right: Any
    columns: Any
    same: Any
    fold: Any
    weight: float
    apart: float = 1.0
    """How much more its pairs of two events count than those of one."""
    kind: str = "articles"
    """Or "headlines": what is learned from them is kept apart."""
    archive: Any = 0
    """Which of the small archives each pair is in."""


def case(name: str, data: Labelled, weight: float = 1.0, order: dict[str, int] | None = None) -> Case:
    """Every candidate pair of `data` with its features."""
    return _joined(name, [data], order or numbered(data.gold), weight)


def mornings(name: str, data: Labelled, weight: float, seed: int = 0, count: int = 40) -> Case:
    """Small archives out of `data`: 8 to 60 articles each, neighbours in time, most of them alone in their event."""
    chance = random.Random(seed)
    parts = []
    for n in range(count):
        size = chance.choice((4, 8, 15, 30, 60))
        start = chance.randrange(max(1, len(data.signatures) - 3 * size))
        nearby = data.signatures[start : start + 3 * size] if data.signatures[0].published else data.signatures
        chosen = sorted(chance.sample(range(len(nearby)), min(size, len(nearby))))
        parts.append(_part(name, data._replace(signatures=nearby), chosen, n))
    return _joined(name, parts, numbered(data.gold), weight)._replace(apart=3.0)


def folders(name: str, data: Labelled, weight: float, seed: int = 0, count: int = 120) -> Case:
    """Small archives on two or three topics each: a few articles and those that resemble them most.

    So somebody keeps them who follows a story: few articles, and most of those that are not one event are its
    follow-ups.
    """
    chance = random.Random(seed)
    vectors = Vectors(data.signatures)
    parts = []
    for n in range(count):
        chosen: set[int] = set()
        for start in chance.sample(range(vectors.size), chance.choice((1, 2, 3))):
            found = compare(vectors, start)
            near = found.articles[np.argsort(-found.alike, kind="stable")[: chance.choice((1, 3, 6, 9))]]
            chosen |= {start, *near.tolist()}
        parts.append(_part(name, data, sorted(chosen), n))
    return _joined(name, parts, numbered(data.gold), weight)


def handfuls(name: str, data: Labelled, weight: float, seed: int = 0, count: int = 60) -> Case:
    """Archives of 2 to 12 articles, as somebody who tries the program reads in: most are on happenings of their own."""
    chance = random.Random(seed)
    parts = []
    for n in range(count):
        chosen = [chance.randrange(len(data.signatures))]
        for _ in range(chance.choice((1, 2, 4, 7, 11))):
            told = {data.gold[data.signatures[i].article] for i in chosen}
            known = chance.random() < TOLD_AGAIN
            others = [
                i for i, s in enumerate(data.signatures) if i not in chosen and (data.gold[s.article] in told) == known
            ]
            chosen += chance.sample(others, min(1, len(others)))
        parts.append(_part(name, data, sorted(chosen), n))
    return _joined(name, parts, numbered(data.gold), weight)._replace(apart=3.0)


def samples(name: str, data: Labelled, order: dict[str, int], sizes: Sequence[int], seed: int = 0) -> Case:
    """Archives of so many articles each, taken from anywhere in `data`: the fewer, the fewer on one event."""
    chance = random.Random(seed)
    everywhere = range(len(data.signatures))
    parts = [
        _part(name, data, sorted(chance.sample(everywhere, min(size, len(everywhere)))), n)
        for n, size in enumerate(sizes)
    ]
    return _joined(name, parts, order, 0.5)


def headlines() -> list[Case]:
    """Headlines without text or date: sets with many small events, one with few large ones, and both as one archive."""
    sets = {name: read(name, body=False, dates=False) for name in SETS}
    orders = {name: numbered(data.gold) for name, data in sets.items()}
    both = sorted((*sets["allsides"].signatures, *sets["uci"].signatures), key=age)
    sets["mixed"] = Labelled("mixed", both, {**sets["allsides"].gold, **sets["uci"].gold})
    orders["mixed"] = {**orders["allsides"], **numbered(sets["uci"].gold, first=1000)}
    cases = []
    for name, data in sets.items():
        cases.append(case(f"{name}, bare", data, 0.0 if name == "mixed" else 1.0, orders[name]))
        sizes = [size for size in SIZES if size < len(data.signatures)]
        if len(sizes) > 3:
            cases.append(samples(f"{name}, few bare", data, orders[name], 2 * sizes))
        if name != "mixed":
            cases.append(folders(f"{name}, bare folders", data, 0.5))
    cases += [case(f"{name}, sentences", sentences(name), 0.5, orders[name]) for name in ("allsides", "ecb", "basil")]
    cases.append(formulas("formulas, bare", [formulaic(*shape, n) for n, shape in enumerate(FORMULAIC)], 0.4))
    cases.append(formulas("formulas, bare folders", formulaic_folders(), 0.4))
    cases.append(case("templates, bare", templates(2000), 0.0))
    return [one._replace(apart=3.0, kind="headlines") for one in cases]


def formulas(name: str, parts: list[Labelled], weight: float) -> Case:
    """Archives of invented headlines that share formulas."""
    parts = [_part(name, data, list(range(len(data.signatures))), n) for n, data in enumerate(parts)]
    events = {event: event for part in parts for event in part.gold.values()}
    return _joined(name, parts, numbered(events), weight)


def formulaic_folders(seed: int = 100, count: int = 60) -> list[Labelled]:
    """Small archives of one formula or two, most of whose headlines are alone in their event."""
    chance = random.Random(seed)
    return [
        formulaic(
            chance.choice((4, 8, 15, 30, 60)),
            chance.choice((1, 2)),
            chance.choice((1, 1, 3)),
            seed + n,
            wordings=chance.choice((1, 9)),
        )
        for n in range(count)
    ]


def fictional(count: int) -> Labelled:
    """Invented articles, some of them on events that forty outlets report."""
    made = list(rows(count, seed=11))
    articles = [Article(**{key: row[key] for key in ("id", "title", "text", "outlet", "published")}) for row in made]
    signatures = sorted((signature(article) for article in articles), key=age)
    return Labelled("fictional", signatures, {row["id"]: row["event"] for row in made})


def one_week(data: Labelled, seed: int = 0) -> Labelled:
    """`data` as if all its events had begun in the same week; hours within an event stay as they are."""
    chance = random.Random(seed)
    first: dict[str, datetime] = {}
    for s in data.signatures:
        moment = instant(s.published)
        if moment:
            first[data.gold[s.article]] = min(moment, first.get(data.gold[s.article], moment))
    begins = {event: MONDAY + timedelta(hours=chance.uniform(0, 168)) for event in sorted(first)}
    moved = []
    for s in data.signatures:
        moment, event = instant(s.published), data.gold[s.article]
        moved.append(replace(s, published=(begins[event] + (moment - first[event])).isoformat()) if moment else s)
    return Labelled(data.name, sorted(moved, key=age), data.gold)


def _part(name: str, data: Labelled, chosen: list[int], number: int) -> Labelled:
    """Some articles of `data` as an archive of their own, with ids of their own."""
    picked = [replace(data.signatures[i], article=f"{data.signatures[i].article}#{number}") for i in chosen]
    return Labelled(name, picked, {s.article: data.gold[s.article.partition("#")[0]] for s in picked})


def numbered(gold: dict[str, str], first: int = 0, seed: int = 0) -> dict[str, int]:
    """The events of a set as numbers, in an order that says nothing; their folds are what remains after division."""
    events = sorted(set(gold.values()))
    places = first * FOLDS + np.random.default_rng(seed).permutation(len(events))
    return dict(zip(events, places.tolist(), strict=True))


def _joined(name: str, parts: list[Labelled], order: dict[str, int], weight: float) -> Case:
    """The candidate pairs of archives that know nothing of each other."""
    lefts, rights, rows, archives, offset = [], [], [], [], 0
    for number, data in enumerate(parts):
        left, right, columns = candidates(data)
        lefts.append(left + offset)
        rights.append(right + offset)
        rows.append(columns)
        archives.append(np.full(len(left), number))
        offset += len(data.signatures)
    signatures = [s for data in parts for s in data.signatures]
    event = np.array([order[data.gold[s.article]] for data in parts for s in data.signatures])
    own = {s.article: data.gold[s.article] + s.article.partition("#")[2] for data in parts for s in data.signatures}
    left, right = np.concatenate(lefts), np.concatenate(rights)
    same = event[left] == event[right]
    found = Case(name, Labelled(name, signatures, own), left, right, np.concatenate(rows), same, event % FOLDS, weight)
    return found._replace(archive=np.concatenate(archives))


def candidates(data: Labelled) -> tuple[Any, Any, Any]:
    """The pairs of one archive that may be one event, and their features."""
    vectors = Vectors(data.signatures)
    lefts, rights, rows, alikes, company = [], [], [], [], []
    neighbours = Neighbours(vectors)
    contexts = Contexts(vectors)
    for i in range(vectors.size):
        found = compare(vectors, i, contexts)
        neighbours.add(i, found.articles, found.alike)
        found = found.only(found.articles > i)
        lefts.append(np.full(len(found.articles), i))
        rights.append(found.articles)
        rows.append(features(vectors, i, found).astype(np.float32))
        company.append(found.company)
        alikes.append(found.alike)
    left, right = np.concatenate(lefts).astype(int), np.concatenate(rights).astype(int)
    extra = neighbours.features(left, right, np.concatenate(alikes))
    return left, right, np.column_stack([np.concatenate(rows), *extra, np.concatenate(company)]).astype(np.float32)


def fit(cases: list[Case], apart: tuple[int, ...] = ()) -> Model:
    """What the pairs say that have no article in the folds `apart`."""
    chance = np.random.default_rng(1)
    samples, labels, weights = [], [], []
    for one in cases:
        if not one.weight:
            continue
        usable = ~np.isin(one.fold[one.left], apart) & ~np.isin(one.fold[one.right], apart)
        for label in (True, False):
            places = np.flatnonzero(usable & (one.same == label))
            if len(places) > MOST:
                places = chance.choice(places, MOST, replace=False)
            samples.append(one.columns[places])
            labels.append(np.full(len(places), float(label)))
            total = one.weight if label else one.weight * one.apart
            weights.append(np.full(len(places), 2000.0 * total / max(len(places), 1)))
    columns, found, each = (np.concatenate(parts) for parts in (samples, labels, weights))
    return learn(columns, found, each, TREES[cases[0].kind])


def crossed(cases: list[Case]) -> list[Any]:
    """For every case the pair scores by weights that have seen neither article's fold."""
    scores = [np.zeros(len(one.left)) for one in cases]
    for folds in combinations_with_replacement(range(FOLDS), 2):
        model = fit(cases, folds)
        for one, found in zip(cases, scores, strict=True):
            pair = np.sort(np.column_stack([one.fold[one.left], one.fold[one.right]]), axis=1)
            chosen = (pair == sorted(folds)).all(axis=1)
            found[chosen] = model.score(one.columns[chosen])
    return [_timely(one, found) for one, found in zip(cases, scores, strict=True)]


def clusters(one: Case, scores: Any, threshold: float) -> dict[str, str]:
    """Article → cluster; round-ups, which grouping keeps apart, are not told here."""
    edges = zip(one.left.tolist(), one.right.tolist(), scores.tolist(), strict=True)
    found = link(dict.fromkeys(range(len(one.data.signatures)), 1), edges, ABSENT, threshold, _growth(one.kind))
    return {one.data.signatures[i].article: str(n) for n, nodes in enumerate(found) for i in nodes}


def _growth(kind: str) -> float:
    return float(settings()["headlines" if kind == "headlines" else "articles"].get("growth", settings()["growth"]))


def unseen(cases: list[Case]) -> list[Any]:
    """For every case the pair scores by what the other labelled sets teach, none of it of the same set."""
    own = [one.name.partition(",")[0] for one in cases]
    models = {}
    for name in dict.fromkeys(own):
        known = {name, *RELATED.get(name, ())}
        models[name] = fit([one for one, other in zip(cases, own, strict=True) if other not in known])
    return [_timely(one, models[name].score(one.columns)) for one, name in zip(cases, own, strict=True)]


def _timely(one: Case, scores: Any) -> Any:
    """Scores less what the time between two articles takes, by how many pairs of the archive are one event."""
    scores = scores - lateness(24 * one.columns[:, FEATURES.index("days")])
    undated = one.columns[:, FEATURES.index("no date")] > 0
    for number in range(one.archive.max(initial=-1) + 1):
        pairs = undated & (one.archive == number)
        scores[pairs] += shift(scores[pairs], settings()[one.kind]["share"])
    return settled(scores, one.kind)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=TREES, help="articles or bare headlines alone")
    parser.add_argument("--thresholds", default=str(settings()["threshold"]))
    options = parser.parse_args()
    thresholds = [float(t) for t in options.thresholds.split(",")]
    made = {"articles": everything, "headlines": headlines}
    kinds = {kind: make() for kind, make in made.items() if options.only in (None, kind)}
    print("| set | cross-validated | learned from the other sets |\n| --- | --- | --- |")
    for cases in kinds.values():
        for one, scores, others in zip(cases, crossed(cases), unseen(cases), strict=True):
            shown = [" or ".join(_figures(one, found, limit) for limit in thresholds) for found in (scores, others)]
            print(f"| {one.name} | {' | '.join(shown)} |", flush=True)
    if options.write:
        write({kind: fit(cases) for kind, cases in kinds.items()})


def everything() -> list[Case]:
    """The articles that are learned from, with what each case weighs."""
    sets = {name: read(name) for name in ("allsides", "ecb", "basil")}
    cases = [case(name, data) for name, data in sets.items()]
    cases += [case(f"{name}, headlines", read(name, body=False), 0.5) for name in ("allsides", "basil")]
    small = {**sets, "basil": one_week(sets["basil"])}
    cases += [mornings(f"{name}, mornings", data, 0.3) for name, data in small.items()]
    cases += [folders(f"{name}, folders", data, 0.4) for name, data in small.items()]
    cases.append(case("allsides, undated", read("allsides", dates=False), 0.25))
    cases.append(case("fictional, large", fictional(1500), 0.25))
    return cases + by_other_desks() + by_many_desks()


def by_other_desks() -> list[Case]:
    """The same articles as far other presses would have told them."""
    sets = {name: retold(name) for name in ("allsides", "ecb", "basil")}
    cases = [case(f"{name}, retold", data, 0.5) for name, data in sets.items()]
    small = {**sets, "basil": one_week(sets["basil"])}
    cases += [
        mornings(f"{name}, retold mornings", data, 0.5, seed=5)._replace(apart=1.0) for name, data in small.items()
    ]
    cases += [folders(f"{name}, retold folders", data, 0.5, seed=5) for name, data in small.items()]
    return cases


def by_many_desks() -> list[Case]:
    """The fictional mornings, in which many desks tell of one event in words of their own, dated and not."""
    learned = [name for name in NAMES if name not in HELD_OUT]
    cases = [case(f"{name}, press", press(name), 0.5) for name in learned]
    cases += [handfuls(f"{name}, press handfuls", press(name), 0.15, seed) for seed, name in enumerate(learned)]
    return cases + [case(f"{name}, press undated", press(name, "undated"), 0.5) for name in learned]


def _figures(one: Case, scores: Any, threshold: float) -> str:
    f = figures(one.data.gold, clusters(one, scores, threshold))
    return f"{100 * f['pair_f1']:.1f} / {100 * f['b3_f1']:.1f} / {100 * (f['exact'] or 0):.0f} %"


def write(models: dict[str, Model]) -> None:
    """Put what was learned into the files that ship, below the comments that they begin with."""
    weights = yaml.safe_load((EVENTS / "weights.yaml").read_text(encoding="utf-8"))
    kept = yaml.safe_load((EVENTS / "trees.yaml").read_text(encoding="utf-8"))
    for kind, model in models.items():
        factors = {name: round(float(f), 4) for name, f in zip(FEATURES, model.factors, strict=True)}
        weights[kind]["intercept"] = round(model.intercept, 4)
        weights[kind]["weights"] = {name: factor for name, factor in factors.items() if factor}
        kept[kind] = [
            {"if": [f"{FEATURES[c]} >= {limit:.3g}" for c, limit in tree.tests], "adds": tree.adds.tolist()}
            for tree in model.trees
        ]
    trees = ""
    for kind, own in kept.items():
        lines = [yaml.safe_dump(tree, default_flow_style=True, sort_keys=False, width=1000) for tree in own]
        trees += f"{kind}:\n" + "".join(f"- {line}" for line in lines)
    put(EVENTS / "weights.yaml", yaml.safe_dump(weights, sort_keys=False))
    put(EVENTS / "trees.yaml", trees)


def put(path: Path, content: str) -> None:
    """Write `content` below the comments that the file begins with."""
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    path.write_text(head + content, encoding="utf-8")
    print(f"written: {path.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
