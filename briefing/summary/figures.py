"""The newest figure: where a later article gives another number for the same thing, its sentence stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import instant
from briefing.summary.choice import Budget
from briefing.summary.coverage import Candidate, Source, same
from briefing.summary.features import content, overlap

_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_SAME_MATTER = 0.5
"""Overlap, figures left out, from which two sentences are about the same thing."""

_KEPT = 0.4
"""Share of what the older sentence is about that the newer one has to tell as well."""


def brought_up_to_date(
    chosen: Sequence[Candidate], found: Sequence[Candidate], sources: Sequence[Source], budget: Budget
) -> list[Candidate]:
    """`chosen` with every sentence whose figures a later article corrects replaced by that article's sentence,
    the latest of them, as far as the budget holds it. Articles without a date correct nothing."""
    moments = [instant(source.article.published) for source in sources]
    later = sorted(
        (one for one in found if moments[one.source] is not None and one.stands and _FIGURE.search(one.unit.text)),
        key=lambda one: (moments[one.source], -one.place),
        reverse=True,
    )
    current = list(chosen)
    for number, one in enumerate(current):
        figures, moment = _figures(one), moments[one.source]
        if not figures or moment is None:
            continue
        others = current[:number] + current[number + 1 :]
        for newer in later:
            published = moments[newer.source]
            if published is None or published <= moment:
                break
            fits = budget.holds([newer.unit, *(other.unit for other in others)])
            if fits and _corrects(newer, one, sources) and not any(same(newer, other) for other in others):
                current[number] = newer
                break
    return current


def _corrects(newer: Candidate, older: Candidate, sources: Sequence[Source]) -> bool:
    figures = _figures(newer)
    new, old = _matter(newer, sources), _matter(older, sources)
    alike = overlap(new, old) >= _SAME_MATTER and len(new & old) >= _KEPT * len(old)
    return alike and bool(figures) and figures.isdisjoint(_figures(older))


def _figures(one: Candidate) -> frozenset[str]:
    return frozenset(_FIGURE.findall(one.unit.text))


def _matter(one: Candidate, sources: Sequence[Source]) -> frozenset[str]:
    return content([word for word in one.unit.words if not word[0].isdigit()], sources[one.source].language)
