"""Learns the weights of briefing/quotes/attribution.yaml from the labelled articles in ../shared and our own cases.

    python benchmarks/learn_attribution.py [--rounds 3] [--roles | --people] [--write]

Three conditional logits (McFadden 1974) fitted by gradient ascent with an L2 prior: which mention is the source of a
quoted run (or none), whom a pronoun means, and whom a bare role means (or nobody in particular). What is right is a set
of candidates (several may mean the right person), so the likelihood is that of the set. The articles are attributed
anew with the learned weights in every round, since later choices lean on earlier ones. The fictional cases of many
presses (cases.py) count several times, so that one country's daily press is not all that is learned from; of bare roles
they alone tell. Calibration is learned across folds, so that no article judges itself.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent))

import cases as fiction
from quotes_data import ROOT, fold_of, fullname_match, gold, scenes

from briefing.model import Article
from briefing.quotes.finder import _named, scene_of
from briefing.quotes.model import Model, Weights, chances, model

CASES = 2
"""How often a fictional case counts."""
_DECAY = 3.0
"""Strength of the prior, chosen among 0.3 to 8 in four folds."""
_DECAY_OF_ROLES = 2.0
_LEAST_OF_ROLES = 5
_MISLABELLED_SOURCE = 0.2
_MISLABELLED_PRONOUN = 0.25
"""Chance of the labelled choice below which the label is taken to be wrong, chosen in four folds."""
PRIORS = Path(__file__).with_name("attribution_priors.yaml")
Group = tuple[list[list[str]], list[bool], int]
"""Features of each candidate, which of them are right, and how often the choice counts."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--roles", action="store_true", help="learn of roles alone, and keep the other weights")
    options.add_argument("--people", action="store_true", help="learn of roles and pronouns, and keep the others")
    options.add_argument("--write", action="store_true", help="write attribution.yaml")
    chosen = options.parse_args()
    labelled = gold()
    if chosen.roles or chosen.people:
        kept = model()
        for _ in range(chosen.rounds):
            pronouns = learn_pronouns(labelled, fiction.load(), kept) if chosen.people else kept.antecedent
            kept = Model(kept.source, pronouns, learn_roles(fiction.load(), kept), kept.calibration)
        cross_validate_roles(fiction.load(), kept)
        if chosen.write:
            write(kept)
        return
    learned = learn(labelled, model(), chosen.rounds)
    if chosen.write:
        points = calibrate(cross_validate(labelled, learned, rounds=1)) if chosen.rounds else []
        write(Model(learned.source, learned.antecedent, learned.role, points))


def learn(
    labelled: Sequence[dict[str, Any]], start: Model, rounds: int, cases: Sequence[fiction.Case] | None = None
) -> Model:
    """Weights learned from `labelled` and `cases` (default: all), beginning with the choices that `start` makes."""
    weights = start
    hand = priors()
    told = fiction.load() if cases is None else cases
    for turn in range(rounds):
        sources, antecedents = collect(labelled, weights)
        more_sources, more_antecedents = collect_cases(told, weights)
        sources += more_sources
        antecedents += more_antecedents
        source = fit_trimmed(sources, hand["source"], _MISLABELLED_SOURCE)
        antecedent = fit_trimmed(antecedents, hand["antecedent"], _MISLABELLED_PRONOUN)
        weights = Model(source, antecedent, learn_roles(told, weights))
        print(f"round {turn + 1}: {len(sources)} runs, {len(antecedents)} pronouns", file=sys.stderr)
    return weights


def learn_pronouns(labelled: Sequence[dict[str, Any]], cases: Sequence[fiction.Case], weights: Model) -> Weights:
    """Weights of whom a pronoun means, learned from `labelled` and `cases`."""
    groups = [*collect(labelled, weights)[1], *collect_cases(cases, weights)[1]]
    return fit_trimmed(groups, priors()["antecedent"], _MISLABELLED_PRONOUN)


def learn_roles(cases: Sequence[fiction.Case], weights: Model) -> Weights:
    """Weights of whom a bare role means, learned from `cases`: few of the labelled articles' roles are by bare role."""
    groups = [group for case in cases for group in roles_of(case, weights)]
    return fit(groups, _DECAY_OF_ROLES, priors()["role"], least=_LEAST_OF_ROLES)


def cross_validate_roles(cases: Sequence[fiction.Case], weights: Model, folds: int = 5) -> None:
    """Prints how many bare roles are given to the right person by weights learned from the other cases."""
    right = total = 0
    for fold in range(folds):
        taught = learn_roles([case for case in cases if fold_of(case.name, folds) != fold], weights)
        for case in cases:
            for features, good, _ in roles_of(case, weights) if fold_of(case.name, folds) == fold else ():
                likely = chances(taught, features)
                right += good[max(range(len(likely)), key=likely.__getitem__)]
                total += 1
    print(f"bare roles: {right} of {total} right, cross-validated in {folds} folds", file=sys.stderr)


def roles_of(case: fiction.Case, weights: Model) -> list[Group]:
    """What a case teaches of bare roles: whom each means beside quoted words, or as the source of reported speech."""
    scene = scene_of(Article(id=case.name, text=case.text), weights)
    meant = meant_by(case, scene, "role")
    for label in case.labels:
        if label.kind == "indirect" and label.source is not None:
            start, end = label.source
            inside = [c.mention.start for c in scene.roles if start <= c.mention.start and c.mention.end <= end]
            meant |= dict.fromkeys(inside, label.person)
    groups = []
    for choice in scene.roles:
        person = meant.get(choice.mention.start)
        if person is not None:
            right = [fiction.same_name(one.name or None if one is not None else None, person) for one in choice.people]
            if any(right) and not all(right):
                groups.append((choice.features, right, 1))
    return groups


def meant_by(case: fiction.Case, scene: Any, kind: str) -> dict[int, fiction.Person]:
    """By where they begin: whom the labels of quotations make the pronouns or roles mean that stand beside these."""
    parts = [(part, label) for label in case.labels if label.kind != "indirect" for part in label.parts]
    meant: dict[int, fiction.Person] = {}
    for decision in scene.decisions:
        quoted = decision.quoted
        label = next((one for (s, e), one in parts if s < quoted.end and quoted.start < e), None)
        if label is None:
            continue
        for candidate in decision.candidates:
            if candidate.source is not None and _beside(candidate, kind):
                meant[candidate.source.mention.start] = label.person
    return meant


def collect(labelled: Sequence[dict[str, Any]], weights: Model) -> tuple[list[Group], list[Group]]:
    """What the labelled articles teach: one group a quoted run, one a pronoun."""
    sources: list[Group] = []
    antecedents: list[Group] = []
    by_name = {entry["article"]: entry for entry in labelled}
    for name, scene in scenes(by_name, weights):
        items = by_name[name]["items"]
        discarded = by_name[name]["discard"]
        runs = [(start, end, item) for item in items if item["kind"] != "indirect" for start, end in item["segs"]]
        for decision in scene.decisions:
            quoted = decision.quoted
            if any(start < quoted.end and quoted.start < end for start, end in discarded):
                continue
            item = next((item for start, end, item in runs if start < quoted.end and quoted.start < end), None)
            right = [is_right(candidate, item) for candidate in decision.candidates]
            if any(right):
                sources.append(([candidate.features for candidate in decision.candidates], right, 1))
        named = [(span, item) for item in items if item["speaker"] for span in item["source_span"]]
        for choice in scene.choices:
            mention = choice.mention
            item = next((i for (s, e), i in named if s < mention.end and mention.start < e and e - s < 12), None)
            if item is None or not choice.people:
                continue
            right = [fullname_match(person.name, item["speaker"]) for person in choice.people]
            if any(right) and not all(right):
                antecedents.append((choice.features, right, 1))
    return sources, antecedents


def collect_cases(cases: Sequence[fiction.Case], weights: Model) -> tuple[list[Group], list[Group]]:
    """The same from the fictional cases, whose labels give the speaker of every quotation and of its pronoun."""
    sources: list[Group] = []
    antecedents: list[Group] = []
    for case in cases:
        scene = scene_of(Article(id=case.name, text=case.text), weights)
        parts = [(part, label) for label in case.labels if label.kind != "indirect" for part in label.parts]
        meant = meant_by(case, scene, "pronoun")
        for decision in scene.decisions:
            quoted = decision.quoted
            if any(start < quoted.end and quoted.start < end for start, end in case.either):
                continue
            label = next((one for (s, e), one in parts if s < quoted.end and quoted.start < e), None)
            right = [_is_labels(case, candidate, label) for candidate in decision.candidates]
            if any(right):
                sources.append(([candidate.features for candidate in decision.candidates], right, CASES))
        for choice in scene.choices:
            person = meant.get(choice.mention.start)
            if person is not None and choice.people:
                right = [fiction.same_name(one.name or None, person) for one in choice.people]
                if any(right) and not all(right):
                    antecedents.append((choice.features, right, CASES))
    return sources, antecedents


def _beside(candidate: Any, kind: str) -> bool:
    """Whether it is of this kind, with a verb of speech right beside the quoted words: “…,” she said."""
    return (
        candidate.source.mention.kind == kind
        and candidate.frame is not None
        and candidate.frame.relation in ("plain", "inverted")
        and any(feature in candidate.features for feature in ("after, gap 0", "before, gap 0", "before, gap 1"))
    )


def _is_labels(case: fiction.Case, candidate: Any, label: fiction.Label | None) -> bool:
    if label is None or candidate.source is None:
        return label is None and candidate.source is None
    return fiction.same_name(_named(case.text, candidate.source)[0], label.person)


def is_right(candidate: Any, item: dict[str, Any] | None) -> bool:
    """Whether a candidate is what the annotators drew: the same span, or the same person."""
    if item is None or candidate.source is None:
        return item is None and candidate.source is None
    mention = candidate.source.mention
    if any(start < mention.end and mention.start < end for start, end in item["source_span"]):
        return not (mention.governed and mention.kind != "pronoun" and not on_head(mention, item["source_span"]))
    person = candidate.source.person
    return bool(person and item["speaker"] and fullname_match(person.name, item["speaker"]))


def on_head(mention: Any, spans: Sequence[Sequence[int]]) -> bool:
    """Whether the mention opens the source that was drawn, so that it is its head and not a part of it."""
    return any(abs(mention.start - start) < 8 for start, _ in spans)


def fit(
    groups: Sequence[Group],
    decay: float,
    prior: dict[str, float],
    *,
    least: int = 8,
    steps: int = 300,
    rate: float = 0.15,
) -> Weights:
    """Weights that make the right candidates likely, near `prior`; Adam (Kingma and Ba 2015) on the whole set.

    What fewer than `least` candidates show weighs what the prior says.
    """
    counts: Counter[str] = Counter()
    for features, _, times in groups:
        for one in features:
            counts.update(dict.fromkeys(one, times))
    names = sorted(feature for feature, count in counts.items() if count >= least)
    index = {name: number for number, name in enumerate(names)}
    rows, columns, group_of, is_good, often = [], [], [], [], []
    row = 0
    for number, (features, right, times) in enumerate(groups):
        for one, good in zip(features, right, strict=True):
            for feature in one:
                if feature in index:
                    rows.append(row)
                    columns.append(index[feature])
            group_of.append(number)
            is_good.append(good)
            often.append(times)
            row += 1
    r, c, g = np.array(rows), np.array(columns), np.array(group_of)
    good, scale = np.array(is_good, dtype=float), np.array(often, dtype=float)
    centre = np.array([prior.get(name, 0.0) for name in names])
    weights = centre.copy()
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    starts = np.flatnonzero(np.r_[True, g[1:] != g[:-1]])
    for step in range(1, steps + 1):
        scores = np.bincount(r, weights=weights[c], minlength=row)
        scores -= np.maximum.reduceat(scores, starts)[g]
        powers = np.exp(scores)
        all_mass = np.add.reduceat(powers, starts)[g]
        good_mass = np.maximum(np.add.reduceat(powers * good, starts)[g], 1e-12)
        pull = scale * (powers * good / good_mass - powers / all_mass)
        gradient = np.bincount(c, weights=pull[r], minlength=len(names)) - decay * (weights - centre)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights += rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    learned = {name: round(float(weights[number]), 2) for name, number in index.items()}
    return Weights({name: weight for name, weight in {**prior, **learned}.items() if abs(weight) >= 0.03})


def priors() -> dict[str, dict[str, float]]:
    """The weights that learning leans towards, by section."""
    loaded: dict[str, dict[str, float]] = yaml.safe_load(PRIORS.read_text("utf-8"))
    return loaded


def fit_trimmed(groups: Sequence[Group], prior: dict[str, float], least: float) -> Weights:
    """Weights learned twice, the second time without what the first gives a chance below `least`.

    The labels of pronouns come from a coreference program that is wrong in one of five, and annotators pass over some
    quotations (trimmed likelihood, Hadi and Luceño 1997).
    """
    weights = fit(groups, _DECAY, prior)
    kept = []
    for features, right, times in groups:
        share = sum(chance for chance, good in zip(chances(weights, features), right, strict=True) if good)
        if share >= least:
            kept.append((features, right, times))
    print(f"  kept: {len(kept)} of {len(groups)}", file=sys.stderr)
    return fit(kept, _DECAY, prior)


def cross_validate(
    labelled: Sequence[dict[str, Any]], start: Model, rounds: int, folds: int = 5
) -> list[tuple[str, Any]]:
    """Every article attributed with weights that were learned without it."""
    found: list[tuple[str, Any]] = []
    for fold in range(folds):
        taught = [entry for entry in labelled if fold_of(entry["article"], folds) != fold]
        weights = learn(taught, Model(start.source, start.antecedent, start.role), rounds)
        held_out = [entry["article"] for entry in labelled if fold_of(entry["article"], folds) == fold]
        found.extend(scenes(held_out, weights))
    return found


def calibrate(attributed: Iterable[tuple[str, Any]]) -> list[tuple[float, float]]:
    """Raw chance → share of right speakers, rising (pool adjacent violators), from labelled articles."""
    from briefing.quotes.finder import _confidence

    by_name = {entry["article"]: entry for entry in gold()}
    seen: list[tuple[float, bool]] = []
    for name, scene in attributed:
        runs = [
            (start, end, item)
            for item in by_name[name]["items"]
            if item["kind"] != "indirect" and item["speaker"] and item["how"] in ("name", "hand")
            for start, end in item["segs"]
        ]
        for decision in scene.decisions:
            source = decision.best.source
            quoted = decision.quoted
            item = next((item for start, end, item in runs if start < quoted.end and quoted.start < end), None)
            if source is None or item is None:
                continue
            right = bool(source.person and fullname_match(source.person.name, item["speaker"]))
            seen.append((_confidence(decision, source), right))
    return isotonic(seen)


def isotonic(seen: Sequence[tuple[float, bool]], bins: int = 24) -> list[tuple[float, float]]:
    """A rising step function through binned shares, as its corner points."""
    ordered = sorted(seen)
    pools: list[list[float]] = []
    for number in range(bins):
        part = ordered[number * len(ordered) // bins : (number + 1) * len(ordered) // bins]
        pools.append([sum(raw for raw, _ in part), float(sum(right for _, right in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] > pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return [(round(raw / count, 4), round(right / count, 4)) for raw, right, count in pools]


def write(weights: Model) -> None:
    """attribution.yaml, features in alphabetical order."""
    lines = [
        "# Weights of attribution (see briefing/quotes/model.py for what they are and how they are used).",
        "# Written by benchmarks/learn_attribution.py from the articles of PolNeAR (Newell, Margolin, Ruths 2018).",
        "# A feature names a circumstance; its weight is what it adds to a candidate's score (log odds).",
    ]
    for section, values in (("source", weights.source), ("antecedent", weights.antecedent), ("role", weights.role)):
        lines.append(f"{section}:")
        lines += [f"  {quote(name)}: {value}" for name, value in sorted(values.items())]
    lines.append("# Raw chance, and how often the speaker was right at that chance on articles not learned from.")
    lines.append("calibration:")
    lines += [f"  - [{raw}, {share}]" for raw, share in weights.calibration] or ["  []"]
    (ROOT / "briefing" / "quotes" / "attribution.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def quote(name: str) -> str:
    """A YAML key in double quotes."""
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
