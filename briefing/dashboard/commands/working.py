"""Getting things out and in: copying, the briefing, adding articles; help, palette, theme, quitting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar

from briefing.dashboard.commands.base import Command

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


class Copy(Command):
    """Copy what the cursor is on: a quotation, a sentence, a headline; on a heading, its whole section."""

    keys = "y"
    label = "copy"
    group = "Copying and briefing"
    cited: ClassVar[bool] = False

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.item is not None

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.copying import InexactError, copied
        from briefing.dashboard.outside import copy_and_say

        if at.item is None:
            return
        try:
            found = await asyncio.to_thread(copied, at.archive, at.item, cited=cls.cited, timezone=at.settings.timezone)
        except InexactError as error:
            at.say(f"Not copied: {error}", error=True)
            return
        if found is None:
            at.say("There is nothing to copy here.")
        else:
            await copy_and_say(at, found.text, found.what)


class CopyWithCitation(Copy):
    """Copy with speaker, role, outlet, date and address."""

    keys = "Y"
    label = "cite"
    cited = True


class BuildBriefing(Command):
    """Build the briefing of the day shown (the newest where all are): read it, copy it, save it."""

    keys = "b"
    label = "briefing"
    group = "Copying and briefing"

    @classmethod
    def run(cls, at: Desk) -> Awaitable[None] | None:
        from briefing.dashboard.preview import show_briefing

        return show_briefing(at)


class AddArticles(Command):
    """Read files or folders into the archive."""

    keys = "a"
    label = "add"
    group = "Copying and briefing"

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard.reading_in import ask_what_to_add

        ask_what_to_add(at)


class SwitchTheme(Command):
    """Between dark and light; the choice is remembered."""

    keys = "t"
    group = "The program"
    in_passing = True

    @classmethod
    def run(cls, at: Desk) -> None:
        at.app.action_switch_theme()  # type: ignore[attr-defined]


class Help(Command):
    """Show every key that works now, and what it does."""

    keys = "question_mark,f1"
    group = "The program"
    in_passing = True

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard.help import HelpSheet

        at.app.push_screen(HelpSheet(at.active_bindings))


class Palette(Command):
    """Find any command by its name."""

    keys = "colon,ctrl+p"
    group = "The program"
    in_passing = True

    @classmethod
    def run(cls, at: Desk) -> None:
        at.app.action_command_palette()


class Quit(Command):
    """Leave from anywhere. What was read in is safe; reading in goes on the next time."""

    keys = "ctrl+q,ctrl+c"
    group = "The program"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.app.exit(0)
