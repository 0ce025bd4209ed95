"""The role as printed before a name: apart from it by a comma, right beside it, or by how it is given."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.language.names import lexicon
from briefing.quotes.cues import cues
from briefing.quotes.phrases import parent_of, told_office
from briefing.quotes.reading import Reading, Token
from briefing.quotes.roles import (
    has_role_head,
    is_role,
    joins_fields,
    links,
    printed,
    role_nouns,
    tier_of,
    trimmed,
    words,
)


def apposed_before(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "The education secretary, Ada Brandt, said": the phrase before the comma, forms of address passed over."""
    if index > 1 and tokens[index - 1].lower == "(" and index + 1 < len(tokens) and tokens[index + 1].lower == ")":
        first = _back(tokens, index - 1, index)
        is_office = first < index - 1 and has_role_head(tokens, first, index - 1) and tokens[first].lower == "the"
        return trimmed(reading.text, tokens, first, index - 1) if is_office else None
    comma = index - 1
    while comma > 0 and (
        tokens[comma].lower in words().address
        or tokens[comma].lower in ("(", ")", ".")
        or tokens[comma].lower.endswith("-year-old")
    ):
        comma -= 1
    if comma < 1 or tokens[comma].lower != ",":
        return None
    past = comma
    if in_brackets(tokens, comma - 1):
        past = next(at for at in range(comma - 1, -1, -1) if tokens[at].lower == "(")
    if not past or tokens[past - 1].kind not in ("word", "name"):
        return None
    if office := _office_and_body(reading, tokens, comma):
        return office
    after = _past_belonging(tokens, index + 1)
    if after < len(tokens) and tokens[after].kind not in ("stop", "quote"):
        return _unclosed(reading, tokens, past, index)
    if office := swallowed(reading, tokens[past - 1], tokens[comma - 1]):
        return office
    if told := _with_clause(reading, tokens, comma):
        return told
    first = _back(tokens, past, index)
    if first == past:
        return None
    while first > 1 and not has_role_head(tokens, first, past) and links(tokens[first - 1].lower):
        first = _back(tokens, first - 1, index)
    if _is_foreign_office(reading, tokens, first, index, after):
        return trimmed(reading.text, tokens, first, comma)
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
    return trimmed(reading.text, tokens, first, comma)


def _unclosed(reading: Reading, tokens: Sequence[Token], past: int, index: int) -> str | None:
    """ "Director of the Kerr Programme at the Holm Hospital, Ada Brandt said that": without the second comma."""
    said = tokens[index + 1]
    first = _back(tokens, past, index)
    opens = first < past and (not first or tokens[first - 1].sentence != tokens[first].sentence)
    tied = any(token.lower in ("of", "for", "at") for token in tokens[first:past])
    told = said.cue is not None and said.cue.form == "past" and tokens[index + 2 : index + 3]
    if not (opens and tied and told) or tokens[index + 2].kind == "stop" or not has_role_head(tokens, first, past):
        return None
    return trimmed(reading.text, tokens, first, past)


def _with_clause(reading: Reading, tokens: Sequence[Token], comma: int) -> str | None:
    """ "A nurse who works nights, Ada Brandt, said", "One of the drivers, Ada Brandt, had": what opens a sentence."""
    first = comma
    while (
        first
        and tokens[first - 1].sentence == tokens[comma].sentence
        and tokens[first - 1].kind in ("word", "name", "pronoun")
    ):
        first -= 1
    opens = not first or tokens[first - 1].sentence != tokens[comma].sentence
    if not opens or not 3 < comma - first < 14:
        return None
    several = tokens[first].lower == "one" and tokens[first + 1].lower == "of"
    if several and is_role(tokens[comma - 1].lower.removesuffix("s"), role_nouns()):
        return printed(reading.text, tokens, first, comma)
    who = next((at for at in range(first + 2, comma) if tokens[at].lower == "who"), 0)
    if tokens[first].lower not in cues().indefinite or not who or not has_role_head(tokens, first, who):
        return None
    return printed(reading.text, tokens, first + 1, comma)


def _office_and_body(reading: Reading, tokens: Sequence[Token], comma: int) -> str | None:
    """ "CEO, Kerr General Hospital, Ada Brandt said", as releases print it: two runs of capitals before the `comma`."""
    body = _capitals_back(tokens, comma)
    office = _capitals_back(tokens, body - 1)
    if not office < body - 1 < body < comma or tokens[body - 1].lower != ",":
        return None
    opens = not office or tokens[office - 1].sentence != tokens[office].sentence or tokens[office - 1].lower == ","
    person = tokens[body].kind == "name" and reading.names[tokens[body].ref].kind == "person"
    if not opens or person or not tokens[office].upper or not has_role_head(tokens, office, body - 1):
        return None
    return trimmed(reading.text, tokens, office, comma)


def _capitals_back(tokens: Sequence[Token], past: int) -> int:
    """Where the run of capitalised words that ends before `past` begins, small words inside it included."""
    first = past
    while first > 0 and past - first < 8 and tokens[first - 1].sentence == tokens[past].sentence:
        before = tokens[first - 1]
        small = before.lower in ("of", "for", "and", "the", "&", "'s", "’s") and first < past
        if before.kind not in ("word", "name") or not (before.upper or small):
            break
        first -= 1
    return first


def _is_foreign_office(reading: Reading, tokens: Sequence[Token], first: int, index: int, after: int) -> bool:
    """Whether a title that no list has stands before the comma: "The Iyaloja of the market, Ada Brandt, said"."""
    if first + 3 >= index or tokens[first].lower != "the" or tokens[first + 2].lower != "of":
        return False
    head, name = tokens[first + 1], reading.names[tokens[index].ref]
    is_title = head.upper and (
        head.kind == "word" or (head.kind == "name" and reading.names[head.ref].kind == "unknown")
    )
    closed = after < len(tokens) and tokens[after].lower == ","
    return is_title and closed and " " in name.text and name.kind in ("person", "unknown")


def swallowed(reading: Reading, token: Token, last: Token) -> str | None:
    """The office that was read as the titles of a name: "The President of the Smiths Union, Ada Brandt, …"."""
    if token.kind != "name" or (role := reading.names[token.ref].role) is None or " of " not in f" {role} ":
        return None
    return " ".join(reading.text[reading.names[token.ref].whole : last.end].split())


def ends_in_body(token: Token) -> bool:
    """Whether a name is the end of a body's: of "President of the Retailers Union" the last two words."""
    return token.kind == "name" and token.lower.rpartition(" ")[2].capitalize() in lexicon().body_words


def in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` is a bracket round one word: "chief executive (DCE) for Kerr"."""
    if tokens[at].lower == "(":
        return at + 2 < len(tokens) and tokens[at + 2].lower == ")" and tokens[at + 1].upper
    return _ends_brackets(tokens, at) and tokens[at - 1].upper


def _ends_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at `at` closes brackets round one word, small or not: "commissioner of police (crime)"."""
    return (
        at > 1 and tokens[at].lower == ")" and tokens[at - 2].lower == "(" and tokens[at - 1].kind in ("word", "name")
    )


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
    while (
        first
        and past - first < 12
        and (tokens[first - 1].kind in ("word", "name") or _owns(tokens, first - 1) or in_brackets(tokens, first - 1))
    ):
        before = tokens[first - 1]
        told = before.cue is not None and before.cue.form != "base" and not (before.upper and past - first)
        if before.sentence != tokens[index].sentence or told:
            break
        if before.lower in ("by", "from", "when", "as", "that", "whose"):
            break
        if before.lower == "and" and not (_joins_names(tokens, first - 1) or joins_fields(tokens, first - 1)):
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


def longer_title(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "Health Secretary Ada Brandt", "former Gov. Ada Brandt": a title with what qualifies it, which no name holds."""
    name = reading.names[tokens[index].ref]
    if name.role is None or not reading.text.startswith(name.role, name.whole):
        return None
    first = index
    while first and tokens[first - 1].kind == "word" and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        if before.lower not in words().qualifiers and not (before.upper and _opens_office(reading.text, before)):
            break
        first -= 1
    if first == index:
        return None
    return " ".join(reading.text[tokens[first].start : name.whole + len(name.role)].split())


def _opens_office(text: str, token: Token) -> bool:
    lex = lexicon()
    word = text[token.start : token.end]
    return word in lex.titles or word in lex.title_ends or word in lex.body_words


def _capital_office(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "Leader of the Opposition in the Senate Ada Brandt": an office all in capitals right before a name."""
    first = index
    while first and index - first < 10 and tokens[first - 1].sentence == tokens[index].sentence:
        before = tokens[first - 1]
        if before.kind not in ("word", "name") or not (
            before.upper or before.lower in ("of", "for", "in", "the", "and")
        ):
            break
        first -= 1
    while first < index and not is_role(tokens[first].lower, role_nouns()):
        first += 1
    if index - first < 3 or tokens[first + 1].lower not in ("of", "for") or not tokens[index - 1].upper:
        return None
    return trimmed(text, tokens, first, index)


def _office_of(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "Councillor for the Hill division Ada Brandt said": an office and what it is of, first in a clause, no comma."""
    before = tokens[index - 1]
    name = reading.names[tokens[index].ref]
    if name.kind not in ("person", "unknown") or " " not in name.text:
        return None
    if name.role is not None and tier_of(name.role) == "office":
        return None
    speaks = index + 1 < len(tokens) and tokens[index + 1].cue is not None
    if before.kind == "word" and (before.lower in cues().closed or not (speaks or _is_field(before))):
        return None
    if before.kind == "name" and reading.names[before.ref].kind not in ("body", "place"):
        return None
    first = index
    while first and index - first < 14 and tokens[first - 1].sentence == tokens[index].sentence:
        word = tokens[first - 1]
        if (
            word.kind not in ("word", "name")
            and not in_brackets(tokens, first - 1)
            and not _owns(tokens, first - 1)
            and not (first > index - 3 and _ends_brackets(tokens, index - 1))
        ):
            break
        if word.lower == "by" or (word.lower in cues().breaks and word.lower != "and"):
            break
        if word.cue is not None and word.cue.form != "base" and not word.upper:
            break
        first -= 1
    tied = next((at for at in range(first + 1, index) if tokens[at].lower in ("of", "for")), None)
    if tied is None or not has_role_head(tokens, first, index):
        return None
    return trimmed(reading.text, tokens, first, index)


def _reaching_in(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "senior coroner for South Kerr Dr Ada Brandt": an office whose place was read with the titles of the name."""
    name, link = reading.names[tokens[index].ref], tokens[index - 1].lower
    place = reading.text[name.whole : name.start].split()
    while place and place[-1] in lexicon().courtesy:
        place.pop()
    if not place or link not in ("of", "for"):
        return None
    first = _back(tokens, index - 1, index)
    if first == index - 1 or not has_role_head(tokens, first, index - 1):
        return None
    office = trimmed(reading.text, tokens, first, index - 1)
    return " ".join((office, link, *place)) if office else None


def _for_a_place(text: str, tokens: Sequence[Token], index: int) -> str | None:
    """ "ACP (West) Ada Brandt": an office with its place in brackets."""
    office = index - 4
    if office < 0 or not _ends_brackets(tokens, index - 1) or not tokens[office].upper:
        return None
    return printed(text, tokens, office, index) if is_role(tokens[office].lower, role_nouns()) else None


_FIELDS = ("tion", "sion", "ment", "ance", "ence", "ics", "ies", "ices", "irs", "ity", "cil", "ish", "ture", "lth")
"""Endings of the words in small letters that an office may end in: "for infrastructure services Ada Brandt"."""


def _is_field(token: Token) -> bool:
    return token.upper or cues().heads.get(token.lower) == "body" or token.lower.endswith(_FIELDS)


def modifier(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
    """ "union spokeswoman Ada Brandt": the words right before the name, back to a determiner."""
    table = cues()
    text = reading.text
    nouns = role_nouns()
    if not index or tokens[index - 1].sentence != tokens[index].sentence:
        return None
    if (parent := parent_of(tokens, index)) is not None:
        return text[tokens[parent].start : tokens[index - 1].end]
    if tokens[index - 1].kind == "name" or _owns(tokens, index - 1) or _ends_brackets(tokens, index - 1):
        return _office_of(reading, tokens, index) or _for_a_place(text, tokens, index)
    if tokens[index - 1].kind != "word":
        return None
    if office := _reaching_in(reading, tokens, index):
        return office
    if not is_role(tokens[index - 1].lower, nouns):
        told = told_office(tokens, index, index, table) if reading.names[tokens[index].ref].kind == "person" else index
        if told < index:
            return trimmed(text, tokens, told, index)
        return _capital_office(text, tokens, index) or _office_of(reading, tokens, index)
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
                or before.lower in table.irregular
                or before.lower.endswith(("n't", "n’t"))
                or (before.cue is not None and before.cue.form != "base")
            )
        ):
            break
        first -= 1
    if first and first < index - 1 and tokens[first - 1].lower == "to":  # "to discredit intern …"
        first += 1
    return trimmed(text, tokens, _past_deed(tokens, first, index), index)


def _bases(verb: str) -> tuple[str, ...]:
    """What a verb in -s may be a form of: "frees", "dismisses"; nothing for another word."""
    return (verb[:-1], verb[:-2]) if verb.endswith("s") else ()


def _past_deed(tokens: Sequence[Token], first: int, index: int) -> int:
    """Where the role begins of who is named at `index`, past what a headline tells that somebody did to them: "Police
    arrest [banker] Ada Marrow", "Kerr judge frees [reporter] Ada Marrow"."""
    if first or tokens[-1].kind in ("stop", "quote"):
        return first
    for at in range(1, index - 1):
        doer, verb = tokens[at - 1], tokens[at]
        if verb.upper or verb.kind != "word" or verb.noun != "other":
            continue
        deeds = words().deeds
        many = doer.noun == "plural" or doer.lower == "police" or (doer.lower.endswith("s") and doer.noun != "role")
        one = doer.noun in ("role", "body") and not deeds.isdisjoint(_bases(verb.lower))
        if (
            one
            or (many and verb.lower in deeds)
            or (many and index == 3 and not verb.lower.endswith(("al", "ic", "ive", "ing")))
        ):
            return at + 1
    return first


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -ed before a role is what somebody did: "Rovers sacked coach …", not "a retired plumber"."""
    token = tokens[at]
    if not at or token.upper or token.kind != "word" or not token.lower.endswith("ed"):
        return False
    before = tokens[at - 1]
    if at > 1 and (cues().is_adverb(before.lower) or before.lower in _BETWEEN):
        before = tokens[at - 2] if tokens[at - 2].lower in _HAVING else before
    return before.sentence == token.sentence and (
        before.kind in ("name", "pronoun")
        or before.lower in cues().heads
        or before.lower in _HAVING
        or (before.upper and not before.cue)
    )


_HAVING = frozenset(("have", "has", "had", "having", "’ve", "'ve"))
_BETWEEN = frozenset(("also", "now", "not", "since", "never", "just", "already"))
"""What stands between "has" and what somebody did."""


def named_so(reading: Reading, tokens: Sequence[Token], index: int) -> str | None:
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
