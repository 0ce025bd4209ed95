"""The user's own list of names that mean one speaker, and of names that do not: a YAML file.

aliases:
  Jarrah Jaber Al-Ahmad Al-Sabah: [Sheikh Jarrah, J. J. Al-Sabah]
apart:
  - [Daniel Okoro, Dan Okoro]
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import yaml
from msgspec import Struct

from briefing.language import fold

_TAG = "tag:yaml.org,2002:"
_PLAIN = ("str", "int", "float", "bool", "timestamp")


class AliasError(ValueError):
    """An alias file that cannot be used; the message names file, line, what is wrong and what to do."""


class Aliases(Struct, frozen=True):
    """What the user says of names. Names are compared without case and accents."""

    full: dict[str, str] = {}
    """Folded name → the full name that it stands for."""
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of folded names that are two speakers, however alike."""

    def of(self, name: str) -> str | None:
        """The full name that `name` stands for, None where the user says nothing of it."""
        return self.full.get(key(name))

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the user says that the two names are two speakers."""
        return frozenset((key(one), key(other))) in self.apart


def key(name: str) -> str:
    """The form under which names are looked up: folded, white space as one blank, no dots."""
    return " ".join(fold(name).replace(".", " ").split())


def read_aliases(text: str, file: str = "aliases.yaml") -> Aliases:
    """The aliases that `text` holds; `file` is named in errors. An empty text gives none. Raises AliasError."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "unreadable"
        raise AliasError(f"{file}{line}: this is not YAML ({problem}); check brackets, colons and indents") from None
    if root is None:
        return Aliases()
    reader = _Reader(file)
    return reader.read(root)


class _Reader:
    """Walks the nodes of the file, so that every complaint can name its line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.full: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.apart: set[frozenset[str]] = set()

    def read(self, root: Any) -> Aliases:
        if not isinstance(root, yaml.MappingNode):
            raise self.error(root, "the file must hold “aliases:” and “apart:”, each with names under it")
        for head, body in root.value:
            if head.value == "aliases":
                self.read_aliases(body)
            elif head.value == "apart":
                self.read_apart(body)
            else:
                near = get_close_matches(str(head.value), ["aliases", "apart"], 1, 0.5)
                hint = f"did you mean “{near[0]}”?" if near else "only “aliases” and “apart” may stand here"
                raise self.error(head, f"“{head.value}” is not known; {hint}")
        for full in list(self.full.values()):
            other = self.full.setdefault(key(full), full)
            if other != full:
                problem = f"“{full}” has names of its own and stands for “{other}” as well; put all under one of them"
                raise AliasError(f"{self.file}, line {self.lines[key(full)]}: {problem}")
        return Aliases(self.full, frozenset(self.apart))

    def read_aliases(self, body: Any) -> None:
        if self.is_empty(body):
            return
        if not isinstance(body, yaml.MappingNode):
            raise self.error(body, "under “aliases” each line is a full name, a colon and its other names in brackets")
        for head, names in body.value:
            full = self.name(head)
            for node in self.names(names):
                name = self.name(node)
                if self.full.get(key(name), full) != full:
                    raise self.error(
                        node,
                        f"“{name}” already stands for “{self.full[key(name)]}” (line {self.lines[key(name)]});"
                        " a name can stand for one speaker only",
                    )
                self.full[key(name)] = full
                self.lines.setdefault(key(name), node.start_mark.line + 1)

    def read_apart(self, body: Any) -> None:
        if self.is_empty(body):
            return
        if not isinstance(body, yaml.SequenceNode):
            raise self.error(body, "“apart” takes a list of lists of names: - [One Name, Another Name]")
        for entry in body.value:
            names = [self.name(node) for node in self.names(entry)]
            if len(names) < 2:
                raise self.error(entry, "two names at least can be kept apart")
            for at, one in enumerate(names):
                self.apart.update(frozenset((key(one), key(other))) for other in names[at + 1 :])

    def names(self, node: Any) -> list[Any]:
        if isinstance(node, yaml.SequenceNode) and node.tag == _TAG + "seq":
            return list(node.value)
        return [node]

    def name(self, node: Any) -> str:
        plain = isinstance(node, yaml.ScalarNode) and node.tag.removeprefix(_TAG) in _PLAIN
        if not plain or not node.value.strip():
            raise self.error(node, "a name is missing here")
        return " ".join(str(node.value).split())

    def is_empty(self, node: Any) -> bool:
        return isinstance(node, yaml.ScalarNode) and not node.value

    def error(self, node: Any, problem: str) -> AliasError:
        return AliasError(f"{self.file}, line {node.start_mark.line + 1}: {problem}")
