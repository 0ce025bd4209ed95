"""Numbers that changed, as an edition prints them beside one another: "8 → 11", not "huit → 11"."""

from __future__ import annotations

from collections.abc import Callable

from briefing.events.news import Change


def beside(change: Change, language: str, language_of: Callable[[str], str | None]) -> tuple[str, str]:
    """What a number was and is, as printed in an edition in this `language`; `language_of` tells that of an article.

    As they stand in their articles, words in small letters; both in figures where one is, or is a word of another
    language.
    """
    sides = ((change.before, change.was), (change.after, change.now))
    words = [not any(map(str.isdigit, extract.text)) for extract, _ in sides]
    own = [language_of(extract.article) in (None, language) for extract, _ in sides]
    if all(words) and all(own):
        was, now = (extract.text[:1].lower() + extract.text[1:] for extract, _ in sides)
    else:
        was, now = (
            _figure(value) if word else extract.text for (extract, value), word in zip(sides, words, strict=True)
        )
    return was, now


def _figure(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
