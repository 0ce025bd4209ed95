"""What stands in a pane, one small class a kind: the value it shows, and how it is drawn in so many cells.

An item knows its archive row and its lines. It knows no widget and no colour: roles become styles in `rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from rich.cells import cell_len

from briefing.archive.views import ArticleRow, EventRow, Hit, OutletRow, QuotationRow, Scope, SpeakerRow
from briefing.dashboard import dates
from briefing.dashboard.lines import Line, Mark, Piece, cells, clip, harmless, paragraph, spread
from briefing.model import Extract, Span

if TYPE_CHECKING:
    from briefing.dashboard.window import Window

LONGEST = 8
"""Lines that a quotation or summary sentence takes in a list; the reader shows it whole."""

PINNED, MARKED, WATCHED, EXCLUDED, UNSURE, FOLDED, UNFOLDED = "★", "✓", "◆", "✗", "?", "▸", "▾"


def described(row: QuotationRow) -> str | None:
    """What somebody is called who is quoted without a name: "senior diplomat"."""
    return None if row.speaker or row.quotation.speaker else row.role or row.quotation.role


def doubt(row: QuotationRow, below: float) -> str | None:
    """Why nobody should rely on who is said to have said this; None where that is known, or the user has decided it."""
    quotation = row.quotation
    known = quotation.speaker is not None or described(row) is not None
    if row.decided or (known and quotation.confidence >= below):
        return None
    return quotation.reason or ("no speaker found" if quotation.speaker is None else "weak evidence")


def amount(number: int, one: str, many: str | None = None) -> str:
    """ "1 copy", "2 copies", "12,480 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(*parts: str | None) -> str:
    """The parts that are known, as one line of secondary text."""
    return " · ".join(part for part in parts if part)


def _as_fits(width: int, *parts: str | None) -> str:
    """The first of the parts, as many as stand whole in so many cells."""
    known = [part for part in parts if part]
    while len(known) > 1 and len(joined(*known)) > width:
        known.pop()
    return joined(*known)


Place = tuple[str, tuple[Span, ...]]
"""An article and spans of its text."""


class Spaced(Struct, frozen=True, kw_only=True):
    """What stands in a list with empty lines before it."""

    above: int = 0
    """How many."""


class Item(Spaced, frozen=True):
    """One entry of a pane."""

    key: str
    """The same entry has the same key after a refresh, so that the cursor stays with it."""

    @property
    def place(self) -> Place | None:
        """The article that it comes from, and its spans there (none: all of it); None where it has none."""
        return None

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """Its lines, none wider than `width` cells; with `most`, no more than so many."""
        raise NotImplementedError


def _titled(title: str, flags: Sequence[Piece], width: int, most: int, role: str = "title") -> list[Line]:
    """A title of up to two lines behind its flags, leaving room for one more line where lines are scarce."""
    lead = "".join(text + " " for text, _ in flags)
    text = lead + (title or "Untitled")
    marks: list[Mark] = []
    place = 0
    for sign, name in flags:
        marks.append((place, place + len(sign) + 1, name))
        place += len(sign) + 1
    return paragraph(text, width, role=role, marks=marks, most=min(2, max(1, most - 1)) if most else 2)


def _named(name: str, flags: Sequence[Piece], note: str, width: int, most: int, role: str = "title") -> list[Line]:
    """A name in up to `most` lines behind its flags, with a note at the right of the last one."""
    room = width - len(note) - 1
    lead = "".join(f"{sign} " for sign, _ in flags)
    lines = paragraph(lead + name, room if most == 1 else width, role=role, marks=[(0, len(lead), "flag")], most=most)
    if cells(lines[-1]) > room:
        lines = paragraph(lead + name, room, role=role, marks=[(0, len(lead), "flag")], most=most)
    return [*lines[:-1], spread(lines[-1], ((note, "dim"),), width)] if note else lines


class Flagged(Protocol):
    """A row that the user's decisions can be about."""

    @property
    def pinned(self) -> bool: ...  # noqa: D102
    @property
    def marked(self) -> bool: ...  # noqa: D102
    @property
    def excluded(self) -> bool: ...  # noqa: D102


def _flags(row: Flagged, watched: bool = False) -> list[Piece]:
    signs = ((row.excluded, EXCLUDED), (row.pinned, PINNED), (row.marked, MARKED), (watched, WATCHED))
    return [(sign, "flag") for shown, sign in signs if shown]


class EventItem(Item, frozen=True):
    """One event: its title, how much there is, when it was last reported."""

    row: EventRow
    timezone: str | None = None

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """Title, then the counts with the day at the right."""
        row = self.row
        last = dates.day(row.last, self.timezone)
        counts = _as_fits(
            width - len(last) - 1,
            amount(row.articles, "article"),
            amount(row.quotations, "quote") if row.quotations else None,
            amount(row.outlets, "outlet") if row.outlets > 1 else None,
        )
        flags = _flags(row, row.watched)
        figures = spread(((counts, "dim"),), ((last, "dim"),), width)
        return [*_titled(row.title, flags, width, most), figures]


class SpeakerItem(Item, frozen=True):
    """One speaker over the archive: name, role as last printed, number of quotations."""

    row: SpeakerRow

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """Name with the count at the right, on a second line where it is long, then the role."""
        row = self.row
        kind = {"person": "", "body": "organisation", "unnamed": "not named"}[row.kind]
        about: Line = ((clip(row.role or kind or "role not known", width), "dim"),)
        flags = _flags(row, row.watched)
        return [*_named(row.name, flags, f"{row.quotations:,}", width, 1 if most else 2), about]


class OutletItem(Item, frozen=True):
    """One outlet with the number of its articles."""

    row: OutletRow
    timezone: str | None = None

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """Name with the count at the right, then the day of its latest article."""
        name: Line = ((harmless(self.row.name), "title"),) if self.row.name else (("Outlet not known", "dim"),)
        last = dates.day(self.row.last, self.timezone)
        return [
            spread(name, ((f"{self.row.articles:,}", "dim"),), width),
            ((clip(f"latest {last}" if last else "no dates", width), "dim"),),
        ]


class EntryItem(Item, frozen=True):
    """What else there is to choose in the navigator: a name or topic that is watched, the edition of a day."""

    title: str
    count: str
    about: str
    belonging: Callable[[Scope], Window]
    """What belongs to it in a scope."""
    flag: str = ""

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The title with the count at the right, then what else is known."""
        lead: Line = ((f"{self.flag} ", "flag"),) if self.flag else ()
        title: Line = (*lead, (harmless(self.title), "title"))
        return [spread(title, ((self.count, "dim"),), width), ((clip(self.about, width), "dim"),)]


class ArticleItem(Item, frozen=True):
    """One article of a list."""

    row: ArticleRow
    timezone: str | None = None
    indent: int = 0

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        return self.row.id, ()

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """Headline, then outlet and date, with the number of quotations at the right."""
        row, inner = self.row, width - self.indent
        count: Line = ((amount(row.quotations, "quote"), "dim"),) if row.quotations else ()
        outlet = harmless(row.outlet or "outlet not known")
        day = dates.day(row.published, self.timezone) or "no date"
        when = dates.short(row.published, self.timezone) or day
        about = joined(outlet, when)
        if cell_len(about) + cells(count) + 1 > inner:  # the time gives way first, then the count, then the outlet
            count = count if cell_len(joined(outlet, day)) + cells(count) + 1 <= inner else ()
            about = joined(clip(outlet, max(0, inner - len(f" · {day}"))), day)
        lines = [
            *_titled(row.title, _flags(row), inner, most),
            spread(((about, "dim"),), count, inner),
        ]
        return [((" " * self.indent, ""), *line) for line in lines] if self.indent else lines


class FoldItem(Item, frozen=True):
    """What is folded away under the entry above: copies of an article, the lesser quotations. Opening it unfolds."""

    text: str
    unfolded: bool = False

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """What there is, behind a sign that says whether it is open."""
        return [((clip(f"{UNFOLDED if self.unfolded else FOLDED} {self.text}", width), "dim"),)]


class QuotationItem(Item, frozen=True):
    """One quotation with who said it, where and when."""

    row: QuotationRow
    speaker: bool = True
    """Whether to name the speaker; not under a heading that does."""
    where: str = ""
    """Outlet, date and what else tells where it was published; empty in its own article."""
    whole: bool = False
    """Never clipped: in the reader."""
    doubt: str | None = None
    """Why the speaker is not certain."""

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        return self.row.quotation.article, self.row.quotation.spans

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The words, then who, where and when, then why this is not certain."""
        about = self._about(width)
        room = 0 if self.whole and not most else max(1, (most or LONGEST + len(about)) - len(about))
        flags = _flags(self.row)
        lead = "".join(f"{sign} " for sign, _ in flags)
        words = paragraph(
            lead + self.row.quotation.in_marks, width, role="quote", marks=[(0, len(lead), "flag")], most=room
        )
        return [*words, *about][: most or None]

    def _about(self, width: int) -> list[Line]:
        row, lines = self.row, list[Line]()
        name = row.speaker or row.quotation.speaker
        if self.speaker and name:
            role = row.role or row.quotation.role
            said_by = f"— {name}, {role}" if role else f"— {name}"
            lines += paragraph(said_by, width, role="dim", marks=[(2, 2 + len(name), "name")], most=2)
        elif who := described(row):
            lines += paragraph(f"— {who}", width, role="dim", marks=[(2, 2 + len(who), "name")], most=2)
        where = joined("reported speech" if row.quotation.kind == "indirect" else None, self.where)
        if where:
            lines += paragraph(where, width, role="dim", most=2)
        if self.doubt:
            lines += paragraph(f"{UNSURE} Unsure who said it: {self.doubt}", width, role="unsure", most=2)
        return lines


class ExtractItem(Item, frozen=True):
    """One sentence of a summary, with its outlet where several are told together."""

    extract: Extract
    about: str = ""
    whole: bool = False

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        return self.extract.article, (Span(self.extract.start, self.extract.end),)

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The sentence behind a bullet, then where it stands."""
        about = (
            [(("  ", ""), *line) for line in paragraph(self.about, width - 2, role="dim", most=2)] if self.about else []
        )
        room = 0 if self.whole and not most else max(1, (most or LONGEST + len(about)) - len(about))
        first, *more = paragraph(self.extract.text, width - 2, most=room)
        return [(("• ", "dim"), *first), *((("  ", ""), *line) for line in more), *about][: most or None]


def _none() -> Sequence[Item]:
    return ()


class HeadingItem(Item, frozen=True):
    """The head of a section; copying it copies the section."""

    title: str
    note: str = ""
    members: Callable[[], Sequence[Item]] = _none
    """The items that belong to the section, fetched when they are copied."""

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The title with its note at the right, or under it where there is no room for both."""
        title: Line = ((clip(self.title, width), "heading"),)
        if cells(title) + 2 + cell_len(self.note) <= width:
            return [spread(title, ((harmless(self.note), "dim"),), width)]
        return [title, *paragraph(self.note, width, role="dim", most=2)]


class SpeakerHeadingItem(HeadingItem, frozen=True):
    """The head of what one speaker said."""

    role: str = ""
    speaker: str = ""
    """The speaker's id over the archive; empty where there is none, or where all of what was said is shown already."""

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The name, then the role."""
        lines = _named(self.title, (), self.note, width, 2, "speaker")
        return [*lines, *paragraph(self.role, width, role="dim", most=2)] if self.role else lines


class TitleItem(Item, frozen=True):
    """The head of a list or of the reader: headline, everything known of where it comes from, an event's key terms."""

    title: str
    about: tuple[str, ...]
    terms: tuple[str, ...] = ()

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The headline whole, then a line for each thing that is known."""
        known = [*self.about, f"Key terms: {', '.join(self.terms)}"] if self.terms else self.about
        about = [line for text in known for line in paragraph(text, width, role="dim", most=2)]
        return [*paragraph(self.title or "Untitled", width, role="headline"), *about]


class ParagraphItem(Item, frozen=True):
    """One paragraph of an article: its place in the text, and what is marked in it (offsets into the paragraph)."""

    article: str
    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The paragraph behind a gutter that shows, without colour, which lines carry what."""
        lines = paragraph(self.text, width - 2, marks=self.marks)
        return [((_gutter(line), "gutter"), *line) for line in lines][: most or None]


def _gutter(line: Line) -> str:
    roles = {name for _, role in line for name in role.split()}
    return ("❝" if "quotation" in roles else " ") + ("▎" if "summary" in roles else " ")


class HitItem(Item, frozen=True):
    """One place that a search found."""

    hit: Hit
    words: tuple[Mark, ...] = ()
    """Where the words looked for stand in the excerpt."""
    timezone: str | None = None

    @property
    def place(self) -> Place | None:
        """Where it stands."""
        return self.hit.article.id, () if self.hit.field == "title" else (Span(self.hit.start, self.hit.end),)

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The headline, the words around the place, then outlet and date."""
        row = self.hit.article
        about = joined(row.outlet or "outlet not known", dates.short(row.published, self.timezone))
        lines = paragraph(row.title or "Untitled", width, role="title", most=1)
        if self.hit.field != "title":
            lines += paragraph(self.hit.excerpt, width, marks=self.words, most=2)
        return [*lines, ((clip(about, width), "dim"),)][: most or None]


class NoteItem(Item, frozen=True):
    """Words of the program itself: what to do where there is nothing to show, a failure and its hint."""

    text: str
    role: str = "dim"
    more: str = ""

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The text, then the rest in secondary style."""
        lines = [line for part in self.text.split("\n") for line in paragraph(part, width, role=self.role)]
        return [
            *lines,
            *(line for part in self.more.split("\n") if part for line in paragraph(part, width, role="dim")),
        ]


def place_of(item: Item | None) -> Place | None:
    """The article that an item comes from and its place there; None where it has none."""
    return item.place if item else None
