"""Why a quotation is given to its speaker, in words for people."""

from __future__ import annotations

from briefing.quotes.candidates import Candidate, is_told_of
from briefing.quotes.scene import Decision, Scene

_WAYS = {
    "echo": "the same words further down are by {source} (paragraph {paragraph})",
    "turn": "goes on from the quotation before ({source}, paragraph {paragraph})",
    "ending": "told where the words end: {source} (paragraph {paragraph})",
    "alternate": "answers the speaker before: {source}, who spoke earlier in paragraph {paragraph}",
    "before": "announced in the paragraph before: {source} (paragraph {paragraph})",
    "lead before": "follows a paragraph about {source} (paragraph {paragraph})",
    "below": "stands above {source}, whom the next paragraph presents (paragraph {paragraph})",
    "answer": "answers the question above it; who is asked: {source} (paragraph {paragraph})",
    "near": "{source} stands nearest (paragraph {paragraph})",
}
_TOLD_OF = "“{cue}”: who says it does not stand there"
_RELATIONS = {
    "according": "“according to {source}”",
    "label": "labelled “{source}:”",
    "colon": "“{source}:” before the words",
    "dash": "signed “— {source}”",
    "possessive": "“{source}’s {cue}”",
    "by": "“{cue} by {source}”",
    "inverted": "“{cue} {source}”",
}


def reason(scene: Scene, decision: Decision, speaker: str | None) -> str:
    """Why `speaker` (None: unnamed) was chosen, with the paragraph, counted from 1, that it stands on."""
    best = decision.best
    source = best.source
    if source is None:
        return ""
    mention = source.mention
    text = scene.reading.text
    shown = " ".join(text[mention.start : mention.end].split())
    if source.person is None and best.way == "frame" and is_told_of(best.frame):
        return _TOLD_OF.format(cue=_cue(scene, best))
    if best.frame is not None and best.way != "echo":
        pattern = _RELATIONS.get(best.frame.relation, "“{source} {cue}”")
        why = pattern.format(source=shown, cue=_cue(scene, best))
    else:
        why = _WAYS.get(best.way, "{source}").format(source=shown, paragraph=mention.paragraph + 1)
    if mention.kind == "pronoun" and speaker:
        why += f": “{shown}” → {speaker}"
    elif mention.kind == "role" and speaker:
        why += f": by the role → {speaker}"
    elif mention.kind == "name" and speaker and speaker != (mention.name.text if mention.name else None):
        why += f" → {speaker}"
    return why


def _cue(scene: Scene, best: Candidate) -> str:
    if best.frame is None or best.source is None:
        return ""
    token = scene.reading.paragraphs[best.source.mention.paragraph].tokens[best.frame.at]
    return scene.reading.text[token.start : token.end]
