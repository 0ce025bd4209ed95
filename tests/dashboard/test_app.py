"""The exit code of the dashboard, for the shell and for scripts around it."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path

import pytest
from textual.app import App

from briefing.dashboard.app import Dashboard, run
from briefing.settings import Settings


def _run(archive: Path, monkeypatch: pytest.MonkeyPatch, ready: object) -> int:
    monkeypatch.setattr(Dashboard, "run", partialmethod(App.run, headless=True))
    monkeypatch.setattr(Dashboard, "on_ready", ready, raising=False)
    return run(archive, Settings())


def test_quitting_is_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(tmp_path / "archive.db", monkeypatch, lambda app: app.exit()) == 0


def test_breaking_down_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(app: Dashboard) -> None:
        raise ZeroDivisionError

    assert _run(tmp_path / "archive.db", monkeypatch, broken) == 1
