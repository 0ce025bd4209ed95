"""The list of given names: what stands in it, and what a name tells of gender."""

from collections import Counter

import pytest

from briefing.language.data import load
from briefing.language.lexicon import gender_of, is_given, lexicon

GIVEN = load("briefing.language", "given.yaml")
NAMES = [name for regions in GIVEN.values() for names in regions.values() for name in names.split()]


def test_every_name_stands_once_in_the_file() -> None:
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []


def test_names_that_lean_one_way_are_among_those_that_either_bears() -> None:
    either = {name for names in GIVEN["either"].values() for name in names.split()}
    female, male = (set(load("briefing.language", "leaning.yaml")[kind].split()) for kind in ("female", "male"))
    assert female | male <= either and not female & male


def test_names_are_single_words_with_a_capital() -> None:
    assert [name for name in NAMES if len(name) < 2 or not name[0].isupper()] == []


@pytest.mark.parametrize("kind", ["places", "body_words", "days", "not_names", "titles"])
def test_what_is_no_name_by_itself_is_listed_as_a_name_only_where_both_are_meant(kind: str) -> None:
    lex = lexicon()
    both = {
        "places": {"Carolina", "Israel", "Santiago", "Virginia", "Wellington"},
        "body_words": {"Bill", "Lane", "Marina", "Marine"},
        "not_names": {"April", "August", "Christian", "June", "Long", "Md.", "Per", "Will"},
        "titles": {"Dean"},
    }
    assert getattr(lex, kind) & set(NAMES) - lex.ambiguous_given <= both.get(kind, set())


def test_no_name_stands_alone_as_its_own_family_name() -> None:
    surnames = {"Brandt", "Solanki", "Kaur", "Khan", "Singh", "Odinga", "Ndayishimiye", "Balogun", "Johnson", "Rahman"}
    assert surnames & set(NAMES) == set()


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Sushmita Baruah", "feminine"), ("Harishchandra Gogoi", "masculine"), ("Pushpa Tirkey", None),
        ("Kiran Deshpande", None), ("Seo-yeon Bang", "feminine"), ("Jae-hyuk Sim", "masculine"),
        ("Nour Haddad", None), ("Khady Ndour", "feminine"), ("Mduduzi Nxele", "masculine"),
        ("Tendai Moyo", None), ("Rumbidzai Moyo", "feminine"), ("Alemayehu Tola", "masculine"),
        ("Akira Hozumi", None), ("Kev Tarn", "masculine"), ("Oleksiy Brevko", "masculine"),
        ("Ragnheiður Orradóttir", "feminine"), ("Robin Farrow", None), ("Hinemoa Parata", "feminine"),
    ],
)  # fmt: skip
def test_gender_of_names_of_many_regions(name: str, gender: str | None) -> None:
    words = name.split()
    assert is_given(words[0])
    assert gender_of(words) == gender
