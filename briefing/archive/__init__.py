"""Everything kept: articles, analyses, events, speakers, and the user's decisions, in one SQLite file."""

from briefing.archive.archive import Archive
from briefing.archive.decisions import Decision
from briefing.archive.errors import ArchiveError, OutdatedError
from briefing.archive.views import (
    Added,
    ArticleRow,
    Day,
    EditionRow,
    EventRow,
    EventView,
    Hit,
    Meeting,
    OutletRow,
    QuotationRow,
    Scope,
    SpeakerRow,
    Unread,
    quotation_id,
)

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "ArticleRow",
    "Day",
    "Decision",
    "EditionRow",
    "EventRow",
    "EventView",
    "Hit",
    "Meeting",
    "OutdatedError",
    "OutletRow",
    "QuotationRow",
    "Scope",
    "SpeakerRow",
    "Unread",
    "quotation_id",
]
