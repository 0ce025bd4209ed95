"""Beside one another: the versions of a statement, a copy and its original, an event now and a moment ago.

What differs is computed in the process of `jobs`; here it becomes items, each with its place in its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from briefing.archive import ArticleRow, QuotationRow, Scope
from briefing.dashboard import dates, jobs
from briefing.dashboard.contents import apart
from briefing.dashboard.items import (
    ArticleItem,
    EventItem,
    HeadingItem,
    Item,
    NoteItem,
    Place,
    QuotationItem,
    amount,
    joined,
)
from briefing.dashboard.lines import Line, Mark, paragraph
from briefing.dashboard.moments import Moment, moments
from briefing.model import Article, Span

if TYPE_CHECKING:
    from briefing.dashboard.desk import Desk
    from briefing.events.copies import Difference
    from briefing.events.news import Change

AROUND = 60
"""Characters of an article shown on either side of a difference."""
TALLEST = 12
"""Lines that either side of a difference takes."""
MOST = 200
"""Differences shown."""
COMPARING = "Comparing…"


class VersionItem(QuotationItem, frozen=True):
    """One version of a statement, with the words marked that the first version does not have."""

    changed: tuple[Mark, ...] = ()
    left_out: tuple[str, ...] = ()
    """Words of the first version that this one does not have."""

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """The words whole, what they leave out, then who, where and when."""
        lines = paragraph(self.row.quotation.in_marks, width, role="quote", marks=self.changed)
        if self.left_out:
            lines += paragraph("without: " + " / ".join(self.left_out), width, role="unsure")
        return [*lines, *self._about(width)]


class DifferenceItem(Item, frozen=True):
    """A place where a copy differs from its original."""

    article: str
    span: Span
    """In the copy; empty where words of the original are missing."""
    before: str
    here: str
    around_before: tuple[str, str]
    """What stands around the words in the original, and not around those that came in their place."""
    around_here: tuple[str, str]

    @property
    def place(self) -> Place | None:
        """Where it stands in the copy."""
        return self.article, (self.span,)

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """What the original says, then what the copy says, each behind its sign and among the words around it there."""
        sides = (("−", self.before, self.around_before), ("+", self.here, self.around_here))
        lines: list[Line] = []
        for sign, words, (left, right) in sides:
            if words:
                marks: list[Mark] = [(len(left), len(left) + len(words), "match")]
                told = paragraph(f"{left}{words}{right}", width - 2, marks=marks, most=TALLEST)
                lines += [((f"{sign if not number else ' '} ", "flag"), *line) for number, line in enumerate(told)]
        return lines


class SinceItem(NoteItem, frozen=True, kw_only=True):
    """Since when what follows is new."""

    moment: Moment


class ChangeItem(Item, frozen=True):
    """A number that was one thing and is now another."""

    change: Change
    about: str

    @property
    def place(self) -> Place | None:
        """Where the new number stands."""
        return self.change.after.article, (Span(self.change.after.start, self.change.after.end),)

    def draw(self, width: int, most: int = 0) -> list[Line]:
        """What it was and what it is, then where the new one stands."""
        change = self.change
        was, now = (f"{number:,.10g}" for number in (change.was, change.now))
        text = f"{change.counts}: {was} → {now}" if change.counts else f"{was} → {now}"
        told = paragraph(change.told.text, width, most=4) if change.told else []
        return [*paragraph(text, width, role="title"), *told, *paragraph(self.about, width, role="dim", most=2)]


async def show_versions(desk: Desk) -> None:
    """How the wording of a statement differs from outlet to outlet, or a copy from what it is a copy of."""
    match desk.meant:
        case QuotationItem() as item:
            await _show_statement(desk, item)
        case ArticleItem(row=row):
            await _show_copies(desk, row)


async def _show_statement(desk: Desk, item: QuotationItem) -> None:
    rows = desk.archive.versions(item.row.id)
    if len(rows) < 2:
        desk.say("Nobody else carried these words.")
        return
    first, *others = rows
    shown = first.quotation.in_marks
    found = await desk.compute(COMPARING, jobs.differing, [(shown, row.quotation.in_marks) for row in others])
    items: list[Item] = [_version(desk, first, shown, ())]
    items += [_version(desk, row, shown, differences) for row, differences in zip(others, found, strict=True)]
    same = sum(not differences for differences in found)
    note = joined(amount(len(rows), "version"), f"{same} word for word" if same else None)
    desk.show_aside("Versions", [HeadingItem("versions", "One statement", note), *apart(items)])


def _version(desk: Desk, row: QuotationRow, shown: str, differences: Sequence[Difference]) -> Item:
    item = desk.contents.quotation(structs.replace(row, outlets=()))
    return VersionItem(
        f"version {row.id}",
        row,
        where=item.where,
        doubt=item.doubt,
        changed=tuple((one.second.start, one.second.end, "match") for one in differences),
        left_out=tuple(one.first.of(shown) for one in differences if one.first.start < one.first.end),
    )


async def _show_copies(desk: Desk, row: ArticleRow) -> None:
    original = row.copy_of or row.id
    rows = desk.archive.article_rows(Scope(event=row.event)) if row.event else []
    copies = [one for one in rows if one.copy_of == original and row.id in (one.id, original)]
    texts = {article.id: article for article in desk.archive.articles([original, *(one.id for one in copies)])}
    if not copies or original not in texts:
        desk.say("This article is no copy, and has none.")
        return
    first = texts[original]
    pairs = [(_body(first), _body(texts[one.id])) for one in copies]
    found = await desk.compute(COMPARING, jobs.differing, pairs)
    items: list[Item] = []
    for one, differences in zip(copies, found, strict=True):
        items += _of_copy(first, texts[one.id], differences, above=1 if items else 0)
    desk.show_aside("How the copies differ", items)


def _body(article: Article) -> str:
    return article.text[article.body :]


def _of_copy(first: Article, copy: Article, differences: Sequence[Difference], above: int) -> Iterable[Item]:
    """A heading with both outlets, then the differences in the order of the copy."""
    outlet, other = copy.outlet or "Outlet not known", first.outlet or "an outlet that is not known"
    items = [_difference(first, copy, one) for one in differences[:MOST]]
    note = amount(len(differences), "difference") if differences else "word for word the same"
    yield HeadingItem(f"copy {copy.id}", f"{outlet}, beside {other}", note, lambda: items, above=above)
    if copy.title != first.title:
        yield NoteItem(f"title {copy.id}", f"Headline: {copy.title}", "dim", f"there: {first.title}")
    yield from apart(items, first=False)


def _difference(first: Article, copy: Article, one: Difference) -> DifferenceItem:
    start, end = one.second.start + copy.body, one.second.end + copy.body
    before, here = _body(first), _body(copy)
    return DifferenceItem(
        f"difference {copy.id} {start} {one.first.start}",
        copy.id,
        Span(start, end),
        one.first.of(before),
        one.second.of(here),
        _around(before, one.first),
        _around(here, one.second),
    )


def _around(text: str, place: Span) -> tuple[str, str]:
    """The whole words (or signs, where none are set apart) on either side of a place, with an ellipsis for the rest."""
    left, right = text[: place.start], text[place.end :]
    if len(left) > AROUND:
        left = left[-AROUND:]
        left = "…" + (left.partition(" ")[2] or left)
    if len(right) > AROUND:
        right = right[:AROUND]
        right = (right.rpartition(" ")[0] or right) + "…"
    return left, right


async def show_news(desk: Desk) -> None:
    """What is new in the event chosen, since the best of the moments; asked for again, since the next one."""
    event = desk.navigator.choice
    if not isinstance(event, EventItem):
        desk.say("Only events have news: 1 shows them.")
        return
    choices = moments(desk, event.row)
    if not choices:
        desk.say("No article of this event has a date.")
        return
    shown = desk.listing.window.item(0) if desk.listing.aside else None
    before = shown.moment if isinstance(shown, SinceItem) and shown.moment in choices else None
    at = (choices.index(before) + 1) % len(choices) if before else 0
    moment, then = choices[at], choices[(at + 1) % len(choices)]
    found = await desk.compute(COMPARING, jobs.event_news, desk.archive.path, event.row.id, moment.at, moment.arrived)
    if desk.navigator.choice is None or desk.navigator.choice.key != event.key:
        return  # the cursor has gone on to another event meanwhile
    if desk.listing.choice is None or desk.listing.choice.key != event.key:
        desk.choose()  # where Esc leads: what a search found was shown since another one was chosen
    zone, archive = desk.contents.timezone, desk.archive
    rows = {row.id: row for id in found.articles for row in archive.article_rows(Scope(article=id))}
    new = [ArticleItem(row.id, row, zone) for row in rows.values()]
    ids = {(one.article, one.start) for one in found.quotations}
    said = [row for id in found.articles for row in archive.quotations(Scope(article=id))]
    words = [desk.contents.quotation(row) for row in said if (row.quotation.article, row.quotation.start) in ids]
    changed = [ChangeItem(f"change {number}", one, _about(desk, one)) for number, one in enumerate(found.changes)]
    put_right = [desk.contents.extract(one, rows.get(one.article)) for one in found.corrections]
    when = moment.when(zone)
    another = f"w: since {then.words}" if then != moment else "[ and ] choose another day"
    alike = f"The same since {' and since '.join(moment.alike)}. " if moment.alike else ""
    items: list[Item] = [SinceItem("since", f"Since {moment.words} ({when}). {alike}{another}.", moment=moment)]
    parts: tuple[tuple[str, Sequence[Item]], ...] = (
        ("Changed numbers", changed),
        ("Corrections", put_right),
        ("New articles", new),
        ("New quotations", words),
    )
    for title, members in parts:
        if members:
            head = HeadingItem(title, title, f"{len(members):,}", partial(tuple, members), above=1)
            items += [head, *apart(members)]
    if len(items) == 1:
        items.append(NoteItem("nothing", "Nothing new.", "", "All of it was there before."))
    desk.show_aside("What is new", items)
    if before and len(choices) == 1:
        desk.say("No other moment: since each the same is new, or nothing, or all of it.")


def _about(desk: Desk, change: Change) -> str:
    """Who gave the new number and when, and who the one before."""
    told = []
    for extract in (change.after, change.before):
        (row,) = desk.archive.article_rows(Scope(article=extract.article))
        told.append(joined(row.outlet or "outlet not known", dates.short(row.published, desk.contents.timezone)))
    return f"{told[0]}; before: {told[1]}"
