from __future__ import annotations

import pytest

from briefing.archive import Archive, ArchiveError, Decision, Scope
from briefing.archive.decisions import DecisionKind, DecisionObject, replay
from briefing.model import Extract, Speaker
from briefing.quotes.aliases import read_aliases
from briefing.quotes.speakers import speaker_id
from tests.archive.making import analysis, article, event, quote

ONE = article("a1", 'Mara Quill said: "The piers are safe again."', published="2026-03-10")
TWO = article("a2", '"We shall see," said M. Quill.', published="2026-03-11")
THREE = article("a3", '"No comment," said Ivo Brandt.', published="2026-03-12")
QUOTED = "a1:18-43"


def first(archive: Archive) -> None:
    archive.add([ONE, TWO, THREE])
    store(archive, "1")
    group(archive)


def store(archive: Archive, version: str) -> None:
    archive.store_analyses(
        [
            analysis(ONE, quote(ONE, "The piers are safe again.", "Mara Quill", weight=0.9), version=version),
            analysis(TWO, quote(TWO, "We shall see,", "M. Quill", weight=0.5), version=version),
            analysis(THREE, quote(THREE, "No comment,", "Ivo Brandt", weight=0.1), version=version),
        ]
    )
    archive.link_speakers()


def group(archive: Archive) -> None:
    archive.store_events([event("e1", ONE, TWO), event("e2", THREE)], {"e1": (Extract("a2", '"We shall', 0, 9),)})


@pytest.fixture
def filled(archive: Archive) -> Archive:
    first(archive)
    return archive


def events(archive: Archive) -> dict[str, tuple[str, ...]]:
    return {found.id: found.articles for found in archive.known_events()}


def speakers(archive: Archive) -> dict[str, int]:
    return {row.name: row.quotations for row in archive.speakers()}


def everything(archive: Archive) -> object:
    return (
        archive.events(),
        archive.speakers(),
        archive.mentioned(),
        archive.article_rows(),
        archive.quotations(),
        archive.known_events(),
        [archive.event_summary(row.id) for row in archive.events()],
    )


DECISIONS = [
    Decision(kind="pin", object="event", targets=("e1",)),
    Decision(kind="mark", object="article", targets=("a1", "a3")),
    Decision(kind="exclude", object="speaker", targets=("x",)),
    Decision(kind="pin", object="quotation", targets=(QUOTED,)),
    Decision(kind="merge", object="event", targets=("e2", "e1")),
    Decision(kind="split", object="event", targets=("a2",)),
    Decision(kind="rename", object="event", targets=("e1",), value="Piers"),
    Decision(kind="role", object="speaker", targets=(speaker_id("Mara Quill"),), value="harbour master"),
    Decision(kind="move", object="article", targets=("a1",), value="e2"),
    Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Ivo Brandt"),
    Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value=None),
    Decision(kind="alias", object="speaker", targets=("M. Quill",), value="Mara Quill"),
    Decision(kind="merge", object="speaker", targets=(speaker_id("Mara Quill"), speaker_id("Ivo Brandt"))),
]


@pytest.mark.parametrize(
    "decision", DECISIONS, ids=lambda decision: f"{decision.kind} {decision.object} {decision.value}"
)
@pytest.mark.parametrize("watched", [(), ("Mara Quill",), ("Ivo Brandt",)])
def test_undone_everything_is_as_before(filled: Archive, decision: Decision, watched: tuple[str, ...]) -> None:
    filled.watch(people=watched)
    before = everything(filled)
    written = filled.decide(decision)
    assert filled.decisions() == [written]
    assert filled.undo() == written
    assert everything(filled) == before
    assert filled.decisions() == []
    assert filled.undo() is None


@pytest.mark.parametrize(
    "decision", DECISIONS, ids=lambda decision: f"{decision.kind} {decision.object} {decision.value}"
)
def test_a_decision_holds_after_analysis_and_grouping_are_made_again(filled: Archive, decision: Decision) -> None:
    filled.decide(decision)
    decided = everything(filled)
    store(filled, "2")
    for found in filled.known_events():
        filled.store_events([found])
    group(filled)
    assert everything(filled)[1:6] == decided[1:6]  # type: ignore[index]


def test_all_decisions_undone_one_after_the_other(filled: Archive) -> None:
    states = []
    for decision in DECISIONS:
        states.append(everything(filled))
        filled.decide(decision)
    for state in reversed(states):
        filled.undo()
        assert everything(filled) == state


def test_merged_events_are_one_for_what_arrives_too(filled: Archive) -> None:
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    assert events(filled) == {"e2": ("a1", "a2", "a3")}
    view = filled.event("e1")
    assert view is not None
    assert view.event.id == "e2", "found under its old id as well"
    four = article("a4", published="2026-03-12")
    filled.add([four])
    filled.store_analyses([analysis(four)])
    filled.store_events([event("e1", ONE, TWO, four)])
    assert events(filled) == {"e2": ("a1", "a2", "a3", "a4")}
    filled.undo()
    assert events(filled) == {"e1": ("a1", "a2", "a4"), "e2": ("a3",)}


def test_a_merge_undone_after_all_was_grouped_again_gives_both_events_back(filled: Archive) -> None:
    filled.decide(Decision(kind="rename", object="event", targets=("e2",), value="Silence"))
    filled.decide(Decision(kind="pin", object="event", targets=("e2",)))
    before = filled.events(), filled.known_events()
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    store(filled, "2")
    filled.store_events([event("e2", ONE, TWO), event("e-a3", THREE)])  # the merged one's id goes to the larger part
    filled.undo()
    assert (filled.events(), filled.known_events()) == before


def test_a_merge_holds_where_grouping_puts_the_articles_elsewhere(filled: Archive) -> None:
    filled.decide(Decision(kind="merge", object="event", targets=("e2", "e1")))
    filled.store_events([event("e7", ONE), event("e8", TWO)])
    assert events(filled) == {"e2": ("a1", "a2", "a3")}


def test_a_split_takes_articles_into_an_event_of_their_own(filled: Archive) -> None:
    written = filled.decide(Decision(kind="split", object="event", targets=("a2",)))
    assert written.value
    assert events(filled) == {"e1": ("a1",), written.value: ("a2",), "e2": ("a3",)}
    assert {row.id: row.title for row in filled.events()}[written.value] == TWO.title
    four = article("a4", published="2026-03-11")
    filled.add([four])
    filled.store_analyses([analysis(four)])
    filled.store_events([event(written.value, TWO, four)])
    assert events(filled)[written.value] == ("a2", "a4")
    filled.undo()
    assert events(filled) == {"e1": ("a1", "a2", "a4"), "e2": ("a3",)}, "what arrived comes back with it"


def test_until_it_is_made_again_a_summary_speaks_of_what_is_there(filled: Archive) -> None:
    filled.store_summaries({"e2": (Extract("a3", '"No', 0, 3),)})
    filled.decide(Decision(kind="merge", object="event", targets=("e1", "e2")))
    assert filled.stale_events() == ["e1"]
    assert [extract.article for extract in filled.event_summary("e1")] == ["a2", "a3"]
    filled.decide(Decision(kind="move", object="article", targets=("a2",), value="e9"))
    assert [extract.article for extract in filled.event_summary("e1")] == ["a3"]
    assert [extract.article for extract in filled.event_summary("e9")] == ["a2"]


def test_renamed(filled: Archive) -> None:
    filled.decide(Decision(kind="rename", object="event", targets=("e1",), value="Piers reopen"))
    assert {row.id: row.title for row in filled.events()}["e1"] == "Piers reopen"
    filled.decide(Decision(kind="rename", object="event", targets=("e1",)))
    assert {row.id: row.title for row in filled.events()}["e1"] == "Event e1"
    who = filled.speakers(Scope(query="mara"))[0]
    filled.decide(Decision(kind="rename", object="speaker", targets=(who.id,), value="Dame Mara Quill"))
    assert filled.quotations()[0].speaker == "Dame Mara Quill"


def test_a_speakers_role_is_the_users_on_every_quotation(archive: Archive) -> None:
    archive.add([ONE])
    archive.store_analyses([analysis(ONE, quote(ONE, "The piers are safe again.", "Mara Quill", role="Dad-of-four"))])
    archive.link_speakers()
    (who,) = archive.speakers()

    def called() -> list[str | None]:
        (said,), one = archive.quotations(), archive.speaker(who.id)
        return [archive.speakers()[0].role, one.role if one else None, said.role, said.quotation.role]

    for value, role in (("harbour master", "harbour master"), ("", None), (None, "Dad-of-four")):
        archive.decide(Decision(kind="role", object="speaker", targets=(who.id,), value=value))
        assert called() == [role] * 4
    archive.undo()
    assert called() == [None] * 4


def test_a_role_comes_back_with_whose_it_is(filled: Archive) -> None:
    mara, ivo = speaker_id("Mara Quill"), speaker_id("Ivo Brandt")
    filled.decide(Decision(kind="role", object="speaker", targets=(ivo,), value="harbour master"))
    filled.decide(Decision(kind="merge", object="speaker", targets=(mara, ivo)))
    filled.undo()
    told = filled.speaker(ivo)
    assert told is not None
    assert told.role == "harbour master"


def test_a_role_stays_with_those_who_become_somebody_else(filled: Archive) -> None:
    mara, ivo = speaker_id("Mara Quill"), speaker_id("Ivo Brandt")
    filled.decide(Decision(kind="role", object="speaker", targets=(ivo,), value="harbour master"))
    filled.decide(Decision(kind="merge", object="speaker", targets=(mara, ivo)))
    assert filled.called() == {mara: "harbour master"}
    filled.link_speakers()
    assert {row.name: row.role for row in filled.speakers()}["Mara Quill"] == "harbour master"
    filled.decide(Decision(kind="role", object="speaker", targets=(mara,), value=""))
    assert filled.called() == {mara: ""}, "what was said last"
    filled.undo()
    filled.undo()
    assert filled.called() == {ivo: "harbour master"}


def test_the_role_said_last_holds_among_those_who_are_one(filled: Archive) -> None:
    mara, ivo = speaker_id("Mara Quill"), speaker_id("Ivo Brandt")

    def call(who: str, role: str | None) -> None:
        filled.decide(Decision(kind="role", object="speaker", targets=(who,), value=role))

    call(mara, "minister")
    call(ivo, "mayor")
    filled.decide(Decision(kind="merge", object="speaker", targets=(mara, ivo)))
    assert filled.called() == {mara: "mayor"}
    call(mara, "minister")
    assert filled.called() == {mara: "minister"}, "said again, and last"
    call(mara, None)
    assert filled.called() == {}, "as printed"


def test_grouping_that_is_shown_the_users_title_does_not_take_it_for_its_own(filled: Archive) -> None:
    filled.decide(Decision(kind="rename", object="event", targets=("e1",), value="Piers reopen"))
    filled.store_events(filled.known_events())
    filled.undo()
    assert {row.id: row.title for row in filled.events()}["e1"] == "Event e1"


def test_flags_come_with_the_rows_and_go_again(filled: Archive) -> None:
    filled.decide(Decision(kind="pin", object="event", targets=("e1",)))
    assert [row.id for row in filled.events()] == ["e1", "e2"], "pinned first"
    filled.decide(Decision(kind="pin", object="event", targets=("e1",), on=False))
    assert [row.id for row in filled.events()] == ["e2", "e1"]
    filled.decide(Decision(kind="exclude", object="article", targets=("a3",)))
    assert filled.count("articles") == 3
    assert [row.id for row in filled.article_rows(Scope(excluded=False))] == ["a2", "a1"]
    assert [row.speaker for row in filled.quotations(Scope(excluded=False))] == ["Mara Quill", "M. Quill"]
    filled.decide(Decision(kind="mark", object="quotation", targets=(QUOTED,)))
    assert filled.quotations()[0].marked


@pytest.mark.parametrize("object", ["event", "article", "quotation"])
def test_nothing_is_wanted_and_excluded_at_once(filled: Archive, object: DecisionObject) -> None:
    rows = {"event": filled.events, "article": filled.article_rows, "quotation": filled.quotations}[object]
    first = rows()[0].id

    def flags() -> tuple[bool, bool, bool]:
        row = next(row for row in rows() if row.id == first)
        return row.marked, row.pinned, row.excluded

    def decide(kind: DecisionKind, on: bool = True) -> tuple[bool, bool, bool]:
        filled.decide(Decision(kind=kind, object=object, targets=(first,), on=on))
        return flags()

    assert [decide("mark"), decide("pin")] == [(True, False, False), (True, True, False)]
    assert decide("exclude") == (False, False, True)
    assert decide("exclude", on=False) == (False, False, False), "taken in again is not marked again"
    filled.undo()
    assert decide("mark", on=False) == (False, False, True), "no mark to take off: it stays excluded"
    assert decide("mark") == (True, False, False)
    filled.undo()
    filled.undo()
    assert flags() == (False, False, True)
    filled.undo()
    assert flags() == (True, True, False), "both come back"


def test_what_belongs_to_something_excluded_is_excluded_with_it(filled: Archive) -> None:
    wanted = Scope(excluded=False)
    filled.decide(Decision(kind="exclude", object="event", targets=("e1",)))
    assert [row.id for row in filled.events(wanted)] == ["e2"]
    assert [row.id for row in filled.article_rows(wanted)] == ["a3"]
    assert [row.speaker for row in filled.quotations(wanted)] == ["Ivo Brandt"]
    filled.undo()
    ivo = {row.name: row.id for row in filled.speakers()}["Ivo Brandt"]
    filled.decide(Decision(kind="exclude", object="speaker", targets=(ivo,)))
    assert [row.speaker for row in filled.quotations(wanted)] == ["Mara Quill", "M. Quill"]
    assert len(filled.article_rows(wanted)) == 3


def test_re_attributed(filled: Archive) -> None:
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Ivo Brandt"))
    row = filled.quotations(Scope(article="a1"))[0]
    assert (row.speaker, row.decided) == ("Ivo Brandt", True)
    assert row.speaker_id == {row.name: row.id for row in filled.speakers()}["Ivo Brandt"]
    assert speakers(filled) == {"Ivo Brandt": 2, "M. Quill": 1}
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Someone New"))
    assert speakers(filled) == {"Ivo Brandt": 1, "M. Quill": 1, "Someone New": 1}
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,)))
    row = filled.quotations(Scope(article="a1"))[0]
    assert (row.speaker, row.speaker_id, row.decided) == (None, None, True)
    assert filled.analysis("a1").quotations[0].speaker == "Mara Quill", "the analysis itself is untouched"  # type: ignore[union-attr]


def test_who_speaks_by_decision_alone_has_a_last_day(filled: Archive) -> None:
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Petra Vane"))
    assert {row.name: row.last for row in filled.speakers()}["Petra Vane"] == "2026-03-10"
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=("a3:1-12",), value="Petra Vane"))
    assert {row.name: row.last for row in filled.speakers()}["Petra Vane"] == "2026-03-12", "the later of the two"


def test_an_alias_joins_what_was_and_what_comes(filled: Archive) -> None:
    filled.decide(Decision(kind="alias", object="speaker", targets=("M. Quill",), value="Mara Quill"))
    assert speakers(filled) == {"Mara Quill": 2, "Ivo Brandt": 1}
    found = filled.speaker(filled.speakers(Scope(query="m quill"))[0].id)
    assert found is not None
    assert set(found.variants) == {"Mara Quill", "M. Quill"}


def test_a_speaker_is_shown_under_the_fullest_name_that_is_usual(archive: Archive) -> None:
    names = ["Mara Quill"] * 6 + ["Mara I. Quill"] * 6 + ["Mara Quill Says Boats"]
    articles = [article(f"n{at}", f'"Yes," said {name}.', published="2026-03-10") for at, name in enumerate(names)]
    archive.add(articles)
    archive.store_analyses(
        analysis(each, quote(each, "Yes,", name)) for each, name in zip(articles, names, strict=True)
    )
    archive.link_speakers()
    assert "Mara I. Quill" in speakers(archive)


def test_the_users_list_of_names(filled: Archive) -> None:
    filled.use_aliases(read_aliases("aliases:\n  Dame Mara Quill: [M. Quill, Mara Quill]\n"))
    assert speakers(filled) == {"Dame Mara Quill": 2, "Ivo Brandt": 1}
    before = filled.changes()
    filled.use_aliases(read_aliases("aliases:\n  Dame Mara Quill: [M. Quill, Mara Quill]\n"))
    assert filled.changes() == before, "the same again writes nothing"
    filled.use_aliases(read_aliases("apart:\n  - [M. Quill, Mara Quill]\n"))
    assert speakers(filled) == {"Mara Quill": 1, "M. Quill": 1, "Ivo Brandt": 1}
    filled.use_aliases(read_aliases(""))
    assert sum(speakers(filled).values()) == 3


def test_merged_speakers(filled: Archive) -> None:
    ids = {row.name: row.id for row in filled.speakers()}
    filled.decide(Decision(kind="merge", object="speaker", targets=(ids["Mara Quill"], ids["M. Quill"])))
    assert speakers(filled) == {"Mara Quill": 2, "Ivo Brandt": 1}
    merged = filled.speaker(ids["M. Quill"])
    assert merged is not None
    assert merged.id == ids["Mara Quill"]
    five = article("a5", '"Again," said M. Quill.', published="2026-03-12")
    filled.add([five])
    filled.store_analyses([analysis(five, quote(five, "Again,", "M. Quill"))])
    filled.link_speakers()
    assert speakers(filled) == {"Mara Quill": 3, "Ivo Brandt": 1}
    filled.undo()
    assert speakers(filled) == {"Mara Quill": 1, "M. Quill": 2, "Ivo Brandt": 1}


def test_the_speaker_that_others_become_part_of_keeps_its_role(archive: Archive) -> None:
    roles = {"Mara Quill": "harbour master", "M. Quill": "keen swimmer", "Ivo Brandt": None}
    told = [article(f"a{day}", f"“Yes,” said {name}.", published=f"2026-03-1{day}") for day, name in enumerate(roles)]
    archive.add(told)
    archive.store_analyses(
        analysis(one, quote(one, "Yes,", name, role=role))
        for one, (name, role) in zip(told, roles.items(), strict=True)
    )
    archive.link_speakers()
    ids = {row.name: row.id for row in archive.speakers()}

    def merged(name: str, other: str) -> list[str | None]:
        archive.decide(Decision(kind="merge", object="speaker", targets=(ids[name], ids[other])))
        row = next(row for row in archive.speakers() if row.id == ids[name])
        printed = next(one.role for one in archive.printed_roles() if one.speaker == row.id)
        return [row.role, printed]

    assert merged("Mara Quill", "M. Quill") == ["harbour master"] * 2, "though that of the other is the newer one"
    archive.undo()
    assert merged("Ivo Brandt", "M. Quill") == ["keen swimmer"] * 2, "who has none gets one"
    archive.undo()
    archive.decide(Decision(kind="merge", object="speaker", targets=(ids["Mara Quill"], ids["M. Quill"])))
    later = article("a9", "“No,” said Mara Quill.", published="2026-03-19")
    archive.add([later])
    archive.store_analyses([analysis(later, quote(later, "No,", "Mara Quill", role="harbour minister"))])
    archive.link_speakers()
    assert {row.name: row.role for row in archive.speakers()}["Mara Quill"] == "harbour minister", "a newer one of hers"


def test_the_speaker_that_others_become_part_of_keeps_its_name(filled: Archive) -> None:
    ids = {row.name: row.id for row in filled.speakers()}
    four = article("a4", '"Once more," said Mara Ingrid Quill-Vane.', published="2026-03-12")
    filled.add([four])
    filled.store_analyses([analysis(four, quote(four, "Once more,", "Mara Ingrid Quill-Vane"))])
    filled.link_speakers()
    long = next(row.id for row in filled.speakers() if row.name == "Mara Ingrid Quill-Vane")
    filled.decide(Decision(kind="merge", object="speaker", targets=(ids["Ivo Brandt"], long)))
    merged = next(row for row in filled.speakers() if row.id == ids["Ivo Brandt"])
    assert (merged.name, merged.quotations) == ("Ivo Brandt", 2)
    assert [row.id for row in filled.speakers(Scope(query="quill-vane"))] == [merged.id], "found under both"
    assert set(filled.names()[merged.id]) == {"Ivo Brandt", "Mara Ingrid Quill-Vane"}
    filled.decide(Decision(kind="merge", object="speaker", targets=(ids["M. Quill"], ids["Ivo Brandt"])))
    assert {row.id: row.name for row in filled.speakers()}[ids["M. Quill"]] == "M. Quill"
    filled.undo()
    filled.undo()
    assert speakers(filled) == {"Mara Quill": 1, "M. Quill": 1, "Ivo Brandt": 1, "Mara Ingrid Quill-Vane": 1}


def test_a_name_that_was_split_off_stays_where_others_become_part_of_it(filled: Archive) -> None:
    filled.decide(Decision(kind="alias", object="speaker", targets=("M. Quill",), value="Mara Quill"))
    id = {row.name: row.id for row in filled.speakers()}["Mara Quill"]
    filled.decide(Decision(kind="split", object="speaker", targets=(id, "M. Quill")))
    split = {row.name: row.id for row in filled.speakers()}["M. Quill"]
    filled.decide(Decision(kind="merge", object="speaker", targets=(split, id)))
    assert {row.id: row.name for row in filled.speakers()}[split] == "M. Quill"


def test_who_speaks_by_decision_alone_keeps_the_name_where_others_become_part_of_it(filled: Archive) -> None:
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="Jo Vane"))
    ids = {row.name: row.id for row in filled.speakers()}
    filled.decide(Decision(kind="merge", object="speaker", targets=(ids["Jo Vane"], ids["Ivo Brandt"])))
    assert speakers(filled) == {"Jo Vane": 2, "M. Quill": 1}


def test_a_name_split_off_a_speaker(filled: Archive) -> None:
    filled.decide(Decision(kind="alias", object="speaker", targets=("M. Quill",), value="Mara Quill"))
    id = {row.name: row.id for row in filled.speakers()}["Mara Quill"]
    filled.decide(Decision(kind="split", object="speaker", targets=(id, "M. Quill")))
    assert speakers(filled) == {"Mara Quill": 1, "M. Quill": 1, "Ivo Brandt": 1}
    filled.undo()
    assert speakers(filled) == {"Mara Quill": 2, "Ivo Brandt": 1}


def test_names_printed_are_told_with_whose_they_were(filled: Archive) -> None:
    mara, mr, ivo = (speaker_id(name) for name in ("Mara Quill", "M. Quill", "Ivo Brandt"))
    assert filled.printed_names(ivo) == {"Ivo Brandt": (ivo,)}
    filled.decide(Decision(kind="merge", object="speaker", targets=(mara, ivo)))
    filled.decide(Decision(kind="merge", object="speaker", targets=(mr, mara)))
    assert filled.printed_names(mr) == {"Mara Quill": (mara,), "M. Quill": (mr,), "Ivo Brandt": (ivo,)}
    assert filled.printed_names(mara) == {}
    filled.decide(Decision(kind="split", object="speaker", targets=(ivo, "Ivo Brandt")))
    filled.decide(Decision(kind="re-attribute", object="quotation", targets=(QUOTED,), value="M. Quill"))
    assert filled.printed_names(mr) == {"M. Quill": (mr,)}, "what is decided is printed under no other name"


def test_the_name_with_the_most_quotations_comes_first_and_one_never_shown_not_at_all(archive: Archive) -> None:
    words = "The piers are safe again, and they will stay so for long."
    one, two, three = (article(f"a{n}", f'{name}: "{words}" "Part {n}."') for n, name in enumerate("xyz"))
    archive.add([one, two, three])
    archive.store_analyses(
        [
            analysis(one, quote(one, words, "Ivo Brandt")),
            analysis(two, quote(two, words, "Mara Quill"), quote(two, "Part 1.", "Mara Quill")),
            analysis(three, quote(three, words, "Quill")),
        ]
    )
    archive.link_speakers()
    mara, *others = (speaker_id(name) for name in ("Mara Quill", "Ivo Brandt", "Quill"))
    archive.decide(Decision(kind="merge", object="speaker", targets=(mara, *others)))
    archive.store_events([event("e1", one, three), event("e2", two)])
    assert list(archive.printed_names(mara)) == ["Mara Quill", "Ivo Brandt"]


def test_unnamed_sources_of_two_articles_are_not_one_speaker(archive: Archive) -> None:
    archive.add([ONE, TWO])
    unnamed = (Speaker(name="a diplomat", kind="unnamed", quoted=1),)
    archive.store_analyses(
        [
            analysis(ONE, quote(ONE, "The piers are safe again.", "a diplomat"), speakers=unnamed),
            analysis(TWO, quote(TWO, "We shall see,", "a diplomat"), speakers=unnamed),
        ]
    )
    archive.link_speakers()
    assert archive.speakers() == []
    assert [(row.speaker, row.speaker_id) for row in archive.quotations()] == [("a diplomat", None)] * 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "merge", "object": "event", "targets": ("e1",)}, "at least 2"),
        ({"kind": "move", "object": "article", "targets": ("a1",)}, "where to"),
        (
            {"kind": "move", "object": "event", "targets": ("a1",), "value": "e1"},
            "move is nothing that can be done to an event",
        ),
        ({"kind": "pin", "object": "event", "targets": ()}, "at least 1"),
    ],
)
def test_a_decision_that_means_nothing_is_refused(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(ArchiveError, match=says):
        Decision(**wrong)  # type: ignore[arg-type]


def test_merges_in_a_circle_end() -> None:
    done = replay(
        [
            Decision(kind="merge", object="event", targets=("a", "b")),
            Decision(kind="merge", object="event", targets=("b", "c")),
            Decision(kind="merge", object="event", targets=("c", "a")),
        ]
    )
    assert len({done.root(id) for id in "abc"}) == 1


def test_decisions_about_what_is_gone_do_no_harm(filled: Archive) -> None:
    for decision in (
        Decision(kind="pin", object="event", targets=("gone",)),
        Decision(kind="merge", object="event", targets=("gone", "e1")),
        Decision(kind="re-attribute", object="quotation", targets=("gone:0-1",), value="Nobody"),
        Decision(kind="move", object="article", targets=("gone",), value="e1"),
    ):
        filled.decide(decision)
    assert filled.count("articles") == 3
    for _ in range(4):
        filled.undo()
    assert events(filled) == {"e1": ("a1", "a2"), "e2": ("a3",)}
