from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from briefing.edition import FORMATS, dates
from briefing.edition.naming import Named, Names, as_printed, called, is_somebody, is_told_in_first_person, short_form
from briefing.edition.things import is_thing
from briefing.edition.wording import quoted
from briefing.model import Quotation, Slice, Span
from briefing.settings import EditionSettings


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tove Halvorsen-Quist", "Halvorsen-Quist"),
        ("Joost van der Leyde", "van der Leyde"),
        ("Ramón de la Huerta", "de la Huerta"),
        ("Sheikh Nasser bin Hamad Al-Turabi", "Al-Turabi"),
        ("Otis Grenfell Jr.", "Grenfell"),
        ("Wirasti", "Wirasti"),
        ("Van der", "der"),
        ("", ""),
    ],
)
def test_short_forms_of_people(name: str, short: str) -> None:
    assert short_form(name) == short


@pytest.mark.parametrize(
    ("source", "is_so"),
    [
        ("My grandfather", True),
        ("our doctor", True),
        ("Meine Nachbarin", True),
        ("ma voisine", True),
        ("her lawyer", False),
        ("mine officials", False),
        ("my", False),
        ("a bargeman", False),
    ],
)
def test_who_is_called_as_only_the_writer_can(source: str, is_so: bool) -> None:
    assert is_told_in_first_person(source) is is_so


@pytest.mark.parametrize(
    ("texts", "is_so"),
    [
        (
            [
                "Coastguard detains tanker Marisol Dawn\nIt held the Marisol Dawn on Wednesday.",
                "The Marisol\nDawn is tight.",
            ],
            True,
        ),
        (["Le pétrolier « Marisol Dawn » est retenu."], True),
        (["Mourners of the ferry came. Marisol Dawn, 41, was there. Marisol Dawn wept on the ferry."], False),
        (["They spoke of the Marisol Dawn affair. Marisol Dawn had left. “Marisol Dawn is late,” they said."], False),
        (["Ms Marisol Dawn left."], False),
        (["MS Marisol Dawn left."], True),
        (["Nothing of her."], False),
    ],
)
def test_a_name_that_is_a_ships(texts: list[str], is_so: bool) -> None:
    assert is_thing("Marisol Dawn", texts) is is_so


def test_a_text_without_a_space_is_looked_through_once() -> None:
    assert is_thing("Marisol Dawn", ["x" * 400_000 + " the Marisol Dawn"])


def test_bodies_keep_their_name() -> None:
    assert short_form("Marine Accident Board", "body") == "Marine Accident Board"


def test_two_with_the_same_family_name_keep_their_full_names() -> None:
    names = Names([Named("Ada Brandt"), Named("Otto Brandt"), Named("Ida Moor")])
    assert names.next("Ada Brandt", "mayor") == ("Ada Brandt", "mayor")
    assert names.next("Ada Brandt", "mayor") == ("Ada Brandt", None)
    assert names.next("Ida Moor", None) == ("Ida Moor", None)
    assert names.next("Ida Moor", "judge") == ("Moor", None)


@pytest.mark.parametrize(
    ("name", "forms", "short"),
    [
        ("Pilar Quintero Arroyal", ("Quintero",), "Quintero"),
        ("Beatriz Olmeda Sanchís", ("Olmeda Sanchís",), "Olmeda Sanchís"),
        ("Minasaka Haruo", ("Minasaka",), "Minasaka"),
        ("Joost van der Leyden", ("Leyden", "Van der Leyden"), "van der Leyden"),
        ("Dame Honor Wexby", ("Dame Honor", "Wexby"), "Dame Honor"),
        ("Sheikh Nasser bin Hamad Al-Turabi", ("Al-Turabi",), "Al-Turabi"),
        ("Teresa Maldona Iribar", (), "Teresa Maldona Iribar"),  # Maldona, Iribar, or both: nobody has said
        ("Minasaka Kaoru", (), "Minasaka Kaoru"),
        ("Maria Luisa Brandt", (), "Brandt"),
        ("Otis J. Grenfell Jr.", (), "Grenfell"),
        ("Ida Halvorsen", ("Ida",), "Halvorsen"),
        ("Tove Halvorsen", ("T. Halvorsen", "Tove Halvorsen", ""), "Halvorsen"),
    ],
)
def test_people_are_called_what_the_articles_call_them(name: str, forms: tuple[str, ...], short: str) -> None:
    assert called(Named(name, "person", forms)) == short


def test_a_short_form_that_could_be_somebody_else_is_not_used() -> None:
    names = Names([Named("Sheikh Nasser Al-Turabi", "person", ("Sheikh Nasser",)), Named("Omar Al-Turabi")])
    for name in ("Sheikh Nasser Al-Turabi", "Omar Al-Turabi"):
        names.next(name, None)
    assert names.next("Sheikh Nasser Al-Turabi", None)[0] == "Sheikh Nasser"
    assert names.next("Omar Al-Turabi", None)[0] == "Omar Al-Turabi", "Al-Turabi is the Sheikh's name, too"


def test_a_body_without_a_name_is_called_what_the_article_calls_it() -> None:
    assert as_printed("council", Slice("the council", 3, 14)) == "The council"
    assert as_printed("council", Slice("it", 3, 5)) == "council"
    assert as_printed("council", None) == "council"
    assert as_printed("Harbour Board", Slice("the Harbour Board", 0, 17)) == "Harbour Board"


def test_who_is_surely_a_person() -> None:
    for name in ("Ida Moor", "Sheikh Turabi", "J. Ostrander", "Minasaka Kaoru"):
        assert is_somebody(name), name
    assert is_somebody("Bertil Amsden", "mayor of Orrin")
    assert not is_somebody("Sindicato de Estibadores", "secretario general del")
    for name in ("Twenty-two", "Tarrowmouth", "Sindicato de Estibadores", "Sound & Isles Ferries"):
        assert not is_somebody(name), name
    for name in ("Santa Rosa", "Port Ida", "Bruce Township", "Omar Declaration", "Ida Moor Foundation", "Hong Kong"):
        assert not is_somebody(name), name
    assert is_somebody("San Oo", "deputy minister"), "a role makes a person of what begins as places do"


def test_days_and_moments_are_those_of_the_zone() -> None:
    zone = ZoneInfo("Pacific/Auckland")
    assert dates.short_day("2026-03-10T20:00:00+00:00", zone) == "2026-03-11"
    assert dates.short_day("2026-03-10", zone) == "2026-03-10", "a day alone is that day everywhere"
    assert dates.written("2026-03-10T20:00:00+00:00", zone) == "11 March 2026"
    assert dates.written("2026-03-10T20:00:00+00:00", zone, clock=True) == "11 March 2026, 09:00"
    assert dates.written("2026-03-10", zone, clock=True) == "10 March 2026"
    for unknown in (None, "", "last week"):
        assert dates.written(unknown, zone) == "date not known"
        assert dates.short_day(unknown, zone) is None
    assert dates.moment_text(datetime(2026, 12, 31, 23, 5, tzinfo=UTC), UTC) == "31 December 2026, 23:05"


@pytest.mark.parametrize(
    ("since", "until", "text"),
    [
        ("2026-03-10", "2026-03-12", "10 to 12 March 2026"),
        ("2026-02-27", "2026-03-02", "27 February to 2 March 2026"),
        ("2025-12-31", "2026-01-01", "31 December 2025 to 1 January 2026"),
    ],
)
def test_periods_say_twice_only_what_differs(since: str, until: str, text: str) -> None:
    assert dates.days_text(*(datetime.fromisoformat(day).date() for day in (since, until))) == text


def test_a_quotation_in_pieces_is_shown_in_pieces() -> None:
    text = "“It holds,” she said, “for\nnow.”"
    parts = (Span(1, 10), Span(23, 31))
    said = Quotation(
        article="a", text=" ".join(part.of(text) for part in parts), start=1, end=31, kind="direct", parts=parts
    )
    assert said.is_exact(text)
    assert quoted(said) == "“It holds” … “for now.”"
    assert quoted(Quotation(article="a", text="it holds", start=0, end=8, kind="indirect")) == "it holds"


def test_the_formats_that_can_be_set_are_those_that_can_be_written() -> None:
    from msgspec import inspect

    described = inspect.type_info(EditionSettings)
    assert isinstance(described, inspect.StructType)
    [kind] = [field.type for field in described.fields if field.name == "formats"]
    assert isinstance(kind, inspect.VarTupleType)
    assert isinstance(kind.item_type, inspect.LiteralType)
    assert set(kind.item_type.values) == set(FORMATS)


def test_paragraphs_of_one_quotation_leave_nothing_out() -> None:
    text = "“We waited.\n“Nobody came,” she said."
    parts = (Span(1, 11), Span(13, 25))
    said = Quotation(
        article="a", text=" ".join(part.of(text) for part in parts), start=1, end=25, kind="direct", parts=parts
    )
    assert said.is_exact(text)
    assert quoted(said) == "“We waited.” “Nobody came”"
