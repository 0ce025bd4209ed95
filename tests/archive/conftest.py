from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.archive import Archive
from tests.archive.making import NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive.open(path, clock=lambda: NOW) as opened:
        yield opened
