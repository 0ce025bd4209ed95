from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from briefing.archive import Archive, Decision, Scope
from briefing.intake import Analysing, Done, Failed, Grouping, Progress, Reading, bring_up_to_date, take_in
from briefing.model import Analysis, Article
from briefing.settings import Feed, Settings, load, sample_settings
from briefing.summary import summarise_event

FERRY = """Ferry runs aground off Brennhaven

By Isolde Marrack

BRENNHAVEN, March 10 (Skerry Press) – A ferry ran aground off Brennhaven on Tuesday, and all 63 people were saved.

“The tide did the rest,” said Tobiah Lund, the harbour master. “We were lucky with the wind.”
"""


def run(archive: Archive, *paths: Path | str, settings: Settings | None = None, **more: object) -> list[Progress]:
    return list(take_in(archive, paths, settings or Settings(), jobs=1, **more))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "skerry"
    folder.mkdir()
    (folder / "2026-03-10-ferry.txt").write_text(FERRY, encoding="utf-8")
    for n in range(5):
        (folder / f"2026-03-1{n}-notice.txt").write_text(
            f"Notice {n}\n\nThe well in street {n} is dry. Bring {n} jugs.\n"
        )
    return folder


def test_from_files_to_events(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        told = run(archive, folder)
        assert isinstance(told[0], Reading)
        assert Reading(6, "") in told
        assert Analysing(6, 6) in told
        assert isinstance(told[-2], Grouping)
        done = told[-1]
        assert isinstance(done, Done)
        assert (done.added, done.known, done.failed) == (6, 0, 0)
        assert archive.count("articles") == 6
        assert sum(row.articles + row.copies for row in archive.events()) == 6
        assert archive.stale_events() == []
        said = [row for row in archive.quotations() if row.quotation.text.startswith("The tide")]
        assert [row.speaker for row in said] == ["Tobiah Lund"]
        for row in archive.events():
            for extract in archive.event_summary(row.id):
                article = archive.article(extract.article)
                assert article is not None
                assert extract.is_exact(article.text)


def test_a_second_time_nothing_is_new_and_nothing_changes(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder)
        before = (archive.events(), archive.speakers(), archive.quotations())
        done = run(archive, folder)[-1]
        assert isinstance(done, Done)
        assert (done.added, done.known) == (0, 6)
        assert (archive.events(), archive.speakers(), archive.quotations()) == before


def test_an_outlet_that_is_told_later_is_the_articles_and_makes_no_second_one(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder)
        events = [row.id for row in archive.events()]
        for outlet, path in (("Skerry Post", folder), (None, folder), ("Skerry Post", folder / "2026-03-10-ferry.txt")):
            done = run(archive, path, outlet=outlet)[-1]
            assert isinstance(done, Done)
            assert done.added == 0
            assert [(row.name, row.articles) for row in archive.outlets()] == [("Skerry Post", 6)]
        assert archive.count("articles") == 6
        assert [row.id for row in archive.events()] == events
        assert {row.outlets for row in archive.events()} == {1}
        assert archive.count("articles", Scope(query="skerry")) == 6  # by the outlet's name, too
        done = run(archive, folder, outlet="Another Paper")[-1]
        assert isinstance(done, Done)
        assert done.added == 6  # the same text, printed by somebody else


def test_a_day_alone_is_that_day_all_over_the_world(tmp_path: Path, folder: Path) -> None:
    from datetime import date
    from zoneinfo import ZoneInfo

    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder / "2026-03-10-ferry.txt")
        for name in ("Pacific/Honolulu", "UTC", "Pacific/Auckland"):
            assert [day.date for day in archive.days(ZoneInfo(name), 5)] == [date(2026, 3, 10).isoformat()]


def test_a_broken_input_is_named_and_the_others_are_read(tmp_path: Path, folder: Path) -> None:
    (folder / "broken.jsonl").write_bytes(b'{"title": "Fine"}\nnot json\n')
    with Archive.open(tmp_path / "a.db") as archive:
        told = run(archive, folder, tmp_path / "missing.txt")
        failed = [progress.failure for progress in told if isinstance(progress, Failed)]
        assert [failure.path for failure in failed] == [f"{folder}/broken.jsonl:2", str(tmp_path / "missing.txt")]
        done = told[-1]
        assert isinstance(done, Done)
        assert (done.added, done.failed) == (7, 2)


def test_feeds_of_the_settings_with_their_outlet_and_time_zone(tmp_path: Path, folder: Path) -> None:
    (folder / "2026-07-01-0900-noon.txt").write_text("Noon gun\n\nThe gun was fired.\n")
    settings = Settings(feeds=(Feed(name="Skerry", path=str(folder), outlet="Skerry Press"),), timezone="Europe/Lisbon")
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, settings=settings)
        assert {row.outlet for row in archive.article_rows()} == {"Skerry Press"}
        assert archive.article_rows()[0].published == "2026-07-01T09:00:00+01:00"
        run(archive, folder / "2026-03-10-ferry.txt", settings=settings)
        assert archive.count("articles") == 7, "a file of a feed is the feed's, however it is named"


def test_an_article_that_could_not_be_analysed_is_tried_again(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import analysis

    whole = analysis.analyse
    notice = folder / "2026-03-12-notice.txt"

    def failing(article: Article, options: analysis.Options) -> Analysis:
        if "street 2" in article.text:
            raise ValueError("street 2 is closed")
        return whole(article, options)

    def in_events(archive: Archive) -> int:
        return sum(row.articles + row.copies for row in archive.events())

    def done(told: list[Progress]) -> tuple[int, int, int]:
        assert isinstance(told[-1], Done)
        return told[-1].known, told[-1].failed, told[-1].unanalysed

    with Archive.open(tmp_path / "a.db") as archive:
        monkeypatch.setattr(analysis, "analyse", failing)
        assert done(run(archive, folder)) == (0, 1, 1)
        again = run(archive, notice)
        assert done(again) == (1, 1, 1)
        assert ["street 2 is closed" in one.failure.reason for one in again if isinstance(one, Failed)] == [True]
        monkeypatch.setattr(analysis, "analyse", whole)
        other = run(archive, folder / "2026-03-13-notice.txt")
        assert done(other) == (1, 0, 1), "another input leaves it waiting, and says so"
        assert in_events(archive) == 5
        assert done(run(archive, notice)) == (1, 0, 0)
        assert in_events(archive) == 6
        assert not any(isinstance(step, Analysing) for step in run(archive, notice)), "once is enough"


def test_without_paths_everything_that_could_not_be_analysed_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing import analysis

    def failing(article: Article, options: analysis.Options) -> Analysis:
        raise ValueError(article.title)

    with Archive.open(tmp_path / "a.db") as archive:
        with monkeypatch.context() as patched:
            patched.setattr(analysis, "analyse", failing)
            run(archive, "-", stdin=BytesIO(FERRY.encode()))
        assert (archive.count("events"), archive.unanalysed()) == (0, 1)
        run(archive)
        assert (archive.count("events"), archive.unanalysed()) == (1, 0)


def test_a_folder_around_feeds_gives_each_article_the_outlet_of_the_nearest(tmp_path: Path, folder: Path) -> None:
    inner = folder / "island"
    inner.mkdir()
    (inner / "2026-03-10-goat.txt").write_text("Goat found on roof\n\nA goat stood on the roof of the mill.\n")
    (tmp_path / "loose.txt").write_text("Lamp out\n\nThe lamp of the pier is out.\n")
    settings = Settings(
        feeds=(
            Feed(name="Skerry", path=str(folder), outlet="Skerry Press"),
            Feed(name="Island", path=str(inner), outlet="Island Voice"),
        )
    )
    wanted = [("Skerry Press", 6), (None, 1), ("Island Voice", 1)]
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, tmp_path / "loose.txt", tmp_path, settings=settings)
        assert sorted((row.name or "", row.articles) for row in archive.outlets()) == sorted(
            (name or "", number) for name, number in wanted
        )
        run(archive, settings=settings)
        run(archive, inner, settings=settings)
        assert archive.count("articles") == 8, "read as feeds they are the same articles"


LONG = """Bridge at Orrin closed

The old bridge at Orrin was closed on Tuesday morning because of a crack.

Bakers, bargemen and teachers of the town stood on the bank and looked at the crack in the bridge.

The crack in the bridge at Orrin is as long as an arm, and the bridge is as old as the town of Orrin.

Nobody knows how long the old bridge will be closed. Ferries cross the river every hour.
"""


def test_a_method_of_a_feed_is_that_of_its_articles_and_of_the_events_that_are_all_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def summaries(archive: Archive) -> dict[str, list[str]]:
        found = {row.id: archive.analysis(row.id) for row in archive.article_rows()}
        return {str(row.path): [x.text for x in found[row.id].summary] for row in archive.article_rows()}  # type: ignore[union-attr]

    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "2026-03-10-bridge.txt").write_text(LONG.replace("Ferries", f"Ferries of port {name}"))
    one, two = (str(tmp_path / name / "2026-03-10-bridge.txt") for name in ("one", "two"))
    feeds = tuple(Feed(name=name, path=str(tmp_path / name), outlet=name) for name in ("one", "two"))
    by_default, by_feed = (
        Settings(feeds=feeds),
        Settings(feeds=(feeds[0], msgspec.structs.replace(feeds[1], method="luhn"))),
    )
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, settings=by_default)
        ours = summaries(archive)
        assert Analysing(0, 1) in run(archive, settings=by_feed), "only the other method's articles are waiting"
        theirs = summaries(archive)
        assert theirs[one] == ours[one]
        assert theirs[two] != ours[two]
        assert [type(told) for told in run(archive, settings=by_feed)][-2:] == [Reading, Done], "nothing is left to do"
        around = Feed(name="all", path=str(tmp_path), method="lead")
        inside = msgspec.structs.replace(by_feed, feeds=(around, *by_feed.feeds))
        assert not list(bring_up_to_date(archive, inside, 1)), "the nearest feed says it"
    monkeypatch.chdir(tmp_path)
    with Archive.open(tmp_path / "b.db") as archive:
        run(archive, "two/2026-03-10-bridge.txt", settings=by_feed)
        assert summaries(archive) == {two: theirs[two]}, "however it is named"
        (event,) = archive.events()
        (source,) = archive.articles([row.id for row in archive.article_rows()])
        assert archive.event_summary(event.id) == summarise_event([source], method="luhn")


def test_the_users_list_of_names(tmp_path: Path, folder: Path) -> None:
    listed = tmp_path / "aliases.yaml"
    listed.write_text("aliases:\n  Sir Tobiah Lund: [Tobiah Lund]\n")
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder, settings=Settings(aliases=str(listed)))
        assert [row.name for row in archive.speakers()] == ["Sir Tobiah Lund"]
        listed.write_text("aliases: [what")
        told = run(archive, settings=Settings(aliases=str(listed)))
        assert [progress.failure.path for progress in told if isinstance(progress, Failed)] == [str(listed)]
        assert [row.name for row in archive.speakers()] == ["Sir Tobiah Lund"]
        run(archive, settings=Settings())
        assert [row.name for row in archive.speakers()] == ["Tobiah Lund"]


def test_standard_input(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, "-", stdin=BytesIO(FERRY.encode()))
        row = archive.article_rows()[0]
        assert (row.title, row.path) == ("Ferry runs aground off Brennhaven", "-")


def test_nothing_to_read(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        told = run(archive)
        assert len(told) == 1
        assert isinstance(told[0], Done)


def test_a_changed_event_is_summarised_again(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder)
        ferry = next(row for row in archive.events() if "Ferry" in row.title)
        other = next(row for row in archive.events() if row.id != ferry.id)
        archive.decide(Decision(kind="merge", object="event", targets=(other.id, ferry.id)))
        assert archive.stale_events() == [other.id]
        run(archive)
        assert archive.stale_events() == []
        merged = archive.event(other.id)
        assert merged is not None
        assert {extract.article for extract in merged.summary} <= set(merged.event.articles)


def test_other_summaries_are_another_analysis(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder)
        ids = {row.id for row in archive.events()}
        settings = Settings(summary=Settings().summary.__class__(method="lead", sentences=1))
        told = run(archive, settings=settings)
        assert Analysing(6, 6) in told
        assert {row.id for row in archive.events()} == ids
        first = archive.article_rows()[0].id
        found = archive.analysis(first)
        assert found is not None
        assert len(found.summary) == 1


def test_what_arrives_later_joins_its_event(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        run(archive, folder)
        ferry = next(row for row in archive.events() if "Ferry" in row.title)
        later = FERRY.replace("Ferry runs aground", "Ferry aground, all saved,").replace("Isolde Marrack", "Ned Oxley")
        (tmp_path / "2026-03-10-2000-again.txt").write_text(later, encoding="utf-8")
        run(archive, tmp_path / "2026-03-10-2000-again.txt")
        after = {row.id: row.articles + row.copies for row in archive.events()}
        assert after[ferry.id] == ferry.articles + 1


KILLED = """
import sys
from briefing.archive import Archive
from briefing.intake import take_in
from briefing.settings import Settings

if __name__ == "__main__":
    with Archive.open(sys.argv[1]) as archive:
        for progress in take_in(archive, [sys.argv[2]], Settings(), jobs=1):
            print(type(progress).__name__, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
@pytest.mark.parametrize("stage", ["Reading", "Analysing", "Grouping"])
def test_killed_at_any_stage_the_next_run_goes_on(tmp_path: Path, stage: str) -> None:
    wire = tmp_path / "wire.jsonl"
    lines = [
        {
            "title": f"Well {n} runs dry",
            "text": FERRY.replace("Brennhaven", f"Port {n}"),
            "published": f"2026-03-{n % 28 + 1:02}",
        }
        for n in range(120)
    ]
    wire.write_text("\n".join(json.dumps(line) for line in lines))
    path = tmp_path / "a.db"
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(path), str(wire)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == stage:
            break
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Archive.open(path) as archive:
        kept, waiting = archive.count("articles"), archive.pending("none")
        assert len(waiting) == kept
        done = run(archive, wire)[-1]
        assert isinstance(done, Done)
        assert (done.known, done.added) == (kept, 120 - kept)
        assert archive.count("articles") == 120
        assert sum(row.articles + row.copies for row in archive.events()) == 120
        assert archive.stale_events() == []


MANY = """
import sys
from briefing.analysis import analyse_all
from briefing.model import Article

if __name__ == "__main__":
    for _ in analyse_all((Article(id=str(n), text="It rained. " * 50) for n in range(10_000)), jobs=2):
        print("one", flush=True)
"""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_when_it_is_killed_its_workers_end(tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    script.write_text(MANY)
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(workers) >= 2
    process.kill()
    process.wait()
    process.stdout.close()
    end = time.monotonic() + 20
    while (left := [pid for pid in workers if running(pid)]) and time.monotonic() < end:
        time.sleep(0.1)
    assert left == []


def running(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_sample_feed(tmp_path: Path) -> None:
    settings = load(sample_settings())
    with Archive.open(tmp_path / "a.db") as archive:
        told = run(archive, settings=settings)
        assert [progress for progress in told if isinstance(progress, Failed)] == []
        assert archive.count("articles") >= 24
        assert archive.count("events") >= 7
        rows = archive.article_rows()
        assert all(row.published for row in rows)
        assert all(row.outlet for row in rows)
        assert len(archive.days()) == 3
