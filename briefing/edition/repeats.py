"""Words that are listed once: of two quotations of which one holds the other, the fuller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from briefing.archive.views import QuotationRow
from briefing.language.words import fold, words


def fuller(
    rows: Iterable[QuotationRow],
    is_kept: Callable[[QuotationRow], bool],
    among: Callable[[QuotationRow], str | None] = lambda _: None,
) -> list[QuotationRow]:
    """The rows in their order, each words once: the fullest stands in the place of the first whose words it holds.

    Those that it holds do not stand beside it, unless they are kept. With `among`, which tells groups apart, only words
    of one group are compared.
    """
    ordered = list(rows)
    told = {row.id: _words(row) for row in ordered}
    having: dict[tuple[str | None, str], list[QuotationRow]] = defaultdict(list)
    for row in ordered:
        for word in {"", *told[row.id].split()}:
            having[among(row), word].append(row)

    def fullest(row: QuotationRow) -> QuotationRow:
        words_of = told[row.id].split() or [""]
        rarest = min((having[among(row), word] for word in words_of), key=len)
        holding = (other for other in rarest if told[row.id] in told[other.id])
        return row if is_kept(row) else max(holding, key=lambda other: len(told[other.id]))

    return list({one.id: one for one in map(fullest, ordered)}.values())


def _words(row: QuotationRow) -> str:
    text = row.quotation.text
    return f" {' '.join(fold(span.of(text)) for span in words(text))} "
