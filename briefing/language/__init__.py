"""Text → paragraphs, sentences, words. Knows no articles; offsets count code points of the text given."""

from briefing.language.paragraphs import paragraphs
from briefing.language.sentences import sentences
from briefing.language.words import fold, words

__all__ = ["fold", "paragraphs", "sentences", "words"]
