"""Bodies and houses that are called by somebody: "St Brannoc’s Hospital", "King’s College London"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from briefing.language.lexicon import Lexicon

if TYPE_CHECKING:
    from briefing.language.named import Name

_OWNS = ("’s ", "'s ", "’ ", "' ")
_CROWNED = ("King’s ", "King's ", "Queen’s ", "Queen's ")


def with_owned(text: str, found: Sequence[Name], lex: Lexicon) -> list[Name]:
    """`found` with a name before "’s" and the house after it as one; not where a place or a full name owns it."""
    kept: list[Name] = []
    for name in found:
        start = name.start
        if name.text.partition(" ")[0] in lex.houses:
            if text.endswith(_CROWNED, 0, start):
                while kept and kept[-1].end > start - len(_CROWNED[0]):
                    kept.pop()
                start -= len(_CROWNED[0]) if text[start - 7 : start].startswith("King") else len(_CROWNED[2])
            elif kept and text[kept[-1].end : start] in _OWNS and _may_own(kept[-1], lex.places):
                start = kept.pop().start
        if start < name.start:
            whole = text[start : name.end]
            name = structs.replace(name, start=start, text=whole, kind="body", whole=start, gender=None)
        kept.append(name)
    return kept


def _may_own(name: Name, places: Container[str]) -> bool:
    """Whether a house may be called after what the name means: one word, or a saint."""
    plain = name.kind in ("unknown", "person") and not name.role and not name.courtesy and name.text not in places
    return plain and (" " not in name.text or name.text.startswith(("St ", "St. ", "Saint ")))
