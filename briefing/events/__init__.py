"""Articles → events: what happened, and which articles report it. Values in, values out."""

from briefing.events.grouping import group
from briefing.events.signature import signature

__all__ = ["group", "signature"]
