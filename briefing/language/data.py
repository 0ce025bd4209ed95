"""Word lists and weights: YAML files that stand beside the code, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

_UNKNOWN: dict[str, Any] = {}


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The content of the YAML file `name` in `package` (dotted). The same object every time: not to be changed.

    Raises FileNotFoundError where there is no such file.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    content = yaml.load(text, Loader=loader)
    return content if isinstance(content, dict) else _UNKNOWN


@cache
def words_of(package: str, name: str, language: str, kind: str) -> frozenset[str]:
    """The words under `language` and `kind` in a YAML list file; empty where the language or the kind is missing."""
    return frozenset(str(word) for word in load(package, name).get(language, {}).get(kind, ()))
