"""docs/keys.md says what the table of commands says."""

from __future__ import annotations

from pathlib import Path

from briefing.dashboard.commands import COMMANDS, MOVING, Command, shown
from briefing.dashboard.help import SIGNS


def page() -> str:
    """The tables of docs/keys.md as the commands make them."""
    groups: dict[str, list[type[Command]]] = {}
    for command in (*COMMANDS, *MOVING):
        groups.setdefault(command.group, []).append(command)
    lines: list[str] = []
    for group, commands in groups.items():
        lines += [f"## {group}", "", "| key | command | what it does |", "| --- | --- | --- |"]
        for command in commands:
            keys = " ".join(f"`{shown(key)}`" for key in command.keys.split(","))
            lines.append(f"| {keys} | {command.title()} | {command.help()} |")
        lines.append("")
    lines += ["## Signs", "", "| sign | what it means |", "| --- | --- |"]
    lines += [f"| {sign} | {meaning} |" for sign, meaning in SIGNS]
    return "\n".join(lines) + "\n"


def test_the_page_of_keys_is_in_step(root: Path) -> None:
    text = (root / "docs" / "keys.md").read_text(encoding="utf-8")
    assert text.endswith(page()), (
        "put the output of `python tests/dashboard/test_keys_page.py` at the end of docs/keys.md"
    )


if __name__ == "__main__":
    print(page(), end="")
