"""Text from outside is data: it never runs, colours, breaks or escapes, wherever it is shown or said."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.model import Analysis, Article, Event, Extract, Quotation, Signature, Speaker
from briefing.settings import Settings

from .conftest import SMALL, WIDE, clock
from .test_desk import opened, press, screen_text
from .test_lines import CONTROLS

EVIL = (
    "[/foo] [bold red]red[/] [@click=app.exit]x[/] "
    "\x1b[31mred \x1b]52;c;ZXZpbA==\x07 \x1b[2J\x9b31m \u202eltr \u2066iso "
    "漢字漢字 "
    "e\u0301\u0301\u0301 👩\u200d👩\u200d👧 עברית العربية \x00\x07\x08 $(rm) {{ 7*7 }} \t end"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Archive:
    """Text as it must never get in: handed to the archive as it is, past the reading that neutralises it."""
    text = f"{EVIL}\n\n“{EVIL}” said {EVIL}.\n\n{EVIL}"
    start = text.index("“") + 1
    quoted = EVIL
    article = Article(
        id="evil",
        text=text,
        title=EVIL,
        outlet=EVIL,
        byline=EVIL,
        url="javascript:alert(1)",
        published="2026-03-10",
        path=EVIL,
    )
    quotation = Quotation(
        article="evil",
        text=quoted,
        start=start,
        end=start + len(quoted),
        kind="direct",
        speaker=EVIL,
        role=EVIL,
        confidence=0.3,
        reason=EVIL,
    )
    archive = Archive.open(tmp_path / "hostile.db", clock=clock)
    archive.add([article])
    archive.store_analyses(
        [
            Analysis(
                article="evil",
                version="1",
                language="en",
                summary=(Extract("evil", EVIL, 0, len(EVIL)),),
                quotations=(quotation,),
                speakers=(Speaker(name=EVIL, role=EVIL, variants=(EVIL,), quoted=1),),
                signature=Signature(article="evil", title=EVIL, outlet=EVIL, published="2026-03-10"),
            )
        ]
    )
    archive.link_speakers()
    archive.store_events(
        [Event(id="e", title=EVIL, articles=("evil",), first="2026-03-10", last="2026-03-10")],
        {"e": (Extract("evil", EVIL, 0, len(EVIL)),)},
    )
    return archive


@pytest.mark.parametrize(
    "size", [WIDE, pytest.param(SMALL, marks=pytest.mark.slow), pytest.param((50, 20), marks=pytest.mark.slow)]
)
async def test_no_text_from_outside_acts(hostile: Archive, size: tuple[int, int]) -> None:
    app = Dashboard(hostile, Settings())
    async with opened(app, size) as (_, pilot):
        for keys in (
            ("l", "j", "j", "j", "j", "j"),
            ("enter", "j", "j", "G", "g"),
            ("slash", *"red", "enter", "n", "escape"),
            ("2", "l", "G", "3", "l", "G", "1"),
            ("space", "s", "x", "u", "u", "u"),
            ("o", "l", "o", "Y", "y"),
        ):
            await press(pilot, *keys)
            text = screen_text(app)
            assert not CONTROLS & (set(text) - {"\n"})
        assert "[/foo]" in screen_text(app)
        assert app.is_running


async def test_lines_are_as_wide_as_the_screen_whatever_stands_in_them(hostile: Archive) -> None:
    app = Dashboard(hostile, Settings())
    async with opened(app, WIDE) as (_, pilot):
        for keys in (("j",), ("2",), ("3",), ("1", "enter", "G"), ("enter", "G")):
            await press(pilot, *keys)
            assert {strip.cell_length for strip in app.screen._compositor.render_strips()} == {WIDE[0]}


async def test_only_addresses_on_the_web_are_opened(hostile: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.dashboard.outside import is_web

    app = Dashboard(hostile, Settings())
    async with opened(app) as (desk, pilot):
        await press(pilot, "l", "G", "o")
        assert "Not opened" in desk.status.text
    for url in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--help",
        "http://",
        "https://a b",
        "https://x\x1b[2J",
        "ftp://x.example/",
    ):
        assert not is_web(url)
    assert is_web("https://news.example/2026/03/10?a=b#c")


async def test_the_analysis_of_hostile_files_is_shown_like_any_other(tmp_path: Path) -> None:
    from briefing.intake import take_in

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        words = f"[/foo] \x1b[31m It rained {number}. “We [bold]agreed[/] \u202eit,” said Odile Fenwick, the mayor.\n"
        (folder / f"{number}.txt").write_text(f"Mayor [/b] speaks {number}\n\n" + words * 4, encoding="utf-8")
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        list(take_in(archive, [folder], Settings(), jobs=1))
        app = Dashboard(archive, Settings())
        async with opened(app) as (_, pilot):
            await press(pilot, "enter", "j", "j", "enter", "y", "b")
            assert "\x1b" not in screen_text(app)
            assert app.is_running
