"""One line asked for in place of the status line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from briefing.dashboard.bars import Footer, Status

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget


class Prompt(Input):
    """A question with room for its answer; Enter takes it, Esc does not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+c", "leave", "Leave", show=False, id="leave_prompt")]

    def __init__(self, question: str, then: Callable[[str], None], back_to: Widget, value: str, empty: bool) -> None:
        super().__init__(value, placeholder=question, compact=True, select_on_focus=False)
        self._then = then
        self._back_to = back_to
        self._empty = empty

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
    ) -> None:
        """Ask in place of the screen's status line; keys typed ahead go to the answer. `empty`: it may be nothing."""
        prompt = cls(question, then, back_to, value, empty)
        screen.query_one(Status).display = False
        footer = screen.query_one(Footer)
        footer.ask(question)
        screen.mount(prompt, before=footer)
        screen.set_focus(prompt)

    def on_blur(self) -> None:
        """Another pane was chosen with the mouse."""
        self._close()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answered."""
        event.stop()
        answer = event.value.strip()
        self.action_leave()
        if answer or self._empty:
            self._then(answer)

    def action_leave(self) -> None:
        """Give the keys back."""
        self.screen.set_focus(self._back_to)
        self._close()

    def _close(self) -> None:
        if self.is_attached:
            self.screen.query_one(Status).display = True
            self.screen.query_one(Footer).ask("")
            self.remove()
