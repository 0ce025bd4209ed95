"""Which role each person of an article has, of all that stand beside the mentions of the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from briefing.language.names import lexicon
from briefing.quotes.appositions import roles_at
from briefing.quotes.cues import cues
from briefing.quotes.ledes import fuller, told_before
from briefing.quotes.reading import Reading, Token
from briefing.quotes.roles import TIERS, Role, leading_role, role_of_phrase, role_words, tier_of, words
from briefing.quotes.tokens import age_after

if TYPE_CHECKING:
    from briefing.quotes.candidates import Source
    from briefing.quotes.frames import Mention
    from briefing.quotes.people import Cast, Person
    from briefing.quotes.scene import Scene

_LOOKED_AT = 4
"""Mentions of somebody whose role is known that are looked at for a fuller one."""
_MOST = 12
"""Mentions of somebody without a role that are looked at."""
_OPENING = 8
"""Paragraphs at the top in which people may be told of before they are named."""
_SURE = 0.6
"""Chance that "the striker" means somebody, from which it is taken for the role."""


def give_roles(reading: Reading, cast: Cast) -> None:
    """Gives everybody of `cast` the role that tells most, ages too, and lists them by the words of their roles."""
    known = {person.index: Role(person.role, tier_of(person.role)) for person in cast.people if person.role}
    seen: dict[int, int] = {}
    headed: set[int] = set()
    for paragraph in reading.paragraphs:
        tokens = paragraph.tokens
        for index in paragraph.names:
            name = reading.names[tokens[index].ref]
            person = cast.of_name.get(name.start)
            if person is None or person.kind != "person":
                continue
            times = seen[person.index] = seen.get(person.index, 0) + 1
            if times > (_LOOKED_AT if person.index in known else _MOST):
                continue
            person.role_words |= _titles(f"{reading.text[name.whole : name.start]} {name.text.partition(' ')[0]}")
            person.age = person.age or age_after(tokens, index)
            for role in roles_at(reading, tokens, index):
                old = known.get(person.index)
                if _is_better(role, old) or (person.index in headed and old is not None and _is_fuller(role, old)):
                    headed.discard(person.index)
                    if reading.headline and paragraph.index == 0 and old is None:
                        headed.add(person.index)
                    if old is not None and old.tier != "clause":
                        person.role_words |= _called(old.text)
                    known[person.index] = role
    for person, role in _introduced(reading, cast, known):
        known[person.index] = role
    for person, role in told_before(reading, cast, known):
        known[person.index] = role
    for index, role in known.items():
        if full := fuller(reading.text, reading, cast.people[index].first, role.text):
            known[index] = Role(full, role.tier)
    for person in cast.people:
        if person.index in known:
            _give(person, known[person.index])
        for word in sorted(person.role_words):
            cast.by_role.setdefault(word, []).append(person)


def _titles(before: str) -> frozenset[str]:
    """What the titles before a name make of its bearer: "Dr. Vale" is a doctor."""
    table = cues().abbreviated
    words = (word.rstrip(".") for word in before.lower().split())
    return frozenset(table[word] for word in words if word in table)


def _introduced(reading: Reading, cast: Cast, known: dict[int, Role]) -> Iterator[tuple[Person, Role]]:
    """Who is named only after the paragraph that told what they are, as agencies write it.

    "The special envoy for Kerr urged … / “…,” said Ines Caraway": a role that speaks at the head of a paragraph, and
    under it words in marks by somebody who was not met before and has no role of their own.
    """
    claimed = {word for role in known.values() for word in role_words(role.text)}
    for paragraph, following in pairwise(reading.paragraphs[:_OPENING]):
        tokens, below = paragraph.tokens, following.tokens
        if not tokens or len(below) < 3 or not any(_says(token) for token in below[1:3]):
            continue
        quoted = below[0].kind == "quote"
        name = next((reading.names[token.ref] for token in below[: 3 if quoted else 1] if token.kind == "name"), None)
        person = cast.of_name.get(name.start) if name else None
        if name is None or person is None or person.kind != "person" or len(name.tokens) < 2 or person.index in known:
            continue
        if person.first != name.start and person.first >= reading.paragraphs[0].end:
            continue
        role = leading_role(reading.text, tokens, speaks=quoted)
        if role is not None and not claimed & {role.text.lower().split()[-1], *role.text.lower().split()[:1]}:
            yield person, role


def _says(token: Token) -> bool:
    return token.cue is not None and token.cue.kind in ("say", "tell") and token.cue.form in ("past", "present")


def _is_better(new: Role, old: Role | None) -> bool:
    """Whether `new` tells more of somebody than `old`."""
    if old is None:
        return True
    if old.tier != new.tier:
        return TIERS[new.tier] > TIERS[old.tier]
    if new.text.endswith(f" {old.text}") and len(new.text.split()) < len(old.text.split()) + 3:
        return True
    if new.only and " " in new.text and old.text.lower().strip(".") in words().seats:
        return True
    if " " in old.text or " " not in new.text:
        return False
    return not _is_title(old.text) or old.text.lower() in new.text.lower().split()


def _is_fuller(new: Role, old: Role) -> bool:
    """Whether a role of the text tells more than the one that the headline had room for: "Miners' leader"."""
    return new.tier == "office" and len(new.text.split()) > len(old.text.split()) + 1


def _is_title(role: str) -> bool:
    """Whether a role of one word is an office in itself, as "Sen." is, and not a calling, as "Postman" is."""
    return role[:1].isupper() and role in lexicon().titles and role not in lexicon().callings


def _give(person: Person, role: Role) -> None:
    """Makes `role` the person's, and the person one who is called so."""
    person.role = role.text
    person.certain = person.certain or person.kind == "person"
    if role.text.partition(" ")[0] == "who":
        return
    person.role_words |= _called(role.text)
    table = cues().gendered
    gendered = sorted(word for word in person.role_words if word in table)
    last = role.text.lower().rpartition(" ")[2]
    tells = last in table and (last.endswith("woman") or last in words().kin)
    gendered = [last] if tells else gendered if person.gender is None else []
    if gendered:  # "spokeswoman Andri", whatever Andri is elsewhere; not "mother of a policeman"
        person.gender = "feminine" if table[gendered[0]] == "feminine" else "masculine"


def _called(role: str) -> frozenset[str]:
    """By which nouns somebody with this role can be meant further down: its words in full, and "the lawmaker"."""
    known = role_words(role)
    known |= {cues().abbreviated.get(word.rstrip("."), word) for word in known}
    if known & words().lawmakers or (known & {"member", "senate"} and known & words().chambers):
        known |= {"lawmaker", "senator"} if "senate" in known else {"lawmaker"}
    return known


def take_up_roles(scene: Scene) -> None:
    """Gives those who have no role the one by which they were found to be meant: "the striker said"."""
    quoted = ((decision.best.source, decision.best.frame) for decision in scene.decisions if decision.best.frame)
    told = ((source, next((frame for frame in source.mention.frames if frame.cue), None)) for source in _alone(scene))
    for source, frame in chain(quoted, told):
        if source is None or source.person is None or source.mention.kind != "role" or source.person.kind != "person":
            continue
        mention, person = source.mention, source.person
        if (frame is not None and frame.relation not in ("plain", "inverted")) or not person.certain:
            continue
        if (person.role and not person.role.startswith("who ")) or source.chance < _SURE:
            continue
        tokens = scene.reading.paragraphs[mention.paragraph].tokens
        role = role_of_phrase(scene.reading.text, tokens, mention.first, mention.last + 1)
        if role is not None and (role.tier == "office" or "-of-" in role.text):
            person.role = role.text


_SPEECH = ("say", "tell", "write", "go_on", "judge")


def _presents(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a role opens its sentence and a comma follows, with more of who it is: "The chef, 46, now cooks"."""
    first, past = mention.first, mention.last + 1
    opens = not first or tokens[first - 1].sentence != mention.sentence
    return opens and past < len(tokens) and tokens[past].lower == ","


def _alone(scene: Scene) -> Iterator[Source]:
    """Roles that lead a sentence, where only their own bearer was named before in the paragraph or the one above."""
    above: set[int] = set()
    for sources, paragraph in zip(scene.sources, scene.reading.paragraphs, strict=True):
        here: set[int] = set()
        for source in sources:
            mention, person = source.mention, source.person
            if person is None:
                continue
            if mention.name is not None:
                if person.kind == "person" and person.certain and len(here) < 2:
                    here.add(person.index)
            elif (
                mention.kind == "role"
                and (mention.leads or any(f.cue and f.relation == "plain" for f in mention.frames[:1]))
                and (here or above) == {person.index}
                and (
                    any(f.cue and f.cue.kind in _SPEECH for f in mention.frames) or _presents(paragraph.tokens, mention)
                )
            ):
                yield source
        above = here
