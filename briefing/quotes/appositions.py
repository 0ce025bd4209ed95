"""The role as printed beside a name: after it, before it, in a clause about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.names import Name
from briefing.quotes.cues import cues
from briefing.quotes.reading import Reading, Token
from briefing.quotes.roles import Role, has_role_head, is_role, links, role_nouns, tier_of, trimmed, words

_LONGEST = 22
"""Tokens of an apposition that are looked at."""
_AGENT = ("er", "or", "ist", "ian", "eer", "man", "woman", "ee")
"""Endings of nouns for people."""


def roles_at(reading: Reading, tokens: Sequence[Token], index: int) -> Iterator[Role]:
    """The roles that stand beside the name at tokens[index], those first that stand nearest to it by grammar."""
    text, name = reading.text, reading.names[tokens[index].ref]
    titled = name.role is not None and tier_of(name.role) == "office"
    for found in (
        _after(reading, tokens, index),
        _apposed_before(reading, tokens, index),
        None if titled else _modifier(text, tokens, index),
        _named_so(reading, tokens, index),
    ):
        if found:
            yield Role(found, tier_of(found))
    if shouted := _shouted(name):
        yield Role(shouted, "rank")
    if letters := _letters(name):
        yield Role(letters, "office")
    if style := next((word for word in text[name.whole : name.start].split() if word in words().styles), None):
        yield Role(style, "rank")
    if told := _clause(text, tokens, index):
        yield told


def _shouted(name: Name) -> str | None:
    """ "SENATOR VARGA:", as transcripts print it: the office in capitals before a name in capitals."""
    first, _, rest = name.text.partition(" ")
    return first if rest.isupper() and first.isupper() and first.lower() in role_nouns() else None


def _letters(name: Name) -> str | None:
    """ "Ursula Wendt KC": the office in letters after a name."""
    last = name.text.rpartition(" ")[2]
    return last if last in words().letters else None


def _after(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "Ada Brandt, 52, the union's spokeswoman in Kerr, said": the apposition that holds a role."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].lower == "(":
        past = at + 1
        while past < len(tokens) and past < index + 8 and tokens[past].lower != ")":
            past += 1
        if past - at > 1 and past < len(tokens) and _is_plain_role(tokens[at + 1 : past]):
            return trimmed(reading.text, tokens, at + 1, past)
        at = past + 1
    for _ in range(2):
        if (
            at + 1 >= len(tokens)
            or tokens[at].lower not in (",", "—", "–")
            or tokens[at].sentence != tokens[index].sentence
        ):
            return None
        first = at + 1
        past = first
        while past < len(tokens) and past < first + _LONGEST and not _ends_apposition(tokens, first, past):
            past += 1
        if past > first and past < len(tokens) and _describes(reading, tokens, first, past):
            return trimmed(reading.text, tokens, first, _with_body(reading, tokens, first, past))
        if not (past == first + 1 and tokens[first].lower.isdigit()):
            return None
        at = past
    return None


def _describes(reading: Reading, tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the phrase after a name tells what its bearer is, and is no clause and not the next of a list."""
    head = first + 1
    while head < past and not links(tokens[head].lower):
        head += 1
    if (
        tokens[first].lower in ("no", "neither", "whose")
        or links(tokens[first].lower)
        or any(token.lower in words().verbs for token in tokens[first:head])
    ):
        return False
    if (
        tokens[first].lower.endswith(("ing", "ed"))
        and first + 1 < past
        and tokens[first + 1].lower in cues().determiners
    ):
        return False
    last = tokens[head - 1]
    if head - first > 1 and last.kind == "name" and reading.names[last.ref].kind == "person":
        return False
    return not _is_listed(tokens, first, past) and (
        _holds_role(reading, tokens[first:head]) or _is_agent(tokens, first, past)
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


def _ends_apposition(tokens: Sequence[Token], first: int, at: int) -> bool:
    token = tokens[at]
    if (
        token.sentence != tokens[first].sentence
        or token.kind in ("quote", "pronoun")
        or token.lower in cues().breaks
        or token.lower in ("who", "which", "whose", "that")
    ):
        return token.lower != "and" or not _goes_on(tokens, at + 1)
    if token.kind == "stop":
        return token.lower not in ("-", "’", "'", "&", "/")
    return at > first and token.cue is not None and token.cue.form in ("past", "gerund") and not token.upper


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether one more role of the same person follows "and": "chairman and chief executive", "and a poet"."""
    nouns = role_nouns()
    if at < len(tokens) and tokens[at].lower in ("a", "an"):
        at += 1
    near = tokens[at : at + 3]
    for token in near:
        if token.kind != "word" or token.lower in cues().closed:
            return False
        if is_role(token.lower, nouns):
            return True
    return False


def _holds_role(reading: Reading, tokens: Sequence[Token]) -> bool:
    """Whether the phrase has a role among its words, names of people left out ("Bishop", "Schumaker")."""
    nouns = role_nouns()
    for token in tokens:
        if token.kind == "name":
            if reading.names[token.ref].kind == "body" and any(part in nouns for part in token.lower.split()):
                return True
        elif any(is_role(part, nouns) for part in token.lower.replace("’s", "").replace("'s", "").split()):
            return True
    return False


def _clause(text: str, tokens: Sequence[Token], index: int) -> Role | None:
    """ "Brandt, who is a nurse at Kerr General", "Brandt, who heads the union", "Brandt is the union's leader"."""
    at = index + 1
    while at < len(tokens) and (tokens[at].lower == "," or tokens[at].lower.isdigit()):
        at += 1
    relative = at < len(tokens) and tokens[at].lower == "who"
    verb = at + 1 if relative else at
    if verb + 2 >= len(tokens) or tokens[verb].sentence != tokens[index].sentence or (not relative and at > index + 1):
        return None
    if relative and tokens[verb].lower in words().heads:
        past = _phrase_end(tokens, verb + 1)
        found = trimmed(text, tokens, at, past) if past > verb + 1 else None
        return Role(found, "clause") if found else None
    if tokens[verb].lower not in words().copulas:
        return None
    first = verb + 2 if tokens[verb + 1].lower == "as" else verb + 1
    if tokens[first].lower not in cues().determiners:
        return None
    past = _phrase_end(tokens, first)
    if not has_role_head(tokens, first, past) or not (found := trimmed(text, tokens, first, past)):
        return None
    tier = tier_of(found)
    return Role(found, tier if relative else "clause") if relative or tier != "kin" else None


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    past = first
    while past < len(tokens) and past < first + _LONGEST and not _ends_apposition(tokens, first, past):
        past += 1
    return past


def _apposed_before(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "The education secretary, Ada Brandt, said": the phrase before the comma, forms of address passed over."""
    if index > 1 and tokens[index - 1].lower == "(" and index + 1 < len(tokens) and tokens[index + 1].lower == ")":
        first = _back(tokens, index - 1, index)
        is_office = first < index - 1 and has_role_head(tokens, first, index - 1) and tokens[first].lower == "the"
        return trimmed(reading.text, tokens, first, index - 1) if is_office else None
    comma = index - 1
    while comma > 0 and (tokens[comma].lower in words().address or tokens[comma].lower in ("(", ")", ".")):
        comma -= 1
    if comma < 1 or tokens[comma].lower != "," or tokens[comma - 1].kind not in ("word", "name"):
        return None
    after = _past_belonging(tokens, index + 1)
    if after < len(tokens) and tokens[after].kind not in ("stop", "quote"):
        return None
    past = comma
    first = _back(tokens, past, index)
    if first == past:
        return None
    if not has_role_head(tokens, first, past):
        if (
            first < 2
            or tokens[first - 1].lower != ","
            or not all(t.upper or t.lower == "on" for t in tokens[first:past])
        ):
            return None
        first = _back(tokens, first - 1, index)
        if not has_role_head(tokens, first, past) or tokens[first].lower not in cues().determiners:
            return None
    return trimmed(reading.text, tokens, first, past)


def _past_belonging(tokens: Sequence[Token], at: int) -> int:
    """Where a name's "of Birch & Fenn" has ended, if it has one: "a rival analyst, Allan Stroud of Birch & Fenn, …"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in ("of", "from", "at") or not tokens[at + 1].upper:
        return at
    at += 1
    while at < len(tokens) and (tokens[at].upper or tokens[at].lower in ("&", "and", "of", "the")):
        at += 1
    return at


def _back(tokens: Sequence[Token], past: int, index: int) -> int:
    """The first token of the noun phrase that ends before `past`: back to its determiner."""
    determiners = cues().determiners
    first = past
    while first and past - first < 12 and (tokens[first - 1].kind in ("word", "name") or _owns(tokens, first - 1)):
        before = tokens[first - 1]
        if before.sentence != tokens[index].sentence or (before.cue is not None and before.cue.form != "base"):
            break
        if before.lower in ("by", "from", "when", "as", "that", "whose"):
            break
        if before.lower == "and" and not _joins_names(tokens, first - 1):
            break
        if before.lower in ("to", "with") and not (first - 2 >= 0 and is_role(tokens[first - 2].lower, role_nouns())):
            break
        first -= 1
        if before.lower in determiners and not _reaches_back(tokens, first - 1):
            break
    return first


def _joins_names(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" stands inside a title: "Minister of Water and Forests", "Strathmurn and the Outer Skerries"."""
    following = at + 2 if tokens[at + 1].lower == "the" else at + 1
    return at > 0 and tokens[at - 1].upper and tokens[following].upper


def _reaches_back(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at `at` ties what follows to a noun before it: "of the …", "ambassador to the …"."""
    if at < 0 or tokens[at].lower not in words().of:
        return False
    return (
        tokens[at].lower in ("of", "for", "and")
        or len(tokens[at].lower) > 2
        or (at > 0 and is_role(tokens[at - 1].lower, role_nouns()))
    )


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` makes a possessive of a plural: "Daehan Chips’ chief executive"."""
    return tokens[at].lower in ("’", "'") and at > 0 and tokens[at - 1].end == tokens[at].start


def _modifier(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "union spokeswoman Ada Brandt": the words right before the name, back to a determiner."""
    table = cues()
    nouns = role_nouns()
    if not index or tokens[index - 1].kind != "word" or tokens[index - 1].sentence != tokens[index].sentence:
        return None
    if not is_role(tokens[index - 1].lower, nouns):
        return None
    first = index - 1
    while first and index - first < 8:
        before = tokens[first - 1]
        if before.sentence != tokens[index].sentence:
            break
        if _owns(tokens, first - 1):
            first -= 1
            continue
        if before.lower == ")" and first > 3 and tokens[first - 3].lower == "(" and tokens[first - 4].kind == "name":
            first -= 4
            continue
        if before.kind not in ("word", "name") or before.lower.isdigit() or _is_verb(tokens, first - 1):
            break
        if (
            before.kind == "word"
            and before.lower not in ("'s", "’s")
            and (
                before.lower in table.determiners
                or before.lower in table.prepositions
                or before.lower in table.breaks
                or before.lower in table.between
                or before.lower in words().ends
                or (before.cue is not None and before.cue.form != "base")
            )
        ):
            break
        first -= 1
    if first and first < index - 1 and tokens[first - 1].lower == "to":  # "to discredit intern …"
        first += 1
    return trimmed(text, tokens, first, index)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -ed before a role is what somebody did: "Rovers sacked coach …", not "a retired plumber"."""
    token = tokens[at]
    if not at or token.upper or token.kind != "word" or not token.lower.endswith("ed"):
        return False
    before = tokens[at - 1]
    return before.sentence == token.sentence and (
        before.kind in ("name", "pronoun") or before.lower in cues().heads or (before.upper and not before.cue)
    )


def _named_so(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "a trader who gave her name only as Mama Nkechi", "a teacher named Lena Orvik"."""
    listed = words()
    past = index
    known = False
    while (
        past
        and index - past < 9
        and (tokens[past - 1].lower in listed.naming_words or tokens[past - 1].lower in listed.naming)
    ):
        past -= 1
        known = known or tokens[past].lower in listed.naming
    if not known or not past or tokens[past - 1].kind != "word":
        return None
    first = _back(tokens, past, index)
    if first == past or tokens[first].lower not in cues().determiners or not has_role_head(tokens, first, past):
        return None
    return trimmed(reading.text, tokens, first, past)
