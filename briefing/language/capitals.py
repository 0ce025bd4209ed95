"""Runs of capitalised words, from which names are read, and lines in which capitals prove nothing."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from briefing.language.dates import english_months
from briefing.language.lexicon import UPPER, Lexicon, is_given, is_initial, ordinary

Run = list[tuple[str, int, int]]
"""(word, start, end), small links between capitalised words included."""

_APART = r"(?<![\w'’@#/].)(?<!\w[-‑].)"
_REST = r"\w*(?:\.?[-‑]\w+|['’.]\w+)*(?:\.(?=[ ,]))?"
_WORD = re.compile(rf"[{UPPER}]{_APART}(?:[A-Z]?&[A-Z]+(?!\w)|{_REST})")
"""A word with a capital; the first letter is asked for first, so that most of a text is passed over at once."""
_PARTICLED = re.compile(
    rf"[{UPPER}aeubdlo]{_APART}"
    rf"(?:(?<=[{UPPER}])|(?:(?<=[ae])l|(?<=u)l|(?<=a)[dnst]h?|(?<=b)(?:en|in)|(?<=a)bu)[-‑][{UPPER}]|(?<=[dlo])['’][{UPPER}])"
    rf"{_REST}"
)
"""Such a word, or one after a small article or particle: "al-Brandt", "d'Okoro"."""
_PARTICLE = re.compile(
    rf"[-‑'’](?=[{UPPER}])"
    r"(?:(?<=\b[aeu]l.)|(?<=\ba[dnst].)|(?<=\ba[dnst]h.)|(?<=\bb[ei]n.)|(?<=\babu.)|(?<=\b[dlo].))"
)
"""Where such a particle ends: few texts have one, and looking for each word's takes long."""

_GAP = re.compile(r"[ \u00a0]{1,2}(?:([a-zß-ÿ.'’&]+)[ \u00a0](?:([a-zß-ÿ.'’]+)[ \u00a0](?:([a-zß-ÿ'’]+)[ \u00a0])?)?)?")

_EPITHET = re.compile(
    rf"[ \u00a0](?:“[{UPPER}][\w '’-]{{1,20}}”|\"[{UPPER}][\w'’-]{{1,14}}\"|[‘'][{UPPER}][\w-]{{1,14}}[’'])"
    rf"[ \u00a0](?=[{UPPER}])"
)

_FOR = ("Justice", "Citizens", "Families", "Students", "Parents", "Doctors", "Campaign")
CAMPAIGNS = frozenset((("Save", "the"), ("Save", "our"), ("Friends", "of", "the"), *((who, "for") for who in _FOR)))
"""What bodies are called that people found for something: "Save the Lakes", "Friends of the Lake", "Justice for"."""

_OPENS_NICKNAME = frozenset("“\"‘'(")

_BODY_AHEAD = re.compile(
    rf"(?:[{UPPER}]\w+ ){{1,2}}"
    r"(?:Services?|Review|Inquiry|Panel|Tribunal|Department|Authority|Administration|Agency|Board|Council|Commission|Committee|Ministry|Office|Institute"
    r"|Foundation|Society|Trust|Association|Company|Union|Exchange|Bank|Fund|Organi[sz]ation|Federation|Alliance"
    r"|Corporation|Network|Workers|Employees)\b"
    rf"|(?:[{UPPER}]\w+ ){{1,3}}NHS (?:[{UPPER}]\w+ )?Trust\b"
)
"""The rest of a body's name after its "and": "Fire and [Rescue Service]"."""

_FIELDS_AHEAD = re.compile(rf"(?:[{UPPER}][\w-]+, )*[{UPPER}][\w-]+,? and [{UPPER}][\w-]+")
"""The rest of what a body is for: "Bureau of Alcohol, [Tobacco, Firearms and Explosives]"."""
_NEXT_CAPITAL = re.compile(rf" ([{UPPER}][\w-]*)")
_LIST_LINK = re.compile(r",? and |, ")

_LISTED_BODY = re.compile(
    rf"(?P<fields>[{UPPER}][\w-]+(?:, [{UPPER}][\w-]+)*,? (?:and|&) [{UPPER}][\w-]+(?: [{UPPER}][\w-]+)?) "
    r"(?:Ministry|Department|Committee|Commission|Agency|Authority|Bureau|Directorate|Minister|Secretary)\b"
)
"""The rest of what is listed before the body that it is for: "Land, [Transport and Tourism Ministry]"."""

_OFFICE_AHEAD = re.compile(
    rf"(?:[{UPPER}][\w-]+ ){{1,3}}"
    r"(?:Minister|Secretary|Under-?[Ss]ecretary|Commissioner|Advis[eo]r|Department|Ministry|Directorate|Committee|Bureau)\b"
)
"""The rest of an office after the "and" of what it is for: "Trade and [Industry Minister]"."""

_PRIVATE = frozenset(
    ("Pvt", "Private", "Pty", "Proprietary", "Thailand", "Malaysia", "Singapore", "India", "Uganda", "Kenya")
)
"""What stands in brackets before "Ltd"."""
_MAORI = frozenset(("Te", "Ngā", "Nga", "Ngāti", "Ngati"))
"""What names of Aotearoa’s bodies and peoples begin with."""

_NICKNAME = re.compile(rf"[ \u00a0](?:[“\"‘'(][^“”\"‘’()\n,.]{{2,24}}[”\"’')])[ \u00a0](?=[{UPPER}])")

POSSESSIVE = re.compile(r"['’](?:s|S)?$")


@lru_cache(maxsize=8192)
def unowned(word: str) -> str:
    """`word` without a possessive: "Brandt’s"."""
    return POSSESSIVE.sub("", word) if "’" in word or "'" in word else word


_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n\r•][\"”’'»)\]]*\s*)[\"“‘'«(\[—–-]*\s*$")


_LETTERS = re.compile(r"[^\W\d_]+")

_LINE = re.compile(r"[^\r\n]+")


def opens_sentence(text: str, at: int) -> bool:
    """Whether the word at offset `at` is the first of a sentence, of a line or of a quotation."""
    if at < 2 or text[at - 1] != " " or not text[at - 2].isalnum():
        return _SENTENCE_START.search(text[max(0, at - 6) : at]) is not None if at > 0 else True
    return False  # as most words do, it stands after another one


def within(lines: list[tuple[int, int]], at: int) -> bool:
    """Whether offset `at` lies in one of `lines`, which are in order."""
    if not lines or at >= lines[-1][1]:
        return False
    index = bisect_right(lines, (at, sys.maxsize)) - 1
    return index >= 0 and at < lines[index][1]


_SIGNED = re.compile(r"[—–-] ?\w.*|[^()]{3,60}(?: \([^()]{2,40}\)){2}")
"""Lines that are a signature or the head of a speech: "— Ada Brandt, Country Director", "Ada Brandt (Holm) (Ind)"."""


_CLOSED = tuple('”"»’')


def titled_lines(text: str, lex: Lexicon) -> list[tuple[int, int]]:
    """Lines in which nearly every longer word has a capital, as in many headlines: there a capital proves nothing."""
    found = []
    above = ""
    for line in _LINE.finditer(text):
        above, said = text[line.end() - 1], above in _CLOSED
        if line.end() - line.start() > 200 or text[line.end() - 1] == ":":
            continue
        printed = line.group()
        if said and ", " in printed and is_given(printed.partition(" ")[0]):
            continue  # who said what stands in the line above: "Ada Brandt, Minister for Ports"
        if printed[-1] == "." and _has_small(printed, lex):
            continue
        if printed.isupper() and _is_shouted_title(printed):
            found.append(line.span())
            continue
        words = [word for word in _LETTERS.findall(printed) if len(word) > 1 and word not in lex.small]
        longer = [word for word in words if len(word) > 3]
        upper = sum([word[0].isupper() for word in words])
        if len(longer) < 4 or upper < 0.75 * len(words) or _SIGNED.fullmatch(printed):
            continue
        if sum([word[0].isupper() for word in longer]) >= 0.88 * len(longer):
            found.append(line.span())
    return found


def _is_shouted_title(line: str) -> bool:
    """Whether a line in capitals is a heading and no name: most of its words are common ones."""
    words = [word.lower() for word in _LETTERS.findall(line)]
    return 2 < len(words) < 12 and 2 * sum(word in ordinary() for word in words) > len(words)


def _has_small(line: str, lex: Lexicon) -> bool:
    """Whether a word without a capital stands in a line that no title would print so."""
    for match in _LETTERS.finditer(line):
        word = match.group()
        if len(word) > 1 and word not in lex.small and word not in lex.headline_links and not word[0].isupper():
            return True
    return False


def given_pairs(text: str, run: Run, lex: Lexicon, surnames: set[str] | None) -> Iterable[Run]:
    """Of a run in a headline only given names with surnames, and surnames, that the text has elsewhere.

    Where `surnames` is None (there is nothing but headlines) a given name and the word after it are taken, so are the
    ones after "by": "Highlights of the Noon Briefing by Ada Brandt, Deputy Spokesperson".
    """
    at = 0
    while at < len(run):
        word = run[at][0]
        inner = run[at + 1][0] if at + 2 < len(run) else ""
        width = 3 if inner and (is_initial(inner) or inner.lower() in lex.particles) else 2
        last = unowned(run[at + width - 1][0]) if at + width <= len(run) else ""
        paired = is_given(word) and word not in lex.not_names and last and last not in lex.not_names
        titled = (at > 0 and run[at - 1][0] in lex.sure_titles) or text.endswith(" by ", 0, run[at][1])
        if paired and (surnames is None or titled or last in surnames):
            yield run[at : at + width]
            at += width
        else:
            if surnames and unowned(word) in surnames:
                yield run[at : at + 1]
            at += 1


_WIDEST = 30
"""Characters between two words of a run at most, small words between them included."""


def runs(text: str, lex: Lexicon) -> Iterable[Run]:
    """Runs of capitalised words; (word, start, end), small links included as words of their own."""
    run: Run = []
    past_nickname = -1
    for match in (_PARTICLED if _PARTICLE.search(text) else _WORD).finditer(text):
        word = match.group()
        start, end = match.span()
        if start < past_nickname:
            continue
        if word[-1] == "." and not (_keeps_dot(word, lex) or _shortened(text, start, word, lex)):
            word, end = word[:-1], end - 1
        near = run and start - run[-1][2] <= _WIDEST
        if run and start != past_nickname and not (near and _joins(text, run, word, start, lex)):
            yield run
            run = []
        run.append((word, start, end))
        if text.startswith(" plc", end) and not text[end + 4 : end + 5].isalnum():
            run.append(("plc", end + 1, end + 4))  # "Tessel plc"
        if text[end + 1 : end + 2] in _OPENS_NICKNAME and len(run) <= 4:
            nickname = (_NICKNAME if is_given(word) else _EPITHET).match(text, end)
            past_nickname = nickname.end() if nickname is not None else past_nickname
        if len(run) >= 24:
            yield run
            run = []
    if run:
        yield run


def _keeps_dot(word: str, lex: Lexicon) -> bool:
    return (
        is_initial(word)
        or word in lex.titles
        or word in lex.courtesy
        or word in lex.suffixes
        or word in lex.body_words
        or word in ("St.", "Ste.")
    )


def _shortened(text: str, start: int, word: str, lex: Lexicon) -> bool:
    """Whether the word is a given name written short: "Ma. Cristeta Roa", "Md. Karim", no state as in "Holm, Md."."""
    return word in lex.given and text[max(0, start - 2) : start] != ", "


def _ends_body(text: str, start: int, word: str) -> bool:
    """Whether the words from `start` close the name of an office: "Minister of Energy and [Water Resources] said"."""
    following = _CAPITALISED.match(text, start)
    return following is not None and not is_given(word) and not is_initial(word)


_FIELD_ENDINGS = ("tion", "ment", "ity", "ness", "ics", "ism", "ance", "ence", "ship", "ies", "ions", "ents")


def _is_office(run: Run, lex: Lexicon) -> bool:
    """Whether a run begins with what an office is called, "the" before it or not."""
    return run[0][0] in lex.offices or (run[0][0] == "The" and run[1][0] in lex.offices)


def _has_comma(text: str, run: Run) -> bool:
    return ", " in text[run[0][1] : run[-1][2]]


def _lists_fields(text: str, start: int, lex: Lexicon, *, goes_on: bool) -> bool:
    """Whether what stands from `start` is the rest of a list of what an office is for, which `goes_on`."""
    ahead = _FIELDS_AHEAD.match(text, start)
    following = _NEXT_CAPITAL.match(text, ahead.end()) if ahead is not None else None
    if ahead is None or (following is not None and not is_given(following[1])):
        return False
    words = _LIST_LINK.split(ahead[0])
    telling = goes_on or len(words) > 2 or any(_is_field(word, lex) for word in words)
    return telling and not any(map(is_given, words))


def _lists_for_body(text: str, run: Run, start: int, lex: Lexicon) -> bool:
    """Whether a run and the words from `start` list what the body behind them is for: "the Land, [Transport and Tourism
    Ministry]"."""
    ahead = _LISTED_BODY.match(text, start)
    if ahead is None:
        return False
    fields = [*(word for word, _, _ in run if word != "The"), *_LIST_LINK.split(ahead["fields"])]
    return all(_is_field(word, lex) and not is_given(word) for field in fields for word in field.split())


def _is_field(word: str, lex: Lexicon) -> bool:
    return word.lower() in ordinary() or word in lex.title_ends or word.endswith(_FIELD_ENDINGS)


def _joins_fields(words: list[str], word: str, lex: Lexicon) -> bool:
    """Whether "and" stands between two things that a body is for: "Committee on Standards and [Privileges]"."""
    if lex.body_heads.isdisjoint(words[:2]) or (word in lex.body_words and word not in lex.title_ends):
        return False
    return _is_field(words[-1], lex) and _is_field(word, lex)


def _spells_out(text: str, words: list[str], start: int) -> bool:
    """Whether the initials in brackets are those of the words on both sides: "Agency for Roads and [Rivers] (ARR)"."""
    rest = _SPELLED.match(text, start)
    initials = "".join(word[0] for word in (*words, *rest[1].split()) if word[0].isupper()) if rest else ""
    return rest is not None and rest[2] == initials


def _leads_body(text: str, start: int, lex: Lexicon) -> bool:
    """Whether the words from `start` are a body's, or end in one: "Residents’ [Welfare Associations]"."""
    following = _WORDS_AHEAD.match(text, start)
    return following is not None and not lex.body_words.isdisjoint(following.group().split(" "))


_WORDS_AHEAD = re.compile(rf"[{UPPER}][\w-]+(?: [{UPPER}][\w-]+){{0,2}}")
_SPELLED = re.compile(rf"((?:[{UPPER}][\w-]+ ){{0,6}}[{UPPER}][\w-]+) \(([{UPPER}]{{3,8}})\)")


def _before_given(text: str, start: int, word: str) -> bool:
    """Whether a given name follows the word that ends an office: "Minister of Agriculture and [Grain] Ada Brandt"."""
    following = _NEXT_WORD.match(text, start + len(word))
    return following is not None and not is_given(word) and is_given(following[1])


_NEXT_WORD = re.compile(rf" ([{UPPER}][\w’'-]+) [{UPPER}]")
_CAPITALISED = re.compile(rf"[{UPPER}]\w+(?: [{UPPER}]\w+)?(?! [{UPPER}]|\w)")


_RETIRED = re.compile(r" \((?:rtd|retd?)\.?\) | \(retired\) | retired ")


def _is_retired(text: str, end: int, start: int, word: str, lex: Lexicon) -> bool:
    """Whether an officer's rank goes on after saying that it is one no more: "Col (Retd) Ada Brandt", or an office
    goes on with it: "Secretary retired [Capt] Ada Brandt"."""
    between = _RETIRED.fullmatch(text, end, start)
    return between is not None and ("(" in between[0] or word in lex.titles)


def _is_styled(between: str, word: str) -> bool:
    """Whether a style begins with `word` after a title: "Dr the [Honourable] Ada Brandt"."""
    return between == " the " and word in ("Hon", "Hon.", "Honourable", "Honorable", "Rt", "Rt.", "Right", "Most")


def _is_dated(word: str, lex: Lexicon) -> bool:
    return word in lex.days or word.rstrip(".").lower() in english_months()


def _put_links(text: str, run: Run, smalls: list[str]) -> None:
    """Puts the small words that stand after a run into it."""
    at = run[-1][2]
    for part in smalls:
        at = text.index(part, at)
        run.append((part, at, at + len(part)))
        at += len(part)


def _joins(text: str, run: Run, word: str, start: int, lex: Lexicon) -> bool:
    """Whether the capitalised word at `start` goes on with `run`; links between are put into it."""
    last, _, end = run[-1]
    gap = start - end
    bare = unowned(last)
    owns = bare != last
    if gap == 2 and text[end] in "'’" and last.endswith("ng"):
        return text[end + 1] == " "  # a name of East Africa: "Akeng’ Odembo"
    if gap == 1 and owns and bare in lex.owners:
        return True  # "Children’s Relief Agency"
    titled = last in lex.courtesy or last in lex.titles
    if gap == 2 and text[end:start] == " (" and titled and (word in lex.courtesy or word in lex.titles):
        return text.startswith((") ", ".) "), start + len(word))  # "Chief (Mrs) Ada Okoro", "Justice (Rtd) Brandt"
    if gap == 2 and text[end:start] == " (" and word in _PRIVATE:
        return text.startswith((") Ltd", ") Limited", ") Inc"), start + len(word))  # "Kerr Solar (Pvt) Ltd"
    if text[end:start] in (") ", ".) ") and len(run) > 1 and text[run[-1][1] - 1] == "(":
        return run[-2][0] in lex.courtesy or run[-2][0] in lex.titles or last in _PRIVATE
    if gap > 2 and titled and (_is_retired(text, end, start, word, lex) or _is_styled(text[end:start], word)):
        return True
    if gap == 1 and owns and word in lex.owned and not is_given(bare):
        return True
    if gap == 2 and text[end] in "'’" and last.endswith("s") and not is_given(last) and _leads_body(text, start, lex):
        return True
    if gap < 1 or owns or (len(run) > 1 and last in lex.suffixes and last not in lex.titles):
        return gap == 2 and text[end:start] == ", " and word in lex.suffixes
    if gap <= 2:
        between = text[end:start]
        if between == ", ":
            listed = last in lex.title_ends and word in lex.title_ends
            listed = listed or _lists_fields(text, start, lex, goes_on=_has_comma(text, run))
            if _lists_for_body(text, run, start, lex):
                return True
            return word in ("Jr.", "Sr.", "III", "Jr", "Sr") or (listed and len(run) > 2 and _is_office(run, lex))
        dotted = last.endswith(".") and len(last) > 2 and last not in lex.given and not _keeps_dot(last, lex)
        return not between.strip(" \u00a0") and not dotted
    link = _GAP.fullmatch(text, end, start)
    return link is not None and _is_linked(text, run, [part for part in link.groups() if part], word, start, lex)


_AMOUNT = re.compile(r"\.?[ \u00a0]?\d")


def _is_linked(text: str, run: Run, smalls: list[str], word: str, start: int, lex: Lexicon) -> bool:
    """Whether the capitalised word at `start` goes on with `run` over small words, which are put into it then."""
    last = run[-1][0]
    if len(word) < 4 and _AMOUNT.match(text, start + len(word)):
        return False  # "bought by the Council for Rs 212 million"
    named = len(run) == 1 and (
        (last, *smalls) in CAMPAIGNS
        or (word in lex.known_body_ends and "_".join((last, *smalls, word)) in lex.known_bodies)
    )
    if named or (run[0][0] in _MAORI and smalls in (["o"], ["a"], ["ki"])):  # "Te Rūnanga o Waihoura"
        _put_links(text, run, smalls)
        return True
    if all(part in lex.particles for part in smalls) and (smalls != ["y"] or is_given(run[0][0])):
        _put_links(text, run, smalls)
        return not (smalls[0] in ("as", "at", "an", "the") and len(smalls) == 1)
    tied = smalls[0] in ("of", "for", "and", "&", "on") and smalls[1:] in ([], ["the"]) and not _is_dated(word, lex)
    if not tied or not (smalls[0] == "&" or _is_of_body(text, run, smalls, word, start, lex)):
        return False
    _put_links(text, run, smalls[:1])
    return True


def _is_of_body(text: str, run: Run, smalls: list[str], word: str, start: int, lex: Lexicon) -> bool:
    """Whether "of", "for" or "and" goes on with a body's or an office's name: "Bureau of", "Fire and Rescue"."""
    last = run[-1][0]
    words = [part for part, _, _ in run[len(run) > 1 and run[0][0] == "The" :]]
    if smalls == ["of"] and len(run) == 2 and run[0][0] in lex.called_by and not is_given(last):
        return True  # a peer of some place: "Baroness Holm of Kerr"
    if smalls == ["and"] and _BODY_AHEAD.match(text, start) and not is_given(run[0][0]):
        return last not in lex.never_surnames  # not "State Department and Foreign Office"
    if smalls == ["and"] and last in lex.title_ends and _OFFICE_AHEAD.match(text, start):
        return not is_given(run[0][0])
    if smalls[0] == "and":
        return any(part in ("of", "for", "on") for part in words) and (
            word in lex.title_ends
            or (words[0] in lex.offices and _ends_body(text, start, word))
            or (any(part in lex.offices for part in words[:2]) and _before_given(text, start, word))
            or (words[0] in lex.body_words and words[-2] == "for" and _ends_body(text, start, word))
            or _spells_out(text, words, start)
            or ((_joins_fields(words, word, lex) or _has_comma(text, run)) and _ends_body(text, start, word))
        )
    bodily = any(part in lex.body_words for part in words) and not any(is_given(part) for part in words)
    return words[-1] in lex.sure_titles or bodily
