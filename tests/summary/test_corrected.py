"""An error that a paper corrects is no news, and the figure that it withdraws stands nowhere."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.summary import FORMS, METHODS, summarise, summarise_event

REPORT = Article(
    id="report",
    title="Holm Foods to shut 38 shops and cut 1,400 jobs",
    text="Holm Foods is to shut 38 shops with the loss of 1,400 jobs after its profit fell by 42 per cent.\n"
    "The grocer of Port Oskar blamed a wet summer and the discounters.\n"
    "Ada Weil, its head, said that the plan was not working fast enough.",
    published="2031-03-10T11:00:00+00:00",
    language="en",
)
NOTE = Article(
    id="note",
    title="Correction: Holm Foods",
    text="An article yesterday (“Holm Foods to shut 38 shops and cut 1,400 jobs”) said that 1,400 jobs would go at the "
    "grocer. The correct figure is 1,040. We apologise for the error, which was made in editing.",
    published="2031-03-11T06:00:00+00:00",
    language="en",
)
RIGHT = Article(
    id="right",
    title="Holm Foods shuts shops",
    text="Holm Foods of Port Oskar will shut 38 shops by May, and 1,040 people will lose their work, unions said.",
    published="2031-03-10T12:00:00+00:00",
    language="en",
)


def told(*articles: Article, method: str = "briefing", **length: int) -> str:
    return " ".join(one.text for one in summarise_event(articles, method=method, **length))


@pytest.mark.parametrize("method", METHODS)
def test_an_account_gives_the_right_figure_alone_where_another_article_has_it(method: str) -> None:
    for length in FORMS.values():
        found = told(REPORT, RIGHT, NOTE, method=method, **length)
        assert "1,400" not in found and "article yesterday" not in found
    assert "1,040" in told(REPORT, RIGHT, NOTE, method=method, words=100)


def test_what_only_the_correction_has_is_told_with_the_error_and_not_first() -> None:
    found = told(REPORT, NOTE, words=100)
    assert found.startswith("The grocer of Port Oskar")
    assert "said that 1,400 jobs would go at the grocer. The correct figure is 1,040." in found
    assert "1,400" not in told(REPORT, NOTE, sentences=1)


def test_a_correction_alone_is_told() -> None:
    assert "1,040" in " ".join(one.text for one in summarise(NOTE))


def test_a_note_on_an_error_is_no_part_of_a_summary() -> None:
    note = "(Corrects Monday's story to show that the clerk is a cousin, not a brother, of Ola Berg)"
    one = Article(id="one", title=REPORT.title, text=f"{note}\n{REPORT.text}", language="en")
    assert not any("cousin" in said.text for said in summarise(one, words=200))
