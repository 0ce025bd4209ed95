"""What the panes show of an archive: the navigator's lists, and what belongs to a choice in them. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive import Archive, ArticleRow, EventView, QuotationRow, Scope
from briefing.dashboard import dates
from briefing.dashboard.items import (
    ArticleItem,
    EntryItem,
    EventItem,
    ExtractItem,
    FoldItem,
    HeadingItem,
    Item,
    OutletItem,
    QuotationItem,
    SpeakerHeadingItem,
    SpeakerItem,
    TitleItem,
    amount,
    described,
    doubt,
    joined,
)
from briefing.dashboard.window import Window
from briefing.model import Extract
from briefing.settings import FORMS, Settings, shared_method

View = Literal["events", "speakers", "outlets", "watchlist", "editions"]
VIEWS: tuple[View, ...] = get_args(View)

MEASURED = 300
"""Lists up to this length are drawn at their natural heights; longer ones at one height, a window at a time."""

_NOT_NAMED, _NOT_KNOWN = "Not named", "Speaker not known"
"""The heads of what somebody says of whom the article tells only what they are, or nothing."""

Section = tuple[int, Callable[[int, int], Sequence[Item]]]


class Summary(Struct, frozen=True):
    """A summary that is shown: the method that made it, its sentences, and its form where it has one."""

    method: str
    extracts: tuple[Extract, ...]
    form: str = ""

    @property
    def note(self) -> str:
        """ "by lexrank · three lines"; nothing where it is as usual."""
        return joined(None if self.method == "briefing" else f"by {self.method}", FORMS.get(self.form))


class Contents:
    """An archive as the panes see it, in the user's time zone and by the user's measure of certainty."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings
        self.timezone = settings.timezone

    # -- the navigator ---------------------------------------------------------------------------------------------

    def navigator(self, view: View, scope: Scope) -> Window:
        """What there is to choose from in a scope."""
        if view == "watchlist" or view == "editions":
            from briefing.dashboard import overviews  # after the first paint

            return Window.of(overviews.watched(self, scope) if view == "watchlist" else overviews.editions(self))
        archive, zone = self.archive, self.timezone
        total = archive.count(view, scope)

        def fetch(offset: int, limit: int) -> Sequence[Item]:
            if view == "events":
                return [EventItem(row.id, row, zone) for row in archive.events(scope, offset, limit)]
            if view == "speakers":
                return [SpeakerItem(row.id, row) for row in archive.speakers(scope, offset, limit)]
            return [OutletItem(row.name or "", row, zone) for row in archive.outlets(scope, offset, limit)]

        return Window(total, fetch, measured=total <= MEASURED)

    def figures(self, scope: Scope) -> list[str]:
        """ "30 articles", "14 events", "257 quotations": how much there is in a scope."""
        count = self.archive.count
        return [
            amount(count("articles", scope), "article"),
            amount(count("events", scope), "event"),
            amount(count("quotations", scope), "quotation"),
        ]

    def day(self, day: str) -> Scope:
        """The scope of one day (ISO 8601) in the user's time zone."""
        zone = dates.zone(self.timezone)
        begin = datetime.combine(date.fromisoformat(day), datetime.min.time(), zone)
        end = datetime.combine(date.fromisoformat(day) + timedelta(days=1), datetime.min.time(), zone)
        return Scope(since=begin.isoformat(), until=end.isoformat())

    def days(self) -> list[str]:
        """The days that have articles, latest first."""
        return [day.date for day in self.archive.days(dates.zone(self.timezone))]

    # -- what belongs to a choice ----------------------------------------------------------------------------------

    def listing(
        self, choice: Item | None, scope: Scope, unfolded: frozenset[str], summary: Summary | None = None
    ) -> Window:
        """What belongs to an item of the navigator; where there is none (nothing is grouped yet), all articles.

        `summary`: one made by another method, shown in its place.
        """
        if isinstance(choice, EventItem):
            view = self.archive.event(choice.row.id, self.settings.preferred_outlets)
            view = self._within(view, scope) if view else None
            return Window.of(tuple(self._event(view, unfolded, summary)) if view else ())
        if isinstance(choice, SpeakerItem):
            return self._speaker(choice, replace(scope, speaker=choice.row.id, query=None))
        if isinstance(choice, OutletItem):
            return self._outlet(choice, replace(scope, outlet=choice.row.name or "", query=None))
        if isinstance(choice, EntryItem):
            return choice.belonging(scope)
        waiting = self.archive.count("articles", scope) if choice is None else 0
        return chained(self.article_section(scope, waiting, above=0)) if waiting else Window.of(())

    def _within(self, view: EventView, scope: Scope) -> EventView:
        """The event as far as it was told in the scope's period."""
        if scope.since is None and scope.until is None:
            return view
        inside = Scope(since=scope.since, until=scope.until, event=view.event.id)
        rows = self.archive.article_rows(inside)
        if len(rows) == len(view.articles):
            return view
        ids = {row.id for row in rows}
        told = tuple(extract for extract in view.summary if extract.article in ids)
        first = next((row.id for row in view.articles if row.id in ids), None)
        if not told and first and (analysis := self.archive.analysis(first)):
            told = analysis.summary
        said = self.archive.quotations(inside, preferred=self.settings.preferred_outlets)
        shown = tuple(row for row in view.articles if row.id in ids)
        titles = (row.title for row in self.archive.events(inside))
        days = [row.published for row in shown if row.published]
        first, last = (days[-1], days[0]) if days else (None, None)
        event = replace(view.event, title=next(titles, view.event.title), first=first, last=last)
        return replace(view, event=event, articles=shown, quotations=tuple(said), summary=told)

    def _event(self, view: EventView, unfolded: frozenset[str], summary: Summary | None) -> Iterable[Item]:
        articles = {row.id: row for row in view.articles}
        told = summary or Summary(self.method_of(view.articles), view.summary)
        sentences = told.extracts
        ends = [one.article != other.article for one, other in pairwise(sentences)] + [True]
        extracts = [
            self.extract(extract, articles.get(extract.article) if last else None)
            for extract, last in zip(sentences, ends, strict=False)
        ]
        yield self._event_title(view)
        if extracts:
            yield HeadingItem("summary", "Summary", told.note, lambda: extracts, above=1)
            yield from extracts
        if view.quotations:
            groups = self._by_speaker(view.quotations)
            members = [item for group in groups for item in group]
            note = amount(len(view.quotations), "quotation")
            yield HeadingItem("quotations", "Key quotations", note, lambda: members, above=1)
            for number, (head, *rest) in enumerate(groups):
                yield replace(head, above=1 if number else 0)
                yield from rest
        folded = list(self._articles(view.articles, unfolded))
        note = joined(
            amount(sum(row.copy_of is None for row in view.articles), "article"),
            amount(copies, "copy", "copies")
            if (copies := sum(row.copy_of is not None for row in view.articles))
            else None,
        )
        yield HeadingItem("articles", "Articles", note, lambda: folded, above=1)
        yield from folded
        if view.event.storyline and (others := self._storyline(view)):
            yield HeadingItem("storyline", "Before and after", amount(len(others), "event"), lambda: others, above=1)
            yield from others

    def method_of(self, rows: Sequence[ArticleRow]) -> str:
        """The summariser that the settings have for an event with these articles."""
        here = {row.id for row in rows}
        return shared_method(self.settings, [row.path for row in rows if row.copy_of not in here])

    def _event_title(self, view: EventView) -> Item:
        """The whole title, then where and when it was reported."""
        first, last = (dates.day(when, self.timezone) for when in (view.event.first, view.event.last))
        outlets = len({row.outlet for row in view.articles if row.outlet})
        when = first if first == last else f"{first} to {last}"
        about = joined(view.event.place, when, amount(outlets, "outlet") if outlets else None)
        return TitleItem("title", view.event.title, (about,) if about else (), view.event.terms)

    def _storyline(self, view: EventView) -> list[Item]:
        """The other events of its storyline, earliest first."""
        rows = self.archive.events(Scope(storyline=view.event.storyline), 0, MEASURED)
        others = [row for row in rows if row.id != view.event.id]
        return [EventItem(row.id, row, self.timezone) for row in sorted(others, key=lambda row: row.first or "")]

    def _by_speaker(self, rows: Sequence[QuotationRow]) -> list[list[Item]]:
        """A heading and the quotations of each speaker, in the order of their first one; those without a name, then the
        unknown last."""
        groups: dict[str, list[QuotationRow]] = {}
        for row in rows:
            nobody = _NOT_NAMED if described(row) else _NOT_KNOWN
            groups.setdefault(row.speaker_id or row.speaker or nobody, []).append(row)
        found = []
        for key in sorted(groups, key=lambda key: (key == _NOT_KNOWN, key == _NOT_NAMED)):
            said = [self.quotation(row, speaker=key == _NOT_NAMED) for row in groups[key]]
            head = SpeakerHeadingItem(
                f"speaker {key}",
                groups[key][0].speaker or key,
                str(len(said)) if len(said) > 1 else "",
                partial(_same, said),
                next((row.role for row in groups[key] if row.role and row.speaker), ""),
                groups[key][0].speaker_id or "",
            )
            found.append([head, *apart(said)])
        return found

    def _articles(self, rows: Sequence[ArticleRow], unfolded: frozenset[str]) -> Iterable[Item]:
        """Articles with their copies folded under them."""
        here = {row.id for row in rows}
        copies: dict[str, list[ArticleRow]] = {}
        for row in rows:
            if row.copy_of in here:
                copies.setdefault(row.copy_of or "", []).append(row)
        for row in rows:
            if row.copy_of in here:
                continue
            yield ArticleItem(row.id, row, self.timezone)
            if mine := copies.get(row.id):
                key = f"copies {row.id}"
                outlets = ", ".join(copy.outlet or "outlet not known" for copy in mine)
                yield FoldItem(key, f"{amount(len(mine), 'copy', 'copies')}: {outlets}", key in unfolded)
                if key in unfolded:
                    yield from (ArticleItem(copy.id, copy, self.timezone, indent=2) for copy in mine)

    def _speaker(self, choice: SpeakerItem, scope: Scope) -> Window:
        written = self.archive.count("articles", scope)
        return chained([*self.said(choice, scope), *self.article_section(scope, written)])

    def said(self, choice: SpeakerItem, scope: Scope) -> list[Section]:
        """What a speaker said in a scope, under the name."""
        said = self.archive.count("quotations", scope)
        who = self.archive.speaker(choice.row.id) or choice.row  # a decision may have changed both since

        def quotations(offset: int, limit: int) -> list[Item]:
            rows = self.archive.quotations(scope, offset, limit, self.settings.preferred_outlets)
            return apart([self.quotation(row, speaker=False, context=row.title) for row in rows], first=offset == 0)

        head = SpeakerHeadingItem(
            f"quotations {choice.row.id}",
            who.name,
            amount(said, "quotation"),
            lambda: quotations(0, MEASURED),
            who.role or "",
        )
        return [single(head), (said, quotations)]

    def _outlet(self, choice: OutletItem, scope: Scope) -> Window:
        return chained(
            [
                *self.article_section(
                    scope, self.archive.count("articles", scope), choice.row.name or "Outlet not known", 0
                )
            ]
        )

    def article_section(self, scope: Scope, total: int, title: str = "Articles", above: int = 1) -> list[Section]:
        """The articles of a scope under a heading."""

        def articles(offset: int, limit: int) -> list[Item]:
            return [ArticleItem(row.id, row, self.timezone) for row in self.archive.article_rows(scope, offset, limit)]

        head = HeadingItem("articles", title, amount(total, "article"), lambda: articles(0, MEASURED), above=above)
        return [single(head), (total, articles)]

    # -- single items ----------------------------------------------------------------------------------------------

    def quotation(
        self, row: QuotationRow, *, speaker: bool = True, context: str = "", whole: bool = False
    ) -> QuotationItem:
        """A quotation; `whole` in its own article, where it is never clipped and needs no outlet."""
        others = f"+{amount(len(row.outlets) - 1, 'outlet')}" if len(row.outlets) > 1 else None
        where = joined(row.outlet or "outlet not known", dates.short(row.published, self.timezone), others, context)
        unsure = doubt(row, self.settings.edition.uncertain_below)
        return QuotationItem(row.id, row, speaker, "" if whole else where, whole, unsure)

    def extract(self, extract: Extract, row: ArticleRow | None = None, *, whole: bool = False) -> ExtractItem:
        """A sentence of a summary, with where it was published when that is known."""
        about = joined(row.outlet or "outlet not known", dates.short(row.published, self.timezone)) if row else ""
        return ExtractItem(f"extract {extract.article} {extract.start}", extract, about, whole)


def apart(items: Sequence[Item], *, first: bool = True) -> list[Item]:
    """The items with an empty line between them; `first`: none before the first one."""
    return [replace(item, above=0 if first and not number else 1) for number, item in enumerate(items)]


def _same(items: Sequence[Item]) -> Sequence[Item]:
    return items


def single(item: Item) -> Section:
    """A section of one item."""
    return 1, lambda offset, limit: [item][offset : offset + limit]


def chained(sections: Sequence[Section]) -> Window:
    """Sections one after the other as one window."""

    def fetch(offset: int, limit: int) -> list[Item]:
        items: list[Item] = []
        for total, of_section in sections:
            if offset < total and len(items) < limit:
                items += of_section(offset, min(limit - len(items), total - offset))
            offset = max(0, offset - total)
        return items

    total = sum(total for total, _ in sections)
    return Window(total, fetch, measured=total <= MEASURED)
