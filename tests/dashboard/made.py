"""A small archive whose analysis is written by hand, so that a picture of it changes only when the dashboard does."""

from __future__ import annotations

from pathlib import Path

from briefing.archive import Archive
from briefing.model import Analysis, Article, Copy, Event, Extract, Quotation, Signature, Slice, Speaker

from .conftest import clock

_BRIDGE = """Orrin Bridge to close for a year as cracks spread

QUENBY, March 9 - The Orrin Bridge will close on Saturday after inspectors found that its cracks had doubled.

“We measured it twice because nobody wanted to believe the first number,” said Halvard Brisk, chief engineer.

The closure will send 14,000 vehicles a day through the village of Nether Orrin.

“They told us by letter, and the letter came by way of the bridge,” said Prudence Oakhollow, who runs the bakery.

She added that a year was “an optimistic word for three”.

The council will vote on the cost of repairs, put at 21 million crowns, on 17 March.
"""
_VILLAGE = """Village braces for 14,000 cars a day

Nether Orrin has one street and no pavement. From Saturday it will have the traffic of a city.

“I have counted the cars that pass now. There are ninety,” said Prudence Oakhollow, baker.
"""
_MUSEUM = """Museum finds lost tide clock in its own cellar

The Quenby Museum said on Monday that a tide clock missing since 1931 had been found in a crate labelled “ropes”.

“It still keeps time, although not ours,” said the curator, Isolde Farnaby.
"""


def made(path: Path) -> Archive:
    """The archive, open."""
    archive = Archive.open(path, clock=clock)
    bridge = Article(
        id="bridge",
        text=_BRIDGE,
        title="Orrin Bridge to close for a year as cracks spread",
        body=_BRIDGE.index("QUENBY"),
        outlet="Fenland Courier",
        byline="Maud Tarrant",
        published="2026-03-09T16:40:00+00:00",
        url="https://courier.example/orrin-bridge",
    )
    copy = Article(
        id="copy",
        text=_BRIDGE,
        title="Orrin Bridge closes",
        outlet="Radio Quenby",
        published="2026-03-09T18:00:00+00:00",
    )
    village = Article(
        id="village",
        text=_VILLAGE,
        title="Village braces for 14,000 cars a day",
        outlet="The Orrin Leaf",
        published="2026-03-10",
    )
    museum = Article(
        id="museum", text=_MUSEUM, title="Museum finds lost tide clock in its own cellar", published="2026-03-09"
    )
    archive.add([bridge, copy, village, museum])
    brisk, oakhollow = ("Halvard Brisk", "chief engineer"), ("Prudence Oakhollow", "baker")
    quotations = {
        "bridge": (
            _quoted(bridge, "We measured it twice because nobody wanted to believe the first number,", *brisk, 0.98, 9),
            _quoted(bridge, "They told us by letter, and the letter came by way of the bridge,", *oakhollow, 0.97, 7),
            _quoted(
                bridge,
                "an optimistic word for three",
                *oakhollow,
                0.41,
                2,
                "“She” → Prudence Oakhollow, the last one who spoke",
            ),
        ),
        "village": (_quoted(village, "I have counted the cars that pass now. There are ninety,", *oakhollow, 0.95, 5),),
        "museum": (_quoted(museum, "It still keeps time, although not ours,", "Isolde Farnaby", "curator", 0.9, 4),),
    }
    leads = {"bridge": "The Orrin Bridge will close", "village": "From Saturday", "museum": "The Quenby Museum"}
    archive.store_analyses(
        _analysis(article, quotations.get(article.id, ()), leads.get(article.id))
        for article in (bridge, copy, village, museum)
    )
    archive.link_speakers()
    archive.store_events(
        [
            Event(
                id="e1",
                title="Orrin Bridge to close for a year as cracks spread",
                articles=("bridge", "copy", "village"),
                copies=(Copy("copy", "bridge", 1.0),),
                first="2026-03-09T16:40:00+00:00",
                last="2026-03-10",
            ),
            Event(
                id="e2",
                title="Museum finds lost tide clock in its own cellar",
                articles=("museum",),
                first="2026-03-09",
                last="2026-03-09",
            ),
        ],
        {
            "e1": (
                _sentence(bridge, "The Orrin Bridge will close"),
                _sentence(bridge, "The closure will send"),
                _sentence(village, "From Saturday"),
            ),
            "e2": (_sentence(museum, "The Quenby Museum"),),
        },
    )
    return archive


def _sentence(article: Article, opening: str) -> Extract:
    start = article.text.index(opening)
    end = article.text.index(".", start) + 1
    return Extract(article.id, article.text[start:end], start, end)


def _quoted(
    article: Article,
    words: str,
    name: str,
    role: str,
    confidence: float,
    weight: float,
    reason: str = "named beside it",
) -> Quotation:
    start = article.text.index(words)
    source = name if name in article.text[start:] else "She"
    place = article.text.rindex(source, 0, start) if source == "She" else article.text.index(source, start)
    return Quotation(
        article=article.id,
        text=words,
        start=start,
        end=start + len(words),
        kind="direct" if words[0].isupper() else "partial",
        speaker=name,
        role=role,
        speaker_kind="person",
        source=Slice.cut(article.text, place, place + len(source)),
        confidence=confidence,
        reason=reason,
        weight=weight,
    )


def _analysis(article: Article, quotations: tuple[Quotation, ...], opening: str | None) -> Analysis:
    names = dict.fromkeys((quotation.speaker or "", quotation.role) for quotation in quotations)
    return Analysis(
        article=article.id,
        version="1",
        language="en",
        summary=(_sentence(article, opening),) if opening else (),
        quotations=tuple(sorted(quotations, key=lambda quotation: quotation.start)),
        speakers=tuple(
            Speaker(name=name, role=role, variants=(name,), quoted=sum(q.speaker == name for q in quotations))
            for name, role in names
        ),
        signature=Signature(
            article=article.id, title=article.title, outlet=article.outlet, published=article.published
        ),
    )
