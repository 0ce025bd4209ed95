"""Correcting what was computed: titles and names, who said what, which articles are one event, which names one person.

Everything here is a decision: kept apart from the analysis, replayed over it, taken back with u.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from briefing.archive import Decision, Scope
from briefing.dashboard.commands.base import Command
from briefing.dashboard.items import ArticleItem, EventItem, Item, QuotationItem, SpeakerItem
from briefing.dashboard.lines import shortened

if TYPE_CHECKING:
    from briefing.archive import Archive
    from briefing.dashboard.desk import Desk


_MOST = 5
"""Names listed where several are meant."""
_LONGEST = 24
"""Cells of a name in a question."""


class Carried(Struct, frozen=True):
    """An event, speaker or article that is taken up to be put somewhere else."""

    item: EventItem | SpeakerItem | ArticleItem
    name: str


class Correcting(Command):
    """A command that corrects what was computed."""

    group = "Deciding"


class Correct(Correcting):
    """Correct the title of an event or the name of a speaker; on a quotation, say who said it."""

    keys = "r"
    label = "correct"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return isinstance(desk.meant, EventItem | SpeakerItem | QuotationItem)

    @classmethod
    def run(cls, at: Desk) -> None:
        match at.meant:
            case EventItem(row=event):
                _ask_name(at, Decision(kind="rename", object="event", targets=(event.id,)), event.title)
            case SpeakerItem(row=speaker):
                _ask_name(at, Decision(kind="rename", object="speaker", targets=(speaker.id,)), speaker.name)
            case QuotationItem(row=said):
                _ask_speaker(at, said.id, said.speaker)


def _ask_name(desk: Desk, decision: Decision, now: str) -> None:
    def answered(name: str) -> None:
        if name != now:
            done = f"{decision.object.capitalize()} is called “{name}” now" if name else "Called as it was found again"
            decide(desk, structs.replace(decision, value=name or None), done)

    what = "Title of the event" if decision.object == "event" else f"Name of {shortened(now, _LONGEST)}"
    desk.ask(f"{what}; empty: as it was found", answered, now, empty=True)


def _ask_speaker(desk: Desk, quotation: str, now: str | None) -> None:
    def said_by(name: str | None, who: str) -> None:
        decision = Decision(kind="re-attribute", object="quotation", targets=(quotation,), value=name)
        decide(desk, decision, f"Said by {who}")

    async def find(wanted: str) -> None:
        match await asyncio.to_thread(_known_speakers, desk.archive, wanted):
            case []:
                said_by(wanted, f"{wanted}, who is new")
            case [(shown, name)]:
                said_by(name, shown)
            case several:
                names = "; ".join(shown for shown, _ in several[:_MOST])
                desk.say(f"“{wanted}” may be {names}. Nothing was changed.", error=True)

    def answered(wanted: str) -> None:
        if wanted:
            desk.in_background(find(wanted), "re_attribute")
        else:
            said_by(None, "somebody who is not known")

    desk.ask("Full name of who said it; empty: not known", answered, now or "", empty=True)


class CorrectRole(Correcting):
    """Correct the role of a speaker, or of who said a quotation, as lists, citations and editions print it."""

    keys = "R"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return _speaker_of(desk.meant) is not None

    @classmethod
    def run(cls, at: Desk) -> None:
        if (speaker := _speaker_of(at.meant)) is None:
            return
        id, name, now = speaker
        shown = now or (_NONE if at.archive.called().get(id) == "" else "")

        def answered(role: str) -> None:
            if role != shown:
                value = "" if role == _NONE else role or None
                told = {"": f"{name} has no role now", None: f"{name} is called as articles print it again"}
                decision = Decision(kind="role", object="speaker", targets=(id,), value=value)
                decide(at, decision, told.get(value, f"{name} is “{role}” now"))

        at.ask(f"Role of {name}; empty: as printed; {_NONE}: none", answered, shown, empty=True)


_NONE = "-"
"""What is typed for no role."""


def _speaker_of(item: Item | None) -> tuple[str, str, str | None] | None:
    """Id, name and role of the speaker that an item is or who said it; None where there is none."""
    match item:
        case SpeakerItem(row=row):
            return row.id, row.name, row.role
        case QuotationItem(row=said) if said.speaker_id and said.speaker:
            return said.speaker_id, said.speaker, said.role
    return None


def _known_speakers(archive: Archive, wanted: str) -> list[tuple[str, str]]:
    """Those whom a name or a part of one may mean: the name that lists show, and one that was met, by which the archive
    finds them.

    Who is only mentioned stands in no list, and is meant where nobody else is, or where it is the whole of the name.
    """
    from briefing.archive.naming import meant, speaker_names
    from briefing.archive.terms import folded

    mentioned = archive.mentioned()
    quoted = speaker_names(archive, archive.speakers())
    names = {**quoted, **speaker_names(archive, mentioned)}
    whole = {folded(row.name) for row in mentioned if " " in row.name or row.kind != "person"}  # no surname alone
    found = meant(wanted, names if folded(wanted) in whole else quoted) or meant(wanted, names)
    each = (names[id] for id in found)
    return [(shown, shown if shown in met else [*met, shown][0]) for shown, *met in each]


class Merge(Correcting):
    """Take up an event, speaker or article; on another event or speaker, put it in there."""

    keys = "M"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return isinstance(desk.item, EventItem | SpeakerItem | ArticleItem)

    @classmethod
    def run(cls, at: Desk) -> None:
        item = at.item
        if not isinstance(item, EventItem | SpeakerItem | ArticleItem):
            return
        carried = at.carried
        at.carry(None)
        if carried is None:
            name = _called(item)
            where = "speaker" if isinstance(item, SpeakerItem) else "event"
            told = f"“{name}” is taken up: M on the {where} that it belongs to, Esc leaves it."
            at.carry(Carried(item, name), told)
        elif decision := _put(carried.item, item):
            decide(at, decision, f"“{carried.name}” is part of “{_called(item)}” now")
        else:
            at.say("It cannot go there; nothing was changed.", error=True)


def _called(item: EventItem | SpeakerItem | ArticleItem) -> str:
    return item.row.name if isinstance(item, SpeakerItem) else item.row.title


def _put(what: Item, where: Item) -> Decision | None:
    """The decision that makes one part of the other; None where it cannot be."""
    match what, where:
        case EventItem(), EventItem() if what.row.id != where.row.id:
            return Decision(kind="merge", object="event", targets=(where.row.id, what.row.id))
        case SpeakerItem(), SpeakerItem() if what.row.id != where.row.id:
            return Decision(kind="merge", object="speaker", targets=(where.row.id, what.row.id))
        case ArticleItem(), EventItem() if what.row.event != where.row.id:
            return Decision(kind="move", object="article", targets=(what.row.id,), value=where.row.id)
    return None


class Split(Correcting):
    """Make an article an event of its own; from a speaker, split off names that are somebody else's."""

    keys = "S"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return isinstance(desk.item, SpeakerItem | ArticleItem)

    @classmethod
    def run(cls, at: Desk) -> None:
        match at.item:
            case ArticleItem(row=article) if (
                article.event and at.archive.count("articles", Scope(event=article.event)) < 2
            ):
                at.say("It is an event of its own already; nothing was changed.")
            case ArticleItem(row=article):
                decision = Decision(kind="split", object="event", targets=(article.id,))
                decide(at, decision, "The article is an event of its own now")
            case SpeakerItem(row=row):
                _ask_names(at, row.id)


def _ask_names(desk: Desk, id: str) -> None:
    others = names_apart(desk.archive, id)
    if not others:
        desk.say("All that was said is under one name: there is nothing to split off.")
        return

    def answered(answer: str) -> None:
        wanted = [name.strip() for name in answer.split(";")]
        names = [name for name in wanted if name in others]
        if names:
            split_off(desk, id, names)
        else:
            desk.say(f"None of these is a name of this speaker: {'; '.join(others)}", error=True)

    desk.ask("Names that are somebody else’s, with ; between them", answered, "; ".join(others))


def names_apart(archive: Archive, id: str) -> list[str]:
    """The names that can be split off a speaker: those that quotations are under, the usual one aside.

    Of an article that says "Ilse Brandt" and then "Brandt" the short form goes where the full name goes; it is a name
    to split off only where another article has nothing else, and words that no other paper has, too.
    """
    speaker = archive.speaker(id)
    names = list(archive.printed_names(id))
    usual = speaker.name if speaker and speaker.name in names else next(iter(names), "")
    return [name for name in names if name != usual]


def decide(desk: Desk, decision: Decision, done: str) -> None:
    """Write a decision down beside the keys, show what it changes, and say so."""

    async def work() -> None:
        written = await asyncio.to_thread(desk.archive.decide, decision)
        made = written.value if (written.kind, written.object) == ("split", "event") else None
        _show(desk, f"{done}. u takes it back.", made)

    desk.in_background(work(), decision.kind.replace("-", "_"))


def split_off(desk: Desk, id: str, names: Collection[str]) -> None:
    """Make these names of a speaker somebody else's beside the keys, show what it changes, and say which ones left."""

    async def work() -> None:
        splits = await asyncio.to_thread(_split_off, desk.archive, id, names)
        if not splits:
            desk.say("Nothing was said under that name alone; nothing was changed.", error=True)
            return
        left = dict.fromkeys(name for split in splits for name in split.targets[1:])
        back = "u takes it back" if len(splits) == 1 else f"u takes it back, pressed {len(splits)} times"
        _show(desk, f"Somebody else: {'; '.join(left)}. {back}.")

    desk.in_background(work(), "split")


def _split_off(archive: Archive, id: str, names: Collection[str]) -> list[Decision]:
    """Split names off a speaker; the decisions that this took: one for everybody whose they were before a merge."""
    leaving: dict[str, list[str]] = {}
    for name, parts in archive.printed_names(id).items():
        for part in parts if name in names else ():
            leaving.setdefault(part, []).append(name)
    return [
        archive.decide(Decision(kind="split", object="speaker", targets=(part, *those)))
        for part, those in leaving.items()
    ]


def _show(desk: Desk, told: str, event: str | None = None) -> None:
    """Show what a decision changed, in the list of events that one which it made, and say so."""
    desk.refresh_panes()
    if desk.navigator.view == "events":
        desk.lead_to("events", event)
    desk.say(told)
    desk.renew_summaries()
