"""Two quiet themes: paper and ink, one accent."""

from textual.theme import Theme

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
    variables={"quiet": "#868d99", "line": "#343a44", "cursor": "#23272f", "bright": "#f2f3f5"},
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
    variables={"quiet": "#6a6e76", "line": "#cfcbc1", "cursor": "#efebe2", "bright": "#0f1012"},
)

OURS = {theme.name: theme for theme in (DARK, LIGHT)}
"""By name."""
