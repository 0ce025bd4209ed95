"""The briefing over the desk: made in a process of its own, read as lines, copied, saved."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from briefing.archive import ArchiveError, Scope
from briefing.dashboard import dates, jobs
from briefing.dashboard.items import HeadingItem, Item, NoteItem, Place, amount, place_of
from briefing.dashboard.lines import Line, is_rule, paragraph
from briefing.dashboard.outside import copy_text
from briefing.dashboard.prompt import Prompt
from briefing.dashboard.sheet import Sheet

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


def show_briefing(desk: Desk) -> Awaitable[None] | None:
    """Make the edition that the navigator is on, else that of the day shown (the newest where all are); show it.

    The keys belong to the sheet that it will stand on from the start, so that none typed ahead decides anything.
    """
    newest = desk.archive.newest_day(dates.zone(desk.contents.timezone))
    if newest is None:
        desk.say("Nothing to brief on yet: no articles. a adds some.")
        return None
    scope = desk.contents.day(desk.navigator.edition or desk.navigator.day or newest)
    missing = _missing(desk)
    if missing and not desk.archive.count("events", scope):
        desk.say(f"Nothing to brief on yet: {missing}.")
        return None
    waiting = Sheet("Briefing", [NoteItem("making", "Making the briefing…")])
    desk.app.push_screen(waiting)
    warning = f"Not all is in it: {missing}. Make it again after." if missing else ""
    return _make(desk, waiting, scope, warning)


def _missing(desk: Desk) -> str:
    """Why an edition made now leaves out articles that are in the archive, or will be; empty where it does not."""
    if desk.reading_in and desk.reading_in.running:
        return "articles are still being read in"
    if waiting := desk.archive.waiting():
        return f"{amount(waiting, 'article is', 'articles are')} not analysed yet"
    return ""


async def _make(desk: Desk, waiting: Sheet, scope: Scope, warning: str) -> None:
    """Make the edition of a period and show it where somebody is still waiting for it."""
    app = desk.app
    written: jobs.Written | None = None
    try:
        written = await desk.bench.do(jobs.make_edition, desk.archive.path, desk.settings, scope.since, scope.until)
    finally:
        if waiting in app.screen_stack:  # else it has been left meanwhile
            while app.screen is not waiting:
                app.pop_screen()
            app.switch_screen(Preview(written, desk, warning=warning)) if written else app.pop_screen()


class Preview(Sheet):
    """One edition, to read, copy and save."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "To its place in the article, and back with Esc", show=False, id="open_place"),
        Binding("s,w", "save", "Save", show=False, id="save_briefing"),
        Binding("y", "copy", "Copy as plain text", show=False, id="copy_briefing"),
        Binding("Y", "copy_markdown", "Copy as Markdown", show=False, id="copy_briefing_as_markdown"),
    ]
    KEYS: ClassVar[list[tuple[str, str]]] = [
        ("s", "save"),
        ("y", "copy"),
        ("Y", "copy Markdown"),
        ("Enter", "to its place"),
        ("Esc", "back"),
    ]

    def __init__(self, written: jobs.Written, desk: Desk, at: int = 0, warning: str = "") -> None:
        super().__init__(written.title, lines_of(written.lines, written.told), at)
        self._written = written
        self._desk = desk
        self._settings = desk.settings
        self._warning = warning

    def on_mount(self) -> None:
        """Say what is missing, before anybody copies or saves it."""
        if self._warning:
            self.status.say(self._warning, error=True)

    def action_open(self) -> None:
        """To where the line's quotation or sentence stands; Esc leads back here."""
        place = place_of(self.rows.item)
        if place is None:
            self.status.say("Only quotations, sentences and sources have a place in an article.")
            return
        desk, here = self._desk, self.rows.cursor
        self.dismiss()
        desk.read(place, lambda: desk.app.push_screen(Preview(self._written, desk, here)))

    def action_save(self) -> None:
        """Ask where to; the ending of the name says in which format."""
        form = self._settings.edition.formats[0]
        proposal = str(self._folder / self._written.names[form])
        self._ask("Save as (.md, .html, .txt)", proposal)

    def _ask(self, question: str, proposal: str) -> None:
        """A path is amended at its end, where a name or a title is replaced."""
        Prompt.ask(self, question, self._save, back_to=self.rows, value=proposal, amend=True)

    @property
    def _folder(self) -> Path:
        """Where editions go; made when the first one is saved, and no other folder is."""
        return Path(self._settings.edition.folder or Path.cwd())

    def _save(self, answer: str) -> None:
        """Save it there; where that cannot be, ask again for what was answered to be mended."""
        path = Path(answer).expanduser()
        form = path.suffix.removeprefix(".").lower()
        if form not in self._written.texts:
            self._ask(f"Not saved: “{path.name}” has to end in .{', .'.join(self._written.texts)}.", answer)
            return
        if not path.parent.is_dir() and path.parent.resolve() != self._folder.resolve():
            self._ask(f"Not saved: there is no folder “{path.parent}”.", answer)
            return
        self._desk.in_background(self._write(path, form), "saving")  # also where this sheet is left meanwhile

    async def _write(self, path: Path, form: str) -> None:
        from briefing.edition.writing import save

        try:
            written = await asyncio.to_thread(save, self._written.texts[form], path)
        except OSError as error:
            why = error.strerror or str(error)
            if self.is_current and not any(prompt.waits for prompt in self.query(Prompt)):
                self._ask(f"Not saved: {why}.", str(path))
            else:
                self._say(f"Not saved: {path}: {why}", error=True)
        else:
            with suppress(ArchiveError):  # one that can only be read
                made = self._written
                told = (str(written.absolute()), made.title, made.since, made.until)
                await asyncio.to_thread(self._desk.archive.moments.store_edition, *told)
                self._desk.refresh_panes()
            beside = "" if written == path else f" ({path.name} was there already and is kept)"
            self._say(f"Saved: {written}{beside}")

    def _say(self, message: str, *, error: bool = False) -> None:
        """Show a message here, or on the desk where somebody has gone back to it."""
        (self.status if self.is_current else self._desk.status).say(message, error=error)

    async def action_copy(self) -> None:
        """Copy it as plain text."""
        await self._copy("txt")

    async def action_copy_markdown(self) -> None:
        """Copy it as Markdown."""
        await self._copy("md")

    async def _copy(self, form: str) -> None:
        outcome = await copy_text(self.app, self._written.texts[form])
        self.status.say(f"{outcome.message} (briefing)", error=outcome.route == "none")


def lines_of(lines: Iterable[str], told: Sequence[jobs.Told] = ()) -> list[Item]:
    """The lines of an edition; those in capitals are headings, rules are left out. `told` has places."""
    items: list[Item] = []
    above = 0
    for number, line in enumerate(lines):
        bare = line.strip()
        if is_rule(bare):
            above = 1 if items else 0
            continue
        key = f"line {number}"
        heading = line.isupper() and line == bare
        place = None if heading else _place(bare, told)
        items.append(HeadingItem(key, bare, above=above) if heading else TextItem(key, line, place, above=above))
        above = 0
    return items or [NoteItem("empty", "The briefing is empty.")]


def _place(line: str, told: Sequence[jobs.Told]) -> Place | None:
    """The place of the first thing that this line tells."""
    plain = " ".join(line.split())
    for one in told:
        words = " ".join(one.words.split())
        if words in plain if one.spans else line.startswith(one.words):
            return one.article, one.spans
    return None


class TextItem(Item, frozen=True):
    """One line of an edition, wrapped under its own indent."""

    text: str
    stands: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where what it tells stands."""
        return self.stands

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The line, wrapped."""
        words = self.text.lstrip()
        indent = min(len(self.text) - len(words), width // 3)
        hanging = indent + (2 if words.startswith(("- ", "• ")) else 0)
        lines = paragraph(words, width - hanging)
        return [((" " * (hanging if number else indent), ""), *line) for number, line in enumerate(lines)]
