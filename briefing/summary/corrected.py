"""What summaries make of corrections: the error is no news, and the figure that was withdrawn stands nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing.events.labels import comments, label
from briefing.language.corrected import Correction, corrections
from briefing.language.numbers import Number, numbers
from briefing.language.words import WORD
from briefing.model import Article, instant
from briefing.summary.coverage import CORRECTION, Source
from briefing.summary.expectation import stems_of
from briefing.summary.units import Unit


class _Note(Struct, frozen=True):
    """A correction and the article that has it."""

    article: Article
    correction: Correction


def news_of(found: Sequence[Unit], article: Article, language: str) -> Sequence[Unit]:
    """The sentences of one article without its notes on errors, unless it is nothing but a correction."""
    noted = corrections(article.text, language)
    if not noted or _only_corrects(article.title):
        return found
    return [unit for unit in found if not _is_in(unit, noted)] or found


def standing(sources: Sequence[Source]) -> list[Source]:
    """The articles of an event without notes on errors and without sentences that give a withdrawn figure.

    What an article that only corrects puts right is kept, in one piece with the error, where no other article tells it.
    """
    notes = [
        _Note(source.article, one) for source in sources for one in corrections(source.article.text, source.language)
    ]
    if not notes:
        return list(sources)
    left = [one for source in sources if (one := _without(source, notes, sources)).units]
    return left or list(sources)


def _only_corrects(headline: str) -> bool:
    """Whether a headline says that its article does nothing but correct: "Correction: …"."""
    return bool(label(headline)) and not comments(headline)


def _without(source: Source, notes: Sequence[_Note], sources: Sequence[Source]) -> Source:
    own = [note.correction for note in notes if note.article is source.article]
    if _only_corrects(source.article.title):
        return _put_right(source, [one for one in own if one.right and not _is_told(one.right, source, sources)])
    withdrawn = [
        note.correction.wrong
        for note in notes
        if note.correction.wrong and note.article is not source.article and _is_later(note.article, source.article)
    ]
    return _kept(source, lambda unit: not (_is_in(unit, own) or _gives(unit, withdrawn, source)))


def _put_right(source: Source, corrected: Sequence[Correction]) -> Source:
    """What an article that only corrects says of these, each passage in one piece."""
    pieces = []
    for one in corrected:
        within = [unit for unit in source.units if _is_in(unit, [one])]
        if within:
            text = source.article.text[within[0].start : within[-1].end]
            words, many = tuple(WORD.findall(text.lower())), sum(unit.sentences for unit in within)
            pieces.append(
                replace(within[0], end=within[-1].end, text=text, words=words, kind=CORRECTION, sentences=many)
            )
    return replace(source, units=pieces, stems=stems_of(pieces, source.language))


def _kept(source: Source, is_kept: Callable[[Unit], bool]) -> Source:
    places = [place for place, unit in enumerate(source.units) if is_kept(unit)]
    if len(places) == len(source.units):
        return source
    return replace(
        source, units=[source.units[place] for place in places], stems=[source.stems[place] for place in places]
    )


def _is_in(unit: Unit, noted: Sequence[Correction]) -> bool:
    return any(one.span.start < unit.end and unit.start < one.span.end for one in noted)


def _gives(unit: Unit, withdrawn: Sequence[Number], source: Source) -> bool:
    if not withdrawn:
        return False
    given = numbers(source.article.text, unit.start, unit.end, source.language)
    return any(
        one.value == wrong.value and (one.unit == wrong.unit or "" in (one.unit, wrong.unit))
        for one in given
        for wrong in withdrawn
    )


def _is_told(right: Number, source: Source, sources: Sequence[Source]) -> bool:
    """Whether another article gives the number that is right."""
    printed = source.article.text[right.start : right.end]
    return any(printed in other.article.text for other in sources if other is not source)


def _is_later(article: Article, other: Article) -> bool:
    moment, before = instant(article.published), instant(other.published)
    return moment is None or before is None or moment > before
