"""How a quotation is put into a line."""

from __future__ import annotations

from collections.abc import Callable

from briefing.edition.anatomy import Moved
from briefing.edition.escaping import one_line
from briefing.model import Quotation


def quoted(quotation: Quotation) -> str:
    """The exact words on one line, in quotation marks unless they are reported speech, and nothing in them that a
    terminal would act on."""
    return one_line(quotation.in_marks)


def moved(change: Moved, escape: Callable[[str], str] = one_line) -> str:
    """A number that changed, with its places: "dead: 12 [3] → 14 [7]"; what stands in articles is escaped.

    Where that does not say what it is a number of, the sentence follows: "crowns: 9,870 [3] → 9,640 [7]. Copper fell …"
    """
    sides = ((change.was, change.before), (change.now, change.after))
    was, now = (f"{escape(text)} [{cited.source}]" for text, cited in sides)
    numbers = f"{escape(change.counts)}: {was} → {now}" if change.counts else f"{was} → {now}"
    return f"{numbers}. {escape(change.told.extract.text)}" if change.told else numbers
