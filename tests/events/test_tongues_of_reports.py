"""Reports in other languages than English are read in theirs, and their common words tell nothing."""

import pytest

from briefing.analysis import analyse
from briefing.events import group, signature
from briefing.events.background import ENGLISH, pool, rarity, shares
from briefing.events.pairs import compare
from briefing.events.vectors import PARTS, Vectors
from briefing.model import Article

FRENCH = (
    "Un incendie à Valmure\nVALMURE (France), 3 mars (AFC) - Un incendie a détruit mardi l'entrepôt de la coopérative"
    " Cérivel à Valmure, a annoncé la préfecture. Trois ouvriers ont été blessés, selon les pompiers."
    " Le feu, parti d'une presse à balles de foin, a gagné la toiture en quelques minutes et la fumée était visible"
    " depuis l'autre rive. L'enquête est confiée à la gendarmerie."
)
ELSEWHERE = (
    "Les enseignants en grève à Port-Orlan\nPORT-ORLAN (France), 3 mars (AFC) - Les enseignants de Port-Orlan ont"
    " cessé mardi le travail pour trois jours, a annoncé leur syndicat. La préfecture n'a pas réagi, selon les parents."
    " Le syndicat réclame quarante postes pour la rentrée et le remplacement des chaudières du lycée, en panne depuis"
    " l'hiver."
)


def article(id: str, text: str) -> Article:
    title, _, _ = text.partition("\n")
    return Article(id=id, title=title, text=text, body=len(title) + 1, published="2031-03-03T09:00:00+00:00")


def test_a_report_is_read_in_its_own_language() -> None:
    found = analyse(article("a", FRENCH)).signature
    assert (found.language, signature(article("a", FRENCH)).language) == ("fr", "fr")
    assert "entrepot" in found.terms, "without its elided article"
    assert found.forms.get("cerivel") == "Cérivel"


def test_a_headline_alone_tells_its_language_as_well() -> None:
    words = "Grève des éboueurs à Valmure : les poubelles ne seront pas ramassées"
    assert analyse(Article(id="a", title=words, text=words, body=len(words))).signature.language == "fr"


def test_the_agency_of_a_dateline_is_no_word_of_what_happened() -> None:
    found = signature(article("a", FRENCH))
    assert "afc" not in {*found.terms, *found.names, *found.lead}
    assert "afc" in signature(article("a", FRENCH.replace("(AFC) - ", "- L'AFC a compté. "))).terms


@pytest.mark.parametrize(("language", "common", "rare"), [("fr", "mardi", "silo"), ("es", "martes", "silo")])
def test_common_words_of_a_language_weigh_little(language: str, common: str, rare: str) -> None:
    from briefing.language.stems import stem

    assert rarity(stem(common, language), 1, 20, language) < rarity(stem(rare, language), 1, 20, language) / 2


def test_a_language_without_a_list_is_counted_with_english() -> None:
    assert (pool("fr"), pool("tlh"), pool(ENGLISH)) == ("fr", ENGLISH, ENGLISH)


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "it", "pt", "ru"])
def test_every_list_is_of_shares(language: str) -> None:
    found = shares(language)
    assert len(found) > 1000
    assert all(0 < share <= 0.5 for share in found.values())


def test_a_word_weighs_by_the_articles_of_its_own_language() -> None:
    english = [
        article(f"e{n}", f"Council vote {n}\nThe council voted on plan {n} for roads and the hall.") for n in range(9)
    ]
    alone, among = (Vectors([signature(one) for one in (*others, article("f", FRENCH))]) for others in ((), english))

    def weight(vectors: Vectors, word: str) -> float:
        row = vectors.size - 1
        entry = next(
            n for n in range(vectors.start[row], vectors.start[row + 1]) if vectors.terms[vectors.term[n]] == word
        )
        return float(vectors.rare[entry])

    assert weight(alone, "incend") == weight(among, "incend")


def test_what_an_agency_and_a_language_have_in_common_says_little() -> None:
    reports = [analyse(article(id, text)).signature for id, text in (("a", FRENCH), ("b", ELSEWHERE))]
    (cosines,) = compare(Vectors(reports), 0).cosines
    assert cosines[PARTS.index("names")] == 0
    assert cosines[PARTS.index("all")] < 0.15


def test_key_terms_are_no_everyday_words_and_have_no_elided_article() -> None:
    (event,) = group([analyse(article("a", FRENCH)).signature])
    assert {"mardi", "trois", "france"}.isdisjoint(term.lower() for term in event.terms)
    assert not any("'" in term for term in event.terms)
