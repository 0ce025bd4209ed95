"""Paths → articles: files by their ending, folders walked in order, standard input by how it begins."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from briefing.ingest.formats import FORMATS, Reader, reader_for
from briefing.ingest.origin import Failure, Origin, Remark, Unreadable
from briefing.model import Article

DOCUMENTS = frozenset((".doc", ".docx", ".eml", ".epub", ".mht", ".msg", ".odt", ".pages", ".pdf", ".rtf"))
"""Endings of files that may hold an article and are not read: a folder that has some is said to."""
LARGEST = 64 * 1024 * 1024
"""Bytes that one file may have."""

_MAY_NOT = "look whether it is there and you may read it"
_TOO_LARGE = Unreadable(
    f"it is larger than {LARGEST // 2**20} MB", "split it, or write its articles as JSON lines in several files"
)


def read(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    outlet: str | Callable[[str], str | None] | None = None,
    zone: str | None = None,
    may_be_empty: bool = False,
) -> Iterator[Article | Failure | Remark]:
    """The articles in these files and folders ("-": standard input), in order; one bad input never stops the rest.

    `outlet`, the same for all or told of each file, and `zone` (IANA name, UTC by default) hold for articles that do
    not say theirs. In folders, hidden files, a README, pipes, devices and files of unknown kinds are passed over, of
    documents among them a Remark tells behind the folder; a file that is named is read or comes out as a Failure, and
    so does a folder without articles, unless it `may_be_empty`, as that of a feed which has brought nothing yet. Any
    other Remark follows its article. Fetches nothing.
    """

    def origin(path: str, name: str = "") -> Origin:
        return Origin(path=path, name=name, outlet=outlet(path) if callable(outlet) else outlet, zone=zone)

    for path in paths:
        if str(path) == "-":
            yield from _read_stream(stdin if stdin is not None else sys.stdin.buffer, origin("-"))
            continue
        if "://" in str(path):
            hint = "save the page, and read that in, or hand it over: curl -s ADDRESS | briefing add -"
            yield Failure(str(path), "addresses on the web cannot be read in yet", hint)
            continue
        for file, failure in _files(Path(path), may_be_empty):
            yield from [failure] if failure else _read_file(file, origin(str(file), file.name))


def _files(path: Path, may_be_empty: bool) -> Iterator[tuple[Path, Failure | Remark | None]]:
    """The files that `path` stands for, sorted; what cannot be had comes with its failure, and a folder that also holds
    documents of other kinds with a remark."""
    if not path.is_dir():
        yield path, _refused(path)
        return
    failures: list[OSError] = []
    documents: list[str] = []
    found = False
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_article(Path(folder, name)):
                found = True
                yield Path(folder, name), None
            elif _is_document(name):
                documents.append(name)
        for error in failures:
            yield path, Failure(str(error.filename), f"the folder cannot be read: {error.strerror}", _MAY_NOT)
        failures.clear()
    for error in failures:
        yield path, Failure(str(error.filename), f"the folder cannot be read: {error.strerror}", _MAY_NOT)
    passed = _passed_over(documents) if documents else ""
    if not found and not failures and not may_be_empty:
        nothing = "there is no article in this folder" + (f": {passed}" if passed else "")
        yield path, Failure(str(path), nothing, f"it is searched for {_known()}")
    elif passed:
        yield path, Remark(str(path), passed, f"save what they hold as one of {_known()}")


def _passed_over(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"“{names[0]}” is a document of a kind that is not read"
    kinds = " ".join(sorted({Path(name).suffix.lower() for name in names}))
    return f"{len(names)} documents ({kinds}) are of kinds that are not read"


def _is_document(name: str) -> bool:
    path = Path(name)
    return path.suffix.lower() in DOCUMENTS and not name.startswith((".", "~")) and path.stem.lower() != "readme"


def _is_article(path: Path) -> bool:
    # A README is about its folder; a pipe or a device would be waited on for ever; a broken link is named as a failure.
    return (
        path.suffix.lower() in FORMATS
        and not path.name.startswith(".")
        and path.stem.lower() != "readme"
        and (path.is_file() or not path.exists())
    )


def _refused(path: Path) -> Failure | None:
    if not path.exists():
        return Failure(str(path), "there is no such file or folder", "look at how the name is written")
    if not path.is_file() and not path.is_fifo():
        return Failure(str(path), "it is neither a file nor a folder", "send what it holds to standard input (-)")
    if path.suffix.lower() not in FORMATS:
        kind = path.suffix or "a name without an ending"
        return Failure(str(path), f"{kind} is not a kind of file that is known", f"save it as one of {_known()}")
    return None


def _known() -> str:
    return " ".join(FORMATS)


def _read_file(path: Path, origin: Origin) -> Iterator[Article | Failure | Remark]:
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        yield Failure(origin.path, f"it cannot be read: {error.strerror or error}", _MAY_NOT)
        return
    yield from _articles(raw, origin, FORMATS[path.suffix.lower()])


def _read_stream(stream: BinaryIO, origin: Origin) -> Iterator[Article | Failure | Remark]:
    try:
        raw = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        yield Failure(origin.path, f"standard input cannot be read: {error}", "write it to a file, and read that in")
        return
    yield from _articles(raw, origin, None)


def _articles(raw: bytes, origin: Origin, reader: Reader | None) -> Iterator[Article | Failure | Remark]:
    try:
        if len(raw) > LARGEST:
            raise _TOO_LARGE
        if not raw.strip():
            raise Unreadable("it is empty", "look whether it was saved whole")
        yield from (reader or reader_for(raw))(raw, origin)
    except Unreadable as error:
        yield Failure(origin.path, error.reason, error.hint)
    except Exception as error:  # a defect here or in a library must not cost the other articles
        yield Failure(origin.path, f"it could not be read ({type(error).__name__}: {error})", "please report this file")
