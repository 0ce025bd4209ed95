"""People whom the article does not name: "a diplomat said", "the representative of Kerr", "Kerr's delegate"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from briefing.quotes.cues import cues
from briefing.quotes.frames import Mention
from briefing.quotes.people import Cast, Person
from briefing.quotes.reading import Reading, Token
from briefing.quotes.roles import unnamed_role

_TIES = frozenset(("of", "for", "from"))


def stranger(mention: Mention, words: frozenset[str], reading: Reading, cast: Cast) -> Person | None:
    """Somebody new, where a noun phrase that speaks or leads is indefinite; `words` are its words in small letters."""
    if (
        mention.owner
        or not words & cues().indefinite
        or not (mention.frames or (mention.leads and not mention.governed))
    ):
        return None
    if mention.head in cues().indefinite or mention.head in ("other", "others"):
        return None
    if not mention.frames and _is_listed(reading.paragraphs[mention.paragraph].tokens, mention):
        return None
    phrase = reading.text[mention.start : mention.end]
    return cast.add_unnamed(phrase, mention.head, unnamed_role(reading.text, mention.start, mention.end), mention.start)


def _is_listed(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether somebody is one of several things in a row: "with two boys, [a neighbour] and a parrot"."""
    after = mention.last + 1
    return (
        mention.first > 0
        and tokens[mention.first - 1].lower == ","
        and after + 1 < len(tokens)
        and tokens[after].lower == "and"
        and tokens[after + 1].lower in cues().indefinite
    )


def document(mention: Mention, words: frozenset[str], reading: Reading, cast: Cast) -> Person | None:
    """Whose words a text holds: its author's, where the article says who that is ("a statement by the envoy, Ada
    Brandt"), or its own, where it is new and does not ("A memo seen by the paper says")."""
    tokens = reading.paragraphs[mention.paragraph].tokens
    if (author := _author(tokens, mention, words, reading, cast)) is not None:
        return author
    following = tokens[mention.last + 1].lower if mention.last + 1 < len(tokens) else ""
    if not words & cues().indefinite or not mention.frames or following in _TIES or following == "by":
        return None
    for frame in mention.frames:
        if frame.relation in ("plain", "who", "according") and frame.cue is not None and mention.head not in _OWN:
            return cast.add_unnamed(reading.text[mention.start : mention.end], mention.head, None, mention.start)
    return None


def _author(
    tokens: Sequence[Token], mention: Mention, words: frozenset[str], reading: Reading, cast: Cast
) -> Person | None:
    """The person named after "by" or "from", or else the body; further down that of "the statement"."""
    if (by := author_at(tokens, mention)) is not None:
        found = _named_after(tokens, by, reading, cast) or _body_after(tokens, by, reading, cast)
        if found is not None:
            cast.by_role.setdefault(mention.head, []).append(found)
        return found
    if mention.head not in _OWN:
        return None
    if words & cues().indefinite:
        cast.by_role.pop(mention.head, None)  # another one, of which the article may tell whose it is, or not
    known = cast.by_role.get(mention.head, ()) if words & cues().definite else ()
    return known[-1] if known else None


def author_at(tokens: Sequence[Token], mention: Mention) -> int | None:
    """Where "by" or "from" stands, after which a text's author is told: "the letter, signed [by] the mayor"."""
    by = mention.last + 1
    by += by + 1 < len(tokens) and tokens[by].lower == "," and tokens[by + 1].lower in _MADE
    by += by < len(tokens) and tokens[by].lower in _MADE
    return by if by < len(tokens) and tokens[by].lower in ("by", "from") else None


def _named_after(tokens: Sequence[Token], by: int, reading: Reading, cast: Cast) -> Person | None:
    """Whoever is named right after "by", an office of theirs passed over: "by [the mayor of Kerr, Ada] Brandt"."""
    for at in range(by + 1, min(len(tokens), by + _AUTHOR)):
        token = tokens[at]
        if token.kind == "name" and tokens[at - 1].lower not in ("of", "for"):
            if any(one.noun == "body" for one in tokens[at + 1 : at + 2]):
                return None  # "by Holm police"
            name = reading.names[token.ref]
            if at + 1 < len(tokens) and tokens[at + 1].lower in ("'s", "’s"):
                noun = next(
                    (past for past in range(at + 2, min(at + 5, len(tokens))) if tokens[past].noun == "body"), 0
                )
                if noun:  # "a statement from the Region’s agriculture ministry"
                    return cast.add_body(reading.text[token.start : tokens[noun].end], token.start)
            if name.kind == "place" and tokens[at - 1].lower == "the":
                return cast.add_body(name.text, name.start)  # "a statement from the Kremlin"
            return cast.of_name.get(name.start)
        if token.cue is not None or token.kind == "quote" or token.lower in _PAST_AUTHOR:
            return None
        if (token.kind == "stop" and token.lower != ",") or token.lower in cues().plurals:
            return None
    return None


def _body_after(tokens: Sequence[Token], by: int, reading: Reading, cast: Cast) -> Person | None:
    """The body without a name right after "by": "a statement from [the council]"."""
    first = by + 1 + (by + 1 < len(tokens) and tokens[by + 1].lower == "the")
    for at in range(first, min(len(tokens), first + 3)):
        if tokens[at].kind != "word" and not (tokens[at].kind == "name" and at == first):
            return None
        ends = at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or tokens[at + 1].cue is not None
        if tokens[at].noun == "body" and ends:
            return cast.add_body(reading.text[tokens[first].start : tokens[at].end], tokens[first].start)
    return None


_MADE = frozenset(("issued", "signed", "written", "released", "posted", "penned"))
"""What stands between a text and who made it: "a letter, signed by Brandt"."""
_PAST_AUTHOR = frozenset(("to", "about", "against", "whose", "who", "family", "lawyer", "lawyers", "fan", "union"))
"""Words after which nobody is named who wrote the text."""
_AUTHOR = 16
"""Tokens after "by" in which whoever wrote a text is named, an office before the name included."""
_OWN = frozenset(("statement", "tweet", "post", "comunicado", "communiqué", "nota"))
"""Texts that are by whoever the article is about, even where it does not say so."""


def written_by(mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """Whose report speaks: whoever owns it or is named after "by", also where it is only "the report" further down."""
    if mention.head not in cues().papers:
        return None
    tokens = reading.paragraphs[mention.paragraph].tokens
    for owner, after in pairwise(tokens[mention.first : mention.last]):
        if owner.kind == "name" and after.lower in ("'s", "’s", "'", "’"):
            return cast.of_name.get(reading.names[owner.ref].start)
    near = range(mention.last + 1, min(mention.last + 6, len(tokens)))
    by = next((at for at in near if tokens[at].lower == "by" or (tokens[at].lower == "from" and at == near[0])), 0)
    if not by:
        known = [person for person in cast.by_role.get(mention.head, ()) if person.first < mention.start]
        return known[-1] if known and tokens[mention.first].lower in cues().definite else None
    for token in tokens[by + 1 : by + 9]:
        if token.kind in ("stop", "quote") or token.cue is not None:
            break
        person = cast.of_name.get(reading.names[token.ref].start) if token.kind == "name" else None
        if person is not None and (tokens[by].lower == "by" or person.kind == "body"):
            cast.by_role.setdefault(mention.head, []).append(person)
            return person
    body = _body_after(tokens, by, reading, cast)
    if body is not None:
        cast.by_role.setdefault(mention.head, []).append(body)
    return body


def delegate(mention: Mention, reading: Reading, cast: Cast) -> Person | None:
    """Whoever speaks for a country or place, as records print it, each place with one of its own."""
    if mention.head not in cues().delegates:
        return None
    tokens = reading.paragraphs[mention.paragraph].tokens
    place = _place(tokens, mention)
    if place is None or not place.upper:
        return None
    known = [
        person
        for person in cast.by_role.get(mention.head, ())[:_MOST]
        if place.lower in person.role_words and (person.kind == "unnamed" or _stands_for(person, mention.head, place))
    ]
    if known:
        return known[0]
    few = len(cast.by_role.get(mention.head, ())) < _MOST
    if few and (seated := _seated(reading, cast, place)) is not None:
        listed = cast.by_role.setdefault(mention.head, [])
        if all(person is not seated for person in listed):
            listed.append(seated)
            seated.role_words |= {place.lower, mention.head}
        return seated
    start = tokens[mention.first].start
    role = unnamed_role(reading.text, start, mention.end)
    person = cast.add_unnamed(f"{mention.head} {place.lower}", mention.head, role, start)
    cast.by_role.setdefault(mention.head, []).append(person)
    return person


def _seated(reading: Reading, cast: Cast, place: Token) -> Person | None:
    """Who is named with the place in brackets, as records do: "ADA BRANDT (Kerria), introducing the draft"."""
    at = reading.text.find(f" ({reading.text[place.start : place.end]})")
    before = bisect_left(reading.names, at, key=lambda name: name.end) if at > 0 else len(reading.names)
    if before == len(reading.names) or reading.names[before].end != at:
        return None
    person = cast.of_name.get(reading.names[before].start)
    return person if person is not None and person.kind == "person" and person.certain else None


def _stands_for(person: Person, head: str, place: Token) -> bool:
    """Whether somebody's role is that of the place's delegate, not "Special Representative … for" it."""
    role, of = (person.role or "").lower(), place.lower
    ties = (f"{head} {tie} {the}{of}" for tie in _TIES for the in ("", "the "))
    return any(tie in role and f"special {tie}" not in role for tie in ties) or role.startswith((f"{of}'s", f"{of}’s"))


def _place(tokens: Sequence[Token], mention: Mention) -> Token | None:
    """The first word of the place: after "of", or the owner's."""
    at = mention.last + 1
    if at + 1 < len(tokens) and tokens[at].lower in _TIES:
        return tokens[at + 2 if tokens[at + 1].lower == "the" and at + 2 < len(tokens) else at + 1]
    inside = tokens[mention.first : mention.last]
    owned = any(token.lower in ("'s", "’s", "'", "’") for token in inside)
    return inside[0] if owned and inside[0].kind in ("name", "word") else None


_MOST = 200
"""Delegates who are looked through for the one of a place."""
