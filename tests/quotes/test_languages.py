"""Articles in other languages than English. All people, places and bodies are invented."""

from __future__ import annotations

from time import process_time

import pytest

from briefing.language.lexicon import lexicon
from briefing.language.names import names
from briefing.language.tongues import languages, spoken_in, tongue_data
from briefing.model import Article, Quotation
from briefing.quotes import find_quotations
from briefing.quotes.reading import read
from briefing.quotes.tongues import tongue

FRENCH = "La directrice du port, Odile Kervran, a reçu la presse mardi dans les locaux de la capitainerie.\n"
GERMAN = "Die Leitung des Hafens hat am Dienstag die Presse empfangen, und der Saal war voll.\n"
SPANISH = "La dirección del puerto recibió a la prensa el martes en la sede de la capitanía.\n"
ITALIAN = "La direzione del porto ha incontrato la stampa martedì nella sede della capitaneria.\n"
ARABIC = "استقبل وزير الخارجية الشيخ سالم العنزي اليوم الأحد المبعوثة الأممية في ديوان الوزارة.\n"
PORTUGUESE = "A direção do porto recebeu a imprensa na terça-feira na sede da capitania, e não falou.\n"


def quotations(text: str) -> list[Quotation]:
    found = find_quotations(Article(id="case", text=text)).quotations
    return [quotation for quotation in found if quotation.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker", "role", "pieces"),
    [
        (  # an attribution inside the marks, with what its speaker is
            FRENCH + "« Le quai tiendra, explique Bastien Roudaut, chef du service des digues. On l’a mesuré. »",
            "Bastien Roudaut",
            "chef du service des digues",
            ["Le quai tiendra,", "On l’a mesuré."],
        ),
        (  # a pronoun tied to its auxiliary, and a verb that no list has
            FRENCH + "« La grue est vieille, et tout le monde le sait », a-t-elle grincé.",
            "Odile Kervran",
            "directrice du port",
            ["La grue est vieille, et tout le monde le sait"],
        ),
        (  # a body in small letters, and the pronoun of its gender
            FRENCH + "L’Agence sanitaire régionale dit suivre l’affaire. « Rien ne presse », assure-t-elle.",
            "Agence sanitaire régionale",
            None,
            ["Rien ne presse"],
        ),
        (  # other marks stand within «…»
            FRENCH + "« On nous a dit “demain”, puis “jamais”, et voilà », résume Mme Kervran.",
            "Odile Kervran",
            "directrice du port",
            ["On nous a dit “demain”, puis “jamais”, et voilà"],
        ),
        (  # nouns with capitals are no names, and the role stands before the name
            GERMAN + "„Der Damm hält“, sagte Hafensprecherin Gesa Brammer. Scharfe Kritik kam von den Reedern.",
            "Gesa Brammer",
            "Hafensprecherin",
            ["Der Damm hält"],
        ),
        (  # "so" after a quotation
            GERMAN + "„Der Damm hält nicht“, so Enno Tammen, Vorsitzender der Reeder.",
            "Enno Tammen",
            "Vorsitzender der Reeder",
            ["Der Damm hält nicht"],
        ),
        (  # dashes inside the marks
            SPANISH + "«El muelle aguanta —dijo Remigio Salcedo, jefe de diques—. Lo hemos medido».",
            "Remigio Salcedo",
            "jefe de diques",
            ["El muelle aguanta", "Lo hemos medido"],
        ),
        (  # an office of several words before the name
            SPANISH + "El ministro de Obras Públicas Evelio Tarancón lo negó. “No falta dinero”, zanjó.",
            "Evelio Tarancón",
            "ministro de Obras Públicas",
            ["No falta dinero"],
        ),
        (  # speech that a dash opens
            SPANISH + "—Hemos tenido suerte —reconoció el alcalde, Fermín Olmedilla, ante los vecinos.",
            "Fermín Olmedilla",
            "alcalde",
            ["Hemos tenido suerte"],
        ),
        (  # hyphens for dashes
            ITALIAN + "«Il molo regge - sorride Loredana Gamba, sindaca di Portolungo -. L’abbiamo misurato».",
            "Loredana Gamba",
            "sindaca di Portolungo",
            ["Il molo regge", "L’abbiamo misurato"],
        ),
        (  # a verb without its subject
            PORTUGUESE + "O prefeito, Nivaldo Sardinha, negou tudo. “O cais aguenta”, rematou.",
            "Nivaldo Sardinha",
            "prefeito",
            ["O cais aguenta"],
        ),
    ],
)
def test_who_said_what(text: str, speaker: str, role: str | None, pieces: list[str]) -> None:
    (quotation,) = quotations(text)
    assert (quotation.speaker, quotation.role) == (speaker, role)
    assert [span.of(text).rstrip(" .") for span in quotation.spans] == [piece.rstrip(" .") for piece in pieces]
    assert quotation.is_exact(text)


def test_the_entries_of_a_list_are_no_dialogue() -> None:
    assert quotations(SPANISH + "—Pan y vino\n—Queso de oveja\n—Aceite de la sierra\n") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        (ITALIAN, "it"),
        (PORTUGUESE, "pt"),
        ("De directeur van de haven heeft de pers dinsdag ontvangen in het kantoor.", "nl"),
        ("Die hard fans of the club die in the rain, the mayor said to a reporter on Sunday.", "en"),
        ("Ada Brandt", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, language: str) -> None:
    assert spoken_in(text) == language


@pytest.mark.parametrize("language", languages())
def test_every_file_can_be_read(language: str) -> None:
    spoken = tongue(language)
    assert spoken is not None and spoken.verbs and spoken.glosses
    assert lexicon(language).tongue is not None
    assert set(tongue_data(language) or ()) <= {
        "glosses", "phrases", "stressed", "verbs", "paradigms", "names", "after_quotation", "genitive", "plural_verbs",
        "unlisted", "adverbs", "letters", "feminine", "feminine_ending", "of_either", "attached", "article",
    }  # fmt: skip


@pytest.mark.parametrize("start", [FRENCH, GERMAN, SPANISH, ITALIAN, ARABIC])
@pytest.mark.parametrize(
    "unit",
    [
        "وقال الوزير سالم ",
        "« A, dit-il, ",
        "«A —dijo ",
        "\n—A ",
        "Der Rat der Stadt ",
        "ministro de la ",
        "l'",
        "Agence régionale ",
    ],
)
def test_work_grows_with_the_length(start: str, unit: str) -> None:
    def seconds(times: int) -> float:
        began = process_time()
        read(start + unit * times)
        return process_time() - began

    seconds(50)
    tries = 3  # the machine has other things to do
    assert any(seconds(4000) < 40 * max(seconds(400), 0.001) for _ in range(tries))


def test_names_are_where_they_are_said_to_be() -> None:
    text = (
        GERMAN + "Oberbürgermeisterin Friederike Althoff und der Städtebund Nordmark sprachen, Althoffs Sprecher nicht."
    )
    found = names(text, "de")
    assert [(name.text, name.kind, name.role) for name in found] == [
        ("Friederike Althoff", "person", "Oberbürgermeisterin"),
        ("Städtebund Nordmark", "body", None),
        ("Althoff", "unknown", None),
    ]
    assert all(text[name.start : name.end] == name.text for name in found)


def test_a_french_verb_with_its_subject_in_an_article_of_another_language_is_a_word_like_others() -> None:
    text = (
        "La alcaldesa Ada Brandt dijo que «no hay otro camino». La frase «el puerto» era suya, dit-il, y de nadie más."
    )
    found = find_quotations(Article(id="a", text=text, language="es"))
    assert found.quotations[0].speaker == "Ada Brandt"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'גשר בין שני ימים\nהשר מרירי אמר: "ההסכם הזה הוא גשר בין שני הימים וישרת את שני העמים". סוף.\n',
            "ההסכם הזה הוא גשר בין שני הימים וישרת את שני העמים",
        ),
        ("橋の再開\n市長は「橋は来月までに再開する見通しだ」と述べた。\n", "橋は来月までに再開する見通しだ"),
    ],
)
def test_in_a_script_that_is_not_read_the_words_stand_and_nobody_is_guessed(text: str, words: str) -> None:
    (one,) = find_quotations(Article(id="a", text=text)).quotations
    assert (one.text, one.speaker) == (words, None)
    assert one.confidence < 0.5


def test_a_title_in_such_a_script_is_no_statement() -> None:
    assert not find_quotations(Article(id="a", text="橋の再開\n映画「春の海」が公開された。\n")).quotations
