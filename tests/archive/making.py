from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.archive.migrations import upgrade
from briefing.model import Analysis, Article, Event, Extract, Quotation, Signature, Speaker

NOW = datetime(2026, 3, 12, 6, 0, tzinfo=UTC)


def article(id: str, text: str = "", **known: Any) -> Article:
    return Article(
        id=id, text=text or f"Text of {id}.", **{"title": f"Title of {id}", "outlet": "Harbour Post", **known}
    )


def quote(of: Article, words: str, speaker: str | None = None, **known: Any) -> Quotation:
    start = of.text.index(words)
    return Quotation(
        article=of.id, text=words, start=start, end=start + len(words), kind="direct", speaker=speaker, **known
    )


def analysis(of: Article, *quotations: Quotation, version: str = "1", speakers: tuple[Speaker, ...] = ()) -> Analysis:
    return Analysis(
        article=of.id,
        version=version,
        language="en",
        summary=(Extract(of.id, of.text[:8], 0, 8),),
        quotations=quotations,
        speakers=speakers or tuple(Speaker(name=q.speaker, quoted=1, role=q.role) for q in quotations if q.speaker),
        signature=Signature(article=of.id, title=of.title, outlet=of.outlet, published=of.published),
    )


def event(id: str, *articles: Article, **known: Any) -> Event:
    return Event(id=id, title=f"Event {id}", articles=tuple(each.id for each in articles), **known)


def as_of_version(version: int, newer: Path, older: Path) -> None:
    """Write an archive file of an earlier version with everything that the archive in `newer` holds."""
    db = sqlite3.connect(older, isolation_level=None)
    upgrade(db, version)
    db.execute("ATTACH ? AS newer", (str(newer),))
    tables = db.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name IN"
        " (SELECT name FROM newer.sqlite_schema) AND name NOT GLOB '*_words*' AND name NOT GLOB '*_parts*'"
        " ORDER BY name IN ('names', 'texts')"  # their rows are indexed with what the others hold
    ).fetchall()
    for (table,) in tables:
        there = {row[1] for row in db.execute(f"PRAGMA newer.table_info ({table})")}
        named = (row[1] for row in db.execute(f"PRAGMA main.table_info ({table})"))
        columns = ", ".join(f'"{name}"' for name in named if name in there)
        db.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
    db.close()
