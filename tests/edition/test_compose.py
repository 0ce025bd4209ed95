from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import msgspec
import pytest
from stories import (
    BRIDGE,
    BRIDGE_LATER,
    BRIDGE_TOO,
    CHOIR,
    FERRY,
    LOCK,
    LOCK_INQUIRY,
    LOCK_LATER,
    QUARRY,
    Build,
    article,
)

from briefing.archive import Archive, Decision, Scope
from briefing.archive.decisions import DecisionObject
from briefing.edition import FORMATS, Edition, EditionError, check, compose, render
from briefing.edition.anatomy import Said
from briefing.edition.selection import abreast, choose_events
from briefing.model import Article
from briefing.settings import EditionSettings, Settings, SummarySettings, Watchlist
from briefing.summary import summarise_event

FIRST = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")
SECOND = ("2026-03-11T00:00:00+00:00", "2026-03-12T00:00:00+00:00")
ALL = ("2026-03-10T00:00:00+00:00", "2026-03-13T00:00:00+00:00")


def of(archive: Archive, period: tuple[str, str] = FIRST, settings: Settings | None = None, **options: str) -> Edition:
    edition = compose(archive, settings or Settings(), *period, **options)
    check(edition, archive)
    return edition


@pytest.fixture
def town(build: Build) -> Archive:
    """One event that three outlets report, one of them a copy, a follow-up, and a small event."""
    return build(
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", byline="Ana Petrov"),
        article("a2", BRIDGE_TOO, outlet="Orrin Courier", published="2026-03-10T11:00:00+00:00"),
        article("a3", BRIDGE, outlet="Evening Vessel", published="2026-03-10T12:30:00+00:00"),
        article("a4", CHOIR, outlet="Orrin Courier", published="2026-03-10"),
        article("a5", BRIDGE_LATER, outlet="Quayside Agency", published="2026-03-11T08:00:00+00:00"),
    )


def test_the_anatomy_of_a_day(town: Archive) -> None:
    edition = of(town, settings=Settings(prepared_by="Night desk", marking="internal"))
    assert (edition.prepared_by, edition.marking) == ("Night desk", "internal")
    assert edition.cutoff == "2026-03-10T12:30:00+00:00"
    assert [section.headline for section in edition.sections][1:] == ["Choir of lighthouse keepers wins prize"]
    bridge = edition.sections[0]
    assert "bridge" in bridge.headline.lower()
    assert (bridge.articles, bridge.copies) == (2, 1), "the copy is folded and counted"
    assert {(carrier.name, carrier.articles, carrier.copies) for carrier in bridge.carriers} == {
        ("Quayside Agency", 1, 0),
        ("Orrin Courier", 1, 0),
        ("Evening Vessel", 0, 1),
    }
    assert 1 <= len(bridge.summary) <= 4
    assert 1 <= len(edition.top) <= 3
    assert edition.figures.articles == 4
    assert edition.figures.outlets == 3
    sources = {source.article: source for source in edition.sources}
    assert sources["a1"].byline == "Ana Petrov"
    assert sources["a1"].copies == 1
    assert [source.number for source in edition.sources] == list(range(1, len(edition.sources) + 1))


def test_full_name_and_role_stand_at_first_mention_only(town: Archive) -> None:
    edition = of(town)
    lines = [said for said in edition.quotations() if "Halvorsen" in said.speaker]
    first, *others = lines
    assert first.speaker == "Tove Halvorsen-Quist"
    assert first.role is not None
    assert "engineer" in first.role
    assert others
    assert {(said.speaker, said.role) for said in others} == {("Halvorsen-Quist", None)}


def test_a_name_that_begins_with_a_particle_stands_in_its_short_form(build: Build) -> None:
    text = (
        "Divers find the missing\nDivers found the two missing people off Orrin on Tuesday.\n"
        "“They were together in the van, and I have told the family that,” said Commander Joost van der Ley.\n"
        "“You learn a car the way you learn a face in the dark,” said Commander Joost van der Ley of the Navy."
    )
    edition = of(build(article("divers", text, published="2026-03-10T10:00:00Z", outlet="Orrin Post")))
    printed = {reference.speaker for section in edition.sections for reference in section.references}
    assert printed == {"van der Ley"}


def test_the_same_words_in_several_outlets_stand_once(town: Archive) -> None:
    edition = of(town)
    words = Counter(said.quotation.text for said in edition.quotations())
    assert max(words.values()) == 1
    said = next(said for said in edition.quotations() if said.quotation.text.startswith("The crack is as long"))
    assert {said.outlet, *said.also} == {"Quayside Agency", "Orrin Courier", "Evening Vessel"}


def test_a_preferred_outlet_is_cited_where_it_carries_the_same_words(town: Archive) -> None:
    edition = of(town, settings=Settings(preferred_outlets=("Nobody's Gazette", "Orrin Courier")))
    said = next(said for said in edition.quotations() if said.quotation.text.startswith("The crack is as long"))
    assert (said.outlet, said.quotation.article) == ("Orrin Courier", "a2")


def test_only_articles_of_the_period_speak(town: Archive) -> None:
    edition = of(town)
    used = {piece.article for piece in edition.extracts()} | {said.quotation.article for said in edition.quotations()}
    assert used <= {"a1", "a2", "a3", "a4"}
    assert {source.article for source in edition.sources} <= {"a1", "a2", "a3", "a4"}
    later = of(town, SECOND)
    assert {piece.article for piece in later.extracts()} == {"a5"}


NOON = "2026-03-10T12:00:00+00:00"


@pytest.fixture
def lock(build: Build) -> Archive:
    return build(
        article("l1", LOCK, outlet="Canal Post", published="2026-03-10T08:10:00+00:00"),
        article("l2", LOCK_LATER, outlet="Oster Leaf", published="2026-03-10T17:45:00+00:00"),
        article("l3", CHOIR, outlet="Oster Leaf", published="2026-03-10T09:00:00+00:00"),
    )


def test_a_continued_event_tells_the_numbers_that_changed_and_the_new_words(lock: Archive) -> None:
    edition = of(lock, previous=NOON)
    (change,) = edition.continuing
    (toll,) = change.numbers
    assert (toll.counts, toll.before.extract.text, toll.after.extract.text) == ("dead", "12", "14")
    assert (toll.before.extract.article, toll.after.extract.article) == ("l1", "l2")
    sources = {source.number: source.article for source in edition.sources}
    assert (sources[toll.before.source], sources[toll.after.source]) == ("l1", "l2")
    told = {said.number: said for said in edition.quotations()}
    new = [*(said.number for said in change.said), *(number for one in change.references for number in one.numbers)]
    assert {told[number].quotation.text.split()[0] for number in new} == {"I", "Every"}, "what was heard is not new"
    assert of(lock).continuing == (), "everything is new since the beginning of the day"


@pytest.mark.parametrize("form", FORMATS)
def test_a_changed_number_whose_word_says_little_has_its_sentence(build: Build, form: str) -> None:
    before = (
        "Dockers close Oster copper terminal over robot cranes\n"
        "Dockers closed the copper terminal at Oster on Tuesday over a plan for robot cranes, their union said. "
        "Copper for May rose to 9,870 crowns a tonne."
    )
    after = (
        "Oster dockers to reopen copper terminal after deal on robot cranes\n"
        "The copper terminal at Oster opens again after dockers won a driver for all robot cranes on Tuesday. "
        "Copper for May fell to 9,640 crowns a tonne."
    )
    archive = build(
        article("c1", before, outlet="Canal Post", published="2026-03-10T08:10:00+00:00"),
        article("c2", after, outlet="Oster Leaf", published="2026-03-10T17:45:00+00:00"),
    )
    edition = of(archive, previous=NOON)
    ((price,),) = [change.numbers for change in edition.continuing]
    assert price.told is not None
    assert price.told.extract in edition.extracts(), "compared with its article like every sentence"
    text = " ".join(render(edition, form).split())
    news = text[text.lower().index("new since the last edition") :]
    assert "Copper for May fell to 9,640 crowns a tonne." in news


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_paper_corrects_is_told_as_that(build: Build, form: str) -> None:
    corrected = f"{LOCK_LATER}\n(Corrects an earlier report to show that the gate was built in 1931, not in 1913.)"
    archive = build(
        article("l1", LOCK, outlet="Canal Post", published="2026-03-10T08:10:00+00:00"),
        article("l2", corrected, outlet="Oster Leaf", published="2026-03-10T17:45:00+00:00"),
    )
    edition = of(archive, previous=NOON)
    ((told,),) = [change.corrections for change in edition.continuing]
    assert told.extract in edition.extracts(), "compared with its article like every sentence"
    text = re.sub(r"</?\w[^>]*>", "", " ".join(render(edition, form).split()))
    assert "Correction: (Corrects an earlier report to show that the gate was built in 1931" in text


def test_what_a_number_was_the_day_before_is_told_with_its_source(lock: Archive) -> None:
    evening = ("2026-03-10T17:00:00+00:00", "2026-03-11T00:00:00+00:00")
    edition = of(lock, evening)
    ((toll,),) = [change.numbers for change in edition.continuing]
    assert toll.before.extract.article == "l1", "from before the period"
    assert [source.article for source in edition.sources if source.number == toll.before.source] == ["l1"]
    assert edition.figures.articles == 1
    told = {piece.article for section in edition.sections for piece in (cited.extract for cited in section.summary)}
    assert told == {"l2"}


def test_words_of_another_language_are_printed_in_figures(build: Build) -> None:
    french = (
        "L’écluse d’Oster cède\n"
        "Huit personnes sont mortes mardi quand la porte de l’écluse d’Oster a cédé, a annoncé la police du canal."
    )
    archive = build(
        article("l1", french, outlet="L’Écho", published="2026-03-10T08:10:00+00:00", language="fr", event="lock"),
        article("l2", LOCK_LATER, outlet="Oster Leaf", published="2026-03-10T17:45:00+00:00", event="lock"),
        article("l3", CHOIR, outlet="Oster Leaf", published="2026-03-10T18:00:00+00:00"),
    )
    edition = of(archive, previous=NOON)
    for form in FORMATS:
        text = re.sub(r"</?\w[^>]*>|\\", "", render(edition, form)).replace("&nbsp;", " ")
        assert re.search(r"dead: 8 \[\d\] → 14 \[\d\]", text), form


@pytest.mark.parametrize("form", FORMATS)
def test_a_new_quotation_that_stands_nowhere_else_is_printed_under_its_event(lock: Archive, form: str) -> None:
    heard = next(row for row in lock.quotations() if row.quotation.text.startswith("We heard"))
    lock.decide(Decision(kind="pin", object="quotation", targets=(heard.id,)))
    few = Settings(edition=EditionSettings(key_quotations=0, quotations_per_event=1, sentences=1))
    edition = of(lock, previous=NOON, settings=few)
    printed = [said.quotation.text for section in edition.sections for said in section.said]
    assert printed[0] == "We heard the gate before we saw the water,"
    (change,) = edition.continuing
    (said,) = change.said
    assert (change.references, edition.quotations()[-1]) == ((), said)
    text = " ".join(render(edition, form).split())
    news = text[text.lower().index("new since the last edition") : text.lower().rindex("sources")]
    assert said.quotation.text.removesuffix(",") in news
    assert "dead: 12" in news
    assert "→" in news


def test_the_form_says_how_long_an_event_is_told(town: Archive) -> None:
    def told(form: str | None, words: int | None = None) -> list[tuple[str, ...]]:
        settings = Settings(edition=EditionSettings(form=form), summary=SummarySettings(words=words))  # type: ignore[arg-type]
        return [
            tuple(line.extract.text for line in section.summary) for section in of(town, settings=settings).sections
        ]

    assert {len(lines) for lines in told("headline", 200)} == {1}, "whatever the length of other summaries is"
    assert len(told("lines")[0]) == 3
    assert 60 <= len(" ".join(told("paragraph")[0]).split()) <= 100
    assert len(told(None)[0]) == 4


def test_a_headline_tells_nothing_of_a_later_day(town: Archive) -> None:
    assert "June" not in of(town).sections[0].headline
    assert of(town, SECOND).sections[0].headline == "Orrin bridge to stay closed until June"
    event = of(town, ALL).sections[0].id
    town.decide(Decision(kind="rename", object="event", targets=(event,), value="The bridge"))
    assert of(town).sections[0].headline == "The bridge"


def test_what_is_new_and_what_goes_on(town: Archive) -> None:
    assert {change.headline for change in of(town).new} == {section.headline for section in of(town).sections}
    later = of(town, SECOND)
    assert later.new == ()
    assert [change.articles for change in later.continuing] == [1]
    assert not later.sections[0].new
    both = of(town, ALL, previous="2026-03-10T10:00:00+00:00")
    assert {change.articles for change in both.continuing} == {2}, "a2 and a5 came after the last cut-off"


@pytest.fixture
def inquiry(build: Build) -> Archive:
    """An event of the second day that follows from one of the first."""
    archive = build(
        article("l1", LOCK, outlet="Canal Post", published="2026-03-10T08:10:00+00:00", event="gate"),
        article("l2", LOCK_INQUIRY, outlet="Oster Leaf", published="2026-03-11T09:45:00+00:00", event="inquiry"),
        article("l3", CHOIR, outlet="Oster Leaf", published="2026-03-11T09:00:00+00:00", event="choir"),
    )
    lock = [event for event in archive.known_events() if event.articles in (("l1",), ("l2",))]
    assert len(lock) == 2
    archive.store_events([msgspec.structs.replace(event, storyline="s-lock") for event in lock])
    return archive


def test_an_event_that_follows_from_a_known_one_is_continued(inquiry: Archive) -> None:
    edition = of(inquiry, SECOND)
    assert {section.headline[:5]: section.new for section in edition.sections} == {"Head ": False, "Choir": True}
    (change,) = edition.continuing
    (toll,) = change.numbers
    assert (toll.counts, toll.before.extract.text, toll.after.extract.text) == ("dead", "12", "17")
    assert (toll.before.extract.article, toll.after.extract.article) == ("l1", "l2")
    assert [one.headline for one in edition.new] == ["Choir of lighthouse keepers wins prize"]
    assert [one.speaker for one in change.references] == ["Vondermeer"], "Aldersey was heard before"


LOCK_CORRECTED = """Oster lock: one was counted twice
The toll of the break of the Oster lock on Tuesday stands at 16, not 17, the canal board said late on Wednesday.
"""


@pytest.mark.parametrize(("event", "told"), [("inquiry", ["16"]), ("toll", ["16"]), ("quarry", ["17"])])
def test_a_toll_that_the_storyline_withdraws_is_not_the_new_one(build: Build, event: str, told: list[str]) -> None:
    archive = build(
        article("l1", LOCK, outlet="Canal Post", published="2026-03-10T08:10:00+00:00", event="gate"),
        article("l2", LOCK_INQUIRY, outlet="Oster Leaf", published="2026-03-11T09:45:00+00:00", event="inquiry"),
        article("l3", LOCK_CORRECTED, outlet="Canal Post", published="2026-03-11T22:45:00+00:00", event=event),
    )
    line = [one for one in archive.known_events() if event != "quarry" or "l3" not in one.articles]
    archive.store_events([msgspec.structs.replace(one, storyline="s-lock") for one in line])
    edition = of(archive, SECOND)
    assert [number.now for change in edition.continuing for number in change.numbers] == told


def test_what_a_storyline_told_before_is_not_told_of_what_is_excluded(inquiry: Archive) -> None:
    first = next(row.event for row in inquiry.article_rows() if row.id == "l1")
    inquiry.decide(Decision(kind="exclude", object="event", targets=(first or "",)))
    edition = of(inquiry, SECOND)
    assert (edition.continuing, len(edition.new)) == ((), 2)
    assert "l1" not in {source.article for source in edition.sources}


def test_without_a_date_an_article_is_new_by_when_it_was_read_in(build: Build) -> None:
    archive = build(article("c1", CHOIR))
    (read_in,) = archive.moments.arrivals(["c1"]).values()
    at, later = (moment.isoformat() for moment in (read_in, read_in + timedelta(seconds=1)))
    assert [change.articles for change in of(archive, previous=at).new] == [1]
    assert of(archive, previous=later).new == ()


def test_a_quiet_day_is_an_edition(town: Archive) -> None:
    edition = of(town, ("2026-03-20T00:00:00+00:00", "2026-03-21T00:00:00+00:00"))
    assert edition.quiet
    assert edition.cutoff is None
    assert not edition.sections
    assert not edition.sources


def test_what_the_user_excluded_is_not_in_it(town: Archive) -> None:
    bridge, choir = of(town).sections
    town.decide(Decision(kind="exclude", object="event", targets=(bridge.id,)))
    assert [section.id for section in of(town).sections] == [choir.id]
    town.undo()
    said = of(town).quotations()[0].quotation
    town.decide(Decision(kind="exclude", object="article", targets=(said.article,)))
    assert said.article not in {source.article for source in of(town).sources}


@pytest.mark.parametrize("object", ["quotation", "speaker"])
def test_excluded_words_are_in_no_sentence_either(town: Archive, object: DecisionObject) -> None:
    def told() -> list[str]:
        edition = of(town)
        lines = [line.extract.text for section in edition.sections for line in section.summary]
        return [*lines, *(top.line.extract.text for top in edition.top)]

    (row,) = [row for row in town.quotations() if "none of them clapped" in row.quotation.text]
    assert any("none of them clapped" in text for text in told())
    id = row.id if object == "quotation" else str(row.speaker_id)
    town.decide(Decision(kind="exclude", object=object, targets=(id,)))
    assert not any("none of them clapped" in text for text in told())
    assert told()


def test_what_the_user_marked_is_what_goes_in(town: Archive) -> None:
    choir = of(town).sections[1].id
    assert not of(town).figures.chosen
    town.decide(Decision(kind="mark", object="event", targets=(choir,)))
    edition = of(town)
    assert [section.id for section in edition.sections] == [choir]
    assert edition.figures.chosen


def test_a_marked_article_brings_its_event(town: Archive) -> None:
    town.decide(Decision(kind="mark", object="article", targets=("a4",)))
    assert [section.headline for section in of(town).sections] == ["Choir of lighthouse keepers wins prize"]


def test_marked_quotations_are_the_key_ones(town: Archive) -> None:
    rows = town.quotations(Scope(since=FIRST[0], until=FIRST[1]))
    chosen = next(row for row in rows if "carry them for nothing" in row.quotation.text)
    town.decide(Decision(kind="mark", object="quotation", targets=(chosen.id,)))
    edition = of(town)
    assert [said.quotation.text for voice in edition.voices for said in voice.said] == [chosen.quotation.text]


def test_a_marked_quotation_goes_in_whatever_its_event(town: Archive) -> None:
    [row] = [row for row in town.quotations() if row.quotation.text.startswith("We have sung to ships")]
    town.decide(Decision(kind="mark", object="quotation", targets=(row.id,)))
    edition = of(town, settings=Settings(edition=EditionSettings(events=1, briefs=0)))
    assert [said.quotation.text for voice in edition.voices for said in voice.said] == [row.quotation.text]


def test_a_marked_speaker_is_who_is_heard(town: Archive) -> None:
    speaker = next(row for row in town.speakers() if row.name == "Bertil Amsden")
    town.decide(Decision(kind="mark", object="speaker", targets=(speaker.id,)))
    assert [voice.name for voice in of(town).voices] == ["Bertil Amsden"]


def test_pinned_events_lead(town: Archive) -> None:
    choir = of(town).sections[1].id
    town.decide(Decision(kind="pin", object="event", targets=(choir,)))
    assert of(town).sections[0].id == choir


def test_uncertain_attributions_are_flagged_until_the_user_decides(town: Archive) -> None:
    [row] = [row for row in town.quotations() if row.quotation.text.startswith("We have sung to ships")]
    sure = row.quotation.confidence
    strict = Settings(edition=EditionSettings(uncertain_below=min(1.0, sure + 0.001)))

    def sung(settings: Settings | None = None) -> tuple[Edition, Said]:
        edition = of(town, settings=settings)
        [said] = [said for said in edition.quotations() if said.quotation.text == row.quotation.text]
        return edition, said

    if sure < 1:
        edition, said = sung(strict)
        assert said.uncertain == row.quotation.reason
        assert said.number in edition.figures.uncertain
        assert said not in [said for voice in edition.voices for said in voice.said], (
            "a key quotation is surely attributed"
        )
    edition, said = sung(Settings(edition=EditionSettings(uncertain_below=sure)))
    assert said.uncertain is None
    assert said in [said for voice in edition.voices for said in voice.said]
    town.decide(Decision(kind="re-attribute", object="quotation", targets=(row.id,), value="Ada Quillon"))
    _, said = sung(strict)
    assert (said.speaker, said.uncertain) == ("Ada Quillon", None)


def test_the_watchlist_finds_people_by_their_short_form_too_and_topics_in_any_case(town: Archive) -> None:
    watchlist = Watchlist(people=("Tove Halvorsen-Quist", "Nobody Here"), topics=("LANTERN prize", "tern"))
    found = {hit.name: hit for hit in of(town, settings=Settings(watchlist=watchlist)).watched}
    assert set(found) == {"Tove Halvorsen-Quist", "LANTERN prize"}
    assert found["Tove Halvorsen-Quist"].articles == 2
    assert "Halvorsen-Quist" in found["Tove Halvorsen-Quist"].line.extract.text


def test_the_watchlist_finds_whom_the_articles_mean_by_another_name(build: Build) -> None:
    later = """Vessel Roads Agency to hire divers
The Vessel Roads Agency will hire four divers for the piers of its bridges.
“Divers see what letters do not,” said Ms Halvorsen-Quist, chief engineer of the Vessel Roads Agency.
"""
    archive = build(
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", event="bridge"),
        article("a2", later, outlet="Quayside Agency", published="2026-03-12T09:00:00+00:00", event="divers"),
    )
    watchlist = Watchlist(people=("Tove Halvorsen-Quist",))
    day = ("2026-03-12T00:00:00+00:00", "2026-03-13T00:00:00+00:00")
    [hit] = of(archive, day, Settings(watchlist=watchlist)).watched
    assert hit.articles == 1
    assert hit.line.extract.text.startswith("“Divers see"), "the sentence that names her"
    [hit] = of(archive, ALL, Settings(watchlist=watchlist)).watched
    assert hit.articles == 2
    assert "Tove Halvorsen-Quist" in hit.line.extract.text, "the full name first"


def test_settings_bound_what_goes_in(town: Archive) -> None:
    small = Settings(
        edition=EditionSettings(events=1, sentences=1, top_lines=1, key_quotations=1, quotations_per_event=0)
    )
    edition = of(town, settings=small)
    assert (len(edition.sections), len(edition.top), len(edition.quotations())) == (1, 1, 1)
    assert len(edition.sections[0].summary) == 1
    assert [brief.headline for brief in edition.briefs] == ["Choir of lighthouse keepers wins prize"]
    edition = of(town, settings=Settings(edition=EditionSettings(events=1, briefs=0)))
    assert (edition.briefs, edition.omitted) == ((), 1)
    assert "a4" not in {source.article for source in edition.sources}


def test_the_same_archive_gives_an_equal_edition(sample: Archive, sample_settings_loaded: Settings) -> None:
    editions = [compose(sample, sample_settings_loaded, *ALL) for _ in range(2)]
    assert msgspec.json.encode(editions[0]) == msgspec.json.encode(editions[1])


@pytest.mark.parametrize("period", [FIRST, SECOND, ALL])
def test_the_sample_feed_makes_editions_that_hold_their_promises(
    sample: Archive, sample_settings_loaded: Settings, period: tuple[str, str]
) -> None:
    edition = of(sample, period, sample_settings_loaded)
    assert edition.sections
    assert edition.voices
    assert len(edition.top) == 3
    numbers = [said.number for said in edition.quotations()]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {line.source for section in edition.sections for line in section.summary}
    assert cited <= {source.number for source in edition.sources}
    by_number = {source.number: source.article for source in edition.sources}
    assert all(by_number[said.source] == said.quotation.article for said in edition.quotations())


def test_an_extract_that_is_not_exact_is_refused_and_named(town: Archive) -> None:
    edition = of(town)
    section = edition.sections[0]
    line = section.summary[0]
    changed = msgspec.structs.replace(line.extract, text=line.extract.text.replace("bridge", "tunnel"))
    section = msgspec.structs.replace(section, summary=(msgspec.structs.replace(line, extract=changed),))
    with pytest.raises(EditionError, match=r"extract .*tunnel.*Quayside Agency|extract .*tunnel.*Orrin Courier"):
        check(msgspec.structs.replace(edition, sections=(section,)), town)


def test_a_quotation_that_is_not_exact_is_refused_and_named(town: Archive) -> None:
    edition = of(town)
    voice = edition.voices[0]
    moved = msgspec.structs.replace(voice.said[0].quotation, start=0, end=4)
    gone = msgspec.structs.replace(voice.said[0].quotation, article="elsewhere")
    for quotation, expected in ((moved, "characters 0 to 4"), (gone, "not in the archive any more")):
        said = msgspec.structs.replace(voice.said[0], quotation=quotation)
        with pytest.raises(EditionError, match=f"quotation .*{expected}"):
            check(msgspec.structs.replace(edition, voices=(msgspec.structs.replace(voice, said=(said,)),)), town)


def test_a_top_line_is_its_event_in_one_sentence(town: Archive) -> None:
    edition = of(town)
    for top, section in zip(edition.top, edition.sections, strict=False):
        rows = town.article_rows(Scope(event=section.id, since=FIRST[0], until=FIRST[1]))
        told = summarise_event(town.articles([row.id for row in reversed(rows)]), sentences=1)
        assert top.line.extract in told


def test_top_lines_tell_of_different_storylines_first(sample: Archive, sample_settings_loaded: Settings) -> None:
    edition = of(sample, ALL, sample_settings_loaded)
    storylines = {row.id: row.storyline or row.id for row in sample.events()}
    by_headline = {section.headline: storylines[section.id] for section in edition.sections}
    lines = list(by_headline.values())
    assert len(set(lines)) < len(lines), "the ferry has several events"
    assert len({by_headline[top.headline] for top in edition.top}) == 3
    places = [[section.headline for section in edition.sections].index(top.headline) for top in edition.top]
    assert places == sorted(places), "in the order of the events"
    events, _ = choose_events(sample, Scope(since=ALL[0], until=ALL[1]), sample.article_rows())
    assert abreast(events) != events
    pinned = [msgspec.structs.replace(one, row=msgspec.structs.replace(one.row, pinned=True)) for one in events]
    assert abreast(pinned) == pinned, "what the user put on top stays on top"


def test_a_top_line_says_where_a_storyline_stands(sample: Archive) -> None:
    events, _ = choose_events(sample, Scope(since=ALL[0], until=ALL[1]), sample.article_rows())
    line = next(
        several
        for several in (
            [one for one in events if one.row.storyline == name] for name in {e.row.storyline for e in events}
        )
        if several[0].row.storyline and len(several) > 1
    )
    older, newer = sorted(line[:2], key=lambda one: one.articles[0].published or "")
    moved = [
        msgspec.structs.replace(
            one, articles=tuple(msgspec.structs.replace(a, published=day) for a in older.articles[:1])
        )
        for one, day in ((older, "2026-03-10T08:00:00+00:00"), (newer, "2026-03-11T08:00:00+00:00"))
    ]
    assert abreast(moved)[0].row.id == newer.row.id
    soon = msgspec.structs.replace(moved[1], articles=moved[0].articles)
    assert abreast([moved[0], soon])[0].row.id == older.row.id, "what follows at once is no newer state"
    much = msgspec.structs.replace(moved[0], articles=moved[0].articles * 3)
    assert abreast([much, moved[1]])[0].row.id == older.row.id, "nor is what hardly anybody reported"
    aside = msgspec.structs.replace(moved[1], standing="aside")
    assert abreast([moved[0], aside])[0].row.id == older.row.id, "nor what somebody says of it"
    undated = msgspec.structs.replace(
        moved[0], articles=(msgspec.structs.replace(moved[0].articles[0], published=None),)
    )
    assert abreast([undated, moved[1]])[0].row.id == older.row.id, "nor what may have been before"
    pinned = msgspec.structs.replace(moved[0], row=msgspec.structs.replace(moved[0].row, pinned=True))
    other = msgspec.structs.replace(moved[1], row=msgspec.structs.replace(moved[1].row, id="other", storyline=None))
    assert [one.row.id for one in abreast([pinned, moved[1], other])] == [older.row.id, "other", newer.row.id]


def test_the_settings_say_how_many_top_lines(town: Archive) -> None:
    assert len(of(town, settings=Settings(edition=EditionSettings(top_lines=1))).top) == 1
    assert of(town, settings=Settings(edition=EditionSettings(top_lines=0))).top == ()


@pytest.fixture
def quarry(build: Build) -> Archive:
    return build(
        article("q1", QUARRY, outlet="Orrin Courier", published="2026-03-10T09:00:00+00:00", byline="Ana Petrov"),
    )


def test_who_is_mentioned_is_a_person_of_the_story(quarry: Archive) -> None:
    named = [one.name for one in of(quarry).mentioned]
    assert "Ana Petrov" not in named, "the reporter is not in the news"
    assert named == ["Ludwig Ansbacher"]
    assert quarry.mentioned(Scope(until=FIRST[1]))


def test_a_horse_is_not_somebody_mentioned(build: Build) -> None:
    text = """Mare Marisol Tamm wins at Pellmouth
The stewards cleared the mare Marisol Tamm at Pellmouth on Tuesday. Mayor Ada Brandreth was on the lawn.
“We have samples, and the laboratory has the floor,” said Conrad Ewing, the chief steward.
The Marisol Tamm of old will run again on Friday.
"""
    archive = build(article("a1", text, outlet="Pellmouth Post", published="2026-03-10T09:00:00+00:00"))
    assert "Marisol Tamm" in [row.name for row in archive.mentioned()], "a name it is, as far as the analysis can tell"
    assert [one.name for one in of(archive).mentioned] == ["Ada Brandreth"]


def test_the_place_of_an_event_is_not_somebody_mentioned(build: Build) -> None:
    text = (
        "Ferry strands in Clara Halden\nCLARA HALDEN, March 10 (Quayside) — A ferry ran aground on Tuesday.\n\n"
        "The mayor, Bertil Amsden, was aboard when Clara Halden lost its lights, and so was Ida Moor."
    )
    other = (
        "Ferry runs aground off Clara Halden\nA ferry ran aground on Tuesday when Clara Halden lost its lights.\n\n"
        "The mayor, Bertil Amsden, was aboard the ferry, and so was Ida Moor. Clara Halden had a storm."
    )
    archive = build(
        article("p1", text, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
        article("p2", other, outlet="Orrin Courier", published="2026-03-10T10:00:00+00:00"),
    )
    named = [one.name for one in of(archive).mentioned]
    assert "Clara Halden" in {row.name for row in archive.mentioned()}, "the archive takes it for a person"
    assert named == ["Bertil Amsden", "Ida Moor"]


def test_a_place_that_looks_like_a_name_and_half_a_name_are_not_somebody_mentioned(build: Build) -> None:
    text = """Boats sail again
The ferry to Clara Halden will sail again in June.
The line to Clara Halden was closed when Sheikh Tariq spoke and Ida Moor stood in the rain.
"""
    whole = "Sheikh thanks pilots\nThe governor, Sheikh Tariq Al-Mansouri, thanked the pilots of the valley on Tuesday."
    archive = build(
        article("p1", text, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
        article("p2", whole, outlet="Orrin Courier", published="2026-03-10T10:00:00+00:00"),
    )
    assert {"Clara Halden", "Sheikh Tariq"} <= {row.name for row in archive.mentioned()}
    assert sorted(one.name for one in of(archive).mentioned) == ["Ida Moor", "Sheikh Tariq Al-Mansouri"]


def test_ships_schools_squares_and_who_is_quoted_by_another_form_are_not_mentioned(build: Build) -> None:
    text = """Clara Halden crew freed
The crew of the tanker Clara-Halden was freed on Tuesday, and the Clara Halden left. Ida Moor saw it from Bertil Circle.
The board closed Petra Elementary. Parents met at Petra Elementary School with Ada Brandreth, the mayor.
Mr Ó Dálaigh was there.
“I was on time, and the bus was not,” said Emeka “Mex” Olaitan-Byrne.
"""
    other = """Tug is back
The tug that brought the tanker Clara Halden in is back at Orrin. Ludwig Ansbacher was on the mole.
"""
    day = "2026-03-10T09:00:00+00:00"
    archive = build(
        article("p1", text, outlet="Quayside Agency", published=day, event="crew"),
        article("p2", other, outlet="Orrin Courier", published=day, event="tug"),
        article("p3", "Late\nEmeka Olaitan-Byrne came late to Orrin.\n", outlet="Kerr", published=day, event="crew"),
    )
    taken = {"Clara Halden", "Bertil Circle", "Petra Elementary", "Ó Dálaigh", "Emeka Olaitan-Byrne"}
    assert taken <= {row.name for row in archive.mentioned()}, "the archive takes them for people"
    assert sorted(one.name for one in of(archive).mentioned) == ["Ada Brandreth", "Ida Moor", "Ludwig Ansbacher"]


GERMAN = """Brücke bleibt zu
Die Verkehrsministerin Ida Moor hat am Dienstag die Brücke von Orrin besucht, die seit dem Morgen gesperrt ist.
„Die Brücke bleibt zu, bis ich selbst darüber gegangen bin“, sagte Moor.
Auch der Ministerpräsident Bertil Amsden ist nach Orrin gekommen.
"""
ENGLISH = """Minister walks to the pier
Ida Moor walked to the pier on Tuesday and back again with the premier, Bertil Amsden, and the press of the valley.
“There will be a ferry for every car that stood here in the morning,” Ms Moor said.
"""
LATER = """Talks on the pier go on
Bertil Amsden and Ida Moor met the engineers of the valley once more on Wednesday, and the talks about it go on.
“We have seen the pier from all of its sides,” Ms Moor said.
"""


def test_roles_are_those_of_the_period_first_in_the_language_of_the_edition(build: Build) -> None:
    archive = build(
        article("d1", ENGLISH, outlet="Orrin Courier", published="2026-03-10T09:00:00+00:00"),
        article("d2", GERMAN, outlet="Hafenblatt", published="2026-03-11T09:00:00+00:00", language="de"),
        article("d3", LATER, outlet="Orrin Courier", published="2026-03-12T09:00:00+00:00"),
    )
    assert {row.role for row in archive.speakers()} == {"Verkehrsministerin"}, "over the archive the latest"
    first = of(archive, FIRST)
    assert [(voice.name, voice.role) for voice in first.voices] == [("Ida Moor", None)]
    assert [(one.name, one.role) for one in first.mentioned] == [("Bertil Amsden", "premier")]
    second = of(archive, SECOND)
    assert [(voice.name, voice.role) for voice in second.voices] == [("Ida Moor", "Verkehrsministerin")]
    assert [(one.name, one.role) for one in second.mentioned] == [("Bertil Amsden", "Ministerpräsident")]
    whole = of(archive, ALL)
    (moor,) = whole.voices
    assert (moor.name, moor.role) == ("Ida Moor", "Verkehrsministerin"), "no article in English, as most are, says it"
    assert len(whole.voices[0].said) == 3
    assert [(one.name, one.role) for one in whole.mentioned] == [("Bertil Amsden", "premier")]


FRENCH = """La ministre marche jusqu’au pont
La ministre des transports Ida Moor a marché mardi jusqu’au pont d’Orrin, fermé depuis le matin, et elle est revenue.
« Il y aura un bac pour chaque voiture qui attend devant ce pont depuis le matin », a déclaré Ida Moor.
"""
OWN = """Talks on the pier go on
Transport Minister Ida Moor met the engineers of the valley once more on Wednesday, and the talks about the pier go on.
“We have seen the pier from all of its sides,” Ms Moor said.
"""


def test_a_role_in_the_edition_s_language_goes_before_that_of_the_article_quoted(build: Build) -> None:
    french = article("f1", FRENCH, outlet="L’Écho", published="2026-03-10T09:00:00+00:00", language="fr", event="pier")
    english = article("e1", OWN, outlet="Orrin Courier", published="2026-03-10T08:00:00+00:00", event="talks")
    choir = article("c1", CHOIR, outlet="Orrin Courier", published="2026-03-10T08:00:00+00:00")
    settings = Settings(edition=EditionSettings(key_quotations=0))

    def roles(*articles: Article) -> set[str | None]:
        said = of(build(*articles), settings=settings).quotations()
        return {one.role for one in said if one.speaker == "Ida Moor"}

    assert roles(french, english, choir) == {"Transport Minister"}
    assert roles(french, choir, msgspec.structs.replace(choir, id="c2")) == {"ministre des transports"}, (
        "rather than none"
    )


def test_a_role_that_the_user_gave_holds_in_every_period(build: Build) -> None:
    archive = build(article("d3", LATER, outlet="Orrin Courier", published="2026-03-10T09:00:00+00:00"))
    (row,) = archive.quotations()
    archive.decide(Decision(kind="re-attribute", object="quotation", targets=(row.id,), value="Ida Moor"))
    (who,) = (one for one in archive.speakers() if one.name == "Ida Moor")
    archive.decide(Decision(kind="role", object="speaker", targets=(who.id,), value="transport minister"))
    assert [voice.role for voice in of(archive).voices] == ["transport minister"]


@pytest.mark.parametrize(("given", "role"), [("keeper of the bridge", "keeper of the bridge"), ("", None)])
def test_a_speaker_is_called_what_the_user_says_in_every_edition(build: Build, given: str, role: str | None) -> None:
    archive = build(article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"))
    voice = next(voice for voice in of(archive).voices if voice.role)
    (who,) = (row for row in archive.speakers() if row.name == voice.name)
    archive.decide(Decision(kind="role", object="speaker", targets=(who.id,), value=given))
    assert {one.name: one.role for one in of(archive).voices}[voice.name] == role


def test_articles_without_an_outlet_are_counted(build: Build) -> None:
    archive = build(
        article("o1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
        article("o2", CHOIR, published="2026-03-10T10:00:00+00:00"),
    )
    assert "2 articles from 1 outlet and 1 article without one on 2 events" in render(of(archive), "md")


def test_who_was_quoted_on_another_day_only_is_mentioned_today(build: Build) -> None:
    later = "Bridge talks go on\nMayor Bertil Amsden met engineers about the Orrin bridge on Wednesday."
    archive = build(
        article("a1", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
        article("a2", later, outlet="Orrin Courier", published="2026-03-11T09:00:00+00:00"),
    )
    assert [one.name for one in of(archive, SECOND).mentioned] == ["Bertil Amsden"]
    assert of(archive, FIRST).mentioned == ()
    assert "Bertil Amsden" not in [row.name for row in archive.mentioned()], "over the whole archive he is quoted"


def test_under_an_event_stand_words_that_say_something(quarry: Archive) -> None:
    section = of(quarry, settings=Settings(edition=EditionSettings(key_quotations=0))).sections[0]
    printed = [said.quotation.text for said in section.said]
    assert printed
    assert "a hole" not in printed
    assert not any(said.speaker in ("they", "They") for said in section.said)
    [row] = [row for row in quarry.quotations() if row.quotation.text == "a hole"]
    quarry.decide(Decision(kind="pin", object="quotation", targets=(row.id,)))
    section = of(quarry, settings=Settings(edition=EditionSettings(key_quotations=0))).sections[0]
    assert "a hole" in [said.quotation.text for said in section.said], "what the user pinned goes in"


COLUMN = """Opinion: The gate had told us
The lower gate of the Oster lock broke on Tuesday, and nobody who grew up beside the canal was surprised.
My grandmother kept geese. “Water reads every letter that a board leaves unread,” my grandmother used to say.
A bargeman was blunter. “They painted it and called that a repair,” a bargeman said.
"""


def test_whom_only_the_writer_can_call_so_is_not_printed(build: Build) -> None:
    archive = build(article("c1", COLUMN, outlet="Canal Times", published="2026-03-10T09:00:00+00:00"))
    [section] = of(archive).sections
    assert [said.speaker.casefold() for said in section.said] == ["a bargeman"]
    [row] = [row for row in archive.quotations() if row.quotation.text.startswith("Water reads")]
    assert row.quotation.source is not None
    assert row.quotation.source.text.casefold() == "my grandmother"
    archive.decide(Decision(kind="mark", object="quotation", targets=(row.id,)))
    assert "Water reads" in render(of(archive), "txt"), "unless the user wants it"


@pytest.fixture
def ferry(build: Build) -> Archive:
    return build(article("f1", FERRY, outlet="Pellmouth Post", published="2026-03-10T09:00:00+00:00"))


def test_everybody_quoted_above_is_pointed_to_and_takes_nobody_s_place(ferry: Archive) -> None:
    [section] = of(ferry).sections
    pointed = {one.speaker for one in section.references}
    assert pointed == {"Brandreth", "Overgaard", "Tamm", "Ewing", "Holtby", "Lindqvist"}
    few = Settings(edition=EditionSettings(key_quotations=3, quotations_per_event=2))
    [section] = of(ferry, settings=few).sections
    assert (len(section.references), len(section.said)) == (3, 2), "pointers are free"


def test_a_piece_by_somebody_without_a_name_comes_after_those_who_have_one(ferry: Archive) -> None:
    settings = Settings(edition=EditionSettings(key_quotations=0, quotations_per_event=7))
    [section] = of(ferry, settings=settings).sections
    assert [said.named for said in section.said] == [True] * 6 + [False]
    settings = Settings(edition=EditionSettings(key_quotations=0, quotations_per_event=6))
    assert all(said.named for said in of(ferry, settings=settings).sections[0].said)
    [piece] = [row for row in ferry.quotations() if row.quotation.text.startswith("had been told to go below")]
    ferry.decide(Decision(kind="pin", object="quotation", targets=(piece.id,)))
    assert not of(ferry, settings=settings).sections[0].said[0].named, "unless it is pinned"


def test_key_quotations_are_whole_sentences_as_long_as_there_are_any(build: Build) -> None:
    half = (
        "Orrin pier to be painted\n"
        "Ludo Fenwright, the harbour master, said that the pier was “greener than any pier ought to be” on Tuesday."
    )
    archive = build(
        article("a1", half, outlet="Evening Vessel", published="2026-03-10T14:00:00+00:00"),
        article("a2", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"),
    )
    pier = next(row.event for row in archive.article_rows() if row.id == "a1")
    archive.decide(Decision(kind="pin", object="event", targets=(pier or "",)))

    def key(most: int) -> list[str]:
        edition = of(archive, settings=Settings(edition=EditionSettings(key_quotations=most)))
        return [said.quotation.kind for voice in edition.voices for said in voice.said]

    assert key(3) == ["direct"] * 3
    assert key(4) == ["direct"] * 3 + ["partial"]


def test_a_key_quotation_of_everybody_comes_before_anybody_s_second(build: Build) -> None:
    archive = build(article("a2", BRIDGE, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00"))
    weights = [row.speaker for row in archive.quotations() if row.quotation.kind == "direct"]
    assert weights[0] == weights[1] == "Tove Halvorsen-Quist", "hers are the weightiest"
    edition = of(archive, settings=Settings(edition=EditionSettings(key_quotations=2)))
    assert [voice.name for voice in edition.voices] == ["Tove Halvorsen-Quist", "Bertil Amsden"]


def test_new_words_of_reports_lead_the_key_quotations(build: Build) -> None:
    comment = """Opinion: Whoever writes letters to a board
The break of the Oster lock on Tuesday was announced in eleven letters, and the board answered each of them.
“A gate that is asked for eleven times answers once,” said Honora Blakistone, a lock keeper’s daughter.
"""
    settings = Settings(watchlist=Watchlist(topics=("gate",)))
    archive = build(
        article("a1", LOCK, outlet="Quayside Agency", published="2026-03-10T09:00:00+00:00", event="lock"),
        article("a2", LOCK_INQUIRY, outlet="Quayside Agency", published="2026-03-11T09:00:00+00:00", event="lock"),
        article("a3", comment, outlet="Canal Times", published="2026-03-11T10:00:00+00:00", event="lock"),
        settings=settings,
    )
    said = [said.quotation.text[:17] for voice in of(archive, SECOND, settings).voices for said in voice.said]
    assert said[0] == "I have brought th", "what is on the watchlist leads only among what is new"
    assert {words[:6] for words in said[1:]} == {"A gate", "We hea"}
    both = [said.quotation.text[:17] for voice in of(archive, ALL, settings).voices for said in voice.said]
    assert both[-1] == "A gate that is as", "over both days nothing is old, and a comment is still one"
    heard = next(row for row in archive.quotations() if row.quotation.text.startswith("A gate"))
    archive.decide(Decision(kind="pin", object="quotation", targets=(heard.id,)))
    assert of(archive, SECOND, settings).voices[0].name == "Honora Blakistone"


def test_a_top_line_is_a_sentence(build: Build) -> None:
    text = (
        "Quarry at Orrin to reopen after two years\n"
        "Quarry at Orrin to reopen after two years as council lifts ban on blasting near the river\n\n"
        "ORRIN, Vessel, March 10 (Quayside Agency) – The quarry at Orrin will reopen in May after the council lifted "
        "a ban on blasting near the river, the mayor said.\n\nThe ban was imposed two years ago."
    )
    edition = of(build(article("t1", text, published="2026-03-10T09:00:00+00:00")))
    assert [top.line.extract.text[-1] for top in edition.top] == ["."]


def test_a_line_of_the_watchlist_begins_after_the_dateline(build: Build) -> None:
    text = (
        "Quarry to reopen\nORRIN, Vessel, March 10 (Quayside Agency) – The quarry will reopen in May, the mayor said."
    )
    archive = build(article("t1", text, published="2026-03-10T09:00:00+00:00"))
    edition = of(archive, settings=Settings(watchlist=Watchlist(topics=("will reopen", "Vessel"))))
    lines = {hit.name: hit.line.extract.text for hit in edition.watched}
    assert lines["will reopen"] == "The quarry will reopen in May, the mayor said."
    assert lines["Vessel"].startswith("ORRIN, Vessel"), "unless what is watched stands in it"


def test_the_first_of_somebody_s_words_are_those_in_the_edition_s_language(build: Build) -> None:
    """Not a translation of them, be it more telling."""
    french = article("f1", FRENCH, outlet="L’Écho", published="2026-03-10T09:00:00+00:00", language="fr", event="pier")
    english = article("e1", OWN, outlet="Orrin Courier", published="2026-03-10T08:00:00+00:00", event="pier")
    choir = article("c1", CHOIR, outlet="Orrin Courier", published="2026-03-10T08:00:00+00:00")
    settings = Settings(edition=EditionSettings(quotations_per_speaker=1))
    (moor,) = (
        voice for voice in of(build(french, english, choir), settings=settings).voices if voice.name == "Ida Moor"
    )
    assert [one.quotation.text for one in moor.said] == ["We have seen the pier from all of its sides,"]


def test_what_has_no_date_comes_after_what_is_told_as_much(build: Build) -> None:
    dated = "Bridge of Orrin shut\nThe Orrin bridge was shut on Tuesday after cracks were found in a pillar."
    undated = (
        "Lamp oil runs out\nThere is no lamp oil. “We sit in the dark,” said Ada Brandreth, the keeper of the lamp."
    )
    archive = build(
        article("d1", dated, outlet="Orrin Courier", published="2026-03-10T09:00:00+00:00"),
        article("u1", undated, outlet="Quayside Agency"),
    )
    told = [
        section.headline for section in of(archive, ("2026-03-10T00:00:00+00:00", "2100-01-01T00:00:00+00:00")).sections
    ]
    assert told == ["Bridge of Orrin shut", "Lamp oil runs out"]
