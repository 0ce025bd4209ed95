"""Speech over several paragraphs whose speaker is told only where it ends, as print reopens the marks in each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing.quotes.scene import Decision, Scene

_TOLD = ("plain", "inverted", "apposition", "relative", "modifier")


def heed_endings(scene: Scene) -> None:
    """Gives paragraphs that are nothing but words left open to whoever is named after the last of them."""
    run: list[Decision] = []
    for decision in scene.decisions:
        if run and not _follows(run[-1], decision):
            run = []
        if run and _is_told(decision):
            _give(run, decision)
        if decision.quoted.closed or not _is_bare(scene, decision):
            run = []
        else:
            run.append(decision)


def _follows(before: Decision, decision: Decision) -> bool:
    return decision.quoted.continues and decision.quoted.paragraph == before.quoted.paragraph + 1


def _is_bare(scene: Scene, decision: Decision) -> bool:
    """Whether the run is all of its paragraph, and nothing announces it."""
    alone = len(scene.reading.paragraphs[decision.quoted.paragraph].tokens) == 1
    return alone and not decision.quoted.unmarked and decision.best.way not in ("before", "frame", "echo")


def _is_told(decision: Decision) -> bool:
    """Whether a verb of speech stands beside the run with its subject, who is known."""
    best = decision.best
    return best.source is not None and best.frame is not None and best.frame.relation in _TOLD and best.chance > 0.5


def _give(run: Sequence[Decision], ending: Decision) -> None:
    source, chance = ending.best.source, ending.best.chance
    for decision in run:
        told = replace(ending.best, features=[], frame=None, way="ending")
        others = [
            replace(candidate, chance=candidate.chance * (1 - chance))
            for candidate in decision.candidates
            if candidate.source is None or source is None or candidate.source.person is not source.person
        ]
        decision.candidates = [told, *others]
