"""Full-text search: the best place in each article that holds the words."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import Any, Literal

from briefing.archive.lists import ARTICLE_ROW, article_row, named
from briefing.archive.scope import of_articles
from briefing.archive.terms import matching
from briefing.archive.views import Hit, Scope

OPEN, CLOSE = "\x02", "\x03"
"""They mark what was found: control characters never stand in a text that was read in."""
_EXCERPT = 160


def search(db: sqlite3.Connection, query: str, scope: Scope, offset: int, limit: int) -> list[Hit]:
    """One hit for each article that holds all of the words, best first: BM25, with the title's words counted most."""
    match = matching(db, "article_words", query)
    if match is None:
        return []
    where = of_articles(db, scope)
    rows = db.execute(
        f"SELECT {ARTICLE_ROW}, a.n, a.body, highlight(article_words, 0, '{OPEN}', '{CLOSE}') AS in_title,"
        f" highlight(article_words, 1, '{OPEN}', '{CLOSE}') AS in_text"
        f" FROM article_words JOIN articles a ON a.n = article_words.rowid WHERE article_words MATCH ? AND {where.sql}"
        " ORDER BY bm25(article_words, 5.0, 1.0, 0.2), a.moment DESC, a.n LIMIT ? OFFSET ?",
        (match, *where.values, limit, offset),
    )
    return [_hit(db, values) for values in list(named(rows))]


def _hit(db: sqlite3.Connection, values: dict[str, Any]) -> Hit:
    n, body = values.pop("n"), values.pop("body")
    title, in_title = places(values.pop("in_title"))
    text, in_text = places(values.pop("in_text"))
    article = article_row(values)
    best, best_title = _densest([place for place in in_text if place[0] >= body]), _densest(in_title)
    if best_title[2] >= best[2]:
        return Hit(article=article, field="title", start=best_title[0], end=best_title[1], excerpt=title)
    start, end, _ = best
    within = 'SELECT 1 FROM quotations WHERE article = ? AND start <= ? AND "end" >= ?'
    field: Literal["text", "quotation"] = "quotation" if db.execute(within, (n, start, end)).fetchone() else "text"
    return Hit(article=article, field=field, start=start, end=end, excerpt=excerpt(text, start, end))


def places(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text in which the index marked what it found: without the marks, and where they stood."""
    first, *marked_pieces = marked.split(OPEN)
    pieces, places, at = [first], [], len(first)
    for piece in marked_pieces:
        found, _, after = piece.partition(CLOSE)
        places.append((at, at + len(found)))
        pieces += [found, after]
        at += len(found) + len(after)
    return "".join(pieces), places


def _densest(places: list[tuple[int, int]]) -> tuple[int, int, int]:
    """Where most of the places stand next to each other: start, end, how many; that says more than the first alone."""
    if not places:
        return 0, 0, 0
    run, best = [places[0]], [places[0]]
    for before, place in pairwise(places):
        run = [*run, place] if place[0] - before[1] <= 2 else [place]
        if len(run) > len(best):
            best = run
    return best[0][0], best[-1][1], len(best)


def excerpt(text: str, start: int, end: int) -> str:
    """One line around [start, end) out of its paragraph, cut between words."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    left = max(first, start - _EXCERPT // 3)
    right = min(last, max(end, left + _EXCERPT))
    if left > first:
        left = text.find(" ", left, start) + 1 or left
    if right < last:
        right = max(end, text.rfind(" ", end, right))
    line = " ".join(text[left:right].split())
    return ("… " if left > first else "") + line + (" …" if right < last else "")
