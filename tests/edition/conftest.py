from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from stories import Build

from briefing.archive import Archive
from briefing.intake import take_in
from briefing.model import Article
from briefing.settings import Settings, load, sample_settings


@pytest.fixture(scope="session")
def sample_settings_loaded() -> Settings:
    """The settings of the sample feed."""
    return load(sample_settings())


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, sample_settings_loaded: Settings) -> Iterator[Archive]:
    """An archive with the whole sample feed; not to be changed."""
    with Archive.open(tmp_path_factory.mktemp("sample") / "archive.db") as archive:
        for _ in take_in(archive, [], sample_settings_loaded, jobs=1):
            pass
        yield archive


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """Makes an archive of these articles, analysed and grouped; one that a test may change."""
    opened: list[Archive] = []

    def make(*articles: Article, settings: Settings = Settings()) -> Archive:  # noqa: B008 (frozen)
        archive = Archive.open(tmp_path / f"{len(opened)}.db", clock=lambda: datetime(2026, 3, 10, 12, tzinfo=UTC))
        opened.append(archive)
        archive.add(articles)
        for _ in take_in(archive, [], settings, jobs=1):
            pass
        return archive

    yield make
    for archive in opened:
        archive.close()
