"""What a search finds: speakers by their names, then articles by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.archive import Scope, SpeakerRow
from briefing.archive.terms import folded
from briefing.dashboard.items import HeadingItem, HitItem, Item, NoteItem, SpeakerItem, amount, joined
from briefing.dashboard.window import Window

if TYPE_CHECKING:
    from briefing.dashboard.contents import Contents, View

MOST = 200
"""Most places that a search shows, and most speakers where it was asked for among them."""
FEW = 5
"""Most speakers that stand before the articles otherwise."""


def found(contents: Contents, words: str, scope: Scope, view: View) -> Window:
    """The speakers of the scope whose name has the words, then the places in its articles, best first.

    `view`: the navigator's list at hand. Among the speakers all of them are listed, and it is said where there is none.
    """
    hits = contents.archive.search(words, scope, MOST)
    people = _speakers(contents, words, scope)
    listed = people if view == "speakers" else people[:FEW]
    rest = len(people) - len(listed)
    places = f"the best {MOST}" if len(hits) == MOST else amount(len(hits), "article")
    note = joined(amount(len(people), "speaker") if people else None, places)
    items: list[Item] = [HeadingItem("search", f"Search: {words}", note)]
    items += [SpeakerItem(row.id, row) for row in listed]
    if rest:
        items.append(NoteItem("more", f"{rest:,} more: search in 2 for all."))
    if view == "speakers" and not people:
        items.append(NoteItem("nobody", "No speaker of this name."))
    if not hits:
        told = "All of the words have to stand in an article. Esc goes back."
        items.append(NoteItem("nothing", "No article found." if len(items) > 1 else "Nothing found.", "", told))
    elif len(items) > 1:
        items.append(HeadingItem("articles", "Articles", "", above=1))
    items += [HitItem(f"hit {hit.article.id}", hit, _marks(hit.excerpt, words), contents.timezone) for hit in hits]
    return Window.of(items)


def is_match(item: Item | None) -> bool:
    """Whether it is something that was found, which n and N stop at."""
    return isinstance(item, SpeakerItem | HitItem)


def _speakers(contents: Contents, words: str, scope: Scope) -> list[SpeakerRow]:
    """Those with a name in which each of the words opens one: "jor ok" means Jordan Okoro, and "dan" does not."""
    rows = contents.archive.speakers(replace(scope, query=words), 0, MOST)
    wanted = [f" {word}" for word in folded(words).split()]

    def has_them(name: str) -> bool:
        return all(word in f" {folded(name)}" for word in wanted)

    def is_meant(row: SpeakerRow) -> bool:
        known = None if has_them(row.name) else contents.archive.speaker(row.id)
        return known is None or any(map(has_them, known.variants))

    return [row for row in rows if is_meant(row)]


def _marks(excerpt: str, query: str) -> tuple[tuple[int, int, str], ...]:
    """Where the words of a query stand in an excerpt."""
    marks, small = [], excerpt.casefold()
    if len(small) != len(excerpt):
        return ()
    for word in {word.strip("\"'“”*()").casefold() for word in query.split()} - {""}:
        place = small.find(word)
        while place >= 0:
            marks.append((place, place + len(word), "match"))
            place = small.find(word, place + len(word))
    return tuple(sorted(marks))
