"""Words that report speech, and the other small word classes that attribution needs; the lists are cues.yaml."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from briefing.language.data import load
from briefing.language.words import fold

CueKind = Literal["say", "tell", "write", "judge", "go_on", "think", "show", "according"]
CueForm = Literal["base", "present", "past", "participle", "gerund"]
PronounKind = Literal["masculine", "feminine", "plural", "first", "neuter", "relative", "open"]


class CueWord(Struct, frozen=True):
    """One form of a verb that reports speech."""

    lemma: str
    kind: CueKind
    form: CueForm


class Cues(Struct, frozen=True):
    """cues.yaml as dictionaries and sets, all in small letters; see there for what each list holds."""

    verbs: dict[str, CueWord]
    nouns: frozenset[str]
    between: frozenset[str]
    pronouns: dict[str, PronounKind]
    roles: frozenset[str]
    plurals: frozenset[str]
    bodies: frozenset[str]
    heads: dict[str, str]
    """Noun → "role", "plural" or "body": the three lists above as one."""
    closed: frozenset[str]
    """The small words that end a noun phrase: determiners, prepositions, breaks and what stands beside verbs."""
    small: frozenset[str]
    """Those of the closed words that are nobody."""
    alike: dict[str, frozenset[str]]
    """Role → the roles that the press uses for it, itself among them."""
    broader: dict[str, frozenset[str]]
    """Noun → those of the narrower roles that it can stand for."""
    gendered: dict[str, str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    naming: frozenset[str]
    replies: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    fillers: frozenset[str]
    passive: frozenset[str]
    dignities: frozenset[str]
    firms: frozenset[str]
    talkers: frozenset[str]
    missives: frozenset[str]
    parties: frozenset[str]
    counts: frozenset[str]
    trades: frozenset[str]
    shortened: frozenset[str]
    courts: frozenset[str]
    public: frozenset[str]
    press: frozenset[str]
    rubrics: frozenset[str]
    makers: frozenset[str]
    schemes: frozenset[str]
    performed: frozenset[str]
    titled: frozenset[str]
    dubbed: frozenset[str]
    known: frozenset[str]
    headed: frozenset[str]
    ordering: frozenset[str]
    comebacks: frozenset[str]
    watching: frozenset[str]
    asked: frozenset[str]
    no_verbs: frozenset[str]
    no_adverbs: frozenset[str]
    papers: frozenset[str]
    sending: frozenset[str]
    local: frozenset[str]
    before_titles: frozenset[str]
    delegates: frozenset[str]
    inscribed: frozenset[str]
    worn: frozenset[str]
    carriers: frozenset[str]
    works: frozenset[str]
    forged: frozenset[str]
    irregular: frozenset[str]
    abbreviated: dict[str, str]
    """Rank as abbreviated, in small letters without a dot → the word for its bearer."""
    demonyms: tuple[str, ...]
    agent_endings: tuple[str, ...]
    role_endings: tuple[str, ...]
    personal: tuple[str, ...]
    questions: frozenset[str]
    answers: frozenset[str]
    voices: frozenset[str]
    """Nouns of those who speak for a body."""
    imagined: tuple[str, ...]

    def is_adverb(self, word: str) -> bool:
        """Whether a word in small letters is an adverb by its ending: "calmly", not "family"."""
        return word.endswith("ly") and word not in self.no_adverbs

    def gender_of(self, noun: str) -> str | None:
        """The gender that a noun for somebody tells in small letters, as "mum-of-three" and "ex-wife" do, too."""
        known = self.gendered.get(noun) or ("feminine" if noun.endswith("woman") else None)
        if known is None and "-" in noun:
            noun = noun.partition("-of-")[0]
            known = self.gendered.get(noun) or self.gendered.get(noun.rpartition("-")[2])
        return known


_SETS = (
    "nouns", "between", "roles", "plurals", "bodies", "determiners", "prepositions", "breaks", "naming", "replies",
    "definite", "indefinite", "fillers", "passive", "dignities", "irregular", "works", "forged",
    "firms", "talkers", "missives", "parties", "counts", "trades", "shortened", "courts", "makers", "papers", "sending",
    "local",
    "public", "press", "rubrics",
    "schemes", "performed", "titled", "dubbed", "known", "headed", "ordering", "comebacks", "watching",
    "asked", "no_verbs", "no_adverbs",
    "before_titles", "delegates", "inscribed", "worn", "carriers",
)  # fmt: skip
_KINDS = {"bodies": "body", "plurals": "plural", "roles": "role"}


@cache
def cues() -> Cues:
    """cues.yaml, read once."""
    data = load("briefing.quotes", "cues.yaml")
    verbs: dict[str, CueWord] = {}
    doubled = frozenset(data["doubled"].split())
    for kind, listed in data["verbs"].items():
        for entry in listed.split():
            for form, word in _forms(entry, entry.partition("/")[0] in doubled):
                verbs.setdefault(word, CueWord(entry.partition("/")[0], kind, form))
    pronouns: dict[str, PronounKind] = {
        word: kind for kind, listed in data["pronouns"].items() for word in listed.split()
    }
    lists = {name: frozenset(data[name].split()) for name in _SETS}
    arabic = load("briefing.language", "arabic.yaml")
    lists["roles"] |= {fold(word) for key in ("offices", "women") for word in arabic[key].split()}
    lists["bodies"] |= {fold(word) for word in arabic["bodies"].split()} - lists["roles"]
    denied = {helper: frozenset((f"{helper}n't", f"{helper}n’t")) for helper in data["helpers"].split()}
    lists["between"] |= frozenset().union(*denied.values())
    lists["passive"] |= frozenset().union(*[forms for helper, forms in denied.items() if helper in lists["passive"]])
    heads = {word: kind for kind in ("bodies", "plurals", "roles") for word in lists[kind]}
    closed = lists["determiners"] | lists["prepositions"] | lists["breaks"] | lists["between"]
    return Cues(
        verbs=verbs,
        heads={word: _KINDS[kind] for word, kind in sorted(heads.items())},
        closed=closed,
        small=closed - heads.keys() - lists["dignities"],
        pronouns=pronouns,
        alike={word: frozenset(group.split()) for group in data["alike"] for word in group.split()},
        broader={word: frozenset(narrower.split()) for word, narrower in data["broader"].items()},
        gendered={word: kind for kind, listed in data["gendered"].items() for word in listed.split()}
        | {fold(word): "feminine" for word in arabic["women"].split()},
        abbreviated=data["abbreviated"],
        demonyms=tuple(data["demonyms"].split()),
        agent_endings=tuple(data["agent_endings"].split()),
        role_endings=tuple(data["role_endings"].split()),
        personal=tuple(data["personal"]),
        questions=frozenset(data["labels"]["question"].split()),
        answers=frozenset(data["labels"]["answer"].split()),
        voices=frozenset(data["voices"].split()),
        imagined=tuple(data["imagined"]),
        **lists,
    )


def cue_word(word: str) -> CueWord | None:
    """The verb of speech that `word` (in small letters) is a form of, else None."""
    return cues().verbs.get(word)


def _forms(entry: str, doubles: bool) -> list[tuple[CueForm, str]]:
    """Every form of a verb given as base or as base/past/participle."""
    base, _, rest = entry.partition("/")
    past, _, participle = rest.partition("/")
    third = base + "s"
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    gerund = base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"
    if not past:
        past = base + "d" if base.endswith("e") else base + "ed"
        if base.endswith("y") and base[-2] not in "aeiou":
            past = base[:-1] + "ied"
    if doubles:
        gerund = base + base[-1] + "ing"
        past = past if rest else base + base[-1] + "ed"
    forms: list[tuple[CueForm, str]] = [
        ("past", past),
        ("present", third),
        ("gerund", gerund),
        ("base", base),
        ("participle", participle or past),
    ]
    if doubles and base[-1] == "l":
        forms += [("past", base + "ed"), ("gerund", base + "ing")]  # "labelled", "labeled"
    return forms
