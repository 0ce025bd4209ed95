"""The labelled quotations beside the checkout, and what of our analysis they are compared with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefing.model import Article
from briefing.quotes.finder import scene_of
from briefing.quotes.model import Model

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
DATA = SHARED / "data" / "quotes"
GOLD = DATA / "gold_train.json"

sys.path.insert(0, str(SHARED / "bench" / "quotes"))

from quotelib import fullname_match  # noqa: E402 (stands beside the data)

__all__ = ["DATA", "GOLD", "ROOT", "SHARED", "article", "fold_of", "fullname_match", "gold", "scenes"]


def gold() -> list[dict[str, Any]]:
    """The labelled articles in the order of the file."""
    loaded: list[dict[str, Any]] = json.loads(GOLD.read_text("utf-8"))
    return loaded


def article(name: str) -> Article:
    """One of the labelled articles, its text unchanged."""
    with (DATA / "train" / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return Article(id=name, text=file.read())


def fold_of(name: str, folds: int) -> int:
    """To which of `folds` parts an article belongs; the same on every run."""
    return sum(ord(char) * (index + 1) for index, char in enumerate(name)) % folds


def scenes(names: Iterable[str], weights: Model) -> Iterator[tuple[str, Any]]:
    """The articles attributed with `weights`."""
    for name in names:
        yield name, scene_of(article(name), weights)
