"""Where the settings and the archive live on this system, and what overrides that."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from briefing import __version__
from briefing.settings.schema import Settings


def settings_path(given: str | Path | None = None) -> Path | None:
    """The settings file to be read: `given`, else $BRIEFING_SETTINGS, else the user's own if it is there, else None."""
    named = given or os.environ.get("BRIEFING_SETTINGS")
    if named:
        return Path(named).expanduser()
    return own if (own := own_settings()).exists() else None


def own_settings() -> Path:
    """Where the user's own settings are, or would be."""
    return user_config_path("briefing", appauthor=False) / "settings.yaml"


def archive_path(given: str | Path | None = None, settings: Settings | None = None) -> Path:
    """The archive to be used: `given`, else $BRIEFING_ARCHIVE, else what the settings say, else the user's own."""
    named = given or os.environ.get("BRIEFING_ARCHIVE") or (settings.archive if settings else None)
    if named:
        return Path(named).expanduser()
    return user_data_path("briefing", appauthor=False) / "archive.db"


def template_folder(settings: Settings) -> Path:
    """The folder of the user's own templates, which need not exist."""
    if settings.edition.templates:
        return Path(settings.edition.templates)
    return user_config_path("briefing", appauthor=False) / "templates"


def sample_settings() -> Path:
    """The settings of the sample feed: in an installed package inside it, in a checkout in `feeds/`."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "sample_feed" / "settings.yaml"
    return installed if installed.exists() else package.parent / "feeds" / "settings.yaml"


def sample_archive() -> Path:
    """The archive of the sample feed, one for each version of the program; it never touches the user's own."""
    return user_cache_path("briefing", appauthor=False) / f"sample-{__version__}.db"
