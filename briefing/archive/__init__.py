"""Everything kept: articles, analyses, events, speakers, and the user's decisions, in one SQLite file."""

from briefing.archive.archive import Archive
from briefing.archive.decisions import Decision
from briefing.archive.errors import ArchiveError
from briefing.archive.versions import quotation_id
from briefing.archive.views import (
    Added,
    ArticleRow,
    Day,
    EventRow,
    EventView,
    Hit,
    OutletRow,
    QuotationRow,
    Scope,
    SpeakerRow,
)

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "ArticleRow",
    "Day",
    "Decision",
    "EventRow",
    "EventView",
    "Hit",
    "OutletRow",
    "QuotationRow",
    "Scope",
    "SpeakerRow",
    "quotation_id",
]
