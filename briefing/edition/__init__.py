"""Archive → edition: what goes in (`compose`), that every word is exact (`check`), how it is written (`render`)."""

from briefing.edition.anatomy import Edition
from briefing.edition.checking import EditionError, check
from briefing.edition.compose import compose
from briefing.edition.render import FORMATS, render
from briefing.edition.writing import file_name, save

__all__ = ["FORMATS", "Edition", "EditionError", "check", "compose", "file_name", "render", "save"]
