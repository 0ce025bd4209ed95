"""Whether a name is a person's, a body's or a place's."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.language.lexicon import EASTERN, UPPER, Lexicon, NameKind, is_given, is_initial, ordinary

_JOINED = re.compile(rf"(?!Fitz|Mac|Van|Von|Del|Des|Dela)([{UPPER}][a-zß-ÿ]{{2,}})[{UPPER}][a-zß-ÿ]{{2,}}")
"""Two words in one, as firms are called: "PetroKerr", not "McBrandt"."""


@lru_cache(maxsize=8192)
def kind_of(core: tuple[str, ...], titles: tuple[str, ...], honoured: bool, lex: Lexicon) -> NameKind:
    """What the words of a name show it to be, its `titles` apart; `honoured` where it is called "Mr" or "Dame"."""
    first = core[0]
    if not titles and "_".join(core) in lex.place_names:
        return "place"
    if honoured or not lex.sure_titles.isdisjoint(titles) or (titles and titles[0].startswith(("Ex-", "ex-"))):
        return "person"
    if first in lex.compass and len(core) == 2 and core[1] not in lex.given and not titles:
        return "place" if core[1] in lex.places or core[1] in lex.halves else "unknown"
    if len(core) > 1 and core[-1] in lex.ways and not is_given(first) and not titles:
        return "place"
    if lex.no_people.issuperset(core) or (first in lex.waters and len(core) == 2 and core[1] not in lex.body_words):
        return "place"
    if first in lex.platforms and len(core) == 2 and core[1] not in lex.body_words:
        return "place"  # a service: "Facebook Live"
    if "&" in core or first in lex.platforms or (len(core) > 1 and ordinary().issuperset(map(str.lower, core))):
        return "body"
    if first == "Air" and len(core) == 2 and not titles:
        return "body"  # "Air Lusance"
    given = is_given(first) or (len(core) > 1 and first.endswith(".") and is_initial(first))
    upper = [word for word in core if word.isupper()]
    if (
        upper
        and len(upper) < len(core)
        and any(len(word) > 1 and word.isalpha() and word not in lex.suffixes for word in upper)
    ):
        return "person" if given and (not core[-1].isupper() or _is_shouted(core, lex)) else "body"
    told = core[given or (len(core) == 2 and first in lex.places_only) :]  # "Port Serrat" is no port's authority
    if not lex.body_words.isdisjoint(core) and (
        bodily := sum(word in lex.body_words and not (given and is_given(word)) for word in told)
    ):
        last = core[-1] in lex.body_words and core[-1] not in lex.never_surnames
        short = len(core) == 2 or (len(core) == 3 and is_initial(core[1]))
        eastern = first in lex.family_first and first in lex.body_words and len(core) == 2
        inner = (
            len(core) == 3 and core[1] in lex.body_surnames and core[2] not in lex.body_words
        )  # "Kathleen Hall Brandt"
        if not (given and bodily == 1 and ((short and last) or inner)):
            return "person" if eastern else "body"
    if (first in lex.places_only and len(core) > 1) or any(map(str.isdigit, "".join(core))):
        return "place"  # or a ship, a virus, a plan: nobody who speaks
    if len(core) == 1 and not given and (joined := _JOINED.fullmatch(first)) and not is_given(joined[1]):
        return "body"
    if len(core) == 1:
        if given and not upper and first not in lex.places and first not in lex.ambiguous_given:
            return "person"
        acronym = upper and len(first.replace(".", "")) >= 2 and not given
        return "body" if acronym or "&" in first else "unknown"
    if len(core) == 2 and EASTERN.fullmatch(core[1]):
        return "person"
    if (
        given
        or (first in lex.family_first and len(core) <= 3)
        or (lex.tongue is None and not lex.particles.isdisjoint(core[1:]))
    ):
        return "person"
    return "unknown"


def _is_shouted(core: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether the capitals after a given name are those of a surname: "Ada BRANDT", not "Hope TV"."""
    if len(core[-1]) < 4 or not lex.body_words.isdisjoint(word.capitalize() for word in core[1:]):
        return False
    return all(word.isupper() for word in core[1:])


def are_initials(core: list[str], lex: Lexicon) -> bool:
    """Whether a name may begin with initials without full stops, as in South Asia: "VK Rao", not "GE Rail"."""
    first, rest = core[0], core[1:]
    if not (1 < len(first) < 4 and first.isupper() and first.isalpha() and 0 < len(rest) < 3):
        return False
    if first in lex.no_initials or first in lex.letter_titles:
        return False
    known = (lex.body_words, lex.no_people, lex.titles)
    if not all(words.isdisjoint(rest) for words in known):
        return False
    return all(word[1:].islower() and word.lower() not in ordinary() for word in rest)
