"""Looking around: panes, opening and going back, searching, days, what is shown of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.dashboard import dates
from briefing.dashboard.commands.base import Command
from briefing.dashboard.items import ArticleItem, ExtractItem, FoldItem, HitItem, QuotationItem

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk


class Looking(Command):
    """A command that changes what is looked at."""

    group = "Looking around"


class Open(Looking):
    """Open what the cursor is on; from a summary sentence or quotation, go to its place in the article."""

    keys = "enter"
    label = "open"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        on_text = isinstance(desk.item, ExtractItem | QuotationItem | FoldItem)
        return desk.item is not None and (desk.focused_pane is not desk.reader or on_text)

    @classmethod
    def run(cls, at: Desk) -> None:
        at.open()


class Back(Looking):
    """Back one level: from a place to where you came from, from the reader to the list; at the top, quit, pressed twice
    while articles are being read in."""

    keys = "escape,q"
    label = "back"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.back()


class Turning(Looking):
    """A command that gives the keys to another pane."""

    in_passing = True


class PaneRight(Turning):
    """To the pane at the right."""

    keys = "l,right"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.turn(1, around=False)


class PaneLeft(Turning):
    """To the pane at the left."""

    keys = "h,left"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.turn(-1, around=False)


class NextPane(Turning):
    """To the next pane, around."""

    keys = "tab"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.turn(1)


class PreviousPane(Turning):
    """To the pane before, around."""

    keys = "shift+tab"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.turn(-1)


class ShowEvents(Looking):
    """Show the events in the navigator."""

    keys = "1"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.switch("events")


class ShowSpeakers(Looking):
    """Show the speakers in the navigator."""

    keys = "2"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.switch("speakers")


class ShowOutlets(Looking):
    """Show the outlets in the navigator."""

    keys = "3"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.switch("outlets")


class ShowWatchlist(Looking):
    """Show the people and topics of the watchlist, with what they said and stand in."""

    keys = "4"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.switch("watchlist")


class ShowEditions(Looking):
    """Show the edition of every day, with where you saved it and what you marked, pinned and excluded."""

    keys = "5"

    @classmethod
    def run(cls, at: Desk) -> None:
        at.switch("editions")


class Search(Looking):
    """Search the scope: speakers by name, articles by their words; in the reader, find in the article."""

    keys = "slash"
    label = "search"

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import searching

        searching.ask(at)


class NextMatch(Looking):
    """To the next place that a search found."""

    keys = "n"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.searching

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import searching

        searching.step(at, 1)


class PreviousMatch(Looking):
    """To the place found before."""

    keys = "N"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.searching

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import searching

        searching.step(at, -1)


class DayBefore(Looking):
    """Show one day only: the latest, then each day before it that has articles."""

    keys = "left_square_bracket"

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import days

        days.turn(at, 1)


class DayAfter(Looking):
    """To the day after, and from the latest back to all days."""

    keys = "right_square_bracket"

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import days

        days.turn(at, -1)


class AllDays(Looking):
    """Show all days again."""

    keys = "0"

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard import days

        days.show(at, None)


class Retelling(Looking):
    """What makes the summary that is shown anew."""

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.reader.article is not None


class NextMethod(Retelling):
    """Summarise the event or article shown by the next method; the first is the program's own."""

    keys = "m"
    label = "method"

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.methods import next_method

        await next_method(at)


class NextForm(Retelling):
    """Tell the event or article shown in the next form: a headline, three lines, a paragraph, then as usual."""

    keys = "f"
    label = "form"

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.methods import next_form

        await next_form(at)


class OpenInBrowser(Looking):
    """Open the article's address in the browser."""

    keys = "o"
    label = "browser"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return isinstance(desk.item, ArticleItem | HitItem | QuotationItem) or desk.focused_pane is desk.reader

    @classmethod
    async def run(cls, at: Desk) -> None:
        from briefing.dashboard.outside import open_in_browser

        await open_in_browser(at)


class OpenInEditor(Looking):
    """Open a copy of the article in your editor ($VISUAL, $EDITOR)."""

    keys = "e"

    @classmethod
    def works(cls, desk: Desk) -> bool:
        return desk.reader.article is not None

    @classmethod
    def run(cls, at: Desk) -> None:
        from briefing.dashboard.outside import open_in_editor

        open_in_editor(at)


class ShowFailures(Looking):
    """Show the inputs that could not be read in within a day, here or by `briefing add`, each with its reason."""

    keys = "exclamation_mark"

    @classmethod
    def run(cls, at: Desk) -> None:
        kept = [
            (dates.short(moment.isoformat(), at.contents.timezone), failures)
            for moment, failures in at.archive.moments.unread()
        ]
        if at.failures or kept:
            at.listing.show_failures([("", at.failures), *kept] if at.failures else kept)
            at.focus_pane(at.listing)
        else:
            at.say("Nothing failed when articles were read in.")
