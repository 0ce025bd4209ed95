"""Another summary of what is shown, made in a process of its own and put in the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.archive import Scope
from briefing.dashboard import jobs
from briefing.dashboard.contents import Summary
from briefing.dashboard.items import EventItem, ExtractItem
from briefing.dashboard.window import PAGE
from briefing.settings import FORMS, METHODS, method_of

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk
    from briefing.dashboard.listing import Listing
    from briefing.dashboard.reader import Reader
    from briefing.dashboard.rows import Rows

_FORMS = ("", *FORMS)
"""The length that the settings have, then the others."""


async def next_method(desk: Desk) -> None:
    """Summarise by the next method what is shown: in the reader the article, elsewhere the navigator's event."""
    if shown := _shown(desk):
        used = shown.now
        await _tell(desk, shown, METHODS[(METHODS.index(used.method) + 1) % len(METHODS)], used.form)


async def next_form(desk: Desk) -> None:
    """Tell what is shown in the next form: a headline, three lines, a paragraph, then as the settings have it."""
    if shown := _shown(desk):
        used = shown.now
        await _tell(desk, shown, used.method, _FORMS[(_FORMS.index(used.form) + 1) % len(_FORMS)])


class _Shown:
    """A pane with the event or article in it whose summary it shows, and the method that is its own."""

    def __init__(self, pane: Listing | Reader, id: str, own: str) -> None:
        self.pane, self.id, self.own = pane, id, own

    @property
    def now(self) -> Summary:
        """The summary that stands in the place of its own, or the method of its own."""
        return self.pane.summaries.get(self.id) or Summary(self.own, ())


def _shown(desk: Desk) -> _Shown | None:
    event = desk.listing.choice
    if desk.focused_pane is not desk.reader and isinstance(event, EventItem) and not desk.listing.special:
        rows = desk.archive.article_rows(Scope(event=event.row.id))
        return _Shown(desk.listing, event.row.id, desk.contents.method_of(rows))
    if desk.reader.reading_ is not None:
        article = desk.reader.reading_.article
        return _Shown(desk.reader, article.id, method_of(desk.settings, article.path))
    return None


def _sentences(pane: Rows) -> range:
    """The numbers of the items that are sentences of the summary."""
    places = [n for n in range(min(len(pane.window), PAGE)) if isinstance(pane.window.item(n), ExtractItem)]
    return range(places[0], places[-1] + 1) if places else range(0)


async def _tell(desk: Desk, shown: _Shown, method: str, form: str) -> None:
    work = jobs.summarise_event if shown.pane is desk.listing else jobs.summarise_article
    what = f"Summarising by {method}…"
    found = await desk.compute(what, work, desk.archive.path, shown.id, method, desk.settings, form)
    if (method, form) == (shown.own, ""):
        shown.pane.summaries.pop(shown.id, None)
    else:
        shown.pane.summaries[shown.id] = Summary(method, found, form)
    before = _sentences(shown.pane)
    step = shown.pane.cursor - before.start
    shown.pane.load()
    after = _sentences(shown.pane)
    if 0 <= step < len(before) and shown.pane.cursor not in after:  # the sentence that it was on is gone
        shown.pane.go(after.start + min(step, len(after) - 1) if after else max(0, before.start - 1))
    told = f"Summary by {method}{f', {FORMS[form]}' if form else ''}."
    desk.say(told if found else f"{method} finds nothing to say about this.")
