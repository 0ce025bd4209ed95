"""Copying: which route is taken where, what goes through it, and that the message claims no more than is known."""

from __future__ import annotations

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.dashboard import clipboard
from briefing.dashboard.clipboard import copy, osc52, wrapped
from briefing.dashboard.contents import Contents
from briefing.dashboard.copying import InexactError, copied
from briefing.dashboard.items import ExtractItem, HeadingItem, QuotationItem, SpeakerHeadingItem
from briefing.dashboard.lines import harmless
from briefing.settings import Settings

from .test_desk import Make, first_of, opened, press

SSH = {"SSH_TTY": "/dev/pts/3"}


class Terminal:
    """A terminal that understands OSC 52, as an outer one does after tmux or screen have unwrapped it."""

    def __init__(self) -> None:
        self.written = ""

    def __call__(self, sequence: str) -> None:
        self.written += sequence

    @property
    def text(self) -> str:
        assert self.written.startswith("\x1b]52;c;")
        assert self.written.endswith("\x07")
        return base64.b64decode(self.written[7:-1]).decode()


def test_locally_the_system_s_own_clipboard(tmp_path: Path) -> None:
    held: list[str] = []
    terminal = Terminal()
    outcome = copy(
        "“We agree,”", environ={}, write=terminal, folder=tmp_path, native=lambda text: not held.append(text)
    )
    assert (held, terminal.written) == (["“We agree,”"], "")
    assert outcome.message == "Copied, 11 characters"


def test_a_tool_that_fails_is_no_copy(tmp_path: Path) -> None:
    terminal = Terminal()
    outcome = copy("words", environ={}, write=terminal, folder=tmp_path, native=lambda text: False)
    assert terminal.text == "words"
    assert outcome.message == "Sent to the terminal (OSC 52), 5 characters"


@pytest.mark.parametrize("name", ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"])
def test_over_ssh_the_terminal_and_never_the_far_machine_s_clipboard(tmp_path: Path, name: str) -> None:
    terminal = Terminal()
    outcome = copy(
        "Ünïcödé 漢字",
        environ={name: "x"},
        write=terminal,
        folder=tmp_path,
        native=lambda text: pytest.fail("far clipboard"),
    )
    assert terminal.text == "Ünïcödé 漢字"
    assert outcome.route == "terminal"
    assert "Copied" not in outcome.message


def test_tmux_gets_its_wrapping(tmp_path: Path) -> None:
    sequence = wrapped(osc52("words"), {"TMUX": "/run/tmux/default,1,0"})
    assert sequence.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert sequence.endswith("\x07\x1b\\")
    inner = sequence.removeprefix("\x1bPtmux;").removesuffix("\x1b\\")
    assert inner.replace("\x1b\x1b", "\x1b") == osc52("words")


def test_screen_gets_pieces_that_it_passes_on() -> None:
    sequence = wrapped(osc52("word " * 2000), {"TERM": "screen-256color"})
    pieces = sequence.removeprefix("\x1bP").removesuffix("\x1b\\").split("\x1b\\\x1bP")
    assert "".join(pieces) == osc52("word " * 2000)
    assert all(len(piece) < 768 for piece in pieces)


@pytest.mark.parametrize("length", [52_000, 1_000_000])
def test_what_terminals_would_cut_goes_to_a_file_of_the_user_alone(tmp_path: Path, length: int) -> None:
    terminal = Terminal()
    outcome = copy("ä" * length, environ=SSH, write=terminal, folder=tmp_path / "state")
    path = tmp_path / "state" / "clipboard.txt"
    assert outcome.route == "file"
    assert terminal.written == ""
    assert str(path) in outcome.message
    assert path.read_text(encoding="utf-8") == "ä" * length
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"


def test_the_longest_that_is_sent_is_under_the_limit(tmp_path: Path) -> None:
    terminal = Terminal()
    copy("a" * 52_000, environ=SSH, write=terminal, folder=tmp_path)
    assert 60_000 < len(terminal.written) <= clipboard.LONGEST


def test_when_nothing_works_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder")
    outcome = copy("a" * 100_000, environ=SSH, write=Terminal(), folder=tmp_path / "state")
    assert outcome.route == "none"
    assert outcome.message.startswith("Not copied")


def test_a_terminal_that_is_gone_leaves_a_file(tmp_path: Path) -> None:
    def gone(sequence: str) -> None:
        raise OSError("gone")

    assert copy("words", environ=SSH, write=gone, folder=tmp_path).route == "file"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script as clipboard tool")
def test_a_real_tool_is_used_and_read_back(tmp_path: Path) -> None:
    """pyperclip in a process of its own with an xclip that is a shell script: what it holds is what was copied."""
    tool = tmp_path / "xclip"
    tool.write_text(f'#!/bin/sh\ncase "$*" in *-o*) cat {tmp_path}/held;; *) cat > {tmp_path}/held;; esac\n')
    tool.chmod(0o755)
    script = (
        "import sys; from pathlib import Path; from briefing.dashboard.clipboard import copy\n"
        "print(copy('“exact” words', environ={}, write=lambda s: print('OSC'), folder=Path('.')).message)"
    )
    environ = {**os.environ, "PATH": f"{tmp_path}:/usr/bin:/bin", "DISPLAY": ":9", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environ, cwd=tmp_path, check=True
    )
    assert done.stdout == "Copied, 13 characters\n"
    assert (tmp_path / "held").read_text(encoding="utf-8") == "“exact” words"


# What is copied


@pytest.fixture
def contents(archive: Archive, sample: Settings) -> Contents:
    return Contents(archive, sample)


def test_every_quotation_copies_as_it_stands_in_its_article(archive: Archive, contents: Contents) -> None:
    for row in archive.quotations():
        text = copied(archive, contents.quotation(row), cited=False)
        article = archive.article(row.quotation.article)
        assert text is not None
        assert article is not None
        for span in row.quotation.spans:
            assert " ".join(article.text[span.start : span.end].split()).removesuffix(",") in text.text


def test_a_citation_names_speaker_role_outlet_date_and_address(archive: Archive, contents: Contents) -> None:
    row = next(row for row in archive.quotations() if row.url and row.role and row.outlet and row.published)
    found = copied(archive, contents.quotation(row), cited=True, timezone="Europe/London")
    assert found is not None
    for part in (row.speaker, row.role, row.outlet, row.url, "March 2026"):
        assert part
        assert part in found.text


def test_a_quotation_that_is_not_exact_is_refused(archive: Archive, contents: Contents) -> None:
    import msgspec

    row = archive.quotations()[0]
    wrong = msgspec.structs.replace(row.quotation, text=row.quotation.text + " not")
    with pytest.raises(InexactError, match="not what stands in"):
        copied(archive, contents.quotation(msgspec.structs.replace(row, quotation=wrong)), cited=False)


async def test_y_copies_the_selection_and_shift_y_its_citation(
    dashboard: Make, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_TTY", "/dev/pts/3")
    terminal = Terminal()
    monkeypatch.setattr("briefing.dashboard.outside.terminal", lambda app: terminal)
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "l")
        for kind in (HeadingItem, ExtractItem, SpeakerHeadingItem, QuotationItem):
            desk.listing.go(first_of(desk.listing, kind))
            for key, cited in (("y", False), ("Y", True)):
                terminal.written = ""
                await press(pilot, key)
                assert desk.listing.item is not None
                expected = copied(archive, desk.listing.item, cited=cited, timezone=desk.settings.timezone)
                assert expected is not None
                assert terminal.text == expected.text
                assert f"{len(expected.text):,} characters" in desk.status.text
                assert "Sent to the terminal" in desk.status.text
                assert harmless(desk.status.text) == desk.status.text
