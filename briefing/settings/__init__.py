"""The user's settings: one YAML file → frozen structs, with errors that name file, line and the nearest valid name."""

from briefing.settings.errors import Problem, SettingsError
from briefing.settings.loading import load, parse
from briefing.settings.places import archive_path, sample_archive, sample_settings, settings_path, template_folder
from briefing.settings.schema import METHODS, EditionSettings, Feed, Settings, SummarySettings, Watchlist

__all__ = [
    "METHODS",
    "EditionSettings",
    "Feed",
    "Problem",
    "Settings",
    "SettingsError",
    "SummarySettings",
    "Watchlist",
    "archive_path",
    "load",
    "parse",
    "sample_archive",
    "sample_settings",
    "settings_path",
    "template_folder",
]
