"""Whom a bare role means: "the minister", "her husband", "the octogenarian", "the Brazilian"."""

from __future__ import annotations

from collections.abc import Set
from itertools import islice

from briefing.quotes.antecedents import REMEMBERED, Choice, History, Met, described, latest
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
    """Whom a bare role means, and how surely: the person met last whose role holds its words.

    `words` are the words of the noun phrase in small letters, its determiner included; `whose` those in capitals of
    what it is of ("the Foreign Minister of [Kerria]"). A role that nobody is known to
    have means whoever spoke or led last when it is definite ("the striker"), unless the article has spoken before of
    an unnamed one ("a striker"), or somebody has `told` the one. None where it names nobody in particular.
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
    gender = table.gendered.get(mention.head)
    wanted = {word for word in words if word not in table.determiners} - table.fillers
    met = [history.met[index].person for index in islice(reversed(history.met), REMEMBERED)]
    fitting = _fitting(mention, words, wanted, [*met, *_known_as(mention.head, cast)], history)
    if fitting and not (fitting[0].index not in history.met and _leads_before(history, mention)):
        called = frozenset((mention.head,))
        best = max(
            fitting,
            key=lambda person: (_shared(whose, person), _shared(wanted, person), _is_called(person, called)),
        )
        suits = len(wanted) == 1 or mention.head in best.role_words or _shared(wanted - {mention.head}, best)
        elsewhere = best.index not in history.met and whose and not _shared(whose, best)  # "the leader of the Greens"
        spoke = _goes_on(history, mention, gender) if (elsewhere or not suits) and words & table.definite else None
        if spoke is not None:
            return spoke, 0.8
        if len(wanted) == 1 or _shared(wanted - {mention.head}, best) or not _another(history, mention, best):
            return best, 0.95
    if told:
        history.unnamed[mention.head] = mention.paragraph
        return None, 1.0
    named = mention.capital and mention.head not in table.heads and not mention.head.endswith(table.demonyms)
    if named and any(f.cue is not None and (f.cue.kind == "write" or f.cue.lemma == "report") for f in mention.frames):
        return None, 1.0
    if words & table.definite and (spoke := _goes_on(history, mention, gender)) is not None:
        return spoke, 0.8
    if mention.head in table.talkers:
        stranger = next((person for person in met if person.kind == "unnamed"), None)
        return stranger, 0.9 if stranger is not None else 1.0
    if mention.head == "official":
        for one in (history.met[index] for index in islice(reversed(history.met), 4)):
            if one.person.kind == "unnamed" and mention.paragraph - one.paragraph <= 1 and one.says:
                return one.person, 0.8
    if len(wanted) == 1 and words & table.definite and (stranger := _just_spoke(history, mention)) is not None:
        return stranger, 0.8
    if mention.capital and words & table.definite and (just := _just_named(history, mention, gender)) is not None:
        return just, 0.85
    titled = mention.capital and mention.head in table.heads and mention.head not in table.parties
    owned = any(word.endswith(("'s", "’s", "s'", "s’")) for word in words)
    telling = sum(not word.endswith("-year-old") for word in wanted)
    if mention.head in history.unnamed or bare or titled or owned or not words & table.definite or telling > 2:
        spoken = words & table.definite and mention.frames and mention.frames[0].relation != "label"
        just = _just_led(history, mention, gender) if spoken else None
        return just, 0.75 if just is not None else 1.0
    choice = resolve_epithet(history, mention, words, gender, model)
    if not choice.people:
        return None, 1.0
    top = max(range(len(choice.people)), key=lambda index: (choice.chances[index], -index))
    return choice.people[top], 0.8 * choice.chances[top]


_NO_ARTICLE = frozenset(("counsel", "mum", "dad", "mother", "father", "police"))
"""What somebody is called by without an article: "counsel said"."""


def _known_as(head: str, cast: Cast) -> list[Person]:
    """The first people of the article with the role `head` or a like one."""
    alike = sorted(cues().alike.get(head, ()))
    return [*cast.by_role.get(head, ())[:3], *(person for word in alike for person in cast.by_role.get(word, ())[:2])]


def _fitting(
    mention: Mention, words: frozenset[str], wanted: Set[str], people: list[Person], history: History
) -> list[Person]:
    """Those of `people` whose role holds what the role tells; of those not met yet, every word of it."""
    head = mention.head
    gender = cues().gendered.get(head)
    nouns = cues().alike.get(head, frozenset()) | {head}
    narrower = nouns | cues().broader.get(head, frozenset())
    return [
        person
        for person in people
        if person.role_words
        and not (head == "witness" and person.role_words & role_words_of().bar)
        and (narrower & person.role_words or _ends_so(head, person) or _leads(head, wanted, person))
        and not (gender and person.gender and person.gender != gender)
        and not (person.role_words - words) & role_words_of().rivals
        and not ("former" in words and not person.role_words & _FORMER)
        and (len(wanted) == 1 or _shared(wanted - {head}, person) >= min(2, len(wanted) - 1) - 1)
        and (person.index in history.met or (wanted <= person.role_words | nouns and _is_called(person, nouns)))
    ]


def _leads(head: str, wanted: Set[str], person: Person) -> bool:
    """Whether the person leads what the role tells of, whatever the office: "the union boss"."""
    led = wanted - {head}
    return head in _LEADERS and bool(led & cues().heads.keys()) and led <= person.role_words


_LEADERS = frozenset(("boss", "chief", "leader", "head"))
_FORMER = frozenset(("former", "ex", "predecessor", "retired", "late", "outgoing", "once", "ancien", "ancienne"))


def _just_spoke(history: History, mention: Mention) -> Person | None:
    """Somebody without a name, met last and speaking, where the mention is a role as well; "the man" is whoever of
    these led one of the sentences before."""
    if mention.head in _ANYBODY:
        wanted = cues().gendered.get(mention.head)
        for met in (history.met[index] for index in islice(reversed(history.met), 4)):
            fits = met.person.gender in (None, wanted) and mention.paragraph - met.paragraph <= 1
            if met.person.kind == "unnamed" and fits and met.leads and (met.says or met.framed):
                return met.person
    last = next((history.met[index] for index in reversed(history.met)), None)
    if last is None or last.person.kind != "unnamed" or not last.says or mention.head in role_words_of().tried:
        return None
    person, roles = last.person, cues().roles
    gender = cues().gendered.get(mention.head)
    near = mention.paragraph - last.paragraph <= 1 and not (gender and person.gender and person.gender != gender)
    return person if near and mention.head in roles and person.role_words & roles else None


_ANYBODY = frozenset(("man", "woman"))


def _goes_on(history: History, mention: Mention, gender: str | None) -> Person | None:
    """Who spoke last, where a role nobody is known to have adds something, or led the sentence before in the same
    paragraph: "Okoro dismissed the claim. “Those are stories,” said the administrator."."""
    roles = role_words_of()
    cue = mention.frames[0].cue if mention.frames else None
    if cue is None or mention.head in roles.tried | roles.kin | roles.bar or mention.head in history.unnamed:
        return None
    last = next((history.met[index] for index in reversed(history.met)), None)
    if last is None or not (last.person.certain and last.person.kind == "person"):
        return None
    fits = not (gender and last.person.gender and last.person.gender != gender)
    led = last.leads and last.framed and last.paragraph == mention.paragraph and last.sentence == mention.sentence - 1
    led = led and mention.frames[0].relation == "inverted" and not last.called
    adds = (
        (cue.kind == "go_on" or cue.lemma in _ADDING)
        and bool(history.spoke)
        and history.spoke[-1][1] == last.person.index
    )
    return last.person if fits and (led or (adds and mention.paragraph - last.paragraph <= 1)) else None


_ADDING = frozenset(("add", "continue", "conclude", "stress"))


def _leads_before(history: History, mention: Mention) -> bool:
    """Whether somebody without a role led the sentence before in the same paragraph, whom the role may be of."""
    last = next((history.met[index] for index in reversed(history.met)), None)
    near = last is not None and last.paragraph == mention.paragraph and last.sentence == mention.sentence - 1
    return near and last is not None and last.leads and last.person.certain and not _has_office(last.person)


def _has_office(person: Person) -> bool:
    """Whether a role is printed of somebody, more than what they did: not only "who stepped down in May"."""
    return bool(person.role) and not (person.role or "").startswith("who ")


def _just_named(history: History, mention: Mention, gender: str | None) -> Person | None:
    """Who spoke by name right before an office opens the next paragraph, where they have none yet.

    "… will open in May, says Ada Brandt. / The Works Minister said the road …"
    """
    last = next((history.met[index] for index in reversed(history.met)), None)
    if last is None or mention.first or not mention.frames or mention.head not in cues().roles:
        return None
    person = last.person
    spoke = last.says and not last.called and mention.paragraph - last.paragraph == 1
    fits = person.kind == "person" and person.certain and not (gender and person.gender and person.gender != gender)
    return person if spoke and fits and not _has_office(person) and len(person.name.split()) > 1 else None


def _just_led(history: History, mention: Mention, gender: str | None) -> Person | None:
    """Who alone led the paragraph above and said something, and whose words in marks open the next one.

    "His counterpart, Milo Farrant, accused the mayor. / “He is unwell,” the Holm Ward member said."
    """
    above = mention.paragraph - 1
    near = [history.met[index] for index in islice(reversed(history.met), 6)]
    led = [met for met in near if met.paragraph == above and met.leads and met.framed and not met.called]
    if len(led) != 1 or any(met.paragraph == mention.paragraph for met in near) or mention.first > 3:
        return None
    person = led[0].person
    spoke = bool(history.spoke) and history.spoke[-1][0] >= above
    fits = person.certain and person.kind == "person" and not (gender and person.gender and person.gender != gender)
    return person if fits and not spoke and mention.head not in cues().plurals else None


def _another(history: History, mention: Mention, person: Person) -> bool:
    """Whether somebody else led the sentence before in the same paragraph: "Her rival, Ada Brandt, … the Kerr boss"."""
    last = next((history.met[index] for index in reversed(history.met)), None)
    return (
        last is not None
        and last.person is not person
        and last.person.kind == "person"
        and last.person.certain
        and last.leads
        and last.paragraph == mention.paragraph
        and not last.called
    )


def _named_above(history: History, mention: Mention) -> list[Met]:
    """Whoever the paragraph above names in full, though nothing shows that they are somebody."""
    last = (history.met[index] for index in islice(reversed(history.met), _FEW))
    return [
        met
        for met in last
        if met.paragraph == mention.paragraph - 1 and met.person.kind == "person" and len(met.person.tokens) > 1
    ][:1]


_OWNERS = frozenset(("his", "her", "their"))


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


def _shared(wanted: Set[str], person: Person) -> int:
    """How many words the person's role has, a nation's adjective for its name ("Kerrian", "of Kerria")."""
    return sum(
        word in person.role_words
        or (len(word) > 5 and any(len(other) > 4 and word.startswith(other[:-1]) for other in person.role_words))
        for word in wanted
    )


def _is_called(person: Person, nouns: frozenset[str]) -> bool:
    """Whether a noun is a whole word of the person's role, as "chef" is not of "sous-chef"."""
    return not nouns.isdisjoint((person.role or "").lower().split()) or not nouns.isdisjoint(
        cues().abbreviated.get(word.rstrip("."), "") for word in (person.role or "").lower().split()
    )


def _ends_so(head: str, person: Person) -> bool:
    """Whether a word of the person's role ends in the noun: "the teacher" is the schoolteacher."""
    return len(head) > 4 and any(word.endswith(head) for word in person.role_words)


def _is_another(person: Person, nouns: Set[str]) -> bool:
    """Whether somebody is known to be something else, more than whose son: "the son of a crane driver"."""
    return bool(person.role_words & nouns) and tier_of(person.role or "") != "kin"


_DECADES = {"sexagenarian": "6", "septuagenarian": "7", "octogenarian": "8", "nonagenarian": "9", "centenarian": "10"}


def resolve_epithet(
    history: History, mention: Mention, words: frozenset[str], gender: str | None, model: Model
) -> Choice:
    """Whom "the striker" or "the Brazilian" means where nobody is known to be one: as if it were a pronoun."""
    nouns = cues().roles
    recent = [
        met
        for met in latest(history, mention)
        if not (met.sentence == mention.sentence and met.paragraph == mention.paragraph)
    ]
    if any(met.person.certain for met in recent):
        recent = [met for met in recent if met.person.certain]
    else:  # of whom only a name of one word is known: "Suwarti still pays … / “…,” the 47-year-old resident said"
        recent = [met for met in recent if met.person.kind == "person" and met.leads] or _named_above(history, mention)
    if mention.head in nouns and mention.head not in role_words_of().kin:
        free = any(not met.person.role_words & nouns for met in recent)
        recent = [met for met in recent if not _is_another(met.person, nouns)] if free else recent
    if mention.head in role_words_of().tried:
        recent = [met for met in recent if not met.person.role_words & role_words_of().court]
    if mention.head == "witness":
        recent = [met for met in recent if not met.person.role_words & role_words_of().bar]
    age = next((word.partition("-")[0] for word in words if word.endswith("-year-old")), "")
    if decade := _DECADES.get(mention.head):
        recent = [met for met in recent if met.person.age[:-1] == decade] or recent
    if age:
        recent = [met for met in recent if met.person.age in ("", age)]
        recent = [met for met in recent if met.person.age] or recent
    fitting = [met for met in recent if gender is None or met.person.gender in (None, gender)]
    by_name = [met for met in fitting if not met.called and mention.paragraph - met.paragraph <= 2]
    fitting = [met for met in by_name if met.leads or met.framed] or fitting
    features = described(history, mention, None, recent, fitting, frozenset())
    return Choice(mention, [met.person for met in fitting], features, chances(model.antecedent, features))
