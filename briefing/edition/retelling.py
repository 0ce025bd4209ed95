"""An event as far as the articles of a period tell it: nothing in it may come from a later day."""

from __future__ import annotations

from collections.abc import Callable

from briefing.archive import Archive
from briefing.archive.views import Scope
from briefing.edition.selection import Chosen
from briefing.edition.standing import reports
from briefing.model import Analysis, Extract
from briefing.settings import Settings, shared_method

_LOOKED_AT = 3
"""Sentences of an event among which its top line is looked for."""
_CLOSING = "\"'”’»)]"
_STOPS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")


def headline(archive: Archive, event: Chosen) -> str:
    """The event's title, if it is the user's or all of its articles are here; else the best one that these have."""
    if event.whole or event.row.id in _renamed(archive):
        return event.row.title
    from briefing.events.titles import title

    return title([analysis.signature for analysis in _analyses(archive, event).values()]) or event.row.title


def may_foretell(archive: Archive, event: Chosen, until: str) -> bool:
    """Whether the event's title is the user's and it has articles from `until` on, of which that title may tell."""
    if event.whole or event.row.id not in _renamed(archive):
        return False
    return archive.count("articles", Scope(event=event.row.id, since=until, excluded=False)) > 0


def summary(archive: Archive, event: Chosen, settings: Settings) -> tuple[Extract, ...]:
    """The event's summary; made again from these articles alone where it has others, or a form is set."""
    most, form = settings.edition.sentences, settings.edition.form
    stored = archive.event_summary(event.row.id)
    if event.whole and len(stored) == most and form is None:  # a shorter one may have been made for fewer sentences
        return stored
    from briefing.summary import length_in, summarise_event

    return summarise_event(
        archive.articles([article.id for article in event.articles]),
        method=_method(event, settings),
        quotations={id: analysis.quotations for id, analysis in _analyses(archive, event).items()},
        **length_in(form, most, settings.summary.words),
    )


def line(archive: Archive, event: Chosen, settings: Settings, leaves_out: Callable[[Extract], bool]) -> Extract | None:
    """The event in the one sentence that tells most of it, for the top of the page; None where it has no sentence.

    It need not be the first of its summary: that one opens a longer account. A line without a full stop, such as the
    one under a headline, gives way to a sentence.
    """
    from briefing.summary import summarise_event

    articles = archive.articles([article.id for article in reports(event.articles)])
    quotations = {id: analysis.quotations for id, analysis in _analyses(archive, event).items()}
    method = _method(event, settings)
    best: Extract | None = None
    for length in range(1, _LOOKED_AT + 1):
        told = summarise_event(articles, method=method, quotations=quotations, sentences=length)
        told = tuple(extract for extract in told if not leaves_out(extract))
        if ended := [extract for extract in told if extract.text.rstrip(_CLOSING).endswith(_STOPS)]:
            return ended[0]
        best = best or (told[0] if told else None)
    return best


def _method(event: Chosen, settings: Settings) -> str:
    return shared_method(settings, [article.path for article in event.articles])


def _analyses(archive: Archive, event: Chosen) -> dict[str, Analysis]:
    found = {article.id: archive.analysis(article.id) for article in event.articles}
    return {id: analysis for id, analysis in found.items() if analysis is not None}


def _renamed(archive: Archive) -> set[str]:
    decisions = archive.decisions()
    return {id for one in decisions if (one.kind, one.object) == ("rename", "event") for id in one.targets}
