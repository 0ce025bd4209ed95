"""Names in articles → speakers over the archive, as articles arrive: known speakers first, then each other.

What linking knows of a speaker are the forms of the name met so far (`forms`), found again under the keys that
`quotes.speakers` makes of them (`name_keys`), so that a name is only compared with the few that it may be.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.archive import speakers
from briefing.archive.decisions import Replay

if TYPE_CHECKING:
    from briefing.quotes.aliases import Aliases
    from briefing.quotes.speakers import Known, SpeakerRecord

_AT_ONCE = 300
"""Articles whose speakers are linked in one transaction."""
_CANDIDATES = 80
"""Speakers that a name is compared with at most."""


def link_some(db: sqlite3.Connection, done: Replay) -> bool:
    """Give the appearances in some articles, earliest first, their speaker; False when there are none left."""
    rows = db.execute(
        "SELECT DISTINCT article, moment FROM appearances WHERE linked IS NULL ORDER BY moment, article LIMIT ?",
        (_AT_ONCE,),
    )
    articles = [article for article, _ in rows]
    if articles:
        link(db, articles, done)
    return bool(articles)


def link(db: sqlite3.Connection, articles: Iterable[int], done: Replay) -> None:
    """Give every appearance in these articles that has none its speaker over the archive."""
    wanted = json.dumps(sorted(set(articles)))
    records = _records(db, wanted)
    found = _find(db, records, _aliases(db, done))
    db.executemany(
        "UPDATE appearances SET linked = ? WHERE article = ? AND name = ?",
        (
            (found.get((record.name, record.kind, record.role), ""), int(record.article), record.name)
            for record in records
        ),
    )
    speakers.settle(db, json.loads(wanted), done)


def _records(db: sqlite3.Connection, articles: str) -> list[SpeakerRecord]:
    from briefing.quotes.speakers import SpeakerRecord

    rows = db.execute(
        "SELECT p.article, p.name, p.kind, p.role, p.variants, p.quoted, a.published FROM appearances p"
        " JOIN articles a ON a.n = p.article"
        " WHERE p.article IN (SELECT value FROM json_each(?)) AND p.linked IS NULL"
        " ORDER BY p.moment, p.article, p.name",
        (articles,),
    )
    return [
        SpeakerRecord(
            article=str(article),
            name=name,
            kind=kind,
            role=role,
            variants=tuple(json.loads(variants)),
            quoted=quoted,
            published=published,
        )
        for article, name, kind, role, variants, quoted, published in rows
    ]


def _find(
    db: sqlite3.Connection, records: list[SpeakerRecord], aliases: Aliases
) -> dict[tuple[str, str, str | None], str]:
    """The speaker of each (name, kind, role): one that is known or, for those whom nobody knows, a new one."""
    from briefing.quotes import speakers as quoted

    found: dict[tuple[str, str, str | None], str] = {}
    strangers: list[SpeakerRecord] = []
    seen: set[tuple[str, str, str | None]] = set()
    for record in records:
        form = (record.name, record.kind, record.role)
        if quoted.is_generic(record.name, record.kind):
            continue
        if form not in seen:
            seen.add(form)
            id = quoted.place(record, _known(db, record, aliases), aliases)
            if id is not None:
                found[form] = id
        if form not in found:
            strangers.append(record)
    for linked in quoted.link(strangers, aliases):
        found.update(
            ((record.name, record.kind, record.role), linked.speaker.id)
            for record in (strangers[index] for index in linked.records)
        )
    _remember(db, found, aliases)
    return found


def _known(db: sqlite3.Connection, record: SpeakerRecord, aliases: Aliases) -> list[Known]:
    """The speakers that share a key with a record."""
    from briefing.quotes.speakers import Known, block_keys

    keys = block_keys(aliases.of(record.name) or record.name, record.kind, record.role)
    near: dict[str, None] = {}
    for key in keys:
        # The first keys are the narrowest. A wide one, such as a given name with a common role, only fills up.
        left = _CANDIDATES - len(near)
        rows = db.execute("SELECT speaker FROM name_keys WHERE key = ? ORDER BY speaker LIMIT ?", (key, max(0, left)))
        near.update((speaker, None) for (speaker,) in rows)
    rows = db.execute(
        "SELECT speaker, name, kind, role FROM forms WHERE speaker IN (SELECT value FROM json_each(?)) ORDER BY n",
        (json.dumps(list(near)),),
    )
    forms: dict[str, list[tuple[str, str, str]]] = {}
    for speaker, *form in rows:
        forms.setdefault(speaker, []).append(tuple(form))
    return [
        Known(
            id=speaker,
            name=met[0][0],
            kind=met[0][1],  # type: ignore[arg-type]
            names=tuple(dict.fromkeys(name for name, _, _ in met)),
            roles=tuple(dict.fromkeys(role for _, _, role in met if role)),
        )
        for speaker, met in forms.items()
    ]


def _remember(db: sqlite3.Connection, found: dict[tuple[str, str, str | None], str], aliases: Aliases) -> None:
    from briefing.quotes.speakers import block_keys

    for (name, kind, role), speaker in found.items():
        full = aliases.of(name) or name
        db.execute(
            "INSERT INTO forms (speaker, name, kind, role) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (speaker, full, kind, role or ""),
        )
        db.executemany(
            "INSERT INTO name_keys (key, speaker) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((key, speaker) for key in block_keys(full, kind, role)),  # type: ignore[arg-type]
        )


def _aliases(db: sqlite3.Connection, done: Replay) -> Aliases:
    """The user's list, and over it the aliases that were decided."""
    from briefing.archive import aliases
    from briefing.quotes.aliases import Aliases, key

    listed = aliases.in_force(db)
    decided = {key(form): full for name, full in done.aliases.items() for form in (name, full)}
    return Aliases(full={**listed.full, **decided}, apart=listed.apart)
