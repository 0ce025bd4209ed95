"""What holds for any text: exact slices, order, no overlap, no exception, and work that grows with the length only."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.language import paragraphs
from briefing.language.names import names
from briefing.model import Article, Quotation
from briefing.quotes import find_quotations
from briefing.quotes.attribution import attribute
from briefing.quotes.marks import quoted
from briefing.quotes.model import Model, model
from briefing.quotes.people import cast
from briefing.quotes.reading import read

MARKS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "「",
    "」",
    "``",
    "''",
    " ",
    "\n",
    "\n\n",
    ", ",
    ". ",
    ": ",
    "—",
    "? ",
]
NAMES = [
    "Ms.",
    "Ada",
    "Brandt",
    "Oskar Lind",
    "Sheikh",
    "al-",
    "bin",
    "Prime Minister",
    "BRANDT:",
    "Kerr",
    "the minister",
]
WORDS = ["he", "she", "They", "it", "who", "said", "told", "a spokesman", "according to", "Q:", "A:", "> ", "of", "for"]
PIECES = st.sampled_from([*MARKS, *NAMES, *WORDS, "\x00", "\u202e", "٠"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=80).map("".join), st.lists(PIECES, max_size=60).map(" ".join))


def check(text: str) -> list[Quotation]:
    found = find_quotations(Article(id="any", text=text))
    marked = [quotation for quotation in found.quotations if quotation.kind != "indirect"]
    for quotation in found.quotations:
        assert quotation.is_exact(text)
        assert 0 <= quotation.confidence <= 1
        for part in (quotation.source, quotation.cue):
            assert part is None or part.text == text[part.start : part.end]
    assert [quotation.start for quotation in found.quotations] == sorted(q.start for q in found.quotations)
    spans = sorted((span.start, span.end) for quotation in marked for span in quotation.spans)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    return marked


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_gives_exact_slices_in_order_and_never_fails(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(TEXTS)
def test_runs_and_names_lie_inside_their_text_and_apart(text: str) -> None:
    spans = paragraphs(text)
    runs = quoted(text, spans)
    for run in runs:
        paragraph = spans[run.paragraph]
        assert paragraph.start <= run.open <= run.start <= run.end <= run.close <= paragraph.end
    assert all(before.close <= after.open for before, after in pairwise(runs))
    found = names(text)
    assert all(name.text == text[name.start : name.end] and name.whole <= name.start for name in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


@settings(max_examples=50)
@given(TEXTS)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    article = Article(id="any", text=text)
    assert find_quotations(article) == find_quotations(article)


class CountingWeights(dict[str, float]):
    """Weights that count how often one is asked for: the work of attribution, without a clock."""

    asked = 0

    def get(self, feature: str, default: float = 0.0) -> float:  # type: ignore[override]
        self.asked += 1
        return super().get(feature, default)


@pytest.mark.parametrize(
    "unit",
    [
        "“Aye,” said Ada Brandt. She called Oskar Lind “a fool” and left.\n",
        "“Aye,” said Ada Brandt. She called Oskar Lind “a fool” and left. ",
        '"',
        "“",
        "' ‘a ",
        "Ada Brandt said “no",
        "she said “no” ",
        "词",
    ],
)
def test_work_grows_with_the_length(unit: str) -> None:
    def work(times: int) -> int:
        weights = CountingWeights(model().source)
        reading = read(unit * times)
        attribute(reading, cast(reading), Model(weights, model().antecedent, model().role))
        assert weights.asked or not reading.quoted
        return weights.asked + len(reading.quoted) + sum(len(paragraph.tokens) for paragraph in reading.paragraphs)

    assert work(400) <= 2.3 * work(200) + 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“Aye,” she said. " * 20_000,
        '"' * 100_000,
        "“" + "word " * 200_000,
        "x" * 1_000_000,
        "‘a " * 50_000,
        "Ada Brandt and " * 60_000,
        "The pier\n" + "A" * 200_000 + " was shut and the people of the town went home.\n",
        "The pier\n" + "".join(f"{'QXZ' * 2}{number} villagers went home on that day.\n" for number in range(20_000)),
        "Le pont\nLe maire a dit que la ville est une ville et que les gens sont dans la rue.\n" + "a été " * 100_000,
        "Die Brücke\nDer Rat sagte, dass die Stadt und das Geld für die Brücke alt ist.\n" + "hat war ist " * 50_000,
        "El puente\nEl alcalde dijo que la ciudad y los vecinos no tienen el dinero.\n"
        + "—Sí —dijo Ada—. No.\n" * 20_000,
    ],
    ids=[
        "quotations",
        "marks",
        "never closed",
        "no space",
        "singles",
        "names",
        "one word in capitals",
        "openings in capitals",
        "French",
        "German",
        "Spanish",
    ],
)
def test_a_megabyte_of_trouble_is_no_trouble(text: str) -> None:
    check(text)
