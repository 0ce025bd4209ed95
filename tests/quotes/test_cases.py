"""The labelled cases themselves: they load, their labels stand where they say, and the scorer counts what it should."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from briefing.model import Article, Quotation, Slice, Span
from briefing.quotes import find_quotations

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_cases", ROOT / "benchmarks" / "cases.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


ENTRY = {
    "name": "bridge",
    "indirect": True,
    "people": {"A": {"name": "Odile Varga", "role": "mayor"}, "B": {"name": None, "kind": "unnamed"}},
    "text": "Bridge reopens\n"
    "{A}“It holds,”{} said mayor Odile Varga. {A}“I walked it.”{}\n"
    "{s}She{} {c}said{} {A i}the bridge had been {A p}“a disgrace”{} for years{}.\n"
    "A guard called it {B p}“wet”{}. People call it “the Plank”.\n",
}


def test_tags_are_taken_out_and_point_at_their_words(cases):
    case = cases.read_case(ENTRY, "test")
    assert "{" not in case.text
    shown = [(label.kind, [case.text[a:b] for a, b in label.parts]) for label in case.labels]
    assert shown == [
        ("direct", ["It holds", "I walked it"]),
        ("indirect", ["the bridge had been “a disgrace” for years"]),
        ("partial", ["a disgrace"]),
        ("partial", ["wet"]),
    ]
    indirect = case.labels[1]
    assert (case.text[slice(*indirect.source)], case.text[slice(*indirect.cue)]) == ("She", "said")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("T\n{A}“Open for ever.\n", "never closed"),
        ("T\nClosed{} before.\n", "closes nothing"),
        ("T\n{Z}“Who?”{}\n", "unknown tag"),
        ("T\n{A +}“More.”{}\n", "continues nothing"),
        ("T\n{s}She{} left.\n", "no indirect speech"),
    ],
)
def test_a_broken_case_is_named(cases, text, message):
    with pytest.raises(cases.CaseError, match=message) as error:
        cases.read_case({**ENTRY, "text": text}, "test", "broken.yaml")
    assert "broken.yaml: bridge" in str(error.value)


def test_every_case_loads_and_no_label_is_empty(cases):
    for folder, least in ((cases.FOLDER, 60), (cases.FOLDER / "held-out", 18)):
        loaded = cases.load(folder)
        assert len(loaded) >= least
        assert len({case.name for case in loaded}) == len(loaded)
        for case in loaded:
            assert all(start < end for label in case.labels for start, end in label.parts), case.name
            quoted = sum(label.kind != "indirect" for label in case.labels)
            assert len(case.labels) >= 2 if case.indirect else quoted >= 2, case.name


def quotation(case, words, kind="direct", speaker=None, role=None):
    spans = tuple(Span(start := case.text.index(part), start + len(part)) for part in words)
    text = " ".join(words)
    source = Slice.cut(case.text, 0, 6)
    return Quotation(
        article=case.name, text=text, start=spans[0].start, end=spans[-1].end, kind=kind,
        parts=spans if len(spans) > 1 else (), speaker=speaker, role=role, source=source,
    )  # fmt: skip


def test_a_perfect_answer_scores_everything(cases):
    case = cases.read_case(ENTRY, "test")
    given = [
        quotation(case, ["It holds,", "I walked it."], speaker="Odile Varga", role="mayor"),
        quotation(case, ["the bridge had been “a disgrace” for years"], "indirect", "Odile Varga", "the mayor"),
        quotation(case, ["a disgrace"], "partial", "Mayor Odile Varga", "mayor"),
        quotation(case, ["wet"], "partial", None),
    ]
    counts, errors = cases.score(case, given)
    assert errors == []
    assert cases.rates(counts, "quotation") == (100, 100, 100, 100, 100)
    assert cases.rates(counts, "piece")[2] == 100
    assert cases.rates(counts, "indirect")[4] == 100


def test_every_kind_of_error_is_counted_and_named(cases):
    case = cases.read_case(ENTRY, "test")
    given = [
        quotation(case, ["It holds,", "I walked it."], "partial", "Somebody Else", "guard"),
        quotation(case, ["the Plank"], "partial", "Odile Varga"),
    ]
    counts, errors = cases.score(case, given)
    assert Counter(error.split()[0] for error in errors) == Counter(MISSED=3, SPEAKER=1, KIND=1, ROLE=1, SPURIOUS=1)
    precision, recall, _, name, end_to_end = cases.rates(counts, "quotation")
    assert (precision, round(recall), name, end_to_end) == (50, 33, 0, 0)


def test_names_with_one_title_in_front_are_the_same_but_others_are_not(cases):
    person = cases.Person("Jarl Otis Mbeke", also=("Jarl Mbeke",))
    assert cases.same_name("Jarl Otis Mbeke", person) and cases.same_name("Sir Jarl Mbeke", person)
    assert not cases.same_name("Mbeke", person) and not cases.same_name(None, person)
    assert not cases.same_name("Interior Minister Jarl Mbeke", person)
    assert cases.same_name(None, cases.Person(None)) and not cases.same_name("Guard", cases.Person(None))


@pytest.mark.parametrize(
    ("folder", "step", "least"),
    [
        ("", 10, 90),
        pytest.param("", 1, 93, marks=pytest.mark.slow),
        pytest.param("held-out", 1, 88, marks=pytest.mark.slow),
    ],
)
def test_the_cases_come_out_as_well_as_they_did(cases, folder, step, least):
    counts = Counter()
    for case in cases.load(cases.FOLDER / folder)[::step]:
        title = case.text.split("\n", 1)[0]
        article = Article(id=case.name, text=case.text, title=title, body=len(title) + 1)
        counts += cases.score(case, find_quotations(article).quotations)[0]
    assert cases.rates(counts, "quotation")[4] >= least
