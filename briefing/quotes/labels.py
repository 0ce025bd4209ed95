"""Speech that print sets without quotation marks: turns of interviews and transcripts, block quotes, statements."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from briefing.language.lexicon import ordinary
from briefing.model import Span
from briefing.quotes.cues import cues
from briefing.quotes.interviews import OWN, answers
from briefing.quotes.records import CLOSED, LINKS, MARKS, Turn, is_person, label_of, speeches

_LABEL = re.compile(r"(?:\d{1,3}\. )?([^\W\d_][\w ,.’'&-]{0,90}?)((?: \([^()\n]{2,80}\)){0,2})\s?:[ \u00a0]+(?=\S)")
_SELF = re.compile(r"\b(?:I|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_ASIDE = "[(•*"
_BLOCK = re.compile(r">[> \u00a0]*(?=[^\s>])")
_QUESTION = re.compile(r"([QA])(?:\.|(?<=Q))[ \u00a0]+(?=[^\W\d_a-z])")
"""Labels without a colon: "Q Governor, …", "Q. Why?", "A. Because …"."""
_STATING = ("say", "go_on", "write")
_GESTURE = re.compile(r"[(\[](?:[a-z]+(?:s|ing|ed)|pause|laughter)(?: [a-z]+)?[)\]][ \u00a0]+(?=\S)")
"""What a transcript tells of how something is said: "(laughing) ", "[sighs] "."""
_HEARD = re.compile(r" [(\[](?:laughter|laughs|applause|cheers|inaudible|pause)\.?[)\]]", re.IGNORECASE)
"""What it tells at the end of a turn: "(Laughter.)"."""
_TELLING = 7
"""Words before a colon among which who is told stands."""
_SHORTEST = 30
"""Characters of a statement without marks, at least."""


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The answers of an interview or transcript, block quotes and statements under "the minister said:", in order.

    A block quote counts where the paragraph before it ends in a colon; otherwise ">" is what mail programs put before
    the lines of the message that is answered. Labels count as such when one of them comes back, and at least three
    paragraphs have one; paragraphs between two of them go on with a turn where somebody speaks for themselves. Turns
    of a label that mostly asks ("Q:", the outlet's name) are left out: they are the interviewer's.
    """
    labelled: list[tuple[int, str, int]] = []
    found: list[Turn] = []
    announced = False
    for index, paragraph in enumerate(paragraphs):
        if text[paragraph.start] == ">":
            block = _BLOCK.match(text, paragraph.start, paragraph.end)
            if announced and block is not None and text[block.end()] not in MARKS:
                found.append(Turn(index, block.end(), paragraph.end))
            continue
        if announced and _states(text, paragraphs, index):
            found.append(Turn(index, paragraph.start, paragraph.end))
            found += _continued(text, paragraphs, index + 1, len(paragraphs), '“"')
        announced = text[paragraph.end - 1] == ":"
        question = _QUESTION.match(text, paragraph.start, paragraph.end)
        if question is not None and (question[1] == "Q" or (labelled and labelled[-1][1] == "q")):
            labelled.append((index, question[1].casefold(), question.end()))
            continue
        if (begin := _stated(text, paragraph)) is not None:
            found.append(Turn(index, begin, paragraph.end))
            continue
        past = min(paragraph.end, paragraph.start + 160)
        label = _LABEL.match(text, paragraph.start, past) if text.find(":", paragraph.start, past) >= 0 else None
        if label is not None and _names_somebody(label, text[label.end()]) and _is_bare(text, label.end(), paragraph):
            aside = _GESTURE.match(text, label.end(), paragraph.end)
            labelled.append((index, label_of(label), aside.end() if aside else label.end()))
    counts = Counter(label for _, label, _ in labelled)
    if len(labelled) >= 3 and max(counts.values()) >= 2:
        asking = _askers(text, paragraphs, labelled, counts)
        for number, (index, name, start) in enumerate(labelled):
            closed = text[paragraphs[index].end - 1] in CLOSED
            if name not in asking and (counts[name] >= 2 or (closed and len(counts) <= 8)):
                found.append(Turn(index, start, paragraphs[index].end))
                following = labelled[number + 1][0] if number + 1 < len(labelled) else index
                found += _continued(text, paragraphs, index + 1, following)
    elif not found:
        found = speeches(text, paragraphs)
    if not found:
        spans = [(paragraphs[index], index, goes_on) for index, goes_on in answers(text, paragraphs)]
        found = [Turn(index, _past_label(text, span), span.end, goes_on) for span, index, goes_on in spans]
    return [_unheard(text, turn) for turn in _apart(found)]


def _past_label(text: str, paragraph: Span) -> int:
    """Where an answer begins after the name of who gives it, which an interview may print once: "Ada Brandt: …"."""
    label = _LABEL.match(text, paragraph.start, min(paragraph.end, paragraph.start + 160))
    named = label is not None and _names_somebody(label, text[label.end()]) and " " in label[1]
    return label.end() if label is not None and named else paragraph.start


def _apart(found: list[Turn]) -> list[Turn]:
    """The turns in order, one a paragraph: of two the one that begins later, after what announces it."""
    return list({turn.paragraph: turn for turn in sorted(found, key=lambda turn: turn.start)}.values())


def _unheard(text: str, turn: Turn) -> Turn:
    """The turn without what a transcript tells at its end: "We do not. (Laughter.)"."""
    last = text.rfind(" ", turn.start, turn.end)
    heard = _HEARD.fullmatch(text, last, turn.end) if last > turn.start else None
    return structs.replace(turn, end=last) if heard is not None else turn


def _states(text: str, paragraphs: Sequence[Span], index: int) -> bool:
    """Whether a paragraph without marks is what "the minister said:" above it announces.

    What speaks for itself ("We have …") is announced by "the minister said there was no money:" as well.
    """
    span, above = paragraphs[index], paragraphs[index - 1]
    own = _SELF.search(text, span.start, span.end) is not None
    words = text[max(above.start, above.end - (160 if own else 60)) : above.end - 1].split()
    told = ["", *words][-_TELLING - 1 :]  # "she told reporters at the state centre:"
    words = words if own else words[-4:]
    said = (cues().verbs.get(word.casefold()) for word in words if not word.istitle())  # not "Notes for editors:"
    tells = any(
        (cue := cues().verbs.get(word)) and cue.kind == "tell" and cue.form == "past" and before not in cues().passive
        for before, word in pairwise(told)
    )
    return (
        text[span.start].isupper()
        and span.end - span.start >= _SHORTEST
        and text[span.end - 1] in ".!?…"
        and (tells or any(cue and cue.kind in _STATING and cue.form in ("past", "present") for cue in said))
    )


def _stated(text: str, span: Span) -> int | None:
    """Where a statement without marks begins that the same paragraph announces, if it speaks for itself.

    "Ada Brandt, leader of the council, said: We welcome it."
    """
    colon = text.find(": ", span.start, min(span.end, span.start + 160))
    if colon < 0 or not text[colon + 2 : colon + 3].isupper():
        return None
    cue = cues().verbs.get(text[span.start : colon].rpartition(" ")[2].casefold())
    if cue is None or cue.kind not in ("say", "go_on") or cue.form not in ("past", "present"):
        return None
    marked = any(text.find(mark, span.start, span.end) >= 0 for mark in '“"‘«')
    return colon + 2 if not marked and OWN.search(text, colon, span.end) else None


def _continued(text: str, paragraphs: Sequence[Span], first: int, past: int, marks: str = "") -> list[Turn]:
    """The paragraphs after a turn, up to the next label, in which the same person goes on speaking."""
    found: list[Turn] = []
    for index in range(first, past):
        span = paragraphs[index]
        outside = _MARKED.sub("", text[span.start : span.end])  # “I was counting,” he says: that is told
        if outside != text[span.start : span.end] and _TOLD.search(outside):
            break  # We put it to Ada Brandt. “I stand by it,” she says.
        own = _SELF.search(outside) or (marks and text.startswith("This ", span.start))
        if text[span.start] in _ASIDE or not own:
            break
        if marks and (text[span.end - 1] == ":" or any(mark in text[span.start : span.end] for mark in marks)):
            break
        found.append(Turn(index, span.start, span.end, True))
    return found


_MARKED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_TOLD = re.compile(r"(?:^|[.!?] )\W{0,3}(?:he|she|[A-Z][\w’'-]+) (?:says|said)\b")
_TITLE = re.compile(r"[\"“][^\"“”\n]{2,60}[\"”]")


def _is_bare(text: str, start: int, paragraph: Span) -> bool:
    """Whether what is said stands in no marks, or only begins with a title in them: “The Salt Clerk”, again."""
    if text[start] not in MARKS:
        return True
    title = _TITLE.match(text, start, paragraph.end)
    if title is None or paragraph.end - title.end() <= _SHORTEST:
        return False
    after = text[title.end() : title.end() + 2]
    return after == ", " or (after[0] == " " and after[1].islower())  # “Fair” is a term of art.


def _names_somebody(label: re.Match[str], begins: str) -> bool:
    """Whether a label reads as a speaker's ("Q", "BRANDT", "Ada Brandt (Ind)") and what follows as a sentence."""
    words = label.group(1).split()
    if len(words) == 1 and _is_plain(words[0].lower()) and not _are_initials(words[0]):
        return False
    begins = "A" if begins in '“"' else begins
    if label.group(2) and begins.isupper() and words[0] == "The":
        return True
    telling = [word for word in words if word not in LINKS]
    office = words[0] == "The" or "," in label.group(1)
    if office and len(words) <= 9 and len(telling) <= 6 and begins.isupper():
        return all(word[0].isupper() for word in telling)
    return len(words) <= 4 and (begins.isupper() or begins in "([") and all(word[0].isupper() for word in words)


_HEADS = frozenset(("NOTE", "TIP", "READ", "MORE", "LIVE", "NEWS", "PICS", "TOP", "NEW", "VAR"))
"""What stands in capitals before notes, and is nobody's initials."""


def _are_initials(word: str) -> bool:
    """Whether a label is an outlet's initials, which may spell a word: "TAP:"."""
    return 1 < len(word) < 5 and word.isupper() and word not in _HEADS


def _is_plain(word: str) -> bool:
    """Whether a word is nobody's name or part, as before the captions of tabloids: "Terrible: A knitted prince"."""
    return word in ordinary() and word not in cues().roles and word not in cues().questions | cues().answers


def _askers(
    text: str, paragraphs: Sequence[Span], labelled: list[tuple[int, str, int]], counts: Counter[str]
) -> frozenset[str]:
    """Labels of those who ask: known ones, and ones whose turns mostly end in a question mark, where no name shows that
    they are people; of several words only where nobody else asks ("Daily Holm:"), unlike at a press conference."""
    named = _after_names(text)
    asks = Counter(label for index, label, _ in labelled if text[paragraphs[index].end - 1] == "?")
    mostly = {label for label in counts if asks[label] > 0.5 * counts[label]}
    asking = {label for label in counts if label in cues().questions}
    for label in mostly:
        alone = " " in label and len(mostly) == 1
        if not is_person(label, frozenset() if alone else named):
            asking.add(label)
    return frozenset(label for label in counts if label in asking or "".join(w[0] for w in label.split()) in asking)


_PAIR = re.compile(r"(?<![\w’'-])(?=([^\W\d_][\w’'-]+) ([^\W\d_][\w’'-]*))")


def _after_names(text: str) -> frozenset[str]:
    """The words, in small letters, that stand right after a capitalised one at the beginning of a text."""
    return frozenset(match[2].casefold() for match in _PAIR.finditer(text[:20_000]) if match[1][0].isupper())
