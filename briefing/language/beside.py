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


_INITIALS = re.compile(r" \((?:the )?([A-Z]{3,8})\)")


def is_spelled(text: str, end: int, core: list[str]) -> bool:
    """Whether the initials of the name follow in brackets, as of bodies: "Jan Vikas Morcha (JVM)"."""
    if not text.startswith(" (", end):
        return False
    initials = _INITIALS.match(text, end)
    return initials is not None and initials[1] == "".join(word[0] for word in core if word[0].isupper())
