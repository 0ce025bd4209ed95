"""Learn what human summaries say from articles that have one, and tell by cross-validation what it buys.

    python -m benchmarks.learn_ranker [--write] [--data ../shared/data/summaries]

For every word and every pair of neighbouring words at the top of an article it is known whether the human summary holds
it; a logistic regression over the tables of `expectation.py` gives the chance. Data sets count the same, whatever their
number of articles. `headline` cannot be learned (the labelled articles have none) and is kept as it stands in the YAML
file. Every article is then summarised with chances that were learned from the others, by the ranker that the program
uses, and compared with the first three sentences of the text and with the first three that tell (no bylines, captions).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.summaries import Item, Rouge, as_article, interval, items
from briefing.language import stem, words
from briefing.language.data import load
from briefing.summary import expectation, ranker
from briefing.summary.choice import Budget
from briefing.summary.units import Unit, units

SETS = ("cnndm_train100", "inshorts")
ROOT = Path(__file__).resolve().parent.parent
YAML = ROOT / "briefing" / "summary" / "weights.yaml"
TOP = 20
"""Sentences whose words are learned from: more than the ranker looks at, so that longer summaries have their tables."""

Counts = dict[int, list[float]]
"""By key: how often the human summary held it, and how often there was one."""


@dataclass
class Case:
    """One article with its human summary."""

    data: str
    item: Item
    candidates: list[Unit]
    words: list[tuple[int, bool]]
    pairs: list[tuple[int, bool]]
    again: list[tuple[int, bool]]
    """Kinds of the words that the article and the summary hold, and whether the summary holds them twice, for those
    that stand in several sentences of the article."""


def case(data: str, item: Item) -> Case:
    candidates = units(as_article(item.docs[0]), (), "en")
    seen = expectation.look(candidates, expectation.stems_of(candidates, "en"), range(min(TOP, len(candidates))), "en")
    lines = [[stem(span.of(line), "en") for span in words(line)] for ref in item.refs for line in ref]
    held = Counter(word for line in lines for word in line)
    together = {pair for line in lines for pair in pairwise(line)}
    spread = Counter(word for own in seen.stems for word in set(own))
    return Case(
        data,
        item,
        candidates,
        [(key, held[word] > 0) for word, key in seen.words.items()],
        [(key, pair in together) for pair, key in seen.pairs.items()],
        [(kind, held[word] > 1) for word, kind in seen.kinds.items() if held[word] and spread[word] > 1],
    )


def counted(cases: Sequence[Case], what: str) -> Counts:
    share = Counter(one.data for one in cases)
    found: Counts = defaultdict(lambda: [0.0, 0.0])
    for one in cases:
        weight = len(cases) / len(share) / share[one.data]
        for key, holds in getattr(one, what):
            found[key][0] += weight * holds
            found[key][1] += weight
    return found


def regression(
    found: Counts, sizes: tuple[int, ...], parts: Mapping[str, tuple[int, int]], penalty: float
) -> dict[str, Any]:
    """The tables under which `found` is likeliest, less `penalty` times the squares of their entries, by Newton."""
    keys = sorted(found)
    starts, width = {}, 1
    for name, (row, column) in parts.items():
        starts[name] = width
        width += sizes[row] * sizes[column]
    matrix = np.zeros((len(keys), width))
    matrix[:, 0] = 1
    places = np.array([np.unravel_index(key, sizes) for key in keys])
    for name, (row, column) in parts.items():
        matrix[np.arange(len(keys)), starts[name] + places[:, row] * sizes[column] + places[:, column]] = 1
    held, times = np.array([found[key] for key in keys]).T
    costs = np.full(width, penalty)
    costs[0] = 1e-3
    entries = np.zeros(width)
    for _ in range(15):
        chance = 1 / (1 + np.exp(-matrix @ entries))
        slope = matrix.T @ (held - times * chance) - costs * entries
        entries += np.linalg.solve((matrix.T * (times * chance * (1 - chance))) @ matrix + np.diag(costs), slope)
    tables: dict[str, Any] = {"all": round(float(entries[0]), 2)}
    for name, (row, column) in parts.items():
        size = sizes[row] * sizes[column]
        tables[name] = entries[starts[name] :][:size].round(2).reshape(sizes[row], sizes[column]).tolist()
    return tables


def learn(cases: Sequence[Case], penalty: float) -> dict[str, Any]:
    again = counted(cases, "again")
    return {
        "words": regression(counted(cases, "words"), expectation.WORD_SIZES, expectation.WORD_PARTS, penalty),
        "pairs": regression(counted(cases, "pairs"), expectation.PAIR_SIZES, expectation.PAIR_PARTS, penalty),
        "again": {kind: round(again[place][0] / again[place][1], 2) for place, kind in enumerate(expectation.KINDS)},
    }


def use(weights: Mapping[str, Any]) -> None:
    """Let the ranker work with these weights."""
    known = load("briefing.summary", "weights.yaml")
    known.update(weights)
    expectation._tables.cache_clear()


def summaries(cases: Sequence[Case]) -> list[list[str]]:
    return [[one.candidates[place].text for place in ranker.choose(one.candidates, Budget(3), "en")] for one in cases]


def cross_validated(cases: list[Case], penalty: float, folds: int, seed: int) -> list[list[str]]:
    order = np.random.default_rng(seed).permutation(len(cases))
    found: list[list[str]] = [[] for _ in cases]
    for fold in range(folds):
        held = order[fold::folds]
        use(learn([cases[place] for place in np.setdiff1d(order, held)], penalty))
        for place, summary in zip(held, summaries([cases[place] for place in held]), strict=True):
            found[place] = summary
    return found


def show(name: str, cases: list[Case], found: np.ndarray) -> None:
    print(name)
    for data in (*SETS, "both"):
        rows = found[[data in ("both", one.data) for one in cases]]
        cells = [f"{label} {interval(rows[:, column])}" for column, label in enumerate(("R1", "R2"))]
        print(f"  {data:16s} {len(rows):4d} articles   " + "   ".join(cells))


def written(weights: Mapping[str, Any], text: str) -> str:
    """The YAML file with these weights; what stands before and after them is kept."""
    before, mark, rest = text.partition("words:\n")
    tables = rest.partition("# Set by hand")[2]
    lines: list[str] = []
    for part in ("words", "pairs"):
        lines.append(f"{part}:")
        for name, table in weights[part].items():
            if isinstance(table, float):
                lines.append(f"  {name}: {table}")
            else:
                lines += [f"  {name}:", *(f"    - {row}" for row in table)]
    lines.append("again: {" + ", ".join(f"{kind}: {value}" for kind, value in weights["again"].items()) + "}")
    return before + "\n".join(lines) + "\n# Set by hand" + tables if mark else text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "summaries")
    parser.add_argument("--penalty", type=float, default=3.0)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--times", type=int, default=3, help="cross-validations over which the mean is taken")
    parser.add_argument("--write", action="store_true", help="put the weights into weights.yaml")
    options = parser.parse_args()
    rouge = Rouge()
    cases = [case(data, item) for data in SETS for item in items(options.data / data)]

    def scores(found: list[list[str]]) -> np.ndarray:
        return np.array([rouge.f1(summary, one.item.refs) for summary, one in zip(found, cases, strict=True)])

    first = scores([one.item.docs[0]["sentences"][:3] for one in cases])
    telling = scores([[unit.text for unit in one.candidates[:3]] for one in cases])
    show("the first three that tell, difference to the first three, 95 % interval", cases, telling - first)
    show("as the weights are now, difference to the first three", cases, scores(summaries(cases)) - first)
    held_out = [cross_validated(cases, options.penalty, options.folds, seed) for seed in range(options.times)]
    mean = np.mean([scores(found) for found in held_out], axis=0)
    show(f"{options.folds}-fold cross-validated, mean of {options.times}, to the first three", cases, mean - first)
    show("the same, to the first three that tell", cases, mean - telling)
    weights = learn(cases, options.penalty)
    use(weights)
    show("on the articles that they were learned from, to the first three", cases, scores(summaries(cases)) - first)
    if options.write:
        YAML.write_text(written(weights, YAML.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
