"""Sentences that are understood alone, and those that bring what they need."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation, Span
from briefing.summary import METHODS, summarise
from briefing.summary.introductions import introductions
from briefing.summary.lines import lines
from briefing.summary.needs import needs
from briefing.summary.units import units

from .articles import article


def texts(found: Article, sentences: int) -> list[str]:
    return [extract.text for extract in summarise(found, sentences=sentences)]


LEANING = {
    "en": (
        "When asked about fares, Berg laughed.",
        "For his part, Berg laughed.",
        "According to her, fares will rise.",
        "The last, dated May, is lost.",
        "“It is late,” the report said.",
        "After two years in May, she left.",
        "“They paid far too much,” said Ada Weil of Holm Bank.",
        "“The line is worse than last year,” said Ada Weil, its manager.",
    ),
    "fr": ("De son côté, la mairie a ri.", "En outre, les tarifs montent.", "« C’est dur », a-t-elle ironisé lundi."),
    "es": ("Sin embargo, la oposición recurrirá.", "Dijo que las tarifas subirán.", "«Esto va en serio», asegura."),
    "pt": ("Por sua vez, a oposição recorrerá.", "No entanto, as tarifas sobem."),
    "de": ("Darüber hinaus steigen die Preise.", "Letzterer lachte."),
    "it": ("Nel frattempo le tariffe salgono.", "Ha inoltre chiesto aiuto."),
    "ar": ("وقال إن القرار نهائي.", "من جهته، رفض السكان القرار."),
    "ru": ("Кроме того, вырастут цены.", "По его словам, цены вырастут."),
}
STANDING = {
    "en": (
        "“The line is worse than last year,” said Ada Weil, a manager.",
        "There is a ferry at ten.",
        "According to Ada Weil, fares will rise.",
        "The last ferry is at ten.",
        "In May fares rise.",
        "After Mayor Weil won, she left.",
        "“Boats are late,” said Ada Weil.",
    ),
    "fr": ("En mars, les tarifs montent.",),
    "es": ("Sin barcos no hay puerto.", "«Esto va en serio», asegura la alcaldesa Ana Ruiz."),
    "ar": ("وقال وزير النقل سامر عون إن القرار نهائي.",),
    "ru": ("При мэрии создан совет.", "Кроме парома, ходит катер."),
}


@pytest.mark.parametrize("language", LEANING)
def test_two_words_that_lean_bring_the_sentence_before_them(language: str) -> None:
    before = {"ar": "رفع المجلس الحظر."}.get(language, "Nordhavn 2026.")
    for text in LEANING[language]:
        assert needs(units(article(f"{before}\n{text}"), (), language), language)[1] == (0, 1), text
    for text in STANDING.get(language, ()):
        assert needs(units(article(f"{before}\n{text}"), (), language), language)[1] == (1,), text


SPEECH = (
    "Thank you, Chair. Nine people of Port Oskar did not come home. I have today signed an order for an inquiry into "
    "the ferries of Port Oskar. It will report to this Assembly in May. All of its papers on the ferries will be "
    "public on the day after that, and so will those of the port."
)
RECORD = f"""The Minister for Ports, Ada Weil: {SPEECH}
Ola Berg (Port Oskar): I thank the Minister for Ports. [Laughter.] How many inspectors of ferries are there today?
The Minister for Ports: Nineteen. I do not hide from the number.
Several members: Hear, hear.
"""


@pytest.mark.parametrize("sentences", range(1, 9))
def test_no_part_of_a_speech_stands_without_its_speaker(sentences: int) -> None:
    start = RECORD.index(SPEECH)
    said = Quotation(article="a", text=SPEECH, start=start, end=start + len(SPEECH), kind="direct", speaker="Ada Weil")
    record = article(RECORD, "Assembly of Holm: Questions on the ferries of Port Oskar")
    found = [extract.text for extract in summarise(record, sentences=sentences, quotations=[said])]
    assert not any(one.startswith(("[", "Several members")) for one in found)
    if any("signed" in one for one in found):
        assert found[0].startswith("The Minister for Ports, Ada Weil:")
    if any("How many" in one for one in found):
        assert any(one.startswith("Ola Berg (Port Oskar):") for one in found)
    if any("Nineteen" in one for one in found):
        assert any("How many" in one for one in found)
    assert sentences < 3 or any("signed" in one for one in found)


def test_thanks_bring_the_sentence_after_them() -> None:
    first = units(article(RECORD, "Assembly of Holm: Questions on the ferries of Port Oskar"))[0]
    assert first.text.endswith("Thank you, Chair. Nine people of Port Oskar did not come home.")
    assert first.sentences == 1


def test_a_sentence_alone_begins_after_the_thanks_of_its_speech() -> None:
    record = article(RECORD, "Assembly of Holm: Questions on the ferries of Port Oskar")
    first, second, *_ = units(record)
    (alone,) = lines([first], record, "en")
    assert (alone.text, alone.is_exact(RECORD)) == ("Nine people of Port Oskar did not come home.", True)
    assert [one.text for one in lines([first, second], record, "en")] == [first.text, second.text]
    voiced = article(RECORD.replace("Nine people of Port Oskar did", "My people of Port Oskar did"))
    assert next(lines(units(voiced)[:1], voiced, "en")).text.startswith("The Minister for Ports, Ada Weil: Thank you")


def test_what_a_quotation_goes_on_with_stands_in_one_line_with_its_speaker() -> None:
    words = "“I don't run from a beating,” said Ada Weil of Holm. “But I had liked to hear it from the club.”"
    after = "“Nobody told us,” she said."
    text = f"Holm sacked its coach on Monday.\n{words} {after}\n“It rained.”"
    told = article(text)
    assert [one.text for one in lines(units(told), told, "en")][1:] == [words, after, "“It rained.”"]
    assert all(one.is_exact(text) for one in lines(units(told), told, "en"))
    for count in range(1, 6):
        assert not any(one.startswith("“But") for one in texts(told, count))


BRIEFING = """Transcript: Briefing on the ferries of Port Oskar
MS. WEIL: Good afternoon, everyone. Thank you for coming. The night ferry of Port Oskar will not sail before Monday.
MR. BERG: Thank you, Ada.
Q Secretary, the ferry passed its inspection in June. You called it safe.
MR. BERG: It was safe in June.
Q. And in May?
A. In May it was new."""


def test_nobody_is_thanked_or_greeted_in_a_summary_without_being_told_anything() -> None:
    title, _, _ = BRIEFING.partition("\n")
    found = units(article(BRIEFING, title))
    assert found[0].text.endswith("Thank you for coming. The night ferry of Port Oskar will not sail before Monday.")
    assert found[0].sentences == 1
    assert not any("Thank you, Ada" in unit.text or unit.text in {"Q.", "A."} for unit in found)


def test_a_question_that_is_marked_as_one_brings_its_answer() -> None:
    title, _, _ = BRIEFING.partition("\n")
    found = units(article(BRIEFING, title))
    groups = needs(found, "en")
    for place, unit in enumerate(found):
        if unit.text.startswith("Q") or unit.text.startswith("You called"):
            assert any(found[one].text.startswith(("MR. BERG:", "A. ")) for one in groups[place]), unit.text
    answer = next(place for place, unit in enumerate(found) if unit.text.startswith("MR. BERG:"))
    assert found[groups[answer][0]].text.startswith("Q Secretary")


def test_a_feature_that_leads_up_to_its_story_is_told_by_the_story() -> None:
    text = """The wind on the quay is sharp before six, and the lamps are still lit over the wet stones of the harbour.
A gull walks along the wall as if it owned the wall.
The council of Port Oskar voted on Monday to scrap the night ferry of the harbour, the last in the north, by 9 to 4.
The boats will go to a museum."""
    assert texts(article(text, "Port Oskar scraps last night ferry"), sentences=1)[0].startswith("The council")
    assert texts(article(text), sentences=1)[0].startswith("The wind")


def introduced(text: str) -> dict[int, int]:
    """Which sentence gives in full the names that each has in short."""
    found = units(article(text), (), "en")
    return dict(introductions(found, "en", range(len(found))))


def test_a_name_in_its_short_form_is_known_once_it_was_given_in_full() -> None:
    text = """Mayor Ann Roe of Port Oskar opened the quay with Nora Weil.
Roe thanked the divers.
Ola Berg did not.
Mr. Berg left early.
Ann Roe stayed.
“Nobody left,” said Ms Weil.
“Some did,” Berg said.
In Oskar boats are late.
Police of the North Police stayed."""
    assert introduced(text) == {1: 0, 3: 2, 5: 0, 6: 2}


@pytest.mark.parametrize(
    "text",
    [
        "According to Aalto, a second meeting is planned.",
        "For Aalto, that was late.",
        "Aalto's lawyer left early.",
        "Outside the court, Aalto's daughter spoke of rain.",
        "The council had asked Mr Aalto, and he had laughed.",
        "Nobody on the quay knew of Aalto.",
    ],
)
def test_a_short_name_is_known_wherever_it_stands(text: str) -> None:
    lines = ("Talks go on in Holm.", "A spokesman, Per Aalto, was there.", "It rained.", text, "Nora Weil left Holm.")
    assert introduced("\n".join(lines)) == {3: 1}


@pytest.mark.parametrize("text", ["The Marrow Aalto froze.", "Ice on the Aalto is thin.", "In Marrow they skate."])
def test_what_nobody_is_called_introduces_nobody(text: str) -> None:
    lines = ("The Marrow Aalto is a river.", "It rained.", text)
    assert introduced("\n".join(lines)) == {}


def test_words_that_no_name_explains_introduce_nobody() -> None:
    text = "Farmers blocked the quay.\nThe fair is off.\nFarmers want more for their milk."
    assert introduced(text) == {}


def test_nobody_is_called_by_a_short_name_before_the_full_one() -> None:
    text = """The night ferry of Port Oskar will stop in May, after 140 years, the council said on Monday.
The vote was nine to four.
Captain Pieter van der Holm sailed the night ferry of Port Oskar for 22 years and will sail it in May.
It rained on the quay.
Van der Holm said that the night ferry of Port Oskar would be missed in May by all who sailed on it after 140 years."""
    found = units(article(text), (), "en")
    assert needs(found, "en")[4] == (2, 4)
    chosen = texts(article(text), sentences=2)
    assert not chosen[-1].startswith("Van der Holm") or chosen[0].startswith("Captain")


INTERVIEW = """Ada Weil has sailed round the world four times. Before she leaves again, she talks to Ann Roe about fear.

Why sail again?

The sea is still there. Nobody told it that I am sixty.

Was there a moment when you knew?

Yes, in Holm, in March. The harbour was empty and the boat was not.

You have said that the sea is a poor teacher. Do you still think so?

It teaches one thing a day. On shore people forget three.

The boat leaves Nordhavn on Monday."""


def test_an_interview_without_labels_is_not_told_by_a_question_or_half_an_answer() -> None:
    after = {
        "Why sail": "The sea is still there.",
        "Was there a moment": "Yes, in Holm",
        "You have said": "Do you still",
        "Do you still": "It teaches one thing",
    }
    told = set()
    for count in range(1, 9):
        found = texts(article(INTERVIEW), count)
        assert found
        for text, following in zip(found, [*found[1:], ""], strict=True):
            for question, answer in after.items():
                if text.startswith(question):
                    told.add(question)
                    assert following.startswith(answer)
        assert ("On shore people forget three." not in found) or "It teaches one thing a day." in found
    assert len(told) > 1


TURNS = """Ada Weil has led the harbour office of Nordhavn since May. She spoke to the Lantern on the quay.
Lantern: Your deputy voted against you.
Weil: He told me a week before that he would.
Lantern: You surprised the ferries of Nordhavn.
Weil: The ferries of Nordhavn surprise the harbour office every night and came in backwards on Monday.
Lantern: {last}
Weil: Then the council should learn to tie a knot, and so should the Lantern and its ferries."""


@pytest.mark.parametrize(
    "last", ["When will the council take your office?", "The council of Nordhavn wants your office."]
)
@pytest.mark.parametrize("method", METHODS)
def test_what_is_put_to_somebody_without_a_question_mark_is_not_told_without_the_answer(last: str, method: str) -> None:
    told = article(TURNS.format(last=last), "Ada Weil of Nordhavn on ferries")
    for count in range(1, 9):
        found = [extract.text for extract in summarise(told, method=method, sentences=count)]
        for text, following in zip(found, [*found[1:], ""], strict=True):
            assert not text.startswith("Lantern:") or following.startswith("Weil:")


DEBATE = """Ms Ada Weil (Port Oskar)
We were told not to swim in our own river for 212 days of last year, and nobody has paid for it.
Mr Ola Berg (Holm) (Ind)
Ferries of the port put oil into the river as well, and the port pays nothing for it.
Ms Ada Weil
Nobody in Port Oskar takes the ferries for the cause of what the water works let into the river.
Mr Ola Berg
The ferries have been looked at twice since the spring, and oil was found both times."""


def test_a_speech_under_its_speakers_name_is_told_with_it() -> None:
    lines = DEBATE.split("\n")
    quotations = []
    for name, words in zip(lines[::2], lines[1::2], strict=True):
        start = DEBATE.index(f"{name}\n{words}")
        source = Span(start, start + len(name.split(" (")[0]))
        begin = start + len(name) + 1
        end = begin + len(words)
        said = Quotation(article="a", text=words, start=begin, end=end, kind="direct", speaker=name, source=source)
        quotations.append(said)
    found = summarise(article(DEBATE), sentences=2, quotations=quotations)
    assert found
    assert all(one.text.split("\n")[0] in lines[::2] and one.is_exact(DEBATE) for one in found)
