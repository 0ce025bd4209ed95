"""Editions onto the disk: whole or not at all, and never over something else without being asked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from briefing.edition.anatomy import Edition
from briefing.model import first_and_last

_WORDS = 8
"""Words of a title that go into a file's name."""


def save(text: str, path: Path, *, force: bool = False) -> Path:
    """Write `text` (UTF-8) to `path` and return where it went.

    A file that is there already is kept and a number is put into the new one's name ("briefing-2.md"), unless `force`.
    Nobody ever sees half a file. What is no file, as a pipe or /dev/null, is written to and stays. Raises OSError.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_text(text, encoding="utf-8", newline="\n")
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        if force:
            temporary.replace(path)
            return path
        return _into_free_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def file_name(edition: Edition, form: str) -> str:
    """A name for the edition's file, made from its title and days: "morning-briefing-2026-03-10.md"."""
    words = "".join(char if char.isalnum() else " " for char in edition.title).lower().split()
    first, last = first_and_last(edition.since, edition.until)
    named = [first.isoformat()] if first == last else [first.isoformat(), last.isoformat()]
    return f"{'-'.join([*(words[:_WORDS] or ['briefing']), *named])}.{form}"


def _into_free_place(temporary: Path, path: Path) -> Path:
    for place in _numbered(path):
        with suppress(FileExistsError):
            try:
                place.hardlink_to(temporary)
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                place.open("x").close()
                temporary.replace(place)
            return place
    raise AssertionError("there is always a free number")


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
