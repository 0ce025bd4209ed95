"""What belongs to a name and what only stands before it, and which capitalised words are nobody's."""

from __future__ import annotations

import pytest

from briefing.language.lexicon import is_given, ordinary
from briefing.language.names import names


def read(text: str) -> list[tuple[str, str, str | None]]:
    """Every name with its kind and the role before it."""
    return [(name.text, name.kind, name.role) for name in names(text)]


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("AMA President J. James Rowland", "J. James Rowland", "AMA President"),
        ("ADA Lucy Farman", "Lucy Farman", "ADA"),
        ("Deputy Public Defender Peter Linden", "Peter Linden", "Deputy Public Defender"),
        ("Holm County Undersheriff James Gable", "James Gable", "Holm County Undersheriff"),
        ("Air Commodore Andrew Lamb", "Andrew Lamb", "Air Commodore"),
        ("Const. Tim Fanshawe", "Tim Fanshawe", "Const."),
        ("Lance Corporal Pam Brandt", "Pam Brandt", "Lance Corporal"),
        ("Senior Transport Safety Investigator Neil Camber", "Neil Camber", "Senior Transport Safety Investigator"),
        ("Palmer City Clerk Janeth Boore", "Janeth Boore", "Palmer City Clerk"),
        ("Spaniard Natalia Andino", "Natalia Andino", "Spaniard"),
        ("Los Altos County Dist. Atty. Steve Corey", "Steve Corey", "Los Altos County Dist. Atty."),
        ("Lt Gov Pam Brandt", "Pam Brandt", "Lt Gov"),
        ("Deputy CM Raj Malviya", "Raj Malviya", "Deputy CM"),
        ("Chief Rabbi Aron Brandt", "Aron Brandt", "Chief Rabbi"),
        ("Sub-Inspector Raj Malviya", "Raj Malviya", "Sub-Inspector"),
        ("White House Counsel Robert Bower", "Robert Bower", "White House Counsel"),
        (
            "Secretary of State for Digital, Culture, Media and Sport Ada Brandt",
            "Ada Brandt",
            "Secretary of State for Digital, Culture, Media and Sport",
        ),
        ("Atty. Maria Santos", "Maria Santos", None),
    ],
)
def test_whatever_ends_in_what_somebody_is_stands_before_the_name(printed: str, name: str, role: str | None) -> None:
    assert read(f"The harbour is shut, said {printed} on Monday.") == [(name, "person", role)]


@pytest.mark.parametrize(
    "printed",
    [
        "Centers for Disease Control and Prevention",
        "Committee on Standards and Privileges",
        "Institute for Peace and Reconciliation",
        "Ministry of Justice",
        "House of Representatives",
        "Office of the Prime Minister",
        "New York City Office of the Chief Medical Examiner",
        "Food and Drug Administration",
        "Bureau of Alcohol, Tobacco, Firearms and Explosives",
        "Department for Levelling Up, Housing and Communities",
        "Muslim Council of Britain",
        "Russian Foreign Ministry",
        "Court of Appeals",
        "Passenger Focus",
        "Facebook AI Lab",
    ],
)
def test_bodies_are_read_whole(printed: str) -> None:
    assert [(name, kind) for name, kind, _ in read(f"The roads are shut, the {printed} said.")] == [(printed, "body")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Committee on Standards and Parliament agreed.", ["Committee on Standards"]),
        ("The State Department and British Foreign Office agreed.", ["State Department", "British Foreign Office"]),
        ("The Ministry of Health, Kerr and Holm agreed.", ["Ministry of Health", "Kerr", "Holm"]),
        ("The Ministry of Education, Ada Brandt and Milo agreed.", ["Ministry of Education", "Ada Brandt", "Milo"]),
    ],
)
def test_whoever_else_agrees_is_no_part_of_a_body(sentence: str, found: list[str]) -> None:
    assert [name for name, _, _ in read(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Initial claims fell to a low.",
        "Seventeen percent of those asked said so.",
        "Student speech may be free.",
        "Fifty-nine percent of those asked said so.",
        "The 4th Circuit said so.",
        "He wrote it on Facebook.",
        "One Twitter user was cross.",
        "It was proposed (D-W. Va.) in May.",
    ],
)
def test_no_name_stands_in(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("She lives near Austin, Tex., and writes.", "Austin"),
        ("The only candidate in the capital, Ashgarat, supports him.", "Ashgarat"),
    ],
)
def test_a_state_or_a_capital_beside_it_makes_a_place(sentence: str, place: str) -> None:
    assert (place, "place", None) in read(sentence)


def test_what_only_stands_beside_a_name_is_no_part_of_it() -> None:
    assert [name for name, _, _ in read("The route of Air Holm Flight 447 was lost.")] == ["Air Holm"]
    assert [name for name, _, _ in read("The manager, A. J. Smith, said so.")] == ["A. J. Smith"]


@pytest.mark.parametrize("printed", ["VK Rao", "PK Purwal", "BS Yedurappa", "KT Rama Rao", "MSK Prabhu"])
def test_initials_without_full_stops_are_somebodys(printed: str) -> None:
    assert read(f"It is late, the warden, {printed}, said. {printed.split()[-1]} went home.")[0] == (
        printed,
        "person",
        None,
    )


@pytest.mark.parametrize("printed", ["UN Women", "GE Aviation", "INS Mandara", "EU Commission", "BBC Alba"])
def test_other_letters_are_nobodys_initials(printed: str) -> None:
    assert read(f"It is late, {printed} said.") == [(printed, "body", None)]


@pytest.mark.parametrize("printed", ["Ada BRANDT", "Jean-Yves LE BRANDT", "Tom Geraghty PP", "Ada Brandt SJ"])
def test_capitals_after_a_given_name_are_a_surname_or_letters_that_are_listed(printed: str) -> None:
    assert read(f"It is late, {printed} said.") == [(printed, "person", None)]


@pytest.mark.parametrize("printed", ["Hope TV", "Grace FM"])
def test_other_capitals_after_a_given_name_are_a_bodys(printed: str) -> None:
    assert read(f"It is late, {printed} said.") == [(printed, "body", None)]


def test_the_zone_of_an_hour_is_no_part_of_a_name() -> None:
    assert [name for name, _, _ in read("Posted at 6:05 PM EST Andrew Luckman said so.")] == ["Andrew Luckman"]


def test_an_ordinary_word_may_be_somebodys_name_where_the_article_shows_it() -> None:
    assert "minor" in ordinary()
    told = names("Mayor Demeter Minor came to the hall. Minor said no.")
    assert [name.text for name in told] == ["Demeter Minor", "Minor"]


def test_no_given_name_is_ordinary() -> None:
    assert not [word for word in ordinary() if is_given(word.capitalize())]


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Chief (Mrs) Ada Brandt", "Chief"),
        ("Pastor (Mrs.) Ada Brandt", "Pastor"),
        ("Justice (Rtd) Ada Brandt", "Justice"),
        ("Lt Gen (retd) Ada Brandt", "Lt Gen"),
        ("Rear Admiral (rtd) Ada Brandt", "Rear Admiral"),
        ("Opposition Leader Dr the Honourable Ada Brandt", "Opposition Leader"),
        ("Senator the Hon. Ada Brandt", "Senator"),
        ("the Rt. Hon. Ada Brandt", None),
    ],
)
def test_titles_in_brackets_and_styles_are_no_names(printed: str, role: str | None) -> None:
    assert read(f"It is late, {printed} said.") == [("Ada Brandt", "person", role)]


@pytest.mark.parametrize("text", ["The 31-year-old Sunday Okoro left.", "He met a suspect, Friday Okoro, there."])
def test_a_day_of_the_week_may_be_a_given_name(text: str) -> None:
    assert [name.text.split()[1] for name in names(text)] == ["Okoro"]


def test_the_letters_of_an_office_before_a_known_surname_are_no_name() -> None:
    told = names("Chief Justice R. K. Sabharwar sat. CJ Sabharwar remarked so.")
    assert [name.text for name in told] == ["R. K. Sabharwar", "Sabharwar"]


@pytest.mark.parametrize(
    "place", ["Sri Lanka", "Sierra Leone", "Saint Lucia", "Addis Ababa", "Rio de Janeiro", "Sanaa"]
)
def test_places_that_read_like_people(place: str) -> None:
    assert [(name.text, name.kind) for name in names(f"{place} rejected the deal.")] == [(place, "place")]


def test_a_staff_is_a_body_and_sri_may_be_a_given_name() -> None:
    assert read("It is late, the General Staff said.") == [("General Staff", "body", None)]
    assert [name.text for name in names("The agency's head, Sri Handarwati, spoke.")] == ["Sri Handarwati"]
    assert [name.text for name in names("He met Sri Ram Kumar there.")] == ["Ram Kumar"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("He wrote to Greenpeace on Monday.", "Greenpeace"),
        ("Moody’s cut the rating.", "Moody’s"),
        ("A call came from No 10.", "No 10"),
        ("The Met is looking into it.", "Met"),
        ("She shops at M&S on Fridays.", "M&S"),
        ("Save the Lakes was founded in 1990.", "Save the Lakes"),
        ("He joined Friends of the Lake in 1990.", "Friends of the Lake"),
        ("UNIFEN said it was late.", "UNIFEN"),
    ],
)
def test_bodies_whose_names_do_not_show_it(sentence: str, body: str) -> None:
    assert read(sentence) == [(body, "body", None)]


@pytest.mark.parametrize("sentence", ["No 10 people came.", "No, he said.", "She met him at ten.", "Save the date."])
def test_what_looks_like_such_a_body(sentence: str) -> None:
    assert read(sentence) == []


def test_small_letters_after_a_dash_open_no_report() -> None:
    text = (
        "Rain in Holm\nAda Brandt came.\nBrandt – who lives in the valley, far from any town – said that it was late.\n"
    )
    assert [name.text for name in names(text)][-1] == "Brandt"


def test_what_stands_on_a_hill_makes_a_place_of_it() -> None:
    assert [name.kind for name in names("There were plans for turbines on Knockaderra Hill.")] == ["place"]
    assert [name.kind for name in names("She wrote a book on Susan Hill.")] == ["person"]


@pytest.mark.parametrize(
    ("printed", "name", "role"),
    [
        ("Virginia Gov. Terry Kerr", "Terry Kerr", "Virginia Gov."),
        ("Charlotte Mayor Ada Brandt", "Ada Brandt", "Charlotte Mayor"),
        ("Ann Mayor", "Ann Mayor", None),
        (
            "CEO of Wahat Al Khair Company Rashid Ghanim Al Hubaishi",
            "Rashid Ghanim Al Hubaishi",
            "CEO of Wahat Al Khair Company",
        ),
        ("Man Kumari Gharti", "Man Kumari Gharti", None),
        ("Monday Kerr Governor Ada Brandt", "Ada Brandt", "Kerr Governor"),
    ],
)
def test_what_stands_before_an_office_is_its_place(printed: str, name: str, role: str | None) -> None:
    (found,) = names(f"On {printed} said so.")
    assert (found.text, found.role) == (name, role)


def test_a_town_before_its_state_is_nobody_and_neither_is_the_state() -> None:
    found = names("Paul Porter, a driver from Ava, Mo., said so. Mo Farrant ran.")
    assert [(name.text, name.kind) for name in found if name.kind == "person"] == [
        ("Paul Porter", "person"),
        ("Mo Farrant", "person"),
    ]


def test_a_given_name_that_is_a_particle_too_tells_gender() -> None:
    assert [name.gender for name in names("Ben Farrant met Ben Ali.")] == ["masculine", None]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Shares in Holm Tungsten slumped.", "body"),
        ("Holm Tungsten shares fell on Monday.", "body"),
        ("Holm Tungsten’s shares are up.", "body"),
        ("Okoro Danjuma shares that view.", "unknown"),
    ],
)
def test_shares_are_of_a_company_and_views_are_not(sentence: str, kind: str) -> None:
    assert [name.kind for name in names(sentence)] == [kind]


def test_a_surname_keeps_its_particle() -> None:
    found = names("Ludo van Aerde came. “It leaves tonight,” van Aerde said. The Aerde is a river.")
    assert [name.text for name in found] == ["Ludo van Aerde", "van Aerde", "Aerde"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dawn Brandt is a GP. The offer fell.", ["Dawn Brandt", "GP"]),
        ("He left the EU. Ada Brandt stayed.", ["EU", "Ada Brandt"]),
        ("A letter of J.-P. Okoro came.", ["J.-P. Okoro"]),
        ("The village head, Penghulu Nyalau anak Kudi, came.", ["Penghulu Nyalau anak Kudi"]),
        ("SunHarvest Lanka (Pvt) Ltd is the developer.", ["SunHarvest Lanka (Pvt) Ltd"]),
        ("Te Rūnanga o Waihoura signed it.", ["Te Rūnanga o Waihoura"]),
        ("Corriston Foods (CRSN.N) cut its forecast.", ["Corriston Foods"]),
        ("The group Justice for Migrants came.", ["Justice for Migrants"]),
    ],
)
def test_where_a_name_ends(sentence: str, found: list[str]) -> None:
    assert [name.text for name in names(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They boarded the tanker Marisol Dawn at noon.", "place"),
        ("A bridge over the River Tamsin fell.", "place"),
        ("Heritage Estates runs it.", "body"),
        ("A packer, Luz Marina Chiquito Bravo, came.", "person"),
        ("The Network of Rural Radios came.", "body"),
    ],
)
def test_of_what_kind_it_is(sentence: str, kind: str) -> None:
    assert [name.kind for name in names(sentence)] == [kind]
