"""Searching: speakers and articles of the scope from the lists, one article from the reader; stepping through what is
found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing.dashboard.items import amount

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


def ask(desk: Desk) -> None:
    """Ask for words: to find in the article where the reader has the keys, else among speakers and in all articles."""
    if desk.focused_pane is desk.reader:
        desk.ask("Find in this article", partial(find, desk))
    else:
        desk.ask("Search names and articles: words or “phrase”", partial(search, desk))


def find(desk: Desk, words: str) -> None:
    """Find words in the article."""
    number = desk.reader.find(words)
    desk.say(
        f"{amount(number, 'place')}: n and N step through them."
        if number
        else f"“{words}” is not in this article. From the other panes / searches all of them."
    )
    desk.show_keys()


def search(desk: Desk, words: str, *, keep: bool = False) -> None:
    """Search the speakers and articles of the scope for all of the words."""
    from briefing.dashboard.found import found

    window = found(desk.contents, words, desk.navigator.scope, desk.navigator.view)
    desk.listing.show_found(words, window, keep=keep)
    if not keep:
        desk.focus_pane(desk.listing)
    desk.show_keys()


def step(desk: Desk, steps: int) -> None:
    """To another place that was found."""
    if desk.focused_pane is desk.reader and desk.reader.finding:
        desk.say(f"Place {desk.reader.step(steps)}.")
    elif desk.listing.words:
        desk.listing.to_match(steps)
