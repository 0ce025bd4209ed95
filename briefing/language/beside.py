"""What stands beside a name and tells that it is no person's: a settlement, initials in brackets."""

from __future__ import annotations

import re

_SETTLED = r"(?:village|town|city|suburb|hamlet|neighbourhood|neighborhood|settlement|port|island|outskirts|resort)"
_PLACED_BEFORE = re.compile(rf"\b(?:[Rr]esidents|[Ii]nhabitants|[Vv]illagers|{_SETTLED}s?) of $")
_PLACED_AFTER = re.compile(
    rf", (?:one of )?(?:the|a|an) (?:[\w-]+ ){{0,3}}{_SETTLED}s?"
    r"(?=[,.]| (?:in|on|of|near|at|by|that|which|where|with|outside)\b)"
)


def is_placed(text: str, start: int, end: int) -> bool:
    """Whether a name is a place's by what stands beside it: "residents of Kerr", "Kerr, one of the villages on …"."""
    return (text.endswith(" of ", 0, start) and _PLACED_BEFORE.search(text, max(0, start - 24), start) is not None) or (
        text.startswith(", ", end) and _PLACED_AFTER.match(text, end) is not None
    )


_SITED = re.compile(r"\b(?:at|in|near|outside|of|from|to|around|inside|behind|opposite) (?:the )?$")
_INSIDE = re.compile(r"(\w+) (?:in|near|outside) $")
_HELD = frozenset(
    ("confidence", "faith", "trust", "interest", "belief", "believe", "believed", "believes", "disappointed")
)
_SITES = frozenset(
    (
        *("House", "Farm", "Bridge", "Hall", "Park", "Road", "Street", "Lane", "Avenue", "Square", "Gardens", "Estate"),
        *("Hill", "Hills", "Bay", "Beach", "River", "Lake", "Island", "Islands", "Forest", "Valley", "Tower", "Towers"),
        *(
            "Market",
            "Station",
            "Junction",
            "Harbour",
            "Harbor",
            "Point",
            "Creek",
            "Heights",
            "Crossing",
            "Quay",
            "Pier",
        ),
        *("Village", "Barracks", "Dam"),
    )
)


def is_sited(text: str, start: int, core: list[str]) -> bool:
    """Whether a name ends as places do and stands where places stand: "a fire at Nandi House"."""
    return len(core) > 1 and core[-1] in _SITES and _SITED.search(text, max(0, start - 14), start) is not None


def stands_for_place(text: str, start: int) -> bool:
    """Whether a preposition of place stands before the name."""
    return _SITED.search(text, max(0, start - 14), start) is not None


def is_inside(text: str, start: int) -> bool:
    """Whether something is in what the name means, as in no person: "a girl in Tor Dara", not "confidence in"."""
    if not text.endswith((" in ", " near ", " outside "), 0, start):
        return False
    before = _INSIDE.search(text, max(0, start - 24), start)
    return before is not None and before[1].lower() not in _HELD


_INITIALS = re.compile(r" \((?:the )?([A-Z]{3,8})\)")


def is_spelled(text: str, end: int, core: list[str]) -> bool:
    """Whether the initials of the name follow in brackets, as of bodies: "Jan Vikas Morcha (JVM)"."""
    if not text.startswith(" (", end):
        return False
    initials = _INITIALS.match(text, end)
    return initials is not None and initials[1] == "".join(word[0] for word in core if word[0].isupper())
