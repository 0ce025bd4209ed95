"""Days and numbers as other languages print them, and no others."""

import pytest

from briefing.language.dates import days
from briefing.language.numbers import numbers


@pytest.mark.parametrize(
    ("language", "text", "named", "counted"),
    [
        ("fr", "le 3 mars 2031, mardi, et le 1er août", ["2031-03-03", "w2", "--08-01"], []),
        ("es", "el 3 de marzo de 2031, martes, 40 por ciento", ["2031-03-03", "w2"], ["40 percent"]),
        ("pt", "no dia 3 de março, terça-feira", ["--03-03", "w2"], []),
        ("de", "am 3. März 2031, Dienstag, 40 Prozent", ["2031-03-03", "w2"], ["40 percent"]),
        ("it", "Ha vinto 2 set a 1", [], ["2 set", "1"]),
        ("ru", "в понедельник, 3 марта", ["w1", "--03-03"], []),
        ("en", "The toll rose to 20. March was worse.", [], ["20"]),
        ("fr", "Il en reste 12. Mars approche.", [], ["12"]),
        ("es", "12 des y 3 en Kerr", [], ["12 des", "3"]),
    ],
)
def test_days_and_numbers(language: str, text: str, named: list[str], counted: list[str]) -> None:
    assert [day.key for day in days(text, language=language)] == named
    assert [number.key for number in numbers(text, language=language)] == counted
