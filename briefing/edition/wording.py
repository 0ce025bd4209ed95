"""How a quotation is put into a line."""

from __future__ import annotations

from briefing.edition.escaping import one_line
from briefing.model import Quotation


def quoted(quotation: Quotation) -> str:
    """The exact words on one line, in quotation marks unless they are reported speech.

    Of a quotation in pieces every piece stands in marks of its own, so that nobody takes them for one run of words.
    """
    pieces = [one_line(piece) for piece in _pieces(quotation)]
    return " … ".join(pieces if quotation.kind == "indirect" else [f"“{piece}”" for piece in pieces])


def _pieces(quotation: Quotation) -> list[str]:
    pieces, start = [], 0
    for span in quotation.spans:
        length = span.end - span.start
        pieces.append(quotation.text[start : start + length])
        start += length + 1
    return pieces
