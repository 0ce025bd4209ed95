"""The rules of the house that a tool does not check by itself."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

HEAVY = ("nltk", "sumy", "numpy", "httpx", "trafilatura", "feedparser", "lxml", "py3langid")


def _loaded_after(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has loaded after running `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.parametrize(
    "code",
    [
        "import briefing.dashboard, briefing.dashboard.app",
        "import briefing.cli\ntry: briefing.cli.main(['--help'])\nexcept SystemExit: pass",
    ],
    ids=["dashboard", "help"],
)
def test_start_up_pulls_in_no_language_library(code: str) -> None:
    assert not _loaded_after(code) & set(HEAVY)


def test_help_does_not_load_the_screen_or_the_database() -> None:
    code = "import briefing.cli\ntry: briefing.cli.main(['--help'])\nexcept SystemExit: pass"
    assert not _loaded_after(code) & {"textual", "sqlite3"}


def _sources(root: Path) -> list[Path]:
    return [path for path in (root / "briefing").rglob("*.py") if "sample_feed" not in path.parts]


def test_nothing_is_downloaded_at_run_time(root: Path) -> None:
    asks = re.compile(r"nltk\.download|from_pretrained|urlretrieve")
    assert [path for path in _sources(root) if asks.search(path.read_text(encoding="utf-8"))] == []


def test_yaml_is_only_ever_read_safely(root: Path) -> None:
    unsafe = re.compile(r"yaml\.(?:unsafe_load|full_load)|yaml\.(?:Unsafe|Full)?Loader\b")
    assert [path for path in _sources(root) if unsafe.search(path.read_text(encoding="utf-8"))] == []


def test_no_pattern_repeats_a_group_possessively(root: Path) -> None:
    """Python before 3.11.5, which Debian 12 has, mismatches those (CPython issue 106052): words came out as ""."""
    possessive = re.compile(r"(?<!\\)(?:\)[*+?]\+|\)\{[\d,]+\}\+|\(\?>)")
    assert all(possessive.search(pattern) for pattern in (r"(?:a|b)*+", r"(?:a|b){2}+", r"(?>a|b)"))
    assert not possessive.search(r"[ab]*+\)+(?:a|b)*")
    assert [path for path in _sources(root) if possessive.search(path.read_text(encoding="utf-8"))] == []


def test_every_data_file_is_read_through_the_package(root: Path) -> None:
    """Data lies beside the code, so that the wheel carries it: none may be looked for in the checkout."""
    strays = [path for path in (root / "briefing").rglob("*.y*ml") if not (path.parent / "__init__.py").exists()]
    assert strays == []


def test_no_word_of_a_list_is_read_as_true_or_false() -> None:
    """YAML reads a bare on, off, yes and no as booleans."""

    def odd(value: object, place: str) -> list[str]:
        if isinstance(value, dict):
            return [one for key, inner in value.items() for one in odd(inner, f"{place}/{key}")]
        if isinstance(value, list):
            return [f"{place}[{at}]" for at, inner in enumerate(value) if isinstance(inner, bool)]
        return []

    files = sorted((Path(__file__).parents[1] / "briefing").rglob("*.yaml"))
    assert [one for file in files for one in odd(yaml.safe_load(file.read_text(encoding="utf-8")), file.name)] == []
