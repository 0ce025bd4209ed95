"""Where names and topics of the watchlist are found, and the line that shows it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from stories import Build, article

from briefing.archive import Archive, Decision, Scope
from briefing.archive.terms import folded
from briefing.edition import compose
from briefing.edition.anatomy import WatchHit
from briefing.settings import EditionSettings, Settings, Watchlist

DAY = ("2026-03-10T00:00:00+00:00", "2026-03-11T00:00:00+00:00")
TANKER = (
    "Tanker drifts off Calder\nThe tanker Noor Al-Bahr lost power off Calder on Tuesday, its owner said.\n",
    "Drifting ship is towed\nTugs took the Noor Al Bahr in tow, the coast guard of Calder said.\n",
    "Owner calls for calm\nThe crew of the NOOR AL–BAHR is well and has water for a week.\n",
    "Fishermen stay in harbour\nNobody fishes while Nóor al\nBahr lies off the mole, said the harbour master.\n",
    "Noor: a lamp that never went out\nThe lighthouse of Al Bahri has a keeper again, the town said.\n",
)


def hits(build: Build, *texts: str, **watchlist: tuple[str, ...]) -> dict[str, WatchHit]:
    articles = [article(f"a{n}", text, published="2026-03-10T09:00:00+00:00") for n, text in enumerate(texts)]
    archive = build(*articles)
    return {hit.name: hit for hit in compose(archive, Settings(watchlist=Watchlist(**watchlist)), *DAY).watched}


def line(build: Build, text: str, **watchlist: tuple[str, ...]) -> str:
    (found,) = hits(build, text, **watchlist).values()
    return found.line.extract.text


def test_a_quotation_is_not_cut_in_its_middle(build: Build) -> None:
    text = (
        "Board meets\nHOLM (Nordpress) — The board met on Monday.\n\nSunniva Rask, who leads the Alliance, told this "
        "station: “He says they are friends. I have friends, too. They bring cake.” She left.\n"
    )
    assert line(build, text, people=("Sunniva Rask",)).endswith("They bring cake.”")
    assert line(build, text, topics=("board",)) == "The board met on Monday."


def test_what_no_summary_would_quote_is_shown_as_its_sentence(build: Build) -> None:
    text = "Quay opens\nThe quay opened on Monday, and nobody came.\n\nRead more: Sunniva Rask on the quay\n"
    assert line(build, text, people=("Sunniva Rask",)) == "Read more: Sunniva Rask on the quay"


@pytest.fixture
def busy(build: Build) -> Archive:
    """Six events: one that three outlets reported, one with three articles of one outlet, and four that are watched."""
    told = [("ferry", "Kerr Press"), ("ferry", "Nordpress"), ("ferry", "Harbour Wire"), *[("mine", "Kerr Press")] * 3]
    told += [(f"lamp {number}", "Kerr Press") for number in range(4)]
    words = {"ferry": "The ferry burnt off Holm", "mine": "The mine of Orrin caved in"}
    archive = build(
        *(
            article(
                f"a{number}",
                f"{event} {number}\n{words.get(event, 'A lamp of the lighthouse was lit')}, report {number} said.\n",
                outlet=outlet,
                published="2026-03-10T09:00:00+00:00",
                event=event,
            )
            for number, (event, outlet) in enumerate(told)
        )
    )
    archive.watch(topics=("lighthouse",))
    return archive


def test_the_largest_events_are_told_however_much_is_watched(busy: Archive) -> None:
    def told(number: int) -> list[str]:
        edition = compose(busy, Settings(edition=EditionSettings(events=number)), *DAY)
        return [section.headline.split()[0] for section in edition.sections]

    assert told(6) == ["ferry", "lamp", "lamp", "lamp", "lamp", "mine"], "of as many outlets what is watched first"
    assert told(4) == ["ferry", "lamp", "lamp", "mine"]
    assert told(2) == ["ferry", "lamp"], "nor is what is watched left out"
    mine = next(row.id for row in busy.events() if row.title.startswith("mine"))
    busy.decide(Decision(kind="pin", object="event", targets=(mine,)))
    assert told(1) == ["mine"]


@pytest.mark.parametrize("kind", ["topics", "people"])
@pytest.mark.parametrize("spelt", ["Noor Al-Bahr", "noor al bahr"])
def test_an_edition_finds_what_the_dashboard_finds(build: Build, kind: str, spelt: str) -> None:
    found = hits(build, *TANKER, **{kind: (spelt,)})[spelt]
    assert found.articles == 4
    assert "noor al bahr" in folded(found.line.extract.text)


def test_what_only_a_headline_outside_of_the_text_holds_is_shown_by_the_first_sentence(build: Build) -> None:
    outside = replace(
        article(
            "a", "The owner said on Tuesday that a tanker had lost power.\n", published="2026-03-10T09:00:00+00:00"
        ),
        title="Noor al-Bahr adrift",
        body=0,
    )
    archive = build(outside)
    (found,) = compose(archive, Settings(watchlist=Watchlist(topics=("Noor Al Bahr",))), *DAY).watched
    assert found.line.extract.text.startswith("The owner said")
    assert archive.standing("“”", Scope()) == {}
