"""The word lists: a word that stands twice in one of them was put there by somebody who did not see the first."""

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

PHRASES = {"links", "forms"}
"""Lists whose words belong together in pairs and more."""
PATHS = sorted(
    path
    for folder in ("language", "language/tongues", "quotes", "summary")
    for path in files("briefing").joinpath(folder).iterdir()
    if path.name.endswith(".yaml") and path.name != "layout.yaml"
)


def lists(data: Any, key: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(data, dict):
        for name, inner in data.items():
            yield from lists(inner, str(name))
    elif isinstance(data, str) and key not in PHRASES and len(data.split()) > 4:
        yield key, data.split()
    elif isinstance(data, list) and all(isinstance(one, str) for one in data):
        yield key, data


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_no_list_says_a_word_twice(path: Any) -> None:
    found = lists(yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    assert {key: twice for key, words in found if (twice := [w for w, n in Counter(words).items() if n > 1])} == {}
