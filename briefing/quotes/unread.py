"""Quotations of articles in scripts whose grammar is not read: the words stand, and nobody is guessed to say them."""

from __future__ import annotations

from briefing.model import Article, Quotation
from briefing.quotes.scene import Scene

_LOOKED_AT = 400
"""Characters at the head of a text by which its script is told."""
_GREEK = "\u0370"
"""The first letter past those of Latin scripts, but for some of Vietnamese."""
_KANA = "\u3040"
"""Where scripts begin that set no words apart."""
_WORDS, _SIGNS = 4, 10
"""Words that a statement has at least, or signs where words are not set apart."""
_CONFIDENCE = 0.3
_REASON = "it stands in quotation marks; who says it is not read in this language"


def is_unread(text: str) -> bool:
    """Whether most letters at the head of `text` are none of a Latin script, as in Arabic, Russian or Japanese."""
    head = text[:_LOOKED_AT]
    if head.isascii():
        return False
    letters = [char for char in head if char.isalpha()]
    return sum([char >= _GREEK for char in letters]) > len(letters) / 2


def unread_quotations(article: Article, scene: Scene) -> list[Quotation]:
    """What stands in marks in an article that is not read, as direct quotations of nobody known, in order."""
    found = []
    for decision in scene.decisions:
        quoted = decision.quoted
        words = article.text[quoted.start : quoted.end]
        unspaced = " " not in words and len(words) >= _SIGNS and any(char >= _KANA for char in words)
        if decision.best.source is None and (unspaced or len(words.split()) >= _WORDS):
            found.append(
                Quotation(
                    article=article.id,
                    text=words,
                    start=quoted.start,
                    end=quoted.end,
                    kind="direct",
                    speaker_kind="unnamed",
                    confidence=_CONFIDENCE,
                    reason=_REASON,
                )
            )
    return found
