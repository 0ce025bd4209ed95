from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Article, Quotation
from briefing.summary import METHODS, summarise

from .articles import FERRY, article, ferry


def texts(found: Article, **options: object) -> list[str]:
    return [extract.text for extract in summarise(found, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize("method", METHODS)
def test_a_summary_is_whole_sentences_of_the_story_in_reading_order(method: str) -> None:
    found = summarise(ferry(), method=method)
    assert 1 <= len(found) <= 3
    assert all(extract.article == "ferry" and extract.is_exact(FERRY) for extract in found)
    assert [extract.start for extract in found] == sorted({extract.start for extract in found})
    story = FERRY[FERRY.index("The city council") : FERRY.index("Read more")]
    assert all(extract.text in story and "Photo:" not in extract.text for extract in found)
    assert all(extract.text[-1] in ".”" for extract in found)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("most", [12, 25, 40, 80])
def test_a_budget_of_words_is_kept(method: str, most: int) -> None:
    assert 0 < sum(len(text.split()) for text in texts(ferry(), method=method, words=most)) <= most


def test_the_dateline_is_left_out() -> None:
    assert texts(ferry(), method="lead", sentences=1) == [
        "The city council lifted the ban on night ferries on Monday after three weeks of protests."
    ]


@pytest.mark.parametrize("method", METHODS)
def test_what_never_ends_is_no_sentence(method: str) -> None:
    table = "berth tide draught crew " * 400
    assert texts(
        article(f"Tables of the port\n\nThe port printed its tables on Monday.\n\n{table}\n"), method=method
    ) == ["The port printed its tables on Monday."]


def test_a_quotation_is_never_cut() -> None:
    for method in METHODS:
        for count in range(1, 8):
            for text in texts(ferry(), method=method, sentences=count):
                assert ("We have listened." in text) == ("mistake again,” Mayor Ola Berg told" in text)


BROKEN = (
    "The harbour office has paid for 128 \"quiet? trips since May, the mayor's office said. "
    "The boats cost less than those of the old company. Nobody had asked for a second vote. "
    'The new fares begin on Monday. "We have listened," Mayor Ola Berg said. '
)


@pytest.mark.parametrize("method", METHODS)
def test_a_mark_that_was_never_closed_holds_nothing_together(method: str) -> None:
    found = texts(article(BROKEN), method=method, sentences=2)
    assert len(found) == 2
    assert all(text.count(". ") == 0 for text in found)


def test_a_sentence_in_a_voice_of_its_own_or_in_mid_sentence_does_not_stand_alone() -> None:
    lines = ["The mayor of Nordhavn opened the ferry.", "I had waited for it since May.", "and nobody else had."]
    for count in (1, 2, 3):
        found = texts(article("\n".join(lines)), sentences=count)
        assert found == lines[: len(found)]
        assert found


def test_what_is_reported_without_marks_may_be_cut() -> None:
    text = "The board said that boats would stop at ten. Fares would rise in May. Nobody spoke against it. It rained."
    said = Quotation(article="a", text=text[:68], start=0, end=68, kind="indirect", speaker="the board")
    found = summarise(article(text), sentences=1, quotations=[said])
    assert [extract.text for extract in found] == ["The board said that boats would stop at ten."]


def test_an_article_whose_marks_are_all_broken_still_has_a_summary() -> None:
    text = 'The office paid for 12 "quiet? trips. ' + "The boats cost less than before. " * 70 + 'It was "cheap? too.'
    assert texts(article(text)) == ['The office paid for 12 "quiet? trips.', "The boats cost less than before."]


def test_a_quotation_that_was_found_holds_its_sentences_together() -> None:
    text = "The mayor spoke in the old hall.\n'We gave way. It was time,' she said of the ban.\nBoats leave at ten."
    start, end = text.index("We gave"), text.index(",' she")
    said = Quotation(article="a", text=text[start:end], start=start, end=end, kind="direct")
    for method in METHODS:
        for extract in summarise(article(text), method=method, sentences=3, quotations=[said]):
            assert ("We gave way." in extract.text) == ("It was time" in extract.text)


@pytest.mark.parametrize("sentences", [1, 2, 3, 4, 5])
def test_no_sentence_stands_without_the_one_that_it_leans_on(sentences: int) -> None:
    found = texts(ferry(), sentences=sentences)
    if "It will carry no cars." in found:
        before = found[found.index("It will carry no cars.") - 1]
        assert before.startswith("The vote was 31 to 14")
    if any(text.startswith("But the residents") for text in found):
        assert any("told reporters" in text for text in found)


def test_it_stops_when_enough_is_said() -> None:
    long = " ".join(["The harbour council of Nordhavn agreed on a plan for quiet night ferries"] * 5)
    lines = [f"{long} and number {number}." for number in range(6)]
    assert len(texts(article("\n".join(lines)), sentences=3)) < 3


def test_the_headline_draws_the_sentence_that_bears_it_out() -> None:
    lines = [
        "A grey sky hung over the quays of Nordhavn and little moved there.",
        "Fishermen mended nets and talked of the weather of the past weeks.",
        "The council lifted the ferry ban on Monday by 31 votes to 14.",
        "Two boys threw stones at a buoy that lay on the beach.",
        "A dog barked at the gulls that circled over the market hall.",
        "Nobody could say when the sun had last been seen there.",
        "The old lighthouse was painted again by the pupils of the school.",
    ]
    text = "\n".join(lines)
    assert texts(article(text), sentences=1) == [lines[0]]
    assert texts(article(text, "Council lifts ferry ban"), sentences=1) == [lines[2]]


def test_two_methods_differ_and_an_unknown_one_is_named() -> None:
    assert texts(ferry(), method="lead") != texts(ferry(), method="kl")
    with pytest.raises(ValueError, match="'lexrnk'; did you mean 'lexrank'"):
        summarise(ferry(), method="lexrnk")


def test_the_same_article_gives_the_same_summary() -> None:
    for method in METHODS:
        assert summarise(ferry(), method=method) == summarise(ferry(), method=method)


OTHERS = {
    "fr": "Le conseil a levé l'interdiction des bateaux de nuit à Nordhavn. M. Rolin a dit : « Nous avons écouté. "
    "Cela suffit. » Il a ensuite quitté la salle. Les habitants du port iront au tribunal, selon leur avocat.",
    "de": "Der Rat hat am 3. Oktober das Verbot der Nachtfähren aufgehoben. „Wir haben zugehört. Das reicht“, sagte "
    "Dr. Weil. Er verließ danach den Saal. Die Anwohner wollen laut ihrem Anwalt vor Gericht ziehen.",
    "ar": "رفع مجلس المدينة الحظر عن العبارات الليلية. وقال العمدة د. سامر إن القرار نهائي. وهو أول قرار من نوعه. "
    "وأعلن السكان أنهم سيلجؤون إلى المحكمة الأسبوع المقبل.",
    "ru": "Совет отменил запрет на ночные паромы. «Мы услышали людей. Этого достаточно», — сказал г. Белов. "
    "Он покинул зал. Жители порта намерены обратиться в суд, сообщил их адвокат А. С. Орлов.",
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language: str, method: str) -> None:
    text = OTHERS[language]
    found = summarise(article(text), method=method, sentences=2)
    assert found
    assert all(extract.is_exact(text) for extract in found)


def test_a_pronoun_leans_in_other_languages_too() -> None:
    for language, opener in (("fr", "Il a"), ("de", "Er verließ"), ("ar", "وهو"), ("ru", "Он покинул")):
        found = texts(article(OTHERS[language]), sentences=1, language=language)
        assert found
        assert not found[0].startswith(opener)


SAME = "The ferry left at ten. "
DEGENERATE = {
    "empty": "",
    "blank": " \n \n",
    "one sentence": "The ferry left at ten.",
    "no full stop": "The ferry left at ten",
    "names": "Ann Roe\nOla Berg\nJ. R. Holm\nNora Weil",
    "capitals": "FERRY BAN LIFTED. THE COUNCIL VOTED ON MONDAY. BOATS WILL LEAVE AT TEN.",
    "numbers": "1 2 3. 4 5 6. 7 8 9. 10 11.",
    "identical": SAME * 20,
    "stop words": "He was. It is. They were. We are.",
    "marks": "... !!! ??? — “”",
    "all lean": "He came. She left. It was so. But they stayed. And he went.",
    "boilerplate": "Read more\nFollow us on Twitter\nAll rights reserved.",
    "long quotation": "“" + "We will go on. " * 30 + "That is all,” he said.",
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", DEGENERATE)
def test_degenerate_input_gets_a_sensible_answer(kind: str, method: str) -> None:
    text = DEGENERATE[kind]
    found = summarise(article(text), method=method)
    assert all(extract.is_exact(text) for extract in found)
    assert len({extract.text for extract in found}) == len(found)
    assert bool(found) == bool(text.strip())
    if kind in {"identical", "one sentence", "no full stop"}:
        assert len(found) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["“Yes,” she said. ", 'He said "yes" and "no". ', "王先生说“我们会留下来”他说李女士不同意。"]
)
def test_a_paragraph_of_nothing_but_quotations_is_no_trouble(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    assert all(extract.is_exact(text) for extract in summarise(article(text, language="en")))


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_ten_thousand_sentences(method: str) -> None:
    text = " ".join(f"Boat {n} left quay {n % 7} with {n * 37 % 101} people for isle {n % 53}." for n in range(10_000))
    found = summarise(article(text, language="en"), method=method)
    assert found
    assert all(extract.is_exact(text) for extract in found)


@pytest.mark.parametrize("method", METHODS)
def test_no_length_at_all_is_no_summary(method: str) -> None:
    assert summarise(ferry(), method=method, sentences=0) == ()
    assert summarise(ferry(), method=method, words=0) == ()


PIECES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [*FERRY.split("\n"), "\n", "\n\n", ". ", "He said so. ", "“Open", "closed.” ", '"', "1. ", "؟ ", "READ MORE\n"]
    ),
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(METHODS), st.integers(1, 5), st.booleans())
def test_any_text_has_an_exact_summary(text: str, method: str, length: int, in_words: bool) -> None:
    budget = {"words": 10 * length} if in_words else {"sentences": length}
    found = summarise(Article(id="a", text=text), method=method, language="en", **budget)  # type: ignore[arg-type]
    assert all(extract.is_exact(text) for extract in found)
    assert [(e.start, e.end) for e in found] == sorted((e.start, e.end) for e in found)
    assert bool(found) == bool(text.strip())


def test_the_writers_names_are_no_part_of_it() -> None:
    text = (
        "By .\nAnn Roe .\nLast updated at 2:18 PM on 3rd March 2026 .\nThe council lifted the ban.\nBoats leave at ten."
    )
    for method in METHODS:
        found = texts(article(text), method=method, sentences=5)
        assert sorted(found) == ["Boats leave at ten.", "The council lifted the ban."]


BELOW = "The ban had cost the harbour two million crowns, the office said. Boats sail again from Tuesday, it added."


def first(text: str, title: str = "Ferries sail again") -> str:
    return texts(article(f"{title}\n{text}\n{BELOW}", title), method="lead", sentences=1)[0]


@pytest.mark.parametrize(
    "mark",
    [
        "PORT OSKAR: ",
        "PORT OSKAR - ",
        "PORT OSKAR, Holm -- 9 March 2026 -- ",
        "PORT OSKAR -- March 9, 2026 -- ",
        "Good morning. It is Monday, and here is everything you need to know.\n",
        "Was this forwarded to you? Sign up here.\n",
        "PORT-OSKAR. ",
        "Nordhavn: ",
        "NORDHAVN (Nordpress) — ",
        "> ",
        "PUBLISHED: . 07:04 EST, 9 March 2026 . ",
        "Islanders go home after three weeks without a boat\n",
        "For immediate release\n",
        "PRESS RELEASE — For immediate release\n",
        "That’s all from us for today\n",
        "PRESS RELEASE 26/041 – FOR IMMEDIATE RELEASE\n",
        "Thanks for following our live coverage.\n",
        "Good morning and welcome to our live blog of the vote.\n",
        "(Nord Press) ",
        "(NORDI) - ",
        "PORT OSKAR/HOLM (np/dl) - ",
        "PORT OSKAR, 9 March - ",
        "PORT OSKAR, 9 mar (Nord Press).- ",
        "PORT OSKAR, 9 March. /Nordpress/. ",
        "PORT OSKAR, 9 March – Nord Press. ",
        "Port Oskar. 9 March. NORDPRESS.EX - ",
        "By ANN ROE PUBLISHED: 07:04, 9 March 2026 | UPDATED: 10:15 EST, 10 March 2026 ",
        "Rovers 3 Albion 2\nHalf time 1 1\n",
        "This picture has just come in from the quay.\n",
        "Here is what is known so far.\n",
        "Dear shareholders,\n",
    ],
)
def test_what_stands_above_a_story_is_no_part_of_it(mark: str) -> None:
    assert first(f"{mark}The council of Port Oskar lifted the ban on Monday.").startswith("The council")


@pytest.mark.parametrize(
    "text",
    [
        "The law says: “No boat sails at night.”",
        "UN: a word that the mayor did not use on Monday.",
        "10:15 on Monday was when the boat sailed, the office said.",
        "GEN. Weil closed the harbour of Port Oskar on Monday.",
        "Press releases were not sent on Monday.",
        "(Not all of the boats) sail to Port Oskar on Monday.",
        "The study, published on 9 March 2026 in Tides of the North, counts 14 boats in the harbour of Port Oskar.",
        "This pictures the harbour better than a map.",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert first(text) == text


@pytest.mark.parametrize(
    "mark",
    [
        "ENDS",
        "-30-",
        "###",
        "Notes to editors",
        "Contact:\nPress office of the port",
        "press@port.example",
        "For information media. Not an official record.",
        "Next advisory at 8 p.m.",
        "The office can be reached on 040 000.",
        "About Holm Foods\nHolm Foods makes bread.",
    ],
)
def test_what_stands_below_a_story_is_no_part_of_it(mark: str) -> None:
    story = f"The council of Port Oskar lifted the ban on Monday.\n{BELOW}\nNobody spoke against it."
    found = texts(article(f"Ferries sail again\n{story}\n{mark}\nThe port of Oskar", "Ferries sail again"), sentences=9)
    assert found
    assert all(one in story for one in found)


def test_short_lines_stay_where_no_line_has_a_full_stop() -> None:
    lines = ["The council lifted the ban", "Boats leave at ten on Monday", "Fares rise in May"]
    assert texts(article("\n".join(lines), "Night ferries"), method="lead") == lines


def test_the_time_of_an_entry_is_left_out_and_that_of_a_sentence_is_not() -> None:
    entries = "09:05 The first boat sails from Port Oskar.\n09:12 Ann Roe is on the quay of Port Oskar."
    assert texts(article(entries, id="live"), method="lead") == [
        "The first boat sails from Port Oskar.",
        "Ann Roe is on the quay of Port Oskar.",
    ]
    assert first("09:05 Boats sail late.\nNobody waits.") == "09:05 Boats sail late."


def test_the_headline_of_an_entry_is_left_out() -> None:
    entries = (
        "09:40 Mayor: ‘I am awake’\nMayor Ola Berg has told friends in Port Oskar to wait for the count.\n\n"
        "09:05 Polls open\nThe first voters of Port Oskar were at the school before it was light."
    )
    assert [text.split("\n")[0] for text in texts(article(entries, id="live"), method="lead")] == [
        "Mayor Ola Berg has told friends in Port Oskar to wait for the count.",
        "The first voters of Port Oskar were at the school before it was light.",
    ]


def test_a_section_that_opens_with_about_stays() -> None:
    lines = ["The council lifted the ban on Monday.", "About time", "Residents cheered in the harbour of Port Oskar."]
    assert texts(article("\n\n".join(lines)), method="lead") == [lines[0], lines[2]]


INTERVIEW = """Captain Nora Weil on the ban
Nora Weil has sailed the night ferry of Port Oskar for 31 years.
Q: What did the ban cost the islanders?
A: The school, for three weeks.
PORT POST: Who lifted the ban in the end?
WEIL: My own brother, in the council of Port Oskar, by one vote against the residents.
How so?
He counted again.
"""


@pytest.mark.parametrize("sentences", range(1, 8))
def test_questions_bring_their_answers(sentences: int) -> None:
    found = texts(article(INTERVIEW, INTERVIEW.split("\n")[0]), sentences=sentences)
    for question, answer in (("Q: ", "A: "), ("PORT POST: ", "WEIL: "), ("How so?", "He counted")):
        assert not any(text.startswith(question) for text in found) or any(text.startswith(answer) for text in found)
    assert not any(text.startswith("A: ") for text in found) or any(text.startswith("Q: ") for text in found)


RECORD = """The harbour minister of Port Oskar met the press on the night ferries.
MINISTER WEIL: Good morning. I'll say a few words and then I'll take your questions.
The night ferries of Port Oskar will sail again on Monday, for the first time since the storm.
QUESTION: Minister, the council of Port Oskar said that the night ferries were unsafe. Are they?
MINISTER WEIL: No. The ferries were tested for three weeks. I will be on the first one myself.
ANN ROE: The residents of Port Oskar say that nobody asked them about the night ferries. Why not?
MINISTER WEIL: They were asked twice. Eleven came.
ANN ROE: And the fares for the night ferries of Port Oskar?
MINISTER WEIL: They rise by a crown.
This interview has been edited for length.
"""


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("sentences", [1, 2, 3, 5, 8])
def test_a_question_never_stands_without_its_answer(method: str, sentences: int) -> None:
    found = texts(article(RECORD), method=method, sentences=sentences)
    assert found and not any("interview" in one or "a few words" in one for one in found)
    answers = {
        "council of Port Oskar": "MINISTER WEIL: No.",
        "Are they?": "MINISTER WEIL: No.",
        "nobody asked": "MINISTER WEIL: They were asked twice.",
        "Why not?": "MINISTER WEIL: They were asked twice.",
        "And the fares": "MINISTER WEIL: They rise",
    }
    for question, answer in answers.items():
        if any(question in one for one in found):
            assert method == "briefing" and any(answer in one for one in found)
    if method == "briefing" and sentences == 8:
        assert any("Are they?" in one for one in found)


@pytest.mark.parametrize("label", ["Q", "QUESTION", "Reporter", "Frage", "Pregunta", "Domanda", "Вопрос"])
def test_whoever_is_called_so_asks(label: str) -> None:
    text = f"{label}: Is the night ferry of Port Oskar safe for all of its residents now?\nWEIL: Yes, it is safe."
    assert texts(article(text), method="lead", sentences=1) == ["WEIL: Yes, it is safe."]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("text", ["a" * 300_000, "ferry " * 9_000, "«" + "б" * 5_000, "berth tide draught crew " * 400])
def test_a_story_of_nothing_but_what_has_no_end_gives_its_beginning(method: str, text: str) -> None:
    (found,) = texts(article(text), method=method)
    assert text.startswith(found) and 250 < len(found) <= 300 and not found[-1].isspace()


def test_what_announces_words_brings_them_and_single_marks_lean_too() -> None:
    text = """The company of Port Oskar reported its results for the year on Monday.
Commenting on the results of the company, director J. R. Holm of Port Oskar said:
“It was a good year for the company of Port Oskar.”
‘He isn’t sure of the results.’"""
    for sentences in range(1, 4):
        found = texts(article(text), sentences=sentences)
        assert not any("said:" in one for one in found) or any("good year" in one for one in found)
        assert not any("sure" in one for one in found) or any("good year" in one for one in found)


def test_what_the_chair_of_an_assembly_says_in_passing_is_no_summary() -> None:
    text = (
        "The Speaker: Order. The Minister has asked leave to make a statement.\n\n"
        "The Minister for Ports: I have today signed an order for an inquiry into the loss of the ferry Plover.\n\n"
        "The Speaker: We come now to Question 2, on rural buses.\n"
    )
    found = summarise(article(text, language="en"))
    assert found
    assert not any("Speaker" in extract.text for extract in found)


@pytest.mark.parametrize("end", ["...", "…", " […]", " (...)"])
def test_a_sentence_that_a_teaser_cuts_off_is_not_told(end: str) -> None:
    whole = "The council of Port Oskar lifted the ban on night ferries on Monday after three weeks."
    cut = f"The vote on the night ferries of Port Oskar was 31 to 14, and the first boat will leave on Tuesday as{end}"
    assert [extract.text for extract in summarise(article(f"{whole}\n{cut}"))] == [whole]
    assert [extract.text for extract in summarise(article(cut))] == [cut]


SCENE = """At ten to five on a November afternoon, when the other shops of Quay Street have pulled down their shutters,
Ola Berg takes a pole from behind his door and goes out to light the lamps.

He is past seventy. His father did it before him, and his grandfather, whose cap now hangs above the till.

It takes him an hour. Children follow him.

Next spring he will do it for the last time. The council of Port Oskar voted on Thursday to replace the gas lamps of the
old town, which saves 2.3 million crowns a year and ends a trade that is older than the harbour.

“I do not blame them,” Berg says."""


def test_a_feature_that_opens_with_a_scene_is_told_by_its_story() -> None:
    title = "The last lamplighter of Quay Street"
    assert any("voted on Thursday" in text for text in texts(article(SCENE, title)))
    early = SCENE.replace("on a November afternoon", "on the afternoon of Monday")
    assert not any("voted on Thursday" in text for text in texts(article(early, title)))


VISIT = (
    "The Prince of Holm received Ada Weil, Minister of Ports of Nordhavn, at the Sea Palace on Monday.",
    "At the outset of the meeting, the Minister conveyed to the Prince the greetings of the President of Nordhavn.",
    "The Prince asked the Minister to convey his greetings and his best wishes to the President.",
    "The two sides agreed that ferries will sail between Holm and Nordhavn from the first of May.",
    "The meeting was attended by the Minister of the Interior and a number of senior officials.",
)


def test_of_a_visit_neither_greetings_nor_who_was_there_are_told() -> None:
    assert texts(article("\n".join(VISIT))) == [VISIT[0], VISIT[3]]
    assert texts(article("\n".join(VISIT[1:3])), sentences=1) == [VISIT[1]]


SILENT = (
    "Holm Foods closed its last cannery in Skarne on Monday and sent 140 people home without notice.",
    "The company had no immediate comment.",
    "A spokesman for the landlord did not respond to a request for comment.",
    "The mayor declined to comment on the closure but promised that the town would find work for every one of the 140.",
)


def test_that_nobody_would_comment_is_no_news() -> None:
    assert texts(article("\n".join(SILENT))) == [SILENT[0], SILENT[3]]


@pytest.mark.parametrize(
    "head",
    ["Al-Kerr, November 23 | ", "Al-Kerr, 23 November | ", "Al-Kerr – ", "Port Oskar — ", "(KP) – ", "KERR (KP) – "],
)
def test_a_dateline_of_any_kind_is_no_part_of_the_sentence(head: str) -> None:
    told = "The Ministry of Water of Kerr said that its council had convened its 141st session in the hall of Holm."
    one = article(f"{head}{told}\n\nIts members spoke of rain and fish and of the price of salt.", language="en")
    assert summarise(one, sentences=1)[0].text == told


def test_a_name_before_a_dash_is_no_place() -> None:
    told = "Ola Berg – The Man Who Sold the Rain to the town of Kerr is a book of 300 pages that nobody has read yet."
    assert summarise(article(told, language="en"), sentences=1)[0].text == told


def test_the_reference_of_a_study_is_no_sentence() -> None:
    text = (
        "Seals sing 40 per cent shorter songs when ships are near, according to a study of the University of Kerr.\n\n"
        "The team recorded 1,116 songs at nine sites over four winters, and the longest took eleven minutes.\n\n"
        "Berg-Weil, A., Roe, J. et al. “Brevity under noise in the songs of seals”, Letters of the Sea, 2031."
    )
    assert not any("et al" in one.text for one in summarise(article(text, language="en"), words=200))
