"""What the main screens look like. After looking at a change: pytest --snapshot-update."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.settings import Settings

from .conftest import SMALL, WIDE
from .made import made
from .test_desk import press

Compare = Callable[..., bool]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with made(tmp_path / "made.db") as opened:
        yield opened


def after(*keys: str) -> Callable[[Pilot[Any]], Any]:
    async def run(pilot: Pilot[Any]) -> None:
        await press(pilot)
        for key in keys:
            await press(pilot, key)

    return run


def test_an_event_with_its_quotations_and_article(snap_compare: Compare, archive: Archive) -> None:
    assert snap_compare(Dashboard(archive, Settings()), terminal_size=WIDE, run_before=after("l", *"jjjjjjj"))


def test_the_same_in_a_small_terminal(snap_compare: Compare, archive: Archive) -> None:
    assert snap_compare(Dashboard(archive, Settings()), terminal_size=SMALL, run_before=after("l", *"jjjjj"))


def test_an_article_in_a_small_light_terminal(snap_compare: Compare, archive: Archive) -> None:
    keys = ("t", "l", *"jjjjj", "enter")
    assert snap_compare(Dashboard(archive, Settings()), terminal_size=SMALL, run_before=after(*keys))


def test_speakers_without_colours(snap_compare: Compare, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(
        Dashboard(archive, Settings()), terminal_size=WIDE, run_before=after("2", "j", "enter", "j", "j")
    )


def test_an_empty_archive(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with Archive.open(tmp_path / "empty.db") as empty:
        assert snap_compare(Dashboard(empty, Settings()), terminal_size=SMALL, run_before=after())
