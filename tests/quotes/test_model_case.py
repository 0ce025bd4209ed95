"""The model case: a report in which every quotation, and who said it, is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


@pytest.fixture(scope="module")
def report(shared: Path) -> Article:
    path = shared / "data" / "seed" / "kuwait-nato-ici.txt"
    with path.open(encoding="utf-8", newline="") as file:
        return Article(id="seed", text=file.read())


@pytest.fixture(scope="module")
def quoted(report: Article) -> list[Quotation]:
    return [quotation for quotation in find_quotations(report).quotations if quotation.kind != "indirect"]


def test_every_run_between_marks_is_found_and_nothing_else(report: Article, quoted: list[Quotation]) -> None:
    marked = [match.span(1) for match in re.finditer("“([^”]*)”", report.text)]
    assert len(marked) == 12
    assert [(quotation.start, quotation.end) for quotation in quoted] == marked
    assert all(quotation.is_exact(report.text) for quotation in quoted)
    assert len({quotation.text for quotation in quoted}) == 11


def test_every_speaker_is_right_with_the_role_as_printed(report: Article, quoted: list[Quotation]) -> None:
    minister = ("Sheikh Jarrah Jaber Al-Ahmad Al-Sabah", "Deputy Foreign Minister")
    turn = report.text.index("Javier Colomina")
    role = report.text[turn + len("Javier Colomina, ") : report.text.index(", praised", turn)]
    for quotation in quoted:
        expected = minister if quotation.start < turn else ("Javier Colomina", role)
        assert (quotation.speaker, quotation.role) == expected
    assert [quotation.speaker for quotation in quoted].count("Javier Colomina") == 5


def test_every_attribution_is_sure_and_gives_its_reason(quoted: list[Quotation]) -> None:
    assert all(quotation.confidence >= 0.9 for quotation in quoted)
    assert all(quotation.reason for quotation in quoted)
