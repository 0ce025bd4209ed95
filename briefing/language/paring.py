"""The words of a run of capitalised words that may be a name's: without those that only stand before or after it."""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.language.beside import STORMS
from briefing.language.capitals import Run, unowned
from briefing.language.fronts import (
    drops,
    only_opens,
    place_first,
    place_of,
    role_shouted,
    shouts_first,
    tells_outfit,
)
from briefing.language.lexicon import (
    Lexicon,
    is_given,
    ordinary,
)

_ELIDED = re.compile(r"[DJLCNSMT]['’][a-zà-ÿ]+")
"""A French pronoun, article or negation at the head of a sentence: "J’ai", "C’est", "D’après"."""
_FAMILY = re.compile(r"(?:Mum|Mom|Dad|Mother|Father|Gran|Grandmother|Grandfather|Grandad|Parent)-of-\w+")


class About(Struct, frozen=True, gc=False):
    """What the whole text tells of the names in it."""

    text: str
    small: set[str]
    """Those of the words in runs, folded, that it has in small letters too."""
    surnames: set[str]
    """The last words of names that begin with a given name."""
    inner: set[str]
    """Capitalised words that do not only open sentences."""
    alone: set[str]
    """Capitalised words that stand without another beside them."""
    here: set[str]
    """The places of its datelines."""
    arabic: bool
    """Whether it writes the article of Arabic family names apart, so that "Al" is nobody's given name in it."""


def pared(about: About, run: Run, opens: bool, lex: Lexicon) -> tuple[Run, bool]:
    """A run without the words before and after that are no part of a name, and whether it still opens its sentence."""
    run = _without_article(run, lex)
    if len(run) > 1 and "-of-" in run[0][0] and _FAMILY.fullmatch(run[0][0]):
        run, opens = run[1:], False
    while run and not (len(run) == 1 and unowned(run[0][0]) in about.surnames):
        if _is_named_for_a_day(about.text, run, lex) or (len(run) == 2 and run[0][0] == "Air"):
            break
        if len(run) > 2 and about.text[run[0][2] : run[1][1]] == ", ":
            break  # "Land, Transport and Tourism Ministry"
        if len(run) == 2 and run[0][0] in STORMS:
            break  # "Storm Idris hit Kerr"
        elided = lex.tongue is not None and len(run) > 1 and _ELIDED.fullmatch(run[0][0])
        if not (elided or drops(run, opens, lex) or (len(run) > 1 and _precedes_name(about, run, opens, lex))):
            break
        run = run[1:]
        opens = False
    if len(run) == 1 and ("’" in run[0][0] or "'" in run[0][0]) and _is_elided(run[0][0], lex):
        return [], opens
    if lex.tongue is not None:
        while run and run[0][0].islower():
            run = run[1:]
        run = _after_portfolio(about.text, run, lex)
    while run and (run[-1][0] in lex.title_links or (run[-1][0] in lex.particles and run[-1][0].islower())):
        run = run[:-1]
    return run, opens


def _is_named_for_a_day(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether a day of the week is a given name, as in West Africa: "31-year-old [Sunday] Okoro", ", Friday Okoro,"."""
    if len(run) < 2 or run[0][0] not in lex.days or run[1][0] in lex.body_words or run[1][0].lower() in ordinary():
        return False
    start, end = run[0][1], run[-1][2]
    apposed = text.endswith(", ", 0, start) and text.startswith(",", end)
    return apposed or text.endswith(_BEFORE_NAMES, 0, start)


_BEFORE_NAMES = ("-year-old ", " named ", " identified as ", " one ")


def _precedes_name(about: About, run: Run, opens: bool, lex: Lexicon) -> bool:
    """Whether the first word of several stands before a name by what the text tells: a place, a word in capitals."""
    return (
        (opens and (only_opens(run, about.small, lex) or shouts_first(about.text, run, lex) or tells_outfit(run, lex)))
        or place_first(about.text, run, about.surnames, lex)
        or (len(run) > 2 and (place_of(about.text, run, lex) or role_shouted(run, lex)))
    )


def without_tail(name: Run, lex: Lexicon) -> Run:
    """The name without the words after it that only have a capital: "Ada Brandt Monday", not "Grace University"."""
    while (
        len(name) > 1
        and name[-1][0] in lex.not_names
        and not (name[-1][0] in lex.body_words or name[-1][0] in lex.branches)
        and not (name[-1][0] in lex.directions and len(name) > 2)  # "Grid Ireland West"
        and not is_given(name[0][0])
        and name[-2][0] not in lex.title_links
        and not name[-2][0].islower()  # "Litios del Sur"
        and (len(name) < 4 or name[-3][0] not in lex.title_links)
    ):
        name = name[:-1]
    return name


def _after_portfolio(text: str, run: Run, lex: Lexicon) -> Run:
    """The run without the office that it begins with: "ministro de [Obras Públicas] Evaristo Pineda"."""
    if len(run) < 3 or is_given(run[0][0]) or run[0][0] in lex.place_heads:
        return run
    if lex.tongue and run[0][0] in lex.tongue.namesakes:
        return run
    before = text[max(0, run[0][1] - 8) : run[0][1]].rstrip().rpartition(" ")[2].lower()
    if before not in lex.particles and before not in ("do", "da", "d'", "l'"):
        return run
    at = next((n for n in range(1, len(run) - 1) if is_given(run[n][0]) and not run[n - 1][0].islower()), 0)
    return run[at:]


def _is_elided(word: str, lex: Lexicon) -> bool:
    """Whether an article, a pronoun or a conjunction is elided before a common word: "J'ai", "L'avocat", "Qu'il"."""
    elided = lex.tongue is not None and lex.tongue.elided and _COMMON.fullmatch(word) is not None
    return elided or _ELIDED.fullmatch(word) is not None


_COMMON = re.compile(r"(?:[LDJCNSMT]|Qu|Jusqu|Lorsqu|Puisqu|All|Dell|Nell|Dall|Sull|Un|Quest|Quell)['’][a-zà-ÿ][\w-]*")


def _without_article(run: Run, lex: Lexicon) -> Run:
    """The run without an elided article before a body: "l'Agence", "L'Université de Kerr"."""
    word, start, end = run[0]
    if len(run) > 1 and word in lex.foreign_articles and run[1][0] in lex.body_words:
        return run[1:]
    if len(word) > 3 and word[0] in "lLdD" and word[1] in "'’" and (word[0].islower() or word[2:] in lex.body_words):
        return [(word[2:], start + 2, end), *run[1:]]
    return run
