"""The wheel, installed in a clean environment and used outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(root)], check=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `briefing` command of an environment that has the wheel and what it asks for, nothing else."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home / "venv", with_pip=True)
    scripts = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", str(wheel)], check=True)
    return scripts / "briefing"


def _run(command: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8"}
    return subprocess.run([command, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_it_carries_every_data_file_and_the_sample_feed(root: Path, wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(root).as_posix()
        for path in (root / "briefing").rglob("*")
        if path.is_file() and path.suffix in {".yaml", ".sql", ".tcss", ".md", ".html", ".txt", ".j2"}
    }
    feed = {
        f"briefing/sample_feed/{path.relative_to(root / 'feeds').as_posix()}"
        for path in (root / "feeds").rglob("*")
        if path.is_file()
    }
    assert len(feed) > 20
    assert data | feed <= carried


def test_it_analyses_what_it_is_given(installed: Path, tmp_path: Path) -> None:
    text = "Port reopens\n\n“The harbour is safe,” Harbour Master Ilse Brandvik said on Monday.\n"
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")
    done = _run(installed, "analyse", "port.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    article = json.loads(done.stdout.splitlines()[0])
    assert [(quote["text"], quote["speaker"]) for quote in article["quotes"]] == [
        ("The harbour is safe,", "Ilse Brandvik")
    ]


def test_it_makes_a_briefing_of_the_sample_feed(installed: Path, tmp_path: Path) -> None:
    location = "import briefing.settings as s; print(s.sample_settings())"
    feed = _run(installed.with_name("python"), "-c", location, cwd=tmp_path).stdout.strip()
    added = _run(installed, "add", str(Path(feed).parent), "--archive", "sample.db", cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    made = _run(installed, "make", "--archive", "sample.db", "--format", "md", "--out", "out/", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "Key quotations" in next((tmp_path / "out").glob("*.md")).read_text(encoding="utf-8")
