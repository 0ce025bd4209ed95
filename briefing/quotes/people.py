"""Who is meant by the names, roles and pronouns of one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from briefing.language.names import Gender, Name, lexicon, name_tokens
from briefing.model import SpeakerKind
from briefing.quotes.cues import cues
from briefing.quotes.reading import Reading


class Person(Struct):
    """One person or body of an article, with all that the article tells."""

    index: int
    name: str
    tokens: tuple[str, ...]
    kind: SpeakerKind
    gender: Gender | None = None
    role: str | None = None
    role_words: frozenset[str] = frozenset()
    variants: list[str] = []
    mentions: int = 0
    first: int = 0
    certain: bool = False
    """Whether it is known to be a person (title, given name), not only a run of capitalised words."""


class Cast(Struct):
    """The people and bodies of an article."""

    people: list[Person]
    of_name: dict[int, Person]
    """By the start offset of each name."""
    by_token: dict[str, list[Person]]


def cast(reading: Reading) -> Cast:
    """Everybody whom the article names; short forms are given to the fullest name that they fit."""
    people: list[Person] = []
    result = Cast(people, {}, {})
    full = [name for name in reading.names if name.kind != "place" and _is_full(name)]
    for name in full:
        person = _matching(result, name)
        if person is None:
            person = _new(result, name)
        _note(result, person, name)
    for name in reading.names:
        if name.kind == "place" or name.start in result.of_name:
            continue
        person = _short(result, name)
        if person is None:
            person = _new(result, name)
        _note(result, person, name)
    _roles(reading, result)
    return result


def _is_full(name: Name) -> bool:
    return len(name.tokens) > 1


def _new(result: Cast, name: Name) -> Person:
    kind: SpeakerKind = "body" if name.kind == "body" else "person"
    person = Person(len(result.people), name.text, name.tokens, kind, first=name.start)
    result.people.append(person)
    for token in dict.fromkeys(name.tokens):
        result.by_token.setdefault(token, []).append(person)
    return person


def _note(result: Cast, person: Person, name: Name) -> None:
    """Takes in one more mention of `person`."""
    result.of_name[name.start] = person
    person.mentions += 1
    if name.text not in person.variants:
        person.variants.append(name.text)
    if name.kind == "person":
        person.certain = True
    if len(name.tokens) > len(person.tokens) and person.kind == "person" and _extends(name, person):
        for token in name.tokens:
            if token not in person.tokens:
                result.by_token.setdefault(token, []).append(person)
        person.name, person.tokens = name.text, name.tokens
    if name.gender is not None and (person.gender is None or name.courtesy):
        person.gender = name.gender
    if name.role and (person.role is None or len(name.role) > len(person.role)):
        person.role = name.role


def _extends(name: Name, person: Person) -> bool:
    """Whether a longer name is a fuller form of the same, not the person's name within something else's."""
    if name.kind != "person":
        return False
    return len(person.tokens) == 1 or _same_first(_core(name.tokens)[0], _core(person.tokens)[0])


def _matching(result: Cast, name: Name) -> Person | None:
    """The person met before whose full name is compatible with this one."""
    tokens = name.tokens
    for person in reversed(result.by_token.get(tokens[-1], [])):
        if person.tokens == tokens:
            return person
        if (person.kind == "body") != (name.kind == "body") or person.kind == "body":
            continue
        mine, theirs = _core(person.tokens), _core(tokens)
        if mine[-1] != theirs[-1] and not _inside(theirs, mine):
            continue
        if (person.gender and name.gender and person.gender != name.gender) or not mine or not theirs:
            continue
        if mine[-1] == theirs[-1] and _same_first(mine[0], theirs[0]):
            return person
        if _inside(theirs, mine) or _inside(mine, theirs):
            return person
    if name.courtesy or name.kind == "person":
        for person in result.by_token.get(tokens[0], []):
            if person.kind == "person" and len(tokens) < len(person.tokens) and person.tokens[: len(tokens)] == tokens:
                return person
    return None


def _core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without the honorific by which its bearer is called."""
    honorifics = {word.casefold() for word in lexicon().called_by}
    return tokens[1:] if len(tokens) > 1 and tokens[0] in honorifics else tokens


def _same_first(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return len(a) >= 3 and len(b) >= 3 and (a.startswith(b) or b.startswith(a))


def _inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether `short` stands in `long` as a run of words."""
    width = len(short)
    return 0 < width < len(long) and any(tuple(long[i : i + width]) == tuple(short) for i in range(len(long) - width + 1))


def _short(result: Cast, name: Name) -> Person | None:
    """The person whom a short form means: by surname first, then by given name, then by any part of the name.

    Of several with that surname: whoever was named last in this way, or the one whom the article presented first.
    """
    token = name.tokens[-1] if name.tokens else ""
    known = [p for p in result.by_token.get(token, []) if p.kind == "person" or name.kind == "body"]
    if name.gender and name.courtesy:
        known = [person for person in known if person.gender in (None, name.gender)] or known
    if not known:
        return None
    for rank in (
        [p for p in known if p.tokens[-1] == token and (len(p.tokens) > 1 or p.tokens == name.tokens)],
        [p for p in known if _core(p.tokens)[0] == token and p.kind == "person" and p.certain],
        [p for p in known if p.kind == "person" and p.certain],
        known if name.kind == "body" and len(token) > 3 else [],
    ):
        if rank:
            return _choose(rank, name)
    return None


def _choose(people: list[Person], name: Name) -> Person:
    before = [person for person in people if person.first <= name.start]
    return min(before or people, key=lambda person: person.first)


def _roles(reading: Reading, result: Cast) -> None:
    """Roles printed after a name ("Javier Okoro, the union's spokesman,") or before it in small letters."""
    table = cues()
    text = reading.text
    for paragraph in reading.paragraphs:
        tokens = paragraph.tokens
        for index, token in enumerate(tokens):
            if token.kind != "name":
                continue
            person = result.of_name.get(reading.names[token.ref].start)
            if person is None or person.kind != "person":
                continue
            if person.role is None and index + 2 < len(tokens) and tokens[index + 1].lower == ",":
                end = index + 2
                while end < len(tokens) and end < index + 24 and tokens[end].kind in ("word", "name", "stop"):
                    if tokens[end].kind == "stop" and tokens[end].lower not in ("-", "’", "'", "&", "/"):
                        break
                    if tokens[end].lower in ("who", "said", "says", "told", "which", "whose", "where") or end > index + 22:
                        break
                    end += 1
                words = {w for t in tokens[index + 2 : end] for w in t.lower.replace("’", "'").replace("'s", "").split()}
                if end > index + 2 and end < len(tokens) and words & (table.roles | _TITLE_WORDS()):
                    role = text[tokens[index + 2].start : tokens[end - 1].end]
                    person.role = _plain_role(role)
            if person.role is None and index:
                start = index
                while start and index - start < 8 and tokens[start - 1].kind == "word":
                    before = tokens[start - 1]
                    if before.cue is not None or before.lower in table.breaks or before.lower in ("said", "with", "to", "by"):
                        break
                    start -= 1
                if start < index and tokens[index - 1].lower in table.roles:
                    person.role = _plain_role(text[tokens[start].start : tokens[index - 1].end])
    for person in result.people:
        if person.role:
            words = frozenset(word for word in person.role.lower().replace("’", "'").replace("'s", "").split())
            person.role_words = words
            if person.gender is None:
                for word in sorted(words):
                    if word in table.gendered:
                        person.gender = "feminine" if table.gendered[word] == "feminine" else "masculine"


def _TITLE_WORDS() -> frozenset[str]:  # noqa: N802
    return frozenset(word.lower() for word in lexicon().sure_titles)


def _plain_role(role: str) -> str:
    """A role without the article before it."""
    for article in ("the ", "a ", "an "):
        if role.lower().startswith(article):
            return role[len(article) :]
    return role


def resolved(result: Cast, names: Iterable[Name]) -> list[Person]:
    """The people behind `names`, in order, without repetition."""
    return list({p.index: p for name in names if (p := result.of_name.get(name.start)) is not None}.values())


__all__ = ["Cast", "Person", "cast", "name_tokens", "resolved"]
