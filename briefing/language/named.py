"""The name in one run of capitalised words: what is cut off at either end, and of what kind it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from briefing.language.beside import is_no_one, is_placed, is_sited, is_spelled, is_traded, is_written_on
from briefing.language.capitals import CAMPAIGNS, Run, unowned
from briefing.language.datelines import is_dateline
from briefing.language.fronts import (
    follows_the,
    given_shouted,
    only_calls,
    only_courtesy,
    role_shouted,
    shouts,
    the_throne,
)
from briefing.language.kinds import are_initials, kind_of
from briefing.language.lexicon import (
    Gender,
    Lexicon,
    NameKind,
    gender_of,
    is_given,
    is_initial,
    name_tokens,
    ordinary,
)
from briefing.language.paring import About, pared, without_tail
from briefing.language.titles import after_titles, led_body
from briefing.language.words import fold


class Name(Struct, frozen=True, gc=False):
    """One name as it stands in a text; offsets into the text that was given."""

    start: int
    """Where the name begins, honorifics by which people are called ("Sheikh", "Queen") included, other titles not."""
    end: int
    """Where it ends; a possessive 's is outside."""
    text: str
    kind: NameKind
    role: str | None = None
    """Rank or office printed before the name ("Deputy Foreign Minister"), courtesy titles ("Mr.") left out."""
    whole: int = 0
    """Where role and courtesy titles before the name begin; equal to `start` where there are none."""
    gender: Gender | None = None
    """What courtesy title, honorific or given name tell."""
    courtesy: bool = False
    """Whether a courtesy title or an honorific stands before it ("Ms. Okoro", "Sheikh Tamim")."""
    opens: bool = False
    """Whether it opens a sentence, so that its first capital proves nothing."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name, folded for comparison, without suffixes such as "Jr."."""
        return name_tokens(self.text)


_NUMBER = re.compile(r"\.?[ \u00a0]\d")
_NUMBERED = frozenset(("Flight", "Highway", "Route", "Section", "Article", "Resolution"))
"""Words that a number follows, which are no part of the name before them: "Air Holm [Flight] 447"."""
_COUNTED = frozenset(("Circuit", "District", "Amendment", "Century", "Fleet", "Floor", "Street", "Avenue"))
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th) $")
_SUM = re.compile(r"[A-Z][A-Za-z]{0,2}\d+(?:,\d{3}|\.\d|m\b|bn\b| (?:million|billion|trillion|lakh|crore)\b)")
"""A sum of money whose currency is written without a blank: "Sh20,000", "N340 million"."""
_PARTY = re.compile(r"[A-Z]-[A-Z][\w.]*")
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}")
"""By what exchanges call a company: "CRSN.N"."""


def _unshouted(word: str, lex: Lexicon) -> str:
    """A title in capitals, as transcripts label with it, as it is listed: "SENATOR BRANDT"."""
    if len(word) < 4:
        return word
    calm = word.capitalize()
    return calm if calm in lex.sure_titles else word


_PRESENTED = re.compile(r", (?:the|an?) [^,.;:“”\"]{3,60}, (?:said|says|told)\b")
"""What presents whoever opens a sentence: "Mertens, the hospital's director, said"."""


def _is_no_name(about: About, word: tuple[str, int, int], bare: str, opens: bool, lex: Lexicon) -> bool:
    """Whether a word that stands alone has a capital for another reason; `bare` is it without a possessive."""
    first, start, end = word
    if shouts(about.text, first, start, end - len(first) + len(bare)):
        return True
    if first in lex.not_names or (opens and fold(first) in about.small):
        return True
    ends = opens and bare not in about.inner and not is_given(first) and bare.endswith(lex.no_name_endings)
    return ends and (bare.lower() in ordinary() or _PRESENTED.match(about.text, end) is None)


def read_run(about: About, run: Run, opens: bool, lex: Lexicon) -> Name | None:
    """The name in a run of capitalised words, if there is one, with its titles taken apart.

    `opens` says that the run begins a sentence, so that its first capital proves nothing.
    """
    if run[0][0] == "Your" and len(run) < 3:
        return None  # "Your Honor"
    text, surnames = about.text, about.surnames
    if (body := _known_body(about, run, opens, lex)) is not None:
        return body
    bracketed = text.endswith("(", 0, run[0][1])
    if bracketed and (_PARTY.fullmatch(run[0][0]) or (len(run) == 1 and _TICKER.fullmatch(run[0][0]))):
        return None  # "(D-W. Va.)", "(CRSN.N)"
    while len(run) > 1 and run[-1][0] in _NUMBERED and _NUMBER.match(text, run[-1][2]) is not None:
        run = run[:-1]
    shouted = (len(run) > 2 and role_shouted(run, lex)) or given_shouted(text, run)
    run, opens = pared(about, run, opens, lex)
    if not run or only_calls(run, lex) or only_courtesy(run, lex) or (len(run) < 3 and the_throne(text, run, lex)):
        return None
    bare = [unowned(word) for word, _, _ in run]
    words = [_unshouted(word, lex) if word.isupper() else word for word in bare]
    known = words[-1] in surnames or (len(run) == 1 and _is_given_alone(about, run, lex))
    if _is_office(words, lex):
        return _body(text, run)
    if len(words) > 1 and words[-1] in lex.sure_titles and not is_given(words[0]) and not known:
        return None
    led = led_body(words, lex) if len(words) > 2 else 0
    if led and text[run[led - 1][2] : run[led][1]] == " the ":
        return _body(text, run[led:])
    if _dates(text, run, lex):
        return None
    while len(run) > 1 and run[-1][0] in lex.days and run[-2][0] not in lex.courtesy:
        run, words = run[:-1], words[:-1]
    if text.endswith(", ", 0, run[0][1]) and all(word.rstrip(",") in lex.suffixes for word in words):
        return None  # "Ada Brandt, [M.D., Ph.D.], professor of"
    cut, role_end = _titles_end(words, lex, known=known)
    if cut >= len(words) or (len(run) > 1 and _is_signature(text, run)):
        return None
    if past := _past_place(run, cut, lex) or _past_body(text, run, lex):
        run, words, bare, cut, role_end = run[past:], words[past:], bare[past:], 0, 0
    elif cut > 1 and words[cut - 1] in ("of", "for") and words[cut - 2] in lex.sure_titles and not known:
        return None  # "Governor of [Kerr State]"
    if role_end and len(run) == cut + 1 and not known and _tells_role(text, run, words, cut, lex):
        return None
    if cut and _is_titled_body(run, words, cut, role_end, lex):
        return _body(text, run)
    parted = Parted(run, words, bare, cut, role_end, known)
    return _named(about, parted, opens, lex, shouted=shouted)


def _is_given_alone(about: About, run: Run, lex: Lexicon) -> bool:
    """Whether a word that could be somebody's office is a given name: "her husband [Dean]", not "the Dean"."""
    word, start, end = run[0]
    office = about.text[max(0, start - 4) : start].lower().endswith(("the ", " a ")) or about.text.startswith(
        " of ", end
    )
    return word in lex.titles and is_given(word) and word.istitle() and not office and fold(word) not in about.small


def _known_body(about: About, run: Run, opens: bool, lex: Lexicon) -> Name | None:
    """The body that is known by just these words: "Greenpeace", "Moody’s", "the Met", "No 10"."""
    text = about.text
    if run[0][0] in _NUMBER_TEN and (ten := _TEN.match(text, run[-1][2])) and len(run) == 1:
        return Name(run[0][1], ten.end(), text[run[0][1] : ten.end()], "body", whole=run[0][1])
    words = [word for word, _, _ in run[run[0][0] == "The" and len(run) > 1 :]]
    if tuple(words[:2]) in CAMPAIGNS or tuple(words[:3]) in CAMPAIGNS:
        return _body(text, run)
    last = words[-1].replace("’", "'")
    for form, end in ((last, run[-1][2]), (unowned(last), run[-1][2] - 2)):
        if form in lex.known_body_ends and "_".join((*words[:-1], form)) in lex.known_bodies:
            start = run[-len(words)][1]
            only_opens = opens and len(words) == 1 and form.lower() in ordinary() and not follows_the(text, start)
            if only_opens or (len(words) == 1 and form in about.surnames):
                return None
            end = end if form != last else run[-1][2]
            return Name(start, end, text[start:end], "body", whole=start)
    return None


_NUMBER_TEN = frozenset(("Number", "No", "No."))
_TEN = re.compile(
    r"\.? 10(?=[,.;:’'”\n]|$| (?:said|says?|has|had|is|was|will|would|told|confirmed|denied|declined|insists?|insisted"
    r"|refused|spokes\w+|sources?|insiders?|officials?|and|on|in|to|that)\b)"
)
"""What follows in what the British press calls the prime minister's office."""


class Parted(NamedTuple):
    """A run taken apart: `cut` words are titles, `role_end` of them the role as printed."""

    run: Run
    words: list[str]
    bare: list[str]
    """The words without a possessive, as printed; `words` have ordinary ones out of capitals."""
    cut: int
    role_end: int
    known: bool
    """Whether the last word is a surname of the article."""


def _tells_role(text: str, run: Run, words: list[str], cut: int, lex: Lexicon) -> bool:
    """Whether the one word after a role is a title, or what the office is for, and nobody."""
    at = text.startswith(" at ", run[-1][2])
    return words[-1] in lex.titles or _ends_field(words, cut, lex, at=at)


def _is_titled_body(run: Run, words: list[str], cut: int, role_end: int, lex: Lexicon) -> bool:
    """Whether what begins like an office is a body: "the Health and Residential Standards Authority", "the General
    Directorate of Roads"."""
    if run[cut - 1][0] == "and" and words[-1] in lex.body_words and not any(map(is_given, words[cut:])):
        return True
    return bool(role_end) and words[cut] in lex.never_surnames and lex.courtesy.keys().isdisjoint(words[:cut])


def _named(about: About, parted: Parted, opens: bool, lex: Lexicon, *, shouted: bool) -> Name | None:
    """The name after the titles of a run, unless its words are nobody's."""
    run, words, bare, cut, role_end, known = parted
    text = about.text
    name, titles = run[cut:], words[:cut]
    if len(name) > 1:
        name = without_tail(name, lex)
    if lex.tongue is not None and cut and name[0][0].islower():
        return None
    lone, plain = len(name) == 1, not titles
    first, start, _ = name[0]
    last, _, end = name[-1]
    core = bare[cut : cut + len(name)]
    end -= len(last) - len(core[-1])
    if shouted:
        core[0] = core[0].capitalize()
    courtesy = None if plain else next((word for word in reversed(titles) if word in lex.courtesy), None)
    honorific = first if not lone and first in lex.called_by else None
    if lone and not plain and not known and first in lex.courtesy and not is_given(first):
        return None  # "Leader Dr"
    if (end - start < 2 and not is_given(first)) or (lone and _is_no_word_for_one(text, first, start, end, lex)):
        return None
    if lone and plain and not known and _is_no_name(about, name[0], core[0], opens, lex):
        return None
    if lone and first in lex.platforms and is_written_on(text, start, end):
        return None
    called = bool(courtesy or honorific)
    article = core[0] == "Al" and len(core) == 2 and about.arabic
    kind = "unknown" if article and plain else _kind_here(about, (start, end), core, titles, called, known, lex)
    gender = (lex.courtesy.get(courtesy) if courtesy else None) or (lex.called_by.get(honorific) if honorific else None)
    if gender is None and not article and kind in ("person", "unknown") and not _opens_surname(core, lex):
        gender = gender_of(core[1:] if honorific else core)
    opening = int(role_end > 1 and run[0][0] in lex.days)  # "On [Monday] Kerr Governor Ada Brandt"
    held = opening
    while held + 1 < role_end and run[held][0] in _DIGNITIES:
        held += 1  # "[HE] Governor Ada Brandt"
    role = text[run[held][1] : run[role_end - 1][2]].partition(" retired ")[0] if role_end else None
    return Name(
        start, end, text[start:end], kind, role or None, run[opening][1] if cut else start, gender,
        called, opens and plain,
    )  # fmt: skip


_DIGNITIES = frozenset(("HE", "H.E.", "HH", "H.H.", "HRH", "H.R.H."))
"""Letters before an office that are no part of it."""


def _opens_surname(core: list[str], lex: Lexicon) -> bool:
    """Whether a name is a surname with its particle: "Van Oosterzee said", "Ben Ali", not "Ben Oosterzee"."""
    given = core[0] in lex.given_or_particle and len(core) > 1 and core[1] not in lex.given
    return core[0].lower() in lex.particles and not given


def _is_office(words: list[str], lex: Lexicon) -> bool:
    """Whether words name a body whose last word could be somebody's title: "Ministry of Justice", "House of Lords"."""
    ends = [at for at, word in enumerate(words) if at > 1 and word in lex.office_ends]
    ends = [at for at in ends if at + 1 == len(words) or words[at + 1] == "of"]  # "Ministry of Justice of Kerr"
    heads = [at for at, word in enumerate(words[:-2]) if word in lex.heads and words[at + 1] in ("of", "for")]
    return bool(heads and ends) and heads[0] + 1 < ends[-1]


def _dates(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether a run is the place of a dateline, and no office in capitals."""
    titled = any(word.capitalize() in lex.sure_titles or word in lex.courtesy for word, _, _ in run[:-1])
    return not titled and is_dateline(text, run[0][1], run[-1][2])


def _is_no_word_for_one(text: str, word: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether one word alone is a party and place ("D-Kerr"), a month before its day, a sum of money, one of several
    that are counted ("the 4th Circuit") or a number in words."""
    if word in _COUNTED and _ORDINAL.search(text, max(0, start - 6), start) is not None:
        return True
    if "-" in word and word.partition("-")[0] in lex.not_names and word.partition("-")[2].islower():
        return True
    dated = word in lex.months and _NUMBER.match(text, end) is not None
    return ("-" in word and _PARTY.fullmatch(word) is not None) or dated or _SUM.match(text, start) is not None


def _ends_field(words: list[str], cut: int, lex: Lexicon, *, at: bool) -> bool:
    """Whether a word after an office is what it is for and nobody: "Undersecretary for Investment [Promotion]", "Vice
    President of Supply [Chain] at …"; `at` where "at" follows."""
    tied = any(word in lex.title_links for word in words[:cut])
    return tied and (at or words[-1].endswith(("tion", "ity", "ics", "ship"))) and not is_given(words[-1])


def _is_signature(text: str, run: Run) -> bool:
    """Whether a text or line ends in nothing but letters in capitals, as agencies sign: "NPI AKT RS"."""
    start, end = run[0][1], run[-1][2]
    closes = end >= len(text) or text[end] == "\n"
    if not closes or not all(word.isupper() and len(word) < 5 for word, _, _ in run):
        return False
    opens = not start or text[start - 1] == "\n" or text[max(0, start - 3) : start - 1].strip("”\"’' ")[-1:] == "."
    return opens and text.find("\n", 0, start) >= 0


def _past_place(run: Run, cut: int, lex: Lexicon) -> int:
    """How many words before a given name at the end of a run are a place or body of its office; 0 for none.

    "Ambassador to the [State of Kerr] Milo Farrant", "Member of Parliament for [St Jude Eastern] Ada Brandt".
    """
    words = [word for word, _, _ in run]
    if cut and words[cut - 1] == "of" and len(run) - cut > 3 and words[-3] in _REGIONS:
        return len(run) - 2
    at = len(run) - 2
    if at - cut < 1 or not is_given(run[at][0]) or lex.tongue is not None:
        return 0
    if not lex.body_words.isdisjoint(words[at:]):
        return 0
    if (
        cut
        and words[cut - 1] in lex.title_ends | lex.courtesy.keys()
        and not any(
            word.lower() in ordinary() or word in lex.body_words or word in lex.title_links for word in words[cut:at]
        )
    ):
        return 0  # "Minister of Foreign Affairs Jaber Milo Farrant"
    before = words[at - 1]
    if any(word in lex.called_by or word in lex.courtesy for word in words[cut:at]):
        return 0
    if before in lex.title_links or is_given(before):
        return 0
    if before.lower() in lex.particles or is_initial(before) or before in lex.sure_titles or before in lex.title_ends:
        return 0
    office = cut and any(word in ("for", "of", "to") for word in words[:cut])
    inner = not cut and "of" in words[1 : at - 1]
    return at if office or inner else 0


_REGIONS = frozenset(("State", "County", "Province", "Region", "District", "Territory"))
_HEADS = re.compile(
    r"\b(?:[Pp]resident|[Cc]hair(?:man|woman|person)?|[Ss]ecretary(?: general)?|[Hh]ead|[Dd]irector|[Ll]eader"
    r"|[Tt]reasurer|[Cc]aptain|[Mm]anager|[Ss]peaker|[Ss]pokes(?:man|woman|person))(?: general)?"
    r"(?: of (?:the )?(?:[A-Z][\w-]* )?(?:\d+ )?| of (?:the )?[\w-]+ in (?:the )?| in the )$"
)


def _past_body(text: str, run: Run, lex: Lexicon) -> int:
    """How many words before a name are the body that its bearer heads: "president of the [Kerr Taxi Association] Milo
    Farrant", "leader of the opposition in the [Kerr Assembly] Milo Farrant"; 0 for none."""
    words = [word for word, _, _ in run]
    last = max((at for at, word in enumerate(words) if word in lex.body_words), default=-1)
    most = 5 if last + 1 < len(words) and is_given(words[last + 1]) else 3
    if last < 1 or not 2 <= len(words) - last - 1 <= most or not all(word[0].isupper() for word in words[last + 1 :]):
        return 0
    start = run[0][1]
    return last + 1 if _HEADS.search(text, max(0, start - 60), start) else 0


def _kind_here(
    about: About, place: tuple[int, int], core: list[str], titles: list[str], called: bool, known: bool, lex: Lexicon
) -> NameKind:
    """Of what kind a name is by its words and by the text around it; `called` where it is called "Mr" or "Dame"."""
    text, (start, end) = about.text, place
    kind = kind_of(tuple(core), tuple(titles), called, lex)
    plain, bare = not titles, not titles and not called
    if kind == "body" and are_initials(core, lex) and (len(core[0]) == 2 or core[-1] in about.alone):
        kind = "person"
    if bare and is_spelled(text, end, core):
        kind = "body"
    if bare and not known and kind != "place" and not is_given(core[0]) and is_traded(text, start, end):
        kind = "body"
    if (known and len(core) == 1 and kind in ("place", "body")) or (
        kind == "person" and bare and follows_the(text, start)
    ):
        kind = "unknown"
    if plain and not known and text[start:end] in about.here:
        kind = "place"
    if not called and not known and is_no_one(text, start, end, core):
        kind = "place"
    if bare and ((kind == "unknown" and not known and is_placed(text, start, end)) or is_sited(text, start, core, lex)):
        kind = "place"
    return kind


def _body(text: str, run: Run) -> Name:
    """All of a run as the name of a body."""
    start, end = run[0][1], run[-1][2] - len(run[-1][0]) + len(unowned(run[-1][0]))
    return Name(start, end, text[start:end], "body", whole=start)


def _titles_end(words: list[str], lex: Lexicon, *, known: bool) -> tuple[int, int]:
    """How many words are titles, and how many of these the role, where the last word may be a `known` surname."""
    cut, role_end = (0, 0) if known and len(words) == 1 else after_titles(tuple(words), lex)
    called = words[0] in lex.callings or words[0] in lex.letter_ranks or words[0] in lex.letter_titles
    if not cut and len(words) == 2 and known and called and not is_given(words[0]):
        cut = 1
    if (
        not cut
        and len(words) > 3
        and words[-3] in lex.members
        and is_given(words[-2])
        and words[-1] not in lex.body_words
    ):
        cut = role_end = len(words) - 2  # "House Rivers Republican Ada Brandt"
    return cut, role_end
