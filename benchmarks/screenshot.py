"""The picture that README opens with, made from the sample feed: docs/images/dashboard.svg.

    python benchmarks/screenshot.py [--out FILE] [--size 140x42] [--keys l,j,…] [--light]

Drawn by the dashboard itself in a temporary archive with a fixed clock, so that the same program makes the same bytes.
The link to a font on the web that Textual puts into its pictures is taken out.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.desk import Desk
from briefing.dashboard.items import EventItem, QuotationItem
from briefing.dashboard.rows import Rows
from briefing.intake import take_in
from briefing.settings import load, sample_settings

T = TypeVar("T")
OUT = Path(__file__).resolve().parent.parent / "docs" / "images" / "dashboard.svg"


async def picture(archive: Archive, size: tuple[int, int], keys: Sequence[str], light: bool) -> str:
    """The dashboard as SVG, after these keys."""
    app = Dashboard(archive, load(sample_settings()))
    async with app.run_test(size=size) as pilot:
        if light:
            app.action_switch_theme()
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, Desk)
        events = items(desk.navigator, EventItem)
        desk.navigator.go(next(number for number, item in events.items() if item.row.articles > 2))
        await pilot.pause()
        await pilot.pause()
        desk.focus_pane(desk.listing)
        said = items(desk.listing, QuotationItem)
        desk.listing.go(next((number for number, item in said.items() if item.doubt is None), 0))
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        return without_links(app.export_screenshot(title="briefing"))


def items(rows: Rows, kind: type[T]) -> dict[int, T]:
    """The items of a kind in a list, by their number."""
    found = ((number, rows.window.item(number)) for number in range(len(rows.window)))
    return {number: item for number, item in found if isinstance(item, kind)}


def without_links(svg: str) -> str:
    """The picture with no reference to anything on the web, and with ids that do not change from run to run."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return re.sub(r"[ \t]+$", "", svg, flags=re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--size", default="140x42")
    parser.add_argument("--keys", default="")
    parser.add_argument("--light", action="store_true")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    keys = [key for key in options.keys.split(",") if key]
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "sample.db", clock=lambda: datetime(2026, 3, 13, 6, 30, tzinfo=UTC)) as archive,
    ):
        for _ in take_in(archive, [], load(sample_settings()), jobs=1):
            pass
        svg = asyncio.run(picture(archive, (columns, lines), keys, options.light))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(svg, encoding="utf-8", newline="\n")
    print(f"wrote {options.out}")


if __name__ == "__main__":
    main()
