"""What the user decided, kept apart from the analysis and replayed over it: append only, undoable, pure to replay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from briefing.archive.errors import ArchiveError

DecisionKind = Literal["pin", "exclude", "mark", "merge", "split", "rename", "role", "move", "re-attribute", "alias"]
DecisionObject = Literal["event", "article", "speaker", "quotation"]


_ids = msgspec.json.Decoder(tuple[str, ...])

K = TypeVar("K")
V = TypeVar("V")


class Decision(Struct, frozen=True, kw_only=True):
    """One thing that the user decided.

    kind          object             targets                        value
    pin, exclude, mark  any          ids                            (`on` False takes it back)
    merge         event, speaker     ids; the first one stays
    split         event              ids of articles that leave     (id of the new event, filled in)
    split         speaker            id, then names that leave      (id of the new speaker, filled in)
    rename        event, speaker     one id                         title or name; None: as it was
    role          speaker            one id                         role; "": none; None: as printed
    move          article            ids                            id of the event
    re-attribute  quotation          ids                            full name; None: not known
    alias         speaker            names                          the full name that they stand for
    """

    kind: DecisionKind
    object: DecisionObject
    targets: tuple[str, ...]
    value: str | None = None
    on: bool = True
    n: int = 0
    """Its number in the archive; 0 before it is there."""
    at: str | None = None
    """When it was made, ISO 8601."""
    members: tuple[str, ...] = ()
    """Filled in, so that it holds for them whatever grouping does later: ids of the articles that a merge held; of the
    quotations that were the same statement as a target (with "re-attribute": by the same speaker, or by nobody known).
    """

    def __post_init__(self) -> None:
        if (self.kind, self.object) not in _ALLOWED:
            raise ArchiveError(f"{self.kind} is nothing that can be done to {_ARTICLES[self.object]}")
        least = 2 if self.kind == "merge" or (self.kind, self.object) == ("split", "speaker") else 1
        if len(self.targets) < least:
            raise ArchiveError(f"{self.kind} needs at least {least} of them")
        if self.kind in ("move", "alias") and not self.value:
            raise ArchiveError(f"{self.kind} needs to know where to")


_ANY: tuple[DecisionObject, ...] = ("event", "article", "speaker", "quotation")
_ARTICLES = {"event": "an event", "article": "an article", "speaker": "a speaker", "quotation": "a quotation"}
_ALLOWED = {
    *((kind, object) for kind in ("pin", "exclude", "mark") for object in _ANY),
    *((kind, object) for kind in ("merge", "split", "rename") for object in ("event", "speaker")),
    ("role", "speaker"),
    ("move", "article"),
    ("re-attribute", "quotation"),
    ("alias", "speaker"),
}


class Flags(Struct, frozen=True, gc=False):
    """What the user set on one thing."""

    pinned: bool = False
    marked: bool = False
    excluded: bool = False


_FLAG = {"pin": "pinned", "mark": "marked", "exclude": "excluded"}


class Replay(Struct, kw_only=True):
    """Everything that the decisions in force come to."""

    flags: dict[tuple[str, str], Flags] = {}
    """(object, id) → what is set on it."""
    placed: dict[str, str] = {}
    """Article → the event that the user put it in."""
    joined: dict[str, str] = {}
    """Event or speaker → the one that it is part of."""
    named: dict[str, str] = {}
    """Event or speaker → the user's title or name."""
    called: dict[str, str] = {}
    """Speaker → the user's role; empty for none. What was decided last comes last."""
    attributed: dict[str, str] = {}
    """Quotation → full name, empty for nobody; what was decided last comes last."""
    apart: dict[tuple[str, str], str] = {}
    """(speaker, name) → the speaker that this name was split off to."""
    aliases: dict[str, str] = {}
    """Name → full name."""

    def role(self, speaker: str) -> str | None:
        """The user's latest role for anybody who is this speaker now, empty for none; None where there is none."""
        return next((role for id, role in reversed(self.called.items()) if self.root(id) == speaker), None)

    def root(self, id: str) -> str:
        """The event or speaker that `id` has become."""
        met = {id}
        while (id := self.joined.get(id, id)) not in met:
            met.add(id)
        return id

    def event_of(self, article: str, grouped: str | None) -> str | None:
        """The event of an article that grouping put into `grouped`."""
        event = self.placed.get(article, grouped)
        return None if event is None else self.root(event)

    def speaker_of(self, name: str, linked: str | None) -> str | None:
        """The speaker whom `name` means where linking found `linked`."""
        if not linked:
            return None
        return self.root(self.apart.get((linked, name), linked))


def replay(decisions: Iterable[Decision]) -> Replay:
    """What the decisions, oldest first, come to. Those undone must have been left out, but see `undone_splits`."""
    done = Replay()
    for decision in decisions:
        first, rest = decision.targets[0], decision.targets[1:]
        match decision.kind:
            case "pin" | "mark" | "exclude":
                for id in (*decision.targets, *_versions(decision)):
                    key = (decision.object, id)
                    done.flags[key] = _set(done.flags.get(key, Flags()), decision)
            case "merge":
                root = done.root(first)
                done.joined.pop(root, None)
                done.joined.update((done.root(id), root) for id in rest if done.root(id) != root)
                done.placed.update((article, root) for article in decision.members)
            case "split" if decision.object == "event":
                done.placed.update((article, decision.value or "") for article in decision.targets)
            case "split":
                done.apart.update(((first, name), decision.value or "") for name in rest)
            case "move":
                done.placed.update((article, decision.value or "") for article in decision.targets)
            case "rename" if decision.value:
                done.named[first] = decision.value
            case "rename":
                done.named.pop(first, None)
            case "role" if decision.value is not None:
                done.called.pop(first, None)
                done.called[first] = decision.value
            case "role":
                speaker = done.root(first)
                done.called = {id: role for id, role in done.called.items() if done.root(id) != speaker}
            case "re-attribute":
                for id in (*decision.targets, *decision.members):
                    done.attributed.pop(id, None)
                    done.attributed[id] = decision.value or ""
            case "alias":
                done.aliases.update((name, decision.value or "") for name in decision.targets)
    return done


def _set(flags: Flags, decision: Decision) -> Flags:
    """What is set after a decision: nothing is wanted and excluded at once, and the later decision holds."""
    if decision.on and decision.kind == "exclude":
        return Flags(excluded=True)
    flags = msgspec.structs.replace(flags, **{_FLAG[decision.kind]: decision.on})
    return msgspec.structs.replace(flags, excluded=False) if decision.on else flags


def _versions(decision: Decision) -> tuple[str, ...]:
    return decision.members if decision.object == "quotation" else ()


def load(db: sqlite3.Connection, *, undone: bool = False) -> list[Decision]:
    """The decisions in force, oldest first; with `undone` those that were taken back as well."""
    rows = db.execute(
        'SELECT kind, object, targets, value, "on", n, at, members FROM decisions WHERE undone <= ? ORDER BY n',
        (undone,),
    )
    return [
        Decision(
            kind=kind,
            object=object,
            targets=_ids.decode(targets),
            value=value,
            on=bool(on),
            n=n,
            at=at,
            members=_ids.decode(members),
        )
        for kind, object, targets, value, on, n, at, members in rows
    ]


def current(db: sqlite3.Connection) -> Replay:
    """What the decisions in force come to. Events made by a split that was undone lead back to where they came from."""
    done = replay(load(db))
    for value, members in db.execute(
        "SELECT value, members FROM decisions WHERE undone AND kind = 'split' AND value IS NOT NULL ORDER BY n DESC"
    ):
        origin = _ids.decode(members)
        if origin and value not in done.joined:
            done.joined[value] = origin[0]
    return done


def append(db: sqlite3.Connection, decision: Decision, now: datetime) -> Decision:
    """Write a decision down, with what it needs to hold for ever; returned as it was written."""
    decision = msgspec.structs.replace(decision, at=now.astimezone(UTC).isoformat(timespec="seconds"))
    number = db.execute("SELECT coalesce(max(n), 0) + 1 FROM decisions").fetchone()[0]
    if decision.kind == "split":
        origin = decision.targets[0]
        if decision.object == "event":
            row = db.execute("SELECT event FROM articles WHERE id = ?", (origin,)).fetchone()
            origin = row[0] if row and row[0] else ""
        made = decision.value or f"{decision.object[0]}split-{number}"
        decision = msgspec.structs.replace(decision, value=made, members=(origin,) if origin else ())
    elif decision.kind == "merge" and decision.object == "event":
        rows = db.execute(
            "SELECT id FROM articles WHERE event IN (SELECT value FROM json_each(?)) ORDER BY n",
            (_packed(decision.targets),),
        )
        decision = msgspec.structs.replace(decision, members=tuple(row[0] for row in rows))
    elif decision.object == "quotation":
        of_anybody = decision.kind != "re-attribute"
        rows = db.execute(_SAME_STATEMENT, {"ids": _packed(decision.targets), "of_anybody": of_anybody})
        decision = msgspec.structs.replace(decision, members=tuple(row[0] for row in rows))
    written = db.execute(
        'INSERT INTO decisions (kind, object, targets, value, "on", members, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            decision.kind, decision.object, _packed(decision.targets), decision.value, decision.on,
            _packed(decision.members), decision.at,
        ),
    )  # fmt: skip
    return msgspec.structs.replace(decision, n=written.lastrowid or number)


_SAME_STATEMENT = """
SELECT DISTINCT other.id FROM quotations q JOIN quotations other ON other.statement = q.statement
WHERE q.id IN (SELECT value FROM json_each(:ids)) AND other.id NOT IN (SELECT value FROM json_each(:ids))
  AND (:of_anybody OR other.speaker IS NULL OR other.speaker IS q.speaker)
ORDER BY other.n
"""


def _packed(ids: tuple[str, ...]) -> str:
    return msgspec.json.encode(ids).decode()


def take_back(db: sqlite3.Connection) -> Decision | None:
    """Mark the latest decision in force as undone; None where there is none."""
    for decision in reversed(load(db)):
        db.execute("UPDATE decisions SET undone = 1 WHERE n = ?", (decision.n,))
        return decision
    return None


def differing(before: Mapping[K, V], after: Mapping[K, V]) -> list[K]:
    """Keys whose value is not the same in both, in a fixed order."""
    return [key for key in dict.fromkeys([*before, *after]) if before.get(key) != after.get(key)]
