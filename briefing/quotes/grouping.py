"""Which quoted runs are one quotation: broken by their attribution, or by the end of a paragraph."""

from __future__ import annotations

import re

from msgspec import Struct

from briefing.model import QuotationKind
from briefing.quotes.candidates import same_source
from briefing.quotes.reading import Token
from briefing.quotes.scene import Decision, Scene

_SUBJECT = re.compile(
    r"(?:i|we|you|they|he|she|it|this|that|there|these|those|the|an?|if|when|my|our|your|no|not|and|but|so|because)\b"
)
"""What a sentence begins with, even where it is printed small: he said, “we will stay.”"""


class Group(Struct):
    """Quoted runs that are one quotation."""

    kind: QuotationKind
    decisions: list[Decision]


def grouped(text: str, scene: Scene) -> list[Group]:
    """The runs of `scene` that somebody said, in reading order, those of one quotation together."""
    groups: list[Group] = []
    for decision in scene.decisions:
        if decision.best.source is None or decision.quoted.end <= decision.quoted.start:
            continue
        goes_on = bool(groups) and _goes_on(scene, groups[-1], decision)
        kind = "direct" if goes_on else _kind(text, decision)
        before = _before(scene, groups, decision)
        if before and decision.quoted.resumed and groups[-1].decisions[-1].number == decision.number - 1:
            groups[-1].decisions.append(decision)
        elif before and ((goes_on and _begins_small(text, decision)) or _belongs(scene, before, decision, kind)):
            before.decisions.append(decision)
        else:
            groups.append(Group(kind, [decision]))
    return groups


def _before(scene: Scene, groups: list[Group], decision: Decision) -> Group | None:
    """The quotation that the run may go on with: fragments in the words that attribute one do not end it.

    “A,” said Brandt, who called the plan “a joke.” “B.”
    """
    for at in range(len(groups) - 1, -1, -1):
        last = groups[at].decisions[-1].quoted
        if last.paragraph != decision.quoted.paragraph or _sentences_between(scene, groups[at], decision) != 1:
            break
        if groups[at].kind == "direct" or _broken_off(scene, groups[at]):
            return groups[at]
    return groups[-1] if groups else None


def _goes_on(scene: Scene, group: Group, decision: Decision) -> bool:
    """Whether the run ends a sentence that the one before broke off with a comma: “A,” said Brandt, “and b.”"""
    text, last = scene.reading.text, group.decisions[-1].quoted
    inside = text[last.end - 1] == ","
    outside = text[last.close : last.close + 1] == "," and text[last.end - 1] not in ".!?…"
    return (
        (group.kind == "direct" or (outside and len(group.decisions) == 1))
        and last.paragraph == decision.quoted.paragraph
        and _sentences_between(scene, group, decision) == 0
        and (inside or outside)
        and text[max(0, decision.quoted.open - 2) : decision.quoted.open].strip() == ","
    )


def _sentences_between(scene: Scene, group: Group, decision: Decision) -> int:
    """How many sentences of the paragraph end between the group's last run and this one."""
    tokens = scene.reading.paragraphs[decision.quoted.paragraph].tokens
    return tokens[decision.token].sentence - tokens[group.decisions[-1].token].sentence


def _broken_off(scene: Scene, group: Group) -> bool:
    """Whether an attribution cut off the fragment, after which whole sentences may follow: It “fails,” he said. “B.”"""
    last = group.decisions[-1].quoted
    return len(group.decisions) == 1 and scene.reading.text[last.start : last.end].rstrip("'’\" ")[-1:] == ","


def _announced(scene: Scene, group: Group, decision: Decision) -> bool:
    """Whether a sentence of its own announces the run: “A,” she said. She fears the trips: “B.”"""
    tokens = scene.reading.paragraphs[decision.quoted.paragraph].tokens
    colon = decision.token > 0 and tokens[decision.token - 1].lower == ":"
    return colon and _sentences_between(scene, group, decision) > 0


def _within_another(scene: Scene, group: Group, decision: Decision) -> bool:
    """Whether the run stands in the middle of a later sentence: “A,” she said. They raised slogans of “B” there."""
    tokens = scene.reading.paragraphs[decision.quoted.paragraph].tokens
    before = tokens[decision.token - 1]
    inner = before.sentence == tokens[decision.token].sentence and before.kind in ("word", "name")
    return inner and before.cue is None and _sentences_between(scene, group, decision) > 0


def _fills_paragraph(scene: Scene, decision: Decision) -> bool:
    """Whether the run is a paragraph by itself; without an attribution of its own it goes on with the one before."""
    return len(scene.reading.paragraphs[decision.quoted.paragraph].tokens) == 1


def _is_turn(scene: Scene, decision: Decision) -> bool:
    """Whether a dash opens the run's paragraph, so that somebody else takes the word."""
    start = scene.reading.paragraphs[decision.quoted.paragraph].start
    return scene.reading.foreign and scene.reading.text[start] in "—–―"


def _begins_small(text: str, decision: Decision) -> bool:
    """Whether the run begins in the middle of a sentence."""
    return text[decision.quoted.start : decision.quoted.start + 1].islower()


_FRAGMENT = 5
"""Words up to which what stands in marks is a fragment where nothing else tells."""


def _kind(text: str, decision: Decision) -> QuotationKind:
    """Direct where whole sentences or clauses stand between the marks, partial where a fragment does."""
    quoted = decision.quoted
    content = text[quoted.start : quoted.end]
    first = next((char for char in content if char.isalnum()), "")
    before = text[max(0, quoted.open - 3) : quoted.open].rstrip()
    opens = not before or before[-1] in '.:!?…\n\r"”»,—–'
    if first.isupper() and (content[-1] in ",.!?…—–" or len(content.split()) > 5 or opens):
        return "direct"
    if "\u0590" <= first <= "\u08ff":  # Hebrew and Arabic have no capitals that would tell
        whole = opens or content[-1] in ".!?…؟" or len(content.split()) > _FRAGMENT
        return "direct" if whole and before[-1:] != "," else "partial"
    if not first.islower() and not first.isdigit():
        return "direct"
    whole = opens and content[-1] in ",.!?…" and len(content.split()) > 3
    return "direct" if whole and (before[-1:] != "," or _SUBJECT.match(content)) else "partial"


def _belongs(scene: Scene, group: Group, decision: Decision, kind: QuotationKind) -> bool:
    """Whether the run goes on with the quotation before it."""
    last = group.decisions[-1]
    mine, theirs = decision.best.source, last.best.source
    if mine is None or theirs is None or not same_source(mine, theirs):
        return False
    if decision.quoted.continues and not last.quoted.closed:
        return not _broken_by_its_own(scene, group, decision)
    if decision.quoted.paragraph == last.quoted.paragraph + 1 and decision.best.frame is None:
        whole = kind == "direct" and (group.kind == "direct" or _broken_off(scene, group))
        return whole and _fills_paragraph(scene, decision) and not _is_turn(scene, decision)
    if last.quoted.paragraph != decision.quoted.paragraph or kind == "partial":
        return False
    if group.kind == "partial" and not (_broken_off(scene, group) and _sentences_between(scene, group, decision) == 1):
        return False
    if scene.reading.foreign and _sentences_between(scene, group, decision) > 1:
        return False
    if _announced(scene, group, decision) or _within_another(scene, group, decision):
        return False
    return not _attributed_anew(scene.reading.paragraphs[decision.quoted.paragraph].tokens, group, decision)


def _broken_by_its_own(scene: Scene, group: Group, decision: Decision) -> bool:
    """Whether a second attribution breaks the paragraph, so that it is a quotation: he said, “A ¶ “B,” he said. “C.”"""
    if decision.best.frame is None or all(earlier.best.frame is None for earlier in group.decisions):
        return False
    following = scene.decisions[decision.number + 1 : decision.number + 2]
    return any(after.quoted.paragraph == decision.quoted.paragraph for after in following)


_NEAR = 4


def _attributed_anew(tokens: list[Token], group: Group, decision: Decision) -> bool:
    """Whether a verb of speech of its own stands right before or after the run: "… he said, adding, “…”"."""
    known = {earlier.best.frame.at for earlier in group.decisions if earlier.best.frame is not None}
    at, last = decision.token, group.decisions[-1].token
    own = decision.best.frame
    if own is not None and own.cue is not None and own.at > at and own.at not in known:
        between = tokens[at + 1 : own.at + 1]
        if all(token.kind != "quote" and token.sentence == tokens[at].sentence for token in between):
            return True
    for back in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        token = tokens[back]
        if token.sentence != tokens[at].sentence or token.kind == "quote":
            break
        if _speaks(token):
            return back not in known or any(map(_speaks, tokens[last + 1 : back]))
    for ahead in range(at + 1, min(len(tokens), at + 1 + _NEAR)):
        token = tokens[ahead]
        if token.kind == "quote" or token.sentence != tokens[at].sentence or token.lower in (".", ";", ":"):
            break
        if _speaks(token):
            return ahead not in known
    return False


def _speaks(token: Token) -> bool:
    return (
        token.cue is not None
        and token.cue.kind in ("say", "tell", "write", "go_on", "judge")
        and token.cue.form in ("past", "present", "gerund")
    )
