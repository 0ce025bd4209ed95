"""Copies: precision and recall at the threshold, on fictional pairs that share 60 to 100 % of their words.

    python benchmarks/copies.py

The texts are made from invented sentences. A pair is made in one of five ways: the tail cut, a lead added, sentences
replaced in the middle, single words edited all over, or all of these a little; the headline is always another one.
Its true share is counted word by word (what difflib finds in both, in order, over the words of the copy), so that
the estimate from sketches is judged by what stands in the texts. Pairs of two reports on one event that share
facts but no sentence must never be copies.
"""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from pathlib import Path

import yaml

from briefing.events import signature
from briefing.events.copies import SHARED, copies, share
from briefing.language.words import fold, words
from briefing.model import Article

WORDS = yaml.safe_load((Path(__file__).parent / "invented.yaml").read_text(encoding="utf-8"))
MADE = ("cut tail", "added lead", "replaced sentences", "edited words", "all of these")
SHARES = (0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0)


def sentence(random: random.Random) -> str:
    """One invented sentence of twelve to thirty words."""
    subject, verb, thing, clause = (random.choice(WORDS[kind]) for kind in ("subjects", "verbs", "objects", "clauses"))
    place, person = name(random), f"{name(random)} {name(random)}"
    number = random.randrange(3, 970)
    first = f"{subject[0].upper()}{subject[1:]} in {place} {verb} {thing} {clause}"
    return random.choice(
        (
            f"{first}.",
            f"{first}, {person} said on the steps of the town hall.",
            f"About {number} people in {place} heard that {subject} {verb} {thing}.",
            f"“{first},” said {person}, who has followed the matter for {random.randrange(2, 30)} years.",
            f"According to {person}, {subject} {verb} {thing} at a cost of {number} million crowns, {clause}.",
        )
    )


def name(random: random.Random) -> str:
    """One of some hundred invented names."""
    return (random.choice(WORDS["syllables"][:10]) + random.choice(WORDS["endings"])).capitalize()


def pair(random: random.Random, wanted: float, made: str) -> tuple[str, str]:
    """An original, and a text that keeps about `wanted` of its own words from it."""
    original = [sentence(random) for _ in range(random.randrange(6, 30))]
    copy = list(original)
    kinds = MADE[:4] if made == "all of these" else (made,)
    missing = (1 - wanted) / max(1, len([k for k in kinds if k != "cut tail"]))
    for kind in kinds:
        if kind == "cut tail":
            copy = copy[: max(3, round(len(copy) * random.uniform(0.5, 0.95)))]
        elif kind == "added lead":
            extra = round(len(copy) * missing / max(0.05, 1 - missing))
            copy = [sentence(random) for _ in range(extra)] + copy
        elif kind == "replaced sentences":
            for i in random.sample(range(len(copy)), round(len(copy) * missing)):
                copy[i] = sentence(random)
        else:
            copy = [" ".join(edited(word, random, missing) for word in line.split()) for line in copy]
    return " ".join(original), " ".join(copy)


def edited(word: str, random: random.Random, chance: float) -> str:
    return random.choice([*WORDS["verbs"], name(random)]) if random.random() < chance else word


def true_share(original: str, copy: str) -> float:
    """Part of the words of `copy` that stand in `original` in the same order."""
    one, other = ([fold(span.of(text)) for span in words(text)] for text in (original, copy))
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 2) / max(1, len(other))


def report(pairs: int = 40, seed: int = 11) -> None:
    """The table: for every way of making pairs, precision and recall of `share >= SHARED`."""
    chance = random.Random(seed)
    print("\n| copies made by | pairs | true copies | P / R | P / R, share not 75 to 85 % | error of the share |")
    print("| --- | --- | --- | --- | --- | --- |")
    total: list[tuple[float, float]] = []
    for made in MADE:
        found = []
        for wanted in SHARES:
            for _ in range(pairs):
                original, copy = pair(chance, wanted, made)
                one = signature(Article(id="a", title="One headline", text=original, published="2031-04-07"))
                other = signature(Article(id="b", title="Another headline", text=copy, published="2031-04-08"))
                true = true_share(original, copy)
                found.append((true, share(other, one)))
                assert not copies([one, other]) or share(other, one) >= SHARED or share(one, other) >= SHARED
        total += found
        line(made, found)
    unrelated = []
    for _ in range(pairs * 5):
        texts = [" ".join(sentence(chance) for _ in range(chance.randrange(6, 30))) for _ in range(2)]
        one, other = (signature(Article(id=str(n), title="", text=text)) for n, text in enumerate(texts))
        unrelated.append((true_share(*texts), share(other, one)))
    line("same facts, other sentences", unrelated)
    line("all", total + unrelated)


def line(label: str, found: list[tuple[float, float]]) -> None:
    near = [(t, s) for t, s in found if abs(t - SHARED) > 0.05]
    error = sum(abs(t - s) for t, s in found) / len(found)
    true = sum(t >= SHARED for t, _ in found)
    print(f"| {label} | {len(found)} | {true} | {rates(found)} | {rates(near)} | {error:.3f} |")


def rates(found: list[tuple[float, float]]) -> str:
    """Precision and recall."""
    true, taken = (sum(pair[side] >= SHARED for pair in found) for side in (0, 1))
    right = sum(t >= SHARED and s >= SHARED for t, s in found)
    precision = f"{100 * right / taken:.1f}" if taken else "none taken"
    return f"{precision} / {100 * right / true:.1f}" if true else f"{precision} / -"


if __name__ == "__main__":
    report()
