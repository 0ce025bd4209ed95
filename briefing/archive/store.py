"""Articles and their analyses: writing them down and reading them back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from briefing.archive import statements
from briefing.archive.errors import ArchiveError
from briefing.archive.scope import of_place
from briefing.archive.views import Scope, quotation_id
from briefing.ingest import article_id
from briefing.model import Analysis, Article, Covering, Extract, Quotation, Signature, Speaker, instant

_ARTICLE = """
a.id, t.text, a.title, a.body, a.outlet, a.byline, a.dateline, a.published, a.url, a.language, a.path, a.ref,
a.given_event
"""
_FIELDS = (
    "id", "text", "title", "body", "outlet", "byline", "dateline", "published", "url", "language", "path", "ref",
    "event",
)  # fmt: skip

pack = msgspec.msgpack.encode
extracts = msgspec.msgpack.Decoder(tuple[Extract, ...])
speakers = msgspec.msgpack.Decoder(tuple[Speaker, ...])
signature = msgspec.msgpack.Decoder(Signature)
covering = msgspec.msgpack.Decoder(Covering)
quotation = msgspec.msgpack.Decoder(Quotation)


def add_article(db: sqlite3.Connection, article: Article, now: int) -> bool:
    """Write one article down; False where it was there already.

    It was there too where only the outlet differs, that was not told before or is not told now: then it keeps its id,
    takes the outlet, and waits to be analysed again. So does one that is there and could not be analysed.
    """
    words = article_id(None, article.title, article.text)
    if row := db.execute(_THERE, (words, article.outlet)).fetchone():
        n, outlet = row
        if article.outlet not in (None, outlet):
            db.execute("UPDATE articles SET outlet = ?, tried = NULL WHERE n = ?", (article.outlet, n))
        try_again(db, n)
        return False
    published = instant(article.published)
    moment = int(published.timestamp()) if published else now
    done = db.execute(
        "INSERT INTO articles (id, title, body, outlet, byline, dateline, published, url, language, path, ref,"
        " given_event, added, moment, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        (
            article.id, article.title, article.body, article.outlet, article.byline, article.dateline,
            article.published, article.url, article.language, article.path, article.ref, article.event, now, moment,
            words,
        ),
    )  # fmt: skip
    if done.rowcount == 0:
        try_again(db, *db.execute("SELECT n FROM articles WHERE id = ?", (article.id,)).fetchone())
        return False
    db.execute("INSERT INTO texts VALUES (?, ?)", (done.lastrowid, article.text))
    return True


_THERE = """
SELECT n, outlet FROM articles WHERE (id = ?1 OR words = ?1) AND (outlet IS NULL OR ?2 IS NULL OR outlet = ?2)
ORDER BY outlet IS NULL, n
"""


def articles(db: sqlite3.Connection, ids: Sequence[str]) -> list[Article]:
    """The articles with these ids, in this order; ids that are not there are left out."""
    rows = db.execute(
        f"SELECT {_ARTICLE} FROM articles a JOIN texts t ON t.article = a.n"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(ids)).decode(),),
    )
    found = {row[0]: Article(**dict(zip(_FIELDS, row, strict=True))) for row in rows}
    return [found[id] for id in ids if id in found]


def pending(db: sqlite3.Connection, version: str, elsewhere: Mapping[str, str]) -> list[str]:
    """Ids of the articles that this version has not tried to analyse, in the order in which they were added.

    `elsewhere`: files and folders whose articles have another version; of several the last one.
    """
    if elsewhere:
        places = [
            (place, f"{place.rstrip(os.sep)}{os.sep}", wanted) for place, wanted in reversed(list(elsewhere.items()))
        ]
        wanted = " ".join("WHEN path = ? OR substr(path, 1, length(?)) = ? THEN ?" for _ in places)
        values = [value for place, inside, other in places for value in (place, inside, inside, other)]
        rows = db.execute(
            f"SELECT id FROM articles WHERE tried IS NOT CASE {wanted} ELSE ? END ORDER BY n", (*values, version)
        )
        return [id for (id,) in rows]
    rows = db.execute(
        "SELECT id, n FROM articles WHERE tried IS NULL UNION ALL SELECT id, n FROM articles WHERE tried < :version"
        " UNION ALL SELECT id, n FROM articles WHERE tried > :version ORDER BY 2",
        {"version": version},
    )
    return [id for id, _ in rows]


def store_failure(db: sqlite3.Connection, article: str, version: str, reason: str) -> None:
    """Remember that this version cannot analyse the article."""
    db.execute("INSERT OR REPLACE INTO failures SELECT n, ?, ? FROM articles WHERE id = ?", (version, reason, article))
    db.execute("UPDATE articles SET tried = ? WHERE id = ?", (version, article))


def try_again(db: sqlite3.Connection, n: int | None = None) -> None:
    """Let the articles that could not be analysed wait for it again; with `n` that one, if it is among them."""
    chosen = "SELECT article FROM failures WHERE article = coalesce(?, article)"
    db.execute(f"UPDATE articles SET tried = NULL WHERE n IN ({chosen})", (n,))


def unanalysed(db: sqlite3.Connection) -> int:
    """How many articles could not be analysed, and have no older analysis either."""
    query = "SELECT count(*) FROM failures WHERE article NOT IN (SELECT article FROM analyses)"
    number: int = db.execute(query).fetchone()[0]
    return number


def signatures(db: sqlite3.Connection, scope: Scope) -> list[Signature]:
    """The signatures of the scope's articles, earliest first."""
    return [signature.decode(packed) for packed in _signatures(db, scope)]


def coverings(db: sqlite3.Connection, scope: Scope) -> list[Covering]:
    """What the signatures of the scope's articles say of how much they cover, earliest first."""
    return [covering.decode(packed) for packed in _signatures(db, scope)]


def _signatures(db: sqlite3.Connection, scope: Scope) -> Iterator[bytes]:
    where = of_place(scope)
    rows = db.execute(
        f"SELECT s.signature FROM articles a JOIN signatures s ON s.article = a.n WHERE {where.sql}"
        " ORDER BY a.moment, a.n",
        where.values,
    )
    return (packed for (packed,) in rows)


def store_analysis(db: sqlite3.Connection, analysis: Analysis, is_watched: Callable[[str], bool]) -> None:
    """Put the analysis in the place of an older one of its article. Raises ArchiveError where it is not exact."""
    row = db.execute(
        "SELECT a.n, a.moment, t.text FROM articles a JOIN texts t ON t.article = a.n WHERE a.id = ?",
        (analysis.article,),
    ).fetchone()
    if row is None:
        raise ArchiveError(f"article {analysis.article} is not in the archive, so its analysis cannot be kept")
    n, moment, text = row
    check(analysis, text)
    db.execute(
        "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)",
        (n, analysis.version, analysis.language, pack(analysis.summary), pack(analysis.speakers)),
    )
    db.execute("UPDATE articles SET fresh = 1, tried = ? WHERE n = ?", (analysis.version, n))
    db.execute("DELETE FROM failures WHERE article = ?", (n,))
    db.execute("INSERT OR REPLACE INTO signatures VALUES (?, ?)", (n, pack(analysis.signature)))
    _store_quotations(db, n, moment, analysis.quotations, is_watched)
    _store_appearances(db, n, moment, analysis)


def check(analysis: Analysis, text: str) -> None:
    """Raise ArchiveError for a quotation or summary sentence that is not what stands in the article's text."""
    for quoted in analysis.quotations:
        if quoted.article != analysis.article or not quoted.is_exact(text):
            raise ArchiveError(
                f"article {analysis.article}: the quotation at {quoted.start}-{quoted.end} is not what stands there, "
                "so it is refused"
            )
    for sentence in analysis.summary:
        if sentence.article != analysis.article or not sentence.is_exact(text):
            raise ArchiveError(
                f"article {analysis.article}: the summary's sentence at {sentence.start}-{sentence.end} is not what "
                "stands there, so it is refused"
            )


def analysis(db: sqlite3.Connection, id: str) -> Analysis | None:
    """The article's analysis as it was computed, without the user's decisions."""
    row = db.execute(
        "SELECT y.article, y.version, y.language, y.summary, y.speakers, s.signature FROM articles a"
        " JOIN analyses y ON y.article = a.n JOIN signatures s ON s.article = a.n WHERE a.id = ?",
        (id,),
    ).fetchone()
    if row is None:
        return None
    n, version, language, summary, voices, sign = row
    quoted = db.execute("SELECT detail, text FROM quotations WHERE article = ? ORDER BY start, n", (n,))
    return Analysis(
        article=id,
        version=version,
        language=language,
        summary=extracts.decode(summary),
        quotations=tuple(restore(detail, text) for detail, text in quoted),
        speakers=speakers.decode(voices),
        signature=signature.decode(sign),
    )


def restore(detail: bytes, text: str) -> Quotation:
    """A quotation out of its row: its text is kept once, beside the rest."""
    return msgspec.structs.replace(quotation.decode(detail), text=text)


def ungrouped(db: sqlite3.Connection, margin: int) -> list[tuple[int, int]]:
    """Periods in seconds since 1970, with a margin on both sides, that hold every article yet to be grouped."""
    periods: list[tuple[int, int]] = []
    for (moment,) in db.execute(
        "SELECT a.moment FROM articles a JOIN signatures s ON s.article = a.n WHERE a.fresh ORDER BY a.moment"
    ):
        if periods and moment - margin <= periods[-1][1]:
            periods[-1] = (periods[-1][0], moment + margin)
        else:
            periods.append((moment - margin, moment + margin))
    return periods


def seconds(now: datetime) -> int:
    """Seconds since 1970."""
    return int(now.timestamp())


def _store_quotations(
    db: sqlite3.Connection,
    n: int,
    moment: int,
    quotations: Iterable[Quotation],
    is_watched: Callable[[str], bool],
) -> None:
    db.execute("DELETE FROM quotations WHERE article = ?", (n,))
    each = list({quotation_id(quoted): quoted for quoted in quotations}.values())
    rows = []
    for quoted, (statement, shown) in zip(each, statements.of(each), strict=True):
        topical = is_watched(quoted.text)
        rows.append((
            n, quotation_id(quoted), quoted.start, quoted.end, quoted.kind, quoted.text,
            pack(msgspec.structs.replace(quoted, text="")), quoted.speaker, quoted.speaker, statement, shown,
            quoted.weight, topical, topical, moment,
        ))  # fmt: skip
    db.executemany(
        'INSERT INTO quotations (article, id, start, "end", kind, text, detail, name, voice, statement, shown, weight,'
        " topical, watched, moment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    db.execute("UPDATE articles SET quotations = ? WHERE n = ?", (len(rows), n))


def _store_appearances(db: sqlite3.Connection, n: int, moment: int, analysis: Analysis) -> None:
    # A name that was linked before stays linked, so that no list is ever without its speaker for a while.
    links = {
        name: (linked, speaker)
        for name, linked, speaker in db.execute("SELECT name, linked, speaker FROM appearances WHERE article = ?", (n,))
    }
    rows = {
        voice.name: (voice.kind, voice.role, msgspec.json.encode(voice.variants).decode(), voice.quoted)
        for voice in analysis.speakers
    }
    for quoted in analysis.quotations:
        if quoted.speaker and quoted.speaker not in rows:
            rows[quoted.speaker] = (quoted.speaker_kind or "person", quoted.role, "[]", 1)
    db.execute("DELETE FROM appearances WHERE article = ?", (n,))
    db.executemany(
        "INSERT INTO appearances (article, name, kind, role, variants, quoted, moment, linked, speaker)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((n, name, *row, moment, *links.get(name, (None, None))) for name, row in rows.items()),
    )
