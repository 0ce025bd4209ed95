from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.language import paragraphs, sentences

CUT = {
    "en": [
        "On Jan. 6, Gen. A. Smith met the U.S. envoy at No. 10 at 9 a.m. Monday.|He left.",
        "The plan was made in the U.S.|The talks ended at 5 p.m.|They will go on.",
        "“Why?” Ms. Ahl asked.|“No.|We will not,” she said.",
        "Acme Inc. Chief Ola Berg signed.|J. R. R. Holm did not.",
        "Sen. Ann Roe (D-Mass.) spoke.|(It rained.)|It cost 3.5 million.",
        "He said: “It is done.”|Then he left.",
        "They have hepatitis A.|The diocese knows.",
        "Wait...|What?|It was him.|Also this.",
        "1. Open the gate.",
        "Lt.-Gen. Foss came with Dr. Weil, Prof. Oda et al. from Fla. and elsewhere.",
        "It was Roe v. Holm in 2020.|15 came.",
        "The minister, Chief (Dr.) Ola Berg, and Sen. Ma. Luz Roe paid Rs. 500 each.|They left.",
        "He arrived at 10 a.m.|It was late.",
        "The vote passed, said the Speaker, Mme. Ada Tolle-Renn.|It was close.",
        "Chief (Dr.) Ola Berg, Barr. (Mrs.) Ines Foss and Gen. (ret.) Amos Kalu saw Avv. Rolli.|Sra. Prado did not.",
        "He met Engr. [Prof.] Sani Weil, Alh. Musa Oda and Mlle. Roye.|They left (by the back door.)|Nobody saw them.",
        "Wg. Cdr. Anil Rao and Smt. Meena Iyer spoke to Avv. Berti.|The adv. was read out.",
        "Nordhavn's St. Anna church burned.|It stood on Quay St.|The roof fell in.",
    ],
    "fr": [
        "M. Rolin a dit : « Nous irons. »|Il est parti.",
        "Le Sr. Lobo et la Sra. Paz ont vu Herr Dr. Weil (Prof.) Oye.|Mgr. Roll est venu.",
        "L’art. 5 vaut pour Mme. Oye, etc.|Les autres attendent.",
    ],
    "es": [
        "¿Quién?|¡No!|El Sr. Lobo y EE.UU. firmaron.|Fue el núm. 5.",
        "El Sr. Lobo llegó a las 9 a. m. a la Av. Central.|La Dra. Paz, de EE. UU., no vino.|«No lo sé», dijo.",
    ],
    "pt": [
        "O Dr. Melo falou às 9 h.|A Sra. Prado saiu.",
        "O n.º 5 da Av. Central fechou.|“Acabou”, disse ele.|Quem vem?",
    ],
    "de": [
        "Mme. Oye und Sig. Rolli trafen Mr. Holm.|Sie gingen.",
        "Am 3. Oktober kam Dr. Weil, z. B. nach Brenn.|„Das ist gut.“|Er ging.|Der 1. FC Nordhavn gewann.",
    ],
    "it": [
        "Il dott. Rolli è arrivato alle 9.|«Basta!» ha detto.|Chi viene?",
        "Il sig. Rolli ha parlato.|L'on. Berti no.|Vale l'art. 5 ecc. della legge.",
    ],
    "ar": ["قال د. سامر إن الاجتماع مهم.|هل سيأتي؟|نعم سيأتي غدا."],
    "ru": [
        "Он заплатил 5 млн. крон, т. е. много.|«Хватит!» — сказал он.|Кто придет?",
        "В 2020 г. Орлов приехал.|Он сказал: «Да».|А. С. Белов ушел в 2021 г.|В городе тихо.",
    ],
    "zh": ["会议开始。|他说：“好。”|结束了。"],
}


@pytest.mark.parametrize(
    ("language", "marked"), [(language, text) for language, texts in CUT.items() for text in texts]
)
def test_sentences_are_cut_where_they_end(language: str, marked: str) -> None:
    text = marked.replace("|", " ")
    assert [span.of(text) for span in sentences(text, language)] == marked.split("|")


def test_a_stop_without_a_space_ends_a_sentence_but_an_address_does_not() -> None:
    text = "It was over.Police left at 3.15. Write to post.nordhavn.example for more."
    assert [span.of(text) for span in sentences(text)] == [
        "It was over.",
        "Police left at 3.15.",
        "Write to post.nordhavn.example for more.",
    ]


def test_a_language_without_rules_is_cut_by_the_english_ones() -> None:
    text = "Mr. Oda kom. Han gick."
    assert [span.of(text) for span in sentences(text, "sv")] == ["Mr. Oda kom.", "Han gick."]


def test_right_to_left_text_stays_whole() -> None:
    text = "قالت الوزيرة إن 3.5 مليون شخص عادوا. انتهى الاجتماع"
    spans = sentences(text, "ar")
    assert [span.of(text) for span in spans] == ["قالت الوزيرة إن 3.5 مليون شخص عادوا.", "انتهى الاجتماع"]


PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [". ", "? ", "”", "“", "\n", "\n\n", "U.S.", "Jan. 6", " a.m. ", "No. 1", "؟ ", "。", "...", "A. ", "»", '"']
    ),
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@given(TEXTS, st.sampled_from(["en", "fr", "de", "ar", "ru", "xx"]))
def test_any_text_is_covered_by_its_sentences_in_order(text: str, language: str) -> None:
    spans = sentences(text, language)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)
    blocks = paragraphs(text)
    assert all(any(block.start <= span.start and span.end <= block.end for block in blocks) for span in spans)
