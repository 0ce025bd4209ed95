"""Whom a bare role means: "the minister", "her husband", "the octogenarian", "the Brazilian".

The people met last and those who are known to hold such a role are weighed against nobody in particular by learned
weights (see model.py): how well the role fits what the article tells of them, and where they were met.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from briefing.quotes.antecedents import Choice, History
from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.holders import OWNERS, Holder, ToldOf, holders_of, shared_words, told_of
from briefing.quotes.model import Model, chances
from briefing.quotes.people import Cast, Person
from briefing.quotes.roles import words as role_words_of
from briefing.quotes.weighing import FORMER, features_of, nobody_features


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
    if len(words - _PRESENT) == 2 and words & OWNERS and mention.head in role_words_of().family:
        return _relative(history, mention, cast)
    if not words & table.definite and not (bare and (mention.capital or mention.paragraph <= 1 or again)):
        if words & table.indefinite and (mention.frames or mention.leads):
            history.unnamed[mention.head] = mention.paragraph
        return None, 1.0
    phrase = told_of(mention, words, whose)
    holders = holders_of(history, mention, phrase, cast)
    features = [
        *features_of(history, mention, phrase, holders),
        nobody_features(history, mention, phrase, holders, told_one=told),
    ]
    choice = Choice(mention, [*(one.person for one in holders), None], features, chances(model.role, features))
    history.roles.append(choice)
    best = max(range(len(features)), key=lambda at: (choice.chances[at], -at))
    likely = choice.chances[best]
    if best < len(holders) and holders[best].match == "other" and (known := _known_here(mention, holders)) is not None:
        best, likely = known, max(choice.chances[known], _KNOWN)
    if choice.people[best] is None and told:
        history.unnamed[mention.head] = mention.paragraph
    if best < len(holders) and (resigned := _who_resigned(mention, phrase, holders, holders[best])) is not None:
        return resigned, _UNPROVEN
    if best < len(holders) and _is_held_by_another(phrase, holders[best]):
        return None, 1.0
    if best < len(holders) and not holders[best].fits and not _may_stand_for(mention, likely):
        return None, 1.0
    unproven = (
        best < len(holders) and not holders[best].fits and phrase.head in _PUBLIC and phrase.kind != "office capital"
    )
    doubtful = unproven or (best < len(holders) and _are_beside(mention, phrase, holders))
    return choice.people[best], min(likely, _UNPROVEN if doubtful else 1.0)


_PRESENT = frozenset(("new", "own", "young"))
_NO_ARTICLE = frozenset(("counsel", "mum", "dad", "mother", "father", "police"))
"""What somebody is called by without an article: "counsel said"."""
_PUBLIC = frozenset(
    (
        "minister",
        "president",
        "governor",
        "senator",
        "judge",
        "prosecutor",
        "ambassador",
        "secretary",
        "mayor",
        "premier",
    )
)
_UNPROVEN = 0.5
"""How surely at most somebody has a public office of which the article does not tell: it is shown as unsure."""
_DEPUTY = frozenset(("deputy", "vice", "shadow"))
_HIGH = frozenset(
    (
        "secretary-general",
        "commissioner",
        "coordinator",
        "prime",
        "premier",
        "chancellor",
        "pope",
        "taoiseach",
        "tánaiste",
    )
)


_KNOWN = 0.75
"""How surely at least who alone in the paragraph has such a role is meant."""


def _known_here(mention: Mention, holders: Sequence[Holder]) -> int | None:
    """Who alone of those met in the paragraph is known to have such a role, where the likeliest has another."""
    known = [
        at
        for at, one in enumerate(holders)
        if one.fits and one.met is not None and one.met.paragraph == mention.paragraph
    ]
    return known[0] if len(known) == 1 else None


_OF_FIRMS = frozenset(("executive", "director", "manager", "chairman", "chairwoman", "chair", "founder", "ceo"))
"""Offices of which a firm or body has one."""


def _is_held_by_another(phrase: ToldOf, one: Holder) -> bool:
    """Whether a high office is meant, and somebody has another: "the High Commissioner" is no spokesman, and no
    deputy of theirs."""
    if one.match == "other" and phrase.head in _OF_FIRMS and len(phrase.whose) > 1:
        return not shared_words(phrase.whose, one.person)  # "the chief executive of Holm Ferries" is no minister
    high = phrase.kind == "office capital" and not _HIGH.isdisjoint(phrase.words)
    return high and (one.match == "other" or not _DEPUTY.isdisjoint(one.person.role_words - phrase.words))


def _are_beside(mention: Mention, phrase: ToldOf, holders: Sequence[Holder]) -> bool:
    """Whether two who are called just so were presented one beside the other right above, and nothing tells which of
    them is meant: "the Housing Minister … replaced by the Schools Minister. “…,” the minister said"."""
    if phrase.modifiers or phrase.whose or not mention.frames:
        return False
    near = [
        (one.met.paragraph, one.met.sentence)
        for one in holders
        if one.met is not None and one.match == "called" and mention.paragraph - one.met.paragraph == 1
    ]
    once = all(one.person.mentions == 1 for one in holders if one.match == "called")
    return len(near) > 1 and once and near[0][0] == near[1][0]


def _who_resigned(mention: Mention, phrase: ToldOf, holders: Sequence[Holder], best: Holder) -> Person | None:
    """Whom "the former minister" means where the likeliest is a minister still: who led a sentence of the paragraph,
    and of whom no office is told."""
    if "former" not in phrase.words or not best.fits or not FORMER.isdisjoint(best.person.role_words):
        return None
    led = [
        one.person
        for one in holders
        if one.match == "no role" and one.person.certain and one.met is not None
        and one.met.leads and one.met.paragraph == mention.paragraph
    ]  # fmt: skip
    return led[0] if len(led) == 1 else None


_SURE = 0.8
"""Chance from which somebody is met by a role that says nothing and that they are not known to have."""


def _may_stand_for(mention: Mention, chance: float) -> bool:
    """Whether a role may be somebody's who is not known to have it: no label is, and a role that says nothing is so
    only where it leads its sentence and hardly anybody else is there: "Ada Brandt shut her restaurant. The chef"."""
    if not mention.frames and "-of-" not in mention.head:  # a mum-of-three is somebody whom the article has named
        return mention.leads and chance > _SURE and mention.head not in _PUBLIC
    return not mention.frames or mention.frames[0].relation != "label"


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
    gender = cues().gender_of(mention.head)
    if owner is None or spouse is None or not gender or spouse.gender not in (None, gender):
        return None, 1.0
    near = mention.paragraph - owner.paragraph <= 2 and owner.person.gender not in (None, spouse.gender)
    return (spouse, 0.85) if near else (None, 1.0)
