"""Indirect speech: which words are reported, by whom, and where they end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations
from briefing.quotes.indirect import reported
from briefing.quotes.reading import read


def found(sentence: str) -> list[tuple[str, str | None, str]]:
    """(what is reported, source, cue) of every report in a sentence of a story."""
    reading = read(f"Council meets on the ferry\n{sentence}\n")
    text = reading.text
    return [
        (" … ".join(p.of(text) for p in one.parts), one.source.of(text) if one.source else None, one.cue.of(text))
        for one in reported(reading)
    ]


@pytest.mark.parametrize(
    ("sentence", "words", "source", "cue"),
    [
        # a verb and its clause
        ("Odile Varga said the text, which ended with a sign, was late.", "the text, which ended with a sign, was late",
         "Odile Varga", "said"),
        ("Odile Varga said the girl, named only as Mina, had lived on jam.",
         "the girl, named only as Mina, had lived on jam", "Odile Varga", "said"),
        ("Odile Varga said the plan, called a disgrace by Okoro, was late.",
         "the plan, called a disgrace by Okoro, was late", "Odile Varga", "said"),
        ("Two aides, who asked to stay in the dark, said party leaders expected a vote.",
         "party leaders expected a vote", "Two aides, who asked to stay in the dark", "said"),
        ("Odile Varga accepted that no record had been made.", "no record had been made", "Odile Varga", "accepted"),
        ("Qadrun and Tesmaria agreed on Monday to open the gate, the countries’ ministers said.",
         "Qadrun and Tesmaria agreed on Monday to open the gate", "the countries’ ministers", "said"),
        ("Odile Varga said that the ferry would sail.", "the ferry would sail", "Odile Varga", "said"),
        ("Odile Varga said the ferry would sail on Monday.", "the ferry would sail on Monday", "Odile Varga", "said"),
        ("Mr. Varga said Mr. Imre had left.", "Mr. Imre had left", "Mr. Varga", "said"),
        ("The mayor also noted that fares, which rose in May, would fall.", "fares, which rose in May, would fall",
         "The mayor", "noted"),
        ("Odile Varga, the mayor of Tarn, said the dock was closed.", "the dock was closed",
         "Odile Varga, the mayor of Tarn", "said"),
        ("Some observers say readers might like it.", "readers might like it", "Some observers", "say"),
        ("She has since said that she was tired.", "she was tired", "She", "said"),
        ("He said, however, that he hoped for rain.", "he hoped for rain", "He", "said"),
        ("The mayor said in a statement on Friday that the ferry was late.", "the ferry was late", "The mayor", "said"),
        ("About four in 10 said they were angry.", "they were angry", "About four in 10", "said"),
        ("Varga said officers received a report at noon that a digger had burned.",
         "officers received a report at noon that a digger had burned", "Varga", "said"),
        ("Ms Varga said no warning had reached her until Monday.", "no warning had reached her until Monday",
         "Ms Varga", "said"),
        ("Varga noted that fewer than 50 boats survived, a loss she described as “bitter”.",
         "fewer than 50 boats survived", "Varga", "noted"),
        ("The ferry has reached the dock and will be repaired, the Tarn Harbour Authority disclosed.",
         "The ferry has reached the dock and will be repaired", "the Tarn Harbour Authority", "disclosed"),
        # who speaks, and what is told of them before the verb
        ("Milo Farrant of Tarn, a ferryman who had refused to leave, said the Okoro family deserved better.",
         "the Okoro family deserved better", "Milo Farrant of Tarn, a ferryman who had refused to leave", "said"),
        ("Mr. Farrant, citing “bad luck,” said the ferry could sail on Monday.", "the ferry could sail on Monday",
         "Mr. Farrant, citing “bad luck,”", "said"),
        ("The mayor’s former manager, Cory Lewand, said the clerk who followed him, Paul Mana, should leave.",
         "the clerk who followed him, Paul Mana, should leave", "The mayor’s former manager, Cory Lewand", "said"),
        ("A report published on Monday said Odile Varga used the ferry.", "Odile Varga used the ferry",
         "A report published", "said"),
        ("Ferrymen — and some farmers — say that the dock is slow.", "the dock is slow", "Ferrymen — and some farmers",
         "say"),
        ("Critics charge that she misread the chart.", "she misread the chart", "Critics", "charge"),
        ("The harbour government claims Farrant runs a network of boats.", "Farrant runs a network of boats",
         "The harbour government", "claims"),
        # between verb and clause
        ("Mr. Farrant said — on the radio, as it happens — that the ferry was late.", "the ferry was late",
         "Mr. Farrant", "said"),
        ("Farrant says, win or lose on Tuesday, he’s staying in Tarn.", "he’s staying in Tarn", "Farrant", "says"),
        ("He told voters that if Tarn were an island, he would advise leaving it.",
         "if Tarn were an island, he would advise leaving it", "He", "told"),
        ("Varga noted that Saturday would have been the feast of the ferry.",
         "Saturday would have been the feast of the ferry", "Varga", "noted"),
        ("They argue that, while the tax may fall, the boats will not.", "while the tax may fall, the boats will not",
         "They", "argue"),
        ("She pointed out that cranes had been built on half of the quay.", "cranes had been built on half of the quay",
         "She", "pointed"),
        ("The clerk admitted the council had no power to act, but she described the flats as “a disgrace”.",
         "the council had no power to act", "The clerk", "admitted"),
        # what a comment is about, and what others noted
        ("Though Ms. Varga has lived in Tarn, the river has driven her out, she said.",
         "Though Ms. Varga has lived in Tarn, the river has driven her out", "she", "said"),
        ("But as Farrant noted, the ferry is the only boat in Tarn.", "the ferry is the only boat in Tarn", "Farrant",
         "noted"),
        ("As reported by The Tarn Ledger, the ferry was sold in May.", "the ferry was sold in May", "The Tarn Ledger",
         "reported"),
        # somebody is told
        ("Mr. Imre told reporters in Tarn on Monday he would resign.", "he would resign", "Mr. Imre", "told"),
        ("Imre told members of the harbour council that the ferry had sunk.", "the ferry had sunk", "Imre", "told"),
        # acts and questions
        ("The mayor promised to rebuild the dock.", "to rebuild the dock", "The mayor", "promised"),
        ("Varga urged members to return.", "members to return", "Varga", "urged"),
        ("Guards asked whether the ferry would sail.", "whether the ferry would sail", "Guards", "asked"),
        ("Varga announced a freeze on fares.", "a freeze on fares", "Varga", "announced"),
        # comments
        ("The ferry will sail on Monday, she added.", "The ferry will sail on Monday", "she", "added"),
        ("The ferry will sail on Monday, said Odile Varga, the mayor.", "The ferry will sail on Monday",
         "Odile Varga", "said"),
        ("Fares, he explained, would have to rise.", "Fares … would have to rise", "he", "explained"),
        ("But the plan is a poor one, he told reporters on Friday.", "But the plan is a poor one", "he", "told"),
        ("As Imre noted, the ferry was never paid for.", "the ferry was never paid for", "Imre", "noted"),
        # according to
        ("According to the harbour office, nobody was hurt.", "nobody was hurt", "the harbour office", "According"),
        ("Nobody was hurt, according to Odile Varga.", "Nobody was hurt", "Odile Varga", "according"),
        ("The ferry, according to Varga, is safe.", "The ferry … is safe", "Varga", "according"),
        # where it ends
        ("Varga said the ferry was safe, adding that she used it.", "the ferry was safe", "Varga", "said"),
        ("Varga said the ferry was safe, but Imre said it was not.", "the ferry was safe", "Varga", "said"),
        ("Imre, who said he would wait, left at noon.", "he would wait", "who", "said"),
        ("While Varga said the ferry was safe, nobody went aboard.", "the ferry was safe", "Varga", "said"),
        ("Varga said the dock was “a disgrace” and would go.", "the dock was “a disgrace” and would go",
         "Varga", "said"),
        ("A guard who asked not to be named said it was late.", "it was late",
         "A guard who asked not to be named", "said"),
    ],
)  # fmt: skip
def test_what_is_reported_by_whom(sentence, words, source, cue):
    assert (words, source, cue) in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry will sail,” said Odile Varga, the mayor.",
        "“The ferry will sail,” Varga said in a statement.",
        "“The ferry,” she said on Friday, “will sail.”",
        "In a speech last May, she declared: “The ferry will sail.”",
        "Varga described the dock as “a heap of rust”.",
        "The report was read by the council.",
        "Her claim surprised the state assembly.",
        "She has 200 pledged delegates.",
        "The ferry sailed on Monday.",
        "It was a rainy day.",
        "Ada Brandt was asked why it was late.",
        "Ada Brandt has since been asked whether it was late.",
        "Asked whether he would step down, the minister laughed.",
        "Pressed if the ferry would sail, Varga left.",
        "There is other promising news for the ferry.",
        "The agency was also praised for suggesting a freeze on fares.",
        "A new Kerr report compares the ferries with data on trams.",
        "Varga was announced the winner of the race.",
    ],
)
def test_what_is_quoted_or_no_speech_is_not_reported(sentence):
    assert found(sentence) == []


def test_who_is_asked_says_only_the_answer():
    (one,) = quotations("Asked whether he would go, the harbour master Paul Imre said the ferry would stay.")
    assert one.text == "the ferry would stay"


def test_whoever_stands_right_before_who_says_it():
    (one,) = quotations("The court of Kerr handed a victory to villagers who say the pit has dried up.")
    assert (one.speaker, one.text) == (None, "the pit has dried up")


def test_a_name_in_apposition_belongs_to_according_to():
    (one,) = quotations("According to its manager in the country, Ada Brandt, two clinics had closed.")
    assert (one.speaker, one.text) == ("Ada Brandt", "two clinics had closed")


def test_other_languages_report_with_their_that():
    text = "Le pont rouvrira\nMme Varga note que le pont a la cote, et elle a dit que le bac cite un report.\n"
    assert [part.of(text) for one in reported(read(text)) for part in one.parts] == [
        "le pont a la cote",
        "le bac cite un report",
    ]


def test_other_languages_report_nothing_without_it():
    text = "Le pont rouvrira\nMme Varga note le retard, et le bac cite un report dans la presse de la ville.\n"
    assert reported(read(text)) == []


def test_a_dateline_is_not_reported():
    assert found("TARN, March 3 (Harbour Wire) — Nobody was hurt, the mayor said.") == [
        ("Nobody was hurt", "the mayor", "said")
    ]


def test_of_speech_within_speech_the_outer_one_is_taken():
    assert found("Varga said that Imre had told her that the dock was rotten.") == [
        ("Imre had told her that the dock was rotten", "Varga", "said")
    ]


def test_two_reports_in_one_sentence_are_two():
    reports = found("Varga said the ferry was safe, adding that she used it, but Imre said it was not.")
    assert [words for words, _, _ in reports] == ["the ferry was safe", "she used it", "it was not"]


def quotations(*paragraphs: str) -> list[Quotation]:
    text = "\n".join(["Ferry to Tarn stays in harbour", *paragraphs])
    article = Article(id="a", text=text, title=text.split("\n")[0], body=len(text.split("\n")[0]) + 1)
    return list(find_quotations(article).quotations)


def test_the_owner_of_a_second_report_is_not_the_first_ones_disease():
    sentence = "Brandt warned that cholera had been confirmed in the camp and added that the road must be opened."
    assert [source for _, source, _ in found(sentence)] == ["Brandt", "Brandt"]


def test_reports_are_quotations_with_speaker_cue_and_source():
    (one,) = quotations("Harbour master Paul Imre said on Monday that the ferry would stay.")
    assert (one.kind, one.text, one.speaker) == ("indirect", "the ferry would stay", "Paul Imre")
    assert (one.cue.text, one.source.text) == ("said", "Harbour master Paul Imre")
    assert one.confidence > 0.8
    assert "Paul Imre" in one.reason


def test_a_pronoun_leads_to_its_speaker():
    found = quotations(
        "Mayor Odile Varga opened the dock on Monday.",
        "“The ferry is back,” Ms. Varga said.",
        "She added that fares would fall.",
        "Fares, according to her, were too high.",
    )
    assert [(q.kind, q.speaker) for q in found[:2]] == [("direct", "Odile Varga"), ("indirect", "Odile Varga")]
    assert all(0 < q.confidence <= 1 for q in found)


def test_unnamed_sources_stay_unnamed():
    (one,) = quotations("A diplomat who asked not to be named said the talks had failed.")[-1:]
    assert (one.speaker, one.speaker_kind) == (None, "unnamed")
    assert one.source.text.startswith("A diplomat")


def test_a_comment_that_splits_its_clause_leaves_two_parts():
    (one,) = quotations("The ferry, harbour master Paul Imre added, would stay until Friday.")
    assert one.text == "The ferry would stay until Friday"
    assert len(one.parts) == 2


@given(st.text(alphabet="She said that “the ferry”, told us. (according to) — ;\n", max_size=200))
def test_any_text_gives_exact_slices(text):
    for one in find_quotations(Article(id="a", text=text)).quotations:
        assert one.is_exact(text)


WORDS = re.findall(r"\S+", "he she Varga said told that ferry would and but who according to asked if , ; . “a”")


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_order_of_words_gives_reports_in_bounds(words):
    text = " ".join(words)
    for one in reported(read(text)):
        assert all(0 <= part.start < part.end <= len(text) for part in one.parts)
        assert one.cue.of(text).strip()


def test_a_sentence_without_end_is_read_in_pieces():
    text = "Headline\n" + "she said that it was so and " * 20_000
    assert len(reported(read(text))) > 100


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt would not say that the bridge was safe.",
        "Ada Brandt declined to say why it was closed.",
        "Ada Brandt didn’t say that it was early.",
        "Ada Brandt has not confirmed that it was late.",
    ],
)
def test_what_somebody_would_not_say_is_not_reported(sentence: str) -> None:
    assert quotations(sentence) == []


def test_what_is_denied_is_shown_as_denied() -> None:
    (one,) = quotations("Ada Brandt denied that she had taken money from Marrow.")
    assert (one.denial, one.text) == ("[denied] ", "she had taken money from Marrow")


def said_by(sentence: str) -> list[tuple[str, str | None]]:
    quotations = find_quotations(Article(id="which", text=sentence)).quotations
    return [(quotation.text, quotation.speaker) for quotation in quotations]


def test_which_takes_up_the_body_before_it() -> None:
    told = said_by("The tests were late, according to the Holm Agency, which warned that stocks would run out.")
    assert told == [("The tests were late", "Holm Agency"), ("stocks would run out", "Holm Agency")]


def test_two_reports_joined_by_a_verb_that_can_be_a_noun_are_two() -> None:
    told = said_by("Odile Varga cautions that the sample is small, and notes that netting would change it.")
    assert [text for text, _ in told] == ["the sample is small", "netting would change it"]


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("On Monday, the ministry warned that stocks in the area will run out.", "stocks in the area will run out"),
        ("The World Food Programme (WFP) says stocks will run out.", "stocks will run out"),
        ("The UN Mission reports that a patrol came under fire.", "a patrol came under fire"),
        ("The report estimates that losses could reach a billion.", "losses could reach a billion"),
        ("The researcher specified that tests yielded dates.", "tests yielded dates"),
        ("The ferry will not sail until May, the minister has told MSPs.", "The ferry will not sail until May"),
        ("Ms Dufour called on the parties to let a convoy pass.", "the parties to let a convoy pass"),
        ("He appealed to the court to overturn it.", "the court to overturn it"),
        ("She encouraged the State party to translate them.", "the State party to translate them"),
        ("The survey found that half had left.", "half had left"),
        ("The Kerr Council found that half had left.", "half had left"),
        ("He found that the door was open.", None),
        ("He called the mayor to complain about it.", None),
        (
            "He said prices fell for growers of citrus, whose crops are late.",
            "prices fell for growers of citrus, whose crops are late",
        ),
    ],
)
def test_what_far_desks_report(sentence: str, reported: str | None) -> None:
    text = f"Aid convoy hit\n\nThe town was empty on Monday and the road was closed by the army.\n\n{sentence}"
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [one.text for one in found] == ([reported] if reported else [])
