"""Interviews: what was answered is told, with its question, and no account of an event opens with one."""

from __future__ import annotations

import pytest

from briefing.summary import summarise, summarise_event

from .articles import article

TALK = """Ada Weil is late, and apologises to the dog first. The director of The Slow Boat has lived on Holm for years.

Why do a film about a boat that never leaves?

Because I have been on it. You sit there and you are furious, and after an hour you look at who sits beside you.

The papers have called it “punishing”. Does that hurt?

It was meant as a compliment, I think. My mother rang and said that they meant long.

You turned down the third picture of the Star Harbour. Any regrets?

None. They sent me a drawing of a robot and asked me what he wanted. They did not ring back.

What is next?

A comedy. I have told my producer and he has gone very quiet."""
REPORT = "Six states agreed on Monday to track ships, an official of one of them said after a lunch of fish and rice."
MINISTER = """Ada Weil has been the foreign minister of Kerr for six years and watches the ships in the strait.

Q: Is the crew coming home?
A: Yes. I cannot tell you the day, but the door is open and friends have opened it.

Q: Your cousin says that all are neighbours. What do you say?
A: He is a gentle man. You still go and knock, and you do not knock gently.

Q: What keeps you awake?
A: The strait of Kerr, since every night a fifth of the oil of the world goes past that window."""
ANSWERS = ("been on it", "furious", "compliment", "My mother", "robot", "ring back", "producer", "None.", "A comedy.")


@pytest.mark.parametrize("length", [{"sentences": 3}, {"sentences": 4}, {"words": 60}, {"words": 100}])
def test_an_interview_is_told_by_an_answer_with_its_whole_question(length: dict[str, int]) -> None:
    found = [one.text for one in summarise(article(TALK, "Ada Weil on silence", language="en"), **length)]
    assert any(answer in text for answer in ANSWERS for text in found)
    for text, following in zip(found, [*found[1:], ""], strict=True):
        if text.endswith("?"):
            assert any(answer in following for answer in ANSWERS)
        if text == "Does that hurt?":
            assert any("punishing" in other for other in found)


def test_no_account_opens_with_an_interview_where_anything_reports() -> None:
    talk = article(MINISTER, "Foreign minister Ada Weil on the ships in the strait of Kerr", id="talk", language="en")
    report = article(
        REPORT, "Foreign minister Ada Weil and others to track ships in the strait of Kerr", id="report", language="en"
    )
    assert [one.article for one in summarise_event([report, talk], sentences=1)] == ["report"]
    assert [one.article for one in summarise_event([talk, talk], sentences=1)] == ["talk"]
