"""News briefings in the terminal: events, speakers, exact quotations and extractive summaries, offline."""

__version__ = "0.1.0"
