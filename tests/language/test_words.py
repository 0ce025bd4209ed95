"""Words, and the form under which they are compared."""

import pytest

from briefing.language.words import fold, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("مرّان والحدّاد", ["مرّان", "والحدّاد"]),
        ("किताब पढ़ता है।", ["किताब", "पढ़ता", "है"]),
        ("e\u0301cole de l'Orne, U.S. 3-0", ["e\u0301cole", "de", "l'Orne", "U.S", "3-0"]),
    ],
)
def test_signs_on_letters_are_no_ends_of_words(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in words(text)] == found


@pytest.mark.parametrize(("word", "plain"), [("الحدّاد", "الحداد"), ("École", "ecole"), ("Łaska’s", "łaska's")])
def test_accents_and_case_do_not_count(word: str, plain: str) -> None:
    assert fold(word) == plain
