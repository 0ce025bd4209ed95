"""YAML text → Settings, keeping line and column of every value, so that an error can point at it.

PyYAML composes the nodes (which carry their marks) and the structs of `schema` say what each has to be. No object is
ever constructed by YAML: tags name nothing, and aliases are refused, so a small file cannot grow into a large one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import msgspec
import yaml
from msgspec import inspect

from briefing.settings.errors import Problem, SettingsError, nearest
from briefing.settings.schema import Feed, Settings

_LARGEST = 1_000_000
_DEEPEST = 20
_PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")}
_TRUE, _FALSE = {"true", "yes", "on"}, {"false", "no", "off"}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_MISSING = object()


def load(path: Path) -> Settings:
    """The settings in the file at `path`.

    Paths in the result are absolute. Raises SettingsError, which names everything that is wrong and carries what the
    sound parts say.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SettingsError(str(path), [Problem(f"cannot be read: {error.strerror or error}")]) from None
    if len(raw) > _LARGEST:
        raise SettingsError(str(path), [Problem("is larger than 1 MB, so it is hardly a settings file")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(str(path), [Problem("is not UTF-8 here: save it as UTF-8", line)]) from None
    return parse(text, path)


def parse(text: str, path: Path) -> Settings:
    """The settings that `text`, the content of the file at `path`, says. Raises SettingsError."""
    problems: list[Problem] = []
    node = _compose(text, str(path))
    if node is None or _is_null(node):
        return Settings(path=str(path.absolute()))
    reader = _Reader(problems)
    found = reader.struct(node, Settings, hidden={"path"})
    settings = cast(Settings, found if found is not _MISSING else Settings())
    settings = msgspec.structs.replace(_with_absolute_paths(settings, path), path=str(path.absolute()))
    settings = _check_meaning(settings, reader, node)
    if problems:
        problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
        raise SettingsError(str(path), problems, settings)
    return settings


def _compose(text: str, file: str) -> yaml.Node | None:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            where = (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (None, None)
            if isinstance(event, yaml.AliasEvent):
                raise SettingsError(file, [Problem("aliases (*name) are not used in settings", *where)])
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise SettingsError(file, [Problem("is nested too deeply", *where)])
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = "; ".join(part for part in (error.context, error.problem) if part)
        where = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise SettingsError(file, [Problem(f"is not YAML: {what}", *where)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise SettingsError(file, [Problem("has a character that YAML does not allow", line)]) from None


class _Reader:
    """Nodes → values of the types that `schema` names; what does not fit becomes a problem and the default stays."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def wrong(self, node: yaml.Node, message: str) -> object:
        """Note a problem at `node`."""
        self.problems.append(Problem(message, node.start_mark.line + 1, node.start_mark.column + 1))
        return _MISSING

    def struct(self, node: yaml.Node, cls: type[msgspec.Struct], hidden: Iterable[str] = ()) -> object:
        """`node` as a `cls`."""
        described = inspect.type_info(cls)
        assert isinstance(described, inspect.StructType)
        fields = {field.name: field for field in described.fields if field.name not in hidden}
        values = dict(self._pairs(node, fields))
        missing = [name for name, field in fields.items() if field.required and name not in values]
        if not isinstance(node, yaml.MappingNode):
            return _MISSING
        if missing:
            already = any(problem.line == node.start_mark.line + 1 for problem in self.problems)
            return _MISSING if already else self.wrong(node, f"{', '.join(map(repr, missing))} is missing here")
        sound = {name: value for name, value in values.items() if value is not _MISSING}
        if any(field.required and name not in sound for name, field in fields.items()):
            return _MISSING
        return cls(**sound)

    def _pairs(self, node: yaml.Node, fields: dict[str, inspect.Field]) -> Iterable[tuple[str, object]]:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, f"should be a block of names and values ({', '.join(fields)})")
            return
        seen = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if name not in fields:
                self.wrong(key, f"there is no setting {name!r} here.{nearest(name, fields)}")
            elif name in seen:
                self.wrong(key, f"{name!r} stands here a second time")
            else:
                seen.add(name)
                yield name, self.value(value, fields[name].type, name)

    def value(self, node: yaml.Node, kind: inspect.Type, name: str) -> object:
        """`node` as what `kind` asks for."""
        if node.tag not in _PLAIN:
            return self.wrong(node, f"{name}: the tag {node.tag!r} means nothing here; write the plain value")
        if isinstance(kind, inspect.UnionType):
            inner = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
            return None if _is_null(node) else self.value(node, inner, name)
        if _is_null(node) and not isinstance(kind, inspect.StrType):
            return _MISSING  # "feeds:" with nothing after it: the default
        if isinstance(kind, inspect.StructType):
            return self.struct(node, kind.cls)
        if isinstance(kind, inspect.VarTupleType):
            return self._list(node, kind, name)
        if not isinstance(node, yaml.ScalarNode):
            return self.wrong(node, f"{name} should be a single value")
        return _SCALARS[type(kind)](self, node, kind, name)

    def _list(self, node: yaml.Node, kind: inspect.VarTupleType, name: str) -> object:
        if not isinstance(node, yaml.SequenceNode):
            return self.wrong(node, f"{name} should be a list: one item a line, each after a dash")
        items = [self.value(item, kind.item_type, name) for item in node.value]
        return tuple(item for item in items if item is not _MISSING)

    def text(self, node: yaml.ScalarNode, kind: inspect.Type, name: str) -> object:
        """The characters as written: `no` or `007` are text where text is asked for."""
        if not node.value.strip():
            return self.wrong(node, f"{name} is empty")
        return node.value

    def number(self, node: yaml.ScalarNode, kind: Any, name: str) -> object:
        """A number within its bounds."""
        whole = isinstance(kind, inspect.IntType)
        bounds = f"{'a whole' if whole else 'a'} number from {kind.ge} to {kind.le}"
        try:
            number = int(node.value) if whole and _INTEGER.fullmatch(node.value) else float(node.value)
        except ValueError:
            return self.wrong(node, f"{name} should be {bounds}, not {node.value!r}")
        if (whole and not isinstance(number, int)) or not kind.ge <= number <= kind.le:
            return self.wrong(node, f"{name} should be {bounds}, not {node.value!r}")
        return number

    def choice(self, node: yaml.ScalarNode, kind: Any, name: str) -> object:
        """One of the names that are valid."""
        if node.value in kind.values:
            return node.value
        return self.wrong(node, f"{name} cannot be {node.value!r}.{nearest(node.value, kind.values)}")

    def truth(self, node: yaml.ScalarNode, kind: inspect.Type, name: str) -> object:
        """Yes or no."""
        word = node.value.casefold()
        return word in _TRUE if word in _TRUE | _FALSE else self.wrong(node, f"{name} should be yes or no")


_SCALARS: dict[type[inspect.Type], Callable[[_Reader, yaml.ScalarNode, Any, str], object]] = {
    inspect.StrType: _Reader.text,
    inspect.IntType: _Reader.number,
    inspect.FloatType: _Reader.number,
    inspect.LiteralType: _Reader.choice,
    inspect.BoolType: _Reader.truth,
}


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _with_absolute_paths(settings: Settings, file: Path) -> Settings:
    """`settings` with every path taken from the folder of the settings file."""
    folder = file.absolute().parent

    def absolute(path: str | None) -> str | None:
        return None if path is None else str((folder / Path(path).expanduser()).resolve())

    edition = msgspec.structs.replace(
        settings.edition, templates=absolute(settings.edition.templates), folder=absolute(settings.edition.folder)
    )
    feeds = tuple(msgspec.structs.replace(feed, path=absolute(feed.path)) for feed in settings.feeds)
    return msgspec.structs.replace(
        settings,
        feeds=feeds,
        edition=edition,
        aliases=absolute(settings.aliases),
        archive=absolute(settings.archive),
    )


def _check_meaning(settings: Settings, reader: _Reader, node: yaml.Node) -> Settings:
    """What types alone cannot say; comes back without what is not sound."""
    top = _children(node)
    if "timezone" in top and not zone_is_known(settings.timezone):
        from zoneinfo import available_timezones

        zones = sorted(available_timezones())
        hint = nearest(settings.timezone, zones) if zones else " This system has no time zones: pip install tzdata."
        reader.wrong(top["timezone"], f"there is no time zone {settings.timezone!r}.{hint}")
        settings = msgspec.structs.replace(settings, timezone="UTC")
    formats = _children(top["edition"]).get("formats") if "edition" in top else None
    if formats is not None and not settings.edition.formats:
        if not formats.value:  # else what it names has been told already
            reader.wrong(formats, "formats names none; leave it out for md")
        settings = msgspec.structs.replace(settings, edition=msgspec.structs.replace(settings.edition, formats=("md",)))
    names: set[str] = set()
    for item in top["feeds"].value if isinstance(top.get("feeds"), yaml.SequenceNode) else ():
        _check_feed(_children(item), item, names, reader)
    feeds = tuple(feed for feed in settings.feeds if (feed.path is None) != (feed.url is None))
    return msgspec.structs.replace(settings, feeds=feeds)


def _check_feed(feed: dict[str, yaml.Node], item: yaml.Node, names: set[str], reader: _Reader) -> None:
    """A feed has one place and a name of its own; `names` are those met before."""
    understood = feed.keys() <= {field.name for field in msgspec.structs.fields(Feed)}
    if understood and "name" in feed and ("path" in feed) == ("url" in feed):
        reader.wrong(item, "a feed has either a path or a url")
    url = feed.get("url")
    if url is not None and not re.match(r"https?://[^\s/]", str(url.value)):
        reader.wrong(url, f"url should begin with https:// or http://, not {url.value!r}")
    if "name" in feed:
        name = str(feed["name"].value)
        if name in names:
            reader.wrong(feed["name"], f"another feed is called {name!r} as well")
        names.add(name)


def _children(node: yaml.Node) -> dict[str, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def zone_is_known(name: str) -> bool:
    """Whether `name` is a time zone of this system's database; UTC always is."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if name == "UTC":
        return True
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
