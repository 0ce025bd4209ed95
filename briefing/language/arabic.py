"""Names in Arabic news, which writes no capitals: told by the offices, forms of address and given names before them.

Arabic news puts the verb of speech first and the office before the name: «وقال وزير الصحة سالم العون»; what an office
is for carries the article, which given names do not, so that the name begins where no article stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from briefing.language.data import load
from briefing.language.lexicon import Gender, NameKind
from briefing.language.named import Name
from briefing.language.tongues import tongue_data, verb_forms
from briefing.language.words import fold

_WORD = re.compile(r"[^\W\d_][\w\u064b-\u0652\u0670]*(?:-[^\W\d_]+)*")
_ATTACHED = "وفبلك"
"""Letters that are written onto the word after them: and, so, with, to, like."""
_LONGEST = 4
"""Words of a name at most."""
_OFFICE = 7
"""Words of an office at most."""


class Lists(Struct, frozen=True):
    """arabic.yaml, folded; see there."""

    offices: frozenset[str]
    women: frozenset[str]
    fields: frozenset[str]
    address: frozenset[str]
    called: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]
    links: frozenset[str]
    closed: frozenset[str]
    speaks: frozenset[str]
    """As the verbs, with "and" or "so" before them too."""
    verbs: frozenset[str]
    """Of speech, "and" or "so" before them included."""


@cache
def lists() -> Lists:
    """The lists of arabic.yaml and the verbs of speech."""
    data = load("briefing.language", "arabic.yaml")
    found = {key: frozenset(fold(word) for word in listed.split()) for key, listed in data.items()}
    verbs = {fold(written) for _, _, _, written in verb_forms(tongue_data("ar") or {})}
    verbs |= {letter + verb for verb in verbs for letter in "وف"}
    found["speaks"] |= {letter + verb for verb in found["speaks"] for letter in "وف"}
    found["closed"] |= {letter + word for word in found["closed"] for letter in "وف"}
    with_article = {key: found[key] | {f"ال{word}" for word in found[key]} for key in ("offices", "women", "bodies")}
    return Lists(**(found | with_article), verbs=frozenset(verbs))


def nouns_for_people() -> frozenset[str]:
    """The nouns for offices and bodies without the article, as printed."""
    data = load("briefing.language", "arabic.yaml")
    return frozenset(word for key in ("offices", "women", "bodies") for word in data[key].split())


class _Word(Struct):
    start: int
    """Without a letter that is only attached."""
    end: int
    plain: str
    joined: bool
    """Whether only a blank stands before it."""
    verb: bool
    speaks: bool


def arabic_names(text: str) -> list[Name]:
    """The names in an Arabic `text`, in order: in full after offices, forms of address, verbs of speech and by given
    names; later by the last word of a full name."""
    words = list(_words(text))
    found: list[Name] = []
    at = 0
    while at < len(words):
        name, at = _name_at(text, words, at)
        if name is not None:
            found.append(name)
    surnames = {
        fold(name.text.split()[-1]): name.gender for name in found if name.kind == "person" and " " in name.text
    }
    taken = {place for name in found for place in range(name.whole, name.end)}
    alone = []
    for before, word in zip([None, *words], words, strict=False):
        cut = word.plain not in surnames and word.plain[:1] in _ATTACHED and word.plain[1:] in surnames
        plain, start = (word.plain[1:], word.start + 1) if cut else (word.plain, word.start)
        if plain in surnames and start not in taken and (before is None or before.plain != "في"):
            alone.append(Name(start, word.end, text[start : word.end], "person", whole=start, gender=surnames[plain]))
    return sorted([*found, *alone], key=lambda name: name.start)


def _words(text: str) -> Iterator[_Word]:
    past, before = -2, ""
    known = lists()
    heads = known.offices | known.women | known.bodies | known.given | known.called
    for match in _WORD.finditer(text):
        plain = fold(match[0])
        start = match.start()
        if plain not in heads and plain not in known.verbs and plain[:1] in _ATTACHED and len(plain) > 3:
            rest = plain[1:]
            if plain.startswith("لل"):  # "to the": the alif of the article is not written
                rest = f"ال{plain[2:]}"
            if rest in heads:
                plain, start = rest, start + 1
        joined = match.start() == past + 1 or (before in known.address and text.startswith(". ", past))  # "Dr. Salma"
        yield _Word(start, match.end(), plain, joined, plain in known.verbs, plain in known.speaks)
        past, before = match.end(), plain


def _name_at(text: str, words: Sequence[_Word], at: int) -> tuple[Name | None, int]:
    """The name whose office, address or first word stands at `at`, and the word to go on with."""
    known, word = lists(), words[at]
    told = at > 0 and words[at - 1].verb and word.joined  # the verb stands first: “said the minister”
    if word.plain in known.bodies and word.plain not in known.offices:
        past = _past_fields(words, at + 1)
        if past - at > 1:
            return _name(text, words, at, at, past, "body", None), past
        return (_name(text, words, at, at, past, "body", None), past) if told else (None, past)
    first = at
    gender: Gender | None = None
    if word.plain in known.offices | known.women:
        gender = "feminine" if word.plain in known.women else "masculine"
        first = _past_fields(words, at + 1)
    while first < len(words) and words[first].plain in known.address and (first == at or words[first].joined):
        first += 1
    addressed = first > at and words[first - 1].plain in known.address
    sure = told or addressed or word.plain in known.called
    apposed = first > at and first < len(words) and text[words[first - 1].end : words[first].start] == "، "
    opens = first < len(words) and words[first].plain in known.given | known.links | known.called
    past = _past_name(words, first, sure=sure, joined=first > at and not (apposed and opens))
    office = first > at and not addressed
    given = words[first].plain in known.given or words[first].plain in known.called if past > first else False
    bare = office and first == at + 1 and (not word.plain.startswith("ال") or (past - first == 1 and not given))
    alone = first == at and not _stands_alone(words, at, past, told)
    if past == first or bare or alone:
        return None, max(at + 1, first)
    return _name(text, words, at, first, past, "person", gender), past


def _stands_alone(words: Sequence[_Word], at: int, past: int, told: bool) -> bool:
    """Whether what stands without an office is a name: it opens with a given name and has two words, is what people are
    called by, or follows a verb of which the speaker is the subject: «وقالت مارشان»."""
    known, plain = lists(), words[at].plain
    if plain in known.called or (plain in known.given and (past - at > 1 or told)):
        return True
    strange = len(plain) > 3 and not plain.endswith(_ENDINGS) and not plain.startswith("ال")
    return told and words[at - 1].speaks and (strange or past - at > 1)


_ENDINGS = ("ة", "ي", "ون", "ين", "ات", "ا")
"""Of nouns and adjectives."""


def _past_fields(words: Sequence[_Word], at: int) -> int:
    """The word after all that tells more of the office or body before `at`."""
    known, first = lists(), at
    while at < len(words) and at - first < _OFFICE and words[at].joined:
        plain = words[at].plain
        if plain in _TOWARDS and at + 1 < len(words) and words[at + 1].joined:
            at += 2  # "envoy [to Libya]"
            continue
        article = plain.startswith(("ال", "لل", "وال", "بال")) and plain not in known.closed | known.given
        listed = plain in known.fields or plain in known.bodies or plain in known.offices or plain in known.women
        if not (article or listed) or plain in known.address or plain in known.called:
            break
        at += 1
    return at


_TOWARDS = frozenset(("الى", "لدى"))
_OF_FAITH = frozenset(("الدين", "الله", "الاسلام"))
"""What is one name with the word before it: «حسام الدين»."""


def _past_name(words: Sequence[_Word], first: int, *, sure: bool, joined: bool) -> int:
    """The word after the name that begins at `first`; that itself where none does. Unless it is `sure` that somebody is
    named, a given name has to open it."""
    known, at = lists(), first
    foreign, family, parts = True, False, 0
    while at < len(words) and at - first < _LONGEST and (words[at].joined or (at == first and not joined)):
        plain = words[at].plain
        opens = plain in known.given or plain in known.called or plain in known.links
        article = plain.startswith("ال") and plain not in known.given
        office = not opens and (plain in known.offices or plain in known.women)
        closed = plain in known.closed and not (plain in known.links and at > first)
        if closed or words[at].verb or office or plain.startswith(("بال", "وال", "لل")):
            break
        linked = at > first and (words[at - 1].plain in known.links or plain in _OF_FAITH)
        if at == first and not opens and (not sure or article):
            break
        if at > first and not linked:
            goes_on = opens or article or parts < 2 or (sure and foreign and parts == 2)
            joins = plain[0] == "و" and not opens  # "and" with what comes next
            if not goes_on or joins or (family and words[first].plain not in known.called):
                break
        parts += not linked and plain not in known.links
        foreign = foreign and not opens and not article
        family = family or (article and not linked)  # the family's name is the last
        at += 1
    while at > first and words[at - 1].plain in known.links:
        at -= 1
    return at


def _name(
    text: str, words: Sequence[_Word], whole: int, first: int, past: int, kind: NameKind, gender: Gender | None
) -> Name:
    start, end = words[first].start, words[past - 1].end
    before = words[whole].start
    address = next((n for n in range(whole, first) if words[n].plain in lists().address), first)
    role = text[before : words[address - 1].end] if address > whole else None
    return Name(start, end, text[start:end], kind, role, before, gender, courtesy=address < first)
