"""Where sentences begin and end."""

from __future__ import annotations

import re

from briefing.language.paragraphs import paragraphs
from briefing.model import Span

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[A-Z0-9À-Þ])")


def sentences(text: str, language: str = "en") -> list[Span]:
    """The sentences of `text` in order; none crosses a paragraph or is empty."""
    spans = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for match in _END.finditer(text, paragraph.start, paragraph.end):
            spans.append(Span(start, match.end()))
            start = (
                match.end() + len(text[match.end() : paragraph.end]) - len(text[match.end() : paragraph.end].lstrip())
            )
        if start < paragraph.end:
            spans.append(Span(start, paragraph.end))
    return spans
