"""Arabic news: no capitals, the verb of speech first, the office before the name. People and bodies are invented."""

from __future__ import annotations

import pytest

from briefing.language.names import names
from briefing.model import Article
from briefing.quotes import find_quotations

OPENING = (
    "الكويت (وكالة المرفأ) — استقبل وزير الخارجية الشيخ سالم العنزي اليوم الأحد المبعوثة الأممية في ديوان الوزارة.\n"
)


def said(text: str) -> list[tuple[str | None, str | None]]:
    """Speaker and role of every quotation after the opening, in reading order."""
    found = find_quotations(Article(id="a", text=OPENING + text)).quotations
    return [(one.speaker, one.role) for one in found]


MINISTER = ("الشيخ سالم العنزي", "وزير الخارجية")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وقال العنزي في تصريح: «ناقشنا سبل إيصال المساعدات إلى المناطق».", MINISTER, id="surname"),
        pytest.param("«ناقشنا سبل إيصال المساعدات إلى المناطق»، قال العنزي للصحفيين.", MINISTER, id="verb after"),
        pytest.param("وشدد الوزير على أهمية «التنسيق المشترك بين الجانبين».", MINISTER, id="office alone"),
        pytest.param("وقال العنزي: «ناقشنا ذلك اليوم».\nوأضاف: «نحن ماضون في دعم الجهود».", MINISTER, id="no subject"),
        pytest.param(
            "وقال المتحدث باسم الوزارة فهد المطيري إن اللقاء كان «بناء ومثمرا».",
            ("فهد المطيري", "المتحدث باسم الوزارة"),
            id="office and name",
        ),
        pytest.param(
            "من جهته قال مدير الميناء التالميري بوغدار كيسلر إن «النهر ينبع من جبالنا».",
            ("بوغدار كيسلر", "مدير الميناء التالميري"),
            id="a foreign name after where it is from",
        ),
        pytest.param(
            "وأكد رئيس البلدية أوريل ليند أن البلدية ستفتح تحقيقًا، مضيفًا: «لن يفلت أحد من المساءلة».",
            ("أوريل ليند", "رئيس البلدية"),
            id="a participle goes on",
        ),
        pytest.param("وقالت وزارة الداخلية في بيان: «تم تأمين جميع الطرق».", ("وزارة الداخلية", None), id="a body"),
        pytest.param(
            "ولم يحدد موعد.\nوقال مصدر طلب عدم كشف اسمه: «لم تصل المحادثات إلى طريق مسدود».", (None, None), id="unnamed"
        ),
        pytest.param("وقالت طالبة من المدينة: «لم نعرف شيئا حتى المساء».", (None, None), id="a student"),
    ],
)
def test_who_said_it(text: str, expected: tuple[str | None, str | None]) -> None:
    speaker, role = said(text)[-1]
    assert speaker == expected[0]
    if speaker is not None:
        assert role == expected[1]


def test_names_stand_without_what_is_written_onto_them() -> None:
    text = OPENING + "وللعنزي رأي آخر، لكن فالعنزي لم يوقع، وقال لسالم العنزي أحدهم ذلك.\n"
    found = names(text, "ar")
    assert all(text[name.start : name.end] == name.text for name in found)
    assert {name.text for name in found if name.kind == "person"} == {"الشيخ سالم العنزي", "العنزي", "سالم العنزي"}


def test_an_office_with_its_verb_after_it_names_nobody() -> None:
    assert names("وزير الخارجية يستقبل المبعوثة الأممية في الديوان", "ar") == []
