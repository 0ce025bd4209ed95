"""What batches of articles taught that nobody here had seen: the Gulf and the UN, Asia and Africa, Britain's isles."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations

SAID = [
    # a ship, and a plan or an exercise, are nobody and nothing that is said
    (
        "On the deck of the destroyer Tarrow-4 Rear Admiral Milo Farrant praised them.\n"
        "“We are fast,” the commander said.",
        [("We are fast,", "Milo Farrant")],
    ),
    ("The drill was dubbed “Steadfast 1404”. The plan “New Horizon 2040” was ready. Ada Brandt smiled.", []),
    # bodies: plural ones after a possessive, with a small word of Filipino, with an adjective at their head
    (
        "S. Okoro, secretary of the Federation of Kerr Residents’ Welfare Associations, was angry. “Come,” she said.",
        [("Come,", "S. Okoro")],
    ),
    ("“We sell,” the Samahang Manininda ng Kerria said.", [("We sell,", "Samahang Manininda ng Kerria")]),
    (
        "“Every time a ward boy,” the Young Healers Association said.",
        [("Every time a ward boy,", "Young Healers Association")],
    ),
    # letters before the name of who sits in a parliament
    (
        "“We inherited it,” said Milo Farrant.\nDFA MPL Ada Brandt wasn’t buying it. “Where are the pumps?” she said.",
        [("We inherited it,", "Milo Farrant"), ("Where are the pumps?", "Ada Brandt")],
    ),
    # whoever a clause with "who" is about, not what stands at its end
    (
        "The mayor, Milo Farrant, has spoken, Farrant said.\n"
        "A man who owns the shop said families move. “We sleep with our shoes on,” he said.",
        [("We sleep with our shoes on,", None)],
    ),
    (
        "The mayor, Milo Farrant, has spoken, Farrant said.\n"
        "A resident who lives below the dam said families move. “We sleep with our shoes on,” he said.",
        [("We sleep with our shoes on,", None)],
    ),
    # whose statement it is
    (
        "Fourteen MPs asked questions on Tuesday.\n“We seized it,” a statement from the Ministry of Supply read.",
        [("We seized it,", "Ministry of Supply")],
    ),
    (
        "A statement by the Kerr Council said: “We shall wait.” Mayor Ada Brandt met them. “It is shut,” "
        "the statement added.",
        [("We shall wait.", "Kerr Council"), ("It is shut,", "Kerr Council")],
    ),
    # of whom only one name is known; whose given name lists have as a man's
    (
        "Suwarti still pays for a house that she can no longer see.\n“He came,” the 47-year-old resident said.\n"
        "Suwarti is not counting on it. “Even the mud has a meter,” she said.",
        [("He came,", "Suwarti"), ("Even the mud has a meter,", "Suwarti")],
    ),
    # "the woman" is whoever spoke without a name, though others were met since; a name after the body that it heads
    (
        "Minister Ada Brandt defended it. “It is fine,” Brandt said.\n"
        "A resident of Kerr, who did not want to be named, said two of her children were ill.\n"
        "“It is the same story,” the woman lamented.",
        [("It is fine,", "Ada Brandt"), ("It is the same story,", None)],
    ),
    (
        "President of the Route 6 Maxi Taxi Association Keston Brandt-Okoro said he was the third. "
        "“Put a patrol,” he warned.",
        [("Put a patrol,", "Keston Brandt-Okoro")],
    ),
    # an exchange in which only the last answer has a speaker
    (
        "Senator Ada Brandt pressed Undersecretary Milo Farrant.\n“Weeks or months, sir?”\n“Weeks, Your Honor.”\n"
        "“How many weeks?”\n“As many as we need,” Farrant said.",
        [
            ("Weeks or months, sir?", "Ada Brandt"),
            ("Weeks, Your Honor.", "Milo Farrant"),
            ("How many weeks?", "Ada Brandt"),
            ("As many as we need,", "Milo Farrant"),
        ],
    ),
]


REPORTED = [
    (
        "The District Chief Executive for Kerr East, Mr Milo Farrant, has warned that diggers would be seized.",
        ("diggers would be seized", "Milo Farrant"),
    ),
    ("A resident who lives below the dam said that families moved.", ("families moved", None)),
]


@pytest.mark.parametrize(("text", "report"), REPORTED)
def test_whose_report_it_is(text: str, report: tuple[str, str | None]) -> None:
    (found,) = find_quotations(Article(id="a", text=text)).quotations
    assert (found.text, found.speaker) == report


ISLES = [
    # a given name in capitals at the head of a story; one that is a man's in Wales and a woman's in Indonesia
    (
        "MORAG Brandt has resigned.\nMs Brandt said: “I go.”",
        [("I go.", "MORAG Brandt")],
    ),
    (
        "Farmer Glyn Farrant, 79, was there. “One stove,” he recalled.\n"
        "But Councillor Dewi Okoro, the member for education, insisted it was open.\n“It breaks my heart,” he said.",
        [("One stove,", "Glyn Farrant"), ("It breaks my heart,", "Dewi Okoro")],
    ),
    # firms: two words in one, and what makes something; whom an investor is
    (
        "“They came at four,” Ada Brandt, an activist, told Kerr Observer by phone.\n"
        "The investor, HidroKerr, insisted that all was in order.\n“The flow is fine,” the company said.",
        [("They came at four,", "Ada Brandt"), ("The flow is fine,", "HidroKerr")],
    ),
    (
        "Chip designer Corvane has rejected an approach from the private equity group Farrant Partners.\n"
        "“It is opportunistic,” the company said.",
        [("It is opportunistic,", "Corvane")],
    ),
    # whoever the report before is according to, with an office before the name
    (
        "Milo Farrant, agent for Kerr Homes, said it was fine. “It is fine,” he said.\n"
        "According to planning officer Aftab Okoro, the team had no objection. “It may cost us,” he added.",
        [("It is fine,", "Milo Farrant"), ("It may cost us,", "Aftab Okoro")],
    ),
    # what is told between the questions and answers of an interview
    (
        "Saturday interview: Milo Farrant\nMilo Farrant has won two stars. He talked to us in the kitchen.\n"
        "Q: You walked away from it once.\nA: I did. I went home and I stuck it about six weeks.\n"
        "Tomás Brandt, who kept goal himself, is listening. “Seven weeks,” he says. “I was counting.”\n"
        "Q: What did he teach you?\nA: To shout. He says a quiet one is a spectator.\n"
        "Q: And now?\nA: I stayed, and I am here.",
        [
            ("I did. I went home and I stuck it about six weeks.", "Milo Farrant"),
            ("Seven weeks, I was counting.", "Tomás Brandt"),
            ("To shout. He says a quiet one is a spectator.", "Milo Farrant"),
            ("I stayed, and I am here.", "Milo Farrant"),
        ],
    ),
]


PRESSES = [
    # what somebody did is no subject of what they said; words in -ly that describe
    (
        "A retired pilot who saved 40 lives said she “nearly fell in”. Milo Farrant smiled.",
        [("nearly fell in", None)],
    ),
    (
        "Among them was Ada Brandt, a retired clerk.\n“I am cold,” she said.\n"
        "An elderly man on the next bed had told her he was “on his holidays”, she said.",
        [("I am cold,", "Ada Brandt"), ("on his holidays", None)],
    ),
    # a union's boss, a politician, a mother by her courtesy
    (
        "Kerr Tutors’ Union secretary-general Milo Farrant spoke. Education Secretary Ada Brandt asked for time.\n"
        "“I know chalk,” Ms Brandt said.\nIt did not go down well with the union boss, who said it was “a rope”.",
        [("I know chalk,", "Ada Brandt"), ("a rope", "Milo Farrant")],
    ),
    (
        "Hannah Brandt, 20, a student, was sent home. Miss Brandt wrote to a friend. “I am a worrier,” she wrote.\n"
        "Ada Brandt, her mother, wept.\n“I blame the rota,” Mrs Brandt said.",
        [("I am a worrier,", "Hannah Brandt"), ("I blame the rota,", "Ada Brandt")],
    ),
    # the company is no court, and a firm by the noun before it
    (
        "The clerk joined Kerr Dunes Contracting in 2016, court records say.\n"
        "The company argued before the court that he was on leave. “He was informed,” it said in its memo.\n"
        "The Holm Labour Court rejected it. “It is not so,” the court said.",
        [("He was informed,", "Kerr Dunes Contracting"), ("It is not so,", "Holm Labour Court")],
    ),
    (
        "Five directors of the mining company Ferrana, tried since May, kept quiet.\n"
        "The company, which has paid, called the charges “legally void” in a statement.",
        [("legally void", "Ferrana")],
    ),
    # a report of its owner's, a statement of an office that nobody is known to have
    (
        "The Kerr Justice Observatory’s latest report on Holm said that trials were “slow”.",
        [("slow", "Kerr Justice Observatory")],
    ),
    (
        "Pascal Okoro, head of the food service, said rations would be halved. “We are short,” he said.\n"
        "In a statement, the Secretary-General said that he was “saddened”.\n“It is time,” the statement said.",
        [("We are short,", "Pascal Okoro"), ("saddened", None), ("It is time,", None)],
    ),
    # honours before a name, and a place that begins like one
    (
        "Seri Holm district officer Datuk Wan Rosdi Omar came.\n“We wait,” he said, adding that it rained.",
        [("We wait,", "Wan Rosdi Omar")],
    ),
    (
        "State Fire and Rescue Department director Ada Brandt came. “No,” the department said.",
        [("No,", "State Fire and Rescue Department")],
    ),
    # a clause of its own: what an executive called, who stands in a headline after "as"
    ("“Ghost port,” shouted several MPs behind Ada Brandt.", [("Ghost port,", None)]),
    # who is who: a particle with a capital, a Vietnamese name, a cleric, a bench of one, a byline with an office
    (
        "The alliance’s chief, Margriet van Oosterzee, came.\n“It is ironclad,” Van Oosterzee said.",
        [("It is ironclad,", "Margriet van Oosterzee")],
    ),
    (
        "Trương Văn Lẫm, a farmer, sold it. “No,” Lẫm said.\n"
        "Kiều Minh Tuệ, head of a union, said it was late. “Read,” Tuệ said.\n"
        "He said exporters could not keep “putting it in one truck.”",
        [("No,", "Trương Văn Lẫm"), ("Read,", "Kiều Minh Tuệ"), ("putting it in one truck.", "Kiều Minh Tuệ")],
    ),
    (
        "Milo Farrant, a spokesman, spoke. “No,” Farrant said.\nAyatollah Hassan Orvani called on officials to act.\n"
        "“Let us speak,” the senior cleric told worshippers.",
        [("No,", "Milo Farrant"), ("Let us speak,", "Ayatollah Hassan Orvani")],
    ),
    ("A single Bench of Justice Milo Farrant observed that they “cannot wait”.", [("cannot wait", "Milo Farrant")]),
    (
        "Minister sorry\nBy Hsiao Ming-li / Staff reporter\nLegislator Lo Pei-hsuan asked. “Did you?” Lo said.\n"
        "Minister Tseng Wan-fu said he had.\n“So you did,” she said.",
        [("Did you?", "Lo Pei-hsuan"), ("So you did,", "Lo Pei-hsuan")],
    ),
    # bodies by "it", a town after its university, a terminal that is nobody, somebody by what they run
    (
        "The Northern Front struck back. In a statement posted on its page, it accused the army of “a violation” and "
        "urged them to name the guilty.",
        [("a violation", "Northern Front")],
    ),
    (
        "Ada Brandt, a student at the Federal University, Ogbadu, told us that it was late.\n“I fry,” she said.",
        [("I fry,", "Ada Brandt")],
    ),
    (
        "Mayor Milo Farrant spoke. “No,” he said.\n"
        "A taxi operator, who gave no name, is of a different view. “Go,” he said.",
        [("No,", "Milo Farrant"), ("Go,", None)],
    ),
    # what stands in the middle of a later sentence is no part of the quotation before
    (
        "“We have heard it,” Milo Farrant said before he left. The members raised slogans of “Give it back” there.",
        [("We have heard it,", "Milo Farrant")],
    ),
    # what a federation represents says nothing; a spokesman without a name; whoever is asked replies
    (
        "The Lettings Federation, which represents 80,000 landlords, warned that it would be “a body blow”.",
        [("a body blow", "Lettings Federation")],
    ),
    (
        "Sir Peter Hallam spoke. “I make it 43,” he said.\nThe premier’s official spokesman declined to say more. "
        "“We expect it,” he said.",
        [("I make it 43,", "Sir Peter Hallam"), ("We expect it,", None)],
    ),
    (
        "Kerry Doyle spoke. “It was quiet,” Doyle said.\nCounsel assisting, Anthea Quigley, asked Doyle whether she "
        "had been warned.\n“No,” she replied.",
        [("It was quiet,", "Kerry Doyle"), ("No,", "Kerry Doyle")],
    ),
    # somebody's daughter under her father's name, an owner who is no place, the coach who is not Marsh
    (
        "Ken Croft fell at home. His daughter Sian called.\nMr Croft is in a home. “No complaints,” he said.\n"
        "Ms Croft wanted a change. “It hurts,” she said.",
        [("No complaints,", "Ken Croft"), ("It hurts,", "Sian Croft")],
    ),
    (
        "Lee Garside took the van from outside Derek Pullan’s home.\nMr Pullan, 58, said so. “I wait,” he said.",
        [("I wait,", "Derek Pullan")],
    ),
    (
        "Rugby: Farrant to go after ‘best six years’\nMilo Farrant will go. “Best six years,” Farrant said.",
        [("best six years", "Milo Farrant"), ("Best six years,", "Milo Farrant")],
    ),
    # who was applauded is not who said so; who is told something says nothing
    (
        "Mr Milo Tuohy was loudly applauded, as was Mossie Lehane, who said that he would be “considering it”.",
        [("considering it", "Mossie Lehane")],
    ),
    (
        "Minister Andris Kalvin spoke. “It is hard,” Kalvin said.\nIeva Ozol, chairwoman of the committee, said no.\n"
        "“A fence is a wire,” the politician told us.",
        [("It is hard,", "Andris Kalvin"), ("A fence is a wire,", "Ieva Ozol")],
    ),
    ("Mayor Dean Fogarty said no. “If a kid gets hit,” Cr Fogarty said.", [("If a kid gets hit,", "Dean Fogarty")]),
    (
        "Severnside Water sent its chief. Severnside Water is late with what she called ‘a Victorian system’.\n"
        "“I am here,” Marian Thorley said.",
        [("a Victorian system", None), ("I am here,", "Marian Thorley")],
    ),
    (
        "The day was hot. Mr Lorne, 52, wept as he gave evidence.\n"
        "Robin Aske, representing the family, asked him: “Did you look at the board?”\n“No,” he replied.",
        [("Did you look at the board?", "Robin Aske"), ("No,", "Lorne")],
    ),
    (
        "“The gang used rented rooms,” said DCP (cyber crime) Deepak Solanke.",
        [("The gang used rented rooms,", "Deepak Solanke")],
    ),
]


@pytest.mark.parametrize(
    ("text", "said"), SAID + ISLES + PRESSES, ids=[text[:40] for text, _ in SAID + ISLES + PRESSES]
)
def test_who_says_what(text: str, said: list[tuple[str, str | None]]) -> None:
    found = find_quotations(Article(id="a", text=text)).quotations
    assert [(q.text, q.speaker) for q in found if q.kind != "indirect"] == said


@pytest.mark.parametrize(
    "text",
    [
        "Ada Brandt has been accused of “abandoning the islands” after the ferry was late. Milo Farrant said no.",
        "Ada Brandt was described as “a disaster” on Monday. Milo Farrant said no.",
        "Ada Brandt was said to be “furious” on Monday. Milo Farrant said no.",
    ],
)
def test_what_is_said_of_somebody_is_not_said_by_them(text: str) -> None:
    (found,) = [q for q in find_quotations(Article(id="a", text=text)).quotations if q.kind == "partial"]
    assert (found.speaker, found.speaker_kind, found.source) == (None, "unnamed", None)
    assert "who says it does not stand there" in found.reason
