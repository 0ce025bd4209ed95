"""Comparing: the versions of a statement or a text, and an event with what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.dashboard.commands.base import Command
from briefing.dashboard.items import ArticleItem, EventItem, QuotationItem

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


class Versions(Command):
    """Show how a statement's wording differs between outlets, or a copy from its original."""

    keys = "v"
    label = "versions"
    group = "Looking around"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        match desk.meant:
            case QuotationItem(row=row):
                return len(row.outlets) > 1
            case ArticleItem(row=row):
                return bool(row.copies or row.copy_of)
        return False

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.comparing import show_versions

        await show_versions(at)


class WhatIsNew(Command):
    """Show what is new in an event since you last looked; once more: since another moment, down to its first report."""

    keys = "w"
    label = "new"
    group = "Looking around"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return isinstance(desk.navigator.choice, EventItem)

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.comparing import show_news

        await show_news(at)
