"""What goes into an edition: which events, and which quotations are the key ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive import Archive
from briefing.archive.views import ArticleRow, EventRow, QuotationRow, Scope
from briefing.edition.naming import is_told_in_first_person
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
    Pinned events lead, then watched ones, then those that most outlets reported, with the most articles and quotations.
    Comments and corrections come after the reports, watched or not, and what covers several events comes last.
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


def _latest(line: Sequence[Chosen]) -> Chosen:
    """The latest of a storyline's events, the most reported one first, that has half as many articles or more."""
    lead, *others = line
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
    """The quotations of the period, best first, and which of them are printed where."""

    def __init__(self, archive: Archive, scope: Scope, settings: Settings) -> None:
        self._settings = settings
        self._of: dict[str | None, list[QuotationRow]] = defaultdict(list)
        for row in archive.quotations(scope, preferred=settings.preferred_outlets):
            self._of[row.event].append(row)
        self._marked = [row for rows in self._of.values() for row in rows if row.marked]
        self._heard = {speaker.id for speaker in archive.speakers(scope) if speaker.marked}

    @property
    def key_chosen(self) -> bool:
        """Whether the user marked the key quotations, or whose they are."""
        return bool(self._marked or self._heard)

    def key(self, events: Sequence[Chosen], known: Collection[str] = ()) -> list[QuotationRow]:
        """The key quotations: those that the user marked, with those pinned, or else the best of each event in turn.

        Only words in quotation marks, not mere fragments, by somebody who is named and surely so; at most a few by each
        speaker, and only theirs where the user marked speakers. Weights compare within an event only, so the events
        take turns, the leading one first. Half sentences come after every whole one, and among either what is `known`
        (by ids) from before, or stands in a comment, comes after the new words of reports.
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

        in_turn = _in_turn([sorted(self._of[event.row.id], key=rank) for event in events])
        for row in sorted(in_turn, key=rank):
            speaker = row.speaker_id or row.speaker
            unheard = self._heard and row.speaker_id not in self._heard and not row.pinned
            if speaker is None or unheard or not _is_key(row, edition):
                continue
            by_speaker[speaker] += 1
            if by_speaker[speaker] <= edition.quotations_per_speaker:
                picked.append(row)
        return picked[: edition.key_quotations]

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
        the user chose it; what stands in another one of them is not said twice, and a piece by somebody without a name
        comes last.
        """
        rows: list[QuotationRow] = []
        by_speaker: dict[str, list[QuotationRow]] = defaultdict(list)
        own = [row for row in self._of[event.row.id] if among is None or row.id in among]
        for row in sorted(own, key=lambda row: (not _is_wanted(row), row.id not in above, _is_nobodys_piece(row))):
            before = by_speaker[row.speaker_id or row.speaker or ""]
            if not (_is_wanted(row) or row.id in above):
                again = any(row.quotation.text in other.quotation.text for other in rows)
                if again or not _tells(row) or (before and _is_half(row.quotation)):
                    continue
            rows.append(row)
            before.append(row)
        shown = [row for row in rows if row.id in above]
        room = self._settings.edition.quotations_per_event - (0 if among is None else len(shown))
        beside = [row for row in _in_turn(list(by_speaker.values())) if row.id not in above]
        best = {row.id for row in (*shown, *beside[: max(0, room)])}
        return [row for row in rows if row.id in best]


def _is_wanted(row: QuotationRow) -> bool:
    """Whether the user chose it."""
    return row.pinned or row.marked


def _is_nobodys_piece(row: QuotationRow) -> bool:
    """Whether it is less than a sentence, by somebody who is not named."""
    return row.speaker is None and _is_half(row.quotation)


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


def _in_turn(lists: Sequence[Sequence[QuotationRow]]) -> Iterator[QuotationRow]:
    for place in range(max(map(len, lists), default=0)):
        for rows in lists:
            if place < len(rows):
                yield rows[place]


def _rank(event: Chosen) -> tuple[object, ...]:
    row = event.row
    return (
        not row.pinned,
        event.standing == "round-up",
        event.standing == "aside",
        not row.watched,
        -event.outlets,
        -len(event.articles),
        -row.quotations,
        row.id,
    )


def _age(article: ArticleRow) -> tuple[bool, float, str]:
    moment = instant(article.published)
    return (moment is None, moment.timestamp() if moment else 0.0, article.id)
