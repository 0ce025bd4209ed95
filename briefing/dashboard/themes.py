"""Two quiet themes: paper and ink, one accent. The one chosen last is remembered in the state folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from textual.theme import Theme


def _scrollbar(back: str, bar: str, hover: str, active: str) -> dict[str, str]:
    colours = {"scrollbar": bar, "scrollbar-hover": hover, "scrollbar-active": active}
    return colours | {f"scrollbar-{part}": back for part in ("background", "background-hover", "background-active")}


DARK = Theme(
    name="briefing-dark",
    dark=True,
    primary="#d9a35b",
    secondary="#8fa7bf",
    accent="#d9a35b",
    foreground="#d6d8dc",
    background="#15171b",
    surface="#15171b",
    panel="#262a31",
    warning="#e0b84c",
    error="#e5786d",
    success="#8fbf8f",
    variables={
        "quiet": "#868d99",
        "line": "#343a44",
        "cursor": "#23272f",
        "bright": "#f2f3f5",
        **_scrollbar(back="#15171b", bar="#262a31", hover="#343a44", active="#d9a35b"),
    },
)

LIGHT = Theme(
    name="briefing-light",
    dark=False,
    primary="#8a5200",
    secondary="#3f5d7d",
    accent="#8a5200",
    foreground="#2b2d31",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#e9e6df",
    warning="#8a6100",
    error="#a8322a",
    success="#2f6b36",
    variables={
        "quiet": "#6a6e76",
        "line": "#cfcbc1",
        "cursor": "#efebe2",
        "bright": "#0f1012",
        **_scrollbar(back="#fbfaf7", bar="#e9e6df", hover="#cfcbc1", active="#8a5200"),
    },
)

OURS = {theme.name: theme for theme in (DARK, LIGHT)}
"""By name."""


def remembered() -> str:
    """The name of the theme chosen last; the dark one where none was, or where that cannot be read."""
    with suppress(OSError, UnicodeDecodeError):
        name = _file().read_text(encoding="utf-8").strip()
        if name in OURS:
            return name
    return DARK.name


def remember(name: str) -> None:
    """Begin with this theme the next time; a folder that cannot be written is no reason to complain."""
    with suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(f"{name}\n", encoding="utf-8")


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False) / "theme"
