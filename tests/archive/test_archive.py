from __future__ import annotations

import threading
from pathlib import Path

import msgspec
import pytest

from briefing.archive import Archive, ArchiveError, Decision, Meeting, Scope
from briefing.model import Copy, Extract, Quotation, Speaker
from tests.archive.making import NOW, analysis, article, event, quote

ONE = article(
    "a1",
    'Harbour reopens\n\nMara Quill said: "The piers are safe again." Ivo Brandt was there.',
    title="Harbour reopens",
    published="2026-03-10",
)
TWO = article(
    "a2",
    'Piers safe\n\n"The piers are safe again," said Mara Quill. "Boats may sail," she added.',
    outlet="Lowland Times",
    published="2026-03-11T08:00:00+02:00",
)
THREE = article("a3", "Nothing known of this one.", outlet=None, title="Undated")


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add([ONE, TWO, THREE])
    people = (Speaker(name="Mara Quill", quoted=1, role="harbour master"), Speaker(name="Ivo Brandt"))
    archive.store_analyses(
        [
            analysis(ONE, quote(ONE, "The piers are safe again.", "Mara Quill", weight=0.5), speakers=people),
            analysis(
                TWO,
                quote(TWO, "The piers are safe again,", "Mara Quill", weight=0.4),
                quote(TWO, "Boats may sail,", "Mara Quill", weight=0.2),
            ),
            analysis(THREE),
        ]
    )
    archive.link_speakers()
    archive.store_events([event("e1", ONE, TWO), event("e2", THREE)])
    return archive


def test_what_was_added_comes_back_unchanged(archive: Archive) -> None:
    whole = article(
        "a9", "Text\r\nwith “marks” and 𝔘nicode.", byline="B", dateline="D", url="https://x.example/1", ref="7"
    )
    archive.add([whole])
    assert archive.article("a9") == whole
    assert archive.articles(["nobody", "a9"]) == [whole]
    assert archive.article("nobody") is None


def test_the_same_article_twice_changes_nothing(archive: Archive) -> None:
    assert archive.add([ONE, TWO]).new == ("a1", "a2")
    before = archive.article_rows()
    added = archive.add([ONE, TWO, ONE])
    assert (added.new, added.known) == ((), 3)
    assert archive.article_rows() == before
    assert archive.count("articles") == 2


def test_the_same_article_twice_in_one_go(archive: Archive) -> None:
    added = archive.add([ONE, ONE])
    assert (added.new, added.known) == (("a1",), 1)


def test_pending_are_those_that_this_version_has_not_tried(filled: Archive) -> None:
    assert filled.pending("1") == []
    assert filled.pending("2") == ["a1", "a2", "a3"]
    filled.store_failure("a2", "2", "too odd")
    assert filled.pending("2") == ["a1", "a3"]
    assert filled.pending("3") == ["a1", "a2", "a3"]


@pytest.mark.parametrize("older", [False, True])
def test_what_could_not_be_analysed_waits_again_when_it_is_added_again(archive: Archive, older: bool) -> None:
    archive.add([ONE, TWO])
    archive.store_failure(ONE.id, "1", "too odd")
    archive.store_failure(TWO.id, "1", "too odd")
    if older:  # an archive from before version 6 does not know them by their words
        with archive._connections.writing() as db:
            db.execute("UPDATE articles SET words = NULL")
    assert (archive.pending("1"), archive.unanalysed()) == ([], 2)
    archive.add([TWO])
    assert archive.pending("1") == [TWO.id]
    archive.store_analyses([analysis(TWO)])
    assert (archive.pending("1"), archive.unanalysed()) == ([], 1)
    archive.try_again()
    assert archive.pending("1") == [ONE.id]


def test_an_analysis_comes_back_as_it_was(filled: Archive) -> None:
    kept = filled.analysis("a2")
    assert kept is not None
    assert [quotation.text for quotation in kept.quotations] == ["The piers are safe again,", "Boats may sail,"]
    assert kept.signature.article == "a2"
    assert kept.summary == (Extract("a2", TWO.text[:8], 0, 8),)
    assert filled.analysis("nobody") is None


def test_a_quotation_that_is_not_what_stands_there_is_refused(archive: Archive) -> None:
    archive.add([ONE, TWO])
    false = Quotation(article="a2", text="The piers are unsafe", start=13, end=33, kind="direct")
    with pytest.raises(ArchiveError, match=r"a2.*13-33"):
        archive.store_analyses([analysis(ONE), analysis(TWO, false)])
    assert archive.pending("1") == ["a1", "a2"]


def test_a_summary_that_is_not_what_stands_there_is_refused(filled: Archive) -> None:
    with pytest.raises(ArchiveError, match="e1"):
        filled.store_summaries({"e1": (Extract("a1", "Harbour closes", 0, 14),)})
    filled.store_summaries({"e1": (Extract("a1", "Harbour reopens", 0, 15),)})
    assert filled.event_summary("e1") == (Extract("a1", "Harbour reopens", 0, 15),)


def test_an_analysis_of_an_unknown_article_is_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="not in the archive"):
        archive.store_analyses([analysis(ONE)])


def test_counts_are_the_lengths_of_lists(filled: Archive) -> None:
    scopes = [
        Scope(),
        Scope(since="2026-03-11"),
        Scope(until="2026-03-11"),
        Scope(since="2026-03-11", until="2026-03-12"),
        Scope(event="e1"),
        Scope(event="nowhere"),
        Scope(outlet="Lowland Times"),
        Scope(outlet=""),
        Scope(article="a2"),
        Scope(query="piers"),
        Scope(query="quill"),
        Scope(query="zebra"),
        Scope(query="!!!"),
        Scope(query="piers", since="2026-03-11"),
        Scope(speaker=filled.speakers()[0].id),
        Scope(excluded=False),
    ]
    lists = {
        "events": filled.events,
        "speakers": filled.speakers,
        "outlets": filled.outlets,
        "articles": filled.article_rows,
        "quotations": filled.quotations,
    }
    for scope in scopes:
        for kind, rows in lists.items():
            assert filled.count(kind, scope) == len(rows(scope)), (kind, scope)  # type: ignore[arg-type]
            assert rows(scope, 1, 1) == rows(scope)[1:2], (kind, scope)


def test_rows_of_events(filled: Archive) -> None:
    undated, dated = filled.events()
    assert (undated.id, undated.first, undated.articles) == ("e2", None, 1)
    assert (dated.articles, dated.outlets, dated.quotations) == (2, 2, 2)
    assert (dated.first, dated.last) == ("2026-03-10", "2026-03-11T08:00:00+02:00")


def test_a_statement_is_shown_once_with_all_who_carried_it(filled: Archive) -> None:
    first, second = filled.quotations()
    assert first.quotation.text == "The piers are safe again."
    assert first.outlets == ("Harbour Post", "Lowland Times")
    assert (first.speaker, first.role) == ("Mara Quill", "harbour master")
    assert second.outlets == ("Lowland Times",)


def test_the_same_statement_in_other_words_is_one_row_with_its_versions(archive: Archive) -> None:
    whole = "The piers are safe again, and every boat may sail before the week is out."
    cut = "every boat may sail before the week is out"
    one = article("a1", f'"{whole}" said Mara Quill.', outlet="Harbour Post", published="2026-03-10")
    two = article("a2", f'Mara Quill said that "{cut}".', outlet="Lowland Times", published="2026-03-09")
    archive.add([one, two])
    archive.store_analyses(
        [
            analysis(one, quote(one, whole, "Mara Quill", weight=0.5)),
            analysis(two, quote(two, cut, "Mara Quill", weight=0.6)),
        ]
    )
    archive.link_speakers()
    assert archive.count("quotations") == 2, "before they are one event"
    archive.store_events([event("e1", one, two)])
    (row,) = archive.quotations()
    assert (row.quotation.text, row.outlets) == (whole, ("Harbour Post", "Lowland Times"))
    assert [version.quotation.text for version in archive.versions(row.id)] == [whole, cut]
    assert archive.versions(archive.versions(row.id)[1].id) == archive.versions(row.id)
    assert archive.versions("nobody") == []
    assert archive.speakers()[0].quotations == 1
    assert [row.quotation.text for row in archive.quotations(Scope(until="2026-03-10"))] == [cut]


def test_a_statement_is_found_by_the_words_of_any_version(archive: Archive) -> None:
    into, inside = "Milo should look into his own hangars", "Milo should look inside his own hangars"
    one = article("a1", f'"{into}," said Mara Quill.', outlet="Harbour Post", published="2026-03-10")
    two = article("a2", f'"{inside}," Mara Quill said.', outlet="Lowland Times", published="2026-03-10")
    archive.add([one, two])
    archive.store_analyses(
        [
            analysis(one, quote(one, into, "Mara Quill", weight=0.6)),
            analysis(two, quote(two, inside, "Mara Quill", weight=0.5)),
        ]
    )
    archive.link_speakers()
    archive.store_events([event("e1", one, two)])
    assert [row.quotation.text for row in archive.quotations()] == [into]
    for words in ("into", "inside"):
        scope = Scope(query=f"look {words}")
        assert [row.quotation.text for row in archive.quotations(scope)] == [
            f"Milo should look {words} his own hangars"
        ]
        assert archive.count("quotations", scope) == 1


def test_a_statement_is_shown_from_inside_the_period(filled: Archive) -> None:
    later = Scope(since="2026-03-11", until="2026-03-12")
    assert [row.id for row in filled.quotations(later)] == ["a2:13-38", "a2:58-73"]
    assert filled.speakers(later)[0].quotations == 2
    assert filled.speakers()[0].quotations == 2


def test_a_mentioned_person_is_not_among_the_speakers(filled: Archive) -> None:
    assert [row.name for row in filled.speakers()] == ["Mara Quill"]
    assert [row.name for row in filled.mentioned()] == ["Ivo Brandt"]
    assert [row.name for row in filled.mentioned(Scope(event="e1"))] == ["Ivo Brandt"]


def test_outlets_with_the_unknown_one(filled: Archive) -> None:
    assert [(row.name, row.articles) for row in filled.outlets()] == [
        (None, 1),
        ("Harbour Post", 1),
        ("Lowland Times", 1),
    ]
    assert [row.id for row in filled.article_rows(Scope(outlet=""))] == ["a3"]


def test_an_undated_article_counts_by_when_it_was_added(filled: Archive) -> None:
    assert [row.id for row in filled.article_rows(Scope(since="2026-03-12"))] == ["a3"]
    assert filled.article_rows(Scope(since="2026-03-12"))[0].published is None


def test_days_in_a_time_zone(filled: Archive) -> None:
    from zoneinfo import ZoneInfo

    assert [(day.date, day.articles) for day in filled.days()] == [
        ("2026-03-12", 1),
        ("2026-03-11", 1),
        ("2026-03-10", 1),
    ]
    assert [day.date for day in filled.days(ZoneInfo("Pacific/Honolulu"), limit=2)] == ["2026-03-11", "2026-03-10"]


def test_a_copy_is_folded_under_its_original(filled: Archive) -> None:
    filled.store_events([event("e1", ONE, TWO, copies=(Copy("a2", "a1", 0.9),))])
    row = filled.events()[1]
    assert (row.articles, row.copies) == (1, 1)
    by_id = {row.id: row for row in filled.article_rows(Scope(event="e1"))}
    assert by_id["a2"].copy_of == "a1"
    assert by_id["a1"].copies == 1
    view = filled.event("e1")
    assert view is not None
    assert view.event.copies == (Copy("a2", "a1", 0.9),)


def test_an_event_whole(filled: Archive) -> None:
    view = filled.event("e1")
    assert view is not None
    assert view.event.articles == ("a1", "a2")
    assert view.summary[0].article == "a1", "the first article's summary until it has its own"
    assert [row.id for row in view.articles] == ["a2", "a1"]
    assert filled.event("nobody") is None
    assert filled.event_summary("nobody") == ()


def test_known_events_of_a_period(filled: Archive) -> None:
    assert [event.id for event in filled.known_events()] == ["e1", "e2"]
    assert [event.id for event in filled.known_events(since="2026-03-12")] == ["e2"]
    assert [event.id for event in filled.known_events(until="2026-03-11")] == ["e1"]
    assert [sign.article for sign in filled.signatures(until="2026-03-11T12:00:00+00:00")] == ["a1", "a2"]


def test_articles_that_move_to_another_event_leave_the_first(filled: Archive) -> None:
    filled.store_events([event("e3", TWO)])
    assert {row.id: row.articles for row in filled.events()} == {"e1": 1, "e2": 1, "e3": 1}
    filled.store_events([event("e3", ONE, TWO)])
    assert {row.id: row.articles for row in filled.events()} == {"e2": 1, "e3": 2}


def test_analysed_again_under_a_new_version(filled: Archive) -> None:
    again = analysis(ONE, quote(ONE, "The piers are safe again.", "Mara Quill", weight=0.9), version="2")
    filled.store_analyses([again])
    filled.link_speakers()
    assert filled.pending("2") == ["a2", "a3"]
    assert filled.count("quotations") == 2
    assert filled.speakers()[0].quotations == 2
    assert [row.name for row in filled.mentioned()] == [], "who is no longer found is no longer there"
    assert filled.search("safe")[0].article.id in ("a1", "a2")


def test_changes_differ_after_any_writer(filled: Archive, path: Path) -> None:
    before = filled.changes()
    assert filled.changes() == before
    with Archive.open(path) as other:
        other.add([article("a7")])
    assert filled.changes() > before
    before = filled.changes()
    filled.add([article("a8")])
    assert filled.changes() > before
    before = filled.changes()
    assert filled.add([article("a8")]).known == 1
    filled.link_speakers()
    assert filled.changes() == before, "what was there already is no change"


def test_figures_are_those_of_the_period_and_outlet_asked_for(archive: Archive) -> None:
    one = article("a1", 'Mara Quill said: "It is late."', published="2026-03-10", outlet="Post")
    two = article("a2", 'Mara Quill said: "It is over now."', published="2026-03-12", outlet="Ledger")
    archive.add([one, two])
    archive.store_analyses(
        [
            analysis(one, quote(one, "It is late.", "Mara Quill")),
            analysis(two, quote(two, "It is over now.", "Mara Quill")),
        ]
    )
    archive.link_speakers()
    archive.store_events([event("e1", one, two)])
    figures = [(row.articles, row.outlets, row.quotations) for row in archive.events()]
    assert figures == [(2, 2, 2)]
    for scope in (Scope(outlet="Post"), Scope(until="2026-03-11"), Scope(outlet="Post", query="late")):
        assert [(row.articles, row.outlets, row.quotations) for row in archive.events(scope)] == [(1, 1, 1)]
        assert [row.last for row in archive.events(scope)] == ["2026-03-10"]
        assert [row.last for row in archive.outlets(scope)] == ["2026-03-10"]
        assert [row.last for row in archive.speakers(msgspec.structs.replace(scope, query=None))] == ["2026-03-10"]
    assert archive.events(Scope(outlet="Post", query="over")) == [], "the words stand in the other outlet's article"


def test_an_event_has_no_title_that_comes_from_outside_of_the_period(archive: Archive) -> None:
    one = article("a1", title="Tanker held over spill", published="2026-03-10", outlet="Post")
    two = article("a2", title="Laboratory clears tanker", published="2026-03-12", outlet="Ledger")
    archive.add([one, two])
    archive.store_analyses([analysis(one), analysis(two)])
    archive.store_events([event("e1", one, two)])

    def titles(**scope: str) -> list[str]:
        return [row.title for row in archive.events(Scope(**scope))]  # type: ignore[arg-type]

    assert titles(until="2026-03-11") == ["Tanker held over spill"]
    assert titles(since="2026-03-11") == ["Laboratory clears tanker"]
    assert titles(outlet="Post") == titles(since="2026-03-10") == titles() == ["Event e1"]
    archive.decide(Decision(kind="rename", object="event", targets=("e1",), value="The spill"))
    assert titles(until="2026-03-11") == ["The spill"]


def test_an_undated_article_is_no_last_day(archive: Archive) -> None:
    one = article("a1", published="2026-03-10")
    two = article("a2")
    archive.add([one, two])
    archive.store_events([event("e1", one, two)])
    assert [row.last for row in archive.events(Scope(since="2026-03-01"))] == ["2026-03-10"]
    assert [row.last for row in archive.events(Scope(since="2026-03-11"))] == [None]


def test_a_day_long_ago_is_a_last_day_beside_an_undated_article(archive: Archive) -> None:
    one = article("a1", published="1965-03-10")
    two = article("a2")
    archive.add([one, two])
    archive.store_events([event("e1", one, two)])
    assert [row.last for row in archive.outlets()] == ["1965-03-10"]
    assert [row.last for row in archive.outlets(Scope(since="1960-01-01"))] == ["1965-03-10"]


def test_the_watchlist_flags_what_is_there_and_what_comes(filled: Archive) -> None:
    filled.watch(people=["Mara QUILL"], topics=["nothing known", "zebra crossing"])
    assert [row.watched for row in filled.events()] == [True, True]
    assert [(row.name, row.watched) for row in filled.speakers()] == [("Mara Quill", True)]
    assert [row.watched for row in filled.mentioned()] == [False]
    filled.watch(topics=["zebra crossing"])
    assert [row.watched for row in filled.events()] == [False, False]
    assert not filled.speakers()[0].watched
    before = filled.changes()
    filled.watch(topics=["zebra crossing"])
    assert filled.changes() == before, "the same again writes nothing"
    late = article("a4", 'At the Zebra\nCrossing, "stop" is said.', published="2026-03-13")
    filled.add([late])
    filled.store_analyses([analysis(late)])
    filled.store_events([event("e4", late)])
    assert {row.id: row.watched for row in filled.events()} == {"e1": False, "e2": False, "e4": True}


def test_what_is_watched_leads_the_quotations(filled: Archive) -> None:
    assert [row.quotation.text[:5] for row in filled.quotations()] == ["The p", "Boats"]
    filled.watch(topics=["boats"])
    assert [(row.quotation.text[:5], row.watched) for row in filled.quotations()] == [("Boats", True), ("The p", False)]
    filled.watch(people=["Mara Quill"])
    assert [row.watched for row in filled.quotations()] == [True, True]
    filled.store_analyses([analysis(TWO, quote(TWO, "Boats may sail,", "Mara Quill"), version="2")])
    assert [row.watched for row in filled.quotations()] == [True, True]
    filled.watch()
    assert [row.watched for row in filled.quotations()] == [False, False]
    filled.watch(topics=["BOATS may"])
    filled.store_analyses([analysis(TWO, quote(TWO, "Boats may sail,", "Mara Quill"), version="3")])
    assert [row.watched for row in filled.quotations()] == [True, False]


def test_where_somebody_is_met_under_whatever_form_of_the_name(archive: Archive) -> None:
    one = article("a1", 'Mara Quill said: "It is late."', published="2026-03-10")
    two = article("a2", '"It is over," said Ms Quill.', published="2026-03-11")
    three = article("a3", '"No comment," said Ivo Brandt.', published="2026-03-12")
    archive.add([one, two, three])
    archive.store_analyses(
        [
            analysis(one, quote(one, "It is late.", "Mara Quill")),
            analysis(two, speakers=(Speaker(name="Ms Quill", variants=("Ms Quill", "Quill")),)),
            analysis(three, quote(three, "No comment,", "Ivo Brandt")),
        ]
    )
    archive.link_speakers()
    archive.decide(Decision(kind="alias", object="speaker", targets=("Ms Quill",), value="Mara Quill"))
    archive.decide(Decision(kind="re-attribute", object="quotation", targets=("a3:1-12",), value="Mara Quill"))
    assert archive.meetings("MARA quill") == [
        Meeting("a1", ("Mara Quill",), 18),
        Meeting("a2", ("Ms Quill", "Quill")),
        Meeting("a3", (), 1),
    ]
    assert [met.article for met in archive.meetings("Mara Quill", Scope(since="2026-03-11", until="2026-03-12"))] == [
        "a2"
    ]
    assert archive.meetings("ara Quill") == archive.meetings("Mara")[:0] == archive.meetings('"') == []
    assert [met.article for met in archive.meetings("Ms")] == ["a1", "a2", "a3"], "however short"

    def articles(name: str, since: str | None = None) -> list[str]:
        return [row.id for row in archive.article_rows(Scope(bearer=name, since=since))]

    assert sorted(articles("MARA quill")) == sorted(articles("Ms")) == ["a1", "a2", "a3"]
    assert (articles("Mara Quill", "2026-03-12"), articles("Ivo Brandt"), articles('"')) == (["a3"], ["a3"], [])


def test_the_latest_role_that_is_no_clause_is_a_speakers(archive: Archive) -> None:
    roles = ("harbour master", "former harbour master", "who ran the port")
    told = [article(f"a{day}", published=f"2026-03-1{day}") for day in range(3)]
    archive.add(told)
    archive.store_analyses(
        analysis(one, speakers=(Speaker(name="Mara Quill", role=role),)) for one, role in zip(told, roles, strict=True)
    )
    archive.link_speakers()
    assert [row.role for row in archive.mentioned()] == ["former harbour master"]


def test_a_role_is_in_the_language_that_most_articles_are_in(archive: Archive) -> None:
    told = [article(f"a{day}", published=f"2026-03-1{day}") for day in range(3)]
    archive.add(told)
    roles = {"a0": ("harbour master", "en"), "a1": (None, "en"), "a2": ("Hafenmeisterin", "de")}
    archive.store_analyses(
        msgspec.structs.replace(
            analysis(one, speakers=(Speaker(name="Mara Quill", role=roles[one.id][0]),)), language=roles[one.id][1]
        )
        for one in told
    )
    archive.link_speakers()
    assert [row.role for row in archive.mentioned()] == ["harbour master"]


def test_a_watchlist_is_never_syntax(filled: Archive) -> None:
    filled.watch(people=['"', "NOT", "a%", ""], topics=["*", 'quote "inside', "title:", "NEAR(", "\0"])
    filled.add([article("a4")])
    before = filled.changes()
    filled.watch(people=['"', "NOT", "a%", ""], topics=["*", 'quote "inside', "title:", "NEAR(", "\0"])
    assert filled.changes() == before


def test_in_memory_for_all_threads() -> None:
    with Archive.open(":memory:", clock=lambda: NOW) as archive:
        archive.add([ONE])
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(archive.count("articles"))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [1] * 4


def test_threads_share_an_archive(filled: Archive) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                filled.add([article(f"t{number}-{step}")])
                filled.events(Scope(query="harbour"), 0, 10)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert filled.count("articles") == 33


def test_a_closed_archive_says_so(archive: Archive) -> None:
    archive.close()
    archive.close()
    with pytest.raises(ArchiveError, match="closed"):
        archive.events()


def test_a_date_that_is_none_is_named(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="'yesterday' is not a date"):
        archive.events(Scope(since="yesterday"))
