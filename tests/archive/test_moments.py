"""When articles came, what could not be read, and when somebody looked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from briefing.archive import Archive, Unread
from briefing.archive.migrations import statements
from briefing.archive.moments import came_since
from tests.archive.making import NOW, analysis, article, as_of_version, event


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(path: Path, clock: Clock) -> Iterator[Archive]:
    with Archive.open(path, clock=clock) as opened:
        yield opened


def test_the_last_load_of_an_event_is_the_latest_that_brought_it_something(archive: Archive, clock: Clock) -> None:
    ferry, late, other = article("a1"), article("a2"), article("a3")
    for hours, one in ((0, ferry), (2, late), (4, other)):
        clock.now = NOW + timedelta(hours=hours, minutes=1)
        archive.add([one], NOW + timedelta(hours=hours))
        archive.add([ferry], clock.now)
        archive.store_analyses([analysis(one)])
    archive.store_events([event("e1", ferry, late), event("e2", other)])
    assert archive.moments.last_load("e1") == NOW + timedelta(hours=2)
    assert archive.moments.last_load("e2") == NOW + timedelta(hours=4)
    assert archive.moments.last_load("e3") is None
    assert archive.moments.arrivals(["a1", "a2", "none"]) == {
        "a1": NOW + timedelta(minutes=1),
        "a2": NOW + timedelta(hours=2, minutes=1),
    }


def test_an_article_is_new_by_its_day_or_without_one_by_when_it_came() -> None:
    early, late, hour = NOW - timedelta(days=1), NOW + timedelta(days=1), timedelta(hours=1)
    old = article("old", published=early.isoformat())
    new = article("new", published=late.isoformat())
    undated = article("undated", published=None)
    came = {"old": NOW + hour, "new": NOW - hour, "undated": NOW + hour}
    everything = [old, new, undated]
    assert came_since(everything, came, NOW) == {"new", "undated"}
    assert came_since(everything, came, NOW, arrived=True) == {"old", "undated"}
    assert came_since([undated], {"undated": NOW}, NOW) == {"undated"}, "a moment is the first of what comes since"
    assert came_since([new], came, NOW + timedelta(days=1)) == {"new"}
    assert came_since([undated], {"undated": NOW}, NOW + timedelta(microseconds=1)) == frozenset()


def test_what_could_not_be_read_is_that_of_a_day_the_latest_first(archive: Archive, clock: Clock) -> None:
    moments = archive.moments
    assert moments.unread() == []
    changes = archive.changes()
    moments.store_unread([])
    assert archive.changes() == changes, "nothing to say, nothing written"
    line, page, scan = (
        Unread("wire.jsonl:12", "it is cut off", "save it again"),
        Unread("p.html", "?"),
        Unread("s", "?"),
    )
    moments.store_unread([line, page])
    clock.now += timedelta(hours=9)
    later = Unread("p.html", "it is empty")
    moments.store_unread([scan, later])
    assert moments.unread() == [(clock.now, (scan, later)), (NOW, (line,))], "tried again, it failed again"
    clock.now += timedelta(hours=1)
    changes = archive.changes()
    moments.store_unread([])
    assert archive.changes() == changes
    assert len(moments.unread()) == 2, "what was read in meanwhile says nothing of them"
    clock.now += timedelta(hours=14)
    moments.store_unread([])
    assert moments.unread() == [(NOW + timedelta(hours=9), (scan, later))]


def test_what_was_read_in_since_is_no_failure(archive: Archive, clock: Clock) -> None:
    archive.add([article("a1", path="wire.jsonl")])
    paths = ("wire.jsonl:12", "feed.rss, entry 2", "p.html", "s")
    archive.moments.store_unread([Unread(path, "?") for path in paths])
    clock.now += timedelta(hours=1)
    archive.moments.store_unread([])
    assert len(archive.moments.unread()[0][1]) == 4
    archive.add([article(f"a{path}", path=path) for path in ("wire.jsonl", "feed.rss", "p.html")])
    archive.moments.store_unread([])
    assert archive.moments.unread() == [(NOW, (Unread("s", "?"),))]


def test_moments_are_kept(archive: Archive, clock: Clock) -> None:
    assert archive.moments.kept("looked") is None
    archive.moments.keep("looked")
    clock.now += timedelta(hours=1)
    archive.moments.keep("made")
    assert (archive.moments.kept("looked"), archive.moments.kept("made")) == (NOW, NOW + timedelta(hours=1))


def test_editions_that_were_written_are_remembered_the_last_one_first(archive: Archive, clock: Clock) -> None:
    days = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00", "2026-03-13T00:00:00+00:00")
    assert archive.moments.editions() == []
    archive.moments.store_edition("/out/a.md", "Morning", days[0], days[1])
    clock.now += timedelta(hours=1)
    archive.moments.store_edition("/out/b.md", "Week", days[0], days[2])
    assert archive.moments.kept("made") == NOW + timedelta(hours=1)
    assert [row.path for row in archive.moments.editions()] == ["/out/b.md", "/out/a.md"]
    assert [row.path for row in archive.moments.editions(limit=1)] == ["/out/b.md"]
    found = [[row.path for row in archive.moments.editions(date(2026, 3, day))] for day in (9, 10, 11, 12, 13)]
    assert found == [[], ["/out/b.md", "/out/a.md"], ["/out/b.md"], ["/out/b.md"], []], "a period ends before its end"
    assert [row.path for row in archive.moments.editions(date(2026, 3, 10), 1)] == ["/out/b.md"]
    clock.now += timedelta(hours=1)
    archive.moments.store_edition("/out/a.md", "Morning again", days[0], days[1])
    first, second = archive.moments.editions()
    assert (first.path, first.title, second.path) == ("/out/a.md", "Morning again", "/out/b.md")
    assert first.written == (NOW + timedelta(hours=2)).isoformat()


@pytest.mark.parametrize("offset", ["-11:00", "-00:30", "+00:00", "+01:00", "+13:45"])
def test_an_edition_covers_the_day_that_it_says_whatever_the_zone_is_now(archive: Archive, offset: str) -> None:
    archive.moments.store_edition(
        "/out/a.md", "Morning", f"2026-03-10T00:00:00{offset}", f"2026-03-11T00:00:00{offset}"
    )
    days = [day for day in range(8, 14) if archive.moments.editions(date(2026, 3, day))]
    assert days == [10]


def test_an_archive_of_version_1_knows_its_loads(path: Path) -> None:
    from briefing.archive import migrations

    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements((Path(migrations.__file__).parents[1] / "schema.sql").read_text(encoding="utf-8")):
        raw.execute(statement)
    raw.execute(f"PRAGMA application_id = {migrations.APPLICATION}")
    raw.execute("PRAGMA user_version = 1")
    raw.execute("INSERT INTO articles (id, title, body, added, moment, event) VALUES ('a', 'A', 0, 1000, 900, 'e')")
    raw.close()
    with Archive.open(path) as archive:
        found = archive.moments.last_load("e")
        assert found is not None
        assert found.timestamp() == 1000


def test_an_archive_of_version_11_knows_when_it_could_not_read_something(path: Path) -> None:
    with Archive.open(path, clock=lambda: NOW) as newer:
        newer.add([article("a1")])
        newer.moments.store_unread([Unread("wire.jsonl:12", "it is cut off", "save it again")])
    older = path.with_name("older.db")
    as_of_version(11, path, older)
    db = sqlite3.connect(older)
    db.execute("INSERT INTO meta VALUES ('unread', ?)", (int(NOW.timestamp()),))
    db.commit()
    db.close()
    with Archive.open(older) as archive:
        assert archive.moments.unread() == [(NOW, (Unread("wire.jsonl:12", "it is cut off", "save it again"),))]
