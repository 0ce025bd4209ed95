from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shell import Run

from briefing.archive import Archive
from briefing.cli import cli
from briefing.intake import take_in
from briefing.settings import load, sample_settings


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: nothing of whoever runs the tests is seen or touched."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("BRIEFING_ARCHIVE", "BRIEFING_SETTINGS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive file with the whole sample feed; not to be changed."""
    path = tmp_path_factory.mktemp("cli") / "sample.db"
    with Archive.open(path) as archive:
        for _ in take_in(archive, [], load(sample_settings()), jobs=1):
            pass
    return path


@pytest.fixture
def run() -> Run:
    """Runs `briefing` with these arguments, as the shell would."""

    def call(*args: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin, prog_name="briefing")

    return call


@pytest.fixture
def on_sample(run: Run, sample_db: Path) -> Run:
    """Runs `briefing COMMAND …` on the sample feed's archive and settings."""

    def call(command: str, *args: object) -> Result:
        return run(command, "--archive", sample_db, "--settings", sample_settings(), *args)

    return call
