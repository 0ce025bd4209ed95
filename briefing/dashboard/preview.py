"""The briefing over the desk: made in a process of its own, read as lines, copied, saved."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from briefing.dashboard import jobs
from briefing.dashboard.items import HeadingItem, Item, NoteItem
from briefing.dashboard.lines import Line, paragraph
from briefing.dashboard.outside import copy_text
from briefing.dashboard.prompt import Prompt
from briefing.dashboard.sheet import Sheet
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


WRAPPED = 78
"""Columns that plain-text editions are wrapped at."""


async def show_briefing(desk: Desk) -> None:
    """Make the edition that the navigator is on, else that of the day shown (the newest where all are); show it."""
    days = desk.contents.days()
    if not days:
        desk.say("Nothing to brief on yet: no articles. a adds some.")
        return
    scope = desk.contents.day(desk.navigator.edition or desk.navigator.day or days[0])
    desk.say("Making the briefing…")
    written = await desk.bench.do(jobs.make_edition, desk.archive.path, desk.settings, scope.since, scope.until)
    desk.say("")
    desk.app.push_screen(Preview(written, desk.settings))


class Preview(Sheet):
    """One edition, to read, copy and save."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,w", "save", "Save", show=False, id="save_briefing"),
        Binding("y", "copy", "Copy as plain text", show=False, id="copy_briefing"),
        Binding("Y", "copy_markdown", "Copy as Markdown", show=False, id="copy_briefing_as_markdown"),
    ]
    KEYS: ClassVar[list[tuple[str, str]]] = [("s", "save"), ("y", "copy"), ("Y", "copy Markdown"), ("Esc", "back")]

    def __init__(self, written: jobs.Written, settings: Settings) -> None:
        super().__init__(written.title, list(lines_of(written.texts["txt"])))
        self._written = written
        self._settings = settings

    def action_save(self) -> None:
        """Ask where to, and write one file for each format of the settings (or the one that the name ends in)."""
        form = self._settings.edition.formats[0]
        folder = Path(self._settings.edition.folder or Path.cwd())
        proposal = str(folder / self._written.names[form])
        Prompt.ask(self, "Save as (.md, .html, .txt)", self._save, back_to=self.rows, value=proposal)

    def _save(self, answer: str) -> None:
        path = Path(answer).expanduser()
        form = path.suffix.removeprefix(".").lower()
        if form not in self._written.texts:
            self.status.say(f"Not saved: {path.name} has to end in .{', .'.join(self._written.texts)}.", error=True)
            return
        self.run_worker(self._write(path, form), exit_on_error=False)

    async def _write(self, path: Path, form: str) -> None:
        from briefing.edition.writing import save

        try:
            written = await asyncio.to_thread(save, self._written.texts[form], path)
        except OSError as error:
            self.status.say(f"Not saved: {path}: {error.strerror or error}", error=True)
        else:
            beside = "" if written == path else f" ({path.name} was there already and is kept)"
            self.status.say(f"Saved: {written}{beside}")

    async def action_copy(self) -> None:
        """Copy it as plain text."""
        await self._copy("txt")

    async def action_copy_markdown(self) -> None:
        """Copy it as Markdown."""
        await self._copy("md")

    async def _copy(self, form: str) -> None:
        outcome = await copy_text(self.app, self._written.texts[form])
        self.status.say(f"{outcome.message} (briefing)", error=outcome.route == "none")


def lines_of(text: str) -> list[Item]:
    """The lines of a plain-text edition; those in capitals are headings, rules are left out."""
    items: list[Item] = []
    above = 0
    for number, line in enumerate(unwrapped(text)):
        bare = line.strip()
        if not bare or set(bare) <= set("=-─═"):
            above = 1 if items else 0
            continue
        key = f"line {number}"
        heading = line.isupper() and line == bare
        items.append(HeadingItem(key, bare, above=above) if heading else TextItem(key, line, above=above))
        above = 0
    return items or [NoteItem("empty", "The briefing is empty.")]


def unwrapped(text: str) -> Iterator[str]:
    """The lines of `text` before it was wrapped: a line goes on where its next word would not have fitted."""
    whole = last = ""
    for line in text.splitlines():
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        if word and whole.strip() and len(last) + 1 + len(word) > WRAPPED:
            whole = f"{whole} {line.strip()}"
        else:
            yield whole
            whole = line
        last = line
    yield whole


class TextItem(Item, frozen=True):
    """One line of an edition, wrapped under its own indent."""

    text: str

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The line, wrapped."""
        words = self.text.lstrip()
        indent = min(len(self.text) - len(words), width // 3)
        hanging = indent + (2 if words.startswith(("- ", "• ")) else 0)
        lines = paragraph(words, width - hanging)
        return [((" " * (hanging if number else indent), ""), *line) for number, line in enumerate(lines)]
