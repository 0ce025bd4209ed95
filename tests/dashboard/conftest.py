"""A real archive made from the sample feed, once; every test gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.settings import Settings, load, sample_settings

WIDE, SMALL = (140, 45), (80, 24)


def clock() -> datetime:
    return datetime(2026, 3, 13, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def sample() -> Settings:
    return load(sample_settings())


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, sample: Settings) -> Path:
    from briefing.intake import take_in

    path = tmp_path_factory.mktemp("archive") / "sample.db"
    with Archive.open(path, clock=clock) as archive:
        for _ in take_in(archive, [], sample, jobs=1):
            pass
    return path


@pytest.fixture
def archive(tmp_path: Path, sample_file: Path) -> Iterator[Archive]:
    path = tmp_path / "archive.db"
    shutil.copy(sample_file, path)
    with Archive.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "empty.db", clock=clock) as opened:
        yield opened


@pytest.fixture(autouse=True)
def quiet_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No clipboard, browser or colour setting of the machine that runs the tests."""
    for name in (
        "NO_COLOR",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_TTY",
        "SSH_CONNECTION",
        "SSH_CLIENT",
        "TMUX",
        "STY",
        "BROWSER",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def dashboard(archive: Archive, sample: Settings) -> Callable[[], Dashboard]:
    return lambda: Dashboard(archive, sample)
