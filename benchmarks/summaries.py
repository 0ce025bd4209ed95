"""Summaries against human ones, for every method: ROUGE-1/2 F1, differences to the lead, redundancy.

    python -m benchmarks.summaries [--methods briefing,lexrank] [--data ../shared/data/summaries] [--speed]

One article: the summary of three sentences. One event: the summary of 100 and of 250 words, cut there as the
conferences cut it. All through `briefing.summary`, the face that the program uses.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from briefing.model import Article

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Item:
    """One article or the articles of one event, and the human summaries of it."""

    id: str
    docs: list[dict[str, Any]]
    refs: list[list[str]]


def items(folder: Path) -> Iterator[Item]:
    for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            yield Item(row["id"], row["docs"], row["refs"])


def as_article(doc: dict[str, Any]) -> Article:
    """A labelled article as it would be read in: a sentence a line."""
    return Article(id=doc["name"], text="\n".join(doc["sentences"]), title=doc["title"])


class Rouge:
    """ROUGE-1 and ROUGE-2 (Lin 2004) as google's rouge-score computes them: Porter stems, mean over references."""

    def __init__(self) -> None:
        from rouge_score.tokenizers import DefaultTokenizer

        tokenizer = DefaultTokenizer(use_stemmer=True)
        tokenizer._stemmer.stem = cache(tokenizer._stemmer.stem)
        self._tokens: Callable[[str], list[str]] = cache(tokenizer.tokenize)

    def f1(self, summary: Sequence[str], refs: Sequence[Sequence[str]]) -> tuple[float, float]:
        tokens = self.tokens(summary)
        rows = [(_f1(tokens, self.tokens(ref), 1), _f1(tokens, self.tokens(ref), 2)) for ref in refs]
        return float(np.mean([row[0] for row in rows])), float(np.mean([row[1] for row in rows]))

    def tokens(self, sentences: Sequence[str]) -> list[str]:
        return [token for sentence in sentences for token in self._tokens(sentence)]

    def repeated(self, summary: Sequence[str]) -> float:
        """The share of bigrams inside sentences that repeat an earlier one."""
        seen: set[tuple[str, str]] = set()
        repeats = total = 0
        for sentence in summary:
            pairs = list(zip(self._tokens(sentence), self._tokens(sentence)[1:], strict=False))
            repeats += sum(pair in seen for pair in pairs)
            total += len(pairs)
            seen.update(pairs)
        return repeats / total if total else 0.0


def _f1(summary: list[str], ref: list[str], n: int) -> float:
    ours, theirs = (Counter(zip(*(tokens[i:] for i in range(n)), strict=False)) for tokens in (summary, ref))
    common = (ours & theirs).total()
    return 2 * common / (ours.total() + theirs.total()) if common else 0.0


def interval(differences: np.ndarray) -> str:
    """Mean and 95 % bootstrap interval, times 100."""
    draws = np.random.default_rng(0).integers(0, len(differences), (2000, len(differences)))
    low, high = np.percentile(differences[draws].mean(1), [2.5, 97.5])
    return f"{100 * differences.mean():+.2f} [{100 * low:+.2f}, {100 * high:+.2f}]"
