"""Whom a pronoun means: the people met so far, and what speaks for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct

from briefing.language.lexicon import leaning, ordinary
from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.model import Model, chances
from briefing.quotes.people import Person


class Met(Struct, gc=False):
    """The last place at which somebody was met, outside quotation marks."""

    person: Person
    paragraph: int
    sentence: int
    start: int
    leads: bool = False
    topic: bool = False
    governed: bool = False
    owner: bool = False
    framed: bool = False
    says: bool = False
    """Whether it was the subject of a verb of saying there."""
    pronoun: bool = False
    """Whether it was met by anything but its name."""
    called: bool = False
    """Whether it was met by a pronoun, and not by name or role."""
    told: bool = False
    """Whether somebody else tells of it there: "An official said that [the minister] was ill"."""
    times: int = 0


class Choice(Struct, gc=False):
    """Whom a mention may mean, with features and chances; kept so that weights can be learned from it."""

    mention: Mention
    people: list[Person | None]
    """None: nobody in particular."""
    features: list[list[str]]
    chances: list[float]


class History(Struct):
    """What has been read so far: who was met, who spoke, whom pronouns meant."""

    met: dict[int, Met] = {}
    """By the person's index; last met last."""
    spoke: list[tuple[int, int]] = []
    """(paragraph, person's index) of every turn so far, the latest last; the same speaker not twice in a row."""
    pronouns: dict[str, int] = {}
    """By pronoun: whom it meant last."""
    choices: list[Choice] = []
    """Of pronouns."""
    roles: list[Choice] = []
    addressed: frozenset[int] = frozenset()
    """Who is named inside the words quoted last: who is spoken to may be the one who answers."""
    unnamed: dict[str, int] = {}
    """Roles of people whom the article does not name ("a diplomat"), by noun: the paragraph."""
    asked: tuple[int, int] = (-1, -1)
    """Paragraph and person's index of who was asked last: "Vogt asked Okoro whether"."""
    voice: int = -1
    """The paragraph in which a spokesman of whom nothing more is known said something last."""
    unknown: int = -1
    """The paragraph in which an office that nobody is known to have said something last."""
    nameless: Mention | None = None
    """The office that nobody is known to have which led a sentence last without saying anything."""
    body: Mention | None = None
    """The body without a name that led a sentence last: "The ministry has apologised." """
    text: tuple[Mention, Person] | None = None
    """The letter or statement told of last, and whose it is."""
    sent: tuple[Mention, Person] | None = None
    """The text told of last of which a clause says who sent it: "a text [he] had sent"."""

    def meet(self, person: Person, mention: Mention) -> None:
        """Remembers that `mention` means `person`."""
        earlier = self.met.pop(person.index, None)
        framed, says, leads, governed = False, False, mention.leads, mention.governed
        topic = mention.topic
        for frame in mention.frames:
            if frame.cue is not None:
                framed = True
                says = says or (frame.cue.kind in _SAYING and frame.relation in _SUBJECT)
                governed = governed and frame.relation != "according"
        if earlier is not None and earlier.paragraph == mention.paragraph:
            framed, says = framed or earlier.framed, says or earlier.says
            leads = leads or (earlier.leads and earlier.sentence == mention.sentence)
            topic = topic or (earlier.topic and earlier.sentence == mention.sentence)
        told = mention.told or any(
            other.says and (other.paragraph, other.sentence) == (mention.paragraph, mention.sentence)
            for other in (self.met[index] for index in islice(reversed(self.met), _FEW))
        )
        self.met[person.index] = Met(
            person, mention.paragraph, mention.sentence, mention.start, leads, topic, governed,
            mention.owner, framed, says, mention.kind != "name", mention.kind == "pronoun", told,
            (earlier.times if earlier else 0) + 1,
        )  # fmt: skip

    def speak(self, person: Person, paragraph: int) -> None:
        """Remembers that `person` spoke in `paragraph`."""
        if self.spoke and self.spoke[-1][1] == person.index:
            self.spoke[-1] = (paragraph, person.index)
        else:
            self.spoke.append((paragraph, person.index))


_SAYING = ("say", "tell", "write", "according")
_SUBJECT = ("plain", "inverted", "apposition", "relative", "according", "modifier", "verbs", "who")
_WINDOW = 10
REMEMBERED = 60
"""How many of those met last a role or a body is looked for among."""


def resolve_pronoun(
    history: History, mention: Mention, model: Model, quoted: frozenset[int], apart: frozenset[int] = frozenset()
) -> Choice:
    """Whom "he" or "she" means; `quoted` are the people named inside the paragraph's quotation marks.

    `apart` are those whom the sentence sets against whom it means: "Turning to Okoro, he said".
    """
    gender = cues().pronouns[mention.head]
    recent = [met for met in latest(history, mention) if met.person.index not in apart]
    recent = [met for met in recent if not _is_another(history, mention, met, gender)]
    fitting = [met for met in recent if met.person.gender in (None, gender)] or _misjudged(history, mention, recent)
    fitting = fitting or _unproven(history, mention)
    fitting = _spoken_to(history, mention, fitting) or fitting
    alone = len(fitting) < 2  # with nobody to be told apart from
    features = [[] for _ in fitting] if alone else described(history, mention, gender, recent, fitting, quoted)
    likely = chances(model.antecedent, features)
    if (just := _subject_before(mention, fitting, likely, gender)) is not None:
        likely = [
            _SUBJECT_BEFORE if at == just else (1 - _SUBJECT_BEFORE) / (len(fitting) - 1) for at in range(len(fitting))
        ]
    choice = Choice(mention, [met.person for met in fitting], features, likely)
    history.choices.append(choice)
    return choice


def _is_another(history: History, mention: Mention, met: Met, gender: str) -> bool:
    """Whether the sentence has called somebody by another pronoun: no judge of whom "[she] said he had" tells."""
    here = (met.paragraph, met.sentence) == (mention.paragraph, mention.sentence)
    return here and any(
        index == met.person.index and cues().pronouns[head] != gender for head, index in history.pronouns.items()
    )


_SUBJECT_BEFORE = 0.85
"""How surely whoever led the sentence before is meant, and not somebody who spoke above it."""


def _subject_before(mention: Mention, fitting: list[Met], likely: Sequence[float], gender: str) -> int | None:
    """Which of `fitting` is the subject of the very sentence before, in the paragraph, where who is likeliest was met
    above that: "Okoro said it was late. [Brandt] wept. “My son is no thief,” she said."."""
    if len(fitting) < 2:
        return None
    best = max(range(len(fitting)), key=lambda at: likely[at])
    for at, met in enumerate(fitting):
        just = met.paragraph == mention.paragraph and met.sentence == mention.sentence - 1 and met.leads
        if (
            just
            and not met.owner
            and met.person.certain
            and met.person.kind == "person"
            and met.person.gender == gender
        ):
            above = (fitting[best].paragraph, fitting[best].sentence) < (met.paragraph, met.sentence)
            return at if at != best and above else None
    return None


def _spoken_to(history: History, mention: Mention, fitting: list[Met]) -> list[Met]:
    """Who was asked, or alone was called by name in the words that are answered: “Why, Mr Okoro?” / “…,” he replied."""
    cue = mention.frames[0].cue if mention.frames else None
    just = bool(history.spoke) and mention.paragraph - history.spoke[-1][0] == 1
    if cue is None or cue.lemma not in cues().replies:
        return []
    if 0 <= mention.paragraph - history.asked[0] <= 1:
        return [met for met in fitting if met.person.index == history.asked[1]]
    if not just:
        return []
    called = [met for met in fitting if met.person.index in history.addressed]
    return called if len(called) == 1 else []


def _misjudged(history: History, mention: Mention, recent: list[Met]) -> list[Met]:
    """Who alone led the sentence before, whose short given name tells nothing: "Bernie Brandt said … she"."""
    near = [met for met in recent if mention.paragraph - met.paragraph <= 1 and met.leads and met.framed]
    if len(near) != 1 or near[0].person.index in history.pronouns.values():
        return []
    return near if near[0].person.name.partition(" ")[0].endswith(_SHORT_FORMS) else []


def _unproven(history: History, mention: Mention) -> list[Met]:
    """Who alone was named in two words just before, though nothing else shows that they are somebody: "Then there is
    Okoro Danjuma. “…,” he says"."""
    near = [
        met
        for met in (history.met[index] for index in islice(reversed(history.met), _FEW))
        if mention.paragraph - met.paragraph <= 1 and met.person.kind == "person" and len(met.person.tokens) > 1
    ]
    if len(near) != 1 or near[0].person.certain or near[0].person.gender is not None:
        return []
    return near if ordinary().isdisjoint(near[0].person.tokens) else []


_FEW = 4
_LANDS = ("ia", "stan", "land")
"""Endings of a single name of which nothing shows that it is somebody's."""
_SHORT_FORMS = ("ie", "y", "i")
"""Endings of short given names, which women and men share."""


def latest(history: History, mention: Mention) -> Iterable[Met]:
    """Those met last, latest first, and whoever spoke last."""
    taken = 0
    for index in islice(reversed(history.met), REMEMBERED):
        met = history.met[index]
        if mention.paragraph - met.paragraph > 12 and taken >= 3:
            break
        leads = met.leads or (met.says and mention.paragraph - met.paragraph < 2)  # "said a source. “…,” he added"
        body = met.person.kind == "body" and met.person.gender is not None and mention.paragraph - met.paragraph < 2
        if (
            (met.person.kind == "unnamed" and leads and not met.person.role_words & cues().missives)
            or (body and (met.leads or met.framed))
            or (
                met.person.kind == "person"
                and (met.person.certain or met.says or met.person.gender or _shows(met, mention))
                and (met.person.certain or met.person.gender or not _may_be_nobody(met.person))
            )
        ):
            yield met
            taken += 1
            if taken >= _WINDOW:
                break


def _may_be_nobody(person: Person) -> bool:
    """Whether a name of which nothing shows that it is somebody's is made like a firm's or a country's."""
    land = len(person.tokens) == 1 and person.name.endswith(_LANDS)
    return land or not cues().shortened.isdisjoint(person.tokens[-1:])


def _shows(met: Met, mention: Mention) -> bool:
    """Whether somebody of whom nothing else is known is named again, or by two words leads a sentence just before."""
    if met.person.mentions > 1:
        return True
    near = met.leads and mention.paragraph - met.paragraph <= 1
    return near and len(met.person.tokens) > 1 and ordinary().isdisjoint(met.person.tokens)


def described(
    history: History,
    mention: Mention,
    gender: str | None,
    recent: list[Met],
    fitting: list[Met],
    quoted: frozenset[int],
) -> list[list[str]]:
    """What speaks for each of `fitting` being meant; `recent` are all who were met lately.

    `gender` is the pronoun's; None of a noun, which any may be meant by whose gender is known.
    """
    turns = _turns(history.spoke, mention)
    last = history.spoke[-1][1] if history.spoke else None
    framed = next((other for other in recent if other.framed), None)
    lead = next((other for other in recent if other.leads), None)
    topic = next((other for other in recent if other.topic), None)
    context = "leading" if mention.first == 0 else "after quotation" if 0 < mention.first <= 2 else "inner"
    cue = mention.frames[0].cue if mention.frames else None
    replies = last is not None and cue is not None and cue.lemma in cues().replies
    features = []
    for rank, met in enumerate(fitting):
        person, ago = met.person, mention.paragraph - met.paragraph
        near = str(ago) if ago < 3 else "3+" if ago < 6 else "6+"
        place = _place(met)
        wanted = person.gender or "" if gender is None else gender
        found = _features(mention, met, wanted, rank, near, place)
        if last is not None:
            found += turns.get(person.index, _SILENT)
        if history.pronouns.get(mention.head) == person.index:
            found.append(f"same pronoun {near}")
        if framed is met:
            found.append(f"last framed, {context} {near}")
            if lead is met:
                found.append(f"last framed and lead, {context}")
        if lead is met:
            found.append(f"last lead, {context} {near}")
        if topic is met:
            found.append(f"last topic, {context} {near}")
        spoke_last = last == person.index
        if spoke_last:
            found.append(f"spoke last, {context}, {'framed last' if framed is met else 'other framed'}")
        if replies:
            found.append("replies, spoke last" if spoke_last else "replies, other")
        if person.index in quoted:
            found.append("named in quotation")
        if not mention.leads:
            found.append(f"inner pronoun, {place} {near}")
        features.append(found)
    return features


def _place(met: Met) -> str:
    if met.topic:
        return "topic"
    return "lead" if met.leads else "governed" if met.governed else "owner" if met.owner else "other"


def _features(mention: Mention, met: Met, gender: str, rank: int, near: str, place: str) -> list[str]:
    """What the place where somebody was met last tells; `near` is how many paragraphs above it is."""
    person = met.person
    found = [
        "gender known" if person.gender == gender else f"gender unknown{_leans(person, gender)}",
        "unnamed" if person.kind == "unnamed" else "certain" if person.certain else "uncertain",
        f"paragraphs {near}",
        f"rank {min(rank, 4)}",
        f"times {met.times}" if met.times < 5 else "times 5+",
    ]
    if met.paragraph == mention.paragraph:
        same = "same sentence" if met.sentence == mention.sentence else "same paragraph"
        found.append(f"{same}, {place}")
    else:
        found.append(f"before, {place}")
    if met.framed:
        found.append(f"framed {near}")
    if met.told:
        found += ["told of", f"told of, {place} {near}"]
    if met.pronoun:
        found.append(f"by pronoun {near}")
    return found


def _leans(person: Person, gender: str) -> str:
    """How well a pronoun's `gender` fits somebody whose own is not known; nothing where none is asked for."""
    if not gender or person.kind != "person":
        return ""
    given = leaning(person.name.partition(" ")[0])
    return f", {gender}" if given is None else ", leaning" if given == gender else ", leaning away"


def _turns(spoke: list[tuple[int, int]], mention: Mention) -> dict[int, list[str]]:
    """By person: how lately they spoke, one of the last three turns or before them."""
    found = {index: ["spoke before"] for _, index in spoke[-12:-3]}
    lately = spoke[-3:]
    for turn, label in zip(lately, _LABELS[3 - len(lately) :], strict=True):
        found[turn[1]] = [f"spoke {label}", f"spoke {label}, {min(mention.paragraph - turn[0], 3)}"]
    return found


_LABELS = ("third last", "second last", "last")
_SILENT = ["silent"]
