"""The words of the project as frozen structs: values only, no behaviour beyond what a value knows of itself.

Offsets count Unicode code points of `Article.text`, half open: text[start:end].
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec import Struct

QuotationKind = Literal["direct", "partial", "indirect"]
SpeakerKind = Literal["person", "body", "unnamed"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""As screens and editions write them, whatever the locale of the machine."""


class Span(Struct, frozen=True, gc=False):
    """A place in a text: [start, end)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that stand at this place in `text`."""
        return text[self.start : self.end]


class Slice(Struct, frozen=True, gc=False):
    """A place together with the characters that stand there, so that the two can be checked against each other."""

    text: str
    start: int
    end: int

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Slice:
        """The slice [start, end) of `text`."""
        return cls(text[start:end], start, end)


class Article(Struct, frozen=True, kw_only=True):
    """One published text. What is not known is None, never a guess."""

    id: str
    """Made from outlet, title and text: the same article read in twice has the same id."""
    text: str
    """Normalised once, when it was read in, and never again. Everything else points into it."""
    title: str = ""
    body: int = 0
    """Where the body begins in `text`: after the headline line if the text carries it, else 0."""
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    """ISO 8601: a day ("2026-03-10") where only the day is known, else a moment with its zone."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code as the article itself says it; None where it says nothing."""
    path: str | None = None
    """The file or feed that it was read from."""
    ref: str | None = None
    """The id that its file gave it (JSON lines); handed back unchanged by `briefing analyse`."""
    event: str | None = None
    """The event that its file puts it in; taken instead of our grouping."""


_BETWEEN = 6
"""Characters between two paragraphs of one quotation at most: marks, and the ends of lines."""


class Quotation(Struct, frozen=True, kw_only=True):
    """Words attributed to somebody, as an exact slice of its article."""

    article: str
    text: str
    """text[start:end]; for a quotation in pieces the parts joined with one space. Marks are outside."""
    start: int
    end: int
    kind: QuotationKind
    parts: tuple[Span, ...] = ()
    """The pieces of a quotation broken by its attribution or by paragraphs; empty where it is one run."""
    speaker: str | None = None
    """Full name of the person or body; None where it is not known or not named."""
    role: str | None = None
    speaker_kind: SpeakerKind | None = None
    source: Slice | None = None
    cue: Slice | None = None
    confidence: float = 0.0
    """Chance that `speaker` is right, 0 to 1."""
    reason: str = ""
    """Why this speaker, in words for people."""
    weight: float = 0.0
    """Rank as a key quotation: higher first. Comparable within one article."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces, or the one run as a single piece."""
        return self.parts or (Span(self.start, self.end),)

    @property
    def pieces(self) -> list[str]:
        """The words of each of its spans."""
        found, start = [], 0
        for span in self.spans:
            end = start + span.end - span.start
            found.append(self.text[start:end])
            start = end + 1
        return found

    @property
    def denial(self) -> str:
        """ "[denied] " before what somebody denied ("denied that", "denied saying"), or "", so that nobody takes it for
        their claim."""
        cue = self.cue.text.lower() if self.cue is not None else ""
        verb, _, said = cue.partition(" ")
        denies = verb.startswith(("deny", "deni")) and (self.kind == "indirect" or said)
        return f"[{verb}] " if denies else ""

    @property
    def in_marks(self) -> str:
        """The words on one line as people read them: each piece in marks of its own, without the comma of the sentence
        that it stood in, and an ellipsis where anything stood between two; reported speech without marks."""
        found = [self.denial]
        marks = ("", "") if self.kind == "indirect" else ("“", "”")
        past = self.start
        for span, piece in zip(self.spans, self.pieces, strict=True):
            apart = "" if len(found) == 1 else " … " if span.start - past > _BETWEEN else " "
            found += [apart, " ".join(piece.split()).removesuffix(",").join(marks)]
            past = span.end
        return "".join(found)

    def is_exact(self, text: str) -> bool:
        """Whether it is, character by character, what stands in the article's `text`."""
        return self.text == " ".join(span.of(text) for span in self.spans) and (
            (self.spans[0].start, self.spans[-1].end) == (self.start, self.end)
        )


class Speaker(Struct, frozen=True, kw_only=True):
    """The person or body behind sources, in one article (id empty) or over the archive (id set)."""

    name: str
    """The fullest name met, without titles."""
    kind: SpeakerKind = "person"
    role: str | None = None
    """As printed; over the archive the latest."""
    variants: tuple[str, ...] = ()
    """Every form met, in order of first appearance."""
    quoted: int = 0
    """Number of quotations; 0 for somebody who is mentioned only."""
    id: str = ""


class Extract(Struct, frozen=True, gc=False):
    """One sentence of a summary, unchanged, with its provenance."""

    article: str
    text: str
    start: int
    end: int

    def is_exact(self, text: str) -> bool:
        """Whether it is what stands in the article's `text`."""
        return text[self.start : self.end] == self.text


class Signature(Struct, frozen=True, kw_only=True):
    """What grouping needs to know of an article, so that it need not be read again."""

    article: str
    title: str = ""
    outlet: str | None = None
    published: str | None = None
    language: str = "en"
    """Of its words (ISO 639-1)."""
    headline: tuple[str, ...] = ()
    """Word stems of the headline, in order; of the first words where there is none."""
    lead: tuple[str, ...] = ()
    """Word stems of the opening of the body, in order."""
    terms: dict[str, float] = {}
    """Word stems of the body and their weight in it (term frequency, dampened)."""
    names: dict[str, float] = {}
    """Stems of words that the body writes as names, and how often."""
    forms: dict[str, str] = {}
    """Stems of the headline and of names → how they are printed."""
    places: tuple[str, ...] = ()
    """Where it may have happened, the likeliest first."""
    numbers: tuple[str, ...] = ()
    """Numbers with what they count: "12 dead"."""
    days: tuple[str, ...] = ()
    """Days and years named: "2031-04-07", "--04-07", "2031", "w1" (a Monday)."""
    shingles: tuple[int, ...] = ()
    """Sample of hashed word runs, for finding copies."""
    trace: bytes = b""
    """The words of the body in order, a byte of hash each, for telling how much of a copy is shared."""
    length: int = 0
    """Words in the body."""
    digest: bool = False
    """Whether it says that it covers several events, and so is the report of none."""
    several: bool = False
    """Whether it may cover several events: its headline lists, and its parts have nothing in common."""
    event: str | None = None
    """The event that the input itself gave."""


class Covering(Struct, frozen=True, gc=False):
    """What of a Signature says whether an article covers several events; read in a fraction of the time."""

    article: str
    title: str = ""
    digest: bool = False
    several: bool = False


class Copy(Struct, frozen=True, gc=False):
    """An article that is the same text as another one, published elsewhere."""

    article: str
    of: str
    share: float
    """Part of its words that stand in the other one as well, 0 to 1."""


class Event(Struct, frozen=True, kw_only=True):
    """What happened: the articles that report the same happening."""

    id: str
    title: str
    articles: tuple[str, ...]
    """Article ids, copies included; earliest first."""
    copies: tuple[Copy, ...] = ()
    terms: tuple[str, ...] = ()
    place: str | None = None
    first: str | None = None
    last: str | None = None
    """When its earliest and latest dated article were published, as printed there."""
    storyline: str | None = None
    """Id shared by the events that follow from one another."""


class Analysis(Struct, frozen=True, kw_only=True):
    """Everything that is computed from one article. Disposable: it can be made again at any time."""

    article: str
    version: str
    language: str
    summary: tuple[Extract, ...]
    quotations: tuple[Quotation, ...]
    """In reading order."""
    speakers: tuple[Speaker, ...]
    signature: Signature


def instant(published: str | None) -> datetime | None:
    """The moment in UTC that `published` names; None where it is None or not ISO 8601.

    Of a day alone it is ten o’clock, which is that day from Hawaii to New Zealand.
    """
    if not published:
        return None
    try:
        if len(published) == 10:
            return datetime.fromisoformat(published).replace(hour=10, tzinfo=UTC)
        moment = datetime.fromisoformat(published)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # the latter: year 1 or 9999, moved out of the calendar by its zone
        return None


def first_and_last(since: str, until: str) -> tuple[date, date]:
    """The first and the last day of [since, until), moments in ISO 8601, in the zone that they are written in."""
    return datetime.fromisoformat(since).date(), (datetime.fromisoformat(until) - timedelta(microseconds=1)).date()
