"""Attributions that print sets inside the quotation marks: « A, a-t-elle dit, b. », «A —dijo Ada Brandt—, b»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from briefing.model import Span
from briefing.quotes.cues import cues
from briefing.quotes.marks import Quoted
from briefing.quotes.tongues import Tongue, read_word

_DASHED = re.compile(
    r"(?<=[^\s—–])[,.]?(?:\s?[—–]\s?|\s-\s)([^\s—–-][^—–\n]{2,220}?)(?:\s?[—–]|\s-(?=[\s.,;])|\s?(?=[»”“]?$))"
)
_COMMA = re.compile(r"(?:,|(?<=[?!…]))\s(?=[a-zà-ÿ])")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")
_END = re.compile(r"[,.;](?=\s|$)")
_LONGEST = 260
_ABBREVIATED = re.compile(r"\b(?:M|Mme|Me|Mgr|Dr|Sr|Sra|[A-Z])$")


def without_incises(text: str, runs: list[Quoted], spoken: Tongue) -> list[Quoted]:
    """`runs` with those taken apart that hold their own attribution."""
    found: list[Quoted] = []
    for run in runs:
        start, content = run.open, run.start
        for first, past in _incises(text, run, spoken):
            if first <= content:
                continue
            found.append(
                structs.replace(
                    run, open=start, start=content, end=first, close=_to_dash(text, first), resumed=content > run.start
                )
            )
            start = content = past
        if content < run.end:
            found.append(structs.replace(run, open=start, start=content, resumed=content > run.start))
    return found


def _to_dash(text: str, at: int) -> int:
    """Where the dash stands that takes the place of a closing mark at `at`; `at` itself where there is none."""
    past = at
    while text[past] in ",. \u00a0":
        past += 1
    return past if text[past] in "—–-" else at


_TURN = re.compile(r"[—–―]\s?(?=[^\W_]|[¿¡«])")


def dialogue(text: str, paragraphs: Sequence[Span], runs: list[Quoted], spoken: Tongue) -> list[Quoted]:
    """`runs` with the paragraphs that a dash opens as speech: "—Hemos tenido suerte —reconoció el alcalde."

    A dash opens the entries of lists as well: one paragraph must hold an attribution, the others stand beside it.
    """
    if "\n—" not in text and "\n–" not in text:
        return runs
    taken = {run.paragraph for run in runs}
    turns: dict[int, list[Quoted]] = {}
    for index, span in enumerate(paragraphs):
        opening = _TURN.match(text, span.start, span.end) if index not in taken else None
        if opening is not None:
            whole = Quoted(span.start, opening.end(), span.end, span.end, index, unmarked=True)
            turns[index] = without_incises(text, [whole], spoken)
    told = {index for index, parts in turns.items() if parts[-1].end < paragraphs[index].end or len(parts) > 1}
    kept = [turns[index] for index in turns if index in told or {index - 1, index + 1} & told]
    return sorted([*runs, *(part for parts in kept for part in parts)], key=lambda run: run.open) if kept else runs


def _incises(text: str, run: Quoted, spoken: Tongue) -> Iterator[tuple[int, int]]:
    """Where attributions stand inside a run: after the comma before them, and past the stop that ends them."""
    past = run.start
    for match in _DASHED.finditer(text, run.start, run.end):
        words = [word.group().lower() for word in _WORD.finditer(match[1])][:4]
        if match.start() >= past and (_opens_with_verb(words, spoken) or _names_after_verb(match[1], spoken)):
            past = match.end()
            while past < run.end and text[past] in ",.;: \u00a0":
                past += 1
            yield match.start(), past
    if past > run.start:
        return
    for match in _COMMA.finditer(text, run.start, run.end):
        if match.start() < past:
            continue
        end = _attribution_end(text, match.end(), min(run.end, match.end() + _LONGEST), spoken)
        if end is not None:
            past = end
            yield match.start() + (text[match.start()] == ","), past


def _opens_with_verb(words: list[str], spoken: Tongue) -> bool:
    """Whether the words begin with a verb of speech, an auxiliary before it."""
    for word in words[:3]:
        gloss, cue = read_word(spoken, word, "")
        if cue is not None and cue.kind != "according":
            return True
        if gloss not in cues().between and not _has_subject(word):
            return False
    return False


def _names_after_verb(incise: str, spoken: Tongue) -> bool:
    """Whether a word that no list has stands right before a name, as a verb does: "grinst Anna Wendt"."""
    words = [word.group() for word in _WORD.finditer(incise[:60])][:3]
    if len(words) > 2 and read_word(spoken, words[1].lower(), "")[0] == "himself":
        del words[1]
    if len(words) < 2 or not words[0].islower() or not words[1][0].isupper() or len(words[0]) < 4:
        return False
    gloss, _ = read_word(spoken, words[0], "")
    return gloss == words[0] and gloss not in cues().closed and gloss not in cues().heads


def _has_subject(word: str) -> bool:
    return word.endswith(("-il", "-elle", "-ils", "-elles"))


def _attribution_end(text: str, start: int, limit: int, spoken: Tongue) -> int | None:
    """Past the stop and the blank that end the attribution at `start`; None where none begins there.

    A verb of speech, with its subject right after it: "a-t-elle dit", "explique Ada Brandt", "sourit le maire".
    """
    words = list(_WORD.finditer(text, start, min(limit, start + 90)))[:5]
    at = 0
    known = False
    while at < len(words) and at < 4:
        lower = words[at].group().lower()
        verb, _, subject = lower.rpartition("-")
        if subject in ("il", "elle", "ils", "elles") and verb:
            helped = read_word(spoken, lower, "")[0] in cues().pronouns
            known = True
            at += 1 if helped else 0
            break
        gloss, cue = read_word(spoken, lower, "")
        spaced = text[start : words[at].start()].count("’") + text[start : words[at].start()].count("'")
        if cue is not None and cue.kind != "according":
            known = _subject_follows(text, words, at + 1, spoken)
            break
        if gloss not in cues().between and not lower.startswith(("s'", "s’", "l'", "l’")) and not spaced:
            return None
        at += 1
    if not known:
        return None
    end = words[min(at, len(words) - 1)].end()
    while (stop := _END.search(text, end, limit)) is not None:
        if text[stop.start()] == "." and _ABBREVIATED.search(text, start, stop.start()):
            end = stop.end()
            continue
        if text[stop.start()] == "," and _goes_on(text, stop.end(), spoken):
            end = stop.end()
            continue
        return min(stop.end() + 1, limit)
    return limit if limit - start < _LONGEST else None


def _subject_follows(text: str, words: list[re.Match[str]], at: int, spoken: Tongue) -> bool:
    """Whether somebody stands right after the verb: a name, a title, or an article with a noun of people."""
    if at >= len(words):
        return False
    word = words[at].group()
    if word[0].isupper():
        return True
    elided = re.match(r"l['’]([^\W_].*)", word, re.IGNORECASE)
    if elided:
        return elided[1].lower() in cues().heads
    gloss, _ = read_word(spoken, word.lower(), "")
    if gloss == "himself":
        return _subject_follows(text, words, at + 1, spoken)
    if gloss == word.lower() and gloss not in cues().closed and at + 1 < len(words):
        return words[at + 1].group()[0].isupper()
    if gloss in cues().pronouns and cues().pronouns[gloss] in ("masculine", "feminine", "plural"):
        return True
    if gloss not in ("the", "a", "another", "his"):
        return False
    near = [other.group().lower() for other in words[at + 1 : at + 3]]
    return any(noun in cues().heads for noun in near)


def _goes_on(text: str, at: int, spoken: Tongue) -> bool:
    """Whether the attribution goes on after a comma with what its speaker is: ", directeur du port"."""
    word = _WORD.search(text, at, at + 40)
    if word is None or word.start() > at + 2:
        return False
    lower = word.group().lower()
    if lower in cues().heads or lower.partition("-")[0] in cues().heads:
        return True
    following = _WORD.search(text, word.end(), word.end() + 40)
    gloss, _ = read_word(spoken, lower, "")
    return gloss == "who" or (
        gloss in ("the", "a", "former", "new") and following is not None and following.group().lower() in cues().heads
    )
