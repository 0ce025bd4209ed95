"""Roles of text → styles, in the colours of the theme.

Not component classes of the stylesheet: Textual matches those against every rule for each widget and again at each
change of focus, which took a third of the time to the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget

_INKS: Mapping[str, tuple[str, str]] = {
    # role: (colour of the theme, what makes it differ where there are no colours)
    "dim": ("quiet", ""),
    "strong": ("bright", "bold"),
    "here": ("bright", "bold underline"),
    "title": ("bright", ""),
    "heading": ("accent", "bold"),
    "headline": ("bright", "bold"),
    "speaker": ("bright", "bold"),
    "name": ("foreground", ""),
    "quote": ("foreground", ""),
    "quotation": ("accent", "bold"),
    "summary": ("", "underline"),
    "unsure": ("warning", "italic"),
    "flag": ("accent", "bold"),
    "match": ("", "reverse"),
    "gutter": ("accent", ""),
    "bar": ("accent", ""),
    "accent": ("accent", "bold"),
    "key": ("accent", "bold"),
    "error": ("error", ""),
    "full": ("accent", ""),
    "empty": ("line", ""),
}


class Inks:
    """The styles of roles in one widget, made when they are first needed."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str, bool], Style] = {}

    def clear(self) -> None:
        """Forget them: the theme has changed."""
        self._styles.clear()

    def style(self, role: str, *, lit: bool = False) -> Style:
        """The style of a role, or of several ("quotation match"); `lit` on the cursor's line."""
        style = self._styles.get((role, lit))
        if style is None:
            theme = self._widget.app.theme_variables
            style = self._widget.rich_style
            if lit:
                style += Style(bgcolor=theme["cursor"])
            for name in role.split():
                colour, how = _INKS[name]
                style += Style.parse(f"{how} {theme[colour] if colour else ''}".strip())
            self._styles[role, lit] = style
        return style
