"""Where in a run of capitalised words the titles end and the name begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.language.lexicon import Lexicon, is_given, is_initial

_UNDER = frozenset(("Deputy", "Member", "Executive", "Head"))
"""Words that make one title with the next."""
_HALVES = frozenset(("Lance", "Dist.", "District"))
"""Of these, those with which a given name or a courtesy makes one: "Lance Corporal", "Dist. Atty."."""


@lru_cache(maxsize=8192)
def after_titles(words: tuple[str, ...], lex: Lexicon) -> tuple[int, int]:
    """How many of `words` are titles before the name, and how many of these are the role as printed."""
    if lex.before_names.isdisjoint(words) and "-" not in "".join(words):
        return 0, 0
    if len(words) > 2 and words[0].startswith(_FORMER):
        cut, role_end = after_titles((_office(words[0][3:]), *words[1:]), lex)
        return max(cut, 1), max(role_end, 1)  # "Ex-MP Ada Brandt", "Ex-Prime Minister Ada Brandt"
    cut = 0
    limit = len(words) - 1
    short = limit > 1 and len(words[0]) < 5 and words[0].isupper() and not words[1].isupper()
    if short and is_given(words[0]) and words[0] not in lex.letter_titles:
        words = ("", *words[1:])  # "AMA President Ada Brandt": nobody's given name, though Ama is one
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        second = word == "Kumari" and before not in lex.before_names  # "Man Kumari Gharti", not "Tan Sri Lim"
        inner = index > 0 and word in lex.courtesy_names and (second or is_given(before))
        if (word in lex.courtesy and not inner and index < limit and _is_courtesy(words, index, lex)) or (
            (word in lex.sure_titles or word.partition("-")[0] in lex.sure_titles) and index < limit and "-" in word
        ):
            cut = index + 1
        elif word in lex.sure_titles and index < limit:
            if index == limit - 1 and index and is_given(word) and words[index - 1] in lex.sure_titles - _UNDER:
                break  # "Mayor [Dean] Brandt", not "Deputy Dean Brandt"
            lone_given = is_given(word) and index == 0 and len(words) == 2
            of_place = word.endswith(".") or (index + 1 < limit and word in _NO_SURNAMES)
            named = cut == 0 and index == 1 and is_given(words[0]) and words[0] not in _HALVES and not of_place
            if not lone_given and not named:
                cut = index + 1
        elif (
            word in lex.sure_titles and index == limit and index == cut and not (cut and words[cut - 1] in lex.courtesy)
        ):
            cut = index + 1
    cut = max(cut, _before_given(words, lex))
    if cut and cut < len(words) and words[cut] in lex.title_links:
        cut = _after_links(words, cut, lex)
    while cut and cut < len(words) and _continues_title(words, cut, lex):
        cut += 1
    if (
        not cut
        and len(words) > 1
        and words[0] in lex.callings
        and not is_given(words[0])
        and (is_given(words[1]) or len(words) > 2)
    ):
        cut = 1
    royal = next(
        (i for i in range(max(cut, 1), limit) if words[i] in lex.called_by and words[i] not in lex.given), None
    )
    if royal is not None and not (cut == 0 and is_given(words[0])):
        cut = royal
    if not cut:
        titles = [word in lex.titles for word in words]
        if all(titles):
            return len(words), len(words)
    role_end = cut
    while role_end and words[role_end - 1] in lex.courtesy and words[role_end - 2] not in _HALVES:
        role_end -= 1
    if not any(_is_joint(word, lex) for word in words[:role_end]) and not any(
        part in lex.titles or part in lex.callings or part in lex.letter_titles
        for word in words[:role_end]
        for part in (word, word.partition("-")[0])
    ):
        role_end = 0
    return cut, role_end


_FORMER = ("Ex-", "ex-")
_NO_SURNAMES = frozenset(
    ("President", "Premier", "Governor", "Chancellor", "Senator", "Mayor", "Minister", "Commissioner")
)
"""Offices that are hardly surnames: what stands before them is a place, as in "Victoria Premier Ada Brandt"."""


def _office(word: str) -> str:
    """An office as it is listed, whatever its first letter."""
    return word[:1].upper() + word[1:]


def _before_given(words: Sequence[str], lex: Lexicon) -> int:
    """How many words stand before a given name of which the last says what its bearer is: "Town Clerk [Ada] Brandt",
    "CM [Raj] Kumar"; 0 where none does, or a given name stands before it."""
    for at in range(1, len(words) - 1):
        word = words[at - 1]
        if is_given(word) and word not in lex.letter_titles and words[at] not in lex.body_words:
            return 0  # not "Austin" in "Austin City Clerk Ada Brandt"
        if is_given(words[at]):
            office = word in lex.titles and word not in lex.title_ends | lex.body_words
            called = word in lex.callings or word in lex.letter_titles or office or _is_joint(word, lex)
        else:
            rest = words[at:]
            called = (at > 1 and word in lex.callings) or (len(word) > 2 and word in lex.letter_titles)
            called = called and len(rest) == 2 and lex.body_words.isdisjoint(rest) and lex.titles.isdisjoint(rest)
        if called:
            return at
    return 0


def _is_joint(word: str, lex: Lexicon) -> bool:
    """Whether a word is what several are, or somebody was: "Co-author", "Ex-miner"."""
    first, _, last = word.partition("-")
    return first in ("Co", "Ex") and last.capitalize() in lex.callings | lex.titles


def led_body(words: Sequence[str], lex: Lexicon) -> int:
    """Where the body begins that an office is of and that ends the run: "Head of the [Kerr Fire Service]"; else 0."""
    if words[-1] not in lex.body_words or "of" not in words:
        return 0
    of = words.index("of")
    led = 0 < of < len(words) - 2 and words[of - 1] in lex.sure_titles and not any(is_given(w) for w in words[:of])
    return of + 1 if led else 0


def _is_courtesy(words: Sequence[str], index: int, lex: Lexicon) -> bool:
    """Whether a courtesy title is one here: "M." only at the head, not in English, "HE" not among words in capitals."""
    word = words[index]
    if word == "Seri":
        return index > 0 and words[index - 1].startswith("Dat")  # "Datuk Seri", not "Seri Holm"
    if word == "Sri":
        return len(words) - index > 2 or words[-1] in lex.places  # "Sri Ram Kumar", not "Sri Handarwati"
    if word in lex.excellencies:
        return not words[index + 1].isupper()
    return word != "M." or (index == 0 and lex.tongue is not None)


def _after_links(words: Sequence[str], cut: int, lex: Lexicon) -> int:
    """Where the name begins after "Secretary of State", "President of Kenya", "Minister for Health"."""
    past = cut
    named = False
    while past < len(words):
        word = words[past]
        known = word in lex.title_ends or word in lex.places or word in lex.titles
        field = words[past - 1] in lex.title_links and not _begins_name(words, past, lex)
        if not (known or field or word in lex.title_links or word in lex.body_words or word in lex.not_names):
            break
        named = named or known
        past += 1
    honoured = next((index for index in range(cut + 1, len(words) - 1) if words[index] in lex.called_by), None)
    named_at = next(
        (
            index
            for index in range(cut, honoured or len(words))
            if _begins_name(words, index, lex)
            and not (words[index] in lex.title_ends and words[index - 1] in lex.title_links)
        ),
        None,
    )
    if honoured is not None and (named_at is None or honoured - named_at <= 3):
        return honoured
    body = next((index for index in range(cut + 1, len(words) - 2) if words[index] in lex.body_words), None)
    while body is not None and body < len(words) - 3 and words[body + 1] in lex.body_words:
        body += 1
    if body is not None and named_at is not None and named_at < body and is_given(words[body + 1]):
        return body + 1  # "CEO of the Al Khair Company [Rashid Al Hubaishi]"
    if named_at is None and not named:
        body = max((index for index in range(cut, len(words)) if words[index] in lex.body_words), default=0)
        rest = words[body + 1 :] if body else []
        apart = 2 <= len(rest) <= 3 and not any(word in lex.title_links for word in rest)
        return body + 1 if apart else len(words)
    if named_at is None:
        return past
    return past if max(past, cut + 2) <= named_at <= past + 2 and past > cut + 1 else named_at


def _begins_name(words: Sequence[str], index: int, lex: Lexicon) -> bool:
    word = words[index]
    if word in lex.family_first and index and words[index - 1] not in lex.title_links and index + 2 <= len(words):
        return word not in lex.body_words and word not in lex.title_ends
    return is_given(word) or word in lex.called_by or word in lex.courtesy or (is_initial(word) and "." in word)


def _continues_title(words: Sequence[str], cut: int, lex: Lexicon) -> bool:
    """Whether words[cut], after a title, is one more: "Senate Majority Leader [Emeritus]", "Deputy [Minister]"."""
    word = words[cut]
    return word in lex.titles and word not in lex.called_by and not is_given(word) and cut + 1 < len(words)
