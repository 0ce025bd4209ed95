"""The desk: the three panes, who has the keys, and what moving in one of them shows in the next."""

from __future__ import annotations

import asyncio
import gc
import inspect
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from briefing.archive import Archive, ArchiveError, Unread
from briefing.dashboard.bars import LASTS, Footer, Header, Status
from briefing.dashboard.commands import BY_NAME, COMMANDS, bindings, shown
from briefing.dashboard.contents import VIEWS, Contents, View
from briefing.dashboard.items import (
    EventItem,
    FoldItem,
    Item,
    NoteItem,
    ParagraphItem,
    Place,
    SpeakerHeadingItem,
    SpeakerItem,
    place_of,
)
from briefing.dashboard.keys import AtOnce
from briefing.dashboard.listing import Listing
from briefing.dashboard.messages import Moved, Opened
from briefing.dashboard.navigator import Navigator
from briefing.dashboard.reader import Reader
from briefing.dashboard.rows import Rows
from briefing.dashboard.saved import SavedItem, open_saved
from briefing.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult

    from briefing.dashboard.commands.correcting import Carried
    from briefing.dashboard.jobs import Bench
    from briefing.dashboard.reading_in import ReadingIn

T = TypeVar("T")

WIDE, MEDIUM = 110, 70
"""Columns from which three panes fit, and two."""
WATCH = 0.7
"""Seconds between looks whether anybody has changed the archive."""
READ_ONLY = "This archive can only be read: nothing that you decide or add can be kept."


class Desk(Screen[object], AtOnce):
    """Navigator, listing and reader."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual declares it so)
        (0, "-narrow"),
        (MEDIUM, "-medium"),
        (WIDE, "-wide"),
    ]
    AUTO_FOCUS = "#navigator"

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        inputs: Sequence[str] = (),
        *,
        sample: bool = False,
        read_only: bool = False,
    ) -> None:
        super().__init__(classes="-choosing")
        self.sample = sample
        self.read_only = read_only
        self.archive = archive
        self.settings = settings
        self.contents = Contents(archive, settings)
        self.inputs = tuple(inputs)
        self.failures: list[Unread] = []
        self.decided = False
        """Whether there is a decision to take back."""
        self._bench: Bench | None = None
        self._awaited: list[Worker[Any]] = []
        """What waits for the process that works for us, and Esc leaves."""
        self._returning: Callable[[], object] | None = None
        self._came: tuple[View, str] | None = None
        """The event or speaker from whose list the navigator was led elsewhere."""
        self.looked: datetime | None = None
        """When a dashboard on this archive was left the last time."""
        self.carried: Carried | None = None
        """What is taken up, to be put into another event or speaker."""
        self.reading_in: ReadingIn | None = None
        self.navigator = Navigator(self.contents, id="navigator")
        self.listing = Listing(self.contents, id="listing")
        self.reader = Reader(self.contents, id="reader")
        self.header, self.status, self.footer = Header(id="header"), Status(id="status"), Footer(id="footer")
        self.navigator.on_walk = self.status.fade
        self._seen = -1
        self._warned = -float(LASTS)
        """When it was said that articles are still being read in."""
        self._due: dict[str, Callable[[], None]] = {}

    def compose(self) -> ComposeResult:
        """Header, panes, status, footer."""
        yield self.header
        with Horizontal(id="panes"):
            yield self.navigator
            yield self.listing
            yield self.reader
        yield self.status
        yield self.footer

    def on_mount(self) -> None:
        """Show what there is; look for changes now and then; read in what was asked for."""
        self._seen = self.archive.changes()
        self.navigator.load(keep=False)
        self.header.tell(VIEWS, 0, None, ())
        self.call_after_refresh(self.show_scope)  # counting a large archive takes longer than drawing it
        self.set_interval(WATCH, self._watch)
        self.call_after_refresh(self._settle_down)
        if self.inputs:
            self.call_after_refresh(self._read_in)

    def _read_in(self) -> None:
        from briefing.dashboard.reading_in import read_in

        read_in(self, self.inputs)

    def _settle_down(self) -> None:
        """Once the first screen is drawn: what was made for it stays, so never look through it for garbage."""
        gc.freeze()
        gc.enable()
        self.looked = self.archive.moments.kept("looked")
        self.decided = bool(self.archive.decisions())
        if self.read_only:
            self.carry(None)
            return
        if not self.inputs and self.archive.waiting():
            self._read_in()  # what was interrupted goes on
        watchlist = self.settings.watchlist
        self.in_background(asyncio.to_thread(self.archive.watch, watchlist.people, watchlist.topics), "watchlist")

    # -- panes -----------------------------------------------------------------------------------------------------

    @property
    def panes(self) -> tuple[Rows, Rows, Rows]:
        """Navigator, listing, reader."""
        return self.navigator, self.listing, self.reader

    @property
    def focused_pane(self) -> Rows:
        """The pane that the keys go to."""
        return self.focused if isinstance(self.focused, Rows) else self.navigator

    @property
    def item(self) -> Item | None:
        """What the cursor is on, in the pane that the keys go to."""
        item = self.focused_pane.item
        return None if isinstance(item, NoteItem) else item

    @property
    def meant(self) -> Item | None:
        """What corrections and decisions are about: in a paragraph with one quotation that one, else the item."""
        item, reading = self.item, self.reader.reading_
        if isinstance(item, ParagraphItem) and reading and len(said := reading.quoted_in(item)) == 1:
            return self.contents.quotation(said[0])
        return item

    def turn(self, steps: int, *, around: bool = True) -> None:
        """Give the keys to another pane."""
        index = self.panes.index(self.focused_pane) + steps
        if around or 0 <= index < len(self.panes):
            self.focus_pane(self.panes[index % len(self.panes)])

    def focus_pane(self, pane: Rows) -> None:
        """Give the keys to a pane, and room to it where the terminal is narrow."""
        self._arrange(pane)
        self.set_focus(pane)  # at once: keys typed ahead belong to it already

    def _arrange(self, pane: Rows) -> None:
        """Show the panes that there is room for, this one among them."""
        width = self.app.size.width
        self.set_class(pane is self.navigator, "-choosing")
        for other in self.panes:
            beside = width >= MEDIUM and self.reader not in (pane, other)
            other.display = width >= WIDE or other is pane or beside

    def on_resize(self) -> None:
        """Another size, perhaps another number of panes."""
        self._arrange(self.focused_pane)

    def on_descendant_focus(self) -> None:
        """Other keys work in another pane."""
        if self.focused_pane is not self.reader:
            self._returning = None
        self._arrange(self.focused_pane)
        self.show_keys()

    # -- what moving shows -----------------------------------------------------------------------------------------

    def on_moved(self, event: Moved) -> None:
        """The cursor of a pane moved: show what belongs to its item in the next one, once this one is drawn."""
        self._soon("panes", self._follow)
        self._soon("keys", self.show_keys)

    def _soon(self, what: str, do: Callable[[], None]) -> None:
        """Do it after the next drawing; of several moves in a row the last one counts."""
        if what not in self._due:
            self.call_after_refresh(self._do_due, what)
        self._due[what] = do

    def _do_due(self, what: str) -> None:
        if do := self._due.pop(what, None):
            with self._told():
                do()

    def _follow(self) -> None:
        """Show in each pane what the cursor of the one before it stands on, where that has not been shown yet."""
        if self.navigator.ahead and (self.listing.within or not self.listing.special):
            self.choose()  # what was asked about the one before (what is new in it, its versions) is about no other
        self.navigator.ahead = False
        if self.listing.ahead:
            self._preview()

    def choose(self) -> None:
        """Show in the listing what belongs to the navigator's choice."""
        self.navigator.ahead = False
        self.listing.choose(self.navigator.choice, self.navigator.scope)

    def _preview(self) -> None:
        """The article of the listing's item in the reader, at its place; for a heading that of the first item below."""
        self.listing.ahead = False
        cursor, window = self.listing.cursor, self.listing.window
        below = (place_of(window.item(index)) for index in range(cursor + 1, min(cursor + 4, len(window))))
        if place := place_of(self.listing.item):
            self.reader.open(*place)
        elif self.listing.item is None:
            self.reader.open(None)
        elif place := next(filter(None, below), None):
            self.reader.open(place[0])
        elif self.reader.article not in self.listing.articles():
            self.reader.open(None)

    def on_opened(self, event: Opened) -> None:
        """A second click opens."""
        self.open()

    def open(self) -> None:
        """Open what the cursor is on."""
        pane, item = self.focused_pane, self.item
        if isinstance(item, FoldItem):
            cast("Listing | Reader", pane).fold(item)
        elif isinstance(item, SavedItem):
            self.in_background(open_saved(self, item), "open_edition")
        elif pane is self.reader:
            if place := place_of(item):
                self.reader.jump(place[1])
        elif (
            pane is self.listing and isinstance(item, EventItem | SpeakerItem | SpeakerHeadingItem) and self.go_to(item)
        ):
            pass
        elif pane is self.listing and item is not None:
            self._preview()
            self.focus_pane(self.reader)
        elif item is not None:
            if self.listing.special:
                self.choose()
            self.focus_pane(self.listing)

    def go_to(self, item: EventItem | SpeakerItem | SpeakerHeadingItem) -> bool:
        """To an event or a speaker in the navigator; False where it is there already, or is not in the scope."""
        if self.listing.words and self.navigator.choice and self.navigator.choice.key == item.key:
            self.leave_aside()
            self.focus_pane(self.navigator)
            return True
        view: View = "events" if isinstance(item, EventItem) else "speakers"
        return self.lead_to(view, item.speaker if isinstance(item, SpeakerHeadingItem) else item.key)

    def lead_to(self, view: View, key: str | None) -> bool:
        """To what has this key in a list of the navigator, from where Esc leads back; False as above."""
        if not key or (self.navigator.choice and self.navigator.choice.key == key):
            return False
        self.leave_aside()
        self._came = (self.navigator.view, self.navigator.choice.key) if self.navigator.choice else None
        found = self.navigator.switch(view, key)
        self.choose()
        self.focus_pane(self.navigator if found else self.listing)
        self.show_scope()
        return True

    def read(self, place: Place, returning: Callable[[], object]) -> None:
        """Go to a place in an article; `returning` is what Esc does there."""
        self.reader.open(*place)
        self.focus_pane(self.reader)
        self._returning = returning

    def back(self) -> None:
        """Back one level; at the top, leave."""
        pane = self.focused_pane
        if self.carried is not None:
            self.carry(None)
            self.say("Left where it was.")
        elif self._awaited:
            for worker in self._awaited:
                worker.cancel()
            self.say("Left: nothing has changed.")
        elif pane is self.reader:
            if self.reader.back():
                return
            if (returning := self._returning) is not None:
                self._returning = None
                returning()
            self.focus_pane(self.listing)
        elif self.listing.special:
            self.listing.leave()
            self.focus_pane(self.navigator if self.listing.choice is None or not self.listing.within else self.listing)
        elif pane is self.listing:
            self.focus_pane(self.navigator)
        elif (came := self._came) is not None:
            self.switch(*came)
            self.choose()
            self.focus_pane(self.listing)
        else:
            self._leave()

    def _leave(self) -> None:
        """Leave the program; while articles are being read in, only where somebody asks for it again."""
        if self.navigator.reading_in and monotonic() - self._warned > LASTS:
            self._warned = monotonic()
            self.say("q again to leave; reading in goes on next time.")
        else:
            self.app.exit(0)

    # -- what is looked at -----------------------------------------------------------------------------------------

    def switch(self, view: View, key: str | None = None) -> None:
        """Another list in the navigator, with the cursor at `key`."""
        self.leave_aside()
        self._came = None
        self.navigator.switch(view, key)
        self.focus_pane(self.navigator)
        self.show_scope()

    def leave_aside(self) -> None:
        """Let the listing show what belongs to the choice again."""
        if self.listing.special:
            self.listing.leave()

    def refresh_panes(self, *, in_place: bool = False) -> None:
        """Ask the archive again, every cursor with its item; `in_place` that of the pane at hand stays at its place,
        so that who walks down a list goes on from there when an item went to the top."""
        pane = self.focused_pane
        place = pane.cursor, pane.scroll_offset.y
        self._seen = self.archive.changes()
        self.decided = bool(self.archive.decisions())
        self.navigator.load()
        chosen, shown_before = self.navigator.choice, self.listing.choice
        if chosen and shown_before and chosen.key == shown_before.key:
            self.listing.choice = chosen  # by its name and figures of now
        if self.listing.words:
            from briefing.dashboard.searching import search

            search(self, self.listing.words, keep=True)
        else:
            self.listing.load()
        self.reader.load()
        if in_place:
            pane.stay(*place)
        self.show_scope()
        self.show_keys()

    def _watch(self) -> None:
        """Refresh when somebody has changed the archive: the child that reads in, another window, the command line."""
        with self._told():
            if self.archive.changes() != self._seen:
                self.refresh_panes()

    # -- searching -------------------------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether there are places to step through."""
        return bool(self.listing.words) or self.reader.finding

    def ask(self, question: str, then: Callable[[str], None], value: str = "", *, empty: bool = False) -> None:
        """Ask for one line of text in place of the status line; `empty`: nothing is an answer too."""
        from briefing.dashboard.prompt import Prompt

        Prompt.ask(self, question, then, back_to=self.focused_pane, value=value, empty=empty)

    # -- bars ------------------------------------------------------------------------------------------------------

    def say(self, message: str, *, error: bool = False) -> None:
        """Show a message in the status line."""
        self.status.say(message, error=error)

    def carry(self, carried: Carried | None, told: str = "") -> None:
        """Take something up, or put it down; what is to be known stands there meanwhile, whatever else is said."""
        self.carried = carried
        self.status.stand(told or (READ_ONLY if self.read_only else ""), error=self.read_only and not told)

    def show_scope(self) -> None:
        """The date and how much there is, in the header."""
        nav = self.navigator
        self.header.tell(VIEWS, VIEWS.index(nav.view), nav.day, self.contents.figures(nav.scope))

    def show_keys(self) -> None:
        """The keys that work where the cursor is."""
        pairs = [
            (shown(command.keys.split(",")[0]), command.label)
            for command in COMMANDS
            if command.label and command.works(self)
        ]
        self.footer.keys(pairs, ("?", "help"))

    # -- work ------------------------------------------------------------------------------------------------------

    def action_run(self, name: str) -> None:
        """Run a command; one that has to wait for something does so without holding up the keys."""
        command = BY_NAME[name]
        with self._told():
            if not command.in_passing:
                self.status.fade()
            self._follow()  # keys typed ahead are about what the cursor is on, drawn or not
            if command.works(self):
                done: Any = cast(Callable[[Any], Any], command.run)(self)
                if inspect.isawaitable(done):
                    self.in_background(done, name)
            else:
                self.say(command.idle())

    @contextmanager
    def _told(self) -> Iterator[None]:
        """An archive that cannot be read (a full disk, a lock held for long) is a message, and not the end."""
        try:
            yield
        except ArchiveError as error:
            self.say(str(error), error=True)

    def in_background(self, work: Awaitable[Any], name: str) -> None:
        """Wait for something slow beside the keys; an error becomes a message."""
        self.run_worker(cast(Any, work), name=name, group=name, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong."""
        if event.state is WorkerState.ERROR:
            self.say(f"{event.worker.name.replace('_', ' ').capitalize()} failed: {event.worker.error}", error=True)

    def show_aside(self, title: str, items: Sequence[Item]) -> None:
        """Show something about what the cursor is on in the listing; Esc leads back."""
        self.listing.show_aside(title, items, within=True)
        self.focus_pane(self.listing)
        self.show_keys()

    def renew_summaries(self) -> None:
        """After a decision: new summaries for events that have other articles now. The next look at the archive shows
        them; until then they show what earlier ones took from their articles."""
        self.in_background(self._renew_summaries(), "summaries")

    async def _renew_summaries(self) -> None:
        from briefing.dashboard import jobs

        if stale := await asyncio.to_thread(self.archive.stale_events):
            for id in stale:
                self.listing.summaries.pop(id, None)  # by another method, of the articles that it had
            await self.bench.do(jobs.renew_summaries, self.archive.path, self.settings)

    async def compute(self, told: str, work: Callable[..., T], *values: Any) -> T:
        """What the process that works for us finds; what it does is said meanwhile, and Esc leaves it."""
        worker = get_current_worker()
        self._awaited.append(worker)
        self.say(told)
        try:
            found = await self.bench.do(work, *values)
        finally:
            self._awaited.remove(worker)
        self.status.fade()
        return found

    @property
    def bench(self) -> Bench:
        """The process that works for us."""
        if self._bench is None:
            from briefing.dashboard.jobs import Bench

            self._bench = Bench()
        return self._bench

    async def on_unmount(self) -> None:
        """End what runs for us."""
        if self._bench:
            self._bench.close()
        if self.reading_in:
            await self.reading_in.end()
