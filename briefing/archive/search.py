"""Full-text search: the best place in each article that holds the words."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from typing import Any, Literal

from briefing.archive.lists import ARTICLE_ROW, article_row, named
from briefing.archive.scope import of_articles
from briefing.archive.terms import matching
from briefing.archive.views import Hit, Scope

# Control characters never stand in a text that was read in, so they can mark what was found.
_OPEN, _CLOSE = "\x02", "\x03"
_EXCERPT = 160


def search(db: sqlite3.Connection, query: str, scope: Scope, offset: int, limit: int) -> list[Hit]:
    """One hit for each article that holds all of the words, best first: BM25, with the title's words counted most."""
    match = matching(db, "article_words", query)
    if match is None:
        return []
    where = of_articles(db, scope)
    rows = db.execute(
        f"SELECT {ARTICLE_ROW}, a.n, highlight(article_words, 0, '{_OPEN}', '{_CLOSE}') AS in_title,"
        f" highlight(article_words, 1, '{_OPEN}', '{_CLOSE}') AS in_text"
        f" FROM article_words JOIN articles a ON a.n = article_words.rowid WHERE article_words MATCH ? AND {where.sql}"
        " ORDER BY bm25(article_words, 5.0, 1.0, 0.2), a.moment DESC, a.n LIMIT ? OFFSET ?",
        (match, *where.values, limit, offset),
    )
    return [_hit(db, values) for values in list(named(rows))]


def _hit(db: sqlite3.Connection, values: dict[str, Any]) -> Hit:
    title, text, n = values.pop("in_title"), values.pop("in_text"), values.pop("n")
    article = article_row(values)
    field: Literal["title", "text", "quotation"] = "text"
    places = _places(text)
    in_title = _places(title)
    if len(in_title) >= len(places) or not places:
        field, places, text = "title", in_title, title
    plain = text.replace(_OPEN, "").replace(_CLOSE, "")
    start, end = _densest(places) if places else (0, 0)
    if (
        field == "text"
        and db.execute(
            'SELECT 1 FROM quotations WHERE article = ? AND start <= ? AND "end" >= ?', (n, start, end)
        ).fetchone()
    ):
        field = "quotation"
    return Hit(article=article, field=field, start=start, end=end, excerpt=excerpt(plain, start, end))


def _places(marked: str) -> list[tuple[int, int]]:
    places = []
    shift = 0
    at = marked.find(_OPEN)
    while at >= 0:
        close = marked.find(_CLOSE, at)
        places.append((at - shift, close - shift - 1))
        shift += 2
        at = marked.find(_OPEN, close)
    return places


def _densest(places: list[tuple[int, int]]) -> tuple[int, int]:
    # Words that stand next to each other say more than the first of them alone.
    run, best = [places[0]], [places[0]]
    for before, place in pairwise(places):
        run = [*run, place] if place[0] - before[1] <= 2 else [place]
        if len(run) > len(best):
            best = run
    return best[0][0], best[-1][1]


def excerpt(text: str, start: int, end: int) -> str:
    """One line around [start, end), cut between words."""
    left = max(0, start - _EXCERPT // 3)
    right = min(len(text), max(end, left + _EXCERPT))
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(end, text.rfind(" ", end, right))
    line = " ".join(text[left:right].split())
    return ("… " if left else "") + line + (" …" if right < len(text) else "")
