"""Who is told apart from whom by the words around: who is addressed, who answers, what only has a name."""

from __future__ import annotations

import pytest

from briefing.model import Article, Quotation
from briefing.quotes import find_quotations


def found(text: str) -> list[Quotation]:
    title, _, _ = text.partition("\n")
    article = Article(id="case", text=text, title=title, body=len(title) + 1)
    return [quotation for quotation in find_quotations(article).quotations if quotation.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # whom an opening participle names is not who speaks
            "Man sent down\nMilo Farrant pleaded guilty to damage.\nJudge Oskar Lind asked what he worked at.\n"
            "“I’d say trade is slow,” said the judge.\n"
            "Addressing Mr Farrant directly, he said: “You are not a teenager. Grow up.”",
            ["Oskar Lind", "Oskar Lind"],
        ),
        (  # who was told to do it did not say it
            "Council row\nAda Brandt, a clerk, was told to “sit on it” in May.\nMilo Farrant, treasurer, denied it.\n"
            "“I only asked her to sit on it for a week,” Farrant said.",
            ["Milo Farrant", "Milo Farrant"],
        ),
        (  # a court hears that somebody said it
            "Party case\nA tribunal in Holm heard that Milo Farrant, the managing director, shouted across the room: "
            "“Sit down and mind your till.”",
            ["Milo Farrant"],
        ),
        (  # who sent the letter
            "Party case\nMilo Farrant, the managing director, frowned.\nOn Monday he sent an email to all staff. "
            "It read: “Can somebody have a quiet word?”",
            ["Milo Farrant"],
        ),
        (  # the other of two
            "Pension row\nAda Brandt asked whether anybody had lost a bonus.\nMilo Farrant replied that it was a thing "
            "for the board.\n“You sit on the board,” Brandt said.\n“I leave the room for that,” came the reply.",
            ["Ada Brandt", "Milo Farrant"],
        ),
        (  # how one owner put it
            "Wages\n“We are ready,” said Ada Brandt, president of the Forum.\nShe said 61 mills had shut.\n"
            "“They talk of ethics and then ask for a discount,” is how one owner put it from the floor.",
            ["Ada Brandt", None],
        ),
        (  # the trade by which a firm is told of
            "Ferry off\nAda Brandt, chair of the Holm Users’ Group, said the news came late.\n"
            "In a statement, Seaway Kerr apologised. “Safety must come first,” the operator said.",
            ["Seaway Kerr"],
        ),
        (
            "Lifts out\nThey stopped when contractor Vortex Lifts left.\nVortex said in a reply to the Post that it "
            "had “tried every avenue”.\n“We could not go on without spare parts,” the company said.",
            ["Vortex Lifts", "Vortex Lifts"],
        ),
        (  # a delegate is not the envoy for the same country
            "Council meets\n“The truce is alive,” said Ada Brandt, Special Representative of the Secretary-General for "
            "Tamria.\nThe representative of Tamria rejected the charges as “baseless”.",
            ["Ada Brandt", None],
        ),
        (  # as joins clauses in a headline
            "Brandt rules out early poll as Harbour Coalition slams 'charade'\nPremier Ada Brandt said that she "
            "would stay.\nThe Harbour Coalition bloc said in a statement that the session had been “a charade”.",
            ["Harbour Coalition bloc", "Harbour Coalition bloc"],
        ),
        (  # what a role says at the top is whoever's who says the same below
            "Holm tower lifts\nHousing official calls it ‘wholly unacceptable’ as insider warns of more\n"
            "“I buy less now,” said Ines Caraway, a 68-year-old resident.\n"
            "Undersecretary for Housing Milo Farrant told the council it was “wholly unacceptable” on Thursday.",
            ["Milo Farrant", "Ines Caraway", "Milo Farrant"],
        ),
        (  # who was called by name answers
            "Inquiry\nMilo Farrant said the order came from the office of then chief Oskar Lind.\n"
            "“You had the notes for years, Mr Farrant. Why did you do nothing?” asked Ada Brandt, counsel.\n"
            "“The last man had his car burnt,” he replied.",
            ["Ada Brandt", "Milo Farrant"],
        ),
        (  # the lawyer is not the client
            "Inquiry\nMilo Farrant spoke on Monday.\nCounsel for Lind, advocate Jory Kerr, put it to Farrant that it "
            "never rang. He called it “a fable”.",
            ["Jory Kerr"],
        ),
        (  # a delegate whose place stands in brackets
            "Assembly\nADA BRANDT (Kerria), introducing the draft, said it was late.\nThe representative of Tormund "
            "left.\nTaking the floor again, Kerria’s representative thanked all. “Our door stays open,” she said.",
            ["ADA BRANDT"],
        ),
        (  # a witness is not who asks
            "Inquiry\n“Did you read it?” asked Ada Brandt KC, counsel.\n“I must have,” said Milo Farrant, "
            "a clerk.\n“What did you park?” she asked.\nThe witness answered: “The inspection.”",
            ["Ada Brandt", "Milo Farrant", "Ada Brandt", "Milo Farrant"],
        ),
        (  # the energy watchdog is no energy firm
            "Bill\nIn a statement, Brightholm Energy said: “We are sorry.”\n"
            "A spokesman for the energy watchdog said: “We expect better.”",
            ["Brightholm Energy", None],
        ),
        (  # whoever led the paragraph above has the office that opens the next
            "Stadium\nMajority leader Ada Brandt said no.\nHer counterpart, Mr Milo Farrant, accused the governor of "
            "sloth.\n“He is fit for every funeral,” the Holm Ward MCA said.",
            ["Milo Farrant"],
        ),
    ],
)
def test_somebody_else_speaks(text: str, speakers: list[str | None]) -> None:
    assert [quotation.speaker for quotation in found(text)] == speakers


@pytest.mark.parametrize(
    "named",
    [
        "told the paper that so-called “corridor care” had become routine",
        "said the fruit dubbed “green gold” had fed three generations",
        "said the council’s “smart estate” scheme put gadgets first",
        "said a paper under the title “Fast recharge in a weathered basement rock” would follow",
        "said the gull, known to locals as “Ronnie”, struck at noon",
        "said the men had been rehearsing “Calon Hedd” behind the hedge",
    ],
)
def test_what_something_is_called_is_nobodys_words(named: str) -> None:
    text = f"Holm row\nAda Brandt, the mayor, {named}.\n“We have numbered the spaces,” she added."
    assert [quotation.text for quotation in found(text)] == ["We have numbered the spaces,"]


def test_whoever_dubs_somebody_says_it() -> None:
    text = "Holm row\nMilo Farrant, the clerk, came late. The mayor, Ada Brandt, has dubbed him “the snail of Holm”."
    (quotation,) = found(text)
    assert (quotation.text, quotation.speaker) == ("the snail of Holm", "Ada Brandt")


def test_a_paragraph_with_a_second_attribution_is_a_quotation_of_its_own() -> None:
    text = (
        "Holm row\n“We sell two kinds of hate,” Ada Brandt said. “The first is a club.\n"
        "“The other is loud,” Brandt said. “I do not know what it wants.”"
    )
    assert [(len(quotation.spans), quotation.speaker) for quotation in found(text)] == [(2, "Ada Brandt")] * 2


def test_an_answer_may_have_two_paragraphs_between_far_questions() -> None:
    text = (
        "Ten minutes with Florencia Abril\nFlorencia Abril was washing dishes at 16 and ran the kitchen at 22.\n"
        "A steakhouse without beef. Were you trying to be arrested?\nMy uncle did not speak to me, so almost.\n"
        "How did the regulars take it?\nThere was one who came every Thursday. I feared him.\n"
        "You have spoken of closing your first place.\nIt lasted 11 months. I owed money to the fishmonger.\n"
        "But I learned that nobody remembers.\nWhat do you cook at home?\nToast. I am serious.\n"
        "Is there a dish that stays?\nThe burnt leek. It began as an accident of mine."
    )
    quotations = found(text)
    assert [len(quotation.spans) for quotation in quotations] == [1, 1, 2, 1, 1]
    assert {quotation.speaker for quotation in quotations} == {"Florencia Abril"}


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Ada Brandt, the Special Rapporteur on press freedom, said", "Special Rapporteur on press freedom"),
        ("Ada Brandt, Chief Executive of Coastal Roads Alberland, said", "Chief Executive of Coastal Roads Alberland"),
        ("Food stall operator Ada Brandt, 58, said", "Food stall operator"),
        ("Ald Ada Brandt said", "Ald"),
    ],
)
def test_the_role_beside_the_name(phrase: str, role: str) -> None:
    (quotation,) = found(f"Holm row\n{phrase}: “We have had four floods.”")
    assert (quotation.speaker, quotation.role) == ("Ada Brandt", role)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ambassador of the Republic of Valdoria to the State of Qumrah Henrik Solvang", "Henrik Solvang"),
        ("Member of Parliament for St Jude Eastern Marlene Whyte-Sewell", "Marlene Whyte-Sewell"),
        ("House Rivers Republican Mike Farrant", "Mike Farrant"),
        ("Archbishop Joseph Tannous", "Archbishop Joseph Tannous"),
    ],
)
def test_the_name_ends_an_office_with_a_place(phrase: str, name: str) -> None:
    (quotation,) = found(f"Holm row\n{phrase} said on Monday: “We have had four floods.”")
    assert quotation.speaker == name


def test_words_quoted_within_somebodys_words_are_anothers() -> None:
    text = (
        "Drunk man told officer 'have that on me'\nLee Farrant, 42, threw his supper.\n"
        "Prosecutor Ada Brandt said: \"He turned. As he did so he said, 'Have that on me'.\""
    )
    assert found(text)[0].speaker != "Ada Brandt"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # -ing is not always a verb
            "Storm\nMilo Okoro rose.\nNothing would stop Okoro, he said. “I go on.”",
            ["Milo Okoro"],
        ),
        (  # who warns is not who is warned
            "Storm\nAda Brandt, the mayor, warned to “keep well away from the river”.",
            ["Ada Brandt"],
        ),
        (  # what somebody attacks is told in their words
            "Row\nAda Brandt, the mayor, attacked the “reckless” policy.\nMilo Kerr wants a “fair and open” contract.",
            ["Ada Brandt", "Milo Kerr"],
        ),
        (  # a name with a title is no tabloid's word before another
            "Mayor Ada Kelsey has left the hall, aides said\n“I am off,” said Kelsey Brandt, a clerk.\n"
            "“So am I,” Mayor Kelsey said.",
            ["Kelsey Brandt", "Ada Kelsey"],
        ),
        (  # a person may be it and he
            "Storm\nQuist left on Monday. It declared an era over.\n“I am done,” said Quist.\n“I will rest,” he said.",
            ["Quist", "Quist"],
        ),
    ],
)
def test_the_speaker_is_not_lost(text: str, speakers: list[str]) -> None:
    assert [quotation.speaker for quotation in found(text)] == speakers


@pytest.mark.parametrize("text", ["The for MD spoke.", '"Stop" The for Governor', "12 ﾞ people 13 ﾞ homes ﾞ 5 percent"])
def test_odd_texts_are_read(text: str) -> None:
    assert all(quotation.text in text for quotation in found(f"x\n{text}"))


def test_a_delegate_stays_the_same_to_the_end_of_a_long_record() -> None:
    text = "Assembly\nADA BRANDT (Kerria), introducing the draft, said it was late.\n" + "".join(
        f"Kerria’s representative spoke. “Our door {number} stays open,” the representative of Kerria said.\n"
        for number in range(230)
    )
    assert {quotation.speaker for quotation in found(text)} == {"ADA BRANDT"}


def test_a_sum_of_money_is_nobody() -> None:
    (quotation,) = found(
        "Market\nArea MP Hillary Chesang said he would sue. Sh20,000, he noted, “cannot buy half a bale”."
    )
    assert quotation.speaker == "Hillary Chesang"


def test_somebody_quoted_above_is_not_who_asks() -> None:
    quotations = found(
        "“The road is done,” said Ada Brandt on Monday.\n"
        "Asked by Lena Vogt, “Will you stay in the post?”, Milo Okoro shrugged and left."
    )
    assert [quotation.speaker for quotation in quotations] == ["Ada Brandt", "Lena Vogt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the subject of the main clause goes before whoever else the sentence names
        ("As he did in May, Oskar Lind played down his deal with Milo Farrant. “I made none,” he said.", "Oskar Lind"),
        ("Oskar Lind shrugged when Milo Farrant asked about the bill.\n“It is late,” he said.", "Oskar Lind"),
        ("Oskar Lind, the clerk, wept even though Milo Farrant had won.\n“It is late,” he said.", "Oskar Lind"),
        # and so does whoever says it at its end
        ("Milo Farrant had moved the crowd with his speech, Oskar Lind said.\n“He was good,” he said.", "Oskar Lind"),
        # a name that women bear as well, but less often
        ("Chris Lind met Ada Brandt and Milo Farrant’s wife. “It is late,” he said.", "Chris Lind"),
        ("Ben Okoro met Ada Brandt. “It is late,” he said.", "Ben Okoro"),
        # who asks right after the words has said them, whoever spoke before
        ("Ada Brandt opened the bridge. “It is ours,” she said. “Was it late?” Milo Farrant asked.", "Milo Farrant"),
    ],
)
def test_whom_the_sentence_is_about_is_meant(text: str, speaker: str) -> None:
    assert found(f"Holm row\n{text}")[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("One former cabinet minister said that Ada Brandt would go. “She is decent,” the ex-minister said.",
         "former cabinet minister"),
        ("From the other benches Milo Farrant accused Ada Brandt, the transport secretary, of hiding. “Where has she "
         "been?” the shadow transport secretary asked.", None),
    ],
)  # fmt: skip
def test_who_had_an_office_or_shadows_it_is_not_who_has_it(text: str, role: str | None) -> None:
    quotation = found(f"Holm row\n{text}")[-1]
    assert quotation.speaker != "Ada Brandt" and (role is None or quotation.role == role)


def test_the_agency_of_a_dateline_is_no_company() -> None:
    text = (
        "Holm shares fall\nApril 29 (Ledger News) - Shares in Holm Tungsten fell on Tuesday after the miner cut its "
        "forecast for the year.\n“The ore is wet,” the company said."
    )
    assert [quotation.speaker for quotation in found(text)] == ["Holm Tungsten"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“She must go,” said deputy Ada Brandt.\nThe spokesman was calm. “She stays,” the spokesman said.",
         ["Ada Brandt", None]),
        ("“She must go,” said Ada Brandt.\nThe prime minister’s spokesman said: “She stays.”", ["Ada Brandt", None]),
        ("The minister, Ludo van Aerde, came. “It leaves tonight,” van Aerde told the house.", ["Ludo van Aerde"]),
        ("Holm Daily: Could it be cleared?\nBrandt: In May we asked for a siren. We were told no.\n"
         "Holm Daily: Do you blame the dam?\nBrandt: I blame a sentence. I do.", ["Brandt", "Brandt"]),
    ],
)  # fmt: skip
def test_nobody_else_is_given_the_words(text: str, speakers: list[str | None]) -> None:
    assert [quotation.speaker for quotation in found(f"Holm row\n{text}")] == speakers


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("rescue officials said", "rescue officials"),
        ("two witnesses said", "witnesses"),
        ("said three senior diplomats familiar with the talks", "senior diplomats familiar with the talks"),
        ("one of the officials said", "one of the officials"),
        ("they said", None),
    ],
)
def test_several_without_a_name_are_called_what_they_are(told: str, role: str | None) -> None:
    (quotation,) = found(f"Holm row\n“It was loud,” {told}.")
    assert (quotation.speaker, quotation.role) == (None, role)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Whitlock’s mother, Karen, 51, said: “He was daft.”", "Karen Whitlock"),
        ("His older brother, Tom, said: “We want no head.”", "Tom Whitlock"),
        ("His widow Karen, who teaches, said: “He was daft.”", "Karen Whitlock"),
        ("His ex-wife, Karen, said: “He was daft.”", "Karen"),
        ("His former wife, Karen, said: “He was daft.”", "Karen"),
        ("His mother-in-law, Karen, said: “He was daft.”", "Karen"),
        ("His friend Tom said: “He was daft.”", "Tom"),
        ("His mother, Karen Holm, said: “He was daft.”", "Karen Holm"),
    ],
)
def test_a_relative_has_the_surname_that_is_left_out(text: str, name: str) -> None:
    found = find_quotations(Article(id="a", text=f"Adam Whitlock was killed in March.\n\n{text}"))
    assert found.quotations[-1].speaker == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khamis bin Nasser left. His son Adam said: “We sail.”", "Adam"),
        ("Lucía Villaseñor Ruelas left. Her son Adam said: “We sail.”", "Adam"),
        ("Adam Whitlock met Milo Brandt. His brother, Tom, said: “We sail.”", "Tom"),
    ],
)
def test_where_the_surname_is_not_shared_or_nobody_knows_whose_it_is_there_is_none(text: str, name: str) -> None:
    assert find_quotations(Article(id="a", text=text)).quotations[-1].speaker == name
