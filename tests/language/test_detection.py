from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import detect

SAMPLES = {
    "en": "The minister said that the agreement would be signed before the end of the week, according to her office.",
    "fr": "Le ministre a déclaré que l’accord serait signé avant la fin de la semaine, selon son bureau.",
    "es": "El ministro dijo que el acuerdo se firmaría antes de que termine la semana, según su oficina.",
    "pt": "O ministro disse que o acordo seria assinado antes do fim da semana, segundo um comunicado do seu gabinete.",
    "de": "Der Minister sagte, das Abkommen werde noch vor Ende der Woche unterzeichnet, hieß es im Amt.",
    "it": "Il ministro ha detto che l'accordo sarà firmato prima della fine della settimana, secondo il suo ufficio.",
    "ar": "قال الوزير إن الاتفاق سيوقع قبل نهاية الأسبوع، وفق بيان نشره مكتبه يوم الاثنين بعد اجتماع مع الوفد.",
    "ru": "Министр заявил, что соглашение будет подписано до конца недели, говорится в сообщении его ведомства.",
    "nl": "De minister zei dat het akkoord voor het einde van de week zal worden ondertekend, aldus zijn kantoor.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_the_language_of_a_paragraph(language: str) -> None:
    assert detect(SAMPLES[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "12 345", "OK", "Breaking news"])
def test_too_little_to_tell_is_english(text: str) -> None:
    assert detect(text) == "en"


def test_a_clear_text_does_not_load_the_model() -> None:
    code = "import sys; from briefing.language import detect; detect(sys.argv[1]); print('py3langid' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, SAMPLES["en"]], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.text(max_size=200))
def test_any_text_has_a_language(text: str) -> None:
    assert 2 <= len(detect(text)) <= 3
