"""The role as printed beside a name: after it, in a clause about it, and all that stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.names import Name, lexicon
from briefing.quotes.cues import cues
from briefing.quotes.forerunners import (
    apposed_before,
    ends_in_body,
    longer_title,
    modifier,
    named_so,
    swallowed,
)
from briefing.quotes.reading import Reading, Token
from briefing.quotes.relatives import LONGEST, ends_apposition, told_in_clause
from briefing.quotes.roles import Role, is_post, is_role, links, printed, role_nouns, tier_of, trimmed, words
from briefing.quotes.tokens import says

_THINGS = ("tion", "sion", "ment", "ness", "ity", "ing", "ance", "ence", "ism", "ship", "cy", "ure", "age")
"""Endings of nouns for what is no person."""
_AGENT = ("er", "or", "ist", "ian", "eer", "man", "woman", "ee")
"""Endings of nouns for people."""


def roles_at(reading: Reading, tokens: Sequence[Token], index: int) -> Iterator[Role]:
    """The roles that stand beside the name at tokens[index], those first that stand nearest to it by grammar."""
    text, name = reading.text, reading.names[tokens[index].ref]
    titled = name.role is not None and tier_of(name.role) == "office"
    found = (
        apposed_before(reading, tokens, index),
        longer_title(reading, tokens, index) if titled else modifier(reading, tokens, index),
        named_so(reading, tokens, index),
    )
    before = [Role(role, tier_of(role), is_post(role)) for role in found if role]
    after = [role] if (role := _after(reading, tokens, index)) else []
    holds = any(role.only and not _is_past(role) for role in before)
    # "Council chair Ada Brandt, a former nurse, said"
    yield from [*before, *after] if holds and any(map(_is_past, after)) else [*after, *before]
    if shouted := _shouted(name):
        yield Role(shouted, "rank")
    if letters := _letters(name):
        yield Role(letters, "office")
    if throne := _called(name):
        yield Role(throne, "rank")
    titles = text[name.whole : name.start].split() if name.whole < name.start else ()
    if style := next((word for word in titles if word in words().styles), None):
        yield Role(style, "rank")
    if told := told_in_clause(reading, tokens, index):
        yield told


def _is_past(role: Role) -> bool:
    """Whether somebody was that once: "former harbour pilot", "ex-wife"."""
    first = role.text.lower().replace("-", " ").split()[0]
    return first in ("former", "ex", "retired", "onetime")


def _shouted(name: Name) -> str | None:
    """ "SENATOR VARGA:", as transcripts print it: the office in capitals before a name in capitals."""
    if not name.text.isupper():
        return None
    first, _, rest = name.text.partition(" ")
    return first if rest.isupper() and first.isupper() and first.lower() in role_nouns() else None


def _called(name: Name) -> str | None:
    """ "Cardinal Ada Brandt", "King Milo": the office that goes with a name wherever it stands."""
    first, _, rest = name.text.partition(" ")
    office = rest and first in lexicon().called_by and first.lower() in cues().roles
    return first if office and first.lower() not in words().courtesies else None


def _letters(name: Name) -> str | None:
    """ "Ursula Wendt KC": the office in letters after a name."""
    last = name.text.rpartition(" ")[2]
    return last if last in words().letters else None


def _after(reading: Reading, tokens: Sequence[Token], index: int) -> Role | None:
    """ "Ada Brandt, 52, the union's spokeswoman in Kerr, said": the apposition that holds a role."""
    placed = index > 0 and tokens[index - 1].lower in ("in", "at", "near", "outside")
    if placed and reading.names[tokens[index].ref].kind != "person":
        return None  # "raised in Port Kerr, the son of a cook"
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].lower in ("*", "’", "'"):  # "*Name changed", "Mercy Achieng’, a parent"
        at += 1
    if at + 1 < len(tokens) and tokens[at].lower == "(":
        past = at + 1
        while past < len(tokens) and past < index + 8 and tokens[past].lower != ")":
            past += 1
        if past - at > 1 and past < len(tokens) and _is_plain_role(tokens[at + 1 : past]):
            return _role(reading, tokens, at + 1, past)
        at = past + 1
    at = _past_letters(tokens, at)
    if at + 2 < len(tokens) and tokens[at].lower in ("of", "from") and tokens[at + 1].kind == "name":
        at += 2  # "Senator Ada Brandt of Kerr, the chairman of …"
    for _ in range(3):
        if (
            at + 1 >= len(tokens)
            or tokens[at].lower not in (",", "—", "–")
            or tokens[at].sentence != tokens[index].sentence
        ):
            return None
        first = at + 1
        past = first
        while past < len(tokens) and past < first + LONGEST and not ends_apposition(reading, tokens, first, past):
            past += 1
        if (
            past > first
            and (ends_in_body(tokens[first]) or (past == first + 1 and " " not in tokens[first].lower))
            and (office := swallowed(reading, tokens[first], tokens[past - 1]))
        ):
            return Role(office, tier_of(office), is_post(office))
        before = index - 1 - (index > 1 and tokens[index - 1].lower == "the")
        if past < len(tokens) and says(tokens[past]) and index and tokens[before].lower in cues().prepositions:
            return None  # "As for Okoro, the coach said", "seen by the Beacon, the coach said"
        signed = past == len(tokens) and (index == 1 or _is_title(reading, tokens))  # "— Ada Brandt, harbour master"
        if past > first and (past < len(tokens) or signed) and _describes(reading, tokens, first, past):
            role = _role(reading, tokens, first, _with_body(reading, tokens, first, past))
            kin = role is not None and role.tier == "kin"
            return (_office_besides(reading, tokens, past) if kin else None) or role
        if (
            past > first
            and past < len(tokens)
            and (
                _identifies(tokens, index, first, past)
                or _is_one_of(tokens, first, past)
                or _is_foreign(tokens, first, past)
            )
        ):
            return _role(reading, tokens, first, past)
        if past < len(tokens) and _speaks_for(reading, tokens, first, past):
            return Role(printed(reading.text, tokens, first, past), "clause")
        of_place = (
            past < len(tokens)
            and tokens[first].lower in ("of", "from")
            and all(t.upper for t in tokens[first + 1 : past])
        )
        if not ((past == first + 1 and tokens[first].lower.isdigit()) or of_place):
            return None
        at = past
    return None


def _office_besides(reading: Reading, tokens: Sequence[Token], joint: int) -> Role | None:
    """What somebody is besides a relative: "his sister-in-law [and] the Leader of the Opposition"."""
    first = joint + 1
    if first + 1 >= len(tokens) or tokens[joint].lower != "and" or tokens[first].lower not in cues().determiners:
        return None
    past = first
    while past < len(tokens) and past < first + LONGEST and not ends_apposition(reading, tokens, first, past):
        past += 1
    if past >= len(tokens) or not _describes(reading, tokens, first, past):
        return None
    role = _role(reading, tokens, first, _with_body(reading, tokens, first, past))
    return role if role is not None and role.tier == "office" else None


def _is_one_of(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the phrase is "one of the organisers of the protest": one of several with a role."""
    if past - first < 4 or tokens[first].lower != "one" or tokens[first + 1].lower != "of":
        return False
    of = next((at for at in range(first + 3, past) if links(tokens[at].lower)), past)
    return is_role(tokens[of - 1].lower.removesuffix("s"), role_nouns())


def _is_foreign(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether an office that no list has stands before a verb: "Ada Brandt, the Holm Krontihene, said"."""
    closed = past + 1 < len(tokens) and tokens[past].lower == "," and says(tokens[past + 1])
    return (
        closed
        and tokens[first].lower == "the"
        and past - first in (2, 3)
        and all(token.upper and token.kind in ("word", "name") for token in tokens[first + 1 : past])
    )


def _speaks_for(reading: Reading, tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the phrase tells for whom somebody speaks: "Ada Brandt, for the World Water Office (WWO), said"."""
    if (
        tokens[first].lower != "for"
        or past + 1 >= len(tokens)
        or tokens[past].lower != ","
        or not says(tokens[past + 1])
    ):
        return False
    return any(token.kind == "name" and reading.names[token.ref].kind == "body" for token in tokens[first:past])


def _is_title(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether the tokens are the headline's, which ends in no stop."""
    return reading.headline and tokens is reading.paragraphs[0].tokens


def _past_letters(tokens: Sequence[Token], at: int) -> int:
    """Past degrees after a name, each with its comma: "Ada Brandt, M.D., Ph.D., professor of"."""
    while at + 1 < len(tokens) and tokens[at].lower == "," and set(tokens[at + 1].lower.split(", ")) <= words().degrees:
        at += 2
        while at < len(tokens) and tokens[at].lower == ".":
            at += 1
    return at


def _role(reading: Reading, tokens: Sequence[Token], first: int, past: int) -> Role | None:
    """The role that tokens [first, past) print, and whether it is a post: "the chair of …", not "a chair"."""
    if (found := trimmed(reading.text, tokens, first, past)) is None:
        return None
    if found.lower() in words().sides:
        return Role(found, "clause")
    return Role(found, tier_of(found), tokens[first].lower not in cues().indefinite and is_post(found))


def _identifies(tokens: Sequence[Token], index: int, first: int, past: int) -> bool:
    """Whether the phrase tells who is quoted, whatever its noun: "said Wim Asker, a falconer who …"."""
    phrase = tokens[first:past]
    speaks = (index > 0 and says(tokens[index - 1])) or (
        tokens[past].lower == "," and past + 1 < len(tokens) and says(tokens[past + 1])
    )
    if " ".join(token.lower for token in phrase) in words().sides:
        told = tokens[past + 1].cue if tokens[past].lower == "," and past + 1 < len(tokens) else None
        return speaks or (told is not None and told.form == "past") or past == first + 1
    aged = tokens[first - 2].lower.isdigit()
    if not (speaks or aged) or phrase[0].lower not in ("a", "an", "the"):
        return False
    end = next((at for at, token in enumerate(phrase) if at and links(token.lower)), len(phrase))
    head = phrase[end - 1]
    return (
        1 < end < 6
        and all(token.kind == "word" for token in phrase[:end])
        and not head.upper
        and head.lower not in words().things
        and head.lower not in words().times
        and head.lower not in words().anybody
        and not head.lower.endswith(_THINGS)
        and not any(token.cue is not None and token.cue.form in ("past", "present") for token in phrase[1:end])
        and not any(token.lower in words().verbs for token in phrase[1:end])
        and not any(token.lower.endswith("ed") or (not aged and token.lower.endswith("ing")) for token in phrase[2:end])
    )


def _describes(reading: Reading, tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the phrase after a name tells what its bearer is, and is no clause and not the next of a list."""
    head = first + 1
    while head < past and not links(tokens[head].lower):
        head += 1
    if (
        tokens[first].lower in ("no", "neither", "whose")
        or says(tokens[first])
        or links(tokens[first].lower)
        or any(token.lower in words().verbs for token in tokens[first:head])
    ):
        return False
    if first + 1 < past and tokens[first + 1].lower in cues().determiners and _is_doing(tokens[first]):
        return False
    last = tokens[head - 1]
    if head - first > 1 and last.kind == "name" and reading.names[last.ref].kind == "person":
        return False
    return not _is_listed(tokens, first, past) and (
        _holds_role(reading, tokens[first:head]) or _is_agent(tokens, first, past)
    )


def _is_doing(token: Token) -> bool:
    """Whether a word before "her son" is what somebody did: "lost", "calling", not "now", "formerly", "himself"."""
    return token.kind == "word" and not (
        token.lower in ("perhaps", "maybe")
        or token.lower in cues().determiners
        or token.lower in cues().between
        or links(token.lower)
        or cues().is_adverb(token.lower)
        or is_role(token.lower, role_nouns())
    )


def _is_agent(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the phrase is "a falconer": a noun that no list has, with the ending of those who do something."""
    at = first + 1
    while at < past and tokens[at].lower not in cues().prepositions:
        at += 1
    head = tokens[at - 1]
    return (
        tokens[first].lower in ("a", "an")
        and 1 < at - first < 5
        and head.kind == "word"
        and len(head.lower) > 4
        and head.lower.endswith(_AGENT)
    )


def _is_plain_role(tokens: Sequence[Token]) -> bool:
    """Whether a phrase in brackets is a role and nothing else: "(the fire chief)", not "(Lab, Castle North)"."""
    return all(token.kind == "word" for token in tokens) and is_role(tokens[-1].lower, role_nouns())


def _is_listed(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether what looks like a role is the next of several people: "thanked Brandt, the governor and the judge"."""
    table = cues()
    return (
        past + 1 < len(tokens)
        and tokens[past].lower in ("and", "or")
        and tokens[past + 1].lower in table.determiners
        and tokens[first].lower in table.definite
    )


def _with_body(reading: Reading, tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a role ends that goes on after a comma: "managing director, Vadapur Metro Corporation"."""
    if any(token.lower in words().of and token.lower != "and" for token in tokens[first + 1 : past]):
        return past
    end = at = past
    while at + 1 < len(tokens) and tokens[at].lower == ",":
        at += 1
        begin, is_body = at, False
        while at < len(tokens) and (tokens[at].kind in ("word", "name")) and at < begin + 8:
            token = tokens[at]
            if not (token.upper or token.lower in ("of", "for", "and", "the", "&")) or (token.cue and not token.upper):
                break
            is_body = is_body or (token.kind == "name" and reading.names[token.ref].kind == "body")
            at += 1
        if at == begin or (at < len(tokens) and tokens[at].kind not in ("stop", "quote")):
            break
        if is_body:
            end = at
    return end


def _holds_role(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether the phrase has a role among its words, names of people left out ("Bishop", "Schumaker")."""
    nouns = role_nouns()
    for token in tokens:
        if token.kind == "name":
            kind = reading.names[token.ref].kind
            if kind == "body" and any(part in nouns for part in token.lower.split()):
                return True
            alone = len(tokens) == 1 or (len(tokens) == 2 and tokens[0].lower in cues().definite)
            if kind == "unknown" and alone and " " in token.lower and token.lower.split()[-1] in nouns:
                return True
        elif any(is_role(part, nouns) for part in token.lower.replace("’s", "").replace("'s", "").split()):
            return True
    return False
