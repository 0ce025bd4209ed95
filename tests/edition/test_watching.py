"""The line that shows where a name of the watchlist stands."""

from __future__ import annotations

from briefing.edition.watching import watch
from briefing.model import Article
from briefing.settings import Watchlist


def line(text: str, **watchlist: tuple[str, ...]) -> str:
    (found,) = watch(Watchlist(**watchlist), [[Article(id="a", text=text)]])
    return found.line.text


def test_a_quotation_is_not_cut_in_its_middle() -> None:
    text = (
        "HOLM (Nordpress) — The board met on Monday.\n\nSunniva Rask, who leads the Alliance, told this station: "
        "“He says they are friends. I have friends, too. They bring cake.” She left.\n"
    )
    assert line(text, people=("Sunniva Rask",)).endswith("They bring cake.”")
    assert line(text, topics=("board",)) == "The board met on Monday."


def test_what_no_summary_would_quote_is_shown_as_its_sentence() -> None:
    text = "The quay opened on Monday, and nobody came.\n\nRead more: Sunniva Rask on the quay\n"
    assert line(text, people=("Sunniva Rask",)) == "Read more: Sunniva Rask on the quay"
