"""Events: quality of grouping on every labelled set with one configuration, against a baseline in the same run.

    python benchmarks/events.py                     the table
    python benchmarks/events.py --order             and ten shuffles, arriving in batches
    python benchmarks/events.py --copies            and fictional copies at 60 to 100 % shared text
    python benchmarks/events.py --told              and what knowing the topics of uci's headlines would give
    python benchmarks/events.py --print 40          and so many titles beside the editors' names

The baseline is TF-IDF over headline (counted three times) and body, likeness lessened by the time between two
articles (four days), average link, one threshold for all sets. The labelled data is read from ../shared.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict

import numpy as np
from labelled import SETS, Labelled, figures, names, placed, read

from briefing.events import group
from briefing.events.linkage import link
from briefing.events.titles import title
from briefing.events.vectors import PARTS, Vectors
from briefing.model import Event, Signature, instant

BASELINE = 0.14
"""The baseline's threshold: the one that is best for the three sets with bodies together."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--order", action="store_true", help="ten shuffles, arriving in batches")
    parser.add_argument("--copies", action="store_true", help="fictional copies")
    parser.add_argument("--told", action="store_true", help="a classifier that knows the events of uci")
    parser.add_argument("--print", type=int, default=0, metavar="N", help="print N titles")
    options = parser.parse_args()
    sets = [read(name) for name in SETS]
    extra = [
        (f"{name}, headlines only" if dates else f"{name}, undated headlines", read(name, body=False, dates=dates))
        for dates in (True, False)
        for name in ("allsides", "basil")
    ]
    print("| set | system | pairwise F1 | B-cubed F1 | exact | events (gold) | s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for label, data in [*((data.name, data) for data in sets), *extra]:
        for system, grouped in (("baseline", baseline), ("briefing", ours)):
            began = time.perf_counter()
            found = grouped(data)
            taken = time.perf_counter() - began
            f = figures(data.gold, found)
            print(
                f"| {label} | {system} | {100 * f['pair_f1']:.1f} | {100 * f['b3_f1']:.1f} | {100 * f['exact']:.1f} % "
                f"| {f['clusters']} ({f['gold']}) | {taken:.1f} |",
                flush=True,
            )
    titles([data for data in sets if names(data.name)], options.print)
    if options.order:
        order(sets[:3])
    if options.told:
        told(read("uci", body=False, dates=False))
    if options.copies:
        from copies import report

        report()


def ours(data: Labelled) -> dict[str, str]:
    return placed(group(data.signatures))


def baseline(data: Labelled) -> dict[str, str]:
    """TF-IDF, time decay, average link."""
    weights = []
    for s in data.signatures:
        row = dict(s.terms)
        for term in s.headline:
            row[term] = row.get(term, 0.0) + 1.0
        weights.append(row)
    index = {term: i for i, term in enumerate(dict.fromkeys(term for row in weights for term in row))}
    table = np.zeros((len(weights), len(index)), np.float32)
    for i, row in enumerate(weights):
        for term, weight in row.items():
            table[i, index[term]] = weight
    table *= np.log((len(weights) + 1) / ((table > 0).sum(0) + 0.5))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    moments = [instant(s.published) for s in data.signatures]
    hours = np.array([m.timestamp() / 3600 if m else np.nan for m in moments])
    alike = (table @ table.T) * np.exp(-np.nan_to_num(np.abs(hours[:, None] - hours[None, :])) / 96)
    left, right = np.nonzero(np.triu(alike > 0.01, 1))
    edges = zip(left.tolist(), right.tolist(), alike[left, right].tolist(), strict=True)
    clusters = link(dict.fromkeys(range(len(weights)), 1), edges, 0.0, BASELINE)
    return {data.signatures[i].article: str(n) for n, nodes in enumerate(clusters) for i in nodes}


def told(data: Labelled) -> None:
    """How well words alone tell the events apart for one who knows them: ridge regression on the labels of nine tenths.

    Grouping knows neither the events nor how many there are.
    """
    vectors = Vectors(data.signatures)
    table = np.zeros((vectors.size, len(vectors.terms)), np.float32)
    table[vectors.owner, vectors.term] = vectors.weight[:, PARTS.index("all")]
    events = sorted(set(data.gold.values()))
    labels = np.array([events.index(data.gold[s.article]) for s in data.signatures])
    guessed = np.zeros(vectors.size, int)
    parts = np.random.default_rng(0).permutation(vectors.size) % 10
    for part in range(10):
        known, asked = parts != part, parts == part
        ridge = table[known] @ table[known].T + 0.3 * np.eye(known.sum())
        factors = np.linalg.solve(ridge, np.eye(len(events))[labels[known]])
        guessed[asked] = (table[asked] @ table[known].T @ factors).argmax(1)
    f = figures(data.gold, {s.article: str(n) for s, n in zip(data.signatures, guessed.tolist(), strict=True)})
    print(f"\nA classifier told the events of {data.name}: {100 * f['pair_f1']:.1f} / {100 * f['b3_f1']:.1f}")


def titles(sets: list[Labelled], shown: int) -> None:
    """ROUGE-1 of our titles against the editors' names, on the labelled events themselves."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    printed = []
    print("\n| titles | events | ours | headline nearest the centre | first headline | best headline there is |")
    print("| --- | --- | --- | --- | --- | --- |")
    for data in sets:
        members: dict[str, list[Signature]] = defaultdict(list)
        for s in data.signatures:
            members[data.gold[s.article]].append(s)
        scores = []
        for event, name in names(data.name).items():
            ordered = sorted(members[event], key=lambda s: (s.published or "", s.article))
            if not ordered:
                continue
            rouge = {s.title: scorer.score(name, s.title)["rouge1"].fmeasure for s in ordered}
            chosen = title(ordered)
            centre = nearest(ordered)
            ours = scorer.score(name, chosen)["rouge1"].fmeasure
            scores.append((ours, rouge[centre.title], rouge[ordered[0].title], max(rouge.values())))
            printed.append((data.name, chosen, name))
        mean = 100 * np.mean(scores, axis=0)
        print(f"| {data.name} | {len(scores)} | " + " | ".join(f"{value:.1f}" for value in mean) + " |")
    for name, chosen, editors in random.Random(7).sample(printed, min(shown, len(printed))):
        print(f"{name:9} {chosen}\n{'':9} ({editors})")


def nearest(members: list[Signature]) -> Signature:
    """The article whose headline shares most words with all headlines."""
    counts: dict[str, int] = defaultdict(int)
    for s in members:
        for term in set(s.headline):
            counts[term] += 1
    return max(members, key=lambda s: sum(counts[t] for t in set(s.headline)) / max(1, len(set(s.headline))) ** 0.5)


def order(sets: list[Labelled]) -> None:
    """Ten shuffles of each set: all at once, and arriving in ten batches into known events."""
    print("\n| order, ten shuffles | all at once | in ten batches: pairwise F1 (least to most) | exact | ids kept |")
    print("| --- | --- | --- | --- | --- |")
    for data in sets:
        whole = {str(sorted(placed(group(data.signatures)).items()))}
        found, exact, kept = [], [], []
        for seed in range(10):
            shuffled = random.Random(seed).sample(data.signatures, len(data.signatures))
            if seed < 3:
                whole.add(str(sorted(placed(group(shuffled)).items())))
            events: list[Event] = []
            stable = total = 0
            for start in range(0, len(shuffled), len(shuffled) // 10 + 1):
                before = placed(events)
                events = group(shuffled[: start + len(shuffled) // 10 + 1], events)
                after = placed(events)
                stable += sum(after[article] == event for article, event in before.items())
                total += len(before)
            f = figures(data.gold, placed(events))
            found.append(100 * f["pair_f1"])
            exact.append(100 * f["exact"])
            kept.append(100 * stable / total)
        same = "same for every order" if len(whole) == 1 else f"{len(whole)} different results"
        print(
            f"| {data.name} | {same} | {np.mean(found):.1f} ({min(found):.1f} to {max(found):.1f}) "
            f"| {np.mean(exact):.1f} ({min(exact):.1f} to {max(exact):.1f}) | {np.mean(kept):.1f} % |",
            flush=True,
        )


if __name__ == "__main__":
    main()
