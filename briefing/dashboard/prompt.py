"""One line asked for in place of the status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widgets import Input
from textual.widgets.input import Selection

from briefing.dashboard.bars import Footer, Status
from briefing.dashboard.keys import AtOnce
from briefing.dashboard.lines import harmless

if TYPE_CHECKING:
    from textual.events import Paste
    from textual.screen import Screen
    from textual.widget import Widget


class Prompt(Input, AtOnce):
    """A question with room for its answer; Enter takes it, Esc does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c", "leave", "Leave", show=False, id="leave_prompt"),
        Binding("ctrl+z", "take_back", "Take back what was typed last", show=False, id="take_back_in_prompt"),
        Binding("tab,shift+tab,ctrl+p", "stay", "Nothing, as long as something is asked", show=False),
    ]

    def __init__(
        self, question: str, then: Callable[[str], None], back_to: Widget, value: str, *, empty: bool, amend: bool
    ) -> None:
        # Textual would select what stands there when the focus arrives, and with it what was typed ahead of that.
        super().__init__(value, placeholder=question, compact=True, select_on_focus=False)
        if not amend:
            self._initial_value = False  # else Textual puts the cursor behind it once it is mounted
            self.selection = Selection(0, len(value))
        self._then = then
        self._back_to = back_to
        self._empty = empty
        self._left = False
        self._before: list[tuple[str, Selection]] = []
        """What stood there before each change, and what of it was selected."""

    @classmethod
    def ask(
        cls,
        screen: Screen[Any],
        question: str,
        then: Callable[[str], None],
        back_to: Widget,
        value: str = "",
        *,
        empty: bool = False,
        amend: bool = False,
    ) -> None:
        """Ask in place of the screen's status line; keys typed ahead go to the answer. `empty`: it may be nothing.

        `value` is selected, so that the first key typed takes its place; with `amend` the cursor stands behind it.
        """
        question = harmless(question)
        prompt = cls(question, then, back_to, value, empty=empty, amend=amend)
        screen.query_one(Status).display = False
        footer = screen.query_one(Footer)
        footer.ask(question)
        screen.mount(prompt, before=footer)
        screen.set_focus(prompt)

    @property
    def waits(self) -> bool:
        """Whether it is still to be answered: one that was may stand there for a moment until it is removed."""
        return not self._left

    async def take(self, event: Key | Paste) -> bool:
        """Write down what is typed or pasted."""
        if isinstance(event, Key):
            await self._on_key(event)
            return event.is_printable
        self._on_paste(event)
        return True

    def replace(self, text: str, start: int, end: int) -> None:
        """Change it, which ctrl-z takes back: whatever is typed, pasted or deleted comes through here."""
        before = self.value, self.selection
        super().replace(text, start, end)
        if self.value != before[0]:
            self._before.append(before)

    def action_take_back(self) -> None:
        """Take the last change back, and no decision."""
        if self._before:
            self.value, self.selection = self._before.pop()

    def action_stay(self) -> None:
        """Keep the keys that would go on to other panes or commands: what is typed here would be lost."""

    def on_blur(self) -> None:
        """Another pane was chosen with the mouse; where nothing has the keys, the terminal itself lost them."""
        if self.screen.focused is not None:
            self._close()

    async def action_submit(self) -> None:
        """Answered: at once, so that the keys typed after Enter find the answer done with."""
        answer = self.value.strip()
        self.action_leave()
        if answer or self._empty:
            self._then(answer)

    def action_leave(self) -> None:
        """Give the keys back."""
        self.screen.set_focus(self._back_to)
        self._close()

    def _close(self) -> None:
        """Give the status line its place back, once: the next question may stand there already."""
        if self._left or not self.is_attached:
            return
        self._left = True
        self.screen.query_one(Status).display = True
        self.screen.query_one(Footer).ask("")
        self.remove()
