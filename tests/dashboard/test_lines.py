"""Lines of cells: harmless, never too wide, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.dashboard.lines import cells, clip, fitted, harmless, paragraph, pieces, shortened, spread, wrap

ANY = st.text(st.characters(codec=None), max_size=80) | st.text(
    "ab \u0301漢字👩\u200d\x1b[31m\n\t\u202eאب", max_size=120
)
CONTROLS = {
    *map(chr, range(0x20)),
    "\x7f",
    *map(chr, range(0x80, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


@given(ANY)
def test_harmless_text_has_no_controls_and_the_same_length(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert not CONTROLS & set(shown)
    shown.encode()
    assert harmless(shown) == shown


@given(ANY, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_space(text: str, width: int) -> None:
    text = harmless(text)
    places = wrap(text, width)
    assert all(cell_len(text[start:end]) <= max(width, 4) for start, end in places)
    assert "".join("".join(text[start:end] for start, end in places).split()) == "".join(text.split())
    assert [place for pair in places for place in pair] == sorted(place for pair in places for place in pair)


@given(ANY, st.integers(1, 40), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_marks_cut_a_line_into_pieces_that_join_to_it(text: str, width: int, places: list[tuple[int, int]]) -> None:
    text = harmless(text)
    marks = [(min(place), max(place), name) for place, name in zip(places, ("a", "b", "c", "d"), strict=False)]
    for start, end in wrap(text, width):
        line = pieces(text, start, end, marks)
        assert "".join(piece for piece, _ in line) == text[start:end]
        place = start
        for piece, role in line:
            names = {name for begin, stop, name in marks if begin <= place and place + len(piece) <= stop}
            assert set(role.split()) == names
            place += len(piece)


@given(ANY, st.integers(1, 40), st.integers(1, 4))
def test_a_paragraph_has_at_most_so_many_lines(text: str, width: int, most: int) -> None:
    lines = paragraph(text, width, most=most)
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= max(width, 4) for line in lines)


@given(ANY, ANY, st.integers(0, 60))
def test_a_spread_line_is_exactly_as_wide_as_asked(left: str, right: str, width: int) -> None:
    line = spread(((harmless(left), ""),), ((clip(right, 10), "dim"),), width)
    assert cells(line) <= width or cells(line) <= 4
    assert cells(fitted(((harmless(left), "x"),), width)) <= max(width, 0)


def test_clipping_never_halves_a_wide_character() -> None:
    assert clip("漢字漢字", 5) == "漢字…"
    assert clip("e\u0301e\u0301e\u0301", 2) == "e\u0301…"
    assert clip("short", 5) == "short"


def test_wrapping_is_linear_in_one_unbroken_run() -> None:
    assert len(wrap("漢" * 100_000, 60)) == 3334
    assert len(wrap("x" * 1_000_000, 50)) == 20_000


def test_joined_emoji_are_shown_one_by_one_so_that_every_terminal_agrees_how_wide_they_are() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    shown = harmless(f"{family} \u2708\ufe0f plain")
    assert "\u200d" not in shown
    assert "\ufe0f" not in shown
    assert len(shown) == len(f"{family} \u2708\ufe0f plain")
    assert cells(((shown, ""),)) == 3 * 2 + 1 + 1 + len(" plain")


def test_where_a_message_is_too_long_the_name_in_it_gives_way() -> None:
    message = "“Orrin Bridge to close for a year” is taken up: M on the event that it belongs to, Esc leaves it."
    for width in range(75, 110):
        told = shortened(message, width)
        assert cell_len(told) <= width
        assert told.endswith("” is taken up: M on the event that it belongs to, Esc leaves it.")
    assert shortened(message, 200) == message
    assert shortened(message, 40) == clip(message, 40)
    assert shortened("no name here at all", 10) == "no name h…"
