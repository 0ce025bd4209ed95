"""The user's settings: one YAML file → frozen structs, with errors that name file, line and the nearest valid name."""

from __future__ import annotations

from pathlib import Path

from briefing.settings.errors import Problem, SettingsError
from briefing.settings.methods import feed_of, method_of, outlet_of, shared_method
from briefing.settings.places import (
    archive_path,
    own_settings,
    sample_archive,
    sample_settings,
    settings_path,
    template_folder,
)
from briefing.settings.schema import FORMS, METHODS, EditionSettings, Feed, Settings, SummarySettings, Watchlist


def load(path: Path | str | None) -> Settings:
    """The settings in the file at `path`; the defaults, for which no YAML is loaded, when `path` is None.

    Paths in the result are absolute. Raises SettingsError, which names everything that is wrong and carries what the
    sound parts say.
    """
    if path is None:
        return Settings()
    from briefing.settings.loading import load as read

    return read(Path(path))


def parse(text: str, path: Path) -> Settings:
    """The settings that `text`, the content of the file at `path`, says. Raises SettingsError."""
    from briefing.settings.loading import parse as read

    return read(text, path)


__all__ = [
    "FORMS",
    "METHODS",
    "EditionSettings",
    "Feed",
    "Problem",
    "Settings",
    "SettingsError",
    "SummarySettings",
    "Watchlist",
    "archive_path",
    "feed_of",
    "load",
    "method_of",
    "outlet_of",
    "own_settings",
    "parse",
    "sample_archive",
    "sample_settings",
    "settings_path",
    "shared_method",
    "template_folder",
]
