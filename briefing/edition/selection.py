"""What goes into an edition: which events, and which quotations are the key ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive import Archive
from briefing.archive.views import ArticleRow, EventRow, QuotationRow, Scope
from briefing.edition.naming import is_told_in_first_person
from briefing.edition.repeats import fuller
from briefing.edition.standing import Standing, is_aside, standing
from briefing.model import Extract, Quotation, Span, instant
from briefing.settings import EditionSettings, Settings

_HOURS = 12.0
"""Hours after which a storyline's next event says where things stand; what follows sooner is mostly what people say."""
_FEWEST_WORDS = 5
"""Shorter quotations are fragments: they say how something was called, not what somebody said of it."""


class Chosen(Struct, frozen=True, kw_only=True):
    """An event that goes in, with its articles of the period."""

    row: EventRow
    articles: tuple[ArticleRow, ...]
    """Copies not counted; earliest first."""
    copies: tuple[ArticleRow, ...]
    whole: bool
    """Whether these are all of its articles: none lies outside of the period or is excluded."""
    standing: Standing = "report"
    """As what it stands in the edition; as a report, too, where the user pinned or marked it."""

    @property
    def outlets(self) -> int:
        """Number of outlets that reported it in the period; one at least, where none is known."""
        return len({article.outlet for article in (*self.articles, *self.copies) if article.outlet}) or 1


def choose_events(archive: Archive, scope: Scope, articles: Sequence[ArticleRow]) -> tuple[list[Chosen], bool]:
    """The events of the period in the order of an edition, and whether the user chose them.

    The events that the user marked or pinned, or in which an article is, are what goes in; without a mark all may.
    Pinned events lead, then those that most outlets reported; of as many outlets the watched ones come first, then
    those with the most articles and quotations. Comments and corrections come after the reports, watched or not, and
    what covers several events comes last.
    """
    own: dict[str, list[ArticleRow]] = defaultdict(list)
    copied: dict[str, list[ArticleRow]] = defaultdict(list)
    here = {article.id for article in articles}
    for article in sorted(articles, key=_age):
        if article.event is not None:
            # The original may lie before the period or be excluded; then the copy stands for it.
            (copied if article.copy_of in here else own)[article.event].append(article)
    rows = [row for row in archive.events(scope) if own[row.id] or copied[row.id]]
    by_article = {article.event for article in articles if article.marked}
    marks = any(row.marked or row.id in by_article for row in rows)
    by_article |= {article.event for article in articles if article.pinned}
    marked = [row for row in rows if row.marked or row.pinned or row.id in by_article] if marks else []
    coverings = {one.article: one for one in archive.coverings(scope.since, scope.until)}
    events = [_chosen(archive, row, own[row.id], copied[row.id]) for row in marked or rows]
    stand = [
        event if marked or event.row.pinned else replace(event, standing=standing(event.articles, coverings))
        for event in events
    ]
    return sorted(stand, key=_rank), bool(marked)


def told(events: Sequence[Chosen], most: int) -> list[Chosen]:
    """Those of the events that are told and not only listed, in the same order: `most` of them, and no round-up.

    Pinned ones first, then the largest, then the watched ones. The largest have half of the room, so that neither a
    long watchlist leaves them out nor they what is watched.
    """
    able = [event for event in events if event.standing != "round-up"]
    reports = [event for event in able if event.standing == "report"]
    largest = sorted(reports, key=lambda event: (*_reported(event)[1:], -event.row.quotations))[: most // 2]
    in_turn = (
        *(event for event in able if event.row.pinned),
        *largest,
        *(event for event in reports if event.row.watched),
        *able,
    )
    picked = list(dict.fromkeys(event.row.id for event in in_turn))[:most]
    return [event for event in able if event.row.id in picked]


def _chosen(archive: Archive, row: EventRow, own: list[ArticleRow], copied: list[ArticleRow]) -> Chosen:
    if not own:
        own, copied = copied, []
    whole = archive.count("articles", Scope(event=row.id)) == len(own) + len(copied)
    return Chosen(row=row, articles=tuple(own), copies=tuple(copied), whole=whole)


def abreast(events: Sequence[Chosen]) -> list[Chosen]:
    """The events in an order in which every storyline has its first before one has its second; pinned ones lead.

    Of a storyline that is the latest of those that were reported about as much: it says where things stand.
    """
    pinned = {event.row.storyline for event in events if event.row.pinned}
    lines: dict[str, list[Chosen]] = defaultdict(list)
    for event in events:
        if event.row.pinned or event.row.storyline not in pinned or not event.row.storyline:
            lines[event.row.id if event.row.pinned else event.row.storyline or event.row.id].append(event)
    first = [_latest(line) for line in lines.values()]
    leads = {event.row.id for event in first}
    return first + [event for event in events if event.row.id not in leads]


def newest_first(events: Sequence[Chosen]) -> list[Chosen]:
    """The events, of every storyline the one that says where it stands before the first of the others.

    That is the one that a top line tells. Pinned events stay on top, and comments and round-ups at the end.
    """
    lines: dict[str, list[Chosen]] = defaultdict(list)
    for event in events:
        if event.row.storyline and event.standing == "report" and not event.row.pinned:
            lines[event.row.storyline].append(event)
    before = {line[0].row.id: lead for line in lines.values() if (lead := _latest(line)) is not line[0]}
    moved = {lead.row.id for lead in before.values()}
    found: list[Chosen] = []
    for event in events:
        if event.row.id in before:
            found.append(before[event.row.id])
        if event.row.id not in moved:
            found.append(event)
    return found


def _latest(line: Sequence[Chosen]) -> Chosen:
    """The latest of a storyline's events that has half as many articles as the most reported one or more."""
    lead = min(line, key=_reported)
    others = [event for event in line if event is not lead]
    later = [
        (hours, event)
        for event in others
        if event.standing == "report"
        and 2 * len(event.articles) >= len(lead.articles)
        and (hours := _hours_after(event, lead)) > _HOURS
    ]
    return max(later, key=lambda one: (one[0], one[1].row.id), default=(0.0, lead))[1]


def _hours_after(event: Chosen, other: Chosen) -> float:
    """How long after the other it was first reported in the period; 0 where that is not known."""
    begun, before = instant(event.articles[0].published), instant(other.articles[0].published)
    return (begun - before).total_seconds() / 3600 if begun and before else 0.0


class Excluded:
    """What the user excluded of what was said, wherever it stands."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._any = any(one.kind == "exclude" and one.object in ("quotation", "speaker") for one in archive.decisions())
        self._speakers = {row.id for row in archive.speakers() if row.excluded} if self._any else set()
        self._of: dict[str, list[Span]] = {}

    def holds(self, extract: Extract) -> bool:
        """Whether a sentence has such words in it."""
        if not self._any:
            return False
        if extract.article not in self._of:
            rows = self._archive.quotations(Scope(article=extract.article))
            out = (row.quotation for row in rows if row.excluded or row.speaker_id in self._speakers)
            self._of[extract.article] = [span for quotation in out for span in quotation.spans]
        return any(span.start < extract.end and extract.start < span.end for span in self._of[extract.article])


class Quotations:
    """The quotations of the period, best first, and which of them are printed where. In an event those in the edition's
    own language, which `is_own` tells, go before what others say in another one, or the same people in translation."""

    def __init__(
        self,
        archive: Archive,
        scope: Scope,
        settings: Settings,
        is_own: Callable[[QuotationRow], bool] = lambda _: True,
    ) -> None:
        self._settings = settings
        self._of: dict[str | None, list[QuotationRow]] = defaultdict(list)
        found = archive.quotations(scope, preferred=settings.preferred_outlets)
        for row in sorted(found, key=lambda row: not (_is_wanted(row) or is_own(row))):
            self._of[row.event].append(row)
        self._marked = [row for rows in self._of.values() for row in rows if row.marked]
        self._heard = {speaker.id for speaker in archive.speakers(scope) if speaker.marked}

    @property
    def key_chosen(self) -> bool:
        """Whether the user marked the key quotations, or whose they are."""
        return bool(self._marked or self._heard)

    def key(self, events: Sequence[Chosen], known: Collection[str] = ()) -> list[QuotationRow]:
        """The key quotations: those that the user marked, with those pinned, or else the best of each event in turn.

        Only words in quotation marks, not mere fragments, by somebody who is named and surely so, each words once; at
        most a few by each speaker, and only theirs where the user marked speakers. Weights compare within an event
        only, so the events take turns, the leading one first, and in each of them its speakers. Half sentences come
        after every whole one, and among either what is `known` (by ids) from before, or stands in a comment, comes
        after the new words of reports.
        """
        if self._marked:
            return self._chosen(events)  # the user's choice goes before every rule
        edition = self._settings.edition
        picked: list[QuotationRow] = []
        by_speaker: Counter[str] = Counter()

        def rank(row: QuotationRow) -> tuple[bool, bool]:
            if row.pinned:
                return False, False
            return row.quotation.kind == "partial", row.id in known or is_aside(row.title)

        in_turn = _in_turn([_everybody_first(sorted(self._of[event.row.id], key=rank)) for event in events])
        keys = (row for row in sorted(in_turn, key=rank) if self._is_heard(row) and _is_key(row, edition))
        for row in fuller(keys, _is_wanted, _speaker):
            speaker = _speaker(row)
            by_speaker[speaker] += 1
            if by_speaker[speaker] <= edition.quotations_per_speaker:
                picked.append(row)
        return picked[: edition.key_quotations]

    def _is_heard(self, row: QuotationRow) -> bool:
        """Whether somebody who is named says it, and, where the user marked speakers, one of these."""
        return row.speaker is not None and (not self._heard or row.speaker_id in self._heard or row.pinned)

    def _chosen(self, events: Sequence[Chosen]) -> list[QuotationRow]:
        """Those that the user pinned, in the order of these events, then those marked, of whatever event."""
        told = [event.row.id for event in events]
        pinned = [row for id in dict.fromkeys([*told, *self._of]) for row in self._of[id] if row.pinned]
        return list({row.id: row for row in (*pinned, *self._marked)}.values())

    def all_of(self, event: Chosen) -> Sequence[QuotationRow]:
        """Every quotation of one event in the period, best first."""
        return self._of[event.row.id]

    def of_event(
        self, event: Chosen, above: Collection[str] = (), among: Collection[str] | None = None
    ) -> list[QuotationRow]:
        """The best quotations of one event, nobody's second before everybody's first, beside those that stand `above`.

        Those take no place, but where only what is new is asked for (`among` these ids). No fragments, no half sentence
        as somebody's second one, nothing by somebody of whom only a pronoun is known ("she", "my grandfather"), unless
        the user chose it; what stands in another one of them is not said twice, and what stands in a comment, or is a
        piece by somebody without a name, comes last.
        """
        rows: list[QuotationRow] = []
        by_speaker: dict[str, list[QuotationRow]] = defaultdict(list)
        own = [row for row in self._of[event.row.id] if among is None or row.id in among]
        best_first = sorted(own, key=lambda row: (not _is_wanted(row), row.id not in above, _is_beside(row)))
        telling = (row for row in best_first if _is_wanted(row) or row.id in above or _tells(row))
        for row in fuller(telling, lambda row: _is_wanted(row) or row.id in above):
            before = by_speaker[_speaker(row)]
            if not (_is_wanted(row) or row.id in above) and before and _is_half(row.quotation):
                continue
            rows.append(row)
            before.append(row)
        shown = [row for row in rows if row.id in above]
        room = self._settings.edition.quotations_per_event - (0 if among is None else len(shown))
        beside = [row for row in _in_turn(list(by_speaker.values())) if row.id not in above]
        best = {row.id for row in (*shown, *beside[: max(0, room)])}
        return [row for row in rows if row.id in best]


def _speaker(row: QuotationRow) -> str:
    """What tells somebody from others; empty for whoever is not named."""
    return row.speaker_id or row.speaker or ""


def _is_wanted(row: QuotationRow) -> bool:
    """Whether the user chose it."""
    return row.pinned or row.marked


def _is_beside(row: QuotationRow) -> bool:
    """Whether it is less than a sentence, by somebody who is not named, or stands in a comment."""
    return (row.speaker is None and _is_half(row.quotation)) or is_aside(row.title)


def _is_key(row: QuotationRow, settings: EditionSettings) -> bool:
    quotation = row.quotation
    sure = row.decided or quotation.confidence >= settings.uncertain_below
    return row.pinned or (sure and _is_whole(quotation))


def _is_half(quotation: Quotation) -> bool:
    """Whether it is a piece of somebody else's sentence: These issues, he added, “reflect the complexity”."""
    return quotation.kind == "partial" or quotation.text[:1].islower()


def _is_whole(quotation: Quotation) -> bool:
    """Whether it is in quotation marks and more than a fragment."""
    return quotation.kind != "indirect" and len(quotation.text.split()) >= _FEWEST_WORDS


def _tells(row: QuotationRow) -> bool:
    """Whether it says something, by somebody who can be called something."""
    from briefing.quotes.cues import cues

    source = row.quotation.source
    pronoun = source is None or source.text.casefold() in cues().pronouns or is_told_in_first_person(source.text)
    nobody = row.speaker is None and pronoun
    return _is_whole(row.quotation) and not nobody


def _everybody_first(rows: Iterable[QuotationRow]) -> list[QuotationRow]:
    """The rows with nobody's second before everybody's first."""
    by_speaker: dict[str, list[QuotationRow]] = defaultdict(list)
    for row in rows:
        by_speaker[_speaker(row)].append(row)
    return list(_in_turn(list(by_speaker.values())))


def _in_turn(lists: Sequence[Sequence[QuotationRow]]) -> Iterator[QuotationRow]:
    for place in range(max(map(len, lists), default=0)):
        for rows in lists:
            if place < len(rows):
                yield rows[place]


def _reported(event: Chosen) -> tuple[bool, int, int]:
    return not event.row.pinned, -event.outlets, -len(event.articles)


def _rank(event: Chosen) -> tuple[object, ...]:
    row = event.row
    return (
        not row.pinned,
        event.standing == "round-up",
        event.standing == "aside",
        -event.outlets,
        not row.watched,
        -len(event.articles),
        row.last is None,
        -row.quotations,
        row.id,
    )


def _age(article: ArticleRow) -> tuple[bool, float, str]:
    moment = instant(article.published)
    return (moment is None, moment.timestamp() if moment else 0.0, article.id)
