"""Who is called by a surname alone in one report, and in full in another on the same event."""

from __future__ import annotations

from briefing.archive import Archive
from briefing.model import Article
from tests.archive.making import analysis, article, event, quote


def told(archive: Archive, *named: tuple[str, ...], storyline: bool = False) -> list[tuple[str, int]]:
    """The speakers over an archive of one report for each tuple of `named`, all on one event or, of one `storyline`, on
    as many; with how many of them name each."""
    reports: list[Article] = []
    for number, names in enumerate(named):
        words = [f"word{number}{place}" for place in range(len(names))]
        report = article(f"a{number}", " ".join(words), published=f"2026-03-1{number}T08:00:00Z")
        archive.add([report])
        said = [quote(report, word, name) for word, name in zip(words, names, strict=True)]
        archive.store_analyses([analysis(report, *said)])
        reports.append(report)
    archive.link_speakers()
    if storyline:
        archive.store_events([event(f"e{n}", one, storyline="s-e0") for n, one in enumerate(reports)])
    else:
        archive.store_events([event("e0", *reports)])
    archive.tie_surnames()
    found = {speaker.name: speaker.articles for speaker in archive.speakers()}
    return sorted(found.items())


def test_a_surname_is_its_only_bearers(archive: Archive) -> None:
    assert told(archive, ("Milo Orrin",), ("Orrin",), ("Ó Dálaigh", "Niall Ó Dálaigh")) == [
        ("Milo Orrin", 2),
        ("Niall Ó Dálaigh", 1),
        ("Ó Dálaigh", 1),
    ]


def test_a_double_surname_and_one_with_a_particle_are_too(archive: Archive) -> None:
    assert told(archive, ("Ada Orrin-Lindt", "Ilse van der Holm"), ("Orrin-Lindt",), ("van der Holm",)) == [
        ("Ada Orrin-Lindt", 2),
        ("Ilse van der Holm", 2),
    ]


def test_of_two_bearers_it_is_nobodys(archive: Archive) -> None:
    assert told(archive, ("Milo Orrin", "Ada Orrin"), ("Orrin",)) == [
        ("Ada Orrin", 1),
        ("Milo Orrin", 1),
        ("Orrin", 1),
    ]


def test_it_may_stand_in_another_event_of_the_storyline(archive: Archive) -> None:
    assert told(archive, ("Milo Orrin",), ("Orrin", "Lindt"), storyline=True) == [("Lindt", 1), ("Milo Orrin", 2)]
