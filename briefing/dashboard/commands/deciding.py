"""The user's decisions: mark, pin, exclude, and taking back. Pressing a key again takes its decision back too."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Literal

from briefing.archive import ArticleRow, Decision, EventRow, QuotationRow, SpeakerRow
from briefing.dashboard.commands.base import Command
from briefing.dashboard.items import ArticleItem, EventItem, HitItem, Item, QuotationItem, SpeakerItem

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk

Row = EventRow | SpeakerRow | ArticleRow | QuotationRow
Thing = Literal["event", "speaker", "article", "quotation"]


def target(item: Item | None) -> tuple[Thing, Row] | None:
    """What a decision about an item is about; None where nothing can be decided."""
    match item:
        case EventItem():
            return "event", item.row
        case SpeakerItem():
            return "speaker", item.row
        case ArticleItem():
            return "article", item.row
        case HitItem():
            return "article", item.hit.article
        case QuotationItem():
            return "quotation", item.row
    return None


class Deciding(Command):
    """A command that writes a decision down."""

    group = "Deciding"
    kind: ClassVar[Literal["pin", "mark", "exclude"]]
    flag: ClassVar[str]
    done: ClassVar[str]
    undone: ClassVar[str]

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return target(desk.meant) is not None

    @classmethod
    async def run(cls, at: Desk) -> None:
        chosen = target(at.meant)
        if chosen is None:
            at.say(f"{cls.title()}: only events, speakers, quotations and articles.")
            return
        thing, row = chosen
        on = not getattr(row, cls.flag)
        decision = Decision(kind=cls.kind, object=thing, targets=(row.id,), on=on)
        await asyncio.to_thread(at.archive.decide, decision)
        at.refresh_panes(in_place=cls.kind == "pin")
        told = cls.done + _taken_off(row, cls.kind) if on else cls.undone
        at.say(f"{thing.capitalize()} {told}. u takes it back.")


def _taken_off(row: Row, kind: str) -> str:
    """What a decision takes off besides: nothing is wanted and excluded at once."""
    if kind != "exclude":
        return ", no longer excluded" if row.excluded else ""
    before = " and ".join(what for what in ("marked", "pinned") if getattr(row, what))
    return f", no longer {before}" if before else ""


class Mark(Deciding):
    """Mark for the briefing, or take the mark off."""

    keys = "space"
    label = "mark"
    kind, flag = "mark", "marked"
    done, undone = "marked for the briefing", "no longer marked"


class Pin(Deciding):
    """Pin to the top, or unpin; the cursor stays at its place in the list."""

    keys = "s"
    label = "pin"
    kind, flag = "pin", "pinned"
    done, undone = "pinned", "unpinned"


class Exclude(Deciding):
    """Exclude from the briefing, or take it in again."""

    keys = "x"
    label = "exclude"
    kind, flag = "exclude", "excluded"
    done, undone = "excluded from the briefing", "taken in again"


class Undo(Command):
    """Take the latest decision back, then the one before it."""

    keys = "u,ctrl+z"
    label = "undo"
    group = "Deciding"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.decided

    @classmethod
    def idle(cls) -> str:
        return "Nothing to take back."

    @classmethod
    async def run(cls, at: Desk) -> None:
        here = at.navigator.choice.key if at.navigator.choice else ""
        undone = await asyncio.to_thread(at.archive.undo)
        at.refresh_panes(in_place=undone is not None and undone.kind == "pin")
        if undone and undone.kind == "split" and undone.value == here and undone.members:
            at.switch(at.navigator.view, undone.members[0])  # what the cursor was on is a part of that again
        if undone is None:
            at.say(cls.idle())
        else:
            what = "of a " if undone.kind == "role" else ""
            at.say(f"Taken back: {undone.kind} {what}{undone.object}.")
            at.renew_summaries()
