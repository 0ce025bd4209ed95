"""The documentation stays in step with the program: a command, an option or a setting that is not in it is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from briefing.cli.root import COMMANDS, LazyGroup, cli
from briefing.settings import EditionSettings, Feed, Settings, SummarySettings, Watchlist

CONTEXT = click.Context(cli, info_name="briefing")


def commands() -> Iterator[tuple[str, click.Command]]:
    for name in COMMANDS:
        command = cli.get_command(CONTEXT, name)
        assert command is not None
        yield name, command


@pytest.fixture(scope="module")
def chapters(root: Path) -> dict[str, str]:
    """The part of docs/commands.md on each command, by its name; under "" what holds for all of them."""
    text = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    first, *rest = re.split(r"^## briefing ?", text, flags=re.MULTILINE)
    return {"": first} | {part.partition("\n")[0].strip() or "briefing": part for part in rest}


def test_every_command_has_a_chapter_and_every_chapter_a_command(chapters: dict[str, str]) -> None:
    assert set(chapters) == {"", "briefing", *COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_its_chapter(chapters: dict[str, str], name: str) -> None:
    command = dict(commands())[name]
    text = chapters[name] + chapters[""]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in parameter.opts:
                assert re.search(rf"`{option}\b", text), f"{option} of `briefing {name}` is not in docs/commands.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_no_chapter_names_an_option_that_is_not_there(chapters: dict[str, str], name: str) -> None:
    there = {option for parameter in dict(commands())[name].params for option in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)", chapters[name])) <= there


def test_options_of_briefing_itself_are_documented(chapters: dict[str, str]) -> None:
    for parameter in cli.params:
        assert all(f"`{option}" in chapters["briefing"] + chapters[""] for option in parameter.opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    command = dict(commands())[name]
    assert command.help
    assert command.get_short_help_str(200) == COMMANDS[name][1], "the table for the quick help says the same"
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, f"{parameter.opts} has no help"


def test_the_group_lists_exactly_its_commands() -> None:
    assert isinstance(cli, LazyGroup)
    assert cli.list_commands(CONTEXT) == list(COMMANDS)


@pytest.mark.parametrize("struct", [Settings, Feed, Watchlist, SummarySettings, EditionSettings])
def test_every_setting_is_documented(root: Path, struct: type[msgspec.Struct]) -> None:
    text = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    for field in msgspec.structs.fields(struct):
        nested = isinstance(field.default, msgspec.Struct) or field.name == "feeds"
        if (struct, field.name) != (Settings, "path"):  # where the settings were found, not itself a setting
            expected = f"## {field.name}" if nested else f"| `{field.name}` |"
            assert expected in text, f"{field.name} is not in docs/settings.md"


def test_the_examples_in_the_settings_documentation_are_valid(root: Path) -> None:
    from briefing.settings import parse

    text = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        parse(example, root / "settings.yaml")
