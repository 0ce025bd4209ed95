"""What is said of a date that stands in a file, or in its name, and cannot be read: the article goes without it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.ingest.cleaning import one_line
from briefing.ingest.dates import meant_in_name, published
from briefing.ingest.origin import Remark
from briefing.model import Article

_LONGEST = 60
"""Characters of a value that are repeated."""


def with_remark(article: Article, said: object, place: str, name: str = "") -> Iterator[Article | Remark]:
    """The article, and a remark where its file said a date at `place` that nobody can read.

    Where the file says none, what stands in its `name` is the date: 2026-02-30-title.txt means a day, and has none.
    """
    yield article
    value = one_line(str(said)) if said is not None else None
    if not value and article.published is None:
        said = value = meant_in_name(name)
        place = article.path or place
    if not value or published(said):
        return
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    day = f"dated {article.published}, after its file's name" if article.published else "undated"
    yield Remark(place, f"“{shown}” is no date that can be read, so the article is {day}", "write it like 2026-05-31")
