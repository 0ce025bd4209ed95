"""Bare headlines: which of their words are names, and whose company they are in."""

from __future__ import annotations

import pytest

from briefing.events import group, signature
from briefing.events.contexts import COMPANY, Contexts
from briefing.events.headlines import bare, names
from briefing.events.pairs import compare
from briefing.events.vectors import Vectors
from briefing.model import Article, Signature

COMMON = frozenset({"fire", "in", "kill", "school", "open", "mayor", "the", "of"})


def headlines(*titles: str) -> list[Signature]:
    return [signature(Article(id=f"{n:03}", title=title, text="")) for n, title in enumerate(titles)]


def test_a_headline_is_bare_without_text_and_date() -> None:
    found = headlines("Fire in Tessel", "Fire in Orvane")
    dated = signature(Article(id="d", title="Fire in Calder", text="", published="2031-04-08"))
    told = signature(Article(id="t", title="Fire in Strand", text="A fire in Strand burnt down a mill. " * 4))
    assert bare([*found, dated, told]) == [0, 1]


def test_names_are_written_with_a_capital_and_are_not_of_the_language_at_large() -> None:
    found = headlines(
        "Fire in Tessel", "Mayor of Quarrin opens a gallery", "Gallery fire", "Smoulders since Monday: Orvane"
    )
    assert {"tessel", "quarrin", "orvan"} <= names(found, COMMON)
    assert names(found, COMMON).isdisjoint({"fire", "mayor", "galleri"})


def test_where_all_words_have_capitals_those_of_the_language_at_large_are_no_names() -> None:
    assert names(headlines("Fire In Tessel Kills The Mayor", "Quarrin School Opens"), COMMON) == {"tessel", "quarrin"}


FORMULA = ("Fire in {place} kills {n}", "{n} killed in {place} fire", "{place} fire: {n} dead")
PLACES = (
    "Tessel", "Orvane", "Quarrin", "Calder", "Strand", "Maddow", "Havenmoor", "Selton", "Yarrick", "Belford",
    "Corwick", "Dormere", "Elston", "Fenham", "Galby", "Harrow", "Ilmouth", "Jorstad", "Kelby", "Lanmere",
)  # fmt: skip


@pytest.mark.parametrize("many", [4, 8, 20])
@pytest.mark.parametrize("wordings", [1, 3])
def test_headlines_of_one_formula_on_other_places_are_other_events(many: int, wordings: int) -> None:
    lines = FORMULA[:wordings]
    titles = [line.format(place=place, n=3 + n) for n, place in enumerate(PLACES[:many]) for line in lines]
    events = group(headlines(*titles))
    of = {f"{n:03}": n // wordings for n in range(len(titles))}
    assert all(len({of[article] for article in event.articles}) == 1 for event in events)
    assert sum(len(event.articles) == wordings for event in events) > many / 2


def test_those_that_name_others_are_hardly_company() -> None:
    titles = [line.format(place=place, n=3 + n) for n, place in enumerate(PLACES) for line in FORMULA]
    contexts = Contexts(Vectors(headlines(*titles)))
    others, cosines = contexts.near(0)
    by_place = dict(zip(others.tolist(), cosines.tolist(), strict=True))
    assert min(by_place[1], by_place[2]) > max(by_place.get(n, 0.0) for n in range(3, len(titles)))


def test_figures_are_told_alike_or_other() -> None:
    vectors = Vectors(
        headlines("Fire in Tessel kills 3", "3 dead in Tessel fire", "Fire in Tessel kills 9", "Tessel fire")
    )
    found = compare(vectors, 0, Contexts(vectors))
    same, other = (found.company[:, COMPANY.index(name)].tolist() for name in ("same figure", "other figure"))
    assert found.articles.tolist() == [1, 2, 3]
    assert (same, other) == ([1, 0, 0], [0, 1, 0])
