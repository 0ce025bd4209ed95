"""Article → quotations with their speakers."""

from briefing.quotes.finder import Found, find_quotations

__all__ = ["Found", "find_quotations"]
