"""Text → paragraphs, sentences, words, stems, language. Knows no articles; offsets are those of the text given."""

from briefing.language.detection import detect
from briefing.language.layout import Block, blocks, dateline
from briefing.language.paragraphs import paragraphs
from briefing.language.sentences import sentences, sentences_in
from briefing.language.stems import stem, stopwords, to_stems
from briefing.language.words import fold, words

__all__ = [
    "Block",
    "blocks",
    "dateline",
    "detect",
    "fold",
    "paragraphs",
    "sentences",
    "sentences_in",
    "stem",
    "stopwords",
    "to_stems",
    "words",
]
