"""Sentences → summary: the article's own sentences, unchanged, in reading order, each with its place.

`summarise` for one article, `summarise_event` for all the articles of an event, METHODS for the names to choose from.
"""

from briefing.summary.summaries import METHODS, summarise, summarise_event

__all__ = ["METHODS", "summarise", "summarise_event"]
