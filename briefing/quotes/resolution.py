"""Whom a mention means: a name, "she", "the minister", "the ministry", "a statement", in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile

from msgspec import structs

from briefing.quotes.antecedents import History, resolve_pronoun
from briefing.quotes.beside import headed_name, name_given, named_beside
from briefing.quotes.bodies import generic_body, named_body, new_body, of_place, resolve_body, resolve_text
from briefing.quotes.candidates import Source
from briefing.quotes.cues import cues
from briefing.quotes.enclosed import OURSELVES, only_saw
from briefing.quotes.epithets import resolve_role
from briefing.quotes.frames import ASKING, Mention
from briefing.quotes.holders import CHILDREN
from briefing.quotes.interviews import asked_person
from briefing.quotes.letters import owner, possessor, sender, writer
from briefing.quotes.model import Model
from briefing.quotes.people import Cast, Person
from briefing.quotes.reading import Token
from briefing.quotes.roles import words as role_words
from briefing.quotes.scene import Scene
from briefing.quotes.strangers import delegate, document, stranger, written_by


def resolve(mention: Mention, scene: Scene, history: History, model: Model, quoted: frozenset[int]) -> Source:
    """Who is meant by `mention`; history is brought up to it."""
    source = Source(mention)
    if mention.name is not None:
        _resolve_name(source, scene, history)
    elif mention.kind == "pronoun" and cues().pronouns[mention.head] in ("masculine", "feminine"):
        _resolve_he(source, scene, history, model, quoted)
    elif mention.kind == "role" and mention.head in cues().answers and mention.frames:
        source.person = asked_person(
            scene.reading.text, scene.cast, scene.reading.paragraphs[min(1, mention.paragraph)].end
        )
    elif mention.kind == "role":
        _resolve_office(source, scene, history, model)
    elif mention.kind == "plural":
        _resolve_one(source, scene, history)
    elif mention.kind == "body" and mention.head in cues().missives:
        words = mention.words(scene.tokens(mention))
        source.person = owner(mention, scene, history, model) or writer(mention, scene, history, model)
        source.person = source.person or sender(mention, scene, history, model)
        source.person = source.person or document(mention, words, scene.reading, scene.cast)
        if source.person is None:
            source.person, source.chance = resolve_text(history, mention), _OWN_WORDS
        else:
            history.meet(source.person, mention)
        history.text = (mention, source.person) if source.person is not None else history.text
    elif mention.head == "it" and mention.frames and (cue := mention.frames[0].cue) and cue.lemma == "read":
        sent = history.sent if history.sent and history.sent[0].paragraph == mention.paragraph else None
        source.person = sent[1] if sent else resolve_text(history, mention)  # "She sent an email. It read: “…”"
        source.chance = _OWN_WORDS
    elif mention.kind == "body" or mention.head == "it":
        by = owner(mention, scene, history, model) if mention.head in cues().papers else None
        source.person = by or _body_of(mention, scene, history, model) or _body_meant(mention, scene, history)
        if source.person is None and mention.head == "it":
            source.person = _told_before(mention, scene, history)
        if source.person is not None:
            history.meet(source.person, mention)
        elif (
            mention.kind == "body"
            and (mention.leads or _is_addressed(scene.tokens(mention), mention))
            and mention.head not in OURSELVES
            and mention.head not in cues().papers
        ):
            history.body = mention
    return source


def _is_addressed(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a body is turned to, and may answer: "has complained to [the council]", "asked [the council] why"."""
    before = tokens[mention.first - 1] if mention.first else None
    if before is None or before.lower != "to":
        return before is not None and before.cue is not None and before.cue.lemma in ASKING
    return mention.first < 2 or tokens[mention.first - 2].lower not in cues().papers | cues().missives


def _resolve_name(source: Source, scene: Scene, history: History) -> None:
    """A name means whom the cast gives it to, or of people with one surname whom the initials tell."""
    mention, tokens = source.mention, scene.tokens(source.mention)
    assert mention.name is not None
    source.person = _by_initials(mention, scene.cast, history) or scene.cast.of_name.get(mention.name.start)
    if mention.name.start in scene.cast.ambiguous:
        source.chance = _UNDECIDED if mention.name.start in scene.cast.undecided else _AMBIGUOUS
    if source.person is None or only_saw(tokens, mention.first):
        return
    history.meet(source.person, mention)
    before = tokens[mention.first - 1].cue if mention.first else None
    if before is not None and before.lemma in ASKING and before.form == "past":
        history.asked = mention.paragraph, source.person.index
    elif (asked := _asks_him(tokens, mention, history)) is not None:
        history.asked = mention.paragraph, asked


def _resolve_he(source: Source, scene: Scene, history: History, model: Model, quoted: frozenset[int]) -> None:
    """Whom "he" or "she" means by the learned weights; of whom it tells the gender."""
    mention, tokens = source.mention, scene.tokens(source.mention)
    choice = resolve_pronoun(history, mention, model, quoted, _apart(tokens, mention, scene))
    source.chance = _UNKNOWN
    if choice.people:
        best = max(range(len(choice.people)), key=lambda i: (choice.chances[i], -i))
        source.person, source.chance = choice.people[best], choice.chances[best]
    if source.person is None:
        return
    if _is_unknown(mention, history, source.person):
        source.person, source.chance = None, _UNKNOWN
        return
    unnamed, sure = source.person.kind == "unnamed", source.chance > _SURE
    told = sure and ((unnamed and mention.leads) or (not unnamed and source.person.gender is not None))
    certain = source.person.gender is None and source.chance > _CERTAIN
    if told or (certain and _goes_on(tokens, mention, history, source)):
        source.person.gender = "feminine" if cues().pronouns[mention.head] == "feminine" else "masculine"
    if mention.leads or mention.frames:
        history.meet(source.person, mention)
        history.pronouns[mention.head] = source.person.index


def _resolve_office(source: Source, scene: Scene, history: History, model: Model) -> None:
    """Whom a role means: whoever is named beside it, else who is known to have it, else somebody new."""
    mention, tokens = source.mention, scene.tokens(source.mention)
    words = mention.words(tokens)
    if _is_kin_of(tokens, mention, scene.cast):
        source.person = named_beside(tokens, mention, scene) or _new_relative(mention, words, scene, history)
        return
    source.person = named_beside(tokens, mention, scene) or headed_name(tokens, mention, scene)
    source.person = source.person or name_given(tokens, mention, scene)
    source.person = source.person or delegate(mention, scene.reading, scene.cast)
    if source.person is None and _is_anew(tokens, mention):
        source.person = stranger(mention, words | {"a"}, scene.reading, scene.cast)
    if source.person is None:
        whose = _whose(tokens, mention)
        told = mention.first > 0 and (cue := tokens[mention.first - 1].cue) is not None and cue.kind == "tell"
        source.person, source.chance = resolve_role(history, mention, words, scene.cast, model, whose, told=told)
        if source.person is not None and source.person.kind == "person" and _is_nameless(tokens, mention):
            source.person, source.chance = None, 1.0
        new = words | {"a"} if _is_told_apart(tokens, mention) or not _MINE.isdisjoint(words) else words
        source.person = source.person or stranger(mention, new, scene.reading, scene.cast)
    if source.person is not None:
        history.meet(source.person, mention)
    elif mention.leads and any(frame.cue and frame.cue.kind in _TELLING for frame in mention.frames):
        history.unknown = mention.paragraph
        history.voice = mention.paragraph if mention.head in cues().voices else history.voice
    elif mention.leads and not mention.governed and _acts_alone(tokens, mention):
        history.nameless = mention


_MINE = frozenset(("my", "our"))
"""Whose mother or neighbour is the writer's, whom nothing else tells of."""


def _is_kin_of(tokens: Sequence[Token], mention: Mention, cast: Cast) -> bool:
    """Whether somebody is told of as a relative of a person who is named, or of one of whom nobody is known to be a
    relative: "the wife of [Captain Okoro] said", "the father of [the owner] said", not "the mother of three"."""
    of = mention.last + 1
    if of + 1 >= len(tokens) or tokens[of].lower != "of" or mention.head not in role_words().family:
        return False
    if any(token.kind == "name" for token in tokens[of + 1 : of + 3]):
        return True
    return tokens[of + 1].lower == "the" and bool(mention.frames) and not cast.by_role.get(mention.head)


def _new_relative(mention: Mention, words: frozenset[str], scene: Scene, history: History) -> Person | None:
    person = stranger(mention, words | {"a"}, scene.reading, scene.cast)
    if person is not None:
        history.meet(person, mention)
    return person


def _resolve_one(source: Source, scene: Scene, history: History) -> None:
    """Whom "one of the residents" means: whoever is named beside it, or somebody new."""
    mention, tokens = source.mention, scene.tokens(source.mention)
    words = mention.words(tokens)
    if "one" not in words:
        return
    history.unnamed[mention.head.removesuffix("s")] = mention.paragraph  # "one of the largest shareholders"
    source.person = named_beside(tokens, mention, scene) or _who_it_was(tokens, mention, scene)
    if source.person is None and mention.leads:
        source.person = stranger(mention, words, scene.reading, scene.cast)
    if source.person is not None:
        history.meet(source.person, mention)


def _who_it_was(tokens: Sequence[Token], mention: Mention, scene: Scene) -> Person | None:
    """Who is named right after: "One of those who helped was [Ada Brandt], who …"."""
    named = mention.last + 2
    if named >= len(tokens) or tokens[named - 1].lower not in ("was", "is") or tokens[named].kind != "name":
        return None
    return scene.cast.of_name.get(scene.reading.names[tokens[named].ref].start)


def _body_of(mention: Mention, scene: Scene, history: History, model: Model) -> Person | None:
    """Whose "his office" is: "Ada Brandt’s office", known by that from then on."""
    tokens = scene.tokens(mention)
    theirs = mention.frames and mention.first < mention.last and mention.head in _OWNED
    person = possessor(tokens, mention, history, model) if theirs else None
    if person is None or person.kind != "person" or not person.certain:
        return None
    noun = scene.reading.text[tokens[mention.first + 1].start : mention.end]
    name = f"{person.name}’s {noun}"
    known = next((body for body in scene.cast.people if body.kind == "body" and body.name == name), None)
    return known or scene.cast.add_body(name, mention.start)


def _body_meant(mention: Mention, scene: Scene, history: History) -> Person | None:
    """Which body a noun for one or "it" means, known or new."""
    words = mention.words(scene.tokens(mention))
    person = named_body(mention, scene.reading, scene.cast) or written_by(mention, scene.reading, scene.cast)
    person = person or resolve_body(history, mention, words, scene.cast)
    if person is None and words & _ITS:
        person = resolve_body(history, structs.replace(mention, head="it"), words, scene.cast)
    person = person or of_place(mention, scene.reading, scene.cast)
    return person or new_body(mention, scene.reading, scene.cast)


def _told_before(mention: Mention, scene: Scene, history: History) -> Person | None:
    """Whom "it" means where no body is known: one without a name that led a sentence, or whose letter was told of."""
    led, text = history.body, history.text
    if text is not None and mention.paragraph - text[0].paragraph < 2 and (led is None or led.start < text[0].start):
        here = (mention.paragraph, mention.sentence) == (text[0].paragraph, text[0].sentence)
        return None if here else text[1]
    if led is None or mention.paragraph - led.paragraph > 1:
        return None
    return scene.cast.add_body(generic_body(scene.reading.text, led), led.start)


def _asks_him(tokens: Sequence[Token], mention: Mention, history: History) -> int | None:
    """Whom "him" means in "Okoro asked him": whoever led last, and is not who asks."""
    for frame in mention.frames[:1]:
        after = tokens[frame.at + 1].lower if frame.at + 1 < len(tokens) else ""
        if frame.cue is not None and frame.cue.lemma in ASKING and after in ("him", "her"):
            wanted = "masculine" if after == "him" else "feminine"
            for met in islice(reversed(history.met.values()), 1, _ASKED):
                if met.leads and met.person.gender in (None, wanted) and met.person.kind == "person":
                    return met.person.index
    return None


def _is_unknown(mention: Mention, history: History, person: Person) -> bool:
    """Whether a spokesman without a name said something above in the paragraph, where `person` does nothing, or an
    office that nobody is known to have led a sentence of it."""
    met = history.met[person.index]
    other = history.nameless
    if other is not None and other.paragraph == mention.paragraph and met.paragraph < mention.paragraph:
        return True
    return history.voice == mention.paragraph and (met.paragraph < mention.paragraph or not met.leads)


def _acts_alone(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether "the minister" does something, and to nobody who may be meant further on: "The minister came at one."."""
    if tokens[mention.first].lower != "the" or mention.head not in _PUBLIC or not mention.topic:
        return False
    rest = takewhile(lambda token: token.sentence == mention.sentence, tokens[mention.last + 1 :])
    return all(token.kind not in ("pronoun", "name") and token.lower not in _THEIRS for token in rest)


_PUBLIC = frozenset(
    ("minister", "president", "governor", "mayor", "premier", "commissioner", "ambassador", "collector")
)
_THEIRS = frozenset(("his", "her", "him", "them", "their"))


def _goes_on(tokens: Sequence[Token], mention: Mention, history: History, source: Source) -> bool:
    """Whether somebody says right before the pronoun what they did: "Okoro said [he] had read it"."""
    met = history.met.get(source.person.index) if source.person is not None else None
    cue = tokens[mention.first - 1].cue if mention.first else None
    here = met is not None and met.paragraph == mention.paragraph and met.sentence == mention.sentence
    return here and met is not None and met.leads and cue is not None and cue.kind == "say"


def _apart(tokens: Sequence[Token], mention: Mention, scene: Scene) -> frozenset[int]:
    """Who is named in a participle's clause before its subject, and is not the subject: "Turning to Okoro, he said"."""
    first = comma = mention.first - 1
    if first < 1 or tokens[comma].lower != "," or tokens[comma].sentence != mention.sentence:
        return frozenset()
    while first and tokens[first - 1].sentence == mention.sentence:
        first -= 1
        if comma - first > _CLAUSE:
            return frozenset()
    joined = tokens[first].lower in cues().breaks  # "But pressed by Okoro, he said"
    asked = tokens[first + joined].lower in cues().asked and tokens[first + joined + 1].lower == "by"
    opens = _is_participle(tokens[first]) or (
        tokens[first].lower in cues().prepositions | cues().breaks and _is_participle(tokens[first + 1])
    )
    if not asked and not opens:
        return frozenset()
    named = tokens[first : min(comma, first + joined + 4) if asked else comma]
    found = (scene.cast.of_name.get(scene.reading.names[token.ref].start) for token in named if token.kind == "name")
    return frozenset(person.index for person in found if person is not None)


def _is_participle(token: Token) -> bool:
    """Whether a word may be a verb in -ing: "turning", not "nothing", "evening"."""
    ending = token.kind == "word" and len(token.lower) > 5 and token.lower.endswith("ing")
    return ending and token.lower not in cues().no_verbs


def _whose(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    """The words after a role that tell of what it is: "the Foreign Minister of [Kerria]", "the head of the [union]"."""
    found: list[str] = []
    past = mention.last + 1
    if past < len(tokens) and tokens[past].lower not in ("of", "for"):
        return frozenset()
    for token in tokens[past : past + 8]:
        if token.kind not in ("word", "name") or token.cue is not None or token.sentence != mention.sentence:
            break
        if token.upper:
            found += token.lower.split()
        elif token.lower not in cues().closed or token.lower in CHILDREN:
            found.append(token.lower)
        elif token.lower not in ("of", "for", "the", "and"):
            break
    return frozenset(found)


def _by_initials(mention: Mention, cast: Cast, history: History) -> Person | None:
    """Who is named by initials: "the CM" after "Chief Minister Ada Brandt", a label "AB:" after "Ada Brandt"."""
    if mention.name is None or not mention.name.text.isupper():
        return None
    if mention.frames and mention.frames[0].relation == "label" and 1 < len(mention.name.text) < 4:
        wanted = mention.name.text.casefold()
        full = (person for person in cast.people[:_REMEMBERED] if person.kind == "person" and person.certain)
        labelled = next((p for p in full if "".join(token[0] for token in p.tokens) == wanted), None)
        if labelled is not None:
            return labelled
    if mention.kind != "body":
        return None
    known = [
        person
        for person in cast.by_role.get(mention.head, ())[:5]
        if person.index in history.met and mention.head not in _WORD.findall((person.role or "").lower())
    ]
    return max(known, key=lambda person: history.met[person.index].start, default=None)


_WORD = re.compile(r"[^\W_]+")
"""The words of a role without possessives, as printed."""


def _is_nameless(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether the article will not name whoever a role means: "the friend, who cannot be named,"."""
    told = [token.lower for token in tokens[mention.last + 1 : mention.last + _NAMELESS]]
    told = told[told[:1] == [","] :]
    if told[:1] != ["who"] or _DENIED.isdisjoint(told):
        return False  # "the deputy, who will be named minister,"
    return any(pair in (("be", "named"), ("be", "identified")) for pair in pairwise(told))


_NAMELESS = 12
"""Tokens after a role in which it is told that nobody is named."""
_DENIED = frozenset(("cannot", "not", "can't", "can’t", "declined", "refused"))


def _is_told_apart(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a sentence opens with somebody of whom it tells where they are, since nobody was told of them before:
    "The officer on the door yawned. “…,” he said"."""
    if not mention.leads or mention.frames or mention.governed or mention.capital:
        return False
    following = tokens[mention.last + 1].lower if mention.last + 1 < len(tokens) else ""
    return following in _WHERE and tokens[mention.first].lower == "the"


_WHERE = frozenset(("on", "in", "at", "with", "behind", "outside", "beside", "next"))


def _is_anew(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether somebody is told apart by whose they are, whom the article does not name: "The wife of a teacher"."""
    at = mention.last + 1
    if at + 1 >= len(tokens) or tokens[at].lower != "of" or tokens[at + 1].lower not in ("a", "an", "one"):
        return False
    return any(frame.cue is not None and frame.cue.kind in ("say", "tell") for frame in mention.frames)


_CLAUSE = 40
"""Tokens of an opening clause that are looked at."""
_REMEMBERED = 200
"""People that the initials of a label are compared with."""
_OWNED = frozenset(("office", "team", "campaign", "staff", "department", "ministry", "administration", "insurer"))
"""Bodies that are known by whose they are: "her office"."""
_OWN_WORDS = 0.8
"""Chance that a letter or statement is by whoever spoke last."""
_AMBIGUOUS, _UNDECIDED = 0.85, 0.6
"""Chance that a surname which several people of the article bear means the one chosen."""
_TELLING = ("say", "tell", "write")
_ITS = frozenset(("its", "their"))
_ASKED = 6
"""Of those met last, how many may be asked."""
_CERTAIN = 0.95
"""The same in a report: "Okoro said he had"."""
_SURE = 0.7
"""Chance that "she" is somebody without a name, from which it tells the gender."""
_UNKNOWN = 0.3
"""Chance given to a pronoun that nobody met so far can be meant by."""
