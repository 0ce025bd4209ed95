"""How a quotation is put into a line."""

from __future__ import annotations

from collections.abc import Callable

from briefing.edition.anatomy import Moved
from briefing.edition.escaping import one_line
from briefing.model import Quotation


def quoted(quotation: Quotation) -> str:
    """The exact words on one line, in quotation marks unless they are reported speech.

    Of a quotation in pieces every piece stands in marks of its own, so that nobody takes them for one run of words.
    """
    pieces = [one_line(piece) for piece in quotation.pieces]
    return quotation.denial + " … ".join(pieces if quotation.kind == "indirect" else [f"“{piece}”" for piece in pieces])


def moved(change: Moved, escape: Callable[[str], str] = one_line) -> str:
    """A number that changed, with its places: "dead: 12 [3] → 14 [7]"; what stands in articles is escaped.

    Where that does not say what it is a number of, the sentence follows: "crowns: 9,870 [3] → 9,640 [7]. Copper fell …"
    """
    sides = ((change.was, change.before), (change.now, change.after))
    was, now = (f"{escape(text)} [{cited.source}]" for text, cited in sides)
    numbers = f"{escape(change.counts)}: {was} → {now}" if change.counts else f"{was} → {now}"
    return f"{numbers}. {escape(change.told.extract.text)}" if change.told else numbers
