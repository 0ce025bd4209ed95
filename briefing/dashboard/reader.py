"""The third pane: an article with its summary and key quotations, and the way from each to its place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content

from briefing.dashboard.contents import Contents, Summary
from briefing.dashboard.items import FoldItem, ParagraphItem
from briefing.dashboard.lines import harmless
from briefing.dashboard.rows import Rows
from briefing.dashboard.window import Window
from briefing.model import Span

if TYPE_CHECKING:
    from briefing.dashboard.reading import Reading

WIDEST = 88
"""Cells of a line of text; longer ones tire the eye."""


class Reader(Rows):
    """One article."""

    def __init__(self, contents: Contents, *, id: str | None = None) -> None:
        super().__init__(reading=True, widest=WIDEST, id=id)
        self.contents = contents
        self.reading_: Reading | None = None
        self.unfolded: frozenset[str] = frozenset()
        self.summaries: dict[str, Summary] = {}
        """Summaries made by another method, by article."""
        self._lit: Sequence[Span] = ()
        self._came: list[int] = []
        """Items that jumps went out from."""
        self._words = ""
        self._found: list[Span] = []
        self._step = 0

    @property
    def article(self) -> str | None:
        """The id of the article shown."""
        return self.reading_.article.id if self.reading_ else None

    def open(self, id: str | None, place: Sequence[Span] = ()) -> None:
        """Show an article, at a place of its text if one is given; None: nothing."""
        if id is None:
            self.reading_, self._lit = None, ()
            self.border_title = Content("Reader")
            self.show(Window.of(()))
            return
        if id != self.article:
            self._came, self._found, self._words = [], [], ""
            self._load(id)
            self.show(self._window())
        if place:
            self._light(place)
        elif self._lit:
            self._light(())
            self.go(0)

    def load(self) -> None:
        """Ask the archive again."""
        if self.article is not None:
            lit, self._lit = self._lit, ()
            self._load(self.article)
            self.show(self._window(), keep=True)
            self._relight(lit)

    def _load(self, id: str) -> None:
        from briefing.dashboard.reading import Reading  # after the first paint

        try:
            self.reading_ = Reading(self.contents, id, self.unfolded, self.summaries.get(id))
        except KeyError:
            self.reading_ = None
        self._lit = ()
        outlet = self.reading_.article.outlet if self.reading_ else None
        self.border_title = Content(harmless(outlet or "Article"))

    def _window(self) -> Window:
        return Window.of(self.reading_.items if self.reading_ else ())

    # -- places ----------------------------------------------------------------------------------------------------

    def jump(self, place: Sequence[Span]) -> None:
        """To a place of the article, remembering where it went out from."""
        self._came.append(self.cursor)
        self._light(place)

    def back(self) -> bool:
        """To where the last jump went out from; False where there was none."""
        if not self._came:
            return False
        self._relight(())
        self.go(self._came.pop())
        return True

    def _light(self, place: Sequence[Span]) -> None:
        """Mark a place and go to it."""
        self._relight(place)
        if place and self.reading_ and (index := self.reading_.paragraph_at(place[0].start)) is not None:
            item = self.window.item(index)
            before = len(item.text[: place[0].start - item.start]) if isinstance(item, ParagraphItem) else 0
            self.reveal(index, before // max(1, self._list.width))

    def _relight(self, place: Sequence[Span]) -> None:
        """Mark another place, drawing only the paragraphs again that it touches."""
        if self.reading_ is None:
            return
        touched = {
            index
            for span in (*self._lit, *place)
            for index in range(
                self.reading_.paragraph_at(span.start) or 0,
                (self.reading_.paragraph_at(max(span.start, span.end - 1)) or 0) + 1,
            )
        }
        self._lit = tuple(place)
        for index in touched:
            item = self.reading_.items[index]
            if isinstance(item, ParagraphItem):
                size = len(item.text)
                marks = [mark for mark in item.marks if mark[2] != "match"]
                marks += [
                    (max(0, span.start - item.start), min(size, span.end - item.start), "match")
                    for span in place
                    if span.start < item.start + size and span.end > item.start
                ]
                self.reading_.items[index] = replace(item, marks=tuple(marks))
                self.redraw(index)

    # -- finding ---------------------------------------------------------------------------------------------------

    @property
    def finding(self) -> bool:
        """Whether there are places to step through."""
        return bool(self._found)

    def find(self, words: str) -> int:
        """Find words in the article and go to the first place; returns how many there are."""
        self._words, self._step = words, -1
        self._found = self.reading_.places(words) if self.reading_ else []
        if self._found:
            self.step(1)
        return len(self._found)

    def step(self, steps: int) -> str | None:
        """To another of the places found; returns "2 of 7", None where nothing was looked for."""
        if not self._found:
            return None
        self._step = (self._step + steps) % len(self._found)
        self._light([self._found[self._step]])
        return f"{self._step + 1:,} of {len(self._found):,}"

    def fold(self, item: FoldItem) -> None:
        """Unfold the lesser quotations, or fold them again."""
        self.unfolded ^= {item.key}
        self.load()
