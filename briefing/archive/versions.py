"""The versions of a statement: what the user decided on one of them holds for all, also for those that come later.

Who spoke holds for every version in the event that the analysis gives to the same speaker, or to nobody, and for the
same words of that speaker in other events. Pins, marks and exclusions hold for every version in the event.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.archive.decisions import Flags, Replay
from briefing.archive.views import quotation_id
from briefing.model import Quotation

_FEWEST = 4
"""Words that must be the same for them to be the same speaker's in another event as well."""


class Version(Struct):
    """A quotation of an event."""

    n: int
    statement: str
    shown: bool
    decided: bool
    quotation: Quotation
    """With the speaker after the user's decisions, under the name that the archive has for them."""
    speaker: str | None
    """That speaker's id."""
    supposed: str | None
    """Id of the speaker whom the analysis found, once it is linked."""
    supposed_name: str | None


def of_event(db: sqlite3.Connection, event: str) -> list[Version]:
    """The quotations of an event; those of copies last, so that an original is shown where the words are the same."""
    found = []
    for n, statement, shown, decided, article, text, start, end, kind, weight, *voices in db.execute(
        _QUOTATIONS, (event,)
    ):
        speaker, name, supposed, supposed_name = voices
        quotation = Quotation(
            article=article, text=text, start=start, end=end, kind=kind, weight=weight,
            speaker=name if decided else name or supposed_name,
        )  # fmt: skip
        found.append(Version(n, statement, bool(shown), bool(decided), quotation, speaker, supposed, supposed_name))
    return found


Words = tuple[str, ...]
Voice = tuple[str | None, str | None]
"""A speaker's id and name."""


class Attributed(Struct):
    """What the user decided on who spoke, by place and by words."""

    order: dict[str, int]
    """Quotation → when it was decided, the latest last."""
    voices: dict[tuple[Words, str], Voice]
    """Words and the speaker whom the analysis found → the speaker who was decided."""


def attributed(db: sqlite3.Connection, done: Replay) -> Attributed:
    """What the decisions in force say of who spoke."""
    found = Attributed({id: place for place, id in enumerate(done.attributed)}, {})
    rows = db.execute(_ATTRIBUTED, (json.dumps(list(done.attributed)),)).fetchall() if done.attributed else ()
    for _, text, supposed, *voice in sorted(rows, key=lambda row: found.order[row[0]]):
        if supposed and len(words := _words(text)) >= _FEWEST:
            found.voices[words, supposed] = voice[0], voice[1]
    return found


def with_the_same_words(db: sqlite3.Connection, quotations: Iterable[str]) -> set[str]:
    """The events in which the words of these quotations stand."""
    events: set[str] = set()
    for id in quotations:
        row = db.execute("SELECT text FROM quotations WHERE id = ?", (id,)).fetchone()
        if row and len(_words(row[0])) >= _FEWEST:
            phrase = '{text} : "' + row[0].replace('"', '""').replace("\0", " ") + '"'
            events.update(event for (event,) in db.execute(_SAME_WORDS, (phrase,)) if event)
    return events


def attribute(db: sqlite3.Connection, rows: Sequence[Version], decided: Attributed) -> set[str]:
    """Give every version of a statement the speaker that the user decided for one of them, or back its own.

    Returns the speakers who have other words than before.
    """
    voices = _voices(rows, decided)
    touched: set[str] = set()
    for index, row in enumerate(rows):
        if quotation_id(row.quotation) in decided.order or (index not in voices and not row.decided):
            continue
        before = row.speaker, row.decided
        row.speaker, name = voices.get(index, (row.supposed, row.supposed_name))
        row.decided = index in voices
        row.quotation = replace(row.quotation, speaker=name)
        if before != (row.speaker, row.decided):
            touched.update(id for id in (before[0], row.speaker) if id)
            db.execute(
                "UPDATE quotations SET speaker = ?, decided = ?, watched = topical WHERE n = ?",
                (row.speaker, row.decided, row.n),
            )
    return touched


def _voices(rows: Sequence[Version], decided: Attributed) -> dict[int, Voice]:
    """The speakers of the versions without a decision of their own, from the latest that was made on another one."""
    if not decided.order:
        return {}
    found: dict[int, Voice] = {}
    for index, row in enumerate(rows):
        if row.supposed_name and (voice := decided.voices.get((_words(row.quotation.text), row.supposed_name))):
            found[index] = voice
    places = [decided.order.get(quotation_id(row.quotation), -1) for row in rows]
    if max(places, default=-1) < 0:
        return found
    from briefing.quotes.statements import statements

    for statement in statements([replace(row.quotation, speaker=row.supposed_name) for row in rows]):
        by_time = sorted((index for index in statement.indices if places[index] >= 0), key=lambda index: places[index])
        for index in statement.indices:
            mine = rows[index].supposed_name
            same = [rows[other] for other in by_time if mine is None or rows[other].supposed_name == mine]
            if same:
                found[index] = same[-1].speaker, same[-1].quotation.speaker
    return found


def _words(text: str) -> Words:
    from briefing.language import fold, words

    return tuple(fold(span.of(text)) for span in words(text))


def flag(db: sqlite3.Connection, ids: Sequence[str], done: Replay) -> None:
    """Set on every version of these quotations' statements what the user set on any of them."""
    by_statement: dict[str, list[tuple[str, Flags]]] = {}
    for id, statement, *now in db.execute(_FLAGS, (json.dumps(ids),)).fetchall() if ids else ():
        by_statement.setdefault(statement, []).append((id, Flags(*map(bool, now))))
    for members in by_statement.values():
        given = [_values(done.flags.get(("quotation", id), Flags())) for id, _ in members]
        wanted = Flags(*map(any, zip(*given, strict=True)))
        db.executemany(
            "UPDATE quotations SET pinned = ?, marked = ?, excluded = ? WHERE id = ?",
            ((*_values(wanted), id) for id, now in members if now != wanted),
        )


def _values(flags: Flags) -> tuple[bool, bool, bool]:
    return flags.pinned, flags.marked, flags.excluded


_QUOTATIONS = """
SELECT q.n, q.statement, q.shown, q.decided, a.id, q.text, q.start, q."end", q.kind, q.weight,
  q.speaker, coalesce(s.named, s.name), p.speaker, coalesce(o.named, o.name, q.name)
FROM articles a JOIN quotations q ON q.article = a.n LEFT JOIN speakers s ON s.id = q.speaker
LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name LEFT JOIN speakers o ON o.id = p.speaker
WHERE a.event = ? ORDER BY a.copy_of IS NOT NULL, a.moment, a.n, q.start
"""

_ATTRIBUTED = """
SELECT q.id, q.text, coalesce(o.named, o.name, q.name), q.speaker, coalesce(s.named, s.name)
FROM quotations q LEFT JOIN speakers s ON s.id = q.speaker
LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name LEFT JOIN speakers o ON o.id = p.speaker
WHERE q.id IN (SELECT value FROM json_each(?))
"""

_SAME_WORDS = """
SELECT DISTINCT a.event FROM quotation_words w JOIN quotations q ON q.n = w.rowid JOIN articles a ON a.n = q.article
WHERE quotation_words MATCH ?
"""

_FLAGS = """
SELECT id, statement, pinned, marked, excluded FROM quotations
WHERE statement IN (SELECT statement FROM quotations WHERE id IN (SELECT value FROM json_each(?)))
"""
