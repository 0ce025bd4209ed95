"""What reading in is when it goes on: the articles that are in the archive already are analysed, and none are added.

A program of its own, as `briefing add` is, and with the same words of progress: "python -m briefing.dashboard.going_on
ARCHIVE [SETTINGS]". `briefing add` without a path would go on as well, and then read every feed of the settings into an
archive that may be another one's.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from briefing.archive import Archive, ArchiveError, Unread
from briefing.intake import Done, Failed, Progress, bring_up_to_date
from briefing.settings import Settings, SettingsError, load


def go_on(archive: Archive, settings: Settings) -> Iterator[Progress]:
    """Analyse and group what was read in and waits for it; what cannot be is kept with its reason, as by `add`."""
    start = time.monotonic()
    failed: list[Unread] = []
    for step in bring_up_to_date(archive, settings):
        if isinstance(step, Failed):
            failed.append(Unread(step.failure.path, step.failure.reason, step.failure.hint))
        yield step
    if failed:
        archive.moments.store_unread(failed)
    yield Done(0, 0, len(failed), round(time.monotonic() - start, 3), archive.unanalysed())


def main() -> None:
    """Go on with the archive named, a line of JSON for every step; ends with 2 and the reason where that cannot be."""
    path, *settings = sys.argv[1:]
    try:
        with Archive.open(Path(path)) as archive:
            for step in go_on(archive, load(settings[0] if settings else None)):
                sys.stdout.buffer.write(msgspec.json.encode(step) + b"\n")
                sys.stdout.buffer.flush()
    except (ArchiveError, SettingsError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
