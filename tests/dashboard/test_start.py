"""Starting: what is imported before the first paint, and what the first screen needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("nltk", "sumy", "numpy", "httpx", "trafilatura", "feedparser", "lxml", "jinja2", "pyperclip")


@pytest.mark.parametrize("module", ["briefing.dashboard", "briefing.dashboard.app"])
def test_the_dashboard_imports_no_heavy_library(module: str) -> None:
    script = f"import sys, {module}; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert module in loaded
    assert not [name for name in HEAVY if name in loaded]


def test_drawing_the_first_screen_imports_none_either(sample_file: object) -> None:
    """The app is run without a terminal until it has drawn itself with everything that the first event shows."""
    script = f"""
import asyncio, sys
from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.settings import Settings

async def main():
    with Archive.open({str(sample_file)!r}, read_only=True) as archive:
        app = Dashboard(archive, Settings())
        async with app.run_test(size=(140, 45)) as pilot:
            await pilot.press("j", "l", "j", "l", "j", "2", "3")
            await pilot.pause()

asyncio.run(main())
print(*sorted(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "briefing.dashboard.reading" in loaded
    assert not [name for name in HEAVY if name in loaded]
