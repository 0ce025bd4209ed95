"""The help: every key that works now, made from the live bindings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.dashboard.commands import COMMANDS, MOVING, Command, shown
from briefing.dashboard.items import EXCLUDED, MARKED, PINNED, UNSURE, WATCHED, HeadingItem, Item, NoteItem
from briefing.dashboard.lines import Line, clip, paragraph
from briefing.dashboard.sheet import Sheet

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

_KEYS = 22

SIGNS = (
    (PINNED, "pinned: stays on top"),
    (MARKED, "marked for the briefing"),
    (EXCLUDED, "excluded from the briefing"),
    (WATCHED, "on the watchlist"),
    (UNSURE, "who said this is not certain, with the reason"),
    ("❝", "in an article: lines that carry a quotation (bold)"),
    ("▎", "in an article: lines that carry a sentence of the summary (underlined)"),
)


class KeyItem(Item, frozen=True):
    """One command with its keys."""

    keys: str
    text: str

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The keys in a column of their own, then what they do."""
        column = min(_KEYS, width // 3)
        lines = paragraph(self.text, width - column)
        keys = clip(self.keys, column - 1)
        first: Line = ((keys, "accent"), (" " * (column - len(keys)), ""), *lines[0])
        return [first, *(((" " * column, ""), *line) for line in lines[1:])]


def key_items(active: Mapping[str, ActiveBinding]) -> list[Item]:
    """The live bindings, by the headings of their commands; what only works on the sheet at hand comes first."""
    keys: dict[str, list[str]] = {}
    here: dict[str, str] = {}
    known = {command.name() for command in (*COMMANDS, *MOVING)}
    for key, binding in active.items():
        if binding.enabled and binding.binding.id:
            keys.setdefault(binding.binding.id, []).append(shown(key))
            if binding.binding.id not in known and binding.binding.id != "command_palette":
                here[binding.binding.id] = binding.binding.description
    groups: dict[str, list[type[Command]]] = {}
    for command in (*COMMANDS, *MOVING):
        if command.name() in keys:
            groups.setdefault(command.group, []).append(command)
    items: list[Item] = [HeadingItem("here", "Here")] if here else []
    items += [KeyItem(id, "  ".join(keys[id]), f"{what}.") for id, what in here.items()]
    for group, commands in groups.items():
        items.append(HeadingItem(group, group, above=1 if items else 0))
        items += [KeyItem(command.name(), "  ".join(keys[command.name()]), command.help()) for command in commands]
    items.append(HeadingItem("signs", "Signs", above=1))
    items += [KeyItem(f"sign {sign}", sign, meaning) for sign, meaning in SIGNS]
    return items


class HelpSheet(Sheet):
    """Help over the desk."""

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__("Keys", key_items(active) or [NoteItem("none", "No keys.")])
