"""The words of which names are made (names.yaml, given.yaml), and what a single word tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct, structs

from briefing.language.data import load
from briefing.language.dates import english_months
from briefing.language.tongues import ENGLISH, tongue_data, verb_forms
from briefing.language.words import fold

Gender = Literal["feminine", "masculine"]
NameKind = Literal["person", "body", "place", "unknown"]


class TongueNames(Struct, frozen=True):
    """What the file of a language in tongues/ tells of names in it; see there for what each list holds."""

    elided: bool
    """Whether articles are elided before a vowel: "l'Agence"."""
    nouns: bool
    """Whether every noun has a capital."""
    locatives: frozenset[str]
    """Prepositions of place: a single word after one of them is a place."""
    before: re.Pattern[str] | None
    """What of a body's name stands in small letters before its capital: "ministère de l'[Équipement]"."""
    after: re.Pattern[str] | None
    """What of it stands in small letters after its capital: "[Agence] sanitaire régionale"."""
    speech: frozenset[str]
    """Every form of its verbs of speech."""
    bodies: frozenset[str]
    feminine_bodies: frozenset[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    body_endings: tuple[str, ...]
    joins: frozenset[str]
    namesakes: frozenset[str]
    """Words of bodies that are called after people: "Hospital Ramón Cascajares"."""
    noun_endings: tuple[str, ...]


class Lexicon(Struct, frozen=True, eq=False):
    """The word lists of names.yaml and given.yaml as sets; see there for what each holds. There is one a language."""

    courtesy: dict[str, Gender | None]
    called_by: dict[str, Gender | None]
    descent: dict[str, Gender | None]
    titles: frozenset[str]
    sure_titles: frozenset[str]
    title_links: frozenset[str]
    title_ends: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    ranks: frozenset[str]
    callings: frozenset[str]
    outfits: frozenset[str]
    firms_or_people: frozenset[str]
    body_words: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    """As they stand in dates: no name when a number follows ("Jan 14")."""
    not_names: frozenset[str]
    places: frozenset[str]
    given: dict[str, Gender | None]
    family_first: frozenset[str]
    small: frozenset[str]
    never_surnames: frozenset[str]
    ambiguous_given: frozenset[str]
    given_or_particle: frozenset[str]
    directions: frozenset[str]
    parties: frozenset[str]
    place_heads: frozenset[str]
    places_only: frozenset[str]
    body_openers: frozenset[str]
    offices: frozenset[str]
    owned: frozenset[str]
    describing: frozenset[str]
    houses: frozenset[str]
    vessels: frozenset[str]
    waters: frozenset[str]
    ways: frozenset[str]
    sites: frozenset[str]
    thrones: frozenset[str]
    plain_courtesy: frozenset[str]
    courtesy_names: frozenset[str]
    excellencies: frozenset[str]
    letter_ranks: frozenset[str]
    letter_titles: frozenset[str]
    platforms: frozenset[str]
    place_names: frozenset[str]
    known_bodies: frozenset[str]
    creeds: frozenset[str]
    heads: frozenset[str]
    seats: frozenset[str]
    no_initials: frozenset[str]
    zones: frozenset[str]
    throne_heads: frozenset[str]
    owners: frozenset[str]
    body_surnames: frozenset[str]
    headline_links: frozenset[str]
    members: frozenset[str]
    branches: frozenset[str]
    compass: frozenset[str]
    halves: frozenset[str]
    foreign_articles: frozenset[str]
    held: frozenset[str]
    nobiliary: frozenset[str]
    modifiers: tuple[str, ...]
    no_name_endings: tuple[str, ...]
    agent_endings: tuple[str, ...]
    daughter_endings: tuple[str, ...]
    before_names: frozenset[str] = frozenset()
    """Courtesy titles, titles and callings together."""
    known_body_ends: frozenset[str] = frozenset()
    """The last words of known bodies."""
    no_people: frozenset[str] = frozenset()
    """Places, words that are no names, and what links titles, together."""
    office_ends: frozenset[str] = frozenset()
    """Titles and seats of a chamber together: "Ministry of [Justice]", "House of [Lords]"."""
    body_heads: frozenset[str] = frozenset()
    """Words of bodies and of offices together."""
    tongue: TongueNames | None = None
    """What is peculiar to names in another language than English."""


@cache
def lexicon(language: str = ENGLISH) -> Lexicon:
    """names.yaml and given.yaml, read once, with what the file of `language` adds to it."""
    data = load("briefing.language", "names.yaml")

    special = ("given", "months", "known_body_ends", "before_names", "no_people", "office_ends", "body_heads", "tongue")
    gendered = ("courtesy", "called_by", "descent")
    endings = ("modifiers", "no_name_endings", "agent_endings", "daughter_endings")
    plain = set(Lexicon.__struct_fields__).difference(special, gendered, endings)
    lists: dict[str, Any] = {key: _gendered(data[key]) for key in gendered}
    lists |= {key: tuple(data[key].split()) for key in endings}
    lists |= {key: frozenset(data[key].split()) for key in plain}
    months = frozenset(name.capitalize() for name in english_months())
    english = Lexicon(given=_given_names(), months=months, **lists)
    more = tongue_data(language)
    return _with_unions(english if more is None else _with_tongue(english, more))


def _with_unions(lex: Lexicon) -> Lexicon:
    titles = (
        lex.titles | lex.sure_titles | lex.letter_titles | lex.callings | lex.courtesy.keys() | lex.called_by.keys()
    )
    return structs.replace(
        lex,
        before_names=titles,
        known_body_ends=frozenset(name.rpartition("_")[2] for name in lex.known_bodies),
        no_people=lex.places | lex.not_names | lex.title_links,
        office_ends=lex.sure_titles | lex.titles | lex.called_by.keys() | lex.seats | lex.callings,
        body_heads=lex.body_words | lex.offices,
    )


def _given_names() -> dict[str, Gender | None]:
    genders: tuple[tuple[str, Gender | None], ...] = (("female", "feminine"), ("male", "masculine"), ("either", None))
    given = load("briefing.language", "given.yaml")
    return {word: gender for key, gender in genders for names in given[key].values() for word in names.split()}


@cache
def _leaning() -> dict[str, Gender]:
    given = load("briefing.language", "leaning.yaml")
    genders: tuple[tuple[str, Gender], ...] = (("female", "feminine"), ("male", "masculine"))
    return {word: gender for key, gender in genders for word in given[key].split()}


def leaning(given: str) -> Gender | None:
    """Who more often bears a given name that women and men share; None where it does not show."""
    return _leaning().get(given)


@cache
def ordinary() -> frozenset[str]:
    """English words that are nobody's name, in small letters; ordinary.yaml says how it was learned."""
    return frozenset(load("briefing.language", "ordinary.yaml")["words"].split())


def _gendered(groups: Mapping[str, str]) -> dict[str, Gender | None]:
    known: dict[str, Gender | None] = {"feminine": "feminine", "masculine": "masculine"}
    return {word: known.get(group) for group in sorted(groups) for word in groups[group].split()}


def _with_tongue(english: Lexicon, data: Mapping[str, Any]) -> Lexicon:
    names = data.get("names", {})

    def added(key: str) -> frozenset[str]:
        return frozenset(names.get(key, "").split())

    small = {word.capitalize() for listed in data["glosses"].values() for word in listed.split()}
    small |= {phrase.split()[0].capitalize() for listed in data["phrases"].values() for phrase in listed}
    return structs.replace(
        english,
        courtesy=english.courtesy | _gendered(names.get("courtesy", {})),
        not_names=english.not_names | added("not_names") | small,
        body_words=english.body_words | added("body_words"),
        callings=english.callings | added("callings"),
        titles=english.titles | added("titles"),
        sure_titles=english.sure_titles | added("titles"),
        tongue=TongueNames(
            elided=names.get("elided", False),
            nouns=names.get("nouns", False),
            locatives=added("locatives"),
            before=_body_before(names) if "bodies" in names else None,
            after=_body_after(names) if "bodies" in names else None,
            speech=frozenset(written for _, _, _, written in verb_forms(data)),
            bodies=added("bodies"),
            feminine_bodies=added("feminine_bodies"),
            roles=added("roles"),
            role_endings=tuple(names.get("role_endings", "").split()),
            body_endings=tuple(names.get("body_endings", "").split()),
            joins=added("joins"),
            namesakes=added("namesakes"),
            noun_endings=tuple(names.get("noun_endings", "").split()),
        ),
    )


def _links(names: Mapping[str, Any]) -> str:
    words = sorted(names["links"].split(), key=len, reverse=True)
    return "|".join(re.escape(word).replace("'", "['’]") + ("" if word.endswith("'") else " ") for word in words)


def _body_before(names: Mapping[str, Any]) -> re.Pattern[str]:
    heads, endings = "|".join(names["bodies"].split()), "|".join(names["adjectives"].split())
    return re.compile(rf"(?<![\w-])(?:{heads}) (?:\w+(?:{endings}) )?(?:{_links(names)}){{1,2}}$")


def _body_after(names: Mapping[str, Any]) -> re.Pattern[str]:
    endings = "|".join(names["adjectives"].split())
    return re.compile(rf"(?: [^\W\d_A-Z]\w*(?:{endings})\b| (?:{_links(names)}){{1,2}}[a-zà-ÿ][\w-]{{3,}}\b){{1,3}}")


def capitals() -> str:
    """A regular expression class of every capital letter of the scripts that have them."""
    codes = [code for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00)) if chr(code).isupper()]
    return "".join(chr(code) for code in codes)


UPPER = capitals()
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
"""A given name of two syllables, as East Asian names have: "Gyeong-seok"."""
NEAR = 20_000
"""Characters before and after a word in which it is looked for again, so that no text costs more than its length."""
_INITIAL = re.compile(rf"[{UPPER}](?:-[{UPPER}]\.|\.(?:-?[{UPPER}]\.)*)?")
_ARTICLE = re.compile(r"^(?:al|el|a[dnrst]|ash|az)-(?=\w{3})")
"""The Arabic article of a family name, which papers print or leave out: "Al-Dhuwaisan", "Dhuwaisan"."""
_SPLIT = re.compile(r"[\s\u00a0]+")


@lru_cache(maxsize=8192)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of `name` folded (no accents, no case, no dots), suffixes such as "Jr." left out."""
    lex = lexicon()
    words = [word.strip(",\"“”‘’'()") for word in _SPLIT.split(name)]
    return tuple(
        token
        for word in words
        if word not in lex.suffixes and (token := _ARTICLE.sub("", fold(word).replace(".", "").strip("'")))
    )


@lru_cache(maxsize=8192)
def is_initial(word: str) -> bool:
    """Whether `word` is one or more initials: "J.", "J.B.", "A"."""
    return len(word) <= 6 and _INITIAL.fullmatch(word) is not None


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Whether `word` is a listed given name, in capitals or not; of a hyphenated one either half will do."""
    given = lexicon().given
    if word in given or (word.isupper() and word.capitalize() in given):
        return True
    if "-" not in word:
        return False
    first = word.partition("-")[0]
    return first in given and first.lower() not in lexicon().particles


def gender_of(words: Sequence[str]) -> Gender | None:
    """What the given names among `words` (all but the last are tried, in order) tell of gender."""
    lex = lexicon()
    tried = words[:-1] if len(words) > 1 else words
    if len(words) > 1 and words[0] in lex.family_first:
        tried = words[1:]
    for word in words[1:]:
        if word in lex.descent:
            return lex.descent[word]
    if len(words) > 2 and _VIETNAMESE.search("".join(words)):
        return None  # the family name first, and a given name that either bears: "Kiều Minh Tuệ"
    if words[-1].endswith(lex.daughter_endings):
        return "feminine"
    for at, word in enumerate(tried):
        if (form := _as_listed(word)) is not None:
            fathers = at and len(words) > 2 and lex.given[form] == "masculine" and not is_initial(words[0])
            return None if fathers else lex.given[form]  # of "Achta Mahamat Borou" the second is her father's
    return None


@lru_cache(maxsize=8192)
def _as_listed(word: str) -> str | None:
    """The form of `word` that is a listed given name: itself, out of capitals, or its part before a hyphen."""
    lex = lexicon()
    for form in (word, word.capitalize() if word.isupper() else word, word.partition("-")[0]):
        if form in lex.given and (form == word or form.lower() not in lex.particles):
            return form
    return None
