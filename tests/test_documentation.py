"""What the documentation promises: links that lead somewhere, commands and settings that are there, no local paths."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from briefing.cli import root as cli_root
from briefing.quotes.aliases import read_aliases
from briefing.settings import load

GUIDES = ("README.md", "docs/guide.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    """The files of the repository that are there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("needs a git checkout")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := root / name).is_file()]


def prose(text: str) -> str:
    """Markdown without its code."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The places in a Markdown file that a link may name, in the way of GitHub."""
    headings = re.findall(r"^#+ +(.+?) *$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def blocks(root: Path, language: str) -> Iterator[tuple[str, str]]:
    for name in GUIDES:
        for kind, code in FENCE.findall((root / name).read_text(encoding="utf-8")):
            if kind == language:
                yield name, code


def calls(code: str) -> Iterator[list[str]]:
    """The arguments of every call of the program in some lines of shell."""
    for line in code.splitlines():
        for part in re.split(r"&&|\||>", line.partition(" #")[0]):
            words = shlex.split(part, comments=True)
            if words and Path(words[0]).name == "briefing":
                yield words[1:]


def test_links_lead_somewhere(root: Path, tracked: list[Path]) -> None:
    pages = [path for path in tracked if path.suffix == ".md" and path.parent.parent != root / "feeds"]
    assert len(pages) > 5
    lost = []
    for file in pages:
        for link in LINK.findall(prose(file.read_text(encoding="utf-8"))):
            if "://" in link or link.startswith("mailto:"):
                continue
            path, _, anchor = link.partition("#")
            target = (file.parent / path).resolve() if path else file
            if not target.exists():
                lost.append(f"{file.relative_to(root)}: {link}")
            elif anchor and anchor not in anchors(target.read_text(encoding="utf-8")):
                lost.append(f"{file.relative_to(root)}: {link} (no such heading)")
    assert not lost


def test_commands_and_options_in_the_guides_exist(root: Path) -> None:
    tried = 0
    for name, code in blocks(root, "sh"):
        for words in calls(code):
            command: click.Command = cli_root.cli
            context = click.Context(command)
            if words and not words[0].startswith("-"):
                found = cli_root.cli.get_command(context, words[0])
                assert found is not None, f"{name}: there is no command {words[0]}"
                command = found
            known = {option for parameter in command.get_params(context) for option in parameter.opts}
            asked = {word for word in words if word.startswith("--")}
            assert asked <= known, f"{name}: briefing {' '.join(words)}"
            tried += 1
    assert tried > 10, "the guides have lost their commands, or this test no longer finds them"


def test_settings_in_the_guide_are_valid(root: Path, tmp_path: Path) -> None:
    settings, names = (code for _, code in blocks(root, "yaml"))
    file = tmp_path / "settings.yaml"
    file.write_text(settings, encoding="utf-8")
    assert load(file).edition.formats
    assert read_aliases(names, "names.yaml")


def test_the_commands_that_start_and_test_are_marked(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for what in ("start", "test"):
        (command,) = re.findall(rf"<!-- {what} command -->\n```sh\n(.+)\n```\n", readme)
        assert "-m venv .venv" in command


def test_nothing_names_a_place_on_one_machine(root: Path, tracked: list[Path]) -> None:
    common = {Path(root.anchor), Path("/usr"), Path("/usr/local"), Path(tempfile.gettempdir())}
    places = {root, root.parent, Path.home(), Path(sys.prefix)} - common
    named = re.compile("|".join(rf"(?<![\w.-]){re.escape(str(place))}(?![\w-])" for place in places))
    texts = ((path, path.read_bytes().decode("utf-8", "replace")) for path in tracked)
    assert [str(path.relative_to(root)) for path, text in texts if named.search(text)] == []
