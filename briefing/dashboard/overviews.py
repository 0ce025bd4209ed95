"""The navigator's other lists: the watchlist, with what each entry stands in, and the edition of every day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.archive import Scope
from briefing.dashboard import dates
from briefing.dashboard.contents import MEASURED, Section, apart, chained, single
from briefing.dashboard.items import (
    WATCHED,
    ArticleItem,
    EntryItem,
    EventItem,
    HeadingItem,
    Item,
    NoteItem,
    QuotationItem,
    SpeakerItem,
    amount,
    joined,
)
from briefing.dashboard.saved import SavedItem
from briefing.dashboard.window import Window

if TYPE_CHECKING:
    from briefing.dashboard.contents import Contents

SAVED = 50
"""Files with an edition of a day that are listed, the last ones written."""
DECIDED = 2_000
"""Events, speakers, quotations and articles of a day that are looked through for what the user decided."""


def watched(contents: Contents, scope: Scope) -> Sequence[Item]:
    """The people and topics of the watchlist, in its order, each with how often it occurs in the scope."""
    watchlist = contents.settings.watchlist
    return [
        *(_person(contents, name, scope) for name in watchlist.people),
        *(_topic(contents, words, scope) for words in watchlist.topics),
    ]


def _person(contents: Contents, name: str, scope: Scope) -> Item:
    speakers = [row for row in contents.archive.speakers(replace(scope, query=name)) if row.watched]
    said = sum(row.quotations for row in speakers)
    articles = contents.archive.count("articles", replace(scope, bearer=name))
    about = joined("person", amount(articles, "article"), None if said else "not quoted")
    return EntryItem(
        f"person {name}", name, f"{said:,}" if said else "", about, partial(_of_person, contents, name), WATCHED
    )


def _of_person(contents: Contents, name: str, scope: Scope) -> Window:
    """What was said by everybody who bears the name, then the articles that have it."""
    speakers = [row for row in contents.archive.speakers(replace(scope, query=name)) if row.watched]
    said = [contents.said(SpeakerItem(row.id, row), replace(scope, speaker=row.id)) for row in speakers]
    flat = [section for sections in said for section in sections]
    return _with_articles(contents, flat, "Articles with this person", replace(scope, bearer=name))


def _topic(contents: Contents, words: str, scope: Scope) -> Item:
    inside = _holding(scope, words)
    said, articles = contents.archive.count("quotations", inside), contents.archive.count("articles", inside)
    about = joined("topic", amount(articles, "article"), amount(said, "quote") if said else None)
    return EntryItem(f"topic {words}", words, f"{articles:,}", about, partial(_of_topic, contents, words), WATCHED)


def _of_topic(contents: Contents, words: str, scope: Scope) -> Window:
    """The quotations that hold the words, then the articles that do."""
    inside = _holding(scope, words)
    said = contents.archive.count("quotations", inside)
    preferred = contents.settings.preferred_outlets

    def quotations(offset: int, limit: int) -> Sequence[Item]:
        return apart(
            [contents.quotation(row) for row in contents.archive.quotations(inside, offset, limit, preferred)],
            first=not offset,
        )

    head = HeadingItem("quotations", "Quotations with these words", f"{said:,}", lambda: quotations(0, MEASURED))
    sections = [single(head), (said, quotations)] if said else []
    return _with_articles(contents, sections, "Articles with these words", inside)


def _with_articles(contents: Contents, sections: list[Section], title: str, inside: Scope) -> Window:
    total = contents.archive.count("articles", inside)
    if not sections and not total:
        return Window.of([NoteItem("nothing", "Nothing about this.", "", "[ and ] change the days that are shown.")])
    return chained([*sections, *contents.article_section(inside, total, title, 1 if sections else 0)])


def _holding(scope: Scope, words: str) -> Scope:
    return replace(scope, query=f'"{words.replace(chr(34), " ")}"')


def editions(contents: Contents) -> Sequence[Item]:
    """The edition of every day that has articles, latest first."""
    return [
        EntryItem(
            day.date,
            dates.full(day.date),
            "",
            amount(day.articles, "article"),
            partial(_edition, contents, day.date),
        )
        for day in contents.archive.days(dates.zone(contents.timezone))
    ]


def _edition(contents: Contents, day: str, scope: Scope) -> Window:
    """Where the edition of a day was saved, and what the user has decided about it: what must go in, and what not."""
    inside = contents.day(day)
    things = list(_decidable(contents, inside))
    chosen = [item for item in things if item.row.marked or item.row.pinned]
    excluded = [item for item in things if item.row.excluded]
    how = (
        "b builds it from what is marked."
        if any(item.row.marked for item in chosen)
        else "b builds it. Nothing is marked, so the leading events go in.\n"
        "Space marks events, quotations, speakers and articles."
    )
    note = joined(*contents.figures(inside))
    items: list[Item] = [HeadingItem("edition", dates.full(day), note), NoteItem("how", how)]
    saved = [
        SavedItem(f"saved {row.path}", row, contents.timezone)
        for row in contents.archive.moments.editions(date.fromisoformat(day), SAVED)
    ]
    for title, members in (("Saved", saved), ("Marked and pinned", chosen), ("Excluded", excluded)):
        if members:
            items += [HeadingItem(title, title, f"{len(members):,}", partial(tuple, members), above=1), *apart(members)]
    return Window.of(items)


def _decidable(contents: Contents, scope: Scope) -> Iterable[EventItem | SpeakerItem | ArticleItem | QuotationItem]:
    archive, zone = contents.archive, contents.timezone
    return chain(
        (EventItem(row.id, row, zone) for row in archive.events(scope, 0, DECIDED)),
        (SpeakerItem(row.id, row) for row in archive.speakers(scope, 0, DECIDED)),
        (contents.quotation(row) for row in archive.quotations(scope, 0, DECIDED, contents.settings.preferred_outlets)),
        (ArticleItem(row.id, row, zone) for row in archive.article_rows(scope, 0, DECIDED)),
    )
