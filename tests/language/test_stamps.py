"""Times of publication at the head of pages that were copied into one line."""

from __future__ import annotations

import pytest

from briefing.language.stamps import pasted_stamp

STORY = "The ferry ban was lifted by the council of Port Oskar after three weeks."
STAMPS = (
    "May 02, 2031 ",
    "on Apr 12 2031 ",
    "8:05am UK, Monday 16 September 2031 ",
    "Posted: Friday, March 8, 2031 2:39 pm ",
    "Published April 11, 2031 ",
    "Last updated at 22:46 GMT, 7 July 2031 ",
    "7 July 2031 Last updated at 22:46 GMT ",
    "04/09/2031 ",
    "PUBLISHED: MONDAY, MARCH 11, 2031, 10:34 PM UPDATED: TUESDAY, MARCH 12, 2031, 9:36 AM ",
    "Council lifts ban on ferries of Port Oskar October 20, 2031 ",
    "Sept. 1, 2031 11:12AM ",
)
NO_STAMPS = (
    "On May 2, 2031, ",
    "May 2, 2031, was dark. ",
    "The council wrote in a letter, May 2, 2031 “",
    "Ann Roe was born on 4 May 2031. ",
    "In 2031 ",
    "Fares rise by 2031 crowns. ",
    "By 31 May 2031, ",
    "The bill was first published on March 3, 2031. ",
    "In a report published on 3 March 2031, Ada Brandt said: ",
    "The figures, updated 3 March 2031, Kerr Bank said, fell. ",
    "Ministers met on 3 March 2031 at 10.30 Holm time. ",
    "A memo created on 2031-03-03 “shows” it. ",
    "On 10 March 2031 Ada Brandt left. ",
)


@pytest.mark.parametrize("stamp", STAMPS)
def test_the_story_begins_after_its_stamp(stamp: str) -> None:
    text = stamp + STORY
    assert text[pasted_stamp(text, 0, len(text)) :] == STORY


@pytest.mark.parametrize("opening", NO_STAMPS)
def test_days_that_the_story_tells_are_no_stamps(opening: str) -> None:
    text = opening + STORY
    assert pasted_stamp(text, 0, len(text)) == 0
