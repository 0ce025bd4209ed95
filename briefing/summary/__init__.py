"""Sentences → summary: the article's own sentences, unchanged, in reading order, each with its place.

`summarise` for one article, `summarise_event` for all the articles of an event, METHODS for the names
to choose from, FORMS for the usual lengths of an event's account.
"""

from briefing.summary.summaries import FORMS, METHODS, length_in, summarise, summarise_event

__all__ = ["FORMS", "METHODS", "length_in", "summarise", "summarise_event"]
