"""What speaks for each of those whom a bare role may mean, and for nobody in particular: features, by name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from briefing.quotes.antecedents import History, Met
from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.holders import Holder, ToldOf, shared_words
from briefing.quotes.people import Person
from briefing.quotes.roles import words as role_words_of

_ADDING = frozenset(("add", "continue", "conclude", "stress"))
_UNDER = frozenset(("deputy", "associate", "assistant", "vice", "shadow", "junior"))
FORMER = frozenset(("former", "ex", "predecessor", "retired", "late", "outgoing", "once", "ancien", "ancienne"))


def features_of(history: History, mention: Mention, told: ToldOf, holders: Sequence[Holder]) -> list[list[str]]:
    """What speaks for each of those who may be meant."""
    fitting = [one for one in holders if one.fits]
    modifiers = max((shared_words(told.modifiers, one.person) for one in fitting), default=0)
    whose = max((shared_words(told.whose, one.person) for one in fitting), default=0)
    former = all(_is_former(told, one.person) for one in fitting)
    under = all(_is_under(told, one.person) for one in fitting)
    near = _Near.of(history, mention, holders)
    features, rank = [], 0
    for place, one in enumerate(holders):
        found = _of_role(told, one)
        if told.modifiers and one.fits and shared_words(told.modifiers, one.person) < modifiers:
            found.append("fewer modifiers than another")
        if told.whose and one.fits and shared_words(told.whose, one.person) < whose:
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


def _of_role(told: ToldOf, one: Holder) -> list[str]:
    """What the role tells that somebody is known to have, or what else they are."""
    person, kind, roles = one.person, one.kind, role_words_of()
    found = [one.match, f"{one.match}, {told.article}", f"{told.kind}, {kind}", f"{told.head}, {kind}"]
    if told.modifiers:
        shared = shared_words(told.modifiers, person)
        level = "all" if shared == len(told.modifiers) else "some" if shared else "none"
        found += [f"{kind}, modifiers {level}", f"{one.match}, modifiers {level}"]
        if one.met is None:
            found.append(f"not met, modifiers {level}")
    else:
        found.append(f"{kind}, no modifiers")
    if told.owned:
        found.append(f"{kind}, owned")
    if told.proper:
        found.append(f"{kind}, name {'shared' if shared_words(told.proper, person) else 'not shared'}")
    if told.whose:
        found.append(f"{kind}, whose {'yes' if shared_words(told.whose, person) else 'no'}")
    printed = frozenset((person.role or "").lower().replace("-", " ").split())
    if (person.role_words - told.words) & roles.rivals and not told.kind.startswith("demonym"):
        found.append("rival")
    if told.words & _UNDER and one.fits and not printed & _UNDER:
        found.append("over it")
    if "former" in told.words or "ex" in told.words:
        found.append("former too" if person.role_words & FORMER else "not former")
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


def _is_former(told: ToldOf, person: Person) -> bool:
    """Whether somebody has had the role, where the noun is of one who has it."""
    return "former" not in told.words and bool(FORMER & set((person.role or "").lower().replace("-", " ").split()))


def _is_under(told: ToldOf, person: Person) -> bool:
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
    topic: Met | None
    framed: Met | None
    says: Met | None
    tried: Person | None
    """Who is named first of those who do not work at the court."""

    @classmethod
    def of(cls, history: History, mention: Mention, holders: Sequence[Holder]) -> _Near:
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
            topic=next((one for one in met if one.topic), None),
            framed=next((one for one in met if one.framed), None),
            says=next((one for one in met if one.says), None),
            tried=min(tried, key=lambda person: person.first, default=None),
        )

    def features(self, one: Holder, place: int, told: ToldOf, mention: Mention) -> list[str]:
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
        if met is self.topic:
            found += [f"last topic, {kind}"]
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


def nobody_features(
    history: History, mention: Mention, told: ToldOf, holders: Sequence[Holder], *, told_one: bool = False
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
        shared = any(shared_words(told.modifiers, one.person) for one in fitting)
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
