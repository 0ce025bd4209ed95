"""The palette: every command by its name, made from the same table as the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.dashboard.commands import COMMANDS, Command, shown

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk

_MOVING_ON = {"pane_right", "pane_left", "next_pane", "previous_pane", "palette"}


class Finder(CommandPalette):
    """Textual's palette, which ends the app where its list is moved in before there was room to draw it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No moving in a list that has no room."""
        if action == "command_list" and not self.query_one(CommandList).size.height:
            return False
        return super().check_action(action, parameters)


class Commands(Provider):
    """The desk's commands."""

    def _commands(self, *, here: bool = True) -> list[type[Command]]:
        """Those that work on what the cursor is on, or those that do not."""
        from briefing.dashboard.desk import Desk

        if not isinstance(self.screen, Desk):
            return []
        named = (command for command in COMMANDS if command.name() not in _MOVING_ON)
        return [command for command in named if command.works(self.screen) == here]

    def _run(self, command: type[Command]) -> None:
        cast("Desk", self.screen).action_run(command.name())

    def _cannot(self, command: type[Command]) -> None:
        cast("Desk", self.screen).say(f"{command.title()} does nothing here: {command.help()}", error=True)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            title = _with_key(Content(command.title()), command)
            yield DiscoveryHit(title, partial(self._run, command), command.title(), command.help())

    async def search(self, query: str) -> Hits:
        """Those that match what is typed; behind them those that only do something elsewhere."""
        matcher = self.matcher(query)
        for command in self._commands():
            if (score := matcher.match(command.title())) > 0:
                title = _with_key(matcher.highlight(command.title()), command)
                yield Hit(score, title, partial(self._run, command), command.title(), command.help())
        for command in self._commands(here=False):
            if (score := matcher.match(command.title())) > 0:
                title = Content.assemble(matcher.highlight(command.title()), ("  not here", "dim"))
                yield Hit(score / 10, title, partial(self._cannot, command), command.title(), command.help())


def _with_key(title: Content, command: type[Command]) -> Content:
    """The title with the command's first key, as content: a bracket is a key here and no markup."""
    return Content.assemble(title, "  ", (shown(command.keys.split(",")[0]), "dim"))
