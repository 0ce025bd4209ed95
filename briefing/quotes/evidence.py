"""What stands beside a name and shows whose it is: somebody who says something, or a company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.language.lexicon import lexicon
from briefing.quotes.cues import Cues, cues
from briefing.quotes.reading import Reading, Token
from briefing.quotes.tokens import age_after, says

_PLACING = frozenset(("in", "at", "near", "outside", "across"))


def somebodies(reading: Reading) -> set[int]:
    """Starts of the names that the grammar shows to be somebody: beside a verb of speech, or described."""
    table = cues()
    found: set[int] = set()
    for paragraph in reading.paragraphs:
        tokens = paragraph.tokens
        for index in paragraph.names:
            token = tokens[index]
            before = tokens[index - 1] if index else None
            if index > 1 and before is not None and before.kind == "word" and tokens[index - 2].lower in _PLACING:
                before = tokens[index - 2]  # "in leafy Holm, a man said"
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            second = tokens[index + 2] if index + 2 < len(tokens) else None
            inside = before is not None and (before.lower in _PLACING or before.lower in ("for", "of"))
            if (
                (after is not None and says(after) and not inside)
                or (after is not None and after.lower in ("who", "himself", "herself"))
                or (before is not None and before.kind == "word" and _presents(before, table))
            ):
                found.add(reading.names[token.ref].start)
            elif after is not None and after.lower == "," and second is not None:
                placed = before is not None and before.lower in table.prepositions
                described = not placed and (
                    second.lower in ("a", "an", "the", "who", "his", "her") or second.lower in table.roles
                )
                role_near = len(reading.names[token.ref].tokens) > 1 and any(
                    t.lower in table.roles and t.sentence == token.sentence for t in tokens[index + 2 : index + 5]
                )
                if described or role_near or len(age_after(tokens, index)) == 2:
                    found.add(reading.names[token.ref].start)
    return found


def _presents(before: Token, table: Cues) -> bool:
    """Whether a word before a name shows somebody: "said Okoro", "the envoy Okoro", "31-year-old Okoro"."""
    return (
        says(before)
        or before.lower.endswith("-year-old")
        or (before.lower in table.roles and before.lower not in table.makers and before.lower not in lexicon().outfits)
    )


def firms(reading: Reading) -> dict[int, bool]:
    """Starts of the names right after a noun for what companies are, and whether it is never one of people: "copper
    producer Cobre Lind", "the company Lind,", but not "the company Lind founded"."""
    outfits = lexicon().outfits
    found = {}
    for paragraph in reading.paragraphs:
        for index in paragraph.names:
            name = reading.names[paragraph.tokens[index].ref]
            before = paragraph.tokens[index - 1] if index else None
            after = paragraph.tokens[index + 1] if index + 1 < len(paragraph.tokens) else None
            apposed = before is not None and before.lower == "," and after is not None and after.lower == ","
            if apposed and (noun := _apposed(paragraph.tokens, index - 2)) is not None:
                before = noun
            if before is None or name.kind != "unknown" or _is_who(paragraph.tokens[index + 1 : index + 3]):
                continue
            if age_after(paragraph.tokens, index):
                continue
            named = before.lower in outfits and (
                after is None or after.kind in ("stop", "quote") or after.cue is not None
            )
            if named or (before.lower in cues().makers and not apposed):
                found[name.start] = before.lower in outfits
    return found


def things(reading: Reading) -> Iterator[int]:
    """Starts of the names that "which" takes up, as of nobody's: "Sahab Fresh, which rents out cold rooms,".

    Only where the name opens its sentence: in "dismissed Ada Brandt, which led to protests" it takes up all of it.
    """
    for paragraph in reading.paragraphs:
        tokens = paragraph.tokens
        for index in paragraph.names:
            name = reading.names[tokens[index].ref]
            told = [token.lower for token in tokens[index + 1 : index + 3]] == [",", "which"]
            opens = not index or tokens[index - 1].kind in ("stop", "quote")
            if told and opens:
                yield name.start


_DEFINITE = ("the", "its", "their")


def _apposed(tokens: Sequence[Token], last: int) -> Token | None:
    """The noun that a name after a comma tells more of: "the [regulator], Kerr Water,", "the dredging [firm], X,"."""
    for at in range(last - 1, max(-1, last - 4), -1):
        if tokens[at].lower in _DEFINITE:
            headed = at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].noun == "role"
            return None if headed else tokens[last]  # not "the director of the company, Okoro,"
        if tokens[at].kind != "word" or tokens[at].cue is not None:
            break
    return None


def _is_who(after: Sequence[Token]) -> bool:
    """Whether a clause about somebody follows: "handcart operator [Kemar], who gave only his first name"."""
    return [token.lower for token in after] == [",", "who"]
