"""Learn the weights of our summariser from articles with a human summary, and say by cross-validation what they buy.

    python -m benchmarks.learn_ranker [--write] [--data ../shared/data/summaries]

Every set of sentences that the ranker could choose gets its reward, ROUGE-1 + ROUGE-2 (F1) above that of the first
three sentences; the weights are those under which a set drawn with probability proportional to exp(score) has the
highest expected reward (the objective of REINFORCE, computed exactly, since the sets can be listed). Data sets count
the same, whatever their number of articles. `headline` cannot be learned (the labelled articles have none) and is
kept as it stands in the YAML file.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.summaries import Item, Rouge, as_article, interval, items
from briefing.summary.choice import Budget
from briefing.summary.features import NAMES, look
from briefing.summary.ranker import SET_NAMES, Chosen, Ranker, Weights, learned
from briefing.summary.units import units

SETS = ("cnndm_train100", "inshorts")
KEPT = ("headline",)
ROOT = Path(__file__).resolve().parent.parent
YAML = ROOT / "briefing" / "summary" / "weights.yaml"


@dataclass
class Case:
    """One article: the sets that could be chosen, what is known of each, and its reward."""

    data: str
    features: np.ndarray
    scores: np.ndarray
    """ROUGE-1 and ROUGE-2 F1 of each set minus those of the lead."""


def case(data: str, item: Item, rouge: Rouge, weights: Weights) -> Case:
    article = as_article(item.docs[0])
    candidates = units(article, (), "en")
    ranker = Ranker(candidates, Budget(3), look(candidates, "en", article.title), weights)
    worth = np.array(ranker.sight.features)
    features, scores = [], []
    lead = np.array(rouge.f1(item.docs[0]["sentences"][:3], item.refs))
    for chosen in listed(ranker):
        places = chosen.in_order
        features.append(np.concatenate([worth[places].sum(0), ranker.traits(chosen)]))
        scores.append(np.array(rouge.f1([candidates[place].text for place in places], item.refs)) - lead)
    return Case(data, np.array(features), np.array(scores))


def listed(ranker: Ranker) -> list[Chosen]:
    """Every set that the ranker's search may come upon."""
    groups = ranker.groups()
    repeats = ranker.repeats(groups)
    reached: dict[int, Chosen] = {}
    frontier = [Chosen()]
    while frontier:
        grown = [more for chosen in frontier for group in groups if (more := ranker.grow(chosen, group, repeats))]
        new = {chosen.places: chosen for chosen in grown if chosen.places not in reached}
        reached.update(new)
        frontier = list(new.values())
    return [reached[places] for places in sorted(reached)] or [Chosen(places=1, words=ranker.lengths[0])]


def learn(cases: list[Case], start: np.ndarray, penalty: float, steps: int) -> np.ndarray:
    """The weights with the highest expected reward less `penalty` times their squares, by Adam."""
    weights = start.copy()
    free = np.array([name not in KEPT for name in (*NAMES, *SET_NAMES)], float)
    share = {name: sum(one.data == name for one in cases) for name in SETS}
    first = second = np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = np.zeros_like(weights)
        for one in cases:
            odds = one.features @ weights
            chance = np.exp(odds - odds.max())
            chance /= chance.sum()
            reward = one.scores.sum(1)
            slope += (chance * (reward - chance @ reward)) @ one.features / share[one.data]
        slope = (5 * slope - penalty * weights) * free
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = 0.05 if step < 0.6 * steps else 0.01
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def gains(cases: list[Case], weights: np.ndarray) -> np.ndarray:
    return np.array([one.scores[int((one.features @ weights).argmax())] for one in cases])


def cross_validated(cases: list[Case], start: np.ndarray, penalty: float, steps: int, folds: int) -> np.ndarray:
    order = np.random.default_rng(7).permutation(len(cases))
    found = np.zeros((len(cases), 2))
    for fold in range(folds):
        held = order[fold::folds]
        rest = [cases[place] for place in np.setdiff1d(order, held)]
        found[held] = gains([cases[place] for place in held], learn(rest, start, penalty, steps))
    return found


def show(name: str, cases: list[Case], found: np.ndarray) -> None:
    print(name)
    for data in (*SETS, "both"):
        rows = found[[data in ("both", one.data) for one in cases]]
        cells = [f"{label} {interval(rows[:, column])}" for column, label in enumerate(("R1", "R2"))]
        print(f"  {data:16s} {len(rows):4d} articles   " + "   ".join(cells))


def written(weights: np.ndarray, text: str) -> str:
    """The YAML file with these weights, its comments and what belongs to events kept."""
    text, mark, rest = text.partition("words_per_sentence:")
    for name, value in zip((*NAMES, *SET_NAMES), weights, strict=True):
        text = re.sub(rf"^(  {name}: )-?[\d.]+", lambda found, value=value: f"{found[1]}{value:.2f}", text, flags=re.M)
    return text + mark + rest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "summaries")
    parser.add_argument("--penalty", type=float, default=0.01)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the weights into weights.yaml")
    options = parser.parse_args()
    rouge, weights = Rouge(), learned()
    cases = [case(data, item, rouge, weights) for data in SETS for item in items(options.data / data)]
    start = np.zeros(len(NAMES) + len(SET_NAMES))
    start[NAMES.index("headline")] = weights.unit[NAMES.index("headline")]
    show("now", cases, gains(cases, np.array([*weights.unit, *weights.whole])))
    found = cross_validated(cases, start, options.penalty, options.steps, options.folds)
    show(f"{options.folds}-fold cross-validated, difference to the first three sentences, 95 % interval", cases, found)
    final = learn(cases, start, options.penalty, options.steps)
    show("on the articles that they were learned from", cases, gains(cases, final))
    print(dict(zip((*NAMES, *SET_NAMES), np.round(final, 2).tolist(), strict=True)))
    if options.write:
        YAML.write_text(written(final, YAML.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
