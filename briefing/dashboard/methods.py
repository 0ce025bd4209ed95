"""Another summary of what is shown, made in a process of its own and put in the place of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.archive import Scope
from briefing.dashboard import jobs
from briefing.dashboard.items import EventItem
from briefing.settings import METHODS, method_of

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk
    from briefing.dashboard.listing import Listing
    from briefing.dashboard.reader import Reader


async def next_method(desk: Desk) -> None:
    """Summarise by the next method: in the reader the article, elsewhere the event that the navigator is on."""
    event = desk.listing.choice
    if desk.focused_pane is not desk.reader and isinstance(event, EventItem) and not desk.listing.special:
        pane: Listing | Reader = desk.listing
        id, work = event.row.id, jobs.summarise_event
        own = desk.contents.method_of(desk.archive.article_rows(Scope(event=id)))
    elif desk.reader.reading_ is not None:
        article = desk.reader.reading_.article
        pane, id, work = desk.reader, article.id, jobs.summarise_article
        own = method_of(desk.settings, article.path)
    else:
        return
    used = pane.summaries.get(id, (own, ()))[0]
    method = METHODS[(METHODS.index(used) + 1) % len(METHODS)]
    desk.say(f"Summarising by {method}…")
    found = await desk.bench.do(work, desk.archive.path, id, method, desk.settings)
    if method == own:
        pane.summaries.pop(id, None)
    else:
        pane.summaries[id] = (method, found)
    pane.load()
    desk.say(f"Summary by {method}." if found else f"{method} finds nothing to say about this.")
