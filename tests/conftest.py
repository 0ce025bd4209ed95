from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a shell: programs that the tests start would ignore Ctrl-C too, and wait for ever.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A machine that is busy with other things takes its time, which proves nothing.
settings.register_profile("timeless", deadline=None)
settings.load_profile("timeless")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data beside the checkout; a test that asks for it is skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("needs the labelled data in ../shared, which is not here")
    return folder
