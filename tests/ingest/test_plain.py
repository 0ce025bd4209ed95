from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import read
from briefing.ingest.cleaning import harmless
from briefing.ingest.dates import published as date_of
from briefing.ingest.headline import head
from briefing.model import Article


def plain(tmp_path: Path, raw: bytes | str, name: str = "a.txt", **known: str) -> Article:
    path = tmp_path / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    found, *_ = read([path], **known)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Headline\n\nBody “with marks” and ’apostrophes’.\n",
        "Headline\r\n\r\nWindows line ends.\r\n",
        "\n\n  Indented headline\n\n\tBody.\n\n\n",
        "One line only",
        "Tabs\tand  double  spaces \n\n end",
        "Decomposed e\u0301 and 𝔘 and 👩‍👩‍👧 stay",
    ],
)
def test_the_text_is_the_files_text_unchanged(tmp_path: Path, text: str) -> None:
    assert plain(tmp_path, text).text == text


def test_the_headline_and_where_the_body_begins(tmp_path: Path) -> None:
    found = plain(tmp_path, "Lamp oil runs out\r\n\r\nBy Odo Fenn\r\n\r\nThere is no oil.\r\n")
    assert found.title == "Lamp oil runs out"
    assert found.text[found.body :].startswith("By Odo Fenn")
    assert found.byline == "Odo Fenn"


@pytest.mark.parametrize(
    "text",
    [
        "Lamp oil runs out\n\nThere is none.",
        "Lamp oil runs out\nThere is none to be had anywhere.",
        "Lamp Oil Runs Out Again.\n\nThere is none.",
        "Mayor: ‘No oil,’ no light.\n\nThere is none.",
        "Lamp oil runs out;\nShops shut early.\n\nThere is none.",
        "Is there any oil?\n\nThere is none.",
        "Von der Elset finds oil\n\nThere is some.",
        "EXCLUSIVE – Oddly, No Oil.\n\nThere is none.",
    ],
)
def test_headlines(text: str) -> None:
    found = head(text)
    assert found.body > 0
    assert found.title == text.split("\n")[0].rstrip(";")


@pytest.mark.parametrize(
    "label",
    [
        "FOR IMMEDIATE RELEASE",
        "For immediate release: 3 March 2031",
        "EMBARGOED UNTIL 00:01 GMT, Tuesday 3 March",
        "STRICTLY EMBARGOED: not for publication before 6 a.m.",
        "PRESS RELEASE",
        "Press Release No. 12/2031",
        "MEDIA ADVISORY",
        "*** News release ***",
        "MEMORANDUM FOR PRESS\n\nFrom: Office of the Spokesperson, Skerry\nDate: 3 March 2031",
        "FOR IMMEDIATE RELEASE\n3 March 2031",
        "Communiqué de presse",
        "NOTA DE PRENSA",
        "Pressemitteilung Nr. 7/2031",
        "COMUNICATO STAMPA",
    ],
)
@pytest.mark.parametrize("subject", ["", "Subject: "])
def test_what_kind_of_text_it_is_is_no_headline(label: str, subject: str) -> None:
    text = f"{label}\n\n{subject}Skerry Board opens second lamp\n\nELSET, March 3 – The board lit it."
    found = head(text)
    assert found.title == "Skerry Board opens second lamp"
    assert text[found.body :].startswith("ELSET")


def test_a_release_without_a_headline_begins_with_its_body() -> None:
    text = "PRESS RELEASE\n\nThe Skerry Board lit a second lamp on Monday. It burned all night.\n\nIt was cold."
    found = head(text)
    assert found.title.startswith("The Skerry Board lit") and text[found.body :].startswith("The Skerry Board")
    assert head("PRESS RELEASE").title == "PRESS RELEASE"


@pytest.mark.parametrize(
    "line", ["Press release on lamps was false, court finds", "Statement by the board on lamps", "Embargo on oil ends"]
)
def test_a_headline_that_only_looks_like_a_label_is_one(line: str) -> None:
    assert head(f"{line}\n\nThe lamps burned all night.").title == line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "HARBOUR BOARD DISMISSES PILOT AFTER\nLAMP GOES OUT\n\n    The board",
            "HARBOUR BOARD DISMISSES PILOT AFTER LAMP GOES OUT",
        ),
        ("Harbour board dismisses the pilot of\nElset\n\nThe board", "Harbour board dismisses the pilot of Elset"),
        ("Harbour board dismisses pilot,\nlamp goes out\n\nThe board", "Harbour board dismisses pilot,"),
        (
            "Harbour board dismisses pilot\nbefore lamp goes\nout again\n\nThe board",
            "Harbour board dismisses pilot before lamp goes out again",
        ),
        ("LAMP GOES OUT\nBY ODO FENN\n\nThe board", "LAMP GOES OUT"),
        ("Lamp goes out\nBoard looks for another pilot\n\nThe board", "Lamp goes out"),
        ("Lamp goes out\nthe board said.\n\nIt is dark.", "Lamp goes out"),
    ],
)
def test_a_headline_may_be_wrapped(text: str, title: str) -> None:
    assert (
        head(text + " dismissed him on Monday, and nobody has lit the lamp of the harbour since then.").title == title
    )


@pytest.mark.parametrize(
    "text",
    [
        "“There is no oil,” said Odo Fenn on Monday.\n\nHe left.",
        "PORT ELSET, March 10 (Skerry Press) – The oil ran out on Monday.\n\nIt was cold.",
        "Elset, le 5 mai 2031 – L’huile manque à Elset depuis lundi\n\nIl fait froid.",
        "The oil ran out. Nobody knows why it did so now.\n\nIt was cold.",
        "It began with a smell of tar in the old town, and it ended in dark with no one able to light a lamp.\n\nEnd.",
        "One line only, which is all there is",
        "x " * 150 + "\n\nbody",
        "-----\n\nbody",
    ],
)
def test_a_first_line_that_is_body_stays_body(text: str) -> None:
    found = head(text)
    assert found.body == 0
    assert text.startswith(found.title.rstrip(" …"))
    assert len(found.title) <= 100


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Odo Fenn", "Odo Fenn"),
        ("By Odo Fenn and Ysolt bin Marrakh in Elset", "Odo Fenn and Ysolt bin Marrakh"),
        ("By Odo Fenn, Skerry Press", "Odo Fenn, Skerry Press"),
        ("Por Íñigo Álvarez", "Íñigo Álvarez"),
        ("BY ODO FENN", "ODO FENN"),
        ("By Farida al-Nuwayri", "Farida al-Nuwayri"),
        (
            "By Farida el-Nuwayri and Sidi ould Marrakh, Skerry Press",
            "Farida el-Nuwayri and Sidi ould Marrakh, Skerry Press",
        ),
        (
            "By al-Amin at-Tayyib, Odo d’Elset and Ysolt de la Marrakh",
            "al-Amin at-Tayyib, Odo d’Elset and Ysolt de la Marrakh",
        ),
        ("By Odo Fenn at Elset", "Odo Fenn"),
        ("By Odo al", "Odo al"),
        ("By noon the oil was gone.", None),
        ("By our staff", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    assert head(f"Lamp oil runs out\n\n{line}\n\nThere is none.").byline == byline


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("PORT ELSET, Skerry, March 10 (Skerry Press) – The oil ran out.", "PORT ELSET, Skerry"),
        ("ELSET — The oil ran out.", "ELSET"),
        ("ELSET (SP) -- The oil ran out.", "ELSET"),
        ("SÃO ELSET, Sept. 3 – The oil ran out.", "SÃO ELSET"),
        ("Elset – The oil ran out.", None),
        ("Elset, le 5 mai 2031 – L’huile manque.", "Elset"),
        ("Port Elset (Skerry), 3. Juni 2031 - Das Öl fehlt.", "Port Elset"),
        ("Elset del Mar, 5 may 2031 (SP).- Falta aceite.", "Elset del Mar"),
        ("Sunday, 5 May 2031 – The oil ran out.", None),
        ("Elset, 12 maisons – L’huile manque.", None),
        ("The OIL – all of it – ran out.", None),
    ],
)
def test_datelines(line: str, dateline: str | None) -> None:
    assert head(f"Lamp oil runs out\n\n{line}\n").dateline == dateline


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("PORT ELSET, Skerry, March 10, 2031 (Skerry Press) – The oil ran out.", "March 10, 2031"),
        ("ELSET, 3 Sept. 2031 – The oil ran out.", "3 Sept. 2031"),
        ("Port Elset, 5 May 2031 - The oil ran out.", "5 May 2031"),
        ("Elset, 3. Juni 2031 – Das Öl fehlt.", "3. Juni 2031"),
        ("Elset, le 5 mai 2031 – L’huile manque.", "5 mai 2031"),
        ("ELSET, March 10 (SP) – The oil ran out.", None),
        ("ELSET, the keeper since May 5, 2021 — The oil ran out.", None),
        ("ELSET (SP) – On March 10, 2031 the oil ran out.", None),
    ],
)
def test_a_dateline_with_its_year_dates_the_article(line: str, dated: str | None) -> None:
    assert head(f"Lamp oil runs out\n\n{line}\n").dated == dated


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2026-03-10-oil.txt", "2026-03-10"),
        ("2026-03-10.txt", "2026-03-10"),
        ("skerry_2026-03-10_oil.txt", "2026-03-10"),
        ("2026-03-10-1430-oil.txt", "2026-03-10T14:30:00+01:00"),
        ("2026-03-10T1430.txt", "2026-03-10T14:30:00+01:00"),
        ("2026-03-10-2026-budget.txt", "2026-03-10T20:26:00+01:00"),
        ("2026-03-10-9999.txt", "2026-03-10"),
        ("2026-13-40-oil.txt", None),
        ("12026-03-10.txt", None),
        ("oil.txt", None),
    ],
)
def test_the_date_in_the_name(tmp_path: Path, name: str, published: str | None) -> None:
    assert plain(tmp_path, "Oil\n\nNone.", name, zone="Europe/Madrid").published == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("12 March 2026", "2026-03-12"),
        ("Thursday, March 12th, 2026", "2026-03-12"),
        ("Published: 12 March 2026, 10:15", "2026-03-12T10:15:00+01:00"),
        ("By Ada Brandt | Mar. 12, 2026", "2026-03-12"),
        ("It began on 12 March 2026 in Elset.", None),
        ("12 March", None),
        ("31 February 2026", None),
        ("Update: 12 March 2026", "2026-03-12"),
        ("1 May 1931 – 12 March 2026", None),
    ],
)
def test_the_date_in_a_line_of_its_own(tmp_path: Path, line: str, published: str | None) -> None:
    text = f"Oil runs out\n\n{line}\n\nThe oil of Elset ran out at noon."
    assert plain(tmp_path, text, "oil.txt", zone="Europe/Madrid").published == published
    assert plain(tmp_path, text, "2026-03-10-oil.txt").published == "2026-03-10", "the name comes first"


def test_the_time_of_a_line_with_the_names_day(tmp_path: Path) -> None:
    text = "Oil runs out\n\nPublished: 12 March 2026, 10:15\n\nThe oil of Elset ran out at noon."
    assert plain(tmp_path, text, "2026-03-12-oil.txt", zone="Europe/Madrid").published == "2026-03-12T10:15:00+01:00"
    assert (
        plain(tmp_path, text, "2026-03-12-0900-oil.txt", zone="Europe/Madrid").published == "2026-03-12T09:00:00+01:00"
    )
    assert plain(tmp_path, text, "2026-03-11-oil.txt", zone="Europe/Madrid").published == "2026-03-11"


@given(text=st.text())
def test_harmless_changes_no_length(text: str) -> None:
    clean = harmless(text)
    assert len(clean) == len(text)
    assert harmless(clean) == clean
    clean.encode("utf-8")


def test_harmless_one_for_one() -> None:
    assert harmless("a\x1b[31mb\x00c\x9bd‮e\u2066f\ufeffg\x7fh") == "a [31mb c d e f g h"
    assert harmless("a\r\nb\rc\u2028d\x85e\tf") == "a\r\nb\nc\nd\ne\tf"
    assert harmless("\ud800") == "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Señor Pena’s “oil” – gone\n\nIt cost 5 € a litre, said Zoë Ñuñez, as the café shut for the night.\n"
    assert plain(tmp_path, text.encode(encoding)).text == text


def test_other_alphabets_in_old_encodings(tmp_path: Path) -> None:
    text = "В порту закончилось масло\n\n" + "Мэр города сказал, что света не будет до понедельника. " * 5
    assert plain(tmp_path, text.encode("cp1251")).text == text


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Tower falls\n\nKERR, May 3 (VNA) - The tower fell on Monday, and nobody was hurt.\n", None),
        ("Tower falls\nThe Kerr Courier\n\nKERR, May 3 (VNA) - The tower fell on Monday.\n", "The Kerr Courier"),
        ("Tower falls\n\nThe Times Kerr Report\nThe tower fell on Monday, and nobody was hurt.\n", "The Times Kerr"),
        ("Tower falls\nBusiness News\n\nThe tower fell on Monday.\n", None),
        ("Tower falls\nThe Mayor’s Report\n\nThe tower fell on Monday.\n", None),
        ("Tower falls\n\nMany read the Kerr Courier\n\nThe tower fell on Monday.\n", None),
    ],
)
def test_the_paper_that_the_head_names_is_the_outlet_and_an_agency_is_a_source(text: str, outlet: str | None) -> None:
    assert head(text).outlet == outlet


def test_an_outlet_that_was_told_goes_before_the_one_that_the_head_names(tmp_path: Path) -> None:
    path = tmp_path / "tower.txt"
    path.write_text("Tower falls\nThe Kerr Courier\n\nThe tower fell on Monday.\n", encoding="utf-8")
    assert [article.outlet for article in read([path], outlet="Quay News")] == ["Quay News"]
    assert [article.outlet for article in read([path])] == ["The Kerr Courier"]


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("5 mai 2031", "2031-05-05"),
        ("Publié le 5 mai 2031 à 06:55", "2031-05-05T06:55:00+00:00"),
        ("Agence Elset - 5 mai 2031, 06:55", "2031-05-05T06:55:00+00:00"),
        ("Publicado: 5 de mayo de 2031, 06:20", "2031-05-05T06:20:00+00:00"),
        ("5. Mai 2031, 07:30 Uhr", "2031-05-05T07:30:00+00:00"),
        ("Veröffentlicht: 5.5.2031", "2031-05-05"),
        ("27/11/2031", "2031-11-27"),
        ("Elset Press, 5 May 2031", "2031-05-05"),
        ("5 May 2031 2:30 PM", "2031-05-05T14:30:00+00:00"),
        ("5 مايو 2031", "2031-05-05"),
        ("03/04/2031", None),
        ("Born in Elset, 5 May 1931", None),
        ("In 5 May 2031 the oil ran out", None),
    ],
)
def test_a_line_with_nothing_but_its_day_dates_a_text(line: str, dated: str | None) -> None:
    assert date_of(head(f"Lamp oil runs out\n{line}\n\nThere is none.").dated) == dated
