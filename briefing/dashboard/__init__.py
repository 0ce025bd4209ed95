"""The dashboard: three panes on an archive, walked with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.settings import Settings


def run(
    archive_path: Path,
    settings: Settings,
    inputs: Sequence[str] = (),
    own: Callable[[], tuple[Path, Settings]] | None = None,
) -> int:
    """Open the dashboard on the archive at `archive_path`, reading `inputs` in first; returns the exit code.

    `own` is given where that archive is the sample's: it names the archive, with its settings, that the dashboard opens
    when the user adds articles there, so that they never stand among the sample's.

    Raises ArchiveError where the archive cannot be opened.
    """
    import gc

    gc.disable()  # nothing made before the first paint is garbage; the desk turns it on again
    from briefing.dashboard.app import run as run_app

    return run_app(archive_path, settings, inputs, own)


__all__ = ["run"]
