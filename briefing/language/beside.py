"""What stands beside a name and tells that it is no person's: a settlement, initials in brackets."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from msgspec import structs

from briefing.language.lexicon import Lexicon, is_given, lexicon

if TYPE_CHECKING:
    from briefing.language.named import Name

_SETTLED = (
    r"(?:village|town|city|suburb|hamlet|neighbourhood|neighborhood|settlement|port|island|outskirts|resort|province"
    r"|district|region|county|governorate|emirate|prefecture|municipality|commune|canton|barangay|township)"
)
_PLACED_BEFORE = re.compile(rf"\b(?:[Rr]esidents|[Ii]nhabitants|[Vv]illagers|{_SETTLED}s?) of $")
_PLACE_BEFORE = re.compile(
    r" (?:terminal|(?:railway|train|bus|police|power|polling) station|airport|seaport|checkpoint|refinery|highway|"
    r"border crossing|junction|district|province|county|valley|reservoir|dam|river|refugee camp|coal mine|gold mine)\b"
)
_SCHOOLED = re.compile(r"(?:University|College|Institute|Polytechnic|Hospital|School)(?: of [A-Z]\w+)?, $")
"""After which a town follows: "the Federal University, Holm,"."""
_CAPITAL = re.compile(r"(?:\b(?:the|its|their)|['’]s) (?:[\w-]+ )?capital,? $")
_CLOSED = (",", ".", ";", ")")
_STATE = re.compile(r", ([A-Z][a-z]*\.|[A-Z][a-z]+|[A-Z]\.[A-Z]\.|W\. Va\.)")
_PLACED_AFTER = re.compile(
    rf", (?:one of )?(?:the|a|an) (?:[\w-]+ ){{0,3}}{_SETTLED}s?"
    r"(?=[,.]| (?:in|on|of|near|at|by|that|which|where|with|outside)\b)"
)


def is_placed(text: str, start: int, end: int) -> bool:
    """Whether a name is a place's by what stands beside it: "residents of Kerr", "Kerr, one of the villages on …"."""
    return (
        (text.endswith(" of ", 0, start) and _PLACED_BEFORE.search(text, max(0, start - 24), start) is not None)
        or (text.startswith(", ", end) and _PLACED_AFTER.match(text, end) is not None)
        or _PLACE_BEFORE.match(text, end) is not None
        or (text.startswith(_CLOSED, end) and _CAPITAL.search(text, max(0, start - 36), start) is not None)
        or _is_in_state(text, start, end)
        or (
            text.endswith(", ", 0, start)
            and " " not in text[start:end]
            and _SCHOOLED.search(text, max(0, start - 40), start) is not None
        )
    )


_AFLOAT = re.compile(
    r"\b(?:ferry|ship|vessel|boat|yacht|trawler|tanker|freighter|liner|frigate|destroyer|submarine|dredger|barge|tug"
    r"|MV|M/V|HMS|USS|SS|RV|FV) (?:the )?$"
)
_HULL = re.compile(
    r", an? (?:[\w-]+ ){0,4}(?:ferry|ship|vessel|boat|yacht|trawler|tanker|freighter|liner|dredger|barge|tug)\b"
)
_SEASON = frozenset(("Day", "Week", "Month", "Weekend", "Eve"))
STORMS = frozenset(("Hurricane", "Typhoon", "Cyclone", "Storm"))


def is_no_one(text: str, start: int, end: int, core: list[str]) -> bool:
    """Whether a name is a ship's, a storm's or a feast's, or of a town or its state: "the ferry Queen Ada", "Hurricane
    Ada", "Labour Day", "a driver from Ava, Mo.,"."""
    follows = text[end : end + 1]
    if (follows == "," and _is_before_state(text, end)) or (follows == "." and _is_state(text, start, end)):
        return True
    if core[-1] in _SEASON or core[0] in STORMS:
        return len(core) > 1
    if _AFLOAT.search(text, max(0, start - 14), start) is not None:
        return True
    return text.startswith(", a", end) and _HULL.match(text, end) is not None


_WRITTEN_ON = re.compile(r"\b(?:on|via|through|a|an|his|her|their|one|using) $")
_PAGE = re.compile(
    r" (?:users?|posts?|pages?|accounts?|messages?|followers?|videos?|feeds?|comments?|groups?|lives?tream)\b"
)


def is_written_on(text: str, start: int, end: int) -> bool:
    """Whether people write on the service that a company is called by: "wrote on Chirp", "a Chirp user said"."""
    return _PAGE.match(text, end) is not None or _WRITTEN_ON.search(text, max(0, start - 9), start) is not None


def _is_before_state(text: str, end: int) -> bool:
    state = _STATE.match(text, end)
    closed = state is not None and text.startswith((".,", ".)"), state.end() - 1)
    return state is not None and closed and state[1] in lexicon().not_names


def _is_state(text: str, start: int, end: int) -> bool:
    return text.endswith(", ", 0, start) and text[start : end + 1] in lexicon().not_names


def _is_in_state(text: str, start: int, end: int) -> bool:
    """Whether somebody is at or from a town whose state or country follows: "who lives near Holm, Tex.,"."""
    state = _STATE.match(text, end) if text.startswith(", ", end) else None
    if state is None or _SITED.search(text, max(0, start - 14), start) is None:
        return False
    return state[1] in lexicon().places or (state[1].endswith(".") and state[1] in lexicon().not_names)


_SITED = re.compile(r"\b(?:at|in|near|outside|of|from|to|around|inside|behind|opposite) (?:the )?$")
_WHO = re.compile(r", (?:\d\d,|(?:(?:the|an?|its|his|her|their) [^,.;]{3,60}, )?who\b)")
_INSIDE = re.compile(r"(\w+) (?:in|near|outside) $")


def is_sited(text: str, start: int, core: list[str], lex: Lexicon) -> bool:
    """Whether a name ends as places do and stands where places stand: "a fire at Nandi House"."""
    if len(core) < 2 or core[-1] not in lex.sites:
        return False
    on = text.endswith((" on ", "On "), 0, start) and not is_given(core[0])  # not "a book on Susan Hill"
    return on or _SITED.search(text, max(0, start - 14), start) is not None


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether something is in what the name means, as in no person: "a girl in Tor Dara", not "confidence in"."""
    if not text.endswith((" in ", " near ", " outside "), 0, start) or text.startswith(("’s", "'s"), end):
        return False  # "from outside Ada Brandt's house"
    if text.startswith(", ", end) and _WHO.match(text, end) is not None:
        return False  # "an ally in Ada Brandt, the local bishop, who moved"
    before = _INSIDE.search(text, max(0, start - 24), start)
    return before is not None and before[1].lower() not in lexicon().held


_MAY_BE = ("person", "unknown")


def _is_there(text: str, name: Name) -> bool:
    """Whether something is in what the name means, or a place has it: "the Bonga Holm terminal", "the village of"."""
    if text.endswith(" of ", 0, name.start) and _PLACED_BEFORE.search(text, max(0, name.start - 24), name.start):
        return True
    return _is_inside(text, name.start, name.end) or _PLACE_BEFORE.match(text, name.end) is not None


def _storms(found: list[Name]) -> list[Name]:
    """`found` with short forms of storms as nobody: "Idris" where "Storm Idris" is named, and no Idris else."""
    storms = {name.text.partition(" ")[2] for name in found if name.text.partition(" ")[0] in STORMS}
    storms -= {
        part
        for name in found
        if name.text.partition(" ")[0] not in STORMS and " " in name.text
        for part in name.text.split()
    }
    if not storms:
        return found
    return [structs.replace(name, kind="place", gender=None) if name.text in storms else name for name in found]


def with_places(text: str, found: list[Name]) -> list[Name]:
    """`found` with names as places that look like people's, but that somebody is said to be in, and nothing else; ships
    are such, too, unless they stand elsewhere without an article as people do: "The ferry Ada Brandt took"."""
    found = _storms(found)
    ships = {name.text for name in found if name.kind in _MAY_BE and _is_bare(name) and _is_ship(text, name)}
    if ships:
        ships -= {
            name.text for name in found if name.text in ships and not (_is_ship(text, name) or _is_the(text, name))
        }
        found = [structs.replace(name, kind="place", gender=None) if name.text in ships else name for name in found]
    inside = {name.text for name in found if name.kind in _MAY_BE and _is_bare(name) and _is_there(text, name)}
    for name in found if inside else ():
        placed = (
            _PLACE_BEFORE.match(text, name.end) is not None
            or _SITED.search(text, max(0, name.start - 14), name.start) is not None
        )
        if name.text in inside and not (_is_bare(name) and placed):
            inside.discard(name.text)
    if not inside:
        return found
    return [structs.replace(name, kind="place", gender=None) if name.text in inside else name for name in found]


@cache
def _vessel() -> re.Pattern[str]:
    kinds = "|".join(sorted(lexicon().vessels))
    return re.compile(
        rf"(?<![\w-])(?:(?:{kinds}|aboard)(?: the)?|on board the|MV|MT|SS|HMS|USS|RMS|INS) $", re.IGNORECASE
    )


_AFLOAT = re.compile(
    r",? (?:was |were |has |had |is )?(?:sank|sunk|capsized|docked|moored|sailed|aground|anchored|berthed|set sail)\b"
)


def _is_ship(text: str, name: Name) -> bool:
    """Whether a name is a ship's by the noun before it or by what it does: "the tanker Marisol Dawn", "sailed"."""
    before = text[max(0, name.start - 24) : name.start]
    return _vessel().search(before) is not None or (_is_the(text, name) and _AFLOAT.match(text, name.end) is not None)


def _is_the(text: str, name: Name) -> bool:
    return text[max(0, name.start - 4) : name.start].lower() == "the "


def _is_bare(name: Name) -> bool:
    return " " in name.text and name.whole == name.start and not name.courtesy


_INITIALS = re.compile(r" \((?:the )?([A-Z]{3,8})\)")


_SHARES = tuple(
    f"{first}{rest} "
    for first, rest in product("Ss", ("hares in", "hares of", "tock in", "tock of", "take in", "takes in"))
)
_TRADED = re.compile(
    r" (?:shares?|stocks?) (?:were?|was|had|have|has|fell|rose|slid|closed|ended|opened|traded|jumped|dropped|gained"
    r"|lost|tumbled|plunged|slumped|surged|climbed|fall|rise|slide|drop|jump|tumble|plunge|slump|surge|climb|up|down)\b"
    r"|(?:’s|'s) (?:shares|stock|shareholders|share price)\b"
)


def is_traded(text: str, start: int, end: int) -> bool:
    """Whether shares are traded in what the name means: "Shares in Holm Tungsten", "Holm Tungsten shares fell"; not
    "Brandt shares that view"."""
    follows = text.startswith((" s", "’s", "'s"), end) and _TRADED.match(text, end) is not None
    return follows or text.endswith(_SHARES, 0, start)


def is_spelled(text: str, end: int, core: list[str]) -> bool:
    """Whether the initials of the name follow in brackets, as of bodies: "Jan Vikas Morcha (JVM)"."""
    if not text.startswith(" (", end):
        return False
    initials = _INITIALS.match(text, end)
    return initials is not None and initials[1] == "".join(word[0] for word in core if word[0].isupper())
