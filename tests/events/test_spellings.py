"""Names that other outlets spell otherwise."""

from __future__ import annotations

import pytest

from briefing.events import signature
from briefing.events.spellings import spellings
from briefing.events.vectors import Vectors
from briefing.model import Article


@pytest.mark.parametrize(
    "variants",
    [
        ("qurshan", "kurshan", "korshan", "khurshan"),
        ("zhorabek", "jorabek"),
        ("vadirya", "vadiriya"),
        ("shafiq", "shafik"),
        ("dosmatova", "dousmatova"),
        ("lindqvarn", "lindkvarn"),
    ],
)
def test_what_sounds_alike_is_one_name(variants: tuple[str, ...]) -> None:
    found = spellings([*variants, variants[0], "tessel"], ())
    assert found == dict.fromkeys(variants, variants[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tessel", "tassel"),
        ("hansen", "hanson"),
        ("muller", "miller"),
        ("vessin", "vessan"),
        ("orvane", "orvant"),
        ("kan", "qan"),
    ],
)
def test_a_letter_more_or_less_makes_another(one: str, other: str) -> None:
    assert not spellings([one, other], ())


def test_names_that_the_language_knows_are_spelled_one_way() -> None:
    assert not spellings(["cooper", "copper"], {"cooper", "copper"})


def test_articles_that_spell_a_name_otherwise_share_it() -> None:
    texts = ("A strong quake hit the town of Qurshan at dawn.", "Many fled Kurshan when the quake came at dawn.")
    vectors = Vectors([signature(Article(id=str(n), title="Quake", text=text)) for n, text in enumerate(texts)])
    assert not {"qurshan", "kurshan"} <= set(vectors.terms)
    assert {"qurshan", "kurshan"} & set(vectors.terms)
