"""Speech without quotation marks: block quotes, and lines that only look like them. Everything in it is invented."""

from __future__ import annotations

from briefing.model import Article
from briefing.quotes import find_quotations


def found(text: str) -> list[tuple[str, str | None]]:
    quotations = find_quotations(Article(id="case", text=text)).quotations
    return [(quotation.text, quotation.speaker) for quotation in quotations if quotation.kind != "indirect"]


def test_a_block_quote_that_is_announced() -> None:
    text = (
        "The pier stays shut\n\nHarbour master Ada Brandt wrote to the council on Monday:\n\n"
        "> The pier will stay shut until the last beam has been replaced.\n\nThe council had no comment.\n"
    )
    assert found(text) == [("The pier will stay shut until the last beam has been replaced.", "Ada Brandt")]


def test_the_lines_of_a_message_that_is_passed_on_are_nobodys() -> None:
    text = (
        "Subject: FW: Statement on the tram\nDate: Wed, 14 May 2031 08:12:00 +0000\n\n"
        "> The transport authority said on Tuesday\n> that trams would run in September.\n>\n> It gave no reason.\n"
    )
    assert found(text) == []


def test_an_interview_with_neither_labels_nor_marks() -> None:
    text = (
        "Five minutes with Tamsin Alderley\n"
        "The alpinist Tamsin Alderley, 33, spent six days on the north wall. She met us in a café.\n"
        "How are the feet?\nEight out of ten. I count them daily.\n"
        "When did you know you were in trouble?\nOn the second night. I woke up and there was no tent.\n"
        "What goes through your head?\nVery small things. I counted pegs.\n"
        "Will you go back?\nAsk me when I can get my boots on.\n"
    )
    assert found(text) == [
        (words, "Tamsin Alderley")
        for words in (
            "Eight out of ten. I count them daily.",
            "On the second night. I woke up and there was no tent.",
            "Very small things. I counted pegs.",
            "Ask me when I can get my boots on.",
        )
    ]


def test_questions_of_an_essay_are_no_interview() -> None:
    text = "The bridge\nWho built it?\nNobody knows.\nWho paid?\nThe town did, in three parts.\nWho will mend it?\n"
    assert found(text) == []


def test_offices_are_labels_of_a_record() -> None:
    text = (
        "Oral questions\n\nThe Speaker: Order. The Minister has asked leave to speak.\n\n"
        "The Minister for Ports, Odile Farrimer: I have today signed the order.\n\n"
        "Ivo Lowe (Skarne Sound): How many inspectors are there this morning?\n\n"
        "The Minister for Ports: Nineteen. I do not hide from the number.\n\n"
        "Ivo Lowe: Moved is a gentle word. I shall ask again.\n"
    )
    assert found(text) == [
        ("Order. The Minister has asked leave to speak.", None),
        ("I have today signed the order.", "Odile Farrimer"),
        ("How many inspectors are there this morning?", "Ivo Lowe"),
        ("Nineteen. I do not hide from the number.", "Odile Farrimer"),
        ("Moved is a gentle word. I shall ask again.", "Ivo Lowe"),
    ]


def test_a_statement_without_marks_under_a_colon() -> None:
    text = (
        "Fund for farms\nMore farms can apply from today.\nRural Minister Peter Langby said:\n"
        "Farmers look after our hills. This winter tested them.\nThat is why we are doubling the money.\n"
        "The first round closed in autumn.\nThe report said:\n1. roofs\n2. walls"
    )
    words = "Farmers look after our hills. This winter tested them. That is why we are doubling the money."
    assert found(text) == [(words, "Peter Langby")]


def test_a_record_with_the_speakers_on_lines_of_their_own() -> None:
    text = (
        "Bus Services\nGethin Prosk (Upper Cray) (Lab)\n1. What steps she is taking to restore buses.\n"
        "The Minister for Transport (Alison Marden)\nI thank the hon. Gentleman.\nIt was four minutes early.\n"
        "Gethin Prosk\nMy constituent wrote: “I waited an hour.” Will the Minister meet her?\n"
        "Alison Marden\nI would be delighted to.\nMr Speaker\nOrder. I want to hear the answer.\n"
    )
    assert found(text) == [
        ("What steps she is taking to restore buses.", "Gethin Prosk"),
        ("I thank the hon. Gentleman. It was four minutes early.", "Alison Marden"),
        ("My constituent wrote: “I waited an hour.” Will the Minister meet her?", "Gethin Prosk"),
        ("I would be delighted to.", "Alison Marden"),
        ("Order. I want to hear the answer.", None),
    ]


def test_section_heads_that_come_back_are_no_speakers() -> None:
    assert found("\n".join(["The Works Begin", *(["Read More", "The bridge opens in May."] * 5)])) == []


def test_questions_in_bold_are_an_interview() -> None:
    text = (
        "Keeper at work\nSigne Vatlund, 38, plays on.\n**You retired. What happened?**\nI got bored! I painted.\n"
        "**They say that you are too old.**\nThey said it before. I see the game better now.\n"
        "**Why do they call you “the Librarian”?**\nBecause I tell everybody to be quiet.\n"
        "**And after that?**\nMy daughter wants her bedroom done."
    )
    assert [speaker for _, speaker in found(text)] == ["Signe Vatlund"] * 4


def test_a_signature_in_capitals_on_the_line_below() -> None:
    text = "Drought deepens\nFamilies wait.\n“We eat the seed.”\n– Marta Ilvas, Lantern Aid’s Country Director\nMore."
    assert found(text) == [("We eat the seed.", "Marta Ilvas")]


def test_labels_in_capitals_mean_whom_the_head_names_and_questions_are_nobodys() -> None:
    text = (
        "Remarks by Governor Joanna Renwig on the Closure of the Sallow Bridge\n"
        "Participants: Governor Joanna Renwig; Secretary Luis Cole\n"
        "GOVERNOR RENWIG: Good morning. I closed the bridge.\nQ Governor, who found the crack?\n"
        "GOVERNOR RENWIG: The night crew found it.\nQ For how long?\nSECRETARY COLE: For as long as it takes."
    )
    assert found(text) == [
        ("Good morning. I closed the bridge.", "Joanna Renwig"),
        ("The night crew found it.", "Joanna Renwig"),
        ("For as long as it takes.", "Luis Cole"),
    ]


def test_questions_and_answers_with_stops_for_colons() -> None:
    text = (
        "Talk with a baker\nLena Orvik, 40, bakes at night.\nQ. Why at night?\nA. Because my oven is slow.\n"
        "Q. Do you sleep?\nA. I sleep at noon.\nQ. And on Sundays?\nA. I bake for us."
    )
    assert found(text) == [
        (words, "Lena Orvik") for words in ("Because my oven is slow.", "I sleep at noon.", "I bake for us.")
    ]


def test_a_statement_without_marks_in_the_paragraph_that_announces_it() -> None:
    text = "Fund\nCouncillor Rukhsana Mirza, leader of Holm Council, said: We welcome it and will be applying.\nMore."
    assert found(text) == [("We welcome it and will be applying.", "Rukhsana Mirza")]
    assert found("Fund\nThe minister Ada Brandt said: The results are in the annex.\nMore.") == []


def test_a_name_and_who_that_is_sign_the_words_above_without_a_dash() -> None:
    text = (
        "Water runs out\nFamilies wait.\n“We boil it when there is wood.”\nAmina Dorsu, mother of four\nThe pumps fail."
    )
    assert found(text) == [("We boil it when there is wood.", "Amina Dorsu")]


def test_initials_as_labels_mean_whose_they_are() -> None:
    text = (
        "Jonah Reest in conversation\nThe playwright Jonah Reest has had a busy winter.\n"
        "LANTERN MONTHLY: You hate the stage?\nJR: I meant it that day.\nLM: And now?\nJR: I like the back row.\n"
        "LM: By whom?\nJR: By everyone."
    )
    assert found(text) == [
        (words, "Jonah Reest") for words in ("I meant it that day.", "I like the back row.", "By everyone.")
    ]


def test_the_chair_of_a_hearing_asks_and_is_quoted() -> None:
    text = (
        "Safety of the dam\nCHAIR: I welcome you. Ms Tollan, will you begin?\nMs Tollan: I will be brief.\n"
        "CHAIR: Is it safe?\nMs Tollan: It is."
    )
    assert found(text) == [
        ("I welcome you. Ms Tollan, will you begin?", None),
        ("I will be brief.", "Tollan"),
        ("Is it safe?", None),
        ("It is.", "Tollan"),
    ]


def test_links_of_the_page_end_a_record() -> None:
    text = (
        "Debate\nDeputy Fionn Garry\nIt was taken off the road.\nMinister of State (Deputy Donal Mayne)\nI regret it.\n"
        "Deputy Fionn Garry\nWhich is it?\nDeputy Donal Mayne\nBoth.\nShare this debate\nAnswers were taken later."
    )
    assert [words for words, _ in found(text)] == [
        "It was taken off the road.",
        "I regret it.",
        "Which is it?",
        "Both.",
    ]


def test_a_remark_that_is_no_question_is_the_interviewers() -> None:
    text = (
        "Chef at home\nLucía Barrante, chef, gave up her stars.\nWas it hard?\nI wrote it nine times.\n"
        "What did they say?\nThey cried, and I helped them.\nHow is it now?\nI send out less of it.\n"
        "Do you miss it?\nThe trolley. I think of it at night.\nSome of your guests feel let down.\n"
        "I know. I asked them to lunch.\nAnd next?\nI shall rest."
    )
    words = [words for words, _ in found(text)]
    assert words[3:] == ["The trolley. I think of it at night.", "I know. I asked them to lunch.", "I shall rest."]


def test_an_initial_at_the_head_of_a_paragraph_is_no_answer() -> None:
    text = "The pier\nA. Brandt said it would open.\nA. Brandt asked for time.\nA. Brandt left.\nNobody spoke."
    assert found(text) == []


def test_the_name_of_a_body_goes_on_after_a_possessive_of_several() -> None:
    text = "Club statement\nThe Vale Supporters' Trust said it was “saddened but not surprised” by the news."
    assert found(text) == [("saddened but not surprised", "Vale Supporters' Trust")]


def test_an_answer_that_begins_with_a_title_in_marks_is_the_answer() -> None:
    text = (
        'LEDGER: Which book do you keep?\nVAIDYA: "The Pan Clerk", again, because of the news and the queues in it.\n'
        "LEDGER: And after that?\nVAIDYA: Nothing. I read it twice a year, and then I start once more.\n"
    )
    found = find_quotations(Article(id="case", text=text)).quotations
    assert found[0].text.startswith('"The Pan Clerk", again')
