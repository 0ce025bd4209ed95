"""Whom a bare role means: "the minister", "her husband", "the octogenarian", "the Brazilian".

The people met last and those who are known to hold such a role are weighed against nobody in particular by learned
weights (see model.py): how well the role fits what the article tells of them, and where they were met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice

from msgspec import Struct

from briefing.language.lexicon import ordinary
from briefing.quotes.antecedents import REMEMBERED, Choice, History, Met
from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.model import Model, chances
from briefing.quotes.people import Cast, Person
from briefing.quotes.roles import tier_of
from briefing.quotes.roles import words as role_words_of


def resolve_role(
    history: History,
    mention: Mention,
    words: frozenset[str],
    cast: Cast,
    model: Model,
    whose: frozenset[str] = frozenset(),
    *,
    told: bool = False,
) -> tuple[Person | None, float]:
    """Whom a bare role means, and how surely; None where it names nobody in particular.

    `words` are the words of the noun phrase in small letters, its determiner included; `whose` those of what
    it is of ("the Foreign Minister of [Kerria]"); `told` says that somebody has told the one.
    """
    table = cues()
    bare = not words & table.determiners and not mention.governed
    again = bare and bool(mention.frames) and mention.head in _NO_ARTICLE
    if len(words) == 2 and words & _OWNERS and mention.head in role_words_of().family:
        return _relative(history, mention, cast)
    if not words & table.definite and not (bare and (mention.capital or mention.paragraph <= 1 or again)):
        if words & table.indefinite and (mention.frames or mention.leads):
            history.unnamed[mention.head] = mention.paragraph
        return None, 1.0
    told_of = _told_of(mention, words, whose)
    holders = _holders(history, mention, told_of, cast)
    features = [
        *_features(history, mention, told_of, holders),
        _nobody(history, mention, told_of, holders, told_one=told),
    ]
    choice = Choice(mention, [*(one.person for one in holders), None], features, chances(model.role, features))
    history.roles.append(choice)
    best = max(range(len(features)), key=lambda at: (choice.chances[at], -at))
    if choice.people[best] is None and told:
        history.unnamed[mention.head] = mention.paragraph
    if best < len(holders) and not holders[best].fits and not _may_stand_for(mention, choice.chances[best]):
        return None, 1.0
    return choice.people[best], choice.chances[best]


_NO_ARTICLE = frozenset(("counsel", "mum", "dad", "mother", "father", "police"))
"""What somebody is called by without an article: "counsel said"."""
_OWNERS = frozenset(("his", "her", "their"))
_SURE = 0.8
"""Chance from which somebody is met by a role that says nothing and that they are not known to have."""
_WINDOW = 8
"""How many of those met last are weighed though nothing tells that the role is theirs."""
_UNMET = 3
"""How many are weighed whom the article has not named yet, but tells the role of."""
_ADDING = frozenset(("add", "continue", "conclude", "stress"))
_UNDER = frozenset(("deputy", "associate", "assistant", "vice", "shadow", "junior"))
_FORMER = frozenset(("former", "ex", "predecessor", "retired", "late", "outgoing", "once", "ancien", "ancienne"))
_LEADERS = frozenset(("boss", "chief", "leader", "head"))


def _may_stand_for(mention: Mention, chance: float) -> bool:
    """Whether a role may be somebody's who is not known to have it: no label is, and a role that says nothing is so
    only where it leads its sentence and hardly anybody else is there: "Ada Brandt shut her restaurant. The chef"."""
    if not mention.frames:
        return mention.leads and chance > _SURE
    return mention.frames[0].relation != "label"


class _ToldOf(Struct, gc=False):
    """What a noun phrase tells of whom it means."""

    words: frozenset[str]
    head: str
    modifiers: frozenset[str]
    """What stands before the noun and may tell who is meant: "the [Kerr council] leader"."""
    proper: frozenset[str]
    """Those of the modifiers that are names: "the [Kerr] boss"."""
    whose: frozenset[str]
    owned: bool
    """Whether it is somebody's: "the [mayor's] aide"."""
    nouns: frozenset[str]
    """The noun, and those that the press uses for it."""
    narrower: frozenset[str]
    """These, and the narrower ones that it can stand for."""
    gender: str | None
    age: str
    article: str
    kind: str
    """What kind of noun it is."""


def _told_of(mention: Mention, words: frozenset[str], whose: frozenset[str]) -> _ToldOf:
    table, roles, known, head = cues(), role_words_of(), ordinary(), mention.head
    nouns = table.alike.get(head, frozenset()) | {head}
    if head in roles.kin:
        kind = "kin"
    elif head not in table.heads and head.endswith(table.demonyms):
        kind = "demonym"
    elif head in table.talkers:
        kind = "talker"
    elif head in roles.anybody:
        kind = "anybody"
    elif head in roles.vague:
        kind = "vague"
    else:
        kind = "office" if head in table.heads else "noun"
    modifiers = frozenset(
        word
        for word in words
        if word != head and not (word in table.determiners or word in table.fillers or word.endswith("-year-old"))
    )
    return _ToldOf(
        words=words,
        head=head,
        modifiers=modifiers,
        proper=frozenset(word for word in modifiers if not (word in table.heads or word in known)),
        whose=whose,
        owned=any(word.endswith(("'s", "’s", "s'", "s’")) for word in words),
        nouns=nouns,
        narrower=nouns | table.broader.get(head, frozenset()),
        gender=table.gendered.get(head),
        age=next((word.partition("-")[0] for word in words if word.endswith("-year-old")), "") or _decade(head),
        article="definite" if words & table.definite else "owned" if words & _OWNERS else "bare",
        kind=f"{kind} capital" if mention.capital else kind,
    )


_DECADES = {"sexagenarian": "6", "septuagenarian": "7", "octogenarian": "8", "nonagenarian": "9", "centenarian": "10"}


def _decade(head: str) -> str:
    """The first figures of the age of "the octogenarian", with one open; empty for other nouns."""
    return f"{_DECADES[head]}_" if head in _DECADES else ""


def _is_aged(age: str, wanted: str) -> bool:
    return age[:-1] == wanted[:-1] if wanted.endswith("_") else age == wanted


class _Holder(Struct, gc=False):
    """Somebody who may be meant."""

    person: Person
    met: Met | None
    """Where they were met last; None of whom the article names further down only."""
    match: str
    """How the role fits theirs."""

    @property
    def fits(self) -> bool:
        """Whether their role is known to be such a one."""
        return self.match in _FITTING

    @property
    def kind(self) -> str:
        """`match`, all that fit as one."""
        return "fits" if self.fits else self.match


_FITTING = frozenset(("called", "alike", "within", "narrower", "ends", "leads"))


def _holders(history: History, mention: Mention, told: _ToldOf, cast: Cast) -> list[_Holder]:
    """Whoever may be meant, met last first: those whom the role fits, and the last few of whom that is not known."""
    found: list[_Holder] = []
    seen: set[int] = set()
    for index in islice(reversed(history.met), REMEMBERED):
        met = history.met[index]
        person = met.person
        if not _may_be(person, told):
            continue
        match = _match(told, person)
        if match not in _FITTING:
            here = met.paragraph == mention.paragraph and met.sentence == mention.sentence
            if len(found) >= _WINDOW or here or not _is_shown(met, mention):
                continue
        found.append(_Holder(person, met, match))
        seen.add(person.index)
    for person in _known_as(told.head, cast):
        if person.index in seen or not _may_be(person, told) or not _is_called(person, told.nouns):
            continue
        if told.modifiers <= person.role_words | told.nouns and (not told.whose or _shared(told.whose, person)):
            found.append(_Holder(person, None, _match(told, person)))
            seen.add(person.index)
    return found


def _may_be(person: Person, told: _ToldOf) -> bool:
    """Whether nothing that is known of somebody speaks against it: neither kind, gender nor age."""
    if person.kind == "body" or (told.gender and person.gender and person.gender != told.gender):
        return False
    return not (told.age and person.age and not _is_aged(person.age, told.age))


def _is_shown(met: Met, mention: Mention) -> bool:
    """Whether somebody whom the role is not known to fit may be meant at all."""
    person = met.person
    if person.kind == "unnamed":
        return met.leads or met.says
    several = len(person.tokens) > 1 and (met.leads or mention.paragraph - met.paragraph < 2)
    return person.certain or met.says or person.gender is not None or person.mentions > 1 or several


def _known_as(head: str, cast: Cast) -> list[Person]:
    """The first people of the article with the role `head` or a like one."""
    alike = sorted(cues().alike.get(head, ()))
    known = (person for word in alike for person in cast.by_role.get(word, ())[: _UNMET - 1])
    return [*cast.by_role.get(head, ())[:_UNMET], *known]


def _match(told: _ToldOf, person: Person) -> str:
    """How a role fits what the article tells of somebody; the first six ways are those that do."""
    if not person.role_words or (person.kind == "unnamed" and not person.role and told.head not in person.role_words):
        return "no role"
    if _is_called(person, frozenset((told.head,))):
        return "called"
    if _is_called(person, told.nouns):
        return "alike"
    printed = person.role_words - _halves(person)
    if told.nouns & printed:
        return "within"
    if told.narrower & printed:
        return "narrower"
    if len(told.head) > 4 and any(_ends_in(word, told.head) for word in person.role_words):
        return "ends"  # "the teacher" is the schoolteacher
    led = told.modifiers
    if told.head in _LEADERS and led & cues().heads.keys() and led <= person.role_words:
        return "leads"  # "the union boss", whatever the office
    tier = tier_of(person.role or "")
    return tier if tier in ("kin", "clause") else "other"


def _halves(person: Person) -> frozenset[str]:
    """The second halves of the compounds in somebody's role: "chef" of "sous-chef"."""
    role = (person.role or "").lower().split()
    return frozenset(word.rpartition("-")[2] for word in role if "-" in word).difference(role)


def _ends_in(word: str, noun: str) -> bool:
    return word.endswith(noun) and not word.endswith(f"-{noun}")


def _is_called(person: Person, nouns: Set[str]) -> bool:
    """Whether a noun is a whole word of what the person is, as "chef" is not of "sous-chef", nor "governor" of "ally of
    the governor"."""
    role = _COMPLEMENT.split((person.role or "").lower(), maxsplit=1)[0].split()
    return not nouns.isdisjoint(role) or not nouns.isdisjoint(
        cues().abbreviated.get(word.rstrip("."), "") for word in role
    )


_COMPLEMENT = re.compile(r" (?:of|for|to|at|in|with|from|on|who) ")


def _shared(wanted: Set[str], person: Person) -> int:
    """How many words the person's role has, a nation's adjective for its name ("Kerrian", "of Kerria")."""
    return sum(
        word in person.role_words
        or (len(word) > 5 and any(len(other) > 4 and word.startswith(other[:-1]) for other in person.role_words))
        for word in wanted
    )


def _features(history: History, mention: Mention, told: _ToldOf, holders: Sequence[_Holder]) -> list[list[str]]:
    """What speaks for each of those who may be meant."""
    fitting = [one for one in holders if one.fits]
    modifiers = max((_shared(told.modifiers, one.person) for one in fitting), default=0)
    whose = max((_shared(told.whose, one.person) for one in fitting), default=0)
    former = all(_is_former(told, one.person) for one in fitting)
    under = all(_is_under(told, one.person) for one in fitting)
    near = _Near.of(history, mention, holders)
    features, rank = [], 0
    for place, one in enumerate(holders):
        found = _of_role(told, one)
        if told.modifiers and one.fits and _shared(told.modifiers, one.person) < modifiers:
            found.append("fewer modifiers than another")
        if told.whose and one.fits and _shared(told.whose, one.person) < whose:
            found.append("less whose than another")
        if one.fits:
            if _is_under(told, one.person):
                found.append("under it" if under else "under it, another is not")
            if _is_former(told, one.person) and not former:
                found.append("former, another is not")
            rank += 1
            found.append("only one that fits" if len(fitting) == 1 else f"number {min(rank, 3)} that fits")
            if one.match != "called" and any(other.match == "called" for other in fitting):
                found.append("another is called so")
        else:
            found.append(f"{one.kind}, another fits" if fitting else f"{one.kind}, nobody fits")
            if not fitting:
                found.append(f"{told.kind}, {one.kind}, nobody fits")
        if told.age:
            known = any(other.person.age for other in holders)
            found.append("age" if one.person.age else "age of another" if known else "age open")
        if told.head in role_words_of().tried and one.person is near.tried:
            found.append("first of no court")
        features.append(found + near.features(one, place, told, mention))
    return features


def _of_role(told: _ToldOf, one: _Holder) -> list[str]:
    """What the role tells that somebody is known to have, or what else they are."""
    person, kind, roles = one.person, one.kind, role_words_of()
    found = [one.match, f"{one.match}, {told.article}", f"{told.kind}, {kind}", f"{told.head}, {kind}"]
    if told.modifiers:
        shared = _shared(told.modifiers, person)
        level = "all" if shared == len(told.modifiers) else "some" if shared else "none"
        found += [f"{kind}, modifiers {level}", f"{one.match}, modifiers {level}"]
        if one.met is None:
            found.append(f"not met, modifiers {level}")
    else:
        found.append(f"{kind}, no modifiers")
    if told.owned:
        found.append(f"{kind}, owned")
    if told.proper:
        found.append(f"{kind}, name {'shared' if _shared(told.proper, person) else 'not shared'}")
    if told.whose:
        found.append(f"{kind}, whose {'yes' if _shared(told.whose, person) else 'no'}")
    printed = frozenset((person.role or "").lower().replace("-", " ").split())
    if (person.role_words - told.words) & roles.rivals:
        found.append("rival")
    if told.words & _UNDER and not printed & _UNDER:
        found.append("over it")
    if "former" in told.words or "ex" in told.words:
        found.append("former too" if person.role_words & _FORMER else "not former")
    elif _is_former(told, person):
        found.append(f"former, {told.kind}")
    if told.gender:
        found.append("gender known" if person.gender else "gender open")
    if (told.head in roles.tried and person.role_words & roles.court) or (
        told.head == "witness" and person.role_words & roles.bar
    ):
        found.append("of the court")
    if person.kind == "unnamed":
        found += ["unnamed", f"unnamed, {kind}"]
    else:
        found.append("certain" if person.certain else "uncertain")
        if not person.certain and person.gender is None:
            found += [f"uncertain, {kind}", f"uncertain, words {min(len(person.tokens), 3)}"]
    return found


def _is_former(told: _ToldOf, person: Person) -> bool:
    """Whether somebody has had the role, where the noun is of one who has it."""
    return "former" not in told.words and bool(_FORMER & set((person.role or "").lower().replace("-", " ").split()))


def _is_under(told: _ToldOf, person: Person) -> bool:
    """Whether somebody's role is only that of a deputy where the noun is of the office itself."""
    offices = [set(part.replace("-", " ").split()) for part in (person.role or "").lower().split(" and ")]
    such = [office for office in offices if office & told.nouns] or offices
    return all((office - told.words) & _UNDER for office in such)


class _Near(Struct, gc=False):
    """Who was met last, and how."""

    context: str
    """Where the mention stands: before the words quoted, right after them, further in."""
    adds: bool
    """Whether it goes on with what somebody said: "added"."""
    replies: bool
    spoke: int | None
    """Who spoke last, by index."""
    lead: Met | None
    framed: Met | None
    says: Met | None
    tried: Person | None
    """Who is named first of those who do not work at the court."""

    @classmethod
    def of(cls, history: History, mention: Mention, holders: Sequence[_Holder]) -> _Near:
        """What is near the mention."""
        met = [one.met for one in holders if one.met is not None]
        cue = mention.frames[0].cue if mention.frames else None
        named = [one.person for one in holders if one.met is not None and one.person.kind == "person"]
        tried = [person for person in named if not person.role_words & role_words_of().court]
        return cls(
            context="leading" if mention.first == 0 else "after quotation" if mention.first <= 2 else "inner",
            adds=cue is not None and (cue.kind == "go_on" or cue.lemma in _ADDING),
            replies=cue is not None and cue.lemma in cues().replies,
            spoke=history.spoke[-1][1] if history.spoke else None,
            lead=next((one for one in met if one.leads), None),
            framed=next((one for one in met if one.framed), None),
            says=next((one for one in met if one.says), None),
            tried=min(tried, key=lambda person: person.first, default=None),
        )

    def features(self, one: _Holder, place: int, told: _ToldOf, mention: Mention) -> list[str]:
        """What tells where somebody was met."""
        met, kind = one.met, one.kind
        if met is None:
            return ["not met", f"not met, {one.match}"]
        fits = "fits" if one.fits else "open"
        ago = mention.paragraph - met.paragraph
        near = str(ago) if ago < 3 else "3+" if ago < 6 else "6+"
        if ago:
            where = f"{near} above"
        else:
            back = mention.sentence - met.sentence
            where = "here" if not back else "sentence before" if back == 1 else "paragraph"
        did = (
            "says" if met.says else "framed" if met.framed else "lead" if met.leads
            else "governed" if met.governed else "other"
        )  # fmt: skip
        found = [
            f"{kind}, {where}", f"{where}, {did}", f"{kind}, rank {min(place, 4)}", f"{kind}, {did}",
            f"{did} {near}, {fits}",
        ]  # fmt: skip
        if met is self.lead:
            found += [f"last lead, {kind}", f"last lead, {self.context} {near}, {fits}"]
            if met is self.framed:
                found.append(f"last lead and framed, {self.context}, {fits}")
        if met is self.framed:
            found += [f"last framed, {kind}", f"last framed, {self.context} {near}, {fits}"]
        if met is self.says:
            found.append(f"last says, {kind}")
            if self.adds:
                found.append(f"adds, last says, {fits}")
        if self.spoke == one.person.index:
            found += [f"spoke last, {kind}", f"spoke last, {where}, {fits}"]
            if self.adds:
                found.append("spoke last, adds")
        if self.replies and (met is self.says or self.spoke == one.person.index):
            found.append("spoke last, replies")
        if one.person.mentions == 1:
            found.append(f"named once, {kind}")
        if met.called:
            found.append("met by pronoun")
        return found


def _nobody(
    history: History, mention: Mention, told: _ToldOf, holders: Sequence[_Holder], *, told_one: bool = False
) -> list[str]:
    """What speaks for somebody whom the article does not name."""
    fitting = [one for one in holders if one.fits]
    fit = min(len(fitting), 2)
    frame = mention.frames[0] if mention.frames else None
    relation = frame.relation if frame else "no frame"
    found = [
        "nobody", f"nobody, {told.head}", f"nobody, {told.kind}", f"nobody, {told.article}", f"nobody, {relation}",
        f"nobody, modifiers {min(len(told.modifiers), 3)}", f"nobody, {fit} fit", f"nobody, {told.article}, {fit} fit",
    ]  # fmt: skip
    if (before := history.unnamed.get(told.head)) is not None:
        ago = min(mention.paragraph - before, 3)
        found += ["nobody, one before", f"nobody, one {ago} above, {min(fit, 1)} fit"]
    if told_one:
        found.append("nobody, told")
    if told.whose:
        found.append(f"nobody, whose, {min(fit, 1)} fit")
    if told.owned:
        found += ["nobody, owned", f"nobody, owned, {min(fit, 1)} fit"]
    if told.modifiers and fitting:
        shared = any(_shared(told.modifiers, one.person) for one in fitting)
        found.append("nobody, modifiers shared" if shared else "nobody, modifiers not shared")
    if told.gender:
        found.append("nobody, gender")
    if told.age:
        found.append("nobody, age")
    if mention.first > 2:
        found.append("nobody, inner")
    if frame is not None and frame.cue is not None:
        found.append(f"nobody, cue {frame.cue.kind}")
    return found


_FEW = 3
"""Of those met last, how many "her husband" may be tied to."""
_FAR = 5
"""Paragraphs after which a relative is somebody else's."""


def _relative(history: History, mention: Mention, cast: Cast) -> tuple[Person | None, float]:
    """Whom "her husband" means: the only one named as one before, not far above: "her husband, Cyril"."""
    known = [
        person
        for person in cast.by_role.get(mention.head, ())[:8]
        if person.index in history.met
        and mention.paragraph - history.met[person.index].paragraph <= _FAR
        and (person.role or "").lower().split()[-1:] == [mention.head]
    ]
    if len(known) == 1:
        return known[0], 0.85
    owner = next(
        (met for index in islice(reversed(history.met), _FEW) if (met := history.met[index]).person.tied), None
    )
    spouse = owner.person.tied if owner is not None else None
    gender = cues().gendered.get(mention.head)
    if owner is None or spouse is None or not gender or spouse.gender not in (None, gender):
        return None, 1.0
    near = mention.paragraph - owner.paragraph <= 2 and owner.person.gender not in (None, spouse.gender)
    return (spouse, 0.85) if near else (None, 1.0)
