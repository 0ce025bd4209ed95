from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from briefing.edition import save


def test_a_file_that_is_there_is_kept_and_the_new_one_numbered(tmp_path: Path) -> None:
    target = tmp_path / "new" / "note.md"
    assert [save(text, target).name for text in ("one", "two", "three")] == ["note.md", "note-2.md", "note-3.md"]
    assert [path.read_text() for path in sorted(target.parent.iterdir())] == ["two", "three", "one"]


def test_force_writes_over_it(tmp_path: Path) -> None:
    target = tmp_path / "note.md"
    save("one", target)
    assert save("two – “ü”\n", target, force=True) == target
    assert target.read_bytes() == "two – “ü”\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_half_written_stays_behind(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        save("broken \ud800", tmp_path / "note.md")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        save("text", tmp_path / "file" / "note.md")


@pytest.mark.skipif(os.name != "posix", reason="pipes with names")
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path, force: bool) -> None:
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    read = threading.Thread(target=lambda: heard.append(pipe.read_text(encoding="utf-8")))
    heard: list[str] = []
    read.start()
    assert save("Morning\n", pipe, force=force) == pipe
    read.join(10)
    assert heard == ["Morning\n"]
    assert pipe.is_fifo()
