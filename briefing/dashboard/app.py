"""The app: themes, the archive, and the desk as its one screen. Everything else has a room of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.filter import ANSIToTruecolor

from briefing.archive import Archive, ArchiveError
from briefing.dashboard.desk import Desk
from briefing.dashboard.keys import OneByOne
from briefing.dashboard.themes import DARK, LIGHT, OURS, remember, remembered
from briefing.settings import Settings

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.theme import Theme


def _palette() -> type[Provider]:
    """What the palette offers; imported when it is opened."""
    from briefing.dashboard.palette import Commands

    return Commands


class Dashboard(OneByOne, inherit_bindings=False):
    """The dashboard on one archive."""

    TITLE = "briefing"
    CSS_PATH = "dashboard.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    COMMAND_PALETTE_BINDING = "f2"

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        inputs: Sequence[str] = (),
        *,
        sample: bool = False,
        read_only: bool = False,
        theme: str = DARK.name,
    ) -> None:
        """`inputs`: files and folders to read in when it opens; `sample`: the archive is the sample's."""
        super().__init__()
        self.sample = sample
        self.read_only = read_only
        self.to_add: tuple[str, ...] = ()
        """What the user asked to add while looking at the sample; it goes into another archive."""
        self.archive = archive
        self.settings = settings
        self.inputs = tuple(inputs)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._begin_with(theme)

    def get_default_screen(self) -> Screen[object]:
        """The desk, and nothing under it."""
        return Desk(self.archive, self.settings, self.inputs, sample=self.sample, read_only=self.read_only)

    def _begin_with(self, name: str) -> None:
        """The theme to begin with. Set before it runs, so that no style is worked out twice."""
        dark = OURS[name].dark
        self.set_reactive(App.theme, name)
        for theme in OURS:
            self.set_class(theme == name, f"-theme-{theme}", update=False)
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def add_elsewhere(self, inputs: Sequence[str]) -> None:
        """Leave the sample, for the dashboard to open again on the user's own archive with these inputs."""
        self.to_add = tuple(inputs)
        self.exit(0)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name. Textual asks for every line that it draws and merges all of its own themes to answer."""
        return OURS.get(theme_name) or super().get_theme(theme_name)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, but for the one that looks through every line for colours by number: there are none here."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        from briefing.dashboard.palette import Finder

        if not isinstance(self.screen, Finder):
            self.push_screen(Finder(id="--command-palette"))

    def action_switch_theme(self) -> None:
        """Between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name


def run(
    archive_path: Path,
    settings: Settings,
    inputs: Sequence[str] = (),
    own: Callable[[], tuple[Path, Settings]] | None = None,
) -> int:
    """Open the dashboard on the archive at `archive_path`, reading `inputs` in first; returns the exit code.

    0 when it was quit, 1 when it broke down. Raises ArchiveError where the archive cannot be opened; errors after
    that are shown on the screen. `own`: see `briefing.dashboard.run`.
    """
    archive, read_only = _opened(archive_path)
    with archive:
        chosen = remembered()
        app = Dashboard(archive, settings, inputs, sample=own is not None, read_only=read_only, theme=chosen)
        app.run()
        if not read_only:
            with suppress(ArchiveError):
                archive.moments.keep("looked")
    if app.theme != chosen:
        remember(app.theme)
    if own and app.to_add:
        return run(*own(), app.to_add)
    return app.return_code or 0


def _opened(path: Path) -> tuple[Archive, bool]:
    """The archive, and whether it can only be read, as in a folder that nobody here may write in."""
    try:
        return Archive.open(path), False
    except ArchiveError:
        if path.is_file():
            with suppress(ArchiveError):
                return Archive.open(path, read_only=True), True
        raise


__all__ = ["ArchiveError", "Dashboard", "run"]
