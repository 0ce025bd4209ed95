"""The role as printed: beside the name, in a clause about it, or told before the name; and none where there is none."""

from __future__ import annotations

import pytest

from briefing.model import Article
from briefing.quotes import find_quotations

PRINTED = [
    # a title between the role and the name, a place read with the titles, brackets
    (
        "Asked by senior coroner for South Kerr Dr Ada Brandt why, Ms Lind wept. “It was late,” Dr Brandt said.",
        "Ada Brandt",
        "senior coroner for South Kerr",
    ),
    ("Pathologist Dr Milo Farrant gave the cause. “It was cold,” he said.", "Milo Farrant", "Pathologist"),
    ("ACP (West) Milo Farrant said a case was open. “It is open,” he said.", "Milo Farrant", "ACP (West)"),
    ("Coun. Ada Brandt, who moved it, says no. “Not now,” she said.", "Ada Brandt", "Coun."),
    # what an office is of, "and" inside it
    (
        "Ada Brandt, the chair of the health and social care committee, was pleased. “Yes,” she said.",
        "Ada Brandt",
        "chair of the health and social care committee",
    ),
    (
        "The head of the county’s maritime and fisheries agency, Ada Brandt, said no. “No,” she said.",
        "Ada Brandt",
        "head of the county’s maritime and fisheries agency",
    ),
    (
        "Director of the Child Wellbeing Programme at Holm Hospital, Ada Brandt said that it fell. “So,” she said.",
        "Ada Brandt",
        "Director of the Child Wellbeing Programme at Holm Hospital",
    ),
    # for what a member sits; what somebody has been
    ("“Why?” asked Ada Brandt, an MP from the Holm party, who left.", "Ada Brandt", "MP from the Holm party"),
    ("Milo Farrant has been a crane driver here for 22 years. “We knew,” he said.", "Milo Farrant", "crane driver"),
    # by whatever calling, at the head of a sentence
    ("It rained.\nHydrologist Zolana Brant said: “It is late.”", "Zolana Brant", "Hydrologist"),
    ("It rained.\nConservator Ada Brandt said: “It is late.”", "Ada Brandt", "Conservator"),
    # seats and parties, of members of whom nothing else is told
    ("Petra Oyelaran (Lab, Castle North) asked when. “When?” she said.", "Petra Oyelaran", "Lab, Castle North"),
    ("Ada Brandt (Castle North) (Con): “When will it open?”", "Ada Brandt", "Castle North"),
    # one of several, for whom one speaks, a clause about somebody who then speaks
    ("One of the drivers, Milo Farrant, had slept there. “I froze,” he said.", "Milo Farrant", "One of the drivers"),
    (
        "Ada Brandt, one of the organisers of the march, told them. “Run,” she said.",
        "Ada Brandt",
        "one of the organisers of the march",
    ),
    (
        "Ada Brandt, for the World Water Office (WWO), said it rose. “Yes,” she said.",
        "Ada Brandt",
        "for the World Water Office (WWO)",
    ),
    (
        "A nurse who works nights, Ms Ada Brandt, 34, said she had moved. “Twice,” she said.",
        "Ada Brandt",
        "nurse who works nights",
    ),
    (
        "Ada Brandt, whose son was on the bus, said it was late. “Late,” she said.",
        "Ada Brandt",
        "whose son was on the bus",
    ),
    # neither ages nor moods
    ("FURIOUS dad Milo Farrant said no. “No,” he said.", "Milo Farrant", "dad"),
    ("Ada Brandt, a 71-year-old weaver, said no. “No,” she said.", "Ada Brandt", "weaver"),
    # told of in the opening
    (
        "A jetboat pilot who pulled two men from the flooded river says he almost drove past them.\n"
        "“I thought they were logs,” Milo Farrant said.",
        "Milo Farrant",
        "jetboat pilot",
    ),
    (
        "Superintendent of Police (Rural) Anil Tandekar said teams were out. “They are out,” he said.",
        "Anil Tandekar",
        "Superintendent of Police (Rural)",
    ),
    (
        "The District Chief Executive (DCE) for Kerr North, Mr Kojo Mensarba, thanked them. “Thank you,” he said.",
        "Kojo Mensarba",
        "District Chief Executive (DCE) for Kerr North",
    ),
    (
        "“A joy,” said the staff. CEO, St Blane’s University Hospital, Carmel Greyne commented: “A milestone.”",
        "Carmel Greyne",
        "CEO, St Blane’s University Hospital",
    ),
    (
        "The Iyaloja of the market, Alhaja Morenike Adebisan, wept. “They came late,” she said.",
        "Morenike Adebisan",
        "Iyaloja of the market",
    ),
    (
        "The road opens in May, says Datuk Seri Azman Dahalim.\nThe Works and Drainage Minister said so.",
        "Azman Dahalim",
        "Works and Drainage Minister",
    ),
    ("“We stay,” said Ada Brandt, the union’s spokeswoman in Kerr.", "Ada Brandt", "union’s spokeswoman in Kerr"),
    (
        "Milo Farrant, 52, a fisherman from Cove Bay, said the nets were empty. “Nothing,” he said.",
        "Milo Farrant",
        "fisherman",
    ),
    (
        "The transport minister, Odile Varga, said the line would open. “In May,” she added.",
        "Odile Varga",
        "transport minister",
    ),
    (
        "“It held,” Hanne Lidt, chairman and chief executive of Norrlake Steel, told investors.",
        "Hanne Lidt",
        "chairman and chief executive of Norrlake Steel",
    ),
    (
        "Ursula Wendt KC, for the defence, said the tape was missing. “It is missing,” she told the court.",
        "Ursula Wendt",
        "KC",
    ),
    ("“We lost,” said the team’s captain, Joss Merrow.", "Joss Merrow", "team’s captain"),
    ("“We lost,” said captain Joss Merrow.", "Joss Merrow", "captain"),
    (
        "“We lost,” said Joss Merrow, captain of the Kerr Rovers, after the match.",
        "Joss Merrow",
        "captain of the Kerr Rovers",
    ),
    (
        "Former prime minister Ilse Gantry said so. “I said so,” she told the paper.",
        "Ilse Gantry",
        "Former prime minister",
    ),
    ("“We waited,” said Noor Halabi, a nurse.", "Noor Halabi", "nurse"),
    ("“We waited,” said Noor Halabi, 34, a nurse at Kerr General.", "Noor Halabi", "nurse at Kerr General"),
    (
        "“We waited,” said Noor Halabi, 34, who works as a nurse at Kerr General.",
        "Noor Halabi",
        "nurse at Kerr General",
    ),
    ("“We waited,” said Celedonio Quispe, a llama herder. “Nobody came.”", "Celedonio Quispe", "llama herder"),
    ("Retired plumber Wim Asker, 78, plants bulbs. “I plant,” he said.", "Wim Asker", "Retired plumber"),
    ("The Rev. Clement Dufour lost his organ. “It floated,” Dufour said.", "Clement Dufour", "Rev."),
    (
        "“Sales are up,” said Anjali Pradhan, managing director, Vadapur Metro Corporation.",
        "Anjali Pradhan",
        "managing director, Vadapur Metro Corporation",
    ),
    (
        "“We are glad,” said Hiro Samura, President, Mobility Division, Tokane Motors.",
        "Hiro Samura",
        "President, Mobility Division, Tokane Motors",
    ),
    (
        "“We are glad,” Hiro Samura, President of Tokane Motors, said in a statement.",
        "Hiro Samura",
        "President of Tokane Motors",
    ),
    (
        "The Minister of Petroleum, Chief (Dr.) Emeka Obi-Dane, has said there is no going back. “Never,” he said.",
        "Emeka Obi-Dane",
        "Minister of Petroleum",
    ),
    (
        "The Commissioner for Works, Engr. Bola Adeyinka-Cole, has said the road is ready. “It is,” he said.",
        "Bola Adeyinka-Cole",
        "Commissioner for Works",
    ),
    (
        "The Chairman, House Committee on Water, Hon. Musa Garba-Lee, said pipes were dry. “Dry,” he said.",
        "Musa Garba-Lee",
        "Chairman, House Committee on Water",
    ),
    ("A teacher named Lena Orvik said the roof leaked. “Buckets,” she said.", "Lena Orvik", "teacher"),
    ("The driver, identified as Paulo Resende, said he slept. “I slept,” he told police.", "Paulo Resende", "driver"),
    ("“We will sue,” said Brandt’s lawyer, Otto Lind.", "Otto Lind", "Brandt’s lawyer"),
    ("“We will sue,” Otto Lind, a lawyer for the family, told reporters.", "Otto Lind", "lawyer for the family"),
    ("“Markets fell,” said Kay Tarrow, an analyst with Birch & Fenn.", "Kay Tarrow", "analyst with Birch & Fenn"),
    ("“Markets fell,” said Birch & Fenn analyst Kay Tarrow.", "Kay Tarrow", "Birch & Fenn analyst"),
    (
        "“Markets fell,” said Kay Tarrow, an analyst at Birch & Fenn, which advises funds.",
        "Kay Tarrow",
        "analyst at Birch & Fenn",
    ),
    (
        "Kay Tarrow, who is the fund’s chief economist, said rates would rise. “Soon,” she said.",
        "Kay Tarrow",
        "fund’s chief economist",
    ),
    ("“Rates will rise,” said Kay Tarrow, then the fund’s chief economist.", "Kay Tarrow", "fund’s chief economist"),
    ("Foreign Minister Tarek Al-Huwail said so. “So be it,” he said.", "Tarek Al-Huwail", "Foreign Minister"),
    (
        "His Excellency Tarek Al-Huwail, Minister of Foreign Affairs, said so. “So be it,” he said.",
        "Tarek Al-Huwail",
        "Minister of Foreign Affairs",
    ),
    (
        "Sheikh Hamdan Al-Zayar, Deputy Prime Minister and Minister of Oil, said so. “It will rise,” he said.",
        "Hamdan Al-Zayar",
        "Deputy Prime Minister and Minister of Oil",
    ),
    (
        "The UN Secretary-General’s Special Envoy for Zelmark, Ines Caraway, said so. “They will,” she said.",
        "Ines Caraway",
        "UN Secretary-General’s Special Envoy for Zelmark",
    ),
    (
        "Ines Caraway, the UN’s special envoy for Zelmark, said talks would go on. “They will,” she said.",
        "Ines Caraway",
        "UN’s special envoy for Zelmark",
    ),
    (
        "Ines Caraway, special envoy of the Assembly to Zelmark, said talks would go on. “They will,” she said.",
        "Ines Caraway",
        "special envoy of the Assembly to Zelmark",
    ),
    (
        "The representative of Valdor, Theo Angelis, objected. “My country objects,” he said.",
        "Theo Angelis",
        "representative of Valdor",
    ),
    (
        "Rep. Curt Ayles (D-Nuevo), the bill’s chief sponsor in the House, objected. “No,” Ayles said.",
        "Curt Ayles",
        "Rep.",
    ),
    ("Sen. Bertha Vandermeer, a two-term Republican, said no. “No,” she said.", "Bertha Vandermeer", "Sen."),
    (
        "Sgt. Dale Korver, a spokesman for the sheriff, said the car was found. “We found it,” he said.",
        "Dale Korver",
        "spokesman for the sheriff",
    ),
    ("Justice Meena Raghav asked why. “Why?” she said.", "Meena Raghav", "Justice"),
    ("Senior counsel Farida Contra argued. “My lords,” she said.", "Farida Contra", "Senior counsel"),
    ("Advocate General P. Devaraj submitted a note. “It is ready,” he submitted.", "P. Devaraj", "Advocate General"),
    ("CPI(M) leader Sunil Barua said farmers were angry. “They are angry,” he said.", "Sunil Barua", "CPI(M) leader"),
    ("BJD MP Sunil Barua said farmers were angry. “They are angry,” he said.", "Sunil Barua", "BJD MP"),
    ("Chief Minister N. Raghuvir said the dam was safe. “It is safe,” he said.", "N. Raghuvir", "Chief Minister"),
    (
        "Dharmesh Patil, Superintendent of Police (Rural), said five were held. “Five,” he said.",
        "Dharmesh Patil",
        "Superintendent of Police (Rural)",
    ),
    (
        "Kurosawa Teruo, chief cabinet secretary, said so. “Unacceptable,” he said.",
        "Kurosawa Teruo",
        "chief cabinet secretary",
    ),
    (
        "Foreign ministry spokesperson Li Zhenhua said so. “Hope,” Li said.",
        "Li Zhenhua",
        "Foreign ministry spokesperson",
    ),
    ("Baek Seung-jun, CEO of Daehan Chips, said so. “Fast,” Baek said.", "Baek Seung-jun", "CEO of Daehan Chips"),
    ("“Fast,” said Daehan Chips CEO Baek Seung-jun.", "Baek Seung-jun", "Daehan Chips CEO"),
    ("“Fast,” said Daehan Chips’ chief executive, Baek Seung-jun.", "Baek Seung-jun", "Daehan Chips’ chief executive"),
    ("Wu Shu-fen (吳淑芬), a mother of two, said so. “Luck,” Wu said.", "Wu Shu-fen", "mother of two"),
    ("Mayor Chuang Mei-hua (莊美華) said so. “Fair,” Chuang said.", "Chuang Mei-hua", "Mayor"),
    (
        "Cllr Angela Marsden, leader of the council, hit back. “Rubbish,” she said.",
        "Angela Marsden",
        "leader of the council",
    ),
    ("Council leader Angela Marsden hit back. “Rubbish,” she said.", "Angela Marsden", "Council leader"),
    (
        "Angela Marsden, Conservative leader of Kerr council, hit back. “Rubbish,” she said.",
        "Angela Marsden",
        "Conservative leader of Kerr council",
    ),
    (
        "Labour’s Angela Marsden, the shadow health secretary, hit back. “Rubbish,” she said.",
        "Angela Marsden",
        "shadow health secretary",
    ),
    ("Kelly Groves, mother of the victim, wept. “My boy,” she said.", "Kelly Groves", "mother of the victim"),
    ("His wife, Kelly Groves, wept. “My boy,” she said.", "Kelly Groves", "wife"),
    (
        "His brother Rashid Balud trains falcons. Rashid Balud, a falconer since he was nine, agreed. “Yes,” he said.",
        "Rashid Balud",
        "falconer",
    ),
    ("Kyle Brent, a senior at Kerr High, laughed. “She waited,” he said.", "Kyle Brent", "senior at Kerr High"),
    (
        "His father, Kevin Brent, a 1998 graduate, laughed. “She drove,” Kevin Brent said.",
        "Kevin Brent",
        "1998 graduate",
    ),
    ("World champion Selam Tadik broke the record. “I ran,” she said.", "Selam Tadik", "World champion"),
    ("Olympic 400m champion Selam Tadik broke the record. “I ran,” she said.", "Selam Tadik", "Olympic 400m champion"),
    ("Rovers boss Tiago Beltran blamed nobody. “We lost,” he said.", "Tiago Beltran", "Rovers boss"),
    ("Rovers sacked coach Tiago Beltran on Monday. “I slept,” Beltran said.", "Tiago Beltran", "coach"),
    ("Rovers have already sacked coach Tiago Beltran. “I slept,” Beltran said.", "Tiago Beltran", "coach"),
    ("Kerr had signed former keeper Tiago Beltran. “I slept,” Beltran said.", "Tiago Beltran", "former keeper"),
    ("Police arrested lawyer Otto Lind on Friday. “A mistake,” Lind said.", "Otto Lind", "lawyer"),
    ("Parliament elected Speaker Ilse Gantry in May. “Order,” Gantry said.", "Ilse Gantry", "Speaker"),
    ("Bishop Tomas Engel of Kerr led prayers. “Pray,” he said.", "Tomas Engel", "Bishop"),
    (
        "The Bishop of Kerr, the Right Reverend Tomas Engel, led prayers. “Pray,” he said.",
        "Tomas Engel",
        "Bishop of Kerr",
    ),
    ("Professor Lena Orvik of Kerr University led the study. “Ice melts,” she said.", "Lena Orvik", "Professor"),
    (
        "Lena Orvik, professor of glaciology at Kerr University, led the study. “Ice melts,” she said.",
        "Lena Orvik",
        "professor of glaciology at Kerr University",
    ),
    (
        "Lena Orvik, a glaciologist at Kerr University who led the study, spoke. “Ice melts,” she said.",
        "Lena Orvik",
        "glaciologist at Kerr University",
    ),
    ("Study co-author Lena Orvik spoke. “Ice melts,” she said.", "Lena Orvik", "Study co-author"),
    (
        "“Ice melts,” said Lena Orvik, lead author of the study and a glaciologist.",
        "Lena Orvik",
        "lead author of the study and a glaciologist",
    ),
    ("“It burned,” said fire chief Wen Dabrow.", "Wen Dabrow", "fire chief"),
    ("“It burned,” said Wen Dabrow, the town’s fire chief for 20 years.", "Wen Dabrow", "town’s fire chief"),
    ("“It burned,” said Wen Dabrow, the fire chief. He was tired.", "Wen Dabrow", "fire chief"),
    ("“It burned,” said the fire chief, Wen Dabrow, who was tired.", "Wen Dabrow", "fire chief"),
    ("“It burned,” Wen Dabrow, the fire chief, said.", "Wen Dabrow", "fire chief"),
    ("Wen Dabrow — the fire chief — said it burned. “It burned,” he said.", "Wen Dabrow", "fire chief"),
    ("Wen Dabrow (the fire chief) said it burned. “It burned,” he said.", "Wen Dabrow", "fire chief"),
    ("“It is late,” said Iven Sorrel, who heads the port authority.", "Iven Sorrel", "who heads the port authority"),
    (
        "“We will sue,” said Otto Lind, the lawyer representing the family.",
        "Otto Lind",
        "lawyer representing the family",
    ),
    (
        "“No,” said Rep. Ilse Gantry, floor leader of the ruling Dawn Party.",
        "Ilse Gantry",
        "floor leader of the ruling Dawn Party",
    ),
    (
        "“No,” said Rep. Ilse Gantry, chair of the House Ways and Means Committee.",
        "Ilse Gantry",
        "chair of the House Ways and Means Committee",
    ),
    ("“No,” said council chair Ilse Gantry, 58, a former pilot who won in May.", "Ilse Gantry", "council chair"),
    ("“No,” said lawyer Ilse Gantry, a former judge.", "Ilse Gantry", "former judge"),
    ("“No,” said Sen. Ilse Gantry, a former prosecutor.", "Ilse Gantry", "Sen."),
    ("“No,” said Ilse Gantry, the MSP for Kerr and the Sounds.", "Ilse Gantry", "MSP for Kerr and the Sounds"),
    ("“No,” said former Gov. Ilse Gantry.", "Ilse Gantry", "former Gov."),
    ("Health Secretary Ilse Gantry refused. “No,” she said.", "Ilse Gantry", "Health Secretary"),
    ("“No,” said Speaker Ilse Gantry. Later House Speaker Ilse Gantry left.", "Ilse Gantry", "House Speaker"),
    (
        "Leader of the Opposition in the Senate Ilse Gantry refused. “No,” she said.",
        "Ilse Gantry",
        "Leader of the Opposition in the Senate",
    ),
    (
        "The National President of the Smiths Union, Chief Otto Lind, refused. “No,” he said.",
        "Otto Lind",
        "National President of the Smiths Union",
    ),
    (
        "The Director of the Fisheries Department at the Ministry of Harbours, Eng. Otto Lind, refused. “No,” he said.",
        "Otto Lind",
        "Director of the Fisheries Department at the Ministry of Harbours",
    ),
    (
        "The Chairman of the Senate Committee on Works (Roads), Senator Otto Lind, refused. “No,” he said.",
        "Otto Lind",
        "Chairman of the Senate Committee on Works (Roads)",
    ),
    (
        "Otto Lind, the District Chief Executive (DCE) for Kerr East, refused. “No,” he said.",
        "Otto Lind",
        "District Chief Executive (DCE) for Kerr East",
    ),
    (
        "Otto Lind, director of the Harbour Bank (HB), refused. “No,” he said.",
        "Otto Lind",
        "director of the Harbour Bank",
    ),
    (
        "The spokesman of the command, Otto Lind, said the Commissioner of Police had left. “Left,” Lind said.",
        "Otto Lind",
        "spokesman of the command",
    ),
    (
        "“No,” said Otto Lind, Managing Partner at Norrlake Capital.",
        "Otto Lind",
        "Managing Partner at Norrlake Capital",
    ),
    (
        "Reacting, the member representing Kerr in the House of Assembly, Hon. Otto Lind, refused. “No,” he said.",
        "Otto Lind",
        "member representing Kerr in the House of Assembly",
    ),
    ("Appearing for the clerk, senior advocate Lena Orvik rose. “No,” Orvik said.", "Lena Orvik", "senior advocate"),
    ("“No,” said Lena Orvik, 71, the innkeepress of the valley.", "Lena Orvik", "innkeepress of the valley"),
    ("“No,” said Lena Orvik, a lacemaker's ghostwriter who was waiting.", "Lena Orvik", "lacemaker's ghostwriter"),
    ("Lena Orvik, for the defence, said the tape was gone. “Gone,” she said.", "Lena Orvik", "for the defence"),
    ("He asked for the presiding judge, Lena Orvik, to go. “No,” said Orvik.", "Lena Orvik", "presiding judge"),
    ("Lena Orvik’, a parent of three in Kerr, said no. “No,” she said.", "Lena Orvik", "parent of three in Kerr"),
    (
        "“No,” said Lena Orvik, Vice President of Supply Chain at Kerr Foods.",
        "Lena Orvik",
        "Vice President of Supply Chain at Kerr Foods",
    ),
    (
        "It was for Senator Lena Orvik of Kerr, the chairman of the Farm Committee, to say. “No,” she said.",
        "Lena Orvik",
        "chairman of the Farm Committee",
    ),
    ("Town crier Lena Orvik opened it. “No,” she said.", "Lena Orvik", "Town crier"),
    ("Senior Lena Orvik rose. “No,” she said.", "Lena Orvik", "Senior"),
    (
        "Lena Orvik, who volunteers in a school through the “Kerr Sibs” plan, rose. “No,” she said.",
        "Lena Orvik",
        "who volunteers in a school",
    ),
    ("“I saw it,” said Lena Orvik, who lives across the street.", "Lena Orvik", "who lives across the street"),
    (
        "Lena Orvik, who has been selling yams in the market for 30 years, saw it. “I saw it,” she said.",
        "Lena Orvik",
        "who has been selling yams in the market for 30 years",
    ),
    ("“I saw it,” said Lena Orvik, who lost her boat in the flood.", "Lena Orvik", "who lost her boat in the flood"),
    (
        "“I saw it,” said Lena Orvik, who served as the mayor’s chief of staff.",
        "Lena Orvik",
        "who served as the mayor’s chief of staff",
    ),
    ("The minister met his Zelmark counterpart Otto Lind. “We agree,” Lind said.", "Otto Lind", "Zelmark counterpart"),
    ("Varga took down builder Otto Lind. “I fell,” Lind said.", "Otto Lind", "builder"),
    (
        "Lena Orvik, President of the Petroleum Retailers Union, refused. “No,” she said.",
        "Lena Orvik",
        "President of the Petroleum Retailers Union",
    ),
    (
        "Lena Orvik, perhaps the best pilot of Kerr, refused. “No,” she said.",
        "Lena Orvik",
        "perhaps the best pilot of Kerr",
    ),
    ("“I saw it,” said Lena Orvik, 44, of Elm Street, a schoolteacher.", "Lena Orvik", "schoolteacher"),
    ("Senate Majority Whip Lena Orvik refused. “No,” she said.", "Lena Orvik", "Senate Majority Whip"),
    ("School Committee Chair Lena Orvik refused. “No,” she said.", "Lena Orvik", "School Committee Chair"),
]
NONE = [
    ("Mele Taufa (Lau Islands) said small States paid. “We pay,” she said.", "Mele Taufa"),
    ("Meanwhile, Ada Brandt told the court. “True,” she said.", "Ada Brandt"),
    ("In London, Ada Brandt told reporters. “True,” she said.", "Ada Brandt"),
    ("Ada Brandt, told of the plan, laughed. “Ha,” she said.", "Ada Brandt"),
    ("Ada Brandt, whose brother is a doctor, laughed. “Ha,” she said.", "Ada Brandt"),
    ("Ada Brandt, in her first interview as a free woman, laughed. “Ha,” she said.", "Ada Brandt"),
    ("To the minister, Ada Brandt was a nuisance. “Ha,” Brandt said.", "Ada Brandt"),
    ("After meeting the president, Ada Brandt smiled. “Ha,” Brandt said.", "Ada Brandt"),
    ("The mayor thanked Ada Brandt, the governor and the judge. “Ha,” Brandt said.", "Ada Brandt"),
    ("“Ha,” Ada Brandt told the minister.", "Ada Brandt"),
    ("“Ha,” Ada Brandt told Ines Caraway, the minister, on Monday.", "Ada Brandt"),
    (
        "Neighbours to the last, Susan Orme, chief reporter Ken Vole and others signed. “We did,” Orme said.",
        "Susan Orme",
    ),
    ("“Odd,” said Ada Brandt, vaulting the fence past the minister.", "Ada Brandt"),
    ("Lena Orvik, for the defence, rose. “No,” she said.", "Lena Orvik"),
    ("As for Lena Orvik, the coach said she had gone. “No,” said Orvik.", "Lena Orvik"),
    ("For Lena Orvik, 52, the driver came just in time. “No,” said Orvik.", "Lena Orvik"),
    ("“Late,” said Lena Orvik, a day after the vote.", "Lena Orvik"),
    ("“Late,” said Lena Orvik, a squad car pulling up behind her.", "Lena Orvik"),
    ("“Late,” said Lena Orvik, a decision pending.", "Lena Orvik"),
    ("“Late,” said Lena Orvik, who declined to say more.", "Lena Orvik"),
    ("“Late,” said Lena Orvik, who was not at the meeting.", "Lena Orvik"),
    ("Lena Orvik, 34, lost her son to the river. “I wept,” she said.", "Lena Orvik"),
]


def role_of(text: str, name: str) -> str | None:
    found = find_quotations(Article(id="roles", text=text))
    return next(speaker.role for speaker in found.speakers if speaker.name.endswith(name))


@pytest.mark.parametrize(("text", "name", "role"), PRINTED)
def test_the_role_stands_as_it_is_printed(text, name, role):
    assert role_of(text, name) == role
    assert role in text


@pytest.mark.parametrize(("text", "name"), NONE)
def test_what_is_no_role_is_not_taken_for_one(text, name):
    assert role_of(text, name) is None


def test_a_role_told_before_the_name_is_found():
    text = (
        "The special envoy for Zelmark on Tuesday urged both sides to sign.\n"
        "“The pens are on the table,” said Ines Caraway, speaking by video link."
    )
    assert role_of(text, "Ines Caraway") == "special envoy for Zelmark"


def test_it_is_not_taken_from_somebody_else_who_is_quoted_below():
    text = (
        "The governor on Tuesday urged both sides to sign.\n"
        "“The pens are on the table,” said Ines Caraway, a clerk.\n“No,” said Governor Tom Birk."
    )
    assert role_of(text, "Ines Caraway") == "clerk"
    assert role_of(text, "Tom Birk") == "Governor"


def test_father_and_son_have_each_their_own_role():
    text = (
        "“Dry,” said Harlan Dosse Jr., whose father, Harlan Dosse Sr., built the harbour.\n"
        "“It leaks,” said Harlan Dosse Sr., a builder."
    )
    assert (role_of(text, "Dosse Jr."), role_of(text, "Dosse Sr.")) == (None, "builder")


def test_a_later_mention_tells_the_role():
    text = "Ada Brandt opened the meeting. “We are late,” Brandt said.\nBrandt, the port director, then sat down."
    assert role_of(text, "Ada Brandt") == "port director"


def test_somebody_without_a_name_has_the_role_that_is_said_of_them():
    text = (
        "“Both sides are tired,” said a senior diplomat who asked not to be named.\n“Go home,” a man said.\n"
        "“They dig,” a member of the mountain rescue said on Monday."
    )
    found = find_quotations(Article(id="roles", text=text)).quotations
    assert [quotation.speaker for quotation in found] == [None, None, None]
    assert [quotation.role for quotation in found] == ["senior diplomat", None, "member of the mountain rescue"]


TOLD_APART = [
    ("A BUILDER was robbed by a gull.\nKev Dobbs, 38, ran. “It flew,” he said.", "BUILDER"),
    ("A fearless off-duty doorman dived in.\nKev Dobbs, 38, ran. “I dived,” he said.", "fearless off-duty doorman"),
    (
        "GREEN-fingered Kev Dobbs plants bulbs.\nThe retired plumber, 78, does it at night. “I dig,” he said.",
        "retired plumber",
    ),
    ("Kev Dobbs, 38, ran to the pier.\n“It was gone,” the dad-of-three told the Blare.", "dad-of-three"),
    ("A judge has ruled for the dog.\nKev Dobbs, 38, wept. “Good,” he said.", None),
    ("A builder and a baker fought.\nKev Dobbs, 38, wept. “Bad,” he said.", None),
    ("A grieving widow has spoken.\nKev Dobbs, 38, wept. “Bad,” he said.", None),
    ("A builder was robbed by a gull.\nThe town is angry.\nKev Dobbs, 38, wept. “Bad,” he said.", None),
    ("Kev Dobbs, 38, ran to the pier.\nThe retired plumber, 61, followed. “Gone,” said Dobbs.", None),
]


@pytest.mark.parametrize(("text", "role"), TOLD_APART)
def test_a_role_told_in_the_paragraph_before_or_after_the_name(text, role):
    assert role_of(f"Gull takes ring\n\n{text}", "Kev Dobbs") == role


def test_who_is_alone_before_a_role_that_speaks_has_it():
    text = "Hamish Tulloch is up. The union leader says it is late. “Late,” he says."
    other = "Hamish Tulloch met Lena Orvik. The union leader says it is late. “Late,” said Tulloch."
    assert role_of(text, "Hamish Tulloch") == "union leader"
    assert role_of(other, "Hamish Tulloch") is None


def test_an_office_told_in_full_before_the_name_is_taken_in_full():
    text = "The Special Envoy for the Basin left.\nThe envoy, Ines Caraway, is back. “Back,” she said."
    assert role_of(text, "Ines Caraway") == "Special Envoy for the Basin"


BEFORE_THE_NAME = [
    (
        "Contacted, president of the Inter-Island Packers Kester Qualm said it rots. “It rots,” Qualm said.",
        "Kester Qualm",
        "president of the Inter-Island Packers",
    ),
    (
        "General Secretary of the United Mill Workers' Front Lethabi Sivarin spoke. “Go,” Sivarin said.",
        "Lethabi Sivarin",
        "General Secretary of the United Mill Workers' Front",
    ),
    (
        "On Monday, MMC for road services Thandeka Muyaba was booed. “It turns,” Muyaba said.",
        "Thandeka Muyaba",
        "MMC for road services",
    ),
    (
        "Councillor for the Mount Ash division Delroy Wittol said he stood there. “I stand,” Wittol said.",
        "Delroy Wittol",
        "Councillor for the Mount Ash division",
    ),
    (
        "Palace press officer Ma. Cristeta Dimayo said so. “Furious,” Dimayo said.",
        "Ma. Cristeta Dimayo",
        "Palace press officer",
    ),
    (
        "Coun Derek Mossip, the cabinet member for parks, sat. “No,” he said.",
        "Derek Mossip",
        "cabinet member for parks",
    ),
    (
        "The spokesman of the command, DSP Usman Dants, said so. “Shots,” he said.",
        "Usman Dants",
        "spokesman of the command",
    ),
]


@pytest.mark.parametrize(("text", "name", "role"), BEFORE_THE_NAME)
def test_an_office_that_runs_into_the_name(text, name, role):
    assert role_of(f"Works stop\n\n{text}", name) == role


def test_a_body_whose_name_comes_back_keeps_it():
    text = "“No,” said a lawyer for the Bank Julius Hollen. “No,” the Bank Julius Hollen said."
    found = find_quotations(Article(id="roles", text=text))
    assert found.quotations[-1].speaker == "Bank Julius Hollen"
    assert [speaker.name for speaker in found.speakers] == ["Bank Julius Hollen"]


def test_who_is_alone_before_a_role_without_a_word_of_speech_has_it():
    text = "Perpetua Vane shut her restaurant, Ember & Ash. The chef, 46, now cooks at home. “Bored,” Vane said."
    assert role_of(text, "Perpetua Vane") == "chef"


@pytest.mark.parametrize(
    ("headline", "role"),
    [
        ("Police arrest banker Ada Marrow", "banker"),
        ("Raiders rob banker Ada Marrow", "banker"),
        ("Police watchdog chief Ada Marrow resigns", "Police watchdog chief"),
        ("Former Kerr mayor Ada Marrow dies", "Former Kerr mayor"),
    ],
)
def test_what_a_headline_says_was_done_is_no_part_of_a_role(headline: str, role: str) -> None:
    article = Article(id="a", text=f"{headline}\n\n“I have done nothing,” Marrow said on Monday.\n")
    assert find_quotations(article).quotations[0].role == role


@pytest.mark.parametrize(
    ("headline", "role"),
    [
        ("Kerr judge frees reporter Ada Brandt", "reporter"),
        ("Court clears mayor Ada Brandt of fraud", "mayor"),
        ("Kerr police arrest banker Ada Brandt over fraud", "banker"),
        ("Kerr police operations chief Ada Brandt quits", "Kerr police operations chief"),
        ("Court services director Ada Brandt quits", "Court services director"),
    ],
)
def test_what_a_headline_says_was_done_to_somebody_is_no_part_of_the_role(headline: str, role: str) -> None:
    found = find_quotations(Article(id="a", text=f"{headline}\n\n“I am well,” Ada Brandt said."))
    assert found.speakers[0].role == role
