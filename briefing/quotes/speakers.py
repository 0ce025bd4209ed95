"""Speakers over the archive: which names in which articles are one person or body.

Linking is pure. It can be done for everything at once (`link`) or as articles arrive (`place`, one record against the
speakers that share one of its `block_keys`), so that work grows with the records and not with their pairs. What the
user decided by hand is replayed over the result elsewhere; the user's alias file comes first here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

from msgspec import Struct, field

from briefing.language import fold
from briefing.model import Speaker, SpeakerKind, instant
from briefing.quotes.aliases import Aliases, key
from briefing.quotes.likeness import Likeness, compare, generations_clash, parts, rules, shape, sounds, without_article

_NOTHING = Aliases()
_LARGEST_BLOCK = 400
"""Names under one key that are compared with each other; what lies beyond is linked by equal names only."""


class SpeakerRecord(Struct, frozen=True, kw_only=True):
    """A speaker as one article has it."""

    article: str
    name: str
    kind: SpeakerKind = "person"
    role: str | None = None
    variants: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601."""
    quoted: int = 0


class Known(Struct, frozen=True, kw_only=True):
    """A speaker over the archive as `place` needs it."""

    id: str
    name: str
    kind: SpeakerKind = "person"
    names: tuple[str, ...] = ()
    """Full names met in articles (of variants within an article, the fullest), `name` included or not."""
    roles: tuple[str, ...] = ()


class Linked(Struct, frozen=True):
    """One speaker over the archive with its records."""

    speaker: Speaker
    """`id` set; `role` the latest printed, `variants` by first appearance, `quoted` over all articles."""
    records: tuple[int, ...]
    """Indices into the records given, in their order."""


def speaker_id(name: str) -> str:
    """The id of the speaker first met under `name`: the same in every run and on every machine."""
    return blake2b(key(name).encode("utf-8", "replace"), digest_size=8).hexdigest()


def block_keys(name: str, kind: SpeakerKind = "person", role: str | None = None) -> tuple[str, ...]:
    """Keys of which two names share at least one if they can be one speaker; few names share any one key.

    By sound: the last word with the first sound of the given name ("Bill", "William"); each later word with the given
    name, for names inside longer ones; both ends in either order, for family names that stand first. With a role: the
    last word with the longest words of the role, for people who are met by surname only.
    """
    if kind == "unnamed":
        return ()
    if kind == "body":
        words = _body(name)
        return ("b:" + " ".join(words),) if words else ()
    words = parts(name)
    if not words:
        return ()
    first, last, tail = _sound(words[0]), _sound(words[-1]), _sound("".join(words[1:]))
    keys = ["j:" + "".join(words)]
    if len(words) == 1:
        keys.append("s:" + first)
    else:
        keys += [f"p:{end}|{initial}" for end in (last, tail) for initial in _firsts(words[0])]
        keys += [f"m:{_sound(word)}|{first}" for word in words[1:]]
        keys += ["v:" + "|".join(sorted(ends)) for ends in ((first, tail), (last, _sound("".join(words[:-1]))))]
    ends = dict.fromkeys(
        _sound(word) for word in (words[-1], without_article(words[-1]), words[0], "".join(words[1:])) if word
    )
    telling = sorted(_role_words(role), key=lambda word: (-len(word), word))[:3]
    keys += [f"r:{end}|{word}" for end in ends for word in telling]
    return tuple(dict.fromkeys(keys))


def is_generic(name: str, kind: SpeakerKind) -> bool:
    """Whether `name` means nobody outside its article: "the ministry", "police"."""
    return kind == "unnamed" or (kind == "body" and name == name.lower())


def place(record: SpeakerRecord, known: Iterable[Known], aliases: Aliases = _NOTHING) -> str | None:
    """The id of the speaker whom `record` means among `known`; None where it is nobody of them or cannot be told.

    `known` need only hold the speakers that share one of the record's block keys. Where several fit equally well, the
    one with the same role is taken; where that does not tell, None.
    """
    if is_generic(record.name, record.kind):
        return None
    mine = _Form(aliases.of(record.name) or record.name, record.kind, (record.role,) if record.role else ())
    fitting: list[tuple[int, bool, str]] = []
    for other in known:
        forms = [_Form(name, other.kind, other.roles) for name in dict.fromkeys((other.name, *other.names))]
        strength = max(_strength(mine, form) for form in forms)
        if strength and not any(_clash(mine, form, aliases) for form in forms):
            fitting.append((strength, _roles_agree(mine.roles, other.roles), other.id))
    fitting.sort(reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0][:2] == fitting[1][:2]):
        return None
    return fitting[0][2]


def link(records: Sequence[SpeakerRecord], aliases: Aliases = _NOTHING) -> list[Linked]:
    """Which `records` are one speaker, over everything given; in the order in which the speakers first appear.

    Unnamed sources and bodies without a name of their own ("the ministry") are nobody's records. The same records
    in any order give the same speakers.
    """
    forms = _gather(records, aliases)
    edges = sorted(_edges(forms), key=lambda edge: (-edge[0], *edge[1:]))
    clusters = _Clusters(forms, edges, aliases)
    for strength, one, other in edges:
        clusters.join(strength, one, other)
    return [_linked(records, [forms[i] for i in members], aliases) for members in clusters.members()]


class _Form(Struct):
    """One name over all the records that have it."""

    name: str
    kind: SpeakerKind
    roles: tuple[str, ...] = ()
    records: list[int] = field(default_factory=list)


def _gather(records: Sequence[SpeakerRecord], aliases: Aliases) -> list[_Form]:
    """The names of the records, by first appearance."""
    found: dict[tuple[str, str], _Form] = {}
    for index in sorted(range(len(records)), key=lambda i: (*_moment(records[i]), records[i].article, records[i].name)):
        record = records[index]
        if is_generic(record.name, record.kind):
            continue
        name = aliases.of(record.name) or record.name
        form = found.setdefault((key(name), record.kind), _Form(name, record.kind))
        form.records.append(index)
        if record.role and record.role not in form.roles:
            form.roles += (record.role,)
    return list(found.values())


def _edges(forms: Sequence[_Form]) -> set[tuple[int, int, int]]:
    """(strength, one, other) for every two names that can be one speaker."""
    blocks: dict[str, list[int]] = {}
    for index, form in enumerate(forms):
        keys = {k for role in form.roles or (None,) for k in block_keys(form.name, form.kind, role)}
        for block in sorted({*keys, "x:" + key(form.name)}):
            blocks.setdefault(block, []).append(index)
    compared = {pair for block, members in blocks.items() for pair in _pairs(block, members[:_LARGEST_BLOCK], forms)}
    found = ((_strength(forms[one], forms[other]), one, other) for one, other in compared)
    return {edge for edge in found if edge[0]}


def _pairs(block: str, members: Sequence[int], forms: Sequence[_Form]) -> Iterator[tuple[int, int]]:
    """The pairs of one block that are worth comparing; a role tells something of surnames alone only."""
    if not block.startswith("r:"):
        yield from combinations(members, 2)
        return
    for one in members:
        if (
            len(parts(forms[one].name)) == 1
            or without_article(parts(forms[one].name)[-1]) != parts(forms[one].name)[-1]
        ):
            yield from ((min(one, other), max(one, other)) for other in members if other != one)


class _Clusters:
    """Names joined step by step, the surest pairs first, never across a clash."""

    def __init__(self, forms: Sequence[_Form], edges: Iterable[tuple[int, int, int]], aliases: Aliases) -> None:
        self.forms = forms
        self.aliases = aliases
        self.of = list(range(len(forms)))
        self.groups = {index: [index] for index in self.of}
        self.rivals: dict[int, list[int]] = {}
        """By name: whom a fuller one may mean, where that is no more than possible."""
        self.fuller: dict[int, list[int]] = {}
        """By name: those that are likely to be another form of it."""
        for strength, one, other in edges:
            if strength == 2:
                self.fuller.setdefault(one, []).append(other)
                self.fuller.setdefault(other, []).append(one)
            if strength == 1:
                short = min(one, other, key=lambda index: (len(parts(forms[index].name)), len(forms[index].name)))
                self.rivals.setdefault(short, []).append(other if short == one else one)

    def join(self, strength: int, one: int, other: int) -> None:
        """Joins the clusters of two names; a mere possibility only where it is the only one."""
        a, b = sorted((self.of[one], self.of[other]))
        if a == b:
            return
        if strength == 1 and not (self.is_sure(one, a, b) and self.is_sure(other, a, b)):
            return
        if strength == 2:
            more = len(parts(self.forms[one].name)) - len(parts(self.forms[other].name))
            if (more <= 0 and self.is_torn(one, other)) or (more >= 0 and self.is_torn(other, one)):
                return
        if any(_clash(self.forms[x], self.forms[y], self.aliases) for x in self.groups[a] for y in self.groups[b]):
            return
        self.groups[a] += self.groups.pop(b)
        for index in self.groups[a]:
            self.of[index] = a

    def is_sure(self, index: int, one: int, other: int) -> bool:
        """Whether a name that is no more than possible means nobody outside these two clusters."""
        return all(self.of[rival] in (one, other) for rival in self.rivals.get(index, ()))

    def is_torn(self, index: int, wanted: int) -> bool:
        """Whether a name may as well mean somebody who is not `wanted`, and the roles do not tell."""
        mine, theirs = self.forms[index], self.forms[wanted]
        agrees = _roles_agree(mine.roles, theirs.roles)
        return any(
            not (agrees and not _roles_agree(mine.roles, self.forms[rival].roles))
            and _clash(theirs, self.forms[rival], self.aliases)
            for rival in self.fuller.get(index, ())
            if rival != wanted
        )

    def members(self) -> list[list[int]]:
        return [sorted(group) for _, group in sorted(self.groups.items())]


def _linked(records: Sequence[SpeakerRecord], forms: Sequence[_Form], aliases: Aliases) -> Linked:
    indices = sorted(index for form in forms for index in form.records)
    by_time = sorted(indices, key=lambda i: (*_moment(records[i]), records[i].article))
    given = next((full for form in forms if (full := aliases.of(form.name))), None)
    name = given or max(forms, key=lambda form: (len(parts(form.name)), len(form.records), form.name)).name
    variants = dict.fromkeys(v for i in by_time for v in (records[i].name, *records[i].variants))
    return Linked(
        Speaker(
            id=speaker_id(given or forms[0].name),
            name=name,
            kind=forms[0].kind,
            role=next((records[i].role for i in reversed(by_time) if records[i].role), None),
            variants=tuple(variants),
            quoted=sum(records[i].quoted for i in indices),
        ),
        tuple(indices),
    )


def _moment(record: SpeakerRecord) -> tuple[bool, float]:
    """For ordering by time, undated records last."""
    moment = instant(record.published)
    return moment is None, moment.timestamp() if moment else 0.0


# ------------------------------------------------------------------ two names


_STRENGTH: dict[Likeness, int] = {"same": 3, "likely": 2, "possible": 1, "different": 0}


def _strength(one: _Form, other: _Form) -> int:
    """How surely two names are one speaker's: 4 written alike, 3 spelt otherwise, 2 fuller or turned round, 1 possible
    by name and alike in role, 0 not."""
    if key(one.name) == key(other.name):
        return 4
    if one.kind != other.kind:
        return 0
    if one.kind == "body":
        words = _body(one.name)
        return 3 if words and words == _body(other.name) else 0
    if generations_clash(one.name, other.name):
        return 0
    strength = _STRENGTH[compare(parts(one.name), parts(other.name))]
    return strength if strength > 1 or (strength and _roles_agree(one.roles, other.roles)) else 0


def _clash(one: _Form, other: _Form, aliases: Aliases) -> bool:
    """Whether two names cannot be one speaker's, whatever links them."""
    if aliases.are_apart(one.name, other.name):
        return True
    if key(one.name) == key(other.name) or one.kind != other.kind or one.kind == "body":
        return False
    return generations_clash(one.name, other.name) or compare(parts(one.name), parts(other.name)) == "different"


def _roles_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a role of the one is a role of the other, in the same or nearly the same words."""
    mine, theirs = [_role_words(role) for role in one], [_role_words(role) for role in other]
    return any(a and b and 2 * len(a & b) >= len(a | b) for a in mine for b in theirs)


def _role_words(role: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(role or ""))) - rules().small


def _body(name: str) -> tuple[str, ...]:
    """The words that matter in a body's name, in a fixed order: "Ministry of Health" as "Health Ministry"."""
    return tuple(sorted(set(re.findall(r"[^\W_]+", fold(name).replace("'s", ""))) - rules().small))


def _sound(word: str) -> str:
    return shape(word)[0] or word


@lru_cache(maxsize=10_000)
def _firsts(given: str) -> tuple[str, ...]:
    """The first sounds that a given name can be met with: its own, and its short forms'."""
    known = rules()
    groups = known.nicknames.get(given, frozenset())
    others = sorted(name for name, member in known.nicknames.items() if member & groups)
    return tuple(sorted({_first(name) for name in (given, *others)}))


def _first(word: str) -> str:
    sound = sounds(word)[:1] or word[:1]
    return "-" if sound in "aeiouE" else sound
