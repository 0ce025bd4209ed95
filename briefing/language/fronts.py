"""Words with a capital before a name that are no part of it, and words that have capitals only where they stand."""

from __future__ import annotations

import re

from briefing.language.capitals import Run, unowned
from briefing.language.lexicon import EASTERN, NEAR, Lexicon, is_given, ordinary
from briefing.language.words import fold

_ACTS = re.compile(r"(?:says?|said|has|had|have|was|is|will|would|and|told|calls?|[a-z]+ed|put|also)\b")
"""What somebody does after a name."""
_CONTRACTION = re.compile(r"n?['’](?:s|ve|re|d|ll|m|t)$")


def shouts(text: str, word: str, start: int, end: int) -> bool:
    """Whether a lone word has capitals only because its story opens so: "A HERO pilot told", "FURIOUS villagers"."""
    if not word.isupper() or len(word) < 4 or not text[end + 1 : end + 2].islower() or text[end : end + 1] != " ":
        return False
    if word.lower() not in ordinary() and _ACTS.match(text, end + 1):
        return False  # "UNICEF said"
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return (before in ("A ", "AN ") or (not before and len(word) > 5)) and _is_lone(text, word, start)


def shouts_first(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether a story opens with a word in capitals before a name: "HEARTBROKEN Ada Brandt has vowed"."""
    word, start, _ = run[0]
    if (
        len(run) < 2
        or not word.isupper()
        or len(word) < 5
        or "." in word  # "P.V.S. Rao"
        or run[1][0].isupper()
        or (start and text[start - 1] != "\n")
    ):
        return False
    known = lex.titles | lex.sure_titles | lex.body_words | lex.courtesy.keys()
    if run[1][0] in known or word.capitalize() in known or given_shouted(text, run):
        return False
    return _is_lone(text, word, start)


def given_shouted(text: str, run: Run) -> bool:
    """Whether a story opens with a given name in capitals, as many papers print it: "MORAG Brandt has been accused"."""
    word, start, _ = run[0]
    opens = len(run) > 1 and (not start or text[start - 1] == "\n")
    return opens and len(word) > 2 and word.isupper() and not run[1][0].isupper() and is_given(word.capitalize())


def _is_lone(text: str, word: str, start: int) -> bool:
    return text.count(word, max(0, start - NEAR), start + NEAR) == 1


_WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Oo]f|[Nn]ear|[Tt]o|[Ff]or|[Oo]utside) $")


def place_first(text: str, run: Run, surnames: set[str], lex: Lexicon) -> bool:
    """Whether a place stands before somebody's name without belonging to it: "In Kenya Okoro said"; one by which
    people are called too ("Washington Okoro") only after a preposition or where it opens a line."""
    word, start, _ = run[0]
    before = text[max(0, start - 10) : start].rpartition("\n")[2]
    if before.endswith(" in ") and word in lex.ambiguous_given and len(run) > 2:
        return is_given(run[1][0])  # "representative in Chad Ada Brandt"
    if len(run) < 2 or word not in lex.places or is_given(word):
        return False
    if word in lex.ambiguous_given and before and not _WHERE.search(before):
        return False
    return (len(run) == 2 and unowned(run[1][0]) in surnames) or (len(run) > 2 and is_given(run[1][0]))


def place_of(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether the first word ends a title of South Asian papers: "Deputy Commissioner (DC) of [Kerr Ada Brandt]"."""
    word, start, _ = run[0]
    if len(run) < 3 or text[max(0, start - 4) : start].lower() not in (" of ", ") of"):
        return False
    listed = (lex.body_words, lex.called_by, lex.family_first, lex.place_heads)
    known = is_given(word) or any(word in some for some in listed)
    return not known and is_given(run[1][0]) and not any(part in lex.body_words for part, _, _ in run)


def role_shouted(run: Run, lex: Lexicon) -> bool:
    """Whether a story opens with a calling in capitals before a name that is not: "SHOPKEEPER ADA Brandt"."""
    word = run[0][0]
    if len(run) < 3 or not word.isupper() or len(word) < 5 or run[-1][0].isupper():
        return False
    return word.capitalize() in lex.callings or word.capitalize() in lex.titles


def only_calls(run: Run, lex: Lexicon) -> bool:
    """Whether a run is a calling in capitals, or one after a kicker: "MUM", "QUACK DOWN Mum fined for …"."""
    last, _, _ = run[-1]
    if not run[0][0].isupper() or last.capitalize() not in lex.callings or is_given(last.capitalize()):
        return False
    return last.isupper() if len(run) == 1 else all(word.isupper() and len(word) > 2 for word, _, _ in run[:-1])


def only_courtesy(run: Run, lex: Lexicon) -> bool:
    """Whether a run is never anybody's name, but what somebody is called by: "Mr.", "Barr."."""
    return run[0][0] in lex.courtesy and all(
        word in lex.courtesy and (word.endswith(".") or word in lex.plain_courtesy) for word, _, _ in run
    )


def the_throne(text: str, run: Run, lex: Lexicon) -> bool:
    """Whether "the" stands before words that only tell what somebody is: "the Crown Prince", "the King"."""
    led = len(run) == 1 or run[0][0] in lex.throne_heads
    return led and run[-1][0] in lex.thrones and follows_the(text, run[0][1])


def follows_the(text: str, start: int) -> bool:
    """Whether "the" stands right before: of a hill, a ship, a family, seldom of a person."""
    return text[max(0, start - 4) : start].lower() == "the " and not text[max(0, start - 5) : start - 4].isalnum()


def only_opens(run: Run, small: set[str], lex: Lexicon) -> bool:
    """Whether the first word has its capital only because it opens the sentence: "Classic Okoro", "Stated Brandt"."""
    if len(run) < 2 or is_given(run[0][0]) or run[0][0] in lex.titles or run[0][0] in lex.courtesy:
        return False
    word, following = fold(run[0][0]), run[1][0]
    if (
        run[0][0] in lex.body_words
        or following in lex.body_words
        or following in lex.title_links
        or run[0][0] in lex.called_by
    ):
        return False
    if len(run) == 2 and following.lower() in ordinary():
        return False  # "Passenger Focus": of two words that are nobody's name neither only opens
    if word.endswith(("er", "ist", "man", "woman", "eer")) and len(run) > 2 and is_given(following):
        return True
    return (word in small or word.endswith(("ed", "ing"))) and (len(run) == 2 or is_given(following))


def tells_outfit(run: Run, lex: Lexicon) -> bool:
    """Whether a sentence opens with what a body is and its name: "Airline Air Holm", not "Airline Pilots Union"."""
    word, rest = run[0][0].lower(), [part for part, _, _ in run[1:]]
    if not rest or (word not in lex.outfits and word not in lex.firms_or_people):
        return False
    if any(rest[0] in words for words in (lex.body_words, lex.titles, lex.sure_titles, lex.callings)):
        return False
    plural = rest[0].endswith("s") and rest[0][:-1] in lex.callings
    given = is_given(rest[0]) and len(rest) == 2 and rest[1] not in lex.body_words  # "Developer Ada Brandt"
    ordinary_word = len(rest) == 1 and rest[0].lower() in ordinary()  # "Charity Begins"
    return not (plural or given or ordinary_word)


def drops(run: Run, opens: bool, lex: Lexicon) -> bool:
    """Whether the first word of the run is no part of a name ("But", "The", "In")."""
    word = run[0][0]
    if "’" in word or "'" in word:
        word = _CONTRACTION.sub("", word)
    if len(run) == 2 and word in lex.family_first and EASTERN.fullmatch(unowned(run[1][0])):
        return False
    if len(run) > 1 and word.lower().endswith(lex.modifiers):
        return True
    if opens and len(run) > 1 and word.lower() in lex.describing and is_given(run[1][0]) and not is_given(word):
        return True
    if word.islower() and len(run) > 1 and run[0][0] in lex.title_links:
        return True
    if word in lex.zones and len(run) > 1:
        return True
    if word == "A." and len(run) > 1 and not opens:
        return False  # "the manager, A. J. Smith"
    if word not in lex.not_names or word in lex.sure_titles:
        return word.isdigit()
    if len(run) == 1:
        return True
    if len(run) > 2 and run[1][0] == "and" and run[-1][0] in lex.body_words:
        return False  # "Peace and Security Council"
    if word in lex.courtesy and not run[1][0].isupper():
        return False
    following = run[1][0]
    if word in lex.creeds and not lex.body_words.isdisjoint(part for part, _, _ in run[1:]):
        return any(is_given(part) for part, _, _ in run[1:])  # "German Red Cross", not "German Council member Ada"
    if word in lex.heads and following == "of":
        return False  # "House of Lords"
    if following in lex.body_words and (word in lex.body_words or word in lex.title_ends):
        return False
    if word in lex.parties and not any(part in lex.body_words for part, _, _ in run[1:]):
        return True
    if word in lex.body_openers and not opens and len(run) > 2 and run[-1][0] in lex.body_words:
        return False
    if word in lex.directions:
        return following in lex.not_names and not any(part in lex.body_words for part, _, _ in run[2:])
    if any(part in lex.sure_titles for part, _, _ in run[1:-1]) and not opens:
        return False
    if lex.tongue is not None and opens and is_given(following) and len(run) > 2:
        return True  # "Per Anna Ferri", which in Italian is no name of three words
    if word in lex.ambiguous_given and not opens and is_given(following):
        return False  # "the leader, Washington Olivera Pintos,"
    if is_given(word):
        return opens and (following in lex.body_words or following in lex.not_names or following in lex.places)
    return True
