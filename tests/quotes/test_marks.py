"""Which words stand between quotation marks, in the marks of every press."""

from __future__ import annotations

import pytest

from briefing.language import paragraphs
from briefing.quotes.marks import Quoted, quoted


def runs(text: str) -> list[Quoted]:
    return quoted(text, paragraphs(text))


def words(text: str) -> list[str]:
    return [text[run.start : run.end] for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Aye,” said Brandt. “We sail.”", ["Aye,", "We sail."]),
        ('"Aye," said Brandt. "We sail."', ["Aye,", "We sail."]),
        ("''Aye,'' said Brandt. ''We sail.''", ["Aye,", "We sail."]),
        ("``Aye,'' said Brandt.", ["Aye,"]),
        ("« Oui », a dit Brandt. «Non»", ["Oui", "Non"]),
        ("„Ja“, sagte Brandt. „Nein“", ["Ja", "Nein"]),
        ("»Ja«, sagte Brandt.", ["Ja"]),
        ("”Ja”, sade Brandt.", ["Ja"]),
        ("布兰特说：「我们出发。」", ["我们出发。"]),
        ("「彼は『行く』と言った」と述べた。", ["彼は『行く』と言った"]),
        ("‘We sail at dawn,’ said Brandt.", ["We sail at dawn,"]),
        ("'We sail at dawn,' said Brandt.", ["We sail at dawn,"]),
    ],
)
def test_marks_of_every_press_are_paired(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The boys’ club and the girls' club don't mix, it's said.",
        "They’ve been rockin’ since the ’80s and '90s.",
        "A 6'2\" keeper is a rare thing in Kerr.",
        "",
        "\n\n  \n",
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert words(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    assert words("‘It isn’t the boys’ club, it’s ours,’ said Brandt.") == ["It isn’t the boys’ club, it’s ours,"]
    assert words("'The players' bus can't wait,' said Brandt.") == ["The players' bus can't wait,"]


def test_marks_inside_a_run_belong_to_its_words() -> None:
    assert words("“He said ‘never’ twice,” Brandt said.") == ["He said ‘never’ twice,"]
    assert words("‘He said “never” twice,’ Brandt said.") == ["He said “never” twice,"]


def test_a_run_left_open_ends_with_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "“We have waited long enough.\n“Now we sail,” said Brandt."
    first, second = runs(text)
    assert not first.closed and not first.continues
    assert second.closed and second.continues
    assert words(text) == ["We have waited long enough.", "Now we sail,"]


def test_a_forgotten_closing_mark_costs_only_its_own_run() -> None:
    assert words('"We sail, said Brandt. "We sail at dawn," she added.')[-1] == "We sail at dawn,"
    assert words("“We sail.\nShe said “aye” to that.") == ["We sail.", "aye"]


def test_a_closing_mark_of_another_kind_closes() -> None:
    assert words('“We sail," said Brandt.') == ["We sail,"]
    assert words('"We sail,” said Brandt.') == ["We sail,"]


def test_spans_are_without_the_marks() -> None:
    text = "She said: “We sail.”"
    (run,) = runs(text)
    assert (text[run.open], text[run.close - 1]) == ("“", "”")
    assert text[run.start : run.end] == "We sail."
