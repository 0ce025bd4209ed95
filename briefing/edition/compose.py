"""Archive → Edition: what happened in a period, who said what, where it stands. Takes no clock, writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from itertools import islice

from briefing.archive import Archive
from briefing.archive.terms import folded
from briefing.archive.views import ArticleRow, QuotationRow, Scope
from briefing.edition import by_hand, figures, retelling, selection, tidings, watching
from briefing.edition.anatomy import (
    Brief,
    Carrier,
    Change,
    Cited,
    Edition,
    Figures,
    Moved,
    Reference,
    Said,
    Section,
    Source,
    TopLine,
    Voice,
    WatchHit,
)
from briefing.edition.dates import days_of, zone_of
from briefing.edition.mentioning import mentioned
from briefing.edition.naming import UNKNOWN, Named, Names, as_printed
from briefing.edition.roles import Roles
from briefing.edition.selection import Chosen
from briefing.edition.standing import Nameless
from briefing.edition.tidings import Tidings
from briefing.events.news import Change as NumberChange
from briefing.model import Extract, first_and_last, instant
from briefing.settings import Settings


def compose(
    archive: Archive,
    settings: Settings,
    since: str,
    until: str,
    *,
    previous: str | None = None,
    title: str | None = None,
) -> Edition:
    """The edition for the period [since, until), moments in ISO 8601.

    `previous` is the cut-off of the edition before; without it `since`, as when an edition follows every day. The same
    archive, settings and period give an equal edition.
    """
    return _Composer(archive, settings, since, until, previous or since).edition(title or settings.edition.title)


class _Composer:
    """One edition in the making: it numbers sources and quotations in the order in which they are read."""

    def __init__(self, archive: Archive, settings: Settings, since: str, until: str, previous: str) -> None:
        self.archive, self.settings = archive, settings
        self.scope = Scope(since=since, until=until, excluded=False)
        self.previous = _moment(previous)
        self.rows = archive.article_rows(self.scope)
        zone = zone_of(settings.timezone)
        self.days = first_and_last(_local(since, zone), _local(until, zone))
        self.chosen, self.by_hand = selection.choose_events(archive, self.scope, self.rows)
        if len(set(self.days)) > 1:
            self.chosen = selection.newest_first(self.chosen)
        ids = {event.row.id for event in self.chosen}
        self.inside = [row for row in self.rows if row.event in ids] if self.by_hand else self.rows
        self.full = selection.told(self.chosen, settings.edition.events)
        told = {event.row.id for event in self.full}
        self.rest = [event for event in self.chosen if event.row.id not in told]
        self.headlines = {event.row.id: retelling.headline(archive, event) for event in self.chosen}
        self.excluded = selection.Excluded(archive)
        self.nameless = Nameless(archive)
        self.roles = Roles(archive, self.scope)
        self.quotations = selection.Quotations(archive, self.scope, settings, self.roles.is_own)
        self.sources: dict[str, int] = {}
        self.by_id = {row.id: row for row in self.rows}
        self.earlier: dict[str, ArticleRow] = {}
        self.printed: dict[str, Said] = {}

    def edition(self, title: str) -> Edition:
        """The whole of it. The order of the calls is the order of reading, which numbers and names follow."""
        zone = zone_of(self.settings.timezone)
        quotations = self.quotations
        until = _text(self.scope.until)
        news = {
            event.row.id: tidings.since(self.archive, event, self.previous, until, quotations)
            for event in self._listed()
        }
        key = quotations.key(self.full, self._known(news))
        lines = {event.row.id: self._told(retelling.summary(self.archive, event, self.settings)) for event in self.full}
        above = {row.id for row in key}
        said = {event.row.id: quotations.of_event(event, above) for event in self.full}
        above |= {row.id for rows in said.values() for row in rows}
        self.fresh = {
            event.row.id: quotations.of_event(event, above, unheard)
            for event in self._listed()
            if (unheard := news[event.row.id].unheard)
        }
        named = [row for some in (said, self.fresh) for rows in some.values() for row in rows]
        self.names = Names(self._named([*key, *named]))
        top = self._top()
        voices = self._voices(key)
        sections = [self._section(event, lines[event.row.id], said[event.row.id], news) for event in self.full]
        briefs = [self._brief(event) for event in self.rest[: self.settings.edition.briefs]]
        new, continuing = self._changes(news)
        return Edition(
            title=title,
            timezone=self.settings.timezone,
            since=_local(self.scope.since, zone),
            until=_local(self.scope.until, zone),
            previous=self.previous.astimezone(zone).isoformat(),
            cutoff=self._cutoff(zone),
            prepared_by=self.settings.prepared_by,
            marking=self.settings.marking,
            top=top,
            voices=voices,
            sections=tuple(sections),
            briefs=tuple(briefs),
            omitted=len(self.rest) - len(briefs),
            new=new,
            continuing=continuing,
            watched=self._watched(),
            mentioned=mentioned(
                self.archive, self.scope, self.rows, self.chosen, by_hand=self.by_hand, roles=self.roles
            ),
            sources=self._sources(),
            figures=self._figures(),
        )

    def _known(self, news: Mapping[str, Tidings]) -> set[str]:
        """Ids of the quotations that were told before."""
        return {
            row.id
            for event in self.full
            if (unheard := news[event.row.id].unheard) is not None
            for row in self.quotations.all_of(event)
            if row.id not in unheard
        }

    def _told(self, lines: Sequence[Extract]) -> list[Extract]:
        return [extract for extract in lines if not self.excluded.holds(extract)]

    def _top(self) -> tuple[TopLine, ...]:
        leads = [event for event in selection.abreast(self.full) if event.standing == "report"]
        told = ((event, retelling.line(self.archive, event, self.settings, self._is_no_top)) for event in leads)
        with_lines = ((event, line) for event, line in told if line is not None)
        top = sorted(islice(with_lines, self.settings.edition.top_lines), key=lambda one: self.full.index(one[0]))
        return tuple(TopLine(headline=self.headlines[event.row.id], line=self._cited(line)) for event, line in top)

    def _is_no_top(self, extract: Extract) -> bool:
        return self.excluded.holds(extract) or self.nameless.holds(extract)

    def _voices(self, key: Sequence[QuotationRow]) -> tuple[Voice, ...]:
        by_speaker: dict[str, list[QuotationRow]] = {}
        for row in key:
            by_speaker.setdefault(row.speaker_id or row.speaker or row.id, []).append(row)
        voices = []
        for rows in by_speaker.values():
            said = tuple(self._said(row) for row in rows)
            voices.append(Voice(name=said[0].speaker, role=self.roles.of_voice(rows), said=said))
        return tuple(voices)

    def _section(
        self, event: Chosen, lines: Sequence[Extract], rows: Sequence[QuotationRow], news: Mapping[str, Tidings]
    ) -> Section:
        summary = tuple(self._cited(line) for line in lines)
        references = self._references(rows)
        return Section(
            id=event.row.id,
            headline=self.headlines[event.row.id],
            new=self._is_new(event, news[event.row.id]),
            days=self._days(event),
            articles=len(event.articles),
            copies=len(event.copies),
            summary=summary,
            said=tuple(self._said(row) for row in rows if row.id not in self.printed),
            references=references,
            carriers=_carriers(event),
            sources=self._cite(event.articles),
        )

    def _brief(self, event: Chosen) -> Brief:
        return Brief(
            headline=self.headlines[event.row.id],
            days=self._days(event),
            articles=len(event.articles),
            sources=self._cite(event.articles),
            carriers=_carriers(event),
            roundup=event.standing == "round-up",
        )

    def _days(self, event: Chosen) -> str | None:
        """When an event was reported, where the edition is of several days."""
        if len(set(self.days)) == 1:
            return None
        return days_of((row.published for row in event.articles), zone_of(self.settings.timezone))

    def _references(self, rows: Sequence[QuotationRow]) -> tuple[Reference, ...]:
        """Those of the quotations that stand further up, by speaker."""
        found: dict[str, list[int]] = {}
        for row in rows:
            if row.id in self.printed:
                found.setdefault(self._name(row)[0], []).append(self.printed[row.id].number)
        pointers = [Reference(speaker=speaker, numbers=tuple(sorted(numbers))) for speaker, numbers in found.items()]
        return tuple(sorted(pointers, key=lambda pointer: pointer.numbers))

    def _said(self, row: QuotationRow) -> Said:
        speaker, role = self._name(row)
        doubtful = row.speaker is not None and not row.decided
        doubtful = doubtful and row.quotation.confidence < self.settings.edition.uncertain_below
        said = Said(
            number=len(self.printed) + 1,
            quotation=row.quotation,
            speaker=speaker,
            role=role,
            named=row.speaker is not None,
            outlet=row.outlet,
            published=row.published,
            source=self._number(row.quotation.article),
            also=self._also(row),
            uncertain=(row.quotation.reason or "no clear sign of who speaks") if doubtful else None,
        )
        self.printed[row.id] = said
        return said

    def _also(self, row: QuotationRow) -> tuple[str, ...]:
        """The other outlets that printed just these words in the period."""
        if len(row.outlets) < 2:
            return ()
        words = folded(row.quotation.text)
        others = (
            other.outlet
            for other in self.archive.versions(row.id)
            if other.quotation.article in self.by_id and folded(other.quotation.text) == words
        )
        return tuple(outlet for outlet in dict.fromkeys(others) if outlet and outlet != row.outlet)

    def _name(self, row: QuotationRow) -> tuple[str, str | None]:
        if row.speaker is not None:
            name, role = self.names.next(row.speaker, self.roles.of_quotation(row))
            is_body = row.quotation.speaker_kind == "body"  # "van der Leyde" is no common noun
            return as_printed(name, row.quotation.source) if is_body else name, role
        return (row.quotation.source.text if row.quotation.source else UNKNOWN), None

    def _is_new(self, event: Chosen, news: Tidings) -> bool:
        """Whether nothing was known of it before, dated or not."""
        first = instant(event.row.first)
        return not news.earlier and (first is None or first >= self.previous)

    def _listed(self) -> list[Chosen]:
        """The events that have at least a line."""
        return [*self.full, *self.rest[: self.settings.edition.briefs]]

    def _changes(self, news: Mapping[str, Tidings]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        new: list[Change] = []
        continuing: list[Change] = []
        for event in (event for event in self._listed() if event.standing != "round-up"):
            one, headline = news[event.row.id], self.headlines[event.row.id]
            if one.articles and self._is_new(event, one):
                new.append(Change(headline=headline, articles=len(one.articles)))
            elif one.articles:
                continuing.append(self._continued(headline, one, self.fresh.get(event.row.id, [])))
        return tuple(new), tuple(continuing)

    def _continued(self, headline: str, news: Tidings, fresh: Sequence[QuotationRow]) -> Change:
        self.earlier.update((row.id, row) for row in news.earlier)
        numbers = tuple(map(self._moved, news.changes))
        references = self._references(fresh)
        corrections = tuple(map(self._cited, news.corrections))
        said = tuple(self._said(row) for row in fresh if row.id not in self.printed)
        return Change(
            headline=headline,
            articles=len(news.articles),
            numbers=numbers,
            corrections=corrections,
            said=said,
            references=references,
        )

    def _moved(self, change: NumberChange) -> Moved:
        was, now = figures.beside(change, self.roles.main, self._language_of)
        return Moved(
            counts=change.counts if change.counts.replace(" ", "").isalpha() and change.counts != "percent" else "",
            before=self._cited(change.before),
            after=self._cited(change.after),
            was=was,
            now=now,
            told=self._cited(change.told) if change.told else None,
        )

    def _language_of(self, article: str) -> str | None:
        analysis = self.archive.analysis(article)
        return analysis.signature.language if analysis else None

    def _watched(self) -> tuple[WatchHit, ...]:
        watchlist = self.settings.watchlist
        if not watchlist.people and not watchlist.topics:
            return ()
        stories: dict[str, list[str]] = {}
        for row in self.inside:
            if row.copy_of not in self.by_id:
                stories.setdefault(row.event or row.id, []).append(row.id)
        articles = [self.archive.articles(ids) for ids in stories.values()]
        return tuple(
            WatchHit(
                name=found.name,
                articles=len(found.articles),
                sources=tuple(sorted(self._number(article) for article in found.articles)),
                line=self._cited(found.line),
            )
            for found in watching.watch(self.archive, self.scope, watchlist, articles)
        )

    def _named(self, rows: Iterable[QuotationRow]) -> Iterator[Named]:
        for row in rows:
            if row.speaker is not None:
                found = self.archive.speaker(row.speaker_id) if row.speaker_id else None
                yield Named(row.speaker, row.quotation.speaker_kind or "person", found.variants if found else ())

    def _cited(self, extract: Extract) -> Cited:
        return Cited(extract=extract, source=self._number(extract.article))

    def _number(self, article: str) -> int:
        return self.sources.setdefault(article, len(self.sources) + 1)

    def _cite(self, articles: Iterable[ArticleRow]) -> tuple[int, ...]:
        return tuple(sorted(self._number(article.id) for article in articles))

    def _sources(self) -> tuple[Source, ...]:
        known = {**self.earlier, **self.by_id}
        rows = {number: known[id] for id, number in self.sources.items()}
        beside = Counter(row.copy_of for row in self.rows if row.id not in self.sources)
        return tuple(
            Source(
                number=number,
                article=row.id,
                outlet=row.outlet,
                byline=row.byline,
                headline=row.title,
                published=row.published,
                url=row.url,
                copies=beside[row.id],
            )
            for number, row in rows.items()
        )

    def _cutoff(self, zone: tzinfo) -> str | None:
        dated = [(moment, row.published) for row in self.rows if (moment := instant(row.published))]
        if not dated:
            return None
        latest, published = max(dated)
        return published if published and len(published) == 10 else latest.astimezone(zone).isoformat()

    def _figures(self) -> Figures:
        printed = sorted(self.printed.values(), key=lambda said: said.number)
        roundups = sum(event.standing == "round-up" for event in self.chosen)
        rows = [row for event in self.chosen for row in self.quotations.all_of(event)]
        return Figures(
            articles=len(self.inside),
            copies=sum(len(event.copies) for event in self.chosen),
            outlets=len({row.outlet for row in self.inside if row.outlet}),
            without_outlet=sum(not row.outlet for row in self.inside),
            events=len(self.chosen) - roundups,
            roundups=roundups,
            undated=sum(instant(row.published) is None for row in self.inside),
            chosen=self.by_hand,
            key_chosen=self.quotations.key_chosen,
            pinned=by_hand.pinned(self._listed(), rows, self.printed),
            left_out=by_hand.left_out(self.archive, self.scope),
            foretelling=tuple(
                self.headlines[event.row.id]
                for event in self._listed()
                if retelling.may_foretell(self.archive, event, _text(self.scope.until))
            ),
            watched=by_hand.leads(self.chosen),
            asides={"aside", "report"} <= {event.standing for event in self.chosen},
            uncertain=tuple(said.number for said in printed if said.uncertain),
            unattributed=sum(not said.named for said in printed),
        )


def _carriers(event: Chosen) -> tuple[Carrier, ...]:
    """The outlets that reported the event, those with the most articles of their own first."""
    own = Counter(article.outlet for article in event.articles)
    copied = Counter(article.outlet for article in event.copies)
    outlets = sorted({*own, *copied}, key=lambda name: (-own[name], -copied[name], name is None, name or ""))
    return tuple(Carrier(name=name, articles=own[name], copies=copied[name]) for name in outlets)


def _moment(when: str) -> datetime:
    found = instant(when) if len(when) > 10 else instant(f"{when}T00:00:00+00:00")
    if found is None:
        raise ValueError(f"{when!r} is no moment in ISO 8601")
    return found


def _local(when: str | None, zone: tzinfo) -> str:
    return _moment(_text(when)).astimezone(zone).isoformat()


def _text(when: str | None) -> str:
    """A moment of the scope, of which both ends are always set."""
    assert when is not None
    return when
