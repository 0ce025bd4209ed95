"""Which sentences must stand together in a summary to be understood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from briefing.language.data import words_of
from briefing.language.lexicon import lexicon
from briefing.language.words import WORD
from briefing.summary.interviews import answered, questions
from briefing.summary.introductions import introductions
from briefing.summary.units import Unit
from briefing.summary.unnamed import is_definite, of_before

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))
_OPENING_MARKS = frozenset('“«„"‘')
_QUOTATION = re.compile(r"“[^”]*”?|«[^»]*»?|„[^“”]*[“”]?|\"[^\"]*\"?|‘(?:[^’]|’(?=\w))*’?")
_FIRST_WORDS = re.compile(r"[^\W_][\w’'-]*(?: [^\W_][\w’'-]*)?")
_OPENS = re.compile(r'(?<=[\s(\[])"(?=\S)')
_CLOSES = re.compile(r'(?<=\S)"(?!\w)')
_FRONTED = re.compile(r"([^\W\d_a-z][\w’'-]*(?: [\w’'-]+){1,9}), (he|she|they|il|elle|ils|elles) ")
"""“After three years in office, she …”"""
_DOING = re.compile(r"(?:Speaking|Talking|Writing|Addressing|Appearing|Testifying|Questioned|Reached|Interviewed) ")
"""“Speaking to the Standard by telephone, she …”: the name is that of somebody else."""
_ONE_OF_THEM = re.compile(r"The (?:first|second|third|last|latter|other)(?:,| of (?:these|those|them)\b)")
"""“The last, dated 3 November, says …”"""
_FRONT = 80
"""Characters that such a phrase may have."""
_THEIRS = re.compile(r"\W*\w+ [^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}, (?:its|their|his|her) [a-z]")
_LABEL = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}: ")
_SPEECH = re.compile(r"[^\W\d_a-z][^:.!?“”\"«»\n]{1,70}(?:\([^()\n]{1,40}\))?: (?=[^\W\d_a-z])")
_LABEL_LENGTH = 120
_SPEECHES = 3
"""Paragraphs opening with who speaks that make an article the record of a conversation."""
_ASIDE = re.compile(r"[,”\"’»] (\w+(?: \w+){1,2})(?=[,.:])")
_QUESTION = 7
"""Words of a question up to which it is one of an interview, whoever asks."""
_ENOUGH = 5
_NEAR = 3
"""Sentences after which a quotation that was left open is taken to lack its closing mark."""


def needs(candidates: Sequence[Unit], language: str, asked: Sequence[int] | None = None) -> dict[int, tuple[int, ...]]:
    """For each sentence, or those at the places `asked`, the places of those that must stand with it, itself included,
    in reading order: the one before it where it opens with a word that refers to it (He, This, But) or in mid-sentence,
    or where a voice speaks that is not named (I, we), and those that its quotation goes on over; the one after it where
    it announces that, or asks what it answers.

    A longer chain than anybody would take into a summary is not followed to its end.
    """
    leaning = words_of("briefing.summary", "openings.yaml", language, "leans")
    persons = words_of("briefing.summary", "openings.yaml", language, "persons")
    personal = words_of("briefing.summary", "openings.yaml", language, "personal")
    leans = [
        place > 0 and (_leans(unit, leaning, persons) or (not unit.quoted and not personal.isdisjoint(unit.words)))
        for place, unit in enumerate(candidates)
    ]
    told_of = [place for place, unit in enumerate(candidates) if place and unit.quoted and _is_of_theirs(unit)]
    for place in (*_continued(candidates), *answered(candidates), *told_of, *of_before(candidates)):
        leans[place] = True
    ends = _quotation_ends(candidates)
    asking: set[int] = set()
    for place, answer in questions(candidates):
        leans[answer] = True
        ends[place] = answer
        asking.update(range(place, answer))
        for within in range(place + 1, answer):
            leans[within] = True
    for place in range(len(candidates) - 1):
        if place not in asking and ends[place] == place and _announces(candidates[place]):
            ends[place] = place + 1
    held = {within: (start, end) for start, end in enumerate(ends) for within in range(start, end + 1) if end > start}
    groups = []
    for place in range(len(candidates)):
        first, last = held.get(place, (place, place))
        while leans[first] and last - first < _ENOUGH:
            first -= 1
        groups.append(tuple(range(first, last + 1)))
    wanted = range(len(candidates)) if asked is None else asked
    told = {place for number in wanted for place in groups[number]}
    named = introductions(candidates, language, told)
    return {number: _introduced(groups[number], groups, named) for number in wanted}


def _is_of_theirs(unit: Unit) -> bool:
    """Whether a quotation is by somebody of a body or a person whom the sentence does not name: "“…,” said Ada Brandt,
    its director"."""
    return _THEIRS.match(own_words(unit.text)) is not None


def _introduced(group: tuple[int, ...], groups: Sequence[tuple[int, ...]], named: Mapping[int, int]) -> tuple[int, ...]:
    """`group` with the sentences that give in full the names which it has in short."""
    further = [named[place] for place in group if place in named]
    return tuple(sorted({*group, *chain.from_iterable([groups[place] for place in further])})) if further else group


def _continued(candidates: Sequence[Unit]) -> list[int]:
    """The places of sentences that go on with what somebody says whom only the head of the paragraph names, as in the
    record of a debate (“The minister: Thank you. …”), and of answers."""
    heads = [
        place
        for place, unit in enumerate(candidates)
        if (place == 0 or candidates[place - 1].paragraph != unit.paragraph)
        and ": " in unit.text[:_LABEL_LENGTH]
        and _SPEECH.match(unit.text)
    ]
    if len(heads) < _SPEECHES:
        return []
    speeches = {candidates[place].paragraph for place in heads}
    return [
        place
        for place in range(1, len(candidates))
        if candidates[place].paragraph in speeches
        and (candidates[place - 1].paragraph == candidates[place].paragraph or candidates[place - 1].text[-1] == "?")
    ]


def own_words(text: str) -> str:
    """`text` with blanks for what stands in quotation marks."""
    return _QUOTATION.sub(lambda quotation: " " * len(quotation[0]), text)


def is_personal(text: str, language: str) -> bool:
    """Whether an I or a we speaks in it."""
    personal = words_of("briefing.summary", "openings.yaml", language, "personal")
    return not personal.isdisjoint(WORD.findall(text.lower()))


def stands_among_others(unit: Unit, language: str) -> bool:
    """Whether a sentence that leans on none can be told among those of other articles: no “, she said,” or “, the
    report said,” whose speaker stands before it, and no “The two” or “The commander” at its head."""
    if is_definite(unit):
        return False
    if " ".join(unit.words[:2]) in words_of("briefing.summary", "openings.yaml", language, "counts"):
        return False
    if ", " not in unit.text and not unit.quoted:
        return True
    speaks = words_of("briefing.summary", "openings.yaml", language, "speaks")
    asides = [match[1].lower().split() for match in _ASIDE.finditer(unit.text)]
    return all(speaks.isdisjoint((words[0], words[-1], " ".join(words[:2]))) for words in asides)


def _leans(unit: Unit, leaning: frozenset[str], persons: frozenset[str]) -> bool:
    """Whether it opens with such a word, be it after a phrase that names nobody (In May, she); if it opens with a
    quotation, whether that does (“They paid too much”), or whether what comes after does (he said, a-t-elle dit), is a
    mere verb (asegura) or is missing, so that the sentence does not say who speaks."""
    if unit.text[0] not in _OPENING_MARKS:
        if unit.text.startswith("A: "):
            return True
        if unit.text[0].islower() or any(" ".join(unit.words[:count]) in leaning for count in (1, 2, 3)):
            return True
        if _ONE_OF_THEM.match(unit.text):
            return True
        fronted = _FRONTED.match(unit.text) if 0 < unit.text.find(", ") < _FRONT else None
        return (
            fronted is not None
            and fronted[2] in leaning
            and (_DOING.match(fronted[1]) is not None or not _names_somebody(fronted[1]))
        )
    if not persons.isdisjoint(unit.words[:1]):
        return True
    rest = own_words(unit.text).lower()
    after = _FIRST_WORDS.search(rest)
    if after is None or not leaning.isdisjoint((*re.split("[ -]", after[0]), after[0])):
        return True
    return " " not in after[0] and not any(map(str.isalnum, rest[after.end() :]))


def _names_somebody(phrase: str) -> bool:
    lex = lexicon()
    return any(word[0].isupper() and word not in lex.days and word not in lex.months for word in phrase.split()[1:])


def _announces(unit: Unit) -> bool:
    """Whether it only leads on to what comes after: “The mayor said:”, or the question of an interview."""
    if unit.text[-1] != "?" or unit.quoted or unit.sentences > 1:
        return unit.text[-1] == ":"
    return len(unit.words) <= _QUESTION or _LABEL.match(unit.text) is not None


def _quotation_ends(candidates: Sequence[Unit]) -> list[int]:
    """For each sentence the place of the one that ends the quotation which it leaves open; its own where it leaves
    none open, or where no near one ends it."""
    ends = list(range(len(candidates)))
    for place, unit in enumerate(candidates):
        for opening, closing in _MARKS:
            if opening in unit.text and _leaves_open(unit.text, opening, closing):
                ends[place] = _end_of_quotation(candidates, place, opening, closing)
    return ends


def _leaves_open(text: str, opening: str, closing: str) -> bool:
    """Whether a quotation of whole sentences, which opens the sentence or follows a comma or a colon, does not end
    in it; where a few quoted words have no closing mark, it is missing by mistake."""
    last = text.rfind(opening)
    is_open = text.count(opening) % 2 == 1 if opening == closing else last > text.rfind(closing)
    return is_open and (last == 0 or text[:last].rstrip()[-1:] in {",", ":", "،"})


def _end_of_quotation(candidates: Sequence[Unit], place: int, opening: str, closing: str) -> int:
    for near in range(place + 1, min(place + 1 + _NEAR, len(candidates))):
        text = candidates[near].text
        if opening == closing:
            again, end = (_place(pattern, text) for pattern in (_OPENS, _CLOSES))
        else:
            again, end = text.find(opening, 1), text.find(closing)
        if end >= 0 and (again < 0 or end < again):
            return near
        if again >= 0:
            break
    return place


def _place(pattern: re.Pattern[str], text: str) -> int:
    """Where `pattern` first occurs after the first character, at which a paragraph repeats the mark; -1 if nowhere."""
    match = pattern.search(text, 1)
    return match.start() if match else -1
