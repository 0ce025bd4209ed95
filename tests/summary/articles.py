"""Fictional articles that the tests of summaries share."""

from __future__ import annotations

from briefing.model import Article

FERRY = """Council lifts ferry ban after three weeks
By Ann Roe
NORDHAVN (Nordpress) — The city council lifted the ban on night ferries on Monday after three weeks of protests.
The vote was 31 to 14, and the first boat will leave at 10 p.m. on Tuesday, the harbour office said.
It will carry no cars.
“We have listened. We will not make this mistake again,” Mayor Ola Berg told reporters.
But the residents' league said that it would go to court.
Photo: Ann Roe/Nordpress
Night ferries had been stopped on Feb. 6 because of complaints about noise near St. Anna's church.
The ban cost the ferry company, Oskar Lines Inc., about 2 million crowns, its director J. R. Holm said.
Read more: How the ban began
Ann Roe contributed to this report."""


def article(text: str, title: str = "", id: str = "a", **known: str | None) -> Article:
    """An article of this text; its body begins after the headline line where the text opens with it."""
    body = len(title) + 1 if title and text.startswith(f"{title}\n") else 0
    return Article(id=id, text=text, title=title, body=body, **known)


def ferry() -> Article:
    return article(FERRY, FERRY.split("\n")[0], id="ferry")
