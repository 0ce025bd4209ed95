"""The program as a shell runs it: a process of its own, its exit code, its streams."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Run, in_terminal

from briefing.settings import sample_settings

BRIEFING = (sys.executable, "-m", "briefing")


def test_help_needs_nothing_but_the_command_line() -> None:
    code = """
import briefing.cli, sys
try: briefing.cli.main(["--help"])
except SystemExit: print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert not {name.partition(".")[0] for name in loaded} & {
        "textual",
        "sqlite3",
        "jinja2",
        "yaml",
        "msgspec",
        "numpy",
        "nltk",
    }
    assert {name for name in loaded if name.startswith("briefing")} == {
        "briefing",
        "briefing.cli",
        "briefing.cli.root",
        "briefing.cli.shared",
    }


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_the_commands_and_the_exit_codes(option: str) -> None:
    done = subprocess.run([*BRIEFING, option], capture_output=True, text=True, check=True)
    for word in ("add", "make", "analyse", "events", "speakers", "quotes", "search", "check", "--sample", "Exit codes"):
        assert word in done.stdout


def test_version(run: Run) -> None:
    from briefing import __version__

    assert run("--version").stdout == f"briefing {__version__}\n"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["evnts"], "Did you mean 'events'?"),
        (["zzz"], "'briefing --help' lists the commands"),
        (["events", "--jsn"], "--json"),
        (["--sample", "check"], "--sample goes with make, editions, events, speakers, quotes, search"),
    ],
)
def test_wrong_use_ends_with_2_and_names_what_was_meant(args: list[str], expected: str) -> None:
    done = subprocess.run([*BRIEFING, *args], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_in_place_of_a_command_gets_the_command_that_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text("x")
    done = subprocess.run([*BRIEFING, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"briefing add {file}" in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(root: Path, sample_db: Path) -> None:
    command = [*BRIEFING, "quotes", "--json", "--archive", str(sample_db), "--settings", str(sample_settings())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()
    assert errors == b""
    assert process.returncode == 141


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    fifo = tmp_path / "articles.txt"
    os.mkfifo(fifo)
    command = [*BRIEFING, "analyse", str(fifo), "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with fifo.open("w"):  # returns when the program has opened the other end: it is waiting for the article now
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate()
    assert (out, errors) == (b"", b"")
    assert process.returncode == 130


def test_data_is_utf_8_whatever_the_terminal_says(root: Path) -> None:
    file = root / "feeds" / "diario-de-puerto-salvia"
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [*BRIEFING, "analyse", str(file), "--jobs", "1"], capture_output=True, env=environment, check=True
    )
    assert "«" in done.stdout.decode("utf-8")


def test_a_terminal_that_cannot_show_a_character_shows_a_stand_in(sample_db: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [*BRIEFING, "quotes", "--archive", str(sample_db), "--limit", "3"]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"?" in done.stdout
    assert done.stderr == b""


def test_no_color_and_pipes_get_no_colour(sample_db: Path) -> None:
    for environment in ({}, {"NO_COLOR": "1"}):
        command = [*BRIEFING, "events", "--archive", str(sample_db)]
        done = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=True)
        assert b"\x1b" not in done.stdout


def test_progress_leaves_no_trace_on_a_terminal(tmp_path: Path) -> None:
    """Played back as a terminal would, the last thing that stands there is what was done."""
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"Bridge {number} closed\n\nBridge {number} was closed.\n")
    arguments = ["add", "--archive", str(tmp_path / "a.db"), "--jobs", "1", str(tmp_path)]
    code, painted = in_terminal(arguments)
    assert code == 0
    assert "━".encode() in painted
    left = painted.decode().replace("\r\n", "\n").rstrip("\n").rpartition("\r")[2]
    assert left.startswith("12 articles added in ")


def test_somebody_at_a_terminal_is_told_that_their_words_are_awaited(tmp_path: Path) -> None:
    arguments = ["analyse", "-", "--jobs", "1"]
    code, painted = in_terminal(arguments, (b"Ctrl-D ends it", b"One bridge closed in Pellmouth.\n\x04"))
    assert code == 0
    assert b'"type":"article"' in painted
