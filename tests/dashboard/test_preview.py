"""The briefing from the dashboard, and what lies outside: editor and browser."""

from __future__ import annotations

import sys
import textwrap
import threading
from pathlib import Path

import pytest

from briefing.archive import Archive
from briefing.dashboard.app import Dashboard
from briefing.dashboard.outside import with_head
from briefing.dashboard.preview import Preview, TextItem
from briefing.dashboard.prompt import Prompt
from briefing.dashboard.saved import unwrapped
from briefing.edition import check, compose, render
from briefing.intake import take_in
from briefing.model import Article
from briefing.settings import Settings
from briefing.settings.schema import EditionSettings

from .conftest import clock
from .test_clipboard import Terminal
from .test_desk import Make, opened, paste, press, screen_text, settle


async def test_from_the_briefing_to_the_place_of_a_line_and_back(dashboard: Make, archive: Archive) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "b")
        preview = app.screen
        assert isinstance(preview, Preview)
        items = [preview.rows.window.item(number) for number in range(len(preview.rows.window))]
        placed = {number: item.place for number, item in enumerate(items) if item and item.place}
        assert len(placed) > 30
        for number, (id, spans) in placed.items():
            item = items[number]
            assert isinstance(item, TextItem)
            article = archive.article(id)
            assert article is not None
            assert all(" ".join(span.of(article.text).split()) in " ".join(item.text.split()) for span in spans)
        number, (id, spans) = next((number, place) for number, place in placed.items() if len(place[1]) > 1)
        preview.rows.go(number)
        await press(pilot, "enter")
        assert app.screen is desk
        assert desk.focused is desk.reader
        assert desk.reader.article == id
        assert desk.reader._lit == spans
        await press(pilot, "escape")
        again = app.screen
        assert isinstance(again, Preview)
        assert again.rows.cursor == number
        await press(pilot, "g", "enter")
        assert "have a place" in again.status.text
        await press(pilot, "escape")
        assert app.screen is desk


async def test_b_previews_copies_and_saves_the_briefing(
    dashboard: Make, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/3")
    terminal = Terminal()
    monkeypatch.setattr("briefing.dashboard.outside.terminal", lambda app: terminal)
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "left_square_bracket", "left_square_bracket", "b")
        preview = app.screen
        assert isinstance(preview, Preview)
        scope = desk.contents.day("2026-03-11")
        assert scope.since is not None
        assert scope.until is not None
        edition = compose(archive, desk.settings, scope.since, scope.until)
        check(edition, archive)
        assert "11 March 2026" in screen_text(app)
        await press(pilot, "y")
        assert terminal.text == render(edition, "txt")
        await press(pilot, "s", "enter")
        assert "Saved" in preview.status.text
        (saved,) = tmp_path.glob("*2026-03-11*.md")
        assert saved.read_text(encoding="utf-8") == render(edition, "md")
        await press(pilot, "s", "enter")
        assert "is kept" in preview.status.text
        assert len(list(tmp_path.glob("*2026-03-11*.md"))) == 2
        await press(pilot, "s", "x", "enter")
        assert "has to end in" in preview.footer.text
        assert preview.query_one(Prompt).value.endswith(".mdx"), "it can be mended"
        await press(pilot, "backspace", "enter")
        assert "is kept" in preview.status.text
        await press(pilot, "escape")
        assert app.screen is desk


@pytest.mark.slow
async def test_keys_typed_ahead_of_the_briefing_decide_nothing(dashboard: Make, archive: Archive) -> None:
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "b", "s", "x", "space")
        assert isinstance(app.screen, Preview)
        assert archive.decisions() == []
        await press(pilot, "escape", "b", "escape")  # left before it is there
        assert app.screen is desk
        await press(pilot, "b", "question_mark")  # help over the one sheet or the other
        assert any(isinstance(screen, Preview) for screen in app.screen_stack)


async def test_the_editor_gets_a_copy_of_the_text(
    dashboard: Make, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor is a real program; where the terminal cannot be handed over to it, that is said."""
    editor = tmp_path / "editor.py"
    editor.write_text(f"import shutil, sys; shutil.copy(sys.argv[-1], {str(tmp_path / 'seen')!r})")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    app = dashboard()
    async with opened(app) as (desk, pilot):
        await press(pilot, "e")
        assert "cannot be opened from here" in desk.status.text
        assert app.is_running


def test_the_copy_for_the_editor_has_a_head_and_the_headline_once() -> None:
    text = "Boats sail again\n\nBy Odile Fenwick\n\nThe boats sail.\n"
    plain = Article(id="a", text=text, title="Boats sail again", body=18)
    assert with_head(plain, None) == text
    known = Article(
        id="b",
        text="The boats sail.\n",
        title="Boats sail again",
        outlet="Harbour Wire",
        published="2026-03-10T08:30:00+00:00",
        byline="Odile Fenwick",
        url="https://wire.example/boats",
    )
    assert with_head(known, "Europe/Berlin").splitlines() == [
        "Boats sail again",
        "Harbour Wire",
        "Tue 10 Mar 2026, 09:30",
        "Odile Fenwick",
        "https://wire.example/boats",
        "",
        "The boats sail.",
    ]


async def test_an_article_without_an_address_says_so(dashboard: Make, archive: Archive) -> None:
    async with opened(dashboard()) as (desk, pilot):
        row = next(row for row in archive.article_rows() if not row.url)
        desk.reader.open(row.id)
        desk.focus_pane(desk.reader)
        await press(pilot, "o")
        assert desk.status.text.strip() == "This article has no address."


async def test_an_address_goes_to_the_browser(
    dashboard: Make, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys; open({str(tmp_path / 'opened')!r}, 'w').write(sys.argv[-1])")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    monkeypatch.setattr("webbrowser._tryorder", None)
    async with opened(dashboard()) as (desk, pilot):
        row = next(row for row in archive.article_rows() if row.url)
        desk.reader.open(row.id)
        desk.focus_pane(desk.reader)
        await press(pilot, "o")
        assert "Handed to the browser" in desk.status.text
        assert (tmp_path / "opened").read_text() == row.url


async def test_the_briefing_has_its_own_help(dashboard: Make) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        await press(pilot, "b")
        await press(pilot, "question_mark")
        text = screen_text(app)
        assert "To its place in the article" in text
        assert "Save." in text
        assert "Half a screen down." in text
        await press(pilot, "escape")
        assert isinstance(app.screen, Preview)


@pytest.mark.slow
async def test_who_leaves_before_it_is_saved_is_told_on_the_desk(
    dashboard: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.edition import writing

    left, save = threading.Event(), writing.save

    def slow(text: str, path: Path) -> Path:
        assert left.wait(10)
        return save(text, path)

    monkeypatch.setattr(writing, "save", slow)
    file = tmp_path / "briefing.md"
    async with opened(dashboard()) as (desk, pilot):
        await press(pilot, "b")
        await pilot.press("s", "ctrl+a", "ctrl+k")
        await paste(pilot, str(file))
        await pilot.press("enter", "escape")
        assert not file.exists()
        left.set()
        await settle(pilot)
        assert desk.status.text == f"Saved: {file}"
        assert file.exists()


def waiting(id: str, day: str) -> Article:
    text = f"{id} sails again\n\nThe {id} sails again from Tuesday, the harbour board said.\n"
    return Article(id=id, text=text, title=f"{id} sails again", body=text.index("The"), published=day)


async def test_nothing_is_made_of_articles_that_no_event_has_yet(empty: Archive) -> None:
    empty.add([waiting("Petrel", "2031-04-06")])
    app = Dashboard(empty, Settings(), read_only=True)  # so that nothing goes on by itself
    async with opened(app) as (desk, pilot):
        await press(pilot, "b")
        assert app.screen is desk
        assert desk.status.text == "Nothing to brief on yet: 1 article is not analysed yet."


async def test_a_briefing_made_too_early_says_so(archive: Archive, sample: Settings) -> None:
    archive.add([waiting("Petrel", "2026-03-12")])
    app = Dashboard(archive, sample, read_only=True)
    async with opened(app) as (_, pilot):
        await press(pilot, "b")
        assert isinstance(app.screen, Preview)
        assert app.screen.status.text.startswith("Not all is in it: 1 article is not analysed yet.")


async def test_what_stands_on_a_line_of_its_own_stands_alone(tmp_path: Path) -> None:
    """Also after a line so long that the next one's first word would not have fitted beside it."""
    told = (
        "The harbour board shut the swing bridge of Quenby on Monday after a barge",
        "Divers found that the barge had cracked two of the four piers of the span",
        "A ferry will carry people across until the piers have been mended in June",
    )
    text = "Barge cracks piers of the Quenby bridge\n\n" + "\n\n".join(f"{one}." for one in told) + "\n"
    (tmp_path / "2031-04-06-bridge.txt").write_text(text, encoding="utf-8")
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        for _ in take_in(archive, [tmp_path / "2031-04-06-bridge.txt"], Settings(), jobs=1):
            pass
        app = Dashboard(archive, Settings())
        async with opened(app) as (_, pilot):
            await press(pilot, "b")
            assert isinstance(app.screen, Preview)
            window = app.screen.rows.window
            lines = [item.text for item in map(window.item, range(len(window))) if isinstance(item, TextItem)]
    assert [line for line in lines if line.endswith(" [1]") and not line.startswith("-")][:3] == [
        f"{one}. [1]" for one in told
    ]


def test_a_saved_text_is_unwrapped_and_no_line_swallows_the_next() -> None:
    rule = "-" * 78
    lines = [
        "- A line that is so long that its last words, when it is printed, stand on a line below it [3]",
        "- Another one",
        "The harbour board shut the swing bridge of Quenby on Monday after a barge. [1]",
        "Divers found that the barge had cracked two of the four piers of the span, the board said on Tuesday [2]",
        rule,
        "[4] Velmaria Tribune: a headline that goes on for so long that it takes the whole of a line, and more",
        "[5] Orlan Wire: another",
    ]
    hanging = {"-": "  ", "[": "     "}
    printed = "\n".join(
        textwrap.fill(line, 78, subsequent_indent=hanging.get(line[0], ""), break_on_hyphens=False)
        if line != rule
        else line
        for line in lines
    )
    assert printed != "\n".join(lines)
    assert [line for line in unwrapped(printed) if line] == lines


async def test_a_folder_typed_wrong_is_not_made(dashboard: Make, tmp_path: Path) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        await press(pilot, "b")
        await pilot.press("s", "ctrl+a", "ctrl+k")
        await paste(pilot, str(tmp_path / "nowhere" / "x.md"))
        await press(pilot, "enter")
        assert isinstance(app.screen, Preview)
        assert "Not saved: there is no folder “" in app.screen.footer.text
        assert app.screen.query_one(Prompt).value == str(tmp_path / "nowhere" / "x.md")
        assert not (tmp_path / "nowhere").exists()


async def test_what_cannot_be_written_is_asked_for_again(dashboard: Make, tmp_path: Path) -> None:
    app = dashboard()
    async with opened(app) as (_, pilot):
        await press(pilot, "b")
        await pilot.press("s", "ctrl+a", "ctrl+k")
        await paste(pilot, str(tmp_path / f"{'x' * 300}.md"))
        await press(pilot, "enter")
        assert isinstance(app.screen, Preview)
        assert app.screen.footer.text.startswith("Not saved: File name too long.")
        assert app.screen.query_one(Prompt).value == str(tmp_path / f"{'x' * 300}.md")
        await press(pilot, "escape")
        assert isinstance(app.screen, Preview)
    assert not list(tmp_path.glob("x*"))


async def test_the_folder_of_the_settings_is_made_for_its_first_edition(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "lines" / "morning"
    async with opened(Dashboard(archive, Settings(edition=EditionSettings(folder=str(folder))))) as (_, pilot):
        await press(pilot, "b")
        await press(pilot, "s", "enter")
        assert len(list(folder.iterdir())) == 1
