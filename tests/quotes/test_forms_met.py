"""Forms in which articles that nobody had read before said who speaks, each with what went wrong in it."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations


def told(text: str) -> list[tuple[str | None, str]]:
    """(speaker, first words) of every quotation, reported speech included, in reading order."""
    found = find_quotations(Article(id="a", text=text)).quotations
    return [(one.speaker, one.text[:24]) for one in found]


def said(text: str) -> list[tuple[str | None, str]]:
    """The same of what stands in marks alone."""
    found = find_quotations(Article(id="a", text=text)).quotations
    return [(one.speaker, one.text[:24]) for one in found if one.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(
            "Rachel Sangoro sat there. Her son, Dr Collins Sangoro, thanked them.\n“He fought,” said Dr Sangoro.",
            "Collins Sangoro",
            id="who of a family has the title",
        ),
        pytest.param(
            "The portrait of Sir Josiah Denham is gone. His heir, Jocelyn Denham, came.\n“It is ours,” Mr Denham said.",
            "Jocelyn Denham",
            id="no Sir is Mr",
        ),
        pytest.param(
            "Gerard Looneyham is a farmer. Mr Looneyham’s wife, Breda, teaches.\n“We saw it,” said Ms Looneyham.",
            "Breda Looneyham",
            id="the wife named after a possessive",
        ),
        pytest.param(
            "The coach, Alec Rintoul, wept. Lewis Rintoul, the manager’s son, did not play.\n"
            "The younger Rintoul posted two words: “Absolutely sick.”",
            "Lewis Rintoul",
            id="the younger of two",
        ),
        pytest.param(
            "María Barragán Ituarte is the water secretary.\nThe Post: Why?\nBarragán Ituarte: Because of leaks.\n"
            "The Post: Your brother, Octavio Barragán Ituarte, owns a firm. Will you go?\nBarragán Ituarte: I have.",
            "María Barragán Ituarte",
            id="a double surname as a label",
        ),
        pytest.param(
            "Minister of Foreign Affairs Sheikh Duaij Mansour Al-Rukhaimi held talks.\n“We agree,” Sheikh Duaij said.",
            "Sheikh Duaij Mansour Al-Rukhaimi",
            id="what an office is for ends before a name that no list knows",
        ),
        pytest.param(
            "Stacey Birkin, who has a son, Riley, is tired.\n“Never again,” said the mum-of-three.",
            "Stacey Birkin",
            id="the gender of a calling in three words",
        ),
        pytest.param(
            "Rui Salvaterra said it was late.\nThe shadow rapporteur, Ilse Trautwein, isn’t so sure. "
            "“He counts,” the Bavarian warned.",
            "Ilse Trautwein",
            id="a Bavarian is who the sentence before is about",
        ),
        pytest.param(
            "Craig Wardlow denied it. “I am no crook,” he said.\n"
            "The jury saw a text he had sent to his brother, Lee Wardlow. It read: “Another ten, easy.”",
            "Craig Wardlow",
            id="who sent a text",
        ),
        pytest.param("“I was in the queue,” Tam from Inverarder told the show.", "Tam", id="where somebody is from"),
        pytest.param(
            "Peter Corriston owns Corriston Foods.\n“We talk to all,” a Corriston spokesperson said.",
            "Corriston Foods",
            id="a firm's spokesman beside its owner",
        ),
        pytest.param(
            "“The treaty is dead,” Alva Reed quoted President Orban Kessel as telling her.",
            "Orban Kessel",
            id="quoted as telling",
        ),
        pytest.param(
            "Stalls stand empty\n“It is like a coffin.”\nThat is how Prossy Namutebi explains why she stays away.",
            "Prossy Namutebi",
            id="that is how somebody explains",
        ),
        pytest.param(
            "Crime Branch ADG Sanjukta Mohapatra came. “They were kept here,” the ADG said.",
            "Sanjukta Mohapatra",
            id="a rank of the Indian police",
        ),
        pytest.param(
            "The chief, Odeneho Kwaku Gyamera III, came. “Who eats it?” Nana Gyamera asked.",
            "Odeneho Kwaku Gyamera III",
            id="a chief by another title",
        ),
        pytest.param(
            "The Alliance of Holm Sailors said it was late. “The ships have changed,” its spokesman said.",
            "Alliance of Holm Sailors",
            id="its spokesman",
        ),
        pytest.param(
            "Barry Hoskin stayed with his son while his wife, Deb Hoskin, left.\n“It roared,” Mr Hoskin said.",
            "Barry Hoskin",
            id="a wife is not Mr",
        ),
        pytest.param(
            "Barry Hoskin stayed on Six Mile Road.\n“It roared,” he said.", "Barry Hoskin", id="a road is not he"
        ),
        pytest.param(
            "Kerr Foods shut a plant. “The market is hard,” a company spokesman said.",
            "Kerr Foods",
            id="a company spokesman",
        ),
        pytest.param(
            "The Special Rapporteur on seafarers, Nadège Okoumba, spoke. “It is late,” the Special Rapporteur said.",
            "Nadège Okoumba",
            id="a rapporteur",
        ),
        pytest.param(
            "The premier, Bronte Halvorsen-Lee, came. She told reporters at the state centre:\n"
            "The wind will drop and somebody will want to look at the boat. Don’t.\n",
            "Bronte Halvorsen-Lee",
            id="words without marks under she told reporters",
        ),
        pytest.param(
            "Thornley Vale Council met.\nMore than 120 people came.\n“We will see,” a council spokesman said.",
            "Thornley Vale Council",
            id="a council spokesman, paragraphs below",
        ),
        pytest.param(
            "The rules were agreed.\n“We promised it and we did so.”\nDanuta Wierzchowska, Minister for Inland Ports",
            "Danuta Wierzchowska",
            id="who signs in a line of its own",
        ),
        pytest.param(
            "“We call on the state to act,” read a statement from the Kurdistan Region’s agriculture ministry.",
            "Kurdistan Region’s agriculture ministry",
            id="a ministry of a region",
        ),
        pytest.param(
            "Minister of Housing, Utilities and Urban Communities Sherif El-Naggari came.\n“It is,” El-Naggari said.",
            "Sherif El-Naggari",
            id="an office of three fields",
        ),
        pytest.param(
            "The regulator, Qualstan, opened an inquiry. “We will act,” a spokesman said.\n"
            "Kit Lonsdowne of the University of Westmarch disagrees.",
            "Qualstan",
            id="a regulator between commas",
        ),
    ],
)
def test_whose_words_they_are(text: str, speaker: str) -> None:
    assert {one for one, _ in said(text)[-1:]} == {speaker}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Oskar Lind conceded that there had been delays, but also maintained that all was well.",
            [("Oskar Lind", "there had been delays"), ("Oskar Lind", "all was well")],
        ),
        (
            "Oskar Lind said the work was only half done, and appealed to donors to act before the rains.",
            [("Oskar Lind", "the work was only half d"), ("Oskar Lind", "donors to act before the")],
        ),
        (
            "According to the Holm daily La Baliza, the parts have been held up.",
            [("La Baliza", "the parts have been held")],
        ),
        (
            "Fourteen states asked for it to be withdrawn, according to a note seen by this publication.",
            [(None, "Fourteen states asked fo")],
        ),
        (
            "It is the pet project of Ada Brandt, who promised that trains would run on time.",
            [("Ada Brandt", "trains would run on time")],
        ),
        (
            "The representative of Ghana, speaking for the Economic Community of Holm (ECH), announced that it met.",
            [(None, "it met")],
        ),
        (
            "Ada Brandt said 20 families had signed, a figure that could not be verified.",
            [("Ada Brandt", "20 families had signed")],
        ),
        (
            "According to Oskar Lind, vice chairman of the Kerr committee, 17 households were fined last year.",
            [("Oskar Lind", "17 households were fined")],
        ),
        (
            "It happened at 7 p.m. Monday at the laundry, according to the Holm Police Department.",
            [("Holm Police Department", "It happened at 7 p.m. Mo")],
        ),
        ("Chief Leona Whitecrow said no one consulted her town.", [("Leona Whitecrow", "no one consulted her tow")]),
        (
            "A bridge over the River Tamsin fell. It was last seen to in May, according to the national roads agency.",
            [("national roads agency", "It was last seen to in M")],
        ),
        (
            "The tanker Marisol Dawn was detained. The company said it had been repaired.",
            [("company", "it had been repaired")],
        ),
        (
            "The World Food Programme (WFP) reports that rice costs more than a year ago.",
            [("World Food Programme", "rice costs more than a y")],
        ),
        (
            "Marek Põldvere, head of the company Nutikas Grupp, said that a project would be launched.",
            [("Marek Põldvere", "a project would be launc")],
        ),
        (
            "The Culture Directorate (CD) of Huarimayo informed that the museum will be open.",
            [("Culture Directorate", "the museum will be open")],
        ),
        (
            "The acting commissioner, Grant Hollis, says there have been 840 calls for help since noon.",
            [("Grant Hollis", "there have been 840 call")],
        ),
        (
            "Gisela Altamirano told ANPI news agency that excavations have covered a tenth of it.",
            [("Gisela Altamirano", "excavations have covered")],
        ),
        (
            "Shylet Nyamukapa said when she confronted him at his office, he told her to leave.",
            [("Shylet Nyamukapa", "when she confronted him ")],
        ),
        (
            "Samuel Oduor said at least two of the men had since been dismissed.",
            [("Samuel Oduor", "at least two of the men ")],
        ),
        (
            "In the old town, the researchers report, arsenic averaged five times the limit.",
            [(None, "In the old town arsenic ")],
        ),
        (
            "Lovemore Gwatidzo, through his lawyer Mr Thabani Ndimande, told the court that he had two wives.",
            [("Lovemore Gwatidzo", "he had two wives")],
        ),
        (
            "Ada Brandt described the woman, nicknamed “the Lady,” as “probably a priestess.”",
            [("Ada Brandt", "probably a priestess.")],
        ),
        (
            "The governor, Leticia Arizmendi, who came in May, said the state would pay, adding that wells could shut.",
            [("Leticia Arizmendi", "the state would pay"), ("Leticia Arizmendi", "wells could shut")],
        ),
        (
            "The director of the water commission (Ceagua), Óscar Villagrana, acknowledged that water is lost.",
            [("Óscar Villagrana", "water is lost")],
        ),
        ("A Jr. spokesman said it was late.", [(None, "it was late")]),
        (
            "The minister said on Monday that floods this year had killed 14 people.",
            [(None, "floods this year had kil")],
        ),
        (
            "Ada Brandt told reporters on Monday that buses their drivers had left were moved.",
            [("Ada Brandt", "buses their drivers had ")],
        ),
        (
            "According to Ada Brandt, a farmer, a bridge fell down, and the road is closed.",
            [("Ada Brandt", "a bridge fell down, and ")],
        ),
        ("The mayor (J.K Brandt) said it was late.", [("J.K Brandt", "it was late")]),
        ("Ada Brandt called “Okoro!” from the gallery.", [("Ada Brandt", "Okoro!")]),
        (
            "Sir Tom Msimang met Ada Msimang in Kerr. Msimang said: “We are late.”",
            [("Sir Tom Msimang", "We are late.")],
        ),
        (
            "“We left at noon, far too late for all of us”\nThat is how the Holm clerk, Ada Brandt, explains it.",
            [("Ada Brandt", "We left at noon, far too")],
        ),
        (
            "The ferry Ada Brandt took was late. Ada Brandt said: “I will never take that boat again.”",
            [("Ada Brandt", "I will never take that b")],
        ),
        ("The cost would not rise, according to the same document.", [(None, "The cost would not rise")]),
        (
            "Ada Brandt said he signed the list at both meetings and did not raise any objection.",
            [("Ada Brandt", "he signed the list at bo")],
        ),
        ("Dale Halloway left. What he does not want is to say how he would pay for the bridges.", []),
        ("Tom Hale himself said nothing.", []),
        (
            "Ada Brandt did not answer when asked if she would stay in office.",
            [(None, "if she would stay in off")],
        ),
        ("Kendra Vogel asked the school for letters about a crash that injured her son, Mason.", []),
    ],
)
def test_what_is_reported_and_by_whom(text: str, found: list[tuple[str | None, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Nine dead in Kessary bridge horror: ‘It just went down’\nA bridge fell in Kessary on Monday.",
        "She drives a pickup she calls “Gladys.”",
        "Ada Brandt put up the first “no swimming” sign herself.",
    ],
)
def test_nobody_says_it(text: str) -> None:
    assert said(text) == []


def test_what_a_transcript_hears_is_no_part_of_what_is_said() -> None:
    text = (
        "ADA BRANDT: We do.\nQUESTION: Why?\nADA BRANDT: We do not. (Laughter.)\nQUESTION: When?\nADA BRANDT: Soon.\n"
    )
    assert [one for _, one in said(text)] == ["We do.", "We do not.", "Soon."]


def test_initials_of_an_outlet_ask_though_they_spell_a_word() -> None:
    text = (
        "The Anáhuac Post: Why?\nBrandt: Because we must.\nTAP: The law is new. Is it fair?\nBrandt: I think so.\n"
        "TAP: Do you feel safe?\nBrandt: Next question.\n"
    )
    assert [one for _, one in said(text)] == ["Because we must.", "I think so.", "Next question."]


def test_what_stands_in_capitals_before_a_note_is_no_speaker() -> None:
    told_below = (
        "Kerr bridge to close.\n\nTIP: The bridge is to close at noon.\n\nMORE: It was late.\n\nTIP: Take the ferry."
    )
    assert told(told_below) == []


def test_names_of_papers_in_marks_are_no_statement_in_a_script_that_is_not_read() -> None:
    text = "В городе закрыли завод, и рабочие ушли домой. «Северсталь» закрыла завод. «Коммерсантъ» пишет об этом."
    assert told(text) == []


def test_spaces_and_stops_without_end_cost_no_more_than_their_length() -> None:
    head = "Ada Brandt said:\n\nWe are here and we say so and we will not go.\n\nI said “x” then "
    assert told(head + ". " * 100_000)[0] == ("Ada Brandt", "We are here and we say s")


def test_a_word_that_asks_is_no_part_of_the_role_behind_it() -> None:
    text = "He asked how Kerr farmer Ada Brandt would pay. “I will not,” said Brandt."
    assert [
        one.role for one in find_quotations(Article(id="a", text=text)).quotations if one.speaker == "Ada Brandt"
    ] == ["Kerr farmer"]


def test_who_goes_by_one_name_has_no_role_by_it() -> None:
    found = find_quotations(Article(id="a", text="Sutrisno, who goes by one name, said the road was shut."))
    assert [(one.speaker, one.role) for one in found.quotations] == [("Sutrisno", None)]


def test_who_is_asked_beside_an_interview_does_not_go_on_with_it() -> None:
    text = (
        "NS: Is she right?\nTK: She has never seen me at the dentist.\n"
        "We put the question to Pernille Aagesen. “I stand by it,” she says.\nNS: And then?\nTK: Sleep.\n"
    )
    assert ("Pernille Aagesen", "I stand by it,") in said(text)


def test_a_label_with_a_long_office_ends_the_turn_before_it() -> None:
    text = (
        "Ms. Ida Thorsteinson (Gull Bay, CU): Where is the wharf, I ask the minister?\n"
        "Hon. Laurent Paquin (Parliamentary Secretary to the Minister of Small Harbours, Prog.): The list is public.\n"
        "Ms. Ida Thorsteinson: I was there on Saturday.\n"
    )
    assert [words for _, words in said(text)][1] == "The list is public."


def test_a_word_in_marks_may_open_an_answer() -> None:
    text = "MR. BRANDT: I will let Lind take it.\nMR. LIND: “Fair” is a term of art, and no more.\nMR. BRANDT: Yes.\n"
    assert said(text)[1][1] == "“Fair” is a term of art,"
