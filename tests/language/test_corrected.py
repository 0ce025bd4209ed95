"""What a paper says it got wrong, and what it says is so."""

from __future__ import annotations

import pytest

from briefing.language.corrected import corrections

NOTES = {
    "An article yesterday (“Holm Foods to shut”) said that 1,400 jobs would go. The correct figure is 1,040.": (
        1400,
        1040,
    ),
    "(Corrects number of jobs to 1,040, not 1,400)": (1400, 1040),
    "(Corrects toll from 14 to 12 in paragraph 2)": (14, 12),
    "An earlier version of this article said that 14 boats sank. It was 12.": (14, 12),
    "(Corrects Monday's story to show that the clerk is a cousin, not a brother, of Ola Berg)": None,
    "We reported on Monday that Ada Weil had resigned. She has not.": None,
}
NEWS = (
    "A report said that 14 people had died at Holm.",
    "The police corrected the toll to 12 from 14.",
    "In an article in a journal, researchers said that 40 whales sang.",
    "The bank said that it regrets the error. Ada Weil, its head, resigned.",
    "A story in the Kerr Post said that the mayor had lied.",
)


@pytest.mark.parametrize("text", NOTES)
def test_an_error_is_told_with_what_is_right(text: str) -> None:
    (found,) = corrections(f"Holm is a town.\n\n{text}\n\nIts mayor is Ola Berg.")
    assert (found.span.end - found.span.start, found.span.start) == (len(text), 17)
    if (told := NOTES[text]) is not None:
        assert found.wrong and found.right and (found.wrong.value, found.right.value) == told
    else:
        assert found.wrong is None


@pytest.mark.parametrize("text", NEWS)
def test_what_others_say_or_correct_is_news(text: str) -> None:
    assert corrections(text) == []
